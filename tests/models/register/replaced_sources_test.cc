// What takes an earlier source away: corrections, withdrawals and later exports of the survey.
#include "tests/models/register/register_sources.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(RegisterTest, ACorrectionTakesAwayTheSourceItNames) {
  const Register view = build({Make("first", "2022-09-12", kCouncil).wants({"dagtilbud"}),
                               Make("other", "2022-09-15", kCouncil).wants({"aeldre"}),
                               Make("fix", "2022-09-16", kAdministrative)
                                   .wants({"folkeskole"})
                                   .replaces("vores svar af 15. september 2022")});
  EXPECT_EQ(state(view, "other"), SourceState::kReplaced);
  EXPECT_THAT(wishes(view), ElementsAre("folkeskole:1")) << "it speaks with the weight of what it replaced";
  EXPECT_THAT(view.of("250")->doubts, ElementsAre(HasSubstr("ændrer, hvad kommunalbestyrelsen har sagt")));
}

TEST_F(RegisterTest, DaysAreFoundInWordsInTheirUsualForms) {
  const struct {
    const char* words;
    bool named;
  } table[] = {{"brevet af 2. september", true},
               {"brev dateret 02.09.2022", true},
               {"2.9.2022", true},
               {"2022-09-02", true},
               {"brevet af 12. september", false},
               {"brevet af 22. september", false},
               {"Brevet af 2. SEPTEMBER", true}};
  for (const auto& [words, named] : table) {
    const Register view =
        build({Make("second", "2022-09-02", kAdministrative).wants({"dagtilbud"}),
               Make("third", "2022-09-03", kAdministrative).wants({"dagtilbud"}),
               Make("fix", "2022-09-16", kAdministrative).wants({"folkeskole"}).replaces(words)});
    EXPECT_EQ(state(view, "second") == SourceState::kReplaced, named) << words;
    EXPECT_EQ(view.of("250")->in_doubt, !named) << words;
  }
}

TEST_F(RegisterTest, ACorrectionByLetterTakesAwayTheLetterItNamesWhateverTheOrderOfIds) {
  for (const auto& [first, second] : {std::pair{"a", "b"}, std::pair{"b", "a"}}) {
    const Register view =
        build({Make(first, "2022-09-12", kCouncil).wants({"folkeskole"}).decided("2022-09-07"),
               Make(second, "2022-09-19", kCouncil)
                   .wants({"aeldre"})
                   .decided("2022-09-07")
                   .replaces("vores brev af 12. september 2022")});
    EXPECT_THAT(wishes(view), ElementsAre("aeldre:1")) << first;
    EXPECT_EQ(state(view, first), SourceState::kReplaced);
    EXPECT_THAT(view.of("250")->doubts, IsEmpty());
    EXPECT_EQ(view.of("250")->lines[1].source.record_id, second) << "the letter written later comes later";
  }
}

TEST_F(RegisterTest, ACorrectionThatTellsOfAnEarlierDayTakesAwayALetterWrittenBeforeIt) {
  const Register view = build({Make("letter", "2022-09-12", kAdministrative).wants({"folkeskole"}),
                               Make("correction", "2022-09-19", kCouncil)
                                   .wants({"aeldre"})
                                   .decided("2022-09-07")
                                   .replaces("brevet af 12. september 2022")});
  EXPECT_THAT(wishes(view), ElementsAre("aeldre:1"));
  EXPECT_EQ(state(view, "letter"), SourceState::kReplaced);
  EXPECT_THAT(view.of("250")->doubts, IsEmpty());
}

TEST_F(RegisterTest, AToldWithdrawalFindsTheLetterByTheDayItWasWritten) {
  const Register view = build({Make("letter", "2022-09-12", kCouncil).wants({"aeldre"}).decided("2022-09-07"),
                               Make("told", "2022-09-20", kCouncil)
                                   .withdraws()
                                   .replaces("brevet af 12. september 2022")
                                   .kind(SourceKind::kTold)});
  EXPECT_THAT(wishes(view), IsEmpty());
  EXPECT_EQ(state(view, "letter"), SourceState::kWithdrawn);
  EXPECT_THAT(view.of("250")->doubts, IsEmpty());
}

TEST_F(RegisterTest, TheDayOfALetterGoesBeforeThatOfTheDecisionItTellsOf) {
  const Register view = build({Make("a", "2022-09-07", kAdministrative).wants({"dagtilbud"}),
                               Make("b", "2022-09-12", kCouncil).wants({"folkeskole"}).decided("2022-09-07"),
                               Make("c", "2022-09-19", kAdministrative)
                                   .wants({"aeldre"})
                                   .replaces("vores brev af 7. september 2022")});
  EXPECT_EQ(state(view, "a"), SourceState::kReplaced);
  EXPECT_THAT(wishes(view), ElementsAre("folkeskole:1"));
}

TEST_F(RegisterTest, TwoLettersOfOneDecisionThatNameNothingStillContradict) {
  const Register view = build({Make("a", "2022-09-12", kCouncil).wants({"folkeskole"}).decided("2022-09-07"),
                               Make("b", "2022-09-19", kCouncil).wants({"aeldre"}).decided("2022-09-07")});
  EXPECT_EQ(state(view, "b"), SourceState::kContradicts);
  EXPECT_THAT(view.of("250")->doubts,
              ElementsAre(HasSubstr("7. september 2022 (skrevet 12. september 2022)")));
}

TEST_F(RegisterTest, ALaterExportReplacesTheRowsOfEarlierOnes) {
  const Register view = build({Make("b", "2022-09-20", kCouncil).wants({"aeldre"}).row(1),
                               Make("a", "2022-09-20", kCouncil).wants({"folkeskole"}).row(2)});
  EXPECT_THAT(wishes(view), ElementsAre("folkeskole:1"));
  EXPECT_EQ(state(view, "b"), SourceState::kReplaced);
  EXPECT_THAT(view.of("250")->doubts, IsEmpty());
}

TEST_F(RegisterTest, WithinAnExportTheRowAnsweredLaterCountsAndWithoutHoursAPersonMust) {
  const auto rows = [&](const char* first, const char* second) {
    return build({Make("b", "2022-09-20", kCouncil).wants({"aeldre"}).row(1, first),
                  Make("a", "2022-09-20", kCouncil).wants({"folkeskole"}).row(1, second)});
  };
  EXPECT_THAT(wishes(rows("08:00:00", "15:30:00")), ElementsAre("folkeskole:1"));
  EXPECT_THAT(wishes(rows("15:30:00", "08:00:00")), ElementsAre("aeldre:1"));
  EXPECT_EQ(state(rows("", ""), "a"), SourceState::kContradicts);
}

TEST_F(RegisterTest, ALaterExportDoesNotSilentlyUndoWhatAPersonCorrected) {
  const Register view = build({Make("a", "2022-09-20", kCouncil).wants({"aeldre"}).row(1).confirmed(),
                               Make("b", "2022-09-20", kCouncil).wants({"folkeskole"}).row(2)});
  EXPECT_THAT(view.of("250")->doubts, ElementsAre(HasSubstr("som en person har set på")));
}

TEST_F(RegisterTest, ARowInWhichNoWishCouldBeReadIsADoubtUntilItIsAnsweredAgain) {
  const auto unread = [] { return Make("row", "2022-09-20", kCouncil).row(1).confidence(0.3); };
  const Register view = build({unread()});
  EXPECT_TRUE(view.of("250")->in_doubt);
  EXPECT_TRUE(view.of("250")->unread);
  EXPECT_THAT(view.of("250")->doubts, ElementsAre(HasSubstr("er ikke til at læse et ønske i")));
  EXPECT_THAT(build({unread().confirmed()}).of("250")->doubts, IsEmpty());
  EXPECT_THAT(
      build({unread(), Make("later", "2022-09-21", kCouncil).wants({"aeldre"}).row(2)}).of("250")->doubts,
      IsEmpty());
  Make told("told", "2022-10-02", kCouncil);
  told.none().kind(SourceKind::kTold);
  EXPECT_THAT(build({unread(), told}).of("250")->doubts, IsEmpty());
  EXPECT_THAT(build({unread(), Make("letter", "2022-09-01", kCouncil).wants({"aeldre"})}).of("250")->doubts,
              SizeIs(1))
      << "what came before does not answer it";
}

TEST_F(RegisterTest, AWithdrawalLeavesNoWish) {
  const Register view = build({Make("a", "2022-09-12", kAdministrative).wants({"dagtilbud"}),
                               Make("w", "2022-09-13", kAdministrative).withdraws()});
  EXPECT_EQ(state(view, "a"), SourceState::kWithdrawn);
  EXPECT_EQ(view.of("250")->counts(), std::nullopt);
  EXPECT_FALSE(view.of("250")->missing);
  const auto replies = replies_from(view, round);
  ASSERT_THAT(replies, SizeIs(1));
  EXPECT_THAT(replies[0].wishes, IsEmpty());
  EXPECT_FALSE(replies[0].none);
}

TEST_F(RegisterTest, AnOfficeCannotSilentlyWithdrawWhatTheCouncilDecided) {
  const Register view = build({Make("a", "2022-09-12", kCouncil).wants({"dagtilbud"}),
                               Make("w", "2022-09-13", kAdministrative).withdraws()});
  EXPECT_THAT(wishes(view), ElementsAre("dagtilbud:1"));
  EXPECT_TRUE(view.of("250")->in_doubt);
}

}  // namespace
}  // namespace frisaet::test
