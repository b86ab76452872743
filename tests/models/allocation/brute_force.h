#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/allocation/problem.h"
#include "models/core/sha256.h"

/// The slow, obvious oracle of the allocation: writes out every plan of a placement phase and throws away,
/// level by level, what is not best. Only for problems with one phase and a handful of municipalities.
namespace frisaet::brute_force {

using PlanOf = std::vector<int>;  ///< area of each participant, −1 = none

struct Answer {
  std::vector<long> values;  ///< one per level, in the policy's order, `capacity` first where there is one
  PlanOf plan;
};

class Oracle {
 public:
  Oracle(const Problem& problem, const Policy& policy, std::string seed)
      : problem_(problem), policy_(policy), seed_(std::move(seed)) {}

  /// With `forced`, only plans in which that participant gets what it wants most.
  Answer solve(std::optional<std::size_t> forced = std::nullopt) {
    run(forced, true);
    if (!plans_.empty()) answer_.plan = plans_.front();
    return answer_;
  }

  /// All plans that are best by the levels, lots left out.
  std::vector<PlanOf> best_plans() {
    run(std::nullopt, false);
    return plans_;
  }

 private:
  void run(std::optional<std::size_t> forced, bool with_lots) {
    PlanOf plan(problem_.participants.size(), -1);
    write_out(plan, 0);
    if (forced) keep([&](const PlanOf& p) { return class_got(p, *forced) == 0; });
    if (plans_.empty()) return;
    const Phase& phase = problem_.phases.front();
    if (std::any_of(phase.capacities.begin(), phase.capacities.end(),
                    [](const auto& c) { return c.at_least.has_value(); })) {
      keep_least([this](const PlanOf& p) { return lacking(p); });
    }
    for (const Level level : policy_.levels) {
      switch (level) {
        case Level::kBalance:
          keep_least([this](const PlanOf& p) { return imbalance(p); });
          break;
        case Level::kPlaced:
          keep_most([this](const PlanOf& p) { return placed(p); });
          break;
        case Level::kFirstWishes:
          keep_most([this](const PlanOf& p) { return first_wishes(p); });
          break;
        case Level::kSpread:
          keep_least([this](const PlanOf& p) { return breaches(p).first; });
          break;
        case Level::kBreach:
          keep_least([this](const PlanOf& p) { return breaches(p).second; });
          break;
        case Level::kChanges:
          keep_least([this](const PlanOf& p) { return changes(p); });
          break;
        case Level::kFirstWishLottery:
          if (with_lots) draw(true);
          break;
        case Level::kLottery:
          if (with_lots) draw(false);
          break;
      }
    }
  }

  void write_out(PlanOf& plan, std::size_t i) {
    if (i == plan.size()) {
      if (within_upper(plan)) plans_.push_back(plan);
      return;
    }
    const Participant& p = problem_.participants[i];
    plan[i] = p.fixed_area.value_or(-1);
    write_out(plan, i + 1);
    for (const auto& wish : p.wishes) {
      for (const int area : wish) {
        plan[i] = area;
        write_out(plan, i + 1);
      }
    }
    plan[i] = -1;
  }

  static int on(const PlanOf& plan, int area) {
    return static_cast<int>(std::count(plan.begin(), plan.end(), area));
  }

  [[nodiscard]] bool within_upper(const PlanOf& plan) const {
    for (const Capacity& c : problem_.phases.front().capacities) {
      if (c.at_most && on(plan, problem_.area_index(c.area)) > *c.at_most) return false;
    }
    return true;
  }
  [[nodiscard]] long lacking(const PlanOf& plan) const {
    long sum = 0;
    for (const Capacity& c : problem_.phases.front().capacities) {
      if (c.at_least) sum += std::max(0, *c.at_least - on(plan, problem_.area_index(c.area)));
    }
    return sum;
  }
  [[nodiscard]] long imbalance(const PlanOf& plan) const {
    int low = 1 << 20, high = 0;
    for (std::size_t a = 0; a < problem_.areas.size(); ++a) {
      low = std::min(low, on(plan, static_cast<int>(a)));
      high = std::max(high, on(plan, static_cast<int>(a)));
    }
    return std::max(0, high - low - problem_.phases.front().tolerance);
  }
  [[nodiscard]] int class_got(const PlanOf& plan, std::size_t i) const {
    const auto& wishes = problem_.participants[i].wishes;
    for (std::size_t c = 0; c < wishes.size(); ++c) {
      if (std::count(wishes[c].begin(), wishes[c].end(), plan[i]) > 0) return static_cast<int>(c);
    }
    return -1;
  }
  [[nodiscard]] long placed(const PlanOf& plan) const {
    long n = 0;
    for (std::size_t i = 0; i < plan.size(); ++i) n += class_got(plan, i) >= 0;
    return n;
  }
  [[nodiscard]] long first_wishes(const PlanOf& plan) const {
    long n = 0;
    for (std::size_t i = 0; i < plan.size(); ++i) n += class_got(plan, i) == 0;
    return n;
  }
  [[nodiscard]] std::pair<long, long> breaches(const PlanOf& plan) const {
    long worst = 0, total = 0;
    const long base = static_cast<long>(problem_.participants.size());
    for (std::size_t a = 0; a < problem_.areas.size(); ++a) {
      for (std::size_t d = 0; d < problem_.dimensions.size(); ++d) {
        for (std::size_t g = 0; g < problem_.dimensions[d].groups.size(); ++g) {
          long in_group = 0, here = 0;
          for (std::size_t i = 0; i < plan.size(); ++i) {
            if (problem_.participants[i].groups[d] != static_cast<int>(g)) continue;
            ++in_group;
            here += plan[i] == static_cast<int>(a);
          }
          const long share = in_group * on(plan, static_cast<int>(a));
          const long beyond = std::max({0L, share / base - here, here - (share + base - 1) / base});
          worst = std::max(worst, beyond);
          total += beyond;
        }
      }
    }
    return {worst, total};
  }

  [[nodiscard]] long changes(const PlanOf& plan) const {
    long n = 0;
    for (std::size_t i = 0; i < plan.size(); ++i) {
      const Participant& p = problem_.participants[i];
      n += !p.wishes.empty() && plan[i] != problem_.previous_area(p);
    }
    return n;
  }

  void keep(const std::function<bool(const PlanOf&)>& good) {
    std::vector<PlanOf> kept;
    std::copy_if(plans_.begin(), plans_.end(), std::back_inserter(kept), good);
    plans_ = std::move(kept);
  }
  void keep_least(const std::function<long(const PlanOf&)>& value) {
    long least = value(plans_.front());
    for (const PlanOf& plan : plans_) least = std::min(least, value(plan));
    keep([&](const PlanOf& plan) { return value(plan) == least; });
    answer_.values.push_back(least);
  }
  void keep_most(const std::function<long(const PlanOf&)>& value) {
    keep_least([&](const PlanOf& plan) { return -value(plan); });
    answer_.values.back() = -answer_.values.back();
  }

  void draw(bool first_only) {
    std::map<std::string, std::size_t> order;
    for (std::size_t i = 0; i < problem_.participants.size(); ++i) {
      if (!problem_.participants[i].wishes.empty())
        order[sha256_hex(seed_ + problem_.participants[i].code)] = i;
    }
    const auto possible = [&](const std::function<bool(const PlanOf&)>& good) {
      return std::any_of(plans_.begin(), plans_.end(), good);
    };
    for (const auto& [key, i] : order) {
      const int classes = first_only ? 1 : static_cast<int>(problem_.participants[i].wishes.size());
      int got = -1;
      for (int c = classes - 1; c >= 0; --c) {
        if (possible([&](const PlanOf& plan) { return class_got(plan, i) == c; })) got = c;
      }
      if (first_only) {
        keep([&](const PlanOf& plan) { return (class_got(plan, i) == 0) == (got == 0); });
      } else {
        keep([&](const PlanOf& plan) { return class_got(plan, i) == got; });
      }
    }
    answer_.values.push_back(static_cast<long>(order.size()));
    if (first_only) return;
    for (const auto& [key, i] : order) {
      for (std::size_t a = 0; a < problem_.areas.size(); ++a) {
        if (!possible([&](const PlanOf& plan) { return plan[i] == static_cast<int>(a); })) continue;
        keep([&](const PlanOf& plan) { return plan[i] == static_cast<int>(a); });
        break;
      }
    }
  }

  const Problem& problem_;
  const Policy& policy_;
  std::string seed_;
  std::vector<PlanOf> plans_;
  Answer answer_;
};

}  // namespace frisaet::brute_force
