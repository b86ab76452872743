#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {
namespace {

constexpr std::size_t kFewestLetters = 5;  // `A B C F` are parties, points or marks
constexpr std::size_t kShortestWord = 3;  // letters of each word that a heading without wider gaps falls into
constexpr std::size_t kMostWords = 6;
constexpr std::size_t kMostLetters = 80;  // a line; trying all its cuts costs the square of it
constexpr std::size_t kLongWord =
    6;  // letters; chords and answers (`D A G D A`) make shorter words by chance

/// Letters that stand apart on one line: `B E S L U T N I N G`.
struct Spaced {
  Span span;
  std::vector<Span> letters;
  std::vector<std::size_t> words;  ///< how many letters each has, where wider gaps tell
};

bool is_edge(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t';
}

/// The spaced letters that begin at `at`, which follows white space; nothing where fewer than two stand
/// apart.
std::optional<Spaced> spaced_at(std::string_view text, std::size_t at) {
  Spaced found;
  std::size_t in_word = 0;
  while (at < text.size()) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_letter(c.value)) break;
    const std::size_t end = at + c.size;
    const bool last = end < text.size() && (text[end] == ':' || text[end] == '.') && is_edge(text, end + 1);
    if (!is_edge(text, end) && !last) break;
    found.letters.push_back({at, end});
    ++in_word;
    found.span = {found.letters.front().begin, end};
    std::size_t next = end;
    while (next < text.size() && text[next] == ' ') ++next;
    if (last || next == end || next >= text.size()) break;
    if (next - end > 1) found.words.push_back(std::exchange(in_word, 0));
    at = next;
  }
  if (found.letters.size() < kFewestLetters) return std::nullopt;
  if (in_word > 0) found.words.push_back(in_word);
  return found;
}

std::string joined(std::string_view text, const Spaced& spaced, std::size_t from, std::size_t count) {
  std::string word;
  for (std::size_t i = from; i < from + count; ++i) word += spaced.letters[i].of(text);
  return word;
}

bool is_word(const DanishLanguage& language, const std::string& word) {
  const Standing standing = language.lexicon.standing(to_lower(word));
  return standing == Standing::kWord ||
         (standing == Standing::kCompound && count_code_points(word) >= 2 * kFewestLetters) ||
         (standing == Standing::kUnknown && language.lexicon.standing(word) == Standing::kWord);
}

/// How many letters each word has when the letters themselves must tell: the likeliest words they fall into,
/// all of them in the dictionary; nothing when there are none.
std::vector<std::size_t> fallen_apart(std::string_view text, const Spaced& spaced,
                                      const DanishLanguage& language) {
  struct Way {
    double log_probability = -1e9;
    std::size_t from = 0;
    std::size_t words = 0;
  };
  const std::size_t count = spaced.letters.size();
  std::vector<Way> ways(count + 1);
  ways[0].log_probability = 0;
  for (std::size_t from = 0; from < count; ++from) {
    if (ways[from].log_probability < -1e8 || ways[from].words == kMostWords) continue;
    for (std::size_t to = from + 1; to <= count; ++to) {
      const std::string word = to_lower(joined(text, spaced, from, to - from));
      const bool common = to - from > 1 && language.words.is_common(word);
      const bool whole = from == 0 && to == count;
      if (!common && !(to - from >= kShortestWord && is_word(language, word)) &&
          !(whole && is_word(language, word)))
        continue;
      const double total = ways[from].log_probability + language.words.log_probability(word);
      if (total > ways[to].log_probability) ways[to] = {total, from, ways[from].words + 1};
    }
  }
  std::vector<std::size_t> sizes;
  if (ways[count].log_probability < -1e8) return sizes;
  for (std::size_t at = count; at > 0; at = ways[at].from) sizes.push_back(at - ways[at].from);
  std::reverse(sizes.begin(), sizes.end());
  return sizes;
}

/// Letters of parties, as votes are told: `For stemte A F O M V I`.
bool are_parties(std::string_view text, const Spaced& spaced) {
  static constexpr std::string_view kParties = "A B C D F I K M O V Æ Ø Å";
  return std::all_of(spaced.letters.begin(), spaced.letters.end(),
                     [&](Span letter) { return kParties.find(letter.of(text)) != std::string_view::npos; });
}

/// The words meant; empty when the letters make none, and so are a list of letters.
std::string meant(std::string_view text, const Spaced& spaced, const DanishLanguage& language) {
  if (spaced.letters.size() > kMostLetters || are_parties(text, spaced)) return {};
  std::vector<std::size_t> sizes = spaced.words;
  if (sizes.size() == 1) sizes = fallen_apart(text, spaced, language);
  const bool has_long_word =
      std::any_of(sizes.begin(), sizes.end(), [](std::size_t size) { return size >= kLongWord; });
  if (sizes.size() > 1 && !has_long_word) return {};
  std::string words;
  std::size_t from = 0;
  for (const std::size_t size : sizes) {
    const std::string word = joined(text, spaced, from, size);
    const bool small = size == 1 && (word == "I" || word == "i");
    if (size == 1 && !small) return {};
    if (!small && !language.words.is_common(to_lower(word)) && !is_word(language, word)) return {};
    words.append(words.empty() ? "" : " ").append(word);
    from += size;
  }
  return words;
}

}  // namespace

Editor repair_letter_spacing(const std::string& text, const DanishLanguage& language) {
  Editor edits(text);
  for (std::size_t at = 0; at < text.size();) {
    // Two letters that stand alone side by side are rare in any text, so most of it is passed over here.
    if (at > 0 && !is_edge(text, at - 1)) {
      const std::size_t next = text.find_first_of(" \n\t", at);
      if (next == std::string::npos) break;
      at = next + 1;
      continue;
    }
    const std::optional<Spaced> spaced = spaced_at(text, at);
    if (!spaced) {
      const std::size_t next = text.find_first_of(" \n\t", at);
      if (next == std::string::npos) break;
      at = next + 1;
      continue;
    }
    const std::string words = meant(text, *spaced, language);
    if (!words.empty()) edits.replace(spaced->span, words, "letter_spacing", 0.97);
    at = spaced->span.end;
    if (at < text.size() && !is_edge(text, at)) ++at;
  }
  return edits;
}

}  // namespace frisaet::repairing
