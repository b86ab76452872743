#include "models/allocation/verify.h"

#include <algorithm>
#include <map>
#include <set>

#include "models/allocation/sentences.h"
#include "models/core/sha256.h"

// Codes, in the order they are looked for:
//   wrong_round wrong_policy inputs_differ
//   unknown_municipality duplicate_municipality missing_municipality wrong_name altered_reply unknown_area
//   fixed_moved wrong_fixed_mark area_not_listed wrong_wish missing_reason
//   wrong_area_count over_capacity under_capacity designation_size unbalanced
//   wrong_spread_table wrong_spread_count wrong_quota
//   missing_level wrong_level_value wrong_proven
//   wrong_draw wrong_commitment improvable wrong_proposal
//   wrong_obstacle wrong_chance wrong_reason

namespace frisaet {
namespace {

constexpr int kNoArea = -1;

int ceil_div(long a, long b) {
  return static_cast<int>((a + b - 1) / b);
}

class Verifier {
 public:
  Verifier(const Problem& problem, const Policy& policy, const Plan& plan)
      : problem_(problem), policy_(policy), plan_(plan) {}

  std::vector<Violation> run() {
    check_origin();
    check_assignments();
    if (readable_) {
      check_sizes();
      check_spread();
      check_levels();
      check_draw();
      check_improvable();
      check_proposals();
      check_reasons();
    }
    return std::move(found_);
  }

 private:
  void report(std::string code, std::string message) {
    found_.push_back({std::move(code), std::move(message)});
  }
  [[nodiscard]] const std::string& area_name(int area) const {
    return problem_.areas[static_cast<std::size_t>(area)].name;
  }
  [[nodiscard]] std::size_t size() const { return problem_.participants.size(); }

  void check_origin() {
    if (plan_.round != problem_.round)
      report("wrong_round", "Planen er lavet til runden " + plan_.round + ", ikke " + problem_.round + ".");
    if (plan_.policy != policy_.code)
      report("wrong_policy", "Planen er lavet efter " + plan_.policy + ", ikke " + policy_.code + ".");
    if (plan_.inputs_sha256 != sha256_hex(canonical_text(problem_, policy_))) {
      report("inputs_differ", "Planens kontrolsum passer ikke til svarene og reglerne.");
    }
  }

  // ---- who got what
  // --------------------------------------------------------------------------------------------

  void check_assignments() {
    std::map<std::string, std::size_t> position;
    for (std::size_t i = 0; i < size(); ++i) position[problem_.participants[i].code] = i;
    area_.assign(size(), kNoArea);
    std::vector<bool> seen(size(), false);
    for (const Assignment& assignment : plan_.assignments) {
      const auto at = position.find(assignment.municipality);
      if (at == position.end()) {
        report("unknown_municipality", "Ingen kommune i runden har koden " + assignment.municipality + ".");
        readable_ = false;
        continue;
      }
      const Participant& p = problem_.participants[at->second];
      if (seen[at->second]) {
        report("duplicate_municipality", p.name + " står mere end én gang.");
        readable_ = false;
        continue;
      }
      seen[at->second] = true;
      check_assignment(assignment, p, area_[at->second]);
    }
    for (std::size_t i = 0; i < size(); ++i) {
      if (seen[i]) continue;
      report("missing_municipality", problem_.participants[i].name + " mangler i planen.");
      readable_ = false;
    }
  }

  void check_assignment(const Assignment& assignment, const Participant& p, int& area) {
    if (assignment.name != p.name)
      report("wrong_name", p.code + " er " + p.name + ", ikke " + assignment.name + ".");
    if (assignment.reply != p.reply)
      report("altered_reply",
             "Svaret fra " + p.name + " er et andet i planen end i det, der fordeles efter.");
    if (assignment.reason.empty()) report("missing_reason", p.name + " har ingen begrundelse.");
    if (assignment.fixed != p.fixed_area.has_value())
      report("wrong_fixed_mark", p.name + " er mærket forkert som fast eller ikke fast.");
    if (assignment.area) {
      area = problem_.area_index(*assignment.area);
      if (area < 0) {
        report("unknown_area",
               p.name + " har fået " + *assignment.area + ", som ikke er et område i runden.");
        readable_ = false;
        return;
      }
    }
    if (p.fixed_area) {
      if (area != *p.fixed_area)
        report("fixed_moved", p.name + " har fast plads på " + area_name(*p.fixed_area) + " og er flyttet.");
    } else if (area != kNoArea && class_of(p, area) < 0) {
      report("area_not_listed",
             p.name + " har fået " + area_name(area) + ", som den ikke ønsker eller ikke kan få.");
    }
    const int rank = area == kNoArea || p.fixed_area ? 0 : p.declared_rank[static_cast<std::size_t>(area)];
    if (assignment.wish.value_or(0) != rank) {
      report("wrong_wish", p.name + ": planen siger prioritet " +
                               std::to_string(assignment.wish.value_or(0)) + ", svaret " +
                               std::to_string(rank) + ".");
    }
  }

  /// Class of wish of an area among all the participant's usable wishes; −1 = none.
  static int class_of(const Participant& p, int area) {
    for (std::size_t c = 0; c < p.wishes.size(); ++c) {
      if (std::count(p.wishes[c].begin(), p.wishes[c].end(), area) > 0) return static_cast<int>(c);
    }
    return -1;
  }

  // ---- phases
  // --------------------------------------------------------------------------------------------------

  [[nodiscard]] std::vector<int> areas_of(const Phase& phase) const {
    std::vector<int> areas;
    for (const std::string& code : phase.areas) areas.push_back(problem_.area_index(code));
    return areas;
  }

  [[nodiscard]] bool decided_in(const Phase& phase, std::size_t i) const {
    const auto areas = areas_of(phase);
    return std::count(areas.begin(), areas.end(), area_[i]) > 0;
  }

  /// Best class of wish among the phase's areas, then the next …, as 0, 1, …; −1 = not wished in this phase.
  [[nodiscard]] int phase_class(const Phase& phase, const Participant& p, int area) const {
    const auto areas = areas_of(phase);
    std::set<int> classes;
    for (const int a : areas) {
      if (class_of(p, a) >= 0) classes.insert(class_of(p, a));
    }
    const int own = class_of(p, area);
    return own < 0 ? -1 : static_cast<int>(std::distance(classes.begin(), classes.find(own)));
  }

  /// Those the phase could place: with a wish in it, not fixed, and not placed in an earlier phase.
  [[nodiscard]] std::vector<std::size_t> pool_of(const Phase& phase) const {
    std::vector<std::size_t> pool;
    for (std::size_t i = 0; i < size(); ++i) {
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

  [[nodiscard]] int count_on(int area) const {
    return static_cast<int>(std::count(area_.begin(), area_.end(), area));
  }

  [[nodiscard]] int range_of(const Phase& phase) const {
    std::vector<int> sizes;
    for (const int area : areas_of(phase)) sizes.push_back(count_on(area));
    const auto [low, high] = std::minmax_element(sizes.begin(), sizes.end());
    return *high - *low;
  }

  [[nodiscard]] const LevelResult* level(const Phase& phase, std::string_view name) const {
    for (const LevelResult& result : plan_.levels) {
      if (result.phase == phase.code && result.name == name) return &result;
    }
    return nullptr;
  }
  [[nodiscard]] long stated(const Phase& phase, std::string_view name) const {
    const LevelResult* result = level(phase, name);
    return result == nullptr ? 0 : result->value;
  }

  /// Municipalities that areas of the phase lack of their lower capacities; nothing when there are none.
  [[nodiscard]] std::optional<long> lacking_in(const Phase& phase) const {
    std::optional<long> lacking;
    for (const Capacity& capacity : phase.capacities) {
      if (!capacity.at_least) continue;
      lacking = lacking.value_or(0) +
                std::max(0, *capacity.at_least - count_on(problem_.area_index(capacity.area)));
    }
    return lacking;
  }

  void check_sizes() {
    std::map<std::string, int> given;
    for (const AreaCount& count : plan_.areas) given[count.area] = count.count;
    for (std::size_t a = 0; a < problem_.areas.size(); ++a) {
      const int counted = count_on(static_cast<int>(a));
      const auto at = given.find(problem_.areas[a].code);
      if (at == given.end() || at->second != counted) {
        report("wrong_area_count", "Optalt har " + problem_.areas[a].name + " " + std::to_string(counted) +
                                       " kommuner; planen siger andet.");
      }
    }
    if (plan_.areas.size() != problem_.areas.size())
      report("wrong_area_count", "Planen nævner andre områder end rundens.");
    for (const Phase& phase : problem_.phases) {
      if (phase.kind == Phase::Kind::kDesignation) {
        check_designation(phase);
      } else {
        check_placement(phase);
      }
    }
  }

  void check_designation(const Phase& phase) {
    const int area = areas_of(phase).front();
    const int members = count_on(area);
    const auto pool = pool_of(phase);
    const bool all_taken =
        std::all_of(pool.begin(), pool.end(), [&](std::size_t i) { return area_[i] == area; });
    if (members > phase.count || (members < phase.count && !all_taken)) {
      report("designation_size", area_name(area) + " har " + std::to_string(members) +
                                     " kommuner og skal have " + std::to_string(phase.count) + ".");
    }
  }

  void check_placement(const Phase& phase) {
    for (const Capacity& capacity : phase.capacities) {
      const int members = count_on(problem_.area_index(capacity.area));
      if (capacity.at_most && members > *capacity.at_most) {
        report("over_capacity", capacity.area + " har " + std::to_string(members) +
                                    " kommuner og plads til " + std::to_string(*capacity.at_most) + ".");
      }
    }
    if (lacking_in(phase).value_or(0) > stated(phase, "capacity"))
      report("under_capacity", phase.name + ": et område har for få kommuner, uden at planen siger det.");
    if (range_of(phase) > phase.tolerance + stated(phase, "balance")) {
      report("unbalanced", phase.name + ": størrelserne ligger " + std::to_string(range_of(phase)) +
                               " fra hinanden; højst " + std::to_string(phase.tolerance) +
                               " er tilladt, og planen siger ikke, at det måtte brydes.");
    }
  }

  // ---- spread
  // --------------------------------------------------------------------------------------------------

  struct Cell {
    int count = 0, low = 0, high = 0;
  };

  [[nodiscard]] Cell recount(int area, std::size_t dimension, int group) const {
    long base = 0, in_group = 0;
    Cell cell;
    for (std::size_t i = 0; i < size(); ++i) {
      const Participant& p = problem_.participants[i];
      const bool here = p.groups[dimension] == group;
      if (here && area_[i] == area) ++cell.count;
      if (problem_.shares_of == Round::SharesOf::kTakers && !p.fixed_area && p.wishes.empty()) continue;
      ++base;
      if (here) ++in_group;
    }
    if (base > 0) {
      cell.low = static_cast<int>(in_group * count_on(area) / base);
      cell.high = ceil_div(in_group * count_on(area), base);
    }
    return cell;
  }

  void check_spread() {
    std::map<std::vector<std::string>, const SpreadCell*> given;
    for (const SpreadCell& cell : plan_.spread) given[{cell.area, cell.dimension, cell.group}] = &cell;
    std::size_t cells = 0;
    for (const Phase& phase : problem_.phases) {
      long worst = 0, total = 0;
      for (const int area : areas_of(phase)) {
        for (std::size_t d = 0; d < problem_.dimensions.size(); ++d) {
          for (std::size_t g = 0; g < problem_.dimensions[d].groups.size(); ++g) {
            ++cells;
            const Cell cell = recount(area, d, static_cast<int>(g));
            const int beyond = std::max({0, cell.low - cell.count, cell.count - cell.high});
            worst = std::max<long>(worst, beyond);
            total += beyond;
            const std::string place = area_name(area) + ", " + problem_.dimensions[d].groups[g];
            const auto at = given.find({problem_.areas[static_cast<std::size_t>(area)].code,
                                        problem_.dimensions[d].code, problem_.dimensions[d].groups[g]});
            if (at == given.end()) {
              report("wrong_spread_table", place + " mangler i tabellen over spredning.");
              continue;
            }
            if (at->second->count != cell.count)
              report("wrong_spread_count", place + ": optalt " + std::to_string(cell.count) +
                                               ", planen siger " + std::to_string(at->second->count) + ".");
            if (at->second->low != cell.low || at->second->high != cell.high) {
              report("wrong_quota", place + ": kvoten er " + std::to_string(cell.low) + "-" +
                                        std::to_string(cell.high) + ".");
            }
          }
        }
      }
      spread_[phase.code] = {worst, total};
    }
    if (plan_.spread.size() != cells)
      report("wrong_spread_table", "Tabellen over spredning har ikke én række for hver gruppe.");
  }

  // ---- what the plan says of itself
  // ----------------------------------------------------------------------------

  void expect_level(const Phase& phase, const std::string& name, long counted) {
    const LevelResult* result = level(phase, name);
    if (result == nullptr) {
      report("missing_level", phase.name + ": niveauet " + name + " mangler.");
    } else if (result->value != counted) {
      report("wrong_level_value", phase.name + ", " + name + ": optalt " + std::to_string(counted) +
                                      ", planen siger " + std::to_string(result->value) + ".");
    }
  }

  void check_levels() {
    for (const Phase& phase : problem_.phases) {
      const auto pool = pool_of(phase);
      long placed = 0, first = 0;
      for (const std::size_t i : pool) {
        if (!decided_in(phase, i)) continue;
        ++placed;
        const bool designation = phase.kind == Phase::Kind::kDesignation;
        const int wanted = designation ? class_of(problem_.participants[i], area_[i])
                                       : phase_class(phase, problem_.participants[i], area_[i]);
        if (wanted == 0) ++first;
      }
      if (phase.kind == Phase::Kind::kDesignation) {
        if (level(phase, "placed") == nullptr && placed == 0) continue;  // decided by others
        expect_level(phase, "placed", placed);
        expect_level(phase, "first_wishes", first);
        expect_level(phase, "spread", spread_[phase.code].first);
        expect_level(phase, "breach", spread_[phase.code].second);
        continue;
      }
      if (const auto lacking = lacking_in(phase)) expect_level(phase, "capacity", *lacking);
      for (const Level wanted : policy_.levels) {
        const std::string name(to_string(wanted));
        if (wanted == Level::kBalance)
          expect_level(phase, name, std::max(0, range_of(phase) - phase.tolerance));
        if (wanted == Level::kPlaced) expect_level(phase, name, placed);
        if (wanted == Level::kFirstWishes) expect_level(phase, name, first);
        if (wanted == Level::kSpread) expect_level(phase, name, spread_[phase.code].first);
        if (wanted == Level::kBreach) expect_level(phase, name, spread_[phase.code].second);
        if (wanted == Level::kLottery || wanted == Level::kFirstWishLottery)
          expect_level(phase, name, static_cast<long>(pool.size()));
      }
    }
    const bool proven = std::all_of(plan_.levels.begin(), plan_.levels.end(),
                                    [](const LevelResult& result) { return result.proven; });
    if (plan_.proven != proven)
      report("wrong_proven", "Planen kalder sig bevist eller ubevist imod sine egne niveauer.");
  }

  // ---- the draw and better plans
  // -------------------------------------------------------------------------------

  /// Of two municipalities with the same wishes and groups, the one drawn first may not get less.
  void check_draw() {
    if (!plan_.draw) {
      report("wrong_draw", "Planen siger ikke, hvordan der er trukket lod.");
      return;
    }
    if (plan_.draw->binding != plan_.draw->commitment.has_value() ||
        (plan_.draw->commitment &&
         (plan_.draw->commitment->inputs_sha256 != plan_.inputs_sha256 ||
          plan_.draw->commitment->round != plan_.round || plan_.draw->commitment->policy != plan_.policy ||
          plan_.draw->commitment->method != plan_.draw->method)))
      report("wrong_commitment",
             "Lodtrækningen kalder sig bindende uden en forpligtelse, der passer til planen.");
    const auto key = [&](std::size_t i) { return draw_key(i); };
    for (const Phase& phase : problem_.phases) {
      if (phase.kind == Phase::Kind::kDesignation) continue;
      std::map<std::pair<std::vector<int>, std::vector<int>>, std::vector<std::size_t>> alike;
      for (const std::size_t i : pool_of(phase)) {
        const Participant& p = problem_.participants[i];
        std::vector<int> wishes;
        for (const int area : areas_of(phase)) wishes.push_back(phase_class(phase, p, area));
        alike[{wishes, p.groups}].push_back(i);
      }
      for (auto& [kind, members] : alike) {
        std::sort(members.begin(), members.end(),
                  [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        int before = 0;
        for (const std::size_t i : members) {
          const int got = decided_in(phase, i) ? phase_class(phase, problem_.participants[i], area_[i])
                                               : static_cast<int>(size());
          if (got < before)
            report("wrong_draw", problem_.participants[i].name +
                                     " har fået mere end en, der står lige og er trukket før den.");
          before = std::max(before, got);
        }
      }
    }
  }

  /// One municipality that could be placed, or two that could change places, without any level getting worse
  /// before the one that gets better.
  void check_improvable() {
    for (const Phase& phase : problem_.phases) {
      if (phase.kind == Phase::Kind::kDesignation) continue;
      for (const std::size_t i : pool_of(phase)) {
        if (!decided_in(phase, i)) check_room_for(phase, i);
      }
      const auto at = [&](Level wanted) {
        return std::find(policy_.levels.begin(), policy_.levels.end(), wanted);
      };
      if (at(Level::kFirstWishes) < at(Level::kSpread)) check_exchanges(phase);
    }
  }

  void check_room_for(const Phase& phase, std::size_t i) {
    for (const int area : areas_of(phase)) {
      if (class_of(problem_.participants[i], area) < 0) continue;
      const bool full =
          std::any_of(phase.capacities.begin(), phase.capacities.end(), [&](const Capacity& capacity) {
            return problem_.area_index(capacity.area) == area && capacity.at_most &&
                   count_on(area) >= *capacity.at_most;
          });
      area_[i] = area;
      const int range = range_of(phase);
      area_[i] = kNoArea;
      if (!full && range <= phase.tolerance + stated(phase, "balance")) {
        report("improvable", problem_.participants[i].name + " kunne få plads på " + area_name(area) +
                                 ", uden at andre flyttes.");
        return;
      }
    }
  }

  void check_exchanges(const Phase& phase) {
    const auto pool = pool_of(phase);
    for (const int from : areas_of(phase)) {
      for (const int to : areas_of(phase)) {
        if (from == to) continue;
        const auto gains = std::find_if(pool.begin(), pool.end(), [&](std::size_t i) {
          const Participant& p = problem_.participants[i];
          return area_[i] == from && phase_class(phase, p, from) != 0 && phase_class(phase, p, to) == 0;
        });
        const auto no_loss = std::find_if(pool.begin(), pool.end(), [&](std::size_t i) {
          const Participant& p = problem_.participants[i];
          return area_[i] == to && class_of(p, from) >= 0 &&
                 (phase_class(phase, p, to) != 0 || phase_class(phase, p, from) == 0);
        });
        if (gains == pool.end() || no_loss == pool.end()) continue;
        report("improvable", problem_.participants[*gains].name + " og " +
                                 problem_.participants[*no_loss].name +
                                 " kunne bytte, så flere fik deres højeste ønske.");
      }
    }
  }

  /// The facts behind a reason are checked against what was counted, and the words are written again from
  /// them.
  void check_reasons() {
    PlacesByIndex places;
    for (const int area : area_) places.push_back(area == kNoArea ? std::nullopt : std::optional(area));
    const Sentences sentences(problem_, places, plan_.proposals);
    std::map<std::string, const Assignment*> given;
    for (const Assignment& assignment : plan_.assignments) given[assignment.municipality] = &assignment;
    for (std::size_t i = 0; i < size(); ++i) {
      const Participant& p = problem_.participants[i];
      const Assignment& assignment = *given[p.code];
      const Phase* phase = p.fixed_area ? nullptr : sentences.placement_of(static_cast<int>(i));
      check_obstacle(assignment, p, phase);
      check_chance(assignment, p, phase, i);
      if (assignment.reason != sentences.of(static_cast<int>(i), assignment.obstacle, assignment.chance))
        report("wrong_reason", p.name + ": begrundelsen svarer ikke til planen.");
    }
  }

  void check_obstacle(const Assignment& assignment, const Participant& p, const Phase* phase) {
    const int area = assignment.area ? problem_.area_index(*assignment.area) : kNoArea;
    const bool needed = phase != nullptr && (area == kNoArea || phase_class(*phase, p, area) != 0);
    if (needed != assignment.obstacle.has_value()) {
      report("wrong_obstacle",
             p.name + (needed ? ": planen siger ikke, hvad der stod i vejen for det højeste ønske."
                              : ": planen nævner en hindring, som ikke er der."));
      return;
    }
    if (!needed || assignment.obstacle->kind != Obstacle::Kind::kWorse) return;
    const Obstacle& o = *assignment.obstacle;
    const LevelResult* result = level(*phase, o.level);
    const bool more_is_better = o.level == "placed" || o.level == "first_wishes";
    const bool worse = more_is_better ? o.value_forced < o.value_now : o.value_forced > o.value_now;
    if (result == nullptr || result->value != o.value_now || !worse || o.value_forced < 0)
      report("wrong_obstacle", p.name + ": tallene i begrundelsen passer ikke til planens niveauer.");
  }

  void check_chance(const Assignment& assignment, const Participant& p, const Phase* phase, std::size_t i) {
    if (assignment.chance.has_value() != (phase != nullptr)) {
      report("wrong_chance", p.name + ": chancen mangler eller hører ikke til.");
      return;
    }
    if (phase == nullptr) return;
    const Chance& chance = *assignment.chance;
    const auto pool = pool_of(*phase);
    const auto before = std::count_if(pool.begin(), pool.end(), [&](std::size_t other) {
      return plan_.draw && draw_key(other) < draw_key(i);
    });
    const bool counts = chance.drawn > 0 && chance.won >= 0 && chance.won <= chance.drawn;
    if (!counts || chance.entrants != static_cast<int>(pool.size()) || chance.place != before + 1)
      report("wrong_chance", p.name + ": chance eller plads i lodtrækningen passer ikke.");
  }

  [[nodiscard]] std::string draw_key(std::size_t i) {
    std::string& key = keys_[i];
    if (key.empty()) key = sha256_hex(plan_.draw->seed + problem_.participants[i].code);
    return key;
  }

  void check_proposals() {
    for (const DesignationProposal& proposal : plan_.proposals) {
      const int area = problem_.area_index(proposal.area);
      std::set<std::string> members;
      for (std::size_t i = 0; i < size(); ++i) {
        if (area >= 0 && area_[i] == area && !problem_.participants[i].fixed_area)
          members.insert(problem_.participants[i].code);
      }
      const bool same = !proposal.best.empty() &&
                        std::set<std::string>(proposal.best.front().municipalities.begin(),
                                              proposal.best.front().municipalities.end()) == members;
      if (!same)
        report("wrong_proposal",
               "Planen følger ikke det første forslag til udpegning på " + proposal.area + ".");
    }
  }

  const Problem& problem_;
  const Policy& policy_;
  const Plan& plan_;
  std::vector<Violation> found_;
  bool readable_ = true;   ///< every municipality stands once, with a known area: counting makes sense
  std::vector<int> area_;  ///< by participant
  std::map<std::size_t, std::string> keys_;              ///< of the draw, hashed once
  std::map<std::string, std::pair<long, long>> spread_;  ///< worst and total breach by phase
};

}  // namespace

std::vector<Violation> verify(const Problem& problem, const Policy& policy, const Plan& plan) {
  return Verifier(problem, policy, plan).run();
}

}  // namespace frisaet
