// When a reply was late or belongs to another round, and who passes for silent.
#include "tests/models/register/register_sources.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(RegisterTest, WhatWasSaidOutsideTheRoundsTimeBelongsToAnother) {
  for (const char* day : {"2021-12-31", "2023-07-01"}) {
    const Register view = build({Make("a", day, kCouncil).wants({"aeldre"})});
    EXPECT_TRUE(view.of("250")->missing) << day;
    EXPECT_THAT(view.of("250")->lines[0].why, HasSubstr("anden runde")) << day;
    EXPECT_FALSE(view.of("250")->in_doubt) << day;
  }
  EXPECT_FALSE(build({Make("a", "2022-01-01", kCouncil).wants({"aeldre"})}).of("250")->missing);
  EXPECT_FALSE(build({Make("a", "2023-06-30", kCouncil).wants({"aeldre"})}).of("250")->missing);
  Make undated("a", "2026-11-30", kCouncil);
  undated.wants({"aeldre"}).source.declaration.date = std::nullopt;
  EXPECT_FALSE(build({undated}).of("250")->missing) << "the day of its arrival is not the day it was said";
  EXPECT_FALSE(
      build({Make("a", "2026-11-30", kCouncil).wants({"aeldre"}).kind(SourceKind::kTold)}).of("250")->missing)
      << "nor is the day on which somebody wrote down what they were told";
  Make misread("a", "2002-09-20", kCouncil);
  misread.wants({"aeldre"}).confidence(0.5).source.received_at = "2022-09-21T09:00:00Z";
  EXPECT_THAT(build({misread}).of("250")->doubts, ElementsAre(HasSubstr("bærer en dag uden for den")));
}

TEST_F(RegisterTest, AReplyThatWasGivenForOneRoundCountsInNoOther) {
  Make told("a", "2022-09-20", kCouncil);
  told.none().kind(SourceKind::kTold).source.round = "to-omraader-eksempel";
  EXPECT_TRUE(build({told}).of("250")->missing);
  told.source.round = round.code;
  EXPECT_FALSE(build({told}).of("250")->missing);
}

TEST_F(RegisterTest, ADecisionThatCouldNotBeReadIsADoubtUnlessABodyAsHighHasSpokenSince) {
  RegisterStep step;
  step.record_id = "r";
  step.date = parse_iso_date("2022-09-13");
  step.body = "Byrådet";
  step.item_number = "88";
  step.rank = kCouncilRank;
  const auto doubts = [&](std::vector<RegisterSource> sources, const char* code = "250") {
    Register view = build(std::move(sources));
    for (RegisterEntry& entry : view.entries)
      if (entry.municipality.code == code) doubt_steps(entry, {step});
    return view.of(code)->doubts;
  };
  EXPECT_THAT(doubts({}), IsEmpty()) << "it put the matter off, or noted it";
  step.undecipherable = true;
  EXPECT_THAT(doubts({}),
              ElementsAre("Byrådet besluttede 13. september 2022 (punkt 88) noget, som ikke kunne "
                          "læses som et ønske. Læs r, og skriv svaret ned."));
  EXPECT_THAT(doubts({Make("a", "2022-09-20", kCouncil).wants({"aeldre"})}), IsEmpty());
  EXPECT_THAT(doubts({Make("a", "2022-09-20", kAdministrative).wants({"aeldre"})}), SizeIs(1));
  EXPECT_THAT(doubts({Make("a", "2022-09-06", kCouncil).wants({"aeldre"})}), SizeIs(1));
  step.received_at = "2022-09-15T09:00:00Z";
  const auto told = [](const char* at, const char* day = "2022-09-20") {
    Make reply("t", day, DeclarationStatus::kReported);
    reply.wants({"aeldre"}).kind(SourceKind::kTold).source.received_at = at;
    return reply;
  };
  EXPECT_THAT(doubts({told("2022-09-20T09:00:00Z")}), IsEmpty()) << "the answer was written down";
  EXPECT_THAT(doubts({told("2022-09-14T09:00:00Z")}), SizeIs(1)) << "before anybody asked";
  EXPECT_THAT(doubts({told("2022-09-20T09:00:00Z", "2022-08-20")}), SizeIs(1))
      << "written down since, but given before the meeting";
  EXPECT_THAT(doubts({}, "791"), IsEmpty()) << "Viborg has its area and is asked for nothing";
}

TEST_F(RegisterTest, LatenessIsMarkedByThePhasesDeadline) {
  const Register view = build({Make("on-time", "2022-08-08", kAdministrative).wants({"beskaeftigelse"}),
                               Make("late", "2022-10-01", kAdministrative).wants({"folkeskole"})});
  EXPECT_FALSE(view.of("250")->lines[0].late);
  EXPECT_TRUE(view.of("250")->lines[1].late);
  EXPECT_FALSE(view.of("250")->phases[0].late);
  EXPECT_TRUE(view.of("250")->phases[1].late);
  EXPECT_TRUE(replies_from(view, round)[0].late);
  EXPECT_THAT(replies_from(view, round)[0].late_phases, ElementsAre(round.phases[1].code));
  const Register all = build({Make("late", "2022-10-01", kAdministrative).wants({"folkeskole"})});
  EXPECT_TRUE(replies_from(all, round)[0].late);
  EXPECT_THAT(replies_from(all, round)[0].late_phases, IsEmpty()) << "all that counts was late";
}

TEST_F(RegisterTest, ALetterAfterTheDeadlineIsLateThoughItTellsOfAMeetingBeforeIt) {
  const Register view =
      build({Make("a", "2022-10-05", kCouncil).wants({"folkeskole"}).decided("2022-09-27")});
  EXPECT_TRUE(view.of("250")->lines[0].late);
  EXPECT_TRUE(view.of("250")->phases[1].late);
  EXPECT_EQ(counts_from(view.of("250")->lines[0].source), parse_iso_date("2022-10-05"));
  const Register minutes = build({Make("a", "2022-10-05", kCouncil)
                                      .wants({"folkeskole"})
                                      .decided("2022-09-27")
                                      .kind(SourceKind::kMinutes)});
  EXPECT_FALSE(minutes.of("250")->lines[0].late) << "minutes speak on the day of their meeting";
  EXPECT_EQ(counts_from(minutes.of("250")->lines[0].source), parse_iso_date("2022-09-27"));
}

TEST_F(RegisterTest, APaperInWhichNoWishWasFoundIsADoubtAndNoSilence) {
  Register view = build({});
  note_unread(view, {{"250", "abc", "scan.pdf", "2022-09-29T08:00:00Z", std::nullopt}});
  EXPECT_TRUE(view.of("250")->missing);
  EXPECT_THAT(view.of("250")->doubts, ElementsAre(HasSubstr("\"scan.pdf\" ligner et svar")));
  const auto replies = replies_from(view, round);
  ASSERT_THAT(replies, SizeIs(1));
  EXPECT_TRUE(replies[0].in_doubt);
  EXPECT_THAT(replies[0].wishes, IsEmpty());
}

TEST_F(RegisterTest, APaperThatNamesNoMunicipalityIsListedForAPerson) {
  Register view = build({});
  note_unread(view, {{"", "0123456789abcdef", "svar.txt", "2022-09-20T10:00:00Z", std::nullopt}});
  EXPECT_THAT(view.unplaced_papers, ElementsAre("0123456789abcdef"));
}

TEST_F(RegisterTest, NoneAndWithdrawalsSpeakToThePhasesThatWereOpen) {
  const RegisterSource july = Make("july", "2022-07-04", kAdministrative).wants({"beskaeftigelse"});
  const Register september = build({july, Make("none", "2022-09-20", kCouncil).none()});
  EXPECT_THAT(wishes(september), ElementsAre("beskaeftigelse:1"));
  EXPECT_EQ(september.of("250")->phases[1].counts, 1U);
  EXPECT_FALSE(september.of("250")->in_doubt);
  const Register early = build({Make("none", "2022-07-05", kCouncil).none(), july});
  EXPECT_THAT(wishes(early), IsEmpty()) << "in July both phases were open";
  EXPECT_EQ(build({Make("none", "2022-12-01", kCouncil).none()}).of("250")->phases[0].counts, std::nullopt);
  EXPECT_EQ(build({Make("none", "2022-12-01", kCouncil).none()}).of("250")->phases[1].counts, 0U);
  const Register back = build({july, Make("autumn", "2022-09-12", kAdministrative).wants({"aeldre"}),
                               Make("w", "2022-10-01", kAdministrative).withdraws()});
  EXPECT_THAT(wishes(back), ElementsAre("beskaeftigelse:1")) << "only the last phase, when all are closed";
  const Register named =
      build({july, Make("autumn", "2022-09-12", kAdministrative).wants({"aeldre"}),
             Make("w", "2022-10-01", kAdministrative).withdraws().replaces("brevet af 4. juli 2022")});
  EXPECT_EQ(state(named, "july"), SourceState::kWithdrawn)
      << "what is named is taken back whenever that is said";
  EXPECT_THAT(wishes(named), ElementsAre("aeldre:1")) << "and nothing else";
}

TEST_F(RegisterTest, WhatConfirmsAReplyAfterTheDeadlineIsInTime) {
  const std::vector<RegisterSource> sources = {
      Make("letter", "2022-09-20", kAdministrative).wants({"folkeskole"}),
      Make("council", "2022-10-12", kCouncil).wants({"folkeskole"})};
  const Register view = build(sources);
  EXPECT_FALSE(view.of("250")->phases[1].late);
  EXPECT_FALSE(replies_from(view, round)[0].late);
  EXPECT_TRUE(view.of("250")->lines[1].late) << "the source itself came after it";
  const Register changed = build({sources[0], Make("council", "2022-10-12", kCouncil).wants({"aeldre"})});
  EXPECT_TRUE(changed.of("250")->phases[1].late);
  const Register back_again =
      build({sources[0], Make("other", "2022-09-25", kAdministrative).wants({"aeldre"}), sources[1]});
  EXPECT_TRUE(back_again.of("250")->phases[1].late) << "at the deadline something else counted";
}

TEST_F(RegisterTest, WhoHasAPlaceOrIsKeptOutIsNotExpectedToAnswer) {
  Round other = round;
  other.exclusions = {{"151", std::nullopt, "Deltager ikke."}, {"153", std::string("aeldre"), "Ikke ældre."}};
  other.phases[0].designated = {"219"};
  const Phase& second = other.phases[1];
  EXPECT_TRUE(may_reply(other, second, "250"));
  EXPECT_FALSE(may_reply(other, second, "217")) << "fixed";
  EXPECT_FALSE(may_reply(other, second, "151")) << "kept out";
  EXPECT_TRUE(may_reply(other, second, "153")) << "kept out of one area of three";
  EXPECT_FALSE(may_reply(other, second, "219")) << "named in the phase before";
  EXPECT_TRUE(may_reply(other, other.phases[0], "219"));
  const Register view = build({Make("a", "2022-09-01", kCouncil).wants({"beskaeftigelse"})});
  EXPECT_TRUE(view.of("250")->phases[0].answered);
  EXPECT_FALSE(view.of("250")->phases[1].answered);
  EXPECT_FALSE(view.of("217")->phases[1].expected);
}

}  // namespace
}  // namespace frisaet::test
