#pragma once

#include <cstddef>

#include "pipeline/read/pdf_file.h"

namespace frisaet {

/// Takes one of two texts off a page that has both at the same places: a hidden OCR layer laid over the
/// file's own text, or over an earlier OCR layer. Words of one font count as the second text when most of
/// them lie on words of other fonts. Kept is the text with the higher share of Danish words, and of equal
/// ones that which is not drawn in a font without glyphs. Words of the loser that lie on nothing stay.
/// Returns how many words went. Cost: O(words · log words); the dictionary is only asked on pages that have
/// such fonts.
std::size_t drop_doubled_words(PdfText& layer);

}  // namespace frisaet
