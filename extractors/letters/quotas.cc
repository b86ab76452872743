#include "extractors/letters/quotas.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

std::optional<int> number_of(std::string_view printed) {
  constexpr std::array<std::string_view, 16> kWords = {
      "",     "én", "to", "tre",    "fire", "fem",     "seks",    "syv",
      "otte", "ni", "ti", "elleve", "tolv", "tretten", "fjorten", "femten"};
  const std::string word = to_lower(printed);
  const auto it = std::find(kWords.begin() + 1, kWords.end(), word);
  if (it != kWords.end()) return static_cast<int>(it - kWords.begin());
  int value = 0;
  const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || stop != word.data() + word.size() || value == 0) return std::nullopt;
  return value;
}

/// The single area named in a stretch of text; nothing where there are several or none.
std::optional<AreaMention> only_area(std::string_view text, Span within) {
  const std::vector<AreaList> lists = find_area_lists(within.of(text));
  if (lists.size() != 1 || lists.front().areas.size() != 1) return std::nullopt;
  AreaMention area = lists.front().areas.front();
  area.span = {area.span.begin + within.begin, area.span.end + within.begin};
  return area;
}

struct Found {
  Quota quota;
  Span what;
  std::optional<Span> area;
  double confidence = 0.92;
};

/// Reads one number with the words up to the next number (or the end of the sentence) as its own.
std::optional<Found> read_quota(std::string_view text, const RuleMatch& match, Span before, Span own) {
  const auto count = number_of(match.group("count")->of(text));
  if (!count) return std::nullopt;
  Found found;
  found.quota.count = *count;
  auto kind = rules("quota_kind").first(text, own);
  if (!kind) kind = rules("quota_kind").first(text, before);
  if (!kind) return std::nullopt;
  std::optional<AreaMention> area = only_area(text, own);
  // `… på beskæftigelsesområdet, hvilket er muligt for i alt fire kommuner`
  if (!area && areas_in(own.of(text)).empty()) area = only_area(text, before);
  std::size_t end = own.end;
  if (kind->rule->gives == "existing") {
    found.confidence = 0.9;
    // `de syv kommuner, der fik en aftale i første runde, fortsætter`: the relative clause says who they are.
    if (const auto clause = rules("relative_clause").first(own.of(text))) end = own.begin + clause->span.end;
  } else if (area) {
    found.quota.area = area->area;
    found.area = area->span;
    found.confidence = std::min(0.95, area->confidence);
    if (area->span.begin > match.span.begin) end = area->span.end;
  } else {
    return std::nullopt;  // a number set aside for nobody knows what is no quota
  }
  found.what = trimmed(text, {match.span.begin, end});
  while (!found.what.empty() &&
         std::string_view(".,;").find(text[found.what.end - 1]) != std::string_view::npos) {
    --found.what.end;
  }
  found.quota.what = squeeze(found.what.of(text));
  return found;
}

}  // namespace

std::vector<Record> find_quotas(const Document& document, const Prose& prose) {
  const std::string_view text = prose.text();
  std::vector<Record> records;
  std::vector<std::pair<int, std::optional<AreaCode>>> seen;
  for (const Span sentence : prose.sentences()) {
    const std::vector<RuleMatch> numbers = rules("quota").all(text, sentence);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const Span before{i == 0 ? sentence.begin : numbers[i - 1].span.end, numbers[i].span.begin};
      const Span own{numbers[i].span.begin,
                     i + 1 < numbers.size() ? numbers[i + 1].span.begin : sentence.end};
      auto found = read_quota(text, numbers[i], before, own);
      if (!found) continue;
      const std::pair key{found->quota.count, found->quota.area};
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
      Record record{found->quota, found->confidence, {}};
      add_evidence(record.evidence, document, "count", prose.to_flow(*numbers[i].group("count")));
      add_evidence(record.evidence, document, "what", prose.to_flow(found->what));
      if (found->area) add_evidence(record.evidence, document, "area", prose.to_flow(*found->area));
      records.push_back(std::move(record));
    }
  }
  return records;
}

}  // namespace frisaet
