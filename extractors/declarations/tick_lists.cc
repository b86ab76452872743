#include "extractors/declarations/tick_lists.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractors/declarations/beside_fields.h"
#include "extractors/declarations/settle_wishes.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kTicked = 0.95;
constexpr double kSeveralTicks = 0.5;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// The boxes of a row that stand before words, with those words.
std::vector<TickOption> options_in(std::string_view text, Span line) {
  const std::string_view row = line.of(text);
  const std::vector<RuleMatch> boxes = rules("box").scan(row);
  std::vector<TickOption> options;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const std::size_t end = i + 1 < boxes.size() ? boxes[i + 1].span.begin : row.size();
    const Span label = trimmed(text, {line.begin + boxes[i].span.end, line.begin + end});
    if (!label.empty()) options.push_back({label, boxes[i].rule->gives == "ticked"});
  }
  return options.size() == boxes.size() ? options : std::vector<TickOption>{};
}

std::optional<AreaMention> area_of(std::string_view text, Span label) {
  auto area = area_in_cell(label.of(text));
  if (area) area->span = shifted(area->span, label.begin);
  return area;
}

/// Areas are what there is to choose from.
bool offers_areas(std::string_view text, const TickList& list) {
  return std::count_if(list.options.begin(), list.options.end(),
                       [&](const TickOption& option) { return area_of(text, option.label).has_value(); }) > 1;
}

}  // namespace

const TickOption* TickList::choice() const {
  const auto ticked = [](const TickOption& option) { return option.ticked; };
  const auto found = std::find_if(options.begin(), options.end(), ticked);
  const bool one = found != options.end() && std::none_of(std::next(found), options.end(), ticked);
  return one ? &*found : nullptr;
}

std::vector<TickList> tick_lists(const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  const std::vector<Span>& lines = prose.lines();
  std::vector<TickList> lists;
  bool open = false;  // the line above belongs to the last list, which goes on
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!within.contains(lines[i])) continue;
    std::vector<TickOption> options = options_in(text, lines[i]);
    if (options.empty()) {
      open = false;
      continue;
    }
    const std::size_t first_box = rules("box").scan(lines[i].of(text)).front().span.begin;
    const Span lead = trimmed(text, {lines[i].begin, lines[i].begin + first_box});
    if (!open || !lead.empty()) {
      const Span above = i > 0 && within.contains(lines[i - 1]) ? lines[i - 1] : Span{};
      lists.push_back({lead.empty() ? above : lead, {}, i});
    }
    open = true;
    TickList& list = lists.back();
    list.options.insert(list.options.end(), options.begin(), options.end());
    list.last_line = i;
  }
  std::erase_if(lists, [](const TickList& list) { return list.options.size() < 2; });
  return lists;
}

std::optional<WishReading> read_tick_lists(const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  std::vector<TickList> lists = tick_lists(prose, within);
  std::erase_if(lists, [&](const TickList& list) { return !offers_areas(text, list); });
  if (lists.size() < 2) return std::nullopt;
  const bool for_places = std::all_of(std::next(lists.begin()), lists.end(), [&](const TickList& list) {
    return rules("asks_for_a_place").matches(list.question.of(text));
  });
  const bool for_wishes = std::none_of(lists.begin(), lists.end(), [&](const TickList& list) {
    return rules("asks_for_no_wish").matches(list.question.of(text));
  });
  if (!for_places || !for_wishes) return std::nullopt;

  std::vector<WishGroup> groups;
  bool several = false;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    WishGroup group;
    for (const TickOption& option : lists[i].options) {
      if (!option.ticked) continue;
      if (auto area = area_of(text, option.label)) {
        group.areas.push_back(std::move(*area));
      } else if (i == 0 && lists[i].choice() && rules("answer_no").matches(option.label.of(text))) {
        WishReading none;
        none.none = true;
        none.none_span = option.label;
        none.confidence = kTicked;
        return none;
      }
    }
    if (i == 0 && group.areas.empty()) return WishReading{};
    if (group.areas.empty()) continue;
    several = several || !lists[i].choice();
    group.rank = static_cast<int>(i) + 1;
    groups.push_back(std::move(group));
  }
  WishReading reading = settle_wishes(std::move(groups), {}, false);
  std::vector<Span> known;
  for (const TickList& list : lists) {
    known.push_back(list.question);
    for (const TickOption& option : list.options) known.push_back(option.label);
  }
  const bool doubtful = several || says_more_beside(prose, within, known, reading);
  reading.confidence = std::min(reading.confidence, doubtful ? kSeveralTicks : kTicked);
  return reading;
}

}  // namespace frisaet
