#pragma once

#include <optional>

#include "models/document/raw_page.h"

namespace frisaet::repairing {

/// Where a page's text keeps away from the edges, so that what stands there is a head or a foot even when no
/// other page has it. Points from the top; nothing where there is no such gap, and in text files, which have
/// no places.
struct PageMargins {
  std::optional<double> head_bottom;  ///< one or two lines in the top margin end here, well above the text
  std::optional<double> begins;       ///< the uppermost words, head or text
  std::optional<double> foot_top;     ///< small print in the bottom margin begins here, well below the text
};

/// Cost: O(words · log words).
PageMargins margins_of(const RawPage& page);

}  // namespace frisaet::repairing
