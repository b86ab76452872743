#include "extractors/declarations/answer_rows.h"

#include <algorithm>
#include <utility>

#include "extractors/declarations/wish_words.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr std::size_t kLongestRow = 160;  // bytes, as in wish_rows.cc
constexpr std::size_t kRemark = 40;       // bytes beside a row's cells
constexpr std::size_t kRowLead = 12;      // bytes before the area: a quotation mark, `området`

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("choosing", family);
}
const RuleFamily& known(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

WishGroup group_of(const AreaList& list, std::size_t offset, std::optional<int> rank) {
  WishGroup group;
  for (AreaMention area : list.areas) {
    area.span = shifted(area.span, offset);
    group.areas.push_back(std::move(area));
  }
  group.alternative = list.joint == AreaList::Joint::kOr;
  group.rank = rank;
  return group;
}

/// `2`, `B` or `b`; nothing for a dash.
std::optional<int> place_of(char mark) {
  if (mark >= '1' && mark <= '4') return mark - '0';
  if (mark >= 'A' && mark <= 'D') return mark - 'A' + 1;
  if (mark >= 'a' && mark <= 'd') return mark - 'a' + 1;
  return std::nullopt;
}

}  // namespace

bool AnswerRows::are_rows(const std::vector<Span>& lines) const {
  return std::count_if(lines.begin(), lines.end(), [&](Span line) {
           const std::string_view row = line.of(text_);
           return rules("place_then_area").matches(row) || rules("area_then_place").matches(row) ||
                  rules("answered_row").matches(row);
         }) > 1;
}

std::optional<AnswerRow> AnswerRows::read(Span piece, bool later) {
  const std::string_view words = piece.of(text_);
  if (piece.size() <= kLongestRow) {
    if (rules("set_follows").matches(words)) {
      in_set_ = true;
      return AnswerRow{{}, {}, true};
    }
    if (rules("order_follows").matches(words)) {
      entry_ = 1;
      return AnswerRow{};
    }
    if (auto row = read_answer(piece, later)) return row;
    if (auto row = read_ticks(piece)) return row;
    if (auto row = read_places_behind(piece)) return row;
    if (auto row = read_place_in_front(piece)) return row;
    if (auto row = read_entry(piece)) return row;
  }
  // The list has ended: what follows is told, not listed.
  entry_ = 0;
  in_set_ = false;
  return std::nullopt;
}

/// `Efterår | Ældre | Ja, men kun når …`, `Dagtilbud: nej`.
std::optional<AnswerRow> AnswerRows::read_answer(Span piece, bool later) const {
  const auto match = rules("answered_row").first(piece.of(text_));
  if (!match) return std::nullopt;
  const Span cell = shifted(*match->group("area"), piece.begin);
  const std::vector<AreaList> lists = find_area_lists(cell.of(text_), AreaWords::kEveryday);
  if (lists.size() != 1 || lists.front().areas.size() != 1) return std::nullopt;
  AnswerRow row;
  const std::string_view answer = match->group("answer")->of(piece.of(text_));
  if (answer == "[ ]" || answer == "☐") return row;
  if (to_lower(answer) == "nej") {
    row.declined.push_back(lists.front().areas.front().area);
    return row;
  }
  row.wanted.push_back(group_of(lists.front(), cell.begin, std::nullopt));
  take_condition(shifted(*match->group("rest"), piece.begin), later, row.wanted.back());
  return row;
}

std::optional<AnswerRow> AnswerRows::read_ticks(Span piece) const {
  const std::string_view words = piece.of(text_);
  const std::vector<RuleMatch> ticked = known("box_ticked").all(words);
  const bool empty = known("box_empty").matches(words);
  AnswerRow row;
  for (const RuleMatch& box : ticked) {
    const Span label = shifted(*box.group("label"), piece.begin);
    for (const AreaList& list : find_area_lists(label.of(text_), AreaWords::kEveryday))
      row.wanted.push_back(group_of(list, label.begin, std::nullopt));
  }
  if (row.wanted.empty() && !empty) return std::nullopt;
  return row;
}

/// `Dagtilbud: 1`, `ÆLDRE (2) SKOLE (–)`.
std::optional<AnswerRow> AnswerRows::read_places_behind(Span piece) const {
  const std::vector<RuleMatch> cells = rules("area_then_place").all(piece.of(text_));
  std::size_t rest = piece.size();
  for (const RuleMatch& cell : cells) rest -= cell.span.size();
  if (cells.empty() || rest > kRemark) return std::nullopt;
  AnswerRow row;
  bool any = false;
  for (const RuleMatch& cell : cells)
    any =
        add_cell(shifted(*cell.group("area"), piece.begin), shifted(*cell.group("rank"), piece.begin), row) ||
        any;
  return any ? std::optional(std::move(row)) : std::nullopt;
}

/// `1) Ældre – fordi …`, `Ønske B: Skoler, hvis A ikke opnås`.
std::optional<AnswerRow> AnswerRows::read_place_in_front(Span piece) const {
  const auto match = rules("place_then_area").first(piece.of(text_));
  if (!match) return std::nullopt;
  const Span rest = shifted(*match->group("area"), piece.begin);
  const std::vector<AreaList> lists = find_area_lists(rest.of(text_), AreaWords::kEveryday);
  if (lists.empty() || lists.front().span.begin >= kRowLead || denies(text_, rest, {})) return std::nullopt;
  const Span cell{rest.begin, rest.begin + lists.front().span.end};
  AnswerRow row;
  if (!add_cell(cell, shifted(*match->group("rank"), piece.begin), row)) return std::nullopt;
  if (!row.wanted.empty()) take_condition({cell.end, rest.end}, true, row.wanted.back());
  return row;
}

/// `- ældre` below a head that says what the entries are.
std::optional<AnswerRow> AnswerRows::read_entry(Span piece) {
  if ((entry_ == 0 && !in_set_) || !rules("entry").matches(piece.of(text_))) return std::nullopt;
  const std::vector<AreaList> lists = find_area_lists(piece.of(text_), AreaWords::kEveryday);
  if (lists.size() != 1) return std::nullopt;
  const auto place = in_set_ ? std::nullopt : std::optional(entry_++);
  return AnswerRow{{group_of(lists.front(), piece.begin, place)}, {}, false};
}

/// The area of a cell with its place; a dash asks for nothing. False where the cell names no area, or
/// several.
bool AnswerRows::add_cell(Span cell, std::optional<Span> place, AnswerRow& row) const {
  const std::vector<AreaList> lists = find_area_lists(cell.of(text_), AreaWords::kEveryday);
  if (lists.size() != 1) return false;
  std::optional<int> rank;
  if (place && !in_set_) {
    rank = place_of(text_[place->begin]);
    if (!rank) return true;
  }
  row.wanted.push_back(group_of(lists.front(), cell.begin, rank));
  return true;
}

/// The condition in the rest of a row.
void AnswerRows::take_condition(Span rest, bool later, WishGroup& group) const {
  const std::vector<Condition> conditions = conditions_in(text_, rest);
  Span words = conditions.empty() ? Span{} : conditions.front().span;
  if (const auto only = rules("only_when").first(text_, rest)) words = trimmed(text_, only->span);
  if (words.empty()) return;
  group.condition = words;
  group.fallback = later && !group.rank;
}

}  // namespace frisaet
