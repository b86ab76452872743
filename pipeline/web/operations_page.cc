#include <chrono>

#include "pipeline/run/checks.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/status_view.h"
#include "pipeline/run/versions.h"
#include "pipeline/web/overview.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::int64_t kShown = 50;

View view_of(const Attempt& attempt) {
  View line;
  line.set("name", std::filesystem::path(attempt.path).filename().string());
  line.set("state", std::string(danish(attempt.state)));
  line.set("message", attempt.message);
  line.set("moment", danish_moment(attempt.changed_at));
  return line;
}

void put_checks(View& view, const Context& context) {
  const RunInfo info = run_info("");
  view.set("version_read", info.program_version);
  view.set("rules_hash", info.rules_hash.substr(0, 12));
  view.set("model_hash", info.model_hash.substr(0, 12));
  view.set("checked", context.request.parameter("kontrol") == "ja");
  if (context.request.parameter("kontrol") != "ja") return;
  ViewList checks;
  const auto& settings = context.site.settings();
  for (const Check& check : run_checks(settings.data, settings.reader_program)) {
    View line;
    line.set("what", check.what);
    line.set("finding", check.finding);
    line.set("bad", check.state == Check::State::kBad);
    line.set("warning", check.state == Check::State::kWarning);
    checks.push_back(line);
  }
  view.set("checks", checks);
}

Result<void> put_ledger(View& view, Context& context) {
  const auto status = context.store.status();
  if (!status) return status.error();
  view.set("schema", std::to_string(status->schema_version));
  view.set("search_rows", danish_number(static_cast<long>(status->search_rows)));
  view.set("readings", danish_number(static_cast<long>(status->readings)));
  ViewList states, open, attempts;
  for (const auto& [name, count] : status->attempts) {
    const auto state = parse_attempt_state(name);
    View line;
    line.set("name", state ? std::string(danish(*state)) : name);
    line.set("count", danish_number(static_cast<long>(count)));
    states.push_back(line);
  }
  const auto under_way = context.store.open_attempts();
  if (!under_way) return under_way.error();
  for (const Attempt& attempt : *under_way) open.push_back(view_of(attempt));
  for (const AttemptState state : {AttemptState::kQuarantined, AttemptState::kRejected}) {
    const auto failed = context.store.attempts(state, kShown);
    if (!failed) return failed.error();
    for (const Attempt& attempt : *failed) attempts.push_back(view_of(attempt));
  }
  view.set("states", states);
  view.set("open", open);
  view.set("any_open", !open.empty());
  view.set("attempts", attempts);
  view.set("any_attempts", !attempts.empty());
  return {};
}

}  // namespace

Response operations_page(Context& context) {
  View view;
  if (const auto put_in = put_ledger(view, context); !put_in) return error_page(context, put_in.error());
  const auto watched = watch_view(context.store, context.site.settings().data);
  if (!watched) return error_page(context, watched.error());
  const Pulse pulse = pulse_of(*watched);
  view.set("heartbeat_state", pulse.state);
  view.set("heartbeat", pulse.text);
  put_unread(view, *watched);
  put_checks(view, context);
  ViewList failed;
  if (const auto& list = context.site.settings().failed.list) {
    for (const FailedFile& file : list()) {
      View line;
      line.set("name", file.name);
      line.set("reason", file.reason);
      failed.push_back(line);
    }
  }
  view.set("failed", failed);
  view.set("retried", context.request.parameter("igen") == "ja");
  return page(context, "operations", "Drift", std::move(view));
}

Response retry_failed(Context& context) {
  const auto& retry = context.site.settings().failed.retry;
  if (!retry) {
    return error_page(context, {ErrorCode::kNotFound, "Filer kan ikke lægges tilbage herfra.", "",
                                "Læg filen i indbakken igen."});
  }
  const auto done = retry(context.request.field("navn"));
  return done ? redirect("/drift?igen=ja") : error_page(context, done.error());
}

}  // namespace frisaet::web
