#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "models/text/utf8.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {
namespace {

/// Windows-1252, 0x80 … 0x9F (the WHATWG table: the five bytes it leaves open are control characters).
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// The byte that Windows-1252 shows as this letter; nothing for ASCII and for what it does not have. The PDF
/// reader gives bytes without a letter a private code 0xF000 above their own, as half of an Æ or Ø has them.
std::optional<char> shown_byte(char32_t c) {
  if (c >= 0xF080 && c <= 0xF09F) c -= 0xF000;
  if (c >= 0x80 && c <= 0xFF) return static_cast<char>(static_cast<unsigned char>(c));
  for (std::size_t i = 0; i < kWindows1252.size(); ++i) {
    if (kWindows1252[i] == c) return static_cast<char>(static_cast<unsigned char>(0x80 + i));
  }
  return std::nullopt;
}

struct Found {
  Span span;
  char32_t meant;
};

/// The sequence of letters at `at` that is one UTF-8 letter when its letters are taken as bytes.
std::optional<Found> mojibake_at(std::string_view text, std::size_t at) {
  std::string bytes;
  std::size_t end = at;
  for (int i = 0; i < 4; ++i) {
    const CodePoint c = decode_utf8(text, end);
    const std::optional<char> byte = c.size == 0 ? std::nullopt : shown_byte(c.value);
    if (!byte) break;
    bytes += *byte;
    end += c.size;
    const CodePoint meant = decode_utf8(bytes, 0);
    if (bytes.size() > 1 && meant.valid) return Found{{at, end}, meant.value};
  }
  return std::nullopt;
}

bool is_danish(char32_t c) {
  return c == U'æ' || c == U'ø' || c == U'å' || c == U'Æ' || c == U'Ø' || c == U'Å';
}

std::vector<Found> find_all(std::string_view text) {
  std::vector<Found> result;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    if (const auto found = mojibake_at(text, at)) {
      result.push_back(*found);
      at = found->span.end;
    } else {
      at += decode_utf8(text, at).size;
    }
  }
  return result;
}

/// Danish letters that are meant by mojibake, and those that stand in the text as themselves.
struct Count {
  int meant = 0;
  int healthy = 0;
};

/// `counts` says of a place in the text whether its letters are to be counted.
template <typename Counts>
Count count_letters(std::string_view text, const std::vector<Found>& found, const Counts& counts) {
  Count count;
  auto next = found.begin();
  for (std::size_t at = 0; at < text.size();) {
    if (next != found.end() && next->span.begin == at) {
      if (is_danish(next->meant) && counts(at)) ++count.meant;
      at = (next++)->span.end;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (is_danish(c.value) && counts(at)) ++count.healthy;
    at += c.size;
  }
  return count;
}

/// Danish letters come as mojibake and (next to) never as themselves; a text that has both writes about
/// mojibake.
bool is_consistent(const Count& count) {
  constexpr int kOneIn = 20;
  return count.meant > 0 && count.healthy * kOneIn <= count.meant;
}

/// Whether a place of the page's text stands in its text layer. What was read from a picture has no font.
bool is_of_layer(const PageDraft& page, const RawPage& raw, std::size_t at) {
  const std::size_t place = page.flow.map().to_source({at, at + 1}).begin;
  const auto after = std::upper_bound(raw.words.begin(), raw.words.end(), place,
                                      [](std::size_t p, const Word& word) { return p < word.span.begin; });
  return after != raw.words.begin() && std::prev(after)->font >= 0;
}

}  // namespace

void repair_mojibake(DocumentDraft& document, const DanishLanguage&) {
  // A page at a time, as documents are put together from files of different origin; of a page that is partly
  // read from its picture, the layer alone.
  for (PageDraft& page : document) {
    std::vector<Found> found = find_all(page.flow.text());
    if (found.empty()) continue;
    const auto everywhere = [](std::size_t) { return true; };
    if (!is_consistent(count_letters(page.flow.text(), found, everywhere))) {
      const RawPage& raw = page.raw();
      if (raw.origin != PageOrigin::kMixed) continue;
      const auto of_layer = [&](std::size_t at) { return is_of_layer(page, raw, at); };
      if (!is_consistent(count_letters(page.flow.text(), found, of_layer))) continue;
      std::erase_if(found, [&](const Found& one) { return !of_layer(one.span.begin); });
    }
    Editor edits(page.flow.text());
    for (const Found& one : found) {
      std::string meant;
      append_utf8(meant, one.meant);
      edits.replace(one.span, meant, "mojibake");
    }
    page.flow.apply(std::move(edits));
  }
}

}  // namespace frisaet::repairing
