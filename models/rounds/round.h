#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/date.h"
#include "models/core/result.h"
#include "models/municipality/municipality.h"
#include "models/rounds/policy.h"

namespace frisaet {

/// An area that municipalities can get. `code` is persisted (`folkeskole`); `name` is Danish running text.
struct Area {
  std::string code;
  std::string name;
  friend bool operator==(const Area&, const Area&) = default;
};

/// How many municipalities an area may have, fixed members counted. Nothing = no limit on that side.
struct Capacity {
  std::string area;
  std::optional<int> at_least;
  std::optional<int> at_most;
  friend bool operator==(const Capacity&, const Capacity&) = default;
};

/// One step of a round. Phases are decided in order; who has got an area leaves the later ones.
struct Phase {
  enum class Kind {
    kDesignation,  ///< one area for exactly `count` of those interested. Others decide it: the program
                   ///< computes the sets with the best spread, and its choice among them is a proposal that
                   ///< says so.
    kPlacement,    ///< areas of near-equal size, filled by wishes under a policy
  };
  std::string code;  ///< `runde-1`
  std::string name;  ///< Danish: `Første runde`
  Kind kind = Kind::kPlacement;
  std::vector<std::string> areas;  ///< codes; exactly one in a designation
  std::optional<Date> deadline;    ///< replies about these areas are due at the end of this day
  int count = 0;                   ///< designation: how many, > 0
  std::vector<std::string>
      designated;          ///< designation: codes of those named by whoever decides; empty until then
  std::string decided_by;  ///< designation: who decides, in Danish with article (`regeringen`)
  int tolerance = 0;       ///< placement: largest size − smallest size allowed
  std::vector<Capacity> capacities;  ///< placement
  friend bool operator==(const Phase&, const Phase&) = default;
};

/// A municipality that has its area before the round begins; it counts in sizes and quotas.
struct FixedPlace {
  std::string municipality;  ///< code
  std::string area;
  std::string reason;  ///< Danish sentence
  friend bool operator==(const FixedPlace&, const FixedPlace&) = default;
};

/// A municipality that may not have an area (or, without `area`, takes no part at all).
struct Exclusion {
  std::string municipality;
  std::optional<std::string> area;
  std::string reason;
  friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

/// One way of dividing the municipalities in groups over which an area shall be spread.
struct Dimension {
  enum class By { kRegion, kLandsdel, kKommunegruppe, kPopulation, kSocioeconomicIndex };
  std::string code;  ///< `stoerrelse`
  std::string name;  ///< Danish: `kommunestørrelse`
  By by = By::kRegion;
  std::vector<double>
      boundaries;  ///< kPopulation, kSocioeconomicIndex: rising; a value equal to one is above it
  std::vector<std::string> labels;  ///< Danish names of the classes, one more than boundaries
  std::string source;               ///< of the figures; printed with every table (the index is a *proxy*)
  friend bool operator==(const Dimension&, const Dimension&) = default;
};

/// A round of welfare agreements: all that the allocation must know about it besides the replies.
struct Round {
  std::string code;
  std::string name;
  bool made_up = false;                                              ///< an example; reports say so
  std::string source;                                                ///< where the facts come from
  enum class SharesOf { kAll, kTakers } shares_of = SharesOf::kAll;  ///< what quotas are shares of
  std::string policy;  ///< code of the policy used unless another is given
  /// What was said before the round opened, or after it closed, belongs to another round. Nothing = no end on
  /// that side.
  std::optional<Date> opens, closes;
  std::vector<Area> areas;
  std::vector<Phase> phases;
  std::vector<FixedPlace> fixed;
  std::vector<Exclusion> exclusions;
  std::vector<Dimension> dimensions;

  [[nodiscard]] const Area* area(std::string_view area_code) const;  ///< null when there is none
  [[nodiscard]] const Phase* phase_of(
      std::string_view area_code) const;  ///< the phase that decides it; null = none
  friend bool operator==(const Round&, const Round&) = default;
};

/// True when the day lies between the round's first and last day, where it has such.
bool is_within(const Round& round, Date day);

/// Reads a round from TOML (schema `frisaet.round/1`, described in models/rounds/README.md) and checks it
/// against itself and `municipalities`: every code exists and goes with the name beside it, no municipality
/// has two places, every area is decided in exactly one phase, boundaries rise. Unknown keys are errors, as a
/// misspelt key would be silence. Fails with kInvalid; `where` names file, line and key.
Result<Round> parse_round(std::string_view toml, std::string_view file_name,
                          const MunicipalityIndex& municipalities);

/// Reads a policy (schema `frisaet.policy/1`). `placed` must stand before `spread` (else leaving
/// municipalities out would count as good spread, or as no change), `lottery` last. Errors as parse_round.
Result<Policy> parse_policy(std::string_view toml, std::string_view file_name);

/// The rounds and policies compiled into the program, by code. A broken one is a fault of ours and stops the
/// program.
const std::vector<Round>& standard_rounds();

/// What people call an area of a standard round: `ældre` for `aeldre`; another code comes back as it is.
std::string danish_area(std::string_view area);
const std::vector<Policy>& standard_policies();
const Round* find_round(std::string_view code);    ///< null when there is none
const Policy* find_policy(std::string_view code);  ///< null when there is none

/// The group of `municipality` under `dimension` (`Hovedstaden`, `20.000–40.000`).
std::string group_of(const Dimension& dimension, const Municipality& municipality);

}  // namespace frisaet
