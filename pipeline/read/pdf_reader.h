#pragma once

#include <memory>
#include <vector>

#include "pipeline/read/page_reader.h"
#include "pipeline/read/pdf_file.h"
#include "pipeline/read/pdf_images.h"

namespace frisaet {

/// Reads a PDF's pages from their text layers, from their pictures, or from both, and says for each page why.
/// `images` are the sizes of the pictures in the file (`embedded_images`): pages are looked at closer only in
/// files that hold one large enough to be a page or an annex. `ocr` must outlive the reader.
std::unique_ptr<PageReader> read_pdf(std::unique_ptr<PdfFile> file, std::vector<PixelSize> images,
                                     const ReadOptions& options, OcrEngine& ocr);

}  // namespace frisaet
