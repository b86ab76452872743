#include "extractors/agreements/name_cells.h"

#include <algorithm>

#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"
#include "models/municipality/municipality.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr std::size_t kLongestSpelling = 60;  // bytes: twice the longest name, `Kommune` and damage included

bool is_inside_character(std::string_view line, std::size_t at) {
  return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U;
}

bool boundary(std::string_view line, std::size_t at) {
  const CodePoint c = decode_utf8(line, at);
  return c.size == 0 || (!is_letter(c.value) && c.value != '-');
}

}  // namespace

std::optional<NameCell> name_cell(std::string_view line, std::size_t from) {
  for (std::size_t begin = from; begin < line.size();) {
    const CodePoint c = decode_utf8(line, begin);
    const bool starts =
        is_upper(c.value) && (begin == 0 || boundary(line, begin - decode_utf8_before(line, begin).size));
    if (starts) {
      std::size_t end = std::min(line.size(), begin + kLongestSpelling);
      // Longest first: `Ringkøbing-Skjern` before `Ringkøbing`.
      for (; end > begin; --end) {
        if (is_inside_character(line, end) || !boundary(line, end) ||
            !is_letter(decode_utf8_before(line, end).value))
          continue;
        const auto match = MunicipalityIndex::standard().by_name(line.substr(begin, end - begin));
        if (match && match->kind != SpellingKind::kGarbled)
          return NameCell{ref_of(*match->municipality), {begin, end}};
      }
    }
    begin += c.size;
  }
  return std::nullopt;
}

std::vector<NameCell> name_cells(std::string_view line) {
  static const RuleFamily& links = RuleBook::standard().family("agreements", "name_link");
  std::vector<NameCell> cells;
  for (auto cell = name_cell(line); cell; cell = name_cell(line, cells.back().span.end)) {
    const bool same = cells.empty() || links.matches(line.substr(cells.back().span.end,
                                                                 cell->span.begin - cells.back().span.end));
    if (!same) break;
    cells.push_back(*cell);
  }
  return cells;
}

std::optional<ListEntry> list_entry(std::string_view line) {
  static const RuleFamily& marks = RuleBook::standard().family("agreements", "entry_mark");
  static const RuleFamily& behind = RuleBook::standard().family("agreements", "entry_ends");
  ListEntry entry{name_cells(line), {}};
  if (entry.names.empty()) return std::nullopt;
  const std::string_view lead = line.substr(0, entry.names.front().span.begin);
  if (!lead.empty() && !marks.matches(lead)) return std::nullopt;
  entry.remark = line.substr(entry.names.back().span.end);
  if (!trim(entry.remark).empty() && !behind.matches(entry.remark)) return std::nullopt;
  return entry;
}

std::optional<PeriodMention> two_days(std::string_view row, Span line) {
  auto period = period_of_two_days(row);
  if (period) period->span = shifted(period->span, line.begin);
  return period;
}

std::optional<PeriodMention> first_day(std::string_view row, Span line) {
  const std::vector<DateMention> dates = days_of_row(row);
  if (dates.size() != 1 || !dates[0].date) return std::nullopt;
  return PeriodMention{shifted(dates[0].span, line.begin), {dates[0].date, std::nullopt}};
}

}  // namespace frisaet
