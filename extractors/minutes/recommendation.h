#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/minutes/sections.h"
#include "models/records/decision.h"

namespace frisaet::minutes {

/// A recommendation taken apart.
struct Recommendation {
  struct Point {
    RecommendationPoint value;
    std::vector<Span> spans;  ///< flow spans of its text
  };
  std::vector<Point> points;  ///< in printed order
  std::string openers;        ///< the sentences that say who recommends what to whom
};

/// Reads the lines under a recommendation's heading. Points are numbered in any form (`1.`, `1)`, `At 1)`,
/// `1. 1.`), with bullets or dashes, or are the clauses that begin with `at`; a number may stand before its
/// point, on a line of its own after it, or at the end of the point's first line (text layers that draw the
/// number last). A point goes on over lines and pages until the next begins. A recommendation without points
/// is one point without number. `widest`: bytes of the item's longest line; a clause with `at` below a line
/// that had room for it begins a point, also where no comma ended the one before.
Recommendation read_recommendation(std::string_view text, const std::vector<TextLine>& lines,
                                   std::size_t widest);

}  // namespace frisaet::minutes
