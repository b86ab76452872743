#include "pipeline/run/add_reply.h"

#include <utility>

#include "models/core/sha256.h"
#include "models/records/danish_names.h"
#include "models/rounds/round.h"
#include "pipeline/run/process_document.h"
#include "pipeline/run/store_input.h"
#include "pipeline/run/versions.h"

namespace frisaet {
namespace {

/// The note under construction, with the place of each field in it.
struct Note {
  std::string text;
  std::vector<std::pair<std::string, Span>> fields;

  void line(std::string_view label, std::string_view value, std::string field) {
    text.append(label).append(": ");
    fields.emplace_back(std::move(field), Span{text.size(), text.size() + value.size()});
    text.append(value).append("\n");
  }
  void known(std::string_view label, const std::optional<std::string>& value, std::string field) {
    if (value) line(label, *value, std::move(field));
  }
};

void write_wishes(const Declaration& declaration, Note& note) {
  for (std::size_t i = 0; i < declaration.priorities.size(); ++i) {
    const Priority& priority = declaration.priorities[i];
    const std::string label =
        priority.rank ? std::to_string(*priority.rank) + ". prioritet" : "Et af områderne";
    note.line(label, danish_area(priority.area), "priorities." + std::to_string(i));
  }
  if (declaration.none_of_areas) note.line("Ønsker", "ingen af områderne", "none_of_areas");
  if (declaration.withdraws) note.line("Ønske", "trækkes tilbage", "withdraws");
  note.known("Erstatter", declaration.replaces, "replaces");
}

Note note_of(const ToldReply& told) {
  const Declaration& declaration = told.declaration;
  Note note;
  note.text = "Oplyst svar, skrevet ned af " + told.author + "\n\n";
  if (!told.round.empty()) note.line("Runde", told.round, "round");
  note.line("Kommune", declaration.municipality->name + " Kommune", "municipality");
  note.line("Dato", to_iso(*declaration.date), "date");
  write_wishes(declaration, note);
  if (declaration.status) note.line("Hvem står bag", danish(*declaration.status), "status");
  if (const auto& decided = declaration.decided) {
    note.known("Besluttet af", decided->body, "decided");
    if (decided->date) note.line("Besluttet den", to_iso(*decided->date), "decided");
    note.known("Punkt", decided->item_number, "decided");
  }
  note.known("Forbehold", declaration.reservation, "reservation");
  if (const auto& contact = declaration.contact) {
    note.known("Kontakt", contact->name, "contact.name");
    note.known("Titel", contact->title, "contact.title");
    note.known("E-post", contact->email, "contact.email");
    note.known("Telefon", contact->phone, "contact.phone");
  }
  note.text += "\nNote: " + told.note + "\n";
  return note;
}

Document document_of(const Note& note, const ToldReply& told) {
  Page page;
  page.raw.number = 1;
  page.raw.reason = "skrevet ned af " + told.author;
  page.raw.text = note.text;
  page.repaired.text = note.text;
  page.repaired.to_raw = OffsetMap::identity(note.text.size());
  SourceFile source{
      "svar_" + told.declaration.municipality->code + "_" + to_iso(*told.declaration.date) + ".txt",
      sha256_hex(note.text), "text/plain", note.text.size()};
  return Document(std::move(source), {std::move(page)}, {});
}

Error missing(const char* what) {
  return {ErrorCode::kUsage, std::string("Der mangler ") + what + ".", "",
          "Et svar, som ingen har sendt, skal have et navn og en note."};
}

}  // namespace

Result<AddedReply> add_reply(const DataFolder& folder, Store& store, const ToldReply& told) {
  if (told.author.empty()) return missing("navnet på den, der skriver svaret ned");
  if (told.note.empty()) return missing("en note om, hvordan svaret blev givet");
  const Note note = note_of(told);
  ProcessedDocument processed{document_of(note, told), {}};
  DocumentFacts& facts = processed.extraction.facts;
  facts.type = DocumentType::kDeclaration;
  facts.title = "Oplyst svar: " + told.declaration.municipality->name;
  facts.date = told.declaration.date;
  facts.municipality = told.declaration.municipality;
  facts.confidence = 1;
  Record record{told.declaration, 1};
  for (const auto& [field, span] : note.fields) {
    if (field == "round") continue;  // of the document, no field of the record
    for (const Quote& quote : processed.document.quotes(span))
      record.evidence.push_back({field, quote.page, quote.box, quote.quote, quote.raw_quote});
  }
  processed.extraction.records.push_back(std::move(record));

  const SourceFile& source = processed.document.source();
  if (auto may = store.may_enter(source.sha256); !may) return may.error();
  auto archived = folder.archive(source.sha256, source.media_type, note.text);
  if (!archived) return archived.error();
  const Arrival arrival{source.name, source.name, told.declaration.municipality->code};
  const auto put =
      put_in_own_run(store, std::string(kToldByPerson), processed, arrival, *archived, told.round);
  if (!put) return put.error();
  const auto stored = store.document(source.sha256);
  if (!stored) return stored.error();
  return AddedReply{source.sha256, stored->records.at(0).id, *put};
}

}  // namespace frisaet
