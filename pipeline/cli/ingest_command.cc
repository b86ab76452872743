#include <fmt/format.h>

#include <ostream>

#include "models/records/danish_names.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console_progress.h"
#include "pipeline/run/ingest.h"

namespace frisaet {
namespace {

using Kind = FileOutcome::Kind;

int of(const IngestReport& report, Kind kind) {
  const auto it = report.outcomes.find(kind);
  return it == report.outcomes.end() ? 0 : it->second;
}

void print_report(std::ostream& out, const IngestReport& report, std::int64_t held) {
  out << fmt::format("{} filer: {} nye, {} læst på ny, {} kendt i forvejen, {} kunne ikke læses\n",
                     report.files, of(report, Kind::kNew), of(report, Kind::kChanged),
                     of(report, Kind::kKnown), of(report, Kind::kFailed));
  if (const int open = of(report, Kind::kInterrupted); open > 0)
    out << fmt::format("{} filer blev ikke læst færdig; den samme kommando fortsætter med dem\n", open);
  if (report.pages > 0) out << fmt::format("{} sider læst", report.pages);
  for (const auto& [kind, number] : report.records) out << fmt::format(", {} {}", danish_kind(kind), number);
  if (report.pages > 0) out << '\n';
  if (report.other_versions > 0)
    out << fmt::format("{} er andre udgaver af det, der var her; frisaet show ID viser af hvad\n",
                       report.other_versions);
  if (held > 0)
    out << fmt::format(
        "{} dokumenter holdes tilbage, da der står CPR-numre i dem; frisaet review list viser dem\n", held);
  if (report.doubts > 0) out << fmt::format("{} poster er usikre og bør ses af et menneske\n", report.doubts);
}

}  // namespace

int run_ingest(const Terminal& terminal, const IngestOptions& options) {
  IngestRequest request;
  request.arguments = options.paths;
  request.jobs = options.jobs;
  if (!options.municipality.empty()) {
    auto municipality = municipality_named(options.municipality);
    if (!municipality) return report(terminal, municipality.error());
    request.municipality = *municipality;
  }
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  auto store = Store::open(folder->database());
  if (!store) return report(terminal, store.error());

  ConsoleProgress progress(terminal.err);
  const auto done = ingest(*folder, *store, request, progress, terminal.stop);
  progress.end();
  if (!done) return report(terminal, done.error());
  if (done->unfinished)
    terminal.err << "frisaet: En sletning er ikke færdig: " << done->unfinished->describe() << '\n';
  const auto status = store->status();
  print_report(terminal.out, *done, status ? status->held : 0);
  if (const auto runs = store->runs(1); runs && !runs->empty() && done->files > 0)
    print_run(terminal.out, runs->front());
  if (done->interrupted) {
    terminal.err << "frisaet: Afbrudt. Intet er gået tabt: kør den samme kommando igen for at fortsætte.\n";
    return kExitFailed;
  }
  if (done->files == 0) {
    terminal.err << "frisaet: Der var ingen filer at læse.\n";
    return kExitUsage;
  }
  if (of(*done, Kind::kFailed) > 0) return kExitQuarantined;
  return done->diagnostics > 0 ? kExitDiagnostics : kExitDone;
}

}  // namespace frisaet
