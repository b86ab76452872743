// Registers that are signed off under a name, and what has changed since.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "models/records/danish_names.h"
#include "models/rounds/area_names.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/register_views.h"
#include "pipeline/cli/table.h"
#include "pipeline/json/frozen.h"

namespace frisaet {
namespace {

std::string text_of(const Reply& reply, const Round& round) {
  if (reply.none) return "ingen af områderne";
  std::string text;
  for (const Wish& wish : reply.wishes)
    text += (text.empty() ? "" : ", ") + std::to_string(wish.rank) + ". " + area_name(round.areas, wish.area);
  if (text.empty()) text = "intet ønske";
  if (const auto status = parse_declaration_status(reply.status)) text += ", " + std::string(danish(*status));
  if (reply.reservation) text += ", forbehold";
  if (reply.late) text += ", for sent";
  std::string phases;
  for (const std::string& phase : reply.late_phases) phases += (phases.empty() ? "" : ", ") + phase;
  if (!phases.empty()) text += " (" + phases + ")";
  if (reply.in_doubt) text += ", i tvivl";
  return text;
}

std::map<std::string, Reply> by_municipality(const std::vector<Reply>& replies) {
  std::map<std::string, Reply> all;
  for (const Reply& reply : replies) all[reply.municipality] = reply;
  return all;
}

int list(const Terminal& terminal, Store& store) {
  const auto all = store.frozen_registers();
  if (!all) return report(terminal, all.error());
  Table table({"Navn", "Runde", "Hvornår", "Hvem", "Hvorfor", "Kontrolsum"}, 64);
  for (const FrozenRegister& frozen : *all)
    table.add({frozen.name, frozen.round, frozen.made_at, frozen.author, frozen.reason, frozen.sha256});
  if (!table.empty()) table.print(terminal.out);
  terminal.out << fmt::format("{} fastfrosne registre.\n", all->size());
  return kExitDone;
}

}  // namespace

int freeze_register(const Terminal& terminal, Store& store, const Round& round,
                    const RegisterOptions& options, const RegisterQuestion& question) {
  const auto view = register_of(store, round, question);
  if (!view) return report(terminal, view.error());
  const auto doubtful = std::count_if(view->entries.begin(), view->entries.end(),
                                      [](const RegisterEntry& entry) { return entry.in_doubt; });
  const auto frozen = store.freeze({options.name, round.code, frozen_json(round, *view), "",
                                    author_or_login(options.author), options.reason, ""});
  if (!frozen) return report(terminal, frozen.error());
  terminal.out << fmt::format("Registeret er gemt som \"{}\": {}\n", frozen->name, frozen->sha256);
  if (doubtful > 0) {
    terminal.err << fmt::format(
        "frisaet: {} kommuner er i tvivl og er gemt sådan; frisaet register --conflicts viser hvorfor.\n",
        doubtful);
    return kExitDiagnostics;
  }
  return kExitDone;
}

int print_frozen(const Terminal& terminal, Store& store, const Round& round, const RegisterOptions& options) {
  if (options.name.empty()) return list(terminal, store);
  const auto frozen = store.frozen(options.name);
  if (!frozen) return report(terminal, frozen.error());
  if (options.format == Format::kJson) {
    terminal.out << frozen->content << '\n';
    return kExitDone;
  }
  const auto then = replies_from_frozen(frozen->content, round);
  if (!then) return report(terminal, then.error());
  const auto view = register_of(store, round, {.with_closed = kStaff});
  if (!view) return report(terminal, view.error());
  const auto before = by_municipality(*then), after = by_municipality(replies_from(*view, round));
  Table table({"Kode", "Kommune", "Dengang", "Nu"}, 80);
  int changed = 0;
  for (const RegisterEntry& entry : view->entries) {
    const auto was = before.find(entry.municipality.code), is = after.find(entry.municipality.code);
    const std::string old_text = was == before.end() ? "intet svar" : text_of(was->second, round);
    const std::string new_text = is == after.end() ? "intet svar" : text_of(is->second, round);
    const bool same =
        was == before.end() ? is == after.end() : is != after.end() && was->second == is->second;
    if (same) continue;
    ++changed;
    table.add({entry.municipality.code, entry.municipality.name, old_text, new_text});
  }
  terminal.out << fmt::format("\"{}\" af {} {}: {}\n", frozen->name, frozen->author, frozen->made_at,
                              frozen->reason);
  if (!table.empty()) table.print(terminal.out);
  terminal.out << fmt::format("{} kommuner svarer anderledes nu. Kontrolsum {}.\n", changed, frozen->sha256);
  return kExitDone;
}

}  // namespace frisaet
