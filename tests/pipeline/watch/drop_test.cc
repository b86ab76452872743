#include "pipeline/watch/drop.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "models/text/utf8.h"
#include "pipeline/watch/claims.h"
#include "pipeline/watch/inbox.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::watch {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(InboxName, OnlyTheLastPartAndOnlyWhatCanBeSeen) {
  for (const auto& [given, kept] : std::vector<std::pair<std::string, std::string>>{
           {"referat.pdf", "referat.pdf"},
           {"Ærø – svar (endelig).pdf", "Ærø – svar (endelig).pdf"},
           {"../../frisaet.db", "frisaet.db"},
           {"C:\\Users\\a\\brev.pdf", "brev.pdf"},
           {"/etc/passwd", "passwd"},
           {"..", "fil"},
           {"", "fil"},
           {".skjult.pdf", "skjult.pdf"},
           {"~$brev.docx", "brev.docx"},
           {"brev\n.pdf", "brev.pdf"},
           {"brev\xE2\x80\xAE"
            "fdp.exe",
            "brevfdp.exe"},
           {"halv.part", "halv.part.fil"},
       })
    EXPECT_EQ(inbox_name(given), kept) << given;
}

TEST(InboxName, ALongNameIsCutBetweenLettersAndKeepsItsEnding) {
  std::string longest;
  for (int i = 0; i < 300; ++i) longest += "æ";
  const std::string name = inbox_name(longest + ".pdf");
  EXPECT_LE(name.size(), 200U);
  EXPECT_TRUE(is_valid_utf8(name));
  EXPECT_TRUE(name.ends_with(".pdf"));
}

TEST(DropInto, ASecondFileOfTheSameNameOverwritesNothing) {
  const TemporaryFolder folder;
  const fs::path inbox = folder / "inbox";
  EXPECT_EQ(*drop_into(inbox, "brev.txt", "den første", "Ærø"), fs::path("Ærø/brev.txt"));
  EXPECT_EQ(*drop_into(inbox, "brev.txt", "den anden", "Ærø"), fs::path("Ærø/brev (2).txt"));
  EXPECT_EQ(content(inbox / "Ærø/brev.txt"), "den første");
  EXPECT_EQ(content(inbox / "Ærø/brev (2).txt"), "den anden");
}

TEST(DropInto, WhatLiesThereIsSomethingTheInboxTakes) {
  const TemporaryFolder folder;
  const fs::path path = folder / "inbox";
  ASSERT_TRUE(drop_into(path, "brev.txt", "Kære KL", "").ok());
  Inbox inbox(path, {.whole = {}, .unsure = {}, .empty = {}});
  const auto now = Clock::now();
  inbox.look(now);
  EXPECT_EQ(inbox.look(now + std::chrono::seconds(1)).ready, std::vector<fs::path>{path / "brev.txt"});
}

TEST(RetryFailed, AFileGoesBackIntoTheInboxAndItsReasonWithIt) {
  const TemporaryFolder folder;
  folder.write("failed/brev.pdf", "%PDF ødelagt");
  folder.write("failed/brev.pdf.reason.txt", "Filen er ødelagt.");
  folder.write("frisaet.db", "hemmelig");
  const auto entries = failed_files(folder / "failed");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].name, "brev.pdf");
  EXPECT_EQ(entries[0].reason, "Filen er ødelagt.");
  for (const char* name :
       {"../frisaet.db", "", ".", "..", "brev.pdf.reason.txt", "/etc/passwd", "findes ikke"})
    EXPECT_EQ(retry_failed(folder / "failed", folder / "inbox", name).error().code, ErrorCode::kNotFound)
        << name;
  ASSERT_TRUE(retry_failed(folder / "failed", folder / "inbox", "brev.pdf").ok());
  EXPECT_EQ(content(folder / "inbox/brev.pdf"), "%PDF ødelagt");
  EXPECT_TRUE(fs::is_empty(folder / "failed"));
}

TEST(RetryFailed, AFileGoesBackIntoTheFolderItCameFromAndNeverOutOfTheInbox) {
  for (const auto& [told, lies] : {std::pair("Dragør/maj", "inbox/Dragør/maj/brev.pdf"),
                                   {"../ud", "inbox/brev.pdf"},
                                   {"/etc", "inbox/brev.pdf"},
                                   {".skjult", "inbox/brev.pdf"},
                                   {"", "inbox/brev.pdf"}}) {
    const TemporaryFolder folder;
    folder.write("failed/brev.pdf", "%PDF ødelagt");
    folder.write("failed/brev.pdf.reason.txt",
                 "Fil:      brev.pdf\nMappe:    " + std::string(told) + "\nHvad nu:  x\n");
    ASSERT_TRUE(retry_failed(folder / "failed", folder / "inbox", "brev.pdf").ok()) << told;
    EXPECT_TRUE(fs::exists(folder / lies)) << told;
  }
}

TEST(RetryFailed, WhatTheWatcherLaidThereKnowsItsFolder) {
  const TemporaryFolder folder;
  folder.write("inbox/Dragør/brev.pdf", "%PDF ødelagt");
  auto claims = Claims::open(folder / "claimed");
  const auto claim = claims->take(folder / "inbox", folder / "inbox/Dragør/brev.pdf");
  ASSERT_TRUE(move_to_failed(folder / "failed", *claim, {ErrorCode::kUnreadable, "Nej.", "", ""}).ok());
  ASSERT_TRUE(retry_failed(folder / "failed", folder / "inbox", "brev.pdf").ok());
  EXPECT_TRUE(fs::exists(folder / "inbox/Dragør/brev.pdf"));
}

TEST(DropInto, WhereNothingCanBeWrittenItIsSaidAndNothingIsLeft) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("inbox", "jeg er en fil");
  const auto laid = drop_into(file, "brev.txt", "x", "");
  ASSERT_FALSE(laid.ok());
  EXPECT_EQ(laid.error().code, ErrorCode::kStore);
}

}  // namespace
}  // namespace frisaet::watch
