// Wishes that an item of minutes decides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/declarations/declarations.h"
#include "extractors/lexicon/evidence.h"
#include "tests/extractors/declarations/listed_wishes.h"
#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Decision item(Outcome outcome, std::vector<RecommendationPoint> points) {
  Decision decision;
  decision.municipality = MunicipalityRef{"450", "Nyborg"};
  decision.committee = "Byrådet";
  decision.body_kind = BodyKind::kCouncil;
  decision.meeting_date = parse_iso_date("2023-05-09");
  decision.item_number = "31";
  decision.title = "Valg af område for velfærdsaftale";
  decision.recommendation = std::move(points);
  decision.outcome = outcome;
  return decision;
}

std::vector<Record> from(const Decision& decision) {
  Extraction minutes;
  minutes.records.push_back({decision, 0.98, {}});
  add_declarations(test::text_document(""), minutes, {});
  EXPECT_EQ(minutes.doubts.size(), minutes.records.size());
  minutes.records.erase(minutes.records.begin());
  return minutes.records;
}

const RecommendationPoint kElderly{"1", "at kommunen søger om frisættelse på ældreområdet, og"};
const RecommendationPoint kDaycare{"2", "at kommunen subsidiært søger om frisættelse på dagtilbudsområdet."};

TEST(FromMinutes, AnApprovedWishIsTheCouncils) {
  const auto records = from(item(Outcome::kApproved, {kElderly, kDaycare}));
  ASSERT_THAT(records, SizeIs(1));
  const auto& value = std::get<Declaration>(records[0].value);
  EXPECT_EQ(value.status, DeclarationStatus::kCouncil);
  EXPECT_EQ(value.decided->item_number, "31");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, "aeldre");
  EXPECT_EQ(value.priorities[1].rank, 2);
}

/// The declaration of an item whose recommendation leaves the choice to the meeting.
Declaration decided(const std::string& text) {
  Decision decision = item(Outcome::kApproved, {{"1", "at byrådet drøfter, hvad der skal søges om."}});
  decision.decision_text = text;
  const auto records = from(decision);
  return records.size() == 1 ? std::get<Declaration>(records[0].value) : Declaration{};
}

TEST(FromMinutes, AnAnswerThatIsDrawnBackIsNoWish) {
  const Declaration back = decided("Vedtaget. Nyborg Kommune trækker dermed sin ansøgning om folkeskolen.");
  EXPECT_TRUE(back.withdraws);
  EXPECT_THAT(back.priorities, IsEmpty());
  EXPECT_FALSE(decided("Byrådet søger om frisættelse på folkeskoleområdet.").withdraws);
}

/// What an item declares that is printed as `paper` with a title of its own that says nothing of agreements.
std::vector<Record> from_paper(Decision decision, const std::string& title, const std::string& paper) {
  decision.title = title;
  Extraction minutes;
  minutes.records.push_back({std::move(decision), 0.98, {}, {0, paper.size()}});
  add_declarations(test::text_document(paper), minutes, {});
  minutes.records.erase(minutes.records.begin());
  return minutes.records;
}

TEST(FromMinutes, AnAnswerAboutAnAreaIsOneWithoutTheWordForTheAgreement) {
  const Decision back = item(Outcome::kApproved, {{"1", "at ansøgningen kaldes hjem"}});
  const std::string paper = "Ansøgning på ældreområdet\n\nat ansøgningen kaldes hjem\n\nVedtaget.\n";
  const auto gone = from_paper(back, "Ansøgning på ældreområdet", paper);
  ASSERT_THAT(gone, SizeIs(1));
  EXPECT_TRUE(std::get<Declaration>(gone[0].value).withdraws);
  EXPECT_LT(gone[0].confidence, 0.9) << "for a person";
  EXPECT_THAT(from_paper(back, "Ansøgning om en pulje", "at ansøgningen kaldes hjem"), IsEmpty());

  Decision waits = item(Outcome::kApproved, {{"1", "at kommunen sætter sig på listen"}});
  waits.decision_text = "Godkendt. Kommunen søger derfor ældreområdet, hvis Odense springer fra.";
  const auto asked = from_paper(waits, "Vi venter", *waits.decision_text);
  ASSERT_THAT(asked, SizeIs(1));
  EXPECT_EQ(std::get<Declaration>(asked[0].value).priorities.at(0).condition, "hvis Odense springer fra");
  waits.decision_text = "Godkendt. Odense søger derfor ældreområdet, hvis kommunen springer fra.";
  EXPECT_THAT(from_paper(waits, "Vi venter", *waits.decision_text), IsEmpty());
}

TEST(FromMinutes, AConditionIsToldInTheMeetingsOwnWords) {
  Decision decision =
      item(Outcome::kRecommended,
           {{"1", "at kommunen ønsker ældreområdet, hvis det ikke bliver dagtilbudsområdet"}});
  decision.decision_text =
      "Udvalget anbefaler, at kommunen ønsker ældreområdet, hvis den ikke vælges på dagtilbudsområdet.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(std::get<Declaration>(records[0].value).priorities.at(0).condition,
            "hvis den ikke vælges på dagtilbudsområdet");
  decision.decision_text = "Anbefales.";
  EXPECT_EQ(std::get<Declaration>(from(decision).at(0).value).priorities.at(0).condition,
            "hvis det ikke bliver dagtilbudsområdet");
}

/// The priorities of an item's one declaration.
std::string priorities_of(const Decision& decision) {
  const auto records = from(decision);
  return records.size() == 1 ? test::listed(std::get<Declaration>(records[0].value).priorities) : "?";
}

TEST(FromMinutes, WhatABodyProposedInItsOwnWordsIsAdoptedWithIt) {
  Decision decision = item(Outcome::kApproved, {{"1", "at kommunen søger om ældreområdet"}});
  decision.decision_text = "Magistratens indstilling blev tiltrådt med 9 stemmer mod 2.";
  decision.history = {{"Magistraten", parse_iso_date("2023-05-02"), std::nullopt, Outcome::kRecommended,
                       "Magistraten indstiller, at kommunen søger om folkeskoleområdet."}};
  EXPECT_EQ(priorities_of(decision), "1:folkeskole");
  EXPECT_LT(from(decision).at(0).confidence, 0.9) << "for a person";
  decision.decision_text = "Indstillingen blev tiltrådt.";
  EXPECT_EQ(priorities_of(decision), "1:aeldre");
  decision.decision_text = "Magistratens indstilling blev tiltrådt.";
  decision.history[0].text = "Magistraten anbefaler indstillingen.";
  EXPECT_EQ(priorities_of(decision), "1:aeldre");
}

TEST(FromMinutes, TheMunicipalitysNameInAConditionIsNoMembers) {
  Decision decision = item(Outcome::kApproved, {{"1", "at byrådet drøfter, hvad der skal søges om."}});
  decision.decision_text =
      "Byrådet vælger ældreområdet. Kommer Nyborg Kommune ikke med dér, anbefales skoleområdet.";
  EXPECT_EQ(priorities_of(decision), "1:aeldre 2:folkeskole");
  decision.decision_text = "Byrådet vælger ældreområdet. Ida Holm Krag anbefaler skoleområdet.";
  EXPECT_EQ(priorities_of(decision), "1:aeldre");
}

TEST(FromMinutes, VotesForAMotionWithTheirPartiesLoseNothing) {
  Decision decision = item(Outcome::kAmended, {{"1", "at ældreområdet bliver 1. prioritet"},
                                               {"2", "at skoleområdet bliver 2. prioritet"}});
  decision.decision_text =
      "V og C ville bytte de to om. For det stemte 11 (V, C og O). Imod stemte 7 (A og F). Det ændrede "
      "forslag blev så vedtaget.";
  EXPECT_EQ(priorities_of(decision), "1:folkeskole 2:aeldre");
}

TEST(FromMinutes, ChoosingNoneAndRecommendingBothIsASet) {
  Decision decision = item(Outcome::kRecommended, {{"1", "at et af områderne vælges ud."}});
  decision.decision_text =
      "Udvalget vil ikke vælge og anbefaler, at kommunen søger om enten dagtilbudsområdet eller "
      "folkeskoleområdet.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_TRUE(std::get<Declaration>(records[0].value).open_set);
  decision.decision_text = "Udvalget vil ikke vælge og anbefaler, at sagen tages op igen.";
  EXPECT_THAT(from(decision), IsEmpty());
}

TEST(FromMinutes, WhatAWishPresupposesIsReservedForUnlessAnotherWishFails) {
  const Declaration fact = decided("Byrådet søger om ældreområdet, forudsat at normeringen gøres op samlet.");
  ASSERT_THAT(fact.priorities, SizeIs(1));
  EXPECT_FALSE(fact.priorities[0].condition);
  EXPECT_TRUE(fact.reservation);
  const Declaration second = decided(
      "Byrådet vælger ældreområdet som første valg og dagtilbud som andet valg, såfremt ældreområdet er "
      "fuldtegnet.");
  ASSERT_THAT(second.priorities, SizeIs(2));
  EXPECT_EQ(second.priorities[1].condition, "såfremt ældreområdet er fuldtegnet");
  EXPECT_FALSE(second.reservation);
}

TEST(FromMinutes, DoubtsAreToldByName) {
  Extraction minutes;
  minutes.records.push_back({item(Outcome::kApproved, {kElderly}), 0.85, {}});
  minutes.doubts.push_back({"no_day"});
  add_declarations(test::text_document(""), minutes, {});
  ASSERT_THAT(minutes.doubts, SizeIs(2));
  EXPECT_THAT(minutes.doubts[0], ElementsAre("no_day"));
  EXPECT_THAT(minutes.doubts[1], ElementsAre("unsure_decision"));
}

TEST(FromMinutes, PointsLeftToAnotherBodyDoNotCount) {
  Decision decision = item(Outcome::kRecommended, {kElderly, kDaycare});
  decision.body_kind = BodyKind::kCommittee;
  decision.point_outcomes = {{{"1"}, Outcome::kRecommended}};
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  const auto& value = std::get<Declaration>(records[0].value);
  EXPECT_EQ(value.status, DeclarationStatus::kCommittee);
  EXPECT_EQ(test::listed(value.priorities), "1:aeldre");
}

TEST(FromMinutes, AnAmendmentThatNamesTheOrderCounts) {
  Decision decision =
      item(Outcome::kAmended,
           {{"1", "at søge på dagtilbudsområdet som 1. prioritet og ældreområdet som 2. prioritet."}});
  decision.decision_text =
      "Godkendt med den ændring, at ældreområdet bliver 1. prioritet og dagtilbudsområdet 2. prioritet.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(std::get<Declaration>(records[0].value).priorities[0].area, "aeldre");
  EXPECT_LT(records[0].confidence, kReviewThreshold);
}

TEST(FromMinutes, AnAmendmentMayTakeAnAreaOff) {
  Decision decision = item(Outcome::kAmended, {{"1", "Ældreområdet angives som 1. prioritet."},
                                               {"2", "Skoleområdet angives som 2. prioritet."}});
  decision.decision_text = "Godkendt med den ændring, at skoleområdet udgår som 2. prioritet.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_THAT(std::get<Declaration>(records[0].value).priorities, SizeIs(1));
}

TEST(FromMinutes, AnAmendmentMayLeaveTheFirstWishAlone) {
  Decision decision = item(Outcome::kAmended, {kElderly, kDaycare});
  decision.decision_text = "Godkendt med den ændring, at der ikke anføres nogen subsidiær prioritet.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  const auto& value = std::get<Declaration>(records[0].value);
  EXPECT_EQ(test::listed(value.priorities), "1:aeldre");
}

TEST(FromMinutes, AnAmendedOtherPointLeavesTheWish) {
  Decision decision = item(Outcome::kAmended, {kElderly, {"2", "at sagen drøftes igen i juni."}});
  decision.point_outcomes = {{{"1"}, Outcome::kApproved}, {{"2"}, Outcome::kAmended}};
  decision.decision_text = "1. Godkendt. 2. Godkendt med Økonomiudvalgets ændring.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(std::get<Declaration>(records[0].value).priorities[0].area, "aeldre");
  // A changed point that names an area may have changed the wish itself.
  decision.recommendation[1].text = "at dagtilbudsområdet bliver 2. prioritet.";
  EXPECT_THAT(from(decision), IsEmpty());
}

TEST(FromMinutes, AWishThatIsTakenBackIsAWithdrawal) {
  Decision decision =
      item(Outcome::kApproved, {{"1", "at byrådet trækker sit ønske af 2. maj 2023 tilbage."}});
  decision.decision_text = "Godkendt. Bo Holm (A) fastholder ønsket om ældreområdet.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  const auto& value = std::get<Declaration>(records[0].value);
  EXPECT_TRUE(value.withdraws);
  EXPECT_THAT(value.priorities, IsEmpty());
  EXPECT_EQ(value.replaces, "sit ønske af 2. maj 2023");
  decision.outcome = Outcome::kRejected;
  EXPECT_THAT(from(decision), IsEmpty());
}

TEST(FromMinutes, AWithdrawalShowsWhereItStands) {
  const Decision decision =
      item(Outcome::kApproved, {{"1", "at byrådet trækker sit ønske af 2. maj 2023 tilbage."}});
  const Document document = test::text_document("at byrådet trækker sit ønske\naf 2. maj 2023 tilbage.\n");
  Record source{decision, 0.98, {}};
  for (const std::string_view line : {"at byrådet trækker sit ønske", "af 2. maj 2023 tilbage."}) {
    const std::size_t at = document.text().find(line);
    add_evidence(source.evidence, document, "recommendation.0", {at, at + line.size()});
  }
  Extraction minutes;
  minutes.records.push_back(source);
  add_declarations(document, minutes, {});
  const std::vector<Record> records(minutes.records.begin() + 1, minutes.records.end());
  ASSERT_THAT(records, SizeIs(1));
  std::string shown;
  for (const Evidence& evidence : records[0].evidence) {
    if (evidence.field == "replaces") shown += evidence.quote + "|";
  }
  EXPECT_EQ(shown, "at byrådet trækker sit ønske|af 2. maj 2023 tilbage.|");
}

TEST(FromMinutes, AWithdrawalThatIsDeniedOrSomebodysLeavesTheWish) {
  Decision decision = item(Outcome::kApproved, {kElderly});
  for (const char* text : {"Godkendt. Bo Holm (A) ønskede at trække ansøgningen tilbage.",
                           "Godkendt, idet Enhedslisten ønskede, at ansøgningen trækkes tilbage.",
                           "Godkendt. Et mindretal stemte for at trække ansøgningen tilbage.",
                           "Godkendt. Forslaget om at trække ansøgningen tilbage blev forkastet.",
                           "Godkendt. Byrådet trækker ikke ansøgningen om ældreområdet tilbage.",
                           "Godkendt, idet ansøgningen kan trækkes tilbage indtil juni."}) {
    decision.decision_text = text;
    EXPECT_THAT(from(decision), SizeIs(1)) << text;
  }
  for (const char* text : {"Byrådet besluttede at trække ansøgningen tilbage.",
                           "Ansøgningen trækkes tilbage, idet Enhedslisten ønskede den fastholdt."}) {
    decision.decision_text = text;
    EXPECT_THAT(from(decision), IsEmpty()) << text;
  }
}

TEST(FromMinutes, APointThatTakesNothingBackIsNoWithdrawal) {
  for (const char* point : {"at byrådet ikke trækker sit ønske af 2. maj 2023 tilbage.",
                            "at byrådet trækker ikke sit ønske om frisættelse tilbage.",
                            "at byrådet forbeholder sig ret til at trække ønsket tilbage."}) {
    EXPECT_THAT(from(item(Outcome::kApproved, {{"1", point}})), IsEmpty()) << point;
  }
}

TEST(FromMinutes, AWithdrawalOnAConditionBeforeItIsNone) {
  Decision decision = item(Outcome::kApproved, {});
  decision.decision_text = "Hvis rammen sænkes, trækkes ansøgningen af 3. maj 2022 tilbage.";
  EXPECT_THAT(from(decision), IsEmpty());
  EXPECT_THAT(
      from(item(Outcome::kApproved,
                {{std::nullopt, "at hvis rammen sænkes, trækkes ansøgningen af 3. maj 2022 tilbage."}})),
      IsEmpty());
  decision.decision_text = "Hvis rammen sænkes, bliver ansøgningen af 3. maj 2022 trukket tilbage.";
  EXPECT_THAT(from(decision), IsEmpty());
  const auto wished = from(
      item(Outcome::kApproved,
           {{std::nullopt,
             "at kommunen ønsker ældreområdet, og at hvis rammen sænkes, trækkes ansøgningen tilbage."}}));
  ASSERT_THAT(wished, SizeIs(1));
  EXPECT_FALSE(std::get<Declaration>(wished[0].value).withdraws);
  EXPECT_THAT(std::get<Declaration>(wished[0].value).priorities, SizeIs(1));
}

TEST(FromMinutes, OneAreaMayComeInAnothersPlace) {
  Decision decision = item(Outcome::kAmended, {{"1", "Ældreområdet angives som 1. prioritet."},
                                               {"2", "Skoleområdet angives som 2. prioritet."}});
  const auto amended = [&](const char* change) {
    decision.decision_text = std::string("Godkendt med den ændring, at ") + change;
    std::vector<std::string> wishes;
    for (const Record& record : from(decision)) {
      for (const Priority& wish : std::get<Declaration>(record.value).priorities)
        wishes.push_back(wish.area + std::to_string(wish.rank.value_or(0)));
    }
    return wishes;
  };
  EXPECT_THAT(amended("dagtilbudsområdet angives i stedet for skoleområdet."),
              ElementsAre("aeldre1", "dagtilbud2"));
  EXPECT_THAT(amended("dagtilbudsområdet angives som 2. prioritet i stedet for skoleområdet."),
              ElementsAre("aeldre1", "dagtilbud2"));
  // Another rank, an area that is asked for already, one that is not, and two at once: for a person.
  for (const char* change : {"dagtilbudsområdet angives som 1. prioritet i stedet for skoleområdet.",
                             "ældreområdet angives i stedet for skoleområdet.",
                             "dagtilbudsområdet angives i stedet for beskæftigelsesområdet.",
                             "dagtilbuds- og beskæftigelsesområdet angives i stedet for skoleområdet."}) {
    EXPECT_THAT(amended(change), IsEmpty()) << change;
  }
}

TEST(FromMinutes, AReservationMayStandInTheDecision) {
  Decision decision = item(Outcome::kApproved, {kElderly});
  decision.decision_text = "Godkendt. Byrådet tager forbehold for de økonomiske rammer.";
  auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(std::get<Declaration>(records[0].value).reservation,
            "Byrådet tager forbehold for de økonomiske rammer.");
  decision.decision_text = "Godkendt. Bo Holm (A) tager forbehold for de økonomiske rammer.";
  records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(std::get<Declaration>(records[0].value).reservation, std::nullopt);
}

TEST(FromMinutes, NoneIsDeclaredToo) {
  const auto records =
      from(item(Outcome::kApproved, {{"1", "at kommunen ikke ønsker frisættelse på noget område."}}));
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_TRUE(std::get<Declaration>(records[0].value).none_of_areas);
}

TEST(FromMinutes, AnAdoptedPointMayAskToTakeAWishBack) {
  Decision decision = item(Outcome::kSplit, {{std::nullopt, "at nyheden tages til efterretning"},
                                             {std::nullopt,
                                              "at byrådet anmodes om at trække ønsket om "
                                              "ældreområdet tilbage."}});
  decision.point_outcomes = {{{"1"}, Outcome::kNoted}, {{"2"}, Outcome::kRecommended}};
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_TRUE(std::get<Declaration>(records[0].value).withdraws);
  EXPECT_THAT(std::get<Declaration>(records[0].value).priorities, IsEmpty());
  // The point that is not adopted takes nothing back.
  decision.point_outcomes = {{{"1"}, Outcome::kNoted}, {{"2"}, Outcome::kRejected}};
  EXPECT_THAT(from(decision), IsEmpty());
}

TEST(FromMinutes, AnAnswerGivenInsteadOfWhatWasTurnedDownIsTheWish) {
  Decision decision = item(Outcome::kRejected, {kElderly});
  decision.decision_text =
      "Indstillingen blev ikke godkendt. I stedet besluttede Byrådet at søge på folkeskoleområdet.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(std::get<Declaration>(records[0].value).priorities.at(0).area, "folkeskole");
  EXPECT_LT(records[0].confidence, 0.9);
  // What a party would rather have is none.
  decision.decision_text = "Indstillingen blev ikke godkendt. V ønskede i stedet folkeskoleområdet.";
  EXPECT_THAT(from(decision), IsEmpty());
}

TEST(FromMinutes, WhatIsAgreedButForItsSecondPlaceIsTheFirst) {
  Decision decision = item(Outcome::kAmended, {kElderly, kDaycare});
  decision.decision_text = "Tiltrådt, dog uden 2. prioriteten.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_THAT(std::get<Declaration>(records[0].value).priorities, SizeIs(1));
}

TEST(FromMinutes, ANumberPartedFromItsWordIsAPlace) {
  Decision decision = item(Outcome::kApproved, {{"1", "prioritet bliver skolerne"},
                                                {"2", "prioritet bliver ældreplejen, og KL får svar"}});
  decision.title = "Kommunens placering i velfærdsaftalerne";
  decision.decision_text = "Godkendt.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  const auto& wishes = std::get<Declaration>(records[0].value).priorities;
  ASSERT_THAT(wishes, SizeIs(2));
  EXPECT_EQ(wishes[0].area, "folkeskole");
  EXPECT_EQ(wishes[1].rank, 2);
}

TEST(FromMinutes, AQuestionPutToTheMeetingIsNoWish) {
  Decision decision = item(Outcome::kRecommended, {{std::nullopt,
                                                    "at udvalget udtaler, om udvalget ønsker kommunen "
                                                    "frisat på ældreområdet eller dagtilbudsområdet."}});
  decision.decision_text =
      "Udvalget udtaler, at kommunen bør søge på dagtilbudsområdet, og kun hvis dette ikke kan opnås på "
      "ældreområdet.";
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  const auto& wishes = std::get<Declaration>(records[0].value).priorities;
  ASSERT_THAT(wishes, SizeIs(2));
  EXPECT_EQ(wishes[0].area, "dagtilbud");
  EXPECT_EQ(wishes[1].condition, "kun hvis dette ikke kan opnås");
}

TEST(FromMinutes, AMembersReservationIsNotTheMunicipalitys) {
  Decision decision = item(Outcome::kApproved, {kElderly});
  decision.decision_text = "Godkendt. Bo Holm (A) forbeholder sig sin stilling.";
  decision.dissents = {"Bo Holm (A) forbeholder sig sin stilling."};
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(std::get<Declaration>(records[0].value).reservation, std::nullopt);
}

TEST(FromMinutes, TheMeetingsReservationStaysThoughItIsAmongTheDissents) {
  Decision decision = item(Outcome::kApproved, {kElderly});
  decision.decision_text = "Godkendt med forbehold for, at staten betaler.";
  decision.dissents = {*decision.decision_text};
  const auto records = from(decision);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_TRUE(std::get<Declaration>(records[0].value).reservation.has_value());
}

TEST(FromMinutes, AnAdverbAtTheClausesEndIsOfTheAreaBeforeIt) {
  const auto records =
      from(item(Outcome::kApproved, {{"1", "at der ansøges om velfærdsaftale for folkeskolen,"},
                                     {"2", "at ældreområdet søges subsidiært,"}}));
  ASSERT_THAT(records, SizeIs(1));
  const auto& wishes = std::get<Declaration>(records[0].value).priorities;
  ASSERT_THAT(wishes, SizeIs(2));
  EXPECT_EQ(wishes[1].area, "aeldre");
  EXPECT_EQ(wishes[1].rank, 2);
}

TEST(FromMinutes, OtherResultsAndOtherItemsDeclareNothing) {
  for (const Outcome outcome : {Outcome::kRejected, Outcome::kPostponed, Outcome::kNoted, Outcome::kDiscussed,
                                Outcome::kReferred, Outcome::kWithdrawn, Outcome::kNoDecision}) {
    EXPECT_THAT(from(item(outcome, {kElderly})), IsEmpty()) << to_string(outcome);
  }
  Decision other = item(Outcome::kApproved, {{"1", "at der søges penge til ældreområdet."}});
  other.title = "Ny pulje";
  EXPECT_THAT(from(other), IsEmpty());
  Decision declines = item(Outcome::kSplit, {kElderly, {"2", "at sagen sendes videre."}});
  declines.point_outcomes = {{{"1"}, Outcome::kRejected}, {{"2"}, Outcome::kApproved}};
  EXPECT_THAT(from(declines), IsEmpty());
}

}  // namespace
}  // namespace frisaet
