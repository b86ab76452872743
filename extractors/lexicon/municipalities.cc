#include "extractors/lexicon/municipalities.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extractors/lexicon/prose.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr int kMostWords = 3;  // `Ringkøbing - Skjern` is the longest spelling
// Steps by what else the word may be.
constexpr double kWithKommune = 1.0;
constexpr double kInList = 0.95;             // a list that ends with `Kommuner`
constexpr double kBareName = 0.85;           // towns and islands carry the same names
constexpr double kOtherThing = 0.4;          // `Greve Station`: rather the other thing than not
constexpr double kGarbledWithKommune = 0.7;  // likely, but two names may be one garbled letter apart

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("municipalities", family);
}

using SpellingTable = std::map<std::string, const MunicipalityIndex::Spelling*, std::less<>>;

/// By folded spelling; the index itself is sorted by length and would be scanned for every word of a text.
const SpellingTable& spelling_table() {
  static const SpellingTable table = [] {
    SpellingTable result;
    for (const auto& spelling : MunicipalityIndex::standard().spellings())
      result.emplace(spelling.folded, &spelling);
    return result;
  }();
  return table;
}

bool name_letter(char32_t c) {
  return is_letter(c) || is_digit(c);
}

/// The word, hyphens inside it included, that begins at `at`.
Span word_from(std::string_view text, std::size_t at) {
  Span word{at, at};
  while (word.end < text.size()) {
    const CodePoint c = decode_utf8(text, word.end);
    const bool hyphen = c.value == '-' && name_letter(decode_utf8(text, word.end + 1).value);
    if (!name_letter(c.value) && !hyphen) break;
    word.end += c.size;
  }
  return word;
}

struct Found {
  Span span;
  const MunicipalityIndex::Spelling* spelling;
};

/// The longest known spelling that begins with the word at `at`.
std::optional<Found> longest_at(std::string_view text, std::size_t at) {
  std::optional<Found> best;
  Span words = word_from(text, at);
  for (int count = 1; count <= kMostWords && !words.empty(); ++count) {
    const auto it = spelling_table().find(fold(words.of(text)));
    if (it != spelling_table().end()) best = Found{words, it->second};
    std::size_t next = words.end;
    while (next < text.size() && (text[next] == ' ' || text[next] == '-' || text[next] == '\n')) ++next;
    if (next == words.end) break;
    words.end = word_from(text, next).end;
  }
  return best;
}

std::vector<Found> spellings_in(std::string_view text) {
  std::vector<Found> found;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!name_letter(c.value)) {
      at += c.size;
      continue;
    }
    const Span word = word_from(text, at);
    if (is_upper(c.value)) {
      if (auto name = longest_at(text, at)) {
        at = name->span.end;
        found.push_back(*name);
        continue;
      }
    }
    at = word.end;
  }
  return found;
}

/// A first name or another capitalised word directly before: `Jens Viborg` is a person.
bool after_capitalised_word(std::string_view text, std::size_t at) {
  if (at < 2 || text[at - 1] != ' ') return false;
  std::size_t begin = at - 1;
  while (begin > 0 && name_letter(decode_utf8_before(text, begin).value)) {
    begin -= decode_utf8_before(text, begin).size;
  }
  const bool starts_sentence = begin < 2 || text[begin - 1] == '\n' || text[begin - 2] == '.';
  return begin + 1 < at && is_upper(decode_utf8(text, begin).value) && !starts_sentence;
}

struct Context {
  bool municipality_after = false;
  bool municipality_before = false;
  bool other_thing = false;
  bool person = false;
};

Context context_of(std::string_view text, const Found& found) {
  constexpr std::size_t kNear = 24;
  const Span name = found.span;
  const std::string_view after =
      text.substr(name.end, floor_code_point(text.substr(name.end), std::min(kNear, text.size() - name.end)));
  const std::size_t begin = floor_code_point(text, name.begin > kNear ? name.begin - kNear : 0);
  const std::string_view before = text.substr(begin, name.begin - begin);
  // `Bornholms Regionskommune` is a spelling as a whole.
  const bool says_kommune = found.spelling->folded.ends_with("kommune");
  return {says_kommune || rules("after").matches(after), rules("before").matches(before),
          rules("other").matches(after), after_capitalised_word(text, name.begin)};
}

struct Judged {
  Found found;
  Context context;
  bool listed_with_kommune = false;
  bool listed = false;
};

bool linked(std::string_view text, const Judged& a, const Judged& b) {
  const Span gap{a.found.span.end, b.found.span.begin};
  return gap.size() < 16 && rules("link").matches(gap.of(text));
}

double confidence_of(std::string_view text, const Judged& name) {
  const bool kommune = name.context.municipality_after || name.listed_with_kommune;
  const bool common = rules("common").matches(name.found.span.of(text));
  switch (name.found.spelling->kind) {
    case SpellingKind::kGarbled:
      return kommune ? kGarbledWithKommune : 0;
    case SpellingKind::kOfficial:
    case SpellingKind::kKnown:
      break;
  }
  if (kommune) return kWithKommune;
  if (name.context.municipality_before) return kInList;
  if (common) return name.listed ? kBareName : 0;
  if (name.context.other_thing || name.context.person) return kOtherThing;
  return name.listed ? kInList : kBareName;
}

}  // namespace

MunicipalityRef ref_of(const Municipality& municipality) {
  return {municipality.code, municipality.name};
}

std::vector<MunicipalityMention> find_municipalities(std::string_view text) {
  const Mapped unwrapped = unwrap(text);
  const std::string_view inner = unwrapped.text;
  std::vector<Judged> names;
  for (const Found& found : spellings_in(inner)) names.push_back({found, context_of(inner, found)});
  // "Kommune" said once at the end of a list holds for all of it, as does "kommunerne" before its first name.
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (!linked(inner, names[i - 1], names[i])) continue;
    names[i - 1].listed = names[i].listed = true;
    if (names[i - 1].context.municipality_before) names[i].context.municipality_before = true;
  }
  for (std::size_t i = names.size(); i-- > 1;) {
    const bool carried = names[i].context.municipality_after || names[i].listed_with_kommune;
    if (carried && linked(inner, names[i - 1], names[i])) names[i - 1].listed_with_kommune = true;
  }
  std::vector<MunicipalityMention> mentions;
  for (const Judged& name : names) {
    const double confidence = confidence_of(inner, name);
    if (confidence <= 0) continue;
    mentions.push_back({unwrapped.map.to_source(name.found.span), ref_of(*name.found.spelling->municipality),
                        name.context.municipality_after || name.listed_with_kommune, confidence});
  }
  return mentions;
}

}  // namespace frisaet
