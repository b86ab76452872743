#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

#include "models/core/result.h"
#include "pipeline/web/site.h"

namespace frisaet::web {

struct ServerSettings {
  std::string host = "127.0.0.1";
  int port = 8080;               ///< 0 = any free one
  std::size_t connections = 96;  ///< read, answered or kept open at once, each on a thread
  std::size_t answers = 8;       ///< requests answered at once
  std::size_t waiting =
      64;  ///< requests that may wait for that, 5 s at most; others are told to come back (503)
  std::chrono::milliseconds pace{
      10'000};  ///< within which a request has to come; a second more for every 32 KB
  std::size_t body = std::size_t{64} << 20;  ///< bytes of a request
};

/// Serves the site until `stop` is requested. `ready` is told the port once it listens. Fails with kUsage for
/// an address beyond this machine while nobody has to log in, and with kInternal when the address is taken.
Result<void> serve(Site& site, const ServerSettings& settings, const std::function<void(int port)>& ready,
                   const std::stop_token& stop);

}  // namespace frisaet::web
