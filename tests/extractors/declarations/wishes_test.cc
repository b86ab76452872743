// What counts as a wish, and what only looks like one.
#include "extractors/declarations/wishes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "extractors/lexicon/prose.h"
#include "models/records/record.h"
#include "tests/extractors/declarations/listed_wishes.h"

namespace frisaet {
namespace {

/// `1:aeldre 2:dagtilbud(if …)`, `open -:aeldre …`, `none`, or nothing.
std::string read(const std::string& text) {
  const WishReading reading = read_wishes(text, split_into_sentences(text));
  const std::string kind = reading.none ? "none" : reading.open_set ? "open " : "";
  return kind + test::listed<StatedWish>(reading.wishes, [&](const StatedWish& wish) {
           return wish.condition ? "(" + std::string(wish.condition->of(text)) + ")" : "";
         });
}

struct Said {
  std::string text, wishes;

  friend void PrintTo(const Said& that, std::ostream* out) { *out << that.text; }
};

class Wishes : public testing::TestWithParam<Said> {};
TEST_P(Wishes, AreReadWithTheirOrder) {
  EXPECT_EQ(read(GetParam().text), GetParam().wishes) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    ConditionOnAnotherArea, Wishes,
    testing::Values(
        Said{"Kommunen søger på folkeskoleområdet som 1. prioritet og ældreområdet som 2. prioritet, "
             "forudsat at "
             "ønsket om beskæftigelsesområdet ikke opfyldes.",
             "1:folkeskole(forudsat at ønsket om beskæftigelsesområdet ikke opfyldes) "
             "2:aeldre(forudsat at ønsket om beskæftigelsesområdet ikke opfyldes)"},
        Said{"Kommunen søger på folkeskoleområdet som 1. prioritet og ældreområdet som 2. prioritet, "
             "forudsat at "
             "ønsket om folkeskoleområdet ikke opfyldes.",
             "1:folkeskole 2:aeldre(forudsat at ønsket om folkeskoleområdet ikke opfyldes)"}));

INSTANTIATE_TEST_SUITE_P(
    Ranked, Wishes,
    testing::Values(
        Said{"1. prioritet: ældreområdet\n2. prioritet: dagtilbudsområdet", "1:aeldre 2:dagtilbud"},
        Said{"Første prioritet er ældreområdet, og anden prioritet er folkeskoleområdet.",
             "1:aeldre 2:folkeskole"},
        Said{"Ældreområdet er 1. prioritet og skoleområdet er 2. prioritet.", "1:aeldre 2:folkeskole"},
        Said{"Kommunen ønsker dagtilbudsområdet som første prioritet, ældreområdet som anden prioritet og "
             "folkeskoleområdet som tredje "
             "prioritet.",
             "1:dagtilbud 2:aeldre 3:folkeskole"},
        Said{"Byrådet søger i første række om frisættelse på ældreområdet, subsidiært på dagtilbudsområdet.",
             "1:aeldre 2:dagtilbud"},
        Said{"Byrådet søger om frisættelse på ældreområdet, subsidiært på dagtilbudsområdet.",
             "1:aeldre 2:dagtilbud"},
        Said{"Vi ønsker frisættelse på ældreområdet. 2. prioritet: dagtilbudsområdet.",
             "1:aeldre 2:dagtilbud"},
        Said{"2. prioritet: ældreområdet\n1. prioritet: dagtilbudsområdet", "1:dagtilbud 2:aeldre"},
        Said{"1. prioritet\nÆldreområdet\n2. prioritet\nDagtilbudsområdet", "1:aeldre 2:dagtilbud"},
        Said{"Prioritet Område\n1 Ældreområdet\n2 Dagtilbudsområdet", "1:aeldre 2:dagtilbud"},
        Said{"Kommunens prioritering:\n1. Folkeskoleområdet\n2. Ældreområdet", "1:folkeskole 2:aeldre"},
        Said{"Prioritet Område Bemærkning\n1 Dagtilbud Gerne med ældreområdet\n2 Ældre Kun plejehjem",
             "1:dagtilbud 2:aeldre"},
        Said{"Prioritet | Område | Bemærkning\n1 | Ældre | Gerne med skoleområdet", "1:aeldre"},
        Said{"Område  Prioritet\nDagtilbud gerne med ældreområdet  1", "1:dagtilbud"},
        Said{"Prioritet Område\n1 Velfærd på ældreområdet", "1:aeldre"},
        Said{"I Varde Kommune ønsker vi ældreområdet som 1. prioritet.", "1:aeldre"},
        Said{"Vi søger på beskæftigelsesområdet som 1.prioritet", "1:beskaeftigelse"},
        Said{"Byrådet har prioriteret områderne i følgende rækkefølge: ældreområdet, dagtilbudsområdet, "
             "skoleområdet.",
             "1:aeldre 2:dagtilbud 3:folkeskole"},
        Said{"Byrådet har vedtaget følgende prioritering:\nPrioritet Område\n1 Dagtilbud\n2 Ældre",
             "1:dagtilbud 2:aeldre"},
        Said{
            "| Område | Prioritet | Udvalg |\n| Skole | - | Skoleudvalget |\n| Dagtilbud | 2 | Børneudvalget "
            "|\n| Ældre | 1 | Omsorgsudvalget |",
            "1:aeldre 2:dagtilbud"}));

INSTANTIATE_TEST_SUITE_P(
    MoreWordings, Wishes,
    testing::Values(
        Said{"Kommunen melder ind med ældreområdet på førstepladsen, dagtilbudsområdet på andenpladsen og "
             "skoleområdet på tredjepladsen.",
             "1:aeldre 2:dagtilbud 3:folkeskole"},
        Said{"Kommunen prioriterer dagtilbudsområdet højest, dernæst ældreområdet og endelig "
             "folkeskoleområdet.",
             "1:dagtilbud 2:aeldre 3:folkeskole"},
        Said{"- Ældre (1. prioritet)\n- Folkeskole (2. prioritet)", "1:aeldre 2:folkeskole"},
        Said{"Vi ønsker frisættelse på disse områder i prioriteret rækkefølge:\n1. Folkeskole\n2. Ældre",
             "1:folkeskole 2:aeldre"},
        Said{"Udvalget anbefaler, at kommunen søger på dagtilbudsområdet, og at ældreområdet "
             "angives "
             "som anden prioritet.",
             "1:dagtilbud 2:aeldre"},
        Said{"Det er folkeskoleområdet, vi ønsker at blive frisat på. Kan KL ikke imødekomme dette, er det "
             "dagtilbudsområdet, vi ønsker.",
             "1:folkeskole 2:dagtilbud(Kan KL ikke imødekomme dette)"},
        Said{"Kommunen ønsker på nuværende tidspunkt ikke at indgå i ordningen.", "none"},
        Said{"Byrådet afstår fra at søge om frisættelse.", "none"},
        Said{"Vi peger på dagtilbudsområdet og ældreområdet som ligeværdige førsteprioriteter.",
             "1:dagtilbud 1:aeldre"},
        // what only looks like a wish
        Said{"I Varde Kommunes svar af 3. maj 2022 var ældreområdet 1. prioritet.", ""},
        Said{"Økonomiudvalget havde anbefalet, at ældreområdet blev 1. prioritet.", ""},
        Said{"Enhedslisten kan ikke tiltræde og ønsker ældreområdet.", ""},
        Said{"Vi har modtaget Varde Kommunes svar, hvoraf det fremgår, at ældreområdet er 1. prioritet.", ""},
        Said{"Kommunen ønsker ikke at deltage i mødet.", ""}));

INSTANTIATE_TEST_SUITE_P(
    Unranked, Wishes,
    testing::Values(
        Said{"Kommunen ønsker at indgå en velfærdsaftale på ældreområdet.", "1:aeldre"},
        Said{"Vi ønsker en aftale på enten dagtilbuds-, skole- eller ældreområdet.",
             "open -:dagtilbud -:folkeskole -:aeldre"},
        Said{"Byrådet vedtog, at kommunen gerne vil have en aftale på ældreområdet.", "1:aeldre"},
        Said{"Kommunen søger på dagtilbudsområdet eller ældreområdet.", "open -:dagtilbud -:aeldre"},
        Said{"Kommunen ønsker ældreområdet. Kommunen ønsker ældreområdet, fordi det haster.", "1:aeldre"},
        Said{"Vi ønsker dagtilbudsområdet eller folkeskoleområdet. De to områder er ligestillede "
             "som 1. prioritet. "
             "Ældreområdet er vores 2. prioritet.",
             "1:dagtilbud 1:folkeskole 2:aeldre"}));

INSTANTIATE_TEST_SUITE_P(
    Conditional, Wishes,
    testing::Values(
        Said{"Vi ansøger om beskæftigelsesområdet. Vi ansøger endvidere om ældreområdet, forudsat at "
             "ønsket om beskæftigelsesområdet ikke imødekommes.",
             "1:beskaeftigelse 2:aeldre(forudsat at ønsket om beskæftigelsesområdet ikke imødekommes)"},
        Said{"Vi søger på beskæftigelsesområdet. Hvis vi ikke udpeges, ønsker vi ældreområdet.",
             "1:beskaeftigelse 2:aeldre(Hvis vi ikke udpeges)"},
        Said{"Vi søger på beskæftigelsesområdet og, såfremt det ikke imødekommes, på folkeskoleområdet.",
             "1:beskaeftigelse 2:folkeskole(såfremt det ikke imødekommes)"}));

INSTANTIATE_TEST_SUITE_P(
    None, Wishes,
    testing::Values(
        Said{"Kommunen ønsker ingen af områderne.", "none"},
        Said{"Vi vælger ingen af de tre områder.", "none"},
        Said{"Tak for opfordringen til at vælge mellem dagtilbud, folkeskole og ældre. Byrådet har "
             "besluttet at sige nej tak.",
             "none"},
        Said{"Kommunen ønsker ikke en velfærdsaftale.", "none"},
        Said{"Byrådet besluttede, at kommunen ikke ønsker frisættelse på noget område.", "none"},
        Said{"Kommunen ønsker ikke frisættelse på dagtilbuds-, folkeskole- eller ældreområdet.", "none"}));

INSTANTIATE_TEST_SUITE_P(
    NearMisses, Wishes,
    testing::Values(Said{"Ældreområdet har ikke været på tale.", ""},
                    Said{"Udvalget anbefaler ikke, at kommunen søger på ældreområdet.", ""},
                    Said{"Kommunen har tidligere drøftet beskæftigelsesområdet, men meldte sig ikke.", ""},
                    Said{"Hvilket område ønsker kommunen at blive frisat på? Er det ældreområdet?", ""},
                    Said{"Et mindretal havde helst havde set folkeskoleområdet valgt.", ""},
                    Said{"Ældrerådet anbefaler, at kommunen søger på ældreområdet.", ""},
                    Said{"Der blev stillet et ændringsforslag om dagtilbudsområdet som 1. prioritet.", ""},
                    Said{"Byrådet har besluttet at sige nej til ældreområdet.", ""},
                    Said{"| Område | Udvalg |\n| Ældre | 1 |", ""},
                    Said{"Enkelte kommuner ønsker ikke frisættelse.", ""},
                    Said{"Rammerne for ældreområdet er ikke kendt.", ""},
                    Said{"Kommunen arbejder med kvalitet på ældreområdet.", ""},
                    Said{"Sagen har høj prioritet for ældreområdet.", ""},
                    Said{"Vi ønsker ældreområdet, men ikke på dagtilbudsområdet.", "1:aeldre"},
                    // What denies nothing clears no other no beside it.
                    Said{"Der er ingen tvivl om, at vi ønsker dagtilbudsområdet, men ældreområdet har "
                         "aldrig haft byrådets interesse.",
                         "1:dagtilbud"},
                    Said{"Kommunen ønsker ikke frisættelse på ældreområdet.", ""},
                    // What is done without is no area.
                    Said{"Vi ønsker dagtilbudsområdet, så børnene kan rykke op uden ventetid.",
                         "1:dagtilbud"},
                    Said{"Vi ønsker at være med uden ældreområdet.", ""}));

INSTANTIATE_TEST_SUITE_P(
    NoWishOfToday, Wishes,
    testing::Values(Said{"I fjor søgte kommunen på ældreområdet som 1. prioritet.", ""},
                    Said{"Borgmesteren ønsker ældreområdet, men byrådet har stemt forslaget ned.", ""},
                    Said{"Ønsket om dagtilbudsområdet blev forkastet.", ""},
                    Said{"Skulle det ske, ville folkeskoleområdet være 1. prioritet.", ""},
                    Said{"Kommunen ønsker at takke for et godt møde om ældreområdet.", ""},
                    Said{"Vi vil gerne vide, om det er tilladt at vælge ældreområdet.", ""},
                    Said{"Første prioritet er at renovere folkeskolen.", ""},
                    Said{"Byrådet traf ingen beslutning om at søge på ældreområdet.", ""},
                    Said{"Første prioritet er at blive frisat på ældreområdet.", "1:aeldre"},
                    Said{"Vi ønsker ingen aftale.", "none"},
                    Said{"Kommunen ønsker ikke at deltage i ordningen.", "none"}));

INSTANTIATE_TEST_SUITE_P(
    ListsInALine, Wishes,
    testing::Values(Said{"Vi ønsker 1) skole 2) ældre.", "1:folkeskole 2:aeldre"},
                    Said{
                        "Vi ønsker 1) skole 2) ældre 3) dagtilbud, men ikke nødvendigvis i denne rækkefølge.",
                        "open -:folkeskole -:aeldre -:dagtilbud"},
                    Said{"Vi ønsker 1) flere hænder 2) ro om arbejdet.", ""}));

INSTANTIATE_TEST_SUITE_P(
    PlacesOnAList, Wishes,
    testing::Values(Said{"Øverst på byrådets liste kom ældreområdet, derpå folkeskoleområdet og til sidst "
                         "dagtilbudsområdet.",
                         "1:aeldre 2:folkeskole 3:dagtilbud"},
                    Said{"Øverst på bakken ligger et plejehjem på ældreområdet.", ""},
                    Said{"Nr. 1 (lige) Dagtilbudsområdet\nÆldreområdet\n\nNr. 2 Folkeskoleområdet\n",
                         "1:dagtilbud 1:aeldre 2:folkeskole"},
                    Said{"Nr. 1 Dagtilbudsområdet\n\nÆldreområdet\n", "1:dagtilbud"},
                    Said{"Byrådet har besluttet at byde ind på beskæftigelsesområdet.", "1:beskaeftigelse"},
                    Said{"Sæt ét kryds i hver række Dagtilbud Folkeskole Ældre Intet", ""}));

TEST(WishConditions, BeginWithTheVerbAsWell) {
  const std::string text =
      "Vi byder ind på beskæftigelsesområdet. Falder valget ud til andres fordel, vil vi søge på "
      "ældreområdet.";
  const WishReading reading = read_wishes(text, split_into_sentences(text));
  ASSERT_EQ(reading.wishes.size(), 2U);
  ASSERT_TRUE(reading.wishes[1].condition);
  EXPECT_EQ(reading.wishes[1].condition->of(text), "Falder valget ud til andres fordel");
  EXPECT_EQ(reading.wishes[1].rank, 2);
}

TEST(WishConfidence, WantingSomethingAndNothingIsForAPerson) {
  const std::string text = "Kommunen ønsker ældreområdet som 1. prioritet. Kommunen ønsker ingen aftale.";
  const WishReading reading = read_wishes(text, split_into_sentences(text));
  EXPECT_TRUE(reading.contradicts_itself);
  EXPECT_LT(reading.confidence, 0.6);
}

TEST(WishConfidence, AnOrderThatNobodyStatedIsDoubtful) {
  const std::string text = "Kommunen ønsker frisættelse på dagtilbudsområdet og ældreområdet.";
  EXPECT_LT(read_wishes(text, split_into_sentences(text)).confidence, kReviewThreshold);
}

TEST(WishConfidence, AMissingFirstPriorityIsDoubtful) {
  const std::string text = "2. prioritet: ældreområdet";
  EXPECT_LT(read_wishes(text, split_into_sentences(text)).confidence, kReviewThreshold);
}

}  // namespace
}  // namespace frisaet
