#include "models/text/danish.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <utility>

#include "models/core/check.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

/// ICU leaves bytes that are not UTF-8 as they are.
Mapped without_invalid_bytes(std::string_view text) {
  Rewriter out(text);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!c.valid) out.replace({at, at + c.size}, "\uFFFD");
    at += c.size;
  }
  return out.finish();
}

}  // namespace

Mapped to_nfc(std::string_view text) {
  if (is_ascii(text)) return {std::string(text), OffsetMap::identity(text.size())};
  if (!is_valid_utf8(text)) {
    const Mapped valid = without_invalid_bytes(text);
    Mapped normal = to_nfc(valid.text);
    return {std::move(normal.text), compose(valid.map, normal.map)};
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  FRISAET_CHECK(U_SUCCESS(status));
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal, static_cast<int32_t>(text.size()));
  icu::Edits edits;
  nfc->normalizeUTF8(0, piece(text), sink, &edits, status);
  FRISAET_CHECK(U_SUCCESS(status));
  Rewriter out(text);
  for (auto change = edits.getFineChangesIterator(); change.next(status);) {
    const auto begin = static_cast<std::size_t>(change.sourceIndex());
    const auto at = static_cast<std::size_t>(change.destinationIndex());
    out.replace({begin, begin + static_cast<std::size_t>(change.oldLength())},
                std::string_view(normal).substr(at, static_cast<std::size_t>(change.newLength())));
  }
  return out.finish();
}

std::string to_lower(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string lower;
  icu::StringByteSink<std::string> sink(&lower, static_cast<int32_t>(text.size()));
  icu::CaseMap::utf8ToLower("da", 0, piece(text), sink, nullptr, status);
  FRISAET_CHECK(U_SUCCESS(status));
  return lower;
}

std::string capitalise(std::string_view text) {
  const CodePoint first = decode_utf8(text, 0);
  if (first.size == 0) return {};
  std::string result;
  append_utf8(result, static_cast<char32_t>(u_toupper(static_cast<UChar32>(first.value))));
  result += text.substr(first.size);
  return result;
}

std::string fold(std::string_view text) {
  const std::string lower = to_lower(to_nfc(text).text);
  std::string key;
  bool gap = false;
  for (std::size_t at = 0; at < lower.size();) {
    const CodePoint c = decode_utf8(lower, at);
    at += c.size;
    if (is_space(c.value) || c.value == '-' || c.value == 0x2010 || c.value == 0x2011 || c.value == 0x2013) {
      gap = true;
      continue;
    }
    if (c.value == 0xAD) continue;  // soft hyphen
    if (gap && !key.empty()) key += ' ';
    gap = false;
    switch (c.value) {
      case U'å':
        key += "aa";
        break;
      case U'ø':
      case U'ö':
        key += "oe";
        break;
      case U'æ':
      case U'ä':
        key += "ae";
        break;
      case U'é':
      case U'è':
        key += 'e';
        break;
      case U'ü':
        key += 'y';
        break;
      default:
        append_utf8(key, c.value);
    }
  }
  return key;
}

std::string squeeze(std::string_view text) {
  std::string result;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_space(c.value)) {
      gap = true;
    } else {
      if (gap && !result.empty()) result += ' ';
      gap = false;
      result += text.substr(at, c.size);
    }
    at += c.size;
  }
  return result;
}

Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    const CodePoint c = decode_utf8(text.substr(0, span.end), span.begin);
    if (!is_space(c.value)) break;
    span.begin += c.size;
  }
  while (!span.empty()) {
    const CodePoint c = decode_utf8_before(text, span.end);
    if (!is_space(c.value)) break;
    span.end -= c.size;
  }
  return span;
}

std::string_view trim(std::string_view text) {
  return trimmed(text, {0, text.size()}).of(text);
}

bool is_letter(char32_t c) {
  // Most letters are in these two rows, and ICU's look-up is ten times slower.
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if (c >= 0xC0 && c < 0x250) return c != 0xD7 && c != 0xF7;
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c >= 0xC0 && c < 0x100) return c < 0xDF && c != 0xD7;
  return u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0xFEFF || c == 0x200B;
}

}  // namespace frisaet
