#include "pipeline/json/runs.h"

#include "models/municipality/municipality.h"
#include "pipeline/json/values.h"

namespace frisaet {
namespace {

using json::Json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

/// An empty map of nlohmann's becomes null, and it is none.
Json counts(const RunView::Counts& map) {
  Json object = Json::object();
  for (const auto& [name, count] : map) object[name] = count;
  return object;
}

}  // namespace

std::string runs_json(const std::vector<RunView>& runs) {
  Json list = Json::array();
  for (const RunView& run : runs) {
    list.push_back({{"id", run.id},
                    {"reason", run.reason},
                    {"state", run.state},
                    {"started_at", run.started_at},
                    {"ended_at", text_or_null(run.ended_at)},
                    {"documents", {{"new", run.new_documents}, {"changed", run.changed_documents}}},
                    {"files", counts(run.files)},
                    {"failures", counts(run.failures)},
                    {"pages", counts(run.pages)},
                    {"records", counts(run.records)},
                    {"doubts", run.doubts},
                    {"milliseconds", counts(run.milliseconds)},
                    {"program_version", run.program_version},
                    {"rules_hash", run.rules_hash},
                    {"model_hash", run.model_hash}});
  }
  return json::print({{"schema", "frisaet.runs/1"}, {"runs", std::move(list)}}, 2);
}

std::string coverage_json(const std::vector<CoverageView>& rows) {
  Json list = Json::array();
  for (const CoverageView& row : rows) {
    const Municipality* known = MunicipalityIndex::standard().by_code(row.municipality_code);
    list.push_back({{"municipality", json::of(known ? std::optional(MunicipalityRef{known->code, known->name})
                                                    : std::nullopt)},
                    {"body", text_or_null(row.body)},
                    {"year", text_or_null(row.year)},
                    {"documents", row.documents},
                    {"incomplete", row.incomplete},
                    {"failed", row.failed}});
  }
  return json::print({{"schema", "frisaet.coverage/1"}, {"rows", std::move(list)}}, 2);
}

}  // namespace frisaet
