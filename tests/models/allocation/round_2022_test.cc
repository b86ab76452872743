// The round of 2022 on made-up replies.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/allocation/allocate.h"
#include "models/allocation/leximin.h"
#include "models/allocation/plan_report.h"
#include "models/allocation/verify.h"
#include "models/core/sha256.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

using instances::quick_plan;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Round2022 : public ::testing::Test {
 protected:
  const Round& round = *find_round("velfaerdsaftaler-2022");
  const Policy& policy = *find_policy("alle-placeres-foerst");
  const MunicipalityIndex& index = MunicipalityIndex::standard();

  Problem problem(const std::vector<Reply>& replies) {
    auto built = build_problem(round, index, replies, policy);
    EXPECT_TRUE(built.ok()) << built.error().describe();
    return *std::move(built);
  }
  Plan plan(const std::vector<Reply>& replies) {
    auto made = quick_plan(problem(replies), policy);
    EXPECT_TRUE(made.ok()) << made.error().describe();
    return *std::move(made);
  }
  static Reply wishes(std::string code, std::vector<std::string> areas) {
    Reply reply{std::move(code), {}, false, std::nullopt, "council", false, false, ""};
    int rank = 0;
    for (std::string& area : areas) reply.wishes.push_back({std::move(area), ++rank});
    return reply;
  }
  static int count(const Plan& plan, std::string_view area) {
    for (const AreaCount& c : plan.areas) {
      if (c.area == area) return c.count;
    }
    return -1;
  }
};

TEST_F(Round2022, FourOnBeskaeftigelseAndSizesWithinOne) {
  for (int skew = 0; skew < 3; ++skew) {
    const auto replies = instances::replies(round, index, 7, skew);
    const Problem input = problem(replies);
    const Plan made = plan(replies);
    EXPECT_EQ(count(made, "beskaeftigelse"), 4);
    const auto [low, high] =
        std::minmax({count(made, "dagtilbud"), count(made, "folkeskole"), count(made, "aeldre")});
    EXPECT_LE(high - low, 1);
    EXPECT_TRUE(made.proven);
    EXPECT_EQ(made.assignments.size(), 98u);
    for (const Violation& violation : verify(input, policy, made)) ADD_FAILURE() << violation.message;
  }
}

TEST_F(Round2022, TheSevenKeepTheirAreas) {
  const Plan made = plan({});
  const std::pair<const char*, const char*> seven[] = {
      {"217", "dagtilbud"}, {"840", "dagtilbud"}, {"561", "folkeskole"}, {"316", "folkeskole"},
      {"791", "aeldre"},    {"410", "aeldre"},    {"482", "aeldre"}};
  for (const auto& [code, area] : seven) {
    EXPECT_EQ(made.of(code)->area, area);
    EXPECT_TRUE(made.of(code)->fixed);
    EXPECT_EQ(made.of(code)->wish, std::nullopt);
  }
}

TEST_F(Round2022, WithoutRepliesNobodyElseIsPlaced) {
  const Plan made = plan({});
  EXPECT_EQ(made.of("250")->area, std::nullopt);
  EXPECT_EQ(made.of("250")->reason, "Har ikke svaret.");
  EXPECT_TRUE(made.proven);
  EXPECT_THAT(verify(problem({}), policy, made), IsEmpty());
}

TEST_F(Round2022, NoneOfTheAreasIsRespected) {
  Reply none{"250", {}, true, std::nullopt, "council", false, false, ""};
  const Plan made = plan({none, wishes("101", {"folkeskole"})});
  EXPECT_EQ(made.of("250")->area, std::nullopt);
  EXPECT_EQ(made.of("250")->reason, "Ønsker ingen af områderne.");
  EXPECT_EQ(made.of("101")->area, "folkeskole");
}

TEST_F(Round2022, ADesignationIsCalledAProposal) {
  const Plan made = plan(instances::replies(round, index, 1, 0));
  ASSERT_EQ(made.proposals.size(), 1u);
  for (const std::string& code : made.proposals[0].best[0].municipalities) {
    EXPECT_EQ(made.of(code)->area, "beskaeftigelse");
    EXPECT_FALSE(made.of(code)->fixed);
    EXPECT_THAT(made.of(code)->reason, HasSubstr("Forslag"));
    EXPECT_THAT(made.of(code)->reason, HasSubstr("udpegningen er regeringens"));
  }
}

TEST_F(Round2022, DesignatedMunicipalitiesAreFixed) {
  Round named = round;
  named.phases[0].designated = {"101", "147", "151", "153"};
  const auto input = build_problem(named, index, instances::replies(round, index, 1, 0), policy);
  const auto made = quick_plan(*input, policy);
  EXPECT_THAT(made->proposals, IsEmpty());
  for (const std::string& code : named.phases[0].designated) {
    EXPECT_EQ(made->of(code)->area, "beskaeftigelse");
    EXPECT_EQ(made->of(code)->reason, "Har fast plads på beskæftigelse. Udpeget af regeringen.");
  }
  EXPECT_THAT(verify(*input, policy, *made), IsEmpty());
}

TEST_F(Round2022, WhatHangsOnAProposalSaysSo) {
  const auto replies = instances::replies(round, index, 7, 1);
  const Plan open = plan(replies);
  Round named = round;
  named.phases[0].designated = {"219", "253", "740", "580"};
  const Problem decided = *build_problem(named, index, replies, policy);
  const Plan made = *quick_plan(decided, policy);
  const auto conditions = [](const Plan& told) {
    return std::count_if(told.assignments.begin(), told.assignments.end(), [](const Assignment& a) {
      return a.reason.find(", når forslaget til beskæftigelse lægges til grund") != std::string::npos;
    });
  };
  const auto chances = std::count_if(open.assignments.begin(), open.assignments.end(),
                                     [](const Assignment& a) { return a.chance.has_value(); });
  EXPECT_GT(chances, 50);
  EXPECT_EQ(conditions(open), chances);
  EXPECT_EQ(conditions(made), 0);
  EXPECT_THAT(area_stories(problem(replies), open).front().sentences.front(), HasSubstr("foreslås til"));
}

TEST_F(Round2022, AProposalIsUndecidedAlsoWhereItIsTheOnlyOne) {
  std::vector<Reply> replies;
  for (const char* code : {"219", "253", "740", "580"}) replies.push_back(wishes(code, {"beskaeftigelse"}));
  for (const char* code : {"151", "153", "155", "157"})
    replies.push_back(wishes(code, {"aeldre", "dagtilbud"}));
  const Problem input = problem(replies);
  Plan open = plan(replies);
  ASSERT_EQ(open.proposals.size(), 1u);
  EXPECT_EQ(open.proposals[0].best_sets, 1);
  for (const Assignment& a : open.assignments) {
    if (!a.chance) continue;
    EXPECT_THAT(a.reason, HasSubstr(", når forslaget til beskæftigelse lægges til grund"));
  }
  EXPECT_THAT(verify(input, policy, open), IsEmpty());
  EXPECT_FALSE(check_decided(input, policy).ok());
  const DrawCommitment early = commit(input, policy, "1.0", "Lotto den 3. december");
  EXPECT_THAT(allocate(input, policy, "4 8 15", &early).error().message,
              HasSubstr("før udpegningen er truffet"));
  open.draw->binding = true;
  open.draw->commitment = early;
  const auto found = verify(input, policy, open);
  EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                          [](const Violation& violation) { return violation.code == "wrong_commitment"; }));
}

TEST_F(Round2022, RepliesWithoutEffectAndTheBaseOfQuotasAreNoted) {
  auto replies = std::vector<Reply>{wishes("217", {"aeldre"}), wishes("840", {"dagtilbud"}),
                                    wishes("151", {"folkeskole"})};
  Round named = round;
  named.phases[0].designated = {"151"};
  const auto notes = quick_plan(*build_problem(named, index, replies, policy), policy)->notes;
  EXPECT_THAT(notes, ::testing::Contains("Har fast plads på noget andet, end svaret nævner; svaret har ingen "
                                         "virkning (1): Helsingør."));
  EXPECT_THAT(notes, ::testing::Contains("Er udpeget uden at have ønsket området (1): Ballerup."));
  EXPECT_THAT(notes, ::testing::Contains("Kvoter er andele af alle 98 kommuner."));
  named.shares_of = Round::SharesOf::kTakers;
  EXPECT_THAT(quick_plan(*build_problem(named, index, replies, policy), policy)->notes,
              ::testing::Contains("Kvoter er andele af de 8 kommuner, der har eller ønsker et område."));
}

TEST_F(Round2022, WhoMissesBeskaeftigelseKeepsItsOtherWishes) {
  std::vector<Reply> replies;
  for (const char* code : {"101", "147", "151", "153", "155"})
    replies.push_back(wishes(code, {"beskaeftigelse", "folkeskole"}));
  const Plan made = plan(replies);
  EXPECT_EQ(count(made, "beskaeftigelse"), 4);
  for (const Reply& reply : replies) {
    const Assignment& got = *made.of(reply.municipality);
    if (got.area == "beskaeftigelse") continue;
    EXPECT_EQ(got.area, "folkeskole");
    EXPECT_EQ(got.wish, 2);
    EXPECT_THAT(got.reason, HasSubstr("På beskæftigelse er der kun 4 pladser"));
  }
}

TEST_F(Round2022, TooFewInterestedIsSaidAndAllAreProposed) {
  const Plan made =
      plan({wishes("101", {"beskaeftigelse"}), wishes("147", {"folkeskole", "beskaeftigelse"})});
  EXPECT_EQ(count(made, "beskaeftigelse"), 2);
  EXPECT_THAT(made.notes, ::testing::Contains(HasSubstr("Kun 2 kommuner kan udpeges til beskæftigelse")));
}

TEST_F(Round2022, AFirstPriorityOutranksASecondForTheDesignation) {
  std::vector<Reply> replies;
  for (const char* code : {"101", "147", "151", "153"}) replies.push_back(wishes(code, {"beskaeftigelse"}));
  for (const char* code : {"250", "461", "751", "851"})
    replies.push_back(wishes(code, {"folkeskole", "beskaeftigelse"}));
  const Plan made = plan(replies);
  for (const char* code : {"101", "147", "151", "153"})
    EXPECT_EQ(made.of(code)->area, "beskaeftigelse") << code;
}

TEST_F(Round2022, WhenAllWantOneAreaTheNeededToleranceIsReported) {
  std::vector<Reply> replies;
  for (const Municipality& m : index.all()) {
    if (std::none_of(round.fixed.begin(), round.fixed.end(),
                     [&](const auto& f) { return f.municipality == m.code; })) {
      replies.push_back(wishes(m.code, {"dagtilbud"}));
    }
  }
  const Plan made = plan(replies);
  EXPECT_EQ(count(made, "dagtilbud"), 3);  // folkeskole stays at its two, and sizes may differ by one
  EXPECT_THAT(made.notes,
              ::testing::Contains(HasSubstr(
                  "Måtte størrelserne ligge 91 fra hinanden i stedet for 1, kunne 91 af 91 få plads")));
  EXPECT_THAT(verify(problem(replies), policy, made), IsEmpty());
}

TEST_F(Round2022, DoubtfulRepliesAreLeftOutAndNamed) {
  Reply doubtful = wishes("250", {"folkeskole"});
  doubtful.in_doubt = true;
  doubtful.doubt = "To udvalg siger hver sit.";
  const Plan made = plan({doubtful});
  EXPECT_EQ(made.of("250")->area, std::nullopt);
  EXPECT_THAT(made.of("250")->reason, HasSubstr("To udvalg siger hver sit."));
  EXPECT_THAT(made.notes, ::testing::Contains(
                              HasSubstr("Er holdt ude; hvorfor, står ved hver kommune (1): Frederikssund")));

  Policy lenient = policy;
  lenient.use_doubtful = true;
  const auto used = quick_plan(*build_problem(round, index, {doubtful}, lenient), lenient);
  EXPECT_EQ(used->of("250")->area, "folkeskole");
  EXPECT_THAT(used->of("250")->reason, HasSubstr("Svaret er i tvivl. To udvalg siger hver sit."));
}

TEST_F(Round2022, LateRepliesAreUsedOrNotByPolicy) {
  Reply late = wishes("250", {"folkeskole"});
  late.late = true;
  EXPECT_THAT(plan({late}).of("250")->reason, HasSubstr("Svaret kom efter fristen."));
  Policy strict = policy;
  strict.use_late = false;
  const auto made = quick_plan(*build_problem(round, index, {late}, strict), strict);
  EXPECT_EQ(made->of("250")->area, std::nullopt);
  EXPECT_EQ(made->of("250")->reason, "Svaret kom efter fristen og er ikke taget med.");
}

TEST_F(Round2022, AWishInTimeStandsWhereAnotherPhasesWasLate) {
  Reply partly = wishes("250", {"beskaeftigelse", "folkeskole"});
  partly.late = true;
  partly.late_phases = {round.phases[1].code};
  Reply all = wishes("101", {"folkeskole"});
  all.late = true;
  all.late_phases = {round.phases[1].code};
  const std::string phase = round.phases[1].name;
  EXPECT_THAT(plan({partly}).of("250")->reason, HasSubstr("Svaret kom efter fristen for " + phase + "."));
  Policy strict = policy;
  strict.use_late = false;
  const Problem input = *build_problem(round, index, {partly, all}, strict);
  EXPECT_THAT(input.participant("250")->wishes, ::testing::SizeIs(1));
  const Plan made = *quick_plan(input, strict);
  const std::string dropped = "Ønskerne i " + phase + " kom efter fristen og er ikke taget med.";
  EXPECT_EQ(made.of("250")->area, "beskaeftigelse");
  EXPECT_THAT(made.of("250")->reason, HasSubstr(dropped));
  EXPECT_EQ(made.of("101")->reason, dropped);
  EXPECT_THAT(made.notes, ::testing::Contains(HasSubstr("Frederikssund (" + phase + ")")));
  EXPECT_THAT(verify(input, strict, made), IsEmpty());
  Reply whole = partly;
  whole.late_phases.clear();
  EXPECT_NE(inputs_sha256(*build_problem(round, index, {whole}, policy), policy),
            inputs_sha256(*build_problem(round, index, {partly}, policy), policy));
  partly.late_phases = {"runde-9"};
  EXPECT_THAT(build_problem(round, index, {partly}, policy).error().message, HasSubstr("runde-9"));
}

TEST_F(Round2022, ExcludedAreasAreNeverGiven) {
  Round excluding = round;
  excluding.exclusions.push_back({"250", "folkeskole", "Opdigtet grund."});
  excluding.exclusions.push_back({"101", std::nullopt, "Opdigtet grund."});
  const auto input = build_problem(
      excluding, index, {wishes("250", {"folkeskole", "dagtilbud"}), wishes("101", {"dagtilbud"})}, policy);
  const auto made = quick_plan(*input, policy);
  EXPECT_EQ(made->of("250")->area, "dagtilbud");
  EXPECT_EQ(made->of("250")->wish, 2);
  EXPECT_THAT(made->of("250")->reason, HasSubstr("Kan ikke få folkeskole: Opdigtet grund."));
  EXPECT_EQ(made->of("101")->area, std::nullopt);
  EXPECT_THAT(verify(*input, policy, *made), IsEmpty());
}

TEST_F(Round2022, SameSeedSamePlanOtherSeedOtherProposal) {
  const auto input = problem(instances::replies(round, index, 3, 1));
  EXPECT_EQ(*quick_plan(input, policy, "et frø"), *quick_plan(input, policy, "et frø"));
  EXPECT_NE(quick_plan(input, policy, "et frø")->proposals,
            quick_plan(input, policy, "et andet frø")->proposals);
}

/// Everything a plan says, in one hash. The values were printed by a release build; whichever build runs this
/// must come to the same, or somebody who redoes the draw would get another answer. They change only with the
/// data or the rules: then print them anew and say so in the CHANGELOG.
TEST_F(Round2022, EveryBuildGivesTheSameAnswer) {
  const auto said = [&](const Policy& by, bool from_list) {
    const Problem input = *build_problem(round, index, instances::replies(round, index, 9, 1), by);
    std::optional<PlanDistribution> list;
    if (from_list) list = *leximin_distribution(input, by, "frø");
    const Plan made = *allocate(input, by, "frø", nullptr, 20, list ? &*list : nullptr);
    std::string text = made.draw->method;
    for (const Assignment& a : made.assignments) text += a.municipality + a.area.value_or("-") + a.reason;
    for (const LevelResult& level : made.levels) text += level.name + std::to_string(level.value);
    return sha256_hex(text).substr(0, 16);
  };
  EXPECT_EQ(said(policy, false), "29fe4c26ea9381cf");
  EXPECT_EQ(said(*find_policy("neutral"), false), "afb6dfc8c6c9cbb3");
  EXPECT_EQ(said(*find_policy("spredning-foer-oensker"), false), "be875820865082c6");
  Policy even = policy;
  std::erase(even.levels, Level::kBreach);
  EXPECT_EQ(said(even, true), "5ed7e79af709e8f1");
}

TEST_F(Round2022, ExplanationNamesTheLevelOrTheLot) {
  const auto replies = instances::replies(round, index, 5, 2);
  const Problem input = problem(replies);
  const Plan made = plan(replies);
  int explained = 0;
  for (const Assignment& got : made.assignments) {
    if (got.fixed || !got.reply || got.reply->wishes.empty() || got.wish == 1 || explained == 5) continue;
    const auto why = explain(input, policy, made, got.municipality);
    ASSERT_TRUE(why.ok());
    EXPECT_THAT(why->text, HasSubstr(got.name));
    if (got.area != "beskaeftigelse" && why->worsened_level) {
      EXPECT_NE(why->value_now, why->value_forced);
      EXPECT_FALSE(why->by_lot);
      ++explained;
    }
  }
  EXPECT_EQ(explained, 5);
  EXPECT_EQ(explain(input, policy, made, "999").error().code, ErrorCode::kNotFound);
}

TEST_F(Round2022, InterchangeableMunicipalitiesLoseByLot) {
  Problem tiny;
  tiny.round = "lille";
  tiny.areas = {{"a", "a"}, {"b", "b"}};
  Phase phase;
  phase.code = phase.name = "fase";
  phase.areas = {"a", "b"};
  phase.tolerance = 0;
  tiny.phases = {phase};
  for (const char* code : {"100", "101"}) {
    Participant p;
    p.code = p.name = code;
    p.declared_rank = {1, 2};
    p.wishes = {{0}, {1}};
    tiny.participants.push_back(p);
  }
  const auto made = quick_plan(tiny, policy, "x");
  const std::string loser = made->of("100")->area == "a" ? "101" : "100";
  EXPECT_EQ(made->of(loser)->area, "b");
  EXPECT_THAT(made->of(loser)->reason, HasSubstr("lodtrækningen"));
  const auto why = explain(tiny, policy, *made, loser);
  EXPECT_TRUE(why->by_lot);
  const std::string winner = loser == "100" ? "101" : "100";
  EXPECT_THAT(why->text,
              HasSubstr("Med samme lodtrækning ville det gå ud over " + winner + " (b i stedet for a)."));
  EXPECT_THAT(why->text,
              HasSubstr("Står helt lige med (samme ønsker i fasen, samme grupper): " + winner + "."));
  // Who won hears its place in the draw, and with whom it was alike, too.
  EXPECT_THAT(made->of(winner)->reason, HasSubstr("; kommunen blev trukket som nr. 1 af 2."));
  EXPECT_THAT(explain(tiny, policy, *made, winner)->text, HasSubstr("Står helt lige med"));
  EXPECT_THAT(alike_in(tiny, *made), ::testing::ElementsAre(::testing::ElementsAre("100", "101")));
}

TEST_F(Round2022, AnExplanationNamesWhoPaysAndWhatAReservationMoves) {
  auto replies = instances::replies(round, index, 5, 2);
  for (Reply& reply : replies) reply.reservation = "Hvis rammen holder.";
  const Problem input = problem(replies);
  const Plan made = *quick_plan(input, policy);
  int people = 0, groups = 0;
  for (const Assignment& got : made.assignments) {
    if (!got.obstacle || people + groups > 12) continue;
    const auto why = explain(input, policy, made, got.municipality);
    ASSERT_TRUE(why.ok());
    people += why->text.find("ville det gå ud over") != std::string::npos ? 1 : 0;
    groups += why->text.find("Længere fra kvoten ville komme") != std::string::npos ? 1 : 0;
    EXPECT_THAT(why->text, HasSubstr("Trækker kommunen sit svar med forbehold tilbage, flytter "));
  }
  EXPECT_GT(people, 0);
  EXPECT_GT(groups, 0);
}

TEST_F(Round2022, GivingUpWishesOrBalanceNeverWorsensTheFrontier) {
  const auto input = problem(instances::replies(round, index, 2, 1));
  const auto points = frontier(input, policy, "x", 2, 3);
  ASSERT_TRUE(points.ok());
  ASSERT_EQ(points->size(), 8u);
  for (std::size_t i = 1; i < points->size(); ++i) {
    const auto& before = (*points)[i - 1];
    const auto& here = (*points)[i];
    EXPECT_TRUE(here.proven);
    if (here.tolerance == before.tolerance) {
      EXPECT_LE(std::pair(here.worst_breach, here.total_breach),
                std::pair(before.worst_breach, before.total_breach));
      EXPECT_EQ(here.first_wishes, before.first_wishes - 1);
    }
  }
  EXPECT_EQ(frontier(input, policy, "x", 0, 0)->size(), 1u) << "the round's own tolerance is always there";
  const auto made = quick_plan(input, policy, "x");
  for (const LevelResult& level : made->levels) {
    if (level.phase != "runde-2") continue;
    if (level.name == "first_wishes") {
      EXPECT_EQ(level.value, points->front().first_wishes);
    }
    if (level.name == "spread") {
      EXPECT_EQ(level.value, points->front().worst_breach);
    }
    if (level.name == "breach") {
      EXPECT_EQ(level.value, points->front().total_breach);
    }
  }
}

}  // namespace
}  // namespace frisaet
