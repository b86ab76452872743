#pragma once

#include <vector>

#include "extractors/minutes/decisions.h"

namespace frisaet::minutes {

/// A record with what it was made from.
struct Judged {
  const Meeting& meeting;
  const std::vector<Mark>& marks;
  const ItemRange& item;
  const ItemSections& sections;
  const OwnDecision& own;
  const Decision& decision;
  bool weak = false;          ///< the result's words may mean something else
  bool contradicted = false;  ///< two results that differ, or one under a condition
};

/// How sure the record is, 0..1: a factor for each thing that is doubtful, found on the project's own papers;
/// what is above 0.9 is to be right 98 times in 100.
double confidence_of(const Judged& judged);

}  // namespace frisaet::minutes
