#include <algorithm>
#include <iterator>

#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/status_view.h"
#include "pipeline/web/overview.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::int64_t kShown = 10;
constexpr std::size_t kMostFiles = 100;  // sent at once

ViewList attempts_view(const std::vector<Attempt>& attempts) {
  ViewList list;
  for (const Attempt& attempt : attempts) {
    View line;
    line.set("name", std::filesystem::path(attempt.path).filename().string());
    line.set("message", attempt.message);
    line.set("document", attempt.sha256);
    list.push_back(line);
  }
  return list;
}

std::int64_t count_of(const std::map<std::string, std::int64_t>& counts, const std::string& name) {
  const auto at = counts.find(name);
  return at == counts.end() ? 0 : at->second;
}

/// The figures that change while one looks.
struct Figures {
  StatusView status;
  std::int64_t failures = 0;
  Pulse pulse;
};
Result<Figures> figures_of(Context& context) {
  auto status = status_view(context.store, context.site.settings().data, sees_closed(context));
  if (!status) return status.error();
  Figures figures{*std::move(status), 0, {}};
  figures.pulse = pulse_of(figures.status.watch);
  for (const AttemptState state : {AttemptState::kQuarantined, AttemptState::kRejected})
    figures.failures += count_of(figures.status.attempts, std::string(to_string(state)));
  return figures;
}

/// What came of files that were sent, for the address and back.
void put_upload(View& view, Context& context) {
  view.set("takes_files", static_cast<bool>(context.site.settings().take_file));
  view.set("municipalities", choices(municipality_choices(), ""));
  const std::string laid = context.request.parameter("lagt");
  const bool number =
      !laid.empty() && laid.size() < 4 && laid.find_first_not_of("0123456789") == std::string::npos;
  put(view, "laid",
      number ? laid + (laid == "1" ? " fil ligger" : " filer ligger") + " nu i indbakken." : "");
}

Response upload_failed(Context& context, const std::string& message, const std::string& hint, int status) {
  View view;
  view.set("message", message);
  put(view, "hint", hint);
  return page(context, "error", "Filerne er ikke lagt ind", std::move(view), status);
}

}  // namespace

Pulse pulse_of(const WatchView& view) {
  const bool well = view.watching == Watching::kWell;
  const bool unread = view.heartbeat && view.heartbeat->unread_total > 0;
  return {is_alarm(view) || (well && unread) ? "alarm" : well ? "well" : "unwatched", in_danish(view)};
}

void put_unread(View& view, const WatchView& watched) {
  ViewList unread;
  std::int64_t more = 0;
  if (watched.heartbeat) {
    for (const Unread& file : watched.heartbeat->unread) {
      View line;
      line.set("name", file.file.empty() ? "(indbakken)" : file.file);
      line.set("reason", file.reason);
      line.set("since", danish_time(file.since));
      unread.push_back(line);
    }
    more = watched.heartbeat->unread_total - std::ssize(unread);
  }
  view.set("any_unread", !unread.empty());
  view.set("unread", unread);
  put(view, "more_unread", more > 0 ? danish_number(static_cast<long>(more)) : "");
}

Response upload_files(Context& context) {
  const FileTaker& take = context.site.settings().take_file;
  if (!take)
    return upload_failed(context, "Her kan ikke sendes filer ind.", "Læg dem i indbakken i stedet.", 404);
  std::string municipality;
  if (const std::string code = context.request.field("municipality"); !code.empty()) {
    const Municipality* known = MunicipalityIndex::standard().by_code(code);
    if (known == nullptr)
      return upload_failed(context, "»" + code + "« er ingen kommune.",
                           "Vælg en i listen. Intet er lagt ind.", 400);
    municipality = known->name;
  }
  const auto& files = context.request.files;
  if (files.empty())
    return upload_failed(context, "Der var ingen filer med.", "Gå tilbage, og vælg mindst én fil.", 400);
  if (files.size() > kMostFiles)
    return upload_failed(context, "Der var for mange filer på én gang.",
                         "Send højst " + std::to_string(kMostFiles) + " ad gangen. Intet er lagt ind.", 413);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (const auto taken = take(files[i], municipality); !taken) {
      return upload_failed(context, taken.error().message,
                           std::to_string(i) + " af " + std::to_string(files.size()) +
                               " filer blev lagt ind, før det gik galt. " + taken.error().hint,
                           500);
    }
  }
  return redirect("/?lagt=" + std::to_string(files.size()) + "#filer");
}

/// Server-sent events, one an answer: the browser asks again by itself after the time named here. A
/// connection that is held open instead would occupy one of the few threads for every overview that stands
/// open all day.
Response live_figures(Context& context) {
  const auto figures = figures_of(context);
  if (!figures) return plain(503, figures.error().describe());
  const auto number = [](std::int64_t n) { return danish_number(static_cast<long>(n)); };
  std::string body = "retry: 4000\n";
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"documents", number(figures->status.documents)},
           {"pages", number(figures->status.pages)},
           {"declarations", number(count_of(figures->status.records, "declaration"))},
           {"doubts", number(figures->status.doubts)},
           {"failures", number(figures->failures)},
           {"heartbeat", figures->pulse.text},
           {"heartbeat_state", figures->pulse.state}})
    body += "event: " + name + "\ndata: " + value + "\n\n";
  return {200, "text/event-stream; charset=utf-8", std::move(body), {}};
}

Response overview_page(Context& context) {
  const auto figures = figures_of(context);
  if (!figures) return error_page(context, figures.error());
  View view;
  view.set("documents", danish_number(static_cast<long>(figures->status.documents)));
  view.set("pages", danish_number(static_cast<long>(figures->status.pages)));
  const std::int64_t held = sees_closed(context) ? figures->status.held : 0;
  put(view, "held", held > 0 ? danish_number(static_cast<long>(held)) : "");
  view.set("declarations",
           danish_number(static_cast<long>(count_of(figures->status.records, "declaration"))));
  view.set("doubts", danish_number(static_cast<long>(figures->status.doubts)));
  view.set("any_doubts", figures->status.doubts > 0);
  view.set("heartbeat_state", figures->pulse.state);
  view.set("heartbeat", figures->pulse.text);
  put_unread(view, figures->status.watch);
  put_upload(view, context);
  ViewList failed;
  for (const AttemptState state : {AttemptState::kQuarantined, AttemptState::kRejected}) {
    const auto attempts = context.store.attempts(state, kShown);
    if (!attempts) return error_page(context, attempts.error());
    for (const View& line : attempts_view(*attempts)) failed.push_back(line);
  }
  view.set("failed", failed);
  view.set("failed_count", danish_number(static_cast<long>(figures->failures)));
  view.set("any_failed", !failed.empty());
  SearchQuery decisions;
  decisions.filters.type = "decision";
  decisions.limit = kShown;
  decisions.with_closed = sees_closed(context);
  const auto found = context.store.search(decisions);
  if (!found) return error_page(context, found.error());
  view.set("decisions", danish_number(static_cast<long>(found->total)));
  ViewList newest;
  for (const SearchHit& hit : found->hits) {
    View line;
    line.set("title", hit.title.empty() ? "(uden titel)" : hit.title);
    line.set("municipality", hit.municipality_name.empty() ? "Ukendt kommune" : hit.municipality_name);
    put(line, "date", danish_day(hit.date));
    put(line, "outcome", danish_outcome(hit.outcome));
    line.set("path", "/dokument/" + hit.document + (hit.record.empty() ? "" : "#" + hit.record));
    newest.push_back(line);
  }
  view.set("newest", newest);
  return page(context, "overview", "Overblik", std::move(view));
}

}  // namespace frisaet::web
