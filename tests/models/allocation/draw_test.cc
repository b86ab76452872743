// The draw as people see it: chances that are true, and a set of plans that answers as if it were listed.
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

#include "models/allocation/allocate.h"
#include "models/allocation/draw_order.h"
#include "models/allocation/integer_program.h"
#include "models/allocation/phase_run.h"
#include "tests/models/allocation/instances.h"
#include "tests/models/allocation/oracle_comparisons.h"

namespace frisaet {
namespace {

std::vector<int> order_of(const Problem& problem, const std::string& seed) {
  return participant_order(problem, seed);
}

/// Printed chances against `draws` draws made from other seeds. Five standard deviations of the difference of
/// two independent estimates: for some 80 figures a true one is refused once in tens of thousands of runs,
/// and the seeds are fixed.
void expect_chances_as_simulated(const Problem& problem, const Policy& policy, int draws) {
  const Plan plan = *allocate(problem, policy, "x");
  Places places;
  const auto runs = run_phases(problem, policy, order_of(problem, "x"), places);
  for (const PhaseRun& run : *runs) {
    if (!run.solver) continue;
    const auto won = run.solver->simulate(
        draws, [&](int i) { return order_of(problem, "another seed " + std::to_string(i)); });
    for (std::size_t t = 0; t < won.size(); ++t) {
      const auto& members = run.solver->model().types[t].members;
      const Chance& chance = *plan.assignments[static_cast<std::size_t>(members.front())].chance;
      const double printed = static_cast<double>(chance.won) / static_cast<double>(chance.drawn);
      const double simulated = static_cast<double>(won[t]) / (draws * static_cast<double>(members.size()));
      const double p = (printed + simulated) / 2;
      const double deviation = std::sqrt(p * (1 - p) * (1.0 / kSimulatedDraws + 1.0 / draws));
      EXPECT_LE(std::abs(printed - simulated), 5 * deviation + 1e-9) << policy.code << ", type " << t;
    }
  }
}

TEST(DrawTest, PrintedChancesAgreeWithTwentyThousandDrawsSoak) {
  const Round& round = *find_round("velfaerdsaftaler-2022");
  for (const Policy& policy : standard_policies()) {
    const Problem problem =
        *build_problem(round, MunicipalityIndex::standard(),
                       instances::replies(round, MunicipalityIndex::standard(), 7, 1), policy);
    expect_chances_as_simulated(problem, policy, 20'000);
  }
}

/// Made-up replies of 12, with all levels solved but the lottery, and everybody in a queue for it.
struct BeforeTheDraw {
  explicit BeforeTheDraw(unsigned seed) : problem(instances::small({.municipalities = 12}, seed)) {
    Places places;
    runs = *run_phases(problem, standard_policies().front(), order_of(problem, "x"), places,
                       {true, nullptr, {}});
    for (const Type& type : runs.front().solver->model().types) {
      const int number = static_cast<int>(&type - runs.front().solver->model().types.data());
      for (std::size_t m = 0; m < type.members.size(); ++m)
        queue.push_back({number, static_cast<int>(type.wishes.size())});
    }
  }
  Problem problem;
  std::vector<PhaseRun> runs;
  std::vector<PlanSpace::Draw::Member> queue;
};

TEST(DrawTest, WhatWasNotAnsweredInTimeIsAskedAnewByTheNextDraw) {
  for (unsigned seed = 0; seed < 15; ++seed) {
    const BeforeTheDraw before(seed);
    const PhaseSolver& solver = *before.runs.front().solver;
    const auto& queue = before.queue;
    const auto answers = [&](PlanSpace& space) { return PlanSpace::Draw(space).choose_classes(queue); };
    const auto fresh = solver.space();
    const auto truth = answers(*fresh);
    const auto space = solver.space();
    {
      const SolveDeadline over(std::chrono::milliseconds(0));
      answers(*space);
    }
    EXPECT_EQ(answers(*space), truth) << seed;
  }
}

/// Draws that decide nothing wait for no answer twice; what a plan found since has shown to be possible is no
/// longer refused.
TEST(DrawTest, WhatWasNotAnsweredInTimeIsKeptWhereThatIsAskedFor) {
  using Unanswered = PlanSpace::Draw::Unanswered;
  int waited = 0;
  for (unsigned seed = 0; seed < 15; ++seed) {
    const BeforeTheDraw before(seed);
    const PhaseSolver& solver = *before.runs.front().solver;
    const auto& queue = before.queue;
    const auto truth_of = solver.space();
    const auto truth = PlanSpace::Draw(*truth_of).choose_classes(queue);
    const auto space = solver.space();
    std::vector<int> cut_short;
    {
      const SolveDeadline over(std::chrono::milliseconds(0));
      cut_short = PlanSpace::Draw(*space).choose_classes(queue);
    }
    const long asked = space->solves();
    EXPECT_EQ(PlanSpace::Draw(*space, Unanswered::kKept).choose_classes(queue), cut_short) << seed;
    EXPECT_EQ(space->solves(), asked) << seed;
    waited += cut_short != truth ? 1 : 0;
    EXPECT_EQ(PlanSpace::Draw(*space).choose_classes(queue), truth) << seed;
    EXPECT_EQ(PlanSpace::Draw(*space, Unanswered::kKept).choose_classes(queue), truth) << seed;
  }
  EXPECT_GT(waited, 3);
}

TEST(DrawTest, EverySimulatedDrawIsADrawOfTheOracle) {
  for (unsigned seed = 0; seed < 15; ++seed) {
    SCOPED_TRACE("instance " + std::to_string(seed));
    oracle_comparisons::expect_draws(instances::small({.municipalities = 6, .ties = seed % 2 == 0}, seed),
                                     standard_policies()[seed % standard_policies().size()], 20);
  }
}

TEST(DrawTest, InterchangeableMunicipalitiesHaveTheSameChance) {
  const Round& round = *find_round("velfaerdsaftaler-2022");
  const Policy& policy = *find_policy("alle-placeres-foerst");
  const Problem problem =
      *build_problem(round, MunicipalityIndex::standard(),
                     instances::replies(round, MunicipalityIndex::standard(), 7, 2), policy);
  const Plan plan = *instances::quick_plan(problem, policy, "x");
  Places places;
  const auto runs = run_phases(problem, policy, order_of(problem, "x"), places);
  for (const Type& type : runs->back().solver->model().types) {
    for (const int member : type.members) {
      const auto& mine = *plan.assignments[static_cast<std::size_t>(member)].chance;
      const auto& first = *plan.assignments[static_cast<std::size_t>(type.members.front())].chance;
      EXPECT_EQ(mine.won, first.won);
      EXPECT_EQ(mine.drawn, first.drawn);
    }
  }
}

}  // namespace
}  // namespace frisaet
