#include "models/allocation/allocate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/allocation/plan_report.h"
#include "models/allocation/verify.h"
#include "tests/models/allocation/brute_force.h"
#include "tests/models/allocation/instances.h"
#include "tests/models/allocation/oracle_comparisons.h"

namespace frisaet {
namespace {

using instances::quick_plan;

using ::testing::HasSubstr;
using ::testing::IsEmpty;

void expect_as_brute_force(const instances::Small& size, unsigned seed) {
  SCOPED_TRACE("instance " + std::to_string(seed));
  const Problem problem = instances::small(size, seed);
  for (const Policy& policy : standard_policies()) oracle_comparisons::expect_plan(problem, policy);
}

const std::vector<instances::Small>& shapes() {
  static const std::vector<instances::Small> all = {
      {.municipalities = 6},
      {.municipalities = 6, .fixed = 2},
      {.municipalities = 6, .tolerance = 0, .groups = 3},
      {.municipalities = 6, .ties = true},
      {.municipalities = 7, .areas = 2, .tolerance = 2, .groups = 3},
      {.municipalities = 6, .fixed = 3, .lower = true},
      {.municipalities = 7, .groups = 1, .ties = true},
  };
  return all;
}

TEST(AllocateTest, FindsThePlanThatTryingAllPlansFinds) {
  for (const auto& shape : shapes()) {
    for (unsigned seed = 0; seed < 12; ++seed) expect_as_brute_force(shape, seed);
  }
}

TEST(AllocateTest, ExplanationsAgreeWithTryingAllPlans) {
  const Policy& policy = *find_policy("alle-placeres-foerst");
  int by_lot = 0, worse = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    const Problem problem = instances::small({.municipalities = 7, .fixed = seed % 2 == 0 ? 0 : 2}, seed);
    const Plan plan = *quick_plan(problem, policy, "frø");
    SCOPED_TRACE("instance " + std::to_string(seed));
    oracle_comparisons::expect_explanations(problem, policy, plan, [&](std::size_t, const Explanation& why) {
      ++(why.worsened_level ? worse : by_lot);
    });
  }
  EXPECT_GT(by_lot, 10);
  EXPECT_GT(worse, 10);
}

/// Two that want a first and b after it, one place on each: the shortest round in which a later phase takes
/// up who missed the one before.
Problem two_steps(Phase::Kind last) {
  Problem problem;
  problem.round = "to-trin";
  problem.areas = {{"a", "a"}, {"b", "b"}};
  for (const char* area : {"a", "b"}) {
    Phase phase;
    phase.code = phase.name = std::string("fase-") + area;
    phase.areas = {area};
    phase.capacities = {{area, std::nullopt, 1}};
    problem.phases.push_back(phase);
  }
  if (last == Phase::Kind::kDesignation) {
    problem.phases.back().kind = last;
    problem.phases.back().capacities.clear();
    problem.phases.back().count = 1;
    problem.phases.back().decided_by = "KL";
  }
  for (auto& phase : problem.phases) phase.tolerance = phase.kind == Phase::Kind::kPlacement ? 1 : 0;
  for (const char* code : {"100", "101"}) {
    Participant p;
    p.code = p.name = code;
    p.declared_rank = {1, 2};
    p.wishes = {{0}, {1}};
    problem.participants.push_back(p);
  }
  return problem;
}

TEST(AllocateTest, ALaterPhaseTakesUpWhoMissedAPlacement) {
  const Policy& policy = *find_policy("alle-placeres-foerst");
  for (const auto last : {Phase::Kind::kPlacement, Phase::Kind::kDesignation}) {
    const Problem problem = two_steps(last);
    const Plan plan = *quick_plan(problem, policy, "frø");
    for (const Violation& violation : verify(problem, policy, plan))
      ADD_FAILURE() << violation.code << ": " << violation.message;
    const auto late = std::find_if(plan.assignments.begin(), plan.assignments.end(),
                                   [](const Assignment& a) { return a.area == "b"; });
    ASSERT_NE(late, plan.assignments.end());
    EXPECT_EQ(late->chance.has_value(), last == Phase::Kind::kPlacement) << "a designation draws no lots";
    EXPECT_EQ(late->obstacle, std::nullopt);
    EXPECT_TRUE(explain(problem, policy, plan, late->municipality).ok());
  }
}

/// Four that want a or b equally, one that wants c, and one place on each of a and b: the two areas are short
/// together, neither alone.
TEST(AllocateTest, ACutIsFoundWhereWishesAreTied) {
  Problem problem;
  problem.round = "lille";
  Phase phase;
  phase.code = phase.name = "fase";
  phase.tolerance = 1;
  for (const char* area : {"a", "b", "c"}) {
    problem.areas.push_back({area, area});
    phase.areas.emplace_back(area);
    phase.capacities.push_back({area, std::nullopt, 1});
  }
  problem.phases = {phase};
  for (const char* code : {"100", "101", "102", "103", "104"}) {
    Participant p;
    p.code = p.name = code;
    const bool tied = p.code != "104";
    p.declared_rank = tied ? std::vector<int>{1, 1, 0} : std::vector<int>{0, 0, 1};
    p.wishes = tied ? std::vector<std::vector<int>>{{0, 1}} : std::vector<std::vector<int>>{{2}};
    problem.participants.push_back(p);
  }
  const Plan plan = *quick_plan(problem, *find_policy("alle-placeres-foerst"), "frø");
  EXPECT_THAT(plan.notes,
              ::testing::Contains("fase: 4 kommuner ønsker a eller b højst, og der er 2 pladser til "
                                  "dem. Derfor kan højst 3 få deres højeste ønske, når områderne "
                                  "har disse størrelser."));
}

TEST(AllocateTest, WhereNobodyCanBeDesignatedNobodyIsProposed) {
  const Policy& policy = *find_policy("alle-placeres-foerst");
  Problem problem = two_steps(Phase::Kind::kDesignation);
  for (Participant& p : problem.participants) p.wishes = {{0}}, p.declared_rank = {1, 0};
  const Plan plan = *quick_plan(problem, policy, "frø");
  EXPECT_THAT(plan.proposals, IsEmpty());
  EXPECT_THAT(plan.notes, ::testing::Contains(HasSubstr("fase-b: Ingen, der kan få b, ønsker det")));
  EXPECT_THAT(verify(problem, policy, plan), IsEmpty());
}

TEST(AllocateTest, EveryPlanOfSeveralPhasesVerifies) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const Problem problem = instances::several_phases(seed);
    if (!check_problem(problem)) continue;  // more fixed than a phase has room for
    for (const Policy& policy : standard_policies()) {
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

/// The first phase as if there were no other: the same decision, small enough for the oracle.
Problem first_phase_alone(Problem problem) {
  problem.phases.resize(1);
  const int areas = static_cast<int>(problem.phases.front().areas.size());  // they are the first of the round
  problem.areas.resize(problem.phases.front().areas.size());
  for (Participant& p : problem.participants) {
    p.declared_rank.resize(problem.areas.size());
    for (auto& wish : p.wishes) std::erase_if(wish, [&](int area) { return area >= areas; });
    std::erase_if(p.wishes, [](const auto& wish) { return wish.empty(); });
    if (p.fixed_area && *p.fixed_area >= areas) p.fixed_area.reset();
  }
  return problem;
}

/// Who pays for a forced wish loses it in that phase, whatever the later phases gave or would give; who was
/// only placed later is nobody's loss.
TEST(AllocateTest, WhoWouldPayIsToldAlsoWhereOtherPhasesFollow) {
  int losers = 0, placed_later = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Problem problem = instances::several_phases(seed);
    const Policy& policy = standard_policies()[seed % standard_policies().size()];
    const Phase& phase = problem.phases.front();
    if (!check_problem(problem) || phase.kind != Phase::Kind::kPlacement || problem.phases.size() < 2)
      continue;
    const Plan plan = *quick_plan(problem, policy, "frø");
    const Problem alone = first_phase_alone(problem);
    brute_force::PlanOf now;
    for (const Assignment& a : plan.assignments) {
      const bool here = a.area && std::count(phase.areas.begin(), phase.areas.end(), *a.area) > 0;
      now.push_back(here ? problem.area_index(*a.area) : -1);
    }
    ASSERT_EQ(brute_force::Oracle(alone, policy, "frø").solve().plan, now);
    for (std::size_t i = 0; i < now.size(); ++i) {
      const auto& obstacle = plan.assignments[i].obstacle;
      const auto& wishes = alone.participants[i].wishes;
      const auto& ranks = problem.participants[i].declared_rank;
      const bool only_here = std::all_of(ranks.begin() + static_cast<long>(phase.areas.size()), ranks.end(),
                                         [](int rank) { return rank == 0; });
      if (!obstacle || obstacle->kind == Obstacle::Kind::kImpossible || wishes.empty() ||
          (now[i] < 0 && !only_here))
        continue;
      const auto then = brute_force::Oracle(alone, policy, "frø").solve(i).plan;
      const auto why = *explain(problem, policy, plan, problem.participants[i].code);
      const auto class_of = [&](std::size_t p, int area) {
        const auto& all = alone.participants[p].wishes;
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto& wish) {
          return std::find(wish.begin(), wish.end(), area) != wish.end();
        });
        return at - all.begin();
      };
      SCOPED_TRACE("instance " + std::to_string(seed) + " " + policy.code + ": " + why.text);
      for (std::size_t p = 0; p < now.size(); ++p) {
        const std::string told = problem.participants[p].name + " (" +
                                 (then[p] < 0 ? "ingen plads i denne fase"
                                              : problem.areas[static_cast<std::size_t>(then[p])].name) +
                                 " i stedet for ";
        const bool loses = !problem.participants[p].fixed_area && class_of(p, then[p]) > class_of(p, now[p]);
        EXPECT_EQ(why.text.find(told) != std::string::npos, loses) << told;
        losers += loses ? 1 : 0;
        placed_later += now[p] < 0 && plan.assignments[p].area.has_value() ? 1 : 0;
      }
    }
  }
  EXPECT_GT(losers, 50);
  EXPECT_GT(placed_later, 50);
}

TEST(AllocateTest, FindsThePlanThatTryingAllPlansFindsSoak) {
  for (const auto& shape : shapes()) {
    for (unsigned seed = 100; seed < 400; ++seed) expect_as_brute_force(shape, seed);
  }
  for (unsigned seed = 0; seed < 20; ++seed)
    expect_as_brute_force({.municipalities = 9, .fixed = 1, .ties = true}, seed);
}

}  // namespace
}  // namespace frisaet
