// Items that print no heading over their decision: the last words tell it in the body's voice. Each with what
// only sounds so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

/// The end of an item, and what is read from it: outcome and decision.
struct Ending {
  const char* name;
  const char* item;
  const char* read;

  friend void PrintTo(const Ending& that, std::ostream* out) { *out << that.name; }
};

const std::string kHead = "PROTOKOL\nKulturudvalget, Solby Kommune\nmødet den 3. maj 2022\n\n";

class UnheadedDecision : public ::testing::TestWithParam<Ending> {};

TEST_P(UnheadedDecision, IsTheBodysLastWord) {
  const auto read = extract_minutes(
      text_document(kHead + "Nr. 7 - Ny bro\nSagsnr. 22/90\n" + GetParam().item +
                    "\n\nNr. 8 - Ny sti\nSagsnr. 22/91\nStien er smal.\nUdvalget bifaldt det.\n"),
      {});
  ASSERT_EQ(read.records.size(), 2U);
  EXPECT_EQ(line_of(std::get<Decision>(read.records[0].value)),
            "7 | Ny bro | " + std::string(GetParam().read));
  EXPECT_EQ(line_of(std::get<Decision>(read.records[1].value)),
            "8 | Ny sti | approved | Udvalget bifaldt det.");
  for (const Record& record : read.records) EXPECT_LT(record.confidence, kReviewThreshold);
}

const Ending kEndings[] = {
    {"BehindAProposal",
     "Broen er gammel.\nDet indstilles, at broen males.\nUdvalget anbefaler malingen. Bo Holm (V) tog "
     "forbehold.",
     "recommended | Udvalget anbefaler malingen. Bo Holm (V) tog forbehold."},
    {"BehindPointsWithoutStops",
     "Det indstilles:\n1. at broen males\n2. at den lukkes\nAd 1 godkendt. Ad 2 udsat.",
     "split | Ad 1 godkendt. Ad 2 udsat."},
    {"PointsAreNone", "Indstilling\n1. Broen males.\n2. Beløbet frigives.\n1. Godkendt. 2. Udsat.",
     "split | 1. Godkendt. 2. Udsat."},
    {"RefusesInItsOwnWords",
     "Det indstilles, at koret låner salen.\nUdvalget så ingen anledning til at imødekomme koret.",
     "rejected | Udvalget så ingen anledning til at imødekomme koret."},
    {"SendsOn", "Broen er gammel.\nSagen går tilbage til Teknisk Udvalg.",
     "referred | Sagen går tilbage til Teknisk Udvalg."},
    {"BeginsWithWhatWasMoved",
     "Broen er gammel.\nBo Holm (V) stillede ændringsforslag om asfalt. Ændringsforslaget blev "
     "vedtaget.",
     "amended | Bo Holm (V) stillede ændringsforslag om asfalt. Ændringsforslaget blev vedtaget."},
    {"ItsOwnRecommendationIsNoProposal", "Broen er gammel.\nKulturudvalget anbefaler, at broen males.",
     "recommended | Kulturudvalget anbefaler, at broen males."},
    {"AnAsideMayStandOnTheResultsLine",
     "Broen er gammel.\nFormanden orienterede om prisen. Udvalget tog den til efterretning.",
     "noted | Formanden orienterede om prisen. Udvalget tog den til efterretning."},
    {"EarlierMeetingsDecideNothingHere",
     "Broen er gammel.\nUdvalget drøftede sagen i maj og bad om flere tal.", "no_decision | -"},
    {"EarlierYearsDecideNothingHere", "Broen er gammel.\nUdvalget godkendte planen i 2019.",
     "no_decision | -"},
    {"ATimeInWhatIsDecidedIsNoEarlierMeeting",
     "Broen er gammel.\nUdvalget godkendte at male broen i fire farver i maj.",
     "approved | Udvalget godkendte at male broen i fire farver i maj."},
    {"AYearThatHasNotComeIsNoEarlierMeeting", "Broen er gammel.\nUdvalget godkendte maling af broen i 2024.",
     "approved | Udvalget godkendte maling af broen i 2024."},
    {"WhatACommaJoinsToAResultIsDecidedWithIt",
     "Det indstilles, at broen males.\nGodkendt, idet den lukkede i fjor.",
     "approved | Godkendt, idet den lukkede i fjor."},
    {"WhatIsPutOffToASeasonIsPutOff", "Broen er gammel.\nSagen blev udsat til i foråret.",
     "postponed | Sagen blev udsat til i foråret."},
    {"TheMeetingsOwnDayIsNoEarlierOne",
     "Broen er gammel.\nUdvalget vedtog på mødet den 3. maj 2022 planen for den.",
     "approved | Udvalget vedtog på mødet den 3. maj 2022 planen for den."},
    {"AThingMayBeEarlier", "Broen er gammel.\nUdvalget godkendte den tidligere plan.",
     "approved | Udvalget godkendte den tidligere plan."},
    {"OtherBodiesDecideNothingHere", "Broen er gammel.\nTeknisk Udvalg anbefaler flere broer.",
     "no_decision | -"},
};

INSTANTIATE_TEST_SUITE_P(Items, UnheadedDecision, ::testing::ValuesIn(kEndings),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(UnheadedDecision, IsNotLookedForWhereOthersHaveAHeading) {
  EXPECT_THAT(lines_of_paper(kHead + "Nr. 7 - Ny bro\nIndstilling\nDet indstilles, at broen males.\nUdvalget "
                                     "anbefaler dette.\n\nNr. 8 - Ny sti\nBeslutning\nUdsat.\n"),
              ::testing::ElementsAre("7 | Ny bro | no_decision | -", "8 | Ny sti | postponed | Udsat."));
}

TEST(UnheadedDecision, OfACouncilIsNotWhatACommitteeSentIt) {
  EXPECT_THAT(
      lines_of_paper("Solby Kommune\nByrådet\nReferat 03-05-2022\n\n1. Ny bro\nDet indstilles, at broen "
                     "males.\nSendes til byrådet med anbefaling.\nUdsat.\n\n2. Ny sti\nDet indstilles, at "
                     "stien lukkes.\nSendes til byrådet med anbefaling.\nGodkendt.\n"),
      ::testing::ElementsAre("1 | Ny bro | postponed | Udsat.", "2 | Ny sti | approved | Godkendt."));
}

TEST(UnheadedDecision, StepsOfAPlanAreNoResults) {
  EXPECT_THAT(
      lines_of_paper("Solby Kommune\nHavneudvalget\nReferat fra mødet den 3. maj 2022\n\n1. Ny "
                     "mole\nMolen er revnet.\nUdvalget drøftede sagen.\n\n2. Nyt fyr\nFyret er "
                     "mørkt.\nUdvalget tog det til efterretning.\n\n3. Havnens plan\nPlanen har tre "
                     "trin.\n\nTrinene er\n1. Forslaget sendes i høring i juni.\n2. Planen vedtages i "
                     "august.\n3. Arbejdet godkendes i maj.\n"),
      ::testing::ElementsAre("1 | Ny mole | discussed | Udvalget drøftede sagen.",
                             "2 | Nyt fyr | noted | Udvalget tog det til efterretning.",
                             "3 | Havnens plan | no_decision | -"));
}

TEST(MinoritysProposal, ThatFallsLeavesTheConsent) {
  const auto decisions =
      decisions_of(kHead +
                   "Nr. 7 - Ny bro\nIndstilling\nDet indstilles, at broen males.\nBeslutning\n"
                   "Indstillingen fulgt. Mindretallets indstilling bortfaldt.\n");
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(decisions[0].outcome, Outcome::kApproved);
}

TEST(UnheadedDecision, IsNoneOfAnAgenda) {
  for (const char* item :
       {"Udvalget godkender dagsordenen.", "Udvalget drøfter budgettet og giver bemærkninger.",
        "Sagen sendes videre til byrådet."}) {
    const auto read = extract_minutes(
        text_document("Solby Kommune\nDagsorden\nKulturudvalget\nden 3. maj 2022\n\n1. Ny bro\n" +
                      std::string(item) +
                      "\n\n2. Ny sti\nSagsfremstilling\nStien er smal.\nIndstilling\nAt stien lukkes.\n"),
        {});
    EXPECT_EQ(read.facts.type, DocumentType::kAgenda) << item;
    EXPECT_THAT(read.records, ::testing::IsEmpty()) << item;
  }
}

TEST(UnheadedDecision, GroundsThatAreNotSeenRefuseNothingThatIsAgreedTo) {
  for (const char* told : {"Økonomiudvalget fandt ikke grund til at ændre strategien og godkendte den.",
                           "Godkendt. Udvalget finder ingen grund til at støtte klagen.",
                           "Godkendt. Forvaltningen finder ikke grundlag for at imødekomme klagen."}) {
    const auto decisions = decisions_of(kHead +
                                        "Nr. 7 - Ny bro\nIndstilling\nDet indstilles, at broen "
                                        "males.\nBeslutning\n" +
                                        told + "\n");
    ASSERT_EQ(decisions.size(), 1U);
    EXPECT_EQ(decisions[0].outcome, Outcome::kApproved) << told;
  }
}

}  // namespace
}  // namespace frisaet::test
