#pragma once

// Shared inside pipeline/json only: small values to nlohmann's type and back. Other rooms see strings.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "models/core/box.h"
#include "models/core/date.h"
#include "models/records/vocabulary.h"

namespace frisaet::json {

/// Keys keep the order in which they are written: the contract's order.
using Json = nlohmann::ordered_json;

/// UTF-8 text of `value`; bytes that are not UTF-8 become U+FFFD instead of an exception. `indent` < 0: one
/// line.
std::string print(const Json& value, int indent);

Json of(const std::optional<std::string>& value);
Json of(const std::optional<int>& value);
Json of(const std::optional<bool>& value);
Json of(const std::optional<Date>& value);
Json of(const std::optional<Box>& value);
Json of(const std::optional<MunicipalityRef>& value);

/// For enums with to_string.
template <typename Enum>
Json of_enum(const std::optional<Enum>& value) {
  return value ? Json(to_string(*value)) : Json(nullptr);
}

/// A number with that many decimals at most: coordinates and confidences carry no more truth.
Json rounded(double value, int decimals = 2);

std::optional<std::string> text_at(const Json& object, const char* key);
std::optional<int> number_at(const Json& object, const char* key);
std::optional<Date> date_at(const Json& object, const char* key);
std::optional<MunicipalityRef> municipality_at(const Json& object, const char* key);
bool flag_at(const Json& object, const char* key);
/// The list under `key`; empty when it is missing or no list.
const Json& list_at(const Json& object, const char* key);

template <typename Enum>
std::optional<Enum> enum_at(const Json& object, const char* key,
                            std::optional<Enum> (*parse)(std::string_view)) {
  const auto name = text_at(object, key);
  return name ? parse(*name) : std::nullopt;
}

}  // namespace frisaet::json
