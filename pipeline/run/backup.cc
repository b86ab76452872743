#include "pipeline/run/backup.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <utility>

#include "pipeline/run/erase.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/run/paths.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;

Error cannot(const char* what, const fs::path& path, const std::string& why) {
  return {ErrorCode::kStore, std::string(what) + ": " + why + ".", display_name(path),
          "Se efter, at der er plads, og at du må skrive der."};
}

Result<void> copy_whole(const fs::path& from, const fs::path& to) {
  std::error_code code;
  fs::create_directories(to.parent_path(), code);
  const fs::path partial = to.string() + ".part";
  fs::copy_file(from, partial, fs::copy_options::overwrite_existing, code);
  if (code) return cannot("Filen kan ikke kopieres", from, code.message());
  if (const int fault = sync_to_disk(partial); fault != 0)
    return cannot("Filen kan ikke kopieres", to, std::strerror(fault));
  fs::rename(partial, to, code);
  if (code) return cannot("Filen kan ikke kopieres", to, code.message());
  if (const int fault = sync_to_disk(to.parent_path()); fault != 0)
    return cannot("Filen kan ikke kopieres", to, std::strerror(fault));
  return {};
}

/// Originals from one root to another: those that are not there, each checked. A file of the right size under
/// its hash's name is taken for the right one by a backup, and looked at by a restore.
Result<void> copy_originals(const std::vector<ArchivedOriginal>& originals, const fs::path& from,
                            const fs::path& to, bool check_all, BackupReport& report) {
  for (const ArchivedOriginal& original : originals) {
    ++report.documents;
    const fs::path there = to / original.path;
    std::error_code code;
    const bool is_there =
        fs::exists(there, code) && fs::file_size(there, code) == static_cast<std::uintmax_t>(original.bytes);
    if (is_there && (!check_all || sha256_of_file(there) == original.document)) continue;
    if (std::string fault = fault_of_original(from, original); !fault.empty()) {
      report.problems.push_back(std::move(fault));
      continue;
    }
    if (auto copied = copy_whole(from / original.path, there); !copied) return copied;
    fs::permissions(there, fs::perms(0444), code);
    ++report.copied;
  }
  return {};
}

bool is_copy(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with("frisaet-") && name.ends_with(".db");
}

std::vector<fs::path> copies_in(const fs::path& folder) {
  std::vector<fs::path> copies;
  std::error_code code;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
    if (is_copy(entry->path())) copies.push_back(entry->path());
  std::sort(copies.begin(), copies.end());
  return copies;
}

Result<void> require_place(const DataFolder& folder, const fs::path& out) {
  std::error_code code;
  if (lies_in(out, folder.root()) || lies_in(folder.root(), out))
    return Error{ErrorCode::kUsage, "Sikkerhedskopien må ikke ligge i datamappen.", display_name(out),
                 "Vælg en mappe på en anden disk."};
  if (fs::exists(out, code) && !fs::is_empty(out, code) && copies_in(out).empty() &&
      !fs::exists(out / "archive", code))
    return Error{ErrorCode::kUsage, "Mappen er ikke tom og er ingen sikkerhedskopi.", display_name(out),
                 "Vælg en tom mappe eller en tidligere sikkerhedskopi."};
  fs::create_directories(out / "archive", code);
  if (code) return cannot("Mappen kan ikke laves", out, code.message());
  return {};
}

using Orders = std::map<std::string, ErasureOrder>;

/// What was erased is no longer kept here either; the list tells a later restore.
Result<void> carry_erasures(const DataFolder& folder, Store& store, const fs::path& out) {
  auto orders = read_erasure_list(folder.root() / kErasureList);
  if (!orders) return orders.error();
  const auto erasures = store.erasures();
  if (!erasures) return erasures.error();
  for (const Erasure& one : *erasures)
    orders->try_emplace(one.document, ErasureOrder{one.author, one.reason, true, false, one.made_at});
  if (orders->empty()) return {};
  for (const auto& [hash, order] : *orders)
    if (auto removed = remove_originals(out, hash); !removed) return removed;
  return add_to_erasure_list(out / kErasureList, *orders);
}

/// Erasures by hash: the lists beside a database, and the database itself where it can be read.
Result<void> add_list(const fs::path& folder, Orders& orders) {
  auto list = read_erasure_list(folder / kErasureList);
  if (!list) return list.error();
  for (auto& [hash, order] : *list) orders[hash] = std::move(order);
  return {};
}
void add_database(const fs::path& database, Orders& orders) {
  auto store = Store::open_reading(database);
  if (!store) return;
  const auto erasures = store->erasures();
  if (!erasures) return;
  for (const Erasure& one : *erasures)
    orders[one.document] = {one.author, one.reason, true, false, one.made_at};
}

Result<std::int64_t> erase_again(Store& store, const Orders& orders) {
  std::int64_t applied = 0;
  // Mails before what hung on them, which goes with them.
  for (const bool last : {false, true}) {
    for (const auto& [document, order] : orders) {
      const auto erased = store.is_erased(document);
      if (!erased) return erased.error();
      if (*erased) continue;
      const auto done = store.erase(document, order);
      if (!done && done.error().code == ErrorCode::kUsage && !last) continue;
      if (!done) return done.error();
      applied += static_cast<std::int64_t>(done->documents.size());
    }
  }
  return applied;
}

/// What a database does not show to everybody.
struct Hidden {
  std::vector<Withdrawal> withdrawn;  ///< oldest first: a mail before what went with it
  std::vector<HeldDocument> held;
};
Result<Hidden> hidden_in(Result<Store> store) {
  if (!store) return store.error();
  auto withdrawn = store->withdrawals();
  if (!withdrawn) return withdrawn.error();
  auto held = store->held();
  if (!held) return held.error();
  return Hidden{*std::move(withdrawn), *std::move(held)};
}

/// kNotFound says that there is nothing to take back: the copy has no such document, or hides it already. One
/// that is held for what a later reading found is in sight in the copy: it is told of in `report`, since
/// nobody released it.
Result<std::int64_t> hide_again(Store& store, const Hidden& hidden, BackupReport& report) {
  std::int64_t applied = 0;
  for (const Withdrawal& one : hidden.withdrawn) {
    const auto done = store.withdraw(one.document, one.author, one.reason, one.made_at);
    if (!done && done.error().code != ErrorCode::kNotFound) return done.error();
    if (done) applied += std::ssize(*done);
  }
  for (const HeldDocument& one : hidden.held) {
    const auto done = store.revoke_release(one.document, "frisaet restore");
    if (!done && done.error().code != ErrorCode::kNotFound) return done.error();
    if (done) ++applied;
  }
  const auto held = store.held();
  if (!held) return held.error();
  const auto documents = store.documents();
  if (!documents) return documents.error();
  for (const HeldDocument& one : hidden.held) {
    const bool is_held = std::any_of(held->begin(), held->end(), [&](const HeldDocument& other) {
      return other.document == one.document;
    });
    const bool is_there = std::any_of(documents->begin(), documents->end(),
                                      [&](const DocumentSummary& other) { return other.id == one.document; });
    if (is_there && !is_held)
      report.problems.push_back(
          "Et dokument, der blev holdt tilbage, er synligt igen: kopiens læsning af det har ikke det, det "
          "blev holdt for. Læs det om med `frisaet reprocess`: " +
          one.document);
  }
  return applied;
}

/// A database that is being made, with all that lies beside it.
void remove_partial(const fs::path& partial) {
  std::error_code ignored;
  for (const char* end : {"", ".part", "-wal", "-shm", "-journal", "-runs"})
    fs::remove(partial.string() + end, ignored);
}

/// The same of a database that may be an earlier version's: of that a copy is brought up to date. Nothing
/// where there is no database.
Result<Hidden> hidden_before(const fs::path& database) {
  std::error_code code;
  const fs::path copy = database.string() + ".before";
  remove_partial(copy);  // a restore before that was killed left it, with all that was erased since
  if (!fs::exists(database, code)) return Hidden{};
  if (auto hidden = hidden_in(Store::open_reading(database))) return hidden;
  const auto copied = copy_whole(database, copy);
  auto hidden = copied ? hidden_in(Store::open(copy)) : Result<Hidden>(copied.error());
  remove_partial(copy);
  return hidden;
}

Result<fs::path> copy_to_use(const fs::path& from) {
  std::error_code code;
  fs::path copy = from;
  if (fs::is_directory(from, code)) {
    const auto copies = copies_in(from);
    if (copies.empty())
      return Error{ErrorCode::kNotFound, "Der er ingen sikkerhedskopi i mappen.", display_name(from),
                   "Vælg den mappe, som frisaet backup skrev til."};
    copy = copies.back();
  }
  const auto written = open_file(copy.string() + ".sha256");
  if (!written) return written.error();
  if (written->bytes.substr(0, 64) != sha256_of_file(copy))
    return Error{ErrorCode::kStore, "Sikkerhedskopien er ikke, som den blev skrevet.", display_name(copy),
                 "Brug en anden: nævn dens .db-fil."};
  return copy;
}

}  // namespace

Result<BackupReport> back_up(const DataFolder& folder, Store& store, const fs::path& out,
                             const std::string& now) {
  if (auto place = require_place(folder, out); !place) return place.error();
  // An erasure that was cut off leaves its words in the bytes of the file that is copied.
  if (auto finished = finish_erasures(folder, store); !finished) return finished.error();
  BackupReport report;
  std::string stamp = now;
  std::erase(stamp, ':');
  report.database = out / ("frisaet-" + stamp + ".db");
  const fs::path partial = report.database.string() + ".part";
  if (auto copied = store.copy_to(partial); !copied) return copied.error();
  // The originals of the moment and of what came since: none that the copy names is missing.
  const auto originals = store.originals();
  if (!originals) return originals.error();
  if (auto copied = copy_originals(*originals, folder.root(), out, false, report); !copied)
    return copied.error();
  if (auto carried = carry_erasures(folder, store, out); !carried) return carried.error();
  std::ofstream hash(report.database.string() + ".sha256");
  hash << sha256_of_file(partial) << "  " << report.database.filename().string() << '\n';
  hash.close();
  std::error_code code;
  if (!hash) return cannot("Sikkerhedskopien kan ikke skrives", out, std::strerror(errno));
  for (const fs::path& written : {partial, fs::path(report.database.string() + ".sha256")})
    if (const int fault = sync_to_disk(written); fault != 0)
      return cannot("Sikkerhedskopien kan ikke skrives", out, std::strerror(fault));
  fs::rename(partial, report.database, code);
  if (code) return cannot("Sikkerhedskopien kan ikke skrives", report.database, code.message());
  if (const int fault = sync_to_disk(out); fault != 0)
    return cannot("Sikkerhedskopien kan ikke skrives", out, std::strerror(fault));
  return report;
}

Result<BackupReport> restore(const fs::path& from, const fs::path& data, bool replace) {
  const auto copy = copy_to_use(from);
  if (!copy) return copy.error();
  const auto folder = DataFolder::open(data);
  if (!folder) return folder.error();
  std::error_code code;
  if (fs::exists(folder->database(), code) && !replace)
    return Error{ErrorCode::kUsage, "Datamappen har en database i forvejen.", display_name(data),
                 "Vælg en tom mappe med --data, eller skriv --replace for at sætte kopien i stedet for den."};
  // Held till the end: no watcher starts while its store is being replaced.
  const auto lock = WatchLock::take(data);
  if (!lock && WatchLock::is_taken(data))
    return Error{ErrorCode::kStore, "Datamappens indbakke overvåges.", display_name(data),
                 "Stop frisaet watch, og prøv igen."};
  if (!lock) return lock.error();
  BackupReport report;
  report.database = *copy;
  Orders orders;
  for (const fs::path& place : {copy->parent_path(), folder->root()})
    if (auto added = add_list(place, orders); !added) return added.error();
  add_database(folder->database(), orders);
  const Result<Hidden> hidden = hidden_before(folder->database());
  if (!hidden) {
    report.problems.push_back("Databasen, der lå her, kan ikke læses (" + hidden.error().message +
                              "). Det, der er trukket tilbage eller holdt tilbage, siden kopien blev taget, "
                              "er ikke skjult igen: se "
                              "efter med `frisaet withdraw` og `frisaet review list`, før andre ser det.");
  }

  const fs::path partial = folder->database().string() + ".part";
  // What a restore before left that was killed: its log is not to be taken for this one's.
  remove_partial(partial);
  // What is given up must not stay: it may hold what was erased since.
  struct Remover {
    fs::path partial;
    ~Remover() { remove_partial(partial); }
  } const remover{partial};
  if (auto copied = copy_whole(*copy, partial); !copied) return copied.error();
  {
    auto store = Store::open(partial);
    if (!store) return store.error();
    const auto erased = erase_again(*store, orders);
    if (!erased) return erased.error();
    report.erased = *erased;
    const auto hid = hide_again(*store, hidden ? *hidden : Hidden{}, report);
    if (!hid) return hid.error();
    report.hidden = *hid;
    const auto originals = store->originals();
    if (!originals) return originals.error();
    if (auto copied = copy_originals(*originals, copy->parent_path(), folder->root(), true, report); !copied)
      return copied.error();
    if (auto finished = finish_erasures(*folder, *store); !finished) return finished.error();
    if (auto scrubbed = store->scrub(); !scrubbed) return scrubbed.error();  // nothing is left in its log
  }
  if (auto placed = Store::put_in_place(partial, folder->database()); !placed) return placed.error();
  if (const int fault = sync_to_disk(folder->root()); fault != 0)
    return cannot("Databasen kan ikke skrives til disken", folder->root(), std::strerror(fault));
  return report;
}

}  // namespace frisaet
