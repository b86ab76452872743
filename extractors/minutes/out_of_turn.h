#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/minutes/absence.h"
#include "extractors/minutes/paper.h"

namespace frisaet::minutes {

/// Items that the head or a decision tells were taken before or behind their turn (`Punkt 4 behandles før
/// punkt 2`): those from the old place to the new one. Where one of the two is not told, all as far as that
/// end of the agenda; where a sentence tells of another order and no more, the whole agenda. Looked for when
/// first asked about, as few papers tell of anybody who came or left.
class OutOfTurn {
 public:
  /// REQUIRES: `text` and `paper` outlive it.
  OutOfTurn(std::string_view text, const Paper& paper) : text_(text), paper_(paper) {}

  /// `absence` begins or ends where somebody left or came. Where that was at such items, or right behind
  /// them, numbers do not tell which of them the person missed: it covers none of them any more, and `doubts`
  /// gets them.
  void leave_open(Absence& absence, std::vector<Absence>& doubts);

  /// Numbers of items, both included.
  struct Stretch {
    int first;
    int last;
  };

 private:
  std::string_view text_;
  const Paper& paper_;
  std::optional<std::vector<Stretch>> moved_;
};

}  // namespace frisaet::minutes
