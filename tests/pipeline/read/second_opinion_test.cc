#include "pipeline/read/second_opinion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/text/utf8.h"

namespace frisaet {
namespace {

LineWord word(const std::string& text, int begin = 10, double confidence = 0.95) {
  LineWord made{text, begin, begin + 2 * static_cast<int>(count_code_points(text)), confidence, {}};
  for (int i = 0; i < static_cast<int>(count_code_points(text)); ++i) made.letters.push_back(begin + 2 * i);
  return made;
}

struct Asked {
  const char* danish;
  const char* latin;
  const char* chosen;
};

TEST(SecondOpinion, AFractionOfTwoBeforePercentIsAHalf) {
  const auto chosen = [](const std::string& number, const std::string& next) {
    const std::vector<LineWord> line{word(number, 10), word(next, 40)};
    return second_opinion(line, line).front().chosen.text;
  };
  EXPECT_EQ(chosen("7/2", "%"), "7½");
  EXPECT_EQ(chosen("7/2", "pct."), "7½");
  EXPECT_EQ(chosen("1/2", "%"), "1/2");
  EXPECT_EQ(chosen("7/2", "kl."), "7/2");
  EXPECT_EQ(chosen("2026/2", "%"), "2026/2");
}

// What the Danish model wrote, what the Latin one did, and which counts.
TEST(SecondOpinion, ReadingThatItsOwnShapeBearsOutCounts) {
  for (const Asked& asked : std::initializer_list<Asked>{
           {"8", "§", "§"},
           {"88", "§§", "§§"},
           {"817,", "§17,", "§17,"},
           {"bk12&skolehuset.dk", "bk12@skolehuset.dk", "bk12@skolehuset.dk"},
           {"post(Øby.dk,", "post@by.dk,", "post@by.dk,"},
           {"?C", "°C", "°C"},
           {"2021-2024", "2021–2024", "2021–2024"},
           {"-", "–", "–"},
           {"+", "•", "•"},
           {"Muiller.", "Müller.", "Müller."},
           {"Schråder", "Schröder", "Schröder"},
           {"7%2", "7%2,", "7½"},
           {"7%", "7%⁄2", "7½"},
           {"74", "71⁄", "7½"},
           {"7/2", "7⁄2", "7½"},
           {"3/7", "31⁄7", "3/7"},
           {"1/2", "1⁄2", "1/2"},
           {"7/2", "7/2", "7/2"},
           // Not borne out: the Danish model knows Danish better.
           {"8", "B", "8"},
           {"forældre&skole", "foraeldre@skole", "forældre&skole"},
           {"på", "pä", "på"},
           {"Rådhuset", "Ràdhuset", "Rådhuset"},
           {"22%", "22%", "22%"},
       }) {
    const std::vector<TwoReadings> read =
        second_opinion({word(asked.danish, 10, 0.9)}, {word(asked.latin, 10, 0.95)});
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].chosen.text, asked.chosen) << asked.danish << " / " << asked.latin;
  }
}

TEST(SecondOpinion, APartDoesNotAnswerForTheWhole) {
  const std::vector<TwoReadings> surer =
      second_opinion({word("2024-inden", 10, 0.5)}, {word("2024", 10, 0.97), word("inden", 20, 0.97)});
  ASSERT_EQ(surer.size(), 2U);  // and not `inden` alone
  EXPECT_EQ(surer[0].chosen.text, "2024");
  EXPECT_EQ(surer[1].chosen.text, "inden");
  for (const auto& parts : std::vector<std::vector<LineWord>>{
           {word("2024", 10, 0.55), word("inden", 20, 0.97)},  // hardly surer
           {word("2O24", 10, 0.97), word("inden", 20, 0.97)},  // a figure less
       }) {
    const std::vector<TwoReadings> kept = second_opinion({word("2024-inden", 10, 0.5)}, parts);
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].chosen.text, "2024-inden");
    EXPECT_EQ(kept[0].other, parts[0].text + " inden");
  }
}

TEST(SecondOpinion, TheOtherReadingIsKept) {
  const std::vector<TwoReadings> read =
      second_opinion({word("8", 10, 0.8), word("aæben", 30, 0.6)}, {word("§", 10), word("aben", 30, 0.65)});
  EXPECT_EQ(read[0].other, "8");
  EXPECT_EQ(read[1].chosen.text, "aæben");
  EXPECT_EQ(read[1].other, "aben");
}

TEST(SecondOpinion, SureWordsAndUnsureAnswersChangeNothing) {
  const std::vector<TwoReadings> sure = second_opinion({word("kommunen")}, {word("kornmunen")});
  EXPECT_EQ(sure[0].chosen.text, "kommunen");
  EXPECT_EQ(sure[0].other, "");
  EXPECT_EQ(second_opinion({word("8", 10, 0.5)}, {word("§", 10, 0.3)})[0].chosen.text, "8");
}

TEST(SecondOpinion, WordsAnswerEachOtherByTheirPlace) {
  const std::vector<TwoReadings> read =
      second_opinion({word("8", 10, 0.8), word("8", 30, 0.8)}, {word("§", 31), word("stk.", 50)});
  EXPECT_EQ(read[0].chosen.text, "8");
  EXPECT_EQ(read[1].chosen.text, "§");
  // One answer over two words is no answer to either.
  EXPECT_EQ(second_opinion({word("8", 10, 0.8), word("17", 14, 0.9)}, {word("§17", 11)})[0].chosen.text, "8");
}

TEST(IsDoubtful, ByShapeOrByConfidence) {
  for (const char* text : {"8", "$", "817,", "navn&by.dk", "2021-2024", "—", "7%", "by.dk"})
    EXPECT_TRUE(is_doubtful(word(text, 10, 0.97), false)) << text;
  for (const char* text : {"kommunen", "Byråd", "2021", "i", "27,", "dagtilbuds-"})
    EXPECT_FALSE(is_doubtful(word(text, 10, 0.97), false)) << text;
  EXPECT_TRUE(is_doubtful(word("kommunen", 10, 0.7), false));
  EXPECT_TRUE(is_doubtful(word("e", 10, 0.97), true));
}

TEST(DoubtfulMarks, LoneMarksDashesBetweenNumbersAndPowers) {
  EXPECT_EQ(doubtful_marks(word("-"), false).size(), 1U);
  EXPECT_EQ(doubtful_marks(word("e"), true).size(), 1U);
  EXPECT_TRUE(doubtful_marks(word("e"), false).empty());
  EXPECT_TRUE(doubtful_marks(word("dag-til"), false).empty());
  const std::vector<MarkPlace> years = doubtful_marks(word("2021-2024"), false);
  ASSERT_EQ(years.size(), 1U);
  EXPECT_EQ(years[0].letter, 4U);
  EXPECT_TRUE(may_be(years[0], "–"));
  EXPECT_FALSE(may_be(years[0], "•"));
  const std::vector<MarkPlace> square = doubtful_marks(word("m?"), false);
  ASSERT_EQ(square.size(), 1U);
  EXPECT_TRUE(may_be(square[0], "²"));
  EXPECT_FALSE(may_be(square[0], "–"));
  EXPECT_TRUE(may_be(doubtful_marks(word("+"), true)[0], "•"));
  EXPECT_FALSE(may_be(doubtful_marks(word("+"), false)[0], "•"));
}

}  // namespace
}  // namespace frisaet
