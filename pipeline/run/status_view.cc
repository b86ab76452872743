#include "pipeline/run/status_view.h"

#include "models/records/record.h"
#include "pipeline/run/heartbeat.h"

namespace frisaet {

Result<StatusView> status_view(Store& store, const std::filesystem::path& data, bool with_closed) {
  auto status = store.status();
  if (!status) return status.error();
  const auto queue = store.review_queue(kReviewThreshold, 0, 0, with_closed);
  if (!queue) return queue.error();
  auto watched = watch_view(store, data);
  if (!watched) return watched.error();
  return StatusView{status->documents,
                    status->pages,
                    status->held,
                    status->withdrawn,
                    std::move(status->records),
                    std::move(status->attempts),
                    queue->total,
                    *std::move(watched)};
}

std::string_view danish(AttemptState state) {
  switch (state) {
    case AttemptState::kSeen:
      return "set";
    case AttemptState::kStable:
      return "faldet til ro";
    case AttemptState::kClaimed:
      return "taget fra indbakken";
    case AttemptState::kRead:
      return "læst, ikke gemt";
    case AttemptState::kStored:
      return "gemt, ikke færdig";
    case AttemptState::kDone:
      return "læst";
    case AttemptState::kDuplicate:
      return "kendt i forvejen";
    case AttemptState::kRejected:
      return "afvist";
    case AttemptState::kQuarantined:
      return "kunne ikke læses";
  }
  return "";
}

std::string danish_attempt(const std::string& code) {
  const auto state = parse_attempt_state(code);
  return state ? std::string(danish(*state)) : code;
}

}  // namespace frisaet
