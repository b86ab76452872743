// Words as a hostile PDF may place them: anywhere, of any size, over one another, turned. Eight bytes a word:
// x, y, width, height (a quarter point each, signed where it can be), size, and turn, text and flags.
#include <algorithm>
#include <array>
#include <cmath>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/read/page_layout.h"
#include "tests/fuzz/fuzz.h"

namespace frisaet::fuzz {
namespace {

constexpr std::size_t kWordBytes = 8;
constexpr std::array<std::string_view, 8> kTexts = {"Ældre", "1.",  "og",     "-",
                                                    "§",     "   ", "\u00A0", "Beslutning:"};

PlacedWord word_at(const std::uint8_t* bytes) {
  const auto half = [&](std::size_t at) { return bytes[at] * 256 + bytes[at + 1]; };
  PlacedWord word;
  // Sixteen bits of place: beyond the page on purpose, and the extremes stand for what no paper is as large
  // as.
  const auto place = [](int value) { return value == 0xFFFF ? 1e30 : (value - 2000) / 4.0; };
  word.box.x0 = place(half(0));
  word.box.y0 = place(half(2));
  word.box.x1 = word.box.x0 + bytes[4];
  word.box.y1 = word.box.y0 + bytes[5] / 4.0;
  word.upright = word.box;
  word.size = bytes[6] / 4.0;
  word.turn = (bytes[7] >> 6) & 3;
  word.text = kTexts[bytes[7] & 7];
  word.space_after = (bytes[7] & 8) != 0;
  return word;
}

std::string words_of(std::initializer_list<std::array<int, 6>> words) {
  std::string out;
  for (const auto& [x, y, width, height, size, rest] : words) {
    for (const int value : {x, y}) {
      out += static_cast<char>(value >> 8);
      out += static_cast<char>(value & 0xFF);
    }
    for (const int value : {width, height, size, rest}) out += static_cast<char>(value);
  }
  return out;
}

}  // namespace

std::vector<std::string> seeds() {
  return {"",
          words_of({{2280, 2400, 40, 48, 44, 0}, {2480, 2400, 40, 48, 44, 2}, {2280, 2456, 40, 48, 44, 1}}),
          // two columns, and words turned against them
          words_of({{2280, 2400, 60, 48, 44, 0},
                    {2280, 2456, 60, 48, 44, 2},
                    {3600, 2410, 40, 36, 32, 7},
                    {3600, 2450, 40, 36, 32, 1},
                    {4100, 3000, 10, 200, 44, 0x42},
                    {4100, 3300, 10, 200, 44, 0x80}}),
          // one over the other, without size, endless
          words_of({{2280, 2400, 0, 0, 0, 0},
                    {2280, 2400, 255, 255, 255, 3},
                    {0xFFFF, 0xFFFF, 1, 1, 1, 4},
                    {0, 0, 255, 1, 0, 0x0D}})};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  constexpr std::size_t kMostWords = 2000;
  std::vector<PlacedWord> words;
  std::size_t letters = 0;
  for (std::size_t at = 0; at + fuzz::kWordBytes <= size && words.size() < kMostWords;
       at += fuzz::kWordBytes) {
    words.push_back(fuzz::word_at(data + at));
    if (!trim(words.back().text).empty()) letters += words.back().text.size();
  }
  RawPage page;
  page.width = 595;
  page.height = 842;
  arrange(std::move(words), page);
  fuzz::promise(is_valid_utf8(page.text), "text is UTF-8");
  std::size_t after = 0;
  std::size_t written = 0;
  for (const Word& word : page.words) {
    fuzz::promise(after <= word.span.begin && word.span.begin < word.span.end, "words are in order");
    for (std::size_t i = after; i < word.span.begin; ++i)
      fuzz::promise(page.text[i] == ' ' || page.text[i] == '\n', "only blanks stand between words");
    after = word.span.end;
    written += word.span.end - word.span.begin;
  }
  fuzz::promise(after == page.text.size(), "nothing stands after the last word");
  fuzz::promise(written == letters, "every word is written once");
  return 0;
}
