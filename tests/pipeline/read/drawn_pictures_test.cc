#include "pipeline/read/drawn_pictures.h"

#include <gtest/gtest.h>

namespace frisaet {
namespace {

constexpr double kWidth = 600;
constexpr double kHeight = 800;

DrawnPicture picture(Box box, double dpi = 200, std::uint64_t id = 7) {
  return {box, dpi, id};
}

TEST(DrawnPictures, StripsAreOnePicture) {
  DrawnPictures pictures(kWidth, kHeight);
  for (int strip = 0; strip < 100; ++strip)
    pictures.add(picture({50, 8.0 * strip, 550, 8.0 * strip + 8}, strip == 50 ? 300 : 200));
  EXPECT_NEAR(pictures.share(), 5.0 / 6, 0.02);
  const auto united = pictures.take();
  ASSERT_EQ(united.size(), 1U);
  EXPECT_EQ(united[0].box, (Box{50, 0, 550, 800}));
  EXPECT_EQ(united[0].dpi, 300);
}

TEST(DrawnPictures, TilesAreOnePictureRowByRow) {
  DrawnPictures pictures(kWidth, kHeight);
  for (int row = 9; row >= 0; --row) {  // scanners begin at the foot as well
    for (int column = 0; column < 6; ++column)
      pictures.add(picture({100.0 * column, 80.0 * row, 100.0 * column + 100, 80.0 * row + 80}));
  }
  EXPECT_EQ(pictures.share(), 1);
  const auto united = pictures.take();
  ASSERT_EQ(united.size(), 1U);
  EXPECT_EQ(united[0].box, (Box{0, 0, kWidth, kHeight}));
}

TEST(DrawnPictures, OrnamentsAreLeftOutAndEachPlaceCountsOnce) {
  DrawnPictures pictures(kWidth, kHeight);
  for (int again = 0; again < 5; ++again) pictures.add(picture({0, 0, 600, 200}));
  pictures.add(picture({300, 400, 350, 450}));
  pictures.add(picture({0, 500, 600, 507}));
  EXPECT_NEAR(pictures.share(), 0.26, 0.02);
  const auto taken = pictures.take();
  EXPECT_EQ(taken.size(), 5U)
      << "a place counts once in the share; what is drawn on it may differ, so all are kept";
  for (const DrawnPicture& one : taken) EXPECT_EQ(one.box, (Box{0, 0, 600, 200}));
}

TEST(DrawnPictures, WhatLiesBesideThePageIsNotThere) {
  DrawnPictures pictures(kWidth, kHeight);
  pictures.add(picture({700, 0, 1200, 800}));
  pictures.add(picture({-500, 400, 300, 2000}));
  EXPECT_NEAR(pictures.share(), 0.25, 0.001);
  const auto visible = pictures.take();
  ASSERT_EQ(visible.size(), 1U);
  EXPECT_EQ(visible[0].box, (Box{0, 400, 300, 800}));
}

TEST(DrawnPictures, AThousandSpecksHideNoScan) {
  DrawnPictures pictures(kWidth, kHeight);
  for (int speck = 0; speck < 5000; ++speck)
    pictures.add(picture({speck % 90 * 5.0, speck / 90 * 5.0, speck % 90 * 5.0 + 2, speck / 90 * 5.0 + 2}));
  pictures.add(picture({0, 0, 600, 800}));
  EXPECT_EQ(pictures.take().size(), 1U);
}

}  // namespace
}  // namespace frisaet
