#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using testing::expect_ok;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::TemporaryFolder;
using testing::value_of;

class DocumentCorrections : public ::testing::Test {
 protected:
  DocumentCorrections() {
    DocumentInput letter = testing::letter({"Vejle ønsker ældre"}, DocumentType::kDeclaration);
    letter.records = {testing::declaration(letter, 0, "aeldre")};
    const RunId run = value_of(store.begin_run(testing::run_info()));
    value_of(store.put_document(run, letter));
    document = letter.source.sha256;
  }
  Result<std::int64_t> say(const std::string& operation, const std::string& said,
                           const std::string& author = "anna", const std::string& reason = "") {
    return store.correct_document({document, operation, said, author, reason});
  }

  TemporaryFolder folder;
  Store store = value_of(Store::open(folder / "a.db"));
  std::string document;
};

TEST_F(DocumentCorrections, WhatIsSaidTwiceIsOneAndWhatIsTakenBackStaysWithItsTime) {
  const std::int64_t id = value_of(say("raw_word", R"({"page":1})"));
  EXPECT_EQ(value_of(say("raw_word", R"({"page":1})", "bo")), id);
  expect_ok(store.revoke_document_correction(document, id, "bo"));
  EXPECT_EQ(store.revoke_document_correction(document, id, "bo").error().code, ErrorCode::kNotFound);
  const auto said = value_of(store.document_corrections(document));
  ASSERT_THAT(said, SizeIs(1));
  EXPECT_EQ(said[0].said.author, "anna");
  EXPECT_EQ(said[0].revoked_by, "bo");
  EXPECT_NE(value_of(say("raw_word", R"({"page":1})")), id);
}

TEST_F(DocumentCorrections, EveryThingThatCanBeSaidIsKept) {
  for (const char* operation : {"raw_word", "split", "join", "suggestion"})
    EXPECT_TRUE(say(operation, R"({"page":1})").ok()) << operation;
  EXPECT_THAT(value_of(store.document_corrections(document)), SizeIs(4));
}

TEST_F(DocumentCorrections, WhatCannotBeMeantIsRefused) {
  EXPECT_EQ(say("raw_word", "{").error().code, ErrorCode::kInvalid);
  EXPECT_EQ(say("raw_word", "{}", "").error().code, ErrorCode::kUsage);
  EXPECT_EQ(store.correct_document({"0", "raw_word", "{}", "anna", ""}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(say("ukendt", "{}").error().code, ErrorCode::kStore);
  EXPECT_EQ(store.revoke_document_correction(document, 7, "anna").error().code, ErrorCode::kNotFound);
  EXPECT_THAT(value_of(store.document_corrections(document)), IsEmpty());
}

TEST_F(DocumentCorrections, NoPersonNumberIsSaid) {
  EXPECT_THAT(say("split", R"({"second":{"title":"cpr. 010203\u002d1234"}})").error().message,
              HasSubstr("CPR-nummer"));
  EXPECT_THAT(say("split", R"({"first":[{"after":["010203-1234"]}]})").error().message,
              HasSubstr("CPR-nummer"));
  EXPECT_THAT(say("raw_word", "{}", "anna", "cpr. 010203-1234").error().message, HasSubstr("CPR-nummer"));
}

TEST_F(DocumentCorrections, APersonNumberThatAPersonTakesAwayIsNotSaid) {
  value_of(say("split", R"({"key":"Ida 010203-1234","first":[{"field":"title",)"
                        R"("before":"Ida 010203-1234","after":"Ida"}],"second":{"title":"Bo"}})"));
}

TEST_F(DocumentCorrections, OnceARegisterIsFrozenAReasonIsGiven) {
  value_of(store.freeze({"oktober", "r", "{}", "", "anna", "Afsluttet", ""}));
  EXPECT_THAT(say("join", "{}").error().message, HasSubstr("oktober"));
  value_of(say("join", "{}", "anna", "To svar var ét"));
}

TEST_F(DocumentCorrections, TheyAreErasedWithTheirDocument) {
  value_of(say("raw_word", R"({"before":"Hemmeligt"})"));
  value_of(store.erase(document, {"anna", "Ved en fejl", true}));
  EXPECT_THAT(value_of(store.document_corrections(document)), IsEmpty());
}

TEST_F(DocumentCorrections, AReadingWithoutWhatWasSaidIsKnownUntilItHasIt) {
  EXPECT_THAT(value_of(store.read_without_what_was_said()), IsEmpty());
  const std::int64_t id = value_of(say("raw_word", R"({"page":1})"));
  EXPECT_THAT(value_of(store.read_without_what_was_said()), ::testing::ElementsAre(document));
  DocumentInput letter = testing::letter({"Vejle ønsker ældre"}, DocumentType::kDeclaration);
  letter.records = {testing::declaration(letter, 0, "aeldre")};
  letter.said = {{id}};
  const RunId run = value_of(store.begin_run(testing::run_info()));
  EXPECT_EQ(value_of(store.put_document(run, letter)), PutOutcome::kUnchanged);
  EXPECT_THAT(value_of(store.read_without_what_was_said()), IsEmpty());
  EXPECT_TRUE(value_of(store.is_fresh(document, testing::run_info())));
  expect_ok(store.revoke_document_correction(document, id, "bo"));
  EXPECT_THAT(value_of(store.read_without_what_was_said()), ::testing::ElementsAre(document));
  EXPECT_FALSE(value_of(store.is_fresh(document, testing::run_info())));
}

TEST_F(DocumentCorrections, WhatIsSaidOfARecordGoesWithItWhereAWordGivesItAnotherKey) {
  DocumentInput paper = testing::minutes(testing::two_items());
  const RunId run = value_of(store.begin_run(testing::run_info()));
  value_of(store.put_document(run, paper));
  document = paper.source.sha256;
  const std::string was = value_of(store.document(document)).records.at(1).id;
  expect_ok(store.correct({was, "outcome", Correction::Operation::kSet, R"("noted")", "anna", ""}));
  const auto put_with = [&](const std::vector<std::int64_t>& said, const std::string& key) {
    paper.records.at(1).natural_key = key;
    paper.said = said;
    value_of(store.put_document(run, paper));
    return value_of(store.document(document)).records.at(1).id;
  };
  const std::string key = paper.records.at(1).natural_key;
  const std::int64_t id = value_of(say("raw_word", "{}"));
  const std::string now = put_with({id}, key + "x");
  EXPECT_NE(now, was);
  EXPECT_THAT(value_of(store.corrections(now)), SizeIs(1));
  EXPECT_THAT(value_of(store.record(now)).payload, HasSubstr("noted"));
  EXPECT_THAT(value_of(store.corrections(was)), IsEmpty()) << "no second record beside it";
  EXPECT_THAT(value_of(store.record_ids()), SizeIs(3));  // the letter's, and two
  expect_ok(store.revoke_document_correction(document, id, "anna"));
  EXPECT_EQ(put_with({}, key), was);
  EXPECT_THAT(value_of(store.corrections(was)), SizeIs(1));
}

TEST_F(DocumentCorrections, WhatWasConfirmedIsInSightAlsoWhereItsRecordIsCalledOtherwiseNow) {
  DocumentInput paper = testing::minutes(testing::two_items());
  const RunId run = value_of(store.begin_run(testing::run_info()));
  value_of(store.put_document(run, paper));
  document = paper.source.sha256;
  expect_ok(store.confirm(value_of(store.document(document)).records.at(1).id, "anna", ""));
  paper.records.at(1).natural_key += "x";
  std::string& payload = paper.records.at(1).payload;
  payload.replace(payload.find("Leg og L"), 8, "Dans og L");
  paper.said = {{value_of(say("raw_word", "{}"))}};
  value_of(store.put_document(run, paper));
  const std::string now = value_of(store.document(document)).records.at(1).id;
  for (const SaidCorrection& one : value_of(store.corrections(now))) {
    EXPECT_TRUE(one.is_in_sight) << one.field;
    EXPECT_EQ(one.state, one.field == "committee" ? "conflict" : "active") << one.field;
  }
}

TEST_F(DocumentCorrections, ARulingGoesWithItsRecordWhereAWordGivesItAnotherKey) {
  DocumentInput paper = testing::minutes(testing::two_items());
  const RunId run = value_of(store.begin_run(testing::run_info()));
  value_of(store.put_document(run, paper));
  document = paper.source.sha256;
  const auto records = value_of(store.document(document)).records;
  const std::string first = records.at(0).id, was = records.at(1).id;
  expect_ok(store.rule("r", {"250", "runde-2", first, {first, was}, "", "Anne", "Talt med dem", ""}));
  expect_ok(store.rule("r", {"250", "runde-2", was, {first, was}, "", "Anne", "Talt igen", ""}));
  paper.records.at(1).natural_key += "x";
  paper.said = {{value_of(say("raw_word", "{}"))}};
  value_of(store.put_document(run, paper));
  const std::string now = value_of(store.document(document)).records.at(1).id;
  ASSERT_NE(now, was);
  const RegisterRuling ruling = value_of(store.rulings("r")).at(0);
  EXPECT_EQ(ruling.record, now);
  EXPECT_THAT(ruling.seen, ::testing::ElementsAre(first, now));
}

TEST_F(DocumentCorrections, WhatIsDoneTogetherIsUndoneTogether) {
  const std::string mark = value_of(store.reading_mark(document));
  const auto done = store.together([&]() -> Result<void> {
    value_of(say("raw_word", "{}"));
    EXPECT_NE(value_of(store.reading_mark(document)), mark);
    return Error{ErrorCode::kUsage, "Nej.", "", ""};
  });
  EXPECT_EQ(done.error().message, "Nej.");
  EXPECT_EQ(value_of(store.reading_mark(document)), mark);
  EXPECT_THAT(value_of(store.document_corrections(document)), IsEmpty());
}

}  // namespace
}  // namespace frisaet
