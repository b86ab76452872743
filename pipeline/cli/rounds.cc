#include "pipeline/cli/rounds.h"

#include <filesystem>

#include "models/municipality/municipality.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/opened_file.h"

namespace frisaet {
namespace {

constexpr const char* kUsualRound = "velfaerdsaftaler-2022";

template <typename T>
Error unknown(const char* what, const char* option, const std::string& name, const std::vector<T>& known) {
  std::string codes;
  for (const T& one : known) codes += (codes.empty() ? "" : ", ") + one.code;
  return {ErrorCode::kUsage, std::string(what) + " \"" + name + "\" kendes ikke.", "",
          std::string("Vælg med ") + option + " en TOML-fil eller en af de indbyggede: " + codes + "."};
}

bool is_file(const std::string& name) {
  return std::filesystem::path(name).extension() == ".toml";
}

}  // namespace

Result<Round> chosen_round(const std::string& name) {
  const std::string code = name.empty() ? kUsualRound : name;
  if (is_file(code)) {
    const auto text = read_text_file(code);
    if (!text) return text.error();
    return parse_round(*text, display_name(code), MunicipalityIndex::standard());
  }
  if (const Round* round = find_round(code)) return *round;
  return unknown("Runden", "--round", code, standard_rounds());
}

Result<Policy> chosen_policy(const std::string& name, const Round& round) {
  const std::string code = name.empty() ? round.policy : name;
  if (is_file(code)) {
    const auto text = read_text_file(code);
    if (!text) return text.error();
    return parse_policy(*text, display_name(code));
  }
  if (const Policy* policy = find_policy(code)) return *policy;
  return unknown("Politikken", "--policy", code, standard_policies());
}

}  // namespace frisaet
