#include "pipeline/cli/allocate_questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>
#include <utility>

#include "models/allocation/allocate.h"
#include "models/allocation/what_if.h"
#include "models/municipality/municipality.h"
#include "models/rounds/area_names.h"
#include "models/text/danish.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/table.h"

namespace frisaet {
namespace {

Error misunderstood(std::string message, const std::string& change) {
  return {ErrorCode::kUsage, std::move(message), change,
          "Skriv fx \"Frederikssund=aeldre,folkeskole\", \"Frederikssund=ingen\", \"Frederikssund=\" eller "
          "\"folkeskole<=30\"."};
}

/// Nothing: the reply is taken back; empty: none of the areas.
Result<std::optional<std::vector<std::string>>> areas_typed(const Round& round, const std::string& wishes,
                                                            const std::string& change) {
  std::optional<std::vector<std::string>> areas;
  const std::string text = to_lower(squeeze(wishes));
  if (text.empty()) return areas;
  areas.emplace();
  if (text == "ingen") return areas;
  std::istringstream parts(wishes);
  for (std::string part; std::getline(parts, part, ',');) {
    const Area* area = area_named(round.areas, part);
    if (area == nullptr)
      return misunderstood("Området \"" + squeeze(part) + "\" er ikke med i runden.", change);
    areas->push_back(area->code);
  }
  return areas;
}

Result<void> apply(AllocationInputs& inputs, const std::string& change) {
  for (const auto& [sign, bound] : {std::pair("<=", Bound::kAtMost), std::pair(">=", Bound::kAtLeast)}) {
    const auto at = change.find(sign);
    if (at == std::string::npos) continue;
    const Area* area = area_named(inputs.round.areas, std::string_view(change).substr(0, at));
    const auto changed = change_capacity(inputs.round, area == nullptr ? "" : area->code, bound,
                                         std::string_view(change).substr(at + 2));
    if (!changed) return misunderstood(changed.error().message, change);
    return {};
  }
  const auto sign = change.find('=');
  if (sign == std::string::npos) return misunderstood("Ændringen kan ikke forstås.", change);
  const auto municipality = municipality_named(change.substr(0, sign));
  if (!municipality) return municipality.error();
  const auto areas = areas_typed(inputs.round, change.substr(sign + 1), change);
  if (!areas) return areas.error();
  change_reply(inputs.replies, municipality->code, *areas);
  return {};
}

Result<Plan> plan_of(const AllocationInputs& inputs) {
  const auto problem = build_problem(inputs.round, MunicipalityIndex::standard(), inputs.replies,
                                     inputs.policy, inputs.previous);
  if (!problem) return problem.error();
  return allocate(*problem, inputs.policy, inputs.seed, nullptr, 1);
}

}  // namespace

int report_input(const Terminal& terminal, Error error) {
  if (error.code == ErrorCode::kLimit || error.code == ErrorCode::kUnreadable)
    error.code = ErrorCode::kInvalid;
  return report(terminal, error);
}

Result<std::vector<PolicyFigures>> compare_policies(const AllocationInputs& inputs) {
  std::vector<PolicyFigures> lines;
  for (const Policy& standard : standard_policies()) {
    const Policy policy = inputs.previous ? with_changes(standard) : standard;
    const auto problem =
        build_problem(inputs.round, MunicipalityIndex::standard(), inputs.replies, policy, inputs.previous);
    if (!problem) return problem.error();
    const auto plan = allocate(*problem, policy, inputs.seed);
    if (!plan) return plan.error();
    lines.push_back({policy.name, figures_of(*plan)});
  }
  return lines;
}

int print_policies(const Terminal& terminal, const AllocationInputs& inputs) {
  const auto lines = compare_policies(inputs);
  if (!lines) return report_input(terminal, lines.error());
  std::vector<std::string> columns{"Politik",    "Placeret",       "Højeste ønske", "Værste brud",
                                   "Brud i alt", "Laveste chance", "Bevist"};
  if (inputs.previous) columns.emplace_back("Flyttet siden forrige plan");
  Table table(std::move(columns));
  for (const auto& [name, f] : *lines) {
    std::vector<std::string> cells{
        name,
        std::to_string(f.placed),
        std::to_string(f.first_wishes),
        std::to_string(f.worst_breach),
        std::to_string(f.total_breach),
        f.lowest_chance ? fmt::format("{} af {}", f.lowest_chance->won, f.lowest_chance->drawn) : "-",
        f.proven ? "ja" : "nej"};
    if (inputs.previous) cells.push_back(std::to_string(f.changes.value_or(0)));
    table.add(std::move(cells));
  }
  table.print(terminal.out);
  return kExitDone;
}

int print_what_if(const Terminal& terminal, const AllocationInputs& inputs, const std::string& change) {
  AllocationInputs changed = inputs;
  if (const auto applied = apply(changed, change); !applied) return report_input(terminal, applied.error());
  const auto before = plan_of(inputs);
  if (!before) return report_input(terminal, before.error());
  const auto after = plan_of(changed);
  if (!after) return report_input(terminal, after.error());
  const auto moves = moves_between(*before, *after);
  // What a rule costs that cannot be kept, say: an answer without it would look like a yes.
  const auto print_notes = [&] {
    for (const std::string& note : after->notes) {
      if (std::find(before->notes.begin(), before->notes.end(), note) == before->notes.end())
        terminal.out << "OBS: " << note << '\n';
    }
  };
  if (moves.empty()) {
    terminal.out << "Ingen flytter.\n";
    print_notes();
    return kExitDone;
  }
  Table moved({"Kommune", "Nu", "Efter ændringen"});
  const auto place = [&](const std::optional<std::string>& area) {
    return area ? area_name(inputs.round.areas, *area) : danish_place(area);
  };
  for (const Move& move : moves) moved.add({move.name, place(move.before), place(move.after)});
  moved.print(terminal.out);
  terminal.out << fmt::format("{} {} flytter, med samme lodtrækning.\n", moves.size(),
                              moves.size() == 1 ? "kommune" : "kommuner");
  print_notes();
  return kExitDone;
}

}  // namespace frisaet
