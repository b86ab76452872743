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
constexpr std::ptrdiff_t kFewestSingle = 2;

/// How many letters the word is; 0 where it is anything else.
std::size_t count_letters(const PlacedWord& word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.text.size(); ++letters) {
    const CodePoint next = decode_utf8(word.text, at);
    if (!is_letter(next.value)) return 0;
    at += next.size;
  }
  return letters;
}

/// A letter, or two that a kerned pair (`VA`, `TA`) has drawn together.
bool is_letter_or_pair(const PlacedWord& word) {
  const std::size_t letters = count_letters(word);
  return letters == 1 || letters == 2;
}

double gap_between(const PlacedWord& before, const PlacedWord& after) {
  return after.upright.x0 - before.upright.x1;
}

bool goes_on(const PlacedWord& before, const PlacedWord& after) {
  constexpr double kWidest = 3;  // ems between the words of a spaced heading
  return after.size == before.size && after.turn == before.turn &&
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

/// Whether the gap between two parts of a line whose letters are `usual` apart is one between letters.
bool is_letter_gap(const PlacedWord& before, const PlacedWord& after, double usual) {
  constexpr double kWordGap = 0.25;  // ems more than between letters; half of what a typed blank adds
  return gap_between(before, after) < usual + kWordGap * std::max(after.size, usual);
}

/// Joins the run [begin, end) where that makes words, and what kerning has drawn together at its ends with
/// it.
void join_run(const std::vector<PlacedWord>& words, const std::vector<std::size_t>& line, std::size_t begin,
              std::size_t end, std::vector<bool>& joins) {
  const double usual = usual_gap(words, line, begin, end);
  const auto belongs = [&](std::size_t before, std::size_t after, std::size_t added) {
    return count_letters(words[line[added]]) > 0 && goes_on(words[line[before]], words[line[after]]) &&
           is_letter_gap(words[line[before]], words[line[after]], usual);
  };
  while (begin > 0 && belongs(begin - 1, begin, begin - 1)) --begin;
  while (end < line.size() && belongs(end - 1, end, end)) ++end;
  std::vector<std::string> made(1, words[line[begin]].text);
  std::vector<bool> follows(end - begin);
  for (std::size_t i = begin + 1; i < end; ++i) {
    const PlacedWord& word = words[line[i]];
    follows[i - begin] = is_letter_gap(words[line[i - 1]], word, usual);
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
    if (!is_letter_or_pair(words[line[begin]])) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < line.size() && is_letter_or_pair(words[line[end]]) &&
           goes_on(words[line[end - 1]], words[line[end]]))
      ++end;
    const auto single = std::count_if(line.begin() + static_cast<std::ptrdiff_t>(begin),
                                      line.begin() + static_cast<std::ptrdiff_t>(end),
                                      [&](std::size_t index) { return count_letters(words[index]) == 1; });
    if (end - begin >= kFewest && single >= kFewestSingle) {
      joins.resize(line.size());
      join_run(words, line, begin, end, joins);
    }
    begin = end;
  }
  return joins;
}

}  // namespace frisaet
