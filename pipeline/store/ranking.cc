#include "pipeline/store/ranking.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include "pipeline/store/fts5_tokenizer.h"

namespace frisaet::sqlite {
namespace {

constexpr double kSaturation = 1.2;  // k1
constexpr double kLength = 0.75;     // b
constexpr double kExactShare = 0.5;
constexpr double kPartShare = 0.4;
/// Title, decision, summary, body, context. The last, where municipality and body stand, tells every item of
/// a committee called "Ældre" to be of that: what speaks of the matter comes first (weights of 1 and more
/// left `Godkendelse af dagsorden` on top, as short rows hardly need more than one word).
constexpr std::array<double, 5> kColumns = {8, 5, 3, 1, 0.3};
constexpr double kExact = 1e6;  // steps of a value in one
constexpr char kFirstGroup = '0';
constexpr std::size_t kGroups = 64;

struct Phrase {
  std::size_t group = 0;
  PhraseRole role = PhraseRole::kNone;
};

/// What is the same for every row of one query.
struct Weights {
  std::vector<Phrase> phrases;
  std::array<double, kGroups> rarity{};  ///< idf
  double average_size = 1;
};

int count_row(const Fts5ExtensionApi*, Fts5Context*, void* count) {
  auto& rows = *static_cast<std::int64_t*>(count);
  return ++rows >= kMostCounted ? SQLITE_DONE : SQLITE_OK;
}

/// Whether more than one group counts.
bool has_several_groups(std::string_view list) {
  char first = 0;
  for (std::size_t at = 0; at + 1 < list.size(); at += 2) {
    if (static_cast<PhraseRole>(list[at + 1]) == PhraseRole::kNone) continue;
    if (first != 0 && first != list[at]) return true;
    first = list[at];
  }
  return false;
}

int weigh(const Fts5ExtensionApi* api, Fts5Context* fts, std::string_view list, Weights& weights) {
  sqlite3_int64 all = 0;
  sqlite3_int64 size = 0;
  int result = api->xRowCount(fts, &all);
  if (result == SQLITE_OK) result = api->xColumnTotalSize(fts, -1, &size);
  weights.average_size = all > 0 ? std::max(1.0, static_cast<double>(size) / static_cast<double>(all)) : 1;
  const bool several = has_several_groups(list);
  std::array<std::int64_t, kGroups> rows{};
  const int phrases = api->xPhraseCount(fts);
  for (int i = 0; i < phrases && result == SQLITE_OK; ++i) {
    const std::size_t at = 2 * static_cast<std::size_t>(i);
    Phrase phrase;
    if (at + 1 < list.size()) {
      phrase.group = static_cast<std::size_t>(list[at] - kFirstGroup) % kGroups;
      phrase.role = static_cast<PhraseRole>(list[at + 1]);
    }
    weights.phrases.push_back(phrase);
    // The typed form stands among the rows of its stem already.
    if (!several || phrase.role == PhraseRole::kNone || phrase.role == PhraseRole::kExact) continue;
    if (phrase.role == PhraseRole::kBeginning && all > kMostCounted) {
      rows[phrase.group] += kMostCounted;  // counting merges the rows of all its words a second time
      continue;
    }
    std::int64_t found = 0;
    result = api->xQueryPhrase(fts, i, &found, count_row);
    rows[phrase.group] += found;
  }
  for (std::size_t group = 0; group < kGroups; ++group) {
    const auto n = static_cast<double>(several ? std::min<std::int64_t>(rows[group], all) : 0);
    weights.rarity[group] = std::log(1 + (static_cast<double>(all) - n + 0.5) / (n + 0.5));
  }
  return result;
}

void delete_weights(void* weights) {
  delete static_cast<Weights*>(weights);
}

const Weights* weights_of(const Fts5ExtensionApi* api, Fts5Context* fts, std::string_view list, int& result) {
  if (const void* known = api->xGetAuxdata(fts, 0)) return static_cast<const Weights*>(known);
  auto weights = std::make_unique<Weights>();
  result = weigh(api, fts, list, *weights);
  if (result != SQLITE_OK) return nullptr;
  Weights* const kept = weights.release();  // theirs from here on: where it fails, FTS5 has deleted them
  result = api->xSetAuxdata(fts, kept, delete_weights);
  return result == SQLITE_OK ? kept : nullptr;
}

/// How often a phrase stands in the row, by the weight of the columns.
int count_in_row(const Fts5ExtensionApi* api, Fts5Context* fts, int phrase, double& weight) {
  Fts5PhraseIter at;
  int column = 0;
  int offset = 0;
  const int result = api->xPhraseFirst(fts, phrase, &at, &column, &offset);
  for (; result == SQLITE_OK && column >= 0; api->xPhraseNext(fts, &at, &column, &offset))
    weight += kColumns[std::min<std::size_t>(static_cast<std::size_t>(column), kColumns.size() - 1)];
  return result;
}

double share_of(const Fts5ExtensionApi* api, Fts5Context* fts, std::string_view list, int& result) {
  const Weights* weights = weights_of(api, fts, list, result);
  if (weights == nullptr) return 0;
  std::array<bool, kGroups> stands{};
  std::array<bool, kGroups> is_asked{};
  for (std::size_t i = 0; i < weights->phrases.size(); ++i) {
    const Phrase& phrase = weights->phrases[i];
    if (phrase.role == PhraseRole::kNone) continue;
    is_asked[phrase.group] = true;
    double weight = 0;
    if (!stands[phrase.group]) result = count_in_row(api, fts, static_cast<int>(i), weight);
    if (result != SQLITE_OK) return 0;
    stands[phrase.group] = stands[phrase.group] || weight > 0;
  }
  double all = 0;
  double found = 0;
  for (std::size_t group = 0; group < kGroups; ++group) {
    if (is_asked[group]) all += weights->rarity[group];
    if (stands[group]) found += weights->rarity[group];
  }
  return all > 0 ? found / all : 1;
}

double score_of(const Fts5ExtensionApi* api, Fts5Context* fts, std::string_view list, std::int64_t words,
                int& result) {
  const Weights* weights = weights_of(api, fts, list, result);
  if (weights == nullptr) return 0;
  struct Found {
    double stem = 0, exact = 0, part = 0;
  };
  std::array<Found, kGroups> groups{};
  std::size_t used = 0;
  for (std::size_t i = 0; i < weights->phrases.size(); ++i) {
    const Phrase& phrase = weights->phrases[i];
    if (phrase.role == PhraseRole::kNone) continue;
    Found& found = groups[phrase.group];
    used = std::max(used, phrase.group + 1);
    double& weight = phrase.role == PhraseRole::kExact  ? found.exact
                     : phrase.role == PhraseRole::kPart ? found.part
                                                        : found.stem;
    result = count_in_row(api, fts, static_cast<int>(i), weight);
    if (result != SQLITE_OK) return 0;
  }
  const double length = 1 - kLength + kLength * static_cast<double>(words) / weights->average_size;
  const auto saturated = [length](double count) {
    return count * (kSaturation + 1) / (count + kSaturation * length);
  };
  double score = 0;
  for (std::size_t group = 0; group < used; ++group) {
    const Found& found = groups[group];
    score += weights->rarity[group] * (saturated(found.stem) + kExactShare * saturated(found.exact) +
                                       kPartShare * saturated(found.part));
  }
  return score;
}

// FTS5 speaks C: no exception may pass these.
template <typename Value>
void answer(sqlite3_context* context, sqlite3_value* phrases, const Value& value_of) {
  try {
    const auto* list = sqlite3_value_text(phrases);
    if (list == nullptr) return sqlite3_result_error(context, "no phrases", -1);
    int result = SQLITE_OK;
    const double value = value_of(reinterpret_cast<const char*>(list), result);
    if (result != SQLITE_OK) return sqlite3_result_error_code(context, result);
    // The last digits of a sum depend on the order of its terms. SQL's round() prints and reads the number
    // back.
    sqlite3_result_double(context, std::round(value * kExact) / kExact);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  }
}

void answer_score(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int arguments,
                  sqlite3_value** values) {
  if (arguments != 2) return sqlite3_result_error(context, "rang(search, phrases, words)", -1);
  const std::int64_t words = sqlite3_value_int64(values[1]);
  answer(context, values[0],
         [&](std::string_view list, int& result) { return score_of(api, fts, list, words, result); });
}

void answer_share(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int arguments,
                  sqlite3_value** values) {
  if (arguments != 1) return sqlite3_result_error(context, "andel(search, phrases)", -1);
  answer(context, values[0],
         [&](std::string_view list, int& result) { return share_of(api, fts, list, result); });
}

}  // namespace

void add_phrase(std::string& phrases, std::size_t group, PhraseRole role) {
  phrases += static_cast<char>(kFirstGroup + static_cast<char>(group % kGroups));
  phrases += static_cast<char>(role);
}

void register_ranking(Database& database) {
  fts5_api* api = fts5_of(database);
  int result = api->xCreateFunction(api, "rang", nullptr, answer_score, nullptr);
  if (result == SQLITE_OK) result = api->xCreateFunction(api, "andel", nullptr, answer_share, nullptr);
  if (result != SQLITE_OK) throw SqliteFailure(result, sqlite3_errstr(result));
}

}  // namespace frisaet::sqlite
