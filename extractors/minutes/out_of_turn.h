#pragma once

#include <string_view>
#include <vector>

#include "extractors/minutes/absence.h"
#include "extractors/minutes/paper.h"

namespace frisaet::minutes {

/// Items, by number, that were not dealt with in the order of their numbers.
struct OutOfTurn {
  int first;
  int last;
};

/// What the head or a decision tells of an item that was taken before or behind its turn (`Punkt 4 behandles
/// før punkt 2`): the items from its old place to its new one. Where one of the two is not told, all as far
/// as that end of the agenda; where a sentence tells of another order and no more, the whole agenda.
std::vector<OutOfTurn> taken_out_of_turn(std::string_view text, const Paper& paper);

/// `absence` begins or ends where somebody left or came. Where that was at such items, or right behind them,
/// numbers do not tell which of them the person missed: it covers none of them any more, and `doubts` gets
/// them.
void leave_open(const std::vector<OutOfTurn>& moved, Absence& absence, std::vector<Absence>& doubts);

}  // namespace frisaet::minutes
