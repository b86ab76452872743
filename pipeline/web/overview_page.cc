#include "models/records/danish_names.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::int64_t kShown = 10;

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

}  // namespace

Response overview_page(Context& context) {
  const auto status = context.store.status();
  if (!status) return error_page(context, status.error());
  View view;
  view.set("documents", danish_number(static_cast<long>(status->documents)));
  view.set("pages", danish_number(static_cast<long>(status->pages)));
  ViewList kinds;
  for (const auto& [kind, count] : status->records) {
    View line;
    line.set("kind", danish_kind(kind));
    line.set("count", danish_number(static_cast<long>(count)));
    kinds.push_back(line);
  }
  view.set("kinds", kinds);
  ViewList failed;
  for (const AttemptState state : {AttemptState::kQuarantined, AttemptState::kRejected}) {
    const auto attempts = context.store.attempts(state, kShown);
    if (!attempts) return error_page(context, attempts.error());
    for (const View& line : attempts_view(*attempts)) failed.push_back(line);
  }
  view.set("failed", failed);
  view.set("any_failed", !failed.empty());
  const auto documents = context.store.search({.text = "", .filters = {}, .limit = kShown, .offset = 0});
  if (!documents) return error_page(context, documents.error());
  ViewList newest;
  for (const SearchHit& hit : documents->hits) {
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
