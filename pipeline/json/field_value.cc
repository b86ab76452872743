#include "pipeline/json/field_value.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "models/rounds/area_names.h"
#include "models/text/danish.h"
#include "models/text/danish_days.h"
#include "pipeline/json/records.h"
#include "pipeline/json/values.h"

namespace frisaet {
namespace {

using json::Json;

/// What a field or key of the contract holds. Names mean the same in every kind of record.
enum class Shape {
  kText,
  kMunicipality,
  kDay,
  kYesNo,
  kOutcome,
  kStatus,
  kBody,
  kArea,
  kAreas,
  kNumber,
  kWords,
  kJson
};

constexpr std::array<std::pair<std::string_view, Shape>, 29> kShapes{{
    {"municipality", Shape::kMunicipality},
    {"meeting_date", Shape::kDay},
    {"date", Shape::kDay},
    {"from", Shape::kDay},
    {"to", Shape::kDay},
    {"closed", Shape::kYesNo},
    {"open_set", Shape::kYesNo},
    {"none_of_areas", Shape::kYesNo},
    {"withdraws", Shape::kYesNo},
    {"late", Shape::kYesNo},
    {"outcome", Shape::kOutcome},
    {"status", Shape::kStatus},
    {"body_kind", Shape::kBody},
    {"area", Shape::kArea},
    {"areas", Shape::kAreas},
    {"count", Shape::kNumber},
    {"rank", Shape::kNumber},
    {"reservation", Shape::kWords},
    {"priorities", Shape::kJson},
    {"recommendation", Shape::kJson},
    {"point_outcomes", Shape::kJson},
    {"votes", Shape::kJson},
    {"absent", Shape::kJson},
    {"disqualified", Shape::kJson},
    {"dissents", Shape::kJson},
    {"history", Shape::kJson},
    {"decided", Shape::kJson},
    {"contact", Shape::kJson},
    {"period", Shape::kJson},
}};

Shape shape_of(std::string_view name) {
  const auto known =
      std::find_if(kShapes.begin(), kShapes.end(), [&](const auto& shape) { return shape.first == name; });
  return known == kShapes.end() ? Shape::kText : known->second;
}

template <typename List, typename Code>
std::string listed(const List& list, Code code) {
  std::string text;
  for (const auto& one : list) text.append(text.empty() ? "" : ", ").append(code(one));
  return text;
}

std::string chosen_among(const std::vector<AreaCode>& areas) {
  return "Vælg mellem " + listed(areas, [](const AreaCode& one) { return one; }) + ".";
}

std::string choices(Shape shape, const std::string& name) {
  switch (shape) {
    case Shape::kMunicipality:
      return "Skriv kommunens navn eller dens kode på tre cifre.";
    case Shape::kDay:
      return "Skriv dagen som 30-09-2022 eller 2022-09-30.";
    case Shape::kYesNo:
      return "Skriv ja eller nej.";
    case Shape::kOutcome:
      return "Vælg mellem " + listed(kAllOutcomes, [](Outcome one) { return std::string(danish(one)); }) +
             " (eller koden).";
    case Shape::kStatus:
      return "Vælg mellem " +
             listed(kAllDeclarationStatuses, [](DeclarationStatus one) { return std::string(danish(one)); }) +
             " (eller koden).";
    case Shape::kBody:
      return "Vælg mellem " + listed(kAllBodyKinds, [](BodyKind one) { return std::string(danish(one)); }) +
             " (eller koden).";
    case Shape::kArea:
    case Shape::kAreas:
      return chosen_among(standard_area_codes());
    case Shape::kNumber:
      return name == "rank" ? "Skriv et helt tal fra 1." : "Skriv et helt tal.";
    default:
      return name == "meeting_type" ? "Vælg mellem ordinary, extraordinary og constituent." : "";
  }
}

/// Whether a value says nothing: what a key that was left out stands for.
bool is_nothing(const Json& value) {
  if (value.is_null() || value == Json(false) || (value.is_array() && value.empty())) return true;
  return value.is_object() &&
         std::all_of(value.begin(), value.end(), [](const Json& v) { return is_nothing(v); });
}

/// What of `given` the record does not say again: its innermost key and its text.
using Lost = std::optional<std::pair<std::string, std::string>>;

Lost lost_of(const std::string& name, const Json& given, const Json& read) {
  const auto lost = [&] { return Lost(std::pair(name, json::print(given, -1))); };
  if (given.is_null() && is_nothing(read)) return {};
  if (given.type() != read.type() && !(given.is_number_integer() && read.is_number_integer())) return lost();
  if (given.is_array()) {
    if (given.size() != read.size()) return lost();
    for (std::size_t i = 0; i < given.size(); ++i)
      if (auto inner = lost_of(name, given[i], read[i])) return inner;
    return {};
  }
  if (!given.is_object()) return given == read ? Lost() : lost();
  for (const auto& [key, value] : given.items()) {
    if (!read.contains(key)) return std::pair(name, "\"" + key + "\"");
    if (auto inner = lost_of(key, value, read.at(key))) return inner;
  }
  for (const auto& [key, value] : read.items())
    if (!given.contains(key) && !is_nothing(value)) return std::pair(name, json::print(given, -1));
  return {};
}

void collect_areas(const std::string& name, const Json& value, std::set<std::string>& areas) {
  if (value.is_object())
    for (const auto& [key, inner] : value.items()) collect_areas(key, inner, areas);
  if (value.is_array())
    for (const Json& inner : value) collect_areas(name, inner, areas);
  if (value.is_string() && (name == "area" || name == "areas")) areas.insert(value.get<std::string>());
}

Error refused(const std::string& field, const std::string& name, const std::string& value, std::string hint) {
  if (hint.empty()) hint = choices(shape_of(name), name);
  std::string where = field == name ? field : field + " (" + name + ")";
  return {ErrorCode::kUsage, value + " kan ikke stå som " + where + ".", "", std::move(hint)};
}

/// Where the record as it stands shows how the field is written, that is the hint.
std::string as_written(const std::string& field, const Json& was) {
  constexpr std::size_t kMost = 200;
  const std::string example =
      field == "priorities" ? R"([{"area":"aeldre","rank":1,"condition":null}])" : json::print(was, -1);
  if (shape_of(field) == Shape::kText) return "Skriv en tekst; null = ukendt.";
  if (is_nothing(was) && field != "priorities") return "Skriv JSON, som frisaet show ID --json viser feltet.";
  return "Skriv JSON som " + (example.size() > kMost ? "det, frisaet show ID --json viser" : example) + ".";
}

/// What the shape alone cannot tell of wishes and areas.
Result<void> check_areas(const std::string& field, const Json& before, const Json& value,
                         const std::vector<AreaCode>& others) {
  std::set<std::string> own, named;
  collect_areas("", before, own);
  own.insert(others.begin(), others.end());
  collect_areas(field, value, named);
  std::vector<AreaCode> known = standard_area_codes();
  for (const std::string& area : own)
    if (std::find(known.begin(), known.end(), area) == known.end()) known.push_back(area);
  for (const std::string& area : named)
    if (std::find(known.begin(), known.end(), area) == known.end())
      return refused(field, "area", json::print(Json(area), -1), chosen_among(known));
  if (field != "priorities") return {};
  std::set<std::string> once;
  for (const Json& wish : value) {
    if (!once.insert(json::text_at(wish, "area").value_or("")).second)
      return Error{ErrorCode::kUsage, "Det samme område står to gange blandt ønskerne.", "",
                   "Nævn hvert område én gang."};
    if (json::number_at(wish, "rank").value_or(1) < 1)
      return refused(field, "rank", json::print(wish.at("rank"), -1), "");
  }
  return {};
}

/// A municipality that is given by half is completed; one that is none stays as it is, to be refused.
Json completed(const std::string& field, Json value) {
  if (shape_of(field) != Shape::kMunicipality || !value.is_object()) return value;
  const auto& index = MunicipalityIndex::standard();
  const auto code = json::text_at(value, "code"), name = json::text_at(value, "name");
  const Municipality* known = code ? index.by_code(*code) : name ? index.named(*name) : nullptr;
  if (known == nullptr || (code && name && known->name != *name)) return Json{{"code", value}};  // none
  value["code"] = known->code;
  value["name"] = known->name;
  return value;
}

Result<Json> object_with(std::string_view payload, const std::string& field) {
  Json object = Json::parse(payload, nullptr, false);
  if (!object.is_object())
    return Error{ErrorCode::kInvalid, "Posten er ikke et JSON-objekt af en kendt slags.", "", ""};
  if (field != "kind" && object.contains(field)) return object;
  std::string fields;
  for (const auto& [name, value] : object.items())
    if (name != "kind") fields.append(fields.empty() ? "" : ", ").append(name);
  return Error{ErrorCode::kUsage, "Oplysningen har intet felt, der hedder " + field + ".", "",
               "Vælg mellem " + fields + "."};
}

Result<std::string> checked(const Json& object, const std::string& field, Json value,
                            const std::vector<AreaCode>& areas) {
  const Json& was = object.at(field);
  if (value.is_string() && trim(value.get_ref<const std::string&>()).empty())
    return refused(field, field, "En tom tekst", "Skriv null, hvis det er ukendt.");
  Json whole = object;
  whole[field] = completed(field, std::move(value));
  const Json given = whole[field];
  const Result<Record> record = record_from_payload(json::print(whole, -1), 1);
  if (!record) return record.error();
  const Json read = Json::parse(record_payload(*record)).at(field);
  const Lost lost = given.is_null() && !read.is_null() ? Lost(std::pair(field, std::string("null")))
                                                       : lost_of(field, given, read);
  if (lost) {
    const std::string hint = choices(shape_of(lost->first), lost->first);
    return refused(field, lost->first, lost->second, hint.empty() ? as_written(field, was) : hint);
  }
  if (auto known = check_areas(field, object, read, areas); !known) return known.error();
  return json::print(read, -1);
}

Json areas_typed(const std::string& typed) {
  Json list = Json::array();
  for (std::size_t begin = 0; begin <= typed.size();) {
    const std::size_t end = std::min(typed.find(',', begin), typed.size());
    const std::string name(trim(std::string_view(typed).substr(begin, end - begin)));
    list.push_back(standard_area_named(name).value_or(name));
    begin = end + 1;
  }
  return list;
}

template <typename Enum>
Json code_of(const std::optional<Enum>& known, const std::string& typed) {
  return known ? Json(to_string(*known)) : Json(typed);
}

/// What was typed, as the field's JSON; what is not understood as a text, to be refused with the choices.
Json as_json(Shape shape, const std::string& typed) {
  switch (shape) {
    case Shape::kMunicipality: {
      const Municipality* known = MunicipalityIndex::standard().by_code(typed);
      return known != nullptr ? Json{{"code", known->code}} : Json{{"name", typed}};
    }
    case Shape::kDay: {
      const auto day = day_typed(typed);
      return day ? Json(to_iso(*day)) : Json(typed);
    }
    case Shape::kYesNo: {
      const std::string word = to_lower(typed);
      if (word == "ja" || word == "true") return true;
      return word == "nej" || word == "false" ? Json(false) : Json(typed);
    }
    case Shape::kOutcome:
      return code_of(outcome_named(typed), typed);
    case Shape::kStatus:
      return code_of(declaration_status_named(typed), typed);
    case Shape::kBody:
      return code_of(body_kind_named(typed), typed);
    case Shape::kArea:
      return standard_area_named(typed).value_or(typed);
    case Shape::kAreas:
      return areas_typed(typed);
    case Shape::kWords:
      return Json{{"text", typed}};
    default:
      return typed;
  }
}

/// Whether a person wrote JSON: for fields that are no texts by its first sign, for texts by quotation marks
/// alone.
std::optional<Json> json_typed(Shape shape, const std::string& typed) {
  const std::string_view firsts = shape == Shape::kText     ? "\""
                                  : shape == Shape::kNumber ? "-0123456789"
                                                            : "\"[{";
  if (typed != "null" && (typed.empty() || firsts.find(typed.front()) == std::string_view::npos))
    return std::nullopt;
  Json value = Json::parse(typed, nullptr, false);
  return value.is_discarded() ? std::nullopt : std::optional(std::move(value));
}

}  // namespace

Result<std::string> field_value(std::string_view payload, const std::string& field, std::string_view json,
                                const std::vector<AreaCode>& areas) {
  const auto object = object_with(payload, field);
  if (!object) return object.error();
  Json value = Json::parse(json, nullptr, false);
  if (value.is_discarded())
    return Error{ErrorCode::kUsage, "Den nye værdi er ikke gyldig JSON.", field,
                 "Sæt tekst i anførselstegn."};
  return checked(*object, field, std::move(value), areas);
}

Result<std::string> field_value_typed(std::string_view payload, const std::string& field,
                                      const std::string& typed, const std::vector<AreaCode>& areas) {
  const auto object = object_with(payload, field);
  if (!object) return object.error();
  const Shape shape = shape_of(field);
  const std::string text(trim(typed));
  if (text.empty()) return refused(field, field, "En tom tekst", "Skriv null, hvis det er ukendt.");
  if (auto value = json_typed(shape, text)) return checked(*object, field, *std::move(value), areas);
  return checked(*object, field, as_json(shape, shape == Shape::kText ? typed : text), areas);
}

}  // namespace frisaet
