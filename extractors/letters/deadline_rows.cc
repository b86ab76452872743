#include "extractors/letters/deadline_rows.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr int kMostOtherLines = 2;  // between two rows: what a cell has on a second line

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

/// The day of a row: one with a year before one without.
std::optional<DateMention> day_in(std::string_view line) {
  if (line.ends_with('.')) return std::nullopt;
  if (auto full = first_full_date(line)) return full;
  for (DateMention& date : find_dates(line)) {
    if (date.form == DateForm::kDay) return std::move(date);
  }
  return std::nullopt;
}

/// Where the row begins: `Udpegning af deltagere til` stands above `følgegruppen   7. juni`.
std::size_t begin_of(std::string_view text, Span line, Span above) {
  const CodePoint first = decode_utf8(text, line.begin);
  const bool goes_on = is_letter(first.value) && !is_upper(first.value);
  return goes_on && !above.empty() ? above.begin : line.begin;
}

/// What stands before the day.
std::string_view what_of(std::string_view text, const DeadlineRow& row) {
  return text.substr(row.begin, row.date.span.begin - row.begin);
}

bool has_letters(std::string_view words) {
  return std::any_of(words.begin(), words.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

std::vector<DeadlineRow> deadline_rows(const Prose& prose) {
  enum class Inside { kNothing, kTable, kList };
  const std::string_view text = prose.text();
  std::vector<DeadlineRow> rows;
  Inside inside = Inside::kNothing;
  std::size_t first_of_list = 0;
  int others = 0;
  Span head;
  Span above;  // a line of the table that is no row
  const auto leave = [&] {
    if (inside == Inside::kList && rows.size() < first_of_list + 2) rows.resize(first_of_list);
    inside = Inside::kNothing;
  };
  for (const Span line : prose.lines()) {
    const std::string_view words = line.of(text);
    const bool table = rules("deadline_column").matches(words);
    if (table || rules("deadline_rows_lead").matches(words)) {
      leave();
      inside = table ? Inside::kTable : Inside::kList;
      first_of_list = rows.size();
      head = line;
      above = {};
      others = 0;
      continue;
    }
    if (inside == Inside::kNothing) continue;
    auto date = day_in(words);
    if (date) {
      date->span = shifted(date->span, line.begin);
      DeadlineRow row{line, begin_of(text, line, above), line.end, *std::move(date),
                      head, inside == Inside::kTable};
      const std::string_view what = what_of(text, row);
      const bool asks = inside == Inside::kTable || has_letters(what);
      if (asks && !rules("row_of_an_event").matches(what)) rows.push_back(std::move(row));
      above = {};
      others = 0;
    } else {
      if (!rows.empty() && text.substr(rows.back().end, line.begin - rows.back().end) == "\n" && others == 0)
        rows.back().end = line.end;
      above = line;
      if (++others > kMostOtherLines) leave();
    }
  }
  leave();
  return rows;
}

}  // namespace frisaet
