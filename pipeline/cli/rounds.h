#pragma once

#include <string>

#include "models/core/result.h"
#include "models/rounds/round.h"

namespace frisaet {

/// The round a person names: a TOML file, the code of a built-in one, or, when empty, the velfærdsaftaler of
/// 2022. kUsage lists the built-in codes.
Result<Round> chosen_round(const std::string& name);

/// The policy a person names: a TOML file, the code of a built-in one, or, when empty, the round's own.
Result<Policy> chosen_policy(const std::string& name, const Round& round);

}  // namespace frisaet
