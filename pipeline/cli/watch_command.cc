#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ostream>
#include <system_error>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/watch/watcher.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using Event = watch::WatchEvent;

/// One line an event, without anything a document says: file names are people's own.
std::string line_of(const Event& event) {
  const std::string file = display_name(event.file);
  switch (event.kind) {
    case Event::Kind::kStored:
      return fmt::format("læst: {} ({})", file, event.document.substr(0, 12));
    case Event::Kind::kChanged:
      return fmt::format("læst på ny: {} ({})", file, event.document.substr(0, 12));
    case Event::Kind::kKnown:
      return fmt::format("kendt i forvejen: {} er det samme som {} ({})", file, event.message,
                         event.document.substr(0, 12));
    case Event::Kind::kVersion:
      return fmt::format("{} er {}", file, event.message);
    case Event::Kind::kHalfOut:
      return fmt::format("trukket tilbage: {} blev læst, før filen var skrevet færdig ({})", file,
                         event.document.substr(0, 12));
    case Event::Kind::kFailed:
      return fmt::format("kunne ikke læses: {}: {} Filen ligger i failed/ med en forklaring.", file,
                         event.message);
    case Event::Kind::kRefused:
      return event.message;
    case Event::Kind::kRetry:
      return file.empty() ? fmt::format("prøves igen om lidt: {}", event.message)
                          : fmt::format("prøves igen om lidt: {}: {}", file, event.message);
    case Event::Kind::kLeft:
      return fmt::format("ikke færdig: {}: {} Den tages op igen næste gang.", file, event.message);
    case Event::Kind::kGone:
      return fmt::format("ikke læst: {} er fjernet fra claimed/", file);
    case Event::Kind::kInboxGone:
      return fmt::format("indbakken {} kan ikke nås. Der ventes, til den er der igen.", event.message);
    case Event::Kind::kInboxBack:
      return fmt::format("indbakken {} er der igen.", event.message);
    case Event::Kind::kDiskFull:
    case Event::Kind::kDiskFree:
    case Event::Kind::kFormerInbox:
      return event.message;
  }
  return {};
}

/// True when what we say goes to the journal of systemd (systemd.exec(5), $JOURNAL_STREAM).
bool goes_to_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat status {};
  return stream != nullptr && fstat(STDERR_FILENO, &status) == 0 &&
         fmt::format("{}:{}", status.st_dev, status.st_ino) == stream;
}

/// One line an event for a log that others keep and search: codes only, with the journal's mark of how bad it
/// is. Names of files are left out: people call them after people. Documents are named by their hash, and
/// what failed lies in failed/ with its reason.
std::string log_line_of(const Event& event) {
  struct Name {
    std::string_view event;
    int level;  ///< of syslog(3)
  };
  const auto name = [&]() -> Name {
    switch (event.kind) {
      case Event::Kind::kStored:
        return {"stored", 6};
      case Event::Kind::kChanged:
        return {"read_again", 6};
      case Event::Kind::kKnown:
        return {"known", 6};
      case Event::Kind::kVersion:
        return {"other_version", 5};
      case Event::Kind::kHalfOut:
        return {"half_withdrawn", 5};
      case Event::Kind::kGone:
        return {"gone", 4};
      case Event::Kind::kFailed:
        return {"failed", 4};
      case Event::Kind::kRefused:
        return {"refused", 4};
      case Event::Kind::kRetry:
        return {"retry", 4};
      case Event::Kind::kLeft:
        return {"left", 4};
      case Event::Kind::kInboxGone:
        return {"inbox_gone", 3};
      case Event::Kind::kInboxBack:
        return {"inbox_back", 5};
      case Event::Kind::kDiskFull:
        return {"disk_full", 3};
      case Event::Kind::kDiskFree:
        return {"disk_free", 5};
      case Event::Kind::kFormerInbox:
        return {"former_inbox", 4};
    }
    return {"unknown", 4};
  }();
  std::string line = fmt::format("<{}>event={}", name.level, name.event);
  if (!event.document.empty()) line += " document=" + event.document;
  if (event.fault) line += fmt::format(" fault={}", to_string(*event.fault));
  return line;
}

/// Whether the inbox can be another one from now on. What is at fault now was not when the watching began:
/// the old one goes on being read, where a start would only fail and be tried again.
Result<void> may_change_to(const DataFolder& folder, const fs::path& now, const fs::path& other) {
  const auto inbox = watch::inbox_at(folder, other);
  if (!inbox) return inbox.error();
  // The same one may be gone for a while: the watcher waits for it and tells.
  if (const auto same = watch::inbox_at(folder, now); same && *same == *inbox) return {};
  if (faccessat(AT_FDCWD, inbox->c_str(), R_OK | W_OK | X_OK, AT_EACCESS) == 0) return {};
  return Error{ErrorCode::kUsage,
               "Den nye indbakke kan ikke bruges: " + std::generic_category().message(errno) + ".",
               inbox->string(), "Findes mappen, er drevet forbundet, og må programmet skrive i den?"};
}

/// The settings as they are now; nothing, and why was said, where those that were are to stay.
std::optional<WatchOptions> reloaded(const Terminal& terminal, const DataFolder& folder,
                                     const WatchOptions& options, const ReloadRequests& reloads) {
  auto fresh = reloads.reread();
  if (fresh) {
    if (const auto may = may_change_to(folder, options.inbox, fresh->inbox); !may) {
      report(terminal, may.error());
      fresh.reset();
    }
  }
  if (!fresh) {
    terminal.err << "frisaet: Indstillingerne er, som de var.\n";
  } else if (fresh->once != options.once) {
    // A service would end without anybody having stopped it.
    terminal.err << "frisaet: once gælder fra en start og kan ikke skiftes, mens der overvåges. De andre "
                    "indstillinger er taget op.\n";
    fresh->once = options.once;
  }
  return fresh;
}

}  // namespace

int run_watch(const Terminal& terminal, WatchOptions options, const ReloadRequests& reloads) {
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  // Held over every reload: nobody else gets in between, and no monitor finds it free.
  const auto lock = WatchLock::take(folder->root());
  if (!lock) return report(terminal, lock.error());
  auto store = Store::open(folder->database());
  if (!store) return report(terminal, store.error());
  const bool journal = goes_to_journal();
  const auto tell = [&](const Event& event) {
    terminal.err << (journal ? log_line_of(event) : "frisaet: " + line_of(event)) << '\n' << std::flush;
  };
  watch::WatchReport all;
  for (bool again = false;; again = true) {
    const std::stop_token reload = reloads.next();
    // After the token: who asks while the settings are read is heard too.
    if (again) {
      if (auto fresh = reloaded(terminal, *folder, options, reloads)) options = *std::move(fresh);
    }
    std::stop_source stop;
    const std::stop_callback ends(terminal.stop, [&] { stop.request_stop(); });
    const std::stop_callback pauses(reload, [&] { stop.request_stop(); });
    watch::WatchSettings settings;
    settings.inbox = options.inbox;
    settings.once = options.once;
    settings.scan_only = options.scan_only;
    settings.lock = &*lock;
    settings.goes_on = [&] { return reload.stop_requested() && !terminal.stop.stop_requested(); };
    terminal.err << "frisaet: Overvåger "
                 << display_name(options.inbox.empty() ? folder->inbox() : options.inbox)
                 << (options.once ? "" : " (Ctrl-C stopper)") << '\n'
                 << std::flush;
    const auto done = watch::watch(*folder, *store, settings, tell, stop.get_token());
    if (!done) return report(terminal, done.error());
    all.stored += done->stored;
    all.known += done->known;
    all.failed += done->failed;
    all.refused += done->refused;
    all.left += done->left;
    all.handed_back = done->handed_back;
    if (!done->goes_on) break;
  }
  terminal.out << fmt::format("{} læst, {} kendt i forvejen, {} kunne ikke læses, {} blev ikke rørt\n",
                              all.stored, all.known, all.failed, all.refused);
  if (all.left > 0) terminal.out << fmt::format("{} ligger endnu og tages op igen næste gang\n", all.left);
  if (all.handed_back > 0)
    terminal.out << fmt::format("{} var under læsning og tages op igen ved næste start\n", all.handed_back);
  return all.failed + all.refused + all.left > 0 ? kExitQuarantined : kExitDone;
}

}  // namespace frisaet
