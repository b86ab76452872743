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
  return StatusView{status->documents,           status->pages, std::move(status->records),
                    std::move(status->attempts), queue->total,  *std::move(watched)};
}

}  // namespace frisaet
