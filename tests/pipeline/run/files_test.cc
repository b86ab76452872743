#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "models/core/sha256.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/run/find_files.h"
#include "pipeline/run/opened_file.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using support::read_file;
using support::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(OpenFile, GivesBytesHashAndKindWhateverTheFileIsCalled) {
  const TemporaryFolder folder;
  const auto file = open_file(folder.write("referat.pdf", "Referat fra mødet\n"));
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->source.name, "referat.pdf");
  EXPECT_EQ(file->source.media_type, "text/plain");
  EXPECT_EQ(file->source.sha256, sha256_hex("Referat fra mødet\n"));
  EXPECT_EQ(file->bytes, "Referat fra mødet\n");
}

TEST(OpenFile, TheReaderSeesTheBytesThatWereHashedEvenWhenTheFileChanges) {
  const TemporaryFolder folder;
  const fs::path path = folder.write("a.txt", "før");
  const auto file = open_file(path);
  ASSERT_TRUE(file.ok());
  folder.write("a.txt", "efter");
  char buffer[16] = {};
  EXPECT_EQ(::pread(file->descriptor.get(), buffer, sizeof buffer, 0), 4);
  EXPECT_STREQ(buffer, "før");
}

TEST(OpenFile, RefusesWhatIsNoFileAndSaysWhatToDo) {
  const TemporaryFolder folder;
  folder.write("tom.pdf", "");
  fs::create_directory(folder / "mappe.pdf");
  ASSERT_EQ(::mkfifo((folder / "roer").c_str(), 0600), 0);
  fs::create_symlink(folder.write("rigtig.txt", "x"), folder / "genvej.txt");
  const struct {
    const char* name;
    ErrorCode code;
    const char* words;
  } cases[] = {{"tom.pdf", ErrorCode::kUnreadable, "tom"},
               {"mappe.pdf", ErrorCode::kUnreadable, "mappe"},
               {"roer", ErrorCode::kUnreadable, "almindelig fil"},
               {"genvej.txt", ErrorCode::kUnreadable, "genvej"},
               {"findes-ikke.pdf", ErrorCode::kNotFound, "findes ikke"}};
  for (const auto& c : cases) {
    const auto file = open_file(folder / c.name);
    ASSERT_FALSE(file.ok()) << c.name;
    EXPECT_EQ(file.error().code, c.code) << c.name;
    EXPECT_THAT(file.error().message, HasSubstr(c.words)) << c.name;
    EXPECT_FALSE(file.error().hint.empty()) << c.name;
  }
}

TEST(OpenFile, RefusesFilesOverTheLimit) {
  const TemporaryFolder folder;
  const auto file = open_file(folder.write("stor.txt", std::string(2000, 'x')), 1000);
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().code, ErrorCode::kLimit);
}

TEST(DisplayName, MakesAnyBytesPrintable) {
  EXPECT_EQ(file_name_of("/tmp/brev æøå.pdf"), "brev æøå.pdf");
  EXPECT_EQ(file_name_of("/tmp/to\nlinjer.pdf"), "to linjer.pdf");
  EXPECT_EQ(file_name_of("/tmp/\xE6.pdf"), "\xEF\xBF\xBD.pdf");  // a name from a Windows disk
}

TEST(FindFiles, WalksFoldersInOrderAndPassesOverWhatIsNotADocument) {
  const TemporaryFolder folder;
  for (const char* name :
       {"b.pdf", "a/æ.txt", "x.pdf/inde i mappen.txt", ".skjult", "~$brev.docx", "halv.pdf.part"}) {
    folder.write(name, "x");
  }
  fs::create_symlink(folder / "b.pdf", folder / "genvej.pdf");
  const FoundFiles found = find_files({folder.path()});
  EXPECT_THAT(found.files,
              ElementsAre(folder / "a/æ.txt", folder / "b.pdf", folder / "x.pdf/inde i mappen.txt"));
  ASSERT_THAT(found.refused, SizeIs(1));
  EXPECT_THAT(found.refused[0].message, HasSubstr("genvej"));
}

TEST(FindFiles, TheDataFolderIsNeverReadIntoItself) {
  const TemporaryFolder folder;
  folder.write("brev.txt", "x");
  folder.write("data/archive/ab/ab.txt", "x");
  EXPECT_THAT(find_files({folder.path()}, folder / "data").files, ElementsAre(folder / "brev.txt"));
}

TEST(FindFiles, WhatDoesNotExistIsReportedAndTheRestFound) {
  const TemporaryFolder folder;
  folder.write("b.pdf", "x");
  const FoundFiles found = find_files({folder / "mangler.pdf", folder / "b.pdf"});
  EXPECT_THAT(found.files, SizeIs(1));
  ASSERT_THAT(found.refused, SizeIs(1));
  EXPECT_EQ(found.refused[0].code, ErrorCode::kNotFound);
}

TEST(DataFolder, ArchivesBytesOnceUnderTheirHashAndReadOnly) {
  const TemporaryFolder folder;
  const auto data = DataFolder::open(folder / "data");
  ASSERT_TRUE(data.ok());
  const std::string sha = sha256_hex("indhold");
  const auto path = data->archive(sha, "application/pdf", "indhold");
  ASSERT_TRUE(path.ok());
  EXPECT_EQ(*path, "archive/" + sha.substr(0, 2) + "/" + sha + ".pdf");
  EXPECT_EQ(read_file(data->root() / *path), "indhold");
  EXPECT_EQ(fs::status(data->root() / *path).permissions() & fs::perms::owner_write, fs::perms::none);
  const auto written = fs::last_write_time(data->root() / *path);
  EXPECT_TRUE(data->archive(sha, "application/pdf", "indhold").ok());
  EXPECT_EQ(fs::last_write_time(data->root() / *path), written);
}

TEST(DataFolder, ACutOffCopyIsReplaced) {
  const TemporaryFolder folder;
  const auto data = DataFolder::open(folder / "data");
  ASSERT_TRUE(data.ok());
  const std::string sha = sha256_hex("indhold");
  folder.write("data/archive/" + sha.substr(0, 2) + "/" + sha + ".txt", "ind");
  const auto path = data->archive(sha, "text/plain", "indhold");
  ASSERT_TRUE(path.ok());
  EXPECT_EQ(read_file(data->root() / *path), "indhold");
}

TEST(DataFolder, SaysWhatToDoWhenItCannotBeMade) {
  const TemporaryFolder folder;
  folder.write("data", "en fil i vejen");
  const auto data = DataFolder::open(folder / "data");
  ASSERT_FALSE(data.ok());
  EXPECT_EQ(data.error().code, ErrorCode::kStore);
  EXPECT_FALSE(data.error().hint.empty());
}

}  // namespace
}  // namespace frisaet
