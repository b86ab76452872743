#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "models/allocation/allocate.h"
#include "models/allocation/phase_run.h"
#include "models/allocation/verify.h"
#include "tests/models/allocation/brute_force.h"
#include "tests/models/allocation/instances.h"

/// What every plan of a problem with one phase must have in common with the oracle's.
namespace frisaet::oracle_comparisons {

/// By participant; −1 = none.
inline std::vector<int> areas_of(const Problem& problem, const Plan& plan) {
  std::vector<int> areas;
  for (const Assignment& a : plan.assignments) areas.push_back(a.area ? problem.area_index(*a.area) : -1);
  return areas;
}

/// The same values of all levels, the same places, proven, and it bears recounting.
inline void expect_plan(const Problem& problem, const Policy& policy) {
  SCOPED_TRACE(canonical_text(problem, policy));
  const auto plan = instances::quick_plan(problem, policy, "frø");
  ASSERT_TRUE(plan.ok()) << plan.error().describe();
  const auto truth = brute_force::Oracle(problem, policy, "frø").solve();
  std::vector<long> values;
  for (const LevelResult& level : plan->levels) values.push_back(level.value);
  EXPECT_EQ(values, truth.values);
  EXPECT_EQ(areas_of(problem, *plan), truth.plan);
  EXPECT_TRUE(plan->proven);
  for (const Violation& violation : verify(problem, policy, *plan))
    ADD_FAILURE() << violation.code << ": " << violation.message;
}

/// Simulated draws count as often as the oracle, which knows nothing of remembered plans or refusals.
inline void expect_draws(const Problem& problem, const Policy& policy, int draws) {
  Places places;
  const auto runs = run_phases(problem, policy, participant_order(problem, "x"), places);
  const auto& solver = *runs->front().solver;
  const auto won =
      solver.simulate(draws, [&](int i) { return participant_order(problem, std::to_string(i)); });
  std::vector<long> truth(won.size(), 0);
  for (int i = 0; i < draws; ++i) {
    const auto drawn = brute_force::Oracle(problem, policy, std::to_string(i)).solve();
    for (std::size_t p = 0; p < problem.participants.size(); ++p) {
      const auto& wishes = problem.participants[p].wishes;
      if (wishes.empty()) continue;
      if (std::count(wishes.front().begin(), wishes.front().end(), drawn.plan[p]) > 0)
        ++truth[static_cast<std::size_t>(solver.type_of()[p])];
    }
  }
  EXPECT_EQ(won, truth) << policy.code;
}

/// Everybody without its first wish (nobody may be content with several) is told the level that forcing it
/// would worsen first, or that it lost by lot. `see` gets each participant's index and explanation.
inline void expect_explanations(const Problem& problem, const Policy& policy, const Plan& plan,
                                const std::function<void(std::size_t, const Explanation&)>& see) {
  const auto truth = brute_force::Oracle(problem, policy, "frø").solve();
  const auto got = areas_of(problem, plan);
  for (std::size_t i = 0; i < problem.participants.size(); ++i) {
    const Participant& p = problem.participants[i];
    if (p.wishes.empty() || got[i] == p.wishes[0][0]) continue;
    const Explanation why = *explain(problem, policy, plan, p.code);
    const auto forced = brute_force::Oracle(problem, policy, "frø").solve(i);
    std::optional<std::string> worsened;
    long now = 0, then = 0;
    for (std::size_t level = 0; level + 1 < truth.values.size() && !worsened; ++level) {
      if (forced.values[level] == truth.values[level]) continue;
      worsened = plan.levels[level].name;
      now = truth.values[level];
      then = forced.values[level];
    }
    SCOPED_TRACE(p.name + "\n" + canonical_text(problem, policy));
    EXPECT_EQ(why.worsened_level, worsened);
    EXPECT_EQ(why.value_now, now);
    EXPECT_EQ(why.value_forced, then);
    EXPECT_EQ(why.by_lot, !worsened.has_value());
    see(i, why);
  }
}

}  // namespace frisaet::oracle_comparisons
