// The compiled-in rules prove themselves; a folder may replace them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const char* const kFile =
    "[[rule]]\nid = \"a\"\ngives = \"g\"\npattern = 'b'\nmatches = [\"b\"]\nrejects = [\"c\"]\n";

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("frisaet_rules_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

TEST(RuleBook, EveryCompiledInFileProvesItself) {
  const auto reports = RuleBook::check();
  ASSERT_TRUE(reports.ok());
  EXPECT_FALSE(reports->empty());
  for (const RuleFileReport& report : *reports) {
    EXPECT_GT(report.rules, 0U) << report.name;
    EXPECT_GE(report.samples, 2 * report.rules) << report.name;
    for (const Error& fault : report.faults) ADD_FAILURE() << fault.describe();
  }
}

TEST(RuleBook, HashFollowsNamesAndContents) {
  const auto hash = [](std::map<std::string, std::string> files) { return RuleBook::load(files)->hash(); };
  const std::string one = hash({{"a.toml", kFile}});
  EXPECT_THAT(one, SizeIs(64));
  EXPECT_EQ(one, hash({{"a.toml", kFile}}));
  EXPECT_NE(one, hash({{"b.toml", kFile}}));
  EXPECT_NE(one, hash({{"a.toml", std::string(kFile) + "\n"}}));
}

TEST(RuleBook, FamilyIsNamedAsItsFileWhenItHasNoNameOfItsOwn) {
  const auto book = RuleBook::load({{"a.toml", kFile}});
  ASSERT_TRUE(book.ok());
  EXPECT_TRUE(book->family("a").matches("b"));
}

TEST(RuleBook, FolderIsCheckedFileByFile) {
  const Folder folder;
  folder.write("god.toml", kFile);
  folder.write("syg.toml", "[[rule]]\nid = \"a\"\n");
  folder.write("andet.txt", "ikke en regel");
  const auto reports = RuleBook::check(folder.path());
  ASSERT_TRUE(reports.ok());
  ASSERT_THAT(*reports, SizeIs(2));
  EXPECT_THAT((*reports)[0].faults, IsEmpty());
  EXPECT_THAT((*reports)[1].faults, SizeIs(testing::Ge(3U)));
}

TEST(RuleBook, MissingFolderIsNotFound) {
  const auto reports = RuleBook::check("/findes/ikke");
  ASSERT_FALSE(reports.ok());
  EXPECT_EQ(reports.error().code, ErrorCode::kNotFound);
}

TEST(RuleBook, AFaultyFileOfAFolderIsRefusedWhenItIsLoaded) {
  for (const char* pattern : {"a(?=b)", "c"}) {
    const Folder folder;
    folder.write("prose.toml", std::string("[[rule]]\nid = \"a\"\ngives = \"g\"\npattern = '") + pattern +
                                   "'\nmatches = [\"ab\"]\nrejects = [\"x\"]\n");
    const auto replaced = RuleBook::replace_standard(folder.path());
    ASSERT_FALSE(replaced.ok()) << pattern;
    EXPECT_EQ(replaced.error().code, ErrorCode::kInvalid);
    EXPECT_THAT(replaced.error().where, HasSubstr("prose.toml, linje 1, reglen »a«"));
  }
}

TEST(RuleBook, AFileThatNobodyReadsIsRefused) {
  const Folder folder;
  folder.write("ukendt.toml", kFile);
  const auto replaced = RuleBook::replace_standard(folder.path());
  ASSERT_FALSE(replaced.ok());
  EXPECT_EQ(replaced.error().code, ErrorCode::kInvalid);
  EXPECT_THAT(replaced.error().where, HasSubstr("ukendt.toml"));
}

TEST(RuleBook, StandardIsSharedByThreadsAndNotReplacedOnceUsed) {
  std::vector<const RuleBook*> seen(4);
  std::vector<std::thread> threads;
  for (auto& slot : seen) threads.emplace_back([&slot] { slot = &RuleBook::standard(); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(seen, testing::Each(seen.front()));
  const Folder empty;
  const auto replaced = RuleBook::replace_standard(empty.path());
  ASSERT_FALSE(replaced.ok());
  EXPECT_EQ(replaced.error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace frisaet
