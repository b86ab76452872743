#include <fmt/format.h>

#include <map>
#include <ostream>

#include "models/records/danish_names.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console_progress.h"
#include "pipeline/cli/table.h"
#include "pipeline/run/reprocess.h"

namespace frisaet {
namespace {

Result<void> narrow(const ReprocessOptions& options, std::vector<StaleDocument>& stale) {
  if (!options.municipality.empty()) {
    const auto municipality = municipality_named(options.municipality);
    if (!municipality) return municipality.error();
    std::erase_if(stale,
                  [&](const StaleDocument& s) { return s.document.facts.municipality != *municipality; });
  }
  if (!options.type.empty()) {
    const auto type = parse_document_type(options.type);
    if (!type) {
      return Error{ErrorCode::kUsage, "»" + options.type + "« er ingen slags dokument.", "",
                   "Vælg mellem kl_letter, declaration, minutes, agenda, agreement og other."};
    }
    std::erase_if(stale, [&](const StaleDocument& s) { return s.document.facts.type != *type; });
  }
  return {};
}

void print_stale(std::ostream& out, const std::vector<StaleDocument>& stale) {
  Table table({"ID", "Navn", "Hvordan", "Hvorfor"}, 70);
  for (const StaleDocument& s : stale)
    table.add(
        {s.document.id.substr(0, 12), s.document.name, s.only_rules ? "udtræk" : "læsning og udtræk", s.why});
  if (!table.empty()) table.print(out);
}

void print_changes(std::ostream& out, const std::vector<RecordChange>& changes) {
  using What = RecordChange::What;
  std::map<std::string, int> fields;
  for (const RecordChange& change : changes) {
    const char* what = change.what == What::kNew    ? "ny"
                       : change.what == What::kGone ? "findes ikke længere"
                                                    : "ændret";
    out << fmt::format("{}  {}  {}\n", change.record, danish_kind(change.kind), what);
    for (const FieldChange& field : change.fields) {
      ++fields[field.field];
      const auto [before, after] = shortened_where_they_differ(field.before, field.after, 60);
      out << fmt::format("    {}: {} → {}\n", field.field, before, after);
    }
  }
  for (const auto& [field, number] : fields) out << fmt::format("{}: ændret i {} poster\n", field, number);
}

int of(const IngestReport& report, FileOutcome::Kind kind) {
  const auto it = report.outcomes.find(kind);
  return it == report.outcomes.end() ? 0 : it->second;
}

}  // namespace

int run_reprocess(const Terminal& terminal, const ReprocessOptions& options) {
  auto store = options.dry_run ? open_to_read(terminal) : open_to_change(terminal);
  if (!store) return report(terminal, store.error());
  auto stale = stale_documents(*store);
  if (!stale) return report(terminal, stale.error());
  if (auto narrowed = narrow(options, *stale); !narrowed) return report(terminal, narrowed.error());
  if (options.explain) print_stale(terminal.out, *stale);
  if (options.dry_run || stale->empty()) {
    terminal.out << fmt::format("{} dokumenter skal læses igen.\n", stale->size());
    return kExitDone;
  }
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  ConsoleProgress progress(terminal.err);
  const auto done = reprocess(*folder, *store, *stale, options.jobs, progress, terminal.stop);
  progress.end();
  if (!done) return report(terminal, done.error());
  print_changes(terminal.out, done->changes);
  const auto corrected = store->conflicts(/*with_held=*/true);
  if (!corrected) return report(terminal, corrected.error());
  for (const std::string& record : *corrected) {
    const auto now = store->record(record);
    terminal.out << fmt::format(
        "{}  er rettet af et menneske, og {}. frisaet review viser det.\n", record,
        now && !now->found ? "posten læses ikke længere i dokumentet" : "maskinen læser nu noget tredje");
  }
  for (const auto& [document, what] : done->undone)
    terminal.out << fmt::format("{}  {}\n", document.substr(0, 12), what);
  terminal.out << fmt::format(
      "{} dokumenter: {} læst anderledes, {} som før, {} kunne ikke læses\n", done->read.files,
      of(done->read, FileOutcome::Kind::kChanged) + of(done->read, FileOutcome::Kind::kNew),
      of(done->read, FileOutcome::Kind::kKnown), of(done->read, FileOutcome::Kind::kFailed));
  if (done->read.interrupted) {
    terminal.err << "frisaet: Afbrudt. Kør den samme kommando igen for at fortsætte.\n";
    return kExitFailed;
  }
  return of(done->read, FileOutcome::Kind::kFailed) > 0 ? kExitQuarantined : kExitDone;
}

}  // namespace frisaet
