#include "pipeline/run/reading_corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/run/data_folder.h"
#include "pipeline/run/ingest.h"
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

}  // namespace
}  // namespace frisaet
