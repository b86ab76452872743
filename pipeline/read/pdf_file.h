#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/document/raw_page.h"
#include "pipeline/read/attachment.h"
#include "pipeline/read/drawn_pictures.h"
#include "pipeline/read/page_layout.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// A PDF page's text layer as the file gives it, in no order.
struct PdfText {
  double width = 0;  ///< points, as displayed (rotation and crop applied)
  double height = 0;
  std::vector<PlacedWord> words;  ///< only what lies on the visible part of the page
  std::size_t covered_words = 0;  ///< that an opaque area was painted over later; left out of `words`
  std::vector<Font> fonts;
  std::vector<Box>
      rules;  ///< straight lines that are drawn, as thin boxes; empty where a drawing has too many
  double picture_share = 0;            ///< of the page that lies beneath pictures, 0 to 1
  std::vector<DrawnPicture> pictures;  ///< those that could hold text
};

/// An open PDF: with `pdf_text_device` the only place that knows Poppler. Hostile files can hang or crash any
/// call; see PageReader.
class PdfFile {
 public:
  virtual ~PdfFile() = default;

  [[nodiscard]] virtual int page_count() const = 0;

  /// Errors: kUnreadable when the page cannot be loaded, kLimit when it has more than `most_text` bytes of
  /// text. REQUIRES: 1 ≤ number ≤ page_count(); also below.
  virtual Result<PdfText> text(int number, std::size_t most_text) = 0;

  /// The page as a grey picture, upright as displayed, at `dpi` or at what `megapixels` and Poppler's limit
  /// of 32,767 pixels a side allow; `Raster::dpi` says which. Errors: kUnreadable, also for the valid 1×1
  /// picture that Poppler gives for what it could not draw.
  virtual Result<Raster> render(int number, double dpi, double megapixels) = 0;

  /// The files that lie in the document: as a portfolio or as attachments in the order of their names, then
  /// those that are pinned to a place of a page (a paper clip) whose text was asked for. Of what is larger
  /// than 60 MiB, more than 500 in number, or of a kind that nobody sends as a paper (a program's settings,
  /// an invoice's figures), only the name comes, and why. Cost: unpacking them.
  virtual std::vector<Attachment> embedded_files() = 0;
};

/// Opens a PDF from its bytes, which are kept. Errors: kEncrypted (asked before anything else, as Poppler
/// crashes on the pages of locked files), kUnreadable (damaged, or no pages).
Result<std::unique_ptr<PdfFile>> open_pdf(std::string bytes);

/// Whether a font's name says that it is bold: `Calibri,Bold`, `ABCDEF+LiberationSans-SemiBold`,
/// `Lato-Black`.
bool is_bold_font(std::string_view name);

}  // namespace frisaet
