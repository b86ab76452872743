#include "models/allocation/integer_program.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "models/allocation/allocate.h"
#include "models/allocation/mixture.h"
#include "models/allocation/phase_run.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

using std::chrono::milliseconds;

/// max 3x + 2y, x + y ≤ 4, 2x + y ≤ 5, whole numbers: x = 1, y = 3, 9.
IntegerProgram small() {
  IntegerProgram program;
  const int x = program.add_variable(0, std::nullopt);
  const int y = program.add_variable(0, 10);
  program.add_row({{x, 1}, {y, 1}}, std::nullopt, 4);
  program.add_row({{x, 2}, {y, 1}}, std::nullopt, 5);
  program.objective = {{x, 3}, {y, 2}};
  program.maximise = true;
  return program;
}

TEST(SolveDeadlineTest, WhatIsAskedAfterItIsNotAnsweredAndNoPlanIsMadeOfThat) {
  const Problem problem = instances::small({.municipalities = 6}, 1);
  const Policy& policy = standard_policies().front();
  const Plan plan = *instances::quick_plan(problem, policy);
  RepeatedProgram repeated(small());
  {
    const SolveDeadline over(milliseconds(0));
    EXPECT_EQ(solve(small()).status, IntegerSolution::Status::kUnknown);
    EXPECT_EQ(repeated.hold().status, IntegerSolution::Status::kUnknown);
    EXPECT_FALSE(best_mixture({{1, 0}, {0, 1}}, {std::nullopt, std::nullopt}));
    EXPECT_EQ(instances::quick_plan(problem, policy).error().code, ErrorCode::kTimeout);
    EXPECT_EQ(frontier(problem, policy, "x", 2, 2).error().code, ErrorCode::kTimeout);
    const SolveDeadline longer(milliseconds(60'000));
    EXPECT_FALSE(SolveDeadline::kept().ok()) << "the first to end counts";
  }
  EXPECT_TRUE(SolveDeadline::kept().ok());
  EXPECT_EQ(solve(small()).objective, 9);
  EXPECT_EQ(*instances::quick_plan(problem, policy), plan);
}

TEST(RepeatedProgramTest, ABoundThatCannotBeHeldComesWithARuleThatItBreaks) {
  IntegerProgram program = small();  // x + y ≤ 4, 2x + y ≤ 5
  RepeatedProgram repeated(program);
  repeated.set_variable_lower(0, 1);
  repeated.set_variable_lower(1, 3);
  EXPECT_EQ(repeated.hold().values, (std::vector<long>{1, 3}));
  repeated.set_variable_lower(0, 2);
  const auto held = repeated.hold();
  EXPECT_EQ(held.status, IntegerSolution::Status::kInfeasible);
  ASSERT_TRUE(held.broken);
  const auto sum = [&](double x, double y) {
    double all = 0;
    for (const auto& [variable, coefficient] : held.broken->variables)
      all += coefficient * (variable == 0 ? x : y);
    return all;
  };
  EXPECT_GT(sum(2, 3), held.broken->limit + 1e-6);
  for (const auto& [x, y] : {std::pair{1, 3}, {0, 4}, {2, 1}})
    EXPECT_LE(sum(x, y), held.broken->limit + 1e-6);
}

TEST(IntegerProgramTest, SolvesToTheKnownOptimum) {
  const auto solution = solve(small());
  EXPECT_EQ(solution.status, IntegerSolution::Status::kOptimal);
  EXPECT_EQ(solution.objective, 9);
  EXPECT_EQ(solution.values, (std::vector<long>{1, 3}));
}

TEST(IntegerProgramTest, InfeasibleIsToldFromUnknown) {
  IntegerProgram program = small();
  program.add_row({{0, 1}, {1, 1}}, 5, std::nullopt);
  EXPECT_EQ(solve(program).status, IntegerSolution::Status::kInfeasible);
  IntegerProgram parity;  // 2x = 1 has a real solution and no whole one
  parity.add_variable(0, 5);
  parity.add_row({{0, 2}}, 1, 1);
  EXPECT_EQ(solve(parity).status, IntegerSolution::Status::kInfeasible);
}

TEST(IntegerProgramTest, WithoutObjectiveOrRowsThereIsAPoint) {
  IntegerProgram program;
  program.add_variable(2, 3);
  EXPECT_TRUE(solve(program).found());
}

TEST(IntegerProgramTest, AllWaysTogetherTakeNoLongerThanTheLimit) {
  // Market split (Cornuéjols and Dawande 1998): halves of random sums. Far beyond branch and bound at this
  // size.
  IntegerProgram program;
  for (int i = 0; i < 50; ++i) program.add_variable(0, 1);
  std::mt19937 random(1);
  for (int r = 0; r < 6; ++r) {
    std::vector<Term> terms;
    long sum = 0;
    for (int i = 0; i < 50; ++i) {
      terms.push_back({i, static_cast<long>(random() % 100)});
      sum += terms.back().coefficient;
    }
    program.add_row(terms, sum / 2, sum / 2);
  }
  const auto begun = std::chrono::steady_clock::now();
  const auto solution = solve(program, 1'500);
  const auto took = std::chrono::steady_clock::now() - begun;
  EXPECT_EQ(solution.status, IntegerSolution::Status::kUnknown);
  EXPECT_LT(took, std::chrono::milliseconds(2'500));
}

TEST(IntegerProgramTest, TheReCheckSeesEveryKindOfBreach) {
  const IntegerProgram program = small();
  EXPECT_TRUE(satisfies(program, {1, 3}));
  EXPECT_FALSE(satisfies(program, {2, 3}));   // a row
  EXPECT_FALSE(satisfies(program, {-1, 3}));  // a lower bound
  EXPECT_FALSE(satisfies(program, {-8, 11}));
  EXPECT_FALSE(satisfies(program, {1}));
}

/// The optimum that `cbc` prints for the program, run on the exported file; −1 where it prints none.
long cbc_optimum(const IntegerProgram& program) {
  const auto folder = std::filesystem::temp_directory_path() / ("frisaet-lp-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string lp = folder / "program.lp", log = folder / "log";
  std::ofstream(lp) << to_lp_format(program);
  EXPECT_EQ(std::system(("cbc " + lp + " solve > " + log).c_str()), 0);
  std::ifstream in(log);
  long value = -1;
  for (std::string line; std::getline(in, line);) {
    if (line.find("infeasible") != std::string::npos) break;
    if (line.starts_with("Objective value:")) value = std::lround(std::stod(line.substr(16)));
  }
  std::filesystem::remove_all(folder);
  return value;
}

/// Every level of the set: the file of each program, solved by cbc, has the optimum that GLPK proved.
void expect_cbc_agrees(unsigned set, int skew) {
  SCOPED_TRACE("set " + std::to_string(set) + ", skew " + std::to_string(skew));
  using Goal = PhaseModel::Goal;
  const Round& round = *find_round("velfaerdsaftaler-2022");
  const Policy& policy = *find_policy("alle-placeres-foerst");
  const Problem problem = instances::scaled(round, MunicipalityIndex::standard(), policy, 1, set, skew);
  const PhaseModel model(problem, problem.phases[0], fixed_places(problem));
  PhaseSolver solver(model);
  std::vector<PhaseModel::Commitment> commitments;
  const std::pair<Level, Goal> levels[] = {{Level::kBalance, Goal::kBalance},
                                           {Level::kPlaced, Goal::kPlaced},
                                           {Level::kFirstWishes, Goal::kFirstWishes}};
  for (const auto& [level, goal] : levels) {
    ASSERT_TRUE(solver.run(level, {}).ok());
    EXPECT_EQ(cbc_optimum(model.program(std::nullopt, commitments, {}, goal)), solver.values().back().value);
    commitments.push_back({goal, solver.values().back().value});
  }
  const auto all_sizes = model.size_vectors(model.fixed_total() + commitments[1].value, 0, 0, 100);
  for (const auto& [level, goal] :
       {std::pair(Level::kSpread, Goal::kSpread), std::pair(Level::kBreach, Goal::kBreach)}) {
    ASSERT_TRUE(solver.run(level, {}).ok());
    long least = 1 << 20;
    for (const auto& sizes : all_sizes) {
      const auto optimum = cbc_optimum(model.program(sizes, commitments, {}, goal));
      if (optimum >= 0) least = std::min(least, optimum);
    }
    EXPECT_EQ(least, solver.values().back().value);
    commitments.push_back({goal, least});
  }
}

bool cbc_is_here() {
  return std::system("command -v cbc > /dev/null") == 0;
}

TEST(IntegerProgramTest, AnotherSolverFindsTheSameOptimumInTheExportedFile) {
  if (!cbc_is_here()) GTEST_SKIP() << "cbc (coinor-cbc) is not installed";
  EXPECT_EQ(cbc_optimum(small()), 9);
  for (int skew = 0; skew < 3; ++skew) expect_cbc_agrees(2, skew);
}

TEST(IntegerProgramTest, AnotherSolverFindsTheSameOptimaOfAllMadeUpSetsSoak) {
  if (!cbc_is_here()) GTEST_SKIP() << "cbc (coinor-cbc) is not installed";
  for (unsigned set = 0; set < 50; ++set) {
    for (int skew = 0; skew < 3; ++skew) expect_cbc_agrees(set, skew);
  }
}

}  // namespace
}  // namespace frisaet
