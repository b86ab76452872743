#pragma once

#include "models/core/result.h"
#include "models/register/register.h"
#include "models/rounds/round.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// The register of a round from all declarations in the store, people's corrections applied: what counts for
/// each municipality today, and why. Declarations that a person withdrew are left out; `with_closed` false
/// leaves out those made behind closed doors too, for people who may not know of them.
Result<Register> register_of(Store& store, const Round& round, bool with_closed);

}  // namespace frisaet
