// Who counts for a municipality, and when that is a doubt.
#include "tests/models/register/register_sources.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(RegisterTest, HasEveryMunicipalityAndSaysWhoIsMissing) {
  const Register view = build({Make("a", "2022-09-01", kCouncil).wants({"folkeskole"})});
  EXPECT_THAT(view.entries, SizeIs(MunicipalityIndex::standard().all().size()));
  EXPECT_FALSE(view.of("250")->missing);
  EXPECT_TRUE(view.of("101")->missing);
  EXPECT_EQ(view.of("999"), nullptr);
  EXPECT_THAT(replies_from(view, round), SizeIs(1));
}

TEST_F(RegisterTest, TheHigherBodyCountsWhateverTheDate) {
  const DeclarationStatus rising[] = {DeclarationStatus::kReported, kAdministrative, kCommittee, kCouncil};
  for (std::size_t low = 0; low < 4; ++low) {
    for (std::size_t high = low + 1; high < 4; ++high) {
      const Register view = build({Make("low", "2022-09-20", rising[low]).wants({"aeldre"}),
                                   Make("high", "2022-09-01", rising[high]).wants({"folkeskole"})});
      EXPECT_THAT(wishes(view), ElementsAre("folkeskole:1"));
      EXPECT_EQ(state(view, "low"), SourceState::kOutranked);
      EXPECT_TRUE(view.of("250")->in_doubt) << "a later word from a lower body that says otherwise";
    }
  }
}

TEST_F(RegisterTest, AnEarlierWordFromALowerBodyIsNoDoubt) {
  const Register view = build({Make("low", "2022-09-01", kCommittee).wants({"aeldre"}),
                               Make("high", "2022-09-20", kCouncil).wants({"folkeskole"})});
  EXPECT_FALSE(view.of("250")->in_doubt);
  EXPECT_EQ(view.of("250")->lines[1].why,
            "Gælder: intet nyere eller højere end kommunalbestyrelsen, 20. september 2022, siger andet.");
}

TEST_F(RegisterTest, TheFinanceCommitteeOutranksOtherCommittees) {
  const Register view =
      build({Make("school", "2022-09-20", kCommittee).wants({"folkeskole"}).body(BodyKind::kCommittee),
             Make("finance", "2022-09-20", kCommittee).wants({"aeldre"}).body(BodyKind::kFinanceCommittee)});
  EXPECT_THAT(wishes(view), ElementsAre("aeldre:1"));
}

TEST_F(RegisterTest, WithinARankTheLaterDayWins) {
  const Register view = build({Make("b", "2022-09-20", kCouncil).wants({"aeldre"}),
                               Make("a", "2022-09-10", kCouncil).wants({"folkeskole"})});
  EXPECT_THAT(wishes(view), ElementsAre("aeldre:1"));
  EXPECT_EQ(state(view, "a"), SourceState::kSuperseded);
  EXPECT_FALSE(view.of("250")->in_doubt);
}

TEST_F(RegisterTest, TheDecisionsDayOutranksTheDocuments) {
  Make printed_later("a", "2022-09-25", kCouncil);
  printed_later.wants({"folkeskole"}).source.declaration.decided =
      DecidedBy{"Byrådet", parse_iso_date("2022-09-01"), std::nullopt};
  const Register view = build({printed_later, Make("b", "2022-09-10", kCouncil).wants({"aeldre"})});
  EXPECT_THAT(wishes(view), ElementsAre("aeldre:1"));
}

TEST_F(RegisterTest, SameRankSameDayOtherWishIsAContradictionForAPerson) {
  const Register view = build({Make("a", "2022-09-20", kCouncil).wants({"aeldre"}),
                               Make("b", "2022-09-20", kCouncil).wants({"folkeskole"})});
  EXPECT_EQ(state(view, "a"), SourceState::kContradicts);
  EXPECT_EQ(state(view, "b"), SourceState::kContradicts);
  EXPECT_THAT(view.of("250")->doubts, ElementsAre(HasSubstr("siger hver sit")));
  const auto replies = replies_from(view, round);
  ASSERT_THAT(replies, SizeIs(1));
  EXPECT_TRUE(replies[0].in_doubt);
  EXPECT_THAT(replies[0].doubt, HasSubstr("siger hver sit"));
}

TEST_F(RegisterTest, SayingTheSameTwiceIsNoContradiction) {
  const Register view = build({Make("a", "2022-09-20", kCouncil).wants({"aeldre"}),
                               Make("b", "2022-09-20", kCouncil).wants({"aeldre"})});
  EXPECT_FALSE(view.of("250")->in_doubt);
  EXPECT_THAT(wishes(view), ElementsAre("aeldre:1"));
}

TEST_F(RegisterTest, AFormForOnePhaseSaysNothingAgainstAnother) {
  const Register view = build({Make("june", "2022-07-01", kCouncil).wants({"beskaeftigelse"}),
                               Make("autumn", "2022-09-20", kCouncil).wants({"folkeskole", "aeldre"})});
  EXPECT_THAT(wishes(view), ElementsAre("beskaeftigelse:1", "folkeskole:1", "aeldre:2"));
  EXPECT_EQ(state(view, "june"), SourceState::kCounts);
  EXPECT_EQ(state(view, "autumn"), SourceState::kCounts);
}

TEST_F(RegisterTest, WhatComesInTheMunicipalitysNameWeighsAsItsAdministrationUnlessItSaysWhoStandsBehind) {
  const Register view = build({Make("july", "2022-07-01", kAdministrative).wants({"aeldre"}),
                               Make("row", "2022-09-20", kCouncil).wants({"folkeskole"}).row(1)});
  EXPECT_THAT(wishes(view), ElementsAre("folkeskole:1"));
  EXPECT_THAT(view.of("250")->doubts, IsEmpty());
  Make letter("letter", "2022-09-25", kCouncil);
  letter.withdraws().source.declaration.status = std::nullopt;
  EXPECT_THAT(wishes(build({Make("row", "2022-09-20", kCouncil).wants({"folkeskole"}).row(1), letter})),
              IsEmpty());
}

TEST_F(RegisterTest, UnsureReadingsAreDoubtsUntilConfirmed) {
  EXPECT_TRUE(
      build({Make("a", "2022-09-12", kCouncil).wants({"dagtilbud"}).confidence(0.6)}).of("250")->in_doubt);
  EXPECT_FALSE(build({Make("a", "2022-09-12", kCouncil).wants({"dagtilbud"}).confidence(0.6).confirmed()})
                   .of("250")
                   ->in_doubt);
}

TEST_F(RegisterTest, AnOpenSetIsATieAndAnUnrankedListIsADoubt) {
  Make open("a", "2022-09-12", kCouncil);
  open.wants({"dagtilbud", "folkeskole"});
  for (Priority& p : open.source.declaration.priorities) p.rank.reset();
  EXPECT_TRUE(build({open}).of("250")->in_doubt);
  open.source.declaration.open_set = true;
  const Register view = build({open});
  EXPECT_FALSE(view.of("250")->in_doubt);
  EXPECT_THAT(wishes(view), ElementsAre("dagtilbud:1", "folkeskole:1"));
}

TEST_F(RegisterTest, NoneOfTheAreasIsAReply) {
  const Register view = build({Make("a", "2022-09-12", kCouncil).none()});
  EXPECT_TRUE(replies_from(view, round)[0].none);
}

TEST_F(RegisterTest, WhatNamesNoMunicipalityIsKeptForAPerson) {
  Make nameless("a", "2022-09-12", kCouncil);
  nameless.wants({"folkeskole"}).source.declaration.municipality.reset();
  Make unknown("b", "2022-09-12", kCouncil);
  unknown.wants({"folkeskole"}).source.declaration.municipality->code = "999";
  EXPECT_THAT(build({nameless, unknown}).unplaced, SizeIs(2));
}

TEST_F(RegisterTest, AreasOutsideTheRoundSayNothing) {
  const Register view = build({Make("a", "2022-09-12", kCouncil).wants({"bibliotek"})});
  EXPECT_EQ(state(view, "a"), SourceState::kSaysNothing);
  EXPECT_TRUE(view.of("250")->missing);
}

TEST_F(RegisterTest, TheOrderOfSourcesDoesNotMatter) {
  std::vector<RegisterSource> sources = {Make("a", "2022-09-01", kAdministrative).wants({"beskaeftigelse"}),
                                         Make("b", "2022-09-02", kCommittee).wants({"dagtilbud"}),
                                         Make("c", "2022-09-02", kCommittee).wants({"aeldre"}),
                                         Make("d", "2022-09-03", kAdministrative).withdraws(),
                                         Make("e", "2022-09-03", kCouncil).wants({"folkeskole"})};
  const auto first = build(sources).entries;
  std::sort(sources.begin(), sources.end(),
            [](const auto& x, const auto& y) { return x.record_id < y.record_id; });
  do {
    ASSERT_EQ(build(sources).entries, first);
  } while (std::next_permutation(sources.begin(), sources.end(),
                                 [](const auto& x, const auto& y) { return x.record_id < y.record_id; }));
}

/// One municipality from a summer's administrative letter to a corrected council decision, looked at on each
/// day.
TEST_F(RegisterTest, AThreadGivesTheRightAnswerOnEveryDay) {
  const std::vector<RegisterSource> thread = {
      Make("letter", "2022-07-04", kAdministrative).wants({"beskaeftigelse"}),
      Make("jobs", "2022-08-23", kCommittee).wants({"beskaeftigelse"}).body(BodyKind::kCommittee),
      Make("finance", "2022-09-27", kCommittee)
          .wants({"folkeskole", "aeldre"})
          .body(BodyKind::kFinanceCommittee),
      Make("council", "2022-09-29", kCouncil).wants({"folkeskole", "aeldre"}),
      Make("correction", "2022-10-04", kCouncil)
          .wants({"aeldre", "folkeskole"})
          .replaces("svaret af 29. september 2022"),
  };
  const struct {
    const char* day;
    std::vector<std::string> wishes;
  } table[] = {
      {"2022-07-03", {}},
      {"2022-07-04", {"beskaeftigelse:1"}},
      {"2022-09-26", {"beskaeftigelse:1"}},
      {"2022-09-27", {"beskaeftigelse:1", "folkeskole:1", "aeldre:2"}},
      {"2022-10-03", {"beskaeftigelse:1", "folkeskole:1", "aeldre:2"}},
      {"2022-10-04", {"beskaeftigelse:1", "aeldre:1", "folkeskole:2"}},
  };
  for (const auto& [day, expected] : table) {
    std::vector<RegisterSource> known;
    std::copy_if(thread.begin(), thread.end(), std::back_inserter(known),
                 [&, limit = day](const auto& s) { return to_iso(*day_of(s)) <= limit; });
    EXPECT_EQ(wishes(build(known)), expected) << day;
  }
  const Register whole = build(thread);
  EXPECT_EQ(state(whole, "letter"), SourceState::kOutranked);
  EXPECT_EQ(state(whole, "council"), SourceState::kReplaced);
  EXPECT_TRUE(whole.of("250")->lines.back().late);
}

}  // namespace
}  // namespace frisaet::test
