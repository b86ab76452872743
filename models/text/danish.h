#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "models/text/offset_map.h"

namespace frisaet {

/// Unicode NFC with the map back (å written as a + ring becomes one letter). Valid UTF-8 is assumed; invalid
/// bytes are replaced by U+FFFD. Cost: linear; text that is NFC already is only scanned.
Mapped to_nfc(std::string_view text);

/// Lower case by the rules of Danish (æ ø å and all of Unicode). Lengths may change; use only for comparison.
std::string to_lower(std::string_view text);

/// First letter to upper case, the rest untouched.
std::string capitalise(std::string_view text);

/// The key under which names and words are compared: lower case, å = aa, ø = ö = oe, æ = ä = ae, é = e, ü =
/// y, hyphens and runs of white space as one blank, outer blanks dropped. å, ø, æ are never folded to a, o, e
/// (`får` and `far` are different words).
std::string fold(std::string_view text);

/// Runs of white space (blanks, tabs, line and page breaks, no-break space) as one blank, outer ones dropped.
std::string squeeze(std::string_view text);

/// The span of `text` without the white space at its two ends, as positions in `text`.
Span trimmed(std::string_view text, Span span);
std::string_view trim(std::string_view text);

/// Whether Danish with `danish` æ, ø and å among its `letters` was read without them. Clean Danish
/// has 3.5–4.3 %, and one word in five has one: fifty words without any come about by chance once in 10^5
/// times. Below 0.7 % the reader did not have them.
constexpr bool lacks_danish_letters(std::size_t danish, std::size_t letters) {
  return danish * 1000 < letters * 7;
}

/// True for letters (including æøå and all of Unicode's), digits excluded.
bool is_letter(char32_t c);
bool is_digit(char32_t c);  ///< 0–9 only: what Danish papers print
bool is_upper(char32_t c);
bool is_space(char32_t c);  ///< white space of Unicode, with no-break space, line and page breaks

}  // namespace frisaet
