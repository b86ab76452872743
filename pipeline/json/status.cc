#include "pipeline/json/status.h"

#include <algorithm>

#include "pipeline/json/values.h"

namespace frisaet {

namespace {

std::int64_t whole_number_at(const json::Json& object, const char* key, std::int64_t otherwise = 0) {
  return object.contains(key) && object.at(key).is_number_integer() ? object.at(key).get<std::int64_t>()
                                                                    : otherwise;
}

json::Json of(const std::vector<Unread>& unread) {
  json::Json list = json::Json::array();
  for (const Unread& file : unread)
    list.push_back(
        {{"file", file.file}, {"reason", file.reason}, {"since", file.since}, {"stuck", file.stuck}});
  return list;
}

std::vector<Unread> unread_of(const json::Json& heartbeat) {
  std::vector<Unread> unread;
  for (const json::Json& file : json::list_at(heartbeat, "unread")) {
    unread.push_back({json::text_at(file, "file").value_or(""), json::text_at(file, "reason").value_or(""),
                      whole_number_at(file, "since"), json::flag_at(file, "stuck")});
  }
  return unread;
}

}  // namespace

std::string heartbeat_json(const Heartbeat& beat) {
  return json::print({{"at", beat.at.wall},
                      {"since_boot", beat.at.since_boot},
                      {"boot", beat.at.boot},
                      {"waiting", beat.waiting},
                      {"claimed", beat.claimed},
                      {"process", beat.process},
                      {"reachable", beat.reachable},
                      {"full", beat.full},
                      {"stopped", beat.stopped},
                      {"once", beat.once},
                      {"inbox", beat.inbox},
                      {"scan_age", beat.scan_age},
                      {"oldest_age", beat.oldest_age},
                      {"unread", of(beat.unread)},
                      {"unread_total", beat.unread_total}},
                     -1);
}

std::optional<Heartbeat> heartbeat_from_json(std::string_view text) {
  const json::Json value = json::Json::parse(text, nullptr, false);
  if (!value.is_object()) return std::nullopt;
  const auto number = [&](const char* key) { return whole_number_at(value, key); };
  return Heartbeat{{number("at"), number("since_boot"), json::text_at(value, "boot").value_or("")},
                   number("waiting"),
                   number("claimed"),
                   number("process"),
                   json::text_at(value, "inbox").value_or(""),
                   whole_number_at(value, "scan_age", -1),
                   number("oldest_age"),
                   unread_of(value),
                   number("unread_total"),
                   json::flag_at(value, "reachable"),
                   json::flag_at(value, "full"),
                   json::flag_at(value, "stopped"),
                   json::flag_at(value, "once")};
}

std::string_view to_string(Watching watching) {
  switch (watching) {
    case Watching::kNever:
      return "never";
    case Watching::kEmptied:
      return "emptied";
    case Watching::kStopped:
      return "stopped";
    case Watching::kGone:
      return "gone";
    case Watching::kSilent:
      return "silent";
    case Watching::kWell:
      return "well";
  }
  return "never";
}

WatchView watch_view_of(std::optional<Heartbeat> heartbeat, const Moment& now, bool process_lives) {
  WatchView view{Watching::kNever, std::move(heartbeat), 0};
  if (!view.heartbeat) {
    // It holds the lock a moment before it says its first word.
    if (process_lives) view.watching = Watching::kWell;
    return view;
  }
  const Heartbeat& beat = *view.heartbeat;
  const bool same_start = !now.boot.empty() && beat.at.boot == now.boot;
  view.age =
      std::max<std::int64_t>(0, same_start ? now.since_boot - beat.at.since_boot : now.wall - beat.at.wall);
  if (process_lives) {
    // One that has just started after another stopped has not said anything yet.
    view.watching = beat.stopped || view.age <= kOldHeartbeat ? Watching::kWell : Watching::kSilent;
  } else if (!beat.stopped) {
    view.watching = Watching::kGone;
  } else {
    view.watching = beat.once ? Watching::kEmptied : Watching::kStopped;
  }
  return view;
}

std::string status_json(const StatusView& view) {
  json::Json beat = nullptr;
  if (const auto& heartbeat = view.watch.heartbeat) {
    beat = {{"state", to_string(view.watch.watching)},
            {"age_seconds", view.watch.age},
            {"waiting", heartbeat->waiting},
            {"claimed", heartbeat->claimed},
            {"reachable", heartbeat->reachable},
            {"disk_full", heartbeat->full},
            {"process", heartbeat->process},
            {"inbox", heartbeat->inbox.empty() ? json::Json(nullptr) : json::Json(heartbeat->inbox)},
            {"scan_age_seconds", heartbeat->scan_age < 0 ? json::Json(nullptr)
                                                         : json::Json(heartbeat->scan_age + view.watch.age)},
            {"oldest_waiting_seconds", heartbeat->waiting + heartbeat->claimed == 0
                                           ? json::Json(nullptr)
                                           : json::Json(heartbeat->oldest_age + view.watch.age)},
            {"unread", of(heartbeat->unread)},
            {"unread_total", heartbeat->unread_total}};
  }
  return json::print({{"schema", "frisaet.status/1"},
                      {"documents", view.documents},
                      {"pages", view.pages},
                      {"held", view.held},
                      {"withdrawn", view.withdrawn},
                      {"records", view.records},
                      {"attempts", view.attempts},
                      {"doubts", view.doubts},
                      {"failed_files", view.failed_files},
                      {"watch", std::move(beat)}},
                     2);
}

}  // namespace frisaet
