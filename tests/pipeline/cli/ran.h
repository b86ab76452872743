#pragma once

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
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

/// What the schema checker says about a text: empty when it follows the schema.
inline std::string schema_faults(const support::TemporaryFolder& folder, const std::string& schema,
                                 const std::string& text) {
  const std::filesystem::path file = folder.write("object.json", text);
  const std::string command =
      std::string(FRISAET_SOURCE_DIR "/scripts/check_schema " FRISAET_SOURCE_DIR "/pipeline/json/") + schema +
      " <" + file.string() + " 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");
  std::string said;
  for (int c = 0; (c = std::fgetc(pipe)) != EOF;) said += static_cast<char>(c);
  const int status = ::pclose(pipe);
  return status == 0 ? "" : said + " (exit " + std::to_string(WEXITSTATUS(status)) + ")";
}

inline const char* const kShortMinutes =
    "Vejle Kommune\n\nReferat\n\nBørne- og Familieudvalget\n\nTirsdag den 6. september 2022 kl. 15.00\n\n"
    "1. Legeplads ved Åparken\n\nBeslutning\n\nGodkendt.\n";

inline const std::string kCorpus = FRISAET_SOURCE_DIR "/corpus/documents/";

}  // namespace frisaet
