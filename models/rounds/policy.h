#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace frisaet {

/// What a plan is optimised for, one level at a time: each is solved to proof and then fixed exactly before
/// the next is looked at. The names are persisted in policies and plans and never renamed.
enum class Level {
  kBalance,           ///< smallest slack on `max size − min size ≤ tolerance`
  kPlaced,            ///< most municipalities placed
  kFirstWishes,       ///< most municipalities with what they want most
  kFirstWishLottery,  ///< who gets it, by lot; later levels cannot change that
  kSpread,            ///< smallest widening δ of all quota bands
  kBreach,            ///< fewest municipalities beyond quota, summed over area, dimension and group
  kChanges,           ///< fewest municipalities that get another area than in the plan published before
  kLottery,           ///< serial choice in the order of the draw: leaves exactly one plan, so it stands last
};
std::string_view to_string(
    Level level);  ///< `balance placed first_wishes first_wish_lottery spread breach changes lottery`
std::optional<Level> parse_level(std::string_view name);

/// How a plan is chosen; data (models/rounds/data, schema `frisaet.policy/1`), hashed into every plan.
struct Policy {
  std::string code;  ///< `alle-placeres-foerst`
  std::string name;  ///< Danish, for reports
  std::vector<Level> levels;
  bool use_doubtful =
      false;  ///< replies in doubt take part (flagged); else their municipality is left for a person
  bool use_late = true;  ///< replies marked late take part (flagged)

  friend bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace frisaet
