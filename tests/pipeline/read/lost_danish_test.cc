#include "pipeline/read/lost_danish.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace frisaet {
namespace {

bool by_chance(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lacks_danish_by_chance(words);
}

TEST(LostDanish, SoundProseThatHappensToHaveNoneIsTold) {
  EXPECT_TRUE(
      by_chance("Udvalget tog sagen til efterretning og sendte den videre til direktionen, som vil "
                "behandle den sammen med budgettet, inden kommunen svarer Hjortkvist og Ravnsbo."));
}

TEST(LostDanish, OneWordThatWantsItsLettersBackIsEnough) {
  constexpr std::string_view kSound =
      "Udvalget tog sagen til efterretning og sendte den videre til direktionen, som vil behandle den sammen "
      "med budgettet ";
  for (const char* word : {"gkonomi", "velfeerdsaftaler", "pa", "forste", "alderen"})
    EXPECT_EQ(by_chance(std::string(kSound) + word), std::string_view(word) == "alderen") << word;
}

TEST(LostDanish, OfWordsThatLackALetterAltogetherOneMayBeAName) {
  constexpr std::string_view kSound =
      "Udvalget tog sagen til efterretning og sendte den videre til direktionen, som vil behandle den sammen "
      "med budgettet og de nye planer for kommunens haller og de mange bygninger omkring dem, ";
  EXPECT_TRUE(by_chance(std::string(kSound) + "kommunens brn"));
  EXPECT_FALSE(by_chance(std::string(kSound) + "skolebrnene konomien"));
}

TEST(LostDanish, AFewWordsTellNothing) {
  EXPECT_FALSE(by_chance("Udvalget tog sagen"));
  EXPECT_FALSE(by_chance(""));
}

}  // namespace
}  // namespace frisaet
