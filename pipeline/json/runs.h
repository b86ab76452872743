#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace frisaet {

/// One run of `runs --json`. Maps count by the codes that the store keeps; an empty `ended_at` becomes null.
struct RunView {
  using Counts = std::map<std::string, std::int64_t>;
  std::int64_t id = 0;
  std::string reason, state, started_at, ended_at;
  std::string program_version, rules_hash, model_hash;
  std::int64_t new_documents = 0, changed_documents = 0, doubts = 0;
  Counts files, failures, pages, records, milliseconds;
};

/// One line of `runs --coverage --json`; empty texts are unknown and become null.
struct CoverageView {
  std::string municipality_code, body, year;
  std::int64_t documents = 0, incomplete = 0, failed = 0;
};

/// As `runs --json` prints them (schema frisaet.runs/1), in the order given.
std::string runs_json(const std::vector<RunView>& runs);

/// As `runs --coverage --json` prints it (schema frisaet.coverage/1).
std::string coverage_json(const std::vector<CoverageView>& rows);

}  // namespace frisaet
