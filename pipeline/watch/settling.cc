#include "pipeline/watch/settling.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <utility>

#include "models/core/sha256.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/store_input.h"
#include "pipeline/watch/taking.h"

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

/// Faults that may pass by themselves: time-outs, crashes of a reader, a full disk, a busy store.
bool may_pass(ErrorCode code) {
  return code == ErrorCode::kTimeout || code == ErrorCode::kCrashed || code == ErrorCode::kStore ||
         code == ErrorCode::kInternal;
}

}  // namespace

void Settling::note_read(Held& held, const FileOutcome& outcome) {
  if (outcome.kind == FileOutcome::Kind::kInterrupted) return;
  held.read = outcome;
  held.read_at = held.due = Clock::now();
  const std::string name = held.claim.relative.string();
  switch (outcome.kind) {
    case FileOutcome::Kind::kNew:
      tell_(WatchEvent::Kind::kStored, name, outcome.document);
      tell_versions(name, outcome);
      break;
    case FileOutcome::Kind::kChanged:
      tell_(WatchEvent::Kind::kChanged, name, outcome.document);
      tell_versions(name, outcome);
      break;
    case FileOutcome::Kind::kKnown: {
      const auto arrivals = store_.arrivals(outcome.document);
      const bool named = arrivals && !arrivals->empty();
      tell_(WatchEvent::Kind::kKnown, name, outcome.document, named ? arrivals->front().arrival.name : "");
      break;
    }
    default:
      return;  // told when it is clear what becomes of it
  }
  take_half_out(held);
}

void Settling::tell_versions(const std::string& name, const FileOutcome& outcome) {
  if (!outcome.other_versions.empty())
    tell_(WatchEvent::Kind::kVersion, name, outcome.document, in_danish(outcome.other_versions));
}

bool Settling::conclude(Held& held, const std::optional<Error>& unreachable) {
  const std::string name = held.claim.relative.string();
  const bool failed = held.read->kind == FileOutcome::Kind::kFailed;
  // A share that is away says nothing of the original; what was read stays to be concluded.
  if (!held.claim.original.empty() && unreachable) {
    if (settings_.once) return leave(held, name, *unreachable);
    held.due = Clock::now() + settings_.remote_scan;
    return false;
  }
  if (Claims::is_gone(held.claim)) {
    if (failed) tell_(WatchEvent::Kind::kGone, name, "");
    if (!failed) count_read(held);
    finish(held, name);
    return true;
  }
  if (!Claims::is_as_claimed(held.claim)) return read_again(held, name);
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

bool Settling::read_again(Held& held, const std::string& name) {
  tell_(WatchEvent::Kind::kRetry, name, held.read->document,
        "Der blev skrevet i filen, mens den blev læst; den læses igen.");
  note_half(held);
  if (!held.claim.original.empty()) {  // the inbox has it, and tells when it has come to rest
    claims_.drop(held.claim);
    return true;
  }
  Claims::take_again(held.claim);
  held.read.reset();
  held.stuck.clear();
  held.due = Clock::now() + settings_.patience.unsure;
  return false;
}

void Settling::count_read(const Held& held) {
  (held.read->kind == FileOutcome::Kind::kKnown ? report_.known : report_.stored) += 1;
}

std::vector<CameBy> Settling::halves_of(const Claim& claim) const {
  std::vector<CameBy> halves;
  const auto note = store_.note(note_of(claim));
  std::istringstream words(note ? *note : std::string());
  for (CameBy half; words >> half.document >> half.bytes;) halves.push_back(half);
  return halves;
}

void Settling::keep_halves(const Claim& claim, const std::vector<CameBy>& halves) {
  std::ostringstream words;
  for (const CameBy& half : halves) words << half.document << ' ' << half.bytes << '\n';
  if (const auto kept = store_.set_note(note_of(claim), words.str()); !kept)
    tell_(WatchEvent::Kind::kRetry, claim.relative.string(), "", kept.error());
}

/// What was copied grows in the inbox, under its name; what was moved grows among the claims, and what comes
/// under its name then is another file, be it one that begins with its bytes (a paper that was signed since).
std::string Settling::note_of(const Claim& claim) const {
  return claims_.is_copy(claim) ? "half:" + sha256_hex((settings_.inbox / claim.relative).string())
                                : "half:claim:" + sha256_hex(claims_.name_of(claim));
}

void Settling::recall_halves(const Claim& claim) {
  const auto came = store_.came_by(display_name(settings_.inbox / claim.relative), claim.since);
  if (!came || came->empty()) return;
  std::vector<CameBy> halves = halves_of(claim);
  for (const CameBy& half : *came)
    if (std::find(halves.begin(), halves.end(), half) == halves.end()) halves.push_back(half);
  keep_halves(claim, halves);
}

/// What was read before its file was whole is no paper of anybody's. Remembered until the whole is read; not
/// where the same bytes had come before, as a file of their own.
void Settling::note_half(const Held& held) {
  if (held.read->kind != FileOutcome::Kind::kNew || held.read->document.empty()) return;
  std::vector<CameBy> halves = halves_of(held.claim);
  halves.push_back({held.read->document, static_cast<std::int64_t>(held.read->bytes)});
  keep_halves(held.claim, halves);
}

/// Withdraws what was read of the file while it was being written, now that the whole is there.
void Settling::take_half_out(const Held& held) {
  const std::vector<CameBy> halves = halves_of(held.claim);
  if (halves.empty()) return;
  std::vector<CameBy> still;
  for (const CameBy& half : halves) {
    if (half.document == held.read->document) {  // no more of it than before: it may go on growing
      still.push_back(half);
      continue;
    }
    // A document is the hash of its bytes: those with which the whole begins tell whether it is of the whole.
    if (sha256_of_file(held.claim.path, static_cast<std::size_t>(half.bytes)) != half.document) continue;
    const auto arrivals = store_.arrivals(half.document);
    if (arrivals && arrivals->size() > 1) continue;  // it has come as a file of its own since
    const auto out = store_.withdraw(half.document, "frisaet watch", "Læst, før filen var skrevet færdig.");
    const std::string name = held.claim.relative.string();
    if (out) tell_(WatchEvent::Kind::kHalfOut, name, half.document);
    if (!out && out.error().code != ErrorCode::kNotFound)
      tell_(WatchEvent::Kind::kRetry, name, half.document, out.error());
  }
  keep_halves(held.claim, still);
}

/// Nobody can take back a file that is removed while somebody writes to it.
bool Settling::may_be_written_to(const Held& held) const {
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
void Settling::remove_original(const Held& held, const std::string& name) {
  if (held.claim.original.empty() || is_passed_over(held.claim.original)) return;
  if (auto removed = Claims::remove_original(held.claim); !removed) {
    pass_over(held.claim);
    tell_(WatchEvent::Kind::kLeft, name, held.read->document, removed.error());
  }
}

/// False where the original is gone, or another file lies in its place: that one is read.
bool Settling::pass_over(const Claim& claim) {
  if (claim.original.empty()) return false;
  const auto sight = sight_of(claim.original);
  if (!sight || !Claims::has_original(claim)) return false;
  passed_over_[claim.original] = *sight;
  return true;
}

void Settling::look_again() {
  std::erase_if(passed_over_, [](const auto& entry) { return sight_of(entry.first) != entry.second; });
}

void Settling::add_passed_over(std::vector<LifeSign::Lying>& lying) const {
  for (const auto& [file, sight] : passed_over_)
    lying.push_back(
        {file, "Filen er behandlet, men kan ikke fjernes fra indbakken. Giv programmet lov til det.", false});
}

/// Removes what is done with, and what was remembered of it.
void Settling::finish(const Held& held, const std::string& name) {
  if (held.tries > 0) {
    if (auto forgotten = store_.forget_retry(claims_.name_of(held.claim)); !forgotten)
      tell_(WatchEvent::Kind::kRetry, name, "", forgotten.error());
  }
  // Where the inbox has another file of a copy's name, it may be the whole of what was read.
  const Claim& claim = held.claim;
  const bool may_grow = claims_.is_copy(claim) && sight_of(settings_.inbox / claim.relative).has_value();
  if (!may_grow && !halves_of(claim).empty()) keep_halves(claim, {});
  claims_.drop(claim);
}

bool Settling::conclude_failed(Held& held, const std::string& name) {
  const std::string document = held.read->document;
  const Error error =
      held.read->error.value_or(Error{ErrorCode::kInternal, "Filen kunne ikke læses.", "", ""});
  // A full disk or a locked store says nothing about the file: it waits for as long as that lasts.
  const bool try_again = error.code == ErrorCode::kStore || held.tries < settings_.retries;
  if (may_pass(error.code) && try_again && !settings_.once) {
    if (error.code == ErrorCode::kStore && !held.claim.original.empty() &&
        !has_room_for(folder_, settings_.least_space, held.claim.path)) {
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
    tell_(WatchEvent::Kind::kFailed, name, document, Error{error.code, error.message, "", ""});
    return true;
  }
  if (auto moved = move_to_failed(folder_.failed(), held.claim, error); !moved)
    return stay_stuck(held, name, moved.error());
  finish(held, name);
  ++report_.failed;
  tell_(WatchEvent::Kind::kFailed, name, document, Error{error.code, error.message, "", error.hint});
  return true;
}

void Settling::try_later(Held& held, const std::string& name, const Error& error) {
  const auto wait = settings_.first_retry * (1 << std::min(held.tries, kMostDoublings));
  held.due = Clock::now() + wait;
  ++held.tries;
  tell_(WatchEvent::Kind::kRetry, name, held.read->document, error);
  held.read.reset();
  const Retry retry{held.tries, moment_now().wall + std::chrono::seconds(wait).count()};
  // Where the store is what refuses, a restart tries at once: no harm.
  static_cast<void>(store_.set_retry(claims_.name_of(held.claim), retry));
}

/// It is read, and what came of it is known; only failed/ does not take it.
bool Settling::stay_stuck(Held& held, const std::string& name, const Error& error) {
  if (settings_.once) return leave(held, name, error);
  const std::string why = error.describe();
  if (held.stuck != why) tell_(WatchEvent::Kind::kRetry, name, held.read->document, error);
  held.stuck = why;
  held.due = Clock::now() + settings_.first_retry;
  return false;
}

/// Leaves the claim for the next start to take up: the fault is not the file's. Always true.
bool Settling::leave(const Held& held, const std::string& name, const Error& error) {
  if (!pass_over(held.claim)) ++report_.left;
  tell_(WatchEvent::Kind::kLeft, name, "", error);
  return true;
}

}  // namespace frisaet::watch
