#pragma once

#include <cstddef>

#include "pipeline/read/pdf_file.h"

namespace frisaet {

/// Takes one of two texts off a page that has both at the same places: a hidden OCR layer laid over the
/// file's own text, or over an earlier OCR layer. Words of one font, drawn or hidden, count as the second
/// text when most of them lie on words of others, about as many and as tall: a watermark across the page has
/// some words beneath it and doubles none. Of a drawn and a hidden text the drawn one is kept, names and
/// amounts with it, since a hidden one was only read off it; the other way round only where what is drawn
/// makes no words and the hidden text does, as in fonts without a table of their letters. Of two hidden ones
/// that with the higher share of Danish words is kept, of two drawn ones both, unless the share says clearly
/// which. Words of the loser that lie on nothing stay. Returns how many words went. Cost: O(words · (log
/// words + fonts)); the dictionary is only asked on pages that have such fonts.
std::size_t drop_doubled_words(PdfText& layer);

}  // namespace frisaet
