// For which items somebody was away, as lists and sentences of the head and of other items tell it, also
// where items were taken out of turn or behind closed doors; and what else stands around items.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;

/// Who was absent at items 1, 2, 3 of a paper with `line` in its head.
std::vector<std::string> absent_with(std::string_view line) {
  std::vector<std::string> absent;
  for (const Decision& decision : decisions_of(
           "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n" + std::string(line) +
           "\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n\n3. Ny vej\nBeslutning\n"
           "Godkendt.\n"))
    absent.push_back(printed(decision.absent));
  return absent;
}

TEST(AbsenceScope, ListsOfItemsAndRanges) {
  EXPECT_THAT(absent_with("Afbud: Bo Holm (A) [sag 1 og 3]"), ElementsAre("Bo Holm (A)", "", "Bo Holm (A)"));
  EXPECT_THAT(absent_with("Fravær: Bo Holm (A) fra punkt 2"), ElementsAre("", "Bo Holm (A)", "Bo Holm (A)"));
  EXPECT_THAT(absent_with("Fravær: Bo Holm (A) (2022/05-2 og 2022/05-3)"),
              ElementsAre("", "Bo Holm (A)", "Bo Holm (A)"));
  EXPECT_THAT(absent_with("Fravær: Bo Holm (A), sag 1-2"), ElementsAre("Bo Holm (A)", "Bo Holm (A)", ""));
}

TEST(AbsenceScope, SentencesWithNumbers) {
  EXPECT_THAT(absent_with("Bo Holm (A) deltog ikke i behandlingen af pkt. 01 – pkt. 02."),
              ElementsAre("Bo Holm (A)", "Bo Holm (A)", ""));
  EXPECT_THAT(absent_with("Bo Holm (A) forlod mødet kl. 18.45 efter behandlingen af sagerne nr. 1-2."),
              ElementsAre("", "", "Bo Holm (A)"));
  EXPECT_THAT(
      absent_with("Møde slut: 20:10 Fraværende: Bo Holm (A), Ida Lund (V)."),
      ElementsAre("Bo Holm (A); Ida Lund (V)", "Bo Holm (A); Ida Lund (V)", "Bo Holm (A); Ida Lund (V)"));
  EXPECT_THAT(absent_with("Medlemmerne var til stede, undtagen: Bo Holm (A) var fraværende."),
              ElementsAre("Bo Holm (A)", "Bo Holm (A)", "Bo Holm (A)"));
  EXPECT_THAT(absent_with("Stedfortræder Ida Lund mødte for Bo Holm, der havde forfald."),
              ElementsAre("Bo Holm", "Bo Holm", "Bo Holm"));
  EXPECT_THAT(absent_with("Stedfortræder Ida Lund mødte for Bo Holm, der gik ved punkt 2."),
              ElementsAre("", "", ""));
  EXPECT_THAT(absent_with("Fraværende:\n\nIda Lund, Per Grøn. Bo Holm deltog ikke i behandlingen af pkt. 2."),
              ElementsAre("Ida Lund; Per Grøn", "Ida Lund; Per Grøn; Bo Holm", "Ida Lund; Per Grøn"));
  EXPECT_THAT(absent_with("Bo Holm har meldt afbud af arbejdsmæssige årsager."),
              ElementsAre("Bo Holm", "Bo Holm", "Bo Holm"));
}

TEST(DisqualifiedByNumber, IsSoAtThatItemAlone) {
  const auto disqualified_with = [](std::string_view line) {
    std::vector<std::string> of_items;
    for (const Decision& decision :
         decisions_of("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n" + std::string(line) +
                      "\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n\n3. Ny "
                      "vej\nBeslutning\nGodkendt.\n"))
      of_items.push_back(printed(decision.disqualified));
    return of_items;
  };
  EXPECT_THAT(disqualified_with("Bo Holm (A) deltog ikke i behandlingen af pkt. 2 på grund af inhabilitet."),
              ElementsAre("", "Bo Holm (A)", ""));
  EXPECT_THAT(disqualified_with("Bo Holm (A) var inhabil i punkt 2-3."),
              ElementsAre("", "Bo Holm (A)", "Bo Holm (A)"));
  EXPECT_THAT(disqualified_with("Bo Holm (A) var ikke inhabil i punkt 2."), ElementsAre("", "", ""));
}

TEST(AbsenceScope, SentencesBehindTheList) {
  EXPECT_THAT(absent_with("Afbud: Bo Holm (A). Ida Lund (V) deltog fra og med punkt 2."),
              ElementsAre("Bo Holm (A); Ida Lund (V)", "Bo Holm (A)", "Bo Holm (A)"));
  EXPECT_THAT(absent_with("Bo Holm (A) kunne ikke være med."),
              ElementsAre("Bo Holm (A)", "Bo Holm (A)", "Bo Holm (A)"));
  EXPECT_THAT(absent_with("Til stede var alle medlemmer undtagen Bo Holm (A)."),
              ElementsAre("Bo Holm (A)", "Bo Holm (A)", "Bo Holm (A)"));
  EXPECT_THAT(absent_with("Bo Holm (A) deltog i hele mødet."), ElementsAre("", "", ""));
}

/// Who was absent at items 1 to 4 of a paper, each with what is told in it.
std::vector<std::string> absent_where(const std::vector<std::string>& told) {
  std::string text = "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n";
  const char* titles[] = {"Ny bro", "Ny sti", "Ny vej", "Nyt hus"};
  for (std::size_t i = 0; i < 4; ++i)
    text += "\n" + std::to_string(i + 1) + ". " + titles[i] + "\nBeslutning\nGodkendt.\n" + told[i] + "\n";
  std::vector<std::string> absent;
  for (const Decision& decision : decisions_of(text)) absent.push_back(printed(decision.absent));
  return absent;
}

TEST(AbsenceScope, WhoLeftBeforeAnItemIsAwayUntilTheReturn) {
  const std::string left = "Ida Kjær (V) forlod mødet før punktets behandling.";
  const std::string ida = "Ida Kjær (V)";
  EXPECT_THAT(absent_where({"", left, "", ""}), ElementsAre("", ida, ida, ida));
  EXPECT_THAT(absent_where({"", left, "", "Ida Kjær (V) stemte imod."}), ElementsAre("", ida, ida, ""));
  EXPECT_THAT(absent_where({"", left, "Ida Kjær (V) stemte imod.", ""}), ElementsAre("", ida, "", ""));
  EXPECT_THAT(absent_where({"", left, "Ida Kjær (V) deltog fra punkt 3.", ""}), ElementsAre("", ida, "", ""));
  EXPECT_THAT(absent_where({"", left, "Ida Kjær (V) deltog igen.", ""}), ElementsAre("", ida, "", ""));
  EXPECT_THAT(absent_where({"", left, "Bo Holm (A) stemte imod.", ""}), ElementsAre("", ida, ida, ida));
}

TEST(AbsenceScope, WhoStayedAwayIsAbsentWhereItIsTold) {
  EXPECT_THAT(absent_where({"", "Ida Kjær (V) udeblev.", "", ""}), ElementsAre("", "Ida Kjær (V)", "", ""));
}

/// Who was absent at each item of a paper; with a `?` where a person looks.
std::vector<std::string> absent_or_doubted(const std::string& text) {
  const Extraction extraction = extract_minutes(text_document(text), {});
  std::vector<std::string> absent;
  for (const Record& record : extraction.records)
    absent.push_back(printed(std::get<Decision>(record.value).absent) +
                     (record.confidence < kReviewThreshold ? "?" : ""));
  return absent;
}

/// The same of items 2 to 4 of a paper whose first one says in which order they were taken.
std::vector<std::string> absent_in_order(const std::string& order, const std::string& told) {
  std::vector<std::string> absent = absent_or_doubted(
      "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. Dagsorden\nBeslutning\nGodkendt. " + order +
      "\n" + told +
      "\n\n2. Ny sti\nBeslutning\nUdsat.\n\n3. Ny vej\nBeslutning\nGodkendt.\n\n4. Nyt "
      "hus\nBeslutning\nUdsat.\n");
  absent.erase(absent.begin());
  return absent;
}

TEST(AbsenceScope, WhereAnItemWasTakenOutOfTurnNumbersDoNotTell) {
  const std::string ida = "Ida Kjær (V)";
  const std::string left = "Ida Kjær (V) gik kl. 17.20 under behandling af punkt 3.";
  EXPECT_THAT(absent_in_order("", left), ElementsAre("", "", ida));
  EXPECT_THAT(absent_in_order("Punkt 4 behandles før punkt 3.", left), ElementsAre("", "?", "?"));
  EXPECT_THAT(absent_in_order("Sag 4 blev fremrykket til behandling lige efter sag 2.", left),
              ElementsAre("?", "?", "?"));
  EXPECT_THAT(absent_in_order("Punkt 3 og 4 byttes om.", left), ElementsAre("", "?", "?"));
  EXPECT_THAT(absent_in_order("Punkt 4 rykkes frem.", left), ElementsAre("?", "?", "?"));
  EXPECT_THAT(absent_in_order("Sagen om huset rykkes frem og behandles som punkt 3.", left),
              ElementsAre("", "?", "?"));
  EXPECT_THAT(absent_in_order("Punkt 2 behandles sidst.", left), ElementsAre("?", "?", "?"));
}

TEST(AbsenceScope, AnOrderToldWithoutNumbersLeavesTheWholeAgendaOpen) {
  const std::string left = "Ida Kjær (V) gik kl. 17.20 under behandling af punkt 3.";
  for (const char* order :
       {"Punkt 4 tages som første punkt.", "Sag om vej nr 4 rykkes frem på dagsordenen.",
        "Punkterne behandles i rækkefølgen 1, 4, 2 og 3.", "Punktet om huset behandles til sidst.",
        "Punkt 4 behandles umiddelbart efter godkendelsen af dagsordenen.",
        "Dagsordenens rækkefølge blev ændret.", "Punkterne om vej og hus byttes om.",
        "Punktet blev behandlet efter punkt 3."})
    EXPECT_THAT(absent_in_order(order, left), ElementsAre("?", "?", "?")) << order;
  for (const char* other :
       {"Anlægget af vejen rykkes frem til 2024.", "Vejene bygges i prioriteret rækkefølge."})
    EXPECT_THAT(absent_in_order(other, left), ElementsAre("", "", "Ida Kjær (V)")) << other;
}

TEST(AbsenceScope, SentencesWithoutABlankBetweenThemAreTwo) {
  const auto absent = [](const std::string& told) {
    return absent_or_doubted(
        "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\nAfbud:\nPer Grøn (C)\n\n" + told +
        "\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n");
  };
  EXPECT_THAT(absent("Mia Lund (C) mødte som stedfortræder for Per Grøn (C).Bo Holm (A) gik efter punkt 1."),
              ElementsAre("Per Grøn (C)", "Per Grøn (C); Bo Holm (A)"));
}

TEST(AbsenceScope, WhoOfAListOfTheAbsentAndTheirSubstitutesCameIsNotTold) {
  const auto in_head = [](const std::string& line) {
    return absent_or_doubted("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n" + line +
                             "\n\n1. Ny bro\nBeslutning\nGodkendt.\n")
        .at(0);
  };
  EXPECT_EQ(in_head("Fraværende og stedfortrædere: Bo Holm (A), Ida Kjær (A)"), "?");
  EXPECT_EQ(in_head("Fraværende og stedfortræder: Bo Holm (A)"), "Bo Holm (A)");
  EXPECT_EQ(in_head("Fraværende og stedfortræder: Bo Holm (A) er fraværende. Ida Kjær (A) deltog som "
                    "stedfortræder for Bo Holm."),
            "Bo Holm (A)");
}

TEST(AbsenceScope, ItemsTakenOutOfTurnElsewhereOrListsOfItemsLeaveNoDoubt) {
  const std::string ida = "Ida Kjær (V)";
  EXPECT_THAT(absent_in_order("Punkt 2 behandles før punkt 1.",
                              "Ida Kjær (V) gik kl. 17.20 under behandling af punkt 3."),
              ElementsAre("", "", ida));
  EXPECT_THAT(absent_in_order("Punkt 4 behandles på næste møde.",
                              "Ida Kjær (V) gik kl. 17.20 under behandling af punkt 3."),
              ElementsAre("", "", ida));
  EXPECT_THAT(absent_in_order("Punkt 4 behandles før punkt 3.", "Ida Kjær (V) deltog ikke i punkt 3 og 4."),
              ElementsAre("", ida, ida));
}

TEST(AbsenceScope, WhoLeftBeforeTheClosedItems) {
  const auto absent = [](const std::string& line, const std::string& middle) {
    std::vector<std::string> all;
    for (const Decision& decision :
         decisions_of("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n" + line +
                      "\n\n1. Ny bro\nBeslutning\nGodkendt.\n\n2. " + middle +
                      "\nBeslutning\nUdsat.\n\n3. Salg af grund (Lukket punkt)\n"))
      all.push_back(printed(decision.absent));
    return all;
  };
  const std::string left =
      "Bemærkninger: Bo Holm (A) forlod mødet før behandlingen af den lukkede dagsorden.";
  EXPECT_THAT(absent(left, "Ny sti"), ElementsAre("", "", "Bo Holm (A)"));
  EXPECT_THAT(absent("Bemærkninger: Bo Holm (A) forlod mødet efter den lukkede dagsorden.", "Ny sti"),
              ElementsAre("", "", ""));
}

TEST(AbsenceScope, WhoIsAbsentAndVotesIsForAPerson) {
  const auto sure = [](const std::string& told) {
    return first_confidence(with_bridge("Beslutning\nGodkendt.\n" + told));
  };
  EXPECT_GE(sure("Fraværende: Bo Holm (A)\nIda Kjær (V) stemte imod."), kReviewThreshold);
  EXPECT_LT(sure("Fraværende: Ida Kjær (V)\nIda Kjær (V) stemte imod."), kReviewThreshold);
}

TEST(VotesTold, ASideThatNoVoteHasIsForAPerson) {
  const auto sure = [](const std::string& told) {
    return first_confidence(with_bridge("Indstilling\nAt broen bygges.\nBeslutning\nGodkendt. " + told));
  };
  EXPECT_GE(sure("For stemte A og F. Imod stemte V."), kReviewThreshold);
  EXPECT_GE(sure("V stemte imod."), kReviewThreshold);
  for (const char* told :
       {"Ved afstemningen stemte A for, V imod og F undlod at stemme.",
        "For stemte A, F med 8 stemmer, imod V med 5 stemmer.", "Stemte A (4), F (2) imod, V (5) for."})
    EXPECT_LT(sure(told), kReviewThreshold) << told;
}

TEST(ClosedGroups, ItemsUnderTheirHeadingAreClosed) {
  const auto decisions = decisions_of(
      "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\nA. Åbne punkter\n\n1. Ny "
      "bro\nBeslutning\nGodkendt.\n\n"
      "D. Lukkede punkter\n\n2. Salg\nBeslutning\nGodkendt.\n\n3. Køb\nBeslutning\nGodkendt.\n");
  ASSERT_EQ(decisions.size(), 3U);
  EXPECT_FALSE(decisions[0].closed);
  EXPECT_TRUE(decisions[1].closed);
  EXPECT_TRUE(decisions[2].closed);
}

TEST(ClosedGroups, AHeadMayCloseTheWholeSittingAndOneItemBehindClosedDoorsDoesNot) {
  const auto closed_under = [](const std::string& head) {
    const auto decisions =
        decisions_of("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n" + head +
                     "\n\n1. Salg\nBeslutning\nGodkendt.\n\n2. Køb\nBeslutning\nGodkendt.\n");
    return decisions.size() == 2 && decisions[0].closed && decisions[1].closed;
  };
  EXPECT_TRUE(closed_under("Mødet begyndte kl. 16.30. Alle sager blev behandlet for lukkede døre."));
  EXPECT_FALSE(closed_under("Mødet begyndte kl. 16.30. Punkt 2 blev behandlet for lukkede døre."));
}

TEST(RecommendationPoints, NumbersOnTheSameLinePartPoints) {
  const auto decisions = decisions_of(
      "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nIndstilling\n1) Broen males, 2) "
      "resten spares.\n"
      "Beslutning\n1) Godkendt 2) Udsat\n\n2. Ny sti\nIndstilling\n1) Stien lægges i 2 meters "
      "bredde.\nBeslutning\n"
      "Godkendt.\n");
  ASSERT_EQ(decisions.size(), 2U);
  ASSERT_EQ(decisions[0].recommendation.size(), 2U);
  EXPECT_EQ(decisions[0].recommendation[1].text, "resten spares.");
  EXPECT_EQ(decisions[0].outcome, Outcome::kSplit);
  EXPECT_EQ(decisions[1].recommendation.size(), 1U);
}

TEST(Heads, TheYearMayStandOnTheNextLine) {
  const auto decisions = decisions_of(
      "Referat til mødet i Ældre- og Handicapudvalget den 6. december\n2016 kl. 09:00 i Ørbækvej 100\n\n1. "
      "Ny bro\n"
      "Beslutning\nGodkendt.\n");
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(decisions[0].committee, "Ældre- og Handicapudvalget");
  EXPECT_TRUE(decisions[0].meeting_date.has_value());
}

}  // namespace
}  // namespace frisaet::test
