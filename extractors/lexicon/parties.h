#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace frisaet {

/// The party that `text` names, as printed without outer white space; nothing when it names none.
/// Letters: one upper-case letter (`V`, `Ø`) or a known pair (`UP`, `KD`); any letter is taken, as local
/// lists use those that the national parties leave. Words (`Løsgænger`, `Frie Liberale`,
/// `Socialdemokratiet`): extractors/data/parties.toml.
std::optional<std::string> parse_party(std::string_view text);

/// True for one upper-case letter.
bool is_party_letter(std::string_view text);

}  // namespace frisaet
