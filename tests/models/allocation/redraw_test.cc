// Plans that bear counting and are still not the one to be drawn: what only the solver can see.
#include "models/allocation/redraw.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/allocation/recount.h"
#include "models/allocation/sentences.h"
#include "tests/models/allocation/brute_force.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr int kDraws = 5;

/// `drawn` with other places, and with every figure and sentence that counting can check put right.
Plan with_places(const Problem& problem, Plan drawn, const brute_force::PlanOf& areas) {
  Recount count(problem);
  count.area = areas;
  PlacesByIndex places;
  for (const int area : areas) places.push_back(area < 0 ? std::nullopt : std::optional(area));
  const Sentences sentences(problem, places, drawn.proposals);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const Participant& p = problem.participants[i];
    Assignment& a = drawn.assignments[i];
    a.area.reset();
    a.wish.reset();
    a.obstacle.reset();
    if (places[i]) {
      const auto area = static_cast<std::size_t>(*places[i]);
      a.area = problem.areas[area].code;
      if (!p.fixed_area) a.wish = p.declared_rank[area];
    }
    const bool first = places[i] && Recount::class_of(p, areas[i]) == 0;
    if (!p.wishes.empty() && !first) a.obstacle = Obstacle{};
    a.reason = sentences.of(static_cast<int>(i), a.obstacle, a.chance);
  }
  for (AreaCount& area : drawn.areas) area.count = count.count_on(problem.area_index(area.area));
  for (LevelResult& level : drawn.levels) {
    if (const auto known = parse_level(level.name))
      level.value = count.value_of(problem.phases.front(), *known);
  }
  for (SpreadCell& cell : drawn.spread) {
    for (std::size_t d = 0; d < problem.dimensions.size(); ++d) {
      const auto& groups = problem.dimensions[d].groups;
      if (problem.dimensions[d].code != cell.dimension) continue;
      const auto group = std::find(groups.begin(), groups.end(), cell.group) - groups.begin();
      const auto counted = count.cell(problem.area_index(cell.area), d, static_cast<int>(group));
      cell.count = counted.count;
      cell.low = counted.low;
      cell.high = counted.high;
    }
  }
  return drawn;
}

/// For plans that are best by `weaker`, which asks for less than `policy`: how many bear counting though
/// another plan is drawn. Each must be found by drawing again, and `told` be said of it.
int found_only_by_drawing(const instances::Small& size, const Policy& policy, const Policy& weaker,
                          bool other_level, const std::string& told, unsigned seeds) {
  int found = 0;
  for (unsigned seed = 0; seed < seeds; ++seed) {
    Problem problem = instances::small(size, seed);
    if (std::count(policy.levels.begin(), policy.levels.end(), Level::kChanges) > 0)
      problem.previous = instances::previous(problem, seed);
    const Plan drawn = *allocate(problem, policy, "frø", nullptr, kDraws);
    EXPECT_THAT(*redrawn_otherwise(problem, policy, drawn, kDraws), IsEmpty());
    int looked_at = 0;
    for (const auto& areas : brute_force::Oracle(problem, weaker, "frø").best_plans()) {
      const Plan other = with_places(problem, drawn, areas);
      if ((other.levels != drawn.levels) != other_level) continue;
      if (++looked_at > 60) break;
      if (!verify(problem, policy, other).empty()) continue;
      const auto differences = redrawn_otherwise(problem, policy, other, kDraws);
      EXPECT_TRUE(differences.ok());
      bool same = true;
      for (std::size_t i = 0; i < areas.size(); ++i)
        same = same && other.assignments[i].area == drawn.assignments[i].area;
      if (same) continue;
      ++found;
      EXPECT_THAT(*differences, Contains(Field(&Violation::code, "not_redrawn"))) << seed;
      EXPECT_THAT(*differences, Contains(Field(&Violation::message, HasSubstr(told)))) << seed;
    }
  }
  return found;
}

TEST(RedrawTest, AnotherPlanThatIsAsGoodByEveryLevelIsNotTheOneDrawn) {
  const Policy& policy = *find_policy("alle-placeres-foerst");
  EXPECT_GT(found_only_by_drawing({.municipalities = 7, .groups = 1}, policy, policy, false,
                                  ", når der trækkes om med samme tal; planen siger ", 40),
            0);
}

TEST(RedrawTest, AWorseValueOfALowerLevelThatNoExchangeBettersIsFound) {
  const Policy& policy = *find_policy("alle-placeres-foerst");
  Policy weaker = policy;
  for (const Level level : {Level::kSpread, Level::kBreach}) std::erase(weaker.levels, level);
  EXPECT_GT(found_only_by_drawing({.municipalities = 8, .groups = 3}, policy, weaker, true,
                                  "Niveauerne bliver andre, når der regnes om.", 40),
            0);
}

TEST(RedrawTest, MoreChangesThanNeededThatNoExchangeBettersAreFound) {
  const Policy& policy = *find_policy("alle-placeres-foerst");
  EXPECT_GT(found_only_by_drawing({.municipalities = 7, .groups = 1}, with_changes(policy), policy, true,
                                  "Niveauerne bliver andre, når der regnes om.", 60),
            0);
}

}  // namespace
}  // namespace frisaet
