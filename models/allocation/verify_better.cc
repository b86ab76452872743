#include <algorithm>
#include <functional>
#include <map>
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

/// Above this the moves are left to a draw made again: their number grows with the square.
constexpr std::size_t kMostMoved = 300;

/// Whether one that was moved could have kept what it had: alone, or by an exchange with one that has it now,
/// no level before `changes` coming out worse and nothing changed that an earlier lottery had settled.
class Keeping {
 public:
  Keeping(Audit& audit, const Phase& phase)
      : audit_(audit), phase_(phase), pool_(audit.count.pool_of(phase)) {
    now_ = values(audit.count);
  }

  void check() {
    if (pool_.size() > kMostMoved) return;
    for (const std::size_t i : pool_) {
      if (audit_.count.changed_in(phase_, i) && could_keep(i)) {
        audit_.report("improvable",
                      audit_.problem.participants[i].name +
                          " kunne have beholdt sin plads fra den forrige plan, så færre flyttede, "
                          "uden at noget mål blev nået dårligere.");
        return;
      }
    }
  }

 private:
  [[nodiscard]] std::vector<long> values(const Recount& count) const {
    std::vector<long> all{count.lacking_in(phase_).value_or(0)};
    for (const Level level : audit_.policy.levels) {
      const bool most = level == Level::kPlaced || level == Level::kFirstWishes;
      if (level != Level::kLottery && level != Level::kFirstWishLottery)
        all.push_back((most ? -1 : 1) * count.value_of(phase_, level));
      if (level == Level::kChanges) break;
    }
    return all;
  }
  [[nodiscard]] int place_of(std::size_t i) const {
    return audit_.count.decided_in(phase_, i) ? audit_.count.area[i] : Recount::kNoArea;
  }
  [[nodiscard]] bool listed(std::size_t i, int area) const {
    return area == Recount::kNoArea || Recount::class_of(audit_.problem.participants[i], area) >= 0;
  }
  [[nodiscard]] bool could_keep(std::size_t i) const {
    const auto& code = audit_.problem.previous->areas.at(audit_.problem.participants[i].code);
    const int had = code ? audit_.problem.area_index(*code) : Recount::kNoArea;
    const auto areas = audit_.count.areas_of(phase_);
    const bool here = std::find(areas.begin(), areas.end(), had) != areas.end();
    const int back = here ? had : Recount::kNoArea;
    if (back == place_of(i) || !listed(i, back)) return false;
    if (better({{i, back}})) return true;
    return std::any_of(pool_.begin(), pool_.end(), [&](std::size_t j) {
      return j != i && place_of(j) == back && listed(j, place_of(i)) && better({{i, back}, {j, place_of(i)}});
    });
  }
  [[nodiscard]] bool better(const std::vector<std::pair<std::size_t, int>>& moves) const {
    Recount count = audit_.count;
    const auto& levels = audit_.policy.levels;
    const auto at = [&](Level level) { return std::find(levels.begin(), levels.end(), level); };
    for (const auto& [i, area] : moves) {
      const Participant& p = audit_.problem.participants[i];
      const auto first = [&](int place) { return audit_.count.phase_class(phase_, p, place) == 0; };
      if (at(Level::kFirstWishLottery) < at(Level::kChanges) && first(area) != first(place_of(i)))
        return false;
      count.area[i] = area;
    }
    const bool full =
        std::any_of(phase_.capacities.begin(), phase_.capacities.end(), [&](const Capacity& capacity) {
          return capacity.at_most &&
                 count.count_on(audit_.problem.area_index(capacity.area)) > *capacity.at_most;
        });
    return !full && values(count) < now_;
  }

  Audit& audit_;
  const Phase& phase_;
  std::vector<std::size_t> pool_;
  std::vector<long> now_;
};

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

/// Those who could be designated, by code: of the classes of wishes, best first, as many as are needed to
/// fill the places still open.
std::set<std::string> candidates_of(const Audit& audit, const Phase& phase) {
  const int area = audit.count.areas_of(phase).front();
  long open = phase.count;
  for (const Participant& p : audit.problem.participants) open -= p.fixed_area == area ? 1 : 0;
  std::map<int, std::vector<std::string>> by_class;
  for (const std::size_t i : audit.count.pool_of(phase)) {
    const Participant& p = audit.problem.participants[i];
    by_class[Recount::class_of(p, area)].push_back(p.code);
  }
  std::set<std::string> codes;
  for (const auto& [wish, members] : by_class) {
    if (static_cast<long>(codes.size()) >= open) break;
    codes.insert(members.begin(), members.end());
  }
  return codes;
}

/// The figures of a proposal: every set listed is as far from the quotas as it says, their number is that of
/// all sets of the candidates, and each best set is counted once for each of its members.
bool sets_add_up(const Audit& audit, const DesignationProposal& proposal, const Phase& phase) {
  const int area = audit.count.areas_of(phase).front();
  const auto candidates = candidates_of(audit, phase);
  const std::size_t chosen = proposal.best.front().municipalities.size();
  if (static_cast<long>(candidates.size()) != proposal.candidates ||
      static_cast<long>(proposal.best.size()) > proposal.best_sets)
    return false;
  std::set<std::vector<std::string>> listed;
  for (const DesignationSet& set : proposal.best) {
    const bool whole = set.municipalities.size() == chosen && listed.insert(set.municipalities).second &&
                       std::adjacent_find(set.municipalities.begin(), set.municipalities.end(),
                                          std::greater_equal<>()) == set.municipalities.end() &&
                       std::all_of(set.municipalities.begin(), set.municipalities.end(),
                                   [&](const std::string& code) { return candidates.contains(code); });
    const bool as_good = set.worst_breach == proposal.best.front().worst_breach &&
                         set.total_breach == proposal.best.front().total_breach;
    if (!whole || !as_good) return false;
    Recount count = audit.count;
    for (std::size_t i = 0; i < count.area.size(); ++i) {
      const Participant& p = audit.problem.participants[i];
      const auto& codes = set.municipalities;
      if (count.area[i] == area && !p.fixed_area) count.area[i] = Recount::kNoArea;
      if (std::find(codes.begin(), codes.end(), p.code) != codes.end()) count.area[i] = area;
    }
    if (count.breaches_in(phase) != std::pair<long, long>(set.worst_breach, set.total_breach)) return false;
  }
  if (choose(proposal.candidates, static_cast<long>(chosen)) != proposal.sets ||
      proposal.best_sets > proposal.sets)
    return false;
  long memberships = 0, expected = 0;
  std::vector<std::string> named;
  for (const auto& candidate : proposal.who) {
    named.push_back(candidate.municipality);
    if (candidate.best_sets < 0 || candidate.best_sets > proposal.best_sets) return false;
    if (__builtin_add_overflow(memberships, candidate.best_sets, &memberships)) return false;
  }
  return std::equal(named.begin(), named.end(), candidates.begin(), candidates.end()) &&
         !__builtin_mul_overflow(proposal.best_sets, static_cast<long>(chosen), &expected) &&
         memberships == expected;
}

}  // namespace

/// One municipality that could be placed, or two that could change places, without any level getting worse
/// before the one that gets better; or one that could have kept what it had in the previous plan.
void verify_improvable(Audit& audit) {
  for (const Phase& phase : audit.problem.phases) {
    if (phase.kind == Phase::Kind::kDesignation) continue;
    for (const std::size_t i : audit.count.pool_of(phase)) {
      if (!audit.count.decided_in(phase, i)) check_room_for(audit, phase, i);
    }
    const auto at = [&](Level wanted) {
      return std::find(audit.policy.levels.begin(), audit.policy.levels.end(), wanted);
    };
    if (at(Level::kFirstWishes) < std::min(at(Level::kSpread), at(Level::kChanges)))
      check_exchanges(audit, phase);
    if (audit.problem.previous && at(Level::kChanges) != audit.policy.levels.end())
      Keeping(audit, phase).check();
  }
}
void verify_proposals(Audit& audit) {
  std::set<std::string> phases;
  for (const DesignationProposal& proposal : audit.plan.proposals) {
    if (!phases.insert(proposal.phase).second)
      audit.report("wrong_proposal", "Planen har to forslag til udpegning i fasen " + proposal.phase + ".");
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
