#include "pipeline/json/review.h"

#include "models/records/danish_names.h"
#include "pipeline/json/values.h"

namespace frisaet {
namespace {

std::string said(const json::Json& value) {
  if (value.is_null()) return "–";
  return value.is_string() ? value.get<std::string>() : json::print(value, -1);
}

}  // namespace

std::string review_json(long total, const std::vector<ReviewItemView>& items,
                        const std::vector<HeldView>& held) {
  json::Json documents = json::Json::array();
  for (const HeldView& one : held) {
    json::Json places = json::Json::array();
    for (const auto& [page, number] : one.places) places.push_back({{"page", page}, {"number", number}});
    documents.push_back({{"document", one.document}, {"name", one.name}, {"places", std::move(places)}});
  }
  json::Json list = json::Json::array();
  for (const ReviewItemView& item : items) {
    list.push_back({{"record", item.record},
                    {"kind", item.kind},
                    {"document", item.document},
                    {"name", item.name},
                    {"confidence", json::rounded(item.confidence, 4)},
                    {"conflict", item.conflict},
                    {"versions_disagree", item.versions_disagree},
                    {"found", item.found},
                    {"fields", json::Json::parse(item.payload, nullptr, false)}});
  }
  return json::print({{"schema", "frisaet.review/1"},
                      {"total", total},
                      {"items", std::move(list)},
                      {"held", std::move(documents)}},
                     2);
}

std::vector<std::pair<std::string, std::string>> payload_fields(std::string_view payload) {
  std::vector<std::pair<std::string, std::string>> fields;
  const json::Json object = json::Json::parse(payload, nullptr, false);
  if (!object.is_object()) return fields;
  for (const auto& [name, value] : object.items())
    if (name != "kind") fields.emplace_back(name, said(value));
  return fields;
}

std::string payload_title(std::string_view payload) {
  const json::Json object = json::Json::parse(payload, nullptr, false);
  if (!object.is_object()) return {};
  for (const char* name : {"title", "what", "date_text", "name", "url", "area"})
    if (object.contains(name) && object.at(name).is_string()) return object.at(name).get<std::string>();
  if (object.contains("priorities") && object.at("priorities").is_array() && !object.at("priorities").empty())
    return json::text_at(object.at("priorities").front(), "area").value_or("");
  return {};
}

std::string payload_outcome(std::string_view payload) {
  const json::Json object = json::Json::parse(payload, nullptr, false);
  const auto outcome = object.is_object() ? json::text_at(object, "outcome") : std::nullopt;
  const auto known = outcome ? parse_outcome(*outcome) : std::nullopt;
  return known ? std::string(danish(*known)) : "–";
}

std::string json_text(std::string_view text) {
  return json::print(json::Json(std::string(text)), -1);
}

}  // namespace frisaet
