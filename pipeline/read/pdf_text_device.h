#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/core/result.h"
#include "pipeline/read/pdf_file.h"
#include "pipeline/read/pinned_files.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// Words, boxes, fonts, colours and the places of pictures of a PDF's pages, by Poppler's own text device,
/// and the pages drawn. Poppler's C++ interface gives the same words and takes twice as long: it opens a
/// character converter for every word and looks through the fonts of every page anew (`scripts/bench read`;
/// its ratios before and after are in the README). Poppler's inner headers, which may change with every
/// Debian, are known to its source and those of pdf_page_walk, drawn_page, drawn_paths and pinned_files
/// alone.
class PdfTextDevice {
 public:
  /// Opens the document a second time; `pdf` must outlive the result. REQUIRES: open_pdf could open it.
  /// Nothing where Poppler changes its mind about that.
  static std::unique_ptr<PdfTextDevice> open(std::string_view pdf);

  virtual ~PdfTextDevice() = default;

  /// Width and height of a page as displayed, points; nothing for a page that cannot be loaded. Also loads it
  /// for the calls below, until another one is asked for.
  virtual std::optional<std::pair<double, double>> size_of(int number) = 0;

  /// The words, lines and pictures of a page of which `page` tells the size, into `page`; pictures are not
  /// decoded (but JPEG 2000). Errors: kLimit as PdfFile::text.
  virtual Result<void> add_words(int number, std::size_t most_text, PdfText& page) = 0;

  /// The page as a grey picture (drawn_page.h); nothing for one that cannot be loaded or drawn.
  virtual std::optional<Raster> draw(int number, double dpi) = 0;

  /// The files pinned to the pages that words were asked of (PinnedFiles::unpacked).
  virtual std::vector<PinnedFile> pinned_files(int largest) = 0;
};

}  // namespace frisaet
