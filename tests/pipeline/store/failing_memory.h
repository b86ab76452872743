#pragma once

#include <sqlite3.h>

#include <atomic>

namespace frisaet::testing {

/// SQLite's memory, in which the n-th request fails, once. SQLite takes its memory functions before it is
/// first used only: install() belongs in a static initialiser, and everything that is not armed goes to the
/// real ones.
class FailingMemory {
 public:
  static bool install() {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_);
    sqlite3_mem_methods shim = real_;
    shim.xMalloc = [](int size) { return fails() ? nullptr : real_.xMalloc(size); };
    shim.xRealloc = [](void* old, int size) { return fails() ? nullptr : real_.xRealloc(old, size); };
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &shim) == SQLITE_OK;
  }

  /// The n-th request from now on fails; 0: none.
  static void arm(int n) { countdown_ = n; }
  /// False where there were fewer than n requests since arm(n).
  static bool has_failed() { return countdown_ == 0; }

 private:
  static bool fails() { return countdown_ > 0 && --countdown_ == 0; }

  static inline sqlite3_mem_methods real_{};
  static inline std::atomic<int> countdown_ = 0;
};

}  // namespace frisaet::testing
