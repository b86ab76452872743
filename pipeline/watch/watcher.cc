#include "pipeline/watch/watcher.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "pipeline/run/heartbeat.h"
#include "pipeline/run/ingest.h"
#include "pipeline/run/versions.h"
#include "pipeline/watch/claims.h"
#include "pipeline/watch/former_inbox.h"
#include "pipeline/watch/life_sign.h"
#include "pipeline/watch/reading.h"
#include "pipeline/watch/service_notice.h"
#include "pipeline/watch/settling.h"
#include "pipeline/watch/taking.h"
#include "pipeline/watch/wakeup.h"

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

/// How soon the inbox is looked at again while something is on its way there.
constexpr std::chrono::milliseconds kSoon{200};

/// How soon readers at work are asked what they have done.
constexpr std::chrono::milliseconds kTick{20};

/// Readers that have said nothing for so long hang: a page takes six minutes at most.
constexpr std::chrono::seconds kHangs{400};

/// So many files are offered to the readers at a time: at every tick anew, and of a hundred thousand claims
/// none but the next few matters.
constexpr std::size_t kMostOffered = 64;

class Watcher {
 public:
  Watcher(const DataFolder& folder, Store& store, WatchSettings settings, Claims claims,
          const std::function<void(const WatchEvent&)>& tell, std::stop_token stop)
      : store_(store),
        settings_(std::move(settings)),
        claims_(std::move(claims)),
        tell_(tell),
        stop_(std::move(stop)),
        inbox_(settings_.inbox, settings_.patience, was_mount(store, settings_.inbox)),
        life_(store, settings_.inbox, settings_.once, tell_),
        taking_(folder, settings_, claims_, tell_),
        settling_(folder, store, settings_, claims_, tell_, report_),
        reading_(folder, settings_.jobs, settings_.reader_program) {}

  /// Reads what an earlier run claimed from this inbox, another one being watched from now on, until nothing
  /// is in hand or a stop is requested: an original must be removed from where it lies, and a file's place is
  /// where it was dropped. Nothing new is claimed.
  Result<WatchReport> finish_claims() {
    if (auto taken = take_up_claims(); !taken) return taken.error();
    while (!held_.empty() && !stop_.stop_requested()) {
      if (auto read = read_due(); !read) return read.error();
      conclude_read();
      beat_heart();
      if (!held_.empty()) wakeup_.sleep(reading_.is_at_work() ? kTick : kSoon, stop_);
    }
    reading_.wait();
    take_outcomes();
    end_run(held_.empty() ? RunState::kDone : RunState::kInterrupted);
    return report_;
  }

  Result<WatchReport> run() {
    if (auto taken = take_up_claims(); !taken) return taken.error();
    if (auto begun = life_.say(); !begun) return begun.error();
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
    life_.beat.stopped = true;
    life_.beat.claimed = static_cast<std::int64_t>(held_.size());
    report_.handed_back = static_cast<int>(held_.size());
    const auto last = life_.say();
    if (!watched) return watched.error();
    if (!last) return last.error();
    return report_;
  }

 private:
  /// What the last look at the inbox found.
  struct Sighting {
    std::size_t waiting = 0;     ///< not yet still
    std::size_t fresh = 0;       ///< ready and new
    std::size_t unfinished = 0;  ///< under the name of a transfer
    bool claimed = false;        ///< some of it was taken
  };

  /// Until a stop is asked for, or, with `once`, nothing is left to do.
  Result<void> loop() {
    Sighting seen;
    Clock::time_point next_look{}, earliest_look{};
    while (!stop_.stop_requested()) {
      // Asked anew each time: a drive may be connected later.
      const auto pause = settings_.scan_only || inbox_.is_remote() ? settings_.remote_scan : settings_.scan;
      const auto now = Clock::now();
      const bool looks = now >= next_look;
      if (looks) {
        const Look look = inbox_.look(now, [this] { beat_heart(); });
        const auto walked = Clock::now() - now;
        life_.beat.reachable = look.reachable;
        if (settings_.once && !look.reachable && held_.empty())
          return cannot_reach(settings_.inbox, inbox_.was_mount());
        seen = take_in(look);
        if (!settings_.scan_only) wakeup_.watch(look.folders);
        // Files that lie still need no event to become ready, only time; and the walk of a large inbox is not
        // to take more than a fifth of all time.
        const auto done = Clock::now();
        earliest_look = done + 4 * walked;
        const bool soon = seen.waiting > 0 || seen.claimed;
        next_look = std::max(earliest_look, done + (soon ? std::min(pause, kSoon) : pause));
      }
      if (auto read = read_due(); !read) return read.error();
      conclude_read();
      if (!reading_.is_at_work() && !waits_for_reading()) end_run(RunState::kDone);
      beat_heart();
      if (settings_.once && held_.empty() && !reading_.is_at_work() && life_.beat.reachable) {
        if (looks && seen.waiting == 0 && !seen.claimed) {
          report_.left += static_cast<int>(settling_.passed_over() + seen.unfinished +
                                           (life_.beat.full ? seen.fresh : taking_.stuck()));
          break;
        }
        if (!looks) next_look = std::min(next_look, earliest_look);  // what came meanwhile?
      }
      const auto most = reading_.is_at_work() ? kTick : held_.empty() ? pause : kSoon;
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(next_look - Clock::now());
      if (wakeup_.sleep(std::clamp(left, std::chrono::milliseconds(0), most), stop_))
        next_look = std::min(next_look, earliest_look);
    }
    reading_.wait();
    take_outcomes();
    return {};
  }

  /// What a killed run left, with what it knew of how often each was tried.
  Result<void> take_up_claims() {
    auto kept = store_.retries();
    if (!kept) return kept.error();
    const std::int64_t longest = std::chrono::seconds(settings_.first_retry).count() << kMostDoublings;
    std::vector<Claim> left = claims_.left(settings_.inbox);
    WaitingByFolder of_folder;
    for (const Claim& claim : left) ++of_folder[claim.relative.parent_path()];
    for (Claim& claim : left) {
      settling_.recall_halves(claim);
      const bool of_heap = of_folder[claim.relative.parent_path()] > kHeap;
      Held held{std::move(claim), of_heap, Clock::now()};
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

  [[nodiscard]] WaitingByFolder waiting_by_folder() const {
    WaitingByFolder waiting;
    for (const Held& held : held_)
      if (!held.read && !held.of_heap) ++waiting[held.claim.relative.parent_path()];
    return waiting;
  }

  /// Takes what has come to rest, and tells of what does not.
  Sighting take_in(const Look& look) {
    note_inbox(look);
    settling_.look_again();
    const std::vector<fs::path> fresh = not_in_hand(look);
    life_.beat.waiting = static_cast<std::int64_t>(look.waiting + fresh.size());
    Taking::Round round = taking_.take(
        fresh, inbox_, waiting_by_folder(), copies_in_hand(), [this] { beat_heart(); }, stop_);
    for (Taking::Taken& one : round.taken) held_.push_back({std::move(one.claim), one.of_heap, Clock::now()});
    if (round.full && !life_.beat.full)
      tell_(WatchEvent::Kind::kDiskFull, "", "",
            "Der er næsten ikke mere plads på disken. Frigør plads; så fortsættes der.");
    if (!round.full && life_.beat.full)
      tell_(WatchEvent::Kind::kDiskFree, "", "", "Der er plads på disken igen; der tages filer ind.");
    life_.beat.full = round.full;
    note_unread(look, fresh);
    return {look.waiting, fresh.size(), look.unfinished, !round.taken.empty()};
  }

  void note_inbox(const Look& look) {
    if (look.reachable != reachable_) {
      reachable_ = look.reachable;
      tell_(reachable_ ? WatchEvent::Kind::kInboxBack : WatchEvent::Kind::kInboxGone, "", "",
            settings_.inbox.string());
    }
    for (const Refused& refused : look.refused) {
      ++report_.refused;
      tell_(WatchEvent::Kind::kRefused, refused.path.lexically_relative(settings_.inbox).string(), "",
            refused.error);
    }
  }

  /// Tells whoever looks (`frisaet status`, the pages) what lies unread, and how long the oldest has waited:
  /// the log names no files. A share is remembered as one.
  void note_unread(const Look& look, const std::vector<fs::path>& fresh) {
    if (inbox_.was_mount() && !mount_noted_) mount_noted_ = note_mount(store_, settings_.inbox);
    if (!look.reachable) return;  // what is known stays as it is
    std::vector<LifeSign::Lying> lying;
    taking_.add_stuck(lying);
    for (const Held& held : held_)
      if (!held.stuck.empty()) lying.push_back({settings_.inbox / held.claim.relative, held.stuck, true});
    settling_.add_passed_over(lying);
    for (const Refused& refused : look.lying)
      lying.push_back({refused.path, refused.error.message + " " + refused.error.hint, false});
    life_.note_unread(lying, oldest_of(look, fresh));
  }

  /// Since when the oldest of what is not read yet has waited, in the inbox or in hand.
  Clock::time_point oldest_of(const Look& look, const std::vector<fs::path>& fresh) {
    Clock::time_point oldest = look.oldest;
    for (const fs::path& file : fresh) oldest = std::min(oldest, inbox_.first_seen(file));
    std::map<fs::path, Clock::time_point> in_hand;
    for (const Held& held : held_) {
      if (held.read) continue;
      const auto known = in_hand_since_.find(held.claim.path);
      const Clock::time_point since = known == in_hand_since_.end() ? Clock::now() : known->second;
      in_hand[held.claim.path] = since;
      oldest = std::min(oldest, since);
    }
    in_hand_since_ = std::move(in_hand);
    return oldest;
  }

  /// What is ready and new: the inbox also holds the originals of what was copied and is in hand, and what
  /// cannot be removed though this run is done with it.
  [[nodiscard]] std::vector<fs::path> not_in_hand(const Look& look) const {
    std::set<fs::path> originals;
    for (const Held& held : held_)
      if (!held.claim.original.empty()) originals.insert(held.claim.original);
    std::vector<fs::path> fresh;
    std::copy_if(look.ready.begin(), look.ready.end(), std::back_inserter(fresh), [&](const fs::path& file) {
      return !settling_.is_passed_over(file) && !originals.contains(file);
    });
    return fresh;
  }

  /// Copies that wait for reading.
  [[nodiscard]] std::size_t copies_in_hand() const {
    return static_cast<std::size_t>(std::count_if(held_.begin(), held_.end(), [](const Held& held) {
      return !held.read && !held.claim.original.empty();
    }));
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
      tell_(WatchEvent::Kind::kRetry, "", "", ended.error());
    run_.reset();
  }
  [[nodiscard]] bool waits_for_reading() const {
    return std::any_of(held_.begin(), held_.end(),
                       [](const Held& held) { return !held.read && held.due <= Clock::now(); });
  }

  /// The next claims whose time to be read has come, in the order in which they came, those of heaps last.
  std::vector<Reading::Job> due_jobs() {
    const std::set<fs::path> taken = reading_.taken();
    std::vector<Reading::Job> jobs;
    for (const bool of_heap : {false, true}) {
      for (const Held& held : held_) {
        if (jobs.size() == kMostOffered) return jobs;
        if (held.of_heap != of_heap || held.read || held.due > Clock::now()) continue;
        if (taken.contains(held.claim.path)) continue;
        const fs::path& relative = held.claim.relative;
        jobs.push_back(
            {held.claim.path,
             {file_name_of(relative), display_name(settings_.inbox / relative), municipality_of(relative)}});
      }
    }
    return jobs;
  }

  void take_outcomes() {
    for (const FileOutcome& outcome : reading_.finished()) {
      const auto held = std::find_if(held_.begin(), held_.end(), [&](const Held& one) {
        return one.claim.path == outcome.path && !one.read;
      });
      if (held != held_.end()) settling_.note_read(*held, outcome);
    }
  }

  /// Takes what was read, and hands what is due to the readers.
  Result<void> read_due() {
    take_outcomes();
    if (const auto done = reading_.ended()) {
      take_outcomes();
      if (!*done) {
        end_run(RunState::kFailed);
        // A fault of the whole run (the store is locked, readers do not start) leaves the claims where they
        // are.
        const ErrorCode code = done->error().code;
        if (settings_.once || (code != ErrorCode::kStore && code != ErrorCode::kInternal))
          return done->error();
        put_off(done->error());
      }
    }
    const std::vector<Reading::Job> jobs = due_jobs();
    reading_.offer(jobs);
    if (jobs.empty() || reading_.is_at_work()) return {};
    if (auto begun = begin_run(); !begun) {
      if (settings_.once) return begun.error();
      put_off(begun.error());
      return {};
    }
    reading_.start(*run_, stop_);
    return {};
  }

  void conclude_read() {
    const std::optional<Error> unreachable =
        life_.beat.reachable ? std::nullopt
                             : std::optional(cannot_reach(settings_.inbox, inbox_.was_mount()));
    std::erase_if(held_, [&](Held& held) {
      return held.read && held.due <= Clock::now() && !stop_.stop_requested() &&
             settling_.conclude(held, unreachable);
    });
    life_.beat.claimed = static_cast<std::int64_t>(held_.size());
  }

  void put_off(const Error& error) {
    tell_(WatchEvent::Kind::kRetry, "", "", error);
    for (Held& held : held_)
      if (!held.read) held.due = std::max(held.due, Clock::now() + settings_.first_retry);
  }

  /// A sign of life, unless the readers hang.
  void beat_heart() {
    if (reading_.is_at_work() && Clock::now() - reading_.last_sign() > kHangs) return;
    life_.give();
  }

  Store& store_;
  WatchSettings settings_;
  Claims claims_;
  Tell tell_;
  std::stop_token stop_;
  WatchReport report_;
  Inbox inbox_;
  Wakeup wakeup_;
  LifeSign life_;
  Taking taking_;
  Settling settling_;
  std::vector<Held> held_;
  std::optional<RunId> run_;  // begun and not ended
  Reading reading_;
  bool reachable_ = true;
  std::map<fs::path, Clock::time_point> in_hand_since_;  // claims that are not read yet
  bool mount_noted_ = false;
};

}  // namespace

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
  const auto finish = [&](const WatchSettings& before, Claims claims) {
    return Watcher(folder, store, before, std::move(claims), tell, stop).finish_claims();
  };
  const auto former = leave_former_inbox(folder, store, settings, tell, stop, finish);
  if (!former) return former.error();
  auto claims = Claims::open(folder.claimed());
  if (!claims) return claims.error();
  auto report = Watcher(folder, store, std::move(settings), *std::move(claims), tell, stop).run();
  if (!report) return report.error();
  report->stored += former->stored;
  report->known += former->known;
  report->failed += former->failed;
  return report;
}

}  // namespace frisaet::watch
