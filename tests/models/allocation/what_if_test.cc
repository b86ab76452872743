// One thing otherwise: what is changed in round and replies, what is refused, and who has moved.
#include "models/allocation/what_if.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

using ::testing::ElementsAre;

/// One area that is designated, and two that are placed, one of them with a floor.
Round round_of_three() {
  Round round;
  round.areas = {{"a", "a"}, {"b", "b"}, {"c", "c"}};
  Phase named;
  named.kind = Phase::Kind::kDesignation;
  named.areas = {"a"};
  named.count = 4;
  Phase placed;
  placed.areas = {"b", "c"};
  placed.capacities = {{"b", 2, 9}};
  round.phases = {named, placed};
  return round;
}

TEST(WhatIfTest, AnotherBoundLeavesTheOtherOneOfTheArea) {
  Round round = round_of_three();
  ASSERT_TRUE(change_capacity(round, "b", Bound::kAtMost, "5"));
  ASSERT_TRUE(change_capacity(round, "c", Bound::kAtLeast, "3"));
  ASSERT_TRUE(change_capacity(round, "c", Bound::kAtMost, "3"));
  EXPECT_THAT(round.phases[1].capacities, ElementsAre(Capacity{"b", 2, 5}, Capacity{"c", 3, 3}));
}

TEST(WhatIfTest, WhatCannotBeACapacityIsRefusedAndChangesNothing) {
  const Round round = round_of_three();
  struct Row {
    const char* area;
    Bound bound;
    const char* typed;
  };
  for (const Row& row :
       {Row{"b", Bound::kAtMost, "1"}, Row{"b", Bound::kAtLeast, "10"}, Row{"a", Bound::kAtMost, "5"},
        Row{"x", Bound::kAtMost, "5"}, Row{"b", Bound::kAtMost, "-1"}, Row{"b", Bound::kAtMost, "5x"},
        Row{"b", Bound::kAtMost, ""}, Row{"b", Bound::kAtMost, "99999999999"}}) {
    Round changed = round;
    const auto answer = change_capacity(changed, row.area, row.bound, row.typed);
    ASSERT_FALSE(answer.ok()) << row.area << row.typed;
    EXPECT_EQ(answer.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(changed, round);
  }
}

TEST(WhatIfTest, AnotherReplyTakesThePlaceOfTheOldOne) {
  std::vector<Reply> replies(2);
  replies[0].municipality = "101";
  replies[1].municipality = "102";
  replies[1].in_doubt = true;
  change_reply(replies, "102", std::vector<std::string>{"b", "c"});
  ASSERT_EQ(replies.size(), 2U);
  EXPECT_THAT(replies[1].wishes, ElementsAre(Wish{"b", 1}, Wish{"c", 2}));
  EXPECT_FALSE(replies[1].in_doubt || replies[1].none);
  change_reply(replies, "102", std::vector<std::string>());
  EXPECT_TRUE(replies[1].none);
  change_reply(replies, "102", std::nullopt);
  ASSERT_EQ(replies.size(), 1U);
  EXPECT_EQ(replies[0].municipality, "101");
}

TEST(WhatIfTest, WhoMovesIsToldWithBothPlaces) {
  Plan before;
  for (const char* code : {"101", "102", "103"}) {
    Assignment one;
    one.municipality = one.name = code;
    before.assignments.push_back(one);
  }
  before.assignments[0].area = "aeldre";
  Plan after = before;
  after.assignments[0].area.reset();
  after.assignments[2].area = "folkeskole";
  EXPECT_THAT(moves_between(before, after), ElementsAre(Move{"101", "101", "aeldre", std::nullopt},
                                                        Move{"103", "103", std::nullopt, "folkeskole"}));
  EXPECT_EQ(danish_place(before.assignments[0].area), "ældre");
  EXPECT_EQ(danish_place(std::nullopt), "ingen plads");
}

}  // namespace
}  // namespace frisaet
