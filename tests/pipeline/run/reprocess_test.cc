#include "pipeline/run/reprocess.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/store/sqlite.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Quiet : public IngestProgress {
 public:
  void started(std::size_t) override {}
  void finished(const FileOutcome&) override {}
};

const char* const kMinutes =
    "Vejle Kommune\n\nReferat\n\nBørne- og Familieudvalget\n\nTirsdag den 6. september 2022 kl. 15.00\n\n"
    "1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n";

/// A store with one set of minutes, read by this program.
struct Read {
  TemporaryFolder files;
  DataFolder folder = *DataFolder::open(files / "data");
  Store store = *Store::open(folder.database());
  Quiet quiet;

  Read() {
    IngestRequest request;
    request.arguments = {files.write("ind/referat.txt", kMinutes)};
    request.reader_program = FRISAET_PROGRAM;
    EXPECT_TRUE(ingest(folder, store, request, quiet, {}).ok());
  }
  void sql(const std::string& statement) const {
    sqlite::Database(folder.database(), 1000).script(statement);
  }
  /// As if an older program had read the outcome of the item differently, under other rules or models.
  void as_if_older(const std::string& column) const {
    sql("UPDATE run SET " + column +
        " = 'gammel';"
        "UPDATE reading SET rules_asked = NULL;"
        "UPDATE reading SET content_hash = 'gammel';"
        "UPDATE record_version SET payload = json_set(payload, '$.outcome', 'rejected'), content_hash = "
        "'gammel';");
  }
  Result<ReprocessReport> again() {
    const auto stale = stale_documents(store);
    return reprocess(folder, store, *stale, 1, quiet, {}, FRISAET_PROGRAM);
  }
};

TEST(Reprocess, WhatThisProgramReadItselfIsNotStale) {
  Read read;
  EXPECT_THAT(*stale_documents(read.store), IsEmpty());
}

TEST(Reprocess, ChangedRulesNeedNoReadingAndChangedModelsDo) {
  Read read;
  read.as_if_older("rules_hash");
  const auto by_rules = stale_documents(read.store);
  ASSERT_THAT(*by_rules, SizeIs(1));
  EXPECT_TRUE(by_rules->front().only_rules);
  EXPECT_THAT(by_rules->front().why, HasSubstr("reglerne"));
  read.as_if_older("model_hash");
  const auto by_model = stale_documents(read.store);
  EXPECT_FALSE(by_model->front().only_rules);
  EXPECT_THAT(by_model->front().why, HasSubstr("OCR-model"));
}

/// As if that rule file had been another one.
void change_rules(const Read& read, const std::string& file) {
  read.sql("UPDATE run SET rules_hash = 'gammel'; UPDATE rules_asked SET files = json_set(files, '$.\"" +
           file + "\"', 'gammel') WHERE files ->> '$.\"" + file + "\"' IS NOT NULL");
}

TEST(Reprocess, AChangedRuleFileTouchesOnlyWhatWasReadWithIt) {
  Read read;
  change_rules(read, "survey.toml");
  EXPECT_THAT(*stale_documents(read.store), IsEmpty()) << "minutes are not asked by the survey's rules";
  change_rules(read, "minutes_items.toml");
  const auto stale = stale_documents(read.store);
  ASSERT_THAT(*stale, SizeIs(1));
  EXPECT_TRUE(stale->front().only_rules);
  EXPECT_EQ(stale->front().why, "reglerne er ændret: minutes_items.toml");
  ASSERT_TRUE(read.again().ok());
  EXPECT_THAT(*stale_documents(read.store), IsEmpty());
}

TEST(Reprocess, WhatIsThereIsNotReadAgainForRulesThatItDoesNotAsk) {
  Read read;
  const auto ingest_again = [&] {
    IngestRequest request;
    request.arguments = {read.files.path() / "ind/referat.txt"};
    request.reader_program = FRISAET_PROGRAM;
    return ingest(read.folder, read.store, request, read.quiet, {})->outcomes;
  };
  change_rules(read, "letters.toml");
  const auto asked = read.store.read_with(read.store.documents()->front().id)->rules;
  EXPECT_TRUE(asked.contains("minutes_items.toml"));
  ASSERT_FALSE(asked.contains("letters.toml"));
  EXPECT_EQ(ingest_again().count(FileOutcome::Kind::kKnown), 1U);
  EXPECT_EQ(read.store.read_with(read.store.documents()->front().id)->rules_hash, "gammel")
      << "not read again";
  change_rules(read, "minutes_items.toml");
  ingest_again();
  EXPECT_NE(read.store.read_with(read.store.documents()->front().id)->rules_hash, "gammel");
}

TEST(Reprocess, WhatIsReadDifferentlyIsToldFieldByFieldAndFreshAfterwards) {
  for (const char* column : {"rules_hash", "program_version"}) {
    Read read;
    read.as_if_older(column);
    const auto report = read.again();
    ASSERT_TRUE(report.ok()) << report.error().describe();
    ASSERT_THAT(report->changes, SizeIs(1)) << column;
    EXPECT_EQ(report->changes.front().fields,
              (std::vector<FieldChange>{{"outcome", "\"rejected\"", "\"approved\""}}));
    EXPECT_THAT(*stale_documents(read.store), IsEmpty());
    EXPECT_EQ(read.store.documents()->front().name, "referat.txt");
    EXPECT_THAT(*read.store.arrivals(report->changes.front().document), SizeIs(1));
  }
}

TEST(Reprocess, APersonsWordSurvivesAndADisagreementIsAConflict) {
  Read read;
  const auto document = read.store.document(read.store.documents()->front().id);
  const std::string record = document->records.front().id;
  read.as_if_older("rules_hash");
  ASSERT_TRUE(read.store.rebuild().ok());
  ASSERT_TRUE(
      read.store.correct({record, "outcome", Correction::Operation::kSet, "\"postponed\"", "anna", ""}).ok());
  ASSERT_TRUE(read.again().ok());
  EXPECT_THAT(read.store.record(record)->payload, HasSubstr("\"postponed\""));
  EXPECT_EQ(*read.store.conflicts(), std::vector<std::string>{record});
}

TEST(Reprocess, AStopBeforeItHasBegunChangesNothing) {
  Read read;
  read.as_if_older("rules_hash");
  std::stop_source stop;
  stop.request_stop();
  // Documents of which not even the records that were are looked at: this one is not there.
  auto stale = *stale_documents(read.store);
  stale.front().document.id = "0";
  const auto report =
      reprocess(read.folder, read.store, stale, 1, read.quiet, stop.get_token(), FRISAET_PROGRAM);
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report->read.interrupted);
  EXPECT_THAT(*stale_documents(read.store), SizeIs(1));
}

TEST(Reprocess, AnOriginalThatIsGoneFailsAloneAndKeepsWhatWasRead) {
  Read read;
  read.as_if_older("model_hash");
  fs::remove_all(read.folder.root() / "archive");
  const auto report = read.again();
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->read.outcomes.at(FileOutcome::Kind::kFailed), 1);
  EXPECT_THAT(read.store.document(read.store.documents()->front().id)->records, SizeIs(1));
}

}  // namespace
}  // namespace frisaet
