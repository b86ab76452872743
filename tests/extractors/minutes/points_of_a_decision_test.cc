// What a decision says of the points that were proposed: several in a sentence, those that no label names,
// amendments to another point. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::SizeIs;

TEST(AmendmentsToAnotherPoint, DecideNothingOfTheOneAbove) {
  const std::string head =
      "Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nIndstilling\nForvaltningen indstiller,\n1. at broen "
      "males.\n2. at den lukkes.\nBeslutning\nAd 1\nGodkendt.\n";
  const auto points_of = [](const std::string& text) {
    const auto decisions = decisions_of(text);
    std::string points;
    for (const PointOutcome& point : decisions.at(0).point_outcomes)
      points += point.points[0] + " " + std::string(to_string(point.outcome)) + " ";
    return points;
  };
  EXPECT_EQ(points_of(head + "Ændringsforslag fra C til ad 2: C foreslår, at den åbnes.\nFor stemte: 2 "
                             "(C)\nImod stemte: 4 (A)\nFaldet.\nAd 2\nGodkendt.\n"),
            "1 approved 2 approved ");
  // An amendment to the point itself is part of what it came to.
  EXPECT_EQ(
      points_of(head + "Ad 2\nÆndringsforslag fra C til ad 2: C foreslår, at den åbnes.\nÆndringsforslaget "
                       "er vedtaget.\n"),
      "1 approved 2 amended ");
}

std::string points_of(const std::string& decision) {
  const auto decisions = decisions_of(
      "Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nIndstilling\nForvaltningen indstiller,\n1. at broen "
      "males.\n2. at den lukkes.\n3. at stien flyttes.\nBeslutning\n" +
      decision + "\n");
  std::string points(to_string(decisions.at(0).outcome.value_or(Outcome::kNoDecision)));
  for (const PointOutcome& point : decisions.at(0).point_outcomes) {
    for (const std::string& name : point.points) points += " " + name;
    points += " " + std::string(to_string(point.outcome));
  }
  return points;
}

TEST(PointsOfAProposal, WhoseLinesWereLost) {
  const auto points = [](const std::string& proposal) {
    const auto decision =
        decisions_of(with_bridge("Indstilling\n" + proposal + "\nBeslutning\nGodkendt.")).front();
    std::string told;
    for (const auto& point : decision.recommendation)
      told += point.point.value_or("-") + " " + point.text + "|";
    return told;
  };
  EXPECT_EQ(points("Forvaltningen indstiller, At broen males At resten spares"),
            "- At broen males|- At resten spares|");
  EXPECT_EQ(points("Forvaltningen indstiller, at broen males, og at resten spares."),
            "- Forvaltningen indstiller, at broen males, og at resten spares.|");
  // What a noun counts is no point of a list with bullets.
  EXPECT_EQ(points("Forvaltningen indstiller, at\n• broen males.\n• 1. suppleant Bo Holm indkaldes."),
            "- broen males.|- 1. suppleant Bo Holm indkaldes.|");
}

TEST(AnItem, TakenOffTheAgendaUnderItsOwnNumberIsNoPoint) {
  const auto item = [](const std::string& decision) {
    return decisions_of(
               "Byrådet\nReferat 3. maj 2022\n\nPkt. 4 Ny bro\nBeslutning\nGodkendt.\n\nPkt. 5 Ny "
               "sti\nIndstilling\nDet indstilles, at stien males.\nBeslutning\n" +
               decision + "\n")
        .at(1);
  };
  EXPECT_EQ(item("Pkt. 5 tages af dagsordenen.").outcome, Outcome::kWithdrawn);
  EXPECT_TRUE(item("Pkt. 5 tages af dagsordenen.").point_outcomes.empty());
}

TEST(TwoHeadingsOverDecisions, OfWhichTheFirstTellsWhatAnotherBodyRecommends) {
  const auto text = [](const std::string& first) {
    std::string paper = "Byrådet\nReferat 3. maj 2022\n\n";
    for (const char* title : {"1. Ny sti", "2. Ny vej", "3. Nyt torv"})
      paper += std::string(title) + "\n\nBeslutning\n\nGodkendt.\n\n";
    paper += "4. Ny bro\n\nBeslutning\n\n" + first + "\n\nBeslutning\n\nUdsat.\n";
    return decisions_of(paper).back().decision_text.value_or("");
  };
  EXPECT_EQ(text("Økonomiudvalget anbefaler broen."), "Udsat.");
  EXPECT_EQ(text("Byrådet anbefaler broen."), "Byrådet anbefaler broen.");
}

TEST(PointsOfOneSentence, AreToldApart) {
  EXPECT_EQ(points_of("Indstillingens punkt 1 og 2 godkendes, mens punkt 3 udsættes."),
            "split 1 2 approved 3 postponed");
  EXPECT_EQ(points_of("Udvalget tiltræder indstillingens pkt. 1, mens pkt. 2 ikke tiltrædes."),
            "split 1 approved 2 rejected");
  EXPECT_EQ(points_of("Indstillingen godkendt.\nPunkt 3 udsat."), "split 3 postponed");
  EXPECT_EQ(points_of("Godkendt, dog ikke punkt 3."), "amended");
  // Another item of the agenda is no point.
  EXPECT_EQ(points_of("Godkendt, mens sag 12 udsættes."), "approved");
}

TEST(WhatNoPointIsNamedBefore, IsToldOfTheOthersWhereOneIsRefused) {
  const auto outcome = [](const std::string& decision) {
    return decisions_of(
               "Byrådet\nReferat 3. maj 2022\n\n1. Ny bro\n\nIndstilling\nDirektøren indstiller,\n1. at "
               "broen "
               "males,\n2. at stien lukkes.\n\nBeslutning\n" +
               decision + "\n\n2. Ny sti\n\nBeslutning\nUdsat.\n")
        .front()
        .outcome;
  };
  EXPECT_EQ(outcome("Godkendt. Punkt 2 udsættes."), Outcome::kSplit);
  EXPECT_EQ(outcome("Byrådet besluttede, at broen males.\nPunkt 2 blev ikke tiltrådt."), Outcome::kSplit);
  EXPECT_EQ(outcome("Byrådet drøftede sagen.\nPunkt 1: Afvist.\nPunkt 2: Afvist."), Outcome::kRejected);
  EXPECT_EQ(outcome("Godkendt.\nPunkt 1: Godkendt.\nPunkt 2: Godkendt."), Outcome::kApproved);
}

TEST(MinoritiesView, IsNoResultOfAPoint) {
  const auto decisions = decisions_of(
      "Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\nIndstilling\nDirektionen indstiller,\nat broen "
      "males, og\nat "
      "stien flyttes.\nBeslutning\nIndstillingens 1. at er tiltrådt.\n2. at blev ikke tiltrådt, idet et "
      "flertal ønsker "
      "ro. Et mindretal (A og F) kunne tiltræde indstillingen.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].outcome, Outcome::kSplit);
}

}  // namespace
}  // namespace frisaet::test
