#include "pipeline/run/status_view.h"

#include "models/records/record.h"
#include "pipeline/run/heartbeat.h"

namespace frisaet {
namespace {

/// Files, not their reasons; a reason that stands alone is of a file that was erased.
std::int64_t files_in_failed(const std::filesystem::path& failed) {
  std::int64_t files = 0;
  std::error_code code;
  for (std::filesystem::directory_iterator at(failed, code), end; !code && at != end; at.increment(code)) {
    std::error_code unknown;
    if (!at->path().filename().string().ends_with(".reason.txt") &&
        std::filesystem::is_regular_file(at->symlink_status(unknown)))
      ++files;
  }
  return files;
}

}  // namespace

Result<StatusView> status_view(Store& store, const std::filesystem::path& data, bool with_closed) {
  auto status = store.status();
  if (!status) return status.error();
  const auto queue = store.review_queue(kReviewThreshold, 0, 0, with_closed);
  if (!queue) return queue.error();
  auto watched = watch_view(store, data);
  if (!watched) return watched.error();
  StatusView view;
  view.documents = status->documents;
  view.pages = status->pages;
  view.held = status->held;
  view.withdrawn = status->withdrawn;
  view.records = std::move(status->records);
  view.attempts = std::move(status->attempts);
  view.doubts = queue->total;
  view.failed_files = files_in_failed(data / "failed");
  view.watch = *std::move(watched);
  return view;
}

std::string_view danish(AttemptState state) {
  switch (state) {
    case AttemptState::kSeen:
      return "set";
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
