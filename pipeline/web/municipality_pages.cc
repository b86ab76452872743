#include <algorithm>

#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "models/register/register.h"
#include "models/rounds/round.h"
#include "pipeline/run/round_view.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/round_parameter.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

std::string wishes_of(const Declaration& declaration) {
  if (declaration.none_of_areas) return "ingen af områderne";
  std::string text;
  for (const Priority& priority : declaration.priorities) {
    if (!text.empty()) text += declaration.open_set ? " eller " : ", ";
    if (priority.rank) text += std::to_string(*priority.rank) + ". ";
    text += danish_area(priority.area) + (priority.condition ? " (betinget)" : "");
  }
  return text.empty() ? "–" : text;
}

std::string standing_of(const RegisterLine& line) {
  const Declaration& declaration = line.source.declaration;
  std::string text = declaration.status ? std::string(danish(*declaration.status)) : "ukendt status";
  if (const auto day = day_of(line.source)) text += ", " + danish_day(to_iso(*day));
  return text;
}

View row_of(const RegisterEntry& entry) {
  View row;
  row.set("code", entry.municipality.code);
  row.set("name", entry.municipality.name);
  row.set("missing", entry.missing);
  row.set("doubt", entry.in_doubt);
  const auto counts = entry.counts();
  row.set("counts", counts.has_value());
  if (counts) {
    const RegisterLine& line = entry.lines[*counts];
    row.set("wishes", wishes_of(line.source.declaration));
    row.set("standing", standing_of(line));
    row.set("late", line.late);
    row.set("reservation", line.source.declaration.reservation.has_value());
  }
  return row;
}

View line_view(const RegisterLine& line) {
  View view;
  const Declaration& declaration = line.source.declaration;
  const auto day = day_of(line.source);
  view.set("day", day ? danish_day(to_iso(*day)) : "ukendt dag");
  view.set("wishes", declaration.withdraws && declaration.priorities.empty() ? "trækker tilbage"
                                                                             : wishes_of(declaration));
  view.set("status", declaration.status ? std::string(danish(*declaration.status)) : "ukendt");
  put(view, "reservation", declaration.reservation.value_or(""));
  view.set("why", line.why);
  view.set("counts", line.state == SourceState::kCounts);
  view.set("contradicts", line.state == SourceState::kContradicts);
  view.set("late", line.late);
  view.set("path", "/dokument/" + line.source.document_sha256 + "#" + line.source.record_id);
  return view;
}

}  // namespace

Response municipalities_page(Context& context) {
  const Round& round = round_asked(context.request);
  const auto view_of_round = register_of(context.store, round);
  if (!view_of_round) return error_page(context, view_of_round.error());
  std::vector<const RegisterEntry*> entries;
  for (const RegisterEntry& entry : view_of_round->entries) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(),
            [](const auto* a, const auto* b) { return a->municipality.name < b->municipality.name; });
  long counted = 0, doubtful = 0, missing = 0;
  ViewList rows;
  for (const RegisterEntry* entry : entries) {
    counted += entry->counts().has_value();
    doubtful += entry->in_doubt;
    missing += entry->missing;
    rows.push_back(row_of(*entry));
  }
  View view;
  view.set("round", round.name);
  view.set("rounds", round_choices(round));
  view.set("rows", rows);
  view.set("all", danish_number(static_cast<long>(entries.size())));
  view.set("counted", danish_number(counted));
  view.set("doubtful", danish_number(doubtful));
  view.set("missing_count", danish_number(missing));
  view.set("unplaced", danish_number(static_cast<long>(view_of_round->unplaced.size())));
  view.set("any_unplaced", !view_of_round->unplaced.empty());
  return page(context, "municipalities", "Kommuner", std::move(view));
}

Response municipality_page(Context& context) {
  const Round& round = round_asked(context.request);
  const auto view_of_round = register_of(context.store, round);
  if (!view_of_round) return error_page(context, view_of_round.error());
  const RegisterEntry* entry = view_of_round->of(context.rest);
  if (entry == nullptr) {
    return error_page(context, {ErrorCode::kNotFound, "Der er ingen kommune med den kode.", context.rest,
                                "Vælg kommunen i tabellen under Kommuner."});
  }
  View view;
  view.set("name", entry->municipality.name);
  view.set("code", entry->municipality.code);
  view.set("round", round.name);
  view.set("missing", entry->missing);
  ViewList lines, doubts, phases;
  for (const RegisterLine& line : entry->lines) lines.push_back(line_view(line));
  for (const std::string& doubt : entry->doubts) {
    View line;
    line.set("text", doubt);
    doubts.push_back(line);
  }
  for (const PhaseView& phase : entry->phases) {
    View line;
    const auto known = std::find_if(round.phases.begin(), round.phases.end(),
                                    [&](const Phase& p) { return p.code == phase.phase; });
    line.set("name", known == round.phases.end() ? phase.phase : known->name);
    line.set("counts",
             phase.counts ? wishes_of(entry->lines[*phase.counts].source.declaration) : "intet svar gælder");
    line.set("late", phase.late);
    phases.push_back(line);
  }
  view.set("lines", lines);
  view.set("doubts", doubts);
  view.set("doubtful", !doubts.empty());
  view.set("phases", phases);
  view.set("search", "/soeg?municipality=" + entry->municipality.code);
  return page(context, "municipality", entry->municipality.name, std::move(view));
}

}  // namespace frisaet::web
