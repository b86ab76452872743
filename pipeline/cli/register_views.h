#pragma once

#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/rounds/round.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/round_view.h"

namespace frisaet {

/// As of when the options ask; kUsage for what is no day and no time.
Result<RegisterQuestion> register_question(const RegisterOptions& options);

/// ` pr. 2022-09-30`, or nothing for now.
std::string time_text(const Register& view);

/// Indices of the phases meant: the one with that code, or without a code those in which every municipality
/// is expected to answer. kUsage names the codes there are.
Result<std::vector<std::size_t>> phases_asked(const Round& round, const std::string& code);

/// Prints one municipality's case: every source and step in order of time, what counts in each phase, why,
/// and what is in doubt. The exit code.
int print_thread(const Terminal& terminal, Store& store, const Round& round, const RegisterOptions& options,
                 const RegisterQuestion& question);

/// The same for what people do with the register: each prints and gives the exit code.
int add_told_reply(const Terminal& terminal, const Round& round, const RegisterOptions& options);
int decide_contradiction(const Terminal& terminal, Store& store, const Round& round,
                         const RegisterOptions& options);
int print_reminders(const Terminal& terminal, Store& store, const Round& round,
                    const RegisterOptions& options, const RegisterQuestion& question);
int freeze_register(const Terminal& terminal, Store& store, const Round& round,
                    const RegisterOptions& options, const RegisterQuestion& question);
int print_frozen(const Terminal& terminal, Store& store, const Round& round, const RegisterOptions& options);

}  // namespace frisaet
