// What clerks write beside the usual words: whom a case is sent to, what is wanted first, parts of a
// proposal. Each with near misses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

INSTANTIATE_TEST_SUITE_P(
    OtherWords, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"referred", "Byrådet oversender forslaget til Udvalget for Natur til videre behandling."},
        {"approved", "Udvalget imødekommer ansøgningen med 20.000 kr."},
        {"rejected", "Udvalget imødekommer ikke ansøgningen."},
        {"null", "Byrådet oversender brevet til Udvalget for Natur."},
        {"postponed", "Der ønskes et overslag over prisen, før sagen sendes videre til Økonomiudvalget."},
        {"noted", "Orienteret om:\n\n• Møde med kirken\n• Ny kloak"},
        {"postponed",
         "Ida Kjær foreslår en høring. Byrådet tiltræder forslaget, og sagen udsættes til juni."},
        {"approved", "Byrådet tiltræder planen, og bygningen af broen udsættes til juni."},
        {"amended", "Godkendt, idet undersøgelsen også skal omfatte Solby Skole."},
        {"approved", "Godkendt, idet undersøgelsen skal omfatte Solby Skole."},
        {"approved", "Planen vedtaget. Enhedslisten de Rød-Grønnes byrådsgruppe kunne ikke tiltræde den."},
    }));

TEST(PartsOfAProposal, AreDecidedEachForItself) {
  const std::pair<const char*, const char*> cases[] = {
      {"Første del af indstillingen tiltrådt.\nAnden del af indstillingen ikke tiltrådt, idet 4 stemte imod.",
       "split"},
      {"Første del af indstillingen tiltrådt.\nAnden del af indstillingen tiltrådt.", "approved"},
      {"1 og 2 vedtaget.\n3 og 4 ikke vedtaget.", "split"},
      {"Økonomiudvalget indstiller til Byrådet, at punkt 1 godkendes. Økonomiudvalget ønsker punkt 2 belyst "
       "i "
       "Teknisk Udvalg, før der tages stilling.",
       "split"},
      {"Økonomiudvalget indstiller til Byrådet, at punkt 1 godkendes.", "recommended"},
  };
  for (const auto& [decision, outcome] : cases) EXPECT_EQ(outcome_of(decision, 3, 4), outcome) << decision;
}

}  // namespace
}  // namespace frisaet::minutes

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

std::vector<std::string> proposals_of(const std::string& text) {
  std::vector<std::string> proposals;
  for (const Decision& decision : decisions_of(text)) {
    std::string all;
    for (const auto& point : decision.recommendation) all += (all.empty() ? "" : " / ") + squeeze(point.text);
    proposals.push_back(all);
  }
  return proposals;
}

TEST(ProposalsWithoutHeading, StandRightAboveTheDecision) {
  const auto paper = [](const std::string& last, const std::string& heading) {
    return "Teknisk Udvalgs møde den 3. maj 2022\n\n7. Ny bro\n\nSagsfremstilling\n\nBroen er gammel.\n\n" +
           last + "\n\n" + heading + "\n\nGodkendt.\n\n";
  };
  EXPECT_THAT(proposals_of(paper("Administrationen foreslår, at broen males.", "Beslutning")),
              ElementsAre("Administrationen foreslår, at broen males."));
  EXPECT_THAT(proposals_of(paper("Naboerne foreslår, at broen males.", "Beslutning")), ElementsAre(""));
  EXPECT_THAT(proposals_of(paper("Administrationen foreslår, at broen males.", "Økonomi")), ElementsAre(""));
}

TEST(LongListsOfVoters, EndBeforeTheNextPointAndTheNextParty) {
  const std::string list = "Imod stemte 27: (V), (C), (F), (A), (I), (O), (D) og (B)";
  const auto decision = [&](const std::string& behind) {
    return decisions_of(
               "Byrådets møde den 3. maj 2022\n\n7. Ny bro\n\nIndstilling\n\nBorgmesteren indstiller,\n\n1. "
               "at broen "
               "males\n\nBeslutning\n\n(Ø) stiller forslag om at pkt. 11 udsættes.\n\nFor stemte 1: (Ø)\n\n" +
               list + "\n\n" + behind + "\n")
        .at(0);
  };
  EXPECT_EQ(decision("At 1: Godkendt.").outcome, Outcome::kApproved);
  const Decision reserved = decision("(Æ) tog forbehold.");
  ASSERT_THAT(reserved.votes, SizeIs(1));
  EXPECT_THAT(reserved.votes[0].votes_against, SizeIs(8));
}

TEST(ADecisionBetweenTwoDatedLines, IsTheFirstOnes) {
  const auto item = [](const std::string& own) {
    return decisions_of(
        "Byrådets møde den 3. maj 2022\n\n7. Ny bro\n\nTeknisk Udvalg den 20. april 2022, pkt. "
        "3\n\nINDSTILLING\n\nForvaltningen indstiller, at broen "
        "males.\n\nBESLUTNING\n\nAnbefales.\n\nByrådet den 3. maj "
        "2022, pkt. 7\n\n" +
        own + "\n");
  };
  ASSERT_THAT(item("Udsat."), SizeIs(1));
  EXPECT_EQ(line_of(item("Udsat.")[0]), "7 | Ny bro | postponed | Udsat.");
  // The same word again below the own line is the own decision all the same.
  EXPECT_EQ(line_of(item("Anbefales.")[0]), "7 | Ny bro | recommended | Anbefales.");
}

}  // namespace
}  // namespace frisaet::test
