#include <fmt/format.h>

#include <iterator>
#include <ostream>
#include <string>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/json/status.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/status_view.h"

namespace frisaet {
namespace {

/// What lies in the inbox and is not read, one a line.
void print_unread(std::ostream& out, const Heartbeat& beat) {
  for (const Unread& file : beat.unread)
    out << fmt::format("  {} ({} {}): {}\n", file.file.empty() ? "(indbakken)" : file.file,
                       file.stuck ? "sidder fast siden" : "siden", danish_time(file.since), file.reason);
  const auto more = beat.unread_total - std::ssize(beat.unread);
  if (more > 0) out << fmt::format("  og {} til\n", more);
}

}  // namespace

/// For people and monitors: exit code 0 when all is well; 3 when something waits for a person: a record, a
/// document that is held back, a file in failed/, one in the inbox that is not read; 2 when the inbox was
/// watched and is not any more (stopped, killed or hanging), cannot be reached, the disk is full, or a
/// document has been stuck in the inbox for a quarter of an hour.
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
    std::string attempts;
    for (const auto& [state, number] : status->attempts)
      attempts += fmt::format("{}{} {}", attempts.empty() ? "" : ", ", danish_attempt(state), number);
    if (!attempts.empty()) terminal.out << "Filernes vej ind: " << attempts << '\n';
    if (status->failed_files > 0)
      terminal.out << fmt::format(
          "{} ligger i failed/, hver med en forklaring\n",
          status->failed_files == 1 ? "1 fil, som ikke kunne læses,"
                                    : std::to_string(status->failed_files) + " filer, som ikke kunne læses,");
    terminal.out << in_danish(status->watch) << '\n';
    if (status->watch.heartbeat) print_unread(terminal.out, *status->watch.heartbeat);
  }
  if (is_alarm(status->watch)) return kExitFailed;
  const bool unread = status->watch.heartbeat && status->watch.heartbeat->unread_total > 0;
  const bool waits = status->doubts + status->held + status->failed_files > 0 || unread;
  return waits ? kExitDiagnostics : kExitDone;
}

}  // namespace frisaet
