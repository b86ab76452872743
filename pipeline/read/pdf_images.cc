#include "pipeline/read/pdf_images.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace frisaet {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kLongestDictionary = 4096;
constexpr std::size_t kLongestBlanks = 64;  // between a key and its value, with the key

/// The number after `key` in a dictionary; nothing for `/Width 12 0 R`, whose number stands elsewhere.
std::optional<int> number_of(std::string_view dictionary, std::string_view key) {
  const std::size_t at = dictionary.find(key);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view rest = dictionary.substr(at + key.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
  int value = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc() || value <= 0) return std::nullopt;
  const std::string_view after(end, static_cast<std::size_t>(rest.data() + rest.size() - end));
  const std::size_t next = after.find_first_not_of(kBlanks);
  const bool is_reference = next != std::string_view::npos && after[next] >= '0' && after[next] <= '9';
  return is_reference ? std::nullopt : std::optional(value);
}

}  // namespace

std::vector<PixelSize> embedded_images(std::string_view pdf) {
  constexpr std::string_view kImage = "/Image";
  constexpr std::string_view kSubtype = "/Subtype";
  std::vector<PixelSize> images;
  for (std::size_t at = pdf.find(kImage); at != std::string_view::npos; at = pdf.find(kImage, at + 1)) {
    const std::string_view before =
        pdf.substr(at > kLongestBlanks ? at - kLongestBlanks : 0, std::min(at, kLongestBlanks));
    const std::size_t last = before.find_last_not_of(kBlanks);
    if (last == std::string_view::npos || !before.substr(0, last + 1).ends_with(kSubtype)) continue;
    // Never farther back than a dictionary is long: a file of a million such names must not be searched a
    // million times.
    const std::size_t earliest = at > kLongestDictionary ? at - kLongestDictionary : 0;
    const std::size_t object = pdf.substr(earliest, at - earliest).rfind("obj");
    const std::size_t begin = object == std::string_view::npos ? earliest : earliest + object;
    const std::size_t end = pdf.substr(at, kLongestDictionary).find("stream");
    if (end == std::string_view::npos) continue;
    const std::string_view dictionary = pdf.substr(begin, at + end - begin);
    const std::optional<int> width = number_of(dictionary, "/Width");
    const std::optional<int> height = number_of(dictionary, "/Height");
    if (width && height) images.push_back({*width, *height});
  }
  return images;
}

}  // namespace frisaet
