#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/allocation/allocate.h"

namespace frisaet {

/// Figures of a whole plan, to be set beside those of another. "First wish": what a municipality wants most
/// among the areas of the placement that settled its case.
struct PlanFigures {
  int placed = 0;  ///< without those who had their area before
  int first_wishes = 0;
  int worst_breach = 0;                 ///< largest number beyond quota in any cell
  int total_breach = 0;                 ///< summed over all cells
  std::optional<Chance> lowest_chance;  ///< of its first wish, of whoever had the least; nothing = no draw
  bool proven = false;
  std::optional<int> changes =
      std::nullopt;  ///< all with another area than in the previous plan, where there is one
};
PlanFigures figures_of(const Plan& plan);

struct PolicyFigures {
  std::string name;  ///< Danish
  PlanFigures figures;
};

/// What one change of one reply would do to the plan, all else and the seed equal.
struct Effect {
  std::string municipality;  ///< code
  std::string name;
  std::optional<std::string> area_now, area_then;  ///< codes
  bool first_then = false;                         ///< it would get what it wants most
  int others_moved = 0;
};

// The effects follow one municipality through the same draw. Where the plan was drawn from a list, another
// reply makes another list and there is no same draw: then none are given.

/// For each who got less than it wants most: what it would have got by listing nothing else. Where that is
/// its first wish, listing a second one cost it the first; whoever chooses the policy must see that. Cost:
/// one allocation without chances for each.
Result<std::vector<Effect>> effects_of_listing_less(const Problem& problem, const Policy& policy,
                                                    const Plan& plan);

/// What happens if this one (a code) takes back a reply that has a reservation and counts; nothing for any
/// other.
Result<std::optional<Effect>> effect_of_withdrawal(const Problem& problem, const Policy& policy,
                                                   const Plan& plan, std::string_view municipality);
/// The same for each of them.
Result<std::vector<Effect>> effects_of_withdrawal(const Problem& problem, const Policy& policy,
                                                  const Plan& plan);

/// One area in words: its size, who wanted it and who got it, where it is outside its quotas.
struct AreaStory {
  std::string area;
  std::vector<std::string> sentences;  ///< Danish
};
/// In the order of the phases and their areas.
std::vector<AreaStory> area_stories(const Problem& problem, const Plan& plan);

/// What whoever designates must weigh, for each who could be: the round's divisions (size, geography,
/// socio-economy …) and how far the wish has been decided. The program weighs the first alone, and only as
/// spread.
struct CriteriaRow {
  std::string name;
  bool proposed = false;
  int rank = 0;                     ///< of the area in its reply
  std::vector<std::string> groups;  ///< one for each dimension
  std::string decided_by;           ///< Danish: `byrådet`, `ikke oplyst`
  long best_sets = 0;               ///< of the sets with the best spread, how many it is in
};
struct CriteriaTable {
  std::string phase, area;  ///< codes
  long best_sets = 0;
  std::vector<CriteriaRow> rows;  ///< the proposed first, then by how many best sets, then by code
};
/// A table for each designation that nobody has decided yet.
std::vector<CriteriaTable> criteria_tables(const Problem& problem, const Plan& plan);

/// Everything a report of a plan tells, the same in HTML and in a workbook.
struct PlanReport {
  Plan plan;
  std::string round_name, policy_name;
  bool made_up = false;
  std::vector<Area> areas;
  std::vector<Problem::DimensionGroups> dimensions;
  std::vector<AreaStory> stories;
  std::vector<PolicyFigures> policies;  ///< the one used among them
  std::vector<FrontierPoint> frontier;
  std::vector<Effect> listing_less, withdrawal;
  std::vector<CriteriaTable> criteria;
  std::vector<std::vector<std::string>> alike;  ///< alike_in()
};

/// All but `policies`, which need the round. `plan` must be made from `problem` and `policy`.
Result<PlanReport> report_of(const Problem& problem, const Policy& policy, const Plan& plan);

/// Those who stand exactly alike, by name: equal wishes in the placement that settled their case, equal
/// groups and, where there is a previous plan, equal places in it. Only where there are at least two; in the
/// order of the first one's code.
std::vector<std::vector<std::string>> alike_in(const Problem& problem, const Plan& plan);

/// Says that a plan drawn from a list comes without effects, and why; empty for any other.
std::string effects_left_out(const Plan& plan);

/// The sentence on those whom a second wish cost the first; empty when there are none.
std::string truncation_warning(const std::vector<Effect>& listing_less);

}  // namespace frisaet
