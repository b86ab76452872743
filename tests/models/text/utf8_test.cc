#include "models/text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace frisaet {
namespace {

TEST(Utf8, EveryScalarValueSurvivesEncodingAndDecodingSoak) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf8(text, c);
    const CodePoint point = decode_utf8(text, 0);
    ASSERT_TRUE(point.valid);
    ASSERT_EQ(point.value, c);
    ASSERT_EQ(point.size, text.size());
    ASSERT_EQ(decode_utf8_before(text, text.size()).value, c);
  }
}

TEST(Utf8, BytesThatAreNoUtf8DecodeOneAtATime) {
  const std::vector<std::string> broken = {
      "\x80",     "\xC0\xAF",         "\xC3",     "\xE0\x80\x80",    "\xED\xA0\x80",
      "\xF5\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xF0\x80\x80\x80"};
  for (const std::string& text : broken) {
    const CodePoint point = decode_utf8(text, 0);
    EXPECT_FALSE(point.valid) << text;
    EXPECT_EQ(point.size, 1U);
    EXPECT_EQ(point.value, U'\uFFFD');
    EXPECT_FALSE(is_valid_utf8(text));
    EXPECT_FALSE(is_valid_utf8("å" + text + "å"));
  }
}

TEST(Utf8, TheEndsOfATextDecodeToNothing) {
  EXPECT_EQ(decode_utf8("å", 2).size, 0U);
  EXPECT_EQ(decode_utf8_before("å", 0).size, 0U);
  EXPECT_TRUE(is_valid_utf8(""));
}

TEST(Utf8, DecodingBackwardsFindsTheWholeCodePoint) {
  EXPECT_EQ(decode_utf8_before("aå", 3).value, U'å');
  EXPECT_EQ(decode_utf8_before("aå", 3).size, 2U);
  EXPECT_FALSE(decode_utf8_before("a\xA5", 2).valid);
}

TEST(Utf8, WhatIsNoScalarValueIsWrittenAsTheReplacementCharacter) {
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
}

TEST(Utf8, CountsCodePointsAndInvalidBytes) {
  EXPECT_EQ(count_code_points("blåbær"), 6U);
  EXPECT_EQ(count_code_points("\xFF\xFE"), 2U);
}

TEST(Utf8, AFloorNeverCutsACodePoint) {
  const std::string text = "aå–𝄞z";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const std::size_t floor = floor_code_point(text, at);
    EXPECT_LE(floor, at);
    EXPECT_LT(at - floor, 4U);
    EXPECT_TRUE(is_valid_utf8(text.substr(0, floor))) << at;
  }
  EXPECT_EQ(floor_code_point(text, 1000), text.size());
}

}  // namespace
}  // namespace frisaet
