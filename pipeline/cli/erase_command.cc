#include <fmt/format.h>

#include <ostream>
#include <string_view>

#include "models/records/danish_names.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/table.h"
#include "pipeline/run/erase.h"
#include "pipeline/run/retention.h"

namespace frisaet {
namespace {

int list(const Terminal& terminal, Store& store) {
  const auto erasures = store.erasures();
  if (!erasures) return report(terminal, erasures.error());
  Table table({"Fingeraftryk", "Hvornår", "Af", "Sider", "Poster", "Hvorfor"}, 60);
  for (const Erasure& one : *erasures)
    table.add({one.document.substr(0, 12), one.made_at, one.author, std::to_string(one.pages),
               std::to_string(one.records),
               one.reason + (one.finished ? "" : " (ikke færdig: kør frisaet doctor)")});
  if (!table.empty()) table.print(terminal.out);
  terminal.out << fmt::format("{} dokumenter er slettet for altid.\n", erasures->size());
  return kExitDone;
}

/// The document's id: of one that is here by its beginning, else a whole fingerprint.
Result<std::string> document_to_erase(Store& store, const std::string& id) {
  const auto found = store.find(id);
  if (found && found->kind == Store::Found::Kind::kRecord)
    return Error{ErrorCode::kUsage,
                 "Det er en post, og dens ord står også på siderne i det dokument, den er læst i.", id,
                 "Slet dokumentet (frisaet show ID viser hvilket), eller tag posten ud med frisaet review "
                 "reject; så ses den ikke."};
  if (found) return found->id;
  if (id.size() == 64) return id;
  return found.error();
}

void print(std::ostream& out, const ErasureReport& report, bool done) {
  for (const ErasedDocument& one : report.documents) {
    out << fmt::format("{}: {} ({}), {} sider, {} poster\n", done ? "Slettet" : "Slettes",
                       one.name.empty() ? "aldrig læst ind" : one.name, one.document.substr(0, 12), one.pages,
                       one.records);
  }
  for (const std::string& name : report.frozen)
    out << fmt::format("Det fastfrosne register \"{}\" bygger på det{}.\n", name,
                       done ? " og er slettet" : "");
  for (const std::string& other : report.same_decisions)
    out << fmt::format(
        "OBS: {} har nogle af de samme beslutninger og bliver. Se, om det også skal slettes.\n",
        other.substr(0, 12));
}

constexpr std::string_view kErased =
    "Intet af det ligger mere i datamappen, og filen læses ikke ind igen. Eksporter og sikkerhedskopier fra "
    "før er "
    "ikke rørt: slet dem, når de ikke skal bruges. Loggen (audit.db) gemmer, hvad der er søgt efter og set "
    "på, "
    "til det er for gammelt (--audit-months); hvad nogen har skrevet om posterne, står ikke i den.\n";
constexpr std::string_view kOnlyTold =
    "Intet er slettet endnu, og det kan ikke gøres om. Skriv --yes for at slette.\n";

ErasureOrder order_of(const EraseOptions& options) {
  return {author_or_login(options.author), options.reason, options.with_frozen, !options.yes};
}

void print(std::ostream& out, const std::vector<DueDocument>& due) {
  Table table({"ID", "Slags", "Fra", "Dokument"}, 60);
  for (const DueDocument& one : due)
    table.add({one.document.substr(0, 12), one.withdrawn ? "trukket tilbage" : std::string(danish(one.type)),
               to_iso(one.counted_from) + (one.by_arrival ? " (kom ind)" : ""), one.name});
  if (!table.empty()) table.print(out);
  out << fmt::format("{} dokumenter er gemt så længe, som indstillingen siger.\n", due.size());
}

/// Each by itself: one that cannot be erased (a frozen register cites it) does not keep the others.
int erase_due(const Terminal& terminal, Store& store, const EraseOptions& options) {
  const auto keep = parse_keep_years(options.keep);
  if (!keep) return report(terminal, keep.error());
  if (keep->empty())
    return report(terminal, {ErrorCode::kUsage, "Det er ikke sagt, hvor længe noget gemmes.", "",
                             "Skriv det i indstillingsfilen eller med --keep, fx --keep other=2."});
  const auto due = due_documents(store, *keep, *parse_iso_date(utc_now().substr(0, 10)));
  if (!due) return report(terminal, due.error());
  print(terminal.out, *due);
  if (due->empty()) return kExitDone;
  if (!options.yes) {
    terminal.out << kOnlyTold;
    return kExitUsage;
  }
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  int code = kExitDone;
  for (const DueDocument& one : *due) {
    const auto gone = store.is_erased(one.document);  // with a mail before it
    if (gone && *gone) continue;
    const auto done = erase(*folder, store, one.document, order_of(options));
    if (done) {
      print(terminal.out, *done, true);
    } else {
      code = report(terminal, done.error());
    }
  }
  terminal.out << kErased;
  return code;
}

}  // namespace

int run_erase(const Terminal& terminal, const EraseOptions& options) {
  if (options.due) {
    auto store = options.yes ? open_to_change(terminal) : open_to_read(terminal);
    if (!store) return report(terminal, store.error());
    return erase_due(terminal, *store, options);
  }
  auto store = options.id.empty() ? open_to_read(terminal) : open_to_change(terminal);
  if (!store) return report(terminal, store.error());
  if (options.id.empty()) return list(terminal, *store);
  const auto id = document_to_erase(*store, options.id);
  if (!id) return report(terminal, id.error());
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  const auto done = erase(*folder, *store, *id, order_of(options));
  if (!done) return report(terminal, done.error());
  print(terminal.out, *done, options.yes);
  terminal.out << (options.yes ? kErased : kOnlyTold);
  return options.yes ? kExitDone : kExitUsage;
}

}  // namespace frisaet
