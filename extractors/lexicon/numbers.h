#pragma once

#include <optional>
#include <string_view>

namespace frisaet {

/// A count that is a whole number in figures, or a Danish word up to `tyve` or for a ten up to `halvtreds`
/// (`en`, `et`, `én`, `nul` too), in whatever case. Nothing for anything else, figures with words behind them
/// too.
std::optional<int> count_in_words(std::string_view printed);

}  // namespace frisaet
