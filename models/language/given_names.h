#pragma once

#include <string_view>

namespace frisaet {

/// True for the commonest Danish given names that look like forms of other words (`hanne`, `inges`), with
/// their genitives: those marked so in models/language/data/danish_stems.txt, which are their own stems. Who
/// searches for one means nobody else, and no word near it. REQUIRES: lower case and NFC.
bool is_given_name(std::string_view word);

}  // namespace frisaet
