#include "pipeline/cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "tests/pipeline/cli/ran.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Cli, UsageErrorsExitWithOneAndSayWhatIsWrong) {
  const TemporaryFolder folder;
  EXPECT_EQ(run(folder, "").code, kExitUsage);
  EXPECT_EQ(run(folder, "findes-ikke").code, kExitUsage);
  const Ran unknown = run(folder, "search --municipality Atlantis skole");
  EXPECT_EQ(unknown.code, kExitUsage);
  EXPECT_THAT(unknown.err, HasSubstr("Atlantis"));
  EXPECT_EQ(run(folder, "--help").code, kExitDone);
}

TEST(Cli, FaultsInTheWordsOfACommandAreToldInDanish) {
  const TemporaryFolder folder;
  const auto told = [&](const std::string& arguments) { return run(folder, arguments).err; };
  EXPECT_EQ(
      told(""),
      "frisaet: Kommandoen kan ikke udføres: der mangler en kommando. Skriv »frisaet --help« for at se, "
      "hvad der kan skrives.\n");
  EXPECT_THAT(told("extract"), HasSubstr("FILE mangler. Skriv »frisaet extract --help«"));
  EXPECT_THAT(told("extract a b"), HasSubstr("»b« kendes ikke her"));
  EXPECT_THAT(told("extract --json --text a"),
              HasSubstr("kun ét af --json,--text,--raw,--repairs kan bruges ad gangen"));
  EXPECT_THAT(told("ingest --jobs nul a"), HasSubstr("--jobs skal være et tal fra 1 til 256 og ikke »nul«"));
  EXPECT_THAT(told("search a --limit"), HasSubstr("--limit mangler sin værdi"));
  EXPECT_THAT(told("--config /findes/ikke search a"), HasSubstr("filen /findes/ikke findes ikke"));
  folder.write("valg.toml", "ukendt = 1\n");
  EXPECT_THAT(told("--config " + (folder / "valg.toml").string() + " search a"), HasSubstr("ukendt"));
}

TEST(Cli, HelpIsDanish) {
  const TemporaryFolder folder;
  const std::string help =
      run(folder, "--help").out + run(folder, "search --help").out + run(folder, "extract --help").out;
  for (const char* english :
       {"Usage", "Options", "Print this", "Display", "Subcommands", "Positionals", "TEXT", "INT", "REQUIRED"})
    EXPECT_THAT(help, Not(HasSubstr(english))) << english;
  EXPECT_THAT(help, HasSubstr("TAL fra 1 til 10000"));
}

TEST(Cli, LookingUpInAnEmptyDataFolderSaysWhatToDoAndMakesNothing) {
  const TemporaryFolder folder;
  const Ran ran = run(folder, "search skole");
  EXPECT_EQ(ran.code, kExitUsage);
  EXPECT_THAT(ran.err, HasSubstr("frisaet ingest"));
  EXPECT_FALSE(fs::exists(folder / "data"));
}

TEST(Cli, ExtractFollowsTheSchemaOnEveryKindOfDocument) {
  const TemporaryFolder folder;
  for (const char* name :
       {"kl_beskaeftigelse.pdf", "kl_paamindelse.txt", "erklaering_betinget.pdf", "referat_fks_udvalg.pdf",
        "referat_sbsys_byraad.pdf", "aftale_tabel.pdf", "pressemeddelelse.pdf"}) {
    const Ran ran = run(folder, "extract --json " + kCorpus + name);
    EXPECT_THAT(ran.code, ::testing::AnyOf(kExitDone, kExitDiagnostics)) << name << ran.err;
    EXPECT_EQ(schema_faults(folder, "extract.schema.json", ran.out), "") << name;
  }
}

TEST(Cli, EveryQuoteOfTheEvidenceStandsOnItsPage) {
  const TemporaryFolder folder;
  for (const char* name :
       {"kl_beskaeftigelse.pdf", "erklaering_betinget.pdf", "referat_fks_udvalg.pdf", "aftale_tabel.pdf"}) {
    const auto object = nlohmann::json::parse(run(folder, "extract --json " + kCorpus + name).out);
    int quotes = 0;
    for (const auto& record : object.at("records")) {
      for (const auto& evidence : record.at("evidence")) {
        const auto& page = object.at("pages").at(evidence.at("page").get<std::size_t>() - 1);
        std::string text = page.at("text");
        for (const std::string piece : page.at("furniture")) text += "\n" + piece;
        EXPECT_THAT(text, HasSubstr(evidence.at("quote").get<std::string>())) << name;
        EXPECT_TRUE(evidence.at("box").is_array()) << name << ' ' << evidence.dump();
        ++quotes;
      }
    }
    EXPECT_GT(quotes, 0) << name;
  }
}

TEST(Cli, AFileThatCannotBeReadExitsWithFourAndStillPrintsTheObject) {
  const TemporaryFolder folder;
  folder.write("tom.pdf", "");
  folder.write("afbrudt.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Cat");
  folder.write("skrald.pdf", std::string("\0\1\2\3\4\5\6\7", 8));
  for (const char* name : {"tom.pdf", "afbrudt.pdf", "skrald.pdf", "mangler.pdf"}) {
    const Ran ran = run(folder, "extract --json " + (folder / name).string());
    EXPECT_EQ(ran.code, kExitQuarantined) << name;
    EXPECT_EQ(schema_faults(folder, "extract.schema.json", ran.out), "") << name;
    const auto object = nlohmann::json::parse(ran.out);
    EXPECT_TRUE(object.at("pages").empty());
    EXPECT_EQ(object.at("diagnostics").size(), 1U);
    EXPECT_FALSE(ran.err.empty());
  }
}

TEST(Cli, ExtractTellsWhatHangsOnAMail) {
  const TemporaryFolder folder;
  const fs::path mail = folder.write("svar.eml",
                                     "From: Bo Holm <boho@nyborg.dk>\nTo: KL <kl@kl.dk>\nDate: Thu, 22 Sep "
                                     "2022 10:12:00 +0200\nSubject: Svar\n"
                                     "MIME-Version: 1.0\nContent-Type: multipart/mixed; "
                                     "boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nHej\n"
                                     "--b\nContent-Type: text/plain; name=\"svar.txt\"\nContent-Disposition: "
                                     "attachment; filename=\"svar.txt\"\n\n"
                                     "Nyborg Kommune svarer.\n--b--\n");
  const Ran ran = run(folder, "extract --json " + mail.string());
  EXPECT_EQ(ran.code, kExitDiagnostics);
  EXPECT_THAT(ran.out, HasSubstr("attachment_not_read"));
  EXPECT_THAT(ran.err, HasSubstr("svar.txt"));
  EXPECT_EQ(schema_faults(folder, "extract.schema.json", ran.out), "");
}

TEST(Cli, TextIsPrintedWithPagesSeparatedByAFormFeed) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("to sider.txt", "første side\fanden side\n");
  const Ran ran = run(folder, "extract '" + file.string() + "'");
  EXPECT_EQ(ran.code, kExitDone) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("første side\fanden side"));
  EXPECT_EQ(run(folder, "extract --json --raw '" + file.string() + "'").code, kExitUsage);
}

TEST(Cli, WhatWasIngestedIsFoundShownAndTracedToItsPage) {
  const TemporaryFolder folder;
  const Ran ingested =
      run(folder, "ingest " + kCorpus + "referat_fks_udvalg.pdf " + kCorpus + "referat_fks_udvalg.pdf");
  EXPECT_THAT(ingested.code, ::testing::AnyOf(kExitDone, kExitDiagnostics)) << ingested.err;
  const Ran found = run(folder, "search --json velfærdsaftale");
  ASSERT_EQ(found.code, kExitDone) << found.err;
  EXPECT_EQ(schema_faults(folder, "search.schema.json", found.out), "");
  const auto hits = nlohmann::json::parse(found.out).at("hits");
  ASSERT_FALSE(hits.empty());
  EXPECT_THAT(hits[0].at("snippet").get<std::string>(), HasSubstr("«"));
  EXPECT_FALSE(hits[0].at("boxes").empty());
  const std::string document = hits[0].at("document");
  const Ran shown = run(folder, "show --json " + document.substr(0, 8));
  ASSERT_EQ(shown.code, kExitDone) << shown.err;
  EXPECT_EQ(schema_faults(folder, "extract.schema.json", shown.out), "");
  auto stored = nlohmann::json::parse(shown.out);
  auto fresh = nlohmann::json::parse(run(folder, "extract --json " + kCorpus + "referat_fks_udvalg.pdf").out);
  EXPECT_EQ(stored, fresh) << "what the store shows is what was read";
  EXPECT_EQ(run(folder, "show " + hits[0].at("record").get<std::string>()).code, kExitDone);
  EXPECT_EQ(run(folder, "show ffff0000").code, kExitUsage);
}

TEST(Cli, SearchSaysOnStandardErrorHowItsHitsDifferFromWhatWasAsked) {
  const TemporaryFolder folder;
  run(folder, "ingest " + kCorpus + "referat_fks_udvalg.pdf");
  const Ran found = run(folder, "search --json velfærsaftale");
  EXPECT_EQ(found.code, kExitDone);
  EXPECT_EQ(schema_faults(folder, "search.schema.json", found.out), "");
  EXPECT_GT(nlohmann::json::parse(found.out).at("total"), 0);
  EXPECT_EQ(found.err, "»velfærsaftale« står ikke i teksterne; viser fund for »velfærdsaftale«.\n");
  EXPECT_THAT(nlohmann::json::parse(found.out).at("notes").at(0).get<std::string>(),
              HasSubstr("for »velfærdsaftale«"));
  EXPECT_EQ(run(folder, "search --json velfærdsaftale").err, "");
  const Ran table = run(folder, "search --csv velfærsaftale");
  EXPECT_EQ(std::count(table.out.begin(), table.out.end(), '\n'), 1) << "what only comes near is in no table";
  EXPECT_THAT(table.err, HasSubstr("»velfærsaftale« står ikke i teksterne."));
  EXPECT_THAT(run(folder, "search --csv beslutning --limit 1").err, HasSubstr("1 af "));
  const Ran none = run(folder, "search rumfærge");
  EXPECT_THAT(none.out, HasSubstr("»rumfærge« står ikke i teksterne.\nIndekset dækker "));
  const Ran narrow = run(folder, "search beslutning --limit 1");
  EXPECT_THAT(narrow.err, HasSubstr("Afgræns med --outcome: "));
}

TEST(Cli, OneBadFileGivesFourAndTheOthersAreIn) {
  const TemporaryFolder folder;
  folder.write("ind/tom.pdf", "");
  folder.write(
      "ind/referat æøå.txt",
      "Referat\n\nByrådet\n\nMandag den 5. september 2022\n\n1. Budget\n\nBeslutning\n\nGodkendt.\n");
  const Ran ran = run(folder, "ingest " + (folder / "ind").string());
  EXPECT_EQ(ran.code, kExitQuarantined);
  EXPECT_THAT(ran.err, HasSubstr("tom.pdf"));
  EXPECT_THAT(run(folder, "search budget").out, HasSubstr("Budget"));
}

TEST(Cli, ResultsThatCannotBeWrittenAreAFailure) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("a.txt", "Referat\n");
  const std::string command =
      std::string(FRISAET_PROGRAM) + " extract " + file.string() + " >/dev/full 2>/dev/null";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), kExitFailed);
}

TEST(Cli, FiltersThatNameNothingAreRefused) {
  const TemporaryFolder folder;
  for (const char* option : {"--area sundhed", "--type brev", "--outcome måske", "--from i-går",
                             "--body direktionen", "--review måske", "--closed måske", "--order baglæns"}) {
    EXPECT_EQ(run(folder, std::string("search skole ") + option).code, kExitUsage) << option;
  }
}

TEST(Cli, ASearchIsNarrowedOrderedAndCountedByTheSameNamesEverywhere) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(folder, "ingest " + folder.write("a.txt", kShortMinutes).string()).code, kExitDone);
  std::string later = kShortMinutes;
  later.replace(later.find("6. september"), 2, "8.");
  later.replace(later.find("Godkendt"), 8, "Udsat til næste møde");
  later.replace(later.find("Tirsdag"), 7, "Torsdag");
  ASSERT_EQ(run(folder, "ingest " + folder.write("b.txt", later).string()).code, kExitDone);
  const auto found = [&](const std::string& options) {
    const Ran ran = run(folder, "search legeplads --json " + options);
    EXPECT_EQ(ran.code, kExitDone) << ran.err;
    EXPECT_EQ(schema_faults(folder, "search.schema.json", ran.out), "");
    return nlohmann::json::parse(ran.out);
  };
  EXPECT_EQ(found("--order nyeste")["hits"].at(0)["date"], "2022-09-08");
  EXPECT_EQ(found("--order ældste")["hits"].at(0)["date"], "2022-09-06");
  EXPECT_EQ(found("--order ældste")["order"], "oldest");
  EXPECT_EQ(found("--type referat --body udvalg --from 07-09-2022")["total"], 1);
  EXPECT_EQ(found("--outcome udsat --review \"læst af maskinen\" --closed nej")["filters"]["closed"], "nej");
  EXPECT_EQ(found("--body byråd")["total"], 0);
  const auto all = found("");
  EXPECT_EQ(all["hits"].at(0)["review"], "auto");
  EXPECT_EQ(all["hits"].at(0)["closed"], false);
  const auto outcome = std::find_if(all["facets"].begin(), all["facets"].end(),
                                    [](const auto& facet) { return facet["name"] == "outcome"; });
  ASSERT_NE(outcome, all["facets"].end());
  EXPECT_EQ((*outcome)["values"].at(0)["count"], 1);
  EXPECT_THAT(run(folder, "search legeplads --csv").out, HasSubstr("score;review;confidence;closed"));
}

TEST(Cli, AWordThatMayNotBeThereIsNoOption) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(folder, "ingest " + folder.write("a.txt", kShortMinutes).string()).code, kExitDone);
  for (const char* typed :
       {"-udsat legeplads", "legeplads -udsat --json", "-- -udsat legeplads", "-hest legeplads"})
    EXPECT_EQ(run(folder, std::string("search ") + typed).code, kExitDone) << typed;
  EXPECT_EQ(nlohmann::json::parse(run(folder, "search -åparken legeplads --json").out)["total"], 0);
  EXPECT_EQ(run(folder, "search legeplads --findes-ikke").code, kExitUsage);
}

TEST(Cli, TheRulesProveThemselves) {
  const TemporaryFolder folder;
  const Ran ran = run(folder, "rules check");
  EXPECT_EQ(ran.code, kExitDone) << ran.out;
  EXPECT_THAT(ran.out, HasSubstr("0 fejl"));
}

TEST(Cli, TheDoctorFindsAWorkingInstallation) {
  const TemporaryFolder folder;
  const Ran ran = run(folder, "doctor");
  EXPECT_EQ(ran.code, kExitDone) << ran.out;
  EXPECT_THAT(ran.out, HasSubstr("Læserproces"));
}

TEST(Cli, AReviewedRecordIsShownConfirmedCorrectedRejectedAndTakenBack) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(folder, "ingest " + kCorpus + "erklaering_ingen.pdf").code, kExitDone);
  const auto hits = nlohmann::json::parse(run(folder, "search --type declaration --json").out);
  ASSERT_FALSE(hits["hits"].empty());
  const auto shown =
      nlohmann::json::parse(run(folder, "show --json " + hits["hits"][0]["document"].get<std::string>()).out);
  ASSERT_FALSE(shown["records"].empty());
  const std::string text = run(folder, "show " + hits["hits"][0]["document"].get<std::string>()).out;
  const std::size_t at = text.find("\nr") + 1;
  const std::string id = text.substr(at, 21);
  EXPECT_THAT(run(folder, "review show " + id).out, HasSubstr("side 1"));
  EXPECT_EQ(run(folder, "review confirm " + id + " --author anna --reason set").code, kExitDone);
  const Ran set = run(folder, "review set " + id + " justification 'En grund' --author bo");
  EXPECT_EQ(set.code, kExitDone);
  EXPECT_THAT(set.out, HasSubstr("En grund"));
  EXPECT_THAT(set.out, HasSubstr("bo rettede justification"));
  const Ran no_field = run(folder, "review set " + id + " findes_ikke x");
  EXPECT_EQ(no_field.code, kExitUsage);
  EXPECT_THAT(no_field.err, HasSubstr("Vælg mellem municipality, priorities"));
  EXPECT_EQ(run(folder, "review reject " + id).code, kExitDone);
  EXPECT_EQ(run(folder, "review undo " + id).code, kExitDone);
  EXPECT_EQ(run(folder, "review confirm r00000000000000000000").code, kExitUsage);
  EXPECT_THAT(run(folder, "review list").out, HasSubstr("poster venter"));
  EXPECT_EQ(run(folder, "reprocess --dry-run").out, "0 dokumenter skal læses igen.\n");
}

TEST(Cli, AValueThatTheFieldCannotBeIsRefusedWithTheChoicesAndChangesNothing) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(folder, "ingest " + folder.write("referat.txt", kShortMinutes).string()).code, kExitDone);
  const auto hits = nlohmann::json::parse(run(folder, "search legeplads --json").out);
  const std::string id = hits["hits"].at(0)["record"].get<std::string>();
  const std::string before = run(folder, "review show " + id).out;
  for (const char* value : {"outcome banana", "meeting_date 2022-13-01", "municipality Vejlee",
                            "closed måske", "areas aeldreomraadet", "votes 7"}) {
    const Ran refused = run(folder, "review set " + id + " " + value);
    EXPECT_EQ(refused.code, kExitUsage) << value;
    EXPECT_THAT(refused.err, testing::AnyOf(HasSubstr("Vælg mellem"), HasSubstr("Skriv"))) << value;
  }
  EXPECT_EQ(run(folder, "review show " + id).out, before);
  for (const char* value : {"outcome udsat", "meeting_date 07-09-2022", "municipality Odense"})
    EXPECT_EQ(run(folder, "review set " + id + " " + value).code, kExitDone) << value;
  const auto now = nlohmann::json::parse(
      run(folder, "search legeplads --municipality 461 --from 2022-09-07 --outcome udsat --json").out);
  EXPECT_EQ(now["total"], 1);
}

TEST(Cli, TheWatchedFolderIsEmptiedAndItsStatusTold) {
  const TemporaryFolder folder;
  folder.write("ind/brev.txt", "K\u00e6re KL\n");
  const Ran watched = run(folder, "watch --once --inbox " + (folder / "ind").string());
  EXPECT_EQ(watched.code, kExitDone) << watched.err;
  EXPECT_THAT(watched.err, HasSubstr("læst: brev.txt"));
  const Ran status = run(folder, "status --json");
  EXPECT_EQ(nlohmann::json::parse(status.out)["documents"], 1);
  EXPECT_EQ(nlohmann::json::parse(status.out)["watch"]["state"], "emptied");
  EXPECT_EQ(status.code, kExitDone);
}

TEST(Cli, RunsTellWhatWasReadAndCoverageWhatIsHeld) {
  const TemporaryFolder folder;
  EXPECT_EQ(run(folder, "runs").code, kExitUsage) << "nothing was ever read";
  folder.write("låst.pdf", "%PDF-1.7 ikke en pdf");
  run(folder, "ingest " + kCorpus + "erklaering_ingen.pdf " + (folder / "låst.pdf").string());
  const Ran told = run(folder, "runs");
  EXPECT_EQ(told.code, kExitDone) << told.err;
  EXPECT_THAT(told.out, HasSubstr("Kørsel 1: indlæsning, "));
  EXPECT_THAT(told.out, HasSubstr("filer: 1 kunne ikke læses, 1 læst\n  fejl: 1 ulæselig\n"));
  EXPECT_THAT(told.out, HasSubstr("dokumenter: 1 nye, 0 læst anderledes"));
  const auto json = nlohmann::json::parse(run(folder, "runs --json").out);
  EXPECT_EQ(json["schema"], "frisaet.runs/1");
  EXPECT_EQ(json["runs"][0]["state"], "done");
  EXPECT_EQ(json["runs"][0]["failures"]["unreadable"], 1);
  EXPECT_EQ(json["runs"][0]["pages"]["text_layer"], 1);
  EXPECT_TRUE(json["runs"][0]["milliseconds"].contains("read"));
  const auto coverage = nlohmann::json::parse(run(folder, "runs --coverage --json").out);
  int held = 0, failed = 0;
  for (const auto& row : coverage["rows"]) {
    held += row["documents"].get<int>();
    failed += row["failed"].get<int>();
  }
  EXPECT_EQ(held, 1);
  EXPECT_EQ(failed, 1);
  EXPECT_THAT(run(folder, "runs --coverage").out, HasSubstr("Kunne ikke læses"));
}

TEST(Cli, LookingUpChangesNothingInTheDatabase) {
  const TemporaryFolder folder;
  run(folder, "ingest " + kCorpus + "erklaering_ingen.pdf");
  const std::string before = support::read_file(folder / "data/frisaet.db");
  for (const char* look : {"search ansøgning", "show", "register", "register frozen", "review list", "status",
                           "runs", "reprocess --dry-run", "allocate --json"})
    EXPECT_THAT(run(folder, look).code, ::testing::AnyOf(kExitDone, kExitDiagnostics)) << look;
  EXPECT_EQ(run(folder, "export jsonl --out " + (folder / "ud.jsonl").string()).code, kExitDone);
  EXPECT_EQ(support::read_file(folder / "data/frisaet.db"), before);
  EXPECT_EQ(fs::file_size(folder / "data/frisaet.db-wal"), 0U);
}

TEST(Cli, ASurveyTwiceIsOneAndItsAnswersReachTheRegister) {
  const TemporaryFolder folder;
  const std::string file = folder
                               .write("svar.csv",
                                      "\xEF\xBB\xBFKommune;1. Område;2. Begrundelse;3. Andet område\r\n"
                                      "Vejle;Dagtilbud;\"Fordi\nvi vil\";Ældre\r\nAtlantis;Skole;;\r\n")
                               .string();
  const Ran first = run(folder, "import-survey " + file);
  EXPECT_EQ(first.code, kExitDiagnostics);
  EXPECT_THAT(first.err, HasSubstr("linje 4, kolonne 1 (Kommune): »Atlantis« er ikke en kendt kommune."));
  EXPECT_THAT(run(folder, "import-survey " + file).out, HasSubstr("kendt i forvejen"));
  EXPECT_THAT(run(folder, "register").out, HasSubstr("1. dagtilbud, 2. ældre"));
  const std::string later =
      folder
          .write("svar2.csv",
                 "Kommune;1. Område;2. Begrundelse;3. Andet område\r\nVejle;Ældre;;Dagtilbud\r\n"
                 "Thisted;Kultur;;\r\n")
          .string();
  EXPECT_EQ(run(folder, "import-survey " + later).code, kExitDiagnostics);
  EXPECT_THAT(run(folder, "register").out, HasSubstr("1. ældre, 2. dagtilbud"));
  EXPECT_THAT(run(folder, "import-survey " + file).out,
              HasSubstr("Et senere udtræk, »svar2.csv«, er læst ind efter dette og tæller fortsat."));
  EXPECT_THAT(run(folder, "import-survey " + later).out, Not(HasSubstr("tæller fortsat")));
  const Ran conflicts = run(folder, "register --conflicts");
  EXPECT_THAT(conflicts.out, AllOf(HasSubstr("Thisted: Rækken i spørgeskemaet af"), Not(HasSubstr("Vejle"))));
  EXPECT_THAT(run(folder, "register remind").out, Not(HasSubstr("Thisted")));
  const Ran workbook = run(folder, "import-survey " + folder.write("ark.csv", "PK\x03\x04 xl/").string());
  EXPECT_EQ(workbook.code, kExitFailed);
  EXPECT_THAT(workbook.err, HasSubstr("Filen er et regneark"));
  const std::string odd =
      folder.write("sp.csv", "Kommune;Område;Noget helt andet\r\nVejle;Dagtilbud;x\r\n").string();
  EXPECT_THAT(run(folder, "import-survey " + odd + " --dry-run").err,
              AllOf(HasSubstr("Læses ikke: kolonne 3 »Noget helt andet«"),
                    HasSubstr("Ingen kolonne siger, hvornår der er svaret")));
  const std::string open = folder.write("aaben.csv", "A,B\nVejle,Dagtilbud\n").string();
  EXPECT_EQ(run(folder, "import-survey " + open).code, kExitUsage);
  EXPECT_EQ(run(folder, "import-survey " + open + " --map kommune=1,omraade=2").code, kExitDone);
  EXPECT_EQ(run(folder, "reprocess --dry-run").out, "0 dokumenter skal læses igen.\n");
  for (const char* format : {"csv", "xlsx", "sqlite", "jsonl", "site"})
    EXPECT_EQ(
        run(folder, std::string("export ") + format + " --out " + (folder / "ud").string() + format).code,
        kExitDone);
  const Ran own = run(folder, "export sqlite --out " + (folder / "data/frisaet.db").string());
  EXPECT_EQ(own.code, kExitUsage);
  EXPECT_THAT(own.err, HasSubstr("datamappens egen database"));
}

}  // namespace
}  // namespace frisaet
