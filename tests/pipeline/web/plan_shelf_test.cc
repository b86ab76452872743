// Plans on the shelf of the pages: what takes too long is given up, and not kept as an answer.
#include "pipeline/web/plan_shelf.h"

#include <gtest/gtest.h>

#include "models/municipality/municipality.h"
#include "models/rounds/round.h"

namespace frisaet::web {
namespace {

Reply reply_of(const std::string& municipality, const std::string& area) {
  Reply reply;
  reply.municipality = municipality;
  reply.wishes = {{area, 1}};
  return reply;
}

TEST(PlanShelfTest, WhatTakesLongerThanTheLimitIsGivenUp) {
  const Round& round = *find_round("velfaerdsaftaler-2022");
  const Policy& policy = *find_policy(round.policy);
  const std::vector<Reply> replies{reply_of("630", "folkeskole"), reply_of("461", "folkeskole")};
  PlanShelf patient;
  const auto made = patient.plan(round, replies, policy);
  ASSERT_TRUE(made.ok()) << made.error().describe();
  const ShelvedPlan& shelved = **made;
  ASSERT_TRUE(patient.without_chances(shelved.problem, policy).ok());
  ASSERT_TRUE(patient.frontier(shelved).ok());
  ASSERT_TRUE(patient.explanation(shelved, "630").ok());
  PlanShelf hurried(std::chrono::milliseconds(0));
  EXPECT_EQ(hurried.plan(round, replies, policy).error().code, ErrorCode::kTimeout);
  EXPECT_EQ(hurried.without_chances(shelved.problem, policy).error().code, ErrorCode::kTimeout);
  EXPECT_EQ(hurried.frontier(shelved).error().code, ErrorCode::kTimeout);
  EXPECT_EQ(hurried.explanation(shelved, "630").error().code, ErrorCode::kTimeout);
}

}  // namespace
}  // namespace frisaet::web
