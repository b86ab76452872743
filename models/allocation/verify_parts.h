#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/allocation/recount.h"
#include "models/allocation/verify.h"

namespace frisaet {

/// What the parts of the verifier share: the three inputs, the count, and what was found.
struct Audit {
  const Problem& problem;
  const Policy& policy;
  const Plan& plan;
  Recount count;
  std::vector<Violation> found;
  std::map<std::size_t, std::string> keys;  ///< see draw_key()

  void report(std::string code, std::string message) {
    found.push_back({std::move(code), std::move(message)});
  }
  /// What the plan states of a level; null, or 0, when it does not.
  [[nodiscard]] const LevelResult* level(const Phase& phase, std::string_view name) const;
  [[nodiscard]] long stated(const Phase& phase, std::string_view name) const;
  /// The participant's key in the draw, hashed once. REQUIRES: plan.draw.
  const std::string& draw_key(std::size_t i);
};

// The parts, in the order they run; which codes each reports stands in verify.cc.

/// Who got what; fills `count`. False: not every municipality stands once with a known area, so counting the
/// rest makes no sense.
bool verify_assignments(Audit& audit);
void verify_sizes(Audit& audit);
void verify_spread(Audit& audit);
void verify_levels(Audit& audit);
void verify_draw(Audit& audit);
void verify_list(Audit& audit);
void verify_improvable(Audit& audit);
void verify_proposals(Audit& audit);
void verify_reasons(Audit& audit);

}  // namespace frisaet
