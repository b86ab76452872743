#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/core/result.h"

namespace frisaet {

struct Term {
  int variable = 0;
  long coefficient = 0;
};

/// lower ≤ Σ coefficient · variable ≤ upper; nothing = no bound on that side.
struct LinearRow {
  std::vector<Term> terms;
  std::optional<long> lower;
  std::optional<long> upper;
};

/// An integer program: all variables and coefficients are whole numbers, coefficients below 10⁶ in size, so
/// that a solver's tolerance (10⁻⁷ or so) can never pass for a unit.
struct IntegerProgram {
  struct Variable {
    long lower = 0;
    std::optional<long> upper;
  };
  std::vector<Variable> variables;
  std::vector<LinearRow> rows;
  std::vector<Term> objective;
  bool maximise = false;

  int add_variable(long lower, std::optional<long> upper);  ///< its index
  void add_row(std::vector<Term> terms, std::optional<long> lower, std::optional<long> upper);
};

struct IntegerSolution {
  enum class Status {
    kOptimal,     ///< proven, and re-checked in integers
    kFeasible,    ///< a solution, re-checked, but the proof ran out of time
    kInfeasible,  ///< proven that there is none
    kUnknown,     ///< out of time with nothing, or the re-check failed
  };
  Status status = Status::kUnknown;
  std::vector<long> values;  ///< one per variable when there is a solution
  long objective = 0;
  long nodes = 0;  ///< of branch and bound, over all ways tried; 0 or 1 where the relaxation gave the answer

  [[nodiscard]] bool found() const { return status == Status::kOptimal || status == Status::kFeasible; }
};

/// Time one solve may take before it gives up its proof; instances of 98 municipalities need far less
/// (`scripts/bench allocation`).
inline constexpr int kSolveLimitMilliseconds = 60'000;

/// One limit for all that is computed on this thread while it lives: solves, questions to a RepeatedProgram
/// and mixtures. Each keeps its own limit too; what is asked after the end is answered at once, with
/// kUnknown. Of several the one that ends first counts. What was not answered can look like a no to whoever
/// asks on, so results that hang together (allocate, explain, frontier, a list, a report) are given up as
/// kTimeout once it is over.
class SolveDeadline {
 public:
  explicit SolveDeadline(std::chrono::milliseconds limit);
  ~SolveDeadline();
  SolveDeadline(const SolveDeadline&) = delete;
  SolveDeadline& operator=(const SolveDeadline&) = delete;

  /// Fails with kTimeout when one on this thread is over.
  static Result<void> kept();
  /// When the first one on this thread ends; nothing = there is none.
  static std::optional<std::chrono::steady_clock::time_point> end();

  /// The clock that limits on this thread go by: the machine's, or what a test put in its place (null: the
  /// machine's again), so that it can let the time run out between any two questions. GLPK keeps to the
  /// machine's.
  using Clock = std::chrono::steady_clock::time_point (*)();
  static std::chrono::steady_clock::time_point now();
  static void go_by(Clock clock);

 private:
  std::optional<std::chrono::steady_clock::time_point> outer_;
};

/// Solves with GLPK (branch and bound, one thread, no gap allowed): the adapter, and the only file that knows
/// GLPK. The limit holds for all ways that are tried together; it can be exceeded by one pivot, one node and
/// what GLPK does before the first (presolving), where it does not look at the clock.
IntegerSolution solve(const IntegerProgram& program, int limit_milliseconds = kSolveLimitMilliseconds);

/// One program whose lower bounds only ever change, asked again and again whether it can hold them. Each
/// question starts from the basis where the last one ended, which makes it a few pivots instead of a solve
/// from nothing.
/// Moving is allowed, copying is not; one thread.
class RepeatedProgram {
 public:
  explicit RepeatedProgram(IntegerProgram program);
  ~RepeatedProgram();
  RepeatedProgram(RepeatedProgram&&) noexcept;
  RepeatedProgram& operator=(RepeatedProgram&&) noexcept;
  RepeatedProgram(const RepeatedProgram&) = delete;
  RepeatedProgram& operator=(const RepeatedProgram&) = delete;

  void set_variable_lower(int variable, long lower);
  void set_row_lower(int row, long lower);
  [[nodiscard]] std::optional<long> row_lower(int row) const;

  /// What the program says of its lower bounds: Σ coefficient · lower bound ≤ limit wherever there is a point
  /// at all, whatever those bounds are set to. All coefficients are above 0. True for real numbers already.
  struct BoundRule {
    std::vector<std::pair<int, double>> variables, rows;
    double limit = 0;
  };
  struct Held {
    IntegerSolution::Status status = IntegerSolution::Status::kUnknown;
    std::vector<long> values;  ///< when a point was found
    /// kInfeasible by the real relaxation: a rule that the bounds as they are break. Nothing where branching
    /// was needed for the proof, or GLPK does not show its reason.
    std::optional<BoundRule> broken;
  };
  /// Is there a whole point within the bounds as they are set now?
  Held hold();

  struct Most {
    IntegerSolution::Status status = IntegerSolution::Status::kUnknown;  ///< kInfeasible: no point at all
    double limit = 0;          ///< no whole point has more, by the real relaxation or by branching
    std::vector<long> values;  ///< a whole point, not always the best one; empty = none was found
  };
  /// Looks for the largest Σ price · variable. Most often a whole point close to `limit` is found beside the
  /// corner of the relaxation. `exactly`: branches until limit and point meet, up to the rounding of prices
  /// to a millionth of the largest.
  Most most(const std::vector<std::pair<int, double>>& prices, bool exactly);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Whether `values` keep every bound and row, counted in integers.
bool satisfies(const IntegerProgram& program, const std::vector<long>& values);

/// The program in CPLEX LP format, for solving again elsewhere (`cbc FILE.lp solve`). Variables are named x0,
/// x1 ….
std::string to_lp_format(const IntegerProgram& program);

}  // namespace frisaet
