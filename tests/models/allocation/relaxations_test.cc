// What is said where a rule of the round cannot be kept: the change named makes it possible, one less does
// not.
#include "models/allocation/relaxations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/allocation/verify.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;

/// Made-up round of two areas on real municipalities, each with its wishes in order.
class RelaxationsTest : public ::testing::Test {
 protected:
  RelaxationsTest() {
    round.code = "lille";
    round.name = "Lille runde";
    round.areas = {{"a", "A"}, {"b", "B"}};
    Phase phase;
    phase.code = "fase";
    phase.name = "Fasen";
    phase.areas = {"a", "b"};
    phase.tolerance = 1;
    round.phases = {phase};
  }

  void reply(const std::string& code, std::vector<std::string> areas) {
    Reply given;
    given.municipality = code;
    for (std::size_t i = 0; i < areas.size(); ++i)
      given.wishes.push_back({areas[i], static_cast<int>(i) + 1});
    replies.push_back(given);
  }
  /// The notes of the plan, which verifies.
  std::vector<std::string> notes() {
    const auto problem = build_problem(round, MunicipalityIndex::standard(), replies, policy);
    EXPECT_TRUE(problem.ok()) << problem.error().describe();
    const Plan plan = *instances::quick_plan(*problem, policy, "x");
    for (const Violation& violation : verify(*problem, policy, plan)) ADD_FAILURE() << violation.message;
    return plan.notes;
  }
  Phase& phase() { return round.phases[0]; }

  const Policy& policy = *find_policy("alle-placeres-foerst");
  Round round;
  std::vector<Reply> replies;
};

TEST_F(RelaxationsTest, ALeastNumberThatTooFewWishForIsLoweredByWhatIsMissing) {
  for (const char* code : {"101", "147", "151"}) reply(code, {"a"});
  for (const char* code : {"153", "155"}) reply(code, {"b"});
  phase().capacities = {{"b", 4, std::nullopt}};
  EXPECT_THAT(notes(),
              Contains("Fasen: Der mangler 2 kommuner i at nå områdernes mindste antal. Mindste ændring, der "
                       "gør det muligt: sænk mindste antal for B fra 4 til 2."));
  phase().capacities[0].at_least = 3;
  EXPECT_THAT(notes(), Contains(HasSubstr("sænk mindste antal for B fra 3 til 2.")));
  phase().capacities[0].at_least = 2;
  EXPECT_THAT(notes(), Each(Not(HasSubstr("mindste antal"))));
}

TEST_F(RelaxationsTest, AnExclusionThatKeepsAnAreaFromItsLeastNumberIsNamed) {
  reply("101", {"a"});
  reply("147", {"b", "a"});
  reply("151", {"b"});
  phase().capacities = {{"b", 2, std::nullopt}};
  round.exclusions = {{"147", "b", "Opdigtet."}};
  EXPECT_THAT(
      notes(),
      Contains(AllOf(HasSubstr("sænk mindste antal for B fra 2 til 1."),
                     HasSubstr("Det ville også være nok at ophæve udelukkelsen af Frederiksberg fra B."))));
  // Where lifting is not enough it is not offered.
  phase().capacities[0].at_least = 3;
  EXPECT_THAT(notes(), Contains(AllOf(HasSubstr("fra 3 til 1."), Not(HasSubstr("udelukkelsen")))));
}

TEST_F(RelaxationsTest, SizesThatCannotBeNearEachOtherNeedJustTheToleranceNamed) {
  for (const char* code : {"101", "147", "151", "153"}) round.fixed.push_back({code, "a", "Opdigtet."});
  reply("155", {"b"});
  reply("157", {"a"});
  EXPECT_THAT(notes(),
              Contains("Fasen: Størrelserne kan ikke komme nærmere hinanden end 3; runden siger højst 1. "
                       "Mindste ændring, der gør det muligt: hæv rundens tolerance til 3."));
  phase().tolerance = 2;
  EXPECT_THAT(notes(), Contains(HasSubstr("hæv rundens tolerance til 3.")));
  phase().tolerance = 3;
  EXPECT_THAT(notes(), Each(Not(HasSubstr("rundens tolerance"))));
}

TEST_F(RelaxationsTest, AnExclusionThatKeepsSizesApartIsNamed) {
  for (const char* code : {"101", "147"}) round.fixed.push_back({code, "a", "Opdigtet."});
  reply("155", {"b"});
  reply("151", {"b"});
  round.exclusions = {{"155", "b", "Opdigtet."}, {"151", "b", "Opdigtet."}};
  EXPECT_THAT(notes(), Contains(AllOf(HasSubstr("hæv rundens tolerance til 2."),
                                      HasSubstr("Det ville også være nok at ophæve udelukkelsen af "))));
  EXPECT_THAT(notes(), Contains(HasSubstr(
                           "Kan intet få, fordi runden udelukker dem fra alt, hvad de ønsker; det ændres "
                           "kun ved at ophæve en udelukkelse (2): Ballerup og Dragør.")));
}

TEST_F(RelaxationsTest, TooFewPlacesAreAddedWhereTheyAreWanted) {
  for (const char* code : {"101", "147", "151"}) reply(code, {"a"});
  for (const char* code : {"153", "155"}) reply(code, {"b", "a"});
  phase().tolerance = 5;
  phase().capacities = {{"a", std::nullopt, 1}, {"b", std::nullopt, 1}};
  EXPECT_THAT(
      notes(),
      Contains(AllOf(HasSubstr("3 kommuner med ønsker fik ikke plads."),
                     HasSubstr("Skulle alle have plads, kræver det mindst 2 pladser mere på A og 1 på B."))));
  phase().capacities = {{"a", std::nullopt, 3}, {"b", std::nullopt, 2}};
  EXPECT_THAT(notes(), Each(Not(HasSubstr("fik ikke plads"))));
}

TEST_F(RelaxationsTest, AddedPlacesSayWhatToleranceTheyTake) {
  for (const char* code : {"101", "147", "151", "153"}) reply(code, {"a"});
  reply("155", {"b"});
  phase().capacities = {{"a", std::nullopt, 1}};
  EXPECT_THAT(notes(),
              Contains(HasSubstr("kræver det mindst 3 pladser mere på A, og størrelserne ville ligge 3 fra "
                                 "hinanden.")));
}

/// Lots about first wishes before the number placed may leave somebody out whom there would be room for.
TEST_F(RelaxationsTest, APolicyThatSetsOtherAimsBeforeThePlacedIsToldOf) {
  const Policy& lots_first = *find_policy("neutral");
  int told = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    const Problem problem = instances::small({.municipalities = 9, .tolerance = 1}, seed);
    const Plan plan = *instances::quick_plan(problem, lots_first, "x");
    for (const std::string& note : plan.notes) {
      EXPECT_THAT(note, Not(HasSubstr("ligge 1 fra hinanden i stedet for 1")));
      told += note.find("Politikken sætter andre mål før antallet af placerede") != std::string::npos ? 1 : 0;
    }
  }
  EXPECT_GT(told, 0);
}

/// The change named, made, is enough; and one less is not: on instances with everything at once.
TEST_F(RelaxationsTest, TheLeastToleranceAndPlacesAreLeastOnMadeUpInstances) {
  int raised = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    Problem problem = instances::small({.municipalities = 8, .tolerance = 0, .fixed = 3}, seed);
    const auto slack_at = [&](int tolerance) {
      problem.phases[0].tolerance = tolerance;
      const Plan plan = *instances::quick_plan(problem, policy, "x");
      for (const LevelResult& level : plan.levels) {
        if (level.name == "balance" && level.value > 0) {
          const std::string needed = std::to_string(tolerance + level.value);
          EXPECT_THAT(plan.notes, Contains(HasSubstr("hæv rundens tolerance til " + needed + ".")));
          return tolerance + level.value;
        }
      }
      return 0L;
    };
    const long needed = slack_at(0);
    if (needed == 0) continue;
    ++raised;
    EXPECT_EQ(slack_at(static_cast<int>(needed)), 0);
    if (needed > 1) {
      EXPECT_EQ(slack_at(static_cast<int>(needed) - 1), needed);
    }
  }
  EXPECT_GT(raised, 10);
}

}  // namespace
}  // namespace frisaet
