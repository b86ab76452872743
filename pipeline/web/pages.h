#pragma once

#include "pipeline/run/round_view.h"
#include "pipeline/web/site.h"

// Every page of the site is one function of its context; site.cc says which address each has and who may see
// it.
namespace frisaet::web {

/// True where the document prints what was said behind closed doors and this visitor may not see it: its
/// pages, pictures, original and JSON are refused then. In doubt (the store does not answer) it is true.
bool is_barred(Context& context, std::string_view document);  // site.cc
Response barred_page(Context& context);                       // says so, 403
/// True when the visitor may know what was said behind closed doors.
bool sees_closed(const Visitor& visitor);
bool sees_closed(const Context& context);
/// The register as this visitor may see it.
Result<Register> register_seen(Context& context, const Round& round);

Response overview_page(Context& context);  // overview_page.cc
Response upload_files(Context& context);
Response live_figures(Context& context);
Response search_page(Context& context);  // search_page.cc
Response search_as_json(Context& context);
Response search_as_csv(Context& context);
Response search_as_xlsx(Context& context);  // search_exports.cc
Response search_as_feed(Context& context);
Response save_search(Context& context);  // saved_searches.cc
Response forget_search(Context& context);
Response document_page(Context& context);  // document_page.cc
Response document_as_json(Context& context);
Response document_original(Context& context);
Response page_picture(Context& context);
Response record_link(Context& context);
Response municipalities_page(Context& context);  // municipality_pages.cc
Response municipality_page(Context& context);
Response allocation_page(Context& context);  // allocation_page.cc
Response review_page(Context& context);      // review_pages.cc
Response reread_page(Context& context);      // reread_page.cc
Response review_record_page(Context& context);
Response review_record(Context& context);
Response change_reading(Context& context);  // reading_pages.cc
Response allocation_explanation_page(Context& context);
Response operations_page(Context& context);  // operations_page.cc
Response retry_failed(Context& context);
Response audit_page(Context& context);       // audit_page.cc
Response api_description(Context& context);  // api.cc
Response api_status(Context& context);
Response api_record(Context& context);
Response api_register(Context& context);
Response api_plan(Context& context);
Response withdrawals_page(Context& context);  // withdrawals_page.cc
Response change_withdrawal(Context& context);
Response held_page(Context& context);  // held_page.cc
Response change_hold(Context& context);
Response search_suggestions(Context& context);  // suggestions.cc
Response statement_page(Context& context);      // statement_page.cc

}  // namespace frisaet::web
