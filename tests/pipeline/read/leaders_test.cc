#include "pipeline/read/leaders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/pdf_file.h"
#include "tests/pipeline/read/sample_files.h"

namespace frisaet {
namespace {

/// The printed lines, 20 points apart, in 11 points.
Raster printed(const std::vector<std::string>& lines, double dpi = 200) {
  samples::SamplePage page;
  page.width = 400;
  page.height = 200;
  double y = 170;
  for (const std::string& line : lines) {
    page.prints.push_back({30, y, line, 11});
    y -= 20;
  }
  return std::move(*(*open_pdf(samples::pdf_of({page})))->render(1, dpi, 60));
}

std::vector<std::string> texts(const std::vector<Leader>& leaders) {
  std::vector<std::string> found;
  for (const Leader& leader : leaders) found.push_back(leader.text);
  return found;
}

TEST(Leaders, DotsAreCountedWhereTheyStand) {
  const std::vector<Leader> leaders =
      find_leaders(printed({"Sted ........... Biblioteket", "Dag ....... Onsdag"}));
  EXPECT_EQ(texts(leaders), (std::vector<std::string>{"...........", "......."}));
  // `Sted ` in 11 points is 27 points wide, and a dot 3; the base line stands 30 points from the top.
  EXPECT_NEAR(leaders[0].box.x0 * 72 / 200, 30 + 27, 3);
  EXPECT_NEAR(leaders[0].box.width() * 72 / 200, 11 * 3.06, 3);
  EXPECT_NEAR(leaders[0].box.y1 * 72 / 200, 30, 1.5);
}

TEST(Leaders, FoundInEveryUsualResolution) {
  for (const double dpi : {150.0, 200.0, 300.0, 400.0})
    EXPECT_THAT(texts(find_leaders(printed({"Journal ............ 04.08"}, dpi))),
                testing::ElementsAre("............"))
        << dpi;
}

TEST(Leaders, RowsOfEqualSignsAreCountedWhenTheyStandApart) {
  samples::SamplePage page;
  page.width = 400;
  page.height = 100;
  for (int i = 0; i < 20; ++i) page.prints.push_back({30.0 + 9 * i, 50, "=", 11});
  const Raster picture = std::move(*(*open_pdf(samples::pdf_of({page})))->render(1, 200, 60));
  EXPECT_THAT(texts(find_leaders(picture)), testing::ElementsAre(std::string(20, '=')));
}

TEST(Leaders, OrdinaryPrintHasNone) {
  EXPECT_THAT(find_leaders(printed({"iiiiiiiiii lllllllll 1111111", "Ja ... eller nej ... eller ved ikke ...",
                                    "- - - - - - - - - - -", "::::::::::::::", "a.b.c.d.e.f.g.h.i.j."})),
              testing::IsEmpty());
}

TEST(Leaders, RasterOfAPrintedPictureIsNone) {
  Raster picture{600, 400, 200, std::vector<std::uint8_t>(240'000, 255)};
  for (int y = 100; y < 300; y += 9)
    for (int x = 100; x < 500; x += 9)
      for (int i = 0; i < 9; ++i) picture.pixels[picture.index(x + i % 3, y + i / 3)] = 0;
  EXPECT_THAT(find_leaders(picture), testing::IsEmpty());
}

TEST(Leaders, CoarsePicturesAreLeftAlone) {
  EXPECT_THAT(find_leaders(printed({"Sted ........... Biblioteket"}, 100)), testing::IsEmpty());
}

samples::SamplePage page_of(std::vector<samples::Print> prints) {
  samples::SamplePage page;
  page.width = 400;
  page.height = 100;
  page.prints = std::move(prints);
  return page;
}

Raster drawn(const samples::SamplePage& page) {
  return std::move(*(*open_pdf(samples::pdf_of({page})))->render(1, 200, 60));
}

TEST(Leaders, DotsUnderWordsUnderlineThem) {
  EXPECT_THAT(
      find_leaders(drawn(page_of({{30, 50, "Kommunalbestyrelsen besluttede", 11},
                                  {30, 47, "....................................................", 11}}))),
      testing::IsEmpty());
}

TEST(Leaders, LineToWriteOnIsNoWord) {
  EXPECT_THAT(texts(find_leaders(drawn(page_of({{30, 50, "........................................", 11}})))),
              testing::ElementsAre(""));
}

/// A worn scan: two dots have run together.
TEST(Leaders, SignsThatRanTogetherAreCountedToo) {
  Raster picture = printed({"Sted .................... Biblioteket"});
  const std::vector<Leader> whole = find_leaders(picture);
  ASSERT_EQ(whole.size(), 1U);
  const Box& dot = whole[0].marks[9];
  const Box& next = whole[0].marks[10];
  for (int y = static_cast<int>(dot.y0); y <= static_cast<int>(dot.y1); ++y)
    for (int x = static_cast<int>(dot.x0); x <= static_cast<int>(next.x1); ++x)
      picture.pixels[picture.index(x, y)] = 0;
  EXPECT_THAT(texts(find_leaders(picture)), testing::ElementsAre("...................."));
}

TEST(WithoutLeaders, WhatCrossesThemStays) {
  Raster picture = printed({"Navn ....................... Jensen"});
  const std::vector<Leader> leaders = find_leaders(picture);
  ASSERT_EQ(leaders.size(), 1U);
  const int between = static_cast<int>((leaders[0].marks[5].x1 + leaders[0].marks[6].x0) / 2);
  const int y = static_cast<int>(leaders[0].box.center_y());
  picture.pixels[picture.index(between, y)] = 7;
  // At most the grey edge of a dot's neighbour is lifted: the paper's grey is the lightest around it.
  const std::vector<Box> marks = leaders[0].marks;
  const Raster blank = without_leaders(picture, {{leaders[0].box, "", {marks[0], marks[1]}}});
  EXPECT_EQ(blank.at(between, y), 7);
  EXPECT_GT(blank.at(static_cast<int>(marks[0].x0) + 1, y), 240);
}

TEST(WithoutLeaders, PaperStandsWhereTheyWereAndWordsStay) {
  const Raster picture = printed({"Sted ........... Biblioteket"});
  const std::vector<Leader> leaders = find_leaders(picture);
  ASSERT_EQ(leaders.size(), 1U);
  const Raster blank = without_leaders(picture, leaders);
  EXPECT_THAT(find_leaders(blank), testing::IsEmpty());
  EXPECT_TRUE(is_uniform(cropped(blank, leaders[0].box)));
  const Box sted{30 / 0.36, 15 / 0.36, 54 / 0.36, 35 / 0.36};
  EXPECT_EQ(cropped(blank, sted).pixels, cropped(picture, sted).pixels);
}

}  // namespace
}  // namespace frisaet
