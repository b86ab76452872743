#pragma once

#include <chrono>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "models/allocation/allocate.h"
#include "models/core/result.h"

namespace frisaet::web {

/// A plan with what it was made from.
struct ShelvedPlan {
  Problem problem;
  Policy policy;
  Plan plan;
};

/// Plans that were made lately, found again by what they depend on: the simulated draws behind the chances
/// take far longer than a page may, and are the same for everybody who asks until a reply or a rule changes.
/// Thread-safe; one question is computed at a time, and each has a limit (SolveDeadline), so that a hard one
/// keeps neither the others waiting nor its thread for long.
class PlanShelf {
 public:
  /// Time one question may take; a hundred times what 98 municipalities need.
  static constexpr std::chrono::seconds kLimit{60};

  explicit PlanShelf(std::chrono::milliseconds limit = kLimit) : limit_(limit) {}

  /// The verified plan for these replies. Errors: those of build_problem() and allocate(); kTimeout when it
  /// takes longer than the limit, or others' questions keep the maker busy for too long; kInternal when the
  /// plan does not bear recounting.
  Result<std::shared_ptr<const ShelvedPlan>> plan(const Round& round, const std::vector<Reply>& replies,
                                                  const Policy& policy);

  /// The plan of a question (who would move?) without chances, which take the draws; not kept. Errors as
  /// above.
  Result<Plan> without_chances(const Problem& problem, const Policy& policy);

  /// The trade between wishes and spread for these; errors as above.
  Result<std::vector<FrontierPoint>> frontier(const ShelvedPlan& shelved);

  /// What stands between a municipality (a code) and what it wants most; errors as above and of explain().
  Result<Explanation> explanation(const ShelvedPlan& shelved, const std::string& municipality);

 private:
  std::shared_ptr<const ShelvedPlan> find(const std::string& key);

  const std::chrono::milliseconds limit_;
  std::timed_mutex making_;
  std::mutex mutex_;
  std::list<std::pair<std::string, std::shared_ptr<const ShelvedPlan>>> plans_;  // the last used first
  std::list<std::pair<std::string, std::vector<FrontierPoint>>> frontiers_;
};

}  // namespace frisaet::web
