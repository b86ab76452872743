#include "pipeline/web/pages.h"
#include "pipeline/web/words.h"

namespace frisaet::web {

Response withdrawals_page(Context& context) {
  const auto withdrawals = context.store.withdrawals();
  if (!withdrawals) return error_page(context, withdrawals.error());
  View view;
  ViewList lines;
  for (const Withdrawal& withdrawal : *withdrawals) {
    View line;
    line.set("document", withdrawal.document);
    line.set("name", withdrawal.name);
    line.set("author", withdrawal.author);
    line.set("moment", danish_moment(withdrawal.made_at));
    line.set("reason", withdrawal.reason);
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
  const auto done = out ? context.store.withdraw(document, context.visitor.name, reason)
                        : context.store.undo_withdrawal(document, context.visitor.name, reason);
  return done ? redirect(std::string("/trukket-tilbage?gjort=") + (out ? "ud" : "ind"))
              : error_page(context, done.error());
}

}  // namespace frisaet::web
