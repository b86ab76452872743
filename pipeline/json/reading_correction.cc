#include "pipeline/json/reading_correction.h"

#include <algorithm>
#include <array>
#include <exception>

#include "pipeline/json/values.h"

namespace frisaet {
namespace {

using json::Json;

Json said_of(const RepairName& name) {
  return {
      {"page", name.page}, {"before", name.before}, {"after", name.after}, {"occurrence", name.occurrence}};
}

Json said_of(const RecordSplit& split) {
  Json first = Json::array();
  for (const FieldChange& change : split.first)
    first.push_back({{"field", change.field},
                     {"before", Json::parse(change.before)},
                     {"after", Json::parse(change.after)}});
  return {{"kind", split.kind}, {"key", split.key}, {"first", first}, {"second", Json::parse(split.second)}};
}

Json said_of(const SuggestionTaken& taken) {
  return said_of(taken.name);
}

Json said_of(const RecordsJoined& joined) {
  return {{"kind", joined.kind}, {"kept", joined.kept}, {"joined", joined.joined}};
}

ReadingCorrection read(std::string_view operation, const Json& said) {
  const auto text = [&](const char* key) { return said.at(key).get<std::string>(); };
  if (operation == "raw_word" || operation == "suggestion") {
    RepairName name{said.at("page").get<int>(), text("before"), text("after"),
                    said.at("occurrence").get<int>()};
    if (operation == "suggestion") return SuggestionTaken{std::move(name)};
    return name;
  }
  if (operation == "join") return RecordsJoined{text("kind"), text("kept"), text("joined")};
  if (operation != "split") throw std::invalid_argument("operation");
  RecordSplit split{text("kind"), text("key"), {}, json::print(said.at("second"), -1)};
  for (const Json& change : said.at("first"))
    split.first.push_back({change.at("field").get<std::string>(), json::print(change.at("before"), -1),
                           json::print(change.at("after"), -1)});
  return split;
}

/// Texts that go on in the other record, where a machine took one for two; all others are one or the other.
bool goes_on(const std::string& field) {
  constexpr std::array kFields{"decision_text", "justification", "reservation"};
  return std::find(kFields.begin(), kFields.end(), field) != kFields.end();
}

void join(const std::string& field, Json& kept, const Json& joined) {
  if (kept.is_null() || kept == "" || (kept.is_array() && kept.empty())) {
    kept = joined;
  } else if (kept.is_string() && joined.is_string() && goes_on(field) && kept != joined && joined != "") {
    kept = kept.get<std::string>() + "\n" + joined.get<std::string>();
  } else if (field == "closed" && joined == true) {
    kept = true;  // what was behind closed doors stays there
  } else if (kept.is_array() && joined.is_array() && field != "priorities") {
    for (const Json& piece : joined)
      if (std::find(kept.begin(), kept.end(), piece) == kept.end()) kept.push_back(piece);
  }
}

}  // namespace

std::string_view operation_of(const ReadingCorrection& correction) {
  constexpr std::array<std::string_view, 4> kNames{"raw_word", "split", "join", "suggestion"};
  return kNames.at(correction.index());
}

std::string said_json(const ReadingCorrection& correction) {
  return json::print(std::visit([](const auto& one) { return said_of(one); }, correction), -1);
}

Result<ReadingCorrection> reading_correction(std::string_view operation, std::string_view said) {
  try {
    return read(operation, Json::parse(said));
  } catch (const std::exception&) {  // nlohmann's, and ours
    return Error{ErrorCode::kInvalid, "Det, der blev sagt om læsningen, kan ikke forstås.",
                 std::string(operation), ""};
  }
}

std::string changed_payload(std::string_view payload, const std::vector<FieldChange>& changes) {
  Json fields = Json::parse(payload, nullptr, false);
  if (!fields.is_object()) return std::string(payload);
  for (const FieldChange& change : changes) fields[change.field] = Json::parse(change.after, nullptr, false);
  return json::print(fields, -1);
}

std::string joined_payload(std::string_view kept, std::string_view joined) {
  Json fields = Json::parse(kept, nullptr, false);
  const Json others = Json::parse(joined, nullptr, false);
  if (!fields.is_object() || !others.is_object()) return std::string(kept);
  for (auto& [field, value] : fields.items())
    if (others.contains(field)) join(field, value, others.at(field));
  return json::print(fields, -1);
}

}  // namespace frisaet
