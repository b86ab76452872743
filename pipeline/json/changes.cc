#include "pipeline/json/changes.h"

#include "pipeline/json/values.h"

namespace frisaet {
namespace {

json::Json object_of(std::string_view text) {
  json::Json value = json::Json::parse(text, nullptr, false);
  return value.is_object() ? value : json::Json::object();
}

}  // namespace

std::vector<FieldChange> payload_changes(std::string_view before, std::string_view after) {
  const json::Json old_fields = object_of(before), new_fields = object_of(after);
  std::vector<FieldChange> changes;
  for (const auto& [field, value] : new_fields.items()) {
    const json::Json was = old_fields.contains(field) ? old_fields.at(field) : json::Json(nullptr);
    if (was != value) changes.push_back({field, json::print(was, -1), json::print(value, -1)});
  }
  for (const auto& [field, value] : old_fields.items()) {
    if (!new_fields.contains(field)) changes.push_back({field, json::print(value, -1), "null"});
  }
  return changes;
}

}  // namespace frisaet
