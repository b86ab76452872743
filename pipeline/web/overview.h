#pragma once

#include <string>

#include "pipeline/json/status.h"
#include "pipeline/web/templates.h"

namespace frisaet::web {

/// How the watched folder is: `well`, `alarm` or `unwatched` for the style sheet, and a Danish sentence.
struct Pulse {
  std::string state, text;
};
Pulse pulse_of(const WatchView& view);  // overview_page.cc

/// What lies in the inbox and is not read, as `unread` (name, reason, since) with `any_unread`;
/// `more_unread`: how many are not among them.
void put_unread(View& view, const WatchView& watched);  // overview_page.cc

}  // namespace frisaet::web
