#include <fmt/format.h>

#include <ostream>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/import_survey.h"

namespace frisaet {
namespace {

void print_map(std::ostream& err, const Survey& survey, const SurveyMap& map) {
  err << "frisaet: Kolonnerne læses således:\n";
  for (std::size_t i = 0; i < kSurveyFields; ++i) {
    const auto field = static_cast<SurveyField>(i);
    err << fmt::format("  {:<18} {:<30} {}\n", name_of(field), label_of(field),
                       map[i] ? fmt::format("kolonne {}: {}", *map[i] + 1, survey.header[*map[i]]) : "–");
  }
}

}  // namespace

int run_import_survey(const Terminal& terminal, const SurveyOptions& options) {
  const auto survey = open_survey(options.file);
  if (!survey) return report(terminal, survey.error());
  const auto map = parse_survey_map(options.map, survey->header, survey->guess.map);
  if (!map) return report(terminal, map.error());
  print_map(terminal.err, *survey, *map);
  if (!survey->guess.open.empty() && options.map.empty()) {
    std::string open;
    for (const SurveyField field : survey->guess.open)
      open += (open.empty() ? "" : " og ") + std::string(name_of(field));
    return report(terminal,
                  {ErrorCode::kUsage, "Det er ikke sikkert, hvilken kolonne der er " + open + ".", "",
                   "Sig det med --map, fx --map kommune=1,omraade=3; --map ja godtager listen ovenfor."});
  }
  if (options.dry_run) return kExitDone;
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  auto store = Store::open(folder->database());
  if (!store) return report(terminal, store.error());
  const auto done = import_survey(*folder, *store, *survey, *map);
  if (!done) return report(terminal, done.error());
  for (const std::string& fault : done->faults) terminal.err << "frisaet: " << fault << '\n';
  terminal.out << fmt::format("{} rækker: {} svar{}, {} uden en kendt kommune, {} fejl\n",
                              survey->rows.size(), done->declarations,
                              done->outcome == PutOutcome::kUnchanged ? " (kendt i forvejen)" : "",
                              done->unplaced, done->faults.size());
  return done->faults.empty() ? kExitDone : kExitDiagnostics;
}

}  // namespace frisaet
