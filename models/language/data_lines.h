#pragma once

#include <string_view>
#include <vector>

namespace frisaet {

/// The lines of an embedded data file that hold something: comments (`#` first) and empty ones left out.
/// Views into it.
std::vector<std::string_view> data_lines(std::string_view file_name);

/// `line` cut at every `separator`; empty fields are kept.
std::vector<std::string_view> fields_of(std::string_view line, char separator);

}  // namespace frisaet
