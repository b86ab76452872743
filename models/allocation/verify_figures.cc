#include <algorithm>
#include <map>

#include "models/allocation/verify_parts.h"

namespace frisaet {
namespace {

void check_designation(Audit& audit, const Phase& phase) {
  const int area = audit.count.areas_of(phase).front();
  const int members = audit.count.count_on(area);
  const auto pool = audit.count.pool_of(phase);
  const bool all_taken =
      std::all_of(pool.begin(), pool.end(), [&](std::size_t i) { return audit.count.area[i] == area; });
  if (members > phase.count || (members < phase.count && !all_taken)) {
    audit.report("designation_size", audit.count.area_name(area) + " har " + std::to_string(members) +
                                         " kommuner og skal have " + std::to_string(phase.count) + ".");
  }
}

void check_placement(Audit& audit, const Phase& phase) {
  for (const Capacity& capacity : phase.capacities) {
    const int members = audit.count.count_on(audit.problem.area_index(capacity.area));
    if (capacity.at_most && members > *capacity.at_most) {
      audit.report("over_capacity", capacity.area + " har " + std::to_string(members) +
                                        " kommuner og plads til " + std::to_string(*capacity.at_most) + ".");
    }
  }
  if (audit.count.lacking_in(phase).value_or(0) > audit.stated(phase, "capacity"))
    audit.report("under_capacity", phase.name + ": et område har for få kommuner, uden at planen siger det.");
  if (audit.count.range_of(phase) > phase.tolerance + audit.stated(phase, "balance")) {
    audit.report("unbalanced", phase.name + ": størrelserne ligger " +
                                   std::to_string(audit.count.range_of(phase)) + " fra hinanden; højst " +
                                   std::to_string(phase.tolerance) +
                                   " er tilladt, og planen siger ikke, at det måtte brydes.");
  }
}

void check_cell(Audit& audit, const std::string& place, const SpreadCell& given,
                const Recount::Cell& counted) {
  if (given.count != counted.count)
    audit.report("wrong_spread_count", place + ": optalt " + std::to_string(counted.count) +
                                           ", planen siger " + std::to_string(given.count) + ".");
  if (given.low != counted.low || given.high != counted.high)
    audit.report("wrong_quota", place + ": kvoten er " + std::to_string(counted.low) + "-" +
                                    std::to_string(counted.high) + ".");
}

void expect_level(Audit& audit, const Phase& phase, const std::string& name, long counted) {
  const LevelResult* result = audit.level(phase, name);
  if (result == nullptr) {
    audit.report("missing_level", phase.name + ": niveauet " + name + " mangler.");
  } else if (result->value != counted) {
    audit.report("wrong_level_value", phase.name + ", " + name + ": optalt " + std::to_string(counted) +
                                          ", planen siger " + std::to_string(result->value) + ".");
  }
}

}  // namespace

void verify_sizes(Audit& audit) {
  std::map<std::string, int> given;
  for (const AreaCount& count : audit.plan.areas) given[count.area] = count.count;
  for (std::size_t a = 0; a < audit.problem.areas.size(); ++a) {
    const int counted = audit.count.count_on(static_cast<int>(a));
    const auto at = given.find(audit.problem.areas[a].code);
    if (at == given.end() || at->second != counted) {
      audit.report("wrong_area_count", "Optalt har " + audit.problem.areas[a].name + " " +
                                           std::to_string(counted) + " kommuner; planen siger andet.");
    }
  }
  if (audit.plan.areas.size() != audit.problem.areas.size())
    audit.report("wrong_area_count", "Planen nævner andre områder end rundens.");
  for (const Phase& phase : audit.problem.phases) {
    if (phase.kind == Phase::Kind::kDesignation) {
      check_designation(audit, phase);
    } else {
      check_placement(audit, phase);
    }
  }
}

void verify_spread(Audit& audit) {
  std::map<std::vector<std::string>, const SpreadCell*> given;
  for (const SpreadCell& cell : audit.plan.spread) given[{cell.area, cell.dimension, cell.group}] = &cell;
  std::size_t cells = 0;
  for (const Phase& phase : audit.problem.phases) {
    for (const int area : audit.count.areas_of(phase)) {
      for (std::size_t d = 0; d < audit.problem.dimensions.size(); ++d) {
        for (std::size_t g = 0; g < audit.problem.dimensions[d].groups.size(); ++g) {
          ++cells;
          const auto& dimension = audit.problem.dimensions[d];
          const auto at = given.find({audit.problem.areas[static_cast<std::size_t>(area)].code,
                                      dimension.code, dimension.groups[g]});
          const std::string place = audit.count.area_name(area) + ", " + dimension.groups[g];
          if (at == given.end()) {
            audit.report("wrong_spread_table", place + " mangler i tabellen over spredning.");
          } else {
            check_cell(audit, place, *at->second, audit.count.cell(area, d, static_cast<int>(g)));
          }
        }
      }
    }
  }
  if (audit.plan.spread.size() != cells)
    audit.report("wrong_spread_table", "Tabellen over spredning har ikke én række for hver gruppe.");
}

void verify_levels(Audit& audit) {
  std::vector<std::pair<std::string, std::string>> expected, given;  // phase and name, in order
  const auto expect = [&](const Phase& phase, std::string name, long counted) {
    expect_level(audit, phase, name, counted);
    expected.emplace_back(phase.code, std::move(name));
  };
  for (const Phase& phase : audit.problem.phases) {
    if (phase.kind == Phase::Kind::kDesignation) {
      if (audit.count.value_of(phase, Level::kPlaced) == 0) continue;  // decided by others
      for (const Level wanted : {Level::kPlaced, Level::kFirstWishes, Level::kSpread, Level::kBreach})
        expect(phase, std::string(to_string(wanted)), audit.count.value_of(phase, wanted));
      const auto proposal = std::find_if(audit.plan.proposals.begin(), audit.plan.proposals.end(),
                                         [&](const auto& one) { return one.phase == phase.code; });
      expect(phase, "lottery", proposal == audit.plan.proposals.end() ? 0 : proposal->candidates);
      continue;
    }
    if (const auto lacking = audit.count.lacking_in(phase)) expect(phase, "capacity", *lacking);
    for (const Level wanted : audit.policy.levels)
      expect(phase, std::string(to_string(wanted)), audit.count.value_of(phase, wanted));
  }
  for (const LevelResult& level : audit.plan.levels) given.emplace_back(level.phase, level.name);
  if (given != expected)
    audit.report("wrong_levels",
                 "Planens niveauer er ikke netop politikkens, i dens rækkefølge, for hver fase.");
  const bool proven = std::all_of(audit.plan.levels.begin(), audit.plan.levels.end(),
                                  [](const LevelResult& result) { return result.proven; });
  if (audit.plan.proven != proven)
    audit.report("wrong_proven", "Planen kalder sig bevist eller ubevist imod sine egne niveauer.");
}

}  // namespace frisaet
