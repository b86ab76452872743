#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A store with records of the given confidences.
struct Queue {
  TemporaryFolder folder;
  Store store = value_of(Store::open(folder / "frisaet.db"));
  RunId run = value_of(store.begin_run({"0.1", "r", "m", "ingest"}));

  void put(const std::vector<double>& confidences) {
    std::vector<Item> items;
    for (std::size_t i = 0; i < confidences.size(); ++i) {
      Item item;
      item.number = std::to_string(i + 1);
      item.title = "Sag " + item.number;
      item.decision = "Godkendt.";
      items.push_back(item);
    }
    Meeting meeting;
    meeting.items = items;
    DocumentInput input = minutes(meeting);
    for (std::size_t i = 0; i < confidences.size(); ++i) input.records[i].confidence = confidences[i];
    value_of(store.put_document(run, input));
  }
  std::vector<std::string> waiting() {
    std::vector<std::string> records;
    for (const ReviewItem& item : value_of(store.review_queue(0.9, 100, 0, true)).items)
      records.push_back(item.record);
    return records;
  }
};

TEST(ReviewQueue, TheLeastSureComesFirstAndTheSureAreLeftOut) {
  Queue q;
  q.put({0.95, 0.5, 0.8});
  const ReviewQueue queue = value_of(q.store.review_queue(0.9, 100, 0, true));
  EXPECT_EQ(queue.total, 2);
  ASSERT_THAT(queue.items, SizeIs(2));
  EXPECT_EQ(queue.items[0].confidence, 0.5);
  EXPECT_EQ(queue.items[1].confidence, 0.8);
  EXPECT_THAT(value_of(q.store.review_queue(0.9, 1, 1, true)).items, SizeIs(1));
}

TEST(ReviewQueue, AWishComesBeforeADecisionThatIsAsUnsure) {
  Queue q;
  q.put({0.7, 0.2});
  DocumentInput letter = testing::letter({"Vejle ønsker ældre"}, DocumentType::kDeclaration);
  letter.records = {testing::declaration(letter, 0, "aeldre")};
  letter.records[0].confidence = 0.7;
  value_of(q.store.put_document(q.run, letter));
  const auto items = value_of(q.store.review_queue(0.9, 100, 0, true)).items;
  ASSERT_THAT(items, SizeIs(3));
  EXPECT_EQ(items[0].confidence, 0.2);  // doubt weighs too
  EXPECT_EQ(items[1].kind, "declaration");
  EXPECT_EQ(items[2].kind, "decision");
}

TEST(ReviewQueue, AConfirmedRecordIsDoneAndComesBackWhenThatIsTakenBack) {
  Queue q;
  q.put({0.5});
  const std::string record = q.waiting().front();
  expect_ok(q.store.confirm(record, "anna", "set på siden"));
  EXPECT_THAT(q.waiting(), IsEmpty());
  const auto said = value_of(q.store.corrections(record));
  ASSERT_THAT(said, ::testing::Not(IsEmpty()));
  for (const SaidCorrection& correction : said) {
    EXPECT_EQ(correction.operation, "confirm");
    expect_ok(q.store.revoke(record, correction.field));
  }
  EXPECT_THAT(q.waiting(), ElementsAre(record));
}

TEST(ReviewQueue, ConfirmingKeepsWhatWasSetBefore) {
  Queue q;
  q.put({0.5});
  const std::string record = q.waiting().front();
  expect_ok(q.store.correct({record, "outcome", Correction::Operation::kSet, R"("rejected")", "anna", ""}));
  expect_ok(q.store.confirm(record, "bo", ""));
  EXPECT_THAT(value_of(q.store.record(record)).payload, HasSubstr("rejected"));
}

TEST(ReviewQueue, TakingBackGivesWhatAPersonSaidBeforeAndOnlyThenTheMachines) {
  Queue q;
  q.put({0.5});
  const std::string record = q.waiting().front();
  const auto outcome = [&] {
    const std::string payload = value_of(q.store.record(record)).payload;
    for (const char* value : {"rejected", "postponed", "approved"})
      if (payload.find(std::string("\"outcome\":\"") + value) != std::string::npos) return std::string(value);
    return payload;
  };
  const std::string machine = outcome();
  ASSERT_EQ(machine, "approved");
  const auto set = [&](const char* value, const char* author) {
    expect_ok(q.store.correct({record, "outcome", Correction::Operation::kSet, value, author, ""}));
  };
  set(R"("rejected")", "anna");
  set(R"("postponed")", "bo");
  expect_ok(q.store.revoke(record, "outcome"));
  EXPECT_EQ(outcome(), "rejected");
  set(R"("postponed")", "bo");
  expect_ok(q.store.rebuild());
  expect_ok(q.store.revoke(record, "outcome"));
  EXPECT_EQ(outcome(), "rejected");
  expect_ok(q.store.revoke(record, "outcome"));
  EXPECT_EQ(outcome(), machine);
  EXPECT_EQ(q.store.revoke(record, "outcome").error().code, ErrorCode::kNotFound);
}

TEST(ReviewQueue, WhatWasTakenBackDoesNotComeBackWithALaterOne) {
  Queue q;
  q.put({0.5});
  const std::string record = q.waiting().front();
  expect_ok(q.store.correct({record, "outcome", Correction::Operation::kSet, R"("rejected")", "anna", ""}));
  expect_ok(q.store.revoke(record, "outcome"));
  expect_ok(q.store.correct({record, "outcome", Correction::Operation::kSet, R"("postponed")", "bo", ""}));
  expect_ok(q.store.revoke(record, "outcome"));
  EXPECT_THAT(value_of(q.store.record(record)).payload, HasSubstr("approved"));
}

TEST(ReviewQueue, ARejectedRecordLeavesTheQueue) {
  Queue q;
  q.put({0.5});
  const std::string record = q.waiting().front();
  expect_ok(q.store.correct({record, "", Correction::Operation::kWithdraw, "", "anna", "det er en annonce"}));
  EXPECT_THAT(q.waiting(), IsEmpty());
  expect_ok(q.store.revoke(record, ""));
  EXPECT_THAT(q.waiting(), SizeIs(1));
}

TEST(ReviewQueue, NothingSaidCannotBeTakenBackAndUnknownRecordsAreTold) {
  Queue q;
  q.put({0.5});
  EXPECT_EQ(q.store.revoke(q.waiting().front(), "outcome").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(q.store.confirm("r00000000000000000000", "anna", "").error().code, ErrorCode::kNotFound);
}

TEST(Notes, ANoteIsReplacedAndAMissingOneIsEmpty) {
  Queue q;
  EXPECT_EQ(value_of(q.store.note("watch")), "");
  expect_ok(q.store.set_note("watch", "a"));
  expect_ok(q.store.set_note("watch", "b"));
  EXPECT_EQ(value_of(q.store.note("watch")), "b");
}

}  // namespace
}  // namespace frisaet
