#include "pipeline/run/heartbeat.h"

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <fstream>
#include <system_error>

namespace frisaet {
namespace fs = std::filesystem;
namespace {

constexpr const char* kLockFile = "watch.lock";

struct flock whole_file(short kind) {
  struct flock lock {};
  lock.l_type = kind;
  lock.l_whence = SEEK_SET;
  return lock;
}

Error cannot_lock(const fs::path& data, int fault) {
  return {ErrorCode::kStore,
          "Overvågningens låsefil kan ikke bruges: " + std::generic_category().message(fault) + ".",
          (data / kLockFile).string(),
          "Overvåg som den bruger, der ejer datamappen, eller giv lov til at skrive i filen."};
}

bool is_stuck_for_long(const Heartbeat& beat) {
  return std::any_of(beat.unread.begin(), beat.unread.end(), [&](const Unread& file) {
    return file.stuck && beat.at.wall - file.since >= kStuckForLong;
  });
}

/// `90 sekunder`, `5 minutter`, `3 timer`.
std::string in_words(std::int64_t seconds) {
  if (seconds < 120) return std::to_string(seconds) + (seconds == 1 ? " sekund" : " sekunder");
  if (seconds < 7200) return std::to_string(seconds / 60) + " minutter";
  return std::to_string(seconds / 3600) + " timer";
}

/// What the sentence ends with where files lie unread: they are named elsewhere.
std::string in_danish_unread(const Heartbeat& beat) {
  if (beat.unread_total == 0) return "";
  return beat.unread_total == 1 ? " 1 fil i indbakken bliver ikke læst; en person skal se på den."
                                : " " + std::to_string(beat.unread_total) +
                                      " filer i indbakken bliver ikke læst; en person skal se på dem.";
}

}  // namespace

Moment moment_now() {
  Moment now;
  now.wall =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  timespec since_boot{};
  clock_gettime(CLOCK_BOOTTIME, &since_boot);  // goes on while the machine sleeps
  now.since_boot = since_boot.tv_sec;
  std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), now.boot);
  return now;
}

Result<WatchLock> WatchLock::take(const fs::path& data) {
  Descriptor file(::open((data / kLockFile).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!file) return cannot_lock(data, errno);
  struct flock lock = whole_file(F_WRLCK);
  if (::fcntl(file.get(), F_OFD_SETLK, &lock) == 0) return WatchLock(std::move(file));
  if (errno != EAGAIN && errno != EACCES) return cannot_lock(data, errno);
  return Error{ErrorCode::kStore, "En anden overvågning er i gang med den samme datamappe.", data.string(),
               "Stop den først, eller brug en anden datamappe."};
}

bool WatchLock::is_taken(const fs::path& data) {
  const Descriptor file(::open((data / kLockFile).c_str(), O_RDONLY | O_CLOEXEC));
  struct flock lock = whole_file(F_WRLCK);
  return file && ::fcntl(file.get(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

Result<WatchView> watch_view(Store& store, const fs::path& data) {
  const auto note = store.note(kHeartbeatNote);
  if (!note) return note.error();
  return watch_view_of(heartbeat_from_json(*note), moment_now(), WatchLock::is_taken(data));
}

fs::path inbox_watched(Store& store, const fs::path& data) {
  if (const auto note = store.note(kHeartbeatNote)) {
    const auto beat = heartbeat_from_json(*note);
    if (beat && !beat->once && !beat->inbox.empty()) return beat->inbox;
  }
  return data / "inbox";
}

bool is_alarm(const WatchView& view) {
  switch (view.watching) {
    case Watching::kNever:
    case Watching::kEmptied:
      return false;
    case Watching::kStopped:
    case Watching::kGone:
    case Watching::kSilent:
      return true;
    case Watching::kWell:
      return view.heartbeat && !view.heartbeat->stopped &&
             (!view.heartbeat->reachable || view.heartbeat->full || is_stuck_for_long(*view.heartbeat));
  }
  return true;
}

std::string in_danish(const WatchView& view) {
  const std::string since = in_words(view.age);
  switch (view.watching) {
    case Watching::kNever:
      return "Indbakken overvåges ikke (frisaet watch).";
    case Watching::kEmptied:
      return "Indbakken overvåges ikke; den blev sidst gået igennem for " + since + " siden.";
    case Watching::kStopped:
      return "Indbakken overvåges ikke: overvågningen blev stoppet for " + since +
             " siden. Start frisaet watch igen.";
    case Watching::kGone:
      return "Indbakken overvåges ikke: overvågningen er gået ned; den gav livstegn for " + since +
             " siden. Start frisaet watch igen.";
    case Watching::kSilent:
      return "Indbakkens overvågning har været tavs i " + since + ". Genstart frisaet watch.";
    case Watching::kWell:
      break;
  }
  if (!view.heartbeat || view.heartbeat->stopped) return "Indbakkens overvågning er ved at starte.";
  if (!view.heartbeat->reachable) return "Indbakken kan ikke nås. Er netværksdrevet væk?";
  if (view.heartbeat->full) return "Disken er næsten fuld; der tages ikke flere filer ind.";
  const Heartbeat& beat = *view.heartbeat;
  std::string text = "Indbakken overvåges: " + std::to_string(beat.waiting) + " filer venter, " +
                     std::to_string(beat.claimed) + " læses";
  if (beat.waiting + beat.claimed > 0)
    text += "; den ældste har ventet i " + in_words(beat.oldest_age + view.age);
  if (beat.scan_age >= 0)
    text += "; indbakken blev gået igennem for " + in_words(beat.scan_age + view.age) + " siden";
  return text + "; seneste livstegn for " + since + " siden." + in_danish_unread(beat);
}

std::string danish_time(std::int64_t wall) {
  const auto time = static_cast<std::time_t>(wall);
  std::tm parts{};
  localtime_r(&time, &parts);
  std::array<char, 40> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%d.%m.%Y kl. %H.%M", &parts)};
}

}  // namespace frisaet
