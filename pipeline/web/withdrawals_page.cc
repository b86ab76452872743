#include <algorithm>

#include "models/text/personal_data.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

/// Whether something is done to a held document, or to a mail that brings one, by somebody who may not see
/// it.
Result<bool> is_not_theirs(Context& context, const std::string& document, bool out) {
  if (sees_closed(context)) return false;
  if (out) return context.store.brings_held(document);  // an unknown one is told of below
  const auto withdrawals = context.store.withdrawals();
  if (!withdrawals) return withdrawals.error();
  return std::any_of(withdrawals->begin(), withdrawals->end(), [&](const Withdrawal& one) {
    return one.held && (one.document == document || one.mail == document);
  });
}

}  // namespace

Response withdrawals_page(Context& context) {
  const auto withdrawals = context.store.withdrawals();
  if (!withdrawals) return error_page(context, withdrawals.error());
  View view;
  ViewList lines;
  for (const Withdrawal& withdrawal : *withdrawals) {
    if (withdrawal.held && !sees_closed(context)) continue;
    View line;
    line.set("document", withdrawal.document);
    line.set("name", with_masked_person_numbers(withdrawal.name));
    line.set("author", withdrawal.author);
    line.set("moment", danish_moment(withdrawal.made_at));
    line.set("reason", with_masked_person_numbers(withdrawal.reason));
    line.set("with_mail", !withdrawal.mail.empty());
    lines.push_back(line);
  }
  view.set("any", !lines.empty());
  view.set("lines", lines);
  view.set("withdrawn", context.request.parameter("gjort") == "ud");
  view.set("put_back", context.request.parameter("gjort") == "ind");
  return page(context, "withdrawals", "Trukket tilbage", std::move(view));
}

Response change_withdrawal(Context& context) {
  const std::string document = context.request.field("dokument");
  const std::string reason = context.request.field("reason");
  const bool out = context.request.field("action") == "ud";
  if (!out && context.request.field("action") != "ind")
    return error_page(context, {ErrorCode::kUsage, "Det kan der ikke gøres med et dokument.", "",
                                "Brug knapperne på siden."});
  const auto barred = is_not_theirs(context, document, out);
  if (!barred) return error_page(context, barred.error());
  if (*barred) return barred_page(context);
  const auto done = out ? context.store.withdraw(document, context.visitor.name, reason)
                        : context.store.undo_withdrawal(document, context.visitor.name, reason);
  return done ? redirect(std::string("/trukket-tilbage?gjort=") + (out ? "ud" : "ind"))
              : error_page(context, done.error());
}

}  // namespace frisaet::web
