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
  Json counts = Json::array();
  for (const PhaseView& phase : entry.phases) {
    counts.push_back(
        {{"phase", phase.phase},
         {"record", phase.counts ? Json(entry.lines[*phase.counts].source.record_id) : Json(nullptr)},
         {"late", phase.late}});
  }
  return {{"municipality", {{"code", entry.municipality.code}, {"name", entry.municipality.name}}},
          {"counts", std::move(counts)},
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
