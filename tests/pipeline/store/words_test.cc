#include "pipeline/store/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (auto word = next_word(text, 0); word; word = next_word(text, word->end))
    words.emplace_back(word->of(text));
  return words;
}

std::string surface_of(const std::string& word) {
  return Analyzer().terms(word).surface;
}

TEST(NextWord, CutsAtWhatIsNoLetterOrDigit) {
  EXPECT_THAT(words_of("Pkt. 42: dagtilbuds-, skole- eller ældreområdet (§ 17)"),
              ElementsAre("Pkt", "42", "dagtilbuds", "skole", "eller", "ældreområdet", "17"));
  EXPECT_THAT(words_of("00.22.04-G01-1-18"), ElementsAre("00", "22", "04", "G01", "1", "18"));
  EXPECT_THAT(words_of(""), IsEmpty());
  EXPECT_THAT(words_of(" … – “”"), IsEmpty());
}

TEST(NextWord, SwallowsSoftHyphensInsideWordsOnly) {
  EXPECT_THAT(words_of("be\u00ADvilling\u00AD og"), ElementsAre("be\u00ADvilling", "og"));
}

TEST(NextWord, KeepsCombiningMarksWithTheirLetter) {
  EXPECT_THAT(words_of("ga\u030Arden her"), ElementsAre("ga\u030Arden", "her"));
}

TEST(NextWord, BrokenBytesEndAWord) {
  EXPECT_THAT(words_of("sko\xFFle \xC3"), ElementsAre("sko", "le"));
}

TEST(Analyzer, SpellingsOfOneWordHaveOneSurface) {
  for (const char* word : {"Gården", "GÅRDEN", "ga\u030Arden", "gaarden", "går\u00ADden"}) {
    EXPECT_EQ(surface_of(word), "gaarden") << word;
  }
  EXPECT_EQ(surface_of("ﬁnansiering"), "finansiering");
  EXPECT_EQ(surface_of("Ærø"), surface_of("aeroe"));
  EXPECT_EQ(surface_of("Århus"), surface_of("AARHUS"));
  EXPECT_EQ(surface_of("idé"), "ide");
}

TEST(Analyzer, DanishLettersAreNotTheirLatinLookalikes) {
  EXPECT_NE(surface_of("år"), surface_of("ar"));
  EXPECT_NE(surface_of("får"), surface_of("far"));
  EXPECT_NE(surface_of("bør"), surface_of("bor"));
  EXPECT_NE(surface_of("læse"), surface_of("lase"));
}

TEST(Analyzer, StemIsTakenBeforeFolding) {
  Analyzer analyzer;
  EXPECT_EQ(analyzer.terms("Børnehaverne").stem, "boernehav");
  EXPECT_EQ(analyzer.terms("dør").stem, "doer");
  EXPECT_EQ(analyzer.terms("byerne").stem, analyzer.terms("byen").stem);
}

TEST(Analyzer, WordsThatShowNothingAreEmpty) {
  EXPECT_EQ(surface_of("\u3164"), "");  // Hangul filler: a letter that is not printed
}

TEST(Analyzer, EndlessWordsAreCut) {
  const std::string endless(1'000'000, 'x');
  EXPECT_EQ(surface_of(endless).size(), 256U);
}

TEST(Analyzer, ForgetsWhenItHasSeenTooMuchAndGoesOn) {
  Analyzer analyzer;
  for (int i = 0; i < 250'000; ++i) analyzer.terms(std::to_string(i));
  EXPECT_EQ(analyzer.terms("Skolen").stem, "skol");
}

}  // namespace
}  // namespace frisaet
