// Assignments in tables: a column of municipalities and one of areas, a row on one line or a cell on each.
#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/name_cells.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr double kTableRow = 0.95;       // below a sentence: a cell may have slipped a row
constexpr std::size_t kLongestRow = 90;  // characters: name, area and two printed days
constexpr int kMostOtherLines = 3;       // between two rows: cells of other columns, page heads

/// The same where the cell's last year stands on the line below (`1. maj 2024 – 30. april` / `2028`), maybe
/// behind what other cells have there.
std::optional<PeriodMention> wrapped_period(std::string_view text, Span line) {
  constexpr std::size_t kYear = 4;
  const std::size_t below = std::min(text.find_first_not_of(" \t\n", line.end), text.size());
  const std::size_t end = std::min(text.find('\n', below), text.size());
  const std::string_view next = trim(text.substr(below, end - below));
  if (next.size() < kYear || (next.size() > kYear && next[next.size() - kYear - 1] != ' '))
    return std::nullopt;
  const std::string_view year = next.substr(next.size() - kYear);
  const bool is_year = (year.starts_with("20") || year.starts_with("19")) &&
                       year.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_year) return std::nullopt;
  auto period = two_days(std::string(line.of(text)) + " " + std::string(year), line);
  if (period) period->span.end = std::min(period->span.end, line.end);
  return period;
}

/// The one area that everything above a table speaks of. The text is searched once, whatever the number of
/// tables.
class AreaAbove {
 public:
  explicit AreaAbove(std::string_view text) : text_(text) {}

  std::optional<AreaMention> at(std::size_t end) {
    if (!searched_) search();
    return first_ && first_->span.end <= end && end <= another_ ? first_ : std::nullopt;
  }

 private:
  void search() {
    searched_ = true;
    for (AreaMention& area : find_areas(text_)) {
      if (!first_) {
        first_ = std::move(area);
      } else if (first_->area != area.area) {
        another_ = area.span.begin;
        return;
      }
    }
  }

  std::string_view text_;
  bool searched_ = false;
  std::optional<AreaMention> first_;
  std::size_t another_ = std::string_view::npos;  ///< where a second area is named
};

/// A row is a short line: prose that happens to name both is no row.
bool row_like(std::string_view line) {
  return count_code_points(squeeze(line)) <= kLongestRow && !line.ends_with('.');
}

}  // namespace

std::vector<Assigned> assigned_in_tables(const Prose& prose) {
  const RuleFamily& head = RuleBook::standard().family("agreements", "table_head");
  std::vector<Assigned> result;
  const RuleFamily& period_columns = RuleBook::standard().family("agreements", "period_columns");
  const RuleFamily& begin_column = RuleBook::standard().family("agreements", "begin_column");
  const RuleFamily& without_area = RuleBook::standard().family("agreements", "table_without_area");
  const RuleFamily& list_of_others = RuleBook::standard().family("agreements", "list_of_others");
  const RuleFamily& row_not_given = RuleBook::standard().family("agreements", "row_not_given");
  bool inside = false;
  bool with_begin = false;
  int others = 0;
  std::optional<std::pair<std::vector<NameCell>, Span>> names;  // cells that wait for their partner
  std::optional<std::pair<AreaMention, Span>> area;
  std::optional<AreaMention> given;  // of a table without a column for it
  AreaAbove above(prose.text());
  std::string_view lead;  // the line above, which may say whose table it is
  for (const Span line : prose.lines()) {
    const std::string_view text = line.of(prose.text());
    const std::string_view above_it = std::exchange(lead, text);
    const auto of_others = [&] { return list_of_others.matches(above_it) || row_not_given.matches(text); };
    if (head.matches(text)) {
      inside = !of_others();
      with_begin = !period_columns.matches(text) && begin_column.matches(text);
      others = 0;
      names.reset();
      area.reset();
      given.reset();
      continue;
    }
    if (without_area.matches(text)) {
      given = above.at(line.begin);
      inside = given.has_value() && !of_others();
      with_begin = false;
      others = 0;
      names.reset();
      continue;
    }
    if (!inside) continue;
    if (row_like(text) && row_not_given.matches(text)) {
      names.reset();
      area.reset();
      continue;
    }
    const std::vector<NameCell> found_names = row_like(text) ? name_cells(text) : std::vector<NameCell>{};
    const auto found_area = row_like(text) && !given ? area_in_cell(text) : std::nullopt;
    if (found_names.empty() && !found_area) {
      const bool figures =
          std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'z'; });
      if (!figures && ++others > kMostOtherLines) inside = false;
      continue;
    }
    if (!found_names.empty()) names = std::pair{found_names, line};
    if (found_area) area = std::pair{*found_area, line};
    if (!names || (!area && !given)) continue;
    std::optional<PeriodMention> period = two_days(text, line);
    if (!period) period = wrapped_period(prose.text(), line);
    if (!period && with_begin) period = first_day(text, line);
    for (const NameCell& name : names->first) {
      result.push_back({name.municipality, given ? given->area : area->first.area,
                        shifted(name.span, names->second.begin),
                        given ? given->span : shifted(area->first.span, area->second.begin),
                        given ? std::min(kTableRow, given->confidence) : kTableRow, period});
    }
    names.reset();
    area.reset();
    others = 0;
  }
  return result;
}

}  // namespace frisaet
