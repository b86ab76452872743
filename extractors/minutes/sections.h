#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/minutes/absence.h"
#include "extractors/minutes/classify.h"
#include "extractors/minutes/excerpt.h"
#include "extractors/minutes/items.h"

namespace frisaet::minutes {

/// What stands under one heading or dated line of an item.
struct Section {
  HeadingRole role = HeadingRole::kSummary;  ///< for a step: of the heading it stands under
  std::optional<Step> step;
  std::vector<TextLine> lines;              ///< without lines about attendance
  std::vector<TextLine> told_disqualified;  ///< who was disqualified: words of it that decide nothing
  Attendance attendance;                    ///< printed inside it
  bool known = true;                        ///< false for what stands before the item's first heading
};

/// An item taken apart.
struct ItemSections {
  std::vector<Section> sections;  ///< in text order; the first is what stands before any heading
  std::optional<Found<std::string>> case_number;
  bool button_inside = false;  ///< below a site's button stands a line that may go on what stands above it
  bool closed = false;
};

/// Takes the marks of an item apart.
ItemSections read_sections(std::string_view text, const std::vector<Mark>& marks, const ItemRange& item);

}  // namespace frisaet::minutes
