#include "pipeline/web/review_parts.h"

#include <set>

#include "models/core/sha256.h"
#include "pipeline/run/store_input.h"
#include "pipeline/web/page_picture.h"
#include "pipeline/web/words.h"

namespace frisaet::web {

View form_field(const FormField& field, const std::string& prefix, const std::string& record,
                const std::string& typed) {
  View view;
  view.set("name", prefix + field.name);
  view.set("id", prefix.substr(0, 1) + "-" + field.name);
  view.set("label", field.label);
  view.set("value", typed);
  put(view, "place", record.empty() ? "" : record + "-" + field.name.substr(0, field.name.find('.')));
  view.set("long", field.kind == FormField::Kind::kLongText);
  view.set("chosen_from", field.kind == FormField::Kind::kChoice);
  view.set("line", field.kind != FormField::Kind::kLongText && field.kind != FormField::Kind::kChoice);
  view.set("day", field.kind == FormField::Kind::kDate);
  view.set("choices", choices(field.choices, typed));
  return view;
}

Result<ViewList> sources_of(Context& context, const StoredRecord& record) {
  const auto stored = context.store.document(record.document);
  if (!stored) return stored.error();
  const auto document = stored_as_processed(*stored);
  if (!document) return document.error();
  std::set<int> pages;
  for (const Evidence& evidence : record.evidence) pages.insert(evidence.page);
  ViewList sources;
  for (const Page& page : document->document.pages()) {
    if (!pages.contains(page.raw.number)) continue;
    View view;
    view.set("number", std::to_string(page.raw.number));
    put_picture(view, page.raw, record.document, {record}, Crop::kEvidence);
    view.set("text", page.repaired.text);
    sources.push_back(view);
  }
  return sources;
}

std::string mark_of(const StoredRecord& stored, const std::vector<SaidCorrection>& said) {
  std::string all = stored.payload;
  for (const SaidCorrection& one : said)
    all += '\n' + one.field + ' ' + one.operation + ' ' + one.state + ' ' + one.value;
  return sha256_hex(all);
}

Result<void> require_as_seen(Context& context, const std::string& record) {
  const std::string seen = context.request.field("seen");
  if (seen.empty()) return {};  // no page of ours
  const auto stored = context.store.record(record);
  if (!stored) return stored.error();
  const auto said = context.store.corrections(record);
  if (!said) return said.error();
  if (seen == mark_of(*stored, *said)) return {};
  return Error{ErrorCode::kInvalid, "Posten er rettet eller læst på ny, siden du hentede siden.", "",
               "Hent siden igen, og se efter."};
}

}  // namespace frisaet::web
