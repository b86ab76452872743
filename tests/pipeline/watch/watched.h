#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/watch/watcher.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::watch {

inline const std::string kCorpus = FRISAET_SOURCE_DIR "/corpus/documents/";

/// A data folder and an inbox beside it.
struct Watched {
  support::TemporaryFolder folder;
  std::filesystem::path inbox = folder / "in";
  std::vector<WatchEvent> events;

  Watched() { std::filesystem::create_directories(inbox); }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((inbox / name).parent_path());
    std::ofstream(inbox / name, std::ios::binary) << text;
  }
  void drop(const std::string& document, const std::string& as) const {
    std::filesystem::create_directories((inbox / as).parent_path());
    std::filesystem::copy_file(kCorpus + document, inbox / as);
  }
  [[nodiscard]] WatchSettings settings() const {
    WatchSettings settings;
    settings.inbox = inbox;
    settings.patience = {.whole = std::chrono::milliseconds(1),
                         .unsure = std::chrono::milliseconds(20),
                         .empty = std::chrono::milliseconds(30)};
    settings.once = true;
    settings.jobs = 1;
    settings.least_space = 0;
    settings.reader_program = FRISAET_PROGRAM;
    return settings;
  }
  Result<WatchReport> run(const WatchSettings& with) {
    const auto data = DataFolder::open(folder / "data");
    if (!data) return data.error();
    auto store = Store::open(data->database());
    if (!store) return store.error();
    return watch(*data, *store, with, [&](const WatchEvent& event) { events.push_back(event); }, {});
  }
  Result<WatchReport> run() { return run(settings()); }
  Store store() const { return *Store::open(folder / "data" / "frisaet.db"); }
  [[nodiscard]] std::vector<std::string> left_in(const std::filesystem::path& where) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(where))
      if (!entry.is_directory()) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
};

/// Watches until `enough` says so, at most a while; gives what was told.
template <typename OnEvent>
Result<WatchReport> watch_until(Watched& w, WatchSettings settings, const OnEvent& enough,
                                std::chrono::milliseconds most = std::chrono::seconds(20)) {
  settings.once = false;
  settings.scan = std::chrono::milliseconds(20);
  const auto data = DataFolder::open(w.folder / "data");
  auto store = Store::open(data->database());
  std::stop_source stop;
  const std::jthread alarm([&](const std::stop_token& done) {
    const auto end = Clock::now() + most;
    while (Clock::now() < end && !done.stop_requested())
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    stop.request_stop();
  });
  return watch(
      *data, *store, settings,
      [&](const WatchEvent& event) {
        w.events.push_back(event);
        if (enough(event)) stop.request_stop();
      },
      stop.get_token());
}

/// All originals in the archive.
inline std::vector<std::string> archived(const Watched& w) {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(w.folder / "data/archive"))
    if (!entry.is_directory()) texts.push_back(support::read_file(entry.path()));
  return texts;
}

/// What is in sight and what was withdrawn, by the size of its original.
inline std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>> sizes_in(const Watched& w) {
  Store store = w.store();
  std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>> sizes;
  const auto size = [&](const std::string& id) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(w.folder / "data/archive"))
      if (entry.path().stem() == id)
        return static_cast<std::int64_t>(std::filesystem::file_size(entry.path()));
    return std::int64_t{-1};
  };
  for (const DocumentSummary& document : *store.documents()) sizes.first.push_back(size(document.id));
  for (const Withdrawal& withdrawal : *store.withdrawals()) sizes.second.push_back(size(withdrawal.document));
  std::sort(sizes.first.begin(), sizes.first.end());
  return sizes;
}

/// A file while it is written, and when it is written.
inline const std::string kHalf = "Kære KL\n", kWhole = kHalf + "Vi ønsker folkeskolen.\n";

}  // namespace frisaet::watch
