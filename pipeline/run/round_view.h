#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/core/date.h"
#include "models/core/result.h"
#include "models/register/register.h"
#include "models/rounds/round.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// As of when the register is asked for, and by whom. Default: everything that is known now.
struct RegisterQuestion {
  /// What counted at the end of this day by the days of decisions and documents (day_of), whenever they
  /// arrived.
  std::optional<Date> as_of = std::nullopt;
  /// What had arrived by then: UTC, a day (its end) or a time as `2022-09-30T12:00:00Z`. A document is taken
  /// as it is read and corrected today. Empty: all.
  std::string known_at = {};
  /// False: without what was wished behind closed doors, for people who may not know of it.
  bool with_closed = true;
};

/// The register of a round from all declarations in the store, people's corrections and rulings applied: what
/// counts for each municipality, and why. Declarations that a person rejected are left out.
Result<Register> register_of(Store& store, const Round& round, const RegisterQuestion& question = {});

/// The register of one municipality alone, its entry with the steps that gave no declaration: what meetings
/// declined, put off or passed on. kNotFound for a code that no municipality has. Cost: as register_of.
Result<Register> thread_of(Store& store, const Round& round, std::string_view municipality_code,
                           const RegisterQuestion& question = {});

}  // namespace frisaet
