#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <set>

#include "models/records/danish_names.h"
#include "pipeline/json/document.h"
#include "pipeline/json/records.h"
#include "pipeline/run/search_view.h"
#include "pipeline/run/store_input.h"
#include "pipeline/web/page_picture.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/reading_pages.h"
#include "pipeline/web/record_fields.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

/// The document that the address names, by id or an unambiguous beginning.
Result<StoredDocument> document_named(Context& context, const std::string& id) {
  const auto found = context.store.find(id);
  if (!found) return found.error();
  if (found->kind != Store::Found::Kind::kDocument)
    return Error{ErrorCode::kNotFound, "Det er en post og ikke et dokument.", id,
                 "Brug /post/ i stedet for /dokument/."};
  return context.store.document(found->id);
}

/// Evidence of one field: `votes` owns `votes.0.for` too.
bool belongs_to(const Evidence& evidence, std::string_view field) {
  return evidence.field == field ||
         (evidence.field.starts_with(field) && evidence.field.size() > field.size() &&
          evidence.field[field.size()] == '.');
}

View view_of(const ShownField& field, const std::string& record, const std::vector<Evidence>& evidence) {
  View view;
  view.set("name", field.name);
  view.set("label", field.label);
  view.set("value", field.value);
  view.set("unknown", field.value.empty());
  ViewList places;
  std::set<int> seen;  // one link a page, however many lines of it were read
  for (const Evidence& e : evidence) {
    if (!belongs_to(e, field.name) || !seen.insert(e.page).second) continue;
    View place;
    put(place, "page", std::to_string(e.page));
    place.set("quote", e.quote);
    place.set("mark", record + "-" + field.name);
    places.push_back(place);
  }
  view.set("places", places);
  view.set("mark", record + "-" + field.name);
  return view;
}

View view_of(const StoredRecord& stored, const Record& record) {
  View view;
  view.set("id", stored.id);
  view.set("kind", danish_kind(stored.kind));
  view.set("headline", headline(record));
  view.set("confidence", fmt::format("{:.0f} %", 100 * stored.confidence));
  view.set("doubt", (stored.confidence < kReviewThreshold && !stored.corrected) || stored.versions_disagree);
  view.set("corrected", stored.corrected);
  view.set("withdrawn", stored.withdrawn);
  ViewList known, unknown;
  for (const ShownField& field : fields_of(record)) {
    (field.value.empty() ? unknown : known).push_back(view_of(field, stored.id, stored.evidence));
  }
  view.set("fields", known);
  view.set("unknown_fields", unknown);
  view.set("any_unknown", !unknown.empty());
  if (const auto* decision = std::get_if<Decision>(&record.value); decision != nullptr && decision->outcome) {
    view.set("outcome", std::string(danish(*decision->outcome)));
    view.set("outcome_code", std::string(to_string(*decision->outcome)));
  }
  return view;
}

std::string_view read_how(PageOrigin origin) {
  switch (origin) {
    case PageOrigin::kTextLayer:
      return "læst af filens egen tekst";
    case PageOrigin::kTextFile:
      return "tekstfil";
    case PageOrigin::kMixed:
      return "læst af filens egen tekst og af billeder på siden";
    default:
      return "læst af et billede af siden (OCR)";
  }
}

View view_of(const Page& page, const StoredDocument& stored, const FoundOnPage& found,
             const std::vector<SaidOfDocument>& said, const std::string& open_at) {
  View view;
  view.set("number", std::to_string(page.raw.number));
  view.set("origin", std::string(read_how(page.raw.origin)));
  view.set("confidence", fmt::format("{:.0f} %", 100 * page.raw.confidence));
  view.set("text", marked_pieces(page.repaired.text, found.marks));
  view.set("found", !found.marks.empty());
  view.set("raw", page.raw.text);
  put_picture(view, page.raw, stored.source.sha256, stored.records, Crop::kWholePage);
  view.set("found_boxes", box_views(found.boxes));
  ViewList furniture;
  for (const Furniture& piece : page.repaired.furniture) {
    View line;
    line.set("text", piece.text);
    furniture.push_back(line);
  }
  view.set("furniture", furniture);
  view.set("any_furniture", !furniture.empty());
  put_repairs(view, page, said);
  view.set("repairs_open", std::to_string(page.raw.number) == open_at);
  return view;
}

void put_head(View& view, const StoredDocument& stored, bool with_counts) {
  view.set("id", stored.source.sha256);
  view.set("short_id", stored.source.sha256.substr(0, 12));
  view.set("kind", std::string(danish(stored.facts.type)));
  view.set("municipality", stored.facts.municipality ? stored.facts.municipality->name : "Ukendt kommune");
  view.set("date", stored.facts.date ? danish_day(to_iso(*stored.facts.date)) : "ukendt dato");
  view.set("heading", stored.facts.title.value_or(stored.source.name));
  view.set("media_type", stored.source.media_type);
  ViewList arrivals, remarks;
  for (const StoredArrival& arrival : stored.arrivals) {
    View line;
    line.set("name", arrival.arrival.name);
    line.set("moment", danish_moment(arrival.received_at));
    arrivals.push_back(line);
  }
  for (const Diagnostic& diagnostic : stored.diagnostics) {
    View line;
    put(line, "page", diagnostic.page > 0 ? std::to_string(diagnostic.page) : "");
    line.set("message", diagnostic.message);
    remarks.push_back(line);
  }
  ViewList versions;
  for (const OtherVersion& version : stored.other_versions) {
    View line;
    line.set("path", "/dokument/" + version.document);
    // How many items are shared tells of closed ones too.
    line.set("text", with_counts ? in_danish(version) : "en anden udgave af " + version.name);
    versions.push_back(line);
  }
  view.set("versions", versions);
  view.set("any_versions", !versions.empty());
  view.set("arrivals", arrivals);
  view.set("remarks", remarks);
  view.set("remarked", !remarks.empty());
}

/// Finding words in the document: the form, how many places there are, and a way to each page that has some.
void put_found(View& view, const std::string& typed, const std::vector<Page>& pages,
               const std::vector<FoundOnPage>& found) {
  ViewList places;
  std::size_t total = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].marks.empty()) continue;
    total += found[i].marks.size();
    View place;
    place.set("number", std::to_string(pages[i].raw.number));
    place.set("count", danish_number(static_cast<long>(found[i].marks.size())));
    places.push_back(place);
  }
  view.set("find", typed);
  view.set("finding", !typed.empty());
  view.set("found_count", total == 0   ? "Ordene står ingen steder i dokumentet."
                          : total == 1 ? "1 sted:"
                                       : danish_number(static_cast<long>(total)) + " steder:");
  view.set("found_places", places);
}

}  // namespace

Response document_page(Context& context) {
  const auto stored = document_named(context, context.rest);
  if (!stored) return error_page(context, stored.error());
  if (stored->held && !sees_closed(context)) return barred_page(context);
  const auto document = stored_as_processed(*stored);
  if (!document) return error_page(context, document.error());
  View view;
  view.set("held", stored->held);
  put_head(view, *stored, sees_closed(context));
  const bool barred = is_barred(context, stored->source.sha256);
  view.set("barred", barred);
  put_reading_done(view, context.request, stored->source.sha256);
  ViewList pages, records;
  if (!barred) {
    const auto said = context.store.document_corrections(stored->source.sha256);
    if (!said) return error_page(context, said.error());
    const ViewList divisions = divisions_said(*said);
    view.set("divisions", divisions);
    view.set("any_divisions", !divisions.empty());
    const std::vector<Page>& read = document->document.pages();
    const std::string find = context.request.parameter("find");
    const std::vector<FoundOnPage> found = find_on_pages(read, find);
    put_found(view, find, read, found);
    for (std::size_t i = 0; i < read.size(); ++i)
      pages.push_back(view_of(read[i], *stored, found[i], *said, context.request.parameter("side")));
  }
  for (std::size_t i = 0; i < document->extraction.records.size(); ++i) {
    // The title and the bare outcome of a closed item are printed for all; a wish made there is not.
    const StoredRecord& record = stored->records[i];
    if (record.closed && (barred || (record.kind == "declaration" && !sees_closed(context)))) continue;
    records.push_back(view_of(stored->records[i], document->extraction.records[i]));
  }
  view.set("pages", pages);
  view.set("records", records);
  view.set("record_count", danish_number(static_cast<long>(records.size())));
  return page(context, "document", stored->facts.title.value_or(stored->source.name), std::move(view));
}

Response document_as_json(Context& context) {
  const auto stored = document_named(context, context.rest);
  if (!stored) return error_page(context, stored.error());
  if (is_barred(context, stored->source.sha256)) return barred_page(context);
  const auto document = stored_as_processed(*stored);
  if (!document) return error_page(context, document.error());
  return json_response(extract_json(document->document, document->extraction.facts,
                                    document->extraction.records, stored->diagnostics));
}

Response document_original(Context& context) {
  const auto stored = document_named(context, context.rest);
  if (!stored) return error_page(context, stored.error());
  if (is_barred(context, stored->source.sha256)) return barred_page(context);
  std::ifstream file(context.site.settings().data / stored->archive_path, std::ios::binary);
  if (!file) {
    return error_page(context, {ErrorCode::kNotFound, "Originalen ligger ikke længere i arkivet.",
                                stored->archive_path, "Hent arkivet fra en sikkerhedskopi."});
  }
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return download(std::move(bytes), stored->source.media_type, stored->source.name);
}

/// `/side/DOCUMENT/NUMBER`: the page as a picture.
Response page_picture(Context& context) {
  const std::size_t slash = context.rest.find('/');
  const std::string number = slash == std::string::npos ? "" : context.rest.substr(slash + 1);
  int page = 0;
  const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), page);
  if (fault != std::errc() || end != number.data() + number.size() || page < 1)
    return plain(404, "Siden findes ikke.");
  const auto stored = document_named(context, context.rest.substr(0, slash));
  if (!stored) return plain(404, stored.error().describe());
  if (is_barred(context, stored->source.sha256)) return plain(403, "Dokumentet rummer lukkede punkter.");
  auto picture = context.site.drawer().draw(stored->source.sha256,
                                            context.site.settings().data / stored->archive_path, page);
  if (!picture)
    return plain(picture.error().code == ErrorCode::kLimit ? 503 : 404, picture.error().describe());
  Response response{200, "image/png", *std::move(picture), {}};
  response.headers.emplace("Cache-Control", "private, max-age=3600");
  return response;
}

Response record_link(Context& context) {
  const auto found = context.store.find(context.rest);
  if (!found) return error_page(context, found.error());
  if (found->kind == Store::Found::Kind::kDocument) return redirect("/dokument/" + found->id);
  const auto record = context.store.record(found->id);
  if (!record) return error_page(context, record.error());
  return redirect("/dokument/" + record->document + "#" + record->id);
}

}  // namespace frisaet::web
