#include <fmt/format.h>

#include <ostream>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/export/export.h"
#include "pipeline/run/versions.h"

namespace frisaet {

int run_export(const Terminal& terminal, const ExportOptions& options) {
  auto store = open_to_read(terminal);
  if (!store) return report(terminal, store.error());
  const auto status = store->status();
  if (!status) return report(terminal, status.error());
  std::error_code code;
  if (std::filesystem::equivalent(options.out, terminal.data / kDatabase, code))
    return report(terminal, {ErrorCode::kUsage, "Det er datamappens egen database.", options.out.string(),
                             "Vælg en anden fil med --out."});
  exports::About about{std::string(program_version()), status->documents};
  if (!options.base.empty()) about.base = options.base;
  if (options.format == "sqlite") {
    const auto records = exports::write_sqlite(*store, options.out, about);
    if (!records) return report(terminal, records.error());
    terminal.err << fmt::format("frisaet: {} poster skrevet {}\n", *records, options.out.string());
    return kExitDone;
  }
  const auto rows = exports::export_rows(*store);
  if (!rows) return report(terminal, rows.error());
  Result<void> done;
  std::vector<std::filesystem::path> written{options.out};
  if (options.format == "csv") {
    auto files = exports::write_csv(*rows, options.out, options.excel);
    if (!files) return report(terminal, files.error());
    written = *std::move(files);
  } else if (options.format == "xlsx") {
    done = exports::write_xlsx(*rows, options.out, about);
  } else if (options.format == "jsonl") {
    done = exports::write_jsonl(*rows, options.out);
  } else if (options.format == "jsonld") {
    done = exports::write_jsonld(*rows, options.out, about);
  } else {
    done = exports::write_site(*rows, options.out, about);
  }
  if (!done) return report(terminal, done.error());
  terminal.err << fmt::format("frisaet: {} poster skrevet", rows->size());
  for (const auto& path : written) terminal.err << ' ' << path.string();
  terminal.err << '\n';
  return kExitDone;
}

}  // namespace frisaet
