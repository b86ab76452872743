#pragma once

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
/// Thread-safe; one plan is made at a time.
class PlanShelf {
 public:
  /// The verified plan for these replies. Errors: those of build_problem() and allocate(); kTimeout when
  /// others' plans keep the maker busy for too long; kInternal when the plan does not bear recounting.
  Result<std::shared_ptr<const ShelvedPlan>> plan(const Round& round, const std::vector<Reply>& replies,
                                                  const Policy& policy);

  /// The plan of a question (who would move?) without chances, which take the draws; not kept. Errors as
  /// above.
  Result<Plan> without_chances(const Problem& problem, const Policy& policy);

  /// The trade between wishes and spread for these; errors as above.
  Result<std::vector<FrontierPoint>> frontier(const ShelvedPlan& shelved);

 private:
  std::shared_ptr<const ShelvedPlan> find(const std::string& key);

  std::timed_mutex making_;
  std::mutex mutex_;
  std::list<std::pair<std::string, std::shared_ptr<const ShelvedPlan>>> plans_;  // the last used first
  std::list<std::pair<std::string, std::vector<FrontierPoint>>> frontiers_;
};

}  // namespace frisaet::web
