#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "models/allocation/verify_parts.h"

namespace frisaet {
namespace {

void check_room_for(Audit& audit, const Phase& phase, std::size_t i) {
  for (const int area : audit.count.areas_of(phase)) {
    if (Recount::class_of(audit.problem.participants[i], area) < 0) continue;
    const bool full =
        std::any_of(phase.capacities.begin(), phase.capacities.end(), [&](const Capacity& capacity) {
          return audit.problem.area_index(capacity.area) == area && capacity.at_most &&
                 audit.count.count_on(area) >= *capacity.at_most;
        });
    const int had = std::exchange(audit.count.area[i], area);  // a later phase may have placed it
    const int range = audit.count.range_of(phase);
    audit.count.area[i] = had;
    if (!full && range <= phase.tolerance + audit.stated(phase, "balance")) {
      audit.report("improvable", audit.problem.participants[i].name + " kunne få plads på " +
                                     audit.count.area_name(area) + ", uden at andre flyttes.");
      return;
    }
  }
}

void check_exchanges(Audit& audit, const Phase& phase) {
  const auto pool = audit.count.pool_of(phase);
  for (const int from : audit.count.areas_of(phase)) {
    for (const int to : audit.count.areas_of(phase)) {
      if (from == to) continue;
      const auto gains = std::find_if(pool.begin(), pool.end(), [&](std::size_t i) {
        const Participant& p = audit.problem.participants[i];
        return audit.count.area[i] == from && audit.count.phase_class(phase, p, from) != 0 &&
               audit.count.phase_class(phase, p, to) == 0;
      });
      const auto no_loss = std::find_if(pool.begin(), pool.end(), [&](std::size_t i) {
        const Participant& p = audit.problem.participants[i];
        return audit.count.area[i] == to && Recount::class_of(p, from) >= 0 &&
               (audit.count.phase_class(phase, p, to) != 0 || audit.count.phase_class(phase, p, from) == 0);
      });
      if (gains == pool.end() || no_loss == pool.end()) continue;
      audit.report("improvable", audit.problem.participants[*gains].name + " og " +
                                     audit.problem.participants[*no_loss].name +
                                     " kunne bytte, så flere fik deres højeste ønske.");
    }
  }
}

/// The number of ways to take k of n; nothing where it is too large to be counted: a plan that says it
/// counted so many is wrong.
std::optional<long> choose(long n, long k) {
  long ways = 1;
  for (long i = 1; i <= k; ++i) {
    if (__builtin_mul_overflow(ways, n - k + i, &ways)) return std::nullopt;
    ways /= i;
  }
  return ways;
}

/// The figures of a proposal: every set listed is as far from the quotas as it says, their number is that of
/// all sets of the candidates, and each best set is counted once for each of its members.
bool sets_add_up(const Audit& audit, const DesignationProposal& proposal, const Phase& phase) {
  const int area = audit.count.areas_of(phase).front();
  for (const DesignationSet& set : proposal.best) {
    Recount count = audit.count;
    for (std::size_t i = 0; i < count.area.size(); ++i) {
      const Participant& p = audit.problem.participants[i];
      const auto& codes = set.municipalities;
      if (count.area[i] == area && !p.fixed_area) count.area[i] = Recount::kNoArea;
      if (std::find(codes.begin(), codes.end(), p.code) != codes.end()) {
        if (Recount::class_of(p, area) < 0) return false;
        count.area[i] = area;
      }
    }
    if (count.breaches_in(phase) != std::pair<long, long>(set.worst_breach, set.total_breach)) return false;
  }
  if (proposal.who.empty()) return true;  // of an earlier program
  const auto chosen = static_cast<long>(proposal.best.front().municipalities.size());
  long memberships = 0, expected = 0;
  for (const auto& candidate : proposal.who)
    if (__builtin_add_overflow(memberships, candidate.best_sets, &memberships)) return false;
  return static_cast<long>(proposal.who.size()) == proposal.candidates &&
         choose(proposal.candidates, chosen) == proposal.sets &&
         !__builtin_mul_overflow(proposal.best_sets, chosen, &expected) && memberships == expected;
}

}  // namespace

/// One municipality that could be placed, or two that could change places, without any level getting worse
/// before the one that gets better.
void verify_improvable(Audit& audit) {
  for (const Phase& phase : audit.problem.phases) {
    if (phase.kind == Phase::Kind::kDesignation) continue;
    for (const std::size_t i : audit.count.pool_of(phase)) {
      if (!audit.count.decided_in(phase, i)) check_room_for(audit, phase, i);
    }
    const auto at = [&](Level wanted) {
      return std::find(audit.policy.levels.begin(), audit.policy.levels.end(), wanted);
    };
    if (at(Level::kFirstWishes) < at(Level::kSpread)) check_exchanges(audit, phase);
  }
}
void verify_proposals(Audit& audit) {
  for (const DesignationProposal& proposal : audit.plan.proposals) {
    const int area = audit.problem.area_index(proposal.area);
    std::set<std::string> members;
    for (std::size_t i = 0; i < audit.problem.participants.size(); ++i) {
      if (area >= 0 && audit.count.area[i] == area && !audit.problem.participants[i].fixed_area)
        members.insert(audit.problem.participants[i].code);
    }
    const bool same = !proposal.best.empty() &&
                      std::set<std::string>(proposal.best.front().municipalities.begin(),
                                            proposal.best.front().municipalities.end()) == members;
    if (!same)
      audit.report("wrong_proposal",
                   "Planen følger ikke det første forslag til udpegning på " + proposal.area + ".");
    const auto phase =
        std::find_if(audit.problem.phases.begin(), audit.problem.phases.end(), [&](const Phase& candidate) {
          return candidate.code == proposal.phase && candidate.kind == Phase::Kind::kDesignation;
        });
    if (same && (phase == audit.problem.phases.end() || !sets_add_up(audit, proposal, *phase)))
      audit.report("wrong_proposal",
                   "Tallene i forslaget til udpegning på " + proposal.area + " går ikke op.");
  }
}

}  // namespace frisaet
