#pragma once

#include <string>
#include <string_view>

namespace frisaet {

/// Lower-cased text as code points: the form in which `reads_as` compares.
std::u32string ocr_key(std::string_view text);

/// True when `read` can be `expected` after the errors that OCR and lost fonts make in Danish:
///   æ ø å    in the expected word may have become what such pages show instead (`ae ee e a`, `o oe g 0`, `a
///   aa`), freely:
///            `reads_as("fraværende", "fraveerende")`, `reads_as("økonomi", "gkonomi")`
///   others   one look-alike (`l` for `i`, `rn` for `m`) for every six letters of the expected word, never
///   the first letter
/// Nothing may be missing or added, so that `reads_as("beslutning", "beslutninger")` is false, and words
/// under six letters without æøå must be equal. It is one-sided: what is expected is surely spelt, only
/// `read` is doubtful. Both are `ocr_key`s. Cost: linear for nearly all inputs; meant for headings and
/// labels, not for running text.
bool reads_as(std::u32string_view expected, std::u32string_view read);

}  // namespace frisaet
