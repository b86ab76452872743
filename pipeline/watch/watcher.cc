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
#include "pipeline/watch/reading.h"
#include "pipeline/watch/service_notice.h"
#include "pipeline/watch/wakeup.h"

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

/// So many copies of files on another file system lie ready for the readers.
constexpr std::size_t kCopiesAhead = 16;

/// How soon the inbox is looked at again while something is on its way there.
constexpr std::chrono::milliseconds kSoon{200};

/// How soon readers at work are asked what they have done.
constexpr std::chrono::milliseconds kTick{20};

/// Readers that have said nothing for so long hang: a page takes six minutes at most.
constexpr std::chrono::seconds kHangs{400};

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

constexpr std::string_view kWasMount =
    "Mappen var et drev for sig og er det ikke nu: er det forbundet? Skal den ikke være et drev mere, så "
    "brug "
    "en mappe med et andet navn som indbakke.";

/// The note that says that an inbox was a mount point.
std::string mount_note(const fs::path& inbox) {
  return "mount:" + inbox.string();
}
bool was_mount(Store& store, const fs::path& inbox) {
  const auto note = store.note(mount_note(inbox));
  return note && !note->empty();
}

/// The note that names the inbox from which the files in the claims folder were taken.
constexpr std::string_view kClaimsNote = "watch.claims";

/// Is `inner` at or below `outer`?
bool lies_in(const fs::path& inner, const fs::path& outer) {
  std::error_code code;
  const fs::path a = fs::weakly_canonical(inner, code), b = fs::weakly_canonical(outer, code);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

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
        inbox_(settings_.inbox, settings_.patience, was_mount(store, settings_.inbox)),
        reading_(folder_, settings_.jobs, settings_.reader_program) {
    beat_.once = settings_.once;
    beat_.process = getpid();
    beat_.inbox = settings_.inbox.string();
    // What an earlier run said of files that lie there still: since when.
    if (const auto note = store_.note(kHeartbeatNote)) {
      const auto before = heartbeat_from_json(*note);
      if (before && before->inbox == beat_.inbox)
        for (const Unread& file : before->unread) unread_since_[file.file] = file.since;
    }
  }

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
    report_.handed_back = static_cast<int>(held_.size());
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
    std::size_t waiting = 0, fresh = 0, unfinished = 0;
    bool claimed = false;
    Clock::time_point next_look{}, earliest_look{};
    while (!stop_.stop_requested()) {
      // Asked anew each time: a drive may be connected later.
      const auto pause = inbox_.is_remote() ? settings_.remote_scan : settings_.scan;
      const auto now = Clock::now();
      const bool looks = now >= next_look;
      if (looks) {
        const Look look = inbox_.look(now, [this] { beat_heart(); });
        const auto walked = Clock::now() - now;
        beat_.reachable = look.reachable;
        if (settings_.once && !look.reachable && held_.empty()) return cannot_reach();
        note_inbox(look);
        const std::vector<fs::path> files = not_in_hand(look);
        waiting = look.waiting;
        fresh = files.size();
        beat_.waiting = static_cast<std::int64_t>(waiting + fresh);
        unfinished = look.unfinished;
        const bool was_full = beat_.full;
        claimed = claim_all(files);
        if (was_full && !beat_.full)
          tell(WatchEvent::Kind::kDiskFree, "", "", "Der er plads på disken igen; der tages filer ind.");
        note_unread(look, files);
        wakeup_.watch(look.folders);
        // Files that lie still need no event to become ready, only time; and the walk of a large inbox is not
        // to take more than a fifth of all time.
        const auto done = Clock::now();
        earliest_look = done + 4 * walked;
        next_look = std::max(earliest_look, done + (waiting > 0 || claimed ? std::min(pause, kSoon) : pause));
      }
      if (auto read = read_due(); !read) return read.error();
      conclude_read();
      if (!reading_.is_at_work() && !waits_for_reading()) end_run(RunState::kDone);
      beat_heart();
      if (settings_.once && held_.empty() && !reading_.is_at_work() && beat_.reachable) {
        if (looks && waiting == 0 && !claimed) {
          report_.left +=
              static_cast<int>(passed_over_.size() + unfinished + (beat_.full ? fresh : stuck_.size()));
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

  /// Tells whoever looks (`frisaet status`, the pages) what lies unread, since when and why, and how long the
  /// oldest has waited: the log names no files. A share is remembered as one.
  void note_unread(const Look& look, const std::vector<fs::path>& fresh) {
    if (inbox_.was_mount() && !mount_noted_)
      mount_noted_ = store_.set_note(mount_note(settings_.inbox), "1").ok();
    if (!look.reachable) return;  // what is known stays as it is
    looked_ = Clock::now();
    note_oldest(look, fresh);
    std::vector<Unread> unread;
    std::map<std::string, std::int64_t> since;
    const std::int64_t now = moment_now().wall;
    const auto add = [&](const fs::path& path, std::string reason, bool stuck) {
      const std::string file = display_name(path.lexically_relative(settings_.inbox));
      const auto known = unread_since_.find(file);
      since[file] = known == unread_since_.end() ? now : known->second;
      unread.push_back({file, std::move(reason), since[file], stuck});
    };
    for (const auto& [path, why] : stuck_) add(path, why, true);
    for (const auto& [path, claim] : passed_over_)
      add(path, "Filen er behandlet, men kan ikke fjernes fra indbakken. Giv programmet lov til det.", false);
    for (const Refused& refused : look.lying)
      add(refused.path, refused.error.message + " " + refused.error.hint, false);
    unread_since_ = std::move(since);
    std::stable_sort(unread.begin(), unread.end(), [](const Unread& a, const Unread& b) {
      return std::pair(!a.stuck, a.since) < std::pair(!b.stuck, b.since);
    });
    beat_.unread_total = std::ssize(unread);
    if (unread.size() > kMostUnread) unread.resize(kMostUnread);
    if (beat_.unread != unread) last_beat_ = {};  // news: said at once
    beat_.unread = std::move(unread);
  }

  /// Since when the oldest of what is not read yet has waited, in the inbox or in hand.
  void note_oldest(const Look& look, const std::vector<fs::path>& fresh) {
    oldest_ = look.oldest;
    for (const fs::path& file : fresh) oldest_ = std::min(oldest_, inbox_.first_seen(file));
    std::map<fs::path, Clock::time_point> in_hand;
    for (const Held& held : held_) {
      if (held.read) continue;
      const auto known = in_hand_since_.find(held.claim.path);
      const Clock::time_point since = known == in_hand_since_.end() ? looked_ : known->second;
      in_hand[held.claim.path] = since;
      oldest_ = std::min(oldest_, since);
    }
    in_hand_since_ = std::move(in_hand);
  }

  [[nodiscard]] Error cannot_reach() const {
    return {ErrorCode::kNotFound, "Indbakken kan ikke nås.", display_name(settings_.inbox),
            inbox_.was_mount() ? std::string(kWasMount) : "Findes mappen, og er drevet forbundet?"};
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

  /// What came to rest with many others, and is no less part of the heap when the others are claimed first.
  /// Gives the files in the order in which they are to be claimed: those of heaps last.
  std::vector<fs::path> note_heaps(std::vector<fs::path> fresh) {
    std::map<fs::path, bool> known;
    std::ptrdiff_t arrived = 0;
    for (const fs::path& file : fresh) arrived += heaps_.contains(file) ? 0 : 1;
    for (const fs::path& file : fresh) {
      const auto before = heaps_.find(file);
      known[file] = before != heaps_.end() ? before->second : arrived > kHeap;
    }
    heaps_ = std::move(known);
    std::stable_partition(fresh.begin(), fresh.end(), [&](const fs::path& file) { return !heaps_.at(file); });
    return fresh;
  }

  /// Room for the file, and for the copy of it that the archive keeps.
  [[nodiscard]] bool has_room_for(const fs::path& file) const {
    std::error_code code, gone;
    const fs::space_info space = fs::space(folder_.root(), code);
    const std::uintmax_t size = fs::file_size(file, gone);
    return code || (space.available >= settings_.least_space &&
                    space.available - settings_.least_space >= (gone ? 0 : 2 * size));
  }

  /// Copies that wait for reading: the inbox has their originals, so there is no need to be far ahead.
  [[nodiscard]] std::size_t copies_in_hand() const {
    return static_cast<std::size_t>(std::count_if(held_.begin(), held_.end(), [](const Held& held) {
      return !held.read && !held.claim.original.empty();
    }));
  }

  /// True when something was claimed.
  bool claim_all(const std::vector<fs::path>& fresh) {
    const bool was_full = beat_.full;
    beat_.full = !has_room_for({});
    bool claimed = false;
    std::map<fs::path, std::string> stuck;
    for (const fs::path& file : note_heaps(fresh)) {
      if (stop_.stop_requested() || copies_in_hand() >= kCopiesAhead) break;
      beat_heart();
      if (!has_room_for(file)) {
        beat_.full = true;
        continue;  // a smaller one may have room
      }
      if (!inbox_.is_as_seen(file)) continue;  // changed since it was looked at: it is to come to rest first
      auto claim = claims_.take(settings_.inbox, file, [this] { beat_heart(); });
      if (claim) {
        held_.push_back({*std::move(claim), heaps_.at(file), Clock::now()});
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
    if (beat_.full && !was_full)
      tell(WatchEvent::Kind::kDiskFull, "", "",
           "Der er næsten ikke mere plads på disken. Frigør plads; så fortsættes der.");
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

  /// Claims whose time to be read has come, in the order in which they came, those of heaps last.
  [[nodiscard]] std::vector<Reading::Job> due_jobs() const {
    std::vector<Reading::Job> jobs;
    for (const bool of_heap : {false, true}) {
      for (const Held& held : held_) {
        if (held.of_heap != of_heap || held.read || held.due > Clock::now()) continue;
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
      if (held != held_.end()) note_read(*held, outcome);
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
        return;  // told when it is clear what becomes of it
    }
    take_half_out(held);
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
    const bool failed = held.read->kind == FileOutcome::Kind::kFailed;
    // A share that is away says nothing of the original; what was read stays to be concluded.
    if (!held.claim.original.empty() && !beat_.reachable) {
      if (settings_.once) return leave(held, name, cannot_reach());
      held.due = Clock::now() + settings_.remote_scan;
      return false;
    }
    if (Claims::is_gone(held.claim)) {
      if (failed) tell(WatchEvent::Kind::kGone, name, "");
      if (!failed) count_read(held);
      finish(held, name);
      return true;
    }
    if (!Claims::is_as_claimed(held.claim)) {
      tell(WatchEvent::Kind::kRetry, name, held.read->document,
           "Der blev skrevet i filen, mens den blev læst; den læses igen.");
      note_half(held);
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
    if (failed) return conclude_failed(held, name);
    count_read(held);
    remove_original(held, name);
    finish(held, name);
    return true;
  }

  void count_read(const Held& held) {
    (held.read->kind == FileOutcome::Kind::kKnown ? report_.known : report_.stored) += 1;
  }

  /// What was read before its file was whole is no paper of anybody's. Remembered until the whole is read;
  /// not where the same bytes had come before, as a file of their own.
  void note_half(const Held& held) {
    if (held.read->kind == FileOutcome::Kind::kNew && !held.read->document.empty())
      halves_[held.claim.relative].push_back(held.read->document);
  }

  /// Withdraws what was read of the file while it was being written, now that the whole is there.
  void take_half_out(const Held& held) {
    const auto halves = halves_.find(held.claim.relative);
    if (halves == halves_.end()) return;
    for (const std::string& half : halves->second) {
      if (half == held.read->document) continue;
      const auto arrivals = store_.arrivals(half);
      if (arrivals && arrivals->size() > 1) continue;  // it has come as a file of its own since
      const auto out = store_.withdraw(half, "frisaet watch", "Læst, før filen var skrevet færdig.");
      const std::string name = held.claim.relative.string();
      if (out) tell(WatchEvent::Kind::kHalfOut, name, half);
      if (!out && out.error().code != ErrorCode::kNotFound)
        tell(WatchEvent::Kind::kRetry, name, half, out.error());
    }
    halves_.erase(halves);
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
      if (error.code == ErrorCode::kStore && !held.claim.original.empty() && !has_room_for(held.claim.path)) {
        claims_.drop(held.claim);  // the inbox has it, and its room is needed
        return true;
      }
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
    if (reading_.is_at_work() && Clock::now() - reading_.last_sign() > kHangs) return;
    tell_service_manager("WATCHDOG=1");
    // A store that is busy for a moment is no reason to stop watching.
    if (auto said = say(beat_); !said) tell(WatchEvent::Kind::kRetry, "", "", said.error());
  }

  Result<void> say(Heartbeat beat) {
    last_beat_ = Clock::now();
    beat.at = moment_now();
    const auto seconds_since = [&](Clock::time_point then) {
      const auto passed = std::chrono::duration_cast<std::chrono::seconds>(last_beat_ - then).count();
      return std::max<std::int64_t>(0, passed);
    };
    if (looked_ != Clock::time_point{}) beat.scan_age = seconds_since(looked_);
    if (oldest_ != Clock::time_point::max()) beat.oldest_age = seconds_since(oldest_);
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
  std::optional<RunId> run_;  // begun and not ended
  Reading reading_;
  std::map<fs::path, bool> heaps_;         // ready and not claimed: did it come with many others?
  std::map<fs::path, std::string> stuck_;  // ready, but not to be moved, and what was told of it
  WatchReport report_;
  std::map<fs::path, std::vector<std::string>>
      halves_;                             // by place in the inbox: documents of half-written files
  std::map<fs::path, Claim> passed_over_;  // done with for this run, and lies in the inbox still
  bool reachable_ = true;
  Heartbeat beat_;
  Clock::time_point last_beat_{};
  Clock::time_point looked_{};                           // when the inbox was last gone through
  Clock::time_point oldest_ = Clock::time_point::max();  // since then the oldest file waits
  std::map<fs::path, Clock::time_point> in_hand_since_;  // claims that are not read yet
  std::map<std::string, std::int64_t> unread_since_;     // wall clock: it outlives the process
  bool mount_noted_ = false;
};

/// Where another inbox was watched before: reads what is in hand of it, and tells what lies there still. The
/// other way, to keep the inbox with each claim, would leave a claim whose inbox nobody watches.
Result<WatchReport> leave_former_inbox(const DataFolder& folder, Store& store, const WatchSettings& settings,
                                       const std::function<void(const WatchEvent&)>& tell,
                                       const std::stop_token& stop) {
  const auto former = store.note(kClaimsNote);
  if (!former) return former.error();
  WatchReport report;
  if (*former == settings.inbox.string()) return report;
  if (!former->empty()) {
    WatchSettings before = settings;
    before.inbox = *former;
    before.once = true;  // nothing is waited for: the new inbox is not read meanwhile
    auto claims = Claims::open(folder.claimed());
    if (!claims) return claims.error();
    const bool in_hand = !claims->left(before.inbox).empty();
    Inbox inbox(before.inbox, settings.patience, was_mount(store, before.inbox));
    if (inbox.look(Clock::now()).reachable) {
      auto finished = Watcher(folder, store, before, *std::move(claims), tell, stop).finish_claims();
      if (!finished) return finished.error();
      report = *finished;
      if (stop.stop_requested()) return report;  // the next start finishes it
      const Look look = inbox.look(Clock::now());
      if (const auto lie = look.ready.size() + look.waiting + look.unfinished; lie > 0)
        tell({WatchEvent::Kind::kFormerInbox, "", "",
              "I den hidtidige indbakke " + display_name(before.inbox) + " ligger " + std::to_string(lie) +
                  (lie == 1 ? " fil, som" : " filer, som") +
                  " ikke læses. Flyt til den nye, hvad der skal læses."});
    } else if (in_hand) {
      tell({WatchEvent::Kind::kFormerInbox, "", "",
            "Den hidtidige indbakke " + display_name(before.inbox) +
                " kan ikke nås. Hvad der var taget derfra, læses, men det kan ligge der endnu."});
    }
  }
  if (auto noted = store.set_note(kClaimsNote, settings.inbox.string()); !noted) return noted.error();
  return report;
}

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
  const auto former = leave_former_inbox(folder, store, settings, tell, stop);
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
