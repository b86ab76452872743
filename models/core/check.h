#pragma once

namespace frisaet {

/// Prints the broken condition and its place to standard error and aborts. Never returns.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace frisaet

/// Stops the program when a fact this code relies on does not hold: a fault of ours, never bad input (that is
/// an Error). Kept in release builds, as a wrong fact about a municipality is worse than a crash of one
/// worker.
#define FRISAET_CHECK(condition) \
  (static_cast<bool>(condition) ? void() : ::frisaet::check_failed(#condition, __FILE__, __LINE__))
