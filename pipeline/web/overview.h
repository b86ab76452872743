#pragma once

#include <filesystem>
#include <string>

#include "pipeline/store/store.h"

namespace frisaet::web {

/// How the watched folder is: `well`, `alarm` or `unwatched` for the style sheet, and a Danish sentence.
struct Pulse {
  std::string state, text;
};
Result<Pulse> pulse_of(Store& store, const std::filesystem::path& data);  // overview_page.cc

}  // namespace frisaet::web
