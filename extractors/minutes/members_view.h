#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/records/decision.h"

namespace frisaet::minutes {

/// Voters of the decision who were against what it came to, or for nothing; read when first asked for, as few
/// decisions have members who give reasons.
class Opponents {
 public:
  /// REQUIRES: `decision` outlives it.
  explicit Opponents(std::string_view decision) : decision_(decision) {}

  bool include(const Voter& voter);

 private:
  void read();

  std::string_view decision_;
  std::optional<std::vector<Voter>> voters_;
};

/// A sentence that begins with members or parties and tells what they would rather have had; from those who
/// voted against, any reason.
bool is_members_view(std::string_view sentence, Opponents& opponents);

/// `Afslås. Bo Holm kunne tiltræde ansøgningen.`: what members by name would have consented to; a view only
/// behind what the body refused. `parties`: also what parties would, where a majority refused.
bool would_have_consented(std::string_view sentence, bool parties);

/// A sentence that begins with members or parties and goes on with what they did, or with other words that
/// begin an aside.
bool is_aside(std::string_view sentence);

/// `Et mindretal (A og F) kunne tiltræde indstillingen.`, and nothing of what the majority did.
bool speaks_for_minority(std::string_view sentence);

}  // namespace frisaet::minutes
