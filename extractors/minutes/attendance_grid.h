#pragma once

#include <optional>
#include <string_view>

#include "extractors/minutes/absence.h"

namespace frisaet::minutes {

/// A line of an attendance table: `Bo Holm A X`, `Ida Kjær V`. `present` tells whether it has the mark.
struct GridLine {
  Person person;
  Span span;  ///< of the name
  bool present = false;
};
std::optional<GridLine> grid_line(std::string_view text, Span line);

/// Who lacks a mark in an attendance grid (`Medlemmer Deltog`: `Bo Holm (A) X Ida Kjær (V)`): nothing when it
/// is none.
std::optional<Attendance> attendance_grid(std::string_view text, Span span);

/// `Medlemmer Ida Kjær deltog Bo Holm var fraværende Per Grøn deltog`: each member's name with a word for
/// whether they came, run together. Nothing for fewer than three, or where a name is not read.
std::optional<Attendance> members_with_status(std::string_view text, Span span);

}  // namespace frisaet::minutes
