#include <chrono>

#include "models/records/danish_names.h"
#include "pipeline/json/status.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::int64_t kShown = 10;

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

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

void put_heartbeat(View& view, const std::optional<Heartbeat>& heartbeat, std::int64_t now) {
  const auto say = [&](const char* state, const std::string& text) {
    view.set("heartbeat_state", state);
    view.set("heartbeat", text);
  };
  if (!heartbeat) return say("unwatched", "Indbakken overvåges ikke (frisaet watch).");
  const std::int64_t age = now - heartbeat->at;
  if (age > kOldHeartbeat)
    return say("alarm", "Indbakkens vagt har været tavs siden for " +
                            danish_number(static_cast<long>(age / 60)) +
                            " minutter. Start frisaet watch igen.");
  if (!heartbeat->reachable) return say("alarm", "Indbakken kan ikke nås. Er netværksdrevet væk?");
  if (heartbeat->full) return say("alarm", "Disken er næsten fuld; der tages ikke flere filer ind.");
  say("well", "Indbakken overvåges: " + danish_number(static_cast<long>(heartbeat->waiting)) +
                  " filer venter, " + danish_number(static_cast<long>(heartbeat->claimed)) + " læses.");
}

}  // namespace

Response overview_page(Context& context) {
  const auto status = context.store.status();
  if (!status) return error_page(context, status.error());
  const auto queue = context.store.review_queue(kReviewThreshold, 0, 0);
  if (!queue) return error_page(context, queue.error());
  const auto note = context.store.note(kHeartbeatNote);
  if (!note) return error_page(context, note.error());
  View view;
  view.set("documents", danish_number(static_cast<long>(status->documents)));
  view.set("pages", danish_number(static_cast<long>(status->pages)));
  view.set("decisions", danish_number(static_cast<long>(count_of(status->records, "decision"))));
  view.set("declarations", danish_number(static_cast<long>(count_of(status->records, "declaration"))));
  view.set("doubts", danish_number(static_cast<long>(queue->total)));
  view.set("any_doubts", queue->total > 0);
  put_heartbeat(view, heartbeat_from_json(*note), seconds_now());
  ViewList failed;
  std::int64_t failures = 0;
  for (const AttemptState state : {AttemptState::kQuarantined, AttemptState::kRejected}) {
    const auto attempts = context.store.attempts(state, kShown);
    if (!attempts) return error_page(context, attempts.error());
    for (const View& line : attempts_view(*attempts)) failed.push_back(line);
    failures += count_of(status->attempts, std::string(to_string(state)));
  }
  view.set("failed", failed);
  view.set("failed_count", danish_number(static_cast<long>(failures)));
  view.set("any_failed", !failed.empty());
  SearchQuery decisions;
  decisions.filters.type = "decision";
  decisions.limit = kShown;
  const auto found = context.store.search(decisions);
  if (!found) return error_page(context, found.error());
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
