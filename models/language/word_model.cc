#include "models/language/word_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "models/core/check.h"
#include "models/language/data_lines.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

struct Neighbours {
  std::vector<std::string_view> before;
  std::vector<std::string_view> after;
};

bool holds(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

struct WordModel::Tables {
  std::unordered_map<std::string, double> log_frequency;
  std::unordered_map<std::string_view, Neighbours> contexts;
  std::unordered_set<std::string> capitals;
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
  for (const std::string_view file : {"names.txt", "places.txt"}) {
    for (const std::string_view name : data_lines(file))
      tables->log_frequency.emplace(std::string(name), kName);
  }
  for (const std::string_view line : data_lines("contexts.tsv")) {
    const std::vector<std::string_view> fields = fields_of(line, '\t');
    FRISAET_CHECK(fields.size() == 3);
    tables->contexts[fields[0]] = {fields_of(fields[1], '|'), fields_of(fields[2], '|')};
  }
  tables_ = std::move(tables);
}

double WordModel::log_probability(std::string_view word) const {
  const auto common = tables_->log_frequency.find(std::string(word));
  if (common != tables_->log_frequency.end()) return common->second;
  switch (lexicon_.standing(word)) {
    case Standing::kWord:
      return kDictionary;
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
  return tables_->log_frequency.count(std::string(word)) != 0;
}

bool WordModel::has_capital(std::string_view word) const {
  return tables_->capitals.count(std::string(word)) != 0;
}

double WordModel::context(std::string_view before, std::string_view word, std::string_view after) const {
  const auto known = tables_->contexts.find(word);
  if (known == tables_->contexts.end()) return 0;
  return (holds(known->second.before, before) ? kNeighbour : 0) +
         (holds(known->second.after, after) ? kNeighbour : 0);
}

}  // namespace frisaet
