// What others read in the database without this program.
#include "pipeline/store/views.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
using sqlite::Database;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ViewsTest : public ::testing::Test {
 protected:
  /// As sqlite3 reads it: no tokenizer, no functions of ours.
  std::vector<std::string> read(const std::string& sql) {
    Database db(folder / "frisaet.db", 1000, Database::Access::kRead);
    return sqlite::texts(db.query(sql));
  }
  std::string decision_of(const std::string& title) {
    const auto ids = read("SELECT post FROM beslutninger WHERE titel = '" + title + "'");
    return ids.empty() ? "" : ids.front();
  }

  TemporaryFolder folder;
  Store store = open_store(folder / "frisaet.db");
  RunId run = value_of(store.begin_run(run_info()));
};

TEST_F(ViewsTest, DecisionsStandThereWithTheirNamesInDanish) {
  Meeting meeting;
  meeting.items = {{"4", "Skolernes tag", "Godkendt.", "approved", "at taget lægges", "", "folkeskole"},
                   {"5", "Vejene", "Udsat.", "postponed", "", "", ""}};
  value_of(store.put_document(run, minutes(meeting)));
  EXPECT_THAT(read("SELECT punkt || ' ' || titel || ' ' || udfald FROM beslutninger ORDER BY punkt"),
              ElementsAre("4 Skolernes tag godkendt", "5 Vejene udsat"));
  EXPECT_THAT(
      read("SELECT indstilling || '|' || omraader || '|' || kommune FROM beslutninger WHERE punkt = '4'"),
      ElementsAre("at taget lægges|folkeskole|" + meeting.municipality.name));
  EXPECT_THAT(read("SELECT slags || ' ' || sider FROM dokumenter"), ElementsAre(HasSubstr("referat ")));
  EXPECT_THAT(read("SELECT name FROM pragma_table_info('beslutninger') LIMIT 3"),
              ElementsAre("kommunekode", "kommune", "udvalg"));
}

TEST_F(ViewsTest, WhatPeopleSaidStandsThereAndWhatTheyRejectedDoesNot) {
  value_of(store.put_document(run, minutes(two_items())));
  const auto posts = read("SELECT post FROM beslutninger ORDER BY punkt");
  ASSERT_EQ(posts.size(), 2U);
  expect_ok(store.correct({posts[0], "outcome", Correction::Operation::kSet, R"("rejected")", "Anna", ""}));
  expect_ok(store.correct({posts[1], "", Correction::Operation::kWithdraw, "", "Anna", ""}));
  EXPECT_THAT(read("SELECT udfald || ' ' || gennemsyn FROM beslutninger"), ElementsAre("afvist ok"));
}

TEST_F(ViewsTest, NothingFromBehindClosedDoorsOrThatIsHeldOrWithdrawn) {
  value_of(store.put_document(run, minutes(two_items())));
  const auto posts = read("SELECT post FROM beslutninger ORDER BY punkt");
  expect_ok(store.correct({posts.at(0), "closed", Correction::Operation::kSet, "true", "Anna", ""}));
  EXPECT_THAT(read("SELECT post FROM beslutninger"), ElementsAre(posts.at(1)));
  value_of(store.put_document(run, letter({"Lukkede punkter\nEn sag"}, DocumentType::kAgenda)));
  value_of(store.put_document(run, letter({"Ansøger er 010190-1234."})));
  EXPECT_THAT(read("SELECT slags FROM dokumenter"), ElementsAre("referat"));
  value_of(store.withdraw(value_of(store.record(posts.at(1))).document, "Anna", "Fejl"));
  EXPECT_THAT(read("SELECT post FROM beslutninger"), IsEmpty());
  EXPECT_THAT(read("SELECT slags FROM dokumenter"), IsEmpty());
}

TEST_F(ViewsTest, DeclarationsHaveTheirWishesByRank) {
  DocumentInput input = letter({"Kommunen ønsker ældre og dagtilbud."}, DocumentType::kDeclaration);
  RecordInput record;
  record.kind = "declaration";
  record.natural_key = "x";
  record.payload =
      R"({"kind":"declaration","municipality":{"code":"360","name":"Lolland"},"priorities":[)"
      R"({"area":"aeldre","rank":1},{"area":"dagtilbud","rank":1},{"area":"folkeskole","rank":2}],)"
      R"("none_of_areas":false,"status":"council","reservation":{"text":"Rammen"},)"
      R"("contact":{"name":"Hemmelig Person"}})";
  record.confidence = 0.5;
  input.records = {record};
  value_of(store.put_document(run, input));
  EXPECT_THAT(
      read("SELECT kommune || '|' || oenske_1 || '|' || oenske_2 || '|' || status || '|' || forbehold ||"
           " '|' || gennemsyn || '|' || ingen_af_omraaderne FROM erklaeringer"),
      ElementsAre("Lolland|aeldre/dagtilbud|folkeskole|byråd|Rammen|check|0"));
}

TEST_F(ViewsTest, AViewOfAnotherProgramIsMadeAnew) {
  {
    Database db(folder / "frisaet.db", 1000);
    db.script("DROP VIEW beslutninger; CREATE VIEW beslutninger AS SELECT 1 AS gammel; DROP VIEW frister");
  }
  open_store(folder / "frisaet.db");
  EXPECT_THAT(read("SELECT count(*) FROM beslutninger WHERE titel IS NULL"), ElementsAre("0"));
  EXPECT_THAT(read("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name"),
              ElementsAre("aftaleomraader", "beslutninger", "dokumenter", "erklaeringer", "frister"));
}

}  // namespace
}  // namespace frisaet
