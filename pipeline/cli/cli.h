#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace frisaet {

/// Exit codes of the program; part of its contract (README).
enum ExitCode : int {
  kExitDone = 0,
  kExitUsage = 1,
  kExitFailed = 2,
  kExitDiagnostics = 3,  ///< done, with something to look at
  kExitQuarantined = 4,  ///< some documents could not be read
};

/// The command line: reads the arguments (argv without the program's name), does what they say, prints data
/// to `out`, and messages and progress to `err`, both UTF-8. Returns the exit code. Catches every exception.
int run_cli(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace frisaet
