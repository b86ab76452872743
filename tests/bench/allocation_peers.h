#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "models/allocation/allocate.h"
#include "models/allocation/phase_run.h"

// What the allocation is measured beside: a set of replies as all ways see it, how good a plan is, lots in
// turn, and the two programs with one variable a municipality (allocation_bench.cc tells of them).
namespace frisaet {

inline std::size_t at(int i) {
  return static_cast<std::size_t>(i);
}

/// One set of replies, seen as all ways see it: local areas, wishes in classes.
struct Instance {
  Problem problem;
  Places fixed;
  PhaseModel model;
  std::vector<int> type_of;  ///< by participant, −1 = not in the pool
  explicit Instance(Problem p)
      : problem(std::move(p)), fixed(fixed_places(problem)), model(problem, problem.phases.front(), fixed) {
    type_of.assign(problem.participants.size(), -1);
    for (std::size_t t = 0; t < model.types.size(); ++t) {
      for (const int member : model.types[t].members) type_of[at(member)] = static_cast<int>(t);
    }
  }
  [[nodiscard]] const std::vector<std::vector<int>>& wishes(int i) const {
    return model.types[at(type_of[at(i)])].wishes;
  }
};

struct Score {
  double placed = 0, first = 0, range = 0, worst = 0, total = 0;
};

inline Score score(const Instance& in, const Places& places) {
  const PhaseModel counts(in.problem, in.problem.phases.front(), places);
  Score s;
  const auto [low, high] = std::minmax_element(counts.fixed.begin(), counts.fixed.end());
  s.range = *high - *low;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (in.type_of[i] < 0 || !places[i]) continue;
    ++s.placed;
    for (const int area : in.wishes(static_cast<int>(i)).front())
      s.first += in.model.areas[at(area)] == *places[i];
  }
  for (std::size_t a = 0; a < counts.areas.size(); ++a) {
    for (std::size_t d = 0; d < counts.group_sizes.size(); ++d) {
      for (std::size_t g = 0; g < counts.group_sizes[d].size(); ++g) {
        const auto [from, to] = counts.band(counts.fixed[a], d, g);
        const int here = counts.fixed_in[a][d][g];
        const int beyond = std::max({0, from - here, here - to});
        s.worst = std::max<double>(s.worst, beyond);
        s.total += beyond;
      }
    }
  }
  return s;
}

/// Each in `order` takes the most wanted area that has room.
inline Places serial(const Instance& in, const std::vector<int>& order) {
  Places places = in.fixed;
  std::vector<int> sizes = in.model.fixed;
  const int areas = static_cast<int>(sizes.size());
  const int room = (in.model.fixed_total() + in.model.pool() + areas - 1) / areas;
  for (const int i : order) {
    if (in.type_of[at(i)] < 0) continue;
    for (const auto& wish : in.wishes(i)) {
      const auto free =
          std::find_if(wish.begin(), wish.end(), [&](int area) { return sizes[at(area)] < room; });
      if (free == wish.end()) continue;
      ++sizes[at(*free)];
      places[at(i)] = in.model.areas[at(*free)];
      break;
    }
  }
  return places;
}

/// x[i,a] for each in the pool and each area it lists, one place at most, sizes within the tolerance.
struct SinglesProgram {
  IntegerProgram program;
  std::vector<std::vector<int>> x;         ///< by participant and local area
  std::vector<std::vector<Term>> members;  ///< by local area
  explicit SinglesProgram(const Instance& in) {
    members.resize(in.model.areas.size());
    x.assign(in.type_of.size(), std::vector<int>(in.model.areas.size(), -1));
    for (std::size_t i = 0; i < in.type_of.size(); ++i) {
      if (in.type_of[i] < 0) continue;
      std::vector<Term> one;
      for (const auto& wish : in.wishes(static_cast<int>(i))) {
        for (const int area : wish) {
          x[i][at(area)] = program.add_variable(0, 1);
          one.push_back({x[i][at(area)], 1});
          members[at(area)].push_back({x[i][at(area)], 1});
        }
      }
      program.add_row(one, std::nullopt, 1);
    }
    for (std::size_t a = 0; a < members.size(); ++a) {
      for (std::size_t b = 0; b < members.size(); ++b) {
        if (a == b) continue;
        auto apart = members[a];
        for (const Term& term : members[b]) apart.push_back({term.variable, -1});
        program.add_row(apart, std::nullopt, in.model.tolerance - in.model.fixed[a] + in.model.fixed[b]);
      }
    }
  }
  [[nodiscard]] std::vector<Term> in_group(const Instance& in, std::size_t a, std::size_t d,
                                           std::size_t g) const {
    std::vector<Term> terms;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (x[i][a] >= 0 && in.problem.participants[i].groups[d] == static_cast<int>(g))
        terms.push_back({x[i][a], 1});
    }
    return terms;
  }
  [[nodiscard]] std::vector<Term> first_wishes(const Instance& in) const {
    std::vector<Term> terms;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (in.type_of[i] < 0) continue;
      for (const int area : in.wishes(static_cast<int>(i)).front()) terms.push_back({x[i][at(area)], 1});
    }
    return terms;
  }
  [[nodiscard]] Places places(const Instance& in, const std::vector<long>& values) const {
    Places all = in.fixed;
    for (std::size_t i = 0; i < x.size(); ++i) {
      for (std::size_t a = 0; a < x[i].size(); ++a) {
        if (x[i][a] >= 0 && values[at(x[i][a])] == 1) all[i] = in.model.areas[a];
      }
    }
    return all;
  }
};

inline IntegerProgram with_deviation(const Instance& in, SinglesProgram& singles, long placed, long first) {
  std::vector<Term> all;
  for (const auto& members : singles.members) all.insert(all.end(), members.begin(), members.end());
  singles.program.add_row(all, placed, std::nullopt);
  singles.program.add_row(singles.first_wishes(in), first, std::nullopt);
  const PhaseModel& m = in.model;
  for (std::size_t a = 0; a < m.areas.size(); ++a) {
    for (std::size_t d = 0; d < m.group_sizes.size(); ++d) {
      for (std::size_t g = 0; g < m.group_sizes[d].size(); ++g) {
        const int deviation = singles.program.add_variable(0, std::nullopt);
        const long base = m.base, share = m.group_sizes[d][g];
        const long constant = base * m.fixed_in[a][d][g] - share * m.fixed[a];
        for (const long sign : {1L, -1L}) {  // deviation ≥ ±(N·y − N_g·n)
          std::vector<long> coefficient(singles.program.variables.size(), 0);
          for (const Term& t : singles.in_group(in, a, d, g)) coefficient[at(t.variable)] += base;
          for (const Term& t : singles.members[a]) coefficient[at(t.variable)] -= share;
          std::vector<Term> row{{deviation, 1}};
          for (std::size_t v = 0; v < coefficient.size(); ++v) {
            if (coefficient[v] != 0) row.push_back({static_cast<int>(v), -sign * coefficient[v]});
          }
          singles.program.add_row(std::move(row), sign * constant, std::nullopt);
        }
        singles.program.objective.push_back({deviation, 1});
      }
    }
  }
  return singles.program;
}

inline IntegerProgram with_weights(const Instance& in, SinglesProgram& singles) {
  const PhaseModel& m = in.model;
  auto& program = singles.program;
  program.maximise = true;
  std::vector<long> weight(program.variables.size(), 1000);
  for (const Term& term : singles.first_wishes(in)) weight[at(term.variable)] += 100;
  for (std::size_t v = 0; v < weight.size(); ++v)
    program.objective.push_back({static_cast<int>(v), weight[v]});
  const int even = (m.fixed_total() + m.pool()) / static_cast<int>(m.areas.size());
  for (std::size_t a = 0; a < m.areas.size(); ++a) {
    for (std::size_t d = 0; d < m.group_sizes.size(); ++d) {
      for (std::size_t g = 0; g < m.group_sizes[d].size(); ++g) {
        const int beyond = program.add_variable(0, std::nullopt);
        const auto [low, high] = m.band(even, d, g);
        auto enough = singles.in_group(in, a, d, g);
        auto few = enough;
        enough.push_back({beyond, 1});
        few.push_back({beyond, -1});
        program.add_row(std::move(enough), low - m.fixed_in[a][d][g], std::nullopt);
        program.add_row(std::move(few), std::nullopt, high - m.fixed_in[a][d][g]);
        program.objective.push_back({beyond, -1});
      }
    }
  }
  return program;
}

}  // namespace frisaet
