#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "models/core/result.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/run/ingest.h"
#include "pipeline/store/store.h"

namespace frisaet::watch {

/// The readers of the watched folder: one `ingest` in a thread of its own, whose readers take the next file
/// whenever they are free. So a long document holds up nobody but itself, and the inbox is looked at all the
/// while. Writes through a Store of its own.
///
/// Every call is made from one thread, the watcher's.
class Reading {
 public:
  struct Job {
    std::filesystem::path path;
    Arrival arrival;
  };

  Reading(DataFolder folder, int jobs, std::string reader_program)
      : folder_(std::move(folder)), jobs_(jobs), reader_program_(std::move(reader_program)) {}
  ~Reading();
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  /// What is to be read, in this order; in place of what was offered before and is not begun. Files that the
  /// readers have taken are passed over, also those that were finished since finished() was asked last: to
  /// the caller they are still to be read.
  void offer(const std::vector<Job>& jobs);

  /// Files that the readers have taken and finished() has not told of yet.
  [[nodiscard]] std::set<std::filesystem::path> taken();

  /// Starts readers for a run that the caller has begun. REQUIRES: none are at work.
  void start(RunId run, std::stop_token stop);

  /// True until `ended` has told of them.
  [[nodiscard]] bool is_at_work() const { return thread_.joinable(); }

  /// What became of files since this was asked last.
  std::vector<FileOutcome> finished();

  /// Once the readers have nothing more to read, or were stopped, what their run as a whole came to. Nothing
  /// while they are at work, and where none were.
  std::optional<Result<IngestReport>> ended();

  /// Waits for the readers to end; for after a stop was requested.
  void wait();

  /// When a page or a file was last done.
  [[nodiscard]] std::chrono::steady_clock::time_point last_sign();

 private:
  class Progress;
  std::optional<std::filesystem::path> next(const std::stop_token& stop);
  [[nodiscard]] bool has_taken(const std::filesystem::path& path) const;

  DataFolder folder_;
  int jobs_;
  std::string reader_program_;
  std::optional<Store> store_;  // the thread's alone

  std::mutex mutex_;  // guards all below but the thread
  std::condition_variable_any changed_;
  std::deque<Job> offered_;
  std::map<std::filesystem::path, Arrival> in_hand_;
  std::vector<FileOutcome> finished_;
  std::optional<Result<IngestReport>> result_;
  std::chrono::steady_clock::time_point last_sign_;
  std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace frisaet::watch
