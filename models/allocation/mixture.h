#pragma once

#include <optional>
#include <vector>

namespace frisaet {

/// Shares of a whole in which plans are mixed, and what that gives to each kind of municipality.
struct Mixture {
  double lowest = 0;            ///< chance of the worst off among those without a floor
  std::vector<double> weights;  ///< by plan, adding up to 1
  /// What one more of each kind's chance would be worth, 0 or more. Over 0 only where no best mixture gives
  /// the kind more than it has here.
  std::vector<double> prices;
  double price_of_a_plan = 0;  ///< a further plan raises `lowest` only if Σ price · chance is more than this
};

/// The mixture of `plans` with the highest lowest chance. plans[p][k]: the chance, 0 to 1, that plan p gives
/// to kind k. floors[k]: kind k is settled and must keep that chance; nothing = it is among those whose
/// lowest is raised. A linear program in real numbers (GLPK's simplex), good to about 10⁻⁷. Nothing when no
/// mixture keeps the floors.
std::optional<Mixture> best_mixture(const std::vector<std::vector<double>>& plans,
                                    const std::vector<std::optional<double>>& floors);

}  // namespace frisaet
