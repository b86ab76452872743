#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace frisaet {

/// The words inside a Danish compound, for an index in which a part shall find the whole:
///
///   folkeskoleområdet  →  folke, folkeskole, skole, skoleområdet, området
///   velfærdsaftaler    →  velfærd, aftaler
///   regnskab, undervisning, kommunalbestyrelsen  →  nothing: they mean something else than their parts
///
/// Every run of neighbouring parts that is shorter than the word is given, as printed, without the s between
/// parts. A place is one between parts where the dictionary (the table of hunspell-da that was compiled in,
/// whatever is installed) takes what is before it as the beginning of a compound and what is after it as its
/// end; models/language/data/compounds.txt has what that gets wrong. A word that the dictionary lists is
/// taken apart like any other: it lists most of the common compounds.
///
/// Why not by how often parts and wholes occur (Koehn and Knight, EACL 2003), as is usual: an index that
/// takes a text in must be able to take it out again word by word, so what a word is made of may not change
/// while the index lives.
///
/// REQUIRES: `word` is one word in lower case and NFC, `stem` what DanishStemmer makes of it: what an ending
/// takes away is no part (takst-erne is not taks-terne). Words over 64 bytes and names of places have no
/// parts. Any number of threads may ask. Cost: 2–20 µs.
std::vector<std::string> compound_parts(std::string_view word, std::string_view stem);

/// Names the rules and the dictionary; to be stored beside what was made with them.
const std::string& compound_parts_version();

}  // namespace frisaet
