#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "models/records/danish_names.h"
#include "pipeline/json/changes.h"
#include "pipeline/json/field_value.h"
#include "pipeline/json/records.h"
#include "pipeline/json/review.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/reading_pages.h"
#include "pipeline/web/record_fields.h"
#include "pipeline/web/record_form.h"
#include "pipeline/web/review_parts.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::int64_t kQueueShown = 200;  // longer queues are worked off from the front

std::string address_of(const std::string& record) {
  return "/gennemse/" + record;
}

/// What a person did, as an address says it, and in which corrections it is found again.
struct Deed {
  std::string_view code, danish;
  std::set<std::string_view> operations;
};
const std::vector<Deed>& deeds() {
  static const std::vector<Deed> all{{"bekraeft", "bekræftet", {"confirm"}},
                                     {"ret", "rettet", {"set", "clear"}},
                                     {"afvis", "afvist", {"withdraw"}}};
  return all;
}
const Deed* deed_named(std::string_view code) {
  for (const Deed& deed : deeds())
    if (deed.code == code) return &deed;
  return nullptr;
}

/// The line that says what was just done, with a way to take it back.
void put_done(View& view, const Request& request) {
  const Deed* deed = deed_named(request.parameter("gjort"));
  const std::string record = request.parameter("post");
  view.set("done", deed != nullptr && !record.empty());
  view.set("undone", request.parameter("gjort") == "fortryd");
  if (deed == nullptr) return;
  view.set("done_what", std::string(deed->danish));
  view.set("done_code", std::string(deed->code));
  view.set("done_record", record);
}

View view_of(const ReviewItem& item) {
  View view;
  const auto record = record_from_payload(item.payload, item.confidence);
  view.set("path", address_of(item.record));
  view.set("headline", record ? headline(*record) : payload_title(item.payload));
  view.set("kind", danish_kind(item.kind));
  view.set("name", item.name);
  view.set("confidence", percent(item.confidence));
  view.set("conflict", item.conflict && item.found);
  view.set("lost", !item.found);
  view.set("versions_disagree", item.versions_disagree);
  return view;
}

ViewList history_of(const std::vector<SaidCorrection>& said, bool with_held) {
  ViewList list;
  for (const SaidCorrection& one : said) {
    View line;
    const auto deed = std::find_if(deeds().begin(), deeds().end(),
                                   [&](const Deed& d) { return d.operations.contains(one.operation); });
    line.set("what", deed == deeds().end() ? one.operation : std::string(deed->danish));
    put(line, "field", one.field);
    line.set("in_force", one.state != "revoked");
    line.set("said", std::to_string(one.id));
    put(line, "value", one.operation == "set" ? one.value : "");
    put(line, "machine", one.operation == "set" && (one.is_in_sight || with_held) ? one.machine_value : "");
    line.set("author", one.author);
    put(line, "reason", one.reason);
    line.set("moment", danish_moment(one.made_at));
    line.set("revoked", one.state == "revoked");
    line.set("conflict", one.state == "conflict");
    list.push_back(line);
  }
  return list;
}

/// Fields as the form has them, and those it has no control for.
void put_fields(View& view, const Record& record, const std::string& id, const std::vector<AreaCode>& areas,
                const Request& request) {
  ViewList fields, others;
  std::set<std::string> in_form;
  for (const FormField& field : form_of(record, areas)) {
    const bool typed = request.form.contains("f." + field.name);
    fields.push_back(form_field(field, "f.", id, typed ? request.field("f." + field.name) : field.value));
    in_form.insert(field.name.substr(0, field.name.find('.')));
  }
  for (const ShownField& field : fields_of(record)) {
    if (in_form.contains(field.name) || field.value.empty()) continue;
    View line;
    line.set("label", field.label);
    line.set("value", field.value);
    line.set("mark", id + "-" + field.name);
    others.push_back(line);
  }
  view.set("fields", fields);
  view.set("others", others);
  view.set("any_others", !others.empty());
}

/// The neighbours of a record in the queue, and how far along it stands.
struct Place {
  std::int64_t number = 0, total = 0;  ///< number 0: not in the part of the queue that is shown
  std::string next, previous;
};
Result<Place> place_of(Context& context, const std::string& record) {
  const auto queue = context.store.review_queue(kReviewThreshold, kQueueShown, 0, sees_closed(context));
  if (!queue) return queue.error();
  Place place;
  place.total = queue->total;
  const auto& items = queue->items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].record != record) continue;
    place.number = static_cast<std::int64_t>(i) + 1;
    if (i > 0) place.previous = items[i - 1].record;
    if (i + 1 < items.size()) place.next = items[i + 1].record;
  }
  return place;
}

/// What each paper that holds the record says of it, where there are several.
Result<void> put_versions(View& view, Context& context, const std::string& id) {
  const auto versions = context.store.versions(id, sees_closed(context));
  if (!versions) return versions.error();
  ViewList list;
  for (const RecordVersion& version : *versions) {
    View line;
    line.set("name", version.name);
    line.set("path", "/dokument/" + version.document + "#" + id);
    line.set("outcome", payload_outcome(version.payload));
    list.push_back(line);
  }
  view.set("several_versions", versions->size() > 1);
  view.set("versions", list);
  return {};
}

Response show(Context& context, const std::string& id, const Error* fault) {
  const auto stored = context.store.record(id);
  if (!stored) return error_page(context, stored.error());
  if (is_barred(context, stored->document) || (stored->closed && !sees_closed(context)))
    return barred_page(context);
  const auto record = record_from_payload(stored->payload, stored->confidence);
  if (!record) return error_page(context, record.error());
  const auto said = context.store.corrections(id);
  if (!said) return error_page(context, said.error());
  const auto place = place_of(context, id);
  if (!place) return error_page(context, place.error());
  const auto sources = sources_of(context, *stored);
  if (!sources) return error_page(context, sources.error());
  View view;
  put_done(view, context.request);
  const auto areas = context.store.areas_beside(id);
  if (!areas) return error_page(context, areas.error());
  put_fields(view, *record, id, *areas, context.request);
  view.set("id", id);
  view.set("kind", danish_kind(stored->kind));
  view.set("headline", headline(*record));
  view.set("confidence", percent(stored->confidence));
  view.set("withdrawn", stored->withdrawn);
  view.set("sources", *sources);
  view.set("history", history_of(*said, sees_closed(context)));
  const auto readings = readings_said(context, *stored);
  if (!readings) return error_page(context, readings.error());
  view.set("readings", *readings);
  view.set("any_history", !said->empty() || !readings->empty());
  // What was typed goes on from the page it was typed on.
  const std::string typed_on = fault == nullptr ? "" : context.request.field("seen");
  view.set("seen", typed_on.empty() ? mark_of(*stored, *said) : typed_on);
  const auto neighbours = neighbours_of(context, *stored);
  if (!neighbours) return error_page(context, neighbours.error());
  view.set("neighbours", *neighbours);
  view.set("any_neighbours", !neighbours->empty());
  put_reading_done(view, context.request, stored->document);
  view.set("reading_record", id);
  const auto suggestions = suggestions_for(context, *stored);
  if (!suggestions) return error_page(context, suggestions.error());
  view.set("suggestions", *suggestions);
  view.set("any_suggestions", !suggestions->empty());
  view.set("conflict", std::any_of(said->begin(), said->end(),
                                   [](const SaidCorrection& one) { return one.state == "conflict"; }));
  view.set("lost", !stored->found);
  if (auto put = put_versions(view, context, id); !put) return error_page(context, put.error());
  view.set("document_path", "/dokument/" + stored->document + "#" + id);
  put(view, "number", place->number > 0 ? danish_number(static_cast<long>(place->number)) : "");
  view.set("total", danish_number(static_cast<long>(place->total)));
  put(view, "next", place->next.empty() ? "" : address_of(place->next));
  put(view, "previous", place->previous.empty() ? "" : address_of(place->previous));
  view.set("reason", context.request.field("reason"));
  put(view, "fault", fault == nullptr ? "" : fault->message + " " + fault->hint);
  return page(context, "review_record", "Gennemse: " + headline(*record), std::move(view),
              fault == nullptr ? 200 : 400);
}

/// What the form says differently from the record, one correction a field; none where it says the same.
Result<std::vector<Correction>> corrections_of(const StoredRecord& stored, const Context& context) {
  const auto before = record_from_payload(stored.payload, stored.confidence);
  if (!before) return before.error();
  const auto areas = context.store.areas_beside(stored.id);
  if (!areas) return areas.error();
  const auto after = record_from_form(*before, *areas, context.request);
  if (!after) return after.error();
  std::vector<Correction> corrections;
  for (const FieldChange& change : payload_changes(record_payload(*before), record_payload(*after))) {
    // As the command line takes it.
    auto value = field_value(stored.payload, change.field, change.after, *areas);
    if (!value) return value.error();
    corrections.push_back({stored.id, change.field, Correction::Operation::kSet, *std::move(value),
                           context.visitor.name, context.request.field("reason")});
  }
  return corrections;
}

Result<void> save(Context& context, const StoredRecord& stored) {
  const auto corrections = corrections_of(stored, context);
  if (!corrections) return corrections.error();
  if (corrections->empty()) {
    return Error{ErrorCode::kInvalid, "Der er ikke rettet noget.", "",
                 "Ret et felt, eller sig, at alt er rigtigt."};
  }
  for (const Correction& correction : *corrections)
    if (auto said = context.store.correct(correction); !said) return said;
  return {};
}

/// What was typed into fields must not be lost by a button that does something else.
Result<void> require_nothing_typed(Context& context, const StoredRecord& stored) {
  const auto corrections = corrections_of(stored, context);
  if (!corrections) return corrections.error();
  if (corrections->empty()) return {};
  return Error{ErrorCode::kInvalid, "Du har rettet i felterne.", "",
               "Vælg »Gem rettelser«, eller fortryd det, du har skrevet."};
}

/// Return in a field presses the first button, which is this one.
Result<void> confirm(Context& context, const StoredRecord& stored) {
  if (auto nothing = require_nothing_typed(context, stored); !nothing) return nothing;
  return context.store.confirm(stored.id, context.visitor.name, context.request.field("reason"));
}

/// Says something of the reading, by which the record is made anew.
Response say_of_reading(Context& context, const StoredRecord& stored,
                        Result<Response> (*say)(Context&, const StoredRecord&)) {
  const auto nothing = require_nothing_typed(context, stored);
  const auto said = nothing ? say(context, stored) : Result<Response>(nothing.error());
  if (said) return *said;
  return show(context, stored.id, &said.error());
}

/// Says once more what a person set where the machine now reads something else.
Result<void> keep(Context& context, const std::string& record) {
  const auto said = context.store.corrections(record);
  if (!said) return said.error();
  for (const SaidCorrection& one : *said) {
    // Else the words of a paper that is not to be seen would stand as this person's.
    if (one.state == "conflict" && one.operation == "confirm" && !one.is_in_sight)
      return Error{ErrorCode::kUsage,
                   "Det, der blev bekræftet, står kun i et dokument, der holdes tilbage eller er trukket "
                   "tilbage.",
                   one.field, "Tag maskinens nye, eller ret feltet."};
  }
  for (const SaidCorrection& one : *said) {
    if (one.state != "conflict") continue;
    const auto operation = one.operation == "set"       ? Correction::Operation::kSet
                           : one.operation == "clear"   ? Correction::Operation::kClear
                           : one.operation == "confirm" ? Correction::Operation::kSet
                                                        : Correction::Operation::kWithdraw;
    auto kept = context.store.correct({record, one.field, operation,
                                       one.operation == "confirm" ? one.machine_value : one.value,
                                       context.visitor.name, context.request.field("reason")});
    if (!kept) return kept;
  }
  return {};
}

/// The record, or nothing where this visitor may not change it.
Result<std::optional<StoredRecord>> record_to_change(Context& context, const std::string& id) {
  auto stored = context.store.record(id);
  if (!stored) return stored.error();
  if (is_barred(context, stored->document) || (stored->closed && !sees_closed(context)))
    return std::optional<StoredRecord>();
  return std::optional(*std::move(stored));
}

/// Takes back what this person said of the record in the last deed of that kind.
Result<void> undo(Context& context, const std::string& record, const Deed& deed) {
  const auto said = context.store.corrections(record);
  if (!said) return said.error();
  for (const SaidCorrection& one : *said) {
    if (one.state == "revoked" || one.author != context.visitor.name ||
        !deed.operations.contains(one.operation))
      continue;
    if (auto back = context.store.revoke(record, one.id); !back) return back;
  }
  return {};
}

/// What a button says of the record. REQUIRES: within Store::together().
Result<void> say(Context& context, const std::string& id, const std::string& action) {
  if (auto same = require_as_seen(context, id); !same) return same;
  const auto stored = context.store.record(id);
  if (!stored) return stored.error();
  if (action == "bekraeft") return confirm(context, *stored);
  if (action == "ret") return save(context, *stored);
  if (action == "behold") return keep(context, id);
  if (action == "afvis")
    return context.store.correct({id, "", Correction::Operation::kWithdraw, "", context.visitor.name,
                                  context.request.field("reason")});
  return Error{ErrorCode::kUsage, "Det kan der ikke gøres med en post.", "", "Brug knapperne på siden."};
}

}  // namespace

Response review_page(Context& context) {
  const auto queue = context.store.review_queue(kReviewThreshold, kQueueShown, 0, sees_closed(context));
  if (!queue) return error_page(context, queue.error());
  View view;
  put_done(view, context.request);
  ViewList items;
  for (const ReviewItem& item : queue->items) items.push_back(view_of(item));
  view.set("items", items);
  view.set("any", !items.empty());
  view.set("total", danish_number(static_cast<long>(queue->total)));
  view.set("more", queue->total > static_cast<std::int64_t>(items.size()));
  view.set("shown", danish_number(static_cast<long>(items.size())));
  put(view, "first", queue->items.empty() ? "" : address_of(queue->items.front().record));
  return page(context, "review", "Gennemse", std::move(view));
}

/// `/gennemse/RECORD`, or `/gennemse/RECORD/del`: two forms to make two of it.
Response review_record_page(Context& context) {
  constexpr std::string_view kSplit = "/del";
  if (!context.rest.ends_with(kSplit)) return show(context, context.rest, nullptr);
  const auto stored = record_to_change(context, context.rest.substr(0, context.rest.size() - kSplit.size()));
  if (!stored) return error_page(context, stored.error());
  return *stored ? split_page(context, **stored, nullptr) : barred_page(context);
}

Response review_record(Context& context) {
  const std::string& id = context.rest;
  const auto found = record_to_change(context, id);
  if (!found) return error_page(context, found.error());
  if (!*found) return barred_page(context);
  const std::optional<StoredRecord>& stored = *found;
  const auto place = place_of(context, id);
  if (!place) return error_page(context, place.error());
  const std::string action = context.request.field("action");
  if (const Deed* back = deed_named(context.request.field("fortryd")); back != nullptr) {
    const auto undone = context.store.together([&] { return undo(context, id, *back); });
    return undone ? redirect(address_of(id) + "?gjort=fortryd") : error_page(context, undone.error());
  }
  if (context.request.form.contains("tag_tilbage")) {
    const std::string said = context.request.field("tag_tilbage");
    std::int64_t number = 0;
    std::from_chars(said.data(), said.data() + said.size(), number);
    const auto undone = context.store.revoke(id, number);
    return undone ? redirect(address_of(id) + "?gjort=fortryd") : error_page(context, undone.error());
  }
  if (action == "del") return split_record(context, *stored);
  if (action == "slaa") return say_of_reading(context, *stored, join_records);
  if (context.request.form.contains("forslag")) return say_of_reading(context, *stored, take_suggestion);
  const auto done = context.store.together([&] { return say(context, id, action); });
  if (!done) {
    const Error& fault = done.error();
    return show(context, id, &fault);
  }
  const std::string next = place->next.empty() ? "/gennemse" : address_of(place->next);
  return redirect(next + "?" + query_string({{"gjort", action == "behold" ? "ret" : action}, {"post", id}}));
}

}  // namespace frisaet::web
