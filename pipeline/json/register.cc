#include "pipeline/json/register.h"

#include <utility>

#include "pipeline/json/encode.h"
#include "pipeline/json/values.h"

namespace frisaet {
namespace json {
namespace {

Json of_line(const RegisterLine& line) {
  const RegisterSource& source = line.source;
  Json object{{"record", source.record_id},
              {"document", source.document_sha256},
              {"received_at", source.received_at},
              {"state", to_string(line.state)},
              {"late", line.late},
              {"why", line.why}};
  object["declaration"] = fields_of({source.declaration, source.confidence});
  return object;
}

Json of_entry(const RegisterEntry& entry) {
  Json lines = Json::array();
  for (const RegisterLine& line : entry.lines) lines.push_back(of_line(line));
  return {{"municipality", {{"code", entry.municipality.code}, {"name", entry.municipality.name}}},
          {"counts", entry.counts ? Json(entry.lines[*entry.counts].source.record_id) : Json(nullptr)},
          {"missing", entry.missing},
          {"in_doubt", entry.in_doubt},
          {"doubts", entry.doubts},
          {"sources", std::move(lines)}};
}

}  // namespace
}  // namespace json

std::string register_json(const Round& round, const Register& view) {
  using namespace json;
  Json entries = Json::array();
  for (const RegisterEntry& entry : view.entries) entries.push_back(of_entry(entry));
  Json unplaced = Json::array();
  for (const RegisterSource& source : view.unplaced) unplaced.push_back(source.record_id);
  return print(Json{{"schema", "frisaet.register/1"},
                    {"round", round.code},
                    {"municipalities", std::move(entries)},
                    {"unplaced", std::move(unplaced)}},
               2);
}

}  // namespace frisaet
