#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <vector>

#include "models/core/result.h"
#include "pipeline/read/pdf_file.h"
#include "pipeline/read/raster.h"
#include "pipeline/read/text_quality.h"

namespace frisaet {

/// Print in a picture of a page that its text layer does not have.
struct PictureInk {
  Box region;  ///< points
  std::uint64_t picture;
  bool is_small = false;  ///< a line or some words at most
};

struct OutsidePrint {
  std::vector<PictureInk> ink;
  int passed_over = 0;  ///< small pictures between the margins that are not looked at
};

/// Finds what a scan under a stamp or a pasted annex prints outside the text layer, for the pages of one
/// document; what was read of them tells which pictures need not be looked at again.
class OutsidePrintFinder {
 public:
  /// Nothing where nobody need look. Pictures without words on them are looked at; of those with words, as
  /// scanners make them, where a strip is empty or the page has hardly a word. Small pictures, which may be
  /// an outcome, are looked at between the margins, where logos stand. `draw` gives the page's picture, large
  /// enough to see where something is printed; asked once at most. Cost: that, and a pass over its pixels for
  /// each picture.
  OutsidePrint find(const PdfText& layer, const TextQuality& quality,
                    const std::function<Result<Raster>()>& draw) const;

  /// Whether that print, which find() gave, was read as words.
  void note(const PictureInk& ink, bool is_text);

  /// Whether a small picture of the document was.
  [[nodiscard]] bool have_small_ones_words() const { return have_small_ones_words_; }

 private:
  std::set<std::uint64_t> without_text_;  // a letter's logo is read on its first page only
  int small_in_vain_ = 0;                 // small pictures that were read and gave no words
  bool have_small_ones_words_ = false;    // one of them did
};

}  // namespace frisaet
