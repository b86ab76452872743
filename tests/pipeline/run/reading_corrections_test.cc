#include "pipeline/run/reading_corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "pipeline/run/data_folder.h"
#include "pipeline/run/deep_checks.h"
#include "pipeline/run/ingest.h"
#include "pipeline/run/reprocess.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

using support::TemporaryFolder;
using testing::HasSubstr;
using testing::SizeIs;

class Quiet : public IngestProgress {
 public:
  void started(std::size_t) override {}
  void finished(const FileOutcome&) override {}
};

/// A store with one letter, in which one wish stands.
class ReadingCorrections : public testing::Test {
 protected:
  ReadingCorrections() {
    IngestRequest request;
    request.arguments = {FRISAET_SOURCE_DIR "/corpus/documents/erklaering_prioritet_1_2.pdf"};
    request.reader_program = FRISAET_PROGRAM;
    Quiet quiet;
    EXPECT_TRUE(ingest(folder, store, request, quiet, {}).ok());
    document = store.documents()->front().id;
    EXPECT_THAT(records(), SizeIs(1));
  }
  std::vector<StoredRecord> records() { return store.document(document)->records; }
  /// Divides the wish; the second says this.
  std::int64_t divide(const std::string& reservation) {
    const StoredRecord wish = records().front();
    const std::string second = changed_payload(wish.payload, {{"reservation", "", '"' + reservation + '"'}});
    const auto said =
        correct_reading(store, document, RecordSplit{wish.kind, wish.natural_key, {}, second}, "anna", "");
    EXPECT_TRUE(said.ok());
    return said.ok() ? *said : 0;
  }
  std::string id_of(const std::string& reservation) {
    for (const StoredRecord& record : records())
      if (record.payload.find(reservation) != std::string::npos) return record.id;
    return {};
  }

  TemporaryFolder files;
  DataFolder folder = *DataFolder::open(files / "data");
  Store store = *Store::open(folder.database());
  std::string document;
};

TEST_F(ReadingCorrections, WhatOneDivisionAddedStaysItselfWhenAnotherIsTakenBack) {
  const std::int64_t first = divide("Kun i Høng.");
  divide("Kun i Gørlev.");
  ASSERT_THAT(records(), SizeIs(3));
  const std::string other = id_of("Gørlev.");
  ASSERT_TRUE(
      store.correct({other, "reservation", Correction::Operation::kSet, "\"Intet.\"", "bo", ""}).ok());
  const auto revoked = revoke_reading(store, document, first, "anna");
  ASSERT_TRUE(revoked.ok()) << revoked.error().describe();
  ASSERT_THAT(records(), SizeIs(2));
  EXPECT_EQ(records().back().id, other);
  EXPECT_THAT(store.record(other)->payload, HasSubstr("Intet."));
}

TEST_F(ReadingCorrections, WhatSomebodyCorrectedOfADivisionKeepsItFromBeingTakenBack) {
  const std::int64_t said = divide("Kun i Høng.");
  ASSERT_TRUE(
      store
          .correct({id_of("Kun i Høng."), "reservation", Correction::Operation::kSet, "\"Intet.\"", "bo", ""})
          .ok());
  EXPECT_EQ(revoke_reading(store, document, said, "anna").error().code, ErrorCode::kUsage);
  EXPECT_THAT(records(), SizeIs(2));
}

TEST_F(ReadingCorrections, AWordWithoutItsReadingIsStaleAndFoundByDoctorAndReprocessed) {
  // As a program that was killed between the two left it.
  const StoredRecord wish = records().front();
  const RecordSplit split{wish.kind,
                          wish.natural_key,
                          {},
                          changed_payload(wish.payload, {{"reservation", "", "\"Kun i Høng.\""}})};
  ASSERT_TRUE(store.correct_document({document, "split", said_json(split), "anna", ""}).ok());
  const auto stale = stale_documents(store);
  ASSERT_THAT(*stale, SizeIs(1));
  EXPECT_TRUE(stale->front().only_rules);
  EXPECT_THAT(stale->front().why, HasSubstr("det, der er sagt"));
  const auto faults = deep_checks(folder, store);
  ASSERT_THAT(*faults, SizeIs(1));
  EXPECT_THAT(faults->front().what_now, HasSubstr("reprocess"));
  Quiet quiet;
  ASSERT_TRUE(reprocess(folder, store, *stale, 1, quiet, {}, FRISAET_PROGRAM).ok());
  EXPECT_THAT(records(), SizeIs(2));
  EXPECT_THAT(*stale_documents(store), testing::IsEmpty());
  EXPECT_THAT(*deep_checks(folder, store), testing::IsEmpty());
}

TEST_F(ReadingCorrections, SaidByProgramsAtTheSameMomentAllCount) {
  const StoredRecord wish = records().front();
  std::vector<pid_t> programs;
  for (int i = 0; i < 4; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto own = Store::open(folder.database());
      const std::string text = "\"Kun i by " + std::to_string(i) + ".\"";
      const RecordSplit split{
          wish.kind, wish.natural_key, {}, changed_payload(wish.payload, {{"reservation", "", text}})};
      ::_exit(own && correct_reading(*own, document, split, "anna", "").ok() ? 0 : 1);
    }
    programs.push_back(child);
  }
  for (const pid_t child : programs) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_THAT(records(), SizeIs(5));
  EXPECT_THAT(*stale_documents(store), testing::IsEmpty());
}

}  // namespace
}  // namespace frisaet
