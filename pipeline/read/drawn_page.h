#pragma once

#include <optional>

#include "pipeline/read/raster.h"

class PDFDoc;
class Page;

namespace frisaet {

/// A page of `document` as a grey picture at `dpi`, upright as displayed, with its annotations, as Poppler's
/// C++ interface draws it; that one keeps every page up to the one it draws for as long as the document is
/// open (2.9 KiB each). Nothing for what cannot be drawn; 1×1 for what is too large.
std::optional<Raster> drawn_page(PDFDoc& document, Page& page, double dpi);

}  // namespace frisaet
