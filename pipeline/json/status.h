#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace frisaet {

/// What the watched folder last said of itself.
struct Heartbeat {
  std::int64_t at = 0;  ///< seconds since 1970, UTC
  std::int64_t waiting = 0, claimed = 0, process = 0;
  bool reachable = true, full = false;
};

/// Nothing for a text that is no heartbeat.
std::optional<Heartbeat> heartbeat_from_json(std::string_view text);

/// A heartbeat older than this many seconds means that the watcher is gone: it leaves one every five.
inline constexpr std::int64_t kOldHeartbeat = 120;

struct StatusView {
  std::int64_t documents = 0, pages = 0;
  std::map<std::string, std::int64_t> records, attempts;  ///< by kind, by state
  std::optional<Heartbeat> heartbeat;
  std::int64_t doubts = 0;
  std::int64_t heartbeat_age = 0;  ///< seconds
};

/// As `status --json` prints it (schema frisaet.status/1).
std::string status_json(const StatusView& view);

}  // namespace frisaet
