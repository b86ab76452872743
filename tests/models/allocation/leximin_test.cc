// The list of plans with even chances: its chances against all plans written out, and what verify finds in
// it.
#include "models/allocation/leximin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>

#include "models/allocation/integer_program.h"
#include "models/allocation/mixture.h"
#include "models/allocation/phase_run.h"
#include "models/allocation/verify.h"
#include "tests/models/allocation/brute_force.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Policy& everyone_first() {
  return *find_policy("alle-placeres-foerst");
}

/// Without the sum of breaches, which often leaves one plan, many plans are equally good.
Policy spread_alone() {
  Policy policy = everyone_first();
  policy.code = "uden-brud-i-alt";
  std::erase(policy.levels, Level::kBreach);
  return policy;
}

Plan plan_by_list(const Problem& problem, const Policy& policy, const std::string& seed) {
  const auto list = leximin_distribution(problem, policy, seed);
  EXPECT_TRUE(list.ok()) << list.error().describe();
  auto plan = allocate(problem, policy, seed, nullptr, 1, &*list);
  EXPECT_TRUE(plan.ok()) << plan.error().describe();
  return *std::move(plan);
}

double chance_of(const Assignment& a) {
  return static_cast<double>(a.chance->won) / static_cast<double>(a.chance->drawn);
}

/// `n` that all want the first of two areas most and take the second; the first has `room`.
Problem crowd(int n, int room) {
  Problem problem;
  problem.round = "lille";
  problem.areas = {{"a", "a"}, {"b", "b"}};
  Phase phase;
  phase.code = phase.name = "fase";
  phase.areas = {"a", "b"};
  phase.tolerance = n;
  phase.capacities = {{"a", std::nullopt, room}};
  problem.phases = {phase};
  for (int i = 0; i < n; ++i) {
    Participant p;
    p.code = p.name = std::to_string(100 + i);
    p.declared_rank = {1, 2};
    p.wishes = {{0}, {1}};
    problem.participants.push_back(p);
  }
  return problem;
}

TEST(MixtureTest, TwoPlansThatEachServeOneAreMixedEvenly) {
  const auto mixture = best_mixture({{1, 0}, {0, 1}}, {std::nullopt, std::nullopt});
  ASSERT_TRUE(mixture);
  EXPECT_NEAR(mixture->lowest, 0.5, 1e-9);
  EXPECT_NEAR(mixture->weights[0], 0.5, 1e-9);
  EXPECT_NEAR(mixture->prices[0] + mixture->prices[1], 1, 1e-9);
}

TEST(MixtureTest, AFloorThatNoMixtureKeepsGivesNothing) {
  EXPECT_FALSE(best_mixture({{1, 0}, {0, 1}}, {0.8, 0.8}));
  EXPECT_NEAR(best_mixture({{1, 0}, {0, 1}}, {0.8, std::nullopt})->lowest, 0.2, 1e-9);
}

TEST(LeximinTest, EqualsShareAPlaceEqually) {
  for (int n = 2; n <= 5; ++n) {
    const Plan plan = plan_by_list(crowd(n, 1), everyone_first(), "x");
    for (const Assignment& a : plan.assignments) EXPECT_NEAR(chance_of(a), 1.0 / n, 1e-6);
  }
}

/// The chances that a mixture of all best plans can give, lowest first, found one municipality at a time: it
/// is settled when it cannot have more without another falling below the lowest.
std::vector<double> even_chances(const Problem& problem, const Policy& policy) {
  std::set<std::vector<double>> firsts;
  std::vector<std::size_t> pool;
  for (std::size_t i = 0; i < problem.participants.size(); ++i) {
    if (!problem.participants[i].wishes.empty()) pool.push_back(i);
  }
  for (const auto& plan : brute_force::Oracle(problem, policy, "").best_plans()) {
    std::vector<double> got;
    for (const std::size_t i : pool) {
      const auto& most = problem.participants[i].wishes.front();
      got.push_back(std::find(most.begin(), most.end(), plan[i]) != most.end() ? 1 : 0);
    }
    firsts.insert(got);
  }
  const std::vector<std::vector<double>> plans(firsts.begin(), firsts.end());
  constexpr double kEps = 1e-6;
  std::vector<std::optional<double>> floors(pool.size());
  std::vector<double> settled;
  while (settled.size() < pool.size()) {
    const double lowest = best_mixture(plans, floors)->lowest;
    for (std::size_t k = 0; k < pool.size(); ++k) {
      if (floors[k]) continue;
      auto others = floors;
      for (std::size_t o = 0; o < pool.size(); ++o) {
        if (o != k && !floors[o]) others[o] = std::max(0.0, lowest - kEps);
      }
      if (best_mixture(plans, others)->lowest > lowest + 20 * kEps) continue;
      floors[k] = std::max(0.0, lowest - kEps);
      settled.push_back(lowest);
    }
  }
  std::sort(settled.begin(), settled.end());
  return settled;
}

void expect_even(const instances::Small& shape, unsigned seed, const Policy& policy) {
  const Problem problem = instances::small(shape, seed);
  SCOPED_TRACE(std::to_string(seed) + "\n" + canonical_text(problem, policy));
  const Plan plan = plan_by_list(problem, policy, "x");
  std::vector<double> chances;
  for (const Assignment& a : plan.assignments) {
    if (a.chance) chances.push_back(chance_of(a));
  }
  std::sort(chances.begin(), chances.end());
  const auto truth = even_chances(problem, policy);
  ASSERT_EQ(chances.size(), truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) EXPECT_NEAR(chances[i], truth[i], 1e-3);
  for (const Violation& violation : verify(problem, policy, plan))
    ADD_FAILURE() << violation.code << ": " << violation.message;
}

TEST(LeximinTest, ChancesAreThoseThatAllPlansWrittenOutAllow) {
  const Policy policy = spread_alone();
  for (unsigned seed = 0; seed < 40; ++seed)
    expect_even({.municipalities = 7, .fixed = static_cast<int>(seed % 3), .ties = seed % 4 == 0}, seed,
                policy);
}

TEST(LeximinTest, ChancesAreThoseThatAllPlansWrittenOutAllowSoak) {
  for (unsigned seed = 100; seed < 500; ++seed) {
    expect_even({.municipalities = 7, .groups = 1 + static_cast<int>(seed % 3), .ties = seed % 4 == 0}, seed,
                seed % 2 == 0 ? spread_alone() : everyone_first());
  }
}

TEST(LeximinTest, TheLowestChanceIsNeverBelowThatOfChoosingInTurn) {
  const Policy policy = spread_alone();
  for (unsigned seed = 0; seed < 10; ++seed) {
    const Problem problem = instances::small({.municipalities = 8, .groups = 1}, seed);
    const auto lowest = [](const Plan& plan) {
      double least = 1;
      for (const Assignment& a : plan.assignments) {
        if (a.chance) least = std::min(least, chance_of(a));
      }
      return least;
    };
    // Three standard deviations of 500 draws.
    EXPECT_GE(lowest(plan_by_list(problem, policy, "x")), lowest(*allocate(problem, policy, "x")) - 0.07);
  }
}

// ---- drawing from it, and checking

TEST(LeximinTest, TheTicketIsWhatSha256sumGives) {
  // echo $(( 16#$(printf '%s/plan' 4711 | sha256sum | cut -c1-15) % 1000000 ))
  PlanDistribution list{"fase", 1'000'000, {}, {}};
  const long ticket = 574188;
  list.plans = {{ticket, {}}, {1, {}}, {1'000'000 - ticket - 1, {}}};
  EXPECT_EQ(drawn_plan(list, "4711"), 1u);
}

class ListOf98 : public ::testing::Test {
 protected:
  const Round& round = *find_round("velfaerdsaftaler-2022");
  const Policy policy = spread_alone();
  const MunicipalityIndex& index = MunicipalityIndex::standard();
  const Problem problem = *build_problem(round, index, instances::replies(round, index, 11, 1), policy);

  std::set<std::string> codes(const Plan& plan) {
    std::set<std::string> all;
    for (const Violation& violation : verify(problem, policy, plan)) all.insert(violation.code);
    return all;
  }
  /// As a forger would: hash and method fitted to what was changed.
  static void sign(Plan& plan) { plan.draw->method = leximin_method(*plan.draw->distribution); }
};

TEST_F(ListOf98, AnyTicketGivesAPlanThatVerifies) {
  Round named = round;
  named.phases[0].designated = {"101", "147", "151", "153"};
  const Problem decided = *build_problem(named, index, instances::replies(round, index, 11, 1), policy);
  const auto list = *leximin_distribution(decided, policy, std::nullopt);
  EXPECT_GT(list.plans.size(), 5u);
  std::set<std::size_t> drawn;
  for (int seed = 0; seed < 12; ++seed) {
    const Plan plan = *allocate(decided, policy, std::to_string(seed), nullptr, 1, &list);
    drawn.insert(drawn_plan(list, std::to_string(seed)));
    EXPECT_THAT(verify(decided, policy, plan), IsEmpty());
  }
  EXPECT_GT(drawn.size(), 2u);
}

/// Sets 16 and 29 once had none: the proof that no plan helps further failed by the last bit of a sum.
TEST_F(ListOf98, EveryMadeUpSetHasAList) {
  for (const unsigned set : {3U, 16U, 29U}) {
    const Problem made_up = instances::scaled(round, index, policy, 1, set, 1);
    const auto list = leximin_distribution(made_up, policy, std::nullopt);
    EXPECT_TRUE(list.ok()) << list.error().describe();
  }
}

TEST_F(ListOf98, TheSameRepliesGiveTheSameList) {
  EXPECT_EQ(*leximin_distribution(problem, policy, "x"), *leximin_distribution(problem, policy, "x"));
}

/// A second passes by each look at the clock, so that the time can run out before any one question.
class ClockOfLooks {
 public:
  ClockOfLooks() { SolveDeadline::go_by(look); }
  ~ClockOfLooks() { SolveDeadline::go_by(nullptr); }
  ClockOfLooks(const ClockOfLooks&) = delete;
  ClockOfLooks& operator=(const ClockOfLooks&) = delete;

 private:
  static std::chrono::steady_clock::time_point look() {
    static std::chrono::steady_clock::time_point now;
    return now += std::chrono::seconds(1);
  }
};

/// Also while the plans found are filled in.
TEST(LeximinTest, WhereverTheTimeRunsOutThereIsTheWholeListOrNone) {
  const Policy policy = spread_alone();
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const Problem problem = instances::small({.municipalities = 20, .ties = true}, seed);
    const auto whole = *leximin_distribution(problem, policy, "x");
    const ClockOfLooks clock;
    int looks = 0;
    for (bool made = false; !made; ++looks) {
      ASSERT_LT(looks, 2'000) << seed;
      const SolveDeadline limit{std::chrono::seconds(looks)};
      const auto list = leximin_distribution(problem, policy, "x");
      made = list.ok();
      if (made) {
        EXPECT_TRUE(*list == whole) << seed << ": after " << looks;
      } else {
        EXPECT_EQ(list.error().code, ErrorCode::kTimeout) << seed << ": after " << looks;
      }
    }
    EXPECT_GT(looks, 10) << seed;
  }
}

TEST_F(ListOf98, APlantedFaultInTheListIsFoundByItsName) {
  const Plan good = plan_by_list(problem, policy, "x");
  ASSERT_THAT(codes(good), IsEmpty());
  const std::size_t drawn = drawn_plan(*good.draw->distribution, "x");
  const auto spoilt = [&](auto&& spoil, bool signed_again = true) {
    Plan plan = good;
    spoil(*plan.draw->distribution);
    if (signed_again) sign(plan);
    return codes(plan);
  };
  EXPECT_THAT(spoilt([](PlanDistribution& d) { ++d.plans[0].weight; }, false), Contains("wrong_list"));
  EXPECT_THAT(spoilt([](PlanDistribution& d) { ++d.plans[0].weight; }), Contains("wrong_list"));
  EXPECT_THAT(spoilt([](PlanDistribution& d) {
                d.plans[0].weight = 0;
                d.out_of = 0;
                for (const auto& plan : d.plans) d.out_of += plan.weight;
              }),
              Contains("wrong_list"));
  EXPECT_THAT(spoilt([](PlanDistribution& d) { d.alike[0][0] = "999"; }), Contains("wrong_list"));
  EXPECT_THAT(spoilt([](PlanDistribution& d) { d.phase = "runde-1"; }), Contains("wrong_list"));
  EXPECT_THAT(spoilt([](PlanDistribution& d) { d.plans[0].areas.pop_back(); }), Contains("wrong_list"));
  EXPECT_THAT(spoilt([](PlanDistribution& d) { d.plans[0].areas[0][0] = "bibliotek"; }),
              Contains("wrong_list"));
  EXPECT_THAT(spoilt([](PlanDistribution& d) { d.plans[0].areas[0][0] = std::nullopt; }),
              Contains("listed_not_best"));
  EXPECT_THAT(
      spoilt([&](PlanDistribution& d) { std::swap(d.plans[drawn].areas, d.plans[drawn > 0 ? 0 : 1].areas); }),
      Contains("not_the_drawn_plan"));
  Plan without = good;
  without.draw->distribution.reset();
  EXPECT_THAT(codes(without), Contains("wrong_list"));
  Plan luckier = good;
  for (Assignment& a : luckier.assignments) {
    if (!a.chance) continue;
    a.chance->won = a.chance->won > 0 ? a.chance->won - 1 : 1;
    break;
  }
  EXPECT_THAT(codes(luckier), Contains("wrong_chance"));
}

TEST_F(ListOf98, AListOfOtherRepliesIsRefused) {
  const auto list = *leximin_distribution(problem, policy, "x");
  const Problem other = *build_problem(round, index, instances::replies(round, index, 12, 1), policy);
  const auto plan = allocate(other, policy, "x", nullptr, 1, &list);
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(plan.error().code, ErrorCode::kInvalid);
  EXPECT_THAT(plan.error().message, HasSubstr("andre svar eller regler"));
}

TEST_F(ListOf98, APublishedListNeedsTheDesignationToBeDecided) {
  EXPECT_THAT(leximin_distribution(problem, policy, std::nullopt).error().message,
              HasSubstr("før udpegningen er truffet"));
  Round named = round;
  named.phases[0].designated = {"101", "147", "151", "153"};
  const Problem decided = *build_problem(named, index, instances::replies(round, index, 11, 1), policy);
  const auto list = leximin_distribution(decided, policy, std::nullopt);
  ASSERT_TRUE(list.ok()) << list.error().describe();
  const DrawCommitment published = commit(decided, policy, "1.0", "Lotto", &*list);
  const auto plan = allocate(decided, policy, "4711", &published, 1, &*list);
  ASSERT_TRUE(plan.ok());
  EXPECT_TRUE(plan->draw->binding);
  EXPECT_THAT(verify(decided, policy, *plan), IsEmpty());
  EXPECT_EQ(allocate(decided, policy, "4711", &published, 1).error().code, ErrorCode::kInvalid);
}

TEST(LeximinTest, WhereNobodyTakesPartThereIsNoList) {
  EXPECT_THAT(leximin_distribution(crowd(0, 1), everyone_first(), "x").error().message,
              HasSubstr("intet at trække lod om"));
  Problem silent = crowd(3, 1);
  for (Participant& p : silent.participants) p.wishes.clear();
  EXPECT_THAT(leximin_distribution(silent, everyone_first(), std::nullopt).error().message,
              HasSubstr("intet at trække lod om"));
}

TEST_F(ListOf98, PoliciesAndRoundsThatHaveNoOneListAreRefused) {
  EXPECT_THAT(leximin_distribution(problem, *find_policy("neutral"), "x").error().message,
              HasSubstr("trækker lod, før de sidste mål er nået"));
  Problem two = crowd(3, 1);
  two.areas.push_back({"c", "c"});
  for (Participant& p : two.participants) p.declared_rank.push_back(0);
  Phase phase;
  phase.code = phase.name = "anden fase";
  phase.areas = {"c"};
  two.phases.push_back(phase);
  EXPECT_THAT(leximin_distribution(two, everyone_first(), "x").error().message, HasSubstr("2 faser"));
}

}  // namespace
}  // namespace frisaet
