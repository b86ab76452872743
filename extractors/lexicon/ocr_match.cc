#include "extractors/lexicon/ocr_match.h"

#include <array>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

struct Confusion {
  char32_t expected;
  std::u32string_view read;
};

/// What stands where a Danish letter was lost: seen in text layers without a character map and in OCR with an
/// English model.
constexpr std::array kLostLetters = {
    Confusion{U'æ', U"ae"}, Confusion{U'æ', U"ee"}, Confusion{U'æ', U"e"}, Confusion{U'æ', U"a"},
    Confusion{U'æ', U"œ"},  Confusion{U'æ', U"ze"}, Confusion{U'æ', U"ä"}, Confusion{U'ø', U"oe"},
    Confusion{U'ø', U"o"},  Confusion{U'ø', U"g"},  Confusion{U'ø', U"0"}, Confusion{U'ø', U"6"},
    Confusion{U'ø', U"ö"},  Confusion{U'ø', U"@"},  Confusion{U'ø', U"a"}, Confusion{U'å', U"aa"},
    Confusion{U'å', U"a"},  Confusion{U'å', U"ä"},  Confusion{U'å', U"à"}, Confusion{U'å', U"á"},
    Confusion{U'é', U"e"},  Confusion{U'§', U"$"},
};

constexpr std::array kLookAlikes = {
    Confusion{U'l', U"i"},  Confusion{U'l', U"1"},  Confusion{U'l', U"|"},  Confusion{U'l', U"t"},
    Confusion{U'i', U"l"},  Confusion{U'i', U"1"},  Confusion{U'i', U"í"},  Confusion{U'i', U"|"},
    Confusion{U'i', U"j"},  Confusion{U'm', U"rn"}, Confusion{U'm', U"nn"}, Confusion{U'm', U"in"},
    Confusion{U'n', U"ri"}, Confusion{U'n', U"u"},  Confusion{U'u', U"ii"}, Confusion{U'u', U"n"},
    Confusion{U'e', U"c"},  Confusion{U'e', U"é"},  Confusion{U'e', U"o"},  Confusion{U'c', U"e"},
    Confusion{U'o', U"0"},  Confusion{U'o', U"c"},  Confusion{U's', U"5"},  Confusion{U'b', U"h"},
    Confusion{U'h', U"b"},  Confusion{U'f', U"t"},  Confusion{U't', U"f"},  Confusion{U't', U"l"},
    Confusion{U'd', U"cl"}, Confusion{U'g', U"q"},  Confusion{U'g', U"9"},  Confusion{U'k', U"lc"},
    Confusion{U'r', U"i"},  Confusion{U'v', U"y"},
};

bool match_from(std::u32string_view expected, std::u32string_view read, bool first, std::size_t errors_left) {
  while (!expected.empty() && !read.empty() && expected.front() == read.front()) {
    expected.remove_prefix(1);
    read.remove_prefix(1);
    first = false;
  }
  if (expected.empty() || read.empty()) return expected.empty() && read.empty();
  for (const Confusion& lost : kLostLetters) {
    if (lost.expected == expected.front() && read.starts_with(lost.read) &&
        match_from(expected.substr(1), read.substr(lost.read.size()), false, errors_left)) {
      return true;
    }
  }
  if (first || errors_left == 0) return false;
  for (const Confusion& alike : kLookAlikes) {
    if (alike.expected == expected.front() && read.starts_with(alike.read) &&
        match_from(expected.substr(1), read.substr(alike.read.size()), false, errors_left - 1)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::u32string ocr_key(std::string_view text) {
  const std::string lower = to_lower(text);
  std::u32string key;
  for (std::size_t at = 0; at < lower.size();) {
    const CodePoint c = decode_utf8(lower, at);
    key += c.value;
    at += c.size;
  }
  return key;
}

bool reads_as(std::u32string_view expected, std::u32string_view read) {
  return match_from(expected, read, true, expected.size() / 6);
}

}  // namespace frisaet
