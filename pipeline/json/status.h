#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace frisaet {

/// A point in time by two clocks: the wall's, which people and time servers set, and the machine's own, which
/// nothing sets back but which starts anew with it.
struct Moment {
  std::int64_t wall = 0;        ///< seconds since 1970, UTC
  std::int64_t since_boot = 0;  ///< seconds
  std::string boot;             ///< which start of which machine; empty: unknown

  friend bool operator==(const Moment&, const Moment&) = default;
};

/// Something that lies in the inbox and is not read.
struct Unread {
  std::string file;        ///< relative to the inbox
  std::string reason;      ///< Danish, with what to do
  std::int64_t since = 0;  ///< seconds since 1970, UTC; a restart goes on counting
  /// It is a document that should be read and cannot be moved; else something that never is (a link, a folder
  /// with a document's name, a transfer that came to a halt).
  bool stuck = false;

  friend bool operator==(const Unread&, const Unread&) = default;
};

/// So many are named at most; the rest is counted.
inline constexpr std::size_t kMostUnread = 50;

/// What the watched folder last said of itself.
struct Heartbeat {
  Moment at;
  std::int64_t waiting = 0, claimed = 0, process = 0;
  std::string inbox;            ///< absolute; empty: not said
  std::int64_t scan_age = -1;   ///< seconds since the inbox was last gone through, at `at`; -1: never yet
  std::int64_t oldest_age = 0;  ///< seconds that the oldest file has waited to be read, at `at`
  std::vector<Unread> unread;   ///< stuck ones first, the oldest first; at most kMostUnread
  std::int64_t unread_total = 0;
  bool reachable = true, full = false;
  bool stopped = false;  ///< the last word: it ended as it was asked to
  bool once = false;     ///< it was to end when the inbox was empty

  friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

/// As the store keeps it: one JSON object.
std::string heartbeat_json(const Heartbeat& beat);

/// Nothing for a text that is no heartbeat.
std::optional<Heartbeat> heartbeat_from_json(std::string_view text);

/// A heartbeat older than this many seconds means that the watcher hangs: it leaves one every five, and the
/// longest step between two is killed before this (a page that takes its reader down is tried twice, each
/// time for 30 s to open the file, 30 s for its text and 120 s as a picture).
inline constexpr std::int64_t kOldHeartbeat = 420;

/// A document that has been stuck for so many seconds is an alarm: what passes by itself has passed by then.
inline constexpr std::int64_t kStuckForLong = 900;

/// Whether the inbox is watched. A monitor must be told of kStopped, kGone and kSilent: files are not read.
enum class Watching {
  kNever,    ///< nobody ever has
  kEmptied,  ///< `watch --once` did, as it was asked
  kStopped,  ///< ended on purpose, and nobody started it again
  kGone,     ///< its process is gone without a word
  kSilent,   ///< its process is there, and has not said anything for too long
  kWell,
};
std::string_view to_string(Watching watching);

struct WatchView {
  Watching watching = Watching::kNever;
  std::optional<Heartbeat> heartbeat;
  std::int64_t age = 0;  ///< of the heartbeat, seconds, never negative
};

/// `process_lives`: somebody holds the watcher's lock now. The age goes by the machine's own clock where both
/// moments are of one start of it, else by the wall's.
WatchView watch_view_of(std::optional<Heartbeat> heartbeat, const Moment& now, bool process_lives);

struct StatusView {
  std::int64_t documents = 0, pages = 0;
  std::int64_t held = 0;       ///< of the documents, those that wait for a person with their personal data
  std::int64_t withdrawn = 0;  ///< documents that came by mistake; not among `documents`
  std::map<std::string, std::int64_t> records, attempts;  ///< by kind; as StoreStatus::attempts
  std::int64_t doubts = 0;
  std::int64_t failed_files = 0;  ///< that lie in failed/ now
  WatchView watch;
};

/// As `status --json` prints it (schema frisaet.status/1).
std::string status_json(const StatusView& view);

}  // namespace frisaet
