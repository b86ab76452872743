#include <fmt/format.h>

#include <ostream>

#include "models/records/danish_names.h"
#include "models/rounds/round.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/table.h"
#include "pipeline/json/document.h"
#include "pipeline/json/records.h"
#include "pipeline/run/store_input.h"

namespace frisaet {
namespace {

/// `12` of a document id is enough for people; the store accepts any unambiguous beginning.
std::string short_id(const std::string& id) {
  return id.substr(0, 12);
}

int list_documents(const Terminal& terminal, Store& store) {
  const auto documents = store.documents();
  if (!documents) return report(terminal, documents.error());
  Table table({"ID", "Slags", "Kommune", "Dato", "Sider", "Poster", "Titel eller filnavn"}, 70);
  for (const DocumentSummary& d : *documents) {
    table.add({short_id(d.id), std::string(danish(d.facts.type)),
               d.facts.municipality ? d.facts.municipality->name : "–",
               d.facts.date ? to_iso(*d.facts.date) : "–", std::to_string(d.pages), std::to_string(d.records),
               d.facts.title.value_or(d.name)});
  }
  table.print(terminal.out);
  return kExitDone;
}

void print_evidence(std::ostream& out, const std::vector<Evidence>& evidence) {
  for (const Evidence& e : evidence) {
    out << fmt::format("    {:<22} side {}", e.field, e.page);
    if (e.box)
      out << fmt::format(" [{:.0f} {:.0f} {:.0f} {:.0f}]", e.box->x0, e.box->y0, e.box->x1, e.box->y1);
    out << "  \"" << shortened(e.quote, 90) << "\"\n";
  }
}

/// What a person calls the record: title, area, date or address, whatever it has.
std::string headline(const Record& record) {
  struct Describe {
    std::string operator()(const Decision& d) const {
      return fmt::format("{} {} → {}", d.item_number.value_or("–"), d.title.value_or("(uden titel)"),
                         d.outcome ? danish(*d.outcome) : "uafklaret");
    }
    std::string operator()(const Declaration& d) const {
      std::string text = d.municipality ? d.municipality->name + ": " : "";
      for (const Priority& p : d.priorities) {
        text += (p.rank ? std::to_string(*p.rank) + ". " : "") + danish_area(p.area) +
                (p.condition ? " (betinget) " : " ");
      }
      return text + (d.none_of_areas ? "ingen af områderne" : "") + (d.withdraws ? "trækker tilbage" : "");
    }
    std::string operator()(const Deadline& d) const {
      return d.date_text + (d.date ? " (" + to_iso(*d.date) + ")" : "");
    }
    std::string operator()(const Contact& c) const {
      return c.details.name.value_or("") + " " + c.details.email.value_or("") + " " +
             c.details.phone.value_or("");
    }
    std::string operator()(const Link& l) const { return l.url; }
    std::string operator()(const Quota& q) const {
      return std::to_string(q.count) + " " + q.what.value_or("");
    }
    std::string operator()(const AgreementAssignment& a) const {
      return (a.municipality ? a.municipality->name : "(ukendt kommune)") + ": " + danish_area(a.area);
    }
  };
  return std::visit(Describe{}, record.value);
}

void print_document(std::ostream& out, const StoredDocument& stored, const ProcessedDocument& document) {
  const DocumentFacts& facts = stored.facts;
  out << fmt::format("{}  {}  {}  {}\n", danish(facts.type),
                     facts.municipality ? facts.municipality->name : "(ukendt kommune)",
                     facts.date ? to_iso(*facts.date) : "(ukendt dato)", facts.title.value_or(""));
  if (stored.held)
    out << "Holdes tilbage: det rummer måske personoplysninger. frisaet review list viser hvor.\n";
  out << "ID " << stored.source.sha256 << "\nOriginal " << stored.archive_path << '\n';
  for (const StoredArrival& arrival : stored.arrivals) {
    out << "Modtaget " << arrival.received_at << " som " << arrival.arrival.name << '\n';
  }
  for (const AttachedDocument& attached : stored.attachments) {
    out << fmt::format("Vedhæftet {}: {}\n", attached.name,
                       attached.document.empty() ? attached.problem : attached.document.substr(0, 12));
  }
  for (const AttachedDocument& mail : stored.attached_to)
    out << fmt::format("Hang på {}: {}\n", mail.name, mail.document.substr(0, 12));
  for (const OtherVersion& version : stored.other_versions) out << "Er " << in_danish(version) << '\n';
  for (const Page& page : document.document.pages()) {
    out << fmt::format("Side {}: {} ({:.0f} %)\n", page.raw.number, page.raw.reason,
                       100 * page.raw.confidence);
  }
  for (const Diagnostic& diagnostic : stored.diagnostics) {
    out << "OBS" << (diagnostic.page > 0 ? fmt::format(" side {}", diagnostic.page) : "") << ": "
        << diagnostic.message << '\n';
  }
  for (std::size_t i = 0; i < document.extraction.records.size(); ++i) {
    const Record& record = document.extraction.records[i];
    out << fmt::format("\n{}  {}  {:.0f} %\n  {}\n", stored.records[i].id,
                       danish_kind(std::string(kind_of(record))), 100 * record.confidence, headline(record));
    print_evidence(out, record.evidence);
  }
}

int show_document(const Terminal& terminal, Store& store, const std::string& id, bool json) {
  const auto stored = store.document(id);
  if (!stored) return report(terminal, stored.error());
  const auto document = stored_as_processed(*stored);
  if (!document) return report(terminal, document.error());
  if (json) {
    terminal.out << extract_json(document->document, document->extraction.facts, document->extraction.records,
                                 stored->diagnostics)
                 << '\n';
  } else {
    print_document(terminal.out, *stored, *document);
  }
  return kExitDone;
}

int show_record(const Terminal& terminal, Store& store, const std::string& id, bool json) {
  const auto stored = store.record(id);
  if (!stored) return report(terminal, stored.error());
  auto record = record_from_payload(stored->payload, stored->confidence);
  if (!record) return report(terminal, record.error());
  record->evidence = stored->evidence;
  if (json) {
    terminal.out << record_json(*record) << '\n';
    return kExitDone;
  }
  terminal.out << fmt::format("{}  {}  {:.0f} %{}\n  {}\n", stored->id, danish_kind(stored->kind),
                              100 * stored->confidence, stored->corrected ? "  rettet af et menneske" : "",
                              headline(*record));
  if (const auto* decision = std::get_if<Decision>(&record->value);
      decision != nullptr && decision->decision_text) {
    terminal.out << "\n" << *decision->decision_text << "\n\n";
  }
  print_evidence(terminal.out, record->evidence);
  terminal.out << "Dokument " << stored->document << '\n';
  return kExitDone;
}

}  // namespace

int run_show(const Terminal& terminal, const ShowOptions& options) {
  auto store = open_to_read(terminal);
  if (!store) return report(terminal, store.error());
  if (options.id.empty()) return list_documents(terminal, *store);
  const auto found = store->find(options.id);
  if (!found) return report(terminal, found.error());
  return found->kind == Store::Found::Kind::kDocument
             ? show_document(terminal, *store, found->id, options.json)
             : show_record(terminal, *store, found->id, options.json);
}

}  // namespace frisaet
