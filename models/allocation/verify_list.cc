#include <algorithm>
#include <map>
#include <set>

#include "models/allocation/leximin.h"
#include "models/allocation/verify_parts.h"
#include "models/core/sha256.h"

namespace frisaet {
namespace {

/// Gives the members of each line, in `order`, the areas listed for them; false when the list cannot be read
/// so.
bool give(const Problem& problem, const std::vector<std::vector<std::size_t>>& order,
          const PlanDistribution::Listed& listed, Recount& count) {
  if (listed.areas.size() != order.size()) return false;
  for (std::size_t line = 0; line < order.size(); ++line) {
    if (listed.areas[line].size() != order[line].size()) return false;
    for (std::size_t m = 0; m < order[line].size(); ++m) {
      const auto& area = listed.areas[line][m];
      int& place = count.area[order[line][m]];
      place = area ? problem.area_index(*area) : Recount::kNoArea;
      if (area && Recount::class_of(problem.participants[order[line][m]], place) < 0) return false;
    }
  }
  return true;
}

/// The lines of the list as participants, when they are just those who are alike in the phase.
bool read_lines(const Audit& audit, const Phase& phase, std::vector<std::vector<std::size_t>>& lines) {
  std::set<std::vector<std::string>> expected;
  std::map<std::string, std::size_t> position;
  for (const auto& members : audit.count.alike_in(phase)) {
    std::vector<std::string> codes;
    for (const std::size_t i : members) {
      codes.push_back(audit.problem.participants[i].code);
      position[codes.back()] = i;
    }
    expected.insert(std::move(codes));
  }
  for (const auto& codes : audit.plan.draw->distribution->alike) {
    if (expected.erase(codes) == 0) return false;
    lines.emplace_back();
    for (const std::string& code : codes) lines.back().push_back(position.at(code));
  }
  return expected.empty();
}

/// Every level of the phase, counted for a listed plan, has the value that the plan states as the best.
void check_listed(Audit& audit, const Phase& phase, const Recount& count, std::size_t number) {
  const auto differs = [&](const std::string& name, long value) {
    if (audit.stated(phase, name) == value) return;
    audit.report("listed_not_best", "Plan " + std::to_string(number + 1) + " på listen har " +
                                        std::to_string(value) + " på niveauet " + name +
                                        "; den trukne plan har " + std::to_string(audit.stated(phase, name)) +
                                        ".");
  };
  for (const Capacity& capacity : phase.capacities) {
    if (capacity.at_most && count.count_on(audit.problem.area_index(capacity.area)) > *capacity.at_most)
      audit.report("listed_not_best", "Plan " + std::to_string(number + 1) + " på listen har for mange på " +
                                          capacity.area + ".");
  }
  if (const auto lacking = count.lacking_in(phase)) differs("capacity", *lacking);
  for (const Level level : audit.policy.levels) {
    if (level != Level::kLottery) differs(std::string(to_string(level)), count.value_of(phase, level));
  }
}

}  // namespace

/// Where the plan was drawn from a list: the list is whole, each plan on it keeps the rules and is as good by
/// every level, and this is the one that the seed draws. That the chances could not be more even is not shown
/// here: it takes the solver.
void verify_list(Audit& audit) {
  if (!audit.plan.draw) return;
  const DrawRecord& draw = *audit.plan.draw;
  const bool by_list = draw.method.starts_with(kLeximinMethod);
  if (!by_list && !draw.distribution) return;
  const auto wrong = [&](std::string message) { audit.report("wrong_list", std::move(message)); };
  if (!by_list || !draw.distribution)
    return wrong("Lodtrækningens metode og listen over planer passer ikke sammen.");
  const PlanDistribution& list = *draw.distribution;
  if (draw.method != std::string(kLeximinMethod) + distribution_sha256(list))
    return wrong("Listen over planer er en anden end den, metoden nævner.");
  const auto phase =
      std::find_if(audit.problem.phases.begin(), audit.problem.phases.end(),
                   [&](const Phase& p) { return p.code == list.phase && p.kind == Phase::Kind::kPlacement; });
  std::vector<std::vector<std::size_t>> lines;
  if (phase == audit.problem.phases.end() || !read_lines(audit, *phase, lines))
    return wrong("Listen over planer gælder andre kommuner end dem, der fordeles.");
  long tickets = 0;
  for (const auto& listed : list.plans) {
    if (listed.weight <= 0) return wrong("En plan på listen har ingen lodder.");
    tickets += listed.weight;
  }
  if (tickets != list.out_of || tickets == 0)
    return wrong("Listens lodder giver ikke tilsammen det antal, den siger.");

  // Which member of a line gets which area does not matter to any level.
  for (std::size_t p = 0; p < list.plans.size(); ++p) {
    Recount count = audit.count;
    if (!give(audit.problem, lines, list.plans[p], count))
      return wrong("Plan " + std::to_string(p + 1) + " på listen giver områder, som kommunerne ikke ønsker.");
    check_listed(audit, *phase, count, p);
  }

  long ticket = std::stol(sha256_hex(draw.seed + "/plan").substr(0, 15), nullptr, 16) % tickets;
  std::size_t drawn = 0;
  for (; ticket >= list.plans[drawn].weight; ++drawn) ticket -= list.plans[drawn].weight;
  for (auto& members : lines) {
    std::sort(members.begin(), members.end(),
              [&](std::size_t a, std::size_t b) { return audit.draw_key(a) < audit.draw_key(b); });
  }
  Recount count = audit.count;
  give(audit.problem, lines, list.plans[drawn], count);
  if (count.area != audit.count.area)
    audit.report("not_the_drawn_plan", "Tallet trækker plan " + std::to_string(drawn + 1) +
                                           " på listen, men planen her er en anden.");
}

}  // namespace frisaet
