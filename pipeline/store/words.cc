#include "pipeline/store/words.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "models/core/check.h"
#include "models/language/compound_parts.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr std::size_t kLongestWord = 256;
// About 40 MB of words at most; the whole is dropped then, as counting uses would cost more than meeting
// words again.
constexpr std::size_t kMostWords = 200'000;

bool is_ascii_word_byte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_word_part(const CodePoint& c) {
  if (c.value < 0x80) return is_ascii_word_byte(static_cast<unsigned char>(c.value));
  if (!c.valid) return false;
  const auto value = static_cast<UChar32>(c.value);
  return u_isalnum(value) != 0 || (U_GET_GC_MASK(value) & U_GC_M_MASK) != 0;
}

/// NFKC, lower case, without soft hyphens and other characters that show nothing. Compatibility forms are
/// taken apart (NFC would keep the ligature of `ﬁnansiering`); full case folding differs from Danish lower
/// case in ß = ss only.
std::string normalise(std::string_view word) {
  const bool is_ascii =
      std::all_of(word.begin(), word.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  std::string normal;
  if (is_ascii) {
    for (const char c : word) normal += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return normal;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  FRISAET_CHECK(U_SUCCESS(status));
  icu::StringByteSink<std::string> sink(&normal);
  form->normalizeUTF8(0, {word.data(), static_cast<int32_t>(word.size())}, sink, nullptr, status);
  FRISAET_CHECK(U_SUCCESS(status));
  return normal;
}

void add_once(std::vector<std::string>& list, std::string value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

}  // namespace

std::optional<Span> next_word(std::string_view text, std::size_t from) {
  CodePoint c;
  for (; from < text.size(); from += c.size) {
    c = decode_utf8(text, from);
    if (is_word_part(c)) break;
  }
  if (from >= text.size()) return std::nullopt;
  Span word{from, from};
  for (std::size_t at = from; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {  // nine letters of ten
      if (!is_ascii_word_byte(byte)) break;
      word.end = ++at;
      continue;
    }
    c = decode_utf8(text, at);
    at += c.size;
    if (is_word_part(c)) {
      word.end = at;
    } else if (c.value != kSoftHyphen) {
      break;
    }
  }
  return word;
}

std::string Analyzer::normal_form(std::string_view word) {
  return normalise(word.substr(0, floor_code_point(word, kLongestWord)));
}

const Terms& Analyzer::terms(std::string_view word) {
  word = word.substr(0, floor_code_point(word, kLongestWord));
  if (const auto entry = known_.find(word); entry != known_.end()) return entry->second;
  if (known_.size() >= kMostWords) known_.clear();
  const std::string normal = normalise(word);
  const std::string whole = stemmer_.stem(normal);
  Terms terms{fold(normal), fold(whole), {}};
  for (const std::string& part : compound_parts(normal, whole)) {
    std::string stem = fold(stemmer_.stem(part));
    // The e between parts is an ending of its own (børnehus): without it, where that is a word of another
    // stem.
    if (part.ends_with('e') && normal.starts_with(part)) {
      std::string without = fold(stemmer_.stem(part.substr(0, part.size() - 1)));
      if (without != stem) add_once(terms.parts, std::move(without));
    }
    if (stem != terms.stem) add_once(terms.parts, std::move(stem));
  }
  return known_.emplace(word, std::move(terms)).first->second;
}

std::string Analyzer::version() {
  return "dansk/2 " + DanishStemmer::version() + " " + compound_parts_version();
}

}  // namespace frisaet
