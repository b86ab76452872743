#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "pipeline/store/sqlite.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ErasureTest : public ::testing::Test {
 protected:
  std::string put(const DocumentInput& input) {
    value_of(store.put_document(run, input));
    return input.source.sha256;
  }
  ErasureReport erase(const std::string& id) { return value_of(store.erase(id, order)); }
  std::int64_t hits(const char* text) {
    SearchQuery query;
    query.text = text;
    return value_of(store.search(query)).total;
  }

  TemporaryFolder folder;
  Store store = open_store(folder / "frisaet.db");
  RunId run = value_of(store.begin_run(run_info()));
  ErasureOrder order{"Anna", "Anmodning af 1. januar"};
};

TEST_F(ErasureTest, TakesOnlyWhatTheDocumentAloneHeld) {
  Meeting other = two_items();
  other.file = "udskrift.pdf";
  other.items[1].number = "6";
  other.items[1].title = "Ny bro";
  const std::string id = put(minutes(two_items()));
  const std::string stays = put(minutes(other));
  const std::string shared = value_of(store.document(id)).records.at(0).id;
  const std::string own = value_of(store.document(id)).records.at(1).id;
  for (const std::string& record : {shared, own})
    expect_ok(store.correct({record, "outcome", Correction::Operation::kSet, R"("noted")", "kbh", ""}));
  const ErasureReport report = erase(id);
  ASSERT_EQ(report.documents.size(), 1U);
  EXPECT_EQ(report.documents[0].name, "referat.pdf");
  EXPECT_EQ(report.documents[0].pages, 1);
  EXPECT_EQ(report.documents[0].records, 2);
  EXPECT_THAT(report.same_decisions, ElementsAre(stays));
  EXPECT_EQ(hits("åbningstider"), 1);
  EXPECT_EQ(hits("cykelsti"), 0);
  EXPECT_EQ(value_of(store.record(shared)).document, stays);
  EXPECT_TRUE(value_of(store.record(shared)).corrected);
  EXPECT_EQ(store.record(own).error().code, ErrorCode::kNotFound);
  EXPECT_THAT(value_of(store.corrections(own)), IsEmpty());
  EXPECT_EQ(value_of(store.documents()).size(), 1U);
  static_cast<void>(value_of(store.dump()));  // index and tables agree
}

TEST_F(ErasureTest, WhatPeopleSaidOfItsWordsGoesWithItAndTheRestStays) {
  Meeting meeting = two_items();
  meeting.items[0].decision = "Afskediget for kvaksalveri.";
  const std::string id = put(minutes(meeting));
  const std::string record = value_of(store.document(id)).records.at(0).id;
  using Operation = Correction::Operation;
  const auto set = [&](const char* field, const char* value) {
    expect_ok(store.correct({record, field, Operation::kSet, value, "kbh", ""}));
  };
  set("committee", R"("Kvaksalverudvalget")");  // replaced below
  set("committee", R"("Udvalget for Leg og Læring")");
  set("title", R"("Kvaksalveri")");
  set("closed", "true");
  expect_ok(store.confirm(record, "kbh", ""));
  const std::string rejected = value_of(store.document(id)).records.at(1).id;
  expect_ok(store.correct({rejected, "", Operation::kWithdraw, "", "kbh", ""}));
  put(minutes(two_items()));
  erase(id);
  EXPECT_TRUE(value_of(store.record(rejected)).withdrawn);
  EXPECT_EQ(value_of(store.corrections(rejected)).size(), 1U);
  EXPECT_EQ(hits("kvaksalveri"), 0);
  const StoredRecord left = value_of(store.record(record));
  EXPECT_THAT(left.payload, HasSubstr("Udvalget godkendte indstillingen."));
  EXPECT_THAT(left.payload, HasSubstr("Nye åbningstider"));
  EXPECT_TRUE(left.closed) << "who said that it is closed said nothing of the document's words";
  std::set<std::string> fields;
  for (const SaidCorrection& said : value_of(store.corrections(record))) {
    fields.insert(said.field);
    EXPECT_EQ(said.state == "conflict", false) << said.field;
  }
  EXPECT_TRUE(fields.contains("committee")) << "the paper that stays reads the same";
  EXPECT_TRUE(fields.contains("meeting_date"));
  EXPECT_FALSE(fields.contains("title"));
  EXPECT_FALSE(fields.contains("decision_text"));
  expect_ok(store.revoke(record, "committee"));  // nothing it replaced comes back
  EXPECT_THAT(value_of(store.record(record)).payload, HasSubstr("Udvalget for Leg og Læring"));
  expect_ok(store.scrub());
  const std::string bytes = frisaet::support::read_file(folder / "frisaet.db");
  for (const char* word : {"vaksalver", "Afskediget"}) EXPECT_THAT(bytes, Not(HasSubstr(word)));
  static_cast<void>(value_of(store.dump()));
}

TEST_F(ErasureTest, IsLoggedWithoutWhatItHeld) {
  const std::string id = put(minutes(two_items()));
  erase(id);
  const auto list = value_of(store.erasures());
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].document, id);
  EXPECT_EQ(list[0].author, "Anna");
  EXPECT_EQ(list[0].made_at, "2026-01-02T03:04:05Z");
  EXPECT_FALSE(list[0].finished);
  expect_ok(store.scrub());
  expect_ok(store.finish_erasures({id}));
  EXPECT_TRUE(value_of(store.erasures())[0].finished);
  EXPECT_THAT(value_of(store.dump()), Not(HasSubstr("referat.pdf")));
}

TEST_F(ErasureTest, OneMadeWhileAnotherIsFinishedStaysUnfinished) {
  const std::string first = put(minutes(two_items()));
  const std::string second = put(letter({"Et brev"}));
  erase(first);
  erase(second);
  expect_ok(store.finish_erasures({first}));
  const auto list = value_of(store.erasures());
  ASSERT_EQ(list.size(), 2U);
  EXPECT_TRUE(list[0].finished);
  EXPECT_FALSE(list[1].finished);
}

TEST_F(ErasureTest, WhatAPersonConfirmedToBeClosedStaysClosedWhenItsPaperIsGone) {
  DocumentInput closed = minutes(two_items());
  std::string& payload = closed.records[0].payload;
  payload.replace(payload.find(R"("closed":false)"), 14, R"("closed":true)");
  const std::string id = put(closed);
  const std::string record = value_of(store.document(id)).records.at(0).id;
  expect_ok(store.confirm(record, "kbh", "Set i referatet"));
  Meeting other = two_items();
  other.file = "udskrift.pdf";
  put(minutes(other));  // reads it as open
  erase(id);
  EXPECT_TRUE(value_of(store.record(record)).closed);
  EXPECT_THAT(value_of(store.record(record)).payload, HasSubstr(R"("closed":true)"));
  SearchQuery query;
  query.text = "åbningstider";
  query.with_closed = false;
  EXPECT_EQ(value_of(store.search(query)).total, 0);
  expect_ok(store.rebuild());
  EXPECT_EQ(value_of(store.search(query)).total, 0);
}

TEST_F(ErasureTest, IsNeverTakenInAgain) {
  const DocumentInput input = minutes(two_items());
  const std::string id = put(input);
  erase(id);
  EXPECT_EQ(store.may_enter(id).error().message,
            "Dokumentet er slettet for altid den 2. januar 2026 af Anna og læses ikke ind igen.");
  EXPECT_EQ(store.put_document(run, input).error().code, ErrorCode::kNotFound);
  EXPECT_THAT(store.find(id.substr(0, 12)).error().message, HasSubstr("slettet for altid"));
  EXPECT_EQ(hits("åbningstider"), 0);
  EXPECT_THAT(store.erase(id, order).error().message, HasSubstr("slettet for altid"));
}

TEST_F(ErasureTest, TheLedgerForgetsItsNamesAlsoWhenItIsDroppedAgain) {
  const DocumentInput input = minutes(two_items());
  const AttemptId first = value_of(store.begin_attempt(run, "/ind/Klage fra Ole Holm.pdf"));
  value_of(store.put_document(run, input, first));
  erase(input.source.sha256);
  const AttemptId again = value_of(store.begin_attempt(run, "/ind/Ole Holm igen.pdf"));
  expect_ok(store.advance_attempt(again, AttemptState::kRejected, input.source.sha256,
                                  store.may_enter(input.source.sha256).error()));
  expect_ok(store.scrub());
  for (const Attempt& attempt : value_of(store.attempts(AttemptState::kRejected, 9)))
    EXPECT_EQ(attempt.path, "slettet");
  EXPECT_THAT(frisaet::support::read_file(folder / "frisaet.db"), Not(HasSubstr("Ole Holm")));
}

TEST_F(ErasureTest, AMailTakesAlongWhatCameWithItAndAnAttachmentIsErasedWithItsMail) {
  DocumentInput attached = minutes(two_items());
  attached.arrival.path = "/ind/mail.eml » referat.pdf";
  put(attached);
  DocumentInput mail = letter({"Hermed svaret"});
  mail.attachments = {{"referat.pdf", attached.source.sha256, ""}};
  const std::string id = put(mail);
  const Error refused = store.erase(attached.source.sha256, order).error();
  EXPECT_EQ(refused.code, ErrorCode::kUsage);
  EXPECT_THAT(refused.hint, HasSubstr(id.substr(0, 12)));
  value_of(store.withdraw(id, "Bo", "Fejl"));  // withdrawn ones are erased too
  EXPECT_EQ(erase(id).documents.size(), 2U);
  EXPECT_TRUE(value_of(store.is_erased(attached.source.sha256)));
  EXPECT_THAT(value_of(store.withdrawals()), IsEmpty());
}

TEST_F(ErasureTest, AFrozenRegisterThatCitesItIsErasedOnlyWhenThatIsSaid) {
  const std::string id = put(minutes(two_items()));
  value_of(store.freeze({"Med", "r", "{\"document\":\"" + id + "\"}", "", "Bo", "Frist", ""}));
  value_of(store.freeze({"Uden", "r", "{}", "", "Bo", "Frist", ""}));
  EXPECT_THAT(store.erase(id, order).error().message, HasSubstr("\"Med\""));
  EXPECT_EQ(value_of(store.frozen_registers()).size(), 2U);
  order.with_frozen = true;
  EXPECT_THAT(erase(id).frozen, ElementsAre("Med"));
  ASSERT_EQ(value_of(store.frozen_registers()).size(), 1U);
  sqlite::Database db(folder / "frisaet.db", 1000);  // and nobody else's can be removed after it
  EXPECT_THROW(db.run("DELETE FROM frozen_register"), sqlite::SqliteFailure);
}

TEST_F(ErasureTest, LookingChangesNothingAndAFileNeverSeenIsNotedByItsHash) {
  const std::string id = put(minutes(two_items()));
  const std::string before = value_of(store.dump());
  order.only_look = true;
  EXPECT_EQ(erase(id).documents.size(), 1U);
  EXPECT_EQ(value_of(store.dump()), before);
  order.only_look = false;
  const std::string unseen(64, 'a');
  EXPECT_EQ(erase(unseen).documents.at(0).name, "");
  EXPECT_EQ(store.may_enter(unseen).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store.erase("abcd", order).error().code, ErrorCode::kNotFound);
  order.reason.clear();
  EXPECT_EQ(store.erase(id, order).error().code, ErrorCode::kUsage);
}

TEST_F(ErasureTest, AReaderAtWorkIsSaidAndTheRestIsDoneLater) {
  const std::string id = put(minutes(two_items()));
  sqlite::Database reader(folder / "frisaet.db", 10, sqlite::Database::Access::kRead);
  Store::Options options;
  options.busy_timeout_ms = 10;
  Store impatient = value_of(Store::open(folder / "frisaet.db", options));
  {
    sqlite::Transaction looking(reader, sqlite::Transaction::Kind::kRead);
    EXPECT_EQ(reader.integer("SELECT count(*) FROM document"), 1);
    value_of(impatient.erase(id, order));
    const auto busy = impatient.scrub();
    ASSERT_FALSE(busy);
    EXPECT_EQ(busy.error().code, ErrorCode::kStore);
  }
  expect_ok(impatient.scrub());
}

}  // namespace
}  // namespace frisaet
