#include <fmt/format.h>

#include <algorithm>

#include "models/allocation/allocate.h"
#include "models/allocation/plan_report.h"
#include "models/allocation/sentences.h"
#include "models/municipality/municipality.h"
#include "models/rounds/round.h"
#include "pipeline/json/plan.h"
#include "pipeline/run/round_view.h"
#include "pipeline/run/versions.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/round_parameter.h"
#include "pipeline/web/what_if.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

using Shelved = std::shared_ptr<const ShelvedPlan>;

/// Round, policy and what counts today: all that a plan is made from.
struct Inputs {
  const Round& round;
  const Policy& policy;
  std::vector<Reply> replies;
};
Result<Inputs> inputs_of(Context& context) {
  const Round& round = round_asked(context.request);
  const auto view = register_seen(context, round);
  if (!view) return view.error();
  return Inputs{round, policy_asked(context.request, round), replies_from(*view, round)};
}

std::string address_of(const Round& round, const Policy& policy, std::string_view path,
                       std::string_view more = "") {
  return std::string(path) + "?" +
         query_string(
             {{"round", round.code}, {"policy", policy.code}, {"run", "ja"}, {"vis", std::string(more)}});
}

std::string wish_of(const Assignment& assignment) {
  if (assignment.wish) return std::to_string(*assignment.wish) + ". ønske";
  return assignment.fixed ? "har i forvejen" : "–";
}

/// Those with a place by area, then those that asked in vain, then the silent: what one looks for comes
/// first.
std::vector<const Assignment*> in_reading_order(const Plan& plan) {
  std::vector<const Assignment*> all;
  for (const Assignment& assignment : plan.assignments) all.push_back(&assignment);
  const auto rank = [&](const Assignment* a) {
    if (!a->area) return a->reply ? plan.areas.size() : plan.areas.size() + 1;
    const auto at = std::find_if(plan.areas.begin(), plan.areas.end(),
                                 [&](const AreaCount& area) { return area.area == *a->area; });
    return static_cast<std::size_t>(at - plan.areas.begin());
  };
  std::stable_sort(all.begin(), all.end(), [&](const auto* a, const auto* b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a->name < b->name;
  });
  return all;
}

/// One area in one dimension: how many of each group, as a bar against what its share would be.
void put_spread(View& view, const ShelvedPlan& shelved) {
  ViewList tables;
  for (const AreaCount& area : shelved.plan.areas) {
    for (const auto& dimension : shelved.problem.dimensions) {
      ViewList cells;
      int most = 1;
      for (const SpreadCell& cell : shelved.plan.spread)
        if (cell.area == area.area && cell.dimension == dimension.code)
          most = std::max({most, cell.count, cell.high});
      for (const SpreadCell& cell : shelved.plan.spread) {
        if (cell.area != area.area || cell.dimension != dimension.code) continue;
        const auto along = [&](int number) { return fmt::format("{:.1f}", 100.0 * number / most); };
        View line;
        line.set("group", cell.group);
        line.set("count", std::to_string(cell.count));
        line.set("share", cell.low == cell.high ? std::to_string(cell.low)
                                                : std::to_string(cell.low) + "–" + std::to_string(cell.high));
        line.set("outside", cell.count < cell.low || cell.count > cell.high);
        line.set("bar", along(cell.count));
        line.set("from", along(cell.low));
        line.set("band", fmt::format("{:.1f}", std::max(1.0, 100.0 * (cell.high - cell.low) / most)));
        cells.push_back(line);
      }
      if (cells.empty()) continue;
      View table;
      table.set("area", danish_area(area.area));
      table.set("dimension", dimension.name);
      table.set("cells", cells);
      tables.push_back(table);
    }
  }
  view.set("spread", tables);
}

/// What proof and chances hang on while a designation is only proposed.
std::string given_by(const Plan& plan) {
  return given_open_proposals(plan.proposals, [](const auto& code) { return danish_area(code); });
}

void put_plan(View& view, const ShelvedPlan& shelved, const Inputs& inputs) {
  const Plan& plan = shelved.plan;
  ViewList areas, rows, notes;
  for (const AreaCount& area : plan.areas) {
    View line;
    line.set("name", danish_area(area.area));
    line.set("count", std::to_string(area.count));
    areas.push_back(line);
  }
  for (const Assignment* assignment : in_reading_order(plan)) {
    View row;
    row.set("path", address_of(inputs.round, inputs.policy, "/fordeling/" + assignment->municipality));
    row.set("name", assignment->name);
    row.set("area", danish_place(assignment->area));
    row.set("placed", assignment->area.has_value());
    row.set("wish", wish_of(*assignment));
    row.set("reason", assignment->reason);
    rows.push_back(row);
  }
  for (const std::string& note : plan.notes) {
    View line;
    line.set("text", note);
    notes.push_back(line);
  }
  view.set("areas", areas);
  view.set("rows", rows);
  view.set("notes", notes);
  view.set("noted", !notes.empty());
  view.set("inputs", plan.inputs_sha256);
  view.set("proven", plan.proven);
  view.set("given", given_by(plan));
  view.set("plan_file",
           "/api/plan?" + query_string({{"round", inputs.round.code}, {"policy", inputs.policy.code}}));
  view.set("plan_path", address_of(inputs.round, inputs.policy, "/fordeling"));
  view.set("policies_path", address_of(inputs.round, inputs.policy, "/fordeling", "politikker"));
  view.set("frontier_path", address_of(inputs.round, inputs.policy, "/fordeling", "graense"));
  put_spread(view, shelved);
}

/// What a policy's plan comes to, in the figures by which people choose between policies.
View comparison_line(const Policy& policy, const Plan& plan) {
  const PlanFigures figures = figures_of(plan);
  const auto& lowest = figures.lowest_chance;
  View view;
  view.set("name", policy.name);
  view.set("placed", std::to_string(figures.placed));
  view.set("first", std::to_string(figures.first_wishes));
  view.set("worst", std::to_string(figures.worst_breach));
  view.set("total", std::to_string(figures.total_breach));
  view.set("lowest", lowest ? fmt::format("{} af {}", lowest->won, lowest->drawn) : "–");
  view.set("proven", figures.proven ? "ja" : "nej");
  return view;
}

Result<void> put_policies(View& view, Context& context, const Inputs& inputs) {
  ViewList lines;
  for (const Policy& policy : standard_policies()) {
    const auto shelved = context.site.plans().plan(inputs.round, inputs.replies, policy);
    if (!shelved) return shelved.error();
    View line = comparison_line(policy, (*shelved)->plan);
    line.set("path", address_of(inputs.round, policy, "/fordeling"));
    lines.push_back(line);
  }
  view.set("compared", true);
  view.set("comparison", lines);
  return {};
}

Result<void> put_frontier(View& view, Context& context, const ShelvedPlan& shelved) {
  const auto points = context.site.plans().frontier(shelved);
  if (!points) return points.error();
  ViewList lines;
  for (const FrontierPoint& point : *points) {
    View line;
    line.set("tolerance", std::to_string(point.tolerance));
    line.set("given_up", std::to_string(point.first_wishes_given_up));
    line.set("placed", std::to_string(point.placed));
    line.set("first", std::to_string(point.first_wishes));
    line.set("worst", std::to_string(point.worst_breach));
    line.set("total", std::to_string(point.total_breach));
    lines.push_back(line);
  }
  view.set("traded", true);
  view.set("frontier", lines);
  return {};
}

/// What to publish before the seed is known, once a public draw is named.
void put_commitment(View& view, Context& context, const ShelvedPlan& shelved) {
  const std::string source = context.request.parameter("traekning");
  view.set("seed_source", source);
  const auto decided = source.empty() ? Result<void>() : check_decided(shelved.problem, shelved.policy);
  put(view, "commitment_fault", decided ? "" : decided.error().message + " " + decided.error().hint);
  view.set("committed", !source.empty() && decided.ok());
  if (source.empty() || !decided) return;
  const DrawCommitment commitment =
      commit(shelved.problem, shelved.policy, std::string(program_version()), source);
  view.set("commitment", published_draw_json({commitment}));
  view.set("commitment_hash", commitment_sha256(commitment));
}

void put_choices(View& view, const Round& round, const Policy& policy) {
  std::vector<std::pair<std::string, std::string>> policies;
  for (const Policy& known : standard_policies()) policies.emplace_back(known.code, known.name);
  view.set("rounds", round_choices(round));
  view.set("policies", choices(policies, policy.code));
  view.set("round_code", round.code);
  view.set("policy_code", policy.code);
}

/// What becomes of the others when one municipality takes its reply back.
Result<void> put_withdrawal(View& view, Context& context, const Inputs& inputs, const ShelvedPlan& shelved,
                            const std::string& code) {
  std::vector<Reply> others;
  for (const Reply& reply : inputs.replies)
    if (reply.municipality != code) others.push_back(reply);
  view.set("replied", others.size() < inputs.replies.size());
  if (others.size() == inputs.replies.size()) return {};
  const auto problem = build_problem(inputs.round, MunicipalityIndex::standard(), others, inputs.policy);
  if (!problem) return problem.error();
  const auto without = context.site.plans().without_chances(*problem, inputs.policy);
  if (!without) return without.error();
  auto moves = moves_between(shelved.plan, *without);
  std::erase_if(moves, [&](const Move& move) { return move.municipality == code; });
  const ViewList moved = lines_of(moves);
  view.set("moved_count", moved_count(moved));
  view.set("any_moved", !moved.empty());
  view.set("moved", moved);
  return {};
}

}  // namespace

Response allocation_page(Context& context) {
  const Round& round = round_asked(context.request);
  const Policy& policy = policy_asked(context.request, round);
  View view;
  put_choices(view, round, policy);
  view.set("run", context.request.parameter("run") == "ja");
  if (context.request.parameter("run") != "ja")
    return page(context, "allocation", "Fordeling", std::move(view));
  const auto inputs = inputs_of(context);
  if (!inputs) return error_page(context, inputs.error());
  const auto shelved = context.site.plans().plan(round, inputs->replies, policy);
  if (!shelved) return error_page(context, shelved.error());
  put_plan(view, **shelved, *inputs);
  put_commitment(view, context, **shelved);
  put_what_if(view, context, round, policy, inputs->replies, (*shelved)->plan);
  const std::string more = context.request.parameter("vis");
  Result<void> added;
  if (more == "politikker") added = put_policies(view, context, *inputs);
  if (more == "graense") added = put_frontier(view, context, **shelved);
  if (!added) return error_page(context, added.error());
  return page(context, "allocation", "Fordeling: " + policy.name, std::move(view));
}

Response allocation_explanation_page(Context& context) {
  const auto inputs = inputs_of(context);
  if (!inputs) return error_page(context, inputs.error());
  const auto shelved = context.site.plans().plan(inputs->round, inputs->replies, inputs->policy);
  if (!shelved) return error_page(context, shelved.error());
  const Assignment* assignment = (*shelved)->plan.of(context.rest);
  if (assignment == nullptr) {
    return error_page(context, {ErrorCode::kNotFound, "Der er ingen kommune med den kode.", context.rest,
                                "Vælg kommunen i planen under Fordeling."});
  }
  View view;
  view.set("name", assignment->name);
  view.set("code", assignment->municipality);
  view.set("policy", inputs->policy.name);
  view.set("area", danish_place(assignment->area));
  view.set("wish", wish_of(*assignment));
  view.set("given", given_by((*shelved)->plan));
  view.set("reason", assignment->reason);
  put(view, "chance",
      assignment->chance ? danish_percent(assignment->chance->won, assignment->chance->drawn) : "");
  if (assignment->chance) {
    view.set("place", std::to_string(assignment->chance->place));
    view.set("entrants", std::to_string(assignment->chance->entrants));
  }
  view.set("plan_path", address_of(inputs->round, inputs->policy, "/fordeling"));
  view.set("if_path", address_of(inputs->round, inputs->policy, "/fordeling") +
                          "&hvis=" + assignment->municipality + "#hvad-nu-hvis");
  const auto explained = context.site.plans().explanation(**shelved, assignment->municipality);
  if (!explained) return error_page(context, explained.error());
  const bool same = explained->text.ends_with(assignment->reason);
  put(view, "explanation", same ? "" : explained->text);
  if (const auto put_in = put_withdrawal(view, context, *inputs, **shelved, assignment->municipality);
      !put_in)
    return error_page(context, put_in.error());
  return page(context, "allocation_explanation", "Fordeling: " + assignment->name, std::move(view));
}

}  // namespace frisaet::web
