#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/cli/cli.h"
#include "tests/pipeline/cli/ran.h"

namespace frisaet {
namespace {

using support::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

TEST(Audit, CommandsThatLookUpAreNotedAndCanBeFoundAgain) {
  const TemporaryFolder folder;
  const auto file =
      folder.write("referat.txt", "Referat\nByrådet den 3. maj 2022\n\n1. Ny sti\n\nBeslutning\nGodkendt.\n");
  EXPECT_EQ(kExitUsage, run(folder, "audit").code);  // no log yet
  run(folder, "search Hansen");
  EXPECT_FALSE(std::filesystem::exists(folder / "data"));  // looking makes no data folder
  run(folder, "ingest " + file.string());
  run(folder, "search Hansen \"ny sti\"");
  run(folder, "show");
  run(folder, "status");
  const Ran found = run(folder, "audit --about hansen --csv");
  EXPECT_EQ(kExitDone, found.code);
  EXPECT_THAT(found.out, HasSubstr(";search;;Hansen ny sti"));
  EXPECT_THAT(found.out, Not(HasSubstr(";show;")));
  const Ran all = run(folder, "audit");
  EXPECT_THAT(all.out, HasSubstr("show"));
  EXPECT_THAT(all.out, Not(HasSubstr("status")));
  const Ran proof = run(folder, "audit --prove");
  EXPECT_EQ(kExitDone, proof.code);
  EXPECT_THAT(proof.out, HasSubstr("2 linjer"));
}

TEST(Audit, WhatWasSaidOfARecordIsNotedByItsFieldsNameAlone) {
  const TemporaryFolder folder;
  run(folder, "ingest " + folder.write("referat.txt", kShortMinutes).string());
  const std::string json = run(folder, "search legeplads --json").out;
  const std::size_t at = json.find("\"record\": \"") + 11;
  const std::string id = json.substr(at, json.find('"', at) - at);
  EXPECT_EQ(kExitDone, run(folder, "review set " + id + " title Gøglervognen --reason Kramlade").code);
  EXPECT_EQ(kExitUsage, run(folder, "review set " + id + " outcome Gøglervognen").code);
  EXPECT_EQ(kExitDone, run(folder, "register add Vejle --none --note \"Gøglervognen ringede\"").code);
  for (const char* word : {"gøglervogn", "kramlade"})
    EXPECT_THAT(run(folder, std::string("audit --csv --about ") + word).out, Not(HasSubstr(";review;")));
  const std::string all = run(folder, "audit --csv").out;
  EXPECT_THAT(all, HasSubstr(";review;;set " + id + " title --reason"));
  EXPECT_THAT(all, HasSubstr(";register;;add Vejle --none --note"));
  EXPECT_THAT(all, Not(HasSubstr("Gøgler")));
}

TEST(Audit, ReasonsAreNotNoted) {
  const TemporaryFolder folder;
  run(folder, "ingest " + folder.write("referat.txt", kShortMinutes).string());
  EXPECT_EQ(kExitUsage, run(folder, "withdraw 0000 --reason Gøglervognen --author Anna").code);
  EXPECT_EQ(kExitUsage, run(folder, "withdraw 0000 --reason=Gøglervognen").code);
  const std::string all = run(folder, "audit --csv").out;
  EXPECT_THAT(all, HasSubstr(";withdraw;;0000 --reason --author Anna"));
  EXPECT_THAT(all, Not(HasSubstr("Gøgler")));
}

TEST(Audit, ADayThatIsNoneIsToldSo) {
  const TemporaryFolder folder;
  const Ran wrong = run(folder, "audit --from 31-02-2026");
  EXPECT_EQ(kExitUsage, wrong.code);
  EXPECT_THAT(wrong.err, HasSubstr("2026-11-29"));
}

}  // namespace
}  // namespace frisaet
