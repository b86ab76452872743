#include "pipeline/web/reading_pages.h"

#include <algorithm>
#include <charconv>

#include "models/document/raw_words.h"
#include "models/records/danish_names.h"
#include "pipeline/json/records.h"
#include "pipeline/run/reading_corrections.h"
#include "pipeline/run/store_input.h"
#include "pipeline/web/record_fields.h"
#include "pipeline/web/record_form.h"
#include "pipeline/web/review_parts.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

/// The word of a person by which this repair is taken back, or this suggestion up.
const SaidOfDocument* said_of(const ReadingCorrection& correction, const std::vector<SaidOfDocument>& said) {
  const std::string wanted = said_json(correction);
  const auto at = std::find_if(said.begin(), said.end(), [&](const SaidOfDocument& one) {
    return one.revoked_at.empty() && one.said.operation == operation_of(correction) &&
           one.said.said == wanted;
  });
  return at == said.end() ? nullptr : &*at;
}

/// `can_be_said`: taken back where it was applied, taken up where it was suggested.
View view_of(const Repair& repair, const RepairName& name, bool can_be_said, const SaidOfDocument* said) {
  View line;
  line.set("before", repair.before);
  line.set("after", repair.after);
  line.set("rule", repair.rule);
  line.set("suggested", repair.status == Repair::Status::kSuggested);
  line.set("taken_back", repair.status == Repair::Status::kTakenBack);
  line.set("with_another", repair.status == Repair::Status::kTakenBack && said == nullptr);
  line.set("taken_up", repair.status == Repair::Status::kTakenUp);
  put(line, "name", can_be_said && repair.status == Repair::Status::kApplied ? said_json(name) : "");
  put(line, "suggestion", can_be_said && repair.status == Repair::Status::kSuggested ? said_json(name) : "");
  put(line, "said", said == nullptr ? "" : std::to_string(said->id));
  if (said != nullptr) line.set("author", said->said.author);
  return line;
}

/// Whether the words overlap a place where the quote stands in the page's text: the same word in another
/// quote is another's.
bool stands_in(std::string_view text, std::string_view quote, Span words) {
  for (std::size_t at = text.find(quote); !quote.empty() && at != std::string_view::npos;
       at = text.find(quote, at + 1)) {
    if (words.overlaps({at, at + quote.size()})) return true;
  }
  return false;
}

/// Whether a word of the page lies in the place of some evidence of it: in its box, or in its words where the
/// page has no places.
bool is_in_evidence(const RawPage& page, const Repair& repair, const std::vector<Evidence>& evidence) {
  return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& one) {
    if (one.page != page.number) return false;
    if (!one.box) return stands_in(page.text, one.raw_quote, repair.raw);
    return std::any_of(page.words.begin(), page.words.end(), [&](const Word& word) {
      const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
      return word.span.begin < repair.raw.end && repair.raw.begin < word.span.end && one.box->x0 <= x &&
             x <= one.box->x1 && one.box->y0 <= y && y <= one.box->y1;
    });
  });
}

/// Where a form goes back to: the page of the document, or the record, that it stood on.
std::string way_back(const Request& request, const std::string& document) {
  const std::string record = request.field("post"), page = request.field("side");
  return record.empty() ? "/dokument/" + document + "?side=" + url_encode(page) : "/gennemse/" + record + "?";
}

Response done(const std::string& back, std::string_view what, std::int64_t id, const std::string& anchor) {
  return redirect(back + "&laesning=" + std::string(what) + (id == 0 ? "" : "&sagt=" + std::to_string(id)) +
                  anchor);
}

ViewList fields_as_typed(const Record& record, const std::vector<AreaCode>& areas, const std::string& prefix,
                         const Request& request) {
  ViewList list;
  for (const FormField& field : form_of(record, areas)) {
    const bool typed = request.form.contains(prefix + field.name);
    list.push_back(form_field(field, prefix, "", typed ? request.field(prefix + field.name) : field.value));
  }
  return list;
}

Result<RecordSplit> split_typed(const Context& context, const StoredRecord& stored, const Record& record) {
  const auto areas = context.store.areas_beside(stored.id);
  if (!areas) return areas.error();
  const auto first = record_from_form(record, *areas, context.request, "f.");
  if (!first) return first.error();
  const Record blank = blank_beside(record);
  const auto second = record_from_form(blank, *areas, context.request, "g.");
  if (!second) return second.error();
  const std::string payload = record_payload(*second);
  if (payload == record_payload(blank) || payload == record_payload(*first))
    return Error{ErrorCode::kInvalid, "Den anden post siger ikke noget andet end den første.", "",
                 "Skriv i de højre felter, hvad den anden post er."};
  for (const FormField& field : form_of(*second, *areas)) {
    if (field.required && field.value.empty())
      return Error{ErrorCode::kInvalid, "Den anden post mangler " + field.label + ".", "",
                   "Skriv i de højre felter, hvad den anden post er."};
  }
  return RecordSplit{stored.kind, stored.natural_key,
                     payload_changes(record_payload(record), record_payload(*first)), payload};
}

/// For correct_reading(): that the record is still what the form's page showed.
std::function<Result<void>()> as_seen(Context& context, const StoredRecord& record) {
  return [&context, id = record.id] { return require_as_seen(context, id); };
}

bool may_see(const Context& context, const StoredRecord& record) {
  return !record.closed || sees_closed(context);
}

/// Whether a repair that is named so lies in what the record was read from.
bool is_in_evidence(const RepairName& name, const Document& read, const StoredRecord& record) {
  for (const Page& page : read.pages()) {
    if (page.raw.number != name.page) continue;
    const RepairedText& machine = machine_text(page);
    const std::vector<RepairName> names = names_of(machine, name.page);
    const auto at = std::find(names.begin(), names.end(), name);
    return at != names.end() &&
           is_in_evidence(page.raw, machine.repairs[static_cast<std::size_t>(at - names.begin())],
                          record.evidence);
  }
  return false;
}

/// Whether a word of a person's is about this record. `read` is `document` with its pages.
bool is_about(const ReadingCorrection& said, bool in_force, const StoredDocument& document,
              const Document& read, const StoredRecord& record) {
  if (const auto* taken = std::get_if<SuggestionTaken>(&said))
    return is_in_evidence(taken->name, read, record);
  if (const auto* name = std::get_if<RepairName>(&said)) return is_in_evidence(*name, read, record);
  if (const auto* split = std::get_if<RecordSplit>(&said)) {
    if (split->kind == record.kind && split->key == record.natural_key) return true;
    const StoredRecord* second = in_force ? second_of(document, *split) : nullptr;
    return second != nullptr && second->id == record.id;
  }
  const auto* join = std::get_if<RecordsJoined>(&said);
  return join != nullptr && join->kind == record.kind &&
         (join->kept == record.natural_key || join->joined == record.natural_key);
}

/// What somebody did to a reading, as it follows `har`.
std::string in_danish(const ReadingCorrection& said) {
  if (const auto* taken = std::get_if<SuggestionTaken>(&said))
    return "godtaget forslaget »" + taken->name.after + "« for »" + taken->name.before + "«";
  if (const auto* name = std::get_if<RepairName>(&said))
    return "fortrudt rettelsen af »" + name->before + "« til »" + name->after + "«";
  return std::holds_alternative<RecordSplit>(said) ? "delt en post i to" : "slået to poster sammen";
}

}  // namespace

void put_repairs(View& view, const Page& page, const std::vector<SaidOfDocument>& said) {
  const RepairedText& machine = machine_text(page);
  const auto& repairs = page.repaired.repairs;  // as many as the machine's, in its order
  const std::vector<RepairName> names = names_of(machine, page.raw.number);
  const std::vector<std::optional<RawWord>> words = raw_words_of(machine);
  ViewList lines;
  for (std::size_t i = 0; i < repairs.size(); ++i) {
    const bool is_suggestion = machine.repairs[i].status == Repair::Status::kSuggested;
    const ReadingCorrection about =
        is_suggestion ? ReadingCorrection(SuggestionTaken{names[i]}) : ReadingCorrection(names[i]);
    const bool can_be_said = is_suggestion ? can_be_taken_up(page, i) : words[i].has_value();
    lines.push_back(view_of(repairs[i], names[i], can_be_said, said_of(about, said)));
  }
  view.set("repairs", lines);
  view.set("repair_count", danish_number(static_cast<long>(repairs.size())));
  view.set("repaired", !repairs.empty());
}

void put_reading_done(View& view, const Request& request, const std::string& document) {
  const std::string what = request.parameter("laesning");
  view.set("reading_done", what == "ord" || what == "delt" || what == "samlet" || what == "forslag");
  view.set("reading_undone", what == "igen");
  view.set("reading_what", what == "ord"       ? "Det, der blev læst, gælder nu uden rettelsen."
                           : what == "delt"    ? "Posten er delt i to."
                           : what == "samlet"  ? "De to poster er én nu."
                           : what == "forslag" ? "Forslaget er godtaget og står nu i teksten."
                                               : "");
  view.set("reading_document", document);
  view.set("reading_said", request.parameter("sagt"));
  view.set("reading_page", request.parameter("side"));
}

Result<ViewList> readings_said(Context& context, const StoredRecord& record) {
  ViewList lines;
  const auto said = context.store.document_corrections(record.document);
  if (!said) return said.error();
  if (said->empty()) return lines;
  const auto document = context.store.document(record.document);
  if (!document) return document.error();
  const auto read = stored_as_processed(*document);
  if (!read) return read.error();
  for (const SaidOfDocument& one : *said) {
    const auto meant = reading_correction(one.said.operation, one.said.said);
    if (!meant || !is_about(*meant, one.revoked_at.empty(), *document, read->document, record)) continue;
    View line;
    line.set("moment", danish_moment(one.made_at));
    line.set("author", one.said.author);
    line.set("what", in_danish(*meant));
    put(line, "reason", one.said.reason);
    line.set("revoked", !one.revoked_at.empty());
    put(line, "said", one.revoked_at.empty() ? std::to_string(one.id) : "");
    line.set("document", record.document);
    line.set("record", record.id);
    lines.push_back(line);
  }
  return lines;
}

ViewList divisions_said(const std::vector<SaidOfDocument>& said) {
  ViewList lines;
  for (const SaidOfDocument& one : said) {
    const auto meant = reading_correction(one.said.operation, one.said.said);
    if (!meant || !one.revoked_at.empty() ||
        (!std::holds_alternative<RecordSplit>(*meant) && !std::holds_alternative<RecordsJoined>(*meant)))
      continue;
    View line;
    line.set("moment", danish_moment(one.made_at));
    line.set("author", one.said.author);
    line.set("what", in_danish(*meant));
    line.set("said", std::to_string(one.id));
    lines.push_back(line);
  }
  return lines;
}

Result<ViewList> neighbours_of(Context& context, const StoredRecord& record) {
  const auto stored = context.store.document(record.document);
  if (!stored) return stored.error();
  ViewList list;
  for (const StoredRecord& other : stored->records) {
    if (other.id == record.id || other.kind != record.kind || !may_see(context, other)) continue;
    const auto read = record_from_payload(other.payload, other.confidence);
    if (!read) return read.error();
    View line;
    line.set("id", other.id);
    line.set("headline", headline(*read));
    line.set("chosen", other.id == context.request.field("med"));
    list.push_back(line);
  }
  return list;
}

Result<ViewList> suggestions_for(Context& context, const StoredRecord& record) {
  const auto stored = context.store.document(record.document);
  if (!stored) return stored.error();
  const auto document = stored_as_processed(*stored);
  if (!document) return document.error();
  std::vector<std::pair<double, View>> found;
  for (const Page& page : document->document.pages()) {
    const auto& repairs = page.repaired.repairs;
    const std::vector<RepairName> names = names_of(machine_text(page), page.raw.number);
    for (std::size_t i = 0; i < repairs.size(); ++i) {
      if (repairs[i].status != Repair::Status::kSuggested || !can_be_taken_up(page, i) ||
          !is_in_evidence(page.raw, repairs[i], record.evidence))
        continue;
      found.emplace_back(repairs[i].score, view_of(repairs[i], names[i], true, nullptr));
      found.back().second.set("page", std::to_string(page.raw.number));
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  ViewList list;
  for (auto& [score, view] : found) {
    view.set("first", list.empty());
    list.push_back(std::move(view));
  }
  return list;
}

Result<Response> take_suggestion(Context& context, const StoredRecord& record) {
  const auto meant = reading_correction("suggestion", context.request.field("forslag"));
  if (!meant) return meant.error();
  const auto id = correct_reading(context.store, record.document, *meant, context.visitor.name,
                                  context.request.field("reason"), as_seen(context, record));
  if (!id) return id.error();
  const auto after = context.store.record(record.id);
  const bool stays = after && after->found;  // a word of what names a record makes another record of it
  return done(stays ? "/gennemse/" + record.id + "?" : "/dokument/" + record.document + "?", "forslag", *id,
              "");
}

Response split_page(Context& context, const StoredRecord& stored, const Error* fault) {
  const auto record = record_from_payload(stored.payload, stored.confidence);
  if (!record) return error_page(context, record.error());
  const auto sources = sources_of(context, stored);
  if (!sources) return error_page(context, sources.error());
  View view;
  view.set("id", stored.id);
  view.set("headline", headline(*record));
  const auto areas = context.store.areas_beside(stored.id);
  if (!areas) return error_page(context, areas.error());
  view.set("first", fields_as_typed(*record, *areas, "f.", context.request));
  view.set("second", fields_as_typed(blank_beside(*record), *areas, "g.", context.request));
  view.set("sources", *sources);
  const auto said = context.store.corrections(stored.id);
  if (!said) return error_page(context, said.error());
  view.set("seen", fault == nullptr ? mark_of(stored, *said) : context.request.field("seen"));
  view.set("document_path", "/dokument/" + stored.document + "#" + stored.id);
  view.set("reason", context.request.field("reason"));
  put(view, "fault", fault == nullptr ? "" : fault->message + " " + fault->hint);
  return page(context, "split", "Del i to: " + headline(*record), std::move(view),
              fault == nullptr ? 200 : 400);
}

Response split_record(Context& context, const StoredRecord& stored) {
  const auto record = record_from_payload(stored.payload, stored.confidence);
  if (!record) return error_page(context, record.error());
  const auto split = split_typed(context, stored, *record);
  if (!split) return split_page(context, stored, &split.error());
  const auto id = correct_reading(context.store, stored.document, *split, context.visitor.name,
                                  context.request.field("reason"), as_seen(context, stored));
  if (!id) return split_page(context, stored, &id.error());
  return done("/gennemse/" + stored.id + "?", "delt", *id, "");
}

Result<Response> join_records(Context& context, const StoredRecord& record) {
  const auto document = context.store.document(record.document);
  if (!document) return document.error();
  const auto other = std::find_if(
      document->records.begin(), document->records.end(),
      [&](const StoredRecord& one) { return one.id == context.request.field("med") && one.id != record.id; });
  if (other == document->records.end())
    return Error{ErrorCode::kInvalid, "Der er ikke valgt en post at slå sammen med.", "",
                 "Vælg en på listen."};
  if (!may_see(context, *other)) return barred_page(context);
  // The one that stands first names the whole.
  const auto own = std::find_if(document->records.begin(), document->records.end(),
                                [&](const StoredRecord& one) { return one.id == record.id; });
  const StoredRecord& kept = own < other ? record : *other;
  const StoredRecord& joined = own < other ? *other : record;
  const auto id = correct_reading(
      context.store, record.document, RecordsJoined{record.kind, kept.natural_key, joined.natural_key},
      context.visitor.name, context.request.field("reason"), as_seen(context, record));
  if (!id) return id.error();
  return done("/gennemse/" + kept.id + "?", "samlet", *id, "");
}

/// `POST /laesning/DOCUMENT`: a repair is taken back (`ord`), a suggestion taken up (`forslag`), or what was
/// said of a reading is taken back (`igen`).
Response change_reading(Context& context) {
  const auto found = context.store.find(context.rest);
  if (!found) return error_page(context, found.error());
  if (found->kind != Store::Found::Kind::kDocument || is_barred(context, found->id))
    return barred_page(context);
  const std::string back = way_back(context.request, found->id);
  const std::string page = context.request.field("side");
  const std::string anchor = page.empty() ? "" : "#rettet-" + url_encode(page);
  for (const auto& [field, operation] : {std::pair{"ord", "raw_word"}, std::pair{"forslag", "suggestion"}}) {
    const std::string word = context.request.field(field);
    if (word.empty()) continue;
    const auto meant = reading_correction(operation, word);
    if (!meant) return error_page(context, meant.error());
    const auto id = correct_reading(context.store, found->id, *meant, context.visitor.name,
                                    context.request.field("reason"));
    return id ? done(back, field, *id, anchor) : error_page(context, id.error());
  }
  const std::string said = context.request.field("igen");
  std::int64_t id = 0;
  std::from_chars(said.data(), said.data() + said.size(), id);
  if (auto revoked = revoke_reading(context.store, found->id, id, context.visitor.name); !revoked)
    return error_page(context, revoked.error());
  return done(back, "igen", 0, anchor);
}

}  // namespace frisaet::web
