#include "pipeline/read/picture_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/read/scripted_engine.h"

namespace frisaet {
namespace {

const std::vector<std::string> kSentence = {"Udvalget", "anbefaler", "indstillingen", "til", "byrådet"};

/// A sheet with a black bar near its upper edge: which way it is turned can be seen.
Raster sheet(std::uint8_t paper = 255) {
  Raster picture{600, 800, 100, std::vector<std::uint8_t>(480'000, paper)};
  for (int y = 100; y < 110; ++y) {
    for (int x = 100; x < 500; ++x) picture.pixels[picture.index(x, y)] = 0;
  }
  return picture;
}

bool is_upright(const Raster& picture) {
  return picture.width == 600 && picture.at(300, 105) < 100;
}

TEST(ReadPicture, GoodPageIsReadOnce) {
  ScriptedEngine engine(
      [](const Raster&, const OcrRequest&) { return ocr_line(kSentence, 100, 100, 20, 0.95); });
  const Result<PictureReading> reading = read_picture(sheet(), engine);
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(engine.asked.size(), 1U);
  EXPECT_NEAR(reading->confidence, 0.95, 1e-9);
  EXPECT_EQ(reading->how, "");
  EXPECT_NEAR(reading->words[0].box.x0, 72, 1e-9);  // 100 pixels at 100 dpi
  EXPECT_NEAR(reading->words[0].box.y1, 86.4, 1e-9);
}

TEST(ReadPicture, UpsideDownAndSidewaysSheetsAreTurned) {
  for (const int quarters : {1, 2, 3}) {
    ScriptedEngine engine([](const Raster& picture, const OcrRequest&) {
      return is_upright(picture) ? ocr_line(kSentence, 100, 90, 30, 0.95)
                                 : ocr_line({"aIqJaA", "llIil"}, 50, 50, 30, 0.2);
    });
    const Result<PictureReading> reading = read_picture(turned(sheet(), 4 - quarters), engine);
    ASSERT_TRUE(reading.ok());
    EXPECT_EQ(reading->how, "drejet " + std::to_string(90 * quarters) + "°");
    EXPECT_THAT(reading->words, testing::SizeIs(kSentence.size()));
    EXPECT_EQ(reading->words[0].turn, 4 - quarters);
    EXPECT_NEAR(reading->words[0].upright.x0, 72, 1e-9);
    // The first word stands near the sheet's head, wherever that was when the sheet was given.
    const Box box = reading->words[0].box;
    const double width = (quarters % 2 == 0 ? 600 : 800) * 0.72;
    const double height = (quarters % 2 == 0 ? 800 : 600) * 0.72;
    if (quarters == 1) {
      EXPECT_LT(box.x0, width / 5);
    }
    if (quarters == 2) {
      EXPECT_GT(box.y1, height * 4 / 5);
    }
    if (quarters == 3) {
      EXPECT_GT(box.x1, width * 4 / 5);
    }
  }
}

TEST(ReadPicture, UnsurePageIsTriedWithTheOtherThreshold) {
  ScriptedEngine engine([](const Raster&, const OcrRequest& request) {
    return ocr_line(kSentence, 100, 100, 20, request.local_threshold ? 0.9 : 0.5);
  });
  const Result<PictureReading> reading = read_picture(sheet(), engine);
  EXPECT_EQ(reading->how, "lokal tærskel");
  EXPECT_EQ(engine.asked.size(), 2U);
}

/// A form upside down: its dots are counted surely either way.
TEST(ReadPicture, DotsOfALeaderDoNotSayThatASheetIsUpright) {
  const Raster upright = sheet();
  ScriptedEngine engine([&](const Raster& seen, const OcrRequest&) {
    const bool right = seen.pixels == turned(upright, 0).pixels;
    std::vector<OcrWord> words = ocr_line(kSentence, 100, 100, 20, right ? 0.95 : 0.4);
    words.push_back({std::string(1000, '.'), {10, 200, 500, 203}, 1, 1, {10, 190, 500, 206}, 0});
    return words;
  });
  const Result<PictureReading> reading = read_picture(turned(upright, 2), engine);
  EXPECT_EQ(reading->how, "drejet 180°");
}

TEST(ReadPicture, ShadowIsTakenOffBeforeReading) {
  double darkest_paper = 255;
  ScriptedEngine engine([&](const Raster& seen, const OcrRequest&) {
    darkest_paper = std::min<double>(darkest_paper, seen.at(300, 700));
    return ocr_line(kSentence, 100, 100, 20, 0.95);
  });
  Raster shadowed = sheet();
  for (int y = 400; y < 800; ++y) {
    for (int x = 0; x < 600; ++x) shadowed.pixels[shadowed.index(x, y)] = 140;
  }
  const Result<PictureReading> reading = read_picture(shadowed, engine);
  EXPECT_EQ(reading->how, "skygge udjævnet");
  EXPECT_GT(darkest_paper, 215);
}

TEST(ReadPicture, BlankSheetIsNotTurnedAbout) {
  ScriptedEngine engine([](const Raster&, const OcrRequest&) { return std::vector<OcrWord>{}; });
  const Result<PictureReading> reading =
      read_picture({600, 800, 100, std::vector<std::uint8_t>(480'000, 250)}, engine);
  EXPECT_TRUE(reading->words.empty());
  EXPECT_EQ(reading->confidence, 0);
  EXPECT_EQ(engine.asked.size(), 1U);
}

TEST(ReadPicture, SpecksAreDroppedAndUnsureWordsKept) {
  ScriptedEngine engine([](const Raster&, const OcrRequest&) {
    std::vector<OcrWord> words = ocr_line(kSentence, 100, 100, 20, 0.95);
    words.push_back({"|", {10, 10, 12, 40}, 0.3, 1, {10, 10, 12, 40}, 0});
    words.push_back({"————", {10, 300, 400, 303}, 0.9, 3, {10, 300, 400, 303}, 0});
    words.push_back({"§17", {10, 200, 60, 220}, 0.3, 2, {10, 200, 60, 220}, 0});
    return words;
  });
  const Result<PictureReading> reading = read_picture(sheet(), engine);
  EXPECT_THAT(reading->words, testing::SizeIs(kSentence.size() + 1));
  EXPECT_EQ(reading->words.back().text, "§17");
}

TEST(ReadPicture, FiguresOnALineThatWereNotReadLowerTheConfidence) {
  ScriptedEngine engine(
      [](const Raster&, const OcrRequest&) { return ocr_line({"Skoleudvalget"}, 100, 400, 14, 0.97); });
  Raster picture{827, 1169, 100, std::vector<std::uint8_t>(827 * 1169, 255)};
  for (const int x : {300, 400, 500}) {
    for (int y = 402; y < 413; ++y)
      picture.pixels[picture.index(x, y)] = picture.pixels[picture.index(x + 1, y)] = 0;
  }
  const Result<PictureReading> reading = read_picture(picture, engine);
  EXPECT_LE(reading->confidence, 0.7);
  EXPECT_EQ(reading->how, "3 tegn på linjerne er ikke læst");
  EXPECT_NEAR(reading->words[0].confidence, 0.97, 1e-9);
}

TEST(ReadPicture, OneFigureThatWasNotReadIsToldToo) {
  ScriptedEngine engine(
      [](const Raster&, const OcrRequest&) { return ocr_line({"Skoleudvalget"}, 100, 400, 14, 0.97); });
  Raster picture{827, 1169, 100, std::vector<std::uint8_t>(827 * 1169, 255)};
  for (int y = 402; y < 413; ++y)
    picture.pixels[picture.index(500, y)] = picture.pixels[picture.index(501, y)] = 0;
  const Result<PictureReading> reading = read_picture(picture, engine);
  EXPECT_LE(reading->confidence, 0.7);
  EXPECT_EQ(reading->how, "1 tegn på linjerne er ikke læst");
}

TEST(ReadPicture, EngineFailureIsPassedOn) {
  ScriptedEngine engine([](const Raster&, const OcrRequest&) {
    return Result<std::vector<OcrWord>>(Error{ErrorCode::kNotFound, "modellen mangler", "", ""});
  });
  EXPECT_EQ(read_picture(sheet(), engine).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace frisaet
