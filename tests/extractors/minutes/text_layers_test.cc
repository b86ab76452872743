// Papers as text layers come out of PDFs: columns read apart, a page in a paragraph; and the same lines in
// layouts that mean something else by them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/family.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;

const Family kLayers[] = {
    {"LabelsOfTheHeadBeforeAllValues",
     R"(Referat

Mødested:
Dato:
Mødetid:
Udvalg:
Medlemmer:
Afbud:
Bemærkninger:

Sal 4
Tirsdag den 3. maj 2022
16.00 - 18.30
Udvalget for Havne, Natur og Veje
Bo Holm (A), Ida Kjær (V), Lone Krogh (F), Tage
Lund Bak (C)
Ida Kjær (V)
Sagerne blev set på stedet.

Sagsid.: 22/4413

Sagsfremstilling
Molen er revnet.

Indstilling
Chefen for Havnen indstiller,
at molen støbes,
at lygten fornys.

Beslutning Udvalget for Havne, Natur og Veje den 03-05-2022
1. at: Godkendt.
2. at: Godkendes ikke.

Sagsid.: 22/90

Sagsfremstilling
Lukket sag.
)",
     "Udvalget for Havne, Natur og Veje 2022-05-03 -",
     {"- | - | split | 1. at: Godkendt. 2. at: Godkendes ikke. | absent: Ida Kjær (V)",
      "- | - | no_decision | - | absent: Ida Kjær (V) | closed"}},
    {"LabelsOfEachItemBeforeAllValues",
     R"(UDVALG
MØDE
STED
STARTTIDSPUNKT
DELTAGERE
AFBUD

Havn og Natur
Ordinært møde
Sal 4
03-05-2022 16:00:00
Bo Holm (A), Ida Kjær (V)
Lone Krogh (F)

1. Ny mole
1. Ny mole
Sagsnr.
Type
Sagen afgøres i

22/4413
Beslutning
Byrådet

Indstilling
Økonomi
Høring
Beslutning
Tiltrådt.
Bilag

2. Nyt fyr
2. Nyt fyr
Sagsnr.
Type
Sagen afgøres i

22/4414
Lukket
Havn og Natur
)",
     "Havn og Natur 2022-05-03 ordinary",
     {"1 | Ny mole | recommended | Tiltrådt. | absent: Lone Krogh (F)",
      "2 | Nyt fyr | no_decision | - | absent: Lone Krogh (F) | closed"}},
    {"ALabelOverEachTitleAndTheDecisionFirst",
     R"(Nyby Kommune
By- og Havneudvalget
tirsdag den 3. maj 2022 kl. 16.00, sal 4

Punkt: Ny mole ved den gamle
Toldbod
Sagsnr. 08.00.00-P20-3-22

Udvalgets beslutning
Indstillingen blev tiltrådt.

Resumé
Molen er revnet.

Indstilling
Direktøren indstiller, at molen støbes.

Sagens forløb
05-04-2022 By- og Havneudvalget
Udsat.
03-05-2022 By- og Havneudvalget
Indstillingen blev tiltrådt.

Punkt: Nyt fyr
Sagsnr. 08.00.00-P20-4-22

Udvalgets beslutning
Udsat.

Resumé
Fyret er mørkt.
)",
     "By- og Havneudvalget 2022-05-03 -",
     {"- | Ny mole ved den gamle Toldbod | approved | Indstillingen blev tiltrådt.",
      "- | Nyt fyr | postponed | Udsat."}},
    {"AgendaAndThenResultsByNumber",
     R"(Nyby Kommune
DAGSORDEN OG BESLUTNINGER
Havneudvalget
tirsdag den 3. maj 2022 kl. 16.00

FØRSTE DEL: DAGSORDEN

21 Ny mole
Molen er revnet.
Indstilling: Direktøren foreslår,
1. at molen støbes
2. at lygten fornys

22 Nyt fyr
Fyret er mørkt.
Indstilling: Direktøren foreslår, at fyret tændes.

23 Personsag (lukket)

ANDEN DEL: BESLUTNINGER

Til stede: Bo Holm (A), Lone Krogh (F). Ikke til stede: Ida Kjær (V).

21  1: Godkendt. 2: Udsat til juni.
22  Anbefales over for Byrådet, da fyret
er kommunens.
23  (Lukket)
)",
     "Havneudvalget 2022-05-03 -",
     {"21 | Ny mole | split | 1: Godkendt. 2: Udsat til juni. | absent: Ida Kjær (V)",
      "22 | Nyt fyr | recommended | Anbefales over for Byrådet, da fyret er kommunens. | absent: Ida Kjær "
      "(V)",
      "23 | Personsag (lukket) | no_decision | - | absent: Ida Kjær (V) | closed"}},
    {"APageInAParagraphWithBareDatedLines",
     R"(Transkript

1 Nyby Kommune Byrådet Beslutningsprotokol Mødedato: Tirsdag den Mødetidspunkt: kl Mødested: Sal 4 Medlemmer Mødt Medlemmer Mødt Bo Holm (A) X Ida Kjær (V) Lone Krogh (F) X Tage Lund (C) X Side 1

2 Nyby Kommune Byrådet Sagsoversigt Åbne sager 21. Ny mole...2 22. 2. behandling af havneplan...2 Lukkede sager 23. Salg af grund Side 2

3 Nyby Kommune Byrådet 21. Ny mole J.nr.: 09/04413 Molen er revnet. Forvaltningen foreslår, at molen støbes. Havneudvalget den 14. april 2009 Anbefales. Byrådet den 5. maj 2009 Vedtaget. 22. 2. behandling af havneplan J.nr.: 09/04414 Planen har været i høring. Byrådet den 5. maj 2009 Sagen blev udsat. Side 3

4 Nyby Kommune Byrådet Lukkede sager 23. Salg af grund J.nr.: 09/04415 Side 4
)",
     "Byrådet 2009-05-05 -",
     {"21 | Ny mole | approved | Vedtaget. | absent: Ida Kjær (V)",
      "22 | 2. behandling af havneplan | postponed | Sagen blev udsat. | absent: Ida Kjær (V)",
      "23 | Salg af grund | no_decision | - | absent: Ida Kjær (V) | closed"}},
};

class TextLayer : public ::testing::TestWithParam<Family> {};

TEST_P(TextLayer, IsReadItemByItem) {
  expect_read_item_by_item(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Minutes, TextLayer, ::testing::ValuesIn(kLayers), name_of);

TEST(LabelColumns, AnEmptyFieldDoesNotTakeTheNextLabelsValue) {
  const auto lines = lines_of_paper(
      "Referat\nHavneudvalget\nDato: 3. maj 2022\nFraværende:\nMedlemmer:\nBo Holm (A)\nIda Kjær (V)\n\n"
      "1. Ny mole\nBeslutning\nGodkendt.\n");
  EXPECT_THAT(lines, ElementsAre("1 | Ny mole | approved | Godkendt."));
}

TEST(LabelColumns, ValuesBelowTheirOwnLabelsStayThere) {
  const auto decisions = decisions_of(
      "Referat\nUdvalg:\nHavneudvalget\nDato:\n3. maj 2022\nAfbud:\nBo Holm (A)\nBemærkninger:\n\n"
      "1. Ny mole\nSagsnr.\n22/4413\nType\nÅben\nBeslutning\nGodkendt.\n");
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(line_of(decisions[0]), "1 | Ny mole | approved | Godkendt. | absent: Bo Holm (A)");
  EXPECT_EQ(decisions[0].case_number, "22/4413");
}

TEST(LabelColumns, AMembersWrappedNameIsNobodysAbsence) {
  const auto lines = lines_of_paper(
      "Referat\n\nDato:\nUdvalg:\nMedlemmer:\nAfbud:\n\n3. maj 2022\nHavneudvalget\nBo Holm (A), Ida Kjær "
      "(V), Tage Bak\nLund (C)\nIda Kjær (V). Som suppleant deltog Lone Krogh (V).\n\n1. Ny mole\nSagsnr.\n"
      "Type\n22/7\nBeslutning\nIndstilling\nBeslutning\nGodkendt.\n");
  EXPECT_THAT(lines, ElementsAre("1 | Ny mole | approved | Godkendt. | absent: Ida Kjær (V)"));
}

TEST(LabelColumns, ANameALineMayBeTheRostersLastOrTheAbsent) {
  const std::string labels = "Referat\n\nMødedato:\nUdvalg:\nMedlemmer:\nAfbud:\n";
  const std::string items = "\n1. Ny mole\nBeslutning\nGodkendt.\n";
  const auto unsure = extract_minutes(text_document(labels +
                                                    "3. maj 2022\nHavneudvalget\nBo Holm (A)\nIda Kjær "
                                                    "(V)\nTage Lund (C)\n" +
                                                    items),
                                      {});
  ASSERT_EQ(unsure.records.size(), 1U);
  EXPECT_EQ(line_of(std::get<Decision>(unsure.records[0].value)), "1 | Ny mole | approved | Godkendt.");
  EXPECT_LT(unsure.records[0].confidence, kReviewThreshold);
  EXPECT_THAT(lines_of_paper(labels +
                             "3. maj 2022\nHavneudvalget\nBo Holm (A)\nIda Kjær (V)\nTage Lund (C)\nIda "
                             "Kjær (V)\n" +
                             items),
              ElementsAre("1 | Ny mole | approved | Godkendt. | absent: Ida Kjær (V)"));
  EXPECT_THAT(lines_of_paper(
                  labels + "3. maj 2022\nHavneudvalget\nBo Holm (A), Ida Kjær (V)\nTage Lund (C)\n" + items),
              ElementsAre("1 | Ny mole | approved | Godkendt. | absent: Tage Lund (C)"));
}

TEST(LabelColumns, HeadingsOfAnEmptyTemplateAreNoLabels) {
  EXPECT_THAT(
      lines_of_paper("Referat\nHavneudvalget den 3. maj 2022\n\n1. Ny mole\nSagsnr.\nType\n\n22/4413\n"
                     "Orientering\n\nResumé\nIndstilling\nØkonomi\nBeslutning\nTaget til "
                     "efterretning.\n\n2. Nyt fyr\nIndstilling\nØkonomi\nBeslutning\nUdsat.\n"),
      ElementsAre("1 | Ny mole | noted | Taget til efterretning.", "2 | Nyt fyr | postponed | Udsat."));
}

TEST(CaseNumbers, TellForWhichItemsSomebodyWasAway) {
  const std::string items =
      "\n\nSagsid.: 22/4413\n\nSagsfremstilling\nMolen er revnet.\n\nBeslutning Havneudvalget den "
      "03-05-2022\nGodkendt.\n\nSagsid.: 22/90\n\nSagsfremstilling\nFyret er mørkt.\n\nBeslutning "
      "Havneudvalget den 03-05-2022\nUdsat.\n";
  const auto with = [&](const std::string& remark) {
    return lines_of_paper("Referat\nHavneudvalget\nDato: 3. maj 2022\nBemærkninger: " + remark + items);
  };
  const std::string first = "- | - | approved | Godkendt.", second = "- | - | postponed | Udsat.";
  EXPECT_THAT(with("Bo Holm (A) måtte gå kl. 17.20, da sag 22/4413 var færdig."),
              ElementsAre(first, second + " | absent: Bo Holm (A)"));
  EXPECT_THAT(with("Bo Holm (A) ankom kl. 17.20 før sag 22/90."),
              ElementsAre(first + " | absent: Bo Holm (A)", second));
  EXPECT_THAT(with("Bo Holm (A) deltog ikke i sag 22/4413."),
              ElementsAre(first + " | absent: Bo Holm (A)", second));
  // No item has that number: whom it is about, a person sees.
  EXPECT_THAT(with("Bo Holm (A) deltog ikke i sag 22/7777."), ElementsAre(first, second));
  const auto decisions = decisions_of(
      "Referat\nHavneudvalget\nDato: 3. maj 2022\nBemærkninger: Bo Holm (A) deltog ikke i behandlingen af "
      "sag "
      "22/90 på grund af inhabilitet." +
      items);
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(printed(decisions[0].disqualified), "");
  EXPECT_EQ(printed(decisions[1].disqualified), "Bo Holm (A)");
}

TEST(CaseNumbers, TellForWhichItemsSomebodyWasAwayAlsoBelowAnItem) {
  const auto decisions = decisions_of(
      "Referat\nHavneudvalget\nDato: 3. maj 2022\n\nSagsid.: 22/4413\n\nSagsfremstilling\nMolen er "
      "revnet.\n\nBeslutning Havneudvalget den 03-05-2022\nGodkendt.\nBo Holm (A) deltog ikke i sag "
      "22/4413.\n\nSagsid.: 22/90\n\nSagsfremstilling\nFyret er mørkt.\n\nBeslutning Havneudvalget den "
      "03-05-2022\nUdsat.\nIda Kjær (V) deltog ikke i behandlingen af sag 22/90 på grund af "
      "inhabilitet.\n");
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(line_of(decisions[0]), "- | - | approved | Godkendt. | absent: Bo Holm (A)");
  EXPECT_EQ(printed(decisions[0].disqualified), "");
  EXPECT_EQ(line_of(decisions[1]), "- | - | postponed | Udsat.");
  EXPECT_EQ(printed(decisions[1].disqualified), "Ida Kjær (V)");
}

TEST(GluedHeadings, BetweenTwoSentencesAreCutOut) {
  EXPECT_THAT(
      lines_of_paper("Referat\nTeknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nSagsfremstillingBroen er fra "
                     "1979.BeslutningGodkendt.\n\n2. Ny sti\nSagsfremstilling\nStien er set.Ingen har "
                     "klaget.\nBeslutning\nUdsat.\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(LostLetters, APaperWithoutAUsualPairIsForAPerson) {
  const auto sureness = [](const std::string& word) {
    std::string paper =
        "Solby Kommune\nReferat\nHavneudvalgets møde den 3. maj 2022\n\n1. Ny mole\nBaggrund\n";
    for (int i = 0; i < 11; ++i)
      paper += "Molen er revnet, og havnen har bedt om penge til den i år som i fjor. Fyret er mørkt.\n";
    return extract_minutes(text_document(paper + word + " er set.\nBeslutning\nGodkendt.\n"), {})
        .records.at(0)
        .confidence;
  };
  EXPECT_LT(sureness("Havnen"), kReviewThreshold);
  // The word `til`, wherever it stands on its line, is no proof.
  EXPECT_LT(sureness("Havnen er lukket til\nmaj, og vejen til, som"), kReviewThreshold);
  EXPECT_GE(sureness("Stien"), kReviewThreshold);
}

const std::string kTables =
    "Solby Kommune\nHavneudvalget\nReferat\nden 3. maj "
    "2022\n\nPkt.\nHvad\nSagsnr.\nForslag\nBeslutning\n7\nNy mole ved "
    "den gamle\nisfabrik\n22/4413\nForvaltningen foreslår,\n1. at molen males, og\n2. at den "
    "lukkes.\nPunkt 1 vedtaget. Punkt 2 udsat.\n\nPkt.\nHvad\nForslag\nBeslutning\n8\nDagsorden til "
    "næste møde\n-\nUdvalget drøftede den. Ida Kjær (A) vil have\nlygten "
    "med.\n\nPkt.\nHvad\nBemærk\n9\nSalg\n"
    "Lukket punkt\n";

TEST(LabelTables, AreToldByLabelsThatComeAgain) {
  const auto read = extract_minutes(text_document(kTables), {});
  std::vector<std::string> lines;
  for (const Record& record : read.records) {
    lines.push_back(line_of(std::get<Decision>(record.value)));
    EXPECT_LT(record.confidence, kReviewThreshold);
  }
  EXPECT_THAT(
      lines, ElementsAre("7 | Ny mole ved den gamle isfabrik | split | Punkt 1 vedtaget. Punkt 2 udsat.",
                         "8 | Dagsorden til næste møde | discussed | Udvalget drøftede den. Ida Kjær (A) vil "
                         "have lygten med.",
                         "9 | Salg | no_decision | - | closed"));
  const auto& first = std::get<Decision>(read.records.at(0).value);
  EXPECT_EQ(first.case_number, "22/4413");
  EXPECT_EQ(first.recommendation.size(), 2U);
}

TEST(LabelTables, NumbersMayStandAboveTheLabels) {
  EXPECT_THAT(lines_of_paper("Havneudvalget\nReferat\nden 3. maj 2022\nKort 1 af 2\nHvad\nKommer fra\nNy "
                             "mole\nHavnekontoret\nUdfald\nGodkendt.\nKort 2 af 2\nHvad\nNøgle\nKommer "
                             "fra\nNyt fyr\n22/90\nPlanudvalget\nUdfald\nUdsat.\n"),
              ElementsAre("1 | Ny mole | approved | Godkendt.", "2 | Nyt fyr | postponed | Udsat."));
}

const std::string kAway = "Havneudvalget\nReferat\nden 3. maj 2022\n\n";

TEST(LabelTables, SayWhoWasAwayFromAnItem) {
  const auto read = decisions_of(kAway +
                                 "Pkt.\nHvad\nAfbud\nBeslutning\n7\nNy mole\nBo Holm "
                                 "(A)\nGodkendt.\n\nPkt.\nHvad\nInhabil\nBeslutning\n8\nNyt fyr\nIda "
                                 "Kjær (V)\nUdsat.\n");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(line_of(read[0]), "7 | Ny mole | approved | Godkendt. | absent: Bo Holm (A)");
  EXPECT_EQ(line_of(read[1]), "8 | Nyt fyr | postponed | Udsat.");
  EXPECT_EQ(printed(read[1].disqualified), "Ida Kjær (V)");
}

TEST(LabelTables, NamesOfOneOfTwoLabelsAreForAPerson) {
  const auto read = extract_minutes(
      text_document(kAway +
                    "Pkt.\nHvad\nAfbud\nInhabil\nBeslutning\n7\nNy mole\nBo Holm "
                    "(A)\nGodkendt.\n\nPkt.\nHvad\nAfbud\nInhabil\nBeslutning\n8\nNyt fyr\n-\nIda Kjær "
                    "(V)\nUdsat.\n"),
      {});
  ASSERT_EQ(read.records.size(), 2U);
  const auto& either = std::get<Decision>(read.records[0].value);
  EXPECT_EQ(line_of(either), "7 | Ny mole | approved | Godkendt.");
  EXPECT_EQ(printed(either.disqualified), "");
  EXPECT_LT(read.records[0].confidence, kReviewThreshold);
  EXPECT_EQ(printed(std::get<Decision>(read.records[1].value).disqualified), "Ida Kjær (V)");
}

TEST(LabelTables, HeadingsOfATemplateAreNone) {
  EXPECT_THAT(lines_of_paper("Havneudvalget\nReferat\nden 3. maj 2022\n\n1. Ny "
                             "mole\nResumé\nIndstilling\nØkonomi\nBeslutning\nGodkendt.\n\n2. Nyt "
                             "fyr\nResumé\nIndstilling\nØkonomi\nBeslutning\nUdsat.\n"),
              ElementsAre("1 | Ny mole | approved | Godkendt.", "2 | Nyt fyr | postponed | Udsat."));
}

TEST(LabelColumns, NamesOfAnItemThatMayBeTheAbsentAreForAPerson) {
  const auto read = extract_minutes(
      text_document("Referat\nHavneudvalget den 3. maj 2022\n\n1. Ny "
                    "mole\nSagsnr.\nMedlemmer\nAfbud\n22/4413\nBo Holm (A)\nIda Kjær (V)\nTage Lund "
                    "(C)\nIndstilling\nForvaltningen indstiller, at molen males.\nBeslutning\nGodkendt.\n"),
      {});
  ASSERT_EQ(read.records.size(), 1U);
  EXPECT_EQ(line_of(std::get<Decision>(read.records[0].value)), "1 | Ny mole | approved | Godkendt.");
  EXPECT_LT(read.records[0].confidence, kReviewThreshold);
}

TEST(LabelColumns, SayThatAnItemIsNotPublic) {
  EXPECT_THAT(lines_of_paper("Referat\nHavneudvalget den 3. maj 2022\n\n1. Salg\nSagsnr.\nOffentligt\nSagen "
                             "afgøres i\n22/4413\nNej\nHavneudvalget\nSagsfremstilling\nMolen sælges.\n"
                             "Beslutning\nGodkendt.\n\n2. Nyt fyr\nBeslutning\nUdsat.\n"),
              ElementsAre("1 | Salg | approved | Godkendt. | closed", "2 | Nyt fyr | postponed | Udsat."));
}

const std::string kHead = "Referat\nHavneudvalget den 3. maj 2022\n\n";

TEST(Headings, WordsThatAreWholeDecisionsAreNoneBelowOrBesideOne) {
  const auto decisions =
      decisions_of(kHead +
                   "1. Ny mole\nBeslutning\nFremlagt\n\n2. Nyt fyr\nForelagt\nFyret er mørkt.\n"
                   "Beslutning\nVedtaget  2 stemte for og 1 imod.\n\n3. Ny kran\nBeslutning\n"
                   "Udsat.\n");
  ASSERT_EQ(decisions.size(), 3U);
  EXPECT_EQ(decisions[0].decision_text, "Fremlagt");
  EXPECT_EQ(decisions[1].decision_text, "Vedtaget 2 stemte for og 1 imod.");
  EXPECT_EQ(decisions[1].outcome, Outcome::kApproved);
}

TEST(LabelledTitles, SidesOfAVoteAndALoneLabelAreNone) {
  EXPECT_THAT(lines_of_paper(kHead + "1. Ny mole\nEmne: Molen støbes om\nBeslutning\nGodkendt.\nImod stemte: "
                                     "Bo Holm (A)\n\n2. Nyt fyr\nBeslutning\nUdsat.\nImod stemte: Ida Kjær "
                                     "(V)\n"),
              ElementsAre("1 | Ny mole | approved | Godkendt. Imod stemte: Bo Holm (A)",
                          "2 | Nyt fyr | postponed | Udsat. Imod stemte: Ida Kjær (V)"));
}

TEST(BareSteps, ADayInTheCaseOfATranscriptIsNoDecision) {
  const auto lines = lines_of_paper(
      "1 Nyby Kommune Byrådet Referat 5. maj 2009 Indholdsfortegnelse 21. Ny mole 22. Nyt fyr\n\n"
      "2 21. Ny mole Sagen var i Havneudvalget den 14. april 2009 Molen er revnet, og naboerne klager. "
      "Beslutning i Byrådet den 5. maj 2009: Vedtaget.\n\n"
      "3 22. Nyt fyr Fyret er mørkt. Beslutning i Byrådet den 5. maj 2009: Udsat.\n");
  EXPECT_THAT(lines, ElementsAre("21 | Ny mole | approved | Vedtaget.", "22 | Nyt fyr | postponed | Udsat."));
}

TEST(PageHeads, LinesSaidAgainBelowAPagesNumberEndNoDecision) {
  EXPECT_THAT(lines_of_paper("Nyby Kommune\nHavneudvalget, 3. maj 2022\nReferat\n\n1. Ny mole\nBeslutning\n"
                             "Godkendt.\nSide 1 af 2\nNyby Kommune\nHavneudvalget, 3. maj 2022\n2. Nyt fyr\n"
                             "Beslutning\nUdsat.\nSide 2 af 2\n"),
              ElementsAre("1 | Ny mole | approved | Godkendt.", "2 | Nyt fyr | postponed | Udsat."));
}

TEST(PageHeads, AContentsListAndAHeadingAboveAreSaidAgainByNoPage) {
  EXPECT_THAT(lines_of_paper(
                  "Nyby Byråd\nReferat 3. maj 2022\n1. Ny havn\n2. Nyt fyr\n3. Ny bro\nSide 1\n\n1. Ny havn\n"
                  "Beslutning\nGodkendt.\n\n2. Nyt fyr\nBeslutning\nUdsat.\nSide 2\n\n3. Ny bro\n"
                  "Beslutning\nGodkendt.\n"),
              ElementsAre("1 | Ny havn | approved | Godkendt.", "2 | Nyt fyr | postponed | Udsat.",
                          "3 | Ny bro | approved | Godkendt."));
  const auto decisions = decisions_of(
      "Nyby Byråd 3. maj 2022\nReferat\n1. Ny havn\nBeslutning\nGodkendt.\n2. Nyt fyr\nIndstilling\n"
      "Det indstilles, at fyret males.\nSide 1\n\nBeslutning\nUdsat.\n3. Ny bro\nIndstilling\nBroen "
      "males.\nSide 2\n\n"
      "Beslutning\nGodkendt.\n");
  ASSERT_EQ(decisions.size(), 3u);
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
  EXPECT_EQ(decisions[2].decision_text, "Godkendt.");
}

}  // namespace
}  // namespace frisaet::test
