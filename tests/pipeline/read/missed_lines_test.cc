#include "pipeline/read/missed_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

/// A page of 100 dpi on which letters are black boxes of 6 × 10 pixels, 9 apart.
class MissedLines : public testing::Test {
 protected:
  MissedLines() : page_{800, 600, 100, std::vector<std::uint8_t>(480'000, 255)} {}

  void black(int x0, int y0, int x1, int y1) {
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x) page_.pixels[page_.index(x, y)] = 0;
  }
  Box print(int x, int y, int letters) {
    for (int i = 0; i < letters; ++i) black(x + 9 * i, y, x + 9 * i + 6, y + 10);
    return {static_cast<double>(x), static_cast<double>(y), x + 9.0 * letters - 3, y + 10.0};
  }
  void find(const Box& ink) {
    const Box letters{ink.x0, ink.y0 - 2, ink.x1, ink.y1 + 4};
    lines_.push_back({ink, letters, ink, static_cast<int>(lines_.size())});
  }
  /// What complete_lines() adds.
  std::vector<FoundLine> missed() {
    const int first = complete_lines(page_, lines_);
    std::vector<FoundLine> added;
    for (const FoundLine& line : lines_)
      if (line.line >= first) added.push_back(line);
    return added;
  }

  Raster page_;
  std::vector<FoundLine> lines_;
};

testing::AssertionResult near(const Box& a, const Box& b) {
  const double off =
      std::max({std::abs(a.x0 - b.x0), std::abs(a.y0 - b.y0), std::abs(a.x1 - b.x1), std::abs(a.y1 - b.y1)});
  if (off <= 2) return testing::AssertionSuccess();
  return testing::AssertionFailure() << a.x0 << ' ' << a.y0 << ' ' << a.x1 << ' ' << a.y1;
}

TEST_F(MissedLines, RowThatNobodyFoundIsALine) {
  find(print(50, 100, 40));
  const Box between = print(50, 130, 30);
  find(print(50, 160, 40));
  const std::vector<FoundLine> added = missed();
  ASSERT_EQ(added.size(), 1U);
  EXPECT_TRUE(near(added[0].ink, between));
  EXPECT_EQ(added[0].line, 2);
}

TEST_F(MissedLines, NothingIsAddedToAPageThatWasFoundWhole) {
  find(print(50, 100, 40));
  find(print(50, 130, 30));
  EXPECT_THAT(missed(), testing::IsEmpty());
  EXPECT_EQ(lines_.size(), 2U);
}

TEST_F(MissedLines, LoneFigureHasTheHeightOfTheLineBesideIt) {
  find(print(50, 100, 40));
  print(700, 101, 1);
  const std::vector<FoundLine> added = missed();
  ASSERT_EQ(added.size(), 1U);
  EXPECT_DOUBLE_EQ(added[0].whole.y0, 100);
  EXPECT_DOUBLE_EQ(added[0].whole.y1, 110);
  EXPECT_NEAR(added[0].ink.x0, 700, 2);
}

TEST_F(MissedLines, SheetMayLieOnItsSide) {
  for (const int quarters : {1, 3}) {
    lines_.clear();
    find(print(50, 100, 40));
    const Box between = print(50, 130, 30);
    find(print(50, 160, 40));
    const Raster upright = page_;
    const auto lying = [&](const Box& box) {
      return turned_upright(box, 4 - quarters, upright.width, upright.height);
    };
    for (FoundLine& line : lines_)
      line = {lying(line.ink), lying(line.letters), lying(line.whole), line.line};
    page_ = turned(page_, quarters);
    const std::vector<FoundLine> added = missed();
    page_ = upright;
    ASSERT_EQ(added.size(), 1U);
    EXPECT_TRUE(near(added[0].ink, lying(between)));
  }
}

TEST_F(MissedLines, StretchesWithAWideGapAreLinesOfTheirOwn) {
  find(print(50, 100, 40));
  print(50, 130, 5);
  print(400, 130, 5);
  EXPECT_EQ(missed().size(), 2U);
}

/// The rows are what the layout did find: they need not be surely read.
TEST_F(MissedLines, LineThatIsSeveralIsParted) {
  find(print(50, 60, 40));
  find(print(50, 90, 40));
  const Box upper = print(50, 130, 40);
  const Box lower = print(50, 155, 40);
  find(hull(upper, lower));
  EXPECT_THAT(missed(), testing::IsEmpty());
  ASSERT_EQ(lines_.size(), 4U);
  EXPECT_TRUE(near(lines_[2].ink, upper));
  EXPECT_TRUE(near(lines_[3].ink, lower));
}

/// The layout takes a column of figures for a line of print on its side.
TEST_F(MissedLines, ColumnOfLoneFiguresIsReadRowByRow) {
  for (int row = 0; row < 8; ++row) {
    find(print(50, 100 + 25 * row, 12));
    print(400, 100 + 25 * row, 1);
  }
  lines_.push_back({{400, 100, 406, 285}, {400, 100, 406, 285}, {400, 100, 406, 285}, 8});
  EXPECT_THAT(missed(), testing::IsEmpty());
  ASSERT_EQ(lines_.size(), 16U);
  for (int row = 0; row < 8; ++row) {
    const FoundLine& figure = lines_[static_cast<std::size_t>(8 + row)];
    EXPECT_TRUE(near(figure.ink, {400, 100.0 + 25 * row, 406, 110.0 + 25 * row}));
    EXPECT_DOUBLE_EQ(figure.whole.y0, 100 + 25 * row);  // of the line beside it
  }
}

TEST_F(MissedLines, RulesAcrossAColumnOfFiguresDoNotHoldItTogether) {
  for (int row = 0; row < 8; ++row) {
    find(print(50, 100 + 25 * row, 12));
    print(400, 100 + 25 * row, 1);
    black(40, 117 + 25 * row, 500, 119 + 25 * row);
  }
  lines_.push_back({{400, 100, 406, 285}, {400, 100, 406, 285}, {400, 100, 406, 285}, 8});
  EXPECT_THAT(missed(), testing::IsEmpty());
  EXPECT_EQ(lines_.size(), 16U);
}

TEST_F(MissedLines, LettersOnTheirSideStayALine) {
  for (int row = 0; row < 8; ++row) find(print(50, 100 + 25 * row, 12));
  for (int i = 0; i < 20; ++i) black(400, 100 + 9 * i, 410, 106 + 9 * i);
  lines_.push_back({{400, 100, 410, 277}, {400, 100, 410, 277}, {400, 100, 410, 277}, 8});
  EXPECT_THAT(missed(), testing::IsEmpty());
  EXPECT_EQ(lines_.size(), 9U);
}

/// Of a sheet that lies a little aslant: what erasing of rules leaves of it are strips, too.
TEST_F(MissedLines, RuleAslantIsNoColumnOfFigures) {
  for (int row = 0; row < 8; ++row) find(print(50, 100 + 25 * row, 12));
  for (int y = 100; y < 500; ++y) black(400 + y / 70, y, 402 + y / 70, y + 1);
  lines_.push_back({{400, 100, 410, 500}, {400, 100, 410, 500}, {400, 100, 410, 500}, 8});
  missed();
  EXPECT_EQ(lines_.size(), 9U);
}

TEST_F(MissedLines, WordsBetweenTwoDoubleRulesArePartedFromThem) {
  find(print(50, 60, 40));
  find(print(50, 90, 40));
  black(50, 130, 410, 131);
  black(50, 133, 410, 134);
  const Box words = print(50, 142, 40);
  black(50, 158, 410, 159);
  black(50, 161, 410, 162);
  find({50, 130, 410, 162});
  EXPECT_THAT(missed(), testing::IsEmpty());
  ASSERT_EQ(lines_.size(), 3U);
  EXPECT_TRUE(near(lines_[2].ink, words));
}

/// `vi vinner`: blank all across between the letters and their dots.
TEST_F(MissedLines, HighLettersWithDotsAreOneLine) {
  find(print(50, 60, 40));
  find(print(50, 90, 40));
  for (int i = 0; i < 20; ++i) {
    black(50 + 25 * i, 145, 70 + 25 * i, 165);
    if (i % 4 == 0) black(58 + 25 * i, 134, 62 + 25 * i, 138);
  }
  find({50, 134, 545, 165});
  EXPECT_THAT(missed(), testing::IsEmpty());
  EXPECT_EQ(lines_.size(), 3U);
}

/// A row that begins with a comma would be cut out of the same print as the row of its letters.
TEST_F(MissedLines, PrintIsInOneRowOnly) {
  find(print(50, 100, 40));
  black(48, 138, 50, 143);
  for (int i = 0; i < 30; ++i) black(54 + 9 * i, i % 3 == 0 ? 128 : 130, 60 + 9 * i, i % 5 == 0 ? 143 : 140);
  EXPECT_EQ(missed().size(), 1U);
}

TEST_F(MissedLines, SpecksAndPicturesAreNone) {
  find(print(50, 100, 40));
  black(100, 300, 102, 302);  // a speck
  black(300, 300, 400, 400);  // a picture
  EXPECT_THAT(missed(), testing::IsEmpty());
}

TEST_F(MissedLines, FrameIsNoLetterOfTheWordsThatTouchIt) {
  find(print(50, 100, 40));
  black(50, 138, 320, 139);
  const Box words = print(54, 130, 20);
  const std::vector<FoundLine> added = missed();
  ASSERT_EQ(added.size(), 1U);
  EXPECT_TRUE(near(added[0].ink, words));
}

TEST_F(MissedLines, PageFullOfScatteredLettersIsLeftAlone) {
  find(print(50, 20, 40));
  for (int y = 60; y < 580; y += 20)
    for (int x = 10; x < 790; x += 60) print(x, y, 3);
  EXPECT_THAT(missed(), testing::IsEmpty());  // 338 rows
  black(0, 320, 800, 600);
  EXPECT_THAT(missed(), testing::SizeIs(testing::Gt(100U)));
}

OcrWord word(std::string text, double confidence, int line) {
  OcrWord made;
  made.text = std::move(text);
  made.confidence = confidence;
  made.line = line;
  return made;
}

std::vector<std::string> kept(std::vector<OcrWord> words, int first_number) {
  keep_surely_read(words, first_number);
  std::vector<std::string> texts;
  for (const OcrWord& left : words) texts.push_back(left.text);
  return texts;
}

TEST(KeepSurelyRead, LinesOfTheLayoutStayHoweverTheyWereRead) {
  EXPECT_THAT(kept({word("ubl@", 0.2, 0)}, 1), testing::ElementsAre("ubl@"));
}

TEST(KeepSurelyRead, AddedLinesAreKeptWhole) {
  EXPECT_THAT(kept({word("SAG", 0.97, 1), word("Godkendt.", 0.97, 1), word("…", 0.5, 1)}, 1),
              testing::ElementsAre("SAG", "Godkendt.", "…"));
}

TEST(KeepSurelyRead, NonsenseIsNot) {
  EXPECT_THAT(kept({word("FrEEes", 0.4, 1), word("—mm.=|", 0.9, 2), word("Jens", 0.7, 3)}, 1),
              testing::IsEmpty());
}

TEST(KeepSurelyRead, SameLettersAgainAndAgainAreARaster) {
  EXPECT_THAT(kept({word("EEEE", 0.95, 1), word("EE", 0.95, 1), word("EEEB", 0.95, 1)}, 1),
              testing::IsEmpty());
}

TEST(KeepSurelyRead, AloneOnlyFiguresAndCrosses) {
  EXPECT_THAT(kept({word("1", 0.95, 1), word("X", 0.95, 2), word("12", 0.95, 3)}, 1),
              testing::ElementsAre("1", "X", "12"));
  EXPECT_THAT(kept({word("1", 0.8, 1), word("O", 0.99, 2), word("Co]", 0.99, 3), word("-", 0.99, 4)}, 1),
              testing::IsEmpty());
}

TEST(KeepSurelyRead, AFigureOfAnotherIsAPagesNumber) {
  EXPECT_THAT(kept({word("1/2", 0.85, 1), word("12/17", 0.82, 2)}, 1), testing::ElementsAre("1/2", "12/17"));
  EXPECT_THAT(
      kept({word("1/2", 0.7, 1), word("1/", 0.85, 2), word("/2", 0.85, 3), word("1/2/3", 0.85, 4)}, 1),
      testing::IsEmpty());
}

TEST(KeepSurelyRead, WhatIsKnownToBeALetterStays) {
  std::vector<OcrWord> words = {word("A", 0.95, 1), word("V", 0.95, 2)};
  keep_surely_read(words, 1, {2});
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "V");
}

TEST(KeepSurelyRead, ShortWordsOfTheDictionary) {
  EXPECT_THAT(kept({word("Maj", 0.95, 1), word("JUNI", 0.95, 2)}, 1), testing::ElementsAre("Maj", "JUNI"));
  EXPECT_THAT(kept({word("Mxj", 0.95, 1), word("Maj", 0.8, 2), word("af", 0.95, 3)}, 1), testing::IsEmpty());
}

}  // namespace
}  // namespace frisaet
