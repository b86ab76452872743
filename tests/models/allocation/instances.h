#pragma once

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "models/allocation/allocate.h"
#include "models/allocation/problem.h"
#include "models/rounds/reply.h"
#include "models/rounds/round.h"

namespace frisaet::instances {

/// allocate() with few simulated draws, for tests of anything but the printed chances.
inline Result<Plan> quick_plan(const Problem& problem, const Policy& policy,
                               std::string_view seed = kTrialSeed) {
  return allocate(problem, policy, seed, nullptr, 5);
}

/// Whole numbers 0 ≤ n < bound from a generator whose sequence the standard fixes; distributions are not, so
/// they would give other instances with another library.
inline int below(std::mt19937& random, int bound) {
  return static_cast<int>(random() % static_cast<unsigned>(bound));
}

/// A problem small enough to try every plan: one placement phase, made-up municipalities `100`, `101`, ….
struct Small {
  int municipalities = 6;
  int areas = 3;
  int tolerance = 1;
  int groups = 2;      ///< in each of two dimensions
  int fixed = 0;       ///< the first so many have a fixed place
  bool ties = false;   ///< some wish two areas equally
  bool lower = false;  ///< the first area has a lower capacity
};
inline Problem small(const Small& size, unsigned seed) {
  std::mt19937 random(seed);
  Problem problem;
  problem.round = "lille";
  Phase phase;
  phase.code = phase.name = "fase";
  phase.tolerance = size.tolerance;
  for (int a = 0; a < size.areas; ++a) {
    const std::string code = "omraade-" + std::to_string(a);
    problem.areas.push_back({code, code});
    phase.areas.push_back(code);
  }
  if (size.lower) phase.capacities.push_back({"omraade-0", 2, 4});
  problem.phases.push_back(phase);
  for (const char* dimension : {"nord-syd", "stor-lille"}) {
    problem.dimensions.push_back({dimension, dimension, {}, ""});
    for (int g = 0; g < size.groups; ++g) problem.dimensions.back().groups.push_back("g" + std::to_string(g));
  }
  for (int i = 0; i < size.municipalities; ++i) {
    Participant p;
    p.code = std::to_string(100 + i);
    p.name = "By" + std::to_string(i);
    for (int d = 0; d < 2; ++d) p.groups.push_back(below(random, size.groups));
    p.declared_rank.assign(static_cast<std::size_t>(size.areas), 0);
    if (i < size.fixed) {
      p.fixed_area = below(random, size.areas);
      p.fixed_reason = "Opdigtet.";
    } else {
      const int wanted = below(random, size.areas + 1);  // may be none
      int rank = 0;
      for (int w = 0; w < wanted; ++w) {
        // Skewed: low areas are wanted more often.
        const int area = std::min(below(random, size.areas), below(random, size.areas));
        if (p.declared_rank[static_cast<std::size_t>(area)] > 0) continue;
        const bool tie = size.ties && rank > 0 && below(random, 3) == 0;
        if (!tie) {
          ++rank;
          p.wishes.emplace_back();
        }
        p.wishes.back().push_back(area);
        p.declared_rank[static_cast<std::size_t>(area)] = rank;
      }
    }
    problem.participants.push_back(std::move(p));
  }
  return problem;
}

/// A made-up plan before: any area or none for each, wished or not.
inline PreviousPlan previous(const Problem& problem, unsigned seed) {
  std::mt19937 random(seed + 4'000);
  PreviousPlan before{std::string(64, 'a'), {}};
  for (const Participant& p : problem.participants) {
    const int area = below(random, static_cast<int>(problem.areas.size()) + 1) - 1;
    before.areas[p.code] =
        area < 0 ? std::nullopt : std::optional(problem.areas[static_cast<std::size_t>(area)].code);
  }
  return before;
}

/// The same with its areas divided over several phases of either kind, in any order: who misses one may get
/// another later.
inline Problem several_phases(unsigned seed) {
  std::mt19937 random(seed + 77);
  Problem problem = small({.municipalities = 7, .areas = 4, .fixed = below(random, 2), .ties = true}, seed);
  problem.phases.clear();
  for (std::size_t a = 0; a < problem.areas.size();) {
    Phase phase;
    phase.code = phase.name = "fase-" + std::to_string(problem.phases.size() + 1);
    phase.areas.push_back(problem.areas[a++].code);
    if (below(random, 3) == 0) {
      phase.kind = Phase::Kind::kDesignation;
      phase.decided_by = "KL";
      phase.count = 1 + below(random, 2);
    } else {
      phase.tolerance = 1 + below(random, 2);
      if (a < problem.areas.size() && below(random, 2) == 0) phase.areas.push_back(problem.areas[a++].code);
      for (const std::string& area : phase.areas)
        phase.capacities.push_back({area, std::nullopt, 1 + below(random, 2)});
    }
    problem.phases.push_back(std::move(phase));
  }
  return problem;
}

/// Made-up replies for all municipalities of `round`: each lists one to three areas. `skew` 0 = all areas
/// equally wanted, 1 and 2 = rising preference for the phase's second area. A few do not reply or want none.
inline std::vector<Reply> replies(const Round& round, const MunicipalityIndex& municipalities, unsigned seed,
                                  int skew) {
  std::mt19937 random(seed);
  std::vector<Reply> all;
  for (const Municipality& m : municipalities.all()) {
    const bool fixed = std::any_of(round.fixed.begin(), round.fixed.end(),
                                   [&](const FixedPlace& place) { return place.municipality == m.code; });
    const int mood = below(random, 40);
    if (fixed || mood == 0) continue;
    Reply reply{m.code, {}, mood == 1, std::nullopt, "council", false, false, ""};
    const int wanted = reply.none ? 0 : 1 + below(random, 3);
    int rank = 0;
    for (const Phase& phase : round.phases) {
      if (reply.none) break;
      if (phase.kind == Phase::Kind::kDesignation) {
        if (below(random, 2) == 0) reply.wishes.push_back({phase.areas.front(), ++rank});
        continue;
      }
      std::vector<std::string> left = phase.areas;
      for (int w = 0; w < wanted && !left.empty(); ++w) {
        int at = below(random, static_cast<int>(left.size()));
        if (below(random, 4) < skew) at = std::min(1, static_cast<int>(left.size()) - 1);
        reply.wishes.push_back({left[static_cast<std::size_t>(at)], ++rank});
        left.erase(left.begin() + at);
      }
    }
    all.push_back(std::move(reply));
  }
  return all;
}

/// The placement phase of `round` for `times` as many municipalities: each copy has the groups of the real
/// ones and made-up replies of its own. What is to be designated is left out.
inline Problem scaled(const Round& round, const MunicipalityIndex& municipalities, const Policy& policy,
                      int times, unsigned seed, int skew) {
  Problem all;
  for (int copy = 0; copy < times; ++copy) {
    Problem one = *build_problem(
        round, municipalities,
        replies(round, municipalities, seed + 1000 * static_cast<unsigned>(copy), skew), policy);
    if (copy > 0) {
      for (Participant& p : one.participants) {
        p.code += "-" + std::to_string(copy);
        p.name += " " + std::to_string(copy);
        if (p.reply) p.reply->municipality = p.code;
      }
      all.participants.insert(all.participants.end(), one.participants.begin(), one.participants.end());
    } else {
      all = std::move(one);
    }
  }
  std::sort(all.participants.begin(), all.participants.end(),
            [](const Participant& a, const Participant& b) { return a.code < b.code; });
  std::erase_if(all.phases, [](const Phase& phase) { return phase.kind == Phase::Kind::kDesignation; });
  return all;
}

}  // namespace frisaet::instances
