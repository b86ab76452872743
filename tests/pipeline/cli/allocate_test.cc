#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "pipeline/cli/cli.h"
#include "tests/pipeline/cli/ran.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;
using ::testing::HasSubstr;

TEST(AllocateCli, AllocationFromAFileIsAPlanThatVerifies) {
  const TemporaryFolder folder;
  const std::string replies = FRISAET_SOURCE_DIR "/corpus/replies/velfaerdsaftaler-2022.csv";
  const Ran ran = run(folder, "allocate --json --declarations " + replies);
  ASSERT_EQ(ran.code, kExitDone) << ran.err;
  EXPECT_EQ(schema_faults(folder, "plan.schema.json", ran.out), "");
  const fs::path plan = folder.write("plan.json", ran.out);
  EXPECT_EQ(run(folder, "verify " + plan.string()).code, kExitDone);

  auto object = nlohmann::json::parse(ran.out);
  for (auto& assignment : object.at("assignments")) {
    if (assignment.at("area") == "aeldre" && assignment.at("fixed") == false) {
      assignment["area"] = "beskaeftigelse";
      break;
    }
  }
  const Ran refused = run(folder, "verify " + folder.write("forkert.json", object.dump()).string());
  EXPECT_EQ(refused.code, kExitFailed);
  EXPECT_FALSE(refused.out.empty());
  EXPECT_EQ(run(folder, "allocate --declarations " + replies + " --explain Vejle").code, kExitDone);
  EXPECT_THAT(run(folder, "allocate --declarations " + replies + " --explain Ældre").out,
              HasSubstr("kommuner får ældre"));
  EXPECT_THAT(run(folder, "allocate --help").out, HasSubstr("to lige høje ønsker"));
}

/// The round of 2022 with the four named: until they are, nothing can be bound. As options of a command.
std::string decided_round(const TemporaryFolder& folder) {
  std::string round = support::read_file(FRISAET_SOURCE_DIR "/models/rounds/data/velfaerdsaftaler-2022.toml");
  const std::string open = "designated = []";
  EXPECT_NE(round.find(open), std::string::npos);
  round.replace(round.find(open), open.size(), "designated = [\"219\", \"253\", \"740\", \"580\"]");
  return " --round " + folder.write("udpeget.toml", round).string();
}

TEST(AllocateCli, ABindingDrawNeedsWhatWasPublishedBefore) {
  const TemporaryFolder folder;
  const std::string replies =
      "allocate --json --declarations " FRISAET_SOURCE_DIR "/corpus/replies/velfaerdsaftaler-2022.csv";
  const Ran early = run(folder, replies + " --commit 'Lotto den 3. december'");
  EXPECT_EQ(early.code, kExitFailed);
  EXPECT_EQ(early.out, "");
  EXPECT_THAT(early.err, HasSubstr("før udpegningen er truffet"));
  const std::string decided = decided_round(folder), command = replies + decided;
  const Ran alone = run(folder, command + " --binding --seed 4711");
  EXPECT_EQ(alone.code, kExitUsage);
  EXPECT_THAT(alone.err, HasSubstr("kræver en forpligtelse"));
  const Ran promised = run(folder, command + " --commit 'Lotto den 3. december'");
  ASSERT_EQ(promised.code, kExitDone) << promised.err;
  const std::string commitment = folder.write("forpligtelse.json", promised.out).string();
  EXPECT_EQ(run(folder, command + " --binding --commitment " + commitment).code, kExitUsage);  // no seed yet
  const Ran bound = run(folder, command + " --binding --seed 4711 --commitment " + commitment);
  ASSERT_EQ(bound.code, kExitDone) << bound.err;
  EXPECT_EQ(nlohmann::json::parse(bound.out).at("draw").at("binding"), true);
  EXPECT_EQ(schema_faults(folder, "plan.schema.json", bound.out), "");
  EXPECT_EQ(run(folder, "verify " + folder.write("plan.json", bound.out).string() + decided).code, kExitDone);
  for (const char* seed : {" 4711", "4711 ", "4711\t", "\n4711", "4711\u00A0",
                           "47\x01"
                           "11"}) {
    const Ran blank = run(folder, command + " --seed '" + seed + "' --commitment " + commitment);
    EXPECT_EQ(blank.code, kExitUsage) << seed;
    EXPECT_THAT(blank.err, HasSubstr("mellemrum")) << seed;
  }
  EXPECT_EQ(run(folder, command + " --policy neutral --seed 4711 --commitment " + commitment).code,
            kExitFailed);
  auto altered = nlohmann::json::parse(promised.out);
  altered["seed_source"] = "Lotto den 10. december";
  EXPECT_EQ(
      run(folder, command + " --seed 1 --commitment " + folder.write("b.json", altered.dump()).string()).code,
      kExitFailed);
}

TEST(AllocateCli, VerifyComparesTheCommitmentAndDrawsAgain) {
  const TemporaryFolder folder;
  const std::string decided = decided_round(folder);
  const std::string command = "allocate --json --declarations " FRISAET_SOURCE_DIR
                              "/corpus/replies/velfaerdsaftaler-2022.csv" +
                              decided;
  const auto commit = [&](const char* name, const char* source) {
    return folder.write(name, run(folder, command + " --commit '" + source + "'").out).string();
  };
  const std::string published = commit("a.json", "Lotto den 3. december");
  const std::string another = commit("b.json", "Lotto den 10. december");
  const Ran bound = run(folder, command + " --binding --seed 4711 --commitment " + published);
  const std::string verify = "verify " + folder.write("plan.json", bound.out).string() + decided;
  const Ran plain = run(folder, verify);
  EXPECT_EQ(plain.code, kExitDone);
  for (const char* said : {"Lotto den 3. december", "Forpligtelsen nævner version", "ikke sammenlignet",
                           "Ikke vist", "også hos dem, der fik deres højeste ønske"})
    EXPECT_THAT(plain.out, HasSubstr(said));
  EXPECT_EQ(run(folder, verify + " --commitment " + published).code, kExitDone);
  const Ran other = run(folder, verify + " --commitment " + another);
  EXPECT_EQ(other.code, kExitFailed);
  EXPECT_THAT(other.out, HasSubstr("other_commitment"));
  const Ran again = run(folder, verify + " --redraw");
  EXPECT_EQ(again.code, kExitDone) << again.out;
  EXPECT_THAT(again.out, HasSubstr("hele planen blev den samme"));

  // Drawn by another seed, and figures that only the solver can make again.
  const auto altered = [&](auto change) {
    auto plan = nlohmann::json::parse(bound.out);
    change(plan);
    return run(folder, "verify --redraw " + folder.write("c.json", plan.dump()).string() + decided);
  };
  const Ran seed = altered([](auto& plan) { plan["draw"]["seed"] = "4712"; });
  EXPECT_EQ(seed.code, kExitFailed);
  const Ran noted = altered([](auto& plan) { plan["notes"].push_back("Alt er retfærdigt."); });
  EXPECT_THAT(noted.out, HasSubstr("not_redrawn: Planens noter"));
  const Ran luckier = altered([](auto& plan) {  // so little that the reason's percent is the same
    for (auto& a : plan["assignments"]) {
      auto& chance = a["chance"];
      if (chance.is_null()) continue;
      const long won = chance["won"], drawn = chance["drawn"];
      const auto percent = [&](long n) { return (200 * n + drawn) / (2 * drawn); };
      if (won > 1 && won < drawn - 1 && percent(won) == percent(won - 1)) chance["won"] = won - 1;
    }
  });
  EXPECT_THAT(luckier.out, HasSubstr("chancen eller begrundelsen"));
}

TEST(AllocateCli, APlanAfterAnEarlierOneMovesTheFewestAndCanBeRecounted) {
  const TemporaryFolder folder;
  const std::string command =
      "allocate --declarations " FRISAET_SOURCE_DIR "/corpus/replies/velfaerdsaftaler-2022.csv ";
  const Ran first = run(folder, command + "--json --seed 1");
  ASSERT_EQ(first.code, kExitDone) << first.err;
  EXPECT_THAT(first.out, ::testing::Not(HasSubstr("\"previous\"")));
  const std::string published = folder.write("foer.json", first.out).string();
  const Ran same = run(folder, command + "--json --seed 1 --previous " + published);
  ASSERT_EQ(same.code, kExitDone) << same.err;
  const auto changes_of = [](const std::string& plan) {
    const auto read = nlohmann::json::parse(plan);
    for (const auto& level : read.at("levels"))
      if (level.at("name") == "changes") return level.at("value").get<int>();
    return -1;
  };
  EXPECT_EQ(changes_of(same.out), 0);
  const Ran next = run(folder, command + "--json --seed 2 --previous " + published);
  ASSERT_EQ(next.code, kExitDone) << next.err;
  EXPECT_EQ(schema_faults(folder, "plan.schema.json", next.out), "");
  const std::string plan = folder.write("plan.json", next.out).string();
  EXPECT_THAT(run(folder, "verify " + plan).out, HasSubstr("--previous sammenligner"));
  const Ran compared = run(folder, "verify --redraw " + plan + " --previous " + published);
  EXPECT_EQ(compared.code, kExitDone) << compared.out << compared.err;
  const Ran other = run(folder, "verify " + plan + " --previous " + plan);
  EXPECT_EQ(other.code, kExitFailed);
  EXPECT_THAT(other.out, HasSubstr("other_previous"));

  const Ran told =
      run(folder, command + "--seed 2 --previous " + published + " --report " + (folder / "r.html").string());
  EXPECT_EQ(told.code, kExitDone) << told.err;
  EXPECT_THAT(told.out, HasSubstr("Siden den forrige plan"));
  const std::string page = support::read_file((folder / "r.html").string());
  EXPECT_THAT(page, HasSubstr("<th>Forrige plan</th>"));
  EXPECT_THAT(page, HasSubstr("Kommuner, der får andet end i den forrige plan"));
  EXPECT_THAT(run(folder, command + "--policies --previous " + published).out,
              HasSubstr("Flyttet siden forrige plan"));
  EXPECT_EQ(run(folder, command + "--what-if Vejle=ingen --previous " + published).code, kExitDone);
  const Ran refused = run(folder, command + "--frontier --previous " + published);
  EXPECT_EQ(refused.code, kExitUsage);
}

/// A wish in time on the first phase's area and a late one on the second's, as the register has them, then
/// the designation that the first plan only proposed.
TEST(AllocateCli, LatenessByPhaseAndAProposedPlaceGoThroughThePlansFile) {
  const TemporaryFolder folder;
  for (const char* wish :
       {"Vejle --area beskaeftigelse --date 2022-08-01", "Vejle --area folkeskole --date 2022-10-20",
        "Odense --area beskaeftigelse "
        "--date 2022-08-01"})
    ASSERT_EQ(run(folder, std::string("register add ") + wish + " --note Ringet --status byråd").code,
              kExitDone);
  const Ran first = run(folder, "allocate --json");
  ASSERT_EQ(first.code, kExitDone) << first.err;
  EXPECT_EQ(schema_faults(folder, "plan.schema.json", first.out), "");
  EXPECT_THAT(first.out, HasSubstr("\"late_phases\""));
  const std::string published = folder.write("foer.json", first.out).string();
  EXPECT_EQ(run(folder, "verify --redraw " + published).code, kExitDone);
  EXPECT_THAT(run(folder, "allocate").out, HasSubstr("Vejle (Anden runde)"));

  std::string round = support::read_file(FRISAET_SOURCE_DIR "/models/rounds/data/velfaerdsaftaler-2022.toml");
  const std::string open = "designated = []";
  round.replace(round.find(open), open.size(), "designated = [\"630\"]");
  const std::string decided = "--round " + folder.write("runde.toml", round).string() + " ";
  const Ran next = run(folder, "allocate --json " + decided + "--previous " + published);
  ASSERT_EQ(next.code, kExitDone) << next.err;
  EXPECT_EQ(schema_faults(folder, "plan.schema.json", next.out), "");
  EXPECT_THAT(next.out, HasSubstr("\"proposed\""));
  EXPECT_THAT(next.out, HasSubstr("Vejle (foreslået til beskæftigelse → beskæftigelse)"));
  const Ran compared = run(folder, "verify " + decided + folder.write("plan.json", next.out).string() +
                                       " --previous " + published);
  EXPECT_EQ(compared.code, kExitDone) << compared.out << compared.err;
  const std::string called = "name = \"beskæftigelse\"";
  round.replace(round.find(called), called.size(), "name = \"job\"");
  round.replace(round.find("2022\""), 5, "2023\"");
  const Ran own = run(folder, "allocate --round " + folder.write("egen.toml", round).string());
  EXPECT_THAT(own.out, HasSubstr("job (")) << "areas are called as in the round's own file";
  const Ran unknown = run(
      folder,
      "verify " + folder
                      .write("egen.json",
                             run(folder, "allocate --json --round " + (folder / "egen.toml").string()).out)
                      .string());
  EXPECT_THAT(unknown.err, HasSubstr("Vælg med --round"));
  auto forged = nlohmann::json::parse(next.out);
  forged["previous"]["proposed"][0]["area"] = "aeldre";
  EXPECT_EQ(run(folder, "verify " + decided + folder.write("plan.json", forged.dump()).string()).code,
            kExitFailed);
}

TEST(AllocateCli, AFaultyPlanBeforeIsToldWithItsPlace) {
  const TemporaryFolder folder;
  const std::string command =
      "allocate --declarations " FRISAET_SOURCE_DIR "/corpus/replies/velfaerdsaftaler-2022.csv ";
  const auto good = nlohmann::json::parse(run(folder, command + "--json").out);
  const auto fault = [&](auto change) {
    auto plan = good;
    change(plan);
    const Ran ran = run(folder, command + "--previous " + folder.write("foer.json", plan.dump()).string());
    EXPECT_EQ(ran.code, kExitFailed);
    EXPECT_EQ(ran.out, "");
    return ran.err;
  };
  EXPECT_THAT(fault([](auto& plan) { plan["round"] = "to-omraader-eksempel"; }),
              ::testing::AllOf(HasSubstr("foer.json"),
                               HasSubstr("Den forrige plan er lavet til runden to-omraader-eksempel")));
  EXPECT_THAT(fault([](auto& plan) { plan["assignments"][3]["municipality"]["code"] = "999"; }),
              HasSubstr("nævner en kommune, der ikke er med i runden"));
  const auto one_less = [](auto& plan) {
    for (auto& area : plan["areas"]) {
      if (area["area"] == plan["assignments"][3]["area"])
        area["count"] = area["count"].template get<int>() - 1;
    }
  };
  EXPECT_THAT(fault([](auto& plan) { plan["assignments"][3]["area"] = "bibliotek"; }),
              HasSubstr("men placerer"));
  EXPECT_THAT(fault([&](auto& plan) {
                one_less(plan);
                plan["assignments"][3]["area"] = "bibliotek";
              }),
              HasSubstr("bibliotek, som ikke er med i runden"));
  EXPECT_THAT(fault([&](auto& plan) {
                one_less(plan);
                plan["assignments"].erase(3);
              }),
              HasSubstr("mangler i den forrige plan"));
  EXPECT_THAT(fault([](auto& plan) { plan["assignments"][3]["municipality"]["name"] = "Fup"; }),
              HasSubstr(" for Fup."));
  EXPECT_THAT(fault([](auto& plan) { plan["assignments"].push_back(plan["assignments"][3]); }),
              HasSubstr("står to gange i den forrige plan"));
  EXPECT_THAT(fault([](auto& plan) { plan.erase("levels"); }), HasSubstr("Filen er ikke en plan"));
  const Ran cut = run(folder, command + "--previous " + folder.write("halv.json", "{\"schema\":").string());
  EXPECT_EQ(cut.code, kExitFailed);
  EXPECT_THAT(cut.err, HasSubstr("halv.json"));
  EXPECT_NE(run(folder, command + "--previous " + (folder / "findes-ikke.json").string()).code, kExitDone);
  const std::string policy =
      "schema = \"frisaet.policy/1\"\ncode = \"p\"\nname = \"P\"\n"
      "levels = [\"balance\", \"placed\", \"changes\", \"lottery\"]\n";
  const Ran alone = run(folder, command + "--policy " + folder.write("p.toml", policy).string());
  EXPECT_EQ(alone.code, kExitFailed);
  EXPECT_THAT(alone.err, HasSubstr("men der er ingen forrige plan"));
}

TEST(AllocateCli, AListOfPlansIsPublishedDrawnFromAndVerified) {
  const TemporaryFolder folder;
  std::string replies = "municipality;priority_1;priority_2\n";
  for (const char* name : {"Vejle", "Skive", "Odder", "Greve", "Faxe", "Lejre", "Struer", "Varde"})
    replies += std::string(name) + ";digital-post;faelles-kantine\n";
  const std::string command =
      "allocate --round to-omraader-eksempel --policy alle-placeres-foerst --declarations " +
      folder.write("svar.csv", replies).string();
  const Ran promised = run(folder, command + " --leximin --commit 'Lotto den 3. december'");
  ASSERT_EQ(promised.code, kExitDone) << promised.err;
  const std::string commitment = folder.write("forpligtelse.json", promised.out).string();
  const std::string draw = command + " --binding --commitment " + commitment + " --seed 4711";
  EXPECT_THAT(run(folder, draw).out, HasSubstr("lige gode planer"));
  const std::string page = (folder / "fordeling.html").string();
  ASSERT_EQ(run(folder, draw + " --report " + page).code, kExitDone);
  EXPECT_THAT(support::read_file(page), HasSubstr("(denne plan, trukket af en liste)"))
      << "the chances of its row are the list's";
  EXPECT_THAT(support::read_file(page), HasSubstr("Planen er trukket af en liste. Et andet svar"))
      << "what is left out is said";
  const Ran bound = run(folder, draw + " --json");
  ASSERT_EQ(bound.code, kExitDone) << bound.err;
  EXPECT_EQ(schema_faults(folder, "plan.schema.json", bound.out), "");
  EXPECT_EQ(run(folder, "verify " + folder.write("plan.json", bound.out).string()).code, kExitDone);

  // A list to the forger's taste has another hash than the one published; with that replaced too, the
  // commitment's.
  auto altered = nlohmann::json::parse(promised.out);
  altered["distribution"]["plans"][0]["weight"] =
      altered["distribution"]["plans"][0]["weight"].get<int>() + 1;
  EXPECT_EQ(
      run(folder, command + " --seed 1 --commitment " + folder.write("b.json", altered.dump()).string()).code,
      kExitFailed);
  altered = nlohmann::json::parse(promised.out);
  altered.erase("distribution");
  EXPECT_EQ(
      run(folder, command + " --seed 1 --commitment " + folder.write("c.json", altered.dump()).string()).code,
      kExitFailed);
  const Ran serial = run(folder, command + " --commit 'Lotto den 3. december'");
  const Ran mixed = run(
      folder, command + " --leximin --seed 1 --commitment " + folder.write("d.json", serial.out).string());
  EXPECT_EQ(mixed.code, kExitUsage);
  EXPECT_THAT(mixed.err, HasSubstr("har ingen liste af planer"));
}

TEST(AllocateCli, AReportIsWrittenAsPageOrWorkbookAndAsNothingElse) {
  const TemporaryFolder folder;
  const std::string command =
      "allocate --declarations " FRISAET_SOURCE_DIR "/corpus/replies/velfaerdsaftaler-2022.csv --report ";
  const std::string page = (folder / "fordeling.html").string();
  const Ran ran = run(folder, command + page);
  EXPECT_EQ(ran.code, kExitDone) << ran.err;
  const std::string text = support::read_file(page);
  for (const char* section :
       {"Politikkerne side om side", "Ønsker mod spredning", "Lod om højeste ønske først",
        "Udpegning til beskæftigelse", "Kriterierne for dem, der kan udpeges til beskæftigelse",
        "Besluttet af", "ved ikke at nævne noget efter det"})
    EXPECT_THAT(text, HasSubstr(section));
  EXPECT_EQ(run(folder, command + (folder / "fordeling.docx").string()).code, kExitUsage);
}

TEST(AllocateCli, WhatIfTellsWhoMovesAndPoliciesStandSideBySide) {
  const TemporaryFolder folder;
  const std::string command =
      "allocate --declarations " FRISAET_SOURCE_DIR "/corpus/replies/velfaerdsaftaler-2022.csv ";
  const Ran none = run(folder, command + "--what-if Vejle=ingen");
  EXPECT_EQ(none.code, kExitDone) << none.err;
  EXPECT_THAT(none.out, HasSubstr("Vejle"));
  EXPECT_THAT(none.out, HasSubstr("ingen plads"));
  EXPECT_EQ(run(folder, command + "--what-if 'folkeskole<=90'").out, "Ingen flytter.\n");
  EXPECT_THAT(run(folder, command + "--what-if 'folkeskole>=90'").out,
              HasSubstr("i at nå områdernes mindste antal"))
      << "what cannot be kept is said";
  EXPECT_THAT(run(folder, command + "--what-if 'folkeskole<=25'").out,
              HasSubstr("flytter, med samme lodtrækning"));
  EXPECT_EQ(run(folder, command + "--what-if 'folkeskole<=1'").code, kExitFailed);  // below the fixed
  EXPECT_EQ(run(folder, command + "--what-if 'folkeskole>=2000000000'").code, kExitFailed);
  for (const char* wrong : {"Vejle", "Vejle=bibliotek", "'folkeskole<=-1'", "'folkeskole<=9x'",
                            "'bibliotek<=4'", "'beskaeftigelse<=5'", "Vejl=ingen"})
    EXPECT_EQ(run(folder, command + "--what-if " + wrong).code, kExitUsage) << wrong;
  const Ran policies = run(folder, command + "--policies");
  EXPECT_EQ(policies.code, kExitDone) << policies.err;
  for (const char* name : {"Alle placeres først", "Lod om højeste ønske først", "Spredning før ønsker"})
    EXPECT_THAT(policies.out, HasSubstr(name));
}

TEST(AllocateCli, QuestionsThatWouldGoUnansweredAreRefused) {
  const TemporaryFolder folder;
  const std::string command =
      "allocate --declarations " FRISAET_SOURCE_DIR "/corpus/replies/velfaerdsaftaler-2022.csv ";
  for (const char* both :
       {"--frontier --json", "--policies --json", "--frontier --explain Vejle", "--explain Vejle --json",
        "--what-if Vejle=ingen --report x.html", "--policies --frontier", "--frontier --leximin"}) {
    const Ran ran = run(folder, command + both);
    EXPECT_EQ(ran.code, kExitUsage) << both;
    EXPECT_THAT(ran.err, HasSubstr("kan ikke bruges sammen med")) << both;
  }
}

TEST(AllocateCli, WrongAmountsAreFaultsOfTheInput) {
  const TemporaryFolder folder;
  const Ran empty = run(folder, "allocate --declarations " + folder.write("tom.csv", "").string());
  EXPECT_EQ(empty.code, kExitFailed);
  EXPECT_THAT(empty.err, HasSubstr("Filen er tom"));
  std::string round = support::read_file(FRISAET_SOURCE_DIR "/models/rounds/data/velfaerdsaftaler-2022.toml");
  const std::string count = "count = 4";
  ASSERT_NE(round.find(count), std::string::npos);
  round.replace(round.find(count), count.size(), "count = 24");
  const Ran large =
      run(folder, "allocate --round " + folder.write("stor.toml", round).string() +
                      " --declarations " FRISAET_SOURCE_DIR "/corpus/replies/velfaerdsaftaler-2022.csv");
  EXPECT_EQ(large.code, kExitFailed);
  EXPECT_THAT(large.err, HasSubstr("for mange mulige udpegninger"));
}

TEST(AllocateCli, NumbersThatDoNotFitAreRefusedNotCut) {
  const TemporaryFolder folder;
  const Ran ran = run(folder, "allocate --json --declarations " FRISAET_SOURCE_DIR
                              "/corpus/replies/velfaerdsaftaler-2022.csv");
  for (const char* number : {"4294967298", "18446744073709551617", "-99999999999", "2.5", "1e3"}) {
    auto plan = nlohmann::json::parse(ran.out);
    plan["areas"][0]["count"] = nlohmann::json::parse(number);
    const Ran refused = run(folder, "verify " + folder.write("p.json", plan.dump()).string());
    EXPECT_EQ(refused.code, kExitFailed) << number;
    EXPECT_THAT(refused.err, HasSubstr("not a whole number")) << number;
  }
}

TEST(AllocateCli, DeclarationsInTheStoreGiveARegisterAndAPlanThatVerifies) {
  const TemporaryFolder folder;
  const Ran ingested = run(folder, "ingest " + kCorpus + "erklaering_prioritet_1_2.pdf " + kCorpus +
                                       "erklaering_ingen.pdf " + kCorpus + "referat_pkt.pdf");
  EXPECT_THAT(ingested.code, ::testing::AnyOf(kExitDone, kExitDiagnostics)) << ingested.err;
  const auto view = nlohmann::json::parse(run(folder, "register --json").out);
  const auto& all = view.at("municipalities");
  EXPECT_EQ(all.size(), 98U);
  const auto counted =
      std::count_if(all.begin(), all.end(), [](const auto& m) { return m.at("missing") == false; });
  EXPECT_GE(counted, 2);
  const Ran text = run(folder, "register");
  EXPECT_EQ(text.code, kExitDone);
  EXPECT_THAT(text.out, HasSubstr("ingen af områderne"));
  const Ran allocated = run(folder, "allocate --json");
  ASSERT_EQ(allocated.code, kExitDone) << allocated.err;
  EXPECT_EQ(schema_faults(folder, "plan.schema.json", allocated.out), "");
  EXPECT_EQ(run(folder, "verify " + folder.write("plan.json", allocated.out).string()).code, kExitDone);
}

}  // namespace
}  // namespace frisaet
