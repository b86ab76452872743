#include "extractors/letters/counted_areas.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/lexicon/numbers.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kByOffice = 0.8;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

/// How many a part of a pool is, where it comes out even; `left`: what other parts have not taken.
std::optional<int> part_of(std::string_view printed, int pool, int left) {
  struct Part {
    std::string_view words;
    int times, of;
  };
  static constexpr Part kParts[] = {{"halv", 1, 2},         {"en tredjedel", 1, 3},   {"to tredjedele", 2, 3},
                                    {"en fjerdedel", 1, 4}, {"tre fjerdedele", 3, 4}, {"en femtedel", 1, 5},
                                    {"to femtedele", 2, 5}};
  const std::string words = to_lower(printed);
  for (const Part& part : kParts) {
    if (words.find(part.words) == std::string::npos) continue;
    return pool * part.times % part.of == 0 ? std::optional(pool * part.times / part.of) : std::nullopt;
  }
  return left > 0 ? std::optional(left) : std::nullopt;  // `resten`
}

}  // namespace

std::optional<int> number_of(std::string_view printed) {
  const auto count = count_in_words(printed);
  return count && *count > 0 ? count : std::nullopt;
}

namespace {

/// `12 kommuner på dagtilbud, 10 på skole og 7 på ældre`: in a row with at least one known area and three in
/// all, everyday words are areas too.
void add_everyday_words(std::string_view words, Span sentence, std::vector<Beside>& found) {
  constexpr double kEverydayWord = 0.8;
  constexpr std::size_t kARow = 3;
  if (found.empty()) return;
  std::vector<Beside> more;
  for (const AreaList& list : find_area_lists(words, AreaWords::kEveryday)) {
    if (list.areas.size() != 1) continue;
    const AreaMention& area = list.areas.front();
    const auto told = [&](const Beside& beside) { return beside.area.area == area.area; };
    if (std::any_of(found.begin(), found.end(), told)) continue;
    const auto number = rules("number_at_area").first(words.substr(0, area.span.begin));
    if (!number) continue;
    const Span printed = *number->group("count");
    const auto count = number_of(printed.of(words));
    if (!count) continue;
    more.push_back({{shifted(area.span, sentence.begin), area.area, std::min(area.confidence, kEverydayWord)},
                    shifted(printed, sentence.begin),
                    *count,
                    found.front().pool});
  }
  if (found.size() + more.size() < kARow) return;
  found.insert(found.end(), more.begin(), more.end());
}

}  // namespace

std::vector<Beside> numbers_beside_areas(std::string_view text, Span sentence) {
  std::vector<Beside> found;
  std::optional<Span> pool;
  const std::string_view words = sentence.of(text);
  for (const AreaList& list : find_area_lists(words)) {
    if (list.areas.size() != 1) continue;
    const AreaMention& area = list.areas.front();
    auto number = rules("number_before_area").first(words.substr(0, area.span.begin));
    std::size_t offset = 0;
    if (!number) {
      number = rules("number_behind_area").first(words.substr(area.span.end));
      offset = area.span.end;
    }
    if (!number) continue;
    const Span printed = *number->group("count");
    const auto count = number_of(printed.of(words.substr(offset)));
    if (!count || rules("numbered_thing").matches(words.substr(0, offset + printed.begin))) continue;
    AreaMention there = area;
    there.span = shifted(area.span, sentence.begin);
    // `29 af de 87 kommuner får dagtilbud, 29 folkeskole og 29 ældre`
    if (offset == 0 && number->group("pool")) pool = shifted(*number->group("pool"), sentence.begin);
    found.push_back({there, shifted(printed, sentence.begin + offset), *count, pool});
  }
  add_everyday_words(words, sentence, found);
  // `… og 30 ældre` at the end of such a list; alone it may count the elderly.
  constexpr std::size_t kAList = 2;
  const auto last = rules("number_of_elderly").first(words);
  const bool told =
      std::any_of(found.begin(), found.end(), [](const Beside& b) { return b.area.area == "aeldre"; });
  if (last && found.size() >= kAList && !told) {
    const Span area = shifted(*last->group("area"), sentence.begin);
    const Span printed = shifted(*last->group("count"), sentence.begin);
    if (const auto count = number_of(printed.of(text)); count && printed.begin > found.back().number.end)
      found.push_back({{area, "aeldre", found.back().area.confidence}, printed, *count, pool});
  }
  return found;
}

std::optional<Pool> pool_in(std::string_view text, Span words) {
  const std::vector<RuleMatch> found = rules("pool_number").scan(text, words);
  if (found.size() != 1) return std::nullopt;
  const auto count = number_of(found.front().group("count")->of(text));
  return count ? std::optional(Pool{*found.front().group("pool"), *count}) : std::nullopt;
}

std::vector<Beside> parts_of_a_pool(std::string_view text, Span sentence) {
  const auto pool = pool_in(text, sentence);
  if (!pool) return {};
  std::vector<Beside> found;
  int left = pool->count;
  std::size_t from = pool->span.end;
  for (const AreaMention& area : find_areas(sentence.of(text))) {
    const Span there = shifted(area.span, sentence.begin);
    if (there.begin < from) continue;
    const auto part = rules("part_of_pool").first(text.substr(from, there.begin - from));
    if (!part) return {};
    const Span words = shifted(*part->group("part"), from);
    const auto count = part_of(words.of(text), pool->count, left);
    if (!count || *count > left) return {};
    left -= *count;
    from = there.end;
    found.push_back({{there, area.area, area.confidence}, words, *count, pool->span});
  }
  return found;
}

std::vector<Beside> numbers_in_turn(std::string_view text, Span sentence) {
  if (!rules("in_turn").first(text, sentence)) return {};
  const auto numbers = rules("numbers_in_turn").first(text, sentence);
  if (!numbers) return {};
  std::vector<Span> printed;
  const Span all = *numbers->group("numbers");
  constexpr std::string_view kDigits = "0123456789";
  for (std::size_t at = all.begin; at < all.end;) {
    const std::size_t begin = text.find_first_of(kDigits, at);
    if (begin >= all.end) break;
    const std::size_t end = std::min(text.find_first_not_of(kDigits, begin), all.end);
    printed.push_back({begin, end});
    at = end;
  }
  for (const AreaList& list : find_area_lists(sentence.of(text))) {
    if (list.areas.size() != printed.size()) continue;
    std::vector<Beside> found;
    for (std::size_t i = 0; i < printed.size(); ++i) {
      AreaMention area = list.areas[i];
      area.span = shifted(area.span, sentence.begin);
      if (const auto count = number_of(printed[i].of(text)))
        found.push_back({area, printed[i], *count, std::nullopt});
    }
    return found;
  }
  return {};
}

std::vector<Beside> numbers_of_offices(std::string_view text, Span sentence) {
  std::vector<Beside> found;
  const auto room = rules("quota_kind").first(text, sentence);
  if (!room || room->rule->gives != "set_aside") return found;
  for (const RuleMatch& match : rules("number_of_offices").scan(text, sentence)) {
    if (const auto count = number_of(match.group("count")->of(text)))
      found.push_back({{*match.group("area"), match.rule->gives, kByOffice},
                       *match.group("count"),
                       *count,
                       std::nullopt});
  }
  return found;
}

}  // namespace frisaet
