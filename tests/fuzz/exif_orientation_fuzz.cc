#include "pipeline/read/exif_orientation.h"
#include "tests/fuzz/fuzz.h"

namespace frisaet::fuzz {

std::vector<std::string> seeds() {
  using namespace std::string_literals;
  const std::string tag = "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"s;
  const std::string tiff = "MM\0*\0\0\0\x08\0\x01"s + tag;
  const std::string exif = "Exif\0\0"s;
  const std::string start = "\xFF\xD8"s;
  return {start,
          start + "\xFF\xE0\0\x04JF" + "\xFF\xE1\0\x1E"s + exif + tiff,
          start + "\xFF\xFF\xE1\xFF\xFF" + exif + tiff,
          start + "\xFF\xE1\0\x20"s + exif + "II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0"s,
          start + "\xFF\xE1\0\x10"s + exif + "MM\0*\xFF\xFF\xFF\xFE"s,
          start + "\xFF\xDA\0\x02"s};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  const int orientation = exif_orientation(fuzz::text_of(data, size));
  fuzz::promise(orientation >= 1 && orientation <= 8, "one of eight ways to hold a camera");
  return 0;
}
