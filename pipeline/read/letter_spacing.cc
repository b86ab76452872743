#include "pipeline/read/letter_spacing.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "models/language/letter_codes.h"
#include "models/language/lexicon.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr std::size_t kFewest = 4;

bool is_single_letter(const PlacedWord& word) {
  const CodePoint first = decode_utf8(word.text, 0);
  return !word.text.empty() && first.size == word.text.size() && is_letter(first.value);
}

double gap_between(const PlacedWord& before, const PlacedWord& after) {
  return after.upright.x0 - before.upright.x1;
}

bool goes_on(const PlacedWord& before, const PlacedWord& after) {
  constexpr double kWidest = 3;  // ems between the words of a spaced heading
  return is_single_letter(after) && after.size == before.size && after.turn == before.turn &&
         gap_between(before, after) < kWidest * after.size;
}

/// The usual gap between the letters of a run: the lower quartile, as the gaps between words are among them
/// and one wide pair (`L Y`) is no measure.
double usual_gap(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& line,
                 std::size_t begin, std::size_t end) {
  std::vector<double> gaps;
  for (std::size_t i = begin + 1; i < end; ++i)
    gaps.push_back(gap_between(words[line[i - 1]], words[line[i]]));
  const auto quartile = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 4);
  std::nth_element(gaps.begin(), quartile, gaps.end());
  return *quartile;
}

/// Joins the run [begin, end) where that makes words.
void join_run(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& line, std::size_t begin,
              std::size_t end, std::vector<bool>& joins) {
  constexpr double kWordGap = 0.25;  // ems more than between letters; half of what a typed blank adds
  const double usual = usual_gap(words, line, begin, end);
  std::vector<std::string> made(1, words[line[begin]].text);
  std::vector<bool> follows(end - begin);
  for (std::size_t i = begin + 1; i < end; ++i) {
    const PlacedWord& word = words[line[i]];
    follows[i - begin] =
        gap_between(words[line[i - 1]], word) < usual + kWordGap * std::max(word.size, usual);
    if (!follows[i - begin]) made.emplace_back();
    made.back() += word.text;
  }
  const KnownWords known =
      known_words(std::vector<std::string_view>(made.begin(), made.end()), DanishLexicon::built_in());
  if (known.asked == 0 || known.known * 2 < known.asked) return;
  for (std::size_t i = begin + 1; i < end; ++i) joins[i] = follows[i - begin];
}

}  // namespace

std::vector<bool> joins_of_spaced_letters(const std::vector<PlacedWord>& words,
                                          const std::vector<std::size_t>& line) {
  std::vector<bool> joins;
  for (std::size_t begin = 0; begin < line.size();) {
    if (!is_single_letter(words[line[begin]])) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < line.size() && goes_on(words[line[end - 1]], words[line[end]])) ++end;
    if (end - begin >= kFewest) {
      joins.resize(line.size());
      join_run(words, line, begin, end, joins);
    }
    begin = end;
  }
  return joins;
}

}  // namespace frisaet
