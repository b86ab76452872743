// What stands beside an item's own text: its case's number on the title's line, headings inside a paragraph,
// names and hours below a decision, votes on a motion that fell. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/lexicon/case_numbers.h"
#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kHead = "Solby Kommune\nTeknisk Udvalg\nReferat fra mødet den 3. maj 2022\n";

/// A paper with two items, what stands below the title of the first, and a second one that is put off.
std::string paper_with(const std::string& bridge, const std::string& head = kHead) {
  return head + "\n7. Ny bro\n" + bridge + "\n\n8. Ny sti\nBeslutning\nUdsat.\n";
}

std::vector<std::string> titles_of(std::string_view first, std::string_view second) {
  std::vector<std::string> titles;
  for (const Decision& decision :
       decisions_of(kHead + "\n7. " + std::string(first) + "\nBeslutning\nGodkendt.\n\n8. " +
                    std::string(second) + "\nBeslutning\nUdsat.\n"))
    titles.push_back(decision.title.value_or("") + " # " + decision.case_number.value_or(""));
  return titles;
}

TEST(BesideTheTitle, ItsCasesNumberIsNoPartOfIt) {
  EXPECT_THAT(titles_of("Ny bro J.nr. 2022-4417", "Ny sti - Sagsnr.: 22/4413"),
              ElementsAre("Ny bro # 2022-4417", "Ny sti # 22/4413"));
  EXPECT_THAT(titles_of("TMB/2022/0931 >> Ny bro", "TMB/2022/0932 >> Ny sti"),
              ElementsAre("Ny bro # TMB/2022/0931", "Ny sti # TMB/2022/0932"));
  EXPECT_THAT(titles_of("Svar i sag nr. 4 om broen", "Plan 2022-2025 for stier"),
              ElementsAre("Svar i sag nr. 4 om broen # ", "Plan 2022-2025 for stier # "));
}

TEST(BesideTheTitle, YearsAndCasesThatItSpeaksOfStay) {
  for (const std::string_view title :
       {"2022-2025 · Plan for stier", "2030 >> Vision for byen", "2022-06-14 · Møde", "Dom i Sag nr. 22/118",
        "Lokalplan 22 J.nr. 2022", "Udbud af Acadre 2022"})
    EXPECT_FALSE(numbered_title(title, {0, title.size()})) << title;
}

TEST(BesideTheTitle, AnOrdinalNumberDoesNotEndIt) {
  EXPECT_THAT(titles_of("Salg af grunde ved åen, 2.\netape", "Ny sti"),
              ElementsAre("Salg af grunde ved åen, 2. etape # ", "Ny sti # "));
}

TEST(HeadingsInCapitals, CutTheParagraphTheyStandIn) {
  const auto decisions = decisions_of(
      "SOLBY KOMMUNE BYRÅDET REFERAT Mødedato: Tirsdag den 3. maj 2022 Mødested: Byrådssalen\n"
      "7. Ny bro\nRESUMÉ Broen er gammel. ANBEFALING Teknisk Udvalg anbefaler, at broen males. BESLUTNING: "
      "Teknisk "
      "Udvalg den 20-04-2022 Anbefales. BESLUTNING: Byrådet den 03-05-2022 Godkendt. Imod stemte Ø.\n"
      "8. Ny sti\nANBEFALING Teknisk Udvalg anbefaler, at stien flyttes. BESLUTNING: Byrådet den 03-05-2022 "
      "Udsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt. Imod stemte Ø.");
  ASSERT_THAT(decisions[0].history, SizeIs(1));
  EXPECT_EQ(decisions[0].history[0].outcome, Outcome::kRecommended);
  ASSERT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(decisions[0].recommendation[0].text, "Teknisk Udvalg anbefaler, at broen males.");
  EXPECT_EQ(decisions[1].outcome, Outcome::kPostponed);
}

TEST(HeadingsInCapitals, AWordInCapitalsWithinASentenceIsNone) {
  const auto decisions = decisions_of(
      paper_with("Beslutning\nGodkendt. Ordet BESLUTNING skal ud af skiltet, og ordet RESUMÉ med."));
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text,
            "Godkendt. Ordet BESLUTNING skal ud af skiltet, og ordet RESUMÉ med.");
}

TEST(HeadingsInCapitals, OnlyThoseBeginALine) {
  const auto decisions =
      decisions_of(kHead +
                   "\n7. Ny bro\nINDSTILLING: at broen males.\nBESLUTNING: Godkendt, jf. Økonomiudvalgets "
                   "indstilling den 2. maj 2022: 1. Broen males.\n\n8. Ny sti\nINDSTILLING: at stien "
                   "flyttes.\nBESLUTNING: Udsat. Beslutning fra sidste år gælder.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text,
            "Godkendt, jf. Økonomiudvalgets indstilling den 2. maj 2022: 1. Broen males.");
  EXPECT_THAT(decisions[0].history, IsEmpty());
  EXPECT_EQ(decisions[1].decision_text, "Udsat. Beslutning fra sidste år gælder.");
}

/// Outcome, decision and who is away or disqualified at the first of two items.
std::string first_item(const std::string& head, std::string_view decision) {
  const auto decisions = decisions_of(paper_with("Beslutning\n" + std::string(decision), head));
  if (decisions.size() != 2) return "items";
  std::string said = decisions[0].decision_text.value_or("");
  for (const Person& person : decisions[0].absent) said += " | " + person.name;
  for (const Person& person : decisions[0].disqualified) said += " | inhabil " + person.name;
  return said;
}

TEST(BelowADecision, NamesOfTheAbsentAreNoPartOfIt) {
  const std::string head = kHead + "Fraværende:\nIda Kjær (C)\n";
  EXPECT_EQ(first_item(head, "Godkendt.\n\nIda Kjær (C)"), "Godkendt. | Ida Kjær");
  EXPECT_EQ(first_item(head, "Valgt blev:\n\nBo Holm (V)"), "Valgt blev:\nBo Holm (V) | Ida Kjær");
  EXPECT_EQ(first_item(head, "Godkendt.\n\nIda Kjær (C)\nBo Holm (V) gik ud på grund af inhabilitet."),
            "Godkendt. | Ida Kjær | inhabil Bo Holm");
}

TEST(BelowADecision, TheAbsentMayBeElectedOrVote) {
  const std::string head = kHead + "Fraværende:\nIda Kjær (C), Bo Holm (V)\n";
  EXPECT_THAT(first_item(head, "Godkendt. Som medlem blev valgt\n\nIda Kjær (C)"),
              ::testing::HasSubstr("valgt\nIda Kjær (C)"));
  EXPECT_THAT(first_item(head, "Valgt blev:\n\nIda Kjær (C)"), ::testing::HasSubstr("blev:\nIda Kjær (C)"));
}

TEST(BelowADecision, WhenSomebodyLeftIsNoPartOfIt) {
  EXPECT_EQ(first_item(kHead, "Godkendt.\nFraværende: Ida Kjær (C) gik kl. 17.20."), "Godkendt. | Ida Kjær");
  EXPECT_EQ(first_item(kHead, "Godkendt.\nFraværende:\nIda Kjær (C)\nBo Holm (V) var gået inden punktet."),
            "Godkendt. | Ida Kjær | Bo Holm");
  EXPECT_EQ(first_item(kHead, "Godkendt.\nBo Holm (V) ejer marken. Han blev kendt inhabil og gik."),
            "Godkendt. | inhabil Bo Holm");
}

Decision decided(const std::string& recommendation, std::string_view decision) {
  return decisions_of(paper_with("Indstilling\nDirektøren indstiller, " + recommendation + "\nBeslutning\n" +
                                 std::string(decision)))
      .at(0);
}

TEST(MotionsThatFell, AreNotWhatWasCarried) {
  const Decision decision =
      decided("at broen males.",
              "Bo Holm (C) stillede ændringsforslag om en sti. Ændringsforslaget fik 6 stemmer (C og "
              "O) og faldt. Anbefalingen blev tiltrådt med 18 stemmer (A og V) mod 6 (C og O).");
  EXPECT_EQ(decision.outcome, Outcome::kApproved);
  ASSERT_THAT(decision.votes, SizeIs(2));
  EXPECT_EQ(decision.votes[0].total_for, 6);
  EXPECT_THAT(decision.votes[0].votes_against, IsEmpty());
  EXPECT_EQ(decision.votes[1].total_for, 18);
  EXPECT_EQ(decision.votes[1].total_against, 6);
}

TEST(MotionsThatFell, SidesMayNameTheMotion) {
  const Decision decision =
      decided("at broen males.",
              "Bo Holm (B) foreslog en sti.\nFor ændringsforslaget: B, F og Ø, i alt 7.\nImod "
              "ændringsforslaget: A, V og C, i alt 15.\nIndstillingen blev herefter vedtaget.");
  ASSERT_THAT(decision.votes, SizeIs(1));
  EXPECT_EQ(decision.votes[0].total_for, 7);
  EXPECT_EQ(decision.votes[0].total_against, 15);
}

TEST(MotionsThatFell, AreToldOfMotionsOnly) {
  EXPECT_THAT(
      decided("at tårnet bygges op.", "Imod stemte C, fordi tårnet faldt. For stemte A og V. Godkendt.")
          .votes,
      SizeIs(1));
  EXPECT_THAT(
      decided("at en formand vælges.", "Bo Holm (A) fik 12 stemmer fra A. Ida Kjær (C) fik 7 stemmer fra C.")
          .votes,
      IsEmpty());
  EXPECT_THAT(decided("at rammen vedtages.", "For ældreområdet: 12 mio. kr. Godkendt.").votes, IsEmpty());
}

TEST(SentOn, WithAWordForItIsARecommendation) {
  EXPECT_EQ(decided("at broen males.", "Sendes til Byrådet med anbefaling om at sige ja.").outcome,
            Outcome::kRecommended);
  EXPECT_EQ(decided("at broen males.", "Sendes til Byrådet med anbefaling om at sige nej.").outcome,
            Outcome::kReferred);
  EXPECT_EQ(decided("at broen males.", "Sendes til Byrådet.").outcome, Outcome::kReferred);
}

TEST(SentOn, APointBesideRecommendedOnesDoesNotSplit) {
  const std::string two = "\n1. at broen males.\n2. at prisen ses efter.";
  EXPECT_EQ(decided(two, "At 1: Anbefales.\nAt 2: Sendes videre til Økonomiudvalget.").outcome,
            Outcome::kRecommended);
  EXPECT_EQ(decided(two, "At 1: Anbefales.\nAt 2: Anbefales ikke.").outcome, Outcome::kSplit);
  EXPECT_EQ(decided(two, "Punkt 1 anbefales. Punkt 2 kan udvalget ikke anbefale.").outcome, Outcome::kSplit);
}

TEST(Reservations, AConsentInTheirClauseDecidesNothing) {
  EXPECT_EQ(decided("at broen males.",
                    "Anbefales. Der tages forbehold for, at Folketinget ikke har vedtaget loven.")
                .outcome,
            Outcome::kRecommended);
  EXPECT_EQ(
      decided("at broen males.", "Der tages forbehold for, at staten betaler, og sagen udsættes.").outcome,
      Outcome::kPostponed);
}

}  // namespace
}  // namespace frisaet::test
