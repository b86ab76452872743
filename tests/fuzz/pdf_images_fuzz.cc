#include "pipeline/read/pdf_images.h"
#include "tests/fuzz/fuzz.h"

namespace frisaet::fuzz {

std::vector<std::string> seeds() {
  return {"",
          "<< /Subtype /Image /Width 1240 /Height 1754 >> stream",
          "<</Width 12/Subtype/Image/Height 7 0 R>>",
          "<< << /Subtype/Image /Width 99999999999999999999 ",
          "/Subtype /Image",
          "/Subtype/Image/Width-1/Height 0>>"};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  const std::vector<PixelSize> images = embedded_images(fuzz::text_of(data, size));
  fuzz::promise(images.size() <= size, "no pictures out of nothing");
  for (const PixelSize& image : images)
    fuzz::promise(image.width > 0 && image.height > 0, "sizes are positive");
  return 0;
}
