#include "pipeline/watch/life_sign.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "pipeline/run/heartbeat.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/watch/service_notice.h"

namespace frisaet::watch {

LifeSign::LifeSign(Store& store, const std::filesystem::path& inbox, bool once, Tell tell)
    : store_(store), inbox_(inbox), tell_(tell) {
  beat.once = once;
  beat.process = getpid();
  beat.inbox = inbox_.string();
  if (const auto note = store_.note(kHeartbeatNote)) {
    const auto before = heartbeat_from_json(*note);
    if (before && before->inbox == beat.inbox)
      for (const Unread& file : before->unread) since_[file.file] = file.since;
  }
}

void LifeSign::note_unread(const std::vector<Lying>& lying, Clock::time_point oldest) {
  looked_ = Clock::now();
  oldest_ = oldest;
  std::vector<Unread> unread;
  std::map<std::string, std::int64_t> since;
  const std::int64_t now = moment_now().wall;
  for (const Lying& one : lying) {
    const std::string file = display_name(one.file.lexically_relative(inbox_));
    const auto known = since_.find(file);
    since[file] = known == since_.end() ? now : known->second;
    unread.push_back({file, one.reason, since[file], one.stuck});
  }
  since_ = std::move(since);
  std::stable_sort(unread.begin(), unread.end(), [](const Unread& a, const Unread& b) {
    return std::pair(!a.stuck, a.since) < std::pair(!b.stuck, b.since);
  });
  beat.unread_total = std::ssize(unread);
  if (unread.size() > kMostUnread) unread.resize(kMostUnread);
  if (beat.unread != unread) last_ = {};  // news: said at once
  beat.unread = std::move(unread);
}

void LifeSign::give() {
  constexpr auto kEvery = std::chrono::seconds(5);
  if (Clock::now() - last_ < kEvery) return;
  tell_service_manager("WATCHDOG=1");
  if (auto said = say(); !said) tell_(WatchEvent::Kind::kRetry, "", "", said.error());
}

Result<void> LifeSign::say() {
  last_ = Clock::now();
  beat.at = moment_now();
  const auto seconds_since = [&](Clock::time_point then) {
    const auto passed = std::chrono::duration_cast<std::chrono::seconds>(last_ - then).count();
    return std::max<std::int64_t>(0, passed);
  };
  if (looked_ != Clock::time_point{}) beat.scan_age = seconds_since(looked_);
  beat.oldest_age = oldest_ == Clock::time_point::max() ? 0 : seconds_since(oldest_);
  return store_.set_note(kHeartbeatNote, heartbeat_json(beat));
}

}  // namespace frisaet::watch
