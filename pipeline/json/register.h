#pragma once

#include <string>

#include "models/register/register.h"

namespace frisaet {

/// The register of a round as `register --json` prints it (schema frisaet.register/1): for each municipality
/// what counts, the whole thread with the state of each source and why, and the doubts. Indented by two
/// blanks.
std::string register_json(const Round& round, const Register& view);

}  // namespace frisaet
