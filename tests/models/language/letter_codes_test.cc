#include "models/language/letter_codes.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "models/language/lexicon.h"

namespace frisaet {
namespace {

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream in(text);
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::optional<LetterCode> code_of(const std::string& text) {
  const std::vector<std::string> words = split(text);
  return letter_code_of({words.begin(), words.end()}, DanishLexicon::built_in());
}

TEST(LetterCodes, EachIsKnownByTheWordsItMakes) {
  EXPECT_EQ(code_of("Udvalget ¿nsker, at f¾rre sager bliver dr¿ftet pŒ m¿det"), LetterCode::kMacRoman);
  EXPECT_EQ(code_of("Udvalget ›nsker f‘rre regler p† omr†det"), LetterCode::kDos);
  EXPECT_EQ(code_of("Udvalget ¯nsker fÊrre regler pÂ omrÂdet"), LetterCode::kWindowsAsMac);
  EXPECT_EQ(code_of("Udvalget °nsker fµrre regler pσ omrσdet"), LetterCode::kWindowsAsDos);
  EXPECT_EQ(code_of("Udvalget řnsker fćrre regler pĺ omrĺdet"), LetterCode::kLatin2);
  EXPECT_EQ(code_of("til orientering om insƟtuƟonerne, ansaƩe får besked Ɵl høringen"), LetterCode::kJoins);
  EXPECT_EQ(code_of("\uF06D\uF0F8\uF064\uF065\uF074 \uF06F\uF067 \uF073\uF06B\uF06F\uF06C\uF065\uF06E"),
            LetterCode::kSigns);
}

TEST(LetterCodes, SoundTextHasNone) {
  for (const char* text :
       {"Udvalget ønsker færre regler på området", "¿Por qué? ¾ af sagerne, ½ og ® Varemærke",
        "KL’s svar på ‘åben’ henvendelse †1999 ›citat‹", "Œuvre Łódź Žižek Ōsaka",
        "\uF0B7 \uF0B7 \uF0A7 punkter", ""}) {
    EXPECT_EQ(code_of(text), std::nullopt) << text;
  }
}

TEST(LetterCodes, ATextThatQuotesTheSignsKeepsThem) {
  EXPECT_EQ(code_of("Ældre PC'er viser pŒ for på og f¾rre for færre"), std::nullopt);
}

TEST(LetterCodes, OneWordIsNoProof) {
  EXPECT_EQ(code_of("sagen om f¾rre regler"), std::nullopt);
}

TEST(LetterCodes, BytesWithoutALetterAreTold) {
  EXPECT_EQ(meaning_of(LetterCode::kMacRoman, U'\uF081'), "Å");
  EXPECT_EQ(meaning_of(LetterCode::kDos, U'\uF09D'), "Ø");
  EXPECT_EQ(meaning_of(LetterCode::kSigns, U'\uF0E6'), "æ");
  EXPECT_EQ(meaning_of(LetterCode::kMacRoman, U'a'), std::nullopt);
  EXPECT_EQ(meaning_of_bullet(U'\uF0B7'), "•");
  EXPECT_EQ(meaning_of_bullet(U'\uF081'), "•");
  EXPECT_EQ(meaning_of_bullet(U'•'), "");
}

TEST(KnownWords, ShareTellsDanishFromTheRest) {
  const auto share = [](const std::string& text) {
    const std::vector<std::string> words = split(text);
    return known_words({words.begin(), words.end()}, DanishLexicon::built_in()).share();
  };
  EXPECT_EQ(share("Kommunalbestyrelsen godkendte (indstillingen) om frisættelse."), 1);
  EXPECT_LT(share("Kommunen onsker aftale pa aldreomradet, dagtilbudsomradet"), 0.7);
  EXPECT_LT(share("%UHY WLO NRPPXQHQV VNROHU EHVOXWWHGH"), 0.1);
  EXPECT_EQ(share("12 34 og at"), 0);
}

TEST(KnownWords, LooksAtNoMoreThanAsked) {
  const std::vector<std::string_view> words(1000, "kommune");
  EXPECT_LE(known_words(words, DanishLexicon::built_in(), 50).asked, 50U);
}

}  // namespace
}  // namespace frisaet
