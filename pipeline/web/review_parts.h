#pragma once

#include <string>

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

}  // namespace frisaet::web
