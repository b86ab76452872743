#include <algorithm>
#include <array>

#include "models/allocation/allocate.h"
#include "models/allocation/verify_parts.h"

namespace frisaet {
namespace {

/// The commitment, where there is one, is about this plan's inputs and way of drawing.
bool commitment_fits(const Plan& plan) {
  if (plan.draw->binding != plan.draw->commitment.has_value()) return false;
  if (!plan.draw->commitment) return true;
  const DrawCommitment& published = *plan.draw->commitment;
  return published.inputs_sha256 == plan.inputs_sha256 && published.round == plan.round &&
         published.policy == plan.policy && published.method == plan.draw->method;
}

/// Whether one place given otherwise would have been chosen in turn: the levels that bind the choice come out
/// no worse, and nobody drawn before the one that gains has less.
class Turns {
 public:
  Turns(Audit& audit, const Phase& phase) : audit_(audit), phase_(phase), pool_(audit.count.pool_of(phase)) {
    const auto& levels = audit.policy.levels;
    first_lot_ = std::find(levels.begin(), levels.end(), Level::kFirstWishLottery);
    now_all_ = values(audit.count, levels.end());
    now_before_lot_ = values(audit.count, first_lot_);
    std::sort(pool_.begin(), pool_.end(),
              [&](std::size_t a, std::size_t b) { return audit.draw_key(a) < audit.draw_key(b); });
  }

  void check() {
    for (std::size_t turn = 0; turn < pool_.size(); ++turn) {
      const std::size_t i = pool_[turn];
      if (class_on(i, place_of(i)) == 0) continue;
      for (const int area : audit_.count.areas_of(phase_)) {
        const int wish = class_on(i, area);
        if (wish < class_on(i, place_of(i)) && gains(turn, area)) {
          audit_.report("wrong_draw", audit_.problem.participants[i].name +
                                          " kunne efter sin tur have fået " + audit_.count.area_name(area) +
                                          ", uden at nogen før den fik mindre, eller at noget mål blev nået "
                                          "dårligere.");
          return;
        }
      }
    }
  }

 private:
  using LevelAt = std::vector<Level>::const_iterator;

  [[nodiscard]] int place_of(std::size_t i) const {
    return audit_.count.decided_in(phase_, i) ? audit_.count.area[i] : Recount::kNoArea;
  }
  /// Class of wish; what is not wished, or no place, comes after all classes.
  [[nodiscard]] int class_on(std::size_t i, int area) const {
    const int wish = area == Recount::kNoArea
                         ? -1
                         : audit_.count.phase_class(phase_, audit_.problem.participants[i], area);
    return wish >= 0 ? wish : static_cast<int>(audit_.problem.areas.size());
  }
  [[nodiscard]] std::vector<long> values(const Recount& count, LevelAt upto) const {
    std::vector<long> all{count.lacking_in(phase_).value_or(0)};
    for (auto level = audit_.policy.levels.begin(); level != upto; ++level) {
      if (*level == Level::kLottery || *level == Level::kFirstWishLottery) continue;
      const bool most = *level == Level::kPlaced || *level == Level::kFirstWishes;
      all.push_back((most ? -1 : 1) * count.value_of(phase_, *level));
    }
    return all;
  }
  /// By moving alone or by an exchange with one other.
  [[nodiscard]] bool gains(std::size_t turn, int area) const {
    const std::size_t i = pool_[turn];
    const int left = place_of(i);
    const bool by_first_lot = class_on(i, area) == 0 && first_lot_ != audit_.policy.levels.end();
    if (keeps(i, area, i, area, by_first_lot)) return true;
    for (std::size_t other = 0; other < pool_.size(); ++other) {
      const std::size_t j = pool_[other];
      if (place_of(j) != area) continue;
      const int had = class_on(j, area), gets = class_on(j, left);
      if (left != Recount::kNoArea && gets == static_cast<int>(audit_.problem.areas.size())) continue;
      const bool less = by_first_lot ? had == 0 && gets > 0 : gets > had;
      if (other < turn && less) continue;
      const bool lot_undone =
          first_lot_ != audit_.policy.levels.end() && !by_first_lot && (had == 0) != (gets == 0);
      if (!lot_undone && keeps(i, area, j, left, by_first_lot)) return true;
    }
    return false;
  }
  [[nodiscard]] bool keeps(std::size_t i, int area, std::size_t j, int others, bool by_first_lot) const {
    Recount count = audit_.count;
    count.area[j] = others;
    count.area[i] = area;
    const bool full =
        std::any_of(phase_.capacities.begin(), phase_.capacities.end(), [&](const Capacity& capacity) {
          return capacity.at_most &&
                 count.count_on(audit_.problem.area_index(capacity.area)) > *capacity.at_most;
        });
    if (full) return false;
    return by_first_lot ? values(count, first_lot_) <= now_before_lot_
                        : values(count, audit_.policy.levels.end()) <= now_all_;
  }

  Audit& audit_;
  const Phase& phase_;
  std::vector<std::size_t> pool_;  ///< in the order of the draw
  LevelAt first_lot_;
  std::vector<long> now_all_, now_before_lot_;
};

/// Above this the exchanges are left to a draw made again: their number grows with the square.
constexpr std::size_t kMostInTurn = 300;

constexpr std::array kLotteries{Level::kLottery, Level::kFirstWishLottery};

}  // namespace

/// Of two municipalities with the same wishes and groups, the one drawn first may not get less; nor may
/// anybody have been passed over who could have exchanged with one other.
void verify_draw(Audit& audit) {
  if (!audit.plan.draw) {
    audit.report("wrong_draw", "Planen siger ikke, hvordan der er trukket lod.");
    return;
  }
  if (!audit.plan.draw->distribution && audit.plan.draw->method != kDrawMethod)
    audit.report("wrong_draw", "Metoden " + audit.plan.draw->method + " kendes ikke.");
  if (!commitment_fits(audit.plan))
    audit.report("wrong_commitment",
                 "Lodtrækningen kalder sig bindende uden en forpligtelse, der passer til planen.");
  if (audit.plan.draw->binding && !audit.plan.proposals.empty())
    audit.report(
        "wrong_commitment",
        "Lodtrækningen kalder sig bindende, men planen regner på en udpegning, som ikke er truffet.");
  for (const Phase& phase : audit.problem.phases) {
    if (phase.kind == Phase::Kind::kDesignation) continue;
    for (auto& members : audit.count.alike_in(phase)) {
      std::sort(members.begin(), members.end(),
                [&](std::size_t a, std::size_t b) { return audit.draw_key(a) < audit.draw_key(b); });
      int before = 0;
      for (const std::size_t i : members) {
        const Participant& p = audit.problem.participants[i];
        const int got = audit.count.decided_in(phase, i)
                            ? audit.count.phase_class(phase, p, audit.count.area[i])
                            : static_cast<int>(audit.problem.participants.size());
        if (got < before)
          audit.report("wrong_draw", p.name + " har fået mere end en, der står lige og er trukket før den.");
        before = std::max(before, got);
      }
    }
    // A question that ran out of time was taken for a no; the plan says that it is not proven.
    const bool is_proven = std::all_of(kLotteries.begin(), kLotteries.end(), [&](Level level) {
      const LevelResult* drawn = audit.level(phase, to_string(level));
      return drawn == nullptr || drawn->proven;
    });
    if (is_proven && !audit.plan.draw->distribution && audit.count.pool_of(phase).size() <= kMostInTurn)
      Turns(audit, phase).check();
  }
}

}  // namespace frisaet
