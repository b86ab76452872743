#include "extractors/minutes/out_of_turn.h"

#include <algorithm>
#include <optional>

#include "extractors/minutes/point_labels.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

using Stretch = OutOfTurn::Stretch;

void widen(std::optional<Stretch>& stretch, int number) {
  stretch = stretch ? Stretch{std::min(stretch->first, number), std::max(stretch->last, number)}
                    : Stretch{number, number};
}

/// All numbers that stand in the words, smallest and largest.
std::optional<Stretch> numbers_in(std::string_view words) {
  std::optional<Stretch> range;
  for (std::size_t at = 0; at < words.size();) {
    if (is_digit(static_cast<unsigned char>(words[at]))) {
      widen(range, digits_at(words, at));
    } else {
      ++at;
    }
  }
  return range;
}

/// The numbers that the agenda begins and ends with.
std::optional<Stretch> whole_agenda(const Paper& paper) {
  std::optional<Stretch> agenda;
  for (const ItemRange& item : paper.items.items) {
    if (item.number) widen(agenda, item.number->number);
  }
  return agenda;
}

std::vector<Stretch> taken_out_of_turn(std::string_view text, const Paper& paper) {
  static const RuleFamily& told = RuleBook::standard().family("minutes_absence", "out_of_turn");
  static const RuleFamily& order_told = RuleBook::standard().family("minutes_absence", "order_told");
  std::vector<Stretch> moved;
  const auto agenda = whole_agenda(paper);
  if (!agenda) return moved;
  const auto look_in_sentence = [&](std::string_view words) {
    const auto moves = told.scan(words);
    if (moves.empty() && order_told.matches(words)) moved.push_back(*agenda);
    for (const RuleMatch& match : moves) {
      auto range = numbers_in(match.span.of(words));
      if (!range) continue;
      if (match.rule->gives == "forward") range->first = std::min(range->first, agenda->first);
      if (match.rule->gives == "to_here") range->last = std::max(range->last, agenda->last);
      if (range->last <= agenda->last) moved.push_back(*range);
    }
  };
  const auto look_in = [&](std::string_view words) {
    for (const Span sentence : sentences_of(words)) look_in_sentence(sentence.of(words));
  };
  const std::size_t head = std::min(paper.items.items.front().begin, paper.marks.size());
  for (std::size_t i = 0; i < head; ++i) look_in(paper.marks[i].piece.span.of(text));
  for (const OwnDecision& decision : paper.decisions) look_in(excerpt_of(text, decision.lines).text);
  return moved;
}

}  // namespace

void OutOfTurn::leave_open(Absence& absence, std::vector<Absence>& doubts) {
  if (!moved_) moved_ = taken_out_of_turn(text_, paper_);
  const std::optional<int> begin = absence.from_item;
  const std::optional<int> end = absence.to_item;
  for (const Stretch& items : *moved_) {
    // `gik under punkt 4` is told as away from item 5 on.
    const bool left_there = begin && items.first <= *begin && *begin <= items.last + 1;
    const bool came_there = end && items.first <= *end + 1 && *end <= items.last;
    if (!left_there && !came_there) continue;
    Absence doubt{absence.person, absence.span, items.first, items.last, {}};
    for (int item = items.first; item <= items.last; ++item) absence.but_not.push_back(item);
    doubts.push_back(std::move(doubt));
  }
}

}  // namespace frisaet::minutes
