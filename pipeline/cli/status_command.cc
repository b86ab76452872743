#include <fmt/format.h>

#include <ostream>

#include "models/records/record.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/json/status.h"
#include "pipeline/run/heartbeat.h"

namespace frisaet {
/// For people and monitors: exit code 0 when all is well, 3 when something waits for a person, 2 when the
/// inbox was watched and is not any more (stopped, killed or hanging), cannot be reached, or the disk is
/// full.
int run_status(const Terminal& terminal, const StatusOptions& options) {
  auto store = open_to_read(terminal);
  if (!store) return report(terminal, store.error());
  const auto status = store->status();
  if (!status) return report(terminal, status.error());
  const auto watched = watch_view(*store, terminal.data);
  if (!watched) return report(terminal, watched.error());
  const auto queue = store->review_queue(kReviewThreshold, 0, 0, kStaff);
  if (!queue) return report(terminal, queue.error());
  if (options.json) {
    terminal.out << status_json({status->documents, status->pages, status->records, status->attempts,
                                 queue->total, *watched})
                 << '\n';
  } else {
    terminal.out << fmt::format("{} dokumenter, {} sider, {} poster venter på et menneske\n",
                                status->documents, status->pages, queue->total);
    for (const auto& [state, number] : status->attempts)
      terminal.out << fmt::format("{}: {}\n", state, number);
    terminal.out << in_danish(*watched) << '\n';
  }
  if (is_alarm(*watched)) return kExitFailed;
  return queue->total > 0 ? kExitDiagnostics : kExitDone;
}

}  // namespace frisaet
