#include "models/allocation/allocate.h"
#include "models/allocation/verify.h"
#include "models/municipality/municipality.h"
#include "models/rounds/round.h"
#include "pipeline/run/round_view.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/round_parameter.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

void put_choices(View& view, const Round& round, const Policy& policy) {
  std::vector<std::pair<std::string, std::string>> policies;
  for (const Policy& known : standard_policies()) policies.emplace_back(known.code, known.name);
  view.set("rounds", round_choices(round));
  view.set("policies", choices(policies, policy.code));
}

void put_plan(View& view, const Plan& plan) {
  ViewList areas, rows, notes, cells;
  for (const AreaCount& area : plan.areas) {
    View line;
    line.set("name", danish_area(area.area));
    line.set("count", std::to_string(area.count));
    areas.push_back(line);
  }
  for (const Assignment& assignment : plan.assignments) {
    View row;
    row.set("code", assignment.municipality);
    row.set("name", assignment.name);
    row.set("area", assignment.area ? danish_area(*assignment.area) : "ingen plads");
    row.set("wish", assignment.wish    ? std::to_string(*assignment.wish) + ". ønske"
                    : assignment.fixed ? "har i forvejen"
                                       : "–");
    row.set("reason", assignment.reason);
    rows.push_back(row);
  }
  for (const std::string& note : plan.notes) {
    View line;
    line.set("text", note);
    notes.push_back(line);
  }
  for (const SpreadCell& cell : plan.spread) {
    View line;
    line.set("area", danish_area(cell.area));
    line.set("group", cell.group);
    line.set("count", std::to_string(cell.count));
    line.set("share", cell.low == cell.high ? std::to_string(cell.low)
                                            : std::to_string(cell.low) + "–" + std::to_string(cell.high));
    line.set("outside", cell.count < cell.low || cell.count > cell.high);
    cells.push_back(line);
  }
  view.set("areas", areas);
  view.set("rows", rows);
  view.set("notes", notes);
  view.set("noted", !notes.empty());
  view.set("cells", cells);
  view.set("inputs", plan.inputs_sha256);
  view.set("proven", plan.proven);
}

}  // namespace

Response allocation_page(Context& context) {
  const Round& round = round_asked(context.request);
  const Policy* asked = find_policy(context.request.parameter("policy"));
  const Policy* own = find_policy(round.policy);
  const Policy& policy = asked != nullptr ? *asked : own != nullptr ? *own : standard_policies().front();
  View view;
  put_choices(view, round, policy);
  view.set("run", context.request.parameter("run") == "ja");
  if (context.request.parameter("run") == "ja") {
    const auto view_of_round = register_of(context.store, round);
    if (!view_of_round) return error_page(context, view_of_round.error());
    const auto problem =
        build_problem(round, MunicipalityIndex::standard(), replies_from(*view_of_round, round), policy);
    if (!problem) return error_page(context, problem.error());
    const auto plan = allocate(*problem, policy);
    if (!plan) return error_page(context, plan.error());
    if (!verify(*problem, policy, *plan).empty()) {
      return error_page(
          context, {ErrorCode::kInternal, "Planen holder ikke ved efterregning og vises derfor ikke.", "",
                    "Meld fejlen med de svar, planen skulle laves af."});
    }
    put_plan(view, *plan);
  }
  return page(context, "allocation", "Fordeling", std::move(view));
}

}  // namespace frisaet::web
