#include "tests/eval/text_distance.h"

#include <gtest/gtest.h>

#include <random>

namespace frisaet::eval {
namespace {

/// The textbook table over bytes, for ASCII texts.
std::size_t textbook(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
      } else {
        d[i][j] =
            std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      }
    }
  }
  return d[a.size()][b.size()];
}

TEST(LetterDistance, AgreesWithTheTextbookOnRandomTexts) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string a, b;
    for (auto i = random() % 60; i > 0; --i) a += static_cast<char>('a' + random() % 3);
    for (auto i = random() % 60; i > 0; --i) b += static_cast<char>('a' + random() % 3);
    EXPECT_EQ(letter_distance(a, b).edits, textbook(a, b)) << a << '\n' << b;
  }
}

TEST(LetterDistance, CountsLettersNotBytesAndIgnoresHowLinesBreak) {
  EXPECT_EQ(letter_distance("på øen", "pa\n oen").edits, 2U);
  EXPECT_EQ(letter_distance("på øen", "pa oen").length, 6U);
}

TEST(WordDistance, CountsWords) {
  EXPECT_EQ(word_distance("det er en aftale", "det en aftale her").edits, 2U);
  EXPECT_EQ(word_distance("det er en aftale", "det er en aftale").edits, 0U);
}

TEST(DanishLetters, CountsOnlyThoseThatCameOutWrong) {
  const Distance d = danish_letters("Ærø får økonomi på øen", "AErø far økonomi pa oen");
  EXPECT_EQ(d.length, 6U);
  EXPECT_EQ(d.edits, 4U);
  EXPECT_EQ(danish_letters("ingen", "noget").length, 0U);
  EXPECT_EQ(danish_letters("rødgrød", "").edits, 2U);
}

}  // namespace
}  // namespace frisaet::eval
