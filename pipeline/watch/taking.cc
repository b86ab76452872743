#include "pipeline/watch/taking.h"

#include <algorithm>
#include <set>
#include <utility>

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

/// So many copies of files on another file system lie ready for the readers.
constexpr std::size_t kCopiesAhead = 16;

}  // namespace

bool has_room_for(const DataFolder& folder, std::uintmax_t least_space, const fs::path& file) {
  std::error_code code, gone;
  const fs::space_info space = fs::space(folder.root(), code);
  const std::uintmax_t size = fs::file_size(file, gone);
  return code || (space.available >= least_space && space.available - least_space >= (gone ? 0 : 2 * size));
}

Taking::Round Taking::take(const std::vector<fs::path>& fresh, const Inbox& inbox, WaitingByFolder waiting,
                           std::size_t copies, const std::function<void()>& alive,
                           const std::stop_token& stop) {
  Round round;
  round.full = !has_room_for(folder_, settings_.least_space, {});
  const std::set<fs::path> there(fresh.begin(), fresh.end());
  std::erase_if(stuck_, [&](const auto& entry) { return !there.contains(entry.first); });
  for (const fs::path& file : in_order(fresh, std::move(waiting))) {
    if (stop.stop_requested() || copies >= kCopiesAhead) break;
    alive();
    if (waits(file)) continue;
    if (!has_room_for(folder_, settings_.least_space, file)) {
      round.full = true;
      continue;  // a smaller one may have room
    }
    if (!inbox.is_as_seen(file)) continue;  // changed since it was looked at: it is to come to rest first
    auto claim = claims_.take(settings_.inbox, file, alive);
    if (claim) {
      if (!claim->original.empty()) ++copies;
      round.taken.push_back({*std::move(claim), heaps_.at(file)});
      stuck_.erase(file);
    } else if (claim.error().code == ErrorCode::kNotFound) {
      stuck_.erase(file);
    } else {
      note_stuck(file, claim.error());
    }
  }
  return round;
}

bool Taking::waits(const fs::path& file) const {
  const auto stuck = stuck_.find(file);
  return stuck != stuck_.end() && stuck->second.due > Clock::now() && sight_of(file) == stuck->second.sight;
}

void Taking::note_stuck(const fs::path& file, const Error& error) {
  Stuck& stuck = stuck_[file];
  const std::string why = error.describe();
  // Told once, not at every try: a log that repeats itself hides what else is in it.
  if (stuck.why != why)
    tell_(WatchEvent::Kind::kRetry, file.lexically_relative(settings_.inbox).string(), "", error);
  stuck = {sight_of(file).value_or(Sight{}), why, Clock::now() + settings_.first_retry};
}

void Taking::add_stuck(std::vector<LifeSign::Lying>& lying) const {
  for (const auto& [file, stuck] : stuck_) lying.push_back({file, stuck.why, true});
}

/// What came to rest with many others is no less part of the heap when the others are claimed first.
std::vector<fs::path> Taking::in_order(std::vector<fs::path> fresh, WaitingByFolder waiting) {
  std::map<fs::path, bool> known;
  std::ptrdiff_t arrived = 0;
  for (const fs::path& file : fresh) arrived += heaps_.contains(file) ? 0 : 1;
  for (const fs::path& file : fresh) {
    const auto before = heaps_.find(file);
    std::ptrdiff_t& of_folder = waiting[file.lexically_relative(settings_.inbox).parent_path()];
    const bool of_heap = before != heaps_.end() ? before->second : arrived > kHeap || of_folder > kHeap;
    known[file] = of_heap;
    of_folder += of_heap ? 0 : 1;
  }
  heaps_ = std::move(known);
  std::stable_partition(fresh.begin(), fresh.end(), [&](const fs::path& file) { return !heaps_.at(file); });
  return fresh;
}

}  // namespace frisaet::watch
