#include "models/allocation/problem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "models/allocation/draw_order.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ProblemTest : public ::testing::Test {
 protected:
  const Round& round = *find_round("velfaerdsaftaler-2022");
  const Policy& policy = *find_policy("alle-placeres-foerst");
  const MunicipalityIndex& index = MunicipalityIndex::standard();
  Reply reply(std::string code, std::vector<Wish> wishes) {
    return {std::move(code), std::move(wishes), false, {}, "", false, false, ""};
  }
  std::string fault(const std::vector<Reply>& replies) {
    const auto built = build_problem(round, index, replies, policy);
    return built ? "" : built.error().describe();
  }
};

TEST_F(ProblemTest, ContradictoryRepliesArePreciseErrors) {
  Reply both = reply("250", {{"folkeskole", 1}});
  both.none = true;
  EXPECT_THAT(fault({both}), HasSubstr("Frederikssund: Svaret siger både"));
  EXPECT_THAT(fault({reply("999", {})}), HasSubstr("Ingen kommune har koden 999"));
  EXPECT_THAT(fault({reply("250", {{"bibliotek", 1}})}), HasSubstr("Området bibliotek er ikke med i runden"));
  EXPECT_THAT(fault({reply("250", {{"folkeskole", 1}, {"folkeskole", 2}})}), HasSubstr("ønsket to gange"));
  EXPECT_THAT(fault({reply("250", {{"folkeskole", 0}})}), HasSubstr("1 eller højere"));
  EXPECT_THAT(fault({reply("250", {}), reply("250", {})}), HasSubstr("Frederikssund: Der er to svar"));
}

TEST_F(ProblemTest, CapacityBelowTheFixedIsAPreciseError) {
  Round tight = round;
  tight.phases[1].capacities = {{"aeldre", std::nullopt, 2}};
  EXPECT_THAT(
      build_problem(tight, index, {}, policy).error().describe(),
      HasSubstr("Anden runde: 3 kommuner har fast plads på ældre, men der er højst 2 pladser. Mindste "
                "ændring, der gør det muligt: hæv højeste antal (at_most) for ældre fra 2 til 3."));
}

TEST_F(ProblemTest, EqualRanksAreOneClassOfWishes) {
  const auto built = build_problem(
      round, index, {reply("250", {{"aeldre", 2}, {"dagtilbud", 2}, {"folkeskole", 1}})}, policy);
  EXPECT_THAT(built->participant("250")->wishes, ElementsAre(ElementsAre(2), ElementsAre(1, 3)));
}

TEST_F(ProblemTest, EveryWordOfAReplyIsInTheHash) {
  const Reply plain = reply("250", {{"folkeskole", 1}, {"aeldre", 2}});
  const auto hash = [&](const Reply& one) {
    return inputs_sha256(*build_problem(round, index, {one}, policy), policy);
  };
  std::set<std::string> seen{hash(plain)};
  const auto is_new = [&](auto change) {
    Reply other = plain;
    change(other);
    return seen.insert(hash(other)).second;
  };
  EXPECT_TRUE(is_new([](Reply& r) { r.status = "council"; }));
  EXPECT_TRUE(is_new([](Reply& r) { r.late = true; }));
  EXPECT_TRUE(is_new([](Reply& r) { r.reservation = ""; }));
  EXPECT_TRUE(is_new([](Reply& r) { r.reservation = "Hvis rammen holder."; }));
  EXPECT_TRUE(is_new([](Reply& r) { r.reservation = "Hvis rammen ikke holder."; }));
  // Left out, and yet a reply.
  EXPECT_TRUE(is_new([](Reply& r) { r.in_doubt = true; }));
  EXPECT_TRUE(is_new([](Reply& r) { r.in_doubt = true, r.doubt = "To udvalg siger hver sit."; }));
  EXPECT_TRUE(is_new([](Reply& r) { r.in_doubt = true, r.wishes.pop_back(); }));
  // One text is not two, whatever it holds.
  EXPECT_TRUE(is_new([](Reply& r) { r.status = "late", r.doubt = "x"; }));
  EXPECT_TRUE(is_new([](Reply& r) { r.status = "late 1:x"; }));

  Reply tie = reply("250", {{"aeldre", 1}, {"folkeskole", 1}});
  const std::string either = hash(tie);
  std::reverse(tie.wishes.begin(), tie.wishes.end());
  EXPECT_EQ(hash(tie), either) << "the order within a tie says nothing";
}

TEST_F(ProblemTest, HandFilledProblemsAreChecked) {
  const Problem good = instances::small({}, 1);
  EXPECT_TRUE(check_problem(good).ok());
  Problem twice = good;
  twice.participants[1] = twice.participants[0];
  EXPECT_FALSE(check_problem(twice).ok());
  Problem group = good;
  group.participants[0].groups[1] = 7;
  EXPECT_FALSE(check_problem(group).ok());
  Problem both = good;
  both.participants[0].wishes = {{0}};
  both.participants[0].fixed_area = 0;
  EXPECT_FALSE(check_problem(both).ok());
}

TEST_F(ProblemTest, TheHashChangesWithWhatThePlanDependsOn) {
  const auto hash = [&](const Round& r, const std::vector<Reply>& replies, const Policy& p) {
    return inputs_sha256(*build_problem(r, index, replies, p), p);
  };
  const std::string before = hash(round, {reply("250", {{"folkeskole", 1}})}, policy);
  EXPECT_EQ(before, hash(round, {reply("250", {{"folkeskole", 1}})}, policy));
  EXPECT_NE(before, hash(round, {reply("250", {{"aeldre", 1}})}, policy));
  EXPECT_NE(before, hash(round, {reply("250", {{"folkeskole", 2}})}, policy));
  EXPECT_NE(before, hash(round, {}, policy));
  EXPECT_NE(before, hash(round, {reply("250", {{"folkeskole", 1}})}, *find_policy("neutral")));
  Round other = round;
  other.phases[1].tolerance = 2;
  EXPECT_NE(before, hash(other, {reply("250", {{"folkeskole", 1}})}, policy));
}

TEST(DrawOrderTest, IsTheOrderOfTheHashes) {
  // printf '%s%s' lod 101 | sha256sum gives e04d…; 250: 08e2…; 851: 9402…
  const std::vector<std::string> codes = {"851", "250", "101"};
  const auto order = draw_order("lod", codes);
  std::vector<std::string> drawn;
  for (const int i : order) drawn.push_back(codes[static_cast<std::size_t>(i)]);
  EXPECT_THAT(drawn, ElementsAre("250", "851", "101"));
}

}  // namespace
}  // namespace frisaet
