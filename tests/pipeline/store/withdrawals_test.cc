#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/store/sqlite.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class WithdrawalTest : public ::testing::Test {
 protected:
  std::string put(const DocumentInput& input) {
    value_of(store.put_document(run, input));
    return input.source.sha256;
  }
  std::int64_t hits(const char* text) {
    SearchQuery query;
    query.text = text;
    return value_of(store.search(query)).total;
  }
  std::vector<std::string> withdraw(const std::string& id) {
    return value_of(store.withdraw(id, "Anna", "Lagt i den forkerte mappe"));
  }
  std::vector<std::string> undo(const std::string& id) {
    return value_of(store.undo_withdrawal(id, "Bo", "Den hørte til"));
  }
  /// Minutes in which a wish is decided too.
  DocumentInput minutes_with_wish() {
    DocumentInput input = minutes(two_items());
    input.records.push_back(declaration(input, 0, "aeldre"));
    return input;
  }

  TemporaryFolder folder;
  Store store = open_store(folder / "frisaet.db");
  RunId run = value_of(store.begin_run(run_info()));
};

TEST_F(WithdrawalTest, WhatWasConfirmedInItIsShownOnlyWhileItCounts) {
  Meeting meeting = two_items();
  meeting.items[0].decision = "Afvist for kvaksalveri.";
  const std::string id = put(minutes(meeting));
  const std::string record = value_of(store.document(id)).records.at(0).id;
  expect_ok(store.confirm(record, "kbh", ""));
  const std::string other = put(minutes(two_items()));
  const auto conflicts = [&] { return value_of(store.conflicts()).size(); };
  ASSERT_EQ(hits("kvaksalveri"), 1) << "a paper that counts reads it";

  withdraw(id);
  EXPECT_EQ(hits("kvaksalveri"), 0);
  EXPECT_THAT(value_of(store.record(record)).payload, HasSubstr("Udvalget godkendte indstillingen."));
  EXPECT_EQ(conflicts(), 1U) << "a person looks";
  undo(id);
  EXPECT_EQ(hits("kvaksalveri"), 1);
  withdraw(other);
  EXPECT_EQ(hits("kvaksalveri"), 1);
  EXPECT_EQ(conflicts(), 0U);
}

TEST_F(WithdrawalTest, IsInNoViewAndComesBackAsItWas) {
  const DocumentInput input = minutes_with_wish();
  const std::string id = put(input);
  const std::string record = value_of(store.document(id)).records.at(0).id;
  expect_ok(store.correct({record, "outcome", Correction::Operation::kSet, R"("noted")", "kbh", ""}));
  const std::string before = value_of(store.dump());
  ASSERT_EQ(hits("åbningstider"), 1);

  EXPECT_THAT(withdraw(id), ElementsAre(id));
  EXPECT_EQ(hits("åbningstider"), 0);
  EXPECT_THAT(value_of(store.documents()), IsEmpty());
  EXPECT_THAT(value_of(store.declarations()), IsEmpty());
  EXPECT_THAT(value_of(store.decisions_on_areas("250")), IsEmpty());
  EXPECT_THAT(value_of(store.record_ids()), IsEmpty());
  EXPECT_THAT(value_of(store.review_queue(2, 10, 0, true)).items, IsEmpty());
  EXPECT_THAT(value_of(store.coverage()), IsEmpty());
  EXPECT_EQ(store.record(record).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store.page(id, 1).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(value_of(store.holds_closed_text(id)));
  const StoreStatus status = value_of(store.status());
  EXPECT_EQ(status.documents, 0);
  EXPECT_EQ(status.withdrawn, 1);
  EXPECT_EQ(status.pages, 0);
  EXPECT_EQ(status.search_rows, 0);
  EXPECT_THAT(status.records, IsEmpty());

  EXPECT_THAT(undo(id), ElementsAre(id));
  const std::string after = value_of(store.dump());
  EXPECT_EQ(after.substr(0, after.find("withdrawal\t")), before.substr(0, before.find("search\t")));
  EXPECT_EQ(hits("åbningstider"), 1);
  EXPECT_THAT(value_of(store.record(record)).payload, HasSubstr(R"("outcome":"noted")"));
}

TEST_F(WithdrawalTest, AskingForItTellsSinceWhenAndOnlyTheListByWhomAndWhy) {
  const std::string id = put(minutes(two_items()));
  withdraw(id);
  const Error error = store.document(id).error();
  EXPECT_EQ(error.code, ErrorCode::kNotFound);
  EXPECT_EQ(error.message, "Dokumentet er trukket tilbage den 2. januar 2026.");
  EXPECT_EQ(error.hint,
            "»frisaet withdraw« viser, af hvem og hvorfor. Skal det alligevel være med, så skriv »frisaet "
            "withdraw --undo " +
                id.substr(0, 12) + "«.");
  const auto list = value_of(store.withdrawals());
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].document, id);
  EXPECT_EQ(list[0].name, "referat.pdf");
  EXPECT_EQ(list[0].author, "Anna");
  EXPECT_EQ(list[0].made_at, "2026-01-02T03:04:05Z");
}

TEST_F(WithdrawalTest, TheSameBytesAgainStayOut) {
  const DocumentInput input = minutes(two_items());
  const std::string id = put(input);
  withdraw(id);
  EXPECT_THAT(store.may_enter(id).error().message, HasSubstr("trukket tilbage"));
  DocumentInput again = input;
  again.arrival.name = "igen.pdf";
  const auto refused = store.put_document(run, again);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(value_of(store.arrivals(id)).size(), 1U);
  EXPECT_EQ(hits("åbningstider"), 0);
  undo(id);
  expect_ok(store.may_enter(id));
  EXPECT_EQ(value_of(store.put_document(run, again)), PutOutcome::kUnchanged);
}

TEST_F(WithdrawalTest, NoAttemptOfItIsToldOf) {
  const DocumentInput input = minutes(two_items());
  value_of(store.put_document(run, input, value_of(store.begin_attempt(run, "/ind/referat.pdf"))));
  const std::string id = input.source.sha256;
  withdraw(id);
  const AttemptId again = value_of(store.begin_attempt(run, "/ind/igen.pdf"));
  expect_ok(store.advance_attempt(again, AttemptState::kRejected, id, store.may_enter(id).error()));
  EXPECT_THAT(value_of(store.open_attempts()), IsEmpty());
  EXPECT_THAT(value_of(store.attempts(AttemptState::kRejected, 9)), IsEmpty());
  EXPECT_THAT(value_of(store.status()).attempts, IsEmpty());
  undo(id);
  EXPECT_THAT(value_of(store.attempts(AttemptState::kRejected, 9)), IsEmpty())
      << "it is held, and so no failure";
}

TEST_F(WithdrawalTest, AMailThatBringsAHeldAttachmentIsToldApart) {
  DocumentInput attached = letter({"Ansøger er 010190-1234"});
  attached.arrival.path = "/ind/mail.eml » brev.txt";
  put(attached);
  DocumentInput mail = letter({"Hermed svaret"});
  mail.attachments = {{"brev.txt", attached.source.sha256, ""}};
  const std::string id = put(mail);
  EXPECT_TRUE(value_of(store.brings_held(id)));
  value_of(store.add_arrival(attached.source.sha256, {"brev.txt", "/ind/brev.txt", ""}));
  EXPECT_FALSE(value_of(store.brings_held(id))) << "it came by itself too, and stays";
  EXPECT_TRUE(value_of(store.brings_held(attached.source.sha256)));
  EXPECT_FALSE(value_of(store.brings_held(std::string(64, 'f'))));
}

TEST_F(WithdrawalTest, ARecordThatAnotherDocumentHasIsReadFromThereUntilItIsBack) {
  const DocumentInput first = minutes(two_items());
  Meeting other = two_items();
  other.file = "udskrift.pdf";
  other.items[0].decision = "Godkendt med bemærkninger.";
  DocumentInput second = minutes(other);
  second.records[0].confidence = 0.5;
  put(first);
  put(second);
  const std::string record = value_of(store.document(first.source.sha256)).records.at(0).id;
  ASSERT_EQ(value_of(store.record(record)).document, first.source.sha256);
  withdraw(first.source.sha256);
  const StoredRecord now = value_of(store.record(record));
  EXPECT_EQ(now.document, second.source.sha256);
  EXPECT_TRUE(now.found);
  EXPECT_THAT(now.documents, ElementsAre(second.source.sha256));
  EXPECT_EQ(hits("åbningstider"), 1);
  undo(first.source.sha256);
  EXPECT_EQ(value_of(store.record(record)).document, first.source.sha256);
}

TEST_F(WithdrawalTest, AMailTakesAlongWhatCameWithItAloneAndBringsItBack) {
  DocumentInput attached = minutes(two_items());
  attached.arrival.path = "/ind/mail.eml » referat.pdf";
  DocumentInput shared = letter({"Et brev, som også kom med posten"});
  shared.arrival.path = "/ind/mail.eml » brev.txt";
  put(attached);
  put(shared);
  value_of(store.add_arrival(shared.source.sha256, {"brev.txt", "/ind/brev.txt", ""}));
  DocumentInput mail = letter({"Hermed svaret fra byrådet"});
  mail.attachments = {{"referat.pdf", attached.source.sha256, ""}, {"brev.txt", shared.source.sha256, ""}};
  const std::string id = put(mail);

  EXPECT_THAT(withdraw(id), ElementsAre(id, attached.source.sha256));
  EXPECT_EQ(hits("åbningstider"), 0);
  EXPECT_EQ(hits("posten"), 1);
  EXPECT_THAT(value_of(store.document(shared.source.sha256)).attached_to, IsEmpty());
  EXPECT_THAT(undo(id), ElementsAre(id, attached.source.sha256));
  EXPECT_EQ(hits("åbningstider"), 1);
  EXPECT_EQ(value_of(store.document(shared.source.sha256)).attached_to.size(), 1U);
}

TEST_F(WithdrawalTest, AnAttachmentAloneIsGoneFromItsMailAndStaysOutWhenTheMailComesBack) {
  DocumentInput attached = minutes(two_items());
  attached.arrival.path = "/ind/mail.eml » referat.pdf";
  put(attached);
  DocumentInput mail = letter({"Hermed svaret"});
  mail.attachments = {{"referat.pdf", attached.source.sha256, ""}};
  const std::string id = put(mail);
  withdraw(attached.source.sha256);
  EXPECT_THAT(value_of(store.document(id)).attachments, IsEmpty());
  EXPECT_THAT(withdraw(id), ElementsAre(id));
  EXPECT_THAT(undo(id), ElementsAre(id));
  EXPECT_EQ(hits("åbningstider"), 0);
}

TEST_F(WithdrawalTest, NeedsAPersonAReasonAndADocumentThatIsThere) {
  const std::string id = put(minutes(two_items()));
  EXPECT_EQ(store.withdraw(id, "Anna", "").error().message, "Der mangler en begrundelse.");
  EXPECT_EQ(store.withdraw(id, "", "Fejl").error().code, ErrorCode::kUsage);
  EXPECT_EQ(store.withdraw(std::string(64, 'f'), "Anna", "Fejl").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store.undo_withdrawal(id, "Anna", "Fejl").error().message, "Dokumentet er ikke trukket tilbage.");
  withdraw(id);
  EXPECT_THAT(store.withdraw(id, "Bo", "Igen").error().message,
              HasSubstr("trukket tilbage den 2. januar 2026"));
}

TEST_F(WithdrawalTest, StaysOutWhenEverythingIsMadeAnew) {
  const std::string id = put(minutes_with_wish());
  withdraw(id);
  const std::string before = value_of(store.dump());
  expect_ok(store.rebuild());
  EXPECT_EQ(value_of(store.dump()), before);
  EXPECT_EQ(hits("åbningstider"), 0);
}

}  // namespace
}  // namespace frisaet
