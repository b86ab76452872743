#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "models/core/sha256.h"
#include "pipeline/cli/cli.h"
#include "pipeline/store/store.h"
#include "tests/pipeline/cli/ran.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(TakingOut, AWithdrawnDocumentIsNowhereStaysOutWhenItIsDroppedAgainAndComesBack) {
  const TemporaryFolder folder;
  const std::string file = folder.write("referat.txt", kShortMinutes).string();
  ASSERT_EQ(run(folder, "ingest " + file).code, kExitDone);
  const std::string id = run(folder, "show").out.substr(run(folder, "show").out.find('\n') + 1, 12);
  EXPECT_EQ(run(folder, "withdraw " + id).code, kExitUsage);
  const Ran out = run(folder, "withdraw " + id + " --author Anna --reason 'Forkert mappe'");
  EXPECT_EQ(out.code, kExitDone) << out.err;
  EXPECT_THAT(out.out, HasSubstr("Trukket tilbage: referat.txt"));
  EXPECT_THAT(run(folder, "search legeplads").out, Not(HasSubstr("Legeplads")));
  const std::string refused = run(folder, "show " + id).err;
  EXPECT_THAT(refused, HasSubstr("trukket tilbage den"));
  EXPECT_THAT(refused, Not(HasSubstr("Anna"))) << "who did it and why stands in the list alone";
  EXPECT_THAT(run(folder, "status").out, HasSubstr("1 dokumenter er trukket tilbage"));
  EXPECT_THAT(run(folder, "withdraw").out, testing::AllOf(HasSubstr("Anna"), HasSubstr("Forkert mappe")));
  const Ran again = run(folder, "ingest " + file);
  EXPECT_EQ(again.code, kExitQuarantined);
  EXPECT_THAT(again.err, HasSubstr("trukket tilbage den"));
  // Dropped into the watched folder, the file lies in failed/ with a reason that tells of nobody.
  fs::create_directories(folder / "data/inbox");
  fs::copy_file(file, folder / "data/inbox/igen.txt");
  run(folder, "watch --once");
  EXPECT_THAT(support::read_file(folder / "data/failed/igen.txt.reason.txt"),
              testing::AllOf(HasSubstr("trukket tilbage den"), Not(HasSubstr("Anna"))));
  EXPECT_THAT(run(folder, "search legeplads").out, Not(HasSubstr("Legeplads")));
  EXPECT_EQ(run(folder, "withdraw --undo " + id + " --reason 'Hørte til'").code, kExitDone);
  EXPECT_THAT(run(folder, "search legeplads").out, HasSubstr("Legeplads"));
}

TEST(TakingOut, WhatHasBeenKeptLongEnoughIsToldAndErasedWhenApproved) {
  const TemporaryFolder folder;
  const std::string old = folder.write("gammelt.txt", kShortMinutes).string();
  std::string recent = kShortMinutes;
  recent.replace(recent.find("2022"), 4, "2199");
  ASSERT_EQ(run(folder, "ingest '" + old + "' '" + folder.write("nyt.txt", recent).string() + "'").code % 3,
            0);
  EXPECT_THAT(run(folder, "erase --due").err, HasSubstr("ikke sagt, hvor længe"));
  EXPECT_THAT(run(folder, "erase --due --keep minutes=0").err, HasSubstr("1-100"));
  EXPECT_THAT(run(folder, "erase --due --keep minutes=2 --keep minutes=3").err, HasSubstr("højst én gang"));
  EXPECT_THAT(run(folder, "erase --due --keep agreement=1").out, HasSubstr("0 dokumenter"));
  const Ran told = run(folder, "erase --due --keep minutes=2");
  EXPECT_EQ(told.code, kExitUsage);
  EXPECT_THAT(told.out, HasSubstr("gammelt.txt"));
  EXPECT_THAT(told.out, HasSubstr("2022-09-06"));
  EXPECT_THAT(told.out, Not(HasSubstr("nyt.txt")));
  EXPECT_THAT(run(folder, "show").out, HasSubstr("2022-09-06"));
  const std::string settings = folder.write("frisaet.toml", "[erase]\nkeep = [\"minutes=2\"]\n").string();
  const Ran done = run(folder, "--config " + settings + " erase --due --yes --reason 'Tiden er gået'");
  EXPECT_EQ(done.code, kExitDone) << done.err;
  EXPECT_THAT(done.out, HasSubstr("Slettet: gammelt.txt"));
  EXPECT_THAT(run(folder, "show").out, Not(HasSubstr("2022-09-06")));
  EXPECT_THAT(run(folder, "search legeplads").out, HasSubstr("Legeplads"));  // of the other one
  EXPECT_THAT(run(folder, "--config " + settings + " erase --due").out, HasSubstr("0 dokumenter"));
}

TEST(TakingOut, WhatWasWithdrawnIsDueByTheDayOfThat) {
  const TemporaryFolder folder;
  const std::string file = folder.write("fejl.txt", kShortMinutes).string();
  ASSERT_EQ(run(folder, "ingest '" + file + "'").code, kExitDone);
  const std::string id = sha256_hex(kShortMinutes);
  {
    auto store = *Store::open(folder / "data/frisaet.db");
    ASSERT_TRUE(store.withdraw(id, "Anna", "Forkert mappe", "2021-03-01T12:00:00Z").ok());
  }
  EXPECT_THAT(run(folder, "erase --due --keep minutes=1").out, HasSubstr("0 dokumenter"))
      << "no kind but its own";
  const Ran told = run(folder, "erase --due --keep withdrawn=1");
  EXPECT_THAT(told.out, HasSubstr("trukket tilbage"));
  EXPECT_THAT(told.out, HasSubstr("2021-03-01"));
  EXPECT_THAT(run(folder, "erase --due --keep withdrawn=100").out, HasSubstr("0 dokumenter"));
  EXPECT_EQ(run(folder, "erase --due --keep withdrawn=1 --yes --reason 'Tiden er gået'").code, kExitDone);
  EXPECT_THAT(run(folder, "erase --due --keep withdrawn=1").out, HasSubstr("0 dokumenter"));
  EXPECT_TRUE(*Store::open_reading(folder / "data/frisaet.db")->is_erased(id));
}

TEST(TakingOut, ErasingTellsFirstErasesWhenToldAndRefusesTheFileForEver) {
  const TemporaryFolder folder;
  const std::string file = folder.write("Ole Holms sag.txt", kShortMinutes).string();
  ASSERT_EQ(run(folder, "ingest '" + file + "'").code, kExitDone);
  const std::string id = run(folder, "show").out.substr(run(folder, "show").out.find('\n') + 1, 12);
  const Ran told = run(folder, "erase " + id);
  EXPECT_EQ(told.code, kExitUsage);
  EXPECT_THAT(told.out, HasSubstr("Slettes: Ole Holms sag.txt (" + id + "), 1 sider, 1 poster"));
  EXPECT_THAT(told.out, HasSubstr("Intet er slettet endnu"));
  EXPECT_THAT(run(folder, "search legeplads").out, HasSubstr("Legeplads"));
  EXPECT_THAT(run(folder, "erase " + id + " --yes").err, HasSubstr("Skriv hvorfor (--reason)"));
  const Ran done = run(folder, "slet " + id + " --yes --author Anna --reason Anmodning");
  EXPECT_EQ(done.code, kExitDone) << done.err;
  EXPECT_THAT(done.out, HasSubstr("Intet af det ligger mere i datamappen"));
  EXPECT_THAT(run(folder, "show").out, Not(HasSubstr(id)));
  EXPECT_THAT(run(folder, "erase").out, HasSubstr(id));
  EXPECT_THAT(run(folder, "show " + id).err, HasSubstr("slettet for altid"));
  EXPECT_EQ(run(folder, "ingest '" + file + "'").code, kExitQuarantined);
  // Dropped into the watched folder, it leaves neither bytes nor name.
  fs::create_directories(folder / "data/inbox");
  fs::copy_file(file, folder / "data/inbox/Ole Holm.txt");
  run(folder, "watch --once");
  std::string names;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "data"))
    names += entry.path().filename().string() + "\n";
  EXPECT_THAT(names, Not(HasSubstr("Ole Holm")));
  EXPECT_THAT(names, HasSubstr("slettet " + id + ".reason.txt"));
  for (const char* part : {"frisaet.db", "frisaet.db-wal"})
    EXPECT_THAT(support::read_file(folder / "data" / part), Not(HasSubstr("Ole Holm")));
}

TEST(TakingOut, APersonsNumberHoldsItsDocumentUntilItIsReleased) {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("referat.txt", std::string(kShortMinutes) + "\nAnsøger: 010190-1234\n").string();
  EXPECT_EQ(run(folder, "ingest " + file).code, kExitDone);
  EXPECT_THAT(run(folder, "search legeplads").out, Not(HasSubstr("Legeplads")));
  const Ran status = run(folder, "status");
  EXPECT_EQ(status.code, kExitDiagnostics);
  EXPECT_THAT(status.out, HasSubstr("1 dokumenter holdes tilbage"));
  EXPECT_THAT(run(folder, "review list").out, HasSubstr("010190-•••• på side 1"));
  const auto json = nlohmann::json::parse(run(folder, "review list --json").out);
  ASSERT_EQ(json.at("held").size(), 1U);
  const std::string id = json.at("held")[0].at("document");
  EXPECT_THAT(run(folder, "show " + id).out, HasSubstr("Holdes tilbage"));
  ASSERT_EQ(run(folder, "export jsonl --out " + (folder / "ud.jsonl").string()).code, kExitDone);
  EXPECT_THAT(support::read_file(folder / "ud.jsonl"), Not(HasSubstr("Legeplads")));
  EXPECT_EQ(run(folder, "review release " + id).code, kExitUsage);
  EXPECT_EQ(run(folder, "review release " + id + " --reason Opdigtet").code, kExitDone);
  EXPECT_THAT(run(folder, "search legeplads").out, HasSubstr("Legeplads"));
  EXPECT_EQ(run(folder, "review undo " + id).code, kExitDone);
  EXPECT_THAT(run(folder, "search legeplads").out, Not(HasSubstr("Legeplads")));
}

TEST(TakingOut, ABackupIsMadeAndRestoredAndOverwritesNothingUntold) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(folder, "ingest " + folder.write("referat.txt", kShortMinutes).string()).code, kExitDone);
  const std::string out = (folder / "kopi").string();
  const Ran made = run(folder, "backup --out " + out);
  EXPECT_EQ(made.code, kExitDone) << made.err;
  EXPECT_THAT(made.out, HasSubstr("1 dokumenter, 1 originaler kopieret nu"));
  const Ran refused = run(folder, "restore " + out);
  EXPECT_EQ(refused.code, kExitUsage);
  EXPECT_THAT(refused.err, HasSubstr("skriv --replace"));
  fs::remove_all(folder / "data");
  EXPECT_EQ(run(folder, "restore " + out).code, kExitDone);
  EXPECT_THAT(run(folder, "search legeplads").out, HasSubstr("Legeplads"));
  EXPECT_EQ(run(folder, "restore --replace " + out).code, kExitDone);
  EXPECT_EQ(run(folder, "restore " + (folder / "findes-ikke").string()).code, kExitUsage);
}

}  // namespace
}  // namespace frisaet
