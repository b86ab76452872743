// Labels that hold more than a word: a body with its day, a case's number; lists run together behind two
// labels; what stands in the lines around a vote; papers that only a repeated label divides. Each with a near
// miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::lines_of_paper;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(AbsenceUnderABodyAndItsDay, IsOfItsMeeting) {
  EXPECT_THAT(
      lines_of_paper(
          "Byrådet den 3. maj 2022\n\n1. Ny bro\n\nIndstilling\n\nDirektionen indstiller, at broen "
          "males.\n\nBeslutning\n\nØkonomiudvalget, 20. april 2022, pkt. 7:\n\nAnbefales.\n\nFraværende i "
          "Økonomiudvalget, 20. april 2022:\n\nPer Grøn\n\nByrådet, 3. maj 2022, pkt. "
          "1:\n\nGodkendt.\n\nFraværende i Solby Byråd, 3. maj 2022:\n\nBo Holm\n\nIda Kjær\n\nTil "
          "toppen\n\n2. Ny sti\n\nBeslutning\n\nUdsat.\n\nTil toppen\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt. | absent: Bo Holm; Ida Kjær",
                  "2 | Ny sti | postponed | Udsat."));
}

TEST(AbsenceUnderABodyAndItsDay, IsNoneInASentence) {
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n1. Elevers fravær\n\nBeslutning\n\nFravær i skolerne "
                     "drøftet.\n\n2. Ny sti\n\nBeslutning\n\nUdsat.\n"),
      ElementsAre("1 | Elevers fravær | discussed | Fravær i skolerne drøftet.",
                  "2 | Ny sti | postponed | Udsat."));
}

TEST(ACaseThatWaits, ForAPaperBeforeItIsDealtWith) {
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n1. Ny bro\n\nBeslutning\n\nDer ønskes et overslag over "
                     "prisen, inden sagen behandles endeligt.\n\n2. Ny sti\n\nBeslutning\n\nGodkendt, inden "
                     "sagen behandles endeligt i foreningen.\n"),
      ElementsAre("1 | Ny bro | postponed | Der ønskes et overslag over prisen, inden sagen behandles "
                  "endeligt.",
                  "2 | Ny sti | approved | Godkendt, inden sagen behandles endeligt i foreningen."));
}

TEST(ACaseNumber, BehindTheWordThatTheItemIsOpen) {
  const auto decisions = decisions_of(
      "Byrådet den 3. maj 2022\n\n1. Ny bro\nÅbent - 05.01.00-G01-12-22\nBESLUTNING\nGodkendt.\n\n2. Salg af "
      "grund\nLukket - 05.01.00-G01-13-22\n\n3. Ny sti\nDok.nr. - 305-2022-4413\nBESLUTNING\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].case_number, "05.01.00-G01-12-22");
  EXPECT_FALSE(decisions[0].closed);
  EXPECT_EQ(decisions[1].case_number, "05.01.00-G01-13-22");
  EXPECT_TRUE(decisions[1].closed);
  EXPECT_EQ(decisions[2].case_number, std::nullopt);
}

TEST(AClosedItem, IsToldBelowItsParticulars) {
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n1. Ny bro\nSag 305-2022-41\nDok. "
                     "305-2022-4413\nInitialer: BH\nÅbent\nBeslutning\nGodkendt.\n\n2. Salg af "
                     "grund\nSag 305-2022-42\nDok. 305-2022-4414\nInitialer: BH\nLukket\n"),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Salg af grund | no_decision | - | closed"));
}

TEST(AResult, BelowAnAsideThatEndsInAComma) {
  EXPECT_THAT(
      lines_of_paper("Byrådet den 3. maj 2022\n\n1. Dagsorden\n\nBeslutning\n\nPunkt 3 sendes tilbage "
                     "til Teknisk Udvalg og udgår af dagsordenen,\n\nGodkendt.\n\n2. Ny "
                     "sti\n\nBeslutning\n\nUdsat.\n"),
      ElementsAre("1 | Dagsorden | approved | Punkt 3 sendes tilbage til Teknisk Udvalg og udgår af "
                  "dagsordenen, Godkendt.",
                  "2 | Ny sti | postponed | Udsat."));
}

TEST(ALabelOverEachItem, DividesAPaperWithoutNumbersAndTitles) {
  const std::string paper =
      "Sagens forløb:\nØU\n\nBaggrund\nBorgmesteren fortalte om torvet.\n\nBo Holm (A) deltog ikke i "
      "mødet.\n\nSagens forløb:\nØU - KB\n\nBaggrund\nBroen er gammel.\n\nForslag\nDet foreslås, at broen "
      "males.\n\nBeslutning Økonomiudvalget den 22.08.2019\nAnbefales.\n\nSagsfremstilling\nMalingen er fra "
      "1990.\n\nSagens forløb:\nTU - ØU\n\nBaggrund\nStien er smal.\n\nForslag\nDet foreslås, at stien "
      "gøres bred.\n\nBeslutning Teknisk Udvalg den 14.08.2019\nAnbefales.\n\nBeslutning Økonomiudvalget den "
      "22.08.2019\nUdsat.\n\nSagsfremstilling\nDer er plads.\n";
  EXPECT_THAT(lines_of_paper(paper),
              ElementsAre("- | - | no_decision | - | absent: Bo Holm (A)", "- | - | recommended | Anbefales.",
                          "- | - | postponed | Udsat."));
}

TEST(AMeetingsDay, IsNoTitle) {
  EXPECT_THAT(lines_of_paper("3. maj 2022 - referat fra byrådet\n\nByrådet 3. maj "
                             "2022\n\nÅben\n\nBeslutning\n\nGodkendt.\n\nÅben\n\nIndstilling\n\nUdvalget "
                             "indstiller, at broen males.\n\nBeslutning\n\nUdsat.\n"),
              ElementsAre("- | - | approved | Godkendt.", "- | - | postponed | Udsat."));
}

TEST(AbsentFromLaterItems, IsToldWhereTheAgendaIsApproved) {
  const auto decisions = decisions_of(
      "Byrådet den 3. maj 2022\n\n1. Dagsorden\nBeslutning\nGodkendt.\n\nBo Holm (A) deltog ikke under "
      "punkterne 2-3.\n\n2. Ny sti\nIndstilling\nDet indstilles, at\n1. stien males\n2. stien spærres\n3. "
      "vejen "
      "åbnes\nBeslutning\nUdsat.\n\nIda Kjær (V) deltog ikke i behandlingen af punkt 3.\n\n3. Ny "
      "vej\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_THAT(decisions[0].absent, IsEmpty());
  EXPECT_EQ(test::printed(decisions[1].absent), "Bo Holm (A)");
  // Point 3 or item 3?
  EXPECT_EQ(test::printed(decisions[2].absent), "Bo Holm (A)");
}

constexpr const char* kHeadOfATranscript =
    "1 Byrådet Referat Dato: Tirsdag den 3. maj 2022 Sted: Salen i den gamle skole ved åen";

/// A transcript that begins with `head`; at its first item the council decides `result`.
std::string transcript(const std::string& head, const std::string& result = "Godkendt.") {
  return head +
         "\n\n2 1. Ny bro 22/4413 Sagsfremstilling Broen er gammel og har revner. Indstilling Direktionen "
         "indstiller, at broen males. Beslutning i Byrådet den " +
         result +
         "\n\n3 2. Ny sti 22/4414 Sagsfremstilling Stien er smal, og ingen bruger den. Indstilling "
         "Direktionen indstiller, at stien gøres bred. Beslutning i Byrådet den Udsat.\n";
}

TEST(TwoListsBehindBothLabels, WhoStandsTwiceWasAway) {
  const auto decisions =
      decisions_of(transcript("1 Byrådet Referat Dato: Tirsdag den 3. maj 2022 Medlemmer: Fraværende: Bo "
                              "Holm (A) Ida Kjær (V) Per Grøn (O) Eva Dam (F) Ida Kjær (V) Solby"));
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(test::printed(decisions[0].absent), "Ida Kjær (V)");
}

TEST(TwoListsBehindBothLabels, AlsoWithoutColonsAndBelowTheSitesOwnWords) {
  const auto decisions =
      decisions_of(transcript("Byrådet. Referat\n\nStørrelse: px\n\nTranskript\n\n1 Byrådet Referat Dato 3. "
                              "maj 2022 Sted Medlemmer Fraværende Byrådssalen, Solby Rådhus Bo Holm, Ida "
                              "Kjær, Per Grøn, Eva Dam, Ida Kjær, Per Grøn Bemærkninger Solby"));
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(test::printed(decisions[0].absent), "Ida Kjær; Per Grøn");
}

TEST(TwoListsBehindBothLabels, AreSureWhereTheAbsentAreAListOfTheirOwn) {
  const auto read = [](const std::string& names) {
    const auto records =
        extract_minutes(
            test::text_document(transcript("1 Byrådet Referat Dato: Tirsdag den 3. maj 2022 Medlemmer: "
                                           "Fraværende: " +
                                           names + " Solby")),
            {})
            .records;
    return std::pair(test::printed(std::get<Decision>(records.at(0).value).absent), records.at(0).confidence);
  };
  const auto& [of_one, sure] = read("Bo Holm (A) Ida Kjær (V) Per Grøn (O) Ida Kjær (V) Per Grøn (O)");
  EXPECT_EQ(of_one, "Ida Kjær (V); Per Grøn (O)");
  // A column of members may go on behind those who were away.
  const auto& [between, as_sure] = read("Bo Holm (A) Ida Kjær (V) Ida Kjær (V) Per Grøn (O) Eva Dam (F)");
  EXPECT_EQ(between, "Ida Kjær (V)");
  EXPECT_EQ(as_sure, sure);
  // A name that stands twice somewhere, and another somewhere else, are no list.
  const auto& [apart, unsure] =
      read("Bo Holm (A) Ida Kjær (V) Ida Kjær (V) Per Grøn (O) Eva Dam (F) Per Grøn (O)");
  EXPECT_EQ(apart, "Ida Kjær (V); Per Grøn (O)");
  EXPECT_LT(unsure, sure);
  const auto& [none, doubtful] = read("Bo Holm (A) Ida Kjær (V) Per Grøn (O)");
  EXPECT_EQ(none, "");
  EXPECT_LT(doubtful, sure);
}

TEST(ACountOfVotes, IsNoItemsNumberInATranscript) {
  const auto decisions = decisions_of(transcript(
      kHeadOfATranscript, "For forslaget stemte Bo Holm (Ø). Imod stemte 10. Forslaget forkastet."));
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text,
            "For forslaget stemte Bo Holm (Ø). Imod stemte 10. Forslaget forkastet.");
  ASSERT_THAT(decisions[0].votes, SizeIs(1));
  EXPECT_EQ(decisions[0].votes[0].total_against, 10);
  EXPECT_EQ(decisions[0].outcome, Outcome::kRejected);
}

TEST(ACaseNumber, BetweenTheRestOfItsSubjectAndWhetherTheItemIsOpen) {
  const auto decisions = decisions_of(
      std::string(kHeadOfATranscript) +
      "\n\n2 Indholdsfortegnelse Side 1. Maling af broen Spærring af stien ved åen Solby Kommune\n\n3 1. "
      "Maling af broen P15 22/4413 Åben sag Sagsgang: BY Sagsfremstilling Broen er gammel. Indstilling "
      "Direktionen indstiller, at broen males. Beslutning i Byrådet den Tiltrådt. 1\n\n4 2. Spærring af "
      "stien ved åen G01 22/4414 Åben sag Sagsgang: BY Sagsfremstilling Stien er smal. Indstilling "
      "Direktionen indstiller, at stien spærres. Beslutning i Byrådet den Udsat. 2\n\n5 3. Salg af grund ved "
      "åen P02 22/4415 Åben sag Sagsgang: BY Sagsfremstilling Grunden er stor. Indstilling Direktionen "
      "indstiller, at grunden sælges. Beslutning i Byrådet den Tiltrådt. 3\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].title, "Maling af broen");
  EXPECT_EQ(decisions[0].case_number, "22/4413");
  EXPECT_EQ(decisions[1].title, "Spærring af stien ved åen");
  EXPECT_EQ(decisions[1].case_number, "22/4414");
}

TEST(TheTownOfThePlace, CompletesAMentionAndAloneTellsNothing) {
  const auto municipality_of = [](const std::string& place, const std::string& told) {
    const auto decisions = decisions_of("Referat af møde i Teknisk Udvalg\n\nDen 03.05.2022 kl. 16:00 i " +
                                        place + "\n\n1. Ny bro\n\nBaggrund og vurdering\n\n" + told +
                                        "\n\nBeslutning\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning\n\nUdsat.\n");
    return decisions.empty() || !decisions[0].municipality ? std::string() : decisions[0].municipality->name;
  };
  EXPECT_EQ(municipality_of("Salen, Havnevej 1, 7100 Vejle", "Vejle Kommune har holdt et møde."), "Vejle");
  EXPECT_EQ(municipality_of("Salen, Havnevej 1, 7100 Vejle", "Broen er gammel."), "");
  EXPECT_EQ(municipality_of("Salen, Havnevej 1, 7100 Vejle", "Odense Kommune har holdt et møde."), "");
}

TEST(TwoListsBehindBothLabels, WhereNobodyStandsTwiceNobodyIsTold) {
  const auto decisions =
      decisions_of(transcript("1 Byrådet Referat Dato: Tirsdag den 3. maj 2022 Medlemmer: Fraværende: Bo "
                              "Holm (A) Ida Kjær (V) Per Grøn (O) Eva Dam (F) Solby"));
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_THAT(decisions[0].absent, IsEmpty());
}

}  // namespace
}  // namespace frisaet::minutes
