#include "models/allocation/recount.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace frisaet {

Recount::Recount(const Problem& counted) : area(counted.participants.size(), kNoArea), problem_(counted) {}

const std::string& Recount::area_name(int a) const {
  return problem_.areas[static_cast<std::size_t>(a)].name;
}

int Recount::class_of(const Participant& p, int a) {
  for (std::size_t c = 0; c < p.wishes.size(); ++c) {
    if (std::count(p.wishes[c].begin(), p.wishes[c].end(), a) > 0) return static_cast<int>(c);
  }
  return -1;
}

std::vector<int> Recount::areas_of(const Phase& phase) const {
  std::vector<int> areas;
  for (const std::string& code : phase.areas) areas.push_back(problem_.area_index(code));
  return areas;
}

bool Recount::decided_in(const Phase& phase, std::size_t i) const {
  const auto areas = areas_of(phase);
  return std::count(areas.begin(), areas.end(), area[i]) > 0;
}

int Recount::phase_class(const Phase& phase, const Participant& p, int a) const {
  std::set<int> classes;
  for (const int wished : areas_of(phase)) {
    if (class_of(p, wished) >= 0) classes.insert(class_of(p, wished));
  }
  const int own = class_of(p, a);
  return own < 0 ? -1 : static_cast<int>(std::distance(classes.begin(), classes.find(own)));
}

std::vector<std::size_t> Recount::pool_of(const Phase& phase) const {
  std::vector<std::size_t> pool;
  for (std::size_t i = 0; i < problem_.participants.size(); ++i) {
    const Participant& p = problem_.participants[i];
    if (p.fixed_area) continue;
    bool earlier = false;
    for (const Phase& other : problem_.phases) {
      if (&other == &phase) break;
      earlier = earlier || decided_in(other, i);
    }
    const auto areas = areas_of(phase);
    const bool wishes = std::any_of(areas.begin(), areas.end(), [&](int a) { return class_of(p, a) >= 0; });
    if (!earlier && wishes) pool.push_back(i);
  }
  return pool;
}

int Recount::count_on(int a) const {
  return static_cast<int>(std::count(area.begin(), area.end(), a));
}

int Recount::range_of(const Phase& phase) const {
  std::vector<int> sizes;
  for (const int a : areas_of(phase)) sizes.push_back(count_on(a));
  const auto [low, high] = std::minmax_element(sizes.begin(), sizes.end());
  return *high - *low;
}

std::optional<long> Recount::lacking_in(const Phase& phase) const {
  std::optional<long> lacking;
  for (const Capacity& capacity : phase.capacities) {
    if (!capacity.at_least) continue;
    lacking =
        lacking.value_or(0) + std::max(0, *capacity.at_least - count_on(problem_.area_index(capacity.area)));
  }
  return lacking;
}

bool Recount::changed_in(const Phase& phase, std::size_t i) const {
  const Participant& p = problem_.participants[i];
  const int had = problem_.previous_area(p);
  if (decided_in(phase, i)) return area[i] != had;
  if (had < 0) return false;
  const auto here = areas_of(phase);
  return std::count(here.begin(), here.end(), had) > 0 || !problem_.can_have_again(p, phase);
}

std::vector<std::vector<std::size_t>> Recount::alike_in(const Phase& phase) const {
  std::map<std::tuple<std::vector<int>, std::vector<int>, std::vector<bool>>, std::vector<std::size_t>> alike;
  Recount each = *this;
  for (const std::size_t i : pool_of(phase)) {
    const Participant& p = problem_.participants[i];
    std::vector<int> wishes;
    std::vector<bool> changes;  // by what it could get: nothing, and each area it wishes
    for (const int a : areas_of(phase)) wishes.push_back(phase_class(phase, p, a));
    if (problem_.previous) {
      each.area[i] = kNoArea;
      changes.push_back(each.changed_in(phase, i));
      for (const int a : areas_of(phase)) {
        each.area[i] = a;
        changes.push_back(class_of(p, a) < 0 || each.changed_in(phase, i));
      }
    }
    alike[{wishes, p.groups, changes}].push_back(i);
  }
  std::vector<std::vector<std::size_t>> all;
  for (auto& [kind, members] : alike) all.push_back(std::move(members));
  return all;
}

int Recount::Cell::beyond() const {
  return std::max({0, low - count, count - high});
}

Recount::Cell Recount::cell(int a, std::size_t dimension, int group) const {
  long base = 0, in_group = 0;
  Cell cell;
  for (std::size_t i = 0; i < problem_.participants.size(); ++i) {
    const Participant& p = problem_.participants[i];
    const bool here = p.groups[dimension] == group;
    if (here && area[i] == a) ++cell.count;
    if (problem_.shares_of == Round::SharesOf::kTakers && !p.fixed_area && p.wishes.empty()) continue;
    ++base;
    if (here) ++in_group;
  }
  if (base > 0) {
    const long share = in_group * count_on(a);
    cell.low = static_cast<int>(share / base);
    cell.high = static_cast<int>((share + base - 1) / base);
  }
  return cell;
}

std::pair<long, long> Recount::breaches_in(const Phase& phase) const {
  long worst = 0, total = 0;
  for (const int a : areas_of(phase)) {
    for (std::size_t d = 0; d < problem_.dimensions.size(); ++d) {
      for (std::size_t g = 0; g < problem_.dimensions[d].groups.size(); ++g) {
        const int beyond = cell(a, d, static_cast<int>(g)).beyond();
        worst = std::max<long>(worst, beyond);
        total += beyond;
      }
    }
  }
  return {worst, total};
}

long Recount::value_of(const Phase& phase, Level level) const {
  const auto pool = pool_of(phase);
  switch (level) {
    case Level::kBalance:
      return std::max(0, range_of(phase) - phase.tolerance);
    case Level::kPlaced:
      return std::count_if(pool.begin(), pool.end(), [&](std::size_t i) { return decided_in(phase, i); });
    case Level::kFirstWishes:
      return std::count_if(pool.begin(), pool.end(), [&](std::size_t i) {
        if (!decided_in(phase, i)) return false;
        const Participant& p = problem_.participants[i];
        return (phase.kind == Phase::Kind::kDesignation ? class_of(p, area[i])
                                                        : phase_class(phase, p, area[i])) == 0;
      });
    case Level::kSpread:
      return breaches_in(phase).first;
    case Level::kBreach:
      return breaches_in(phase).second;
    case Level::kChanges:
      return std::count_if(pool.begin(), pool.end(),
                           [&](std::size_t i) { return problem_.previous && changed_in(phase, i); });
    case Level::kFirstWishLottery:
    case Level::kLottery:
      return static_cast<long>(pool.size());
  }
  return 0;
}

}  // namespace frisaet
