// The JSON API: the objects of the command line under addresses. assets/openapi.json describes it.
#include <algorithm>
#include <optional>

#include "models/core/date.h"
#include "pipeline/json/plan.h"
#include "pipeline/json/records.h"
#include "pipeline/json/register.h"
#include "pipeline/run/round_view.h"
#include "pipeline/run/status_view.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/round_parameter.h"
#include "pipeline/web/static_files.h"

namespace frisaet::web {
namespace {

/// The first parameter of the address that is none of these; a misspelt one would be silence.
std::optional<Error> unknown_parameter(const Request& request,
                                       std::initializer_list<std::string_view> known) {
  for (const auto& entry : request.query) {
    if (std::find(known.begin(), known.end(), entry.first) == known.end())
      return Error{ErrorCode::kUsage, "»" + entry.first + "« kan der ikke spørges om her.", "",
                   "Adresserne er beskrevet i /api/openapi.json."};
  }
  return std::nullopt;
}

std::optional<Error> unknown_round(const Request& request) {
  const std::string round = request.parameter("round");
  if (round.empty() || find_round(round) != nullptr) return std::nullopt;
  return Error{ErrorCode::kUsage, "Runden »" + round + "« kendes ikke.", "",
               "Udelad den, eller vælg en anden."};
}

}  // namespace

Response api_description(Context&) {
  return static_file("openapi.json");
}

Response api_status(Context& context) {
  if (const auto fault = unknown_parameter(context.request, {})) return error_page(context, *fault);
  const auto status = status_view(context.store, context.site.settings().data, sees_closed(context));
  if (!status) return error_page(context, status.error());
  return json_response(status_json(*status));
}

Response api_record(Context& context) {
  const auto stored = context.store.record(context.rest);
  if (!stored) return error_page(context, stored.error());
  auto record = record_from_payload(stored->payload, stored->confidence);
  if (!record) return error_page(context, record.error());
  if (stored->closed &&
      (stored->kind == "declaration" ? !sees_closed(context) : is_barred(context, stored->document)))
    return barred_page(context);
  record->evidence = stored->evidence;
  return json_response(record_json(*record));
}

Response api_register(Context& context) {
  if (const auto fault = unknown_parameter(context.request, {"round", "as_of"}))
    return error_page(context, *fault);
  if (const auto fault = unknown_round(context.request)) return error_page(context, *fault);
  const Round& round = round_asked(context.request);
  RegisterQuestion question{.with_closed = sees_closed(context)};
  if (const std::string day = context.request.parameter("as_of"); !day.empty()) {
    question.as_of = parse_iso_date(day);
    if (!question.as_of)
      return error_page(context, {ErrorCode::kUsage, "»" + day + "« er ingen dag.", "as_of",
                                  "Skriv dagen som 2022-09-30."});
  }
  const auto view = register_of(context.store, round, question);
  if (!view) return error_page(context, view.error());
  return json_response(register_json(round, *view));
}

Response api_plan(Context& context) {
  if (const auto fault = unknown_parameter(context.request, {"round", "policy"}))
    return error_page(context, *fault);
  if (const auto fault = unknown_round(context.request)) return error_page(context, *fault);
  if (const std::string policy = context.request.parameter("policy");
      !policy.empty() && find_policy(policy) == nullptr)
    return error_page(context, {ErrorCode::kUsage, "Politikken »" + policy + "« kendes ikke.", "",
                                "Udelad den, eller vælg en anden."});
  const Round& round = round_asked(context.request);
  const auto view = register_seen(context, round);
  if (!view) return error_page(context, view.error());
  const auto plan =
      context.site.plans().plan(round, replies_from(*view, round), policy_asked(context.request, round));
  if (!plan) return error_page(context, plan.error());
  return json_response(plan_json((*plan)->plan));
}

}  // namespace frisaet::web
