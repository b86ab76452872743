#include "models/register/register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Builds a source in one line: municipality Frederikssund unless said otherwise.
struct Make {
  RegisterSource source;
  Make(std::string id, std::string day, DeclarationStatus status) {
    source.record_id = std::move(id);
    source.received_at = day + "T12:00:00Z";
    source.declaration.municipality = MunicipalityRef{"250", "Frederikssund"};
    source.declaration.date = parse_iso_date(day);
    source.declaration.status = status;
  }
  Make& wants(std::vector<std::string> areas) {
    int rank = 0;
    for (std::string& area : areas)
      source.declaration.priorities.push_back({std::move(area), ++rank, std::nullopt});
    return *this;
  }
  Make& none() { return source.declaration.none_of_areas = true, *this; }
  Make& body(BodyKind kind) { return source.body_kind = kind, *this; }
  Make& replaces(std::string words) { return source.declaration.replaces = std::move(words), *this; }
  Make& withdraws() { return source.declaration.withdraws = true, *this; }
  /// The decision that a paper tells of.
  Make& decided(const char* day) {
    source.declaration.decided = DecidedBy{"Byrådet", parse_iso_date(day), std::nullopt};
    return *this;
  }
  Make& kind(SourceKind k) { return source.kind = k, *this; }
  /// A row of the export that came on that day of October.
  Make& row(int export_number, std::string hour = "") {
    source.kind = SourceKind::kSurvey;
    source.hour = std::move(hour);
    source.received_at = "2022-10-0" + std::to_string(export_number) + "T09:00:00Z";
    source.document_sha256 = "export" + std::to_string(export_number);
    source.declaration.status = std::nullopt;
    return *this;
  }
  Make& confidence(double c) { return source.confidence = c, *this; }
  Make& confirmed() { return source.confirmed = true, *this; }
  operator RegisterSource() const { return source; }  // NOLINT(google-explicit-constructor)
};

constexpr auto kAdministrative = DeclarationStatus::kAdministrative;
constexpr auto kCommittee = DeclarationStatus::kCommittee;
constexpr auto kCouncil = DeclarationStatus::kCouncil;

class RegisterTest : public ::testing::Test {
 protected:
  const Round& round = *find_round("velfaerdsaftaler-2022");

  Register build(std::vector<RegisterSource> sources) {
    return build_register(round, MunicipalityIndex::standard(), std::move(sources));
  }
  /// The wishes that count, as `area:rank`.
  std::vector<std::string> wishes(const Register& view, std::string_view code = "250") {
    std::vector<std::string> all;
    for (const Reply& reply : replies_from(view, round)) {
      if (reply.municipality != code) continue;
      for (const Wish& wish : reply.wishes) all.push_back(wish.area + ":" + std::to_string(wish.rank));
    }
    return all;
  }
  static SourceState state(const Register& view, std::string_view id) {
    for (const RegisterLine& line : view.of("250")->lines) {
      if (line.source.record_id == id) return line.state;
    }
    return SourceState::kSaysNothing;
  }
};

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

class RulingTest : public RegisterTest {
 protected:
  std::vector<RegisterSource> both = {Make("a", "2022-09-20", kCouncil).wants({"aeldre"}),
                                      Make("b", "2022-09-20", kCouncil).wants({"folkeskole"})};
  RegisterRuling chosen{
      "250", "runde-2", "a", {"a", "b"}, "ældre", "Anne", "Talt med dem", "2022-10-01T08:00:00Z"};

  Register rule(std::vector<RegisterSource> sources) {
    return build_register(round, MunicipalityIndex::standard(), std::move(sources), {chosen});
  }
};

TEST_F(RulingTest, SettlesAContradictionAndSaysWho) {
  const Register view = rule(both);
  EXPECT_THAT(wishes(view), ElementsAre("aeldre:1"));
  EXPECT_FALSE(view.of("250")->in_doubt);
  EXPECT_EQ(state(view, "a"), SourceState::kCounts);
  EXPECT_EQ(state(view, "b"), SourceState::kSetAside);
  EXPECT_EQ(view.of("250")->lines[1].why, "Sat til side af Anne (2022-10-01): Talt med dem");
  EXPECT_THAT(view.of("250")->rulings, ElementsAre(chosen));
}

TEST_F(RulingTest, MayChooseTheLowerBodyAndTheUnsureReading) {
  both[0] = Make("a", "2022-09-10", kAdministrative).wants({"aeldre"}).confidence(0.5);
  const Register view = rule(both);
  EXPECT_THAT(wishes(view), ElementsAre("aeldre:1"));
  EXPECT_FALSE(view.of("250")->in_doubt);
}

TEST_F(RulingTest, AWordThatCameSinceIsADoubtUnlessItSaysTheSame) {
  both.push_back(Make("c", "2022-10-05", kCouncil).wants({"dagtilbud"}));
  EXPECT_THAT(wishes(rule(both)), ElementsAre("dagtilbud:1"));
  EXPECT_THAT(rule(both).of("250")->doubts, ElementsAre(HasSubstr("kommet til, efter at Anne")));
  both.back() = Make("c", "2022-10-05", kAdministrative).wants({"dagtilbud"});
  EXPECT_THAT(wishes(rule(both)), ElementsAre("aeldre:1"));
  EXPECT_TRUE(rule(both).of("250")->in_doubt);
  both.back() = Make("c", "2022-10-05", kCouncil).wants({"aeldre"});
  EXPECT_FALSE(rule(both).of("250")->in_doubt);
}

TEST_F(RulingTest, ARulingWhoseSourceIsGoneOrReadOtherwiseIsADoubt) {
  both[0].declaration.priorities[0].area = "dagtilbud";
  EXPECT_THAT(rule(both).of("250")->doubts, ElementsAre(HasSubstr("læses nu anderledes")));
  both.erase(both.begin());
  EXPECT_THAT(rule(both).of("250")->doubts, ElementsAre(HasSubstr("ikke er her længere")));
  EXPECT_THAT(wishes(rule(both)), ElementsAre("folkeskole:1"));
}

TEST_F(RulingTest, SaysNothingOfAnotherPhaseOrMunicipality) {
  both.push_back(Make("j", "2022-07-01", kCouncil).wants({"beskaeftigelse"}));
  EXPECT_EQ(state(rule(both), "j"), SourceState::kCounts);
  chosen.municipality = "101";
  EXPECT_TRUE(rule(both).of("250")->in_doubt);
  EXPECT_TRUE(rule(both).of("101")->in_doubt) << "it names a source that is not there";
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
}  // namespace frisaet
