// Wishes in whatever words: what a letter to KL names without a no, a reason or another's opinion around it.
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "extractors/declarations/choice.h"
#include "extractors/lexicon/prose.h"
#include "extractors/rules/rule_set.h"
#include "tests/extractors/declarations/letter.h"

namespace frisaet {
namespace {

struct Said {
  std::string text;
  std::string wishes;  ///< `1:aeldre -:dagtilbud open none`, in the order of the reading

  friend void PrintTo(const Said& that, std::ostream* out) { *out << that.text; }
};

std::string read(const std::string& text) {
  const WishReading reading =
      read_choice(text, split_into_sentences(text), WishFrame::kChosen, MunicipalityRef{"450", "Nyborg"});
  std::string out = test::listed(reading.wishes);
  const auto add = [&](const char* word) { out += (out.empty() ? "" : " ") + std::string(word); };
  if (reading.open_set) add("open");
  if (reading.none) add("none");
  return out;
}

class ChoiceInLetters : public testing::TestWithParam<Said> {};

TEST_P(ChoiceInLetters, AreRead) {
  EXPECT_EQ(read(GetParam().text), GetParam().wishes);
}

INSTANTIATE_TEST_SUITE_P(
    OneArea, ChoiceInLetters,
    testing::Values(Said{"Så for os er det plejehjemmene.", "1:aeldre"},
                    Said{"Byrådet har sat sit kryds ved de mindste.", "1:dagtilbud"},
                    Said{"Jobcentret skal være vores forsøg.", "1:beskaeftigelse"},
                    Said{"Da skolerne netop er lagt sammen, har vi valgt ældreplejen.", "1:aeldre"},
                    Said{"Skolerne lader vi ligge, og tilbage står dagtilbud.", "1:dagtilbud"},
                    Said{"Skoleudvalget havde foretrukket skolen, men kommunens valg er ældre.",
                         "1:aeldre"}));

INSTANTIATE_TEST_SUITE_P(
    Places, ChoiceInLetters,
    testing::Values(
        Said{"Forrest står dagtilbud, og på andenpladsen kommer skolerne.", "1:dagtilbud 2:folkeskole"},
        Said{"Vi peger på skolen og dernæst på hjemmeplejen.", "1:folkeskole 2:aeldre"},
        Said{"For os går dagtilbud forud for ældre.", "1:dagtilbud 2:aeldre"},
        Said{"Vi søger på ældreområdet. Er der fyldt op, tager vi gerne skolerne.", "1:aeldre 2:folkeskole"},
        Said{"Vi vælger skolen frem for ældre, men siger ja til det sidste, hvis der er optaget.",
             "1:folkeskole 2:aeldre"},
        Said{"Vi har rangordnet dem: ældre, skole, dagtilbud.", "1:aeldre 2:folkeskole 3:dagtilbud"},
        Said{"Vi søger på ældreområdet. Går det til andre kommuner, tager vi skolen.",
             "1:aeldre 2:folkeskole"},
        Said{"Dagtilbud og skole er vores valg, og de deler førstepladsen.", "1:dagtilbud 1:folkeskole"}));

INSTANTIATE_TEST_SUITE_P(
    WithoutOrder, ChoiceInLetters,
    testing::Values(Said{"Det bliver enten skole eller ældre.", "-:folkeskole -:aeldre open"},
                    Said{"Vi vil gerne med på dagtilbud eller skole, og I må selv vælge.",
                         "-:dagtilbud -:folkeskole open"},
                    Said{"Alle tre områder kan bruges.", "-:dagtilbud -:folkeskole -:aeldre open"}));

INSTANTIATE_TEST_SUITE_P(
    Rows, ChoiceInLetters,
    testing::Values(Said{"Ældre: 2\nSkole: 1", "1:folkeskole 2:aeldre"},
                    Said{"Ønske A: Skoler\nØnske B: Vuggestuer", "1:folkeskole 2:dagtilbud"},
                    Said{"Dagtilbud: nej\nSkole: nej\nÆldre: nej", "none"},
                    Said{"Sommer | Beskæftigelse | Ja\nEfterår | Ældre | Nej", "1:beskaeftigelse"}));

INSTANTIATE_TEST_SUITE_P(None, ChoiceInLetters,
                         testing::Values(Said{"Kommunen står uden for velfærdsaftalerne.", "none"},
                                         Said{"Vi passer i denne omgang.", "none"}));

// Near misses: areas are named, and nobody wishes for them.
INSTANTIATE_TEST_SUITE_P(NoWish, ChoiceInLetters,
                         testing::Values(Said{"Tak for et godt møde om skolerne.", ""},
                                         Said{"Nabokommunen har valgt ældreplejen.", ""},
                                         Said{"I Viborg har man valgt skolen.", ""},
                                         Said{"I vores første svar nævnte vi både skole og ældre.", ""},
                                         Said{"Udvalget anbefalede ældre, men Byrådet udsatte sagen.", ""},
                                         Said{"Kan I sige, om dagtilbud er med?", ""},
                                         Said{"Plejehjemmene er gamle. Skolerne er nye.", ""},
                                         Said{"Skolen er omtalt, men det er ikke dér, skoen trykker mest.",
                                              ""},
                                         Said{"Bliver det koldt, varmes skolerne først op.", ""}));

TEST(ChoiceInLetter, AListEndsWhereSomethingElseIsTold) {
  EXPECT_EQ(read("Vi prioriterer således:\n- Ældre\n- Skole\nDet er vedtaget i går.\nHilsen fra dagtilbud"),
            "1:aeldre 2:folkeskole");
}

TEST(ChoiceInLetter, ProvesLittleByItself) {
  const Extraction extraction = test::extract(
      test::council_letter("Byrådet besluttede den 1. august 2022, at vi står bag svaret. Forrest står "
                           "dagtilbud, og på andenpladsen kommer skolerne."));
  ASSERT_EQ(extraction.records.size(), 1U);
  EXPECT_EQ(std::get<Declaration>(extraction.records[0].value).priorities.size(), 2U);
  EXPECT_LT(extraction.records[0].confidence, kReviewThreshold);
}

TEST(ChoiceInLetter, KeepsThePrintedCondition) {
  const std::string text = "Vi søger på ældreområdet. Er der fyldt op, tager vi gerne skolerne.";
  const WishReading reading = read_choice(text, split_into_sentences(text), WishFrame::kChosen);
  ASSERT_EQ(reading.wishes.size(), 2U);
  EXPECT_EQ(reading.wishes[1].condition->of(text), "Er der fyldt op");
}

TEST(ChoiceInLetter, OpinionsAreCutFromTheSentence) {
  const std::string text = "Skoleudvalget havde foretrukket skolen, men Byrådet valgte ældre.";
  const std::vector<Span> kept = without_opinions(text, {{0, text.size()}});
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].of(text), ", men Byrådet valgte ældre.");
}

}  // namespace
}  // namespace frisaet
