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
#include "pipeline/read/raster.h"

namespace frisaet {

/// A file that a page shows as a pin or a paper clip.
struct PinnedFile {
  std::string name;   ///< a text string as the PDF has it (32000-1, 7.9.2.2)
  std::string bytes;  ///< empty where they cannot be had
  bool is_too_large = false;
};

/// Words, boxes, fonts, colours and the places of pictures of a PDF's pages, by Poppler's own text device,
/// and the pages drawn. Poppler's C++ interface gives the same words and takes twice as long: it opens a
/// character converter for every word and looks through the fonts of every page anew (`scripts/bench read`;
/// its ratios before and after are in the README). Its source and pdf_page_walk are the only ones that know
/// Poppler's inner headers, which may change with every Debian.
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

  /// The page as a grey picture at `dpi`, upright as displayed, with its annotations, as Poppler's C++
  /// interface draws it; that one keeps every page up to the one it draws for as long as the document is open
  /// (2.9 KiB each). Nothing for what cannot be drawn; 1×1 for what is too large.
  virtual std::optional<Raster> draw(int number, double dpi) = 0;

  /// The files pinned to the pages that words were asked of, at most some hundreds, in the order of asking.
  /// Of those larger than `largest` bytes only the names. Cost: unpacking them.
  virtual std::vector<PinnedFile> pinned_files(int largest) = 0;
};

}  // namespace frisaet
