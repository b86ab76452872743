#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "models/records/danish_names.h"
#include "models/rounds/round.h"
#include "models/text/csv.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/register_views.h"
#include "pipeline/cli/rounds.h"
#include "pipeline/cli/table.h"
#include "pipeline/json/register.h"

namespace frisaet {
namespace {

/// Status and day of what counts: `byråd 2022-09-28`.
std::string standing_of(const RegisterEntry& entry, std::size_t newest) {
  const RegisterLine& line = entry.lines[newest];
  const Declaration& declaration = line.source.declaration;
  std::string text = declaration.status ? std::string(danish(*declaration.status)) : "ukendt status";
  if (const auto day = day_of(line.source)) text += " " + to_iso(*day);
  const bool late = std::any_of(entry.phases.begin(), entry.phases.end(),
                                [&](const PhaseView& phase) { return phase.counts == newest && phase.late; });
  return text + (late ? ", for sent" : "") + (declaration.reservation ? ", forbehold" : "");
}

/// The cells of one municipality: code, name, wishes, standing, source, remarks.
std::vector<std::string> row_of(const RegisterEntry& entry, const Round& round) {
  std::string wishes, standing, source, remarks;
  for (std::size_t i = 0; i < entry.phases.size(); ++i) {
    const PhaseView& phase = entry.phases[i];
    if (!phase.counts) continue;
    const std::string said = wish_text(round, round.phases[i], entry.lines[*phase.counts].source.declaration);
    if (said.empty() || said == wishes) continue;
    wishes += (wishes.empty() ? "" : "; ") + said;
  }
  if (const auto newest = entry.counts()) {
    standing = standing_of(entry, *newest);
    source = entry.lines[*newest].source.record_id;
  }
  if (wishes.empty()) wishes = entry.missing ? "–" : "intet gælder";
  for (const std::string& doubt : entry.doubts) remarks += (remarks.empty() ? "" : " ") + doubt;
  return {entry.municipality.code, entry.municipality.name, wishes, standing, source, remarks};
}

bool is_missing(const RegisterEntry& entry, const std::vector<std::size_t>& phases) {
  return std::any_of(phases.begin(), phases.end(),
                     [&](std::size_t i) { return entry.phases[i].expected && !entry.phases[i].answered; });
}

void print_text(std::ostream& out, const Round& round, const Register& view, const RegisterOptions& options,
                const std::vector<std::size_t>& phases) {
  int missing = 0, doubtful = 0, counted = 0;
  Table table({"Kode", "Kommune", "Ønsker", "Status", "Post", "Bemærkning"}, 70);
  const bool narrowed = options.missing || options.conflicts;
  for (const RegisterEntry& entry : view.entries) {
    missing += is_missing(entry, phases);
    doubtful += entry.in_doubt;
    counted += entry.counts().has_value();
    if (narrowed || !entry.missing || entry.in_doubt) table.add(row_of(entry, round));
  }
  out << round.name << time_text(view) << '\n';
  if (!table.empty()) table.print(out);
  if (narrowed) {
    out << fmt::format("{} kommuner.\n", view.entries.size());
  } else {
    std::vector<std::string> asked;  // of these it counts who is missing: one may have answered another phase
    for (const std::size_t i : phases) asked.push_back(round.phases[i].name);
    out << fmt::format("{} kommuner: {} har et svar, der gælder, {} mangler at svare på {}, {} er i tvivl.\n",
                       view.entries.size(), counted, missing, fmt::join(asked, ", "), doubtful);
  }
  if (options.conflicts) {
    for (const RegisterEntry& entry : view.entries) {
      for (const std::string& doubt : entry.doubts)
        out << fmt::format("{}: {}\n", entry.municipality.name, doubt);
    }
  }
  if (!view.unplaced.empty()) {
    out << fmt::format("{} erklæringer nævner ingen kendt kommune. frisaet review show ID viser dem:",
                       view.unplaced.size());
    for (const RegisterSource& source : view.unplaced) out << ' ' << source.record_id;
    out << '\n';
  }
  if (!view.unplaced_papers.empty()) {
    out << fmt::format(
        "{} dokumenter ligner svar, men nævner ingen kendt kommune. frisaet show ID viser dem:",
        view.unplaced_papers.size());
    for (const std::string& document : view.unplaced_papers) out << ' ' << document.substr(0, 12);
    out << '\n';
  }
}

void print_csv(std::ostream& out, const Round& round, const Register& view) {
  out << "\xEF\xBB\xBF" << csv_line({"code", "municipality", "wishes", "standing", "record", "remarks"}, ';');
  for (const RegisterEntry& entry : view.entries) out << csv_line(row_of(entry, round), ';');
}

int print_all(const Terminal& terminal, Store& store, const Round& round, const RegisterOptions& options,
              const RegisterQuestion& question) {
  const auto phases = phases_asked(round, options.phase);
  if (!phases) return report(terminal, phases.error());
  auto view = register_of(store, round, question);
  if (!view) return report(terminal, view.error());
  std::erase_if(view->entries, [&](const RegisterEntry& entry) {
    return (options.missing && !is_missing(entry, *phases)) || (options.conflicts && !entry.in_doubt);
  });
  switch (options.format) {
    case Format::kJson:
      terminal.out << register_json(round, *view) << '\n';
      break;
    case Format::kCsv:
      print_csv(terminal.out, round, *view);
      break;
    case Format::kText:
      print_text(terminal.out, round, *view, options, *phases);
      break;
  }
  return kExitDone;
}

}  // namespace

int run_register(const Terminal& terminal, const RegisterOptions& options) {
  const auto round = chosen_round(options.round);
  if (!round) return report(terminal, round.error());
  const auto question = register_question(options);
  if (!question) return report(terminal, question.error());
  using What = RegisterOptions::What;
  if (options.what == What::kAdd) return add_told_reply(terminal, *round, options);
  const bool changes = options.what == What::kDecide || options.what == What::kFreeze;
  auto store = changes ? open_to_change(terminal) : open_to_read(terminal);
  if (!store) return report(terminal, store.error());
  switch (options.what) {
    case What::kShow:
      return print_thread(terminal, *store, *round, options, *question);
    case What::kDecide:
      return decide_contradiction(terminal, *store, *round, options);
    case What::kRemind:
      return print_reminders(terminal, *store, *round, options, *question);
    case What::kFreeze:
      return freeze_register(terminal, *store, *round, options, *question);
    case What::kFrozen:
      return print_frozen(terminal, *store, *round, options);
    default:
      return print_all(terminal, *store, *round, options, *question);
  }
}

}  // namespace frisaet
