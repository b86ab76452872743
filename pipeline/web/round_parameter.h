#pragma once

#include "models/rounds/round.h"
#include "pipeline/web/http.h"
#include "pipeline/web/templates.h"

namespace frisaet::web {

/// The round that `?round=` names, else the first standard one that is no made-up example.
const Round& round_asked(const Request& request);

/// The standard rounds to choose from.
ViewList round_choices(const Round& chosen);

}  // namespace frisaet::web
