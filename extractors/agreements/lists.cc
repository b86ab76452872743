// Assignments in lists: names below the area they have, a name or several on a line.
#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/name_cells.h"
#include "extractors/agreements/told.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kListEntry = 0.93;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

/// What the names below get: the area, from where it is read, and since when.
struct Head {
  AreaMention area;
  std::optional<PeriodMention> period;
};

/// The one period that words tell, or from when on: their one day, where a word for a begin stands among
/// them.
std::optional<PeriodMention> period_told(std::string_view words, std::size_t offset) {
  std::vector<PeriodMention> periods = find_periods(words);
  if (periods.size() == 1) {
    periods.front().span = shifted(periods.front().span, offset);
    return periods.front();
  }
  if (!rules("begins_then").matches(words)) return std::nullopt;
  return first_day(words, {offset, offset + words.size()});
}

/// `Folkeskole (1. august 2025 til …)`, `2. Ældreområdet – 4 kommuner:`
std::optional<Head> head_of(std::string_view text, Span line) {
  const auto form = rules("head_of_names").first(text);
  if (!form) return std::nullopt;
  auto area = area_in_cell(form->group("area")->of(text));
  if (!area) return std::nullopt;
  area->span = shifted(*form->group("area"), line.begin);
  Head head{*area, std::nullopt};
  const auto bracketed = form->group("period");
  if (const auto period = bracketed ? bracketed : form->group("since"))
    head.period = period_told(period->of(text), line.begin + period->begin);
  return head;
}

/// The names of one entry; those whose remark says `(afventer)` have nothing yet.
void take(const ListEntry& entry, const Head& head, Span line, std::vector<Assigned>& result) {
  if (rules("row_not_given").matches(entry.remark) || area_in_cell(entry.remark)) return;
  const bool begins = entry.names.size() == 1 && rules("begin_of_its_own").matches(entry.remark);
  const std::size_t end = line.begin + entry.names.back().span.end;
  // `- Rebild Kommune (1. maj 2024 - 30. april 2027)`
  const auto own = entry.names.size() == 1 ? two_days(entry.remark, {end, line.end}) : std::nullopt;
  for (const NameCell& name : entry.names) {
    result.push_back({name.municipality, head.area.area, shifted(name.span, line.begin), head.area.span,
                      kListEntry,
                      own      ? own
                      : begins ? first_day(entry.remark, {end, line.end})
                               : head.period});
  }
}

/// The one area of a line that leads over to the names that get it (`… begynder følgende kommuner på en
/// velfærdsaftale om dagtilbud:`).
std::optional<Head> lead_of(const Prose& prose, Span line) {
  const std::string_view text = prose.text();
  if (!trim(line.of(text)).ends_with(':')) return std::nullopt;
  const std::size_t index = prose.sentence_at(line.begin);
  if (index == prose.sentences().size()) return std::nullopt;
  const std::size_t begin = std::min(prose.sentences()[index].begin, line.begin);
  const std::string_view lead = text.substr(begin, line.end - begin);
  if (!says_who_has(lead) || rules("conditional_gift").matches(lead)) return std::nullopt;
  const std::vector<AreaList> lists = find_area_lists(lead);
  if (lists.size() != 1 || lists.front().areas.size() != 1) return std::nullopt;
  AreaMention area = lists.front().areas.front();
  area.span = shifted(area.span, begin);
  return Head{area, period_told(lead, begin)};
}

}  // namespace

std::vector<Assigned> assigned_in_lists(const Prose& prose) {
  constexpr std::size_t kFewestAreas = 2;  // one and its names may be anything, unless it says so right above
  std::vector<Assigned> result;
  std::optional<Head> head;
  Told told(prose);
  std::size_t areas = 0;
  bool counted = false;
  bool close = false;
  for (const Span line : prose.lines()) {
    const std::string_view text = line.of(prose.text());
    const bool given = told.given_above(line);
    const auto entry = head ? list_entry(text) : std::nullopt;
    if (entry) {
      areas += counted ? 0 : 1;
      counted = true;
      take(*entry, *head, line, result);
      continue;
    }
    head = given ? head_of(text, line) : std::nullopt;
    close = close || (head && told.close());
    counted = false;
  }
  return areas >= kFewestAreas || close ? result : std::vector<Assigned>{};
}

std::vector<Assigned> assigned_below_leads(const Prose& prose) {
  std::vector<Assigned> result;
  std::optional<Head> head;
  for (const Span line : prose.lines()) {
    const auto entry = head ? list_entry(line.of(prose.text())) : std::nullopt;
    if (entry) {
      take(*entry, *head, line, result);
    } else {
      head = lead_of(prose, line);
    }
  }
  return result;
}

}  // namespace frisaet
