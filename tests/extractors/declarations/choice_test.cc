// The grammar of choosing: small words of place, sequence, denial and condition in sentences of our own, each
// mechanism in several wordings, and near misses.
#include "extractors/declarations/choice.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "extractors/declarations/changed_choice.h"
#include "extractors/lexicon/prose.h"
#include "tests/extractors/declarations/listed_wishes.h"

namespace frisaet {
namespace {

/// `1:aeldre 2:dagtilbud`, `-:` in an open set, `none`; `?` behind what is unsure; `{…}` a condition.
std::string choice(std::string_view text, WishFrame frame = WishFrame::kOpen) {
  const WishReading reading = read_choice(text, split_into_sentences(text), frame);
  std::string out = reading.none ? "none" : "";
  out += test::listed<StatedWish>(reading.wishes, [&](const StatedWish& wish) {
    return wish.condition ? "{" + std::string(wish.condition->of(text)) + "}" : "";
  });
  constexpr double kPlain = 0.8;
  if (!out.empty() && reading.confidence < kPlain) out += "?";
  return out;
}

struct Told {
  const char* text;
  const char* wishes;
  friend void PrintTo(const Told& that, std::ostream* out) { *out << that.text; }
};

class Choice : public ::testing::TestWithParam<Told> {};
TEST_P(Choice, IsReadByItsSmallWords) {
  EXPECT_EQ(choice(GetParam().text), GetParam().wishes);
}

INSTANTIATE_TEST_SUITE_P(
    Places, Choice,
    ::testing::Values(
        Told{"Byrådet valgte skolen som nummer ét og de ældre som nummer to.", "1:folkeskole 2:aeldre"},
        Told{"Førstepladsen gives til dagtilbud, andenpladsen til ældreplejen.", "1:dagtilbud 2:aeldre"},
        Told{"Ældreområdet sættes øverst og skolerne nederst.", "1:aeldre 2:folkeskole"},
        Told{"Udvalget ønsker ældreområdet med skolen i reserve.", "1:aeldre 2:folkeskole"},
        Told{"Prioriteringen er: 1) dagtilbud, 2) folkeskole, 3) ældre.",
             "1:dagtilbud 2:folkeskole 3:aeldre"},
        Told{"Skolen bliver første og dagtilbud anden prioritet.", "1:folkeskole 2:dagtilbud"},
        Told{"Første valg: ældreområdet. Andet valg: dagtilbudsområdet.", "1:aeldre 2:dagtilbud"},
        Told{"1. Dagtilbud. 2. Ældre.", "1:dagtilbud 2:aeldre"},
        Told{"Der søges på folkeskoleområdet, subsidiært på ældreområdet.", "1:folkeskole 2:aeldre"},
        Told{"Der søges på folkeskoleområdet og subsidiært på ældreområdet.", "1:folkeskole 2:aeldre"},
        Told{"Dagtilbud står først, skolen som nr. to og ældre til sidst.",
             "1:dagtilbud 2:folkeskole 3:aeldre"},
        // A number of something else.
        Told{"Sagerne nr. 1-12 gælder børnehaverne.", ""}, Told{"Sag nr. 17 gælder skolen.", ""},
        Told{"Folkeskole og ældre meldes ind som 1. prioritet, dagtilbud som 2. prioritet.",
             "1:folkeskole 1:aeldre 2:dagtilbud"},
        // A place that nobody has.
        Told{"Skolen meldes ind som 3. prioritet.", "3:folkeskole?"}));

INSTANTIATE_TEST_SUITE_P(
    Sequence, Choice,
    ::testing::Values(
        Told{"Byrådet foreslår dagtilbud, dernæst skole og til sidst ældre.",
             "1:dagtilbud 2:folkeskole 3:aeldre"},
        Told{"Rækkefølgen er ældre, så skole og sidst dagtilbud.", "1:aeldre 2:folkeskole 3:dagtilbud"},
        Told{"Rækkefølgen bliver skole, dagtilbud og ældre.", "1:folkeskole 2:dagtilbud 3:aeldre"},
        Told{"Vi ønsker ældreområdet først, dagtilbud derefter.", "1:aeldre 2:dagtilbud"},
        Told{"Kommunen melder skolerne efterfulgt af ældreområdet.", "1:folkeskole 2:aeldre"},
        Told{"Dagtilbud prioriteres før folkeskolen.", "1:dagtilbud 2:folkeskole"},
        Told{"Dagtilbudsområdet vælges frem for folkeskolen.", "1:dagtilbud"}));

INSTANTIATE_TEST_SUITE_P(
    TiesAndOpenSets, Choice,
    ::testing::Values(
        Told{"Dagtilbud og ældre stilles lige. Begge ønskes som nummer ét.", "1:dagtilbud 1:aeldre"},
        Told{"Skole og ældre ønskes på lige fod.", "1:folkeskole 1:aeldre"},
        Told{"Der søges på enten skole eller dagtilbud; hvilket er underordnet.", "-:folkeskole -:dagtilbud"},
        Told{"Alle tre områder meldes ind uden indbyrdes prioritering.", "-:dagtilbud -:folkeskole -:aeldre"},
        Told{"Byrådet peger på ældreområdet og skoleområdet uden at rangordne dem. Der er ingen rækkefølge.",
             "-:aeldre -:folkeskole"},
        // No word says which comes first.
        Told{"Byrådet peger på ældreområdet og skoleområdet.", "-:aeldre -:folkeskole?"}));

INSTANTIATE_TEST_SUITE_P(
    Denials, Choice,
    ::testing::Values(Told{"Der søges på ældreområdet, men ikke på skoleområdet.", "1:aeldre"},
                      Told{"Ældreområdet bliver nummer ét, og dagtilbud skrives ud.", "1:aeldre"},
                      Told{"Udvalget kan ikke anbefale, at der søges på ældreområdet.", ""},
                      Told{"Udvalget fraråder ældreområdet.", ""},
                      Told{"Svaret bliver, at kommunen intet område ønsker sat fri.", "none"},
                      Told{"Kommunen takker nej.", "none"}, Told{"Byrådet undlader at søge.", "none"},
                      Told{"Byrådet søger ikke om frisættelse på nogen af områderne.", "none"},
                      Told{"Ikke mindst ældreområdet ønskes frisat.", "1:aeldre"},
                      Told{"Dagtilbud bortfalder og afløses af ældreområdet, som ønskes.", "1:aeldre"}));

INSTANTIATE_TEST_SUITE_P(
    Conditions, Choice,
    ::testing::Values(Told{"Der søges på skoleområdet, og hvis det ikke lykkes, på ældreområdet.",
                           "1:folkeskole 2:aeldre{hvis det ikke lykkes}"},
                      Told{"Skolen er første ønske. Går den til andre, vælges ældreområdet.",
                           "1:folkeskole 2:aeldre{Går den til andre}"},
                      Told{"Ældreområdet ønskes, men kun hvis byen bliver vraget først.",
                           "1:aeldre{hvis byen bliver vraget først}"}));

INSTANTIATE_TEST_SUITE_P(NearTo, Choice,
                         ::testing::Values(Told{"Valget står mellem skole og dagtilbud.", ""},
                                           Told{"Udvalget beslutter, om ældreområdet skal med.", ""},
                                           Told{"Skal vi søge på skoleområdet?", ""},
                                           Told{"Der afsættes 2 mio. kr. til projektet på skoleområdet.", ""},
                                           Told{"Skolebestyrelserne og Ældrerådet høres.", ""},
                                           Told{"Børne- og Skoleudvalget valgte en formand.", ""},
                                           Told{"Brevet om ældreområdet trækkes tilbage.", ""},
                                           Told{"Sagen om skolerne blev drøftet.", ""}));

TEST(Guess, IsOneAreaBesideAnUnknownVerbInAnItemAboutChoosing) {
  EXPECT_EQ(choice("Brikken lægges på skoleområdet."), "");
  EXPECT_EQ(choice("Brikken lægges på skoleområdet.", WishFrame::kChosen), "1:folkeskole?");
  EXPECT_EQ(choice("Brikken lægges på skoleområdet og ældreområdet.", WishFrame::kChosen), "");
  EXPECT_EQ(choice("Skoleområdet inddrages.", WishFrame::kChosen), "");
}

TEST(Retracted, IsAnEarlierAnswer) {
  const auto taken_back = [](std::string_view text) {
    const auto what = retracted(text, {0, text.size()});
    return what ? std::string(what->of(text)) : "";
  };
  EXPECT_EQ(taken_back("Brevet af 4. maj kaldes hjem."), "Brevet af 4. maj");
  EXPECT_EQ(taken_back("Byrådet annullerer kommunens tilkendegivelse."), "tilkendegivelse");
  EXPECT_EQ(taken_back("Ansøgningen trækkes ikke tilbage."), "");
  EXPECT_EQ(taken_back("Svaret fastholdes."), "");
  EXPECT_EQ(taken_back("Hvis rammen sænkes, trækkes ansøgningen tilbage."), "");
  EXPECT_EQ(taken_back("Byrådet beslutter, at hvis rammen sænkes, annulleres ansøgningen."), "");
  EXPECT_EQ(taken_back("Vi søger nu på skolen, hvis staten betaler, og trækker brevet af 4. maj tilbage."),
            "brevet af 4. maj");
  EXPECT_EQ(taken_back("Svaret bortfalder og afløses af et nyt."), "");
}

std::string changed(std::string_view change, std::vector<StatedWish> base) {
  const auto order = changed_order(change, base);
  return order ? test::listed(*order) : "?";
}

TEST(ChangedOrder, IsWhatAnAmendmentMakesOfIt) {
  const auto wish = [](const char* area, int rank) {
    return StatedWish{area, rank, std::nullopt, {}, std::nullopt};
  };
  const std::vector<StatedWish> two = {wish("dagtilbud", 1), wish("folkeskole", 2)};
  const std::vector<StatedWish> three = {wish("dagtilbud", 1), wish("folkeskole", 2), wish("aeldre", 3)};
  EXPECT_EQ(changed("rækkefølgen byttes om, så skolen kommer først", two), "1:folkeskole 2:dagtilbud");
  EXPECT_EQ(changed("de to bytter plads", two), "1:folkeskole 2:dagtilbud");
  EXPECT_EQ(changed("dagtilbud og ældre bytter plads", three), "1:aeldre 2:folkeskole 3:dagtilbud");
  EXPECT_EQ(changed("folkeskolen udgår", three), "1:dagtilbud 2:aeldre");
  EXPECT_EQ(changed("dagtilbud strøget", three), "1:folkeskole 2:aeldre");
  EXPECT_EQ(changed("ældre rykkes op som nr. 1", three), "1:aeldre 2:dagtilbud 3:folkeskole");
  EXPECT_EQ(changed("folkeskole udskiftes med ældre", two), "1:dagtilbud 2:aeldre");
  EXPECT_EQ(changed("der ikke angives nogen 2. prioritet", two), "1:dagtilbud");
  EXPECT_EQ(changed("begge meldes ind uden indbyrdes rækkefølge", two), "-:dagtilbud -:folkeskole");
  EXPECT_EQ(changed("fristen bliver 1. maj", two), "?");
}

TEST(AdoptedSentences, AreThoseOfTheSideOrPossibilityThatWon) {
  const auto adopted = [](std::string_view text, std::string_view decision) {
    std::string out;
    for (const Span span : adopted_sentences(text, split_into_sentences(text), decision))
      out += (out.empty() ? "" : " ") + std::string(span.of(text));
    return out;
  };
  EXPECT_EQ(adopted("Et flertal indstiller skolen. Et mindretal indstiller ældreområdet.",
                    "Mindretallets indstilling blev vedtaget."),
            "indstiller ældreområdet.");
  EXPECT_EQ(adopted("Et flertal indstiller skolen. Et mindretal indstiller ældreområdet.",
                    "Flertallets indstilling blev vedtaget."),
            "Et flertal indstiller skolen.");
  EXPECT_EQ(adopted("Model A: skolen. Model B: ældreområdet.", "Byrådet vælger model B."), ": ældreområdet");
  EXPECT_EQ(adopted("Model A: skolen. Model B: ældreområdet.", "Udsat."), "");
  EXPECT_EQ(adopted("Byrådet udsatte den 3. maj sagen om skolen. Nu indstilles ældreområdet.", "Vedtaget."),
            "Nu indstilles ældreområdet.");
}

}  // namespace
}  // namespace frisaet
