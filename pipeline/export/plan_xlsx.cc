#include <xlsxwriter.h>

#include <algorithm>

#include "models/allocation/sentences.h"
#include "models/rounds/area_names.h"
#include "pipeline/export/plan_export.h"
#include "pipeline/export/workbook.h"

namespace frisaet::exports {
namespace {

std::string yes_no(bool value) {
  return value ? "ja" : "nej";
}

std::string area_or_none(const PlanReport& report, const std::optional<std::string>& area) {
  return area ? area_name(report.areas, *area) : "intet";
}

/// What it had in the previous plan; a proposal is no place and says so.
std::string before(const PlanReport& report, const std::string& code) {
  const PreviousPlan& previous = *report.plan.previous;
  const auto proposed = previous.proposed.find(code);
  return proposed == previous.proposed.end() ? area_or_none(report, previous.areas.at(code))
                                             : "foreslået: " + area_name(report.areas, proposed->second);
}

/// What figures hang on while a designation is open, as a last row of a sheet.
void write_given(Sheet& sheet, const PlanReport& report) {
  const std::string given = given_open_proposals(
      report.plan.proposals, [&](const auto& code) { return area_name(report.areas, code); });
  if (!given.empty()) sheet.text("Tallene gælder" + given + ".").end_row();
}

void write_municipalities(Workbook& book, const PlanReport& report) {
  const Plan& plan = report.plan;
  std::vector<Workbook::Column> columns{{"Kode", 8},
                                        {"Kommune", 20},
                                        {"Område", 16},
                                        {"Prioritet", 10},
                                        {"Fast plads", 10},
                                        {"Chance for højeste ønske", 14},
                                        {"Trukket som nr.", 10},
                                        {"Hvorfor", 100}};
  if (plan.previous) columns.push_back({"Forrige plan", 16});
  Sheet sheet = book.sheet("Kommuner", columns);
  for (const Assignment& a : plan.assignments) {
    sheet.text(a.municipality).text(a.name).text(area_or_none(report, a.area));
    a.wish ? sheet.number(*a.wish) : sheet.text("");
    sheet.text(yes_no(a.fixed));
    a.chance&& a.chance->drawn > 0
        ? sheet.share(static_cast<double>(a.chance->won) / static_cast<double>(a.chance->drawn))
        : sheet.text("");
    a.chance&& a.chance->place > 0 ? sheet.number(a.chance->place) : sheet.text("");
    sheet.text(a.reason);
    if (plan.previous) sheet.text(before(report, a.municipality));
    sheet.end_row();
  }
}

void write_areas(Workbook& book, const PlanReport& report) {
  Sheet sheet = book.sheet("Områder", {{"Område", 16}, {"Kommuner", 10}, {"Forklaring", 120}});
  for (const AreaStory& story : report.stories) {
    const auto count = std::find_if(report.plan.areas.begin(), report.plan.areas.end(),
                                    [&](const AreaCount& area) { return area.area == story.area; });
    std::string text;
    for (const std::string& sentence : story.sentences) text += (text.empty() ? "" : " ") + sentence;
    sheet.text(area_name(report.areas, story.area))
        .number(count == report.plan.areas.end() ? 0 : count->count);
    sheet.text(text).end_row();
  }
}

void write_spread(Workbook& book, const PlanReport& report) {
  Sheet sheet = book.sheet("Spredning", {{"Område", 16},
                                         {"Inddeling", 28},
                                         {"Gruppe", 28},
                                         {"Antal", 8},
                                         {"Kvote fra", 10},
                                         {"Kvote til", 10},
                                         {"Uden for", 10}});
  for (const SpreadCell& cell : report.plan.spread) {
    const auto dimension = std::find_if(report.dimensions.begin(), report.dimensions.end(),
                                        [&](const auto& d) { return d.code == cell.dimension; });
    sheet.text(area_name(report.areas, cell.area))
        .text(dimension == report.dimensions.end() ? cell.dimension : dimension->name)
        .text(cell.group)
        .number(cell.count)
        .number(cell.low)
        .number(cell.high)
        .text(yes_no(cell.count < cell.low || cell.count > cell.high))
        .end_row();
  }
}

void write_levels(Workbook& book, const Plan& plan) {
  Sheet sheet = book.sheet("Niveauer", {{"Fase", 14}, {"Mål", 72}, {"Værdi", 10}, {"Bevist", 10}});
  for (const LevelResult& level : plan.levels) {
    sheet.text(level.phase).text(danish_level(level.name)).number(static_cast<double>(level.value));
    sheet.text(yes_no(level.proven)).end_row();
  }
}

void write_choices(Workbook& book, const PlanReport& report) {
  {
    std::vector<Workbook::Column> columns{{"Politik", 36},     {"Får et område", 14}, {"Højeste ønske", 14},
                                          {"Værste brud", 12}, {"Brud i alt", 12},    {"Laveste chance", 14},
                                          {"Bevist", 10}};
    if (report.plan.previous) columns.push_back({"Flyttet siden forrige plan", 14});
    Sheet sheet = book.sheet("Politikker", columns);
    for (const auto& [name, f] : report.policies) {
      sheet.text(name).number(f.placed).number(f.first_wishes).number(f.worst_breach).number(f.total_breach);
      f.lowest_chance&& f.lowest_chance->drawn > 0 ? sheet.share(static_cast<double>(f.lowest_chance->won) /
                                                                 static_cast<double>(f.lowest_chance->drawn))
                                                   : sheet.text("");
      sheet.text(yes_no(f.proven));
      if (report.plan.previous) sheet.number(f.changes.value_or(0));
      sheet.end_row();
    }
    write_given(sheet, report);
  }
  Sheet sheet = book.sheet("Bytte", {{"Størst forskel", 14},
                                     {"Opgivne ønsker", 14},
                                     {"Får et område", 14},
                                     {"Højeste ønske", 14},
                                     {"Værste brud", 12},
                                     {"Brud i alt", 12},
                                     {"Bevist", 10}});
  for (const FrontierPoint& p : report.frontier) {
    sheet.number(p.tolerance).number(p.first_wishes_given_up).number(p.placed).number(p.first_wishes);
    sheet.number(p.worst_breach).number(p.total_breach).text(yes_no(p.proven)).end_row();
  }
  write_given(sheet, report);
}

void write_effects(Workbook& book, const PlanReport& report) {
  Sheet sheet = book.sheet(
      "Følger",
      {{"Kommune", 20}, {"Hvis den", 34}, {"Får nu", 16}, {"Ville få", 16}, {"Andre, der flytter", 16}});
  const auto rows = [&](const std::vector<Effect>& effects, const std::string& change) {
    for (const Effect& e : effects) {
      sheet.text(e.name)
          .text(change)
          .text(area_or_none(report, e.area_now))
          .text(area_or_none(report, e.area_then));
      sheet.number(e.others_moved).end_row();
    }
  };
  rows(report.listing_less, "intet nævnte efter sit højeste ønske i fordelingen");
  rows(report.withdrawal, "trak sit svar med forbehold tilbage");
}

void write_criteria(Workbook& book, const PlanReport& report) {
  if (report.criteria.empty()) return;
  std::vector<Workbook::Column> columns{{"Område", 16}, {"Kommune", 20}, {"Forslag", 10}, {"Prioritet", 10}};
  for (const auto& dimension : report.dimensions) columns.push_back({dimension.name, 24});
  columns.push_back({"Besluttet af", 16});
  columns.push_back({"I antal bedste udpegninger", 16});
  Sheet sheet = book.sheet("Udpegning", columns);
  for (const CriteriaTable& criteria : report.criteria) {
    for (const CriteriaRow& row : criteria.rows) {
      sheet.text(area_name(report.areas, criteria.area))
          .text(row.name)
          .text(yes_no(row.proposed))
          .number(row.rank);
      for (const std::string& group : row.groups) sheet.text(group);
      sheet.text(row.decided_by).number(static_cast<double>(row.best_sets)).end_row();
    }
  }
}

void write_about(Workbook& book, const PlanReport& report, const ReportMaker& maker) {
  Sheet sheet = book.sheet("Om planen", {{"Hvad", 28}, {"Værdi", 110}});
  const auto line = [&](const std::string& name, const std::string& value) {
    sheet.text(name).text(value).end_row();
  };
  line("Runde", report.round_name + (report.made_up ? " (opdigtet)" : ""));
  line("Politik", report.policy_name);
  line("Svarenes og reglernes kontrolsum", report.plan.inputs_sha256);
  if (report.plan.draw) {
    line("Lodtrækning", report.plan.draw->seed + (report.plan.draw->binding ? " (bindende)" : " (prøve)"));
    if (report.plan.draw->distribution)
      line("Trukket plan",
           std::to_string(drawn_plan(*report.plan.draw->distribution, report.plan.draw->seed) + 1) + " af " +
               std::to_string(report.plan.draw->distribution->plans.size()) + " lige gode");
    if (report.plan.draw->commitment)
      line("Forpligtelsens kontrolsum", commitment_sha256(*report.plan.draw->commitment));
  }
  line("Programmets udgave", maker.program_version);
  if (const std::string warning = truncation_warning(report.listing_less); !warning.empty())
    line("Advarsel", warning);
  if (const std::string left_out = effects_left_out(report.plan); !left_out.empty()) line("Bemærk", left_out);
  for (const auto& names : report.alike) line("Står helt lige", danish_list(names, "og"));
  for (const std::string& note : report.plan.notes) line("Bemærk", note);
}

}  // namespace

Result<void> write_plan_xlsx(const PlanReport& report, const std::filesystem::path& path,
                             const ReportMaker& maker) {
  Workbook book(path);
  write_municipalities(book, report);
  write_areas(book, report);
  write_spread(book, report);
  write_levels(book, report.plan);
  write_choices(book, report);
  write_effects(book, report);
  write_criteria(book, report);
  write_about(book, report, maker);
  return book.close();
}

}  // namespace frisaet::exports
