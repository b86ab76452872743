#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/records/vocabulary.h"
#include "models/rounds/round.h"

namespace frisaet {

/// What one cell of a form says of which area is wished for.
struct WishCell {
  enum class Says {
    kNothing,    ///< empty, `-`, `(ikke besvaret)`; `Nej` to another area than the first
    kArea,       ///< one area
    kAnyArea,    ///< `Alle tre områder`: several, no preference among them
    kNone,       ///< `Ingen af områderne`
    kWithdraws,  ///< `Vi trækker vores svar tilbage`
    kUnclear,    ///< something that is none of these: two areas, a no beside an area, `Kultur`
  };
  Says says = Says::kNothing;
  std::vector<AreaCode> areas;             ///< one for kArea, several for kAnyArea, else none
  std::optional<std::string> reservation;  ///< the cell's own words behind its area (`hvis rammen er kendt`)
  bool plain = false;  ///< it says just that and nothing beside it; otherwise a person should look

  friend bool operator==(const WishCell&, const WishCell&) = default;
};

/// Reads a cell, white space squeezed, that answers question `rank`: 1 = the area wished for, 2 = another
/// one. Strict: whatever stands beside the area and is not known to add nothing makes it less than plain, and
/// where it may turn the answer (`ikke`, `eller`, `/`, the other question's rank) nothing is taken from it.
/// `areas` are the round's, taken by their name or code beside the words for the welfare areas, and no other;
/// empty: the welfare areas. The words are data: extractors/data/survey.toml. Cost: linear.
WishCell read_wish_cell(std::string_view cell, int rank, const std::vector<Area>& areas = {});

}  // namespace frisaet
