#include "pipeline/json/values.h"

#include <cmath>

namespace frisaet::json {

std::string print(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Json of(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}
Json of(const std::optional<int>& value) {
  return value ? Json(*value) : Json(nullptr);
}
Json of(const std::optional<bool>& value) {
  return value ? Json(*value) : Json(nullptr);
}
Json of(const std::optional<Date>& value) {
  return value ? Json(to_iso(*value)) : Json(nullptr);
}

Json of(const std::optional<Box>& value) {
  if (!value) return nullptr;
  return Json::array({rounded(value->x0), rounded(value->y0), rounded(value->x1), rounded(value->y1)});
}

Json of(const std::optional<MunicipalityRef>& value) {
  if (!value) return nullptr;
  return Json{{"code", value->code}, {"name", value->name}};
}

Json rounded(double value, int decimals) {
  const double scale = std::pow(10, decimals);
  return std::round(value * scale) / scale;
}

std::optional<std::string> text_at(const Json& object, const char* key) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_string()) return std::nullopt;
  return it->get<std::string>();
}

std::optional<int> number_at(const Json& object, const char* key) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_number_integer()) return std::nullopt;
  return it->get<int>();
}

std::optional<Date> date_at(const Json& object, const char* key) {
  const auto text = text_at(object, key);
  return text ? parse_iso_date(*text) : std::nullopt;
}

std::optional<MunicipalityRef> municipality_at(const Json& object, const char* key) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_object()) return std::nullopt;
  auto code = text_at(*it, "code");
  auto name = text_at(*it, "name");
  if (!code || !name) return std::nullopt;
  return MunicipalityRef{std::move(*code), std::move(*name)};
}

bool flag_at(const Json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_boolean() && it->get<bool>();
}

const Json& list_at(const Json& object, const char* key) {
  static const Json kNothing = Json::array();
  const auto it = object.find(key);
  return it != object.end() && it->is_array() ? *it : kNothing;
}

}  // namespace frisaet::json
