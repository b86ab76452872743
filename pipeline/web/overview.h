#pragma once

#include <string>

#include "pipeline/json/status.h"

namespace frisaet::web {

/// How the watched folder is: `well`, `alarm` or `unwatched` for the style sheet, and a Danish sentence.
struct Pulse {
  std::string state, text;
};
Pulse pulse_of(const WatchView& view);  // overview_page.cc

}  // namespace frisaet::web
