#include "models/allocation/plan_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/allocation/draw_order.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// One place on A, which both want; only Skive also takes B.
Problem one_place_for_two() {
  Problem problem;
  problem.round = "lille";
  problem.areas = {{"a", "A"}, {"b", "B"}};
  Phase phase;
  phase.code = phase.name = "fase";
  phase.tolerance = 1;
  phase.areas = {"a", "b"};
  phase.capacities = {{"a", std::nullopt, 1}};
  problem.phases = {phase};
  problem.dimensions = {{"d", "inddeling", {"g"}, ""}};
  const auto add = [&](const char* code, const char* name, std::vector<std::vector<int>> wishes) {
    Participant p;
    p.code = code;
    p.name = name;
    p.groups = {0};
    p.declared_rank = {0, 0};
    Reply reply;
    reply.municipality = code;
    for (std::size_t rank = 0; rank < wishes.size(); ++rank) {
      p.declared_rank[static_cast<std::size_t>(wishes[rank].front())] = static_cast<int>(rank) + 1;
      reply.wishes.push_back(
          {problem.areas[static_cast<std::size_t>(wishes[rank].front())].code, static_cast<int>(rank) + 1});
    }
    p.wishes = std::move(wishes);
    p.reply = reply;
    problem.participants.push_back(std::move(p));
  };
  add("630", "Vejle", {{0}});
  add("779", "Skive", {{0}, {1}});
  return problem;
}

const Policy& everyone_first() {
  return *find_policy("alle-placeres-foerst");
}

TEST(PlanReport, ASecondWishCostsTheFirstExactlyWhenTheLotWouldHaveGivenIt) {
  const Problem problem = one_place_for_two();
  bool seen_won = false, seen_lost = false;
  for (const char* seed : {"1", "2", "3", "4", "5", "6", "7", "8"}) {
    const auto plan = instances::quick_plan(problem, everyone_first(), seed);
    ASSERT_TRUE(plan.ok()) << plan.error().describe();
    ASSERT_EQ(plan->of("779")->area, "b");
    const auto effects = effects_of_listing_less(problem, everyone_first(), *plan);
    ASSERT_TRUE(effects.ok()) << effects.error().describe();
    ASSERT_THAT(*effects, SizeIs(1));
    const bool drawn_before_vejle = draw_order(seed, {"630", "779"}).front() == 1;
    EXPECT_EQ(effects->front().first_then, drawn_before_vejle) << seed;
    EXPECT_EQ(effects->front().others_moved, drawn_before_vejle ? 1 : 0) << seed;
    EXPECT_EQ(truncation_warning(*effects).empty(), !drawn_before_vejle);
    (drawn_before_vejle ? seen_won : seen_lost) = true;
  }
  EXPECT_TRUE(seen_won && seen_lost);
}

TEST(PlanReport, AReplyWithReservationIsTakenBackAndTheOthersMove) {
  Problem problem = one_place_for_two();
  problem.participants[0].reply->reservation = "forudsat at rammerne er kendt";
  const auto plan = instances::quick_plan(problem, everyone_first());
  ASSERT_TRUE(plan.ok());
  const auto effects = effects_of_withdrawal(problem, everyone_first(), *plan);
  ASSERT_TRUE(effects.ok());
  ASSERT_THAT(*effects, SizeIs(1));
  EXPECT_EQ(effects->front().area_now, "a");
  EXPECT_EQ(effects->front().area_then, std::nullopt);
  EXPECT_EQ(effects->front().others_moved, 1);  // Skive gets A
}

TEST(PlanReport, AnAreaIsToldInFiguresThatAddUp) {
  const Problem problem = one_place_for_two();
  const auto plan = instances::quick_plan(problem, everyone_first());
  ASSERT_TRUE(plan.ok());
  const auto stories = area_stories(problem, *plan);
  ASSERT_THAT(stories, SizeIs(2));
  EXPECT_THAT(stories[0].sentences[0], HasSubstr("1 kommune får A."));
  EXPECT_THAT(stories[0].sentences[1],
              AllOf(HasSubstr("2 kommuner ønsker det højst"), HasSubstr("1 af dem fik det"),
                    HasSubstr("Af de øvrige fik 1 et andet område.")));
  EXPECT_THAT(stories[1].sentences[2], HasSubstr("1 kommune fik det som en lavere prioritet."));
}

TEST(PlanReport, WhoeverDesignatesSeesTheCriteriaOfAllWhoCouldBe) {
  const Round& round = *find_round("velfaerdsaftaler-2022");
  std::vector<Reply> replies;
  for (const char* code : {"101", "147", "151", "153", "250"}) {
    Reply reply;
    reply.municipality = code;
    reply.wishes = {{"beskaeftigelse", 1}};
    reply.status = std::string(code) == "250" ? "administrative" : "council";
    replies.push_back(reply);
  }
  const Problem problem = *build_problem(round, MunicipalityIndex::standard(), replies, everyone_first());
  const Plan plan = *instances::quick_plan(problem, everyone_first());
  const auto tables = criteria_tables(problem, plan);
  ASSERT_THAT(tables, SizeIs(1));
  ASSERT_THAT(tables[0].rows, SizeIs(5));
  long memberships = 0;
  for (const CriteriaRow& row : tables[0].rows) {
    EXPECT_EQ(row.proposed, &row - tables[0].rows.data() < 4) << row.name;
    EXPECT_EQ(row.rank, 1);
    EXPECT_EQ(row.decided_by, row.name == "Frederikssund" ? "administrationen" : "byrådet");
    ASSERT_THAT(row.groups, SizeIs(4));
    EXPECT_EQ(row.groups[0], "Hovedstaden");
    memberships += row.best_sets;
  }
  EXPECT_EQ(memberships, 4 * tables[0].best_sets);

  Round named = round;
  named.phases[0].designated = {"101", "147", "151", "153"};
  const Problem decided = *build_problem(named, MunicipalityIndex::standard(), replies, everyone_first());
  EXPECT_THAT(criteria_tables(decided, *instances::quick_plan(decided, everyone_first())), IsEmpty());
}

TEST(PlanReport, FiguresCountWhatThePlanSays) {
  const Problem problem = one_place_for_two();
  const auto plan = instances::quick_plan(problem, everyone_first());
  ASSERT_TRUE(plan.ok());
  const PlanFigures figures = figures_of(*plan);
  EXPECT_EQ(figures.placed, 2);
  EXPECT_EQ(figures.first_wishes, 1);
  ASSERT_TRUE(figures.lowest_chance);
  EXPECT_EQ(figures.lowest_chance->won, 0);  // Skive's second wish leaves it no chance of the first
}

}  // namespace
}  // namespace frisaet
