#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

/// A welfare area named in a text.
struct AreaMention {
  Span span;  ///< in the caller's text: `ældreområdet`, or `dagtilbuds-` in a list
  AreaCode area;
  double confidence =
      1;  ///< 1 for the whole word (`ældreområdet`); less for a bare subject (`dagtilbud`) or a garbled word

  friend bool operator==(const AreaMention&, const AreaMention&) = default;
};

/// Areas in text order, not overlapping. Reads compounds (`dagtilbudsområdet`), lists with shared ends
/// (`dagtilbuds-, folkeskole- eller ældreområdet`, also broken over lines), bare subjects (`dagtilbud`,
/// `folkeskolen`, `ældrepleje`) and what OCR makes of the long forms (`beskaeftigelsesomradet`,
/// `sldreomradet`). `skole-` alone is no area: only a list that ends in an area word makes it one. The words
/// are data: extractors/data/areas.toml.
std::vector<AreaMention> find_areas(std::string_view text);

/// Whole-word mentions only (confidence ≥ 0.7), each area once, in order of first mention.
std::vector<AreaCode> areas_in(std::string_view text);

/// Areas that a text is about by naming what belongs to them (`Lyngholmskolen`, `plejecenter`), in order of
/// first mention; other schools and the names of committees count for nothing. For what an agenda item is
/// about, never for what somebody wishes.
std::vector<AreaMention> find_institutions(std::string_view text);

/// The area that a table's row or a short answer names, everyday words included (`2 Ældre`); nothing where it
/// names two.
std::optional<AreaMention> area_in_cell(std::string_view row);

/// The area that a table's row begins with: its first cell's (up to a bar, a tab or two blanks), else its
/// first word's (`Dagtilbud Gerne med ældreområdet`); span in `row`. Nothing where the row begins otherwise.
std::optional<AreaMention> area_at_row_start(std::string_view row);

/// Areas that stand together, joined by nothing but commas, blanks and small words.
struct AreaList {
  enum class Joint {
    kSingle,  ///< one area
    kAnd,     ///< `og`, `samt`, or commas alone
    kOr,      ///< `eller`
  };
  Span span;
  std::vector<AreaMention> areas;
  Joint joint = Joint::kSingle;
  bool either = false;  ///< `enten` or `et af` stands before it
};

/// Which words count as areas.
enum class AreaWords {
  kNamed,     ///< the areas' names, and everyday words where a list or a cell makes them names
  kEveryday,  ///< also `plejehjemmene`, `de mindste`, `vores skoler` anywhere: for texts that are known to
              ///< speak of which area is wanted
};
std::vector<AreaList> find_area_lists(std::string_view text, AreaWords words = AreaWords::kNamed);

}  // namespace frisaet
