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

/// A side of a word in neighbours.tsv: the neighbours' hashes, sorted, and what each tells. The lists of
/// common words are long, and every damaged word asks them for each of its readings.
class Sides {
 public:
  /// `list` as in the file: `du=18 for=-17`, in tenths of a nat.
  explicit Sides(std::string_view list) {
    for (const std::string_view one : list.empty() ? Words() : fields_of(list, ' ')) {
      const std::size_t equals = one.rfind('=');
      FRISAET_CHECK(equals != std::string_view::npos);
      int tenths = 0;
      std::from_chars(one.data() + equals + 1, one.data() + one.size(), tenths);
      told_.push_back({hash(one.substr(0, equals)), static_cast<float>(tenths) / 10.0F});
    }
    std::sort(told_.begin(), told_.end(), [](const Told& a, const Told& b) { return a.hash < b.hash; });
  }

  /// The nats that `neighbour` has; 0 when it is not there.
  [[nodiscard]] double nats(std::string_view neighbour) const {
    const std::size_t wanted = hash(neighbour);
    const auto at = std::lower_bound(told_.begin(), told_.end(), wanted,
                                     [](const Told& told, std::size_t h) { return told.hash < h; });
    return at == told_.end() || at->hash != wanted ? 0 : static_cast<double>(at->nats);
  }

 private:
  struct Told {
    std::size_t hash;
    float nats;
  };
  static std::size_t hash(std::string_view word) { return std::hash<std::string_view>()(word); }
  std::vector<Told> told_;
};

/// A line of neighbours.tsv.
struct Counted {
  double count = 0;
  Sides before;
  Sides after;
};

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
  std::unordered_set<std::string_view> usual;
  std::vector<std::string_view> place_endings;
  std::unordered_map<std::string_view, Counted> counted;
  double total = 0;  ///< words that were counted

  /// What neighbours.tsv has on this word; null when it is not there.
  [[nodiscard]] const Counted* counts_of(std::string_view word) const {
    const auto at = counted.find(word);
    return at == counted.end() ? nullptr : &at->second;
  }

  /// log P of a word by its count; far below all others for words that were not counted.
  [[nodiscard]] double counted_probability(std::string_view word) const {
    const Counted* counts = counts_of(word);
    return counts == nullptr ? -1000 : std::log(counts->count / total) - kOtherKind;
  }
};

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
  for (const std::string_view word : data_lines("foreign_words.txt")) tables->foreign.insert(word);
  const std::vector<std::string_view> usual = data_lines("usual_words.txt");
  tables->usual.insert(usual.begin(), usual.end());
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
    const std::vector<std::string_view> fields = fields_of(line, '\t');
    FRISAET_CHECK(fields.size() >= 3);
    Counted counts{0, Sides(fields[2]), Sides(fields.size() > 3 ? fields[3] : std::string_view())};
    std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), counts.count);
    tables->counted.emplace(fields[0], std::move(counts));
  }
  const Counted* total = tables->counts_of("total");
  FRISAET_CHECK(total != nullptr && total->count > 0);
  tables->total = total->count;
  tables_ = std::move(tables);
}

double WordModel::log_probability(std::string_view word) const {
  const auto common = tables_->log_frequency.find(word);
  if (common != tables_->log_frequency.end()) return common->second;
  if (tables_->foreign.count(word) != 0) return kForeign;
  switch (lexicon_.standing(word)) {
    case Standing::kWord:
      return std::max(tables_->usual.contains(word) ? kUsual : kDictionary,
                      tables_->counted_probability(word));
    case Standing::kUnknown:
      return kUnknown;
    case Standing::kCompound:
      return compound_probability(word);
  }
  return kUnknown;
}

double WordModel::compound_probability(std::string_view word) const {
  // Compounds of many or tiny parts are mostly misreadings: `far|ste`, `is|ter|ne`.
  const AffixDictionary::Compound compound = lexicon_.dictionary().compound(word);
  double result = kCompound - 1.5 * (compound.parts - 2);
  if (compound.shortest < 4) result -= 2.5;
  if (compound.shortest < 3) result -= 2.5;
  if (count_code_points(word) < 8) result -= 3;
  // What a compound is lies at its end: there are more kinds of `råd` than of `rad`.
  if (compound.parts > 1) {
    const std::string_view last = word.substr(compound.ends[compound.ends.size() - 2]);
    const auto common = tables_->log_frequency.find(last);
    const double frequency =
        common != tables_->log_frequency.end() ? common->second : tables_->counted_probability(last);
    result += kOfLastPart * std::max(0.0, frequency - kDictionary);
  }
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
  if (const Counted* counts = tables_->counts_of(word); counts != nullptr) {
    if (!before.empty()) left += counts->before.nats(before);
    if (!after.empty()) right += counts->after.nats(after);
  }
  return std::clamp(left, -kMostOfOneSide, kMostOfOneSide) +
         std::clamp(right, -kMostOfOneSide, kMostOfOneSide);
}

}  // namespace frisaet
