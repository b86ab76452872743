#include "pipeline/read/exif_orientation.h"

#include <gtest/gtest.h>

#include <string>

namespace frisaet {
namespace {

using namespace std::literals;

/// A JPEG's start: JFIF, then an Exif segment with a directory of two entries, then the scan.
std::string jpeg_held(char orientation, bool big_endian, char type = 3) {
  const std::string tiff = big_endian
                               ? "MM\0*\0\0\0\x08\0\x02"s + "\x01\x10\0\x02\0\0\0\x01\0\0\0\0"s +
                                     "\x01\x12\0"s + type + "\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0"s
                               : "II*\0\x08\0\0\0\x02\0"s + "\x10\x01\x02\0\x01\0\0\0\0\0\0\0"s +
                                     "\x12\x01"s + type + "\0\x01\0\0\0"s + orientation + "\0\0\0\0\0\0\0"s;
  const std::string body = "Exif\0\0"s + tiff;
  return "\xFF\xD8\xFF\xE0\0\x04JF"s + "\xFF\xE1\0"s + static_cast<char>(body.size() + 2) + body +
         "\xFF\xDA\0\x02scan"s;
}

TEST(ExifOrientation, IsReadInBothByteOrders) {
  for (char value = 1; value <= 8; ++value) {
    EXPECT_EQ(exif_orientation(jpeg_held(value, true)), value);
    EXPECT_EQ(exif_orientation(jpeg_held(value, false)), value);
  }
}

TEST(ExifOrientation, IsUprightWhereItSaysNothingThatHolds) {
  EXPECT_EQ(exif_orientation(""), 1);
  EXPECT_EQ(exif_orientation("\xFF\xD8\xFF\xDA\0\x02scan"s), 1);
  EXPECT_EQ(exif_orientation("\x89PNG"s), 1);
  EXPECT_EQ(exif_orientation(jpeg_held(0, true)), 1);
  EXPECT_EQ(exif_orientation(jpeg_held(9, false)), 1);
  EXPECT_EQ(exif_orientation(jpeg_held(6, true, 4)), 1) << "not the type that the standard sets";
}

TEST(ExifOrientation, IsNotLookedForInThePicture) {
  std::string late = "\xFF\xD8\xFF\xDA\0\x02"s + jpeg_held(6, true).substr(2);
  EXPECT_EQ(exif_orientation(late), 1);
}

TEST(ExifOrientation, ATagThatIsCutOffIsUpright) {
  const std::string whole = jpeg_held(6, false);
  const std::size_t value_ends = whole.find("\xFF\xDA") - 7;
  for (std::size_t size = 0; size < value_ends; ++size) {
    EXPECT_EQ(exif_orientation(std::string_view(whole).substr(0, size)), 1) << size;
  }
}

}  // namespace
}  // namespace frisaet
