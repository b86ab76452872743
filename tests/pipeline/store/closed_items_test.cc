#include "pipeline/store/closed_items.h"

#include <gtest/gtest.h>

#include "pipeline/store/sqlite.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet::sqlite {
namespace {

TEST(ClosedItems, TitleNumbersHeadingsAndABareOutcomeTellNothing) {
  EXPECT_TRUE(is_bare("Personalesag", "", "2. Lukket punkt: Personalesag"));
  EXPECT_TRUE(is_bare("Personalesag", "Godkendt.",
                      "2. Lukket punkt: Personalesag\nSagsnr. 22/3311\n\nBeslutning\nGodkendt."));
  EXPECT_TRUE(
      is_bare("Salg af grund", "Taget til efterretning.",
              "Punkt 14 (Lukket)\nSalg af grund\n00.22.04-A30-1-22\nBeslutning: Taget til efterretning."));
  EXPECT_TRUE(is_bare("Salg", "-", "3. Salg\nBeslutning\n-"));
}

TEST(ClosedItems, OneWordMoreIsMore) {
  EXPECT_FALSE(is_bare("Personalesag", "Afskediget.", "2. Personalesag\nBeslutning\nAfskediget."));
  EXPECT_FALSE(is_bare("Personalesag", "Godkendt, Ole.", "2. Personalesag\nBeslutning\nGodkendt, Ole."));
  EXPECT_FALSE(is_bare("Personalesag", "", "2. Personalesag\nOle Holm"));
  EXPECT_FALSE(
      is_bare("Salg", "Godkendt.", "3. Salg\nSagsfremstilling\nPris 310.000 kr.\nBeslutning\nGodkendt."));
  EXPECT_FALSE(is_bare("Salg", "Godkendt.", "3. Salg\n010190-1234\nBeslutning\nGodkendt."));
}

TEST(ClosedItems, HeadingsOfClosedPartsAreKnownAndOtherShutThingsAreNot) {
  for (const char* text : {"LUKKEDE PUNKTER", "4. Lukket sag", "Lukket dagsorden",
                           "Behandlet for lukkede døre", "Ikke-offentlig dagsorden", "Fortroligt punkt"})
    EXPECT_TRUE(speaks_of_closed_items(text)) << text;
  for (const char* text : {"Vejen er lukket for trafik", "Skolen blev lukket i 2019", "Punkt 4. Åbent punkt",
                           "Notatet er endnu ikke offentliggjort", "fortrolighed"})
    EXPECT_FALSE(speaks_of_closed_items(text)) << text;
}

/// Minutes with an open item 4 and a closed item 5, and a wish made in the item that `decided` numbers
/// (JSON).
class ClosedWish : public ::testing::Test {
 protected:
  bool is_closed(const std::string& decided) {
    DocumentInput input = testing::minutes(testing::two_items());
    std::string& payload = input.records[1].payload;
    const std::string open = R"("closed":false)";
    payload.replace(payload.find(open), open.size(), R"("closed":true)");
    RecordInput wish = testing::declaration(input, 0, "aeldre");
    wish.payload.back() = ',';
    wish.payload += R"("decided":)" + decided + "}";
    input.records.push_back(wish);
    testing::value_of(store.put_document(run, input));
    const StoredDocument stored = testing::value_of(store.document(input.source.sha256));
    for (const StoredRecord& record : stored.records)
      if (record.kind == "decision" && record.closed) item = record.id;
    return wish_is_closed();
  }
  bool wish_is_closed() { return testing::value_of(store.declarations()).at(0).closed; }
  void say_closed(const char* value) {
    testing::expect_ok(store.correct({item, "closed", Correction::Operation::kSet, value, "Anna", ""}));
  }

  testing::TemporaryFolder folder;
  Store store = testing::open_store(folder / "frisaet.db");
  RunId run = testing::value_of(store.begin_run(testing::run_info()));
  std::string item;
};

/// Left to itself, the planner goes through every decision of the store for each record: 0.4 s in one of
/// 300,000.
TEST_F(ClosedWish, IsLookedForAmongTheItemsOfItsPaperOnly) {
  Database db(folder / "frisaet.db", 1000);
  Rows plan = db.query(
      "EXPLAIN QUERY PLAN SELECT " + from_closed_item() +
      " FROM record_version v JOIN record c ON c.id = v.record_id"
      " LEFT JOIN current_record n ON n.record_id = c.id WHERE v.record_id = 'x' AND v.reading_id = 1");
  int of_readings = 0;
  while (plan.next()) {
    EXPECT_EQ(plan.text(3).find("record_by_kind"), std::string::npos) << plan.text(3);
    of_readings += plan.text(3).find("record_version_by_reading") != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(of_readings, 2);
}

TEST_F(ClosedWish, BelongsToTheItemItNames) {
  EXPECT_TRUE(is_closed(R"({"item_number":"5"})"));
}
TEST_F(ClosedWish, IsOpenWhereItsItemIs) {
  EXPECT_FALSE(is_closed(R"({"item_number":"4"})"));
}
TEST_F(ClosedWish, KnowsItsItemWithALeadingNought) {
  EXPECT_TRUE(is_closed(R"({"item_number":"05"})"));
}
TEST_F(ClosedWish, IsClosedInDoubtWhereItsItemIsNotThere) {
  EXPECT_TRUE(is_closed(R"({"item_number":"9"})"));
}
TEST_F(ClosedWish, IsClosedInDoubtWhereItNamesNone) {
  EXPECT_TRUE(is_closed("null"));
}

TEST_F(ClosedWish, FollowsWhatAPersonSaysOfItsItem) {
  EXPECT_TRUE(is_closed(R"({"item_number":"5"})"));
  say_closed("false");
  EXPECT_FALSE(wish_is_closed());
  EXPECT_FALSE(testing::value_of(store.record(item)).closed);
  say_closed("true");
  EXPECT_TRUE(wish_is_closed());
  testing::expect_ok(store.revoke(item, "closed"));
  EXPECT_FALSE(wish_is_closed()) << "what was said before is in force again";
  testing::expect_ok(store.revoke(item, "closed"));
  EXPECT_TRUE(wish_is_closed()) << "the machine's reading";
}

}  // namespace
}  // namespace frisaet::sqlite
