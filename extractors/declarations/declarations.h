#pragma once

#include "extractors/extraction.h"
#include "models/document/document.h"

namespace frisaet {

/// Reads what one municipality declares in a letter, an e-mail printout (its newest message only) or KL's
/// form with answers: one `declaration`, or none where the document declares nothing (then the diagnostic
/// `declaration_unclear` says so). What cannot be known from the document stays unknown; `late` only where it
/// says so itself. REQUIRES: the document is known to speak for a municipality (extractors/registry.h
/// decides): a parents' hearing answer reads just like one.
Extraction extract_declaration(const Document& document, const Given& given);

/// `declaration_unclear`: the paper looks like a reply, no wish was found in it, and somebody must read it.
Diagnostic declaration_unclear();

/// Adds the declarations that minutes contain behind their decisions, each with its doubts: one for each item
/// that decides a wish, approved or recommended. Its priorities are those of the recommendation's approved
/// points, or of the decision where that names them itself (an amendment); its status follows the body. A
/// committee that declines an area, a postponed or rejected item, or one that only discusses gives none.
/// Evidence is the decision's.
void add_declarations(const Document& document, Extraction& minutes, const Given& given);

}  // namespace frisaet
