#include "pipeline/read/drawn_page.h"

#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

#include <cstddef>

namespace frisaet {

std::optional<Raster> drawn_page(PDFDoc& document, Page& page, double dpi) {
  constexpr int kRowPadding = 4;
  SplashColor paper{255, 255, 255, 255};
  SplashOutputDev device(splashModeMono8, kRowPadding, false, paper);
  device.setFontAntialias(true);
  device.setVectorAntialias(true);
  device.setFreeTypeHinting(false, false);
  device.startDoc(&document);
  page.displaySlice(&device, dpi, dpi, 0, false, true, -1, -1, -1, -1, false, nullptr, nullptr, nullptr,
                    nullptr, true);
  const SplashBitmap* bitmap = device.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr) return std::nullopt;
  Raster raster{bitmap->getWidth(), bitmap->getHeight(), dpi, {}};
  const auto width = static_cast<std::size_t>(raster.width);
  raster.pixels.reserve(width * static_cast<std::size_t>(raster.height));
  for (int y = 0; y < raster.height; ++y) {
    const SplashColorConstPtr row =
        bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
    raster.pixels.insert(raster.pixels.end(), row, row + width);
  }
  return raster;
}

}  // namespace frisaet
