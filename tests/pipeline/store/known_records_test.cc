#include "pipeline/store/known_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
using sqlite::Likeness;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Optional;
using ::testing::SizeIs;

Evidence at(double y, const std::string& words, int page = 1) {
  return {"what", page, Box{72, y, 300, y + 12}, words, words};
}
Evidence in_text(const std::string& words) {
  return {"what", 1, std::nullopt, words, words};
}

using Same = std::vector<std::optional<std::size_t>>;
constexpr std::nullopt_t kNew = std::nullopt;

TEST(SameRecords, AreThoseThatSayTheSameWhateverTheirNumber) {
  const std::vector<Likeness> before{{"a", "", {}}, {"b", "", {}}, {"c", "", {}}};
  EXPECT_EQ(same_records({{"a", "", {}}, {"c", "", {}}}, before), (Same{0, 2}));
  EXPECT_EQ(same_records({{"x", "", {}}, {"a", "", {}}, {"b", "", {}}, {"c", "", {}}}, before),
            (Same{kNew, 0, 1, 2}));
}

TEST(SameRecords, ThatSayTheSameTwiceAreToldApartByTheirPlaces) {
  const std::vector<Likeness> before{{"a", "", {at(100, "mandag")}}, {"a", "", {at(300, "mandag")}}};
  EXPECT_EQ(same_records({{"a", "", {at(300, "mandag")}}}, before), (Same{1}));
}

TEST(SameRecords, ThatNothingTellsApartAreInDoubtWhereOneIsGone) {
  const std::vector<Likeness> before{{"a", "", {}}, {"a", "", {}}};
  EXPECT_EQ(same_records({{"a", "", {}}}, before), (Same{kNew}));
  EXPECT_EQ(same_records({{"a", "", {}}, {"a", "", {}}}, before), (Same{0, 1})) << "as many, in their order";
}

TEST(SameRecords, ThatSayOtherwiseNowStandWhereTheyStood) {
  const std::vector<Likeness> before{{"a", "", {at(100, "mandag den 8.")}}, {"b", "", {at(120, "tirsdag")}}};
  EXPECT_EQ(same_records({{"x", "", {at(121, "tirsdag den 9.")}}, {"y", "", {at(100, "mandag")}}}, before),
            (Same{1, 0}));
  EXPECT_EQ(same_records({{"x", "", {at(120, "tirsdag", 2)}}}, before), (Same{kNew})) << "another page";
}

TEST(SameRecords, WithoutBoxesStandInTheSameWords) {
  const std::vector<Likeness> before{{"a", "", {in_text("senest mandag den 8. august")}},
                                     {"b", "", {in_text("senest tirsdag den 9. august")}}};
  EXPECT_EQ(same_records({{"x", "", {in_text("tirsdag den 9. august")}}}, before), (Same{1}));
  EXPECT_EQ(same_records({{"x", "", {in_text("senest")}}}, before), (Same{kNew})) << "stands anywhere";
}

TEST(SameRecords, AsNearToOneAsToAnotherAreNeither) {
  const std::vector<Likeness> before{{"a", "", {at(100, "listen")}}, {"b", "", {at(100, "listen")}}};
  EXPECT_EQ(same_records({{"x", "", {at(100, "listen")}}}, before), (Same{kNew}));
}

TEST(SameRecords, AreKnownByWhomTheyTellOfWhereOneAloneDoes) {
  const std::vector<Likeness> before{{"a", "250", {}}, {"b", "630", {}}, {"c", "630", {}}};
  EXPECT_EQ(same_records({{"x", "630", {}}, {"y", "250", {}}}, before), (Same{kNew, 0}));
}

TEST(SameRecords, ThatAreReadComeBeforeThoseThatWereOnce) {
  const std::vector<Likeness> before{{"a", "", {}, false}, {"a", "", {}}};
  EXPECT_EQ(same_records({{"a", "", {}}}, before), (Same{1}));
  EXPECT_EQ(same_records({{"a", "", {}}, {"a", "", {}}}, before), (Same{kNew, kNew})) << "one was added";
}

/// A letter with deadlines, one under another.
DocumentInput with_deadlines(const std::vector<std::pair<double, std::string>>& days) {
  DocumentInput input = letter({"Fristerne"});
  for (const auto& [y, day] : days) {
    RecordInput record;
    record.kind = "deadline";
    record.natural_key = input.source.sha256 + "|deadline|" + day;
    record.payload = R"({"kind":"deadline","date":null,"date_text":")" + day + R"(","what":"svar"})";
    record.confidence = 0.97;
    record.evidence = {at(y, day)};
    input.records.push_back(record);
  }
  return input;
}

class KnownRecords : public ::testing::Test {
 protected:
  std::vector<StoredRecord> put(const std::vector<std::pair<double, std::string>>& days) {
    const RunId run = value_of(store.begin_run(run_info()));
    const DocumentInput input = with_deadlines(days);
    value_of(store.put_document(run, input));
    return value_of(store.document(input.source.sha256)).records;
  }
  void set_what(const std::string& record, const std::string& what) {
    expect_ok(store.correct({record, "what", Correction::Operation::kSet, json_text(what), "anna", ""}));
  }
  std::string payload(const std::string& record) { return value_of(store.record(record)).payload; }

  TemporaryFolder folder;
  Store store = open_store(folder / "a.db");
};

TEST_F(KnownRecords, KeepWhatWasSaidOfThemWhenOneBeforeThemGoes) {
  const auto before = put({{100, "1. maj"}, {120, "2. maj"}, {140, "3. maj"}});
  set_what(before[1].id, "midten");
  set_what(before[2].id, "sidste");
  const auto after = put({{100, "1. maj"}, {140, "3. maj"}});
  ASSERT_THAT(after, SizeIs(2));
  EXPECT_EQ(after[0].id, before[0].id);
  EXPECT_EQ(after[1].id, before[2].id);
  EXPECT_THAT(after[0].payload, HasSubstr("svar"));
  EXPECT_THAT(after[1].payload, HasSubstr("sidste"));
  EXPECT_EQ(put({{100, "1. maj"}, {120, "2. maj"}, {140, "3. maj"}})[1].id, before[1].id) << "it came back";
}

TEST_F(KnownRecords, KeepWhatWasSaidOfThemWhenOneIsReadBetween) {
  const auto before = put({{100, "1. maj"}, {140, "3. maj"}});
  set_what(before[1].id, "sidste");
  const auto after = put({{100, "1. maj"}, {120, "2. maj"}, {140, "3. maj"}});
  ASSERT_THAT(after, SizeIs(3));
  EXPECT_EQ(after[2].id, before[1].id);
  EXPECT_THAT(after[1].payload, HasSubstr("svar"));
}

TEST_F(KnownRecords, KeepTheirIdsWhenTheySayOtherwise) {
  const auto before = put({{100, "1. maj"}, {140, "3. maj"}});
  set_what(before[1].id, "sidste");
  const auto after = put({{100, "1. maj"}, {140, "13. maj"}});
  EXPECT_EQ(after[1].id, before[1].id);
  EXPECT_THAT(after[1].payload, HasSubstr("13. maj"));
  EXPECT_THAT(after[1].payload, HasSubstr("sidste"));
}

TEST_F(KnownRecords, ThatAreGoneLeaveWhatWasSaidToAPerson) {
  const auto before = put({{100, "1. maj"}, {120, "2. maj"}});
  set_what(before[1].id, "midten");
  EXPECT_THAT(value_of(store.conflicts()), IsEmpty());
  put({{100, "1. maj"}, {500, "9. maj"}});
  EXPECT_THAT(value_of(store.conflicts()), ElementsAre(before[1].id));
  EXPECT_FALSE(value_of(store.record(before[1].id)).found);
  EXPECT_THAT(payload(before[1].id), HasSubstr("midten"));
  const std::string dump = value_of(store.dump());
  expect_ok(store.rebuild());
  EXPECT_EQ(value_of(store.dump()), dump);
}

TEST_F(KnownRecords, WhoSaysItOnceMoreOfOneThatIsGoneHasSettledIt) {
  Store::Options options;
  std::string time = "2026-01-02T03:04:05Z";
  options.now = [&] { return time; };
  store = value_of(Store::open(folder / "b.db", options));
  const auto before = put({{100, "1. maj"}, {120, "2. maj"}});
  set_what(before[1].id, "midten");
  put({{100, "1. maj"}});
  EXPECT_THAT(value_of(store.conflicts()), SizeIs(1));
  time = "2026-01-03T03:04:05Z";
  set_what(before[1].id, "midten");
  EXPECT_THAT(value_of(store.conflicts()), IsEmpty());
  time = "2026-01-03T04:04:05Z";
  put({{100, "5. maj"}});  // read otherwise once more, which says nothing new of the one that was lost before
  expect_ok(store.rebuild());
  EXPECT_THAT(value_of(store.conflicts()), IsEmpty());
  expect_ok(store.correct({before[1].id, "", Correction::Operation::kWithdraw, "", "anna", ""}));
  time = "2026-01-04T03:04:05Z";
  put({{100, "4. maj"}});
  EXPECT_THAT(value_of(store.review_queue(0.9, 9, 0, true)).items, IsEmpty()) << "rejected: nobody is asked";
}

TEST_F(KnownRecords, HaveTheSameIdsInAStoreMadeAnew) {
  const auto here = put({{100, "1. maj"}, {120, "1. maj"}, {140, "3. maj"}});
  store = open_store(folder / "b.db");
  const auto there = put({{100, "1. maj"}, {120, "1. maj"}, {140, "3. maj"}});
  for (std::size_t i = 0; i < here.size(); ++i) EXPECT_EQ(here[i].id, there[i].id);
}

TEST_F(KnownRecords, AreErasedWithTheirDocument) {
  put({{100, "Hemmelig dag"}});
  value_of(store.erase(with_deadlines({}).source.sha256, {"anna", "Ved en fejl", true}));
  sqlite::Database db(folder / "a.db", 1000);
  EXPECT_EQ(db.integer("SELECT count(*) FROM known_record"), 0);
}

TEST_F(KnownRecords, DecisionsWithoutANumberTakeWhatWasSaidAlongWhenOneBeforeThemGoes) {
  DocumentInput paper = minutes(two_items());
  paper.records[0].natural_key = "250|udvalg|2024-03-12||#0 aabningstider";
  paper.records[1].natural_key = "250|udvalg|2024-03-12||#1 cykelsti";
  const RunId run = value_of(store.begin_run(run_info()));
  value_of(store.put_document(run, paper));
  const std::string was = value_of(store.document(paper.source.sha256)).records[1].id;
  expect_ok(store.correct({was, "title", Correction::Operation::kSet, "\"Sti\"", "anna", ""}));
  paper.records.erase(paper.records.begin());
  paper.records[0].natural_key = "250|udvalg|2024-03-12||#0 cykelsti";
  value_of(store.put_document(run, paper));
  const auto records = value_of(store.document(paper.source.sha256)).records;
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_THAT(records[0].payload, HasSubstr("Sti"));
  EXPECT_THAT(value_of(store.record_ids()), SizeIs(1)) << "not once more as corrected";
  EXPECT_THAT(value_of(store.conflicts()), IsEmpty());
}

}  // namespace
}  // namespace frisaet
