#include "models/language/word_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "models/core/check.h"
#include "models/language/data_lines.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

/// What was counted is mostly not prose of administration, so a count says less than a place in our list.
constexpr double kOtherKind = 1.0;

/// Lets tables of strings be asked with views.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

using Words = std::vector<std::string_view>;

struct Neighbours {
  Words before;
  Words after;
};

/// Whether `words` has this one, as such or by an ending (`*erne`).
bool holds(const Words& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view one) {
    if (!one.starts_with('*')) return one == word;
    return word.size() > one.size() && word.ends_with(one.substr(1));
  });
}

/// The words of a list such as `kan|skal|$subject`, groups written out.
Words listed(std::string_view list, const std::unordered_map<std::string_view, Words>& groups) {
  Words words;
  for (const std::string_view one : fields_of(list, '|')) {
    if (one.empty()) continue;
    const auto group = groups.find(one);
    FRISAET_CHECK(one.front() != '$' || group != groups.end());
    if (group == groups.end()) {
      words.push_back(one);
    } else {
      words.insert(words.end(), group->second.begin(), group->second.end());
    }
  }
  return words;
}

}  // namespace

struct WordModel::Tables {
  std::unordered_map<std::string, double, TextHash, std::equal_to<>> log_frequency;
  std::unordered_map<std::string_view, Neighbours> contexts;
  std::unordered_set<std::string, TextHash, std::equal_to<>> capitals;
  std::unordered_set<std::string_view> foreign;
  std::vector<std::string_view> place_endings;
  std::unordered_map<std::string_view, std::string_view>
      counted;       ///< the rest of a word's line in neighbours.tsv
  double total = 0;  ///< words that were counted

  /// What neighbours.tsv has on this word after its first tab; empty when it is not there.
  [[nodiscard]] std::string_view counted_line(std::string_view word) const {
    const auto at = counted.find(word);
    return at == counted.end() ? std::string_view() : at->second;
  }

  /// log P of a word by its count; far below all others for words that were not counted.
  [[nodiscard]] double counted_probability(std::string_view word) const {
    const std::string_view line = counted_line(word);
    if (line.empty()) return -1000;
    double count = 0;
    std::from_chars(line.data(), line.data() + line.size(), count);
    return std::log(count / total) - kOtherKind;
  }
};

namespace {

/// The nats that `neighbour` has in a list such as `du=18 for=-17`; 0 when it is not there.
double nats_of(std::string_view list, std::string_view neighbour) {
  for (std::size_t at = list.find(neighbour); at != std::string_view::npos;
       at = list.find(neighbour, at + 1)) {
    const std::size_t end = at + neighbour.size();
    if ((at > 0 && list[at - 1] != ' ') || end >= list.size() || list[end] != '=') continue;
    int tenths = 0;
    std::from_chars(list.data() + end + 1, list.data() + list.size(), tenths);
    return tenths / 10.0;
  }
  return 0;
}

}  // namespace

WordModel::WordModel(DanishLexicon lexicon) : lexicon_(std::move(lexicon)) {
  auto tables = std::make_shared<Tables>();
  for (const std::string_view line : data_lines("word_frequencies.txt")) {
    const std::vector<std::string_view> fields = fields_of(line, ' ');
    double per_million = 0;
    const auto read = std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), per_million);
    FRISAET_CHECK(read.ec == std::errc() && per_million > 0);
    for (std::size_t i = 1; i < fields.size(); ++i) {
      // The first, and highest, figure of a word holds.
      std::string lower = lower_latin(fields[i]);
      if (lower != fields[i]) tables->capitals.insert(lower);
      tables->log_frequency.emplace(std::move(lower), std::log(per_million / 1e6));
    }
  }
  for (const std::string_view word : data_lines("foreign_words.txt")) {
    tables->foreign.insert(word);
  }
  for (const std::string_view file : {"names.txt", "places.txt"}) {
    for (const std::string_view name : data_lines(file))
      tables->log_frequency.emplace(std::string(name), kName);
  }
  std::unordered_map<std::string_view, Words> groups;
  for (const std::string_view line : data_lines("contexts.tsv")) {
    const std::vector<std::string_view> fields = fields_of(line, '\t');
    if (line.front() == '$') {
      FRISAET_CHECK(fields.size() == 2);
      groups[fields[0]] = fields_of(fields[1], '|');
      continue;
    }
    FRISAET_CHECK(fields.size() == 3);
    tables->contexts[fields[0]] = {listed(fields[1], groups), listed(fields[2], groups)};
  }
  tables->place_endings = data_lines("place_endings.txt");
  const std::vector<std::string_view> counted = data_lines("neighbours.tsv");
  tables->counted.reserve(counted.size());
  for (const std::string_view line : counted) {
    const std::size_t tab = line.find('\t');
    FRISAET_CHECK(tab != std::string_view::npos);
    tables->counted.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  const std::string_view total = tables->counted_line("total");
  std::from_chars(total.data(), total.data() + total.size(), tables->total);
  FRISAET_CHECK(tables->total > 0);
  tables_ = std::move(tables);
}

double WordModel::log_probability(std::string_view word) const {
  const auto common = tables_->log_frequency.find(word);
  if (common != tables_->log_frequency.end()) return common->second;
  if (tables_->foreign.count(word) != 0) return kForeign;
  switch (lexicon_.standing(word)) {
    case Standing::kWord:
      return std::max(kDictionary, tables_->counted_probability(word));
    case Standing::kUnknown:
      return kUnknown;
    case Standing::kCompound:
      break;
  }
  // Compounds of many or tiny parts are mostly misreadings: `far|ste`, `is|ter|ne`.
  const DanishLexicon::Shape shape = lexicon_.compound_shape(word);
  double result = kCompound - 1.5 * (shape.parts - 2);
  if (shape.shortest < 4) result -= 2.5;
  if (shape.shortest < 3) result -= 2.5;
  if (count_code_points(word) < 8) result -= 3;
  return std::max(result, kUnknown);
}

bool WordModel::is_common(std::string_view word) const {
  return tables_->log_frequency.contains(word) != 0;
}

bool WordModel::is_place(std::string_view word) const {
  constexpr std::size_t kShortestFirstPart = 3;
  return std::any_of(tables_->place_endings.begin(), tables_->place_endings.end(),
                     [&](std::string_view ending) {
                       return word.size() >= ending.size() + kShortestFirstPart && word.ends_with(ending);
                     }) &&
         lexicon_.standing(word) != Standing::kUnknown;
}

bool WordModel::has_capital(std::string_view word) const {
  return tables_->capitals.contains(word) != 0;
}

double WordModel::context(std::string_view before, std::string_view word, std::string_view after) const {
  double left = 0;
  double right = 0;
  const auto known = tables_->contexts.find(word);
  if (known != tables_->contexts.end()) {
    if (holds(known->second.before, before)) left = kNeighbour;
    if (holds(known->second.after, after)) right = kNeighbour;
  }
  if (const std::string_view line = tables_->counted_line(word); !line.empty()) {
    const std::vector<std::string_view> fields = fields_of(line, '\t');
    FRISAET_CHECK(fields.size() == 3);
    if (!before.empty()) left += nats_of(fields[1], before);
    if (!after.empty()) right += nats_of(fields[2], after);
  }
  return std::clamp(left, -kMostOfOneSide, kMostOfOneSide) +
         std::clamp(right, -kMostOfOneSide, kMostOfOneSide);
}

}  // namespace frisaet
