#include "models/allocation/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "models/allocation/allocate.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

using instances::quick_plan;

using ::testing::Contains;
using ::testing::IsEmpty;

std::set<std::string> codes(const std::vector<Violation>& violations) {
  std::set<std::string> all;
  for (const Violation& violation : violations) all.insert(violation.code);
  return all;
}

class VerifyTest : public ::testing::Test {
 protected:
  const Round& round = *find_round("velfaerdsaftaler-2022");
  const Policy& policy = *find_policy("alle-placeres-foerst");
  const std::vector<Reply> replies = instances::replies(round, MunicipalityIndex::standard(), 11, 1);
  const Problem problem = *build_problem(round, MunicipalityIndex::standard(), replies, policy);
  const Plan good = *quick_plan(problem, policy, "frø");

  static Assignment& of(Plan& plan, std::string_view code) {
    return *std::find_if(plan.assignments.begin(), plan.assignments.end(),
                         [&](const auto& a) { return a.municipality == code; });
  }
  static Assignment& first_on(Plan& plan, std::string_view area) {
    return *std::find_if(plan.assignments.begin(), plan.assignments.end(),
                         [&](const auto& a) { return !a.fixed && a.area == area; });
  }
  static Assignment& first_lost(Plan& plan) {
    return *std::find_if(plan.assignments.begin(), plan.assignments.end(),
                         [](const auto& a) { return a.obstacle.has_value(); });
  }
  static Assignment& first_worse(Plan& plan) {
    return *std::find_if(plan.assignments.begin(), plan.assignments.end(), [](const auto& a) {
      return a.obstacle && a.obstacle->kind == Obstacle::Kind::kWorse;
    });
  }
  static LevelResult& level(Plan& plan, std::string_view phase, std::string_view name) {
    return *std::find_if(plan.levels.begin(), plan.levels.end(),
                         [&](const auto& l) { return l.phase == phase && l.name == name; });
  }
};

TEST_F(VerifyTest, AnHonestPlanPasses) {
  EXPECT_THAT(verify(problem, policy, good), IsEmpty());
}

TEST_F(VerifyTest, EveryPlantedFaultIsFoundByItsName) {
  struct Planted {
    const char* code;
    std::function<void(Plan&)> plant;
  };
  const Planted table[] = {
      {"wrong_round", [](Plan& p) { p.round = "en-anden"; }},
      {"wrong_policy", [](Plan& p) { p.policy = "neutral"; }},
      {"inputs_differ", [](Plan& p) { p.inputs_sha256[0] = p.inputs_sha256[0] == 'a' ? 'b' : 'a'; }},
      {"unknown_municipality", [](Plan& p) { p.assignments[3].municipality = "999"; }},
      {"duplicate_municipality", [](Plan& p) { p.assignments.push_back(p.assignments[3]); }},
      {"missing_municipality", [](Plan& p) { p.assignments.pop_back(); }},
      {"wrong_name", [](Plan& p) { of(p, "540").name = "Vejle"; }},
      {"altered_reply", [](Plan& p) { first_on(p, "folkeskole").reply->wishes.pop_back(); }},
      {"unknown_area", [](Plan& p) { p.assignments[3].area = "bibliotek"; }},
      {"fixed_moved", [](Plan& p) { of(p, "217").area = "aeldre"; }},
      {"fixed_moved", [](Plan& p) { of(p, "217").area = std::nullopt; }},
      {"wrong_fixed_mark", [](Plan& p) { of(p, "217").fixed = false; }},
      {"wrong_fixed_mark", [](Plan& p) { first_on(p, "aeldre").fixed = true; }},
      {"wrong_wish", [](Plan& p) { ++*first_on(p, "folkeskole").wish; }},
      {"missing_reason", [](Plan& p) { p.assignments[5].reason.clear(); }},
      {"wrong_area_count", [](Plan& p) { ++p.areas[2].count; }},
      {"wrong_area_count", [](Plan& p) { p.areas.pop_back(); }},
      {"designation_size", [](Plan& p) { first_on(p, "beskaeftigelse").area = std::nullopt; }},
      {"unbalanced",
       [](Plan& p) {
         first_on(p, "folkeskole").area = std::nullopt;
         first_on(p, "folkeskole").area = std::nullopt;
       }},
      {"wrong_spread_table", [](Plan& p) { p.spread.pop_back(); }},
      {"wrong_spread_count", [](Plan& p) { ++p.spread[8].count; }},
      {"wrong_quota", [](Plan& p) { ++p.spread[8].high; }},
      {"missing_level", [](Plan& p) { p.levels.erase(p.levels.end() - 3); }},
      {"wrong_levels",
       [](Plan& p) {
         p.levels.push_back({"runde-2", "breach", 0, true});
       }},
      {"wrong_levels",
       [](Plan& p) {
         p.levels.push_back({"runde-2", "fairness", 0, true});
       }},
      {"wrong_levels",
       [](Plan& p) {
         p.levels.push_back({"runde-9", "placed", 87, true});
       }},
      {"wrong_levels", [](Plan& p) { std::reverse(p.levels.begin(), p.levels.end()); }},
      {"wrong_level_value", [](Plan& p) { ++level(p, "runde-1", "lottery").value; }},
      {"wrong_proposal", [](Plan& p) { p.proposals.push_back(p.proposals.front()); }},
      {"wrong_level_value", [](Plan& p) { ++level(p, "runde-2", "first_wishes").value; }},
      {"wrong_level_value", [](Plan& p) { --level(p, "runde-2", "breach").value; }},
      {"wrong_level_value", [](Plan& p) { level(p, "runde-2", "balance").value = 1; }},
      {"wrong_proven", [](Plan& p) { p.levels.back().proven = false; }},
      {"wrong_draw", [](Plan& p) { p.draw.reset(); }},
      {"improvable", [](Plan& p) { first_on(p, "folkeskole").area = std::nullopt; }},
      {"wrong_reason", [](Plan& p) { p.assignments[5].reason = "Fik dagtilbud, som er første prioritet."; }},
      {"wrong_reason", [](Plan& p) { first_lost(p).reason += " Det er retfærdigt."; }},
      {"wrong_obstacle", [](Plan& p) { first_lost(p).obstacle.reset(); }},
      {"wrong_obstacle", [](Plan& p) { ++first_worse(p).obstacle->value_now; }},
      {"wrong_obstacle",
       [](Plan& p) { first_worse(p).obstacle->value_forced = first_worse(p).obstacle->value_now; }},
      {"wrong_obstacle", [](Plan& p) { first_worse(p).obstacle->level = "fairness"; }},
      {"wrong_chance", [](Plan& p) { first_lost(p).chance.reset(); }},
      {"wrong_chance", [](Plan& p) { ++first_lost(p).chance->place; }},
      {"wrong_chance", [](Plan& p) { first_lost(p).chance->won = first_lost(p).chance->drawn + 1; }},
      {"wrong_commitment", [](Plan& p) { p.draw->binding = true; }},
      {"wrong_proposal", [](Plan& p) { p.proposals[0].best[0].municipalities[0] = "000"; }},
      {"wrong_proposal", [](Plan& p) { ++p.proposals[0].best[1].total_breach; }},
      {"wrong_proposal", [](Plan& p) { p.proposals[0].best[1].municipalities.pop_back(); }},
      {"wrong_proposal", [](Plan& p) { p.proposals[0].best[1] = p.proposals[0].best[0]; }},
      {"wrong_proposal", [](Plan& p) { p.proposals[0].best[1].municipalities[1] = "999"; }},
      {"wrong_proposal", [](Plan& p) { p.proposals[0].who[1].municipality = "999"; }},
      {"wrong_proposal",
       [](Plan& p) {  // the sum stays
         ++p.proposals[0].who[0].best_sets;
         p.proposals[0].who[1].municipality = p.proposals[0].who[0].municipality;
         --p.proposals[0].who[1].best_sets;
       }},
      {"wrong_proposal", [](Plan& p) { p.proposals[0].who[0].best_sets = -1; }},
      {"wrong_draw", [](Plan& p) { p.draw->method = "terninger/1"; }},
      {"wrong_proposal",
       [](Plan& p) { p.proposals[0].best[1].municipalities[0] = "217"; }},  // fixed elsewhere
      {"wrong_proposal", [](Plan& p) { --p.proposals[0].sets; }},
      {"wrong_proposal", [](Plan& p) { ++p.proposals[0].who[2].best_sets; }},
  };
  for (const auto& [code, plant] : table) {
    Plan wrong = good;
    plant(wrong);
    EXPECT_THAT(codes(verify(problem, policy, wrong)), Contains(code));
  }
}

TEST_F(VerifyTest, ABindingDrawNeedsACommitmentToTheseRepliesAndRules) {
  const DrawCommitment early = commit(problem, policy, "1.0", "Lotto den 3. december");
  EXPECT_THAT(allocate(problem, policy, "4 8 15", &early).error().message,
              ::testing::HasSubstr("før udpegningen er truffet"));
  EXPECT_EQ(check_decided(problem, policy).error().code, ErrorCode::kInvalid);
  Plan hasty = good;
  hasty.draw->binding = true;
  hasty.draw->commitment = early;
  EXPECT_THAT(codes(verify(problem, policy, hasty)), Contains("wrong_commitment"));
  hasty.proposals[0].best_sets = 1;  // said to be the only one: nobody has decided it for that
  hasty.proposals[0].best.resize(1);
  EXPECT_THAT(codes(verify(problem, policy, hasty)), Contains("wrong_commitment"));

  Round named = round;
  named.phases[0].designated = {"219", "253", "740", "580"};
  const Problem decided = *build_problem(named, MunicipalityIndex::standard(), replies, policy);
  EXPECT_TRUE(check_decided(decided, policy).ok());
  const DrawCommitment published = commit(decided, policy, "1.0", "Lotto den 3. december");
  const Plan bound = *allocate(decided, policy, "4 8 15", &published);
  EXPECT_TRUE(bound.draw->binding);
  EXPECT_THAT(verify(decided, policy, bound), IsEmpty());
  Plan swapped = bound;
  swapped.draw->commitment->inputs_sha256[0] = 'x';
  EXPECT_THAT(codes(verify(decided, policy, swapped)), Contains("wrong_commitment"));
  auto other = replies;
  other.pop_back();
  const Problem changed = *build_problem(named, MunicipalityIndex::standard(), other, policy);
  EXPECT_EQ(allocate(changed, policy, "4 8 15", &published).error().code, ErrorCode::kInvalid);
}

TEST_F(VerifyTest, AnAreaNotListedIsFound) {
  Plan wrong = good;
  for (Assignment& a : wrong.assignments) {
    if (a.fixed || !a.reply || !a.area || a.reply->wishes.size() != 1 || a.area == "beskaeftigelse") continue;
    a.area = a.area == "aeldre" ? "folkeskole" : "aeldre";
    break;
  }
  EXPECT_THAT(codes(verify(problem, policy, wrong)), Contains("area_not_listed"));
}

TEST_F(VerifyTest, AMunicipalityThatWantsNoneMayNotBePlaced) {
  std::vector<Reply> none = replies;
  none[0].wishes.clear();
  none[0].none = true;
  const Problem input = *build_problem(round, MunicipalityIndex::standard(), none, policy);
  Plan wrong = *quick_plan(input, policy, "frø");
  of(wrong, none[0].municipality).area = "folkeskole";
  EXPECT_THAT(codes(verify(input, policy, wrong)), Contains("area_not_listed"));
}

TEST_F(VerifyTest, TwoThatCouldExchangeToTheBetterAreFound) {
  Plan wrong = good;
  Assignment* a = nullptr;
  Assignment* b = nullptr;
  for (Assignment& one : wrong.assignments) {
    for (Assignment& other : wrong.assignments) {
      if (a != nullptr || one.fixed || other.fixed || one.area != "dagtilbud" || other.area != "folkeskole")
        continue;
      const auto lists = [](const Assignment& x, const char* area) {
        return std::any_of(x.reply->wishes.begin(), x.reply->wishes.end(),
                           [&](const Wish& w) { return w.area == area; });
      };
      if (!lists(one, "folkeskole") || !lists(other, "dagtilbud")) continue;
      if (one.reply->wishes[0].area == "dagtilbud" && other.reply->wishes[0].area == "folkeskole")
        a = &one, b = &other;
    }
  }
  ASSERT_NE(a, nullptr);
  std::swap(a->area, b->area);
  EXPECT_THAT(codes(verify(problem, policy, wrong)), Contains("improvable"));
}

TEST_F(VerifyTest, AWinnerDrawnAfterTheLoserIsFound) {
  Problem tiny;
  tiny.round = "lille";
  tiny.areas = {{"a", "a"}, {"b", "b"}};
  Phase phase;
  phase.code = phase.name = "fase";
  phase.areas = {"a", "b"};
  tiny.phases = {phase};
  for (const char* code : {"100", "101"}) {
    Participant p;
    p.code = p.name = code;
    p.declared_rank = {1, 2};
    p.wishes = {{0}, {1}};
    tiny.participants.push_back(p);
  }
  Plan plan = *quick_plan(tiny, policy, "x");
  ASSERT_THAT(verify(tiny, policy, plan), IsEmpty());
  std::swap(plan.assignments[0].area, plan.assignments[1].area);
  std::swap(plan.assignments[0].wish, plan.assignments[1].wish);
  std::swap(plan.assignments[0].obstacle, plan.assignments[1].obstacle);
  EXPECT_THAT(codes(verify(tiny, policy, plan)), Contains("wrong_draw"));
}

/// Equal by every level, so only the draw tells them apart; not alike, so no comparison of equals finds it.
TEST_F(VerifyTest, AnExchangeThatTheDrawWouldHaveMadeIsFound) {
  for (const Policy& by : standard_policies()) {
    int planted = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
      const Problem input = instances::small({.municipalities = 8, .groups = 1}, seed);
      const Plan one = *quick_plan(input, by, "frø"), other = *quick_plan(input, by, "et andet frø");
      EXPECT_THAT(codes(verify(input, by, one)), ::testing::Not(Contains("wrong_draw")));
      if (one.assignments == other.assignments) continue;
      Plan wrong = other;
      wrong.draw = one.draw;
      planted += codes(verify(input, by, wrong)).contains("wrong_draw") ? 1 : 0;
    }
    EXPECT_GT(planted, 10) << by.code;
  }
}

TEST_F(VerifyTest, UpperAndLowerCapacitiesAreCounted) {
  const Problem input = instances::small({.municipalities = 7, .fixed = 1, .lower = true}, 4);
  Plan plan = *quick_plan(input, policy, "x");
  ASSERT_THAT(verify(input, policy, plan), IsEmpty());
  Plan over = plan, under = plan;
  for (Assignment& a : over.assignments) a.area = "omraade-0";
  for (Assignment& a : under.assignments) a.area = std::nullopt;
  EXPECT_THAT(codes(verify(input, policy, over)), Contains("over_capacity"));
  EXPECT_THAT(codes(verify(input, policy, under)), Contains("under_capacity"));
}

TEST_F(VerifyTest, MessagesNameTheMunicipality) {
  Plan wrong = good;
  of(wrong, "217").area = "aeldre";
  EXPECT_EQ(verify(problem, policy, wrong).front().message,
            "Helsingør har fast plads på dagtilbud og er flyttet.");
}

TEST_F(VerifyTest, APlanCarriesWhatItWasMadeFrom) {
  EXPECT_EQ(*build_problem(round, MunicipalityIndex::standard(), replies_of(good), policy), problem);
}

}  // namespace
}  // namespace frisaet
