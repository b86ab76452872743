#include "pipeline/repair/damaged_fonts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/repair/channel.h"

namespace frisaet::repairing {
namespace {

bool is_damaged(const LetterCount& letters) {
  return letters.letters >= kLettersThatTell && lacks_danish_letters(letters);
}

/// The font of the raw word that stands at `at`; -1 where none does.
int font_at(const RawPage& raw, std::size_t at) {
  const auto after =
      std::upper_bound(raw.words.begin(), raw.words.end(), at,
                       [](std::size_t place, const Word& word) { return place < word.span.begin; });
  return after == raw.words.begin() ? -1 : std::prev(after)->font;
}

/// What stands in each font, words parted by blanks; `text_of` gives a word's text and `font_of` its font.
template <typename Words, typename TextOf, typename FontOf>
std::vector<std::string> texts_by_font(std::size_t fonts, const Words& words, TextOf&& text_of,
                                       FontOf&& font_of) {
  std::vector<std::string> texts(fonts);
  for (const auto& word : words) {
    const int font = font_of(word);
    if (font >= 0 && static_cast<std::size_t>(font) < fonts)
      texts[static_cast<std::size_t>(font)].append(text_of(word)).append(" ");
  }
  return texts;
}

}  // namespace

bool has_damaged_font(const RawPage& raw) {
  if (raw.fonts.size() < 2) return false;
  std::vector<LetterCount> counts(raw.fonts.size());
  for (const Word& word : raw.words) {
    if (word.font >= 0 && static_cast<std::size_t>(word.font) < counts.size())
      counts[static_cast<std::size_t>(word.font)] += count_letters(word.span.of(raw.text));
  }
  return std::any_of(counts.begin(), counts.end(), is_damaged);
}

std::vector<bool> words_in_damaged_fonts(const PageDraft& page) {
  if (!page.has_damaged_font) return {};  // nearly always
  const RawPage& raw = page.raw();
  // Now by what the text has become, so that a font that was mended is looked at no more.
  const std::vector<TextWord>& words = page.flow.words();
  const auto font_of = [&](const TextWord& word) {
    return font_at(raw, page.flow.map().to_source(word.span).begin);
  };
  const std::vector<std::string> texts = texts_by_font(
      raw.fonts.size(), words, [&](const TextWord& word) { return word.span.of(page.flow.text()); }, font_of);
  std::vector<bool> damaged;
  for (const std::string& text : texts)
    damaged.push_back(is_damaged(count_letters(text)) && reads_as_danish(text));
  if (std::none_of(damaged.begin(), damaged.end(), [](bool is) { return is; })) return {};
  std::vector<bool> result;
  for (const TextWord& word : words) {
    const int font = font_of(word);
    result.push_back(font >= 0 && static_cast<std::size_t>(font) < damaged.size() &&
                     damaged[static_cast<std::size_t>(font)]);
  }
  return result;
}

}  // namespace frisaet::repairing
