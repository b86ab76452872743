#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/words.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class HoldTest : public ::testing::Test {
 protected:
  std::string put(const DocumentInput& input) {
    value_of(store.put_document(run, input));
    return input.source.sha256;
  }
  std::int64_t hits(const char* text, bool with_closed = true) {
    SearchQuery query;
    query.text = text;
    query.with_closed = with_closed;
    return value_of(store.search(query)).total;
  }
  static Meeting with_number() {
    Meeting meeting = two_items();
    meeting.items[0].body += " Ansøger er 010190-1234.";
    return meeting;
  }
  std::vector<std::string> held() {
    std::vector<std::string> places;
    for (const HeldDocument& document : value_of(store.held()))
      for (const auto& place : document.places)
        places.push_back(std::to_string(place.page) + " " + place.masked);
    return places;
  }

  TemporaryFolder folder;
  Store store = open_store(folder / "frisaet.db");
  RunId run = value_of(store.begin_run(run_info()));
};

TEST_F(HoldTest, IsInNoIndexRegisterOrExportUntilAPersonReleasesIt) {
  DocumentInput input = minutes(with_number());
  input.records.push_back(declaration(input, 0, "aeldre"));
  const std::string id = put(input);
  EXPECT_THAT(held(), ElementsAre("1 010190-••••"));
  EXPECT_EQ(hits("åbningstider"), 0) << "also not for those who see closed items";
  EXPECT_THAT(value_of(store.record_ids()), IsEmpty());
  EXPECT_THAT(value_of(store.declarations()), IsEmpty());
  EXPECT_THAT(value_of(store.decisions_on_areas("250")), IsEmpty());
  EXPECT_THAT(value_of(store.review_queue(2, 10, 0, false)).items, IsEmpty());
  EXPECT_TRUE(value_of(store.holds_closed_text(id)));
  EXPECT_EQ(value_of(store.status()).held, 1);
  const StoredDocument stored = value_of(store.document(id));
  EXPECT_TRUE(stored.held);
  for (const StoredRecord& record : stored.records) EXPECT_TRUE(record.closed) << "not for everybody";

  EXPECT_EQ(store.release(id, "Anna", "").error().code, ErrorCode::kUsage);
  expect_ok(store.release(id, "Anna", "Nummeret er opdigtet"));
  EXPECT_THAT(held(), IsEmpty());
  EXPECT_EQ(hits("åbningstider", false), 1);
  EXPECT_EQ(value_of(store.record_ids()).size(), 3U);
  EXPECT_EQ(value_of(store.declarations()).size(), 1U);
  EXPECT_FALSE(value_of(store.holds_closed_text(id)));
  EXPECT_EQ(store.release(id, "Anna", "Igen").error().code, ErrorCode::kNotFound);

  expect_ok(store.revoke_release(id, "Bo"));
  EXPECT_EQ(hits("åbningstider"), 0);
  EXPECT_THAT(held(), ElementsAre("1 010190-••••"));
}

TEST_F(HoldTest, TheRegisterTellsThatAnAnswerWaits) {
  DocumentInput input = minutes(with_number());
  input.records.push_back(declaration(input, 0, "aeldre"));
  const std::string id = put(input);
  const auto papers = value_of(store.unread_declarations());
  ASSERT_EQ(papers.size(), 1U);
  EXPECT_TRUE(papers[0].held);
  EXPECT_EQ(papers[0].municipality, "250");
  EXPECT_EQ(papers[0].document_sha256, id);
  EXPECT_EQ(papers[0].name, "");
  expect_ok(store.release(id, "Anna", "Opdigtet"));
  EXPECT_THAT(value_of(store.unread_declarations()), IsEmpty());
}

TEST_F(HoldTest, WhatWasReleasedStaysFreeUntilAnotherNumberIsRead) {
  DocumentInput input = minutes(with_number());
  const std::string id = put(input);
  expect_ok(store.release(id, "Anna", "Opdigtet"));
  input.pages[0].text += "\nUden bindestreg: 0101901234";  // the same number
  put(input);
  EXPECT_THAT(held(), IsEmpty());
  expect_ok(store.rebuild());
  EXPECT_THAT(held(), IsEmpty());
  input.pages[0].text += "\n020290-1234";
  put(input);
  EXPECT_THAT(held(), ElementsAre("1 020290-••••"));
  EXPECT_EQ(hits("åbningstider"), 0);
}

TEST_F(HoldTest, ANameHoldsADocumentToo) {
  const DocumentInput input = minutes(two_items());
  const std::string id = put(input);
  EXPECT_EQ(hits("åbningstider"), 1);
  EXPECT_TRUE(value_of(store.add_arrival(id, {"klage 010190-1234.pdf", "/ind/klage 010190-1234.pdf", ""})));
  EXPECT_THAT(held(), ElementsAre("0 010190-••••"));
  EXPECT_EQ(hits("åbningstider"), 0);
  expect_ok(store.release(id, "Anna", "Opdigtet"));
  EXPECT_EQ(hits("åbningstider"), 1);
  value_of(store.add_arrival(id, {"igen 010190-1234.pdf", "/ind/igen.pdf", ""}));
  EXPECT_THAT(held(), IsEmpty());
}

TEST_F(HoldTest, ANewNameOfWhatHangsOnAMailThatIsReadAsBeforeHoldsItToo) {
  DocumentInput mail = letter({"Hermed svaret fra byrådet"});
  mail.attachments = {{"bilag.pdf", "", "Den kan ikke læses."}};
  put(mail);
  EXPECT_THAT(held(), IsEmpty());
  mail.attachments = {{"klage 010190-1234.pdf", "", "Den kan ikke læses."}};
  EXPECT_EQ(value_of(store.put_document(run, mail)), PutOutcome::kUnchanged);
  EXPECT_THAT(held(), ElementsAre("0 010190-••••"));
  EXPECT_EQ(hits("byrådet"), 0);
}

TEST_F(HoldTest, ADecisionThatAnOpenDocumentHoldsTooIsReadFromThere) {
  put(minutes(with_number()));
  Meeting other = two_items();
  other.file = "renset.pdf";
  const std::string clean = put(minutes(other));
  EXPECT_EQ(hits("åbningstider"), 1);
  for (const std::string& record : value_of(store.record_ids()))
    EXPECT_EQ(value_of(store.record(record)).document, clean);
}

TEST_F(HoldTest, NoNumberIsTakenInAReasonThatAPersonTypes) {
  const std::string why = "Det er barnet 010190-1234";
  const std::string id = put(minutes(two_items()));
  const std::string record = value_of(store.record_ids()).front();
  const std::string held_id = put(minutes(with_number()));
  ErasureOrder order{"Anna", why};
  const auto refused = [](const auto& result) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::kUsage);
    EXPECT_THAT(result.error().message, HasSubstr("CPR-nummer (010190-••••)"));
  };
  refused(store.confirm(record, "Anna", why));
  refused(store.correct({record, "title", Correction::Operation::kSet, "\"Åbningstid\"", "Anna", why}));
  refused(store.release(held_id, "Anna", why));
  refused(store.withdraw(id, "Anna", why));
  refused(store.erase(id, order));
  refused(store.rule("2022", {"250", "phase", record, {}, "", "Anna", why, ""}));
  EXPECT_EQ(value_of(store.status()).documents, 2);
  EXPECT_THAT(value_of(store.corrections(record)), IsEmpty());
  // A restore applies again what an earlier program took.
  order.made_at = "2026-01-01T00:00:00Z";
  value_of(store.erase(id, order));
}

TEST_F(HoldTest, AWordOfAHeldDocumentIsNotEvenInTheVocabulary) {
  Meeting meeting = with_number();
  meeting.items[0].body += " Kvaksalveri.";
  const std::string id = put(minutes(meeting));
  Analyzer analyzer;
  sqlite::Database db(folder / "frisaet.db", 1000);
  sqlite::register_tokenizer(db, analyzer);
  EXPECT_EQ(db.integer("SELECT count(*) FROM search_doc"), 0);
  const auto with_the_word = [&] {
    return db.integer("SELECT count(*) FROM search_terms WHERE instr(term, 'kvaksalv') > 0");
  };
  EXPECT_EQ(with_the_word(), 0);
  expect_ok(store.scrub());  // out of the log, into the file
  const std::string bytes = frisaet::support::read_file(folder / "frisaet.db");
  EXPECT_THAT(bytes, HasSubstr("Kvaksalv")) << "its page";
  EXPECT_THAT(bytes, Not(HasSubstr("kvaksalv"))) << "words of the index are folded";

  expect_ok(store.release(id, "Anna", "Opdigtet"));
  EXPECT_GT(with_the_word(), 0);
}

TEST_F(HoldTest, WhatStaffConfirmedInItIsNotCarriedIntoAnOpenPaper) {
  Meeting meeting = with_number();
  meeting.items[0].decision = "Afvist for kvaksalveri.";
  const std::string id = put(minutes(meeting));
  const std::string record = value_of(store.document(id)).records.at(0).id;
  expect_ok(store.confirm(record, "Anna", ""));
  EXPECT_EQ(hits("kvaksalveri"), 0);
  DocumentInput open = minutes(two_items());
  std::string& payload = open.records[0].payload;
  payload.replace(payload.find("\"closed\":false"), 14, "\"closed\":true");
  put(open);
  EXPECT_EQ(hits("kvaksalveri"), 0);
  EXPECT_THAT(value_of(store.record(record)).payload, HasSubstr("Udvalget godkendte indstillingen."));
  EXPECT_TRUE(value_of(store.record(record)).closed) << "it was confirmed as open in the held one";
  EXPECT_EQ(hits("åbningstider", false), 0);
  std::set<std::string> hidden;
  for (const SaidCorrection& said : value_of(store.corrections(record)))
    if (!said.is_in_sight) hidden.insert(said.field);
  EXPECT_THAT(hidden, ElementsAre("closed", "decision_text"));

  expect_ok(store.release(id, "Anna", "Opdigtet"));
  EXPECT_EQ(hits("kvaksalveri"), 1);
  EXPECT_FALSE(value_of(store.record(record)).closed);
  expect_ok(store.revoke_release(id, "Anna"));
  EXPECT_EQ(hits("kvaksalveri"), 0);
}

TEST_F(HoldTest, NoOtherPapersViewTellsOfIt) {
  Meeting meeting = with_number();
  meeting.items[0].outcome = "rejected";
  const std::string id = put(minutes(meeting));
  const std::string open = put(minutes(two_items()));
  const std::string record = value_of(store.document(open)).records.at(0).id;
  const auto named = [&](bool with_held) {
    std::vector<std::string> documents;
    for (const RecordVersion& version : value_of(store.versions(record, with_held)))
      documents.push_back(version.document);
    return documents;
  };
  EXPECT_THAT(named(false), ElementsAre(open));
  EXPECT_THAT(named(true), ElementsAre(open, id));
  EXPECT_THAT(value_of(store.record(record)).documents, ElementsAre(open));
  EXPECT_FALSE(value_of(store.record(record)).versions_disagree);
  EXPECT_THAT(value_of(store.review_queue(0, 10, 0, true)).items, IsEmpty());

  expect_ok(store.release(id, "Anna", "Opdigtet"));
  EXPECT_EQ(named(false).size(), 2U);
  EXPECT_EQ(value_of(store.record(record)).documents.size(), 2U);
  EXPECT_TRUE(value_of(store.record(record)).versions_disagree);
  EXPECT_EQ(value_of(store.review_queue(0, 10, 0, true)).items.size(), 1U);
}

TEST_F(HoldTest, AConflictInItIsForStaff) {
  const std::string id = put(minutes(with_number()));
  const std::string record = value_of(store.document(id)).records.at(0).id;
  expect_ok(store.correct({record, "outcome", Correction::Operation::kSet, R"("noted")", "kbh", ""}));
  DocumentInput again = minutes(with_number());
  std::string& payload = again.records[0].payload;
  payload.replace(payload.find("\"approved\""), 10, "\"rejected\"");
  put(again);
  EXPECT_THAT(value_of(store.conflicts()), IsEmpty());
  EXPECT_THAT(value_of(store.conflicts(/*with_held=*/true)), ElementsAre(record));
  expect_ok(store.release(id, "Anna", "Opdigtet"));
  EXPECT_THAT(value_of(store.conflicts()), ElementsAre(record));
}

TEST_F(HoldTest, AWithdrawnOneIsToldApartFromThoseThatWouldNotBeHeld) {
  const std::string id = put(minutes(with_number()));
  const std::string open = put(minutes(two_items()));
  value_of(store.withdraw(id, "Anna", "Fejl"));
  value_of(store.withdraw(open, "Anna", "Fejl"));
  const auto list = value_of(store.withdrawals());
  ASSERT_EQ(list.size(), 2U);
  EXPECT_TRUE(list[0].held);
  EXPECT_FALSE(list[1].held);
}

TEST_F(HoldTest, DocumentsOfAnEarlierProgramAreHeldAtTheFirstStart) {
  const std::string id = put(minutes(with_number()));
  {
    sqlite::Database db(folder / "frisaet.db", 1000);
    db.script("UPDATE document SET held = 0; DELETE FROM setting WHERE name = 'projections';");
  }
  store = open_store(folder / "frisaet.db");
  EXPECT_THAT(held(), ElementsAre("1 010190-••••"));
}

TEST_F(HoldTest, WithdrawnDocumentsAreNotListedAndErasedOnesLeaveNoRelease) {
  const std::string id = put(minutes(with_number()));
  expect_ok(store.release(id, "Anna", "Opdigtet"));
  expect_ok(store.revoke_release(id, "Anna"));
  value_of(store.withdraw(id, "Anna", "Fejl"));
  EXPECT_THAT(held(), IsEmpty());
  value_of(store.undo_withdrawal(id, "Anna", "Alligevel"));
  EXPECT_EQ(held().size(), 1U);
  value_of(store.erase(id, {"Anna", "Anmodning"}));
  EXPECT_THAT(held(), IsEmpty());
}

}  // namespace
}  // namespace frisaet
