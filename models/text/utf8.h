#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace frisaet {

/// What decoding one code point gave. `size` is 0 only at the end of the text. Bytes that are not UTF-8 (RFC
/// 3629: no overlong forms, no surrogates) decode one at a time to U+FFFD with `valid` false.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
  bool valid = true;
};

/// The code point that begins at byte `at`. REQUIRES: at ≤ text.size().
CodePoint decode_utf8(std::string_view text, std::size_t at);

/// The code point that ends before byte `at`; size 0 at the beginning.
CodePoint decode_utf8_before(std::string_view text, std::size_t at);

/// Appends `value` as UTF-8; what is no Unicode scalar value becomes U+FFFD.
void append_utf8(std::string& out, char32_t value);

bool is_valid_utf8(std::string_view text);

/// Number of code points (each invalid byte counts as one).
std::size_t count_code_points(std::string_view text);

/// The largest position ≤ at that does not cut a code point. For clipping quotes and snippets.
std::size_t floor_code_point(std::string_view text, std::size_t at);

}  // namespace frisaet
