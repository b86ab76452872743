#include "pipeline/read/pdf_images.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/read/sample_files.h"

namespace frisaet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(EmbeddedImages, SizesAreFoundInTheOrderOfTheFile) {
  samples::SamplePage page;
  page.picture = {3, 2, 0, std::vector<std::uint8_t>(6, 0)};
  samples::SamplePage other;
  other.picture = {5, 4, 0, std::vector<std::uint8_t>(20, 0)};
  EXPECT_THAT(embedded_images(samples::pdf_of({page, other})), ElementsAre(PixelSize{3, 2}, PixelSize{5, 4}));
}

TEST(EmbeddedImages, SpellingsOfADictionaryDiffer) {
  EXPECT_THAT(embedded_images("7 0 obj<</Width 20/Height\n10/Subtype\r\n /Image/Length 3>>stream"),
              ElementsAre(PixelSize{20, 10}));
}

TEST(EmbeddedImages, WhatIsNotSaidIsNotGuessed) {
  EXPECT_THAT(embedded_images("1 0 obj<</Subtype/Image/Width 20>>stream"), IsEmpty());
  EXPECT_THAT(embedded_images("1 0 obj<</Subtype/Image/Width 20 0 R/Height 10>>stream"), IsEmpty());
  EXPECT_THAT(embedded_images("1 0 obj<</Subtype/Image/Width -5/Height 99999999999>>stream"), IsEmpty());
  EXPECT_THAT(embedded_images("/ProcSet [/PDF /Image] stream"), IsEmpty());
  EXPECT_THAT(embedded_images("/Subtype/Image"), IsEmpty());
}

}  // namespace
}  // namespace frisaet
