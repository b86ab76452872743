#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "models/text/danish.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/rounds.h"
#include "pipeline/run/import_survey.h"

namespace frisaet {
namespace {

/// The columns that nothing is taken from, so that nobody loses a question without a word.
std::string unread_columns(const Survey& survey, const SurveyMap& map) {
  std::string names;
  for (std::size_t column = 0; column < survey.header.size(); ++column) {
    if (std::find(map.begin(), map.end(), std::optional(column)) != map.end()) continue;
    names += (names.empty() ? "" : ", ") + fmt::format("{} »{}«", column + 1, squeeze(survey.header[column]));
  }
  return names;
}

void print_map(std::ostream& err, const Survey& survey, const SurveyMap& map) {
  err << "frisaet: Kolonnerne læses således:\n";
  for (std::size_t i = 0; i < kSurveyFields; ++i) {
    const auto field = static_cast<SurveyField>(i);
    err << fmt::format("  {:<18} {:<30} {}\n", name_of(field), label_of(field),
                       map[i] ? fmt::format("kolonne {}: {}", *map[i] + 1, survey.header[*map[i]]) : "–");
  }
  if (const std::string unread = unread_columns(survey, map); !unread.empty())
    err << "  Læses ikke: kolonne " << unread << '\n';
  if (!map[static_cast<std::size_t>(SurveyField::kDate)]) {
    err << "  Ingen kolonne siger, hvornår der er svaret: svarene får den dag, filen læses, og er for sent, "
           "hvis fristen er gået. Sig det med --map dato=…\n";
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
  std::optional<Round> round;
  if (!options.round.empty()) {
    auto chosen = chosen_round(options.round);
    if (!chosen) return report(terminal, chosen.error());
    round = *std::move(chosen);
  }
  const Round* const held_for = round ? &*round : nullptr;
  if (options.dry_run) {
    auto looked = open_to_read(terminal);
    // Where nothing was ever read nothing stands in the way.
    if (!looked)
      return looked.error().code == ErrorCode::kNotFound ? kExitDone : report(terminal, looked.error());
    const auto may = may_import(*looked, *survey, held_for);
    return may ? kExitDone : report(terminal, may.error());
  }
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  auto store = Store::open(folder->database());
  if (!store) return report(terminal, store.error());
  const auto done = import_survey(*folder, *store, *survey, *map, held_for);
  if (!done) return report(terminal, done.error());
  for (const std::string& fault : done->faults) terminal.err << "frisaet: " << fault << '\n';
  terminal.out << fmt::format(
      "{} rækker: {} svar{}, {} uden en kendt kommune, {} uden et ønske, der kan læses, {} fejl\n",
      survey->rows.size(), done->declarations,
      done->outcome == PutOutcome::kUnchanged ? " (kendt i forvejen)" : "", done->unplaced, done->unread,
      done->faults.size());
  if (!done->later.empty())
    terminal.out << "Et senere udtræk, »" << done->later << "«, er læst ind efter dette og tæller fortsat.\n";
  return done->faults.empty() ? kExitDone : kExitDiagnostics;
}

}  // namespace frisaet
