#include "pipeline/watch/watcher.h"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "models/municipality/municipality.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/ingest.h"
#include "pipeline/run/store_input.h"
#include "pipeline/run/versions.h"
#include "pipeline/watch/claims.h"
#include "pipeline/watch/service_notice.h"
#include "pipeline/watch/wakeup.h"

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

/// Files read between two looks at the inbox: more would let a heap of scans silence the heartbeat and keep
/// the newest drop waiting; fewer would leave readers idle.
constexpr std::size_t kBatch = 8;

/// So many files come to rest at once only when somebody moves an archive; single files dropped meanwhile are
/// read before the rest of it.
constexpr std::ptrdiff_t kHeap = 32;

/// A wait is doubled so often at most.
constexpr int kMostDoublings = 4;

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

/// Collects what ingest says of each claimed file. `alive` is called for every page, one call at a time.
class Outcomes : public IngestProgress {
 public:
  explicit Outcomes(std::function<void()> alive) : alive_(std::move(alive)) {}
  void started(std::size_t /*files*/) override { alive_(); }
  void page(const fs::path& /*file*/, int /*done*/, int /*of*/) override { alive_(); }
  void finished(const FileOutcome& outcome) override {
    outcomes_[outcome.path] = outcome;
    alive_();
  }
  [[nodiscard]] const std::map<fs::path, FileOutcome>& all() const { return outcomes_; }

 private:
  std::function<void()> alive_;
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
    if (auto taken = take_up_claims(); !taken) return taken.error();
    beat_.once = settings_.once;
    beat_.process = getpid();
    if (auto begun = say(beat_); !begun) return begun.error();
    tell_service_manager("READY=1\nSTATUS=Indbakken overvåges.");
    const auto watched = loop();
    // A watcher that an error ends is gone; one that was to end has ended, however it did.
    if (!watched && !settings_.once) return watched.error();
    end_run(watched ? RunState::kInterrupted : RunState::kFailed);
    report_.goes_on = watched && settings_.goes_on && settings_.goes_on();
    if (report_.goes_on) {
      tell_service_manager("RELOADING=1\nSTATUS=Indstillingerne læses igen.");
      return report_;
    }
    tell_service_manager("STOPPING=1\nSTATUS=Overvågningen stopper.");
    // Whoever stops on purpose has not fallen silent.
    beat_.stopped = true;
    beat_.claimed = static_cast<std::int64_t>(held_.size());
    const auto last = say(beat_);
    if (!watched) return watched.error();
    if (!last) return last.error();
    return report_;
  }

 private:
  struct Held {
    Claim claim;
    bool of_heap = false;   ///< it came with many others
    Clock::time_point due;  ///< when to read it, or, once read, when to look whether it can go
    int tries = 0;
    std::optional<FileOutcome> read = std::nullopt;  ///< what came of it; it may still be written to
    Clock::time_point read_at = {};
  };

  /// Until a stop is asked for, or, with `once`, nothing is left to do.
  Result<void> loop() {
    const auto pause = inbox_.is_remote() ? settings_.remote_scan : settings_.scan;
    while (!stop_.stop_requested()) {
      const Look look = inbox_.look(Clock::now(), [this] { beat_heart(); });
      const std::vector<fs::path> fresh = not_in_hand(look);
      beat_.waiting = static_cast<std::int64_t>(look.waiting + fresh.size());
      beat_.reachable = look.reachable;
      if (settings_.once && !look.reachable && held_.empty()) return cannot_reach();
      note_inbox(look);
      const bool claimed = claim_all(fresh);
      if (auto read = read_due(); !read) return read.error();
      conclude_read();
      if (!waits_for_reading()) end_run(RunState::kDone);
      beat_heart();
      if (settings_.once && look.reachable && look.waiting == 0 && !claimed && held_.empty()) {
        report_.left += static_cast<int>(passed_over_.size() + (beat_.full ? fresh.size() : stuck_.size()));
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
    return {};
  }

  /// What a killed run left, with what it knew of how often each was tried.
  Result<void> take_up_claims() {
    auto kept = store_.retries();
    if (!kept) return kept.error();
    const std::int64_t longest = std::chrono::seconds(settings_.first_retry).count() << kMostDoublings;
    std::vector<Claim> left = claims_.left(settings_.inbox);
    for (Claim& claim : left) {
      Held held{std::move(claim), std::ssize(left) > kHeap, Clock::now()};
      if (const auto known = kept->find(claims_.name_of(held.claim)); known != kept->end()) {
        held.tries = known->second.tries;
        // Clamped: the clock may have been set since.
        const auto wait = std::clamp<std::int64_t>(known->second.due_at - moment_now().wall, 0, longest);
        if (!settings_.once) held.due += std::chrono::seconds(wait);
        kept->erase(known);
      }
      held_.push_back(std::move(held));
    }
    for (const auto& [name, retry] : *kept)
      if (auto forgotten = store_.forget_retry(name); !forgotten) return forgotten.error();
    return {};
  }

  void tell(WatchEvent::Kind kind, std::string file, std::string document = {}, std::string message = {}) {
    tell_({kind, std::move(file), std::move(document), std::move(message)});
  }
  void tell(WatchEvent::Kind kind, std::string file, std::string document, const Error& error) {
    tell_({kind, std::move(file), std::move(document), error.describe(), error.code});
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
           refused.error);
    }
  }

  [[nodiscard]] Error cannot_reach() const {
    return {ErrorCode::kNotFound, "Indbakken kan ikke nås.", display_name(settings_.inbox),
            "Findes mappen, og er drevet forbundet?"};
  }

  /// What is ready and new: the inbox also holds the originals of what was copied and is in hand, and what
  /// cannot be removed though this run is done with it.
  std::vector<fs::path> not_in_hand(const Look& look) {
    std::erase_if(passed_over_, [](const auto& entry) {  // changed since, or gone: a file like any other
      return !Claims::is_as_claimed(entry.second);
    });
    std::set<fs::path> originals;
    for (const Held& held : held_)
      if (!held.claim.original.empty()) originals.insert(held.claim.original);
    std::vector<fs::path> fresh;
    std::copy_if(look.ready.begin(), look.ready.end(), std::back_inserter(fresh), [&](const fs::path& file) {
      return !passed_over_.contains(file) && !originals.contains(file);
    });
    return fresh;
  }

  /// True when something was claimed.
  bool claim_all(const std::vector<fs::path>& fresh) {
    std::error_code code;
    const fs::space_info space = fs::space(folder_.root(), code);
    const bool full = !code && space.available < settings_.least_space;
    if (full && !beat_.full)
      tell(WatchEvent::Kind::kDiskFull, "", "",
           "Der er næsten ikke mere plads på disken. Frigør plads; så fortsættes der.");
    beat_.full = full;
    if (full) return false;
    bool claimed = false;
    std::map<fs::path, std::string> stuck;
    const bool heap = std::count_if(fresh.begin(), fresh.end(),
                                    [&](const fs::path& file) { return !stuck_.contains(file); }) > kHeap;
    for (const fs::path& file : fresh) {
      if (stop_.stop_requested()) break;
      beat_heart();
      auto claim = claims_.take(settings_.inbox, file);
      if (claim) {
        held_.push_back({*std::move(claim), heap, Clock::now()});
        claimed = true;
      } else if (claim.error().code != ErrorCode::kNotFound) {
        const std::string why = claim.error().describe();
        // Told once, not at every look: a log that repeats itself hides what else is in it.
        if (const auto told = stuck_.find(file); told == stuck_.end() || told->second != why)
          tell(WatchEvent::Kind::kRetry, file.lexically_relative(settings_.inbox).string(), "",
               claim.error());
        stuck[file] = why;
      }
    }
    stuck_ = std::move(stuck);
    return claimed;
  }

  /// One run from the first file to the moment when nothing waits: a burst is one thing to whoever looks
  /// back.
  Result<void> begin_run() {
    if (run_) return {};
    const auto begun = store_.begin_run(run_info("watch"));
    if (!begun) return begun.error();
    run_ = *begun;
    return {};
  }
  void end_run(RunState state) {
    if (!run_) return;
    if (auto ended = store_.end_run(*run_, state); !ended)
      tell(WatchEvent::Kind::kRetry, "", "", ended.error());
    run_.reset();
  }
  [[nodiscard]] bool waits_for_reading() const {
    return std::any_of(held_.begin(), held_.end(),
                       [](const Held& held) { return !held.read && held.due <= Clock::now(); });
  }

  /// The next claims whose time has come, in the order in which they came, those of heaps last.
  [[nodiscard]] std::vector<const Held*> next_batch() const {
    std::vector<const Held*> batch;
    for (const bool of_heap : {false, true}) {
      for (const Held& held : held_) {
        if (batch.size() == kBatch) return batch;
        if (held.of_heap == of_heap && !held.read && held.due <= Clock::now()) batch.push_back(&held);
      }
    }
    return batch;
  }

  /// Reads one batch of claims.
  Result<void> read_due() {
    std::map<fs::path, const Claim*> due;
    IngestRequest request;
    for (const Held* held : next_batch()) {
      request.arguments.push_back(held->claim.path);
      due[held->claim.path] = &held->claim;
    }
    if (due.empty()) return {};
    request.jobs = settings_.jobs;
    request.reason = "watch";
    if (auto begun = begin_run(); !begun) {
      if (settings_.once) return begun.error();
      put_off(begun.error());
      return {};
    }
    request.run = run_;
    request.reader_program = settings_.reader_program;
    request.arrival = [&](const fs::path& path) {
      const auto claim = due.find(path);
      const fs::path relative = claim == due.end() ? path.filename() : claim->second->relative;
      return Arrival{file_name_of(relative), display_name(settings_.inbox / relative),
                     municipality_of(relative)};
    };
    beat_.claimed = static_cast<std::int64_t>(held_.size());
    Outcomes outcomes([this] { beat_heart(); });
    const auto done = ingest(folder_, store_, request, outcomes, stop_);
    if (!done) end_run(RunState::kFailed);
    for (Held& held : held_)
      if (const auto outcome = outcomes.all().find(held.claim.path); outcome != outcomes.all().end())
        note_read(held, outcome->second);
    // A fault of the whole run (the store is locked, readers do not start) leaves the claims where they are.
    if (!done && done.error().code != ErrorCode::kStore && done.error().code != ErrorCode::kInternal)
      return done.error();
    if (!done && settings_.once) return done.error();
    if (!done) put_off(done.error());
    return {};
  }

  /// What came of reading a claim. What is stored is told at once: people wait for it.
  void note_read(Held& held, const FileOutcome& outcome) {
    if (outcome.kind == FileOutcome::Kind::kInterrupted) return;
    held.read = outcome;
    held.read_at = held.due = Clock::now();
    const std::string name = held.claim.relative.string();
    switch (outcome.kind) {
      case FileOutcome::Kind::kNew:
        tell(WatchEvent::Kind::kStored, name, outcome.document);
        tell_versions(name, outcome);
        break;
      case FileOutcome::Kind::kChanged:
        tell(WatchEvent::Kind::kChanged, name, outcome.document);
        tell_versions(name, outcome);
        break;
      case FileOutcome::Kind::kKnown: {
        const auto arrivals = store_.arrivals(outcome.document);
        const bool named = arrivals && !arrivals->empty();
        tell(WatchEvent::Kind::kKnown, name, outcome.document, named ? arrivals->front().arrival.name : "");
        break;
      }
      default:
        break;  // told when it is clear what becomes of it
    }
  }

  void tell_versions(const std::string& name, const FileOutcome& outcome) {
    if (!outcome.other_versions.empty())
      tell(WatchEvent::Kind::kVersion, name, outcome.document, in_danish(outcome.other_versions));
  }

  void conclude_read() {
    std::erase_if(held_, [&](Held& held) {
      return held.read && held.due <= Clock::now() && !stop_.stop_requested() && conclude(held);
    });
    beat_.claimed = static_cast<std::int64_t>(held_.size());
  }

  /// True when the claim is done with.
  bool conclude(Held& held) {
    const std::string name = held.claim.relative.string();
    if (!Claims::is_as_claimed(held.claim)) {
      tell(WatchEvent::Kind::kRetry, name, held.read->document,
           "Der blev skrevet i filen, mens den blev læst; den læses igen.");
      if (!held.claim.original.empty()) {  // the inbox has it, and tells when it has come to rest
        claims_.drop(held.claim);
        return true;
      }
      Claims::take_again(held.claim);
      held.read.reset();
      held.due = Clock::now() + settings_.patience.unsure;
      return false;
    }
    if (may_be_written_to(held)) {
      held.due = Clock::now() + std::min(settings_.patience.after, settings_.patience.whole);
      return false;
    }
    if (held.read->kind == FileOutcome::Kind::kFailed) return conclude_failed(held, name);
    (held.read->kind == FileOutcome::Kind::kKnown ? report_.known : report_.stored) += 1;
    remove_original(held, name);
    finish(held, name);
    return true;
  }

  /// Nobody can take back a file that is removed while somebody writes to it.
  [[nodiscard]] bool may_be_written_to(const Held& held) const {
    if (settings_.once) return false;  // nothing is waited for
    const Claim& claim = held.claim;
    switch (writer_of(claim.original.empty() ? claim.path : claim.original)) {
      case Writer::kNobody:
        return false;
      case Writer::kSomebody:
        return true;
      case Writer::kUnknown:
        return Clock::now() - held.read_at < settings_.patience.after;
    }
    return false;
  }

  /// The inbox's own entry goes first: a run that is killed now has the claim, and would else claim it twice.
  void remove_original(const Held& held, const std::string& name) {
    if (auto removed = Claims::remove_original(held.claim); !removed) {
      pass_over(held.claim);
      tell(WatchEvent::Kind::kLeft, name, held.read->document, removed.error());
    }
  }

  /// The original of a claim stays where it lies, and is not taken again before it changes.
  void pass_over(Claim claim) {
    claim.path = claim.original;  // stands for the original alone from now on
    passed_over_[claim.original] = std::move(claim);
  }

  /// Removes what is done with, and what was remembered of it.
  void finish(const Held& held, const std::string& name) {
    if (held.tries > 0) {
      if (auto forgotten = store_.forget_retry(claims_.name_of(held.claim)); !forgotten)
        tell(WatchEvent::Kind::kRetry, name, "", forgotten.error());
    }
    claims_.drop(held.claim);
  }

  bool conclude_failed(Held& held, const std::string& name) {
    const std::string document = held.read->document;
    const Error error =
        held.read->error.value_or(Error{ErrorCode::kInternal, "Filen kunne ikke læses.", "", ""});
    // A full disk or a locked store says nothing about the file: it waits for as long as that lasts.
    const bool try_again = error.code == ErrorCode::kStore || held.tries < settings_.retries;
    if (may_pass(error.code) && try_again && !settings_.once) {
      try_later(held, name, error);
      return false;
    }
    if (error.code == ErrorCode::kStore) return leave(held, name, error);  // --once: nobody waits for it
    remove_original(held, name);
    if (const auto erased = store_.is_erased(document); erased && *erased) {
      note_erased(folder_.failed(), document, error);
      finish(held, name);
      ++report_.failed;
      tell_({WatchEvent::Kind::kFailed, name, document, error.message, error.code});
      return true;
    }
    if (auto moved = move_to_failed(folder_.failed(), held.claim, error); !moved) {
      if (settings_.once) return leave(held, name, moved.error());
      held.due = Clock::now() + settings_.first_retry;
      tell(WatchEvent::Kind::kRetry, name, document, moved.error());
      return false;
    }
    finish(held, name);
    ++report_.failed;
    tell_({WatchEvent::Kind::kFailed, name, document,
           error.message + (error.hint.empty() ? "" : " " + error.hint), error.code});
    return true;
  }

  void try_later(Held& held, const std::string& name, const Error& error) {
    const auto wait = settings_.first_retry * (1 << std::min(held.tries, kMostDoublings));
    held.due = Clock::now() + wait;
    ++held.tries;
    tell(WatchEvent::Kind::kRetry, name, held.read->document, error);
    held.read.reset();
    const Retry retry{held.tries, moment_now().wall + std::chrono::seconds(wait).count()};
    // Where the store is what refuses, a restart tries at once: no harm.
    static_cast<void>(store_.set_retry(claims_.name_of(held.claim), retry));
  }

  /// Leaves the claim for the next start to take up: the fault is not the file's. Always true.
  bool leave(const Held& held, const std::string& name, const Error& error) {
    if (std::error_code code; fs::exists(fs::symlink_status(held.claim.original, code))) {
      pass_over(held.claim);
    } else {
      ++report_.left;
    }
    tell(WatchEvent::Kind::kLeft, name, "", error);
    return true;
  }

  void put_off(const Error& error) {
    tell(WatchEvent::Kind::kRetry, "", "", error);
    for (Held& held : held_)
      if (!held.read) held.due = std::max(held.due, Clock::now() + settings_.first_retry);
  }

  /// Called wherever something was done, also in the middle of a long walk or a long document: it beats only
  /// while work goes on, and so tells the truth of a watcher that hangs.
  void beat_heart() {
    constexpr auto kEvery = std::chrono::seconds(5);
    if (Clock::now() - last_beat_ < kEvery) return;
    tell_service_manager("WATCHDOG=1");
    // A store that is busy for a moment is no reason to stop watching.
    if (auto said = say(beat_); !said) tell(WatchEvent::Kind::kRetry, "", "", said.error());
  }

  Result<void> say(Heartbeat beat) {
    last_beat_ = Clock::now();
    beat.at = moment_now();
    return store_.set_note(kHeartbeatNote, heartbeat_json(beat));
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
  std::optional<RunId> run_;               // begun and not ended
  std::map<fs::path, std::string> stuck_;  // ready, but not to be moved, and what was told of it
  WatchReport report_;
  std::map<fs::path, Claim> passed_over_;  // done with for this run, and lies in the inbox still
  bool reachable_ = true;
  Heartbeat beat_;
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

Result<fs::path> inbox_at(const DataFolder& folder, const fs::path& given) {
  std::error_code code;
  fs::path inbox = fs::absolute(given.empty() ? folder.inbox() : given, code).lexically_normal();
  // Resolved once: notifications come only for the folder itself. A link that leads nowhere yet is looked
  // through at every look.
  if (fs::path resolved = fs::canonical(inbox, code); !code) inbox = std::move(resolved);
  if (fs::exists(inbox, code) && !fs::is_directory(inbox, code))
    return Error{ErrorCode::kUsage, "Indbakken er ikke en mappe.", display_name(inbox),
                 "Vælg en mappe med --inbox."};
  for (const fs::path& own : {folder.root() / "archive", folder.claimed(), folder.failed()}) {
    if (lies_in(inbox, own) || lies_in(own, inbox)) {
      return Error{ErrorCode::kUsage, "Indbakken og programmets egne mapper må ikke ligge i hinanden.",
                   display_name(inbox) + " og " + display_name(own), "Vælg en anden mappe med --inbox."};
    }
  }
  return inbox;
}

Result<WatchReport> watch(const DataFolder& folder, Store& store, const WatchSettings& given,
                          const std::function<void(const WatchEvent&)>& tell, const std::stop_token& stop) {
  auto inbox = inbox_at(folder, given.inbox);
  if (!inbox) return inbox.error();
  WatchSettings settings = given;
  settings.inbox = *std::move(inbox);
  std::optional<WatchLock> lock;
  if (settings.lock == nullptr) {
    auto taken = WatchLock::take(folder.root());
    if (!taken) return taken.error();
    lock = *std::move(taken);
  }
  auto claims = Claims::open(folder.claimed());
  if (!claims) return claims.error();
  return Watcher(folder, store, std::move(settings), *std::move(claims), tell, stop).run();
}

}  // namespace frisaet::watch
