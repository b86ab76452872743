#include "models/text/danish.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace frisaet {
namespace {

TEST(Nfc, ComposedTextIsOnlyScanned) {
  const Mapped mapped = to_nfc("Ændringsforslag på møde");
  EXPECT_EQ(mapped.text, "Ændringsforslag på møde");
  EXPECT_TRUE(mapped.map.is_identity());
}

TEST(Nfc, ARingAndItsLetterBecomeOne) {
  const Mapped mapped = to_nfc("A\u030Ars");
  EXPECT_EQ(mapped.text, "Års");
  EXPECT_EQ(mapped.map.to_source({0, 2}), (Span{0, 3}));
}

TEST(Nfc, InvalidBytesBecomeReplacementCharacters) {
  EXPECT_EQ(to_nfc("a\xFFz").text, "a\uFFFDz");
}

TEST(Fold, SpellingsOfOneNameShareAKeyAndOthersDoNot) {
  EXPECT_EQ(fold("Aabenraa"), fold("Åbenrå"));
  EXPECT_EQ(fold("Sorø"), fold("SOROE"));
  EXPECT_EQ(fold("Ærø"), fold("aeroe"));
  EXPECT_EQ(fold("Lyngby-Taarbæk"), fold("  lyngby  tårbæk "));
  EXPECT_EQ(fold("Kö\u00ADge"), fold("Køge"));
  EXPECT_NE(fold("får"), fold("far"));
  EXPECT_NE(fold("møde"), fold("mode"));
  EXPECT_NE(fold("bæger"), fold("beger"));
}

TEST(Case, FollowsDanishLetters) {
  EXPECT_EQ(to_lower("ÆRØ ÅBY"), "ærø åby");
  EXPECT_EQ(capitalise("ældreområdet"), "Ældreområdet");
  EXPECT_EQ(capitalise(""), "");
}

TEST(Space, RunsOfAnyWhiteSpaceBecomeOneBlank) {
  EXPECT_EQ(squeeze(" \n a\u00A0\tb\f"), "a b");
  EXPECT_EQ(squeeze(" \u200B"), "");
}

TEST(Space, TrimmingGivesPositionsInTheWholeText) {
  const std::string text = "x \u00A0ord\n y";
  EXPECT_EQ(trimmed(text, {1, text.size() - 1}).of(text), "ord");
  EXPECT_TRUE(trimmed("   ", {0, 3}).empty());
  EXPECT_EQ(trim("\tå "), "å");
}

TEST(Letters, AreThoseOfUnicodeAndDigitsAreNot) {
  for (const char32_t c : std::u32string(U"aæØåéß")) EXPECT_TRUE(is_letter(c));
  for (const char32_t c : std::u32string(U"1-. §½")) EXPECT_FALSE(is_letter(c));
  EXPECT_TRUE(is_digit(U'7'));
  EXPECT_FALSE(is_digit(U'²'));
  EXPECT_TRUE(is_upper(U'Ø'));
  EXPECT_FALSE(is_upper(U'ø'));
}

}  // namespace
}  // namespace frisaet
