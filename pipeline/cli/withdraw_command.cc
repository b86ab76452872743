#include <fmt/format.h>

#include <ostream>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/table.h"

namespace frisaet {
namespace {

int list(const Terminal& terminal, Store& store) {
  const auto withdrawals = store.withdrawals();
  if (!withdrawals) return report(terminal, withdrawals.error());
  Table table({"ID", "Hvornår", "Af", "Dokument", "Hvorfor"}, 60);
  for (const Withdrawal& w : *withdrawals) {
    table.add({w.document.substr(0, 12), w.made_at, w.author, w.name,
               w.reason + (w.mail.empty() ? "" : " (hang på " + w.mail.substr(0, 12) + ")")});
  }
  if (!table.empty()) table.print(terminal.out);
  terminal.out << fmt::format("{} dokumenter er trukket tilbage.\n", withdrawals->size());
  return kExitDone;
}

}  // namespace

int run_withdraw(const Terminal& terminal, const WithdrawOptions& options) {
  if (options.id.empty() && options.undo)
    return report(terminal, {ErrorCode::kUsage, "Der mangler et ID.", "",
                             "frisaet withdraw uden ID viser de dokumenter, der er trukket tilbage."});
  auto store = options.id.empty() ? open_to_read(terminal) : open_to_change(terminal);
  if (!store) return report(terminal, store.error());
  if (options.id.empty()) return list(terminal, *store);
  const auto id = document_named(*store, options.id);
  if (!id) return report(terminal, id.error());
  const std::string author = author_or_login(options.author);
  const auto done = options.undo ? store->undo_withdrawal(*id, author, options.reason)
                                 : store->withdraw(*id, author, options.reason);
  if (!done) return report(terminal, done.error());
  for (const std::string& document : *done) {
    const auto arrivals = store->arrivals(document);
    if (!arrivals) return report(terminal, arrivals.error());
    terminal.out << fmt::format("{}: {} ({})\n", options.undo ? "Er med igen" : "Trukket tilbage",
                                arrivals->empty() ? "" : arrivals->front().arrival.name,
                                document.substr(0, 12));
  }
  if (!options.undo)
    terminal.out << fmt::format(
        "Det ses ikke mere noget sted; originalen ligger i arkivet. frisaet withdraw --undo {} sætter det "
        "ind "
        "igen.\n",
        id->substr(0, 12));
  return kExitDone;
}

}  // namespace frisaet
