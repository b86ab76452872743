#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace frisaet {

/// One thing `doctor` looks at. Texts are Danish.
struct Check {
  enum class State { kGood, kWarning, kBad };
  State state = State::kGood;
  std::string what;
  std::string finding;  ///< what was found and, unless good, what to do
};

/// Looks at everything an installation needs: rules, OCR model, dictionary, the sandbox of the reader
/// process, and the data folder with its database when it exists. Brings the
/// database up to date and finishes what an erasure left; changes nothing else. Cost: seconds, as every
/// rule is proved. `reader_program` as in ReaderProcess::start.
std::vector<Check> run_checks(const std::filesystem::path& data,
                              const std::string& reader_program = "/proc/self/exe");

}  // namespace frisaet
