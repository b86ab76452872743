#include "pipeline/cli/allocate_questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ostream>
#include <sstream>

#include "models/allocation/allocate.h"
#include "models/municipality/municipality.h"
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

const Area* area_named(const Round& round, std::string_view text) {
  const std::string folded = fold(squeeze(text));
  for (const Area& area : round.areas) {
    if (fold(area.code) == folded || fold(area.name) == folded) return &area;
  }
  return nullptr;
}

Result<void> change_capacity(AllocationInputs& inputs, std::string_view area_text, bool upper,
                             std::string_view number, const std::string& change) {
  const Area* area = area_named(inputs.round, area_text);
  if (area == nullptr) return misunderstood("Området er ikke med i runden.", change);
  int limit = 0;
  const auto [stop, fault] = std::from_chars(number.data(), number.data() + number.size(), limit);
  if (fault != std::errc{} || stop != number.data() + number.size() || limit < 0)
    return misunderstood("En kapacitet er et helt tal, som ikke er under 0.", change);
  for (Phase& phase : inputs.round.phases) {
    if (std::find(phase.areas.begin(), phase.areas.end(), area->code) == phase.areas.end()) continue;
    if (phase.kind == Phase::Kind::kDesignation)
      return misunderstood("Området udpeges; dets antal står i rundens fil.", change);
    auto capacity = std::find_if(phase.capacities.begin(), phase.capacities.end(),
                                 [&](const Capacity& c) { return c.area == area->code; });
    if (capacity == phase.capacities.end())
      capacity = phase.capacities.insert(capacity, {area->code, std::nullopt, std::nullopt});
    (upper ? capacity->at_most : capacity->at_least) = limit;
    if (capacity->at_least && capacity->at_most && *capacity->at_least > *capacity->at_most)
      return misunderstood("Mindste antal er større end højeste.", change);
  }
  return {};
}

Result<void> change_reply(AllocationInputs& inputs, const std::string& name, const std::string& wishes,
                          const std::string& change) {
  const auto municipality = municipality_named(name);
  if (!municipality) return municipality.error();
  Reply reply;
  reply.municipality = municipality->code;
  const auto old = std::find_if(inputs.replies.begin(), inputs.replies.end(),
                                [&](const Reply& r) { return r.municipality == municipality->code; });
  if (old != inputs.replies.end()) inputs.replies.erase(old);
  const std::string text = to_lower(squeeze(wishes));
  if (text.empty()) return {};
  if (text == "ingen") {
    reply.none = true;
  } else {
    std::istringstream parts(wishes);
    for (std::string part; std::getline(parts, part, ',');) {
      const Area* area = area_named(inputs.round, part);
      if (area == nullptr)
        return misunderstood("Området \"" + squeeze(part) + "\" er ikke med i runden.", change);
      reply.wishes.push_back({area->code, static_cast<int>(reply.wishes.size()) + 1});
    }
  }
  inputs.replies.push_back(std::move(reply));
  return {};
}

Result<void> apply(AllocationInputs& inputs, const std::string& change) {
  for (const bool upper : {true, false}) {
    const auto sign = change.find(upper ? "<=" : ">=");
    if (sign != std::string::npos)
      return change_capacity(inputs, std::string_view(change).substr(0, sign), upper,
                             std::string_view(change).substr(sign + 2), change);
  }
  const auto sign = change.find('=');
  if (sign == std::string::npos) return misunderstood("Ændringen kan ikke forstås.", change);
  return change_reply(inputs, change.substr(0, sign), change.substr(sign + 1), change);
}

Result<Plan> plan_of(const AllocationInputs& inputs) {
  const auto problem =
      build_problem(inputs.round, MunicipalityIndex::standard(), inputs.replies, inputs.policy);
  if (!problem) return problem.error();
  return allocate(*problem, inputs.policy, inputs.seed, nullptr, 1);
}

std::string area_or_none(const std::optional<std::string>& area) {
  return area ? danish_area(*area) : "ingen plads";
}

}  // namespace

Result<std::vector<PolicyFigures>> compare_policies(const AllocationInputs& inputs) {
  std::vector<PolicyFigures> lines;
  for (const Policy& policy : standard_policies()) {
    const auto problem = build_problem(inputs.round, MunicipalityIndex::standard(), inputs.replies, policy);
    if (!problem) return problem.error();
    const auto plan = allocate(*problem, policy, inputs.seed);
    if (!plan) return plan.error();
    lines.push_back({policy.name, figures_of(*plan)});
  }
  return lines;
}

int print_policies(const Terminal& terminal, const AllocationInputs& inputs) {
  const auto lines = compare_policies(inputs);
  if (!lines) return report(terminal, lines.error());
  Table table(
      {"Politik", "Placeret", "Højeste ønske", "Værste brud", "Brud i alt", "Laveste chance", "Bevist"});
  for (const auto& [name, f] : *lines) {
    table.add({name, std::to_string(f.placed), std::to_string(f.first_wishes), std::to_string(f.worst_breach),
               std::to_string(f.total_breach),
               f.lowest_chance ? fmt::format("{} af {}", f.lowest_chance->won, f.lowest_chance->drawn) : "-",
               f.proven ? "ja" : "nej"});
  }
  table.print(terminal.out);
  return kExitDone;
}

int print_what_if(const Terminal& terminal, const AllocationInputs& inputs, const std::string& change) {
  AllocationInputs changed = inputs;
  if (const auto applied = apply(changed, change); !applied) return report(terminal, applied.error());
  const auto before = plan_of(inputs);
  if (!before) return report(terminal, before.error());
  const auto after = plan_of(changed);
  if (!after) return report(terminal, after.error());
  Table moved({"Kommune", "Nu", "Efter ændringen"});
  int count = 0;
  for (const Assignment& now : before->assignments) {
    const Assignment* then = after->of(now.municipality);
    if (then == nullptr || then->area == now.area) continue;
    ++count;
    moved.add({now.name, area_or_none(now.area), area_or_none(then->area)});
  }
  if (count == 0) {
    terminal.out << "Ingen flytter.\n";
  } else {
    moved.print(terminal.out);
    terminal.out << fmt::format("{} {} flytter, med samme lodtrækning.\n", count,
                                count == 1 ? "kommune" : "kommuner");
  }
  return kExitDone;
}

}  // namespace frisaet
