#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/document/raw_page.h"
#include "pipeline/read/attachment.h"
#include "pipeline/read/media_type.h"
#include "pipeline/read/ocr_engine.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// Limits that let every honest page through (a page of minutes has 5 kB of text and 9 megapixels at 300
/// dpi).
struct ReadLimits {
  int pages = 5000;                              ///< of one document; more is kLimit
  std::size_t page_text = std::size_t{2} << 20;  ///< bytes of text on one page; more is kLimit for that page
  double megapixels = 60;  ///< of one picture; a larger page is rendered at a lower resolution
};

struct ReadOptions {
  ReadLimits limits;
  /// Called before a page is turned into a picture and read from it, which may take a hundred times as long
  /// as reading a text layer. A worker tells its parent here, which then waits longer. May be empty.
  std::function<void(int page)> before_ocr;
};

/// One open document, read page by page. Not for two threads at a time. Keeps the document's bytes in memory,
/// and besides them only what one page needs.
///
/// Foreign libraries parse foreign bytes in here: a hostile file can hang `open_document` and `read_page`,
/// let them take any amount of memory, or end the process. pipeline/run therefore calls this only in a
/// process that can be killed.
class PageReader {
 public:
  virtual ~PageReader() = default;

  /// At least 1.
  [[nodiscard]] virtual int page_count() const = 0;

  /// The page with this number. Pages may be read in any order and again. A page on which nothing stands is a
  /// RawPage with empty text, not an error.
  /// Errors: kUnreadable (this page is damaged; others may be fine), kLimit (too much text), kNotFound (the
  /// page needs OCR and its language model is not installed). REQUIRES: 1 ≤ number ≤ page_count().
  virtual Result<RawPage> read_page(int number) = 0;

  /// The page as a grey picture for a person to look at, upright as displayed, at `dpi` or less
  /// (Raster::dpi). Errors: kUnreadable, kUnsupported for a kind of file that has no pictures. REQUIRES as
  /// read_page.
  virtual Result<Raster> draw_page(int number, double dpi) = 0;

  /// The files that lie in this one, each a document of its own; none in most. May be taken once.
  virtual std::vector<Attachment> take_attachments() { return {}; }
};

/// Opens a document from its bytes; their kind is decided by `media_type`. `ocr` is only asked for pages that
/// need it, must outlive the reader, and may serve many readers one after the other. Errors: kUnreadable
/// (empty, cut off, damaged, no pages), kEncrypted, kUnsupported, kLimit (too many pages or pixels); messages
/// are Danish and end in what to do.
Result<std::unique_ptr<PageReader>> open_document(std::string bytes, const ReadOptions& options,
                                                  OcrEngine& ocr);

}  // namespace frisaet
