#include "pipeline/watch/reading.h"

#include <algorithm>

#include "pipeline/run/opened_file.h"

namespace frisaet::watch {
namespace fs = std::filesystem;

/// What the readers say while they work.
class Reading::Progress : public IngestProgress {
 public:
  explicit Progress(Reading& reading) : reading_(reading) {}
  void started(std::size_t /*files*/) override { sign(); }
  void page(const fs::path& /*file*/, int /*done*/, int /*of*/) override { sign(); }
  void finished(const FileOutcome& outcome) override {
    const std::lock_guard lock(reading_.mutex_);
    reading_.last_sign_ = std::chrono::steady_clock::now();
    // What hangs on a mail is told of too; it is no file of ours.
    if (reading_.in_hand_.erase(outcome.path) > 0) reading_.finished_.push_back(outcome);
    reading_.changed_.notify_all();
  }

 private:
  void sign() {
    const std::lock_guard lock(reading_.mutex_);
    reading_.last_sign_ = std::chrono::steady_clock::now();
  }
  Reading& reading_;
};

Reading::~Reading() {
  thread_.request_stop();
}

void Reading::offer(const std::vector<Job>& jobs) {
  const std::lock_guard lock(mutex_);
  offered_.clear();
  std::copy_if(jobs.begin(), jobs.end(), std::back_inserter(offered_),
               [&](const Job& job) { return !has_taken(job.path); });
  changed_.notify_all();
}

/// REQUIRES: the lock is held.
bool Reading::has_taken(const fs::path& path) const {
  return in_hand_.contains(path) ||
         std::any_of(finished_.begin(), finished_.end(),
                     [&](const FileOutcome& outcome) { return outcome.path == path; });
}

std::set<fs::path> Reading::taken() {
  const std::lock_guard lock(mutex_);
  std::set<fs::path> paths;
  for (const auto& [path, arrival] : in_hand_) paths.insert(path);
  for (const FileOutcome& outcome : finished_) paths.insert(outcome.path);
  return paths;
}

std::optional<fs::path> Reading::next(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  // While another reader is at work, this one waits for what may come meanwhile.
  changed_.wait(lock, stop, [&] { return !offered_.empty() || in_hand_.empty(); });
  if (stop.stop_requested() || offered_.empty()) return std::nullopt;
  Job job = std::move(offered_.front());
  offered_.pop_front();
  in_hand_.emplace(job.path, std::move(job.arrival));
  return job.path;
}

void Reading::start(RunId run, std::stop_token stop) {
  {
    const std::lock_guard lock(mutex_);
    result_.reset();
    last_sign_ = std::chrono::steady_clock::now();
  }
  thread_ = std::jthread([this, run, stop = std::move(stop)](const std::stop_token& own) {
    std::stop_source either;
    const std::stop_callback asked(stop, [&] { either.request_stop(); });
    const std::stop_callback dropped(own, [&] { either.request_stop(); });
    const auto read = [&]() -> Result<IngestReport> {
      if (!store_) {
        auto opened = Store::open(folder_.database());
        if (!opened) return opened.error();
        store_ = *std::move(opened);
      }
      IngestRequest request;
      request.jobs = jobs_;
      request.reason = "watch";
      request.run = run;
      request.reader_program = reader_program_;
      request.more = [&] { return next(either.get_token()); };
      request.arrival = [this](const fs::path& path) {
        const std::lock_guard lock(mutex_);
        const auto job = in_hand_.find(path);
        return job == in_hand_.end() ? Arrival{file_name_of(path), "", ""} : job->second;
      };
      Progress progress(*this);
      return ingest(folder_, *store_, request, progress, either.get_token());
    };
    auto result = read();
    const std::lock_guard lock(mutex_);
    result_ = std::move(result);
    changed_.notify_all();
  });
}

std::vector<FileOutcome> Reading::finished() {
  const std::lock_guard lock(mutex_);
  return std::exchange(finished_, {});
}

std::optional<Result<IngestReport>> Reading::ended() {
  {
    const std::lock_guard lock(mutex_);
    if (!result_) return std::nullopt;
  }
  thread_.join();
  thread_ = std::jthread();
  const std::lock_guard lock(mutex_);
  in_hand_.clear();
  offered_.clear();
  return std::exchange(result_, std::nullopt);
}

void Reading::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !is_at_work() || result_.has_value(); });
}

std::chrono::steady_clock::time_point Reading::last_sign() {
  const std::lock_guard lock(mutex_);
  return last_sign_;
}

}  // namespace frisaet::watch
