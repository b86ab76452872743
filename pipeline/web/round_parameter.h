#pragma once

#include "models/rounds/round.h"
#include "pipeline/web/http.h"
#include "pipeline/web/templates.h"

namespace frisaet::web {

/// The round that `?round=` names, else the first standard one that is no made-up example.
const Round& round_asked(const Request& request);

/// The policy that `?policy=` names, else the round's own.
const Policy& policy_asked(const Request& request, const Round& round);

/// The standard rounds to choose from.
ViewList round_choices(const Round& chosen);

}  // namespace frisaet::web
