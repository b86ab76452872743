// Near misses: what another meeting, body or sentence tells, read for this meeting's own would be a wrong
// fact.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr double kSure = 0.9;

/// An item of Teknisk Udvalg's minutes whose decision is `decided`, and another item.
std::string paper_with(const std::string& decided, const std::string& case_text = "Broen er gammel.",
                       const std::string& head = "Teknisk Udvalg\nReferat\nMødedato: 3. maj 2022") {
  return "Solby Kommune\n" + head + "\nFraværende: Ingen\n\n7. Ny bro\nSagsfremstilling\n" + case_text +
         "\nIndstilling\nForvaltningen indstiller, at broen males.\nBeslutning\n" + decided +
         "\n\n8. Ny sti\nSagsfremstilling\nStien er smal.\nIndstilling\nForvaltningen indstiller, at stien "
         "males.\nBeslutning\nGodkendt.\n";
}

struct Read {
  Decision decision;
  double confidence = 0;
};
Read first_of(const std::string& paper) {
  const auto records = extract_minutes(text_document(paper), {}).records;
  if (records.empty()) return {};
  return {std::get<Decision>(records.front().value), records.front().confidence};
}

bool surely(const Read& read, Outcome outcome) {
  return read.decision.outcome == outcome && read.confidence >= kSure;
}

TEST(TheOwnAgenda, IsNoAgendaAmongTheCasesPapers) {
  for (const std::string head :
       {"Byrådet, tirsdag den 3. maj 2022", "Byrådet\nReferat\nMødedato: 3. maj 2022",
        "Referat fra møde i Byrådet\n3. maj 2022"}) {
    for (const std::string line : {"Dagsorden for Økonomiudvalget den 20. april 2022",
                                   "Godkendelse af dagsorden for Økonomiudvalget den 20. april 2022",
                                   "Dagsorden for mødet i Teknisk Udvalg 17. maj 2022"}) {
      const auto read = first_of(paper_with("Godkendt.", "Broen er gammel.\nBilag\n" + line, head));
      EXPECT_EQ(read.decision.committee, "Byrådet") << head << line;
      ASSERT_TRUE(read.decision.meeting_date);
      EXPECT_EQ(to_iso(*read.decision.meeting_date), "2022-05-03") << head << line;
    }
  }
}

TEST(TheOwnAgenda, IsForAPerson) {
  const auto read = first_of(
      "Referat\n\n12. Dagsorden\nResume\nGodkendelse af dagsorden for Havneudvalget den 7. juni "
      "2022.\nBeslutning\nGodkendt.\n\n13. Ny sti\nResume\nStien er smal.\nBeslutning\nUdsat.\n");
  EXPECT_EQ(read.decision.committee, "Havneudvalget");
  EXPECT_LT(read.confidence, kSure);
}

TEST(LabelsOfTheAbsent, OfAnotherMeetingNameNobodyHere) {
  for (const std::string label :
       {"Fraværende i Økonomiudvalget, 20. april 2022: Ida Kjær (A)",
        "Fraværende i Børne- og Skoleudvalget: Ida Kjær (A)",
        "Fraværende på mødet den 20. april 2022: Ida Kjær (A)", "Afbud ved sidste møde: Ida Kjær (A)",
        "Fraværende i sidste møde: Ida Kjær (A)"}) {
    const auto read = first_of(paper_with("Godkendt.\n" + label));
    EXPECT_THAT(read.decision.absent, IsEmpty()) << label;
  }
  const auto below = first_of(
      paper_with("Godkendt.\nFraværende i Økonomiudvalget, 20. april 2022:\nIda Kjær (A)\nBo Holm (V)"));
  EXPECT_THAT(below.decision.absent, IsEmpty());
  EXPECT_EQ(below.decision.decision_text, "Godkendt.");
  for (const std::string label : {"Fraværende i Teknisk Udvalg, 3. maj 2022: Ida Kjær (A)",
                                  "Fraværende på mødet den 3. maj 2022: Ida Kjær (A)"}) {
    const auto read = first_of(paper_with("Godkendt.\n" + label));
    EXPECT_EQ(printed(read.decision.absent), "Ida Kjær (A)") << label;
  }
}

TEST(Buttons, InsideADecisionDoNotEndIt) {
  EXPECT_FALSE(
      surely(first_of(paper_with("Udvalget drøftede sagen.\nLæs mere\nIndstillingen blev forkastet.")),
             Outcome::kDiscussed));
  EXPECT_FALSE(
      surely(first_of(paper_with("Godkendt.\nVis mere\nDog udsættes punkt 2.")), Outcome::kApproved));
  EXPECT_FALSE(surely(first_of(paper_with("Godkendt.\nHent\nDog ikke punkt 2")), Outcome::kApproved));
  const auto voted = first_of(paper_with("Godkendt.\nDel\nBo Holm (V) stemte imod."));
  ASSERT_THAT(voted.decision.votes, SizeIs(1));
  EXPECT_LT(voted.confidence, kSure);
  const auto proposed = first_of(
      "Solby Kommune\nTeknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n\n7. Ny "
      "bro\nIndstilling\nForvaltningen "
      "indstiller, at broen males,\nLæs mere\nog at stien males.\nBeslutning\nGodkendt.\n");
  ASSERT_FALSE(proposed.decision.recommendation.empty());
  EXPECT_NE(proposed.decision.recommendation.back().text.find("stien"), std::string::npos);
  EXPECT_GE(first_of(paper_with("Godkendt.\nDel | Udskriv")).confidence, kSure);
}

TEST(NothingToDecide, IsNoRefusal) {
  for (const std::string told : {"Der var ikke flertal for forslaget om spørgsmål.",
                                 "Der er ikke flertal for at imødekomme ansøgningens spørgsmål.",
                                 "Der er ikke økonomi til broen, og det rejser spørgsmål.",
                                 "Der var ikke tilslutning til forslaget om spørgsmål."})
    EXPECT_FALSE(surely(first_of(paper_with(told)), Outcome::kNoDecision)) << told;
  for (const std::string told :
       {"Der var ingen bemærkninger, og sagen blev udsat.",
        "Der var ikke indkommet forslag, og punktet udgår.",
        "Der blev ikke stillet spørgsmål, og planen forkastes.", "Der var ikke noget flertal for forslaget.",
        "Der var ingen relevante spørgsmål til planen, som faldt."})
    EXPECT_FALSE(surely(first_of(paper_with(told)), Outcome::kNoDecision)) << told;
  for (const std::string told :
       {"Der var ingen bemærkninger.", "Der var ingen spørgsmål til den vedtagne plan."})
    EXPECT_TRUE(surely(first_of(paper_with(told)), Outcome::kNoDecision)) << told;
  EXPECT_TRUE(surely(first_of(paper_with("Der var ikke indkommet spørgsmål.")), Outcome::kNoDecision));
}

TEST(AnAccountGiven, IsNotAllThatWasDecided) {
  for (const std::string told :
       {"Der blev givet en orientering om sagen, hvorefter den blev udsat.",
        "Der blev givet en status på byggeriet, og indstillingen blev godkendt.",
        "Der blev givet en orientering om broen og udvalget besluttede at lukke den.",
        "Der blev aflagt en orientering om sagen, som udsættes."})
    EXPECT_FALSE(surely(first_of(paper_with(told)), Outcome::kNoted)) << told;
  EXPECT_EQ(first_of(paper_with("Der blev givet en orientering om broen.")).decision.outcome,
            Outcome::kNoted);
}

TEST(LostDays, AreLostInTranscriptsAlone) {
  const auto read = first_of(
      "Solby Kommune\nByrådet\nReferat\nMødedato: 3. maj 2022\n\n7. Ny bro\nSagsfremstilling\nSagen blev "
      "drøftet "
      "i\nByrådet den\n20. april 2022 og blev udsat.\n\n8. Ny sti\nSagsfremstilling\nStien er "
      "smal.\nBeslutning\nGodkendt.\n");
  EXPECT_NE(read.decision.outcome, Outcome::kPostponed);
  EXPECT_THAT(
      first_of(paper_with("Godkendt.", "Sagen blev drøftet i\nByrådet den\n20. april 2022 og blev udsat."))
          .decision.history,
      IsEmpty());
}

TEST(VotesBehindMod, OfARefusalOrARelativeClauseAreNotAgainst) {
  for (const std::string told :
       {"Forslaget blev ikke godkendt imod V.", "Ikke godkendt mod V.",
        "Indstillingen blev ikke anbefalet mod V.", "Anbefalet mod V, der undlod at stemme.",
        "Godkendt mod V, som stemte hverken for eller imod."}) {
    for (const Vote& vote : first_of(paper_with(told)).decision.votes)
      EXPECT_THAT(vote.votes_against, IsEmpty()) << told;
  }
  for (const std::string told : {"Godkendt mod V.", "Indstillingen blev godkendt mod V."}) {
    const auto read = first_of(paper_with(told));
    ASSERT_THAT(read.decision.votes, SizeIs(1)) << told;
    EXPECT_THAT(read.decision.votes[0].votes_against, SizeIs(1));
  }
}

TEST(WhoLeft, AndMayHaveComeBackIsForAPerson) {
  std::string paper = "Solby Kommune\nTeknisk Udvalg\nReferat\nMødedato: 3. maj 2022\nFraværende: Ingen\n";
  for (int number = 7; number <= 11; ++number) {
    paper += "\n" + std::to_string(number) + ". Bro nummer " + std::to_string(number) +
             "\nIndstilling\nForvaltningen indstiller, at broen males.\nBeslutning\nGodkendt.\n";
    if (number == 7) paper += "Bo Holm (V) gik kl. 18.10 efter punkt 7.\n";
    if (number == 9) paper += "Bo Holm (V) kom tilbage kl. 18.30 under punkt 9.\n";
  }
  const auto records = extract_minutes(text_document(paper), {}).records;
  ASSERT_THAT(records, SizeIs(5));
  EXPECT_GE(records[1].confidence, kSure);
  for (std::size_t i = 2; i < records.size(); ++i) {
    EXPECT_LT(records[i].confidence, kSure) << i;
  }
}

TEST(HeadingsAsBullets, AreNotWordsThatACaseLists) {
  const std::string list = "En sag har:\n- Indstilling\n- Beslutning\n- Økonomi\n- Sagsfremstilling";
  const auto decisions = decisions_of(
      "Solby Kommune\nTeknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n\n7. Ny bro\nSagsfremstilling\n" +
      list +
      "\nIndstilling\nForvaltningen indstiller, at broen males.\nBeslutning\nGodkendt.\n\n8. Ny "
      "sti\nSagsfremstilling\n" +
      list + "\nIndstilling\nForvaltningen indstiller, at stien males.\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].title, "Ny bro");
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
}

TEST(TitlesWithoutANumber, AreAddressesAndMembersProposals) {
  for (const std::string title : {"Nedrivning af Bygade 4, 9999 Solby", "Forslag fremsat af Enhedslisten"}) {
    const auto decisions = decisions_of(
        "Solby Kommune\nTeknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n\nNy "
        "sti\n\nSagsfremstilling\n\nStien er "
        "smal.\n\nIndstilling\n\nForvaltningen indstiller, at stien males.\n\nBeslutning\n\nUdsat.\n\n" +
        title +
        "\n\nSagsfremstilling\n\nSagen er ny.\n\nIndstilling\n\nForvaltningen indstiller, at sagen "
        "fremmes.\n\nBeslutning\n\nGodkendt.\n");
    ASSERT_THAT(decisions, SizeIs(2)) << title;
    EXPECT_EQ(decisions[1].title, title);
  }
}

TEST(ResultsAboveAQuotation, AreNoneInAnAgenda) {
  const auto read = first_of(
      "Solby Kommune\nByrådet\nDagsorden\nMødedato: 3. maj 2022\n\n7. Spørgsmål om en sti\nResumé\nByrådet "
      "godkendte stien.\n”Stien er smal”, skriver naboen.\n\n8. Ny bro\nResumé\nBroen er gammel.\n");
  EXPECT_NE(read.decision.outcome, Outcome::kApproved);
}

}  // namespace
}  // namespace frisaet::test
