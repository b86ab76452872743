#include "pipeline/read/media_type.h"

#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>

#include "tests/pipeline/read/sample_files.h"

namespace frisaet {
namespace {

using namespace std::string_literals;

struct Row {
  std::string name;
  std::string bytes;
  MediaType type;

  friend void PrintTo(const Row& that, std::ostream* out) { *out << that.name; }
};

class MediaTypeOf : public testing::TestWithParam<Row> {};

TEST_P(MediaTypeOf, IsToldByTheBytesAlone) {
  EXPECT_EQ(media_type(GetParam().bytes), GetParam().type);
}

INSTANTIATE_TEST_SUITE_P(
    Table, MediaTypeOf,
    testing::Values(Row{"Pdf", "%PDF-1.7\n", MediaType::kPdf},
                    Row{"PdfAfterMailHeaders", "Content-Type: application/pdf\r\n\r\n%PDF-1.4",
                        MediaType::kPdf},
                    Row{"PdfHeaderAtTheLastPlace", std::string(1019, ' ') + "%PDF-", MediaType::kPdf},
                    Row{"PdfHeaderTooLate", std::string(1020, ' ') + "%PDF-", MediaType::kText},
                    Row{"Png", samples::png_of({2, 2, 0, {0, 255, 0, 255}}), MediaType::kPng},
                    Row{"Jpeg", "\xFF\xD8\xFF\xE0\0\x10JFIF"s, MediaType::kJpeg},
                    Row{"TiffLittleEndian", "II*\0rest"s, MediaType::kTiff},
                    Row{"TiffBigEndian", "MM\0*rest"s, MediaType::kTiff},
                    Row{"TextBeginningLikeTiff", "II. Beslutning", MediaType::kText},
                    Row{"Utf8", "Ældreområdet vælges", MediaType::kText},
                    Row{"Utf8WithMark", "\xEF\xBB\xBFSkolen", MediaType::kText},
                    Row{"Utf16", "\xFF\xFES\0k\0"s, MediaType::kText},
                    Row{"Windows1252",
                        "\xC6ldreomr\xE5"
                        "det",
                        MediaType::kText},
                    Row{"TextWithFormFeed", "side 1\fside 2\f", MediaType::kText},
                    Row{"Rtf", "{\\rtf1\\ansi Referat}", MediaType::kUnknown},
                    Row{"Zip", "PK\x03\x04\0\0\0\0"s, MediaType::kUnknown},
                    Row{"TextWithNul", "Referat\0af"s, MediaType::kUnknown},
                    Row{"ControlCharacters", "\x01\x02\x03\x04", MediaType::kUnknown},
                    Row{"Empty", "", MediaType::kUnknown}),
    [](const testing::TestParamInfo<Row>& row) { return row.param.name; });

TEST(MediaType, RandomBytesAreNotText) {
  std::mt19937 random(7);
  for (int i = 0; i < 200; ++i) {
    std::string bytes(300, '\0');
    for (char& c : bytes) c = static_cast<char>(1 + random() % 255);
    EXPECT_EQ(media_type("x" + bytes), MediaType::kUnknown);
  }
}

TEST(MediaType, NamesAreThoseOfTheContract) {
  EXPECT_EQ(to_string(MediaType::kPdf), "application/pdf");
  EXPECT_EQ(to_string(MediaType::kTiff), "image/tiff");
  EXPECT_EQ(to_string(MediaType::kText), "text/plain");
  EXPECT_EQ(to_string(MediaType::kUnknown), "application/octet-stream");
}

}  // namespace
}  // namespace frisaet
