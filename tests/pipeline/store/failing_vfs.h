#pragma once

#include <sqlite3.h>

#include <cstring>

namespace frisaet::testing {

/// A file system for SQLite in which the n-th change of a file fails: writes (half of it is written),
/// truncations, syncs, deletions. Everything else goes to the real one. While an instance lives it is
/// SQLite's default; one at a time.
class FailingVfs {
 public:
  enum class Mode {
    kOnce,     ///< one failure, as of a full disk on which somebody then makes room
    kForEver,  ///< everything after it fails too: what is on the disk is what a crash leaves
  };

  FailingVfs() : real_(sqlite3_vfs_find(nullptr)), shim_(*real_) {
    arm(0, Mode::kOnce);
    shim_.zName = "failing";
    shim_.pNext = nullptr;
    shim_.pAppData = real_;
    shim_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    shim_.xOpen = open;
    shim_.xDelete = remove;
    sqlite3_vfs_register(&shim_, 1);
  }
  ~FailingVfs() {
    sqlite3_vfs_unregister(&shim_);
    sqlite3_vfs_register(real_, 1);
  }
  FailingVfs(const FailingVfs&) = delete;
  FailingVfs& operator=(const FailingVfs&) = delete;

  /// The n-th change from now on fails; 0: none.
  void arm(int n, Mode mode) {
    countdown_ = n;
    mode_ = mode;
    has_failed_ = false;
  }
  void disarm() { arm(0, Mode::kOnce); }
  /// True when a failure happened since arm().
  [[nodiscard]] bool has_failed() const { return has_failed_; }

 private:
  struct File {
    sqlite3_file base;
    sqlite3_file* real;
  };
  // SQLite's callbacks have no place for a pointer to this object that all of them could reach.
  static inline int countdown_ = 0;
  static inline Mode mode_ = Mode::kOnce;
  static inline bool has_failed_ = false;

  static bool fails() {
    if (has_failed_ && mode_ == Mode::kForEver) return true;
    if (countdown_ == 0 || --countdown_ > 0) return false;
    has_failed_ = true;
    return true;
  }
  static sqlite3_vfs* real_of(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }
  static sqlite3_file* real_of(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }

  static int remove(sqlite3_vfs* vfs, const char* name, int sync) {
    return fails() ? SQLITE_IOERR_DELETE : real_of(vfs)->xDelete(real_of(vfs), name, sync);
  }
  static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
    sqlite3_file* real = real_of(file);
    if (!fails()) return real->pMethods->xWrite(real, data, size, at);
    real->pMethods->xWrite(real, data, size / 2, at);
    return SQLITE_FULL;
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return fails() ? SQLITE_IOERR_TRUNCATE : real_of(file)->pMethods->xTruncate(real_of(file), size);
  }
  // Not passed on: a test's process does not lose power, and a disk makes hundreds of these slow.
  static int sync(sqlite3_file*, int) { return fails() ? SQLITE_IOERR_FSYNC : SQLITE_OK; }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* mine = reinterpret_cast<File*>(file);
    mine->real = reinterpret_cast<sqlite3_file*>(mine + 1);
    const int result = real_of(vfs)->xOpen(real_of(vfs), name, mine->real, flags, out_flags);
    mine->base.pMethods = mine->real->pMethods == nullptr ? nullptr : &methods();
    return result;
  }

  static const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods table = {
        3,
        [](sqlite3_file* f) { return real_of(f)->pMethods->xClose(real_of(f)); },
        [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
          return real_of(f)->pMethods->xRead(real_of(f), to, n, at);
        },
        write,
        truncate,
        sync,
        [](sqlite3_file* f, sqlite3_int64* size) {
          return real_of(f)->pMethods->xFileSize(real_of(f), size);
        },
        [](sqlite3_file* f, int lock) { return real_of(f)->pMethods->xLock(real_of(f), lock); },
        [](sqlite3_file* f, int lock) { return real_of(f)->pMethods->xUnlock(real_of(f), lock); },
        [](sqlite3_file* f, int* out) { return real_of(f)->pMethods->xCheckReservedLock(real_of(f), out); },
        [](sqlite3_file* f, int op, void* arg) {
          return real_of(f)->pMethods->xFileControl(real_of(f), op, arg);
        },
        [](sqlite3_file* f) { return real_of(f)->pMethods->xSectorSize(real_of(f)); },
        [](sqlite3_file* f) { return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f)); },
        [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
          return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, out);
        },
        [](sqlite3_file* f, int from, int n, int flags) {
          return real_of(f)->pMethods->xShmLock(real_of(f), from, n, flags);
        },
        [](sqlite3_file* f) { real_of(f)->pMethods->xShmBarrier(real_of(f)); },
        [](sqlite3_file* f, int remove_it) { return real_of(f)->pMethods->xShmUnmap(real_of(f), remove_it); },
        [](sqlite3_file* f, sqlite3_int64 at, int n, void** out) {
          return real_of(f)->pMethods->xFetch(real_of(f), at, n, out);
        },
        [](sqlite3_file* f, sqlite3_int64 at, void* p) {
          return real_of(f)->pMethods->xUnfetch(real_of(f), at, p);
        },
    };
    return table;
  }

  sqlite3_vfs* real_;
  sqlite3_vfs shim_;
};

}  // namespace frisaet::testing
