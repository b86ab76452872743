// Assignments in papers that give each municipality a block of its own: its name on a line, and labelled
// lines below.
#include <optional>
#include <utility>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/name_cells.h"
#include "extractors/agreements/told_periods.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

/// Whose block begins, and where its name stands in the line.
struct Owner {
  MunicipalityRef municipality;
  Span span;
};

/// The municipality that a line names and says nothing else of (`Varde Kommune`, `2. Varde Kommune:`,
/// `Kommune: Varde`, `VARDE`).
std::optional<Owner> only_municipality(std::string_view line) {
  if (const auto head = rules("block_owner").first(line)) {
    const Span name = *head->group("name");
    const std::vector<MunicipalityMention> named = find_municipalities(name.of(line));
    if (named.size() == 1 && named.front().with_kommune && named.front().span.begin == 0)
      return Owner{named.front().municipality, shifted(named.front().span, name.begin)};
  }
  const auto label = rules("block_owner_label").first(line);
  const std::size_t begin = label ? label->span.end : 0;
  const auto entry = list_entry(line.substr(begin));
  if (!entry || entry->names.size() != 1 || !trim(entry->remark).empty()) return std::nullopt;
  return Owner{entry->names.front().municipality, shifted(entry->names.front().span, begin)};
}

/// The last line of a list of names (`…, Vesthimmerland⏎og Ærø`), which what stands below says nothing of.
bool ends_a_list(std::string_view text, std::optional<Span> above, Span line) {
  if (!above || text.substr(above->end, line.begin - above->end) != "\n") return false;
  return above->of(text).ends_with(',') || name_cells(above->of(text)).size() > 1;
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

/// Begin and end in whatever words a line of the block has; what the block told before stays.
void take_told(std::string_view text, Span line, std::optional<PeriodMention>& period) {
  const auto told = told_period(line.of(text));
  if (!told) return;
  const Span span = shifted(told->span, line.begin);
  PeriodMention read = period.value_or(PeriodMention{span, {}});
  if (!read.period.from) read.period.from = told->period.from;
  if (!read.period.to) read.period.to = told->period.to;
  if (read.period.from && read.period.to && *read.period.to <= *read.period.from) return;
  read.span = hull(read.span, span);
  period = read;
}

/// The area of a labelled line, or of one that begins with it right below the name; spans in the text.
std::optional<AreaMention> area_of_line(std::string_view text, Span line, bool right_below) {
  const auto label = rules("block_area").first(line.of(text));
  if (!label && !right_below) return std::nullopt;
  if (label) {
    const Span cell = shifted(*label->group("area"), line.begin);
    auto area = area_in_cell(cell.of(text));
    if (area) area->span = shifted(area->span, cell.begin);
    return area;
  }
  const auto form = rules("block_area_alone").first(line.of(text));
  if (!form) return std::nullopt;
  const Span cell = shifted(*form->group("area"), line.begin);
  auto area = area_in_cell(cell.of(text));
  if (area) area->span = cell;
  return area;
}

}  // namespace

std::vector<Assigned> assigned_in_blocks(const Prose& prose) {
  constexpr double kLabelled = 0.93;
  constexpr double kUnlabelled = 0.85;
  constexpr std::size_t kFewestBlocks = 2;  // one may be anybody's form
  constexpr int kMostLines = 8;
  constexpr std::size_t kLongestLine = 140;  // bytes; longer ones are prose behind the last block
  const std::string_view text = prose.text();
  std::vector<Assigned> result;
  std::size_t blocks = 0;
  std::optional<std::pair<Owner, Span>> owner;  // with the line of its name
  bool has_area = false;
  bool heads = false;
  int lines = 0;
  std::optional<Span> above;
  for (const Span line : prose.lines()) {
    const std::string_view words = line.of(text);
    const bool list = ends_a_list(text, std::exchange(above, line), line);
    if (auto named = list ? std::nullopt : only_municipality(words)) {
      owner = std::pair{std::move(*named), line};
      has_area = false;
      lines = 0;
      continue;
    }
    // Areas that stand over names: below a name is the next one's head.
    if (!owner) heads = heads || (rules("head_of_names").matches(words) && area_in_cell(words));
    if (!owner) continue;
    if (++lines > kMostLines || line.size() > kLongestLine) {
      owner = std::nullopt;
      continue;
    }
    if (!has_area) {
      const bool next_line = text.substr(owner->second.end, line.begin - owner->second.end) == "\n";
      const auto area = area_of_line(text, line, lines == 1 && next_line && !heads);
      if (!area) continue;
      ++blocks;
      if (rules("row_not_given").matches(words) || rules("cell_without").matches(words)) {
        owner = std::nullopt;
        continue;
      }
      has_area = true;
      result.push_back({owner->first.municipality, area->area,
                        shifted(owner->first.span, owner->second.begin), area->span,
                        rules("block_area").matches(words) ? kLabelled : kUnlabelled, std::nullopt});
      take_told(text, {area->span.end, line.end}, result.back().period);
    } else if (const auto period = rules("block_period").first(words)) {
      result.back().period = period_in(text, shifted(*period->group("period"), line.begin));
      if (!result.back().period) take_told(text, line, result.back().period);
    } else if (const auto first = rules("block_begin").first(words)) {
      take_day(*first, text, line, true, result.back().period);
    } else if (const auto last = rules("block_end").first(words)) {
      take_day(*last, text, line, false, result.back().period);
    } else {
      take_told(text, line, result.back().period);
    }
  }
  return blocks >= kFewestBlocks ? result : std::vector<Assigned>{};
}

}  // namespace frisaet
