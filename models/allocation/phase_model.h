#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/allocation/integer_program.h"
#include "models/allocation/problem.h"

namespace frisaet {

/// The area each participant has so far, by index; nothing = none yet.
using Places = std::vector<std::optional<int>>;

/// Municipalities that are alike in wishes and groups, and in what they had in the previous plan where there
/// is one. They are interchangeable, so the model counts them and the draw divides the count among them. This
/// is what makes a hundred times as many municipalities cheap.
struct Type {
  std::vector<std::vector<int>> wishes;  ///< local areas in classes, wanted most first; never empty
  std::vector<int> groups;
  std::vector<int> members;  ///< participant indices, rising

  static constexpr int kUnplaced = -1;  ///< no place here changes nothing: it had none, or one decided later
  static constexpr int kGone = -2;      ///< whatever it gets is a change: what it had is no longer to be had
  int before = kUnplaced;               ///< the local area it had, listed by it; or one of these
};

/// A placement phase in integers. "Local area" = index into `areas`.
///
/// Variables, for a type t and an area a that it lists: x[t,a], how many of t are placed there.
///   n[a]   = F[a] + Σ_t x[t,a]                        size
///   y[a,g] = F[a,g] + Σ_{t in g} x[t,a]               members of group g
/// Rows: Σ_a x[t,a] ≤ |t|;  n[a] ≤ at_most[a].
/// With free sizes:   n[a] ≥ at_least[a] − c[a];  low ≤ n[a] ≤ high;  high − low ≤ tolerance + s.
/// With given sizes:  n[a] = size[a], and for each cell (a, g) with quota q = N_g · size[a] / N:
///                    y[a,g] + b[a,g] ≥ ⌊q⌋,  y[a,g] − b[a,g] ≤ ⌈q⌉,  b[a,g] ≤ δ.
/// With changes:      c ≥ Σ_{t had a} (|t| − x[t,a]) + Σ_{t unplaced, a} x[t,a] + Σ_{t gone} |t|.
/// Sizes are enumerated rather than left free where quotas matter: with free sizes the quota is a product of
/// variables, and deviations of the form |N·y − N_g·n| were not proven optimal within a minute on skewed
/// demand.
struct PhaseModel {
  enum class Goal { kCapacity, kBalance, kPlaced, kFirstWishes, kSpread, kBreach, kChanges };

  /// Sets up phase `phase` of `problem`, given the places decided before it. Of a designation only the
  /// counts, quotas and bands are of use.
  PhaseModel(const Problem& problem, const Phase& phase, const Places& places);

  /// The same phase with types that wish alike counted as one and nothing divided in groups: a handful of
  /// types instead of hundreds. Whatever asks neither for groups nor for changes has the same answer here.
  /// The second value: which of its types each type of this model belongs to.
  [[nodiscard]] std::pair<PhaseModel, std::vector<int>> without_groups() const;

  std::vector<int> areas;  ///< problem's area indices
  int tolerance = 0;
  std::vector<std::optional<int>> at_least, at_most;    ///< per local area
  std::vector<int> fixed;                               ///< F[a]
  std::vector<std::vector<std::vector<int>>> fixed_in;  ///< F[a][dimension][group]
  std::vector<std::vector<int>> group_sizes;            ///< N_g, [dimension][group]
  int base = 0;                                         ///< N
  std::vector<Type> types;                              ///< ordered by content

  /// A level already solved: its value may not get worse.
  struct Commitment {
    Goal goal;
    long value;
  };
  /// At least `count` of the type's members get one of these local areas.
  struct Grant {
    int type = 0;
    std::vector<int> areas;
    int count = 0;
  };
  using Sizes = std::vector<int>;  ///< n[a] per local area

  /// The program for `goal` under commitments and grants. Nothing for `goal` = any feasible point.
  /// REQUIRES: kSpread and kBreach only with sizes.
  [[nodiscard]] IntegerProgram program(const std::optional<Sizes>& sizes,
                                       const std::vector<Commitment>& commitments,
                                       const std::vector<Grant>& grants, std::optional<Goal> goal) const;

  /// x[t,a] in a solution of any such program.
  [[nodiscard]] long count_in(const std::vector<long>& values, int type, int area) const;

  /// The variable x[t,a] in any such program; −1 where the type does not list the area.
  [[nodiscard]] int variable(int type, int area) const;

  /// All size vectors with `total` members, slack on balance and lower capacities at most as given. At most
  /// `limit` are returned; one more means that there are more.
  [[nodiscard]] std::vector<Sizes> size_vectors(long total, long balance_slack, long capacity_slack,
                                                std::size_t limit) const;

  /// ⌊q⌋ and ⌈q⌉ of a cell.
  struct Band {
    int low, high;
  };
  [[nodiscard]] Band band(int size, std::size_t dimension, std::size_t group) const;

  [[nodiscard]] int fixed_total() const;
  [[nodiscard]] int pool() const;  ///< members of all types

 private:
  struct Layout;
  PhaseModel() = default;
  void number_variables();
  [[nodiscard]] std::vector<Term> size_terms(int area) const;
  void add_free_sizes(IntegerProgram& program, Layout& layout) const;
  void add_changes(IntegerProgram& program, Layout& layout) const;
  void add_given_sizes(IntegerProgram& program, Layout& layout, const Sizes& sizes,
                       bool count_breaches) const;
  [[nodiscard]] std::vector<Term> terms_of(Goal goal, const Layout& layout) const;

  std::vector<std::vector<int>> x_;  ///< [type][local area] → variable, −1 where not listed
  int x_count_ = 0;
};

/// Whether more of it is better.
constexpr bool is_maximised(PhaseModel::Goal goal) {
  return goal == PhaseModel::Goal::kPlaced || goal == PhaseModel::Goal::kFirstWishes;
}

}  // namespace frisaet
