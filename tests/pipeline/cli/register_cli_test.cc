// The register's commands as people type them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "pipeline/cli/cli.h"
#include "tests/pipeline/cli/ran.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using support::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class RegisterCli : public ::testing::Test {
 protected:
  TemporaryFolder folder;

  Ran run(const std::string& arguments) const { return frisaet::run(folder, arguments); }
  json entry(const std::string& municipality, const std::string& options = "") const {
    const Ran ran = run("register show " + municipality + " --json " + options);
    EXPECT_EQ(ran.code, kExitDone) << ran.err;
    const json view = json::parse(ran.out);
    EXPECT_EQ(view.at("schema"), "frisaet.register/1");
    return view.at("municipalities").at(0);
  }
  /// Two council letters of one day that disagree.
  void contradict() const {
    run("register add Vejle --area folkeskole --status byråd --date 2022-09-20 --note \"Ringet af A\" "
        "--author Anne");
    run("register add Vejle --area aeldre --status byråd --date 2022-09-20 --note \"Ringet af B\" --author "
        "Bo");
  }
};

TEST_F(RegisterCli, ShowTellsTheWholeCaseInOrderOfTime) {
  ASSERT_EQ(run("ingest " FRISAET_SOURCE_DIR "/corpus/threads/frederikssund").code, kExitDone);
  const Ran text = run("register show frederikssund");
  EXPECT_EQ(text.code, kExitDone);
  const std::string days[] = {"2022-07-03", "2022-08-22", "2022-09-14", "2022-09-21",
                              "2022-09-28", "2022-10-05", "2022-10-12"};
  std::size_t at = 0;
  for (const std::string& day : days) {
    const std::size_t found = text.out.find("\n" + day, at);
    ASSERT_NE(found, std::string::npos) << day << " after " << at << '\n' << text.out;
    at = found;
  }
  EXPECT_THAT(text.out, HasSubstr("Anden runde: 1. ældre, 2. folkeskole (Byrådet, pkt. 3), efter fristen"));
  EXPECT_THAT(text.out, HasSubstr("Rikke Tornbjerg"));
  const Ran then = run("register show 250 --as-of 2022-08-01");
  EXPECT_THAT(then.out, HasSubstr("som det gjaldt 2022-08-01"));
  EXPECT_THAT(then.out, HasSubstr("Anden runde: intet svar"));
  EXPECT_THAT(then.out, Not(HasSubstr("2022-08-22")));
  EXPECT_EQ(entry("250").at("steps").size(), 2U);
  EXPECT_EQ(entry("250", "--as-of 2022-09-14").at("steps").size(), 1U);
  EXPECT_THAT(run("register show 250 --csv").out, HasSubstr("2022-09-14;Børn og familie, pkt. 88;"));
  EXPECT_THAT(run("register --as-of 2022-07-02").out, HasSubstr("0 har et svar"));
  EXPECT_THAT(run("register --known-at 2022-07-02").out, HasSubstr("0 har et svar")) << "nothing had arrived";
}

TEST_F(RegisterCli, WhatIsNoDayIsRefusedWithTheFormThatIs) {
  run("register add Vejle --none --note x");
  for (const char* option :
       {"--as-of 30.9.2022", "--as-of 2022-02-30", "--known-at 2022-09-30T25", "--known-at i-går"}) {
    const Ran ran = run(std::string("register ") + option);
    EXPECT_EQ(ran.code, kExitUsage) << option;
    EXPECT_THAT(ran.err, HasSubstr("2022-09-30")) << option;
  }
  EXPECT_EQ(run("register --known-at 2022-09-30T12:00:00Z").code, kExitDone);
  EXPECT_EQ(run("register --missing --phase findes-ikke").code, kExitUsage);
}

TEST_F(RegisterCli, ALetterInWhichNothingIsFoundIsADoubtUntilSomebodyWritesItDown) {
  folder.write("brev.txt",
               "Vejle Kommune\n\nKL\n\n29. september 2022\n\nSvar til KL om velfærdsaftale\n\n"
               "Svaret er en administrativ tilkendegivelse. Vejle Kommune ønsker det samme område som i sit "
               "første brev om velfærdsaftale.\n\nMed venlig hilsen\nIb Bo\n");
  run("ingest " + (folder / "brev.txt").string());
  EXPECT_THAT(run("register --conflicts").out, HasSubstr("Vejle: Dokumentet \"brev.txt\" ligner et svar"));
  EXPECT_TRUE(entry("Vejle").at("missing"));
  EXPECT_THAT(run("register remind").out, Not(HasSubstr("Vejle Kommune"))) << "it did write";
  EXPECT_THAT(entry("Vejle", "--as-of 2022-09-28").at("doubts").size(), 0U);
  run("register add Vejle --area folkeskole --date 2022-09-29 --note \"Læst i brevet\" --author Anne");
  EXPECT_FALSE(entry("Vejle").at("in_doubt"));
}

TEST_F(RegisterCli, MinutesThatDecidedSomethingUnreadAreADoubtAndThosePostponedAreNot) {
  const std::string head =
      " Kommune\nByrådet\nReferat\nMødedato: 13. september 2022\n\n88. Velfærdsaftaler\nIndstilling\n"
      "Økonomiudvalget indstiller, at kommunen søger om en velfærdsaftale på ældreområdet som 1. prioritet "
      "og "
      "dagtilbudsområdet som 2. prioritet.\nBeslutning\n";
  folder.write("ind/a.txt",
               "Nyborg" + head +
                   "Indstillingen blev ikke godkendt. I stedet besluttede Byrådet at søge på det "
                   "område, som borgmesteren nævnte.\n");
  folder.write("ind/b.txt", "Vejle" + head + "Sagen blev udsat.\n");
  folder.write("ind/c.txt", "Greve" + head + "Indstillingen blev ikke godkendt.\n");
  run("ingest " + (folder / "ind").string());
  const Ran conflicts = run("register --conflicts");
  EXPECT_THAT(conflicts.out, HasSubstr("Nyborg: Byrådet besluttede 13. september 2022 (punkt 88) noget"));
  EXPECT_THAT(conflicts.out, Not(HasSubstr("Vejle")));
  EXPECT_THAT(conflicts.out, Not(HasSubstr("Greve")));
  EXPECT_THAT(run("register show Nyborg").out, HasSubstr("Mødet besluttede noget, som ikke kunne læses"));
  EXPECT_THAT(run("register show Vejle").out, HasSubstr("mødet tog ikke stilling for kommunen"));
  const std::string reminders = run("register remind").out;
  EXPECT_THAT(reminders, Not(HasSubstr("Nyborg Kommune")));
  EXPECT_THAT(reminders, HasSubstr("Vejle Kommune"));
}

TEST_F(RegisterCli, APaperOfNoKnownKindInWhichAMunicipalityWritesOfAnAreaIsADoubt) {
  const auto mail = [](const std::string& body) {
    return "Fra: Lis Lo <lilo@solrod.dk>\nSendt: 20. september 2022 09:00\nTil: Kaj Bo\n"
           "Emne: Velfærdsaftaler\n\nKære Kaj\n\n" +
           body + "\n\nVenlig hilsen\nLis Lo\nDirektør\nSolrød Kommune\nlilo@solrod.dk\n";
  };
  folder.write("ind/a.txt", mail("Solrød Kommune hælder på byrådsmødet til ældreområdet."));
  run("ingest " + (folder / "ind").string());
  EXPECT_TRUE(entry("Solrød").at("in_doubt") || !entry("Solrød").at("missing"));
  folder.write("b/b.txt",
               "Fra: Lis Lo <lilo@greve.dk>\nSendt: 20. september 2022 09:00\nTil: Kaj Bo\n"
               "Emne: Frokost\n\nKære Kaj\n\nSkal vi spise kl. 12?\n\nVenlig hilsen\nLis Lo\n"
               "Direktør\nGreve Kommune\n");
  run("ingest " + (folder / "b").string());
  EXPECT_FALSE(entry("Greve").at("in_doubt"));
}

TEST_F(RegisterCli, AMailWhoseAttachmentNobodyCouldOpenIsADoubt) {
  const auto mail = [](const char* sender, const char* body, const char* attachment,
                       const char* to = "lbu@kl.dk") {
    return std::string("Subject: Svar\nFrom: A <a@") + sender + ">\nTo: " + to +
           "\nDate: Mon, 12 Sep 2022 10:00:00 +0200\nMIME-Version: 1.0\n"
           "Content-Type: multipart/mixed; boundary=\"=x\"\n\n--=x\nContent-Type: text/plain; "
           "charset=\"utf-8\"\n\n" +
           body +
           "\n\n--=x\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
           "Content-Disposition: attachment; filename=\"" +
           attachment + "\"\n\neJ8+IgAAAAAAAAAAAAAA\n\n--=x--\n";
  };
  folder.write("ind/a.eml", mail("morsoe.dk", "Morsø Kommunes svar i filen", "winmail.dat"));
  folder.write("ind/b.eml", mail("bo.example", "Se vedhæftede.", "winmail.dat"));
  folder.write("ind/c.eml",
               mail("thisted.dk", "Thisted Kommune takker for i går", "smime.p7s", "kaj@firma.example"));
  run("ingest " + (folder / "ind").string());
  const std::string conflicts = run("register --conflicts").out;
  EXPECT_THAT(conflicts, HasSubstr("Morsø: Dokumentet \"a.eml\""));
  EXPECT_THAT(conflicts, HasSubstr("1 dokumenter ligner svar, men nævner ingen kendt kommune"));
  EXPECT_THAT(conflicts, Not(HasSubstr("Thisted")));
}

TEST_F(RegisterCli, WhatIsToldForOneRoundCountsInThatRoundAlone) {
  ASSERT_EQ(
      run("register --round to-omraader-eksempel add Nyborg --none --note \"ringet om digital post\"").code,
      kExitDone);
  EXPECT_TRUE(entry("Nyborg").at("missing"));
  const json other = json::parse(run("register --round to-omraader-eksempel show Nyborg --json").out);
  EXPECT_FALSE(other.at("municipalities").at(0).at("missing"));
  const std::string file =
      folder.write("s.csv", "Kommune;Område;Dato\nVejle;Digital post;01-02-2030\n").string();
  ASSERT_EQ(run("import-survey " + file + " --round to-omraader-eksempel").code, kExitDone);
  EXPECT_THAT(run("register --round to-omraader-eksempel").out, HasSubstr("digital post"));
  EXPECT_TRUE(entry("Vejle").at("missing"));
}

TEST_F(RegisterCli, ASurveyIsNotMovedToAnotherRoundWithoutAWord) {
  const std::string file = folder.write("s.csv", "Kommune;Område;Dato\nVejle;Ældre;01-10-2022\n").string();
  ASSERT_EQ(run("import-survey " + file + " --round velfaerdsaftaler-2022").code, kExitDone);
  for (const char* round : {" --round to-omraader-eksempel", ""}) {
    const Ran other = run("import-survey " + file + round);
    EXPECT_EQ(other.code, kExitUsage) << round;
    EXPECT_THAT(other.err,
                AllOf(HasSubstr("Filen er læst ind til runden velfaerdsaftaler-2022."),
                      HasSubstr("--round (koden eller TOML-filen)"), HasSubstr("frisaet withdraw")));
    const Ran dry = run("import-survey " + file + " --dry-run" + round);
    EXPECT_EQ(dry.code, kExitUsage) << "what the import would refuse" << round;
    EXPECT_THAT(dry.err, HasSubstr("Filen er læst ind til runden velfaerdsaftaler-2022."));
  }
  EXPECT_EQ(run("import-survey " + file + " --dry-run --round velfaerdsaftaler-2022").code, kExitDone);
  EXPECT_FALSE(entry("Vejle").at("missing"));
  EXPECT_EQ(run("import-survey " + file + " --dry-run --round findes-ikke").code, kExitUsage);
}

TEST_F(RegisterCli, AWishOfARoundOfOnesOwnIsCorrectedToItsAreasAndBack) {
  std::string round = support::read_file(FRISAET_SOURCE_DIR "/models/rounds/data/to-omraader-eksempel.toml");
  for (const auto& [from, to] :
       {std::pair{"digital-post", "vejvaesen"}, std::pair{"digital post", "vejvæsen"},
        std::pair{"faelles-kantine", "egen-kantine"}, std::pair{"fælles kantine", "egen kantine"},
        std::pair{"to-omraader-eksempel", "egen"}})
    for (std::size_t at = 0; (at = round.find(from)) != std::string::npos;)
      round.replace(at, std::string_view(from).size(), to);
  const std::string file = folder.write("egen.toml", round).string();
  const std::string rows = folder.write("s.csv", "Kommune;Område;Dato\nVejle;Vejvæsen;01-02-2030\n").string();
  ASSERT_EQ(run("import-survey " + rows + " --round " + file).code, kExitDone);
  const std::string id = json::parse(run("register show Vejle --json --round " + file).out)
                             .at("municipalities")
                             .at(0)
                             .at("sources")
                             .at(0)
                             .at("record")
                             .get<std::string>();
  const auto set = [&](const std::string& area, const std::string& options = "") {
    return run("review set " + id + " priorities '[{\"area\":\"" + area + "\",\"rank\":1}]' " + options);
  };
  EXPECT_THAT(set("egen-kantine").err, HasSubstr("Vælg mellem")) << "nobody wished for it yet";
  EXPECT_EQ(set("egen-kantine", "--round " + file).code, kExitDone);
  EXPECT_THAT(run("register show Vejle --round " + file).out,
              AllOf(HasSubstr("egen kantine"), Not(HasSubstr("egen-kantine"))));
  EXPECT_THAT(run("register --round " + file).out, HasSubstr("egen kantine"));
  EXPECT_EQ(set("vejvaesen").code, kExitDone) << "what the machine read can always be said";
  EXPECT_THAT(set("sundhed").err, HasSubstr("vejvaesen"));
}

TEST_F(RegisterCli, AReplyByTelephoneIsKeptWithItsAuthorAndSurvivesReprocessing) {
  const std::string told =
      "register add Vejle --area folkeskole --area dagtilbud/ældre --reservation \"Hvis rammerne "
      "holder\" --date 2022-09-28 --contact \"Ib Bo; chef; ib@vejle.dk; 12 34 56 78\" --author "
      "Anne --note \"Ib ringede kl. 9\"";
  const Ran first = run(told);
  ASSERT_EQ(first.code, kExitDone) << first.err;
  EXPECT_THAT(run(told).out, HasSubstr("i forvejen")) << "the same twice is one";
  EXPECT_EQ(run("reprocess").code, kExitDone);
  const json it = entry("Vejle");
  ASSERT_EQ(it.at("sources").size(), 1U);
  const json& declaration = it.at("sources").at(0).at("declaration");
  EXPECT_EQ(declaration.at("priorities").size(), 3U);
  EXPECT_EQ(declaration.at("priorities").at(2).at("area"), "aeldre");
  EXPECT_EQ(declaration.at("priorities").at(2).at("rank"), 2) << "a tie with dagtilbud";
  EXPECT_EQ(declaration.at("status"), "reported");
  EXPECT_EQ(declaration.at("contact").at("phone"), "12 34 56 78");
  EXPECT_EQ(declaration.at("date"), "2022-09-28");
  EXPECT_FALSE(it.at("in_doubt"));
  const Ran note = run("show " + it.at("sources").at(0).at("document").get<std::string>());
  EXPECT_THAT(note.out, HasSubstr("Oplyst svar: Vejle"));
  EXPECT_EQ(run("review reject " + it.at("sources").at(0).at("record").get<std::string>()).code, kExitDone);
  EXPECT_TRUE(entry("Vejle").at("missing"));
}

TEST_F(RegisterCli, AReplyThatSaysNothingOrNobodyStandsBehindIsRefusedAndKeepsNothing) {
  const struct {
    const char* arguments;
    const char* says;
  } table[] = {{"Vejle --area folkeskole", "Der mangler en note"},
               {"Vejle --note x", "Svaret siger intet"},
               {"Vejle --area bibliotek --note x", "Runden har intet område"},
               {"Vejle --area folkeskole --area folkeskole --note x", "står to gange"},
               {"Vejle --area folkeskole --none --note x", "både ønske et område og ingen"},
               {"Vejle --area folkeskole --status konge --note x", "--status kan ikke være"},
               {"Vejle --area folkeskole --decided 2022-13-01 --note x", "--decided skal være en dag"},
               {"Vejle --area folkeskole --date 2099-01-01 --note x", "der ikke er kommet"},
               {"Vejel --area folkeskole --note x", "kendes ikke"}};
  for (const auto& [arguments, says] : table) {
    const Ran ran = run(std::string("register add ") + arguments);
    EXPECT_EQ(ran.code, kExitUsage) << arguments;
    EXPECT_THAT(ran.err, HasSubstr(says)) << arguments;
  }
  EXPECT_THAT(run("show").out, Not(HasSubstr("Vejle")));
}

TEST_F(RegisterCli, AContradictionIsShownDecidedAndCanBeTakenBack) {
  contradict();
  EXPECT_THAT(run("register --conflicts").out, HasSubstr("Vejle: To kilder fra kommunalbestyrelsen"));
  EXPECT_THAT(run("register show Vejle").out, HasSubstr("MODSIGELSE"));
  const json before = entry("Vejle");
  ASSERT_TRUE(before.at("in_doubt"));
  std::string aeldre;
  for (const json& source : before.at("sources"))
    if (source.at("declaration").at("priorities").at(0).at("area") == "aeldre") aeldre = source.at("record");
  EXPECT_EQ(run("register decide Vejle " + aeldre + " --author Eva").code, kExitUsage) << "no reason given";
  EXPECT_EQ(run("register decide Aarhus " + aeldre + " --reason x").code, kExitUsage) << "another's source";
  EXPECT_EQ(run("register decide Vejle --reason x").code, kExitUsage) << "no source named";
  const Ran decided =
      run("register decide Vejle " + aeldre.substr(0, 12) + " --author Eva --reason \"Talt med B\"");
  ASSERT_EQ(decided.code, kExitDone) << decided.err;
  EXPECT_EQ(run("reprocess").code, kExitDone);
  const json after = entry("Vejle");
  EXPECT_FALSE(after.at("in_doubt"));
  EXPECT_EQ(after.at("counts").at(1).at("record"), aeldre);
  EXPECT_EQ(after.at("rulings").at(0).at("author"), "Eva");
  EXPECT_THAT(run("register show Vejle").out, HasSubstr("sat til side"));
  EXPECT_THAT(run("register --conflicts").out, StartsWith("Velfærdsaftaler 2022\n0 kommuner."));
  EXPECT_TRUE(entry("Vejle", "--known-at 2022-12-31").at("rulings").empty()) << "it was made later";
  run("register add Vejle --area dagtilbud --status byråd --date 2022-10-01 --note \"Ringet af C\" --author "
      "Anne");
  EXPECT_TRUE(entry("Vejle").at("in_doubt")) << "what came since says otherwise";
  EXPECT_EQ(run("register decide Vejle --undo").code, kExitDone);
  EXPECT_TRUE(entry("Vejle").at("rulings").empty());
}

TEST_F(RegisterCli, RemindersGoToThoseWhoAreAskedAndHaveNotAnswered) {
  run("register add Vejle --area folkeskole --note x --author A");
  run("register add Greve --area beskaeftigelse --note x --author A --contact \"Ib Bo; chef; ib@greve.dk\"");
  const json list = json::parse(run("register remind --json").out);
  EXPECT_EQ(list.at("reminders").size(), 98U - 7 - 1);
  bool greve = false;
  for (const json& letter : list.at("reminders")) {
    EXPECT_NE(letter.at("municipality").at("name"), "Vejle");
    EXPECT_NE(letter.at("municipality").at("name"), "Viborg") << "it has its area already";
    if (letter.at("municipality").at("name") != "Greve") continue;
    greve = true;
    EXPECT_EQ(letter.at("contact").at("email"), "ib@greve.dk") << "known from the other phase";
    EXPECT_THAT(letter.at("text").get<std::string>(), HasSubstr("Att.: Ib Bo, chef"));
    EXPECT_THAT(letter.at("text").get<std::string>(), HasSubstr("dagtilbud, folkeskole eller ældre"));
    EXPECT_THAT(letter.at("text").get<std::string>(), HasSubstr("Svarfristen var den 30. september 2022"));
  }
  EXPECT_TRUE(greve);
  EXPECT_THAT(run("register remind --as-of 2022-09-01").out, HasSubstr("Svarfristen er den"));
  EXPECT_EQ(json::parse(run("register remind --phase runde-1 --json").out).at("reminders").size(),
            98U - 7 - 1);
  ASSERT_EQ(run("register remind --out " + (folder / "breve").string()).code, kExitDone);
  EXPECT_TRUE(fs::exists(folder / "breve/paamindelse_253_runde-2.txt"));
  EXPECT_FALSE(fs::exists(folder / "breve/paamindelse_630_runde-2.txt"));
  const std::string own = folder.write("egen.txt", "Kære {kommune}: {frist}").string();
  EXPECT_THAT(run("register remind --template " + own).out,
              HasSubstr("Kære Greve Kommune: 30. september 2022"));
  const Ran wrong = run("register remind --template " + folder.write("forkert.txt", "Kære {navn}").string());
  EXPECT_EQ(wrong.code, kExitUsage);
  EXPECT_THAT(wrong.err, HasSubstr("{navn}"));
  EXPECT_THAT(run("register --missing").out, HasSubstr("90 kommuner."));
}

TEST_F(RegisterCli, AFrozenRegisterStaysAsItWasAndAllocationCanUseIt) {
  contradict();
  const Ran frozen = run("register freeze oktober --author Eva --reason \"Svarfristen er udløbet\"");
  EXPECT_EQ(frozen.code, kExitDiagnostics) << "a municipality is in doubt, and that is said";
  EXPECT_THAT(frozen.err, HasSubstr("1 kommuner er i tvivl"));
  EXPECT_EQ(run("register freeze oktober --reason igen").code, kExitUsage) << "the name is taken";
  EXPECT_EQ(run("register freeze november").code, kExitUsage) << "no reason given";
  const std::string plan = run("allocate --json --frozen oktober").out;
  run("register add Aarhus --area dagtilbud --status byråd --date 2022-09-29 --note x --author A");
  EXPECT_EQ(run("allocate --json --frozen oktober").out, plan);
  EXPECT_NE(run("allocate --json").out, plan);
  EXPECT_THAT(run("register frozen").out, HasSubstr("Svarfristen er udløbet"));
  const Ran since = run("register frozen oktober");
  EXPECT_THAT(since.out, HasSubstr("Aarhus"));
  EXPECT_THAT(since.out, HasSubstr("1 kommuner svarer anderledes nu"));
  EXPECT_THAT(since.out, HasSubstr("byråd"));
  EXPECT_THAT(since.out, Not(HasSubstr("council")));
  EXPECT_EQ(json::parse(run("register frozen oktober --json").out).at("schema"), "frisaet.frozen/1");
  EXPECT_EQ(run("allocate --frozen findes-ikke").code, kExitUsage);
  EXPECT_EQ(run("allocate --frozen oktober --declarations x.csv").code, kExitUsage);
  const std::string record = entry("Aarhus").at("sources").at(0).at("record");
  EXPECT_EQ(run("review set " + record + " date 2022-09-30").code, kExitUsage)
      << "after a freeze a change is explained";
  EXPECT_EQ(run("review set " + record + " date 2022-09-30 --reason \"Læst forkert\"").code, kExitDone);
}

}  // namespace
}  // namespace frisaet
