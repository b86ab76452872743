#pragma once

#include <string>
#include <string_view>

namespace frisaet {

/// What the API says when it does not do what was asked: `{"error":{"code","message","hint"}}`. `code` never
/// changes; the other two are Danish, for people.
std::string error_json(std::string_view code, std::string_view message, std::string_view hint);

}  // namespace frisaet
