#pragma once

// Shared inside pipeline/json only.

#include <string>

#include "models/rounds/reply.h"
#include "pipeline/json/values.h"

namespace frisaet::json {

/// A municipality's reply without the municipality: wishes, none, reservation, status, in_doubt, late, doubt;
/// late_phases where only some were late.
Json of_reply(const Reply& reply);

/// The inverse. Throws nlohmann's exceptions, which name the key, and std::invalid_argument for a rank that
/// is none.
Reply read_reply(const Json& object, const std::string& municipality);

}  // namespace frisaet::json
