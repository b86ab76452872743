// Plans through their JSON: what a plan says of lateness by phase and of proposals comes back as it was.
#include "pipeline/json/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace frisaet {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

Plan late_plan() {
  Plan plan;
  plan.round = "r";
  plan.policy = "p";
  plan.inputs_sha256 = std::string(64, 'a');
  Assignment vejle{"630", "Vejle", "aeldre", 1, false, "Fik ældre.", std::nullopt, {}, {}};
  vejle.reply = Reply{"630", {{"aeldre", 1}}, false, std::nullopt, "council", false, true, ""};
  vejle.reply->late_phases = {"runde-2"};
  plan.assignments = {vejle};
  plan.previous = PreviousPlan{std::string(64, 'b'), {{"630", std::nullopt}}, {{"630", "aeldre"}}};
  return plan;
}

TEST(PlanJson, LatePhasesAndProposedPlacesComeBack) {
  const Plan plan = late_plan();
  const auto read = plan_from_json(plan_json(plan));
  ASSERT_TRUE(read.ok()) << read.error().describe();
  EXPECT_EQ(*read, plan);
}

TEST(PlanJson, AReplyAndAPlanBeforeWithoutThemAreWrittenAsTheyAlwaysWere) {
  Plan plan = late_plan();
  plan.assignments[0].reply->late_phases.clear();
  plan.previous->proposed.clear();
  const std::string text = plan_json(plan);
  EXPECT_THAT(text, Not(HasSubstr("late_phases")));
  EXPECT_THAT(text, Not(HasSubstr("\"proposed\"")));
  EXPECT_EQ(*plan_from_json(text), plan);
}

TEST(PlanJson, OfAnotherTypeOrTwiceTheyAreRefused) {
  const auto refused = [](auto change) {
    json object = json::parse(plan_json(late_plan()));
    change(object);
    const auto read = plan_from_json(object.dump());
    EXPECT_FALSE(read.ok());
    return read.ok() ? std::string() : read.error().describe();
  };
  refused([](json& o) { o["assignments"][0]["reply"]["late_phases"] = "runde-2"; });
  refused([](json& o) { o["previous"]["proposed"] = "630"; });
  EXPECT_THAT(refused([](json& o) {
                auto& proposed = o["previous"]["proposed"];
                proposed.push_back(proposed[0]);
              }),
              HasSubstr("630"));
}

}  // namespace
}  // namespace frisaet
