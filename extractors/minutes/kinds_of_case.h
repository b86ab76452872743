#pragma once

#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"

namespace frisaet::minutes {

/// Sites print below a case's number what kind of case it is (`Beslutning`, `Orientering`), in the words of
/// headings: there they are particulars of the case and no heading. They are so where each plain heading over
/// a decision stands right below a case's number, what follows is no result, and the meeting's own decisions
/// have dated lines: each of those items ends in one of the same day. Cost: linear.
void set_aside_kinds_of_case(std::string_view text, std::vector<Mark>& marks);

}  // namespace frisaet::minutes
