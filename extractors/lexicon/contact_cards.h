#pragma once

#include <vector>

#include "extractors/lexicon/contact_persons.h"

namespace frisaet {

/// Persons on cards within `within`: a name alone on its line, perhaps with a title, and below it, a line
/// each, a title, an office, an address, a number. Boxes beside a letter, signatures with an address, and
/// whatever other label stands above. A name below `Til` or `Att.` and a name without address or number is
/// none. In text order. Cost: linear.
std::vector<ContactPerson> find_contact_cards(const Document& document, const Prose& prose, Span within);

}  // namespace frisaet
