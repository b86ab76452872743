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
                    "\n\nNr. 8 - Ny sti\nSagsnr. 22/91\nStien er smal.\nUdvalget gav sin tilslutning.\n"),
      {});
  ASSERT_EQ(read.records.size(), 2U);
  EXPECT_EQ(line_of(std::get<Decision>(read.records[0].value)),
            "7 | Ny bro | " + std::string(GetParam().read));
  EXPECT_EQ(line_of(std::get<Decision>(read.records[1].value)),
            "8 | Ny sti | approved | Udvalget gav sin tilslutning.");
  for (const Record& record : read.records) EXPECT_LT(record.confidence, kReviewThreshold);
}

const Ending kEndings[] = {
    {"BehindAProposal",
     "Broen er gammel.\nDet indstilles, at broen males.\nUdvalget anbefaler dette. Bo Holm (V) tog "
     "forbehold.",
     "recommended | Udvalget anbefaler dette. Bo Holm (V) tog forbehold."},
    {"BehindPointsWithoutStops",
     "Det indstilles:\n1. at broen males\n2. at den lukkes\nAd 1 godkendt. Ad 2 udsat.",
     "split | Ad 1 godkendt. Ad 2 udsat."},
    {"PointsAreNone", "Indstilling\n1. Broen males.\n2. Beløbet frigives.\n1. Godkendt. 2. Udsat.",
     "split | 1. Godkendt. 2. Udsat."},
    {"RefusesInItsOwnWords",
     "Det indstilles, at klubben får restbeløbet.\nUdvalget fandt ikke grundlag for at yde tilskud.",
     "rejected | Udvalget fandt ikke grundlag for at yde tilskud."},
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
                           "Godkendt. Udvalget fandt ikke grundlag for at imødekomme indsigelsen."}) {
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
