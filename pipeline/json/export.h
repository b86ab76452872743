#pragma once

#include <string>
#include <string_view>

#include "models/records/record.h"

namespace frisaet {

/// A record on one line, as `extract --json` prints it, behind what an export says of where it is from.
std::string export_line(std::string_view id, std::string_view document, std::string_view file, int page,
                        std::string_view review, const Record& record);

}  // namespace frisaet
