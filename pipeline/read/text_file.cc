#include "pipeline/read/text_file.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "models/text/utf8.h"

namespace frisaet {
namespace {

using namespace std::string_view_literals;

// Windows-1252, 0x80–0x9F (the rest is Latin-1). The five bytes it leaves undefined are no letters: U+FFFD.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

bool is_unwanted_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\f') || c == 0x7F;
}

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
}

/// True when the letters beyond ASCII are UTF-8 in the main.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t letters = 0;
  std::size_t damaged = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, at);
    if (!point.valid) ++damaged;
    if (point.valid && point.size > 1) ++letters;
    at += point.size;
  }
  return damaged == 0 || letters > damaged * 10;
}

std::string from_utf16(std::string_view bytes) {
  const bool little = bytes[0] == '\xFF';
  const auto unit = [&](std::size_t at) {
    const auto low = static_cast<unsigned char>(bytes[little ? at : at + 1]);
    const auto high = static_cast<unsigned char>(bytes[little ? at + 1 : at]);
    return static_cast<char32_t>(low | (high << 8));
  };
  std::string out;
  out.reserve(bytes.size() / 2);
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t value = unit(at);
    const bool pair = value >= 0xD800 && value < 0xDC00 && at + 3 < bytes.size();
    if (pair && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      value = 0x10000 + ((value - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    append_utf8(out, value);
  }
  return out;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) append_utf8(out, windows_1252(static_cast<std::uint8_t>(c)));
  return out;
}

/// One kind of line end, no control characters, every byte valid.
std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    if (point.value == '\r') {
      if (at >= text.size() || text[at] != '\n') out += '\n';
    } else if (!is_unwanted_control(point.value)) {
      append_utf8(out, point.value);
    }
  }
  return out;
}

}  // namespace

char32_t windows_1252(std::uint8_t byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
}

bool looks_like_text(std::string_view bytes) {
  if (bytes.empty() || bytes.starts_with("{\\rtf"sv)) return false;
  if (has_utf16_mark(bytes)) return true;
  if (bytes.find('\0') != std::string_view::npos) return false;
  const bool utf8 = is_mostly_utf8(bytes);
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == '\r') return false;
    return is_unwanted_control(byte) || (!utf8 && windows_1252(byte) == 0xFFFD);
  });
  return static_cast<std::size_t>(controls) <= bytes.size() / 100;
}

std::string decode_text(std::string_view bytes) {
  if (has_utf16_mark(bytes)) return clean(from_utf16(bytes));
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return clean(bytes.substr(3));
  return is_mostly_utf8(bytes) ? clean(bytes) : clean(from_windows_1252(bytes));
}

std::vector<std::string_view> split_pages(std::string_view text) {
  if (text.ends_with('\f')) text.remove_suffix(1);
  std::vector<std::string_view> pages;
  for (;;) {
    const std::size_t end = text.find('\f');
    pages.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pages;
    text.remove_prefix(end + 1);
  }
}

}  // namespace frisaet
