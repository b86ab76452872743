#pragma once

#include <string>
#include <vector>

#include "pipeline/store/store.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/record_form.h"
#include "pipeline/web/templates.h"

// What the pages of the review have in common.
namespace frisaet::web {

/// A field of a form with what stands in it. `prefix` keeps two forms on one page apart; `record` marks the
/// field's place in the source, empty: no mark.
View form_field(const FormField& field, const std::string& prefix, const std::string& record,
                const std::string& typed);

/// The pages a record was read from, cut to where it stands.
Result<ViewList> sources_of(Context& context, const StoredRecord& record);

/// Names what a page shows of a record and of what was said of it: while it is the same, so are they.
std::string mark_of(const StoredRecord& stored, const std::vector<SaidCorrection>& said);

/// What comes in a form was said of what its page showed (`seen`, a mark_of()): the fields that nobody
/// touched come with it, and would take back what others said since. kInvalid where the record or what was
/// said of it is another by now.
Result<void> require_as_seen(Context& context, const std::string& record);

}  // namespace frisaet::web
