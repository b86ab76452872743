#include "pipeline/read/text_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "models/text/utf8.h"

namespace frisaet {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;

TEST(DecodeText, EveryEncodingGivesTheSameText) {
  const std::string expected = "Æblegård 7 – “ja”";
  EXPECT_EQ(decode_text(expected), expected);
  EXPECT_EQ(decode_text("\xEF\xBB\xBF" + expected), expected);
  EXPECT_EQ(decode_text("\xC6"
                        "bleg\xE5rd 7 \x96 \x93ja\x94"),
            expected);
  EXPECT_EQ(decode_text("\xFF\xFE\xC6\0b\0l\0e\0"s), "Æble");
  EXPECT_EQ(decode_text("\xFE\xFF\0\xC6\0b\0l\0e"s), "Æble");
}

TEST(DecodeText, SurrogatePairsAreOneLetterAndHalfOnesAreDamage) {
  EXPECT_EQ(decode_text("\xFF\xFE\x3D\xD8\x00\xDE"s), "\U0001F600");
  EXPECT_EQ(decode_text("\xFF\xFE\x3D\xD8x\0"s), "\uFFFDx");
}

TEST(DecodeText, FileCutOffInALetterIsStillUtf8) {
  EXPECT_EQ(decode_text("Læse-, høre- og forståelsesprøver på æ, ø, å, Æ, Ø, Å s\xC3"),
            "Læse-, høre- og forståelsesprøver på æ, ø, å, Æ, Ø, Å s\uFFFD");
}

TEST(DecodeText, LineEndsBecomeOneKindAndControlsVanish) {
  EXPECT_EQ(decode_text("a\r\nb\rc\n\x0B"
                        "d\te\x7F\f"),
            "a\nb\nc\nd\te\f");
}

TEST(DecodeText, AnyBytesGiveValidUtf8) {
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) {
    std::string bytes(random() % 64, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    if (i % 3 == 0) bytes = "\xFF\xFE" + bytes;
    if (i % 3 == 1) bytes = "\xEF\xBB\xBF" + bytes;
    EXPECT_TRUE(is_valid_utf8(decode_text(bytes)));
  }
}

TEST(SplitPages, FormFeedSeparatesAndOneAtTheEndBeginsNoPage) {
  EXPECT_THAT(split_pages("en\fto\f"), ElementsAre("en", "to"));
  EXPECT_THAT(split_pages("en\f\fto"), ElementsAre("en", "", "to"));
  EXPECT_THAT(split_pages("en"), ElementsAre("en"));
  EXPECT_THAT(split_pages(""), ElementsAre(""));
}

}  // namespace
}  // namespace frisaet
