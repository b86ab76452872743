// Assignments in papers that give each municipality a block of its own: its name on a line, and labelled
// lines below.
#include <optional>

#include "extractors/agreements/assignments.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

/// The municipality that a line names and says nothing else of (`Varde Kommune`, `2. Varde Kommune:`).
std::optional<MunicipalityMention> only_municipality(std::string_view line) {
  const auto head = RuleBook::standard().family("agreements", "block_owner").first(line);
  if (!head) return std::nullopt;
  const Span name = *head->group("name");
  std::vector<MunicipalityMention> named = find_municipalities(name.of(line));
  if (named.size() != 1 || !named.front().with_kommune || named.front().span.begin != 0) return std::nullopt;
  named.front().span = shifted(named.front().span, name.begin);
  return named.front();
}

std::optional<PeriodMention> period_in(std::string_view text, Span where) {
  const std::vector<PeriodMention> periods = find_periods(where.of(text));
  auto period = periods.size() == 1 ? std::optional(periods.front()) : period_of_two_days(where.of(text));
  if (period) period->span = shifted(period->span, where.begin);
  return period;
}

/// Begin and end on labelled lines of their own: whichever comes second completes the first.
void take_day(const RuleMatch& label, std::string_view text, Span line, bool begins,
              std::optional<PeriodMention>& period) {
  const Span where = shifted(*label.group("day"), line.begin);
  const std::vector<DateMention> days = find_dates(where.of(text));
  if (days.size() != 1 || !days.front().date) return;
  const Span day = shifted(days.front().span, where.begin);
  PeriodMention read = period.value_or(PeriodMention{day, {}});
  (begins ? read.period.from : read.period.to) = days.front().date;
  if (read.period.from && read.period.to && *read.period.to <= *read.period.from) return;
  read.span = hull(read.span, day);
  period = read;
}

}  // namespace

std::vector<Assigned> assigned_in_blocks(const Prose& prose) {
  constexpr double kLabelled = 0.93;
  constexpr std::size_t kFewestBlocks = 2;  // one may be anybody's form
  const RuleFamily& areas = RuleBook::standard().family("agreements", "block_area");
  const RuleFamily& periods = RuleBook::standard().family("agreements", "block_period");
  const RuleFamily& begins = RuleBook::standard().family("agreements", "block_begin");
  const RuleFamily& ends = RuleBook::standard().family("agreements", "block_end");
  const std::string_view text = prose.text();
  std::vector<Assigned> result;
  std::optional<std::pair<MunicipalityMention, Span>> owner;  // with the line of its name
  bool has_area = false;
  for (const Span line : prose.lines()) {
    const std::string_view words = line.of(text);
    if (auto named = only_municipality(words)) {
      owner = std::pair{std::move(*named), line};
      has_area = false;
      continue;
    }
    if (!owner) continue;
    if (const auto label = areas.first(words); label && !has_area) {
      const Span cell = shifted(*label->group("area"), line.begin);
      if (const auto area = area_in_cell(cell.of(text))) {
        result.push_back({owner->first.municipality, area->area,
                          shifted(owner->first.span, owner->second.begin), cell, kLabelled, std::nullopt});
        has_area = true;
      }
    } else if (const auto period = periods.first(words); period && has_area) {
      result.back().period = period_in(text, shifted(*period->group("period"), line.begin));
    } else if (const auto first = begins.first(words); first && has_area) {
      take_day(*first, text, line, true, result.back().period);
    } else if (const auto last = ends.first(words); last && has_area) {
      take_day(*last, text, line, false, result.back().period);
    }
  }
  return result.size() >= kFewestBlocks ? result : std::vector<Assigned>{};
}

}  // namespace frisaet
