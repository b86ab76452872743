// What must not change the answer, whatever the answer is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "models/allocation/allocate.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

using instances::quick_plan;

std::map<std::string, std::optional<std::string>> places(const Plan& plan) {
  std::map<std::string, std::optional<std::string>> all;
  for (const Assignment& a : plan.assignments) all[a.municipality] = a.area;
  return all;
}

std::vector<long> values(const Plan& plan) {
  std::vector<long> all;
  for (const LevelResult& level : plan.levels) all.push_back(level.value);
  return all;
}

class MetamorphicTest : public ::testing::TestWithParam<std::string> {
 protected:
  const Policy& policy = *find_policy(GetParam());
  const Round& round = *find_round("velfaerdsaftaler-2022");
};

TEST_P(MetamorphicTest, TheOrderOfRepliesDoesNotMatter) {
  auto replies = instances::replies(round, MunicipalityIndex::standard(), 21, 1);
  const Plan plan =
      *quick_plan(*build_problem(round, MunicipalityIndex::standard(), replies, policy), policy, "x");
  std::reverse(replies.begin(), replies.end());
  std::rotate(replies.begin(), replies.begin() + 17, replies.end());
  EXPECT_EQ(*quick_plan(*build_problem(round, MunicipalityIndex::standard(), replies, policy), policy, "x"),
            plan);
}

TEST_P(MetamorphicTest, NamesDoNotMatter) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Problem problem = instances::small({.municipalities = 8, .ties = true}, seed);
    Problem renamed = problem;
    for (Participant& p : renamed.participants) p.name = "Nyby " + p.name;
    for (Area& area : renamed.areas) area.name = "et andet navn";
    EXPECT_EQ(places(*quick_plan(renamed, policy, "x")), places(*quick_plan(problem, policy, "x")));
  }
}

TEST_P(MetamorphicTest, TheNumberingOfGroupsAndDimensionsDoesNotMatter) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Problem problem = instances::small({.municipalities = 9, .groups = 3, .fixed = 1}, seed);
    Problem other = problem;
    for (Participant& p : other.participants) {
      p.groups[0] = 2 - p.groups[0];
      std::swap(p.groups[0], p.groups[1]);
    }
    EXPECT_EQ(places(*quick_plan(other, policy, "x")), places(*quick_plan(problem, policy, "x")));
  }
}

TEST_P(MetamorphicTest, TheOrderOfAreasDoesNotMatterWhereNobodyIsIndifferent) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Problem problem = instances::small({.municipalities = 9, .fixed = 2}, seed);
    Problem other = problem;
    std::reverse(other.areas.begin(), other.areas.end());
    std::reverse(other.phases[0].areas.begin(), other.phases[0].areas.end());
    for (Participant& p : other.participants) {
      std::reverse(p.declared_rank.begin(), p.declared_rank.end());
      if (p.fixed_area) p.fixed_area = 2 - *p.fixed_area;
      for (auto& wish : p.wishes) {
        for (int& area : wish) area = 2 - area;
      }
    }
    EXPECT_EQ(places(*quick_plan(other, policy, "x")), places(*quick_plan(problem, policy, "x")));
  }
}

TEST_P(MetamorphicTest, AnAreaThatNobodyListsInAPhaseOfItsOwnChangesNothing) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Problem problem = instances::small({.municipalities = 8}, seed);
    Problem other = problem;
    other.areas.push_back({"tomt", "tomt"});
    Phase empty;
    empty.code = empty.name = "tom fase";
    empty.areas = {"tomt"};
    other.phases.insert(other.phases.begin(), empty);
    for (Participant& p : other.participants) p.declared_rank.push_back(0);
    const Plan plan = *quick_plan(other, policy, "x");
    EXPECT_EQ(places(plan), places(*quick_plan(problem, policy, "x")));
    EXPECT_EQ(plan.areas.back().count, 0);
  }
}

TEST_P(MetamorphicTest, DoublingEveryMunicipalityDoublesTheLevels) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    Problem problem = instances::small({.municipalities = 8, .tolerance = 20, .groups = 1}, seed);
    Problem twice = problem;
    twice.participants.clear();
    for (const Participant& p : problem.participants) {
      twice.participants.push_back(p);
      twice.participants.push_back(p);
      twice.participants.back().code += "b";
    }
    const auto once = values(*quick_plan(problem, policy, "x"));
    const auto doubled = values(*quick_plan(twice, policy, "x"));
    ASSERT_EQ(once.size(), doubled.size());
    for (std::size_t i = 0; i < once.size(); ++i) EXPECT_EQ(doubled[i], 2 * once[i]);
  }
}

TEST_P(MetamorphicTest, AReplyFromOneWhoWantsNoneIsAsNoReply) {
  auto replies = instances::replies(round, MunicipalityIndex::standard(), 22, 0);
  replies.erase(std::remove_if(replies.begin(), replies.end(), [](const Reply& r) { return r.none; }),
                replies.end());
  const Problem without = *build_problem(round, MunicipalityIndex::standard(), replies, policy);
  std::set<std::string> there;
  for (const Reply& r : replies) there.insert(r.municipality);
  for (const Municipality& m : MunicipalityIndex::standard().all()) {
    if (!there.contains(m.code)) replies.push_back({m.code, {}, true, std::nullopt, "", false, false, ""});
  }
  const Problem with = *build_problem(round, MunicipalityIndex::standard(), replies, policy);
  EXPECT_EQ(places(*quick_plan(with, policy, "x")), places(*quick_plan(without, policy, "x")));
}

INSTANTIATE_TEST_SUITE_P(Policies, MetamorphicTest,
                         ::testing::Values("alle-placeres-foerst", "neutral", "spredning-foer-oensker"),
                         [](const auto& policy) {
                           std::string name = policy.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace frisaet
