// Documents that are held for personal data: what was found, and a person's word that they may be seen.
#include "models/text/personal_data.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

View view_of(const HeldDocument& held) {
  View line;
  line.set("document", held.document);
  line.set("name", with_masked_person_numbers(held.name));
  ViewList places;
  for (const HeldDocument::Place& place : held.places) {
    View view;
    view.set("number", place.masked);
    put(view, "page", place.page > 0 ? std::to_string(place.page) : "");
    view.set("document", held.document);
    places.push_back(view);
  }
  line.set("places", places);
  return line;
}

}  // namespace

Response held_page(Context& context) {
  const auto held = context.store.held();
  if (!held) return error_page(context, held.error());
  View view;
  ViewList lines;
  for (const HeldDocument& one : *held) lines.push_back(view_of(one));
  view.set("any", !lines.empty());
  view.set("lines", lines);
  const std::string done = context.request.parameter("gjort");
  view.set("released", done == "frigivet");
  view.set("held_again", done == "igen");
  put(view, "document", context.request.parameter("dokument"));
  return page(context, "held", "Holdt tilbage", std::move(view));
}

Response change_hold(Context& context) {
  const std::string document = context.request.field("dokument");
  const std::string action = context.request.field("action");
  if (action != "frigiv" && action != "igen")
    return error_page(context, {ErrorCode::kUsage, "Det kan der ikke gøres med et dokument.", "",
                                "Brug knapperne på siden."});
  const bool out = action == "frigiv";
  const auto done =
      out ? context.store.release(document, context.visitor.name, context.request.field("reason"))
          : context.store.revoke_release(document, context.visitor.name);
  if (!done) return error_page(context, done.error());
  return redirect("/tilbageholdt?" +
                  query_string({{"gjort", out ? "frigivet" : "igen"}, {"dokument", document}}));
}

}  // namespace frisaet::web
