#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "tests/support/temporary_folder.h"

namespace frisaet {

/// What a command of the program gave.
struct Ran {
  int code = -1;
  std::string out, err;
};

/// Runs the program as a user does: its own process on the data folder `folder/data`, its two outputs apart.
inline Ran run(const support::TemporaryFolder& folder, const std::string& arguments) {
  const std::string out = (folder / "out.txt").string(), err = (folder / "err.txt").string();
  const std::string command = std::string(FRISAET_PROGRAM) + " --data " + (folder / "data").string() + " " +
                              arguments + " >" + out + " 2>" + err + " </dev/null";
  const int status = std::system(command.c_str());
  return {WEXITSTATUS(status), support::read_file(out), support::read_file(err)};
}

}  // namespace frisaet
