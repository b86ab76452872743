#include "models/allocation/integer_program.h"

#include <algorithm>

namespace frisaet {
namespace {

thread_local std::optional<std::chrono::steady_clock::time_point> first_end;
thread_local SolveDeadline::Clock clock_of_thread = nullptr;

}  // namespace

SolveDeadline::SolveDeadline(std::chrono::milliseconds limit) : outer_(first_end) {
  const auto mine = now() + limit;
  first_end = outer_ ? std::min(*outer_, mine) : mine;
}

SolveDeadline::~SolveDeadline() {
  first_end = outer_;
}

Result<void> SolveDeadline::kept() {
  if (!first_end || now() < *first_end) return {};
  return Error{ErrorCode::kTimeout, "Beregningen nåede ikke til ende i den tid, den har.", "",
               "Prøv igen på en hurtigere maskine eller med færre inddelinger i runden."};
}

std::optional<std::chrono::steady_clock::time_point> SolveDeadline::end() {
  return first_end;
}

std::chrono::steady_clock::time_point SolveDeadline::now() {
  return clock_of_thread == nullptr ? std::chrono::steady_clock::now() : clock_of_thread();
}

void SolveDeadline::go_by(Clock clock) {
  clock_of_thread = clock;
}

namespace {

long value_of(const std::vector<Term>& terms, const std::vector<long>& values) {
  long sum = 0;
  for (const Term& term : terms) sum += term.coefficient * values[static_cast<std::size_t>(term.variable)];
  return sum;
}

void append_terms(std::string& out, const std::vector<Term>& terms) {
  if (terms.empty()) out += " 0 x0";  // the format wants at least one term
  int on_line = 0;
  for (const Term& term : terms) {
    out += term.coefficient < 0 ? " - " : " + ";
    out += std::to_string(term.coefficient < 0 ? -term.coefficient : term.coefficient) + " x" +
           std::to_string(term.variable);
    if (++on_line % 20 == 0) out += '\n';  // lines are limited to 510 characters
  }
}

}  // namespace

int IntegerProgram::add_variable(long lower, std::optional<long> upper) {
  variables.push_back({lower, upper});
  return static_cast<int>(variables.size()) - 1;
}

void IntegerProgram::add_row(std::vector<Term> terms, std::optional<long> lower, std::optional<long> upper) {
  rows.push_back({std::move(terms), lower, upper});
}

bool satisfies(const IntegerProgram& program, const std::vector<long>& values) {
  if (values.size() != program.variables.size()) return false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& variable = program.variables[i];
    if (values[i] < variable.lower || (variable.upper && values[i] > *variable.upper)) return false;
  }
  for (const LinearRow& row : program.rows) {
    const long sum = value_of(row.terms, values);
    if ((row.lower && sum < *row.lower) || (row.upper && sum > *row.upper)) return false;
  }
  return true;
}

std::string to_lp_format(const IntegerProgram& program) {
  std::string out = program.maximise ? "Maximize\n obj:" : "Minimize\n obj:";
  append_terms(out, program.objective);
  out += "\nSubject To\n";
  int number = 0;
  for (const LinearRow& row : program.rows) {
    const auto side = [&](const char* sign, long bound) {
      out += " r" + std::to_string(number++) + ":";
      append_terms(out, row.terms);
      out += std::string(" ") + sign + " " + std::to_string(bound) + "\n";
    };
    if (row.lower && row.upper && *row.lower == *row.upper) {
      side("=", *row.lower);
      continue;
    }
    if (row.lower) side(">=", *row.lower);
    if (row.upper) side("<=", *row.upper);
  }
  out += "Bounds\n";
  for (std::size_t i = 0; i < program.variables.size(); ++i) {
    const auto& variable = program.variables[i];
    out += " " + std::to_string(variable.lower) + " <= x" + std::to_string(i);
    out += variable.upper ? " <= " + std::to_string(*variable.upper) + "\n" : " <= +inf\n";
  }
  out += "General\n";
  for (std::size_t i = 0; i < program.variables.size(); ++i) out += " x" + std::to_string(i) + "\n";
  return out + "End\n";
}

}  // namespace frisaet
