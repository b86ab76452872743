#include "pipeline/web/page_drawer.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "pipeline/run/reader_process.h"

namespace frisaet::web {
namespace {

constexpr int kDpi = 110;  // a page of A4 becomes 910 pixels wide: sharp beside its text, 60–150 kB
constexpr std::size_t kMostWaiting = 32;

Result<std::string> drawn(std::optional<ReaderProcess>& reader, const std::string& program,
                          const std::filesystem::path& original, int page) {
  if (!reader) {
    auto started = ReaderProcess::start(program);
    if (!started) return started.error();
    reader.emplace(*std::move(started));
  }
  const int fd = open(original.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) {
    return Error{ErrorCode::kNotFound, "Originalen ligger ikke længere i arkivet.", "",
                 "Hent arkivet fra en sikkerhedskopi."};
  }
  auto picture = reader->draw(fd, page, kDpi);
  close(fd);
  if (!picture && picture.error().code == ErrorCode::kInternal) reader.reset();
  return picture;
}

}  // namespace

PageDrawer::PageDrawer(std::string reader_program, std::size_t most_bytes)
    : reader_program_(std::move(reader_program)),
      most_bytes_(most_bytes),
      worker_([this](const std::stop_token& stop) { work(stop); }) {}

PageDrawer::~PageDrawer() = default;

Result<std::string> PageDrawer::draw(const std::string& document, const std::filesystem::path& original,
                                     int page) {
  const Key key{document, page};
  std::future<Result<std::string>> done;
  {
    const std::scoped_lock lock(mutex_);
    if (auto picture = kept(key)) return *std::move(picture);
    if (tasks_.size() >= kMostWaiting)
      return Error{ErrorCode::kLimit, "For mange sider venter på at blive tegnet.", "", "Prøv igen om lidt."};
    tasks_.push_back({key, original, {}});
    done = tasks_.back().done.get_future();
  }
  ready_.notify_one();
  return done.get();
}

void PageDrawer::work(const std::stop_token& stop) {
  std::optional<ReaderProcess> reader;
  while (true) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, stop, [&] { return !tasks_.empty(); });
      if (stop.stop_requested()) break;
      task = std::move(tasks_.front());
      tasks_.pop_front();
      if (auto picture = kept(task.key)) {  // somebody else asked for the same while it was drawn
        task.done.set_value(*std::move(picture));
        continue;
      }
    }
    auto picture = drawn(reader, reader_program_, task.original, task.key.second);
    if (picture) keep(task.key, *picture);
    task.done.set_value(std::move(picture));
  }
  const std::scoped_lock lock(mutex_);
  for (Task& task : tasks_)
    task.done.set_value(Error{ErrorCode::kInterrupted, "Siderne er ved at lukke.", "", "Prøv igen om lidt."});
  tasks_.clear();
}

void PageDrawer::keep(const Key& key, const std::string& picture) {
  const std::scoped_lock lock(mutex_);
  pictures_.emplace_front(key, picture);
  places_[key] = pictures_.begin();
  bytes_ += picture.size();
  while (bytes_ > most_bytes_ && pictures_.size() > 1) {
    bytes_ -= pictures_.back().second.size();
    places_.erase(pictures_.back().first);
    pictures_.pop_back();
  }
}

std::optional<std::string> PageDrawer::kept(const Key& key) {
  const auto place = places_.find(key);
  if (place == places_.end()) return std::nullopt;
  pictures_.splice(pictures_.begin(), pictures_, place->second);
  return pictures_.front().second;
}

}  // namespace frisaet::web
