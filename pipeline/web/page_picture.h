#pragma once

#include <string>
#include <vector>

#include "models/document/raw_page.h"
#include "pipeline/store/stored_document.h"
#include "pipeline/web/templates.h"

namespace frisaet::web {

enum class Crop {
  kWholePage,
  kEvidence,  ///< the full width, as high as what the records were read from, with a margin
};

/// Fills in what `_page_picture` shows: the page's picture with a rectangle for each place that one of
/// `records` was read from. Points, origin top left. A page without a size (a text file) has no picture.
void put_picture(View& view, const RawPage& page, const std::string& document,
                 const std::vector<StoredRecord>& records, Crop crop);

/// Rectangles of `_page_picture`, without a name: around words that were looked for.
ViewList box_views(const std::vector<Box>& boxes);

}  // namespace frisaet::web
