#pragma once

#include <string>
#include <vector>

#include "models/document/document.h"
#include "pipeline/store/store.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/templates.h"

// What people say of how a document was read: repairs taken back and suggestions taken up, records divided
// and joined in the review. pipeline/run/reading_corrections.h does it; here it is shown and asked for.
namespace frisaet::web {

/// The repairs of a page as a table in which each can be taken back and each suggestion taken up, or the
/// other way.
void put_repairs(View& view, const Page& page, const std::vector<SaidOfDocument>& said);

/// The line that says what was just done to a reading, with a way to take it back.
void put_reading_done(View& view, const Request& request, const std::string& document);

/// What was said of how this record was read, with a way to take it back; empty where nothing was.
Result<ViewList> readings_said(Context& context, const StoredRecord& record);

/// The divisions and joins in force of a document, with a way to take each back: also one whose records are
/// found no longer, which no record's page shows.
ViewList divisions_said(const std::vector<SaidOfDocument>& said);

/// The records with which this one can be joined: those of its kind in its document that the visitor may see.
Result<ViewList> neighbours_of(Context& context, const StoredRecord& record);

/// The machine's suggestions for the words that this record was read from and that can be taken up, the
/// surest first.
Result<ViewList> suggestions_for(Context& context, const StoredRecord& record);
/// Takes up the suggestion that the form names; back to the record, or to its document where the record is no
/// longer read. Errors are for the form to show.
Result<Response> take_suggestion(Context& context, const StoredRecord& record);

/// The record as two forms side by side; `fault` is what was wrong with them when they were sent.
Response split_page(Context& context, const StoredRecord& record, const Error* fault);
/// What the two forms say, kept.
Response split_record(Context& context, const StoredRecord& record);
/// Joins the record with the one that the form names. Errors are for the form to show; what the visitor may
/// not see is barred.
Result<Response> join_records(Context& context, const StoredRecord& record);

}  // namespace frisaet::web
