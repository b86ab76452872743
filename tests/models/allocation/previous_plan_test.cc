// Plans made after an earlier one: the level `changes`.
#include "models/allocation/previous_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "models/allocation/allocate.h"
#include "models/allocation/leximin.h"
#include "models/allocation/plan_report.h"
#include "models/allocation/verify.h"
#include "models/allocation/what_if.h"
#include "tests/models/allocation/instances.h"
#include "tests/models/allocation/oracle_comparisons.h"

namespace frisaet {
namespace {

using instances::quick_plan;
using oracle_comparisons::areas_of;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Policy of_levels(std::vector<Level> levels) {
  return {"proeve", "Prøve", std::move(levels)};
}

/// The three offered, and orders in which changes are asked for before sizes are chosen, before the lots
/// about first wishes, and where nothing asks for spread.
std::vector<Policy> policies() {
  std::vector<Policy> all;
  for (const Policy& policy : standard_policies()) all.push_back(with_changes(policy));
  using enum Level;
  all.push_back(of_levels({kBalance, kPlaced, kChanges, kFirstWishes, kSpread, kBreach, kLottery}));
  all.push_back(of_levels({kBalance, kPlaced, kChanges, kFirstWishLottery, kSpread, kLottery}));
  all.push_back(of_levels({kBalance, kPlaced, kFirstWishes, kChanges, kLottery}));
  return all;
}

long changes_of(const Plan& plan) {
  const auto level = std::find_if(plan.levels.begin(), plan.levels.end(),
                                  [](const LevelResult& result) { return result.name == "changes"; });
  return level == plan.levels.end() ? -1 : level->value;
}

std::set<std::string> codes(const std::vector<Violation>& violations) {
  std::set<std::string> all;
  for (const Violation& violation : violations) all.insert(violation.code);
  return all;
}

void expect_as_brute_force(const instances::Small& size, unsigned seed) {
  Problem problem = instances::small(size, seed);
  problem.previous = instances::previous(problem, seed);
  SCOPED_TRACE("instance " + std::to_string(seed));
  for (const Policy& policy : policies()) oracle_comparisons::expect_plan(problem, policy);
}

const std::vector<instances::Small>& shapes() {
  static const std::vector<instances::Small> all = {
      {.municipalities = 6},
      {.municipalities = 6, .fixed = 2},
      {.municipalities = 6, .ties = true},
      {.municipalities = 7, .areas = 2, .tolerance = 2, .groups = 3},
      {.municipalities = 6, .fixed = 3, .lower = true},
      {.municipalities = 7, .groups = 1, .ties = true},
  };
  return all;
}

TEST(PreviousPlanTest, FindsThePlanThatTryingAllPlansFinds) {
  for (const auto& shape : shapes()) {
    for (unsigned seed = 0; seed < 8; ++seed) expect_as_brute_force(shape, seed);
  }
}

TEST(PreviousPlanTest, FindsThePlanThatTryingAllPlansFindsSoak) {
  for (const auto& shape : shapes()) {
    for (unsigned seed = 100; seed < 260; ++seed) expect_as_brute_force(shape, seed);
  }
}

TEST(PreviousPlanTest, SimulatedDrawsAreDrawsOfTheOracle) {
  for (unsigned seed = 0; seed < 12; ++seed) {
    Problem problem = instances::small({.municipalities = 6, .groups = 1, .ties = seed % 2 == 0}, seed);
    problem.previous = instances::previous(problem, seed);
    SCOPED_TRACE("instance " + std::to_string(seed));
    for (const Policy& policy : policies()) oracle_comparisons::expect_draws(problem, policy, 10);
  }
}

TEST(PreviousPlanTest, ExplanationsAgreeWithTryingAllPlans) {
  const Policy policy = with_changes(*find_policy("alle-placeres-foerst"));
  int by_changes = 0, kept = 0, payers = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    Problem problem = instances::small({.municipalities = 7, .groups = 1}, seed);
    problem.previous = instances::previous(problem, seed);
    const Plan plan = *quick_plan(problem, policy, "frø");
    SCOPED_TRACE("instance " + std::to_string(seed));
    oracle_comparisons::expect_explanations(
        problem, policy, plan, [&](std::size_t i, const Explanation& why) {
          if (why.worsened_level != "changes") return;
          ++by_changes;
          payers += why.text.find("måtte flytte") != std::string::npos ? 1 : 0;
          EXPECT_THAT(why.text, HasSubstr("få andet end i den forrige plan i stedet for " +
                                          std::to_string(why.value_now)));
          EXPECT_THAT(why.text,
                      HasSubstr(" af dem, der fordeles i " + problem.phases[0].name + ", få andet"));
          if (problem.previous_area(problem.participants[i]) != areas_of(problem, plan)[i]) return;
          ++kept;
          EXPECT_THAT(why.text, HasSubstr("for ikke at flytte flere end nødvendigt."));
        });
  }
  EXPECT_GT(by_changes, 10);
  EXPECT_GT(kept, 5);
  EXPECT_GT(payers, 5);
}

TEST(PreviousPlanTest, EveryPlanOfSeveralPhasesVerifies) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Problem problem = instances::several_phases(seed);
    problem.previous = instances::previous(problem, seed);
    if (!check_problem(problem)) continue;  // more fixed than a phase has room for
    for (const Policy& policy : policies()) {
      SCOPED_TRACE("instance " + std::to_string(seed) + "\n" + canonical_text(problem, policy));
      const auto plan = quick_plan(problem, policy, "frø");
      ASSERT_TRUE(plan.ok()) << plan.error().describe();
      for (const Violation& violation : verify(problem, policy, *plan))
        ADD_FAILURE() << violation.code << ": " << violation.message;
      EXPECT_TRUE(effects_of_listing_less(problem, policy, *plan).ok());
      for (const Participant& p : problem.participants)
        EXPECT_TRUE(explain(problem, policy, *plan, p.code).ok());
    }
  }
}

/// Had in an earlier phase, in this one, in a later one: what leaving somebody without a place here changes.
TEST(PreviousPlanTest, APlaceOfALaterPhaseIsNotLostHereAndOneOfAnEarlierCannotBeKept) {
  Problem problem;
  problem.round = "tre-trin";
  for (const char* area : {"a", "b", "c"}) {
    problem.areas.push_back({area, area});
    Phase phase;
    phase.code = phase.name = std::string("fase-") + area;
    phase.areas = {area};
    phase.tolerance = 1;
    phase.capacities = {{area, std::nullopt, 1}};
    problem.phases.push_back(phase);
  }
  problem.previous = PreviousPlan{std::string(64, '0'), {}};
  const std::pair<const char*, const char*> had[] = {{"100", "a"}, {"101", "b"}, {"102", "c"}};
  for (const auto& [code, area] : had) {
    Participant p;
    p.code = p.name = code;
    p.declared_rank = {1, 2, 3};
    p.wishes = {{0}, {1}, {2}};
    problem.participants.push_back(p);
    problem.previous->areas[code] = area;
  }
  const Policy policy = with_changes(*find_policy("alle-placeres-foerst"));
  for (const char* seed : {"x", "y", "z"}) {
    const Plan plan = *quick_plan(problem, policy, seed);
    for (const auto& [code, area] : had) EXPECT_EQ(plan.of(code)->area, area) << seed;
    EXPECT_THAT(verify(problem, policy, plan), IsEmpty());
    EXPECT_EQ(figures_of(plan).changes, 0);
  }
}

/// Areas a and b, at most one place each, in a phase of its own.
Problem two_phases() {
  Problem problem;
  problem.round = "to-trin";
  for (const char* area : {"a", "b"}) {
    problem.areas.push_back({area, area});
    Phase phase;
    phase.code = phase.name = std::string("fase-") + area;
    phase.areas = {area};
    phase.tolerance = 1;
    phase.capacities = {{area, std::nullopt, 1}};
    problem.phases.push_back(phase);
  }
  return problem;
}

/// Who no longer wishes what it had in a later phase moves whatever comes, so the one place here is its: else
/// the other, who had nothing, would move too.
TEST(PreviousPlanTest, APlaceOfALaterPhaseThatIsNoLongerWishedIsGone) {
  for (const bool later_is_designation : {false, true}) {
    Problem problem = two_phases();
    if (later_is_designation) {
      problem.phases[1].kind = Phase::Kind::kDesignation;
      problem.phases[1].capacities.clear();
      problem.phases[1].count = 1;
      problem.phases[1].decided_by = "KL";
    }
    problem.previous = PreviousPlan{std::string(64, '0'), {{"100", "b"}, {"101", std::nullopt}}};
    for (const char* code : {"100", "101"}) {
      Participant p;
      p.code = p.name = code;
      p.declared_rank = {1, 0};
      p.wishes = {{0}};
      problem.participants.push_back(p);
    }
    const Policy policy = with_changes(*find_policy("alle-placeres-foerst"));
    for (const char* seed : {"1", "2", "3", "4", "5", "6"}) {
      Plan plan = *quick_plan(problem, policy, seed);
      EXPECT_EQ(plan.of("100")->area, "a") << seed;
      EXPECT_THAT(verify(problem, policy, plan), IsEmpty());
      EXPECT_EQ(changes_of(plan), 1);
      EXPECT_EQ(figures_of(plan).changes, 1);
      std::swap(plan.assignments[0].area, plan.assignments[1].area);
      std::swap(plan.assignments[0].wish, plan.assignments[1].wish);
      EXPECT_THAT(codes(verify(problem, policy, plan)), Contains("improvable")) << seed;
    }
  }
}

/// What 100 had is full by now: it moves whatever comes, so the one place here is its.
TEST(PreviousPlanTest, APlaceOfALaterPhaseThatIsFullIsGone) {
  Problem problem = two_phases();
  problem.previous =
      PreviousPlan{std::string(64, '0'), {{"100", "b"}, {"101", std::nullopt}, {"102", std::nullopt}}};
  for (const char* code : {"100", "101", "102"}) {
    Participant p;
    p.code = p.name = code;
    p.declared_rank = {1, 2};
    p.wishes = {{0}, {1}};
    problem.participants.push_back(p);
  }
  problem.participants[2].wishes.clear();
  problem.participants[2].fixed_area = 1;
  const Policy policy = with_changes(*find_policy("alle-placeres-foerst"));
  for (const char* seed : {"1", "2", "3", "4", "5", "6"}) {
    const Plan plan = *quick_plan(problem, policy, seed);
    EXPECT_EQ(plan.of("100")->area, "a") << seed;
    EXPECT_THAT(verify(problem, policy, plan), IsEmpty());
  }
}

TEST(PreviousPlanTest, AfterAPlanThatIsBestNothingChanges) {
  for (const Policy& policy : standard_policies()) {
    for (unsigned seed = 0; seed < 20; ++seed) {
      Problem problem = instances::small({.municipalities = 9, .fixed = 1, .ties = true}, seed);
      const Plan before = *quick_plan(problem, policy, "frø");
      problem.previous = *previous_plan(before, problem.round);
      // Lots about first wishes come before the changes: drawn by another seed they may change something.
      const bool lots_first =
          std::count(policy.levels.begin(), policy.levels.end(), Level::kFirstWishLottery) > 0;
      const Plan after = *quick_plan(problem, with_changes(policy), lots_first ? "frø" : "et andet frø");
      EXPECT_EQ(changes_of(after), 0) << policy.code << seed;
      EXPECT_EQ(areas_of(problem, after), areas_of(problem, before)) << policy.code << seed;
    }
  }
}

TEST(PreviousPlanTest, NumbersNamesAndPlacesInTheFileDoNotMatter) {
  for (const Policy& policy : policies()) {
    for (unsigned seed = 0; seed < 15; ++seed) {
      Problem problem = instances::small({.municipalities = 9, .groups = 3}, seed);
      problem.previous = instances::previous(problem, seed);
      const auto plan = quick_plan(problem, policy, "x");
      Problem other = problem;
      for (Participant& p : other.participants) {
        p.name = "Nyby " + p.name;
        p.groups[0] = 2 - p.groups[0];
        std::swap(p.groups[0], p.groups[1]);
      }
      EXPECT_EQ(areas_of(other, *quick_plan(other, policy, "x")), areas_of(problem, *plan));
    }
  }
}

TEST(PreviousPlanTest, APlanWithMoreChangesThanNeededIsFound) {
  const Policy policy = *find_policy("alle-placeres-foerst"), counting = with_changes(policy);
  int planted = 0, found = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    Problem problem = instances::small({.municipalities = 8, .groups = 1}, seed);
    // Made without looking at the plan before, then said to have done so.
    Plan wrong = *quick_plan(problem, policy, "frø");
    problem.previous = instances::previous(problem, seed);
    const Plan right = *quick_plan(problem, counting, "frø");
    wrong.previous = problem.previous;
    wrong.inputs_sha256 = right.inputs_sha256;
    long changes = 0;
    for (std::size_t i = 0; i < problem.participants.size(); ++i) {
      const Participant& p = problem.participants[i];
      const auto& area = wrong.assignments[i].area;
      changes += !p.wishes.empty() && problem.previous_area(p) != (area ? problem.area_index(*area) : -1);
    }
    if (changes == changes_of(right)) continue;
    EXPECT_GT(changes, changes_of(right));
    wrong.levels.insert(wrong.levels.end() - 1, {"fase", "changes", changes, true});
    ++planted;
    found += codes(verify(problem, counting, wrong)).contains("improvable") ? 1 : 0;
    --wrong.levels[wrong.levels.size() - 2].value;
    EXPECT_THAT(codes(verify(problem, counting, wrong)), Contains("wrong_level_value"));
  }
  EXPECT_GT(planted, 20);
  EXPECT_EQ(found, planted);
}

TEST(PreviousPlanTest, AListIsOfPlansWithFewestChanges) {
  Policy policy = *find_policy("alle-placeres-foerst");
  std::erase(policy.levels, Level::kBreach);
  policy = with_changes(policy);
  for (unsigned seed = 0; seed < 15; ++seed) {
    Problem problem = instances::small({.municipalities = 8, .groups = 1}, seed);
    problem.previous = instances::previous(problem, seed);
    const auto list = leximin_distribution(problem, policy, "frø");
    ASSERT_TRUE(list.ok()) << list.error().describe();
    const auto plan = allocate(problem, policy, "frø", nullptr, 5, &*list);
    ASSERT_TRUE(plan.ok()) << plan.error().describe();
    EXPECT_THAT(verify(problem, policy, *plan), IsEmpty()) << seed;
    EXPECT_EQ(changes_of(*plan), changes_of(*quick_plan(problem, policy, "frø")));
  }
}

// ---- the round of 2022

class PreviousPlanOf98 : public ::testing::Test {
 protected:
  const Round& round = *find_round("velfaerdsaftaler-2022");
  const MunicipalityIndex& index = MunicipalityIndex::standard();
  const Policy& plain = *find_policy("alle-placeres-foerst");
  const Policy policy = with_changes(plain);
  const std::vector<Reply> replies = instances::replies(round, index, 7, 1);
  const Plan before = *quick_plan(*build_problem(round, index, replies, plain), plain, "sidste år");
  const PreviousPlan previous = *previous_plan(before, round.code);
};

TEST_F(PreviousPlanOf98, OneOtherReplyMovesFewerThanADrawThatKnowsNothing) {
  std::vector<Reply> changed = replies;
  change_reply(changed, "250", std::vector<std::string>{"aeldre"});
  const Problem problem = *build_problem(round, index, changed, policy, previous);
  const Plan plan = *quick_plan(problem, policy, "i år");
  for (const Violation& violation : verify(problem, policy, plan)) ADD_FAILURE() << violation.message;
  EXPECT_TRUE(plan.proven);
  const Plan anew = *quick_plan(*build_problem(round, index, changed, plain), plain, "i år");
  const auto moves = moves_between(before, plan);
  EXPECT_LT(moves.size(), moves_between(before, anew).size());
  EXPECT_EQ(figures_of(plan).changes, static_cast<int>(moves.size()));
  for (std::size_t level = 0; level + 2 < plan.levels.size(); ++level)
    EXPECT_EQ(plan.levels[level], anew.levels[level]) << "changes stand after " << plan.levels[level].name;
  EXPECT_THAT(plan.notes, Contains(HasSubstr("Siden den forrige plan")));
  for (const Assignment& a : plan.assignments) {
    if (a.area == before.of(a.municipality)->area) continue;
    const bool proposed = previous.proposed.contains(a.municipality);
    EXPECT_THAT(a.reason, HasSubstr(proposed ? "I den forrige plan var kommunen kun foreslået til "
                                             : "I den forrige plan havde kommunen "))
        << a.name;
  }
}

TEST_F(PreviousPlanOf98, AProposedPlaceIsNoPlace) {
  ASSERT_FALSE(before.proposals.empty()) << "nobody is designated in this round's file";
  const auto& proposed = before.proposals.front();
  ASSERT_FALSE(proposed.best.front().municipalities.empty());
  for (const std::string& code : proposed.best.front().municipalities) {
    EXPECT_EQ(previous.areas.at(code), std::nullopt);
    EXPECT_EQ(previous.proposed.at(code), proposed.area);
  }
  Round decided = round;
  const std::string& chosen = proposed.best.front().municipalities.front();
  decided.phases[0].designated = {chosen};
  const Problem problem = *build_problem(decided, index, replies, policy, previous);
  const Plan plan = *quick_plan(problem, policy, "x");
  EXPECT_THAT(plan.of(chosen)->reason, HasSubstr("I den forrige plan var kommunen kun foreslået til "));
  EXPECT_THAT(plan.notes, Contains(HasSubstr(plan.of(chosen)->name + " (foreslået til ")));
  EXPECT_THAT(verify(problem, policy, plan), IsEmpty());
  const Plan same = *quick_plan(*build_problem(round, index, replies, policy, previous), policy, "sidste år");
  EXPECT_EQ(figures_of(same).changes, 0);
  EXPECT_THAT(same.notes, Contains(HasSubstr("har ingen kommune fået en anden plads.")));
}

TEST_F(PreviousPlanOf98, TheOrderOfRepliesDoesNotMatter) {
  const Plan plan = *quick_plan(*build_problem(round, index, replies, policy, previous), policy, "x");
  std::vector<Reply> turned(replies.rbegin(), replies.rend());
  EXPECT_EQ(*quick_plan(*build_problem(round, index, turned, policy, previous), policy, "x"), plan);
  EXPECT_THAT(codes(verify(*build_problem(round, index, replies, policy, previous), policy, plan)),
              IsEmpty());
}

TEST_F(PreviousPlanOf98, TheHashCoversThePlanBeforeAndIsUnchangedWithoutOne) {
  const auto hash = [&](const PreviousPlan& one) {
    return inputs_sha256(*build_problem(round, index, replies, policy, one), policy);
  };
  PreviousPlan other = previous, later = previous;
  other.areas["217"] = std::nullopt;
  later.inputs_sha256[0] = later.inputs_sha256[0] == '0' ? '1' : '0';
  EXPECT_EQ(hash(previous), hash(previous));
  EXPECT_NE(hash(previous), hash(other));
  EXPECT_NE(hash(previous), hash(later));
  EXPECT_THAT(canonical_text(*build_problem(round, index, replies, plain), plain),
              Not(HasSubstr("previous")));
}

TEST_F(PreviousPlanOf98, AnotherPlanBeforeThanTheOneNamedIsFound) {
  const Problem problem = *build_problem(round, index, replies, policy, previous);
  Plan wrong = *quick_plan(problem, policy, "x");
  wrong.previous->areas["217"] = std::nullopt;
  EXPECT_THAT(codes(verify(problem, policy, wrong)), Contains("other_previous"));
  wrong.previous.reset();
  EXPECT_THAT(codes(verify(problem, policy, wrong)), Contains("other_previous"));
}

TEST_F(PreviousPlanOf98, WhatIsNoPlanBeforeThisOneIsAPreciseError) {
  EXPECT_THAT(previous_plan(before, "en-anden").error().message,
              "Den forrige plan er lavet til runden velfaerdsaftaler-2022, ikke en-anden.");
  Plan twice = before;
  twice.assignments.push_back(twice.assignments.front());
  EXPECT_THAT(previous_plan(twice, round.code).error().message,
              "København står to gange i den forrige plan.");
  Plan renamed = before;
  renamed.assignments[0].name = "Nykøbing";
  EXPECT_THAT(previous_plan(renamed, round.code, &index).error().message,
              "Den forrige plan kalder København for Nykøbing.");
  EXPECT_TRUE(previous_plan(before, round.code, &index).ok());
  Plan miscounted = before;
  ++miscounted.areas[0].count;
  const Error counts = previous_plan(miscounted, round.code).error();
  EXPECT_THAT(counts.message, HasSubstr("Den forrige plan tæller "));
  EXPECT_EQ(counts.where, miscounted.areas[0].area);
  const auto fault = [&](auto change) {
    PreviousPlan wrong = previous;
    change(wrong);
    const auto built = build_problem(round, index, replies, policy, wrong);
    return built.ok() ? std::string() : built.error().message + " | " + built.error().where;
  };
  EXPECT_EQ(fault([](auto&) {}), "");
  EXPECT_EQ(fault([](auto& p) { p.areas["999"] = "aeldre"; }),
            "Den forrige plan nævner en kommune, der ikke er med i runden. | 999");
  EXPECT_EQ(fault([](auto& p) { p.areas["250"] = "bibliotek"; }),
            "I den forrige plan har Frederikssund området bibliotek, som ikke er med i runden. | 250");
  EXPECT_EQ(fault([](auto& p) { p.areas.erase("250"); }), "Frederikssund mangler i den forrige plan. | 250");
  EXPECT_EQ(fault([](auto& p) { p.inputs_sha256 = "\n"; }),
            "Den forrige plans kontrolsum er ikke en kontrolsum. | \n");
  const auto alone = build_problem(round, index, replies, policy);
  ASSERT_FALSE(alone.ok());
  EXPECT_THAT(alone.error().hint, HasSubstr("--previous"));
  EXPECT_FALSE(build_problem(round, index, replies, plain, previous).ok());
}

}  // namespace
}  // namespace frisaet
