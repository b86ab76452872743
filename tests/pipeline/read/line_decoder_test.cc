#include "pipeline/read/line_decoder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace frisaet {
namespace {

/// Outputs: a blank, `a` … and the space between words.
LineModel model_of(const std::vector<std::string>& characters) {
  LineModel model;
  model.characters = characters;
  model.blank = 0;
  return model;
}

const LineModel kModel = model_of({"", "å", "b", " "});

LineProbabilities line_of(const std::vector<std::vector<float>>& columns) {
  LineProbabilities line{static_cast<int>(columns.size()), 4, {}};
  for (const std::vector<float>& column : columns)
    line.values.insert(line.values.end(), column.begin(), column.end());
  return line;
}

std::vector<std::string> texts_of(const std::vector<LineWord>& words) {
  std::vector<std::string> texts;
  for (const LineWord& word : words) texts.push_back(word.text);
  return texts;
}

const std::vector<float> kBlank = {1, 0, 0, 0};
const std::vector<float> kA = {0, 1, 0, 0};
const std::vector<float> kB = {0, 0, 1, 0};
const std::vector<float> kSpace = {0, 0, 0, 1};

TEST(DecodeLine, LetterOverSeveralColumnsIsOneAndWithABlankBetweenIsTwo) {
  EXPECT_THAT(texts_of(decode_line(line_of({kA, kA, kBlank, kA, kB}), kModel)), testing::ElementsAre("ååb"));
}

TEST(DecodeLine, SpacePartsWordsAndTheirPlacesAreColumns) {
  const std::vector<LineWord> words =
      decode_line(line_of({kBlank, kA, kB, kBlank, kSpace, kBlank, kB, kBlank}), kModel);
  ASSERT_THAT(texts_of(words), testing::ElementsAre("åb", "b"));
  EXPECT_EQ(words[0].begin, 1);
  EXPECT_EQ(words[0].end, 3);
  EXPECT_EQ(words[1].begin, 6);
  EXPECT_EQ(words[1].end, 7);
}

// In each column the blank is likelier, yet that the letter was written in neither is the less likely.
TEST(DecodeLine, WhatIsLikelyInAllItsSpreadsTogetherWins) {
  EXPECT_THAT(texts_of(decode_line(line_of({{0.55F, 0.45F, 0, 0}, {0.55F, 0.45F, 0, 0}}), kModel)),
              testing::ElementsAre("å"));
}

TEST(DecodeLine, ConfidenceIsThatOfTheLeastSureLetter) {
  const std::vector<LineWord> words =
      decode_line(line_of({kA, kBlank, {0.2F, 0, 0.8F, 0}, kSpace, kB}), kModel);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_NEAR(words[0].confidence, 0.97 + 0.7 * std::log(0.8), 1e-6);
  EXPECT_NEAR(words[1].confidence, 0.97, 1e-6);
}

TEST(DecodeLine, NothingAndBlanksAreNoWords) {
  EXPECT_TRUE(decode_line(line_of({}), kModel).empty());
  EXPECT_TRUE(decode_line(line_of({kBlank, kSpace, kBlank}), kModel).empty());
}

}  // namespace
}  // namespace frisaet
