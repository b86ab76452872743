#include "pipeline/watch/watcher.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <vector>

#include "models/municipality/municipality.h"
#include "pipeline/run/ingest.h"
#include "pipeline/watch/claims.h"
#include "pipeline/watch/wakeup.h"

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

/// Files read between two looks at the inbox: more would let a heap of scans silence the heartbeat and keep
/// the newest drop waiting; fewer would leave readers idle.
constexpr std::size_t kBatch = 8;

/// Faults that may pass by themselves: time-outs, crashes of a reader, a full disk, a busy store.
bool may_pass(ErrorCode code) {
  return code == ErrorCode::kTimeout || code == ErrorCode::kCrashed || code == ErrorCode::kStore ||
         code == ErrorCode::kInternal;
}

/// Is `inner` at or below `outer`?
bool lies_in(const fs::path& inner, const fs::path& outer) {
  std::error_code code;
  const fs::path a = fs::weakly_canonical(inner, code), b = fs::weakly_canonical(outer, code);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

/// Collects what ingest says of each claimed file.
class Outcomes : public IngestProgress {
 public:
  void started(std::size_t /*files*/) override {}
  void finished(const FileOutcome& outcome) override { outcomes_[outcome.path] = outcome; }
  [[nodiscard]] const std::map<fs::path, FileOutcome>& all() const { return outcomes_; }

 private:
  std::map<fs::path, FileOutcome> outcomes_;  // ingest makes one call at a time
};

class Watcher {
 public:
  Watcher(const DataFolder& folder, Store& store, WatchSettings settings, Claims claims,
          const std::function<void(const WatchEvent&)>& tell, std::stop_token stop)
      : folder_(folder),
        store_(store),
        settings_(std::move(settings)),
        claims_(std::move(claims)),
        tell_(tell),
        stop_(std::move(stop)),
        inbox_(settings_.inbox, settings_.patience) {}

  Result<WatchReport> run() {
    for (Claim& claim : claims_.left()) held_.push_back({std::move(claim), Clock::now(), 0});
    const auto pause = inbox_.is_remote() ? settings_.remote_scan : settings_.scan;
    while (!stop_.stop_requested()) {
      const Look look = inbox_.look(Clock::now());
      if (settings_.once && !look.reachable && held_.empty()) return cannot_reach();
      note_inbox(look);
      const bool claimed = claim_all(look);
      if (auto read = read_due(); !read) return read.error();
      if (auto beat = beat_heart(look); !beat) return beat.error();
      if (settings_.once && look.reachable && look.waiting == 0 && !claimed && held_.empty()) {
        report_.left += static_cast<int>(full_ ? look.ready.size() : stuck_.size());
        break;
      }
      wakeup_.watch(look.folders);
      // Files that lie still need no event to become ready, only time.
      const bool more =
          std::any_of(held_.begin(), held_.end(), [](const Held& held) { return held.due <= Clock::now(); });
      if (more) continue;
      const bool soon = look.waiting > 0 || claimed;
      wakeup_.sleep(soon ? std::min(pause, std::chrono::milliseconds(200)) : pause, stop_);
    }
    // Whoever stops on purpose has not fallen silent.
    if (auto quiet = store_.set_note(kHeartbeatNote, ""); !quiet) return quiet.error();
    return report_;
  }

 private:
  struct Held {
    Claim claim;
    Clock::time_point due;
    int tries = 0;
  };

  void tell(WatchEvent::Kind kind, std::string file, std::string document = {}, std::string message = {}) {
    tell_({kind, std::move(file), std::move(document), std::move(message)});
  }

  void note_inbox(const Look& look) {
    if (look.reachable != reachable_) {
      reachable_ = look.reachable;
      tell(reachable_ ? WatchEvent::Kind::kInboxBack : WatchEvent::Kind::kInboxGone, "", "",
           settings_.inbox.string());
    }
    for (const Refused& refused : look.refused) {
      ++report_.refused;
      tell(WatchEvent::Kind::kRefused, refused.path.lexically_relative(settings_.inbox).string(), "",
           refused.error.describe());
    }
  }

  [[nodiscard]] Error cannot_reach() const {
    return {ErrorCode::kNotFound, "Indbakken kan ikke nås.", display_name(settings_.inbox),
            "Findes mappen, og er drevet forbundet?"};
  }

  /// True when something was claimed.
  bool claim_all(const Look& look) {
    std::error_code code;
    const fs::space_info space = fs::space(folder_.root(), code);
    const bool full = !code && space.available < settings_.least_space;
    if (full != full_ && full)
      tell(WatchEvent::Kind::kDiskFull, "", "",
           "Der er næsten ikke mere plads på disken. Frigør plads; så fortsættes der.");
    full_ = full;
    if (full) return false;
    bool claimed = false;
    std::map<fs::path, std::string> stuck;
    for (const fs::path& file : look.ready) {
      auto claim = claims_.take(settings_.inbox, file);
      if (claim) {
        held_.push_back({*std::move(claim), Clock::now(), 0});
        claimed = true;
      } else if (claim.error().code != ErrorCode::kNotFound) {
        const std::string why = claim.error().describe();
        // Told once, not at every look: a log that repeats itself hides what else is in it.
        if (const auto told = stuck_.find(file); told == stuck_.end() || told->second != why)
          tell(WatchEvent::Kind::kRetry, file.lexically_relative(settings_.inbox).string(), "", why);
        stuck[file] = why;
      }
    }
    stuck_ = std::move(stuck);
    return claimed;
  }

  /// Reads the claims whose time has come, in the order in which they came.
  Result<void> read_due() {
    std::map<fs::path, const Claim*> due;
    IngestRequest request;
    for (const Held& held : held_) {
      if (held.due > Clock::now()) continue;
      if (due.size() == kBatch) break;
      request.arguments.push_back(held.claim.path);
      due[held.claim.path] = &held.claim;
    }
    if (due.empty()) return {};
    request.jobs = settings_.jobs;
    request.reason = "watch";
    request.reader_program = settings_.reader_program;
    request.arrival = [&](const fs::path& path) {
      const auto claim = due.find(path);
      const fs::path relative = claim == due.end() ? path.filename() : claim->second->relative;
      return Arrival{file_name_of(relative), display_name(settings_.inbox / relative),
                     municipality_of(relative)};
    };
    Outcomes outcomes;
    const auto done = ingest(folder_, store_, request, outcomes, stop_);
    settle(outcomes);
    // A fault of the whole run (the store is locked, readers do not start) leaves the claims where they are.
    if (!done && done.error().code != ErrorCode::kStore && done.error().code != ErrorCode::kInternal)
      return done.error();
    if (!done && settings_.once) return done.error();
    if (!done) put_off(done.error());
    return {};
  }

  void settle(const Outcomes& outcomes) {
    std::vector<Held> still;
    for (Held& held : held_) {
      const auto outcome = outcomes.all().find(held.claim.path);
      if (outcome == outcomes.all().end() || !finish(held, outcome->second)) still.push_back(std::move(held));
    }
    held_ = std::move(still);
  }

  /// True when the claim is done with.
  bool finish(Held& held, const FileOutcome& outcome) {
    const std::string name = held.claim.relative.string();
    if (outcome.kind != FileOutcome::Kind::kInterrupted && !Claims::is_as_claimed(held.claim)) {
      Claims::take_again(held.claim);
      held.due = Clock::now() + settings_.patience.unsure;
      tell(WatchEvent::Kind::kRetry, name, outcome.document,
           "Der blev skrevet i filen, mens den blev læst; den læses igen.");
      return false;
    }
    switch (outcome.kind) {
      case FileOutcome::Kind::kNew:
      case FileOutcome::Kind::kChanged:
        claims_.finish(held.claim);
        ++report_.stored;
        tell(outcome.kind == FileOutcome::Kind::kNew ? WatchEvent::Kind::kStored : WatchEvent::Kind::kChanged,
             name, outcome.document);
        return true;
      case FileOutcome::Kind::kKnown: {
        claims_.finish(held.claim);
        ++report_.known;
        const auto arrivals = store_.arrivals(outcome.document);
        const bool named = arrivals && !arrivals->empty();
        tell(WatchEvent::Kind::kKnown, name, outcome.document, named ? arrivals->front().arrival.name : "");
        return true;
      }
      case FileOutcome::Kind::kInterrupted:
        return false;
      case FileOutcome::Kind::kFailed:
        break;
    }
    const Error error =
        outcome.error.value_or(Error{ErrorCode::kInternal, "Filen kunne ikke læses.", "", ""});
    // A full disk or a locked store says nothing about the file: it waits for as long as that lasts.
    const bool try_again = error.code == ErrorCode::kStore || held.tries < settings_.retries;
    if (may_pass(error.code) && try_again && !settings_.once) {
      held.due = Clock::now() + settings_.first_retry * (1 << std::min(held.tries, 4));
      ++held.tries;
      tell(WatchEvent::Kind::kRetry, name, outcome.document, error.describe());
      return false;
    }
    if (error.code == ErrorCode::kStore) return leave(name, error);  // --once: nobody waits for it
    if (auto moved = move_to_failed(folder_.failed(), held.claim, error); !moved) {
      if (settings_.once) return leave(name, moved.error());
      held.due = Clock::now() + settings_.first_retry;
      tell(WatchEvent::Kind::kRetry, name, outcome.document, moved.error().describe());
      return false;
    }
    claims_.finish(held.claim);
    ++report_.failed;
    tell(WatchEvent::Kind::kFailed, name, outcome.document,
         error.message + (error.hint.empty() ? "" : " " + error.hint));
    return true;
  }

  /// Leaves the claim for the next start to take up: the fault is not the file's. Always true.
  bool leave(const std::string& name, const Error& error) {
    ++report_.left;
    tell(WatchEvent::Kind::kLeft, name, "", error.describe());
    return true;
  }

  void put_off(const Error& error) {
    tell(WatchEvent::Kind::kRetry, "", "", error.describe());
    for (Held& held : held_) held.due = std::max(held.due, Clock::now() + settings_.first_retry);
  }

  Result<void> beat_heart(const Look& look) {
    constexpr auto kEvery = std::chrono::seconds(5);
    if (!settings_.once && Clock::now() - last_beat_ < kEvery) return {};
    last_beat_ = Clock::now();
    const std::string beat = R"({"waiting":)" + std::to_string(look.waiting + look.ready.size()) +
                             R"(,"claimed":)" + std::to_string(held_.size()) + R"(,"reachable":)" +
                             (look.reachable ? "true" : "false") + R"(,"full":)" +
                             (full_ ? "true" : "false") + R"(,"process":)" + std::to_string(getpid()) +
                             R"(,"at":)" +
                             std::to_string(std::chrono::duration_cast<std::chrono::seconds>(
                                                std::chrono::system_clock::now().time_since_epoch())
                                                .count()) +
                             "}";
    auto noted = store_.set_note(kHeartbeatNote, beat);
    // A store that is busy for a moment is no reason to stop watching.
    if (!noted) tell(WatchEvent::Kind::kRetry, "", "", noted.error().describe());
    return {};
  }

  const DataFolder& folder_;
  Store& store_;
  WatchSettings settings_;
  Claims claims_;
  const std::function<void(const WatchEvent&)>& tell_;
  std::stop_token stop_;
  Inbox inbox_;
  Wakeup wakeup_;
  std::vector<Held> held_;
  std::map<fs::path, std::string> stuck_;  // ready, but not to be moved, and what was told of it
  WatchReport report_;
  bool reachable_ = true;
  bool full_ = false;
  Clock::time_point last_beat_{};
};

}  // namespace

std::string municipality_of(const fs::path& relative) {
  for (const fs::path& part : relative.parent_path()) {
    const auto match = MunicipalityIndex::standard().by_name(part.string());
    if (match && match->kind != SpellingKind::kGarbled) return match->municipality->code;
  }
  return {};
}

Result<WatchReport> watch(const DataFolder& folder, Store& store, const WatchSettings& given,
                          const std::function<void(const WatchEvent&)>& tell, const std::stop_token& stop) {
  WatchSettings settings = given;
  std::error_code code;
  if (settings.inbox.empty()) settings.inbox = folder.inbox();
  settings.inbox = fs::absolute(settings.inbox, code).lexically_normal();
  for (const fs::path& own : {folder.root() / "archive", folder.claimed(), folder.failed()}) {
    if (lies_in(settings.inbox, own) || lies_in(own, settings.inbox)) {
      return Error{ErrorCode::kUsage, "Indbakken og programmets egne mapper må ikke ligge i hinanden.",
                   display_name(settings.inbox) + " og " + display_name(own),
                   "Vælg en anden mappe med --inbox."};
    }
  }
  const Descriptor lock(::open((folder.root() / "watch.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!lock || flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    return Error{ErrorCode::kStore, "En anden overvågning er i gang med den samme datamappe.",
                 folder.root().string(), "Stop den først, eller brug en anden datamappe."};
  }
  auto claims = Claims::open(folder.claimed());
  if (!claims) return claims.error();
  return Watcher(folder, store, std::move(settings), *std::move(claims), tell, stop).run();
}

}  // namespace frisaet::watch
