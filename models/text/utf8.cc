#include "models/text/utf8.h"

#include <algorithm>

namespace frisaet {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t size = lead >= 0xF0 && lead <= 0xF4  ? 4
                           : lead >= 0xE0 && lead < 0xF0 ? 3
                           : lead >= 0xC2 && lead < 0xE0 ? 2
                                                         : 0;
  if (size == 0 || at + size > text.size()) return {kReplacement, 1, false};
  char32_t value = lead & (size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07);
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned char byte = byte_at(text, at + i);
    if (!is_continuation(byte)) return {kReplacement, 1, false};
    value = (value << 6) | (byte & 0x3F);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {kReplacement, 1, false};
  return {value, size, true};
}

CodePoint decode_utf8_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  for (std::size_t size = 1; size <= std::min<std::size_t>(4, at); ++size) {
    const CodePoint point = decode_utf8(text, at - size);
    if (point.valid && point.size == size) return point;
  }
  return {kReplacement, 1, false};
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = kReplacement;
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid) return false;
    at += point.size;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) ++count;
  return count;
}

std::size_t floor_code_point(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  for (std::size_t back = 0; back < 4 && at - back > 0 && at < text.size(); ++back) {
    const CodePoint point = decode_utf8(text, at - back);
    if (point.valid && point.size > back) return at - back;
  }
  return at;
}

}  // namespace frisaet
