#include "models/allocation/designation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "models/allocation/phase_run.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

/// `n` candidates with random groups; `wanted` of them to be designated.
Problem designation(int n, int wanted, int groups, unsigned seed) {
  Problem problem = instances::small({.municipalities = n, .areas = 2, .groups = groups}, seed);
  problem.phases[0].areas = {"omraade-1"};
  Phase phase;
  phase.code = phase.name = "udpegning";
  phase.kind = Phase::Kind::kDesignation;
  phase.areas = {"omraade-0"};
  phase.count = wanted;
  phase.decided_by = "bestyrelsen";
  problem.phases.insert(problem.phases.begin(), phase);
  for (Participant& p : problem.participants) p.wishes = {{0}};
  return problem;
}

struct Truth {
  std::pair<int, int> best{1 << 20, 0};
  long sets = 0;
  std::set<std::vector<int>>
      best_sets;  ///< positions in the order of the draw, rising: std::set sorts them as the draw does
};

/// Every set by its bits.
Truth try_all(const Problem& problem, const std::vector<int>& order, int wanted) {
  Truth truth;
  const int n = static_cast<int>(order.size());
  for (unsigned bits = 0; bits < 1u << n; ++bits) {
    std::vector<int> chosen;
    for (int i = 0; i < n; ++i) {
      if ((bits >> i & 1u) != 0) chosen.push_back(i);
    }
    if (static_cast<int>(chosen.size()) != wanted) continue;
    ++truth.sets;
    std::pair<int, int> breach{0, 0};
    for (std::size_t d = 0; d < 2; ++d) {
      for (std::size_t g = 0; g < problem.dimensions[d].groups.size(); ++g) {
        const auto in_group = [&](int i) {
          return problem.participants[static_cast<std::size_t>(i)].groups[d] == static_cast<int>(g);
        };
        const auto all = static_cast<int>(std::count_if(order.begin(), order.end(), in_group)) * wanted;
        const auto here = static_cast<int>(std::count_if(chosen.begin(), chosen.end(), [&](int c) {
          return in_group(order[static_cast<std::size_t>(c)]);
        }));
        const int beyond = std::max({0, all / n - here, here - (all + n - 1) / n});
        breach.first = std::max(breach.first, beyond);
        breach.second += beyond;
      }
    }
    if (breach < truth.best) truth.best_sets.clear();
    truth.best = std::min(truth.best, breach);
    if (breach == truth.best) truth.best_sets.insert(chosen);
  }
  return truth;
}

TEST(DesignationTest, FindsTheBestSetsThatTryingAllFinds) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const int wanted = 1 + static_cast<int>(seed % 4);
    const Problem problem = designation(12, wanted, 2 + static_cast<int>(seed % 3), seed);
    const auto order = participant_order(problem, "lod");
    const auto proposal = propose_designation(problem, problem.phases[0], fixed_places(problem), order);
    ASSERT_TRUE(proposal.ok());
    const Truth truth = try_all(problem, order, wanted);
    EXPECT_EQ(proposal->sets, truth.sets);
    EXPECT_EQ(proposal->best_sets, static_cast<long>(truth.best_sets.size()));
    EXPECT_EQ(proposal->best.size(), std::min(kListedSets, truth.best_sets.size()));
    std::map<std::string, long> with;
    for (const auto& chosen : truth.best_sets) {
      for (const int position : chosen)
        ++with[problem.participants[static_cast<std::size_t>(order[static_cast<std::size_t>(position)])]
                   .code];
    }
    EXPECT_EQ(proposal->who.size(), 12u);
    for (const auto& [code, best_sets] : proposal->who) EXPECT_EQ(best_sets, with[code]) << code;
    auto expected = truth.best_sets.begin();
    for (const DesignationSet& set : proposal->best) {
      EXPECT_EQ(std::pair(set.worst_breach, set.total_breach), truth.best);
      std::vector<std::string> codes;
      for (const int position : *expected++) {
        codes.push_back(
            problem.participants[static_cast<std::size_t>(order[static_cast<std::size_t>(position)])].code);
      }
      std::sort(codes.begin(), codes.end());
      EXPECT_EQ(set.municipalities, codes);
    }
  }
}

TEST(DesignationTest, LooksAtAllSetsOfFourAmongFortyNine) {
  const Problem problem = designation(49, 4, 5, 1);
  const auto proposal =
      propose_designation(problem, problem.phases[0], fixed_places(problem), participant_order(problem, "x"));
  EXPECT_EQ(proposal->sets, 211'876);
}

TEST(DesignationTest, MembersThatAreThereAlreadyCountInTheSpread) {
  Problem problem = designation(8, 2, 2, 3);
  for (std::size_t i = 0; i < 8; ++i) problem.participants[i].groups = {static_cast<int>(i % 2), 0};
  problem.participants[0].wishes.clear();
  problem.participants[0].fixed_area = 0;  // of group 0: the one to come must be of group 1
  const auto proposal =
      propose_designation(problem, problem.phases[0], fixed_places(problem), participant_order(problem, "x"));
  EXPECT_EQ(proposal->best_sets, 4);
  for (const DesignationSet& set : proposal->best) {
    ASSERT_EQ(set.municipalities.size(), 1u);
    EXPECT_EQ(problem.participant(set.municipalities[0])->groups[0], 1);
  }
}

TEST(DesignationTest, TooManyKindsOfSetsAreRefusedWithAHint) {
  Problem problem = designation(200, 12, 40, 5);
  const auto proposal =
      propose_designation(problem, problem.phases[0], fixed_places(problem), participant_order(problem, "x"));
  ASSERT_FALSE(proposal.ok());
  EXPECT_EQ(proposal.error().code, ErrorCode::kLimit);
  EXPECT_EQ(proposal.error().hint, "Skriv de udpegede i rundens fil (designated).");
}

TEST(DesignationTest, MoreSetsThanCanBeCountedAreRefusedAlsoWhereTheyAreOfFewKinds) {
  Problem problem = designation(98, 40, 2, 5);  // some 10²⁷ sets of at most four kinds of members
  const auto proposal =
      propose_designation(problem, problem.phases[0], fixed_places(problem), participant_order(problem, "x"));
  ASSERT_FALSE(proposal.ok());
  EXPECT_EQ(proposal.error().code, ErrorCode::kLimit);
}

}  // namespace
}  // namespace frisaet
