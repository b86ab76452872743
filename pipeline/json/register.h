#pragma once

#include <string>
#include <vector>

#include "models/register/register.h"
#include "models/register/reminder.h"

namespace frisaet {

/// The register of a round as `register --json` prints it (schema frisaet.register/1): for each municipality
/// what counts, the whole thread with the state of each source and why, the doubts, and what people decided.
/// Indented by two blanks.
std::string register_json(const Round& round, const Register& view);

/// Reminders as `register remind --json` prints them (schema frisaet.reminders/1).
std::string reminders_json(const Round& round, const std::vector<Reminder>& reminders);

}  // namespace frisaet
