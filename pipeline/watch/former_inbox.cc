#include "pipeline/watch/former_inbox.h"

#include <string>
#include <utility>

#include "pipeline/run/opened_file.h"
#include "pipeline/watch/inbox.h"

namespace frisaet::watch {
namespace fs = std::filesystem;
namespace {

/// The note that names the inbox from which the files in the claims folder were taken.
constexpr std::string_view kClaimsNote = "watch.claims";

/// What is said of an inbox that is not watched any more.
std::string in_danish(const fs::path& former, const Look& look, bool was_in_hand) {
  const std::string begin = "Indbakken er en anden end før. Den hidtidige, " + display_name(former) + ", ";
  if (!look.reachable)
    return begin + "kan ikke nås, og hvad der ligger i den, læses ikke." +
           (was_in_hand ? " Hvad der var taget derfra, læses, men det kan ligge der endnu." : "");
  const auto lie = look.ready.size() + look.waiting + look.unfinished;
  if (lie == 0) return begin + "er tom.";
  return begin + "læses ikke mere, og der ligger " + std::to_string(lie) + (lie == 1 ? " fil." : " filer.") +
         " Flyt til den nye, hvad der skal læses.";
}

}  // namespace

Result<WatchReport> leave_former_inbox(const DataFolder& folder, Store& store, const WatchSettings& settings,
                                       const std::function<void(const WatchEvent&)>& tell,
                                       const std::stop_token& stop, const FinishClaims& finish) {
  const auto former = store.note(kClaimsNote);
  if (!former) return former.error();
  WatchReport report;
  if (*former == settings.inbox.string()) return report;
  if (!former->empty()) {
    WatchSettings before = settings;
    before.inbox = *former;
    before.once = true;  // nothing is waited for: the new inbox is not read meanwhile
    auto claims = Claims::open(folder.claimed());
    if (!claims) return claims.error();
    const bool in_hand = !claims->left(before.inbox).empty();
    Inbox inbox(before.inbox, settings.patience, was_mount(store, before.inbox));
    if (inbox.look(Clock::now()).reachable) {
      auto finished = finish(before, *std::move(claims));
      if (!finished) return finished.error();
      report = *finished;
      if (stop.stop_requested()) return report;  // the next start finishes it
    }
    tell(
        {WatchEvent::Kind::kFormerInbox, "", "", in_danish(before.inbox, inbox.look(Clock::now()), in_hand)});
  }
  if (auto noted = store.set_note(kClaimsNote, settings.inbox.string()); !noted) return noted.error();
  return report;
}

}  // namespace frisaet::watch
