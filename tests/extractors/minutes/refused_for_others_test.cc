// Refusals of what is not the case, motions to wait that fell, points behind one verb that came to different
// things, and changes to what another body proposed. Each with near misses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::with_bridge;
using ::testing::SizeIs;

INSTANTIATE_TEST_SUITE_P(
    RefusedForOthers, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"null", "Udvalget afviste kritikken fra naboerne."},
        {"null", "Udvalget afviste enstemmigt et forslag fra F om at vente."},
        {"approved", "Udvalget afviste et forslag fra F om en tunnel. Godkendt."},
        {"rejected", "Udvalget afviste enstemmigt forslaget."},
        {"rejected", "Udvalget afviste et forslag om en tunnel."},
        {"approved", "Udvalget afviste forslaget fra Bo Holm om en tunnel og godkendte indstillingen."},
        {"rejected", "Udvalget afviste ansøgningen og godkendte et brev til klubben."},
        {"approved", "Direktionens indstilling følges ikke, men udvalgets indstilling godkendes."},
        {"null", "Forslaget om at udsætte sagen er dermed faldet."},
        {"approved", "Forslaget om at udsætte sagen er dermed faldet. Indstillingen blev godkendt."},
        {"postponed", "Forslaget om at udsætte sagen blev vedtaget."},
        {"amended", "Byrådet vedtog indstillingen fra Havneudvalget med den ændring, at broen males i maj."},
        {"approved", "Byrådet vedtog indstillingen fra Havneudvalget med de ændringer, der står i notatet."},
        {"approved", "Byrådet vedtog indstillingen fra Havneudvalget."},
    }));

std::vector<Decision> of_two_points(const std::string& decision) {
  return decisions_of(with_bridge(
      "Indstilling\nForvaltningen indstiller, at\n1. broen males\n2. stien lukkes\nBeslutning\n" + decision));
}

TEST(PointsBehindOneVerb, CountWhereTheyGoBack) {
  const auto back = of_two_points(
      "Udvalget indstiller, at punkt 1 godkendes, mens punkt 2 sendes tilbage til forvaltningen.");
  EXPECT_EQ(back.at(0).outcome, Outcome::kSplit);
  // A point that another body decides does not.
  const auto on = of_two_points("Ad 1. Anbefales. Ad 2. Oversendes til Økonomiudvalget.");
  EXPECT_EQ(on.at(0).outcome, Outcome::kRecommended);
}

TEST(PointsBehindOneVerb, AreAllToldWhereEachHasItsAt) {
  const auto told = of_two_points("Udvalget besluttede, at punkt 1 ikke godkendes, og at punkt 2 udsættes.");
  EXPECT_EQ(told.at(0).outcome, Outcome::kSplit);
  EXPECT_THAT(told[0].point_outcomes, SizeIs(2));
}

TEST(APointThatIsOnlyMentioned, DoesNotChangeTheConsent) {
  EXPECT_EQ(of_two_points("Godkendt, men punkt 2 blev ikke drøftet.").at(0).outcome, Outcome::kApproved);
  EXPECT_EQ(of_two_points("Godkendt, men punkt 2 blev ikke vedtaget.").at(0).outcome, Outcome::kAmended);
  EXPECT_EQ(of_two_points("Godkendt, dog tiltrædes punkt 2 ikke.").at(0).outcome, Outcome::kAmended);
}

TEST(AVoteOnWaiting, IsNoVoteOnTheCase) {
  const auto fell = decisions_of(with_bridge(
      "Indstilling\nForvaltningen indstiller, at broen males.\nBeslutning\nFor stemte 2 (V). Imod stemte 5 "
      "(A). Forslaget om at udsætte sagen er dermed faldet. Indstillingen blev godkendt."));
  ASSERT_THAT(fell.at(0).votes, SizeIs(1));
  EXPECT_EQ(fell[0].votes[0].subject, "at udsætte sagen");
  EXPECT_EQ(fell[0].outcome, Outcome::kApproved);
}

TEST(WhoRecommendsItNot, StandsAgainstIt) {
  const auto decisions = decisions_of(
      with_bridge("Indstilling\nForvaltningen indstiller, at broen males.\nBeslutning\n2 medlemmer (V) "
                  "anbefaler indstillingen.\n5 medlemmer (A) anbefaler den ikke."));
  ASSERT_THAT(decisions.at(0).votes, SizeIs(1));
  EXPECT_THAT(decisions[0].votes[0].votes_against, SizeIs(1));
  EXPECT_NE(decisions[0].outcome, Outcome::kRecommended);
}

}  // namespace
}  // namespace frisaet::minutes
