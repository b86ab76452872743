#include "pipeline/json/status.h"

#include "pipeline/json/values.h"

namespace frisaet {

std::optional<Heartbeat> heartbeat_from_json(std::string_view text) {
  const json::Json value = json::Json::parse(text, nullptr, false);
  if (!value.is_object()) return std::nullopt;
  const auto number = [&](const char* key) {
    return value.contains(key) && value.at(key).is_number_integer() ? value.at(key).get<std::int64_t>() : 0;
  };
  return Heartbeat{number("at"),
                   number("waiting"),
                   number("claimed"),
                   number("process"),
                   json::flag_at(value, "reachable"),
                   json::flag_at(value, "full")};
}

std::string status_json(const StatusView& view) {
  json::Json beat = nullptr;
  if (view.heartbeat) {
    beat = {{"age_seconds", view.heartbeat_age},  {"waiting", view.heartbeat->waiting},
            {"claimed", view.heartbeat->claimed}, {"reachable", view.heartbeat->reachable},
            {"disk_full", view.heartbeat->full},  {"process", view.heartbeat->process}};
  }
  return json::print({{"schema", "frisaet.status/1"},
                      {"documents", view.documents},
                      {"pages", view.pages},
                      {"records", view.records},
                      {"attempts", view.attempts},
                      {"doubts", view.doubts},
                      {"watch", std::move(beat)}},
                     2);
}

}  // namespace frisaet
