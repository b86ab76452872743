#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/allocation/plan.h"
#include "models/core/result.h"

namespace frisaet {

/// A plan as `allocate --json` prints it (schema frisaet.plan/1, pipeline/json/plan.schema.json), indented by
/// two blanks. Besides the contract's keys each assignment carries the reply it answers, so that the plan can
/// be checked from this text alone; `proposals` and `notes` say what the plan leaves to others; `previous`,
/// where the plan was compared with an earlier one, who had what in that.
std::string plan_json(const Plan& plan);

/// The inverse, for `verify`. Fails with kInvalid, `where` naming the key, where a key of plan_json is
/// missing, of another type or no count, a municipality stands twice in `previous`, or a list has not the
/// hash beside it. The order of keys, and keys that are not known, are passed over: whether a plan holds is
/// for verify().
Result<Plan> plan_from_json(std::string_view text);

/// What is published before the draw: the commitment and, where one of listed plans is drawn, the list.
struct PublishedDraw {
  DrawCommitment commitment;
  std::optional<PlanDistribution> distribution = std::nullopt;
};
/// Schema frisaet.commitment/1, its own hash in `sha256`; a list stands under `distribution`
/// (frisaet.plans/1) with a hash of its own, which the method names. The inverse refuses a file whose hashes
/// are not those of its values.
std::string published_draw_json(const PublishedDraw& draw);
Result<PublishedDraw> published_draw_from_json(std::string_view text);

}  // namespace frisaet
