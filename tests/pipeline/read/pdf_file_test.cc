#include "pipeline/read/pdf_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "pipeline/read/page_layout.h"
#include "tests/pipeline/read/sample_files.h"

namespace frisaet {
namespace {

using samples::page_with;
using samples::pdf_of;
using samples::Print;
using samples::SamplePage;

constexpr std::size_t kMostText = 1 << 20;

PdfText text_of(const SamplePage& page) {
  Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf_of({page}));
  Result<PdfText> text = (*file)->text(1, kMostText);
  return std::move(*text);
}

const PlacedWord* find(const PdfText& text, const std::string& word) {
  for (const PlacedWord& candidate : text.words) {
    if (candidate.text == word) return &candidate;
  }
  return nullptr;
}

TEST(PdfFile, WordsComeWithPlaceSizeAndFont) {
  SamplePage page;
  page.prints = {{100, 700, "Ældreområdet vælges", 12}, {100, 650, "Beslutning", 14, true}};
  const PdfText text = text_of(page);
  const PlacedWord* word = find(text, "Ældreområdet");
  ASSERT_NE(word, nullptr);
  EXPECT_NEAR(word->box.x0, 100, 1);
  EXPECT_LT(word->box.y0, 842 - 700);
  EXPECT_GT(word->box.y1, 842 - 700);
  EXPECT_NEAR(word->size, 12, 0.1);
  EXPECT_FALSE(text.fonts.at(static_cast<std::size_t>(word->font)).bold);
  const PlacedWord* bold = find(text, "Beslutning");
  ASSERT_NE(bold, nullptr);
  EXPECT_TRUE(text.fonts.at(static_cast<std::size_t>(bold->font)).bold);
}

/// Where the word stands on the page as displayed when the page is turned: the same place whatever /Rotate
/// says.
TEST(PdfFile, RotatedPageIsMeasuredAsDisplayed) {
  for (const int rotate : {0, 90, 180, 270}) {
    SamplePage page;
    page.rotate = rotate;
    // Printed so that the word stands upright 100 points from the left and 200 from the top once the page is
    // turned.
    switch (rotate) {
      case 0:
        page.prints = {{100, 842 - 200, "Fremad"}};
        break;
      case 90:
        page.prints = {{200, 100, "Fremad", 10, false, 3}};
        break;
      case 180:
        page.prints = {{595 - 100, 200, "Fremad", 10, false, 2}};
        break;
      default:
        page.prints = {{595 - 200, 842 - 100, "Fremad", 10, false, 1}};
        break;
    }
    const PdfText text = text_of(page);
    EXPECT_EQ(text.width, rotate % 180 == 0 ? 595 : 842) << rotate;
    ASSERT_EQ(text.words.size(), 1U) << rotate;
    EXPECT_EQ(text.words[0].turn, 0) << rotate;
    EXPECT_NEAR(text.words[0].box.x0, 100, 2) << rotate;
    EXPECT_NEAR(text.words[0].box.y1, 200, 4) << rotate;
  }
}

TEST(PdfFile, CropBoxMovesTheOriginAndHidesWhatLiesOutside) {
  SamplePage page;
  page.crop = "50 400 500 800";
  page.prints = {{100, 700, "synlig"}, {100, 100, "skjult"}};
  const PdfText text = text_of(page);
  EXPECT_EQ(text.width, 450);
  EXPECT_EQ(text.height, 400);
  ASSERT_EQ(text.words.size(), 1U);
  EXPECT_EQ(text.words[0].text, "synlig");
  EXPECT_NEAR(text.words[0].box.x0, 50, 1);
  EXPECT_NEAR(text.words[0].box.y1, 100, 4);
}

TEST(PdfFile, LettersTurnedOnThePageSayHow) {
  for (const int turn : {1, 2, 3}) {
    SamplePage page;
    page.prints = {{300, 400, "tværs her", 10, false, turn}};
    const PdfText text = text_of(page);
    ASSERT_EQ(text.words.size(), 2U) << turn;
    EXPECT_EQ(text.words[0].turn, turn);
    RawPage read;
    read.width = text.width;
    read.height = text.height;
    arrange(text.words, read);
    EXPECT_EQ(read.text, "tværs her") << turn;
  }
}

TEST(PdfFile, LettersWithoutInkAreTold) {
  SamplePage page = page_with({"trykt foran"});
  page.content =
      "BT 3 Tr /R 10 Tf 72 700 Td (skjult ord) Tj ET BT 0 Tr /R 10 Tf 72 600 Td (atter trykt) Tj ET\n"
      "BT 7 Tr /R 10 Tf 72 500 Td (udstanset) Tj ET\n";
  const PdfText text = text_of(page);
  ASSERT_EQ(text.words.size(), 7U);
  for (const PlacedWord& word : text.words)
    EXPECT_EQ(word.is_hidden, word.text == "skjult" || word.text == "ord" || word.text == "udstanset")
        << word.text;
}

TEST(PdfFile, AWordTornBetweenTwoLettersIsOneWhereBlanksAreDrawn) {
  const std::string ten = "en to tre fire fem seks syv otte ni ti)";
  const auto read = [](const std::string& shown) {
    SamplePage page;
    page.content = "BT /R 10 Tf 72 700 Td [" + shown + "] TJ ET\n";
    PdfText text = text_of(page);
    RawPage arranged;
    arranged.width = text.width;
    arranged.height = text.height;
    arrange(std::move(text.words), arranged);
    return arranged.text;
  };
  EXPECT_TRUE(read("(Chef) -150 (konsulent " + ten).starts_with("Chefkonsulent en to"));
  EXPECT_TRUE(read("(Chef ) -150 (konsulent " + ten).starts_with("Chef konsulent en to"))
      << "a blank is drawn";
  EXPECT_TRUE(read("(Chef) -300 (konsulent " + ten).starts_with("Chef konsulent en to"))
      << "as wide as a blank";
  EXPECT_EQ(read("(Chef) -150 (konsulent) -150 (her) -150 (i) -150 (dag)"), "Chef konsulent her i dag")
      << "no blanks are drawn at all";
}

TEST(PdfFile, RulesAreTheStraightLinesThatAreDrawn) {
  SamplePage page = page_with({"tekst"});
  page.content =
      "10 20 m 110 20 l S\n"    // a line
      "200 100 50 40 re S\n"    // four
      "300 100 80 0.5 re f\n"   // a thin area
      "300 200 80 60 re f\n"    // a large one: no line
      "10 300 m 40 330 l S\n"   // aslant
      "10 400 m 12 400 l S\n";  // a dot
  const PdfText text = text_of(page);
  ASSERT_EQ(text.rules.size(), 6U);
  EXPECT_NEAR(text.rules[0].width(), 100, 0.01);
  EXPECT_NEAR(text.rules[0].y0, text.height - 20, 0.01);
  EXPECT_NEAR(text.rules[5].height(), 0.5, 0.01);
}

TEST(PdfFile, LargestPictureOfEachPageIsMeasured) {
  SamplePage cover;
  cover.picture = Raster{60, 80, 0, std::vector<std::uint8_t>(4800, 120)};
  cover.picture_width = 595;
  cover.picture_height = 421;
  SamplePage turned = cover;
  turned.rotate = 90;
  SamplePage pattern = page_with({"tekst"});
  pattern.content =
      "q 100 0 0 84.2 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q BT /R 10 Tf (efter) Tj ET\n";
  Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf_of({cover, turned, pattern, page_with({"tekst"})}));
  EXPECT_NEAR((*file)->picture_share(1), 0.5, 0.01);
  EXPECT_NEAR((*file)->picture_share(2), 0.5, 0.01);
  EXPECT_NEAR((*file)->picture_share(3), 0.0168, 0.001);
  EXPECT_EQ((*file)->picture_share(4), 0);
}

TEST(PdfFile, PictureHasTheSizeAskedFor) {
  Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf_of({page_with({"Referat"})}));
  const Result<Raster> picture = (*file)->render(1, 100, 60);
  ASSERT_TRUE(picture.ok());
  EXPECT_NEAR(picture->width, 826.4, 1);
  EXPECT_EQ(picture->pixels.size(),
            static_cast<std::size_t>(picture->width) * static_cast<std::size_t>(picture->height));
  EXPECT_NEAR(look_at_paper(*picture).ink, 0.0003, 0.0003);
}

TEST(PdfFile, GiantPageIsDrawnAtALowerResolution) {
  SamplePage page = page_with({"plakat"});
  page.width = 14'400;
  page.height = 14'400;
  Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf_of({page}));
  const Result<Raster> picture = (*file)->render(1, 300, 4);
  ASSERT_TRUE(picture.ok());
  EXPECT_NEAR(static_cast<double>(picture->width) * picture->height, 4e6, 1e5);
  EXPECT_NEAR(picture->dpi, 10, 0.1);
}

TEST(PdfFile, TooMuchTextOnAPageIsALimit) {
  Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf_of({page_with({"ord der er for mange"})}));
  const Result<PdfText> text = (*file)->text(1, 10);
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().code, ErrorCode::kLimit);
}

TEST(PdfFile, LockedFileIsToldFromADamagedOne) {
  const Result<std::unique_ptr<PdfFile>> locked = open_pdf(samples::locked_pdf());
  ASSERT_FALSE(locked.ok());
  EXPECT_EQ(locked.error().code, ErrorCode::kEncrypted);
  EXPECT_EQ(locked.error().describe(),
            "PDF-filen er låst med en adgangskode. Bed afsenderen om en udgave uden adgangskode.");
  const Result<std::unique_ptr<PdfFile>> damaged = open_pdf("%PDF-1.4\nresten mangler");
  ASSERT_FALSE(damaged.ok());
  EXPECT_EQ(damaged.error().code, ErrorCode::kUnreadable);
}

TEST(PdfFile, DamageIsAnErrorOrTextButNeverAnythingElse) {
  const std::string whole = pdf_of({page_with({"Første side"}), page_with({"Anden side"})});
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    std::string bytes = whole;
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    for (int i = 0; i < round % 7; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    Result<std::unique_ptr<PdfFile>> file = open_pdf(bytes);
    if (!file) continue;
    for (int number = 1; number <= std::min(3, (*file)->page_count()); ++number) {
      const Result<PdfText> text = (*file)->text(number, kMostText);
      if (!text) {
        EXPECT_EQ(text.error().code, ErrorCode::kUnreadable);
      }
    }
  }
}

TEST(BoldFont, IsToldByItsName) {
  for (const char* name : {"Calibri,Bold", "Arial-BoldMT", "Lato-Black", "Roboto-Heavy", "Frutiger-DemiCn"}) {
    EXPECT_TRUE(is_bold_font(name)) << name;
  }
  for (const char* name : {"Calibri", "TimesNewRomanPS-ItalicMT", ""})
    EXPECT_FALSE(is_bold_font(name)) << name;
}

}  // namespace
}  // namespace frisaet
