#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace frisaet {

/// How a record stands with people, as searches and exports say it: `auto` was read surely, `check` waits for
/// a person, `ok` a person said so, `conflict` a person and the machine say different things. In the order in
/// which people choose. Persisted; never renamed.
inline constexpr std::array<std::string_view, 4> kReviewStates{"auto", "check", "ok", "conflict"};

/// What people read: `læst af maskinen`, `skal ses efter`, `set efter`, `uenighed`; anything else comes back
/// as it is.
std::string danish_review(const std::string& code);

/// The state a person names, by code or Danish name.
std::optional<std::string> review_named(std::string_view name);

}  // namespace frisaet
