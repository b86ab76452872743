#pragma once

#include <map>
#include <string_view>

namespace frisaet::embedded {

/// Data files compiled into the program, by file name. Each room that has data (scripts/cmake/rooms.cmake,
/// EMBED) gets a function `const EmbeddedFiles& <room>()`, which the one source file that reads it declares
/// for itself. The views live as long as the program.
using EmbeddedFiles = std::map<std::string_view, std::string_view>;

}  // namespace frisaet::embedded
