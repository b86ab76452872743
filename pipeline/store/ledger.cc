#include "pipeline/store/ledger.h"

#include <array>

namespace frisaet {
namespace {

// In the order of the enums; stored, so never renamed.
constexpr std::array<std::string_view, 4> kRunStates{"running", "done", "interrupted", "failed"};
constexpr std::array<std::string_view, 6> kAttemptStates{"seen",      "stored",   "done",
                                                         "duplicate", "rejected", "quarantined"};

template <typename State, std::size_t N>
std::optional<State> parse(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<State>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(RunState state) {
  return kRunStates[static_cast<std::size_t>(state)];
}
std::optional<RunState> parse_run_state(std::string_view name) {
  return parse<RunState>(kRunStates, name);
}

std::string_view to_string(AttemptState state) {
  return kAttemptStates[static_cast<std::size_t>(state)];
}
std::optional<AttemptState> parse_attempt_state(std::string_view name) {
  return parse<AttemptState>(kAttemptStates, name);
}

bool is_final(AttemptState state) {
  return state >= AttemptState::kDone;
}

}  // namespace frisaet
