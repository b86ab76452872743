#pragma once

#include <string_view>

namespace frisaet {

/// The name with ü, ö or ä (data/umlaut_names.txt) that a reader without these letters writes as `read`:
/// `Muller` and `Miller` for Müller, `Giinther` for Günther; empty when there is none. Some of what it is
/// asked about are names of their own, so this is a suggestion at most. REQUIRES: nothing; case counts. Cost:
/// a look into a table that is made at the first call; any number of threads may ask.
std::string_view umlaut_name(std::string_view read);

}  // namespace frisaet
