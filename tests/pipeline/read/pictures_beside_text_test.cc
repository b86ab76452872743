// Pictures on pages that have a text layer: scans, pasted outcomes, signatures and logos.
#include "tests/pipeline/read/read_page.h"

namespace frisaet {
namespace {

using samples::page_with;
using samples::pdf_of;
using samples::SamplePage;
using testing::HasSubstr;
using testing::StartsWith;

TEST(PictureBesideText, ScanUnderAStampIsReadBesideTheStamp) {
  SamplePage page = page_with({"Modtaget 3. maj"});
  page.picture = scan(620, 700);
  page.picture_width = 595;
  page.picture_height = 672;
  ScriptedEngine engine = seeing_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kMixed);
  EXPECT_THAT(read->text, StartsWith("Modtaget 3. maj\n\nBilaget viser årets tal"));
  EXPECT_THAT(read->reason, HasSubstr("ocr af billedet på siden: 8 ord"));
}

/// A picture drawn within the page's content, a column of words wide.
std::string inline_picture(const Raster& picture, const std::string& place) {
  return "q " + place + " cm BI /W " + std::to_string(picture.width) + " /H " +
         std::to_string(picture.height) + " /BPC 8 /CS /G ID " +
         std::string(picture.pixels.begin(), picture.pixels.end()) + " EI Q\n";
}

TEST(PictureBesideText, ScanInStripsUnderAStampIsRead) {
  SamplePage page = page_with({"Modtaget 3. maj"});
  for (int strip = 0; strip < 20; ++strip) {
    page.content += inline_picture(scan(620, 35), "595 0 0 33.6 0 " + std::to_string(33.6 * strip));
  }
  ScriptedEngine engine = seeing_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kMixed);
  EXPECT_THAT(read->reason, HasSubstr("ocr af billedet på siden: 8 ord"));
}

TEST(PictureBesideText, BadHiddenLayerOverStripsIsReadAgain) {
  SamplePage page;
  for (int strip = 0; strip < 10; ++strip)
    page.content += inline_picture(scan(620, 88), "595 0 0 84.2 0 " + std::to_string(84.2 * strip));
  page.content +=
      "3 Tr BT /R 10 Tf 72 700 Td (xvlnet kqrst bxrnf trygz wnplk zgrtw vrbnk qwrtz plmkn) Tj ET\n";
  ScriptedEngine engine = seeing_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_THAT(read->text, HasSubstr("Bilaget viser årets tal"));
}

std::vector<std::string> page_of_prose() {
  return std::vector<std::string>(24, "Det er en sag om skolen og de ældre, som skal for udvalget.");
}

/// Reads whatever it is shown as two lines of four words, where they stand on the page.
ScriptedEngine engine_at(double x, double y) {
  return ScriptedEngine([=](const Raster& picture, const OcrRequest&) {
    const double scale = picture.dpi / 72;
    return appendix_words(x * scale, y * scale, 9 * scale, 14 * scale);
  });
}

TEST(PictureBesideText, OfLittleHeightBetweenLinesIsRead) {
  SamplePage page = page_with(page_of_prose());
  page.picture = scan(600, 100);
  page.picture_x = 72;
  page.picture_y = 370;
  page.picture_width = 340;
  page.picture_height = 50;
  for (std::size_t i = 0; i < 20; ++i) page.prints.push_back({72, 355 - 14.0 * double(i), "Det er en sag."});
  ScriptedEngine engine = engine_at(4, 4);
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kMixed);
  EXPECT_THAT(read->reason, HasSubstr("ocr af billedet på siden: 8 ord"));
  EXPECT_THAT(read->text, HasSubstr("Bilaget viser årets tal\nfor alle områder samlet"));
}

/// A page of prose with a picture of 4 by 1 cm at a height in points from the foot.
SamplePage page_with_small_picture(double y) {
  SamplePage page = page_with(page_of_prose());
  page.picture = scan(600, 100);
  page.picture_x = 300;
  page.picture_y = y;
  page.picture_width = 120;
  page.picture_height = 28;
  return page;
}

ScriptedEngine engine_that_reads(std::vector<std::string> words, double confidence) {
  return ScriptedEngine([words = std::move(words), confidence](const Raster&, const OcrRequest&) {
    return words.empty() ? std::vector<OcrWord>() : ocr_line(words, 10, 30, 40, confidence, 0);
  });
}

TEST(PictureBesideText, AnOutcomeThatWasPastedAsASmallPictureIsRead) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"Godkendt"}, {"Ikke", "godkendt", "17/8"}, {"12.450"}}) {
    ScriptedEngine engine = engine_that_reads(words, 0.94);
    const Result<RawPage> read = first_page(pdf_of({page_with_small_picture(370)}), engine);
    EXPECT_EQ(read->origin, PageOrigin::kMixed) << words.front();
    EXPECT_THAT(read->text, HasSubstr(words.front()));
  }
}

TEST(PictureBesideText, SignaturesAndLogosAreNoOutcome) {
  for (const auto& [words, confidence] : std::vector<std::pair<std::vector<std::string>, double>>{
           {{}, 0}, {{"Godkendt"}, 0.7}, {{"Hlmrvk", "Sqvend"}, 0.95}, {{"ll"}, 0.95}}) {
    ScriptedEngine engine = engine_that_reads(words, confidence);
    const Result<RawPage> read = first_page(pdf_of({page_with_small_picture(370)}), engine);
    EXPECT_EQ(read->origin, PageOrigin::kTextLayer);
    EXPECT_EQ(read->confidence, 1);
    EXPECT_THAT(read->reason, HasSubstr("billedet på siden har ingen tekst"));
  }
  ScriptedEngine unasked = engine_that_reads({"Godkendt"}, 0.94);
  EXPECT_EQ(first_page(pdf_of({page_with_small_picture(790)}), unasked)->origin, PageOrigin::kTextLayer);
  EXPECT_TRUE(unasked.asked.empty()) << "a letterhead's logo";
}

TEST(PictureBesideText, SmallPicturesThatNobodyLookedAtAreTold) {
  SamplePage page = page_with(page_of_prose());
  const Raster picture = scan(600, 100);
  std::vector<std::string> objects;
  for (int i = 0; i < 14; ++i) {
    page.xobjects += "/P" + std::to_string(i) + " " + std::to_string(1000 + i) + " 0 R ";
    page.content += "q 120 0 0 28 " + std::to_string(i % 2 == 0 ? 72 : 300) + " " +
                    std::to_string(360 - i / 2 * 40) + " cm /P" + std::to_string(i) + " Do Q\n";
    objects.push_back(samples::stream(
        "/Type /XObject /Subtype /Image /Width 600 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8",
        std::string(picture.pixels.begin(), picture.pixels.end())));
  }
  ScriptedEngine ornaments = engine_that_reads({}, 0);
  const Result<RawPage> decorated = first_page(pdf_of({page}, objects), ornaments);
  EXPECT_THAT(decorated->reason, HasSubstr("2 små billeder er ikke læst"));
  EXPECT_EQ(decorated->confidence, 1) << "none of the others held a word";
  ScriptedEngine outcomes = engine_that_reads({"Godkendt"}, 0.94);
  const Result<RawPage> decided = first_page(pdf_of({page}, objects), outcomes);
  EXPECT_THAT(decided->reason, HasSubstr("2 små billeder er ikke læst"));
  EXPECT_LE(decided->confidence, 0.7);
}

TEST(PictureBesideText, WithoutTextIsReadOnce) {
  SamplePage page = page_with(page_of_prose());
  page.xobjects = "/Logo 1000 0 R";
  page.content = "q 300 0 0 40 72 790 cm /Logo Do Q\n";
  const Raster logo = scan(600, 80);
  const std::string object = samples::stream(
      "/Type /XObject /Subtype /Image /Width 600 /Height 80 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8",
      std::string(logo.pixels.begin(), logo.pixels.end()));
  ScriptedEngine engine = blind_engine();
  Result<std::unique_ptr<PageReader>> reader = open_document(pdf_of({page, page}, {object}), {}, engine);
  EXPECT_THAT((*reader)->read_page(1)->reason, HasSubstr("billedet på siden har ingen tekst"));
  EXPECT_FALSE(engine.asked.empty());
  engine.asked.clear();
  EXPECT_EQ((*reader)->read_page(2)->origin, PageOrigin::kTextLayer);
  EXPECT_TRUE(engine.asked.empty());
}

TEST(PictureBesideText, ThatShowsTheLayersOwnWordsIsNotCalledEmpty) {
  const SamplePage page = on_a_scan(page_with({"Bilaget", "viser", "årets", "samlede", "tal"}, 60));
  ScriptedEngine engine([](const Raster& picture, const OcrRequest&) {
    const double scale = picture.dpi / 72;
    std::vector<OcrWord> words;
    for (const char* word : {"Bilaget", "viser", "årets", "samlede", "tal"}) {
      const double y = 45 + 84 * static_cast<double>(words.size());
      words.push_back(ocr_line({word}, 100 * scale, y * scale, 9 * scale, 0.94, 0).front());
    }
    return words;
  });
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kTextLayer);
  EXPECT_THAT(read->reason, HasSubstr("billedet på siden har ingen anden tekst"));
}

TEST(PictureBesideText, IsNotReadWhereItIsALogo) {
  SamplePage page = page_with(kLines);
  page.picture = scan(400, 400);
  page.picture_x = 480;
  page.picture_y = 780;
  page.picture_width = 40;
  page.picture_height = 40;
  ScriptedEngine engine = seeing_engine();
  EXPECT_EQ(first_page(pdf_of({page}), engine)->origin, PageOrigin::kTextLayer);
  EXPECT_TRUE(engine.asked.empty());
}

}  // namespace
}  // namespace frisaet
