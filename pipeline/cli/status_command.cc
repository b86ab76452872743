#include <fmt/format.h>

#include <chrono>
#include <ostream>

#include "models/records/record.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/json/status.h"
#include "pipeline/watch/watcher.h"

namespace frisaet {
namespace {

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

/// For people and monitors: exit code 0 when all is well, 3 when something waits for a person, 2 when the
/// watcher that was running has fallen silent.
int run_status(const Terminal& terminal, const StatusOptions& options) {
  auto store = open_to_read(terminal);
  if (!store) return report(terminal, store.error());
  const auto status = store->status();
  if (!status) return report(terminal, status.error());
  const auto note = store->note(kHeartbeatNote);
  if (!note) return report(terminal, note.error());
  const auto queue = store->review_queue(kReviewThreshold, 0, 0, kStaff);
  if (!queue) return report(terminal, queue.error());
  StatusView view{status->documents,
                  status->pages,
                  status->records,
                  status->attempts,
                  heartbeat_from_json(*note),
                  queue->total,
                  0};
  if (view.heartbeat) view.heartbeat_age = seconds_now() - view.heartbeat->at;
  const bool silent = view.heartbeat && view.heartbeat_age > kOldHeartbeat;
  if (options.json) {
    terminal.out << status_json(view) << '\n';
  } else {
    terminal.out << fmt::format("{} dokumenter, {} sider, {} poster venter på et menneske\n",
                                status->documents, status->pages, queue->total);
    for (const auto& [state, number] : status->attempts)
      terminal.out << fmt::format("{}: {}\n", state, number);
    if (!view.heartbeat) {
      terminal.out << "Indbakken har ikke været overvåget.\n";
    } else {
      terminal.out << fmt::format(
          "Indbakken: {} venter, {} læses, seneste livstegn for {} sekunder siden{}{}\n",
          view.heartbeat->waiting, view.heartbeat->claimed, view.heartbeat_age,
          view.heartbeat->reachable ? "" : "; den kan ikke nås",
          view.heartbeat->full ? "; disken er næsten fuld" : "");
    }
  }
  if (silent || (view.heartbeat && (!view.heartbeat->reachable || view.heartbeat->full))) return kExitFailed;
  return queue->total > 0 ? kExitDiagnostics : kExitDone;
}

}  // namespace frisaet
