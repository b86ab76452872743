#include "pipeline/json/error.h"

#include <nlohmann/json.hpp>

namespace frisaet {

std::string error_json(std::string_view code, std::string_view message, std::string_view hint) {
  nlohmann::ordered_json object;
  object["error"] = {{"code", code}, {"message", message}, {"hint", hint}};
  // Words of the address may be in the message, and need not be UTF-8.
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace frisaet
