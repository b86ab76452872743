#pragma once

#include <memory>

#include "pipeline/read/page_reader.h"
#include "pipeline/read/pdf_file.h"

namespace frisaet {

/// Reads a PDF's pages from their text layers, from their pictures, or from both, and says for each page why.
/// `ocr` must outlive the reader.
std::unique_ptr<PageReader> read_pdf(std::unique_ptr<PdfFile> file, const ReadOptions& options,
                                     OcrEngine& ocr);

}  // namespace frisaet
