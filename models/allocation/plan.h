#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/allocation/previous_plan.h"
#include "models/rounds/reply.h"

namespace frisaet {

/// What stands between a municipality and what it wants most, in figures; `reason` says the same in words.
struct Obstacle {
  enum class Kind {
    kLot,         ///< nobody else would be worse off by any level: the draw decided
    kWorse,       ///< `level` would go from `value_now` to `value_forced`
    kImpossible,  ///< the area has no room for it in any plan
  };
  Kind kind = Kind::kLot;
  std::string level;  ///< kWorse: to_string(Level), or `capacity`
  long value_now = 0;
  long value_forced = 0;
  friend bool operator==(const Obstacle&, const Obstacle&) = default;
};
std::string_view to_string(Obstacle::Kind kind);  ///< `lot worse impossible`; persisted

/// The chance that a municipality had of what it wants most before the draw, given the phases before: in
/// `won` of `drawn` simulated draws, or, where the plan was drawn from a list, exactly. Interchangeable
/// municipalities are counted together, so the figure is theirs too.
struct Chance {
  long won = 0;
  long drawn = 0;
  int place = 0;     ///< in the order of the real draw, from 1; 0 where the plan was drawn from a list
  int entrants = 0;  ///< municipalities that took part in it; 0 likewise
  friend bool operator==(const Chance&, const Chance&) = default;
};

/// What one municipality gets, and why.
struct Assignment {
  std::string municipality;  ///< code
  std::string name;
  std::optional<std::string> area;   ///< code; nothing = not placed
  std::optional<int> wish;           ///< the rank it gave that area; nothing when fixed or not placed
  bool fixed = false;                ///< had it before the plan was made
  std::string reason;                ///< Danish sentence(s)
  std::optional<Obstacle> obstacle;  ///< for who was in a placement and did not get what it wants most
  std::optional<Chance> chance;      ///< for who was in a placement
  std::optional<Reply> reply;  ///< what it answered, so that the plan can be checked from its file alone

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

/// A draw among listed plans: the whole plan is drawn, not who chooses first. Made so that the lowest chance
/// of what a municipality wants most is as high as it can be, then the second lowest, and so on (leximin.h).
struct PlanDistribution {
  struct Listed {
    long weight = 0;  ///< of `out_of`, > 0
    /// For each line of `alike`: the areas its members get, in the order in which they are drawn, what they
    /// want most first; nothing = not placed.
    std::vector<std::vector<std::optional<std::string>>> areas;
    friend bool operator==(const Listed&, const Listed&) = default;
  };
  std::string phase;                            ///< the placement it is about
  long out_of = 0;                              ///< sum of the weights
  std::vector<std::vector<std::string>> alike;  ///< codes of those with equal wishes and groups, rising
  std::vector<Listed> plans;                    ///< numbered from 1
  friend bool operator==(const PlanDistribution&, const PlanDistribution&) = default;
};
/// SHA-256 of the list as text: `frisaet.plans/1`, phase, out_of, a line of codes for each of `alike`, then
/// for each plan its weight and a line of areas (`-` = none) for each of `alike`.
std::string distribution_sha256(const PlanDistribution& distribution);
/// Index of the plan that the seed draws. The first 15 hexadecimal digits of SHA-256(seed ‖ "/plan") as a
/// number, modulo `out_of`, is a ticket from 0; plan 1 holds the first `weight` tickets, and so on. Anybody
/// can redo it:
///   echo $(( 16#$(printf '%s/plan' "$seed" | sha256sum | cut -c1-15) % out_of ))
/// REQUIRES: out_of > 0 is the sum of the weights.
std::size_t drawn_plan(const PlanDistribution& distribution, std::string_view seed);

/// What is published before the seed is known, so that nobody can choose among outcomes: the replies and
/// rules (by their hash), the program, the method, and which public draw will give the seed.
struct DrawCommitment {
  std::string round, policy;
  std::string inputs_sha256;
  std::string program_version;
  std::string method;
  std::string seed_source;  ///< in words: `Lotto lørdag den 3. december 2022, vindertal i stigende orden`
  friend bool operator==(const DrawCommitment&, const DrawCommitment&) = default;
};
/// SHA-256 of the six values, each on a line of its own after `frisaet.commitment/1`. Anybody can redo it:
///   printf '%s\n' frisaet.commitment/1 ROUND POLICY INPUTS VERSION METHOD SOURCE | sha256sum
std::string commitment_sha256(const DrawCommitment& commitment);

/// How ties were broken: municipalities in rising order of SHA-256(seed ‖ code), in the manner of RFC 3797.
struct DrawRecord {
  std::string seed;
  bool binding = false;  ///< false: no commitment stands behind the seed, the plan is a trial
  std::string method;    ///< `sha256-serial/1`, or `sha256-leximin/1:` and the hash of the list
  std::optional<DrawCommitment> commitment = std::nullopt;      ///< there exactly when binding
  std::optional<PlanDistribution> distribution = std::nullopt;  ///< there exactly with `sha256-leximin/1`
  friend bool operator==(const DrawRecord&, const DrawRecord&) = default;
};

/// A set of municipalities for a designation, by code in rising order.
struct DesignationSet {
  std::vector<std::string> municipalities;
  int worst_breach = 0;  ///< largest number beyond quota in any group
  int total_breach = 0;
  friend bool operator==(const DesignationSet&, const DesignationSet&) = default;
};

/// One of those who could be designated.
struct DesignationCandidate {
  std::string municipality;  ///< code
  long best_sets = 0;        ///< how many of the sets with the best spread it is in
  friend bool operator==(const DesignationCandidate&, const DesignationCandidate&) = default;
};

/// What the program says to whoever designates. That it is there means that nobody has decided yet, also
/// where one set alone is best: the plan holds given the proposal, and its draw cannot bind.
struct DesignationProposal {
  std::string phase;
  std::string area;
  long candidates = 0;               ///< municipalities looked at
  long sets = 0;                     ///< sets looked at, all of them
  long best_sets = 0;                ///< how many share the best spread
  std::vector<DesignationSet> best;  ///< the first of those in the order of the draw; [0] is used in the plan
  std::vector<DesignationCandidate> who;  ///< all candidates, by code
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
  std::optional<PreviousPlan> previous = std::nullopt;  ///< what its changes are counted from; nothing = none

  [[nodiscard]] const Assignment* of(std::string_view municipality) const;  ///< null = none
  friend bool operator==(const Plan&, const Plan&) = default;
};

/// Whether what the assignment says is a proposal for a designation that nobody has made yet, and no place.
bool only_proposed(const Plan& plan, const Assignment& assignment);

/// The replies a plan was made from. With the round, the policy and `previous` they rebuild its Problem.
std::vector<Reply> replies_of(const Plan& plan);

}  // namespace frisaet
