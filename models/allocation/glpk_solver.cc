#include <glpk.h>

#include <algorithm>
#include <cfloat>
#include <chrono>
#include <cmath>
#include <memory>

#include "models/allocation/integer_program.h"
#include "models/allocation/mixture.h"

namespace frisaet {
namespace {

struct DeleteProblem {
  void operator()(glp_prob* problem) const { glp_delete_prob(problem); }
};
using GlpkProblem = std::unique_ptr<glp_prob, DeleteProblem>;

/// GLPK's way of writing bounds: a kind and two numbers of which only those of the kind are read.
int bound_kind(bool has_lower, bool has_upper, bool equal) {
  if (has_lower && has_upper) return equal ? GLP_FX : GLP_DB;
  if (has_lower) return GLP_LO;
  return has_upper ? GLP_UP : GLP_FR;
}

GlpkProblem build(const IntegerProgram& program) {
  GlpkProblem problem(glp_create_prob());
  glp_set_obj_dir(problem.get(), program.maximise ? GLP_MAX : GLP_MIN);
  const int columns = static_cast<int>(program.variables.size());
  if (columns > 0) glp_add_cols(problem.get(), columns);
  for (int i = 0; i < columns; ++i) {
    const auto& variable = program.variables[static_cast<std::size_t>(i)];
    const bool fixed = variable.upper && *variable.upper == variable.lower;
    glp_set_col_bnds(problem.get(), i + 1, bound_kind(true, variable.upper.has_value(), fixed),
                     static_cast<double>(variable.lower), static_cast<double>(variable.upper.value_or(0)));
    glp_set_col_kind(problem.get(), i + 1, GLP_IV);
  }
  for (const Term& term : program.objective) {
    glp_set_obj_coef(problem.get(), term.variable + 1, static_cast<double>(term.coefficient));
  }
  const int rows = static_cast<int>(program.rows.size());
  if (rows > 0) glp_add_rows(problem.get(), rows);
  std::vector<int> at;
  std::vector<double> coefficients;
  for (int r = 0; r < rows; ++r) {
    const LinearRow& row = program.rows[static_cast<std::size_t>(r)];
    const bool equal = row.lower && row.upper && *row.lower == *row.upper;
    glp_set_row_bnds(problem.get(), r + 1, bound_kind(row.lower.has_value(), row.upper.has_value(), equal),
                     static_cast<double>(row.lower.value_or(0)), static_cast<double>(row.upper.value_or(0)));
    at.assign(1, 0);  // GLPK counts from 1
    coefficients.assign(1, 0);
    for (const Term& term : row.terms) {
      at.push_back(term.variable + 1);
      coefficients.push_back(static_cast<double>(term.coefficient));
    }
    glp_set_mat_row(problem.get(), r + 1, static_cast<int>(row.terms.size()), at.data(), coefficients.data());
  }
  return problem;
}

IntegerSolution read(glp_prob* problem, const IntegerProgram& program, bool proven) {
  IntegerSolution solution;
  for (std::size_t i = 0; i < program.variables.size(); ++i) {
    solution.values.push_back(std::lround(glp_mip_col_val(problem, static_cast<int>(i) + 1)));
  }
  if (!satisfies(program, solution.values)) return {};
  for (const Term& term : program.objective) {
    solution.objective += term.coefficient * solution.values[static_cast<std::size_t>(term.variable)];
  }
  solution.status = proven ? IntegerSolution::Status::kOptimal : IntegerSolution::Status::kFeasible;
  return solution;
}

}  // namespace

namespace {

/// What is left of a time that several tries share, and of the SolveDeadline. GLPK looks at its clock between
/// pivots and between nodes.
class TimeLeft {
 public:
  explicit TimeLeft(int milliseconds) : end_(SolveDeadline::now() + std::chrono::milliseconds(milliseconds)) {
    if (const auto all = SolveDeadline::end()) end_ = std::min(end_, *all);
  }
  /// At most so much of it, in milliseconds; 0: it is over.
  [[nodiscard]] int upto(int milliseconds) const {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end_ - SolveDeadline::now()).count();
    return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left, 0, milliseconds));
  }

 private:
  std::chrono::steady_clock::time_point end_;
};

IntegerSolution solve_by(int branching, const IntegerProgram& program, int limit_milliseconds) {
  glp_term_out(GLP_OFF);
  const GlpkProblem problem = build(program);
  glp_iocp options;
  glp_init_iocp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.presolve = GLP_ON;
  // Cuts are left off: a Gomory cut that is wrong by rounding would turn a plan that exists into a "proof"
  // that there is none.
  options.br_tech = branching;
  options.tm_lim = limit_milliseconds;
  int nodes = 0;
  options.cb_info = &nodes;
  options.cb_func = [](glp_tree* tree, void* count) {
    glp_ios_tree_size(tree, nullptr, nullptr, static_cast<int*>(count));
  };
  const int outcome = glp_intopt(problem.get(), &options);
  IntegerSolution solution;
  if (outcome == GLP_ENOPFS || (outcome == 0 && glp_mip_status(problem.get()) == GLP_NOFEAS)) {
    solution.status = IntegerSolution::Status::kInfeasible;
  } else if ((outcome == 0 || outcome == GLP_ETMLIM) && glp_mip_status(problem.get()) == GLP_OPT) {
    solution = read(problem.get(), program, true);
  } else if ((outcome == 0 || outcome == GLP_ETMLIM) && glp_mip_status(problem.get()) == GLP_FEAS) {
    solution = read(problem.get(), program, false);
  }
  solution.nodes = nodes;
  return solution;
}

/// A real optimum this far from a whole number counts as that number: the data are whole numbers below 10⁶
/// and GLPK's own tolerance is 10⁻⁷.
constexpr double kTolerance = 1e-5;

constexpr int kFirstTryMilliseconds = 2'000;

/// Less than this in a row of the simplex tableau is rounding.
constexpr double kNoShare = 1e-9;

/// `program` with every limited variable held to the two whole numbers around its value at the corner of the
/// real relaxation. Variables without an upper limit stay free: they only count by how much rows are missed,
/// and follow from the others.
IntegerProgram around_corner(const IntegerProgram& program, glp_prob* corner) {
  IntegerProgram box = program;
  for (std::size_t i = 0; i < box.variables.size(); ++i) {
    auto& variable = box.variables[i];
    if (!variable.upper) continue;
    const double value = glp_get_col_prim(corner, static_cast<int>(i) + 1);
    variable.lower = std::max(variable.lower, static_cast<long>(std::floor(value + kTolerance)));
    variable.upper =
        std::max(variable.lower, std::min(*variable.upper, static_cast<long>(std::ceil(value - kTolerance))));
  }
  return box;
}

/// Relaxes, then looks for a whole point beside the corner that is as good as the relaxation allows; such a
/// point is proven by that alone. kUnknown when there is none so near. Counts of municipalities in types are
/// almost a flow: few values are not whole at the corner, and the point is nearly always there.
IntegerSolution solve_beside_corner(const IntegerProgram& program, int limit_milliseconds) {
  const TimeLeft time(limit_milliseconds);
  const GlpkProblem problem = build(program);
  glp_smcp options;
  glp_init_smcp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.presolve = GLP_ON;
  options.tm_lim = limit_milliseconds;
  const int outcome = glp_simplex(problem.get(), &options);
  if (outcome == GLP_ENOPFS || (outcome == 0 && glp_get_status(problem.get()) == GLP_NOFEAS))
    return {IntegerSolution::Status::kInfeasible, {}, 0, 0};
  if (outcome != 0 || glp_get_status(problem.get()) != GLP_OPT) return {};
  const double optimum = glp_get_obj_val(problem.get());
  const long limit = static_cast<long>(program.maximise ? std::floor(optimum + kTolerance)
                                                        : std::ceil(optimum - kTolerance));
  IntegerProgram box = around_corner(program, problem.get());
  box.add_row(box.objective, program.maximise ? std::optional(limit) : std::nullopt,
              program.maximise ? std::nullopt : std::optional(limit));
  box.objective.clear();
  const int left = time.upto(limit_milliseconds);
  if (left == 0) return {};
  IntegerSolution solution = solve_by(GLP_BR_LFV, box, left);
  IntegerSolution none;
  none.nodes = solution.nodes;
  if (!solution.found() || !satisfies(program, solution.values)) return none;
  solution.objective = 0;
  for (const Term& term : program.objective)
    solution.objective += term.coefficient * solution.values[static_cast<std::size_t>(term.variable)];
  if (solution.objective != limit) return none;
  solution.status = IntegerSolution::Status::kOptimal;
  return solution;
}

}  // namespace

/// Three ways, one after the other, which share the time: beside the corner; branching on the last fractional
/// variable, the faster where there are many; and by pseudocosts, which end where that one loses itself. All
/// prove, so who answers cannot change what is answered.
IntegerSolution solve(const IntegerProgram& program, int limit_milliseconds) {
  glp_term_out(GLP_OFF);
  const TimeLeft time(limit_milliseconds);
  IntegerSolution near;
  if (time.upto(limit_milliseconds) == 0) return near;
  if (!program.variables.empty()) near = solve_beside_corner(program, time.upto(kFirstTryMilliseconds));
  if (near.status != IntegerSolution::Status::kUnknown) return near;
  const int first_limit = time.upto(kFirstTryMilliseconds);
  if (first_limit == 0) return near;
  IntegerSolution first = solve_by(GLP_BR_LFV, program, first_limit);
  first.nodes += near.nodes;
  const int second_limit = time.upto(limit_milliseconds);
  if (first.status == IntegerSolution::Status::kOptimal ||
      first.status == IntegerSolution::Status::kInfeasible || second_limit == 0)
    return first;
  IntegerSolution second = solve_by(GLP_BR_PCH, program, second_limit);
  first.nodes = second.nodes += first.nodes;
  if (second.found() || second.status == IntegerSolution::Status::kInfeasible) return second;
  return first;
}

// ---- the same program again and again

struct RepeatedProgram::Inside {
  IntegerProgram program;
  GlpkProblem problem;

  /// The real relaxation, from the last basis on; false when GLPK gave up.
  bool relax(int method = GLP_PRIMAL) {
    glp_smcp options;
    glp_init_smcp(&options);
    options.meth = method;
    options.msg_lev = GLP_MSG_OFF;
    options.tm_lim = TimeLeft(kSolveLimitMilliseconds).upto(kSolveLimitMilliseconds);
    if (options.tm_lim == 0) return false;
    if (glp_simplex(problem.get(), &options) != 0) {
      glp_adv_basis(problem.get(), 0);
      if (glp_simplex(problem.get(), &options) != 0) return false;
    }
    return glp_get_status(problem.get()) == GLP_OPT || glp_get_status(problem.get()) == GLP_NOFEAS;
  }

  [[nodiscard]] std::vector<long> corner() const {
    std::vector<long> values;
    for (std::size_t i = 0; i < program.variables.size(); ++i)
      values.push_back(std::lround(glp_get_col_prim(problem.get(), static_cast<int>(i) + 1)));
    return values;
  }

  /// Looks for a whole point beside this corner, then beside a few others: from each, all that is not whole
  /// is pushed to its nearest whole value, which is some pivots away. Finding nothing proves nothing.
  IntegerSolution look_around() {
    constexpr int kCorners = 4;
    glp_prob* const p = problem.get();
    IntegerSolution solution;
    std::vector<int> pushed;
    for (int corner = 0; corner < kCorners && !solution.found(); ++corner) {
      if (corner > 0) {
        for (const int column : pushed) glp_set_obj_coef(p, column, 0);
        pushed.clear();
        for (std::size_t i = 0; i < program.variables.size(); ++i) {
          const int column = static_cast<int>(i) + 1;
          const double value = glp_get_col_prim(p, column);
          const double off = value - std::floor(value);
          if (off < kTolerance || off > 1 - kTolerance) continue;
          glp_set_obj_coef(p, column, off < 0.5 ? -1 : 1);
          pushed.push_back(column);
        }
        if (!relax() || glp_get_status(p) != GLP_OPT) break;
      }
      solution = solve_by(GLP_BR_LFV, around_corner(program, p),
                          TimeLeft(kFirstTryMilliseconds).upto(kFirstTryMilliseconds));
    }
    for (const int column : pushed) glp_set_obj_coef(p, column, 0);
    return solution;
  }

  /// Lower or upper bound of auxiliary (1…rows) or structural variable `k`, as GLPK counts them; nothing =
  /// none.
  [[nodiscard]] std::optional<double> bound(int k, bool upper) const {
    glp_prob* const p = problem.get();
    const int rows = glp_get_num_rows(p);
    const double value = k <= rows ? (upper ? glp_get_row_ub(p, k) : glp_get_row_lb(p, k))
                                   : (upper ? glp_get_col_ub(p, k - rows) : glp_get_col_lb(p, k - rows));
    if (std::abs(value) == DBL_MAX) return std::nullopt;
    return value;
  }

  /// The reason why there is no point, after the dual simplex found none: a basic variable is out of its
  /// bounds though all that it is a sum of stand at theirs (Farkas' lemma; the row of the tableau is the
  /// proof). Written for any lower bounds: those stay open, upper ones are counted in.
  [[nodiscard]] std::optional<BoundRule> broken_rule() const {
    glp_prob* const p = problem.get();
    const int basic = glp_get_unbnd_ray(p), rows = glp_get_num_rows(p);
    if (basic == 0 || (!glp_bf_exists(p) && glp_factorize(p) != 0)) return std::nullopt;
    const bool is_basic =
        (basic <= rows ? glp_get_row_stat(p, basic) : glp_get_col_stat(p, basic - rows)) == GLP_BS;
    if (!is_basic) return std::nullopt;
    std::vector<int> at(program.variables.size() + program.rows.size() + 1);
    std::vector<double> share(at.size());
    const int length = glp_eval_tab_row(p, basic, at.data(), share.data());
    const double value = basic <= rows ? glp_get_row_prim(p, basic) : glp_get_col_prim(p, basic - rows);
    const auto least = bound(basic, false);
    const bool too_low = least && value < *least;
    // 0 = (−basic, or basic where it is too high) + Σ ±share · nonbasic: positive parts are held up by their
    // upper bounds, negative ones by their lower bounds.
    at[0] = basic;
    share[0] = -1;
    BoundRule rule;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(length); ++i) {
      const double part = too_low ? share[i] : -share[i];
      if (std::abs(part) < kNoShare) continue;
      const auto held = bound(at[i], part > 0);
      if (!held) return std::nullopt;
      if (part > 0) {
        rule.limit += part * *held;
      } else {
        (at[i] <= rows ? rule.rows : rule.variables)
            .emplace_back(at[i] - (at[i] <= rows ? 1 : rows + 1), -part);
      }
    }
    return rule;
  }
};

RepeatedProgram::RepeatedProgram(IntegerProgram program)
    : inside_(std::make_unique<Inside>(Inside{std::move(program), nullptr})) {
  glp_term_out(GLP_OFF);
  inside_->program.objective.clear();
  inside_->program.maximise = true;
  inside_->problem = build(inside_->program);
  glp_adv_basis(inside_->problem.get(), 0);
}
RepeatedProgram::~RepeatedProgram() = default;
RepeatedProgram::RepeatedProgram(RepeatedProgram&&) noexcept = default;
RepeatedProgram& RepeatedProgram::operator=(RepeatedProgram&&) noexcept = default;

void RepeatedProgram::set_variable_lower(int variable, long lower) {
  auto& bounds = inside_->program.variables[static_cast<std::size_t>(variable)];
  if (bounds.lower == lower) return;
  bounds.lower = lower;
  const bool fixed = bounds.upper && *bounds.upper == lower;
  glp_set_col_bnds(inside_->problem.get(), variable + 1, bound_kind(true, bounds.upper.has_value(), fixed),
                   static_cast<double>(lower), static_cast<double>(bounds.upper.value_or(0)));
}

void RepeatedProgram::set_row_lower(int row, long lower) {
  auto& bounds = inside_->program.rows[static_cast<std::size_t>(row)];
  if (bounds.lower == lower) return;
  bounds.lower = lower;
  const bool fixed = bounds.upper && *bounds.upper == lower;
  glp_set_row_bnds(inside_->problem.get(), row + 1, bound_kind(true, bounds.upper.has_value(), fixed),
                   static_cast<double>(lower), static_cast<double>(bounds.upper.value_or(0)));
}

std::optional<long> RepeatedProgram::row_lower(int row) const {
  return inside_->program.rows[static_cast<std::size_t>(row)].lower;
}

RepeatedProgram::Held RepeatedProgram::hold() {
  using Status = IntegerSolution::Status;
  Inside& in = *inside_;
  Held held;
  // Nothing is maximised, so any basis is as good as optimal to the dual simplex: only bounds are put right.
  const bool relaxed = in.relax(GLP_DUALP);
  if (relaxed && glp_get_status(in.problem.get()) == GLP_NOFEAS) {
    held.status = Status::kInfeasible;
    held.broken = in.broken_rule();
    return held;
  }
  IntegerSolution solution;
  if (relaxed) {
    held.values = in.corner();
    if (satisfies(in.program, held.values)) {
      held.status = Status::kOptimal;
      return held;
    }
    solution = in.look_around();
  }
  if (!solution.found()) solution = ::frisaet::solve(in.program);
  held.status = solution.status;
  held.values = std::move(solution.values);
  return held;
}

RepeatedProgram::Most RepeatedProgram::most(const std::vector<std::pair<int, double>>& prices, bool exactly) {
  using Status = IntegerSolution::Status;
  Inside& in = *inside_;
  Most most;
  for (const auto& [variable, price] : prices) glp_set_obj_coef(in.problem.get(), variable + 1, price);
  const bool relaxed = in.relax();
  const bool possible = relaxed && glp_get_status(in.problem.get()) == GLP_OPT;
  most.limit = possible ? glp_get_obj_val(in.problem.get()) : 0;
  for (const auto& [variable, price] : prices) glp_set_obj_coef(in.problem.get(), variable + 1, 0);
  if (!possible) {
    most.status = relaxed ? Status::kInfeasible : Status::kUnknown;
    return most;
  }
  most.status = Status::kFeasible;
  IntegerProgram whole = in.program;
  whole.maximise = true;
  double largest = 0;
  for (const auto& [variable, price] : prices) largest = std::max(largest, price);
  constexpr double kUnits = 999'999;
  for (const auto& [variable, price] : prices) {
    const long units = largest > 0 ? std::lround(price / largest * kUnits) : 0;
    if (units > 0) whole.objective.push_back({variable, units});
  }
  std::vector<long> corner = in.corner();
  if (satisfies(in.program, corner)) {
    most.values = std::move(corner);
    most.status = Status::kOptimal;
    return most;
  }
  const auto near = solve_by(GLP_BR_LFV, around_corner(whole, in.problem.get()),
                             TimeLeft(kFirstTryMilliseconds).upto(kFirstTryMilliseconds));
  if (near.found()) most.values = near.values;
  if (!exactly) return most;
  IntegerSolution best = ::frisaet::solve(whole);
  if (best.found()) most.values = std::move(best.values);
  if (best.status == Status::kOptimal)
    most.limit = std::min(most.limit, (static_cast<double>(best.objective) + 0.5) * largest / kUnits);
  most.status = best.status;
  return most;
}

// ---- mixtures of plans

std::optional<Mixture> best_mixture(const std::vector<std::vector<double>>& plans,
                                    const std::vector<std::optional<double>>& floors) {
  glp_term_out(GLP_OFF);
  const GlpkProblem problem(glp_create_prob());
  glp_prob* const p = problem.get();
  const int kinds = static_cast<int>(floors.size()), columns = static_cast<int>(plans.size());
  glp_set_obj_dir(p, GLP_MAX);
  glp_add_rows(p, kinds + 1);
  glp_add_cols(p, columns + 1);
  glp_set_row_bnds(p, kinds + 1, GLP_FX, 1, 1);  // the weights are shares of one
  for (int k = 0; k < kinds; ++k)
    glp_set_row_bnds(p, k + 1, GLP_LO, floors[static_cast<std::size_t>(k)].value_or(0), 0);
  const auto fill = [&](int column, const std::vector<int>& rows, const std::vector<double>& values) {
    glp_set_mat_col(p, column, static_cast<int>(rows.size()) - 1, rows.data(), values.data());
  };
  for (int c = 0; c < columns; ++c) {
    glp_set_col_bnds(p, c + 1, GLP_LO, 0, 0);
    std::vector<int> rows{0, kinds + 1};
    std::vector<double> values{0, 1};
    for (int k = 0; k < kinds; ++k) {
      const double chance = plans[static_cast<std::size_t>(c)][static_cast<std::size_t>(k)];
      if (chance == 0) continue;
      rows.push_back(k + 1);
      values.push_back(chance);
    }
    fill(c + 1, rows, values);
  }
  std::vector<int> rows{0};
  std::vector<double> values{0};
  for (int k = 0; k < kinds; ++k) {
    if (floors[static_cast<std::size_t>(k)]) continue;
    rows.push_back(k + 1);
    values.push_back(-1);
  }
  glp_set_col_bnds(p, columns + 1, GLP_LO, 0, 0);
  glp_set_obj_coef(p, columns + 1, 1);
  fill(columns + 1, rows, values);
  glp_adv_basis(p, 0);
  glp_smcp options;
  glp_init_smcp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.tm_lim = TimeLeft(kSolveLimitMilliseconds).upto(kSolveLimitMilliseconds);
  if (options.tm_lim == 0 || glp_simplex(p, &options) != 0 || glp_get_status(p) != GLP_OPT)
    return std::nullopt;
  Mixture mixture;
  mixture.lowest = glp_get_obj_val(p);
  for (int c = 0; c < columns; ++c) mixture.weights.push_back(std::max(0.0, glp_get_col_prim(p, c + 1)));
  for (int k = 0; k < kinds; ++k) mixture.prices.push_back(std::max(0.0, -glp_get_row_dual(p, k + 1)));
  mixture.price_of_a_plan = glp_get_row_dual(p, kinds + 1);
  return mixture;
}

}  // namespace frisaet
