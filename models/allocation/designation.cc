#include "models/allocation/designation.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace frisaet {
namespace {

constexpr double kMaxKindsOfSets = 2e7;

/// Sets are counted in whole numbers, and each times its members: more would not fit in 63 bits.
constexpr double kMaxMemberships = 9e18;

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

/// Class of wish in which the participant lists the area (0 = most wanted); −1 = not at all.
int wish_class(const Participant& p, int area) {
  for (std::size_t c = 0; c < p.wishes.size(); ++c) {
    if (std::find(p.wishes[c].begin(), p.wishes[c].end(), area) != p.wishes[c].end())
      return static_cast<int>(c);
  }
  return -1;
}

/// Those who may be designated, in the order of the draw.
std::vector<int> candidates_for(const Problem& problem, int area, const Places& places,
                                const std::vector<int>& order, int needed) {
  std::map<int, std::vector<int>> by_class;
  for (const int i : order) {
    const int wanted = wish_class(problem.participants[index(i)], area);
    if (wanted >= 0 && !places[index(i)]) by_class[wanted].push_back(i);
  }
  std::set<int> chosen;
  for (const auto& [wanted, members] : by_class) {
    if (static_cast<int>(chosen.size()) >= needed) break;
    chosen.insert(members.begin(), members.end());
  }
  std::vector<int> in_order;
  std::copy_if(order.begin(), order.end(), std::back_inserter(in_order),
               [&](int i) { return chosen.contains(i); });
  return in_order;
}

struct Breach {
  int worst = 0;
  int total = 0;
  friend bool operator==(const Breach&, const Breach&) = default;
  friend bool operator<(const Breach& a, const Breach& b) {
    return std::tie(a.worst, a.total) < std::tie(b.worst, b.total);
  }
};

/// Members per (dimension, group) of a growing and shrinking set, and how far it is from the quota bands.
class Spread {
 public:
  Spread(const Problem& problem, const PhaseModel& quotas, int size) {
    for (std::size_t d = 0; d < problem.dimensions.size(); ++d) {
      offsets_.push_back(counts_.size());
      for (std::size_t g = 0; g < problem.dimensions[d].groups.size(); ++g) {
        counts_.push_back(quotas.fixed_in[0][d][g]);
        bands_.push_back(quotas.band(size, d, g));
      }
    }
  }
  void add(const std::vector<int>& groups, int by) {
    for (std::size_t d = 0; d < groups.size(); ++d) counts_[offsets_[d] + index(groups[d])] += by;
  }
  [[nodiscard]] Breach breach() const {
    Breach found;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      const int beyond = std::max({0, bands_[i].low - counts_[i], counts_[i] - bands_[i].high});
      found.worst = std::max(found.worst, beyond);
      found.total += beyond;
    }
    return found;
  }

 private:
  std::vector<std::size_t> offsets_;
  std::vector<int> counts_;
  std::vector<PhaseModel::Band> bands_;
};

/// Candidates with equal groups.
struct Kind {
  std::vector<int> groups;
  int available = 0;
};

double kinds_of_sets(const std::vector<Kind>& kinds, int needed) {
  std::vector<double> ways(index(needed) + 1, 0);
  ways[0] = 1;
  for (const Kind& kind : kinds) {
    auto next = ways;
    for (int have = 0; have < needed; ++have) {
      for (int take = 1; take <= kind.available && have + take <= needed; ++take)
        next[index(have + take)] += ways[index(have)];
    }
    ways = std::move(next);
  }
  return ways[index(needed)];
}

double about_choose(int n, int k) {
  double ways = 1;
  for (int i = 1; i <= k; ++i) ways = ways * (n - k + i) / i;
  return ways;
}

/// REQUIRES: about_choose(n, k)·n ≤ kMaxMemberships.
long choose(long n, long k) {
  long result = 1;
  for (long i = 1; i <= k; ++i) result = result * (n - k + i) / i;
  return result;
}

/// Walks all sets by kinds; `sets` counts the real sets behind them.
class Enumeration {
 public:
  Enumeration(const std::vector<Kind>& kinds, Spread spread)
      : kinds_(kinds), spread_(std::move(spread)), taken_(kinds.size(), 0) {}

  void walk(std::size_t kind, int needed, long ways) {
    if (needed == 0) {
      sets += ways;
      const Breach breach = spread_.breach();
      if (best_sets == 0 || breach < best) {
        std::tie(best, best_sets) = std::tuple(breach, 0L);
        with.assign(kinds_.size(), 0);
      }
      if (breach != best) return;
      best_sets += ways;
      // Of the ways to take k of n alike, one member is in k/n: whole, as ways has the factor n over k.
      for (std::size_t k = 0; k < kind; ++k) with[k] += ways * taken_[k] / kinds_[k].available;
      return;
    }
    if (kind == kinds_.size()) return;
    const Kind& here = kinds_[kind];
    const int most = std::min(here.available, needed);
    for (int take = 0; take <= most; ++take) {
      taken_[kind] = take;
      if (take > 0) spread_.add(here.groups, 1);
      walk(kind + 1, needed - take, ways * choose(here.available, take));
    }
    for (int take = 0; take < most; ++take) spread_.add(here.groups, -1);
  }

  long sets = 0;
  long best_sets = 0;
  Breach best;
  std::vector<long> with;  ///< by kind: best sets that a given member is in

 private:
  const std::vector<Kind>& kinds_;
  Spread spread_;
  std::vector<int> taken_;
};

/// Finds sets of a given breach in the order of the draw.
class FirstSets {
 public:
  FirstSets(const Problem& problem, const std::vector<int>& candidates, Spread spread, Breach wanted)
      : problem_(problem), candidates_(candidates), spread_(std::move(spread)), wanted_(wanted) {}

  std::vector<std::vector<int>> find(int needed) {
    walk(0, needed);
    return std::move(found_);
  }

 private:
  /// True when at least one set was found below this point.
  bool walk(std::size_t from, int needed) {
    if (needed == 0) {
      if (spread_.breach() != wanted_) return false;
      found_.push_back(chosen_);
      return true;
    }
    bool any = false;
    std::set<std::vector<int>>
        barren;  // kinds that led nowhere from here lead nowhere later, with fewer to follow
    for (std::size_t i = from; i + index(needed) <= candidates_.size() && found_.size() < kListedSets; ++i) {
      const auto& groups = problem_.participants[index(candidates_[i])].groups;
      if (barren.contains(groups)) continue;
      chosen_.push_back(candidates_[i]);
      spread_.add(groups, 1);
      const bool fruitful = walk(i + 1, needed - 1);
      spread_.add(groups, -1);
      chosen_.pop_back();
      if (!fruitful) barren.insert(groups);
      any = any || fruitful;
    }
    return any;
  }

  const Problem& problem_;
  const std::vector<int>& candidates_;
  Spread spread_;
  Breach wanted_;
  std::vector<int> chosen_;
  std::vector<std::vector<int>> found_;
};

}  // namespace

Result<DesignationProposal> propose_designation(const Problem& problem, const Phase& phase,
                                                const Places& places, const std::vector<int>& order) {
  const int area = problem.area_index(phase.areas.front());
  const PhaseModel quotas(problem, phase, places);
  const int missing = std::max(0, phase.count - quotas.fixed_total());
  const std::vector<int> candidates = candidates_for(problem, area, places, order, missing);
  const int needed = std::min(missing, static_cast<int>(candidates.size()));

  std::map<std::vector<int>, int> available;
  for (const int i : candidates) ++available[problem.participants[index(i)].groups];
  std::vector<Kind> kinds;
  kinds.reserve(available.size());
  for (const auto& [groups, count] : available) kinds.push_back({groups, count});
  const auto all = static_cast<int>(candidates.size());
  if (kinds_of_sets(kinds, needed) > kMaxKindsOfSets || about_choose(all, needed) * all > kMaxMemberships) {
    return Error{ErrorCode::kLimit, "Der er for mange mulige udpegninger til at se på dem alle.", phase.name,
                 "Skriv de udpegede i rundens fil (designated)."};
  }
  const Spread start(problem, quotas, quotas.fixed_total() + needed);
  Enumeration enumeration(kinds, start);
  enumeration.walk(0, needed, 1);

  DesignationProposal proposal{phase.code,
                               phase.areas.front(),
                               static_cast<long>(candidates.size()),
                               enumeration.sets,
                               enumeration.best_sets,
                               {},
                               {}};
  for (const int i : candidates) {
    const Participant& p = problem.participants[index(i)];
    const auto kind = std::distance(available.begin(), available.find(p.groups));
    proposal.who.push_back({p.code, enumeration.with[index(static_cast<int>(kind))]});
  }
  std::sort(proposal.who.begin(), proposal.who.end(),
            [](const auto& a, const auto& b) { return a.municipality < b.municipality; });
  for (const auto& members : FirstSets(problem, candidates, start, enumeration.best).find(needed)) {
    DesignationSet set{{}, enumeration.best.worst, enumeration.best.total};
    for (const int i : members) set.municipalities.push_back(problem.participants[index(i)].code);
    std::sort(set.municipalities.begin(), set.municipalities.end());
    proposal.best.push_back(std::move(set));
  }
  return proposal;
}

}  // namespace frisaet
