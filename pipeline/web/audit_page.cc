#include "models/core/date.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::int64_t kShown = 200;

}  // namespace

Response audit_page(Context& context) {
  const Request& request = context.request;
  AuditFilter filter{request.parameter("fra"), request.parameter("til"), request.parameter("hvem"),
                     request.parameter("om"), kShown};
  for (std::string* day : {&filter.from, &filter.to}) {
    if (day->empty()) continue;
    const auto date = day_typed(*day);
    if (!date)
      return error_page(context,
                        {ErrorCode::kUsage, "Datoen kan ikke forstås.", *day, "Skriv fx 30-09-2022."});
    *day = to_iso(*date);
  }
  const auto entries = context.site.log_entries(filter);
  if (!entries) return error_page(context, entries.error());
  View view;
  ViewList lines;
  for (const AuditEntry& entry : *entries) {
    View line;
    line.set("number", danish_number(static_cast<long>(entry.number)));
    line.set("moment", danish_moment(entry.at));
    line.set("who", entry.who.empty() ? "ukendt" : entry.who);
    line.set("action", std::string(danish_action(entry.action)));
    line.set("target", entry.target);
    line.set("detail", entry.detail);
    lines.push_back(line);
  }
  view.set("any", !lines.empty());
  view.set("full", static_cast<std::int64_t>(entries->size()) == kShown);
  view.set("lines", lines);
  view.set("months", std::to_string(context.site.settings().audit_months));
  for (const char* name : {"fra", "til", "hvem", "om"}) view.set(name, request.parameter(name));
  return page(context, "audit", "Log", std::move(view));
}

}  // namespace frisaet::web
