// Letters that one code page shows for another's.
#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

const std::string kMeant =
    "Udvalget drøftede på mødet, om ældre på Ærø må få støtte til lægebesøg. Økonomien er trængt, og\n"
    "Århus Å løb over sine bredder sidste år. Børn får plads først.\n";

/// kMeant with each of æ ø å Æ Ø Å exchanged.
std::string shown(const std::vector<std::string>& signs) {
  static const std::vector<std::string> kLetters = {"æ", "ø", "å", "Æ", "Ø", "Å"};
  std::string text = kMeant;
  for (std::size_t i = 0; i < kLetters.size(); ++i) {
    for (std::size_t at = text.find(kLetters[i]); at != std::string::npos; at = text.find(kLetters[i], at))
      text.replace(at, kLetters[i].size(), signs[i]);
  }
  return text;
}

struct Case {
  std::string name;
  std::vector<std::string> signs;
};

TEST(CodePages, AreToldByTheWordsTheyMake) {
  for (const Case& c : std::vector<Case>{{"Mac Roman as Windows-1252", {"¾", "¿", "Œ", "®", "¯", "\u0081"}},
                                         {"Windows-1252 as Mac Roman", {"Ê", "¯", "Â", "∆", "ÿ", "≈"}},
                                         {"CP 865 as Windows-1252", {"‘", "›", "†", "’", "\u009D", "\u008F"}},
                                         {"Windows-1252 as CP 865", {"µ", "°", "σ", "╞", "╪", "┼"}},
                                         {"Windows-1252 as CP 850", {"µ", "°", "Õ", "ã", "Ï", "┼"}},
                                         {"Latin-1 as Latin-2", {"ć", "ř", "ĺ", "Ć", "Ř", "Ĺ"}},
                                         {"Windows-1252 as Windows-1251", {"ж", "ш", "е", "Ж", "Ш", "Е"}}}) {
    EXPECT_EQ(repaired(shown(c.signs)), kMeant) << c.name;
  }
}

TEST(CodePages, SevenBitDanishIsRead) {
  // Å alone on a line's end: a sign without letters beside it stays, as it may be a bracket.
  EXPECT_EQ(repaired("M|det p} r}dhuset handler om b|rn og {ldre. [ldrer}det h|res f|rst.\n"),
            "Mødet på rådhuset handler om børn og ældre. Ældrerådet høres først.\n");
}

TEST(CodePages, EachLetterLeadsBackToItsSign) {
  const std::vector<RepairedText> pages = repair_pages(text_pages({"m¿de, r¿d, bl¾k, p\u0152 en dag"}));
  EXPECT_EQ(pages[0].text, "møde, rød, blæk, på en dag");
  ASSERT_EQ(pages[0].repairs.size(), 4U);
  EXPECT_EQ(pages[0].repairs[0].rule, "code_page");
  EXPECT_EQ(pages[0].repairs[0].before, "¿");
}

TEST(CodePages, SignsThatMakeNoWordsStay) {
  for (const std::string text :
       {"if (a|b) { return x|y; } else { a[i] = b\\c; }", "Temperaturen er 5°C og vinklen 30°, dvs. µm",
        "navn|adresse|by|telefon\nHansen|Vej 1|Skive|97", "L’école, l’été, ‘tis and d’accord",
        "¿Qué pasa? ¿Dónde está?", "Acme®Plus og Beta®Plus er ¾ fyldt", "{navn} {adresse} {postnr}"}) {
    EXPECT_EQ(repaired(text), text);
  }
}

TEST(CodePages, PagesThatHaveTheirLettersStay) {
  const std::string text = kMeant + "I den gamle fil står der m¿de, r¿d, bl¾k og s¿en, når den åbnes.\n";
  EXPECT_EQ(repaired(text), text);
}

}  // namespace
}  // namespace frisaet
