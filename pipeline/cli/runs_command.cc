#include <fmt/format.h>

#include <array>
#include <ostream>
#include <utility>

#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/table.h"
#include "pipeline/json/runs.h"
#include "pipeline/run/status_view.h"

namespace frisaet {
namespace {

using Counts = std::map<std::string, std::int64_t>;
using Names = std::vector<std::pair<std::string_view, std::string_view>>;

const Names kReasons{{"ingest", "indlæsning"},    {"watch", "overvåget mappe"},
                     {"reprocess", "genlæsning"}, {"survey", "spørgeskema"},
                     {"correction", "rettelse"},  {"person", "skrevet ned af et menneske"}};
const Names kStates{
    {"running", "i gang"}, {"done", "færdig"}, {"interrupted", "afbrudt"}, {"failed", "mislykket"}};
const Names kFailures{{"not_found", "fandtes ikke mere eller er trukket tilbage"},
                      {"unreadable", "ulæselig"},
                      {"encrypted", "låst med kodeord"},
                      {"unsupported", "en slags, der ikke læses"},
                      {"timeout", "tog for lang tid"},
                      {"limit", "for stor"},
                      {"crashed", "læseren gik ned"},
                      {"store", "databasen eller disken sagde nej"},
                      {"internal", "fejl i programmet"}};
const Names kPages{{"text_layer", "med tekst"},
                   {"ocr", "læst som billede"},
                   {"mixed", "begge dele"},
                   {"text_file", "tekstfil"},
                   {"image", "billede uden tekst"}};
const Names kStages{
    {"read", "læsning"}, {"repair", "rettelser"}, {"extract", "udtræk"}, {"store", "lagring"}};

std::string name_in(const Names& names, const std::string& code) {
  for (const auto& [known, name] : names)
    if (known == code) return std::string(name);
  return code;
}

/// `12 læst, 3 kendt i forvejen`; `ingen` where there are none.
template <typename Name>
std::string list_of(const Counts& counts, const Name& name) {
  Counts named;  // several codes may be one thing to a reader
  for (const auto& [code, count] : counts) named[name(code)] += count;
  std::string list;
  for (const auto& [what, count] : named)
    list += (list.empty() ? "" : ", ") + fmt::format("{} {}", count, what);
  return list.empty() ? "ingen" : list;
}

std::string list_of(const Counts& counts, const Names& names) {
  return list_of(counts, [&](const std::string& code) { return name_in(names, code); });
}

/// A run's files by what became of them; how far one came that is not done with is of no use here.
std::string files_named(const std::string& code) {
  const auto state = parse_attempt_state(code);
  return state && !is_final(*state) ? "ikke færdige" : danish_attempt(code);
}

std::string seconds(const Counts& milliseconds) {
  std::string list;
  for (const auto& [code, name] : kStages) {
    const auto found = milliseconds.find(std::string(code));
    if (found == milliseconds.end()) continue;
    std::string number = fmt::format("{:.1f}", static_cast<double>(found->second) / 1000);
    number[number.find('.')] = ',';
    list += (list.empty() ? "" : ", ") + fmt::format("{} {} s", name, number);
  }
  return list;
}

RunView view_of(const RunSummary& run) {
  return {run.id,
          run.info.reason,
          std::string(to_string(run.state)),
          run.started_at,
          run.ended_at,
          run.info.program_version,
          run.info.rules_hash,
          run.info.model_hash,
          run.new_documents,
          run.changed_documents,
          run.doubts,
          run.files,
          run.failures,
          run.pages,
          run.records,
          run.milliseconds};
}

int print_coverage(const Terminal& terminal, Store& store, const RunsOptions& options) {
  const auto rows = store.coverage();
  if (!rows) return report(terminal, rows.error());
  if (options.json) {
    std::vector<CoverageView> views;
    for (const CoverageRow& row : *rows)
      views.push_back({row.municipality_code, row.body, row.year, row.documents, row.incomplete, row.failed});
    terminal.out << coverage_json(views) << '\n';
    return kExitDone;
  }
  Table table({"Kommune", "Hvem", "År", "Dokumenter", "Læst helt", "Mangler sider", "Kunne ikke læses"});
  for (const CoverageRow& row : *rows) {
    const Municipality* known = MunicipalityIndex::standard().by_code(row.municipality_code);
    table.add({known ? known->name : "(ukendt)", row.body.empty() ? "–" : row.body,
               row.year.empty() ? "–" : row.year, std::to_string(row.documents),
               std::to_string(row.documents - row.incomplete), std::to_string(row.incomplete),
               std::to_string(row.failed)});
  }
  if (table.empty()) terminal.err << "frisaet: Der er ikke læst noget ind endnu.\n";
  if (!table.empty()) table.print(terminal.out);
  return kExitDone;
}

}  // namespace

void print_run(std::ostream& out, const RunSummary& run) {
  out << fmt::format("Kørsel {}: {}, {} – {} (UTC), {}\n", run.id, name_in(kReasons, run.info.reason),
                     run.started_at, run.ended_at.empty() ? "…" : run.ended_at,
                     name_in(kStates, std::string(to_string(run.state))));
  out << fmt::format("  filer: {}\n", list_of(run.files, files_named));
  if (!run.failures.empty()) out << fmt::format("  fejl: {}\n", list_of(run.failures, kFailures));
  out << fmt::format("  dokumenter: {} nye, {} læst anderledes end før\n", run.new_documents,
                     run.changed_documents);
  if (!run.pages.empty()) out << fmt::format("  sider: {}\n", list_of(run.pages, kPages));
  if (!run.records.empty())
    out << fmt::format("  poster: {}; {} i tvivl\n", list_of(run.records, danish_kind), run.doubts);
  if (const std::string times = seconds(run.milliseconds); !times.empty())
    out << fmt::format("  tid: {}\n", times);
}

int run_runs(const Terminal& terminal, const RunsOptions& options) {
  auto store = open_to_read(terminal);
  if (!store) return report(terminal, store.error());
  if (options.coverage) return print_coverage(terminal, *store, options);
  const auto runs = store->runs(options.limit);
  if (!runs) return report(terminal, runs.error());
  if (options.json) {
    std::vector<RunView> views;
    for (const RunSummary& run : *runs) views.push_back(view_of(run));
    terminal.out << runs_json(views) << '\n';
    return kExitDone;
  }
  for (const RunSummary& run : *runs) print_run(terminal.out, run);
  if (runs->empty()) terminal.err << "frisaet: Der er ikke læst noget ind endnu.\n";
  return kExitDone;
}

}  // namespace frisaet
