#include "pipeline/read/text_quality.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace frisaet {
namespace {

std::vector<PlacedWord> words_of(const std::string& text, int times = 1) {
  std::vector<PlacedWord> words;
  for (int i = 0; i < times; ++i) {
    std::istringstream in(text);
    for (std::string word; in >> word;) words.push_back({word, {}, {}, 0, 10, -1, 1, true});
  }
  return words;
}

TEST(Measure, CountsWhatTheVerdictNeeds) {
  const TextQuality quality = measure(words_of("Få på 12 \uFFFD\uE001 og a\u030A"));
  EXPECT_EQ(quality.words, 6U);
  EXPECT_EQ(quality.digits, 2U);
  EXPECT_EQ(quality.danish, 3U);
  EXPECT_EQ(quality.unmapped, 2U);
  EXPECT_EQ(quality.function_words, 1U);
}

TEST(Measure, AccentedVowelsAndOtherScriptsAreTold) {
  const TextQuality quality = measure(words_of("Müller đến ở Þór œuvre Ласкаво ΑΒΓ"));
  EXPECT_EQ(quality.vowels, 3U);
  EXPECT_EQ(quality.accented_vowels, 5U);
  EXPECT_EQ(quality.other_scripts, 10U);
}

TEST(Judge, DanishProseIsUsable) {
  const Judgement judgement =
      judge(measure(words_of("Det er en sag om skolen og de ældre, som skal for udvalget.", 8)));
  EXPECT_EQ(judgement.verdict, LayerVerdict::kUsable);
  EXPECT_THAT(judgement.reason, testing::HasSubstr("104 ord"));
}

TEST(Judge, GlyphsWithoutMeaningAreSuspect) {
  EXPECT_EQ(judge(measure(words_of("Udvalget godkendte \uE012\uE013\uE014"))).verdict,
            LayerVerdict::kSuspect);
  EXPECT_EQ(judge(measure(words_of("\uFFFD"))).verdict, LayerVerdict::kSuspect);
}

TEST(Judge, AFewBulletsWithoutMeaningAreNot) {
  EXPECT_EQ(judge(measure(words_of("\uF0B7 at sagen sendes videre til behandling i udvalget"))).verdict,
            LayerVerdict::kUsable);
}

TEST(Judge, ShiftedEncodingIsSuspect) {
  EXPECT_EQ(judge(measure(words_of("#$%&' ()*+,-./ !\"#$ %&'()*+ ,-./: ;<=>?@ [\\]^_"))).verdict,
            LayerVerdict::kSuspect);
}

TEST(Judge, DanishProseWithoutDanishLettersIsSuspect) {
  EXPECT_EQ(
      judge(measure(words_of("Det er en sag om skolen og de aldre, som skal for udvalget.", 8))).verdict,
      LayerVerdict::kSuspect);
}

TEST(Judge, MojibakeIsLeftToRepair) {
  const TextQuality quality =
      measure(words_of("Det er en sag om skolen og de Ã¦ldre, som fÃ¥r for udvalget.", 8));
  EXPECT_EQ(quality.danish, 16U);
  EXPECT_EQ(judge(quality).verdict, LayerVerdict::kUsable);
}

TEST(Judge, ShortProseTablesAndForeignTextAreLeftInPeace) {
  EXPECT_EQ(judge(measure(words_of("Det er en kort meddelelse til alle"))).verdict, LayerVerdict::kUsable);
  EXPECT_EQ(judge(measure(words_of("2022 1.234,5 17 % (12) 4711", 30))).verdict, LayerVerdict::kUsable);
  EXPECT_EQ(judge(measure(words_of("The committee has approved this budget without any further change", 10)))
                .verdict,
            LayerVerdict::kUsable);
}

}  // namespace
}  // namespace frisaet
