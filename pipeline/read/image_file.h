#pragma once

#include <memory>
#include <optional>
#include <string>

#include "models/core/result.h"
#include "pipeline/read/media_type.h"
#include "pipeline/read/raster.h"

namespace frisaet {

/// An open PNG, JPEG or TIFF. Together with the functions below the only place that knows Leptonica.
class ImageFile {
 public:
  virtual ~ImageFile() = default;

  /// Pages of a TIFF; 1 for the others.
  [[nodiscard]] virtual int page_count() const = 0;

  /// The page as a grey picture, the way up that a JPEG's EXIF tag says, transparent parts white, reduced to
  /// at most the megapixels given at opening. Its `dpi` is what the file says where that is believable
  /// (100–1200), else such that the long side is that of A4. Errors: kUnreadable (damaged, cut off), kLimit
  /// (too large to be decoded at all). REQUIRES: 1 ≤ number ≤ page_count().
  virtual Result<Raster> picture(int number) = 0;
};

/// Errors: kUnreadable when not even the header can be read, kLimit when a TIFF has more than `most_pages`.
/// REQUIRES: type is kPng, kJpeg or kTiff.
Result<std::unique_ptr<ImageFile>> open_image(std::string bytes, MediaType type, double megapixels,
                                              int most_pages);

/// Degrees by which the lines of the picture rise to the right (negative: fall), found between −7 and 7; 0
/// when unsure.
double find_skew(const Raster& picture);

/// The picture at `dpi`, or as it is when it has no more.
Raster reduced(const Raster& picture, double dpi);

/// The picture scaled to a height of `pixels`, sharpened as Leptonica does when it scales; empty when there
/// is no memory for it. The scale that was used is pixels / picture.height, in both directions.
Raster scaled_to_height(const Raster& picture, int pixels);

/// The picture with its paper equally light all over: a photographed letter without its shadow. The paper's
/// grey is measured in tiles of about 1.5 mm where nothing darker than `darkest_ink` stands, and smoothed.
/// Nothing when there is no memory for it. Cost: the pixels.
std::optional<Raster> with_even_paper(const Raster& picture, int darkest_ink);

/// The picture as a PNG file; empty when there is no memory for it.
std::string to_png(const Raster& picture);

/// The picture turned clockwise by `degrees` around its middle, same size, corners white.
Raster rotated(const Raster& picture, double degrees);

}  // namespace frisaet
