#include "pipeline/run/erase.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "models/core/sha256.h"
#include "pipeline/run/ingest.h"
#include "pipeline/run/reprocess.h"
#include "tests/support/capabilities.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Words that stand nowhere else; FTS5 keeps them folded, stemmed and without a common beginning.
const char* const kMinutes =
    "Vejle Kommune\n\nReferat\n\nBørne- og Familieudvalget\n\nTirsdag den 6. september 2022 kl. 15.00\n\n"
    "1. Kvaksalverbroens fremtid\n\nJens Pibemager har klaget.\n\nBeslutning\n\nZebragården sælges.\n";
const char* const kOther =
    "Vejle Kommune\n\nReferat\n\nTeknisk Udvalg\n\nTirsdag den 13. september 2022 kl. 15.00\n\n"
    "1. Cykelsti\n\nBeslutning\n\nGodkendt.\n";
const std::vector<std::string> kWords = {"vaksalverbr", "pibemage", "ebrag", "hemmelig note"};

class Silent : public IngestProgress {
  void started(std::size_t) override {}
  void finished(const FileOutcome&) override {}
};

class EraseTest : public ::testing::Test {
 protected:
  void ingest_all(const std::vector<fs::path>& files) {
    IngestRequest request;
    request.arguments = files;
    request.reader_program = FRISAET_PROGRAM;
    Silent silent;
    ASSERT_TRUE(ingest(data, *store, request, silent, {}).ok());
  }
  /// Every file of the data folder in whose bytes or name one of the words stands, whatever its letters'
  /// size.
  [[nodiscard]] std::vector<std::string> holding() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(data.root())) {
      if (!entry.is_regular_file()) continue;
      std::string bytes = entry.path().filename().string() + support::read_file(entry.path());
      std::transform(bytes.begin(), bytes.end(), bytes.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      for (const std::string& word : kWords)
        if (bytes.find(word) != std::string::npos)
          found.push_back(entry.path().filename().string() + ": " + word);
    }
    return found;
  }
  std::int64_t hits(const char* text) {
    SearchQuery query;
    query.text = text;
    return store->search(query)->total;
  }

  support::TemporaryFolder folder;
  fs::path file = folder.write("Pibemagers klage.txt", kMinutes);
  fs::path other = folder.write("andet.txt", kOther);
  std::string id = sha256_hex(kMinutes);
  DataFolder data = *DataFolder::open(folder / "data");
  std::optional<Store> store = *Store::open(data.database());
  ErasureOrder order{"Anna", "Anmodning"};
};

TEST_F(EraseTest, NoByteOfTheDataFolderHoldsItsWordsAfterwards) {
  ingest_all({file, other});
  const std::string record = store->document(id)->records.at(0).id;
  ASSERT_TRUE(store
                  ->correct({record, "title", Correction::Operation::kSet, R"("Kvaksalverbroen")", "Bo",
                             "hemmelig note"})
                  .ok());
  fs::create_directories(data.failed());
  fs::copy_file(file, data.failed() / "Pibemager.txt");
  std::ofstream(data.failed() / "Pibemager.txt.reason.txt") << "Fil: Pibemager.txt";
  fs::copy_file(file, data.inbox() / "brev.txt");
  ASSERT_EQ(hits("kvaksalverbroen"), 1);
  for (const std::string& word : kWords)
    EXPECT_THAT(holding(), ::testing::Contains(HasSubstr(word))) << "the test looks in the right places";

  const auto erased = erase(data, *store, id, order);
  ASSERT_TRUE(erased.ok()) << erased.error().describe();
  EXPECT_THAT(holding(), IsEmpty());
  EXPECT_EQ(hits("kvaksalverbroen"), 0);
  EXPECT_EQ(hits("cykelsti"), 1);
  EXPECT_THAT(support::read_file(data.root() / kErasureList), HasSubstr(id));
}

TEST_F(EraseTest, NeitherIngestNorReprocessingBringsItBack) {
  ingest_all({file, other});
  ASSERT_TRUE(erase(data, *store, id, order).ok());
  ingest_all({file, other});
  Silent silent;
  const auto stale = store->documents();
  std::vector<StaleDocument> all;
  for (const DocumentSummary& document : *stale) all.push_back({document, false, "prøve"});
  ASSERT_TRUE(reprocess(data, *store, all, 1, silent, {}, FRISAET_PROGRAM).ok());
  ASSERT_TRUE(store->rebuild().ok());
  EXPECT_THAT(holding(), IsEmpty());
  EXPECT_EQ(store->status()->documents, 1);
}

TEST_F(EraseTest, AMailOnWhichItHangsIsRefusedWhole) {
  ingest_all({file});
  ASSERT_TRUE(erase(data, *store, id, order).ok());
  ingest_all({folder.write(
      "svar.eml", std::string("From: a@example.dk\nTo: b@example.dk\nSubject: Svar\nMIME-Version: 1.0\n"
                              "Content-Type: multipart/mixed; boundary=x\n\n--x\n"
                              "Content-Type: text/plain; charset=utf-8\n\nHermed.\n--x\n"
                              "Content-Type: text/plain; charset=utf-8; name=\"Pibemagers klage.txt\"\n"
                              "Content-Disposition: attachment; filename=\"Pibemagers klage.txt\"\n"
                              "Content-Transfer-Encoding: 8bit\n\n") +
                      kMinutes + "\n--x--\n")});
  EXPECT_EQ(store->status()->documents, 0);
  EXPECT_THAT(holding(), IsEmpty());
  const auto rejected = store->attempts(AttemptState::kRejected, 10);
  ASSERT_EQ(rejected->size(), 1U);
  EXPECT_THAT(rejected->front().message, HasSubstr("slettet for altid"));
}

TEST_F(EraseTest, WhatAKilledProcessWasWritingGoesToo) {
  ingest_all({file});
  const pid_t child = fork();
  if (child == 0) _exit(0);
  waitpid(child, nullptr, 0);
  std::ofstream(data.root() / "archive" / ("tmp" + std::to_string(child) + "-1")) << kMinutes;
  ASSERT_TRUE(erase(data, *store, id, order).ok());
  EXPECT_THAT(holding(), IsEmpty());
}

TEST_F(EraseTest, AnOriginalThatCannotBeRemovedIsToldAndTheErasureStaysUnfinished) {
  ingest_all({file, other});
  const fs::path around = data.root() / "archive" / id.substr(0, 2);
  fs::permissions(around, fs::perms(0555));
  {
    const support::WithoutCapabilities none{CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH};
    const auto refused = erase(data, *store, id, order);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::kStore);
    EXPECT_THAT(refused.error().message, HasSubstr("kan ikke slettes"));
    EXPECT_FALSE(store->erasures()->at(0).finished);
    ingest_all({other});  // and nobody is kept from reading
    EXPECT_FALSE(store->erasures()->at(0).finished);
  }
  fs::permissions(around, fs::perms(0755));
  EXPECT_TRUE(*finish_erasures(data, *store));
  EXPECT_THAT(holding(), IsEmpty());
}

TEST_F(EraseTest, WhatCannotBeLookedIntoMayBeItAndIsTold) {
  ingest_all({file});
  fs::create_directories(data.failed() / "gemt");
  fs::copy_file(file, data.failed() / "gemt/svar.txt");
  const auto refused = [&] {
    const support::WithoutCapabilities none{CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH};
    const auto done = store->erasures()->empty() ? Result<bool>(erase(data, *store, id, order).error())
                                                 : finish_erasures(data, *store);
    EXPECT_FALSE(store->erasures()->at(0).finished);
    return done ? std::string() : done.error().describe();
  };
  fs::permissions(data.failed() / "gemt/svar.txt", fs::perms(0));
  EXPECT_THAT(refused(), HasSubstr("svar.txt: Det kan ikke ses, om filen er det slettede dokument"));
  fs::permissions(data.failed() / "gemt/svar.txt", fs::perms(0644));
  fs::permissions(data.failed() / "gemt", fs::perms(0));
  EXPECT_THAT(refused(), HasSubstr("Mappen kan ikke gennemgås"));
  fs::permissions(data.failed() / "gemt", fs::perms(0755));
  EXPECT_TRUE(*finish_erasures(data, *store));
  EXPECT_THAT(holding(), IsEmpty());
}

TEST_F(EraseTest, WhatWasCutOffIsFinishedByWhoeverComesNext) {
  ingest_all({file, other});
  ASSERT_TRUE(store->erase(id, order).ok());  // killed before any file was removed
  EXPECT_FALSE(holding().empty());
  ingest_all({other});
  EXPECT_THAT(holding(), IsEmpty());
  EXPECT_TRUE(store->erasures()->at(0).finished);
  EXPECT_FALSE(*finish_erasures(data, *store));
}

}  // namespace
}  // namespace frisaet
