// Wishes that are told in words no rule knows, and what only stands beside them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "extractors/declarations/declarations.h"
#include "tests/extractors/declarations/listed_wishes.h"
#include "tests/support/text_document.h"

namespace frisaet {
namespace {

struct Item {
  std::string title;
  std::vector<std::string> points;
  Outcome outcome;
  std::string text;
  std::string wishes;  ///< `1:aeldre -:dagtilbud none`; a `?` behind them: for a person

  friend void PrintTo(const Item& that, std::ostream* out) { *out << that.title << ": " << that.text; }
};

std::string read(const Item& item) {
  Decision decision;
  decision.municipality = MunicipalityRef{"450", "Nyborg"};
  decision.committee = "Udvalget for Trivsel";
  decision.body_kind = BodyKind::kCommittee;
  decision.meeting_date = parse_iso_date("2023-05-09");
  decision.item_number = "31";
  decision.title = item.title;
  for (const std::string& point : item.points) decision.recommendation.push_back({std::nullopt, point});
  decision.decision_text = item.text;
  decision.outcome = item.outcome;
  Extraction minutes;
  minutes.records.push_back({decision, 0.98, {}});
  add_declarations(test::text_document(""), minutes, {});
  std::string out;
  for (const Record& record : minutes.records) {
    const auto* value = std::get_if<Declaration>(&record.value);
    if (value == nullptr) continue;
    if (value->none_of_areas) out += "none";
    if (!out.empty() && !value->priorities.empty()) out += ' ';
    out += test::listed(value->priorities);
    if (record.confidence < kReviewThreshold) out += '?';
  }
  return out;
}

class Items : public testing::TestWithParam<Item> {};
TEST_P(Items, AreReadByWhatTheyDecide) {
  EXPECT_EQ(read(GetParam()), GetParam().wishes);
}

const char* const kChoice = "Valg af område for velfærdsaftale";

INSTANTIATE_TEST_SUITE_P(
    VerbsOfChoosing, Items,
    testing::Values(Item{kChoice, {"at der satses på ældreområdet"}, Outcome::kApproved, "Ja.", "1:aeldre"},
                    Item{kChoice,
                         {"at Nyborg melder sig på dagtilbudsområdet, og at skoleområdet bliver andetvalget"},
                         Outcome::kRecommended,
                         "Anbefales.",
                         "1:dagtilbud 2:folkeskole"},
                    Item{kChoice,
                         {"at udvalget hælder til folkeskolen frem for dagtilbudsområdet"},
                         Outcome::kApproved,
                         "Ja.",
                         "1:folkeskole"},
                    Item{kChoice,
                         {"at ældreområdet sættes efter dagtilbudsområdet"},
                         Outcome::kApproved,
                         "Ja.",
                         "1:dagtilbud 2:aeldre"},
                    Item{kChoice,
                         {"at ældreområdet er første valg og dagtilbud det andet"},
                         Outcome::kApproved,
                         "Ja.",
                         "1:aeldre 2:dagtilbud"},
                    Item{kChoice,
                         {"at Nyborg ikke går med på noget område i denne omgang"},
                         Outcome::kApproved,
                         "Ja.",
                         "none"}));

INSTANTIATE_TEST_SUITE_P(
    VerbsNobodyKnows, Items,
    testing::Values(
        // One area and nothing else it could be: a wish, for a person.
        Item{kChoice, {"at brikken lægges på skoleområdet"}, Outcome::kApproved, "Ja.", "1:folkeskole?"},
        // Two readings, or an area that something else is to happen with.
        Item{kChoice, {"at brikken lægges på skoleområdet og ældreområdet"}, Outcome::kApproved, "Ja.", ""},
        Item{kChoice, {"at skoleområdet inddrages"}, Outcome::kApproved, "Ja.", ""},
        Item{kChoice, {"at brikken ikke lægges på skoleområdet"}, Outcome::kApproved, "Ja.", ""},
        // The agreement once it is made, and an item about something else.
        Item{"Følgegruppe for velfærdsaftalen om valg",
             {"at brikken lægges på skoleområdet"},
             Outcome::kApproved,
             "Ja.",
             ""},
        Item{"Nye puder", {"at brikken lægges på skoleområdet"}, Outcome::kApproved, "Ja.", ""},
        Item{kChoice, {"at brikken lægges på skoleområdet"}, Outcome::kPostponed, "Udsat.", ""},
        Item{kChoice, {"at brikken lægges på skoleområdet"}, Outcome::kWithdrawn, "Udgik.", ""},
        Item{kChoice, {"at brikken lægges på skoleområdet"}, Outcome::kDiscussed, "Drøftet.", ""}));

INSTANTIATE_TEST_SUITE_P(
    ChoicesPutToTheMeeting, Items,
    testing::Values(
        Item{kChoice,
             {"at der vælges mellem ældreområdet og skoleområdet"},
             Outcome::kApproved,
             "Der blev stemt om hvert. Ældreområdet: 4 for, 9 imod. Skoleområdet er dermed valgt.",
             "1:folkeskole"},
        Item{kChoice,
             {"at udvalget afgør, om ældreområdet eller skoleområdet skal anbefales"},
             Outcome::kRecommended,
             "Udvalget for Trivsel anbefaler skoleområdet. Bo Lind (V) undlod og ønsker ældreområdet.",
             "1:folkeskole"},
        Item{kChoice,
             {"at der vælges mellem ældreområdet og skoleområdet"},
             Outcome::kApproved,
             "Valget træffes i næste måned.",
             ""},
        // An order of the meeting's own beats the recommended one.
        Item{kChoice,
             {"at ældreområdet bliver første prioritet"},
             Outcome::kRecommended,
             "Udvalget anbefaler, at ældreområdet bliver første prioritet og skoleområdet anden prioritet.",
             "1:aeldre 2:folkeskole?"}));

INSTANTIATE_TEST_SUITE_P(
    Motions, Items,
    testing::Values(
        Item{kChoice,
             {"at kommunen søger på skoleområdet"},
             Outcome::kAmended,
             "Bo Lind (V) foreslog, at svaret i stedet lyder på ældreområdet. Forslaget blev vedtaget med 11 "
             "stemmer "
             "mod 8.",
             "1:aeldre?"},
        Item{kChoice,
             {"at kommunen søger på skoleområdet"},
             Outcome::kApproved,
             "Bo Lind (V) foreslog, at svaret i stedet lyder på ældreområdet. Det samlede kun 6 stemmer. "
             "Indstillingen blev derefter vedtaget.",
             "1:folkeskole"},
        Item{kChoice,
             {"at kommunen søger på skoleområdet"},
             Outcome::kApproved,
             "Et forslag fra A om at vælge ældreområdet som 1. prioritet blev forkastet. Vedtaget.",
             "1:folkeskole"},
        // The last that is carried counts.
        Item{kChoice,
             {"at kommunen søger på skoleområdet"},
             Outcome::kAmended,
             "V foreslog, at kommunen vælger ældreområdet. Det faldt. A foreslog, at kommunen vælger "
             "dagtilbudsområdet. Det blev vedtaget.",
             "1:dagtilbud?"},
        // A number of votes may end the sentence.
        Item{kChoice,
             {"at byrådet vælger område"},
             Outcome::kApproved,
             "A foreslog dagtilbudsområdet. Forslaget blev forkastet med 9 stemmer mod 16. V foreslog "
             "ældreområdet. Forslaget blev vedtaget med 16 stemmer mod 9.",
             "1:aeldre?"},
        Item{kChoice,
             {"at kommunen søger om ældreområdet"},
             Outcome::kAmended,
             "Tiltrådt, dog således at ældreområdet afløses af dagtilbudsområdet.",
             "1:dagtilbud?"},
        Item{kChoice,
             {"at ældreområdet er første valg", "at skoleområdet er andet valg"},
             Outcome::kAmended,
             "Et forslag fra A om, at de to områder bytter plads, blev vedtaget.",
             "1:folkeskole 2:aeldre?"}));

INSTANTIATE_TEST_SUITE_P(
    BesideTheChoice, Items,
    testing::Values(
        Item{"Høringssvar om frisættelse af skolerne",
             {"at høringssvaret godkendes"},
             Outcome::kApproved,
             "Godkendt. Skolebestyrelserne ønsker skoleområdet sat fri.",
             ""},
        Item{"Udtalelse om frisættelse på dagtilbudsområdet",
             {"at udvalget udtaler sig"},
             Outcome::kRecommended,
             "Udvalget fraråder dagtilbudsområdet. Et mindretal (A) så det gerne valgt.",
             ""},
        Item{"Frisættelse hos naboerne",
             {"at orienteringen om de andre kommuners valg af ældreområdet godkendes"},
             Outcome::kApproved,
             "Godkendt. Kerteminde Kommune gik efter ældreområdet i 2021.",
             ""},
        // What belongs to an area, what other municipalities choose, what is kept out.
        Item{kChoice,
             {"at Bo Lind vælges til ældreområdets følgegruppe"},
             Outcome::kApproved,
             "Godkendt.",
             ""},
        Item{kChoice, {"at Lejre og Holbæk går efter skoleområdet"}, Outcome::kApproved, "Noteret.", ""},
        Item{kChoice,
             {"at udvalget giver en udtalelse"},
             Outcome::kRecommended,
             "Udvalget ser helst, at ældreområdet holdes uden for.",
             ""},
        Item{kChoice,
             {"at sagen går videre"},
             Outcome::kApproved,
             "Godkendt. Ø peger på ældreområdet, V på skoleområdet.",
             ""},
        Item{"Status på frisættelsen",
             {"at kommunen søger om ældreområdet"},
             Outcome::kApproved,
             "Ja.",
             "1:aeldre?"},
        Item{kChoice, {"at sagen drøftes"}, Outcome::kApproved, "Bo Lind (V) talte for ældreområdet.", ""}));

}  // namespace
}  // namespace frisaet
