#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/channel.h"
#include "pipeline/repair/draft.h"
#include "pipeline/repair/words.h"

namespace frisaet::repairing {
namespace {

constexpr double kLostSpace = -3;  // log P of losing one, in a document that loses them
constexpr double kMargin = 0.5;    // nats by which a split must beat the whole
constexpr double kUnknownLetter =
    0.6;  // nats by which each letter beyond eight makes an unknown word unlikelier
constexpr std::size_t kMostPieces = 5;
constexpr std::size_t kLongestPiece = 30;
constexpr std::size_t kLongest = 60;      // bytes; longer runs are no prose
constexpr std::size_t kFewestSplits = 3;  // the gate: this many words, and one in a hundred
constexpr std::size_t kOneIn = 100;

/// Words that no compound ends in (`gladefor`, `målfor`).
bool is_small_word(std::string_view word) {
  static constexpr std::array<std::string_view, 26> kWords = {
      "i",  "og", "er",  "at", "en",  "et",  "den", "det", "de",   "der", "som", "for", "til",
      "af", "på", "med", "om", "har", "kan", "vi",  "sig", "skal", "ved", "så",  "fra", "vil"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Words that no compound begins with (`Hunskal`, `atder`); med, for, til … do begin many.
bool begins_no_compound(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kWords = {"og",  "er",  "at",   "den",  "det",
                                                              "der", "som", "hvor", "skal", "vi"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Whether a small word stands at the end, or one that begins no compound in front: `medlemmerog`, `derskal`.
bool may_end_in_small_word(std::string_view word) {
  for (std::size_t size = 1; size <= 4 && size < word.size(); ++size) {
    if (is_small_word(word.substr(word.size() - size)) || begins_no_compound(word.substr(0, size)))
      return true;
  }
  return false;
}

struct Split {
  std::vector<std::size_t> ends;  ///< of the pieces, in bytes of the word
  double lead = 0;                ///< nats before the word as it stands
  bool strong = false;            ///< no compound looks like this, so a space was lost here
};

class Splitter {
 public:
  explicit Splitter(const DanishLanguage& language) : language_(language) {}

  /// How a word falls into words; nothing for words that are whole. The common case, a known word, is cheap.
  const Split* split(const TextWord& word) {
    const std::string& lower = word.lower;
    if (word.capitals || lower.size() < 4 || lower.size() > kLongest) return nullptr;
    // Texts repeat their words: those found whole lately need no look at the dictionary.
    const std::size_t hash = std::hash<std::string>()(lower) + (word.capital ? 1 : 0);
    std::size_t& lately = whole_[hash % whole_.size()];
    if (lately == hash) return nullptr;
    const Split* split = look(word);
    if (split == nullptr) lately = hash;
    return split;
  }

 private:
  const Split* look(const TextWord& word) {
    const std::string& lower = word.lower;
    Standing standing = language_.lexicon.standing(lower);
    if (standing == Standing::kWord) return nullptr;
    if (word.capital) standing = std::max(standing, language_.lexicon.standing(capitalise(lower)));
    if (standing == Standing::kWord || language_.words.is_common(lower)) return nullptr;
    const bool compound = standing == Standing::kCompound;
    if (compound && !may_end_in_small_word(lower)) return nullptr;
    const std::string key = lower + (word.capital ? "^" : "");
    auto found = cache_.find(key);
    if (found == cache_.end()) found = cache_.emplace(key, work_out(word, compound)).first;
    return found->second ? &*found->second : nullptr;
  }

  std::optional<Split> work_out(const TextWord& word, bool compound) const {
    const std::string_view lower = word.lower;
    std::optional<Split> best = best_split(lower, word.capital);
    if (!best) return std::nullopt;
    best->strong = begins_no_compound(lower.substr(0, best->ends[0]));
    for (std::size_t i = 1; i < best->ends.size(); ++i) {
      best->strong =
          best->strong || is_small_word(lower.substr(best->ends[i - 1], best->ends[i] - best->ends[i - 1]));
    }
    // The dictionary builds compounds of nearly everything, so a good one stays unless it looks as none does.
    if (compound && !best->strong) return std::nullopt;
    const std::size_t letters = count_code_points(lower);
    const double over = letters > 8 ? static_cast<double>(letters - 8) : 0;
    best->lead -=
        compound ? language_.words.log_probability(lower) : WordModel::kUnknown - kUnknownLetter * over;
    return best->lead > kMargin ? best : std::nullopt;
  }

  /// The likeliest way through, two pieces at least (Viterbi); `lead` is its log P.
  std::optional<Split> best_split(std::string_view word, bool capital) const {
    struct Way {
      double log_probability = -1e9;
      std::size_t from = 0;
      std::size_t pieces = 0;
    };
    std::vector<Way> ways(word.size() + 1);
    ways[0].log_probability = 0;
    for (std::size_t from = 0; from < word.size(); ++from) {
      if (ways[from].log_probability < -1e8 || ways[from].pieces == kMostPieces) continue;
      for (std::size_t to = from + 1; to <= word.size() && to - from <= kLongestPiece; ++to) {
        if (to < word.size() && (static_cast<unsigned char>(word[to]) & 0xC0) == 0x80) continue;
        if (from == 0 && to == word.size()) continue;
        const double piece = piece_probability(word.substr(from, to - from), capital);
        if (piece < -1e8) continue;
        const double total = ways[from].log_probability + piece + (from > 0 ? kLostSpace : 0);
        if (total > ways[to].log_probability) ways[to] = {total, from, ways[from].pieces + 1};
      }
    }
    if (ways[word.size()].log_probability < -1e8) return std::nullopt;
    Split split;
    split.lead = ways[word.size()].log_probability;
    for (std::size_t at = word.size(); at > 0; at = ways[at].from) split.ends.push_back(at);
    std::reverse(split.ends.begin(), split.ends.end());
    return split;
  }

  double piece_probability(std::string_view piece, bool capital) const {
    constexpr double kNever = -1e9;
    const std::size_t letters = count_code_points(piece);
    if (letters == 1) return piece == "i" ? language_.words.log_probability(piece) : kNever;
    const bool common = language_.words.is_common(piece);
    // What has a capital may be a name, and names fall into short and rare words: Lille|bro.
    if (!common && letters < (capital ? 5U : 3U)) return kNever;
    if (!common) {
      const Standing standing = language_.lexicon.standing(piece);
      if (standing == Standing::kUnknown || (standing == Standing::kCompound && letters < 8)) return kNever;
      if (letters < 4) return kNever;
    }
    return language_.words.log_probability(piece);
  }

  const DanishLanguage& language_;
  std::unordered_map<std::string, std::optional<Split>> cache_;
  std::array<std::size_t, 2048> whole_{};  ///< hashes of words without a split
};

double certainty(double lead) {
  return 1 / (1 + std::exp(-lead));
}

bool is_lower_letter_before(std::string_view text, std::size_t at) {
  const CodePoint c = decode_utf8_before(text, at);
  return c.size > 0 && is_letter(c.value) && !is_upper(c.value);
}

/// `dog,men` → `dog, men`; `indebære ,` → `indebære,`.
Editor repair_commas(const std::string& text) {
  Editor edits(text);
  for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) {
    const CodePoint after = decode_utf8(text, at + 1);
    if (after.size > 0 && is_letter(after.value) && !is_upper(after.value) &&
        is_lower_letter_before(text, at)) {
      edits.replace({at, at + 1}, ", ", "lost_space", 0.9);
    }
    if (at > 1 && text[at - 1] == ' ' && is_lower_letter_before(text, at - 1))
      edits.replace({at - 1, at}, "", "lost_space", 0.9);
  }
  return edits;
}

Editor repair_text(const Draft& draft, Splitter& splitter) {
  const std::string& text = draft.text();
  Editor edits(text);
  for (const TextWord& word : draft.words()) {
    const Split* split = splitter.split(word);
    if (split == nullptr) continue;
    std::string with;
    std::size_t begin = 0;
    for (const std::size_t end : split->ends) {
      if (begin > 0) with += ' ';
      with += text.substr(word.span.begin + begin, end - begin);
      begin = end;
    }
    edits.replace(word.span, with, "lost_space", certainty(split->lead));
  }
  return edits;
}

}  // namespace

void repair_lost_spaces(DocumentDraft& document, const DanishLanguage& language) {
  Splitter splitter(language);
  std::size_t words = 0;
  if (std::none_of(document.begin(), document.end(),
                   [](const PageDraft& page) { return reads_as_danish(page.flow.text()); })) {
    return;  // lists of names and programs fall into Danish words by chance
  }
  std::size_t splits = 0;  // strong ones; the weak (`standard ind`) are of no evidence
  for (PageDraft& page : document) {
    PageTally& tally = page.lost_spaces;
    if (tally.revision != page.flow.revision()) {
      tally = {page.flow.revision(), page.flow.words().size(), 0};
      for (const TextWord& word : page.flow.words()) {
        const Split* split = splitter.split(word);
        if (split != nullptr && split->strong) ++tally.found;
      }
      if (is_long(document)) page.flow.forget_words();
    }
    words += tally.words;
    splits += tally.found;
  }
  if (splits < kFewestSplits || splits * kOneIn < words) return;
  for (PageDraft& page : document) {
    page.flow.apply(repair_commas(page.flow.text()));
    page.flow.apply(repair_text(page.flow, splitter));
  }
}

}  // namespace frisaet::repairing
