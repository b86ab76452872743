// Several votes in one decision, told in figures and by sides.
#include <gtest/gtest.h>

#include <string>

#include "extractors/lexicon/votes.h"

namespace frisaet::test {
namespace {

/// `for/against for-sides against-sides` of each vote, parted by ` | `.
std::string votes_in(std::string_view text) {
  std::string all;
  for (const VoteMention& mention : parse_votes(text, {0, text.size()})) {
    const Vote& vote = mention.vote;
    const auto figure = [](const std::optional<int>& n) { return n ? std::to_string(*n) : std::string("-"); };
    const auto sides = [](const std::vector<Voter>& voters) {
      std::string names;
      for (const Voter& v : voters)
        names += (names.empty() ? "" : "+") +
                 v.name.value_or(v.party.value_or(std::to_string(v.count.value_or(0))));
      return names.empty() ? std::string("-") : names;
    };
    all += (all.empty() ? "" : " | ") + figure(vote.total_for) + "/" + figure(vote.total_against) + " " +
           sides(vote.votes_for) + " " + sides(vote.votes_against);
  }
  return all;
}

TEST(VotesOneAfterAnother, WhoseFateIsToldBeforeTheNextAreVotesOfTheirOwn) {
  EXPECT_EQ(
      votes_in(
          "Et ændringsforslag fra A om at vente fik 9 stemmer for og 9 imod og bortfaldt. Forslaget blev "
          "vedtaget med 10 stemmer mod 8 (A, B)."),
      "9/9 - - | 10/8 - A+B");
  EXPECT_EQ(
      votes_in("Det stemte 10 for og 10 imod, og sagen blev derfor ikke udsat. Skolen lukkes ikke. Herfor "
               "stemte A og B, imod stemte C."),
      "10/10 - - | -/- A+B C");
}

TEST(VotesOneAfterAnother, OtherFiguresBehindThoseOfWhatFellAreTheNextVotes) {
  EXPECT_EQ(
      votes_in("Ændringsforslaget blev forkastet med 9 stemmer mod 4. Direktionens forslag blev herefter "
               "godkendt med 8 stemmer mod 5."),
      "4/9 - - | 8/5 - -");
}

TEST(VotesOneAfterAnother, FiguresOfTheSameVoteStayWithIt) {
  EXPECT_EQ(votes_in("Vedtaget med 14 stemmer mod 11. Imod stemte C og V."), "14/11 - C+V");
  EXPECT_EQ(votes_in("Forslaget blev forkastet med 20 stemmer mod 5. For stemte V."), "5/20 V -");
}

TEST(VotesOneAfterAnother, TheNextPointsNumberCountsNobody) {
  EXPECT_EQ(votes_in("1. Godkendt med 3 stemmer (A, C, F) imod 1 (V)\n2. Godkendt"), "3/1 A+C+F V");
}

TEST(VotesOneAfterAnother, WhatIsVotedBehindTheMainProposalIsNoAmendment) {
  const std::string text =
      "Et ændringsforslag. For stemte V. Imod stemte A. Ændringsforslaget faldt. Indstillingen vedtaget. O "
      "stemte imod.";
  const auto votes = parse_votes(text, {0, text.size()});
  ASSERT_EQ(votes.size(), 2U);
  EXPECT_TRUE(votes[0].vote.subject.has_value());
  EXPECT_FALSE(votes[1].vote.subject.has_value());
}

TEST(VotesOneAfterAnother, NobodyMeltsIntoTheVoteBefore) {
  EXPECT_EQ(
      votes_in("Ændringsforslaget blev nedstemt med 9 stemmer (A) mod 4 (V). Indstillingen godkendt med "
               "10 stemmer (A, F) mod 3 (O)."),
      "4/9 V A | 10/3 A+F O");
  EXPECT_EQ(votes_in("For stemte V. Imod stemte A. Ændringsforslaget faldt. Indstillingen vedtaget. O og V "
                     "stemte imod."),
            "-/- V A | -/- - O+V");
  EXPECT_EQ(votes_in("For ændringsforslaget stemte V. Imod stemte A. Ændringsforslaget er dermed vedtaget. "
                     "Indstillingen blev herefter godkendt. O undlod at stemme."),
            "-/- V A | -/- - -");
  EXPECT_EQ(votes_in("Godkendt med 9 stemmer (A) mod 4 (V). Desuden 2 stemmer imod (O)."), "9/4 A V+O");
  EXPECT_EQ(votes_in("For stemte V. Imod stemte A. Ændringsforslaget faldt. O undlod at stemme."), "-/- V A");
  EXPECT_EQ(votes_in("Ændringsforslaget faldt med 9 stemmer mod 4, idet 4 stemte for og 9 imod. Godkendt."),
            "4/9 - -");
}

TEST(VotesOneAfterAnother, FiguresOverTheSidesOfEachVoteAreItsOwn) {
  EXPECT_EQ(
      votes_in(
          "Et ændringsforslag fra Ø blev forkastet med 2 stemmer imod 9. For stemte: Ø. Imod stemte: A, "
          "V. Ingen medlemmer undlod at stemme.\n\nIndstillingen blev godkendt med 9 stemmer imod 2. For "
          "stemte: A, V. Imod stemte: Ø."),
      "2/9 Ø A+V | 9/2 A+V Ø");
  // One vote of two has figures: nobody knows whose.
  EXPECT_EQ(votes_in("Vedtaget med 9 stemmer mod 2. For stemte: A. Imod stemte: Ø."), "9/2 A Ø");
}

TEST(VotesOneAfterAnother, NobodyWhoAbstainedIsANumber) {
  const std::string text = "For stemte: A. Imod stemte: Ø. Ingen medlemmer undlod at stemme.";
  const auto votes = parse_votes(text, {0, text.size()});
  ASSERT_EQ(votes.size(), 1U);
  EXPECT_EQ(votes[0].vote.total_abstain, 0);
  const std::string silent = "For stemte: A. Imod stemte: Ø. Ingen stemte imod sidst.";
  EXPECT_FALSE(parse_votes(silent, {0, silent.size()}).at(0).vote.total_abstain.has_value());
}

TEST(VotesOneAfterAnother, WhoIsAgainstTheDecidedMainProposalVotedAgain) {
  EXPECT_EQ(
      votes_in(
          "Ændringsforslag fra F om at vente. 4 stemte for (F og Ø), 21 stemte imod. Forslaget bortfaldt. "
          "Indstillingen blev herefter godkendt. Liste F stemte imod."),
      "4/21 F+Ø - | -/- - F");
}

TEST(VotesOneAfterAnother, AMotionThatFellBeforeAnotherVoteIsNotTheMainProposal) {
  const std::string text =
      "O foreslog, at sagen udsættes. For forslaget stemte O (2), imod stemte A og V (9). Forslaget blev "
      "forkastet. "
      "Herefter blev indstillingen vedtaget. For stemte A og V. Imod stemte O.";
  const auto votes = parse_votes(text, {0, text.size()});
  ASSERT_EQ(votes.size(), 2U);
  EXPECT_TRUE(votes[0].vote.subject.has_value());
  EXPECT_FALSE(votes[1].vote.subject.has_value());
}

TEST(VotesOneAfterAnother, NamesThatCannotAgreeGiveAViewAndGroupsVote) {
  EXPECT_EQ(votes_in("Tiltrådt. Bo Holm og Ida Kjær kunne ikke tiltræde indstillingen."), "");
  EXPECT_EQ(votes_in("Tiltrådt. B og F kunne ikke tiltræde indstillingen."), "-/- - B+F");
}

TEST(VotesOneAfterAnother, AMotionThatFellBeforeTheMainProposalsResultIsNotTheMainProposal) {
  const std::string fell = "V stillede forslag om, at sagen udsættes. For stemte V (4). Imod stemte A (9). ";
  const std::string decided = fell + "Forslaget bortfaldt. Indstillingen tiltrådt.";
  EXPECT_TRUE(parse_votes(decided, {0, decided.size()}).at(0).vote.subject.has_value());
  // Nothing else was decided: the motion is the case.
  const std::string alone = fell + "Forslaget bortfaldt.";
  EXPECT_FALSE(parse_votes(alone, {0, alone.size()}).at(0).vote.subject.has_value());
}

TEST(VotesOneAfterAnother, TheNextPointsVoteIsAnother) {
  EXPECT_EQ(votes_in("Ad 1) Godkendt. Imod stemte O (2). Ad 2) Vedtaget. For stemte F og Ø."),
            "-/2 - O | -/- F+Ø -");
  EXPECT_EQ(votes_in("Imod stemte O (2). For punkt 2 og resten stemte F og Ø."), "-/2 - O");
}

TEST(VotesOneAfterAnother, TheOthersAreTheirNumber) {
  EXPECT_EQ(votes_in("3 stemte for: Bo Dam (C). De øvrige 22 stemte imod."), "3/22 Bo Dam -");
  EXPECT_EQ(votes_in("Imod stemte O (2). De øvrige 22 byer stemte aldrig."), "-/2 - O");
}

TEST(VotesOneAfterAnother, AFateRightBeforeFiguresEndsTheirVote) {
  EXPECT_EQ(
      votes_in(
          "Forslag om en tunnel blev forkastet med 9 stemmer for og 14 imod. Indstillingen blev godkendt med "
          "14 stemmer for og 9 imod."),
      "9/14 - - | 14/9 - -");
  EXPECT_EQ(votes_in("Indstillingen blev godkendt med 14 stemmer for og 9 imod."), "14/9 - -");
}

TEST(ANumberBehindAPerson, CountsTheWholeList) {
  EXPECT_EQ(votes_in("For stemte: F, Ø og Ida Kjær (3). Imod stemte: C, V og O (11)."),
            "3/11 F+Ø+Ida Kjær C+V+O");
  EXPECT_EQ(votes_in("For stemte: F (2) og Ida Kjær. Imod stemte: C (4)."), "-/4 F+Ida Kjær C");
  EXPECT_EQ(votes_in("Imod stemte 9 (Socialdemokraterne, Venstre)."), "-/9 - Socialdemokraterne+Venstre");
}

}  // namespace
}  // namespace frisaet::test
