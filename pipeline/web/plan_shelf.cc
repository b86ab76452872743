#include "pipeline/web/plan_shelf.h"

#include <algorithm>

#include "models/allocation/integer_program.h"
#include "models/allocation/verify.h"
#include "models/municipality/municipality.h"

namespace frisaet::web {
namespace {

constexpr std::size_t kKept = 12;  // the policies of a few rounds; a plan is some 100 KB
constexpr std::chrono::seconds kPatience{8};

Error busy() {
  return {ErrorCode::kTimeout, "Der regnes på andre fordelinger lige nu.", "", "Prøv igen om lidt."};
}

}  // namespace

std::shared_ptr<const ShelvedPlan> PlanShelf::find(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  const auto at =
      std::find_if(plans_.begin(), plans_.end(), [&](const auto& entry) { return entry.first == key; });
  if (at == plans_.end()) return nullptr;
  plans_.splice(plans_.begin(), plans_, at);
  return at->second;
}

Result<std::shared_ptr<const ShelvedPlan>> PlanShelf::plan(const Round& round,
                                                           const std::vector<Reply>& replies,
                                                           const Policy& policy) {
  auto problem = build_problem(round, MunicipalityIndex::standard(), replies, policy);
  if (!problem) return problem.error();
  const std::string key = inputs_sha256(*problem, policy);
  if (auto kept = find(key)) return kept;
  const std::unique_lock turn(making_, kPatience);
  if (!turn.owns_lock()) return busy();
  if (auto kept = find(key)) return kept;  // made while this one waited
  const SolveDeadline limit(limit_);
  auto made = allocate(*problem, policy);
  if (!made) return made.error();
  if (!verify(*problem, policy, *made).empty()) {
    return Error{ErrorCode::kInternal, "Planen holder ikke ved efterregning og vises derfor ikke.", "",
                 "Meld fejlen med de svar, planen skulle laves af."};
  }
  auto shelved =
      std::make_shared<const ShelvedPlan>(ShelvedPlan{*std::move(problem), policy, *std::move(made)});
  const std::scoped_lock lock(mutex_);
  plans_.emplace_front(key, shelved);
  if (plans_.size() > kKept) plans_.pop_back();
  return shelved;
}

Result<Plan> PlanShelf::without_chances(const Problem& problem, const Policy& policy) {
  const std::unique_lock turn(making_, kPatience);
  if (!turn.owns_lock()) return busy();
  const SolveDeadline limit(limit_);
  return allocate(problem, policy, kTrialSeed, nullptr, 1);
}

Result<std::vector<FrontierPoint>> PlanShelf::frontier(const ShelvedPlan& shelved) {
  const auto kept = [&]() -> const std::vector<FrontierPoint>* {
    for (const auto& [key, points] : frontiers_)
      if (key == shelved.plan.inputs_sha256) return &points;
    return nullptr;
  };
  const std::unique_lock turn(making_, kPatience);  // guards frontiers_ too
  if (!turn.owns_lock()) return busy();
  if (const auto* points = kept()) return *points;
  const SolveDeadline limit(limit_);
  auto points = frisaet::frontier(shelved.problem, shelved.policy, kTrialSeed, 4, 6);
  if (!points) return points.error();
  frontiers_.emplace_front(shelved.plan.inputs_sha256, *points);
  if (frontiers_.size() > kKept) frontiers_.pop_back();
  return points;
}

Result<Explanation> PlanShelf::explanation(const ShelvedPlan& shelved, const std::string& municipality) {
  const std::unique_lock turn(making_, kPatience);
  if (!turn.owns_lock()) return busy();
  const SolveDeadline limit(limit_);
  return explain(shelved.problem, shelved.policy, shelved.plan, municipality);
}

}  // namespace frisaet::web
