#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "extractors/minutes/outcome.h"

namespace frisaet::minutes {

inline std::string outcome_of(std::string_view decision, std::optional<int> item = 3,
                              std::size_t points = 0) {
  const Verdict verdict = read_verdict(decision, item, points);
  return verdict.outcome ? std::string(to_string(*verdict.outcome)) : "null";
}

/// A decision's text and the outcome it has; `null` for none.
struct Phrase {
  const char* outcome;
  const char* decision;

  friend void PrintTo(const Phrase& that, std::ostream* out) { *out << that.decision; }
};

/// The table of phrases. Its test stands in outcome_test.cc; each file adds the rows of its subject.
class DecisionPhrase : public ::testing::TestWithParam<Phrase> {};

}  // namespace frisaet::minutes
