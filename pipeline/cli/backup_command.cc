#include <fmt/format.h>

#include <ostream>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/backup.h"

namespace frisaet {
namespace {

int tell(const Terminal& terminal, const BackupReport& done, const std::string& line) {
  for (const std::string& problem : done.problems) terminal.err << "frisaet: " << problem << '\n';
  terminal.out << line;
  return done.problems.empty() ? kExitDone : kExitDiagnostics;
}

}  // namespace

int run_backup(const Terminal& terminal, const BackupOptions& options) {
  auto store = open_to_change(terminal);
  if (!store) return report(terminal, store.error());
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  const auto done = back_up(*folder, *store, options.out, utc_now());
  if (!done) return report(terminal, done.error());
  return tell(terminal, *done,
              fmt::format("Sikkerhedskopi: {}\n{} dokumenter, {} originaler kopieret nu.\n",
                          done->database.string(), done->documents, done->copied));
}

int run_restore(const Terminal& terminal, const RestoreOptions& options) {
  const auto done = restore(options.from, terminal.data, options.replace);
  if (!done) return report(terminal, done.error());
  std::string line = fmt::format("Hentet fra {}\n{} dokumenter, {} originaler kopieret.",
                                 done->database.string(), done->documents, done->copied);
  if (done->erased > 0)
    line += fmt::format(" {} er slettet igen, fordi de blev slettet efter kopien.", done->erased);
  if (done->hidden > 0)
    line += fmt::format(" {} er trukket tilbage eller holdes tilbage som før; det skete efter kopien.",
                        done->hidden);
  return tell(terminal, *done, line + '\n');
}

}  // namespace frisaet
