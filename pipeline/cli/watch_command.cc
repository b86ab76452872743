#include <fmt/format.h>

#include <ostream>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/watch/watcher.h"

namespace frisaet {
namespace {

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
    case Event::Kind::kInboxGone:
      return fmt::format("indbakken {} kan ikke nås. Der ventes, til den er der igen.", event.message);
    case Event::Kind::kInboxBack:
      return fmt::format("indbakken {} er der igen.", event.message);
    case Event::Kind::kDiskFull:
      return event.message;
  }
  return {};
}

}  // namespace

int run_watch(const Terminal& terminal, const WatchOptions& options) {
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  auto store = Store::open(folder->database());
  if (!store) return report(terminal, store.error());
  watch::WatchSettings settings;
  settings.inbox = options.inbox;
  settings.once = options.once;
  terminal.err << "frisaet: Overvåger "
               << display_name(options.inbox.empty() ? folder->inbox() : options.inbox)
               << (options.once ? "" : " (Ctrl-C stopper)") << '\n'
               << std::flush;
  const auto tell = [&](const Event& event) {
    terminal.err << "frisaet: " << line_of(event) << '\n' << std::flush;
  };
  const auto done = watch::watch(*folder, *store, settings, tell, terminal.stop);
  if (!done) return report(terminal, done.error());
  terminal.out << fmt::format("{} læst, {} kendt i forvejen, {} kunne ikke læses, {} blev ikke rørt\n",
                              done->stored, done->known, done->failed, done->refused);
  if (done->left > 0)
    terminal.out << fmt::format("{} ligger endnu og tages op igen næste gang\n", done->left);
  return done->failed + done->refused + done->left > 0 ? kExitQuarantined : kExitDone;
}

}  // namespace frisaet
