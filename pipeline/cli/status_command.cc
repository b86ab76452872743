#include <fmt/format.h>

#include <ostream>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/json/status.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/status_view.h"

namespace frisaet {
/// For people and monitors: exit code 0 when all is well, 3 when something waits for a person, 2 when the
/// inbox was watched and is not any more (stopped, killed or hanging), cannot be reached, or the disk is
/// full.
int run_status(const Terminal& terminal, const StatusOptions& options) {
  auto store = open_to_read(terminal);
  if (!store) return report(terminal, store.error());
  const auto status = status_view(*store, terminal.data, kStaff);
  if (!status) return report(terminal, status.error());
  if (options.json) {
    terminal.out << status_json(*status) << '\n';
  } else {
    terminal.out << fmt::format("{} dokumenter, {} sider, {} poster venter på et menneske\n",
                                status->documents, status->pages, status->doubts);
    if (status->held > 0)
      terminal.out << fmt::format(
          "{} dokumenter holdes tilbage, fordi de måske rummer personoplysninger; frisaet review list viser "
          "dem\n",
          status->held);
    if (status->withdrawn > 0)
      terminal.out << fmt::format("{} dokumenter er trukket tilbage; frisaet withdraw viser dem\n",
                                  status->withdrawn);
    for (const auto& [state, number] : status->attempts)
      terminal.out << fmt::format("{}: {}\n", danish_attempt(state), number);
    terminal.out << in_danish(status->watch) << '\n';
  }
  if (is_alarm(status->watch)) return kExitFailed;
  return status->doubts + status->held > 0 ? kExitDiagnostics : kExitDone;
}

}  // namespace frisaet
