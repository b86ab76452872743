#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"

// What the readers of tables printed column by column share (`label_columns.h`, `label_tables.h`): what may
// be a label, and how values are dealt out. Internal to the room.
namespace frisaet::minutes {

/// A word or three with a capital, and nothing that values have (figures, commas, brackets, a result, a
/// case's number).
bool has_form_of_label(std::string_view text, const Mark& mark);

/// How many lines each label got, and what that is worth.
struct Dealt {
  std::vector<std::size_t> lines;
  double worth = 0;
};

/// Deals lines out to labels in order, none or several to each; what is left behind the last label stays
/// undealt, and `all_taken` is what it is worth that nothing is. The way that is worth most counts:
/// `worth(label, first, n)` says what n lines from `first` on are worth to a label, n up to `most`. Cost:
/// labels × lines × most times that of `worth`.
Dealt deal(std::size_t labels, std::size_t lines, std::size_t most, double all_taken,
           const std::function<double(std::size_t, std::size_t, std::size_t)>& worth);

}  // namespace frisaet::minutes
