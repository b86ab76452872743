#include <fmt/format.h>

#include <array>
#include <ostream>
#include <string_view>
#include <utility>

#include "models/records/danish_names.h"
#include "models/records/record.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/rounds.h"
#include "pipeline/cli/table.h"
#include "pipeline/json/field_value.h"
#include "pipeline/json/review.h"

namespace frisaet {
namespace {

Result<std::string> record_named(Store& store, const std::string& id) {
  const auto found = store.find(id);
  if (!found) return found.error();
  if (found->kind != Store::Found::Kind::kRecord) {
    return Error{ErrorCode::kUsage, "Det er et dokument og ikke en post.", id,
                 "frisaet show ID viser dokumentets poster med deres id."};
  }
  return found->id;
}

void list_held(const Terminal& terminal, const std::vector<HeldDocument>& held) {
  if (held.empty()) return;
  Table table({"Holdes tilbage", "Dokument", "Personnumre"}, 70);
  for (const HeldDocument& document : held) {
    std::string places;
    for (const auto& [page, masked] : document.places)
      places += (places.empty() ? "" : ", ") + masked +
                (page > 0 ? " på side " + std::to_string(page) : " i filnavnet");
    table.add({document.document.substr(0, 12), document.name, places});
  }
  table.print(terminal.out);
  terminal.out
      << "frisaet review release ID --reason … frigiver et dokument; frisaet erase ID sletter det.\n\n";
}

int list(const Terminal& terminal, Store& store, const ReviewOptions& options) {
  const auto queue = store.review_queue(kReviewThreshold, options.limit, 0, kStaff);
  if (!queue) return report(terminal, queue.error());
  const auto held = store.held();
  if (!held) return report(terminal, held.error());
  if (options.json) {
    std::vector<ReviewItemView> items;
    for (const ReviewItem& i : queue->items)
      items.push_back({i.record, i.kind, i.document, i.name, i.payload, i.confidence, i.conflict,
                       i.versions_disagree, i.found});
    std::vector<HeldView> documents;
    for (const HeldDocument& one : *held) {
      documents.push_back({one.document, one.name, {}});
      for (const auto& [page, masked] : one.places) documents.back().places.emplace_back(page, masked);
    }
    terminal.out << review_json(static_cast<long>(queue->total), items, documents) << '\n';
    return kExitDone;
  }
  list_held(terminal, *held);
  Table table({"ID", "Sikkerhed", "Slags", "Dokument", "Hvad"}, 60);
  for (const ReviewItem& item : queue->items) {
    table.add({item.record, fmt::format("{:.0f} %", 100 * item.confidence), danish_kind(item.kind), item.name,
               !item.found              ? "et menneske har sagt noget om den, og den læses ikke længere"
               : item.conflict          ? "menneske og maskine er uenige"
               : item.versions_disagree ? "to papirer er uenige om udfaldet: " + payload_title(item.payload)
                                        : payload_title(item.payload)});
  }
  if (!table.empty()) table.print(terminal.out);
  terminal.out << fmt::format(
      "{} af {} poster venter. frisaet review show ID viser en, med stedet den er læst.\n",
      queue->items.size(), queue->total);
  return kExitDone;
}

using Names = std::array<std::pair<std::string_view, std::string_view>, 4>;
constexpr Names kOperations{
    {{"set", "rettede"}, {"clear", "tømte"}, {"confirm", "bekræftede"}, {"withdraw", "afviste posten"}}};
constexpr Names kStates{{{"active", "gælder"},
                         {"agreed", "gælder, og maskinen læser nu det samme"},
                         {"conflict", "skal afgøres: maskinen læser nu noget andet"},
                         {"revoked", "taget tilbage"}}};

std::string_view in_danish(const Names& names, std::string_view code) {
  for (const auto& [known, danish] : names)
    if (known == code) return danish;
  return code;
}

int show(const Terminal& terminal, Store& store, const std::string& id) {
  const auto record = store.record(id);
  if (!record) return report(terminal, record.error());
  const auto said = store.corrections(id);
  if (!said) return report(terminal, said.error());
  terminal.out << fmt::format("{}  {}  {:.0f} %\nDokument {}\n\n", record->id, danish_kind(record->kind),
                              100 * record->confidence, record->document);
  if (!record->found)
    terminal.out
        << "Posten findes ikke længere, som dokumentet læses nu. Her er den sidste læsning, der havde "
           "den.\nfrisaet review set eller confirm beholder den, review reject fjerner den.\n\n";
  for (const auto& [field, value] : payload_fields(record->payload)) {
    terminal.out << fmt::format("{:<20} {}\n", field, value);
    for (const Evidence& e : record->evidence)
      if (e.field == field || e.field.starts_with(field + "."))
        terminal.out << fmt::format("{:<20}   side {}: \"{}\"\n", "", e.page, shortened(e.quote, 100));
  }
  const auto versions = store.versions(id, kStaff);
  if (!versions) return report(terminal, versions.error());
  if (versions->size() > 1) {
    terminal.out << '\n';
    for (const RecordVersion& version : *versions)
      terminal.out << fmt::format("I {} ({}): {}\n", version.name, version.document.substr(0, 12),
                                  payload_outcome(version.payload));
  }
  if (!said->empty()) terminal.out << '\n';
  for (const SaidCorrection& c : *said) {
    terminal.out << fmt::format(
        "{} {} {}{} ({}; maskinen læste {}){}{}\n", c.made_at, c.author, in_danish(kOperations, c.operation),
        c.field.empty() ? "" : " " + c.field + (c.value.empty() ? "" : " = " + c.value),
        in_danish(kStates, c.state), c.machine_value.empty() ? "–" : shortened(c.machine_value, 60),
        c.reason.empty() ? "" : ": ", c.reason);
  }
  return kExitDone;
}

/// Only what the field can be is stored: else the record would drop out of what reads it.
Result<void> set(Store& store, const std::string& id, const ReviewOptions& options,
                 const std::string& author) {
  const auto record = store.record(id);
  if (!record) return record.error();
  auto areas = store.areas_beside(id);
  if (!areas) return areas.error();
  if (!options.round.empty()) {
    const auto round = chosen_round(options.round);
    if (!round) return round.error();
    for (const Area& area : round->areas) areas->push_back(area.code);
  }
  auto value = field_value_typed(record->payload, options.field, options.value, *areas);
  if (!value) return value.error();
  return store.correct(
      {id, options.field, Correction::Operation::kSet, *std::move(value), author, options.reason});
}

Result<void> say(Store& store, const std::string& id, const ReviewOptions& options) {
  using Operation = Correction::Operation;
  const std::string author = author_or_login(options.author);
  switch (options.what) {
    case ReviewOptions::What::kConfirm:
      if (options.field.empty()) return store.confirm(id, author, options.reason);
      return store.correct({id, options.field, Operation::kConfirm, "", author, options.reason});
    case ReviewOptions::What::kSet:
      return set(store, id, options, author);
    case ReviewOptions::What::kReject:
      return store.correct({id, "", Operation::kWithdraw, "", author, options.reason});
    default:
      return store.revoke(id, options.field);
  }
}

int release(const Terminal& terminal, Store& store, const ReviewOptions& options) {
  const auto id = document_named(store, options.id);
  if (!id) return report(terminal, id.error());
  const std::string author = author_or_login(options.author);
  const bool undo = options.what == ReviewOptions::What::kUndo;
  const auto done = undo ? store.revoke_release(*id, author) : store.release(*id, author, options.reason);
  if (!done) return report(terminal, done.error());
  terminal.out << id->substr(0, 12)
               << (undo ? " holdes tilbage igen.\n" : " er frigivet: det kan søges og eksporteres.\n");
  return kExitDone;
}

/// A document's release is what can be undone of it.
bool is_document(Store& store, const std::string& id) {
  const auto found = store.find(id);
  return found && found->kind == Store::Found::Kind::kDocument;
}

}  // namespace

int run_review(const Terminal& terminal, const ReviewOptions& options) {
  const bool looks = options.what == ReviewOptions::What::kList || options.what == ReviewOptions::What::kShow;
  auto store = looks ? open_to_read(terminal) : open_to_change(terminal);
  if (!store) return report(terminal, store.error());
  if (options.what == ReviewOptions::What::kList) return list(terminal, *store, options);
  if (options.what == ReviewOptions::What::kRelease ||
      (options.what == ReviewOptions::What::kUndo && is_document(*store, options.id)))
    return release(terminal, *store, options);
  const auto id = record_named(*store, options.id);
  if (!id) return report(terminal, id.error());
  if (options.what == ReviewOptions::What::kShow) return show(terminal, *store, *id);
  if (auto said = say(*store, *id, options); !said) return report(terminal, said.error());
  return show(terminal, *store, *id);
}

}  // namespace frisaet
