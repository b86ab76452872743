#include "pipeline/read/exif_orientation.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace frisaet {
namespace {

using namespace std::literals;

constexpr int kUpright = 1;

/// A number of `size` bytes; nothing where the bytes end before it does.
std::optional<std::size_t> number_at(std::string_view bytes, std::size_t at, std::size_t size,
                                     bool big_endian) {
  if (at > bytes.size() || bytes.size() - at < size) return std::nullopt;
  std::size_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8 | static_cast<std::uint8_t>(bytes[at + (big_endian ? i : size - 1 - i)]);
  }
  return value;
}

/// The tag in the first directory of `tiff`, the body of an Exif segment.
int orientation_in(std::string_view tiff) {
  constexpr std::size_t kEntry = 12;
  constexpr std::size_t kOrientationTag = 0x0112;
  constexpr std::size_t kShort = 3;
  const bool big_endian = tiff.starts_with("MM\0*"sv);
  if (!big_endian && !tiff.starts_with("II*\0"sv)) return kUpright;
  const auto number = [&](std::size_t at, std::size_t size) { return number_at(tiff, at, size, big_endian); };
  const std::optional<std::size_t> directory = number(4, 4);
  const std::optional<std::size_t> entries = directory ? number(*directory, 2) : std::nullopt;
  if (!entries) return kUpright;
  for (std::size_t i = 0; i < *entries; ++i) {
    const std::size_t entry = *directory + 2 + i * kEntry;
    const std::optional<std::size_t> tag = number(entry, 2);
    if (!tag) return kUpright;
    if (*tag != kOrientationTag) continue;
    const std::optional<std::size_t> value = number(entry + 8, 2);
    const bool holds = number(entry + 2, 2) == kShort && value && *value >= 1 && *value <= 8;
    return holds ? static_cast<int>(*value) : kUpright;
  }
  return kUpright;
}

}  // namespace

int exif_orientation(std::string_view jpeg) {
  constexpr std::uint8_t kApp1 = 0xE1;
  constexpr std::uint8_t kStartOfScan = 0xDA;
  constexpr std::string_view kExif = "Exif\0\0"sv;
  if (!jpeg.starts_with("\xFF\xD8"sv)) return kUpright;
  for (std::size_t at = 2; at + 4 <= jpeg.size() && jpeg[at] == '\xFF';) {
    const auto marker = static_cast<std::uint8_t>(jpeg[at + 1]);
    if (marker == 0xFF) {  // a byte that only fills
      ++at;
      continue;
    }
    const std::size_t length = number_at(jpeg, at + 2, 2, true).value_or(0);
    if (marker == kStartOfScan || length < 2) return kUpright;
    const std::string_view body = jpeg.substr(at + 4, length - 2);
    if (marker == kApp1 && body.starts_with(kExif)) return orientation_in(body.substr(kExif.size()));
    at += 2 + length;
  }
  return kUpright;
}

}  // namespace frisaet
