#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/rounds/reply.h"

namespace frisaet {

/// What one municipality gets, and why.
struct Assignment {
  std::string municipality;  ///< code
  std::string name;
  std::optional<std::string> area;  ///< code; nothing = not placed
  std::optional<int> wish;          ///< the rank it gave that area; nothing when fixed or not placed
  bool fixed = false;               ///< had it before the plan was made
  std::string reason;               ///< Danish sentence(s)
  std::optional<Reply> reply;       ///< what it answered, so that the plan can be checked from its file alone

  friend bool operator==(const Assignment&, const Assignment&) = default;
};

struct AreaCount {
  std::string area;
  int count = 0;  ///< fixed members included
  friend bool operator==(const AreaCount&, const AreaCount&) = default;
};

/// The value a level came to. `proven`: the solver closed the gap, or everything was enumerated.
struct LevelResult {
  std::string phase;  ///< code
  std::string name;   ///< to_string(Level), and `capacity` for the slack on lower capacities
  long value = 0;     ///< slack, municipalities, δ …; for lotteries the number of municipalities that drew
  bool proven = false;
  friend bool operator==(const LevelResult&, const LevelResult&) = default;
};

/// One cell of the table of spread. low ≤ share ≤ high are the quota rounded down and up: ⌊q⌋, ⌈q⌉ with
/// q = N_group · n_area / N.
struct SpreadCell {
  std::string area, dimension, group;
  int count = 0;
  int low = 0;
  int high = 0;
  friend bool operator==(const SpreadCell&, const SpreadCell&) = default;
};

/// How ties were broken: municipalities in rising order of SHA-256(seed ‖ code), in the manner of RFC 3797.
struct DrawRecord {
  std::string seed;
  bool binding = false;  ///< false: no commitment stands behind the seed, the plan is a trial
  std::string method;    ///< `sha256-serial/1`
  friend bool operator==(const DrawRecord&, const DrawRecord&) = default;
};

/// A set of municipalities for a designation, by code in rising order.
struct DesignationSet {
  std::vector<std::string> municipalities;
  int worst_breach = 0;  ///< largest number beyond quota in any group
  int total_breach = 0;
  friend bool operator==(const DesignationSet&, const DesignationSet&) = default;
};

/// What the program says to whoever designates.
struct DesignationProposal {
  std::string phase;
  std::string area;
  long candidates = 0;               ///< municipalities looked at
  long sets = 0;                     ///< sets looked at, all of them
  long best_sets = 0;                ///< how many share the best spread
  std::vector<DesignationSet> best;  ///< the first of those in the order of the draw; [0] is used in the plan
  friend bool operator==(const DesignationProposal&, const DesignationProposal&) = default;
};

/// The whole answer: who gets what, what it was optimised for, and how it is spread. An immutable value;
/// `frisaet.plan/1` is its JSON.
struct Plan {
  std::string round;   ///< code
  std::string policy;  ///< code
  std::string inputs_sha256;
  std::vector<Assignment> assignments;  ///< by code, every municipality of the problem
  std::vector<AreaCount> areas;         ///< in the round's order
  std::vector<LevelResult> levels;      ///< in the order they were solved
  std::vector<SpreadCell> spread;
  bool proven = false;  ///< all levels are
  std::optional<DrawRecord> draw;
  std::vector<DesignationProposal> proposals;  ///< of designations that nobody has decided yet
  std::vector<std::string>
      notes;  ///< Danish: relaxations that would help, replies left out, proxies, made-up data

  [[nodiscard]] const Assignment* of(std::string_view municipality) const;  ///< null = none
  friend bool operator==(const Plan&, const Plan&) = default;
};

/// The replies a plan was made from. With the round and the policy they rebuild its Problem.
std::vector<Reply> replies_of(const Plan& plan);

}  // namespace frisaet
