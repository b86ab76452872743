#include "pipeline/read/raster.h"

#include <gtest/gtest.h>

#include "pipeline/read/image_file.h"
#include "pipeline/read/page_ink.h"

namespace frisaet {
namespace {

Raster paper(int width, int height, std::uint8_t grey = 255, double dpi = 50) {
  return {
      width, height, dpi,
      std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), grey)};
}

void fill(Raster& picture, int x0, int y0, int x1, int y1, std::uint8_t grey = 0) {
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) picture.pixels[picture.index(x, y)] = grey;
  }
}

TEST(Turned, ClockwiseQuarterTurns) {
  const Raster picture{3,
                       2,
                       0,
                       {1, 2, 3,  //
                        4, 5, 6}};
  EXPECT_EQ(turned(picture, 1).pixels, (std::vector<std::uint8_t>{4, 1, 5, 2, 6, 3}));
  EXPECT_EQ(turned(picture, 1).width, 2);
  EXPECT_EQ(turned(picture, 2).pixels, (std::vector<std::uint8_t>{6, 5, 4, 3, 2, 1}));
  EXPECT_EQ(turned(picture, 3).pixels, (std::vector<std::uint8_t>{3, 6, 2, 5, 1, 4}));
  EXPECT_EQ(turned(turned(picture, 1), 3).pixels, picture.pixels);
}

TEST(Cropped, ClipsToThePicture) {
  const Raster picture{3, 2, 0, {1, 2, 3, 4, 5, 6}};
  EXPECT_EQ(cropped(picture, {1, 0, 3, 1}).pixels, (std::vector<std::uint8_t>{2, 3}));
  EXPECT_EQ(cropped(picture, {-5, 1, 99, 99}).pixels, (std::vector<std::uint8_t>{4, 5, 6}));
  EXPECT_TRUE(cropped(picture, {9, 9, 12, 12}).empty());
}

TEST(LookAtPaper, InkIsDarkerThanThePaperAroundIt) {
  Raster picture = paper(400, 400);
  EXPECT_EQ(look_at_paper(picture).ink, 0);
  fill(picture, 100, 100, 140, 104);
  EXPECT_NEAR(look_at_paper(picture).ink, 160.0 / 160'000, 1e-9);
}

TEST(LookAtPaper, ShadowIsUnevennessAndNotInk) {
  Raster picture = paper(400, 400, 230);
  fill(picture, 0, 0, 200, 400, 120);
  const PaperLook look = look_at_paper(picture);
  EXPECT_EQ(look.ink, 0);
  EXPECT_GT(look.unevenness, 100);
  EXPECT_EQ(look_at_paper(paper(400, 400, 180)).unevenness, 0);
}

TEST(WithoutSpecks, SpecksGoAndFullStopsStay) {
  Raster picture = paper(400, 400, 240, 200);
  for (int i = 0; i < 80; ++i)
    fill(picture, 10 + 40 * (i % 9), 10 + 40 * (i / 9), 12 + 40 * (i % 9), 11 + 40 * (i / 9));
  fill(picture, 380, 385, 383, 388);  // a full stop
  fill(picture, 20, 380, 120, 381);   // a thin rule
  const std::optional<Raster> clean = without_specks(picture);
  ASSERT_TRUE(clean.has_value());
  EXPECT_GT(clean->at(10, 10), 100);
  EXPECT_GT(clean->at(11, 10), 100);
  EXPECT_EQ(clean->at(381, 386), 0);
  EXPECT_EQ(clean->at(60, 380), 0);
}

/// A fax: two pixels are a full stop there, one is a speck.
TEST(WithoutSpecks, CoarsePicturesHaveSmallerSpecks) {
  Raster picture = paper(400, 400, 240, 150);
  for (int i = 0; i < 80; ++i)
    fill(picture, 10 + 40 * (i % 9), 10 + 40 * (i / 9), 11 + 40 * (i % 9), 11 + 40 * (i / 9));
  fill(picture, 380, 385, 382, 386);
  const std::optional<Raster> clean = without_specks(picture);
  ASSERT_TRUE(clean.has_value());
  EXPECT_GT(clean->at(10, 10), 100);
  EXPECT_EQ(clean->at(380, 385), 0);
  EXPECT_EQ(clean->at(381, 385), 0);
}

TEST(WithoutSpecks, FewAreLeftAlone) {
  Raster picture = paper(400, 400, 240, 200);
  fill(picture, 100, 100, 101, 101);
  EXPECT_FALSE(without_specks(picture).has_value());
  EXPECT_FALSE(without_specks(paper(3, 3, 240, 200)).has_value());
}

TEST(WithEvenPaper, ShadowGoesAndPrintStays) {
  Raster picture = paper(400, 400, 230, 200);
  for (int y = 0; y < 400; ++y)
    for (int x = 0; x < 400; ++x)
      picture.pixels[picture.index(x, y)] = static_cast<std::uint8_t>(230 - x / 4);
  for (int x = 20; x < 380; x += 12)
    fill(picture, x, 200, x + 5, 220, static_cast<std::uint8_t>((230 - x / 4) / 5));
  EXPECT_GT(look_at_paper(picture).unevenness, 60);
  const auto made = with_even_paper(picture, look_at_paper(picture).darkest_paper * 3 / 5);
  ASSERT_TRUE(made);
  const Raster& even = *made;
  EXPECT_LT(look_at_paper(even).unevenness, 15);
  for (const int x : {22, 202, 370}) EXPECT_LT(even.at(x, 210), 80) << x;
}

constexpr Box kSheet{0, 0, 595, 842};

TEST(InkOutside, WordsAreNotOutside) {
  Raster picture = paper(413, 585);
  for (int x = 50; x < 120; x += 4) fill(picture, x, 50, x + 2, 58);  // letters
  PlacedWord word;
  word.box = {72, 72, 173, 84};  // the same place in points
  EXPECT_FALSE(ink_outside(picture, {word}, kSheet).has_value());
  const auto outside = ink_outside(picture, {}, kSheet);
  ASSERT_TRUE(outside.has_value());
  EXPECT_LE(outside->x0, 72);
  EXPECT_GE(outside->x1, 172);
  EXPECT_LT(outside->height(), 30);
  EXPECT_FALSE(ink_outside(picture, {}, {0, 100, 595, 842}).has_value());
}

TEST(InkOutside, SpecksDoNotCount) {
  Raster picture = paper(413, 585);
  fill(picture, 200, 300, 201, 302);
  EXPECT_FALSE(ink_outside(picture, {}, kSheet).has_value());
}

TEST(InkOutside, RuledLinesAndEvenDarkAreasDoNotCount) {
  Raster picture = paper(413, 585);
  fill(picture, 40, 100, 360, 101);
  fill(picture, 40, 100, 41, 300);
  fill(picture, 100, 350, 300, 500);
  EXPECT_FALSE(ink_outside(picture, {}, kSheet).has_value());
}

TEST(InkOutside, PrintOnDarkPaperCounts) {
  for (const int grey : {230, 140, 110}) {
    Raster picture = paper(413, 585);
    for (int y = 300; y < 540; ++y) {
      for (int x = 40; x < 360; ++x) picture.pixels[picture.index(x, y)] = static_cast<std::uint8_t>(grey);
    }
    EXPECT_FALSE(ink_outside(picture, {}, kSheet).has_value()) << grey;
    for (int x = 60; x < 340; x += 4) fill(picture, x, 400, x + 2, 408);  // letters
    const auto outside = ink_outside(picture, {}, kSheet);
    ASSERT_TRUE(outside.has_value()) << grey;
    EXPECT_NEAR(outside->y0, 400 * 0.72 * 2, 24) << grey;
    EXPECT_GT(outside->width(), 380) << grey;
  }
}

TEST(UnreadMarks, AreLettersOnTheLinesInNoWord) {
  Raster picture = paper(827, 1169, 255, 100);
  const auto figure = [&](int x, int y) { fill(picture, x, y, x + 2, y + 10); };  // a `1` of 10 points
  const std::vector<ReadBox> lines = {{{72, 72, 300, 82}}};
  const std::vector<ReadBox> words = {{{72, 72, 150, 82}}};
  for (int x = 102; x < 206; x += 5) figure(x, 101);  // the word
  EXPECT_EQ(unread_marks(picture, words, lines).on_lines, 0);
  figure(280, 101);
  figure(380, 101);
  EXPECT_EQ(unread_marks(picture, words, lines).on_lines, 2);
  EXPECT_EQ(unread_marks(picture, words, lines).elsewhere, 0);
  figure(280, 301);                   // below all lines
  fill(picture, 500, 80, 540, 130);   // a stamp
  fill(picture, 600, 101, 601, 104);  // a speck
  fill(picture, 300, 106, 330, 108);  // a dash
  fill(picture, 90, 40, 91, 400);     // a rule
  EXPECT_EQ(unread_marks(picture, words, lines).on_lines, 2);
  EXPECT_EQ(unread_marks(picture, words, lines).elsewhere, 1);
}

TEST(UnreadMarks, AreToldOfLinesOnTheirSide) {
  Raster picture = paper(827, 1169, 255, 100);
  const auto figure = [&](int x, int y) { fill(picture, x, y, x + 10, y + 2); };  // a `1` on its side
  const std::vector<ReadBox> lines = {{{72, 72, 82, 300}, true}};
  const std::vector<ReadBox> words = {{{72, 72, 82, 150}, true}};
  for (int y = 102; y < 206; y += 5) figure(101, y);  // the word
  figure(101, 280);
  figure(130, 150);  // beside the word: a cell of another row
  EXPECT_EQ(unread_marks(picture, words, lines).on_lines, 1);
  EXPECT_EQ(unread_marks(picture, words, lines).elsewhere, 1);
}

TEST(WithDarkInk, PaleInkBecomesDarkAndPaperStays) {
  Raster picture = paper(400, 400, 250, 100);
  for (int y = 40; y < 360; y += 20) fill(picture, 40, y, 360, y + 2, 205);
  const std::optional<Raster> dark = with_dark_ink(picture);
  ASSERT_TRUE(dark.has_value());
  EXPECT_LT(dark->at(100, 40), 60);
  EXPECT_GT(dark->at(100, 50), 245);
}

TEST(WithDarkInk, DarkInkAndEmptySheetsAreLeftAlone) {
  Raster dark = paper(400, 400, 250, 100);
  for (int y = 40; y < 360; y += 20) fill(dark, 40, y, 360, y + 2, y == 40 ? 60 : 205);
  EXPECT_FALSE(with_dark_ink(dark).has_value()) << "a dark heading";
  Raster empty = paper(400, 400, 250, 100);
  for (int y = 0; y < 400; y += 3) fill(empty, 0, y, 400, y + 1, 230);
  EXPECT_FALSE(with_dark_ink(empty).has_value()) << "the paper's own noise";
}

TEST(LiesOnWhite, PaperOfAPaleColourIsNotWhite) {
  Raster picture = paper(100, 100, 255, 50);
  const Box word{20, 20, 80, 40};
  EXPECT_TRUE(lies_on_white(picture, word));
  for (std::uint8_t& pixel : picture.pixels) pixel = 229;  // pale green; full yellow is 227
  EXPECT_FALSE(lies_on_white(picture, word));
}

TEST(TallestGap, IsTheEmptyStripBetweenWords) {
  PlacedWord top;
  top.box = {0, 100, 10, 110};
  PlacedWord bottom;
  bottom.box = {0, 610, 10, 620};
  EXPECT_DOUBLE_EQ(tallest_gap({bottom, top}, {0, 0, 600, 1000}), 500);
  EXPECT_DOUBLE_EQ(tallest_gap({}, {0, 0, 600, 1000}), 1000);
}

TEST(WithoutDarkRim, BlackAroundTheSheetBecomesPaper) {
  Raster picture{300, 400, 100, std::vector<std::uint8_t>(120'000, 240)};
  for (int y = 0; y < 400; ++y)
    for (int x = 0; x < 30; ++x) picture.pixels[picture.index(x, y)] = 12;
  for (int x = 30; x < 140; ++x) picture.pixels[picture.index(x, 200)] = 10;  // a rule that touches it
  const std::optional<Raster> clean = without_dark_rim(picture);
  ASSERT_TRUE(clean);
  EXPECT_EQ(clean->at(0, 0), 240);
  EXPECT_EQ(clean->at(29, 399), 240);
  EXPECT_EQ(clean->at(120, 200), 10);
}

TEST(WithoutDarkRim, PaperToTheEdgeAndWhitePrintOnBlackStay) {
  EXPECT_FALSE(without_dark_rim({300, 400, 100, std::vector<std::uint8_t>(120'000, 240)}));
  EXPECT_FALSE(without_dark_rim({300, 400, 100, std::vector<std::uint8_t>(120'000, 5)}));
  Raster shaded{300, 400, 100, std::vector<std::uint8_t>(120'000, 240)};
  for (int y = 0; y < 400; ++y)
    for (int x = 200; x < 300; ++x) shaded.pixels[shaded.index(x, y)] = 125;
  EXPECT_FALSE(without_dark_rim(shaded));
}

}  // namespace
}  // namespace frisaet
