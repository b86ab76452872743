#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "models/records/danish_names.h"
#include "models/rounds/round.h"
#include "models/text/csv.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/rounds.h"
#include "pipeline/cli/table.h"
#include "pipeline/json/register.h"
#include "pipeline/run/round_view.h"

namespace frisaet {
namespace {

bool holds(const std::vector<std::string>& areas, const std::string& area) {
  return std::find(areas.begin(), areas.end(), area) != areas.end();
}

/// What a declaration says of a phase's areas: `1. folkeskole, 2. aeldre`; `folkeskole eller aeldre` for an
/// open set; `ingen af områderne` when none is wanted.
std::string wishes_of(const Declaration& declaration, const Phase& phase) {
  if (declaration.none_of_areas) return "ingen af områderne";
  std::string text;
  for (const Priority& priority : declaration.priorities) {
    if (!holds(phase.areas, priority.area)) continue;
    if (!text.empty()) text += declaration.open_set ? " eller " : ", ";
    if (priority.rank && declaration.priorities.size() > 1) text += std::to_string(*priority.rank) + ". ";
    text += danish_area(priority.area);
    if (priority.condition) text += " (betinget)";
  }
  return text;
}

/// Status and day of what counts: `council 2022-09-28`.
std::string standing_of(const RegisterLine& line) {
  const Declaration& declaration = line.source.declaration;
  std::string text = declaration.status ? std::string(danish(*declaration.status)) : "ukendt status";
  if (const auto day = day_of(line.source)) text += " " + to_iso(*day);
  return text + (line.late ? ", for sent" : "") + (declaration.reservation ? ", forbehold" : "");
}

/// The cells of one municipality: code, name, wishes, standing, source, remarks.
std::vector<std::string> row_of(const RegisterEntry& entry, const Round& round) {
  std::string wishes, standing, source, remarks;
  for (std::size_t i = 0; i < entry.phases.size(); ++i) {
    const PhaseView& phase = entry.phases[i];
    if (!phase.counts) continue;
    const std::string said = wishes_of(entry.lines[*phase.counts].source.declaration, round.phases[i]);
    if (said.empty() || said == wishes) continue;
    wishes += (wishes.empty() ? "" : "; ") + said;
  }
  if (const auto newest = entry.counts()) {
    standing = standing_of(entry.lines[*newest]);
    source = entry.lines[*newest].source.record_id;
  }
  if (wishes.empty()) wishes = entry.missing ? "–" : "intet gælder";
  for (const std::string& doubt : entry.doubts) remarks += (remarks.empty() ? "" : " ") + doubt;
  return {entry.municipality.code, entry.municipality.name, wishes, standing, source, remarks};
}

void print_text(std::ostream& out, const Round& round, const Register& view) {
  int missing = 0, doubtful = 0, counted = 0;
  Table table({"Kode", "Kommune", "Ønsker", "Status", "Post", "Bemærkning"}, 70);
  for (const RegisterEntry& entry : view.entries) {
    missing += entry.missing;
    doubtful += entry.in_doubt;
    counted += entry.counts().has_value();
    if (!entry.missing) table.add(row_of(entry, round));
  }
  out << round.name << '\n';
  if (!table.empty()) table.print(out);
  out << fmt::format("{} kommuner: {} har et svar, der gælder, {} mangler, {} er i tvivl.\n",
                     view.entries.size(), counted, missing, doubtful);
  if (!view.unplaced.empty()) {
    out << fmt::format(
        "{} erklæringer nævner ingen kendt kommune; frisaet search --type declaration viser dem.\n",
        view.unplaced.size());
  }
}

void print_csv(std::ostream& out, const Round& round, const Register& view) {
  out << "\xEF\xBB\xBF" << csv_line({"code", "municipality", "wishes", "standing", "record", "remarks"}, ';');
  for (const RegisterEntry& entry : view.entries) out << csv_line(row_of(entry, round), ';');
}

}  // namespace

int run_register(const Terminal& terminal, const RegisterOptions& options) {
  const auto round = chosen_round(options.round);
  if (!round) return report(terminal, round.error());
  auto store = open_store(terminal);
  if (!store) return report(terminal, store.error());
  const auto view = register_of(*store, *round, kStaff);
  if (!view) return report(terminal, view.error());
  switch (options.format) {
    case Format::kJson:
      terminal.out << register_json(*round, *view) << '\n';
      break;
    case Format::kCsv:
      print_csv(terminal.out, *round, *view);
      break;
    case Format::kText:
      print_text(terminal.out, *round, *view);
      break;
  }
  return kExitDone;
}

}  // namespace frisaet
