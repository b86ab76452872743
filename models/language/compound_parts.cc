#include "models/language/compound_parts.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include "models/core/check.h"
#include "models/core/embedded.h"
#include "models/core/sha256.h"
#include "models/language/affix_dictionary.h"
#include "models/language/data_lines.h"
#include "models/language/dictionary_files.h"
#include "models/language/lexicon.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& models_language();
}

namespace {

constexpr std::string_view kFile = "compounds.txt";
constexpr std::size_t kLongest = 64;
constexpr std::size_t kShortestPart = 4;  // letters; shorter ones must be listed

/// What compounds.txt says. Views into the embedded file.
struct Rules {
  std::unordered_set<std::string_view> short_parts, firsts, prefixes, suffixes;
  std::vector<std::string_view> wholes;
  std::set<std::string, std::less<>> places;  ///< lower case
};

Rules read_rules() {
  Rules rules;
  for (const std::string_view line : data_lines(kFile)) {
    const std::size_t colon = line.find(':');
    FRISAET_CHECK(colon != std::string_view::npos);
    const std::string_view kind = line.substr(0, colon);
    for (const std::string_view word : fields_of(line.substr(colon + 1), ' ')) {
      if (word.empty()) continue;
      if (kind == "whole") {
        rules.wholes.push_back(word);
        continue;
      }
      FRISAET_CHECK(kind == "short" || kind == "first" || kind == "prefix" || kind == "suffix");
      (kind == "short"    ? rules.short_parts
       : kind == "first"  ? rules.firsts
       : kind == "prefix" ? rules.prefixes
                          : rules.suffixes)
          .insert(word);
    }
  }
  for (const std::string_view line : data_lines("places.txt")) rules.places.insert(lower_latin(line));
  return rules;
}

const Rules& rules() {
  static const Rules table = read_rules();
  return table;
}

/// One word on its way apart. Places are bytes.
class Splitter {
 public:
  Splitter(std::string_view word, std::string_view stem)
      : word_(word),
        root_(word.starts_with(stem) ? stem.size()
                                     : word.size()),  // mænd has another stem than it begins with
        dictionary_(DanishLexicon::built_in()) {}

  std::vector<std::string> parts() {
    find_ends();
    find_places();
    std::vector<std::string> list;
    for (std::size_t first = 0; first + 1 < places_.size(); ++first) {
      for (std::size_t last = first + 1; last < places_.size(); ++last) {
        const bool is_whole = first == 0 && last + 1 == places_.size();
        if (!is_whole) add(places_[first], places_[last], list);
      }
    }
    return list;
  }

 private:
  using Roles = AffixDictionary::Roles;

  [[nodiscard]] Roles roles(std::size_t begin, std::size_t end) const {
    const Roles found = dictionary_.roles(word_.substr(begin, end - begin));
    return (found & AffixDictionary::kForbidden) != 0 ? Roles{} : found;
  }
  [[nodiscard]] bool is_letter_begin(std::size_t at) const {
    return (static_cast<unsigned char>(word_[at]) & 0xC0U) != 0x80U;
  }
  [[nodiscard]] bool is_part(std::size_t begin, std::size_t end) const {
    const std::string_view piece = word_.substr(begin, end - begin);
    return count_code_points(piece) >= kShortestPart || rules().short_parts.contains(piece);
  }

  /// True when enough of the last part is left once the word's ending is taken off.
  [[nodiscard]] bool has_root(std::size_t begin) const {
    if (begin >= root_) return false;
    const std::string_view left = word_.substr(begin, root_ - begin);
    return count_code_points(left) >= kShortestPart - 1 || rules().short_parts.contains(left) ||
           rules().short_parts.contains(word_.substr(begin));
  }

  /// is_end_[i]: the word from i on can stand at the end of a compound. Wrong ends (endings that are words)
  /// are no ends. An s before something the dictionary has as one word belongs to the part before:
  /// minimums-timetal, not minimum-sti-metal.
  void find_ends() {
    std::array<bool, kLongest + 1> is_one_word{};
    for (std::size_t at = word_.size(); at-- > 1;) {
      if (!is_letter_begin(at) || !has_root(at) || rules().suffixes.contains(word_.substr(at))) continue;
      is_one_word[at] = (roles(at, word_.size()) & AffixDictionary::kEnd) != 0 && is_part(at, word_.size());
      is_end_[at] = is_one_word[at];
      if (word_[at] == 's' && is_one_word[at + 1]) continue;
      for (std::size_t next = at + 2; !is_end_[at] && next < word_.size(); ++next) {
        is_end_[at] = is_end_[next] && (roles(at, next) & AffixDictionary::kMiddle) != 0 &&
                      is_part(at, next) && !rules().prefixes.contains(word_.substr(at, next - at));
      }
    }
  }

  /// The places between parts, with the word's two ends.
  void find_places() {
    std::array<bool, kLongest + 1> is_begin{};  // the word up to here can begin a compound
    places_ = {0};
    for (std::size_t at = 1; at < word_.size(); ++at) {
      if (!is_letter_begin(at)) continue;
      bool begins =
          is_part(0, at) && !rules().prefixes.contains(word_.substr(0, at)) &&
          ((roles(0, at) & AffixDictionary::kBegin) != 0 || rules().firsts.contains(word_.substr(0, at)));
      for (std::size_t before = 2; !begins && before < at; ++before) {
        begins = is_begin[before] && is_part(before, at) &&
                 (roles(before, at) & AffixDictionary::kMiddle) != 0 &&
                 !rules().prefixes.contains(word_.substr(before, at - before));
      }
      is_begin[at] = begins;
      if (begins && is_end_[at]) places_.push_back(at);
    }
    places_.push_back(word_.size());
    for (const std::string_view whole : rules().wholes) drop_inside(whole);
  }

  void drop_inside(std::string_view whole) {
    for (std::size_t at = word_.find(whole); at != std::string_view::npos; at = word_.find(whole, at + 1)) {
      if (std::find(places_.begin(), places_.end(), at) == places_.end()) continue;
      const std::size_t end = std::min(at + whole.size(), word_.size());
      std::erase_if(places_, [&](std::size_t place) { return place > at && place < end; });
    }
  }

  void add(std::size_t begin, std::size_t end, std::vector<std::string>& list) const {
    if (!is_part(begin, end)) return;
    const bool is_last = end == word_.size();
    // Between two places anything may stand; only what is a word by itself, or a run of parts, is looked for.
    if (!is_last && word_[end - 1] == 's' && is_part(begin, end - 1) &&
        (roles(begin, end - 1) & AffixDictionary::kWord) != 0) {
      --end;
    }
    list.emplace_back(word_.substr(begin, end - begin));
  }

  std::string_view word_;
  std::size_t root_;  ///< bytes that the stem keeps
  const AffixDictionary& dictionary_;
  std::array<bool, kLongest + 1> is_end_{};
  std::vector<std::size_t> places_;
};

}  // namespace

std::vector<std::string> compound_parts(std::string_view word, std::string_view stem) {
  if (word.size() < kShortestPart || word.size() > kLongest) return {};
  std::string_view name = word;
  if (rules().places.contains(name) ||
      (name.ends_with('s') && rules().places.contains(name.substr(0, name.size() - 1))))
    return {};
  return Splitter(word, stem).parts();
}

const std::string& compound_parts_version() {
  static const std::string name = [] {
    std::string text(embedded::models_language().at(kFile));
    for (const std::string_view word : own_words()) text.append(word) += '\n';
    return "parts/1+" + std::to_string(DanishLexicon::built_in_source()) + "+" +
           sha256_hex(text).substr(0, 16);
  }();
  return name;
}

}  // namespace frisaet
