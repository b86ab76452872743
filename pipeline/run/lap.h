#pragma once

#include <chrono>
#include <cstdint>

namespace frisaet {

/// Tells how many milliseconds ago it was asked last, at first since it was made.
class Lap {
 public:
  std::int64_t operator()() {
    const auto now = std::chrono::steady_clock::now();
    const auto passed = std::chrono::round<std::chrono::milliseconds>(now - last_).count();
    last_ = now;
    return passed;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace frisaet
