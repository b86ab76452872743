#include "pipeline/web/pages.h"

namespace frisaet::web {

Response statement_page(Context& context) {
  View view;
  put(view, "was", context.site.settings().accessibility_statement);
  return page(context, "statement", "Tilgængelighed", std::move(view));
}

}  // namespace frisaet::web
