#pragma once

#include <string>
#include <vector>

#include "models/core/result.h"
#include "pipeline/read/ocr_engine.h"
#include "pipeline/read/page_layout.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// What was read from a picture.
struct PictureReading {
  std::vector<PlacedWord>
      words;              ///< boxes in points (1/72 inch at the picture's dpi) of the picture as it was given
  double confidence = 0;  ///< 0..1, mean of the words' confidences, each weighed by its letters; 0 without
                          ///< any; at most 0.7 where letters on the lines read are in no word (unread_marks)
  std::string how;  ///< Danish, for the page's reason: `drejet 180°, rettet op 1,2°`; empty when as it was
};

/// Reads a picture the way a person would handle a poor copy: levels it, reads it, and when that gave little
/// or unsure text tries other thresholds and the other three orientations, and keeps the best. Lone marks
/// without a letter or digit, in which the engine itself has no trust, are specks and are dropped.
///
/// Orientation is settled by reading, not by orientation detection: that needs more letters than many pages
/// have and its "too few characters" cannot be told from an error. Errors: those of the engine. REQUIRES:
/// picture.dpi > 0. Cost: one reading for a good page, up to six for a bad one.
Result<PictureReading> read_picture(const Raster& picture, OcrEngine& engine);

}  // namespace frisaet
