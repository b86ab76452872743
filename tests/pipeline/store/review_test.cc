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

/// One paper of three items: 1 is read otherwise the second time, 2 is gone, 3 stays, 4 is new.
struct TwoReadings : Queue {
  DocumentInput first, second;
  TwoReadings() {
    Meeting meeting;
    for (const std::string number : {"1", "2", "3", "4"}) {
      Item item;
      item.number = number;
      item.title = "Sag " + number;
      item.decision = "Godkendt.";
      meeting.items.push_back(item);
    }
    first = second = minutes(meeting);
    first.records.pop_back();
    second.records.erase(second.records.begin() + 1);
    Item other = meeting.items[0];
    other.outcome = "rejected";
    second.records[0] = testing::record_of(meeting, other);
    value_of(store.put_document(run, first));
  }
  void read_again(const std::string& reason) {
    value_of(store.put_document(value_of(store.begin_run({"0.2", "r", "m", reason})), second));
  }
  std::vector<std::string> told() {
    std::vector<std::string> lines;
    for (const RereadRecord& one : value_of(store.reread_records(100, true))) {
      const std::string& payload = one.after.empty() ? one.before : one.after;
      lines.push_back(payload.substr(payload.find("Sag "), 5) + (one.before.empty()  ? " new"
                                                                 : one.after.empty() ? " gone"
                                                                                     : " changed"));
    }
    return lines;
  }
};

TEST(RereadRecords, WhatANewReadingChangesIsToldAndWhatStaysIsNot) {
  TwoReadings t;
  EXPECT_THAT(t.told(), IsEmpty());  // a first reading changes nothing
  t.read_again("reprocess");
  EXPECT_THAT(t.told(), ElementsAre("Sag 1 changed", "Sag 4 new", "Sag 2 gone"));
  const RereadRecord changed = value_of(t.store.reread_records(1, true)).at(0);
  EXPECT_THAT(changed.before, HasSubstr(R"("outcome":"approved")"));
  EXPECT_THAT(changed.after, HasSubstr(R"("outcome":"rejected")"));
  EXPECT_EQ(changed.name, "referat.pdf");
  EXPECT_FALSE(changed.conflict);
}

TEST(RereadRecords, WhatChangedBecauseAPersonSpokeIsNoNewsAndHidesNone) {
  TwoReadings t;
  t.read_again("correction");
  EXPECT_THAT(t.told(), IsEmpty());
  TwoReadings later;
  later.read_again("reprocess");
  later.second.records.pop_back();
  later.read_again("correction");
  EXPECT_THAT(later.told(), ElementsAre("Sag 1 changed", "Sag 4 new", "Sag 2 gone"));
}

TEST(RereadRecords, WhatAPersonSetAndTheMachineNowReadsOtherwiseIsMarked) {
  TwoReadings t;
  ASSERT_TRUE(t.store
                  .correct({value_of(t.store.document(t.first.source.sha256)).records[0].id, "outcome",
                            Correction::Operation::kSet, "\"postponed\"", "Anna", ""})
                  .ok());
  t.read_again("reprocess");
  EXPECT_TRUE(value_of(t.store.reread_records(1, true)).at(0).conflict);
}

TEST(RereadRecords, AnItemThatEitherReadingHasBehindClosedDoorsIsForStaff) {
  const auto close = [](DocumentInput& input) {
    std::string& payload = input.records[0].payload;
    payload.replace(payload.find(R"("closed":false)"), 14, R"("closed":true)");
  };
  for (const bool closed_before : {true, false}) {
    TwoReadings t;
    DocumentInput third = t.second;
    close(closed_before ? t.second : third);
    t.read_again("reprocess");
    value_of(t.store.put_document(value_of(t.store.begin_run({"0.3", "r", "m", "reprocess"})), third));
    EXPECT_THAT(value_of(t.store.reread_records(100, false)), IsEmpty());
    EXPECT_THAT(value_of(t.store.reread_records(100, true)), SizeIs(1));
  }
}

}  // namespace
}  // namespace frisaet
