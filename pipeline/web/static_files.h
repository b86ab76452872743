#pragma once

#include <optional>
#include <string_view>

#include "pipeline/web/http.h"

namespace frisaet::web {

/// A style sheet, script, font or icon of assets/ or of the design system, by the last part of its address;
/// 404 for any other name. May be kept by browsers for a year when the address carries `?v=asset_version()`.
Response static_file(std::string_view name);

/// Changes with any of the files; part of every address in the pages.
std::string_view asset_version();

/// False where the program was built without the design system (no npm): the pages work, in plainer clothes.
bool has_design_system();

}  // namespace frisaet::web
