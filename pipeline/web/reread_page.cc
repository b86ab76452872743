#include <map>

#include "models/records/danish_names.h"
#include "pipeline/json/records.h"
#include "pipeline/json/review.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/record_fields.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::size_t kShown = 200;

std::vector<ShownField> fields_of_payload(const std::string& payload, double confidence) {
  if (payload.empty()) return {};
  const auto record = record_from_payload(payload, confidence);
  return record ? fields_of(*record) : std::vector<ShownField>();
}

/// Fields whose value a person sees change.
ViewList changed_fields(const RereadRecord& change) {
  std::map<std::string, std::string> before;
  for (const ShownField& field : fields_of_payload(change.before, change.confidence))
    before[field.name] = field.value;
  ViewList fields;
  for (const ShownField& field : fields_of_payload(change.after, change.confidence)) {
    if (before[field.name] == field.value) continue;
    View line;
    line.set("label", field.label);
    put(line, "before", before[field.name]);
    put(line, "after", field.value);
    fields.push_back(line);
  }
  return fields;
}

View view_of(const RereadRecord& change) {
  const std::string& payload = change.after.empty() ? change.before : change.after;
  const auto record = record_from_payload(payload, change.confidence);
  const bool is_gone = change.after.empty();
  View view;
  view.set("headline", record ? headline(*record) : payload_title(payload));
  view.set("path", is_gone ? "/dokument/" + change.document : "/gennemse/" + change.record);
  view.set("kind", danish_kind(change.kind));
  view.set("name", change.name);
  view.set("moment", danish_moment(change.read_at));
  view.set("new", change.before.empty());
  view.set("gone", is_gone);
  view.set("conflict", change.conflict);
  const bool is_changed = !is_gone && !change.before.empty();
  view.set("changed", is_changed);
  view.set("fields", is_changed ? changed_fields(change) : ViewList());
  return view;
}

}  // namespace

Response reread_page(Context& context) {
  const auto changes = context.store.reread_records(kShown, sees_closed(context));
  if (!changes) return error_page(context, changes.error());
  ViewList lines;
  for (const RereadRecord& change : *changes) lines.push_back(view_of(change));
  View view;
  view.set("any", !lines.empty());
  view.set("more", lines.size() == kShown);
  view.set("shown", danish_number(static_cast<long>(lines.size())));
  view.set("lines", lines);
  return page(context, "reread", "Læst anderledes end før", std::move(view));
}

}  // namespace frisaet::web
