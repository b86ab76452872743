#include "extractors/declarations/wish_rows.h"

#include <algorithm>
#include <utility>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr std::size_t kLongestRow = 160;  // bytes: an area, a place and a remark; longer is prose

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

}  // namespace

bool WishRows::read_table(Span piece) {
  if (const auto head = rules("priority_table").first(piece.of(text_))) {
    in_table_ = true;
    // A table that is one paragraph goes on below its head.
    for (const Span row : lines_of({piece.begin + head->span.end, piece.end})) read_entry(row);
    return true;
  }
  if (const auto head = rules("rank_column").first(piece.of(text_))) {
    rank_column_ = true;
    for (const Span row : lines_of({piece.begin + head->span.end, piece.end})) read_rank_row(row);
    return true;
  }
  // `Dagtilbud      2` below `i prioriteret rækkefølge:`: the place is told, not the row's own.
  if (in_table_ && rules("place_behind_a_gap").matches(piece.of(text_))) {
    in_table_ = false;
    rank_column_ = true;
  }
  if (read_rank_rows(piece) || read_rank_row(piece) || read_remarked_row(piece)) return true;
  const std::vector<Span> rows = lines_of(piece);
  if (rows.size() < 2 || !rules("placed_row").matches(rows.front().of(text_))) return false;
  for (const Span row : rows) read_entry(row);
  return true;
}

bool WishRows::read_list(Span piece, const std::vector<AreaList>& lists, bool open) {
  return read_entry(piece) || read_inline_list(piece, open) || read_ordered_list(piece, lists);
}

std::size_t WishRows::read_roman_list(const std::vector<Span>& pieces, std::size_t at) {
  std::vector<std::pair<AreaMention, RankWord>> entries;
  for (std::size_t i = at; i < pieces.size(); ++i) {
    const auto entry = rules("roman_entry").first(pieces[i].of(text_));
    if (!entry || entry->group("rank")->size() != entries.size() + 1) break;
    const Span cell = shifted(*entry->group("area"), pieces[i].begin);
    auto area = area_in_cell(cell.of(text_));
    if (!area) break;
    area->span = shifted(area->span, cell.begin);
    const Span numeral = shifted(*entry->group("rank"), pieces[i].begin);
    entries.push_back({*area, RankWord{static_cast<int>(numeral.size()), numeral}});
  }
  if (entries.size() < 2) return 0;
  for (const auto& [area, rank] : entries) add_group(groups_, {area}, rank);
  return entries.size();
}

/// The area that a row begins with, before a remark may name another; else the only one it names.
std::optional<AreaMention> WishRows::area_of_row(Span row) const {
  auto area = area_at_row_start(row.of(text_));
  if (!area && areas_in(row.of(text_)).size() < 2) area = area_in_cell(row.of(text_));
  if (area) area->span = shifted(area->span, row.begin);
  return area;
}

/// `2 Ældre` in a table or list of priorities.
bool WishRows::read_entry(Span piece) {
  if (piece.size() > kShortEntry) return false;
  if (!in_table_ && !rules("placed_row").matches(piece.of(text_))) return read_shared(piece);
  const auto number = rules("list_number").first(piece.of(text_));
  if (!number) return read_shared(piece);
  // Behind the number and its marks; the rule's last letter is the area's first.
  const std::size_t name = decode_utf8_before(piece.of(text_), number->span.end).size;
  const Span row{piece.begin + number->span.end - name, piece.end};
  const auto area = area_of_row(row);
  if (!area) return false;
  const Span rank = shifted(*number->group("rank"), piece.begin);
  const RankWord place{text_[rank.begin] - '0', rank};
  add_group(groups_, {*area}, place);
  shared_ = rules("shared_place").matches(piece.of(text_)) ? std::optional(place) : std::nullopt;
  return true;
}

/// `1 Folkeskole Lærerne vil selv lægge året til rette.` below a head of priorities: a remark may be longer
/// than an entry, and tell a condition.
bool WishRows::read_remarked_row(Span row) {
  const std::string_view words = row.of(text_);
  if (!in_table_ || row.size() > kLongestRow || rules("declines").matches(words)) return false;
  const auto number = rules("list_number").first(words);
  if (!number) return false;
  const std::size_t name = decode_utf8_before(words, number->span.end).size;
  auto area = area_at_row_start(words.substr(number->span.end - name));
  if (!area) return false;
  area->span = shifted(area->span, row.begin + number->span.end - name);
  const Span rank = shifted(*number->group("rank"), row.begin);
  add_group(groups_, {*area}, RankWord{text_[rank.begin] - '0', rank});
  if (const auto remark = rules("remark_condition").first(text_, {area->span.end, row.end}))
    groups_.back().condition = trimmed(text_, remark->span);
  const RankWord place{text_[rank.begin] - '0', rank};
  shared_ = rules("shared_place").matches(words) ? std::optional(place) : std::nullopt;
  return true;
}

/// `Ældreområdet` alone below `Nr. 1 (lige) Dagtilbudsområdet`.
bool WishRows::read_shared(Span piece) {
  const auto place = std::exchange(shared_, std::nullopt);
  auto area = place ? area_at_row_start(piece.of(text_)) : std::nullopt;
  if (!area || area->span.end != piece.size()) return false;
  area->span = shifted(area->span, piece.begin);
  add_group(groups_, {*area}, *place);
  shared_ = place;
  return true;
}

/// `vi prioriterer 1) ældre 2) skole`: each number with the area directly behind it, or nothing of it.
bool WishRows::read_inline_list(Span piece, bool open) {
  const std::vector<RuleMatch> numbers = rules("inline_number").all(text_, piece);
  if (numbers.size() < 2 || !rules("wish").matches(piece.of(text_))) return false;
  std::vector<std::pair<AreaMention, RankWord>> entries;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t next = i + 1 < numbers.size() ? numbers[i + 1].span.begin : piece.end;
    const Span cell{numbers[i].span.end, std::min(next, text_.find_first_of(",;.", numbers[i].span.end))};
    auto area = area_in_cell(cell.of(text_));
    if (!area) return false;
    area->span = shifted(area->span, cell.begin);
    const Span rank = *numbers[i].group("rank");
    entries.push_back({*area, RankWord{text_[rank.begin] - '0', rank}});
  }
  for (const auto& [area, rank] : entries)
    add_group(groups_, {area}, open ? std::nullopt : std::optional(rank));
  return true;
}

/// `Ældre | 2` below a head that puts the ranks behind the areas. A row without a rank (`Skole | -`) says
/// that the area is not asked for: true for it too, so that its area makes no wish.
bool WishRows::read_rank_row(Span row) {
  if (!rank_column_ || row.size() > kLongestRow) return false;
  const auto cell = rules("rank_cell").first(row.of(text_));
  if (!cell) return !row.of(text_).ends_with('.') && row.of(text_).find('|') != std::string_view::npos;
  const auto area = area_of_row(shifted(*cell->group("area"), row.begin));
  if (!area) return true;
  const Span rank = shifted(*cell->group("rank"), row.begin);
  add_group(groups_, {*area}, RankWord{text_[rank.begin] - '0', rank});
  if (const auto remark = rules("remark_condition").first(text_, {rank.end, row.end}))
    groups_.back().condition = trimmed(text_, remark->span);
  return true;
}

/// Rows that are one piece, below a rule of dashes for instance, or where a remark ends without a stop.
bool WishRows::read_rank_rows(Span piece) {
  constexpr std::ptrdiff_t kFewestRows = 2;  // one line of a paragraph may look like a row
  if (!rank_column_) return false;
  const std::vector<Span> rows = lines_of(piece);
  const auto is_row = [&](Span row) { return rules("rank_cell").matches(row.of(text_)); };
  if (std::count_if(rows.begin(), rows.end(), is_row) < kFewestRows) return false;
  for (const Span row : rows) read_rank_row(row);
  return true;
}

std::vector<Span> WishRows::lines_of(Span within) const {
  std::vector<Span> lines;
  for (std::size_t begin = within.begin; begin < within.end;) {
    const std::size_t end = std::min(text_.find('\n', begin), within.end);
    if (end > begin) lines.push_back({begin, end});
    begin = end + 1;
  }
  return lines;
}

/// `i følgende rækkefølge: A, B og C`: the position is the rank.
bool WishRows::read_ordered_list(Span piece, const std::vector<AreaList>& lists) {
  if (lists.size() != 1 || lists.front().areas.size() < 2 || lists.front().joint == AreaList::Joint::kOr)
    return false;
  const auto order = rules("ordered_list").first(text_, piece);
  if (!order) return false;
  int rank = 0;
  for (const AreaMention& area : lists.front().areas)
    add_group(groups_, {area}, RankWord{++rank, order->span});
  return true;
}

}  // namespace frisaet
