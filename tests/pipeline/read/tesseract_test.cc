// The real engine, on small pictures.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/image_file.h"
#include "pipeline/read/page_reader.h"
#include "pipeline/read/pdf_file.h"
#include "tests/pipeline/read/sample_files.h"

namespace frisaet {
namespace {

using samples::page_with;
using samples::pdf_of;
using samples::SamplePage;

const std::vector<std::string> kLines = {"Udvalget godkendte forslaget til",
                                         "ny ordning for skolerne i området."};

Raster picture_of(double dpi = 200) {
  SamplePage page = page_with(kLines, 14);
  page.width = 360;
  page.height = 200;
  for (samples::Print& print : page.prints) print.y -= 650;
  Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf_of({page}));
  return std::move(*(*file)->render(1, dpi, 60));
}

/// One engine for all tests, gone before Tesseract's own caches are.
class Tesseract : public testing::Test {
 protected:
  static void SetUpTestSuite() { engine_ = make_tesseract(); }
  static void TearDownTestSuite() { engine_.reset(); }

  static RawPage read(const Raster& picture) {
    Result<std::unique_ptr<PageReader>> reader = open_document(samples::tiff_of({picture}), {}, *engine_);
    return *(*reader)->read_page(1);
  }

 private:
  static inline std::unique_ptr<OcrEngine> engine_;
};

TEST_F(Tesseract, ReadsDanishLettersWithPlaceAndConfidence) {
  const RawPage page = read(picture_of());
  EXPECT_EQ(page.text, kLines[0] + "\n" + kLines[1]);
  EXPECT_GT(page.confidence, 0.85);
  ASSERT_FALSE(page.words.empty());
  EXPECT_NEAR(page.words[0].box.x0, 72, 2);
  EXPECT_NEAR(page.words[0].font_size, 14, 4);
  EXPECT_EQ(page.words[0].span.of(page.text), "Udvalget");
}

TEST_F(Tesseract, SheetInAnyOrientationReadsTheSame) {
  for (const int quarters : {1, 2, 3}) {
    const RawPage page = read(turned(picture_of(), quarters));
    EXPECT_EQ(page.text, kLines[0] + "\n" + kLines[1]) << page.reason;
    // `Udvalget` begins 72 points from the sheet's left edge, which is now another edge.
    const Box box = page.words[0].box;
    const double from_edge = quarters == 1   ? box.y0
                             : quarters == 2 ? page.width - box.x1
                                             : page.height - box.y1;
    EXPECT_NEAR(from_edge, 72, 3) << quarters;
  }
}

TEST_F(Tesseract, SkewedSheetIsLevelled) {
  const RawPage page = read(rotated(picture_of(), 3));
  EXPECT_EQ(page.text, kLines[0] + "\n" + kLines[1]) << page.reason;
  EXPECT_THAT(page.reason, testing::HasSubstr("rettet op"));
  EXPECT_NEAR(page.words[0].box.x0, 72, 6);
}

/// Tesseract's layout takes the line between the rows for a part of a picture, and the rows for one.
TEST_F(Tesseract, LineBetweenRowsOfSignsIsRead) {
  const std::string row(46, '=');
  SamplePage page = page_with({"Sted .......... Skive Bibliotek", "Dag ........... Onsdag d. 1. december",
                               row, "SAG 2021/07-1 Emne Dagsordenens godkendelse. Godkendt.", row,
                               "SAG 2021/07-2 Emne Anlægstilskud til rideklubben"},
                              11);
  page.height = 250;
  for (samples::Print& print : page.prints) print.y -= 592;
  const RawPage raw = read(std::move(*(*open_pdf(pdf_of({page})))->render(1, 150, 60)));
  EXPECT_THAT(raw.text, testing::HasSubstr("SAG 2021/07-1 Emne Dagsordenens godkendelse. Godkendt."));
  EXPECT_THAT(raw.text, testing::HasSubstr("Sted .......... Skive Bibliotek"));
  EXPECT_THAT(raw.text, testing::HasSubstr("Dag ........... Onsdag d. 1. december"));
}

TEST_F(Tesseract, TinyAndBlankPicturesHaveNoWords) {
  EXPECT_EQ(read({10, 10, 100, std::vector<std::uint8_t>(100, 0)}).origin, PageOrigin::kImage);
  EXPECT_EQ(read({300, 300, 100, std::vector<std::uint8_t>(90'000, 255)}).text, "");
}

TEST_F(Tesseract, ModelIsInstalled) {
  EXPECT_TRUE(check_tesseract().ok());
}

TEST_F(Tesseract, MissingModelSaysWhichPackage) {
  EXPECT_EXIT(
      {
        setenv("TESSDATA_PREFIX", "/nowhere", 1);
        const Result<void> checked = check_tesseract();
        exit(!checked && checked.error().code == ErrorCode::kNotFound &&
                     checked.error().hint.find("tesseract-ocr-dan") != std::string::npos
                 ? 0
                 : 1);
      },
      testing::ExitedWithCode(0), "");
}

/// A table without edges; `gap` is the columns' distance in points.
Raster table_of(const std::vector<std::vector<std::string>>& rows, double dpi, double gap = 80) {
  SamplePage page;
  page.width = 460;
  page.height = 60 + 20.0 * static_cast<double>(rows.size());
  double y = page.height - 40;
  for (const std::vector<std::string>& row : rows) {
    double x = 40;
    for (const std::string& cell : row) {
      page.prints.push_back({x, y, cell, 11});
      x += x == 40 ? 120 : gap;
    }
    y -= 20;
  }
  Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf_of({page}));
  return std::move(*(*file)->render(1, dpi, 60));
}

std::string text_of(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (const std::vector<std::string>& row : rows) {
    if (!text.empty()) text += '\n';
    for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : " ") + row[i];
  }
  return text;
}

std::string without_empty_lines(std::string text) {
  for (std::size_t at; (at = text.find("\n\n")) != std::string::npos;) text.erase(at, 1);
  return text;
}

/// The layout takes each column for a line on its side, and the network is unsure of a lone 0 or 1.
TEST_F(Tesseract, ColumnsOfLoneFiguresAreReadRowByRow) {
  const std::vector<std::vector<std::string>> rows = {
      {"Nordskolen", "1", "0", "4"},  {"Havneudvalget", "7", "1", "0"}, {"Vej og park", "1", "1", "2"},
      {"Biblioteket", "0", "3", "1"}, {"Kulturhuset", "5", "0", "6"},   {"Ungerådet", "1", "9", "8"},
      {"Musikskolen", "0", "1", "1"}, {"Svømmehallen", "2", "4", "0"}};
  for (const double dpi : {200.0, 300.0}) {
    const RawPage page = read(table_of(rows, dpi));
    EXPECT_EQ(without_empty_lines(page.text), text_of(rows)) << dpi << ' ' << page.reason;
    EXPECT_GT(page.confidence, 0.85);
  }
}

TEST_F(Tesseract, LoneLettersOfPartiesAreNoFigures) {
  const std::vector<std::vector<std::string>> rows = {{"For forslaget", "A", "B", "O"},
                                                      {"Imod forslaget", "C", "O", "V"},
                                                      {"Undlod at stemme", "O", "F", "B"}};
  const RawPage page = read(table_of(rows, 300));
  EXPECT_EQ(page.text.find('0'), std::string::npos) << page.text;
}

}  // namespace
}  // namespace frisaet
