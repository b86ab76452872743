#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using testing::expect_ok;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::TemporaryFolder;
using testing::value_of;

class RulingStore : public ::testing::Test {
 protected:
  RulingStore() {
    DocumentInput letter = testing::letter({"Vejle ønsker ældre"}, DocumentType::kDeclaration);
    letter.records = {testing::declaration(letter, 0, "aeldre"),
                      testing::declaration(letter, 1, "folkeskole")};
    const RunId run = value_of(store.begin_run(testing::run_info()));
    value_of(store.put_document(run, letter));
    for (const StoredDeclaration& declaration : value_of(store.declarations()))
      records.push_back(declaration.record);
  }
  RegisterRuling ruling(const std::string& record, const std::string& reason = "Talt med dem") {
    return {"630", "runde-2", record, records, "ældre", "Anne", reason, ""};
  }

  TemporaryFolder folder;
  std::string clock = "2022-10-01T08:00:00Z";
  Store store = value_of(Store::open(folder / "a.db", {.now = [this] { return clock; }}));
  std::vector<std::string> records;
};

TEST_F(RulingStore, TheLastWordIsInForceAndEarlierOnesAreKnownAtTheirTime) {
  expect_ok(store.rule("r", ruling(records[0])));
  clock = "2022-10-05T08:00:00Z";
  expect_ok(store.rule("r", ruling(records[1])));
  const auto now = value_of(store.rulings("r"));
  ASSERT_THAT(now, SizeIs(1));
  EXPECT_EQ(now[0].record, records[1]);
  EXPECT_EQ(now[0].made_at, clock);
  EXPECT_EQ(now[0].seen, records);
  EXPECT_EQ(value_of(store.rulings("r", "2022-10-04"))[0].record, records[0]);
  EXPECT_EQ(value_of(store.rulings("r", "2022-10-05"))[0].record, records[1]);
  EXPECT_THAT(value_of(store.rulings("r", "2022-09-30")), IsEmpty());
  EXPECT_THAT(value_of(store.rulings("another")), IsEmpty());
}

TEST_F(RulingStore, TheSameTwiceIsOneAndTakingBackLeavesNothing) {
  expect_ok(store.rule("r", ruling(records[0])));
  const std::string once = value_of(store.dump());
  clock = "2022-10-05T08:00:00Z";
  expect_ok(store.rule("r", ruling(records[0])));
  EXPECT_EQ(value_of(store.dump()), once);
  EXPECT_EQ(value_of(store.rulings("r"))[0].made_at, "2022-10-01T08:00:00Z");
  expect_ok(store.revoke_ruling("r", "runde-2", "630"));
  EXPECT_THAT(value_of(store.rulings("r")), IsEmpty());
  EXPECT_EQ(store.revoke_ruling("r", "runde-2", "630").error().code, ErrorCode::kNotFound);
}

TEST_F(RulingStore, SomebodyMustStandBehindItForAReason) {
  EXPECT_EQ(store.rule("r", ruling(records[0], "")).error().code, ErrorCode::kUsage);
  RegisterRuling nobody = ruling(records[0]);
  nobody.author.clear();
  EXPECT_EQ(store.rule("r", nobody).error().code, ErrorCode::kUsage);
  EXPECT_EQ(store.rule("r", ruling("r00000000000000000000")).error().code, ErrorCode::kNotFound);
  EXPECT_THAT(value_of(store.rulings("r")), IsEmpty());
}

TEST_F(RulingStore, AFrozenRegisterCannotBeChangedRemovedOrNamedAgain) {
  const FrozenRegister kept =
      value_of(store.freeze({"oktober", "r", R"({"a":1})", "", "Anne", "Fristen", ""}));
  EXPECT_EQ(kept.sha256, sha256_hex(R"({"a":1})"));
  EXPECT_EQ(store.freeze({"oktober", "r", R"({"a":2})", "", "Anne", "Igen", ""}).error().code,
            ErrorCode::kUsage);
  EXPECT_EQ(value_of(store.frozen("oktober")).content, R"({"a":1})");
  EXPECT_THAT(value_of(store.frozen_registers()), SizeIs(1));
  EXPECT_EQ(store.frozen("november").error().code, ErrorCode::kNotFound);
  sqlite::Database raw(folder / "a.db", 1000);
  EXPECT_THROW(raw.run("UPDATE frozen_register SET content = '{}'"), sqlite::SqliteFailure);
  EXPECT_THROW(raw.run("DELETE FROM frozen_register"), sqlite::SqliteFailure);
}

TEST_F(RulingStore, OnceFrozenADeclarationIsChangedForAReasonOnly) {
  const auto set = [&](const std::string& reason) {
    return store.correct({records[0], "open_set", Correction::Operation::kSet, "true", "Anne", reason});
  };
  expect_ok(set(""));
  value_of(store.freeze({"oktober", "r", R"({"a":1})", "", "Anne", "Fristen", ""}));
  expect_ok(store.revoke(records[0], "open_set"));
  EXPECT_EQ(set("").error().code, ErrorCode::kUsage);
  EXPECT_EQ(store.confirm(records[0], "Anne", "").error().code, ErrorCode::kUsage);
  expect_ok(set("Læst forkert"));
}

TEST_F(RulingStore, AFrozenRegisterThatSomebodyGotAtAllTheSameIsNotGivenOut) {
  value_of(store.freeze({"oktober", "r", R"({"a":1})", "", "Anne", "Fristen", ""}));
  sqlite::Database raw(folder / "a.db", 1000);
  raw.script("DROP TRIGGER frozen_register_stays");
  raw.run("UPDATE frozen_register SET content = '{\"a\":2}'");
  EXPECT_EQ(store.frozen("oktober").error().code, ErrorCode::kStore);
}

}  // namespace
}  // namespace frisaet
