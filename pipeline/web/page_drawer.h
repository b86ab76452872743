#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "models/core/result.h"

namespace frisaet::web {

/// Draws pages of originals, one at a time in a sandboxed process of its own, and keeps the last ones. A
/// reader process belongs to the thread that started it, so all drawing is done by one thread here and the
/// askers wait.
class PageDrawer {
 public:
  /// `most_bytes`: of pictures kept. `reader_program` as in ReaderProcess::start; the process is started when
  /// it is first needed, and again after it died.
  explicit PageDrawer(std::string reader_program, std::size_t most_bytes = std::size_t{64} << 20);
  PageDrawer(const PageDrawer&) = delete;
  PageDrawer& operator=(const PageDrawer&) = delete;
  ~PageDrawer();

  /// The page as a PNG file. `document` is the id under which the picture is kept. Errors: those of
  /// ReaderProcess::draw; kNotFound when the original is not in the archive; kLimit when too many are
  /// waiting.
  Result<std::string> draw(const std::string& document, const std::filesystem::path& original, int page);

 private:
  using Key = std::pair<std::string, int>;
  struct Task {
    Key key;
    std::filesystem::path original;
    std::promise<Result<std::string>> done;
  };
  void work(const std::stop_token& stop);
  void keep(const Key& key, const std::string& picture);
  std::optional<std::string> kept(const Key& key);

  std::string reader_program_;
  std::size_t most_bytes_;
  std::mutex mutex_;
  std::condition_variable_any ready_;
  std::deque<Task> tasks_;
  std::list<std::pair<Key, std::string>> pictures_;  // the last used first
  std::map<Key, std::list<std::pair<Key, std::string>>::iterator> places_;
  std::size_t bytes_ = 0;
  std::jthread worker_;
};

}  // namespace frisaet::web
