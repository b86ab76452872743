#include "extractors/minutes/table_rows.h"

#include <algorithm>

#include "extractors/lexicon/headings.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

constexpr std::size_t kLeastColumns = 3;
constexpr std::size_t kLongestColumnName = 40;

/// For tables without bars, whose columns stand two or more blanks apart.
constexpr char kWideBlanks = ' ';

std::vector<Span> cells_between_blanks(std::string_view text, Span line) {
  std::vector<Span> cells;
  const std::string_view up_to_end = text.substr(0, line.end);  // what is sought may stand nowhere below
  for (std::size_t at = line.begin; at < line.end;) {
    const std::size_t gap = std::min(up_to_end.find("  ", at), line.end);
    if (gap > at) cells.push_back(trimmed(text, {at, gap}));
    at = std::min(up_to_end.find_first_not_of(' ', gap), line.end);
  }
  return cells;
}

/// The cells of a line; an empty one at either end is the table's edge.
std::vector<Span> cells_of(std::string_view text, Span line, char separator) {
  if (separator == kWideBlanks) return cells_between_blanks(text, line);
  std::vector<Span> cells;
  std::size_t begin = line.begin;
  for (std::size_t at = line.begin; at <= line.end; ++at) {
    if (at < line.end && text[at] != separator) continue;
    cells.push_back(trimmed(text, {begin, at}));
    begin = at + 1;
  }
  if (!cells.empty() && cells.front().empty()) cells.erase(cells.begin());
  if (separator == '|' && !cells.empty() && cells.back().empty()) cells.pop_back();
  return cells;
}

std::optional<HeadingRole> role_of(std::string_view text, Span column) {
  const auto heading = heading_at(text, column);
  if (heading) return heading->role;
  // `Resultat`: a heading only where it stands in a table's head or before a colon.
  static const RuleFamily& labels = RuleBook::standard().family("minutes_headings", "heading_with_colon");
  static const RuleFamily& decides = RuleBook::standard().family("minutes_headings", "decision_column");
  if (decides.matches(squeeze(column.of(text)))) return HeadingRole::kDecision;
  const auto match = labels.first(squeeze(column.of(text)));
  return match && match->rule->gives == "decision" ? std::optional(HeadingRole::kDecision) : std::nullopt;
}

bool is_section_column(std::string_view text, Span column) {
  const auto role = role_of(text, column);
  return role && is_section(*role);
}

}  // namespace

std::optional<TableRows> TableRows::head_at(std::string_view text, Span line) {
  static const RuleFamily& numbers = RuleBook::standard().family("minutes_items", "number_column");
  for (const char separator : {'|', '\t', ';', kWideBlanks}) {
    TableRows table;
    table.separator_ = separator;
    table.columns_ = cells_of(text, line, separator);
    const auto& columns = table.columns_;
    if (columns.size() < kLeastColumns || !numbers.matches(columns[0].of(text))) continue;
    if (std::any_of(columns.begin(), columns.end(), [](Span c) { return c.size() > kLongestColumnName; }))
      continue;
    const auto decisions = std::count_if(columns.begin() + 2, columns.end(),
                                         [&](Span c) { return role_of(text, c) == HeadingRole::kDecision; });
    if (decisions != 1) continue;
    table.decision_ = *std::find_if(columns.begin() + 2, columns.end(),
                                    [&](Span c) { return role_of(text, c) == HeadingRole::kDecision; });
    return table;
  }
  return std::nullopt;
}

std::vector<Span> TableRows::row_at(std::string_view text, Span line) const {
  const std::vector<Span> cells = cells_of(text, line, separator_);
  if (cells.size() != columns_.size() || cells[1].empty()) return {};
  const std::string_view number = cells[0].of(text);
  const bool numbered =
      !number.empty() && number.size() < 5 && std::all_of(number.begin(), number.end(), [](char c) {
        return is_digit(static_cast<unsigned char>(c)) || c == '.';
      });
  if (!numbered) return {};
  std::vector<Span> pieces{cells[0], cells[1]};
  for (std::size_t i = 2; i < cells.size(); ++i) {
    if (!is_section_column(text, columns_[i])) pieces.push_back(cells[i]);
  }
  for (std::size_t i = 2; i < cells.size(); ++i) {
    if (!is_section_column(text, columns_[i])) continue;
    pieces.push_back(columns_[i]);
    pieces.push_back(cells[i]);
  }
  return pieces;
}

bool is_table_rule(std::string_view line) {
  return line.size() > 2 && line.find_first_not_of("|-: +=") == std::string_view::npos &&
         line.find('|') != std::string_view::npos;
}

}  // namespace frisaet::minutes
