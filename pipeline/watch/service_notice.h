#pragma once

#include <string_view>

namespace frisaet::watch {

/// Tells the service manager how it goes, by the protocol of sd_notify(3): lines such as `READY=1`,
/// `WATCHDOG=1`, `STOPPING=1` and `STATUS=…` in one datagram to the socket that $NOTIFY_SOCKET names. Nothing
/// where there is none, and nothing when the manager does not hear it: no document waits for that. The
/// protocol is small and promised to stay, so libsystemd (and what it links) is not needed for it.
void tell_service_manager(std::string_view news);

}  // namespace frisaet::watch
