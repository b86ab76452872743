#pragma once

#include <set>
#include <vector>

#include "pipeline/read/line_reader.h"
#include "pipeline/read/ocr_engine.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// Adds rows of marks as high as the letters of a page that a layout analysis put in no line, each stretch
/// without a wide gap as a line with a number of its own, and takes out a line that is several under one
/// another: their rows are added. That may be a column of lone figures, which the layout takes for a line of
/// print on its side. Tesseract's layout loses words between two rows of `=====`, a last row
/// under a table's rule, and lone figures in cells. Returns the first number of a line that was added. A
/// sheet may lie on its side. Nothing is added to a page full of marks (a photograph, a speckled copy). What
/// stands in the rows need not be letters: see keep_surely_read(). Boxes are pixels of the picture. REQUIRES:
/// picture.dpi > 0. Cost: the pixels at 100 dpi, marks × rows, and that at most 300 further lines are to be
/// read.
int complete_lines(const Raster& picture, std::vector<FoundLine>& lines);

/// Leaves out, of the lines numbered from `first_number` on, those that were not surely read: signatures,
/// logos and halves of pictures are read too, as nonsense. A few letters alone are taken only for figures, a
/// cross, `Ja`, or a Danish word of three letters and more (`Maj`, `Nej`). Lines in `sure` stay.
void keep_surely_read(std::vector<OcrWord>& words, int first_number, const std::set<int>& sure = {});

}  // namespace frisaet
