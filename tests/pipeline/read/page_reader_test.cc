#include "pipeline/read/page_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/read/sample_files.h"
#include "tests/pipeline/read/scripted_engine.h"

namespace frisaet {
namespace {

using samples::page_with;
using samples::pdf_of;
using samples::SamplePage;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::vector<std::string> kLines = {"Det er en sag om skolen og de ældre,",
                                         "som skal for udvalget på næste møde."};

ScriptedEngine blind_engine() {
  return ScriptedEngine([](const Raster&, const OcrRequest&) { return std::vector<OcrWord>{}; });
}

ScriptedEngine seeing_engine() {
  return ScriptedEngine([](const Raster&, const OcrRequest&) {
    std::vector<OcrWord> words = ocr_line({"Bilaget", "viser", "årets", "tal"}, 300, 1500, 40, 0.94, 0);
    const std::vector<OcrWord> more = ocr_line({"for", "alle", "områder", "samlet"}, 300, 1560, 40, 0.94, 1);
    words.insert(words.end(), more.begin(), more.end());
    return words;
  });
}

Result<RawPage> first_page(const std::string& bytes, OcrEngine& engine) {
  Result<std::unique_ptr<PageReader>> reader = open_document(bytes, {}, engine);
  if (!reader) return reader.error();
  return (*reader)->read_page(1);
}

/// A grey pattern that is neither blank nor text.
Raster scan(int width, int height) {
  Raster picture{width, height, 0, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) picture.pixels.push_back((x / 9 + y / 7) % 3 == 0 ? 20 : 250);
  }
  return picture;
}

TEST(PageReader, TextLayerIsKeptAndOcrNotAsked) {
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> page = first_page(pdf_of({page_with(kLines)}), engine);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->origin, PageOrigin::kTextLayer);
  EXPECT_EQ(page->text, kLines[0] + "\n" + kLines[1]);
  EXPECT_THAT(page->reason, StartsWith("tekstlag: 16 ord"));
  EXPECT_EQ(page->confidence, 1);
  EXPECT_EQ(page->height, 842);
  EXPECT_TRUE(engine.asked.empty());
}

TEST(PageReader, PageWithoutTextIsReadFromItsPicture) {
  SamplePage page;
  page.picture = scan(620, 877);
  page.picture_width = 595;
  page.picture_height = 842;
  ScriptedEngine engine = seeing_engine();
  int announced = 0;
  ReadOptions options;
  options.before_ocr = [&](int number) { announced = number; };
  Result<std::unique_ptr<PageReader>> reader = open_document(pdf_of({page}), options, engine);
  const Result<RawPage> read = (*reader)->read_page(1);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->origin, PageOrigin::kOcr);
  EXPECT_THAT(read->reason, StartsWith("ocr: intet tekstlag; 8 ord, sikkerhed 94 %"));
  EXPECT_EQ(read->text, "Bilaget viser årets tal\nfor alle områder samlet");
  EXPECT_NEAR(read->confidence, 0.94, 1e-9);
  EXPECT_EQ(announced, 1);
}

TEST(PageReader, PictureWithoutTextIsAnImage) {
  SamplePage page;
  page.picture = scan(620, 877);
  page.picture_width = 595;
  page.picture_height = 842;
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kImage);
  EXPECT_EQ(read->reason, "billede: OCR fandt ingen tekst");
  EXPECT_EQ(read->text, "");
  engine.asked.clear();
  EXPECT_EQ(first_page(pdf_of({SamplePage{}}), engine)->reason, "billede: en tom side");
  EXPECT_TRUE(engine.asked.empty());
}

TEST(PageReader, ScanUnderAStampIsReadBesideTheStamp) {
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

TEST(PageReader, ScanInStripsUnderAStampIsRead) {
  SamplePage page = page_with({"Modtaget 3. maj"});
  for (int strip = 0; strip < 20; ++strip) {
    page.content += inline_picture(scan(620, 35), "595 0 0 33.6 0 " + std::to_string(33.6 * strip));
  }
  ScriptedEngine engine = seeing_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kMixed);
  EXPECT_THAT(read->reason, HasSubstr("ocr af billedet på siden: 8 ord"));
}

TEST(PageReader, BadHiddenLayerOverStripsIsReadAgain) {
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
    std::vector<OcrWord> words =
        ocr_line({"Bilaget", "viser", "årets", "tal"}, x * scale, y * scale, 9 * scale, 0.94, 0);
    const auto more =
        ocr_line({"for", "alle", "områder", "samlet"}, x * scale, (y + 14) * scale, 9 * scale, 0.94, 1);
    words.insert(words.end(), more.begin(), more.end());
    return words;
  });
}

TEST(PageReader, ALowPictureBetweenLinesIsRead) {
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

TEST(PageReader, AnOutcomeThatWasPastedAsASmallPictureIsRead) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"Godkendt"}, {"Ikke", "godkendt", "17/8"}, {"12.450"}}) {
    ScriptedEngine engine = engine_that_reads(words, 0.94);
    const Result<RawPage> read = first_page(pdf_of({page_with_small_picture(370)}), engine);
    EXPECT_EQ(read->origin, PageOrigin::kMixed) << words.front();
    EXPECT_THAT(read->text, HasSubstr(words.front()));
  }
}

TEST(PageReader, SignaturesAndLogosAreNoOutcome) {
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

TEST(PageReader, SmallPicturesThatNobodyLookedAtAreTold) {
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

TEST(PageReader, APictureWithoutTextIsReadOnce) {
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

TEST(PageReader, PictureThatShowsTheLayersOwnWordsIsNotCalledEmpty) {
  SamplePage page = page_with({"Bilaget", "viser", "årets", "samlede", "tal"}, 60);
  page.picture = scan(620, 877);
  page.picture_width = 595;
  page.picture_height = 842;
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

TEST(PageReader, LogoIsNotReadAsText) {
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

TEST(PageReader, PlaceholderOfAnXfaFormIsToldInsteadOfRead) {
  ScriptedEngine engine = blind_engine();
  const std::string pdf =
      pdf_of({page_with({"Please wait... ", "If this message is not eventually replaced by the",
                         "proper contents of the document, your PDF viewer may not",
                         "be able to display this type of document."})});
  const Result<std::unique_ptr<PageReader>> reader = open_document(pdf, {}, engine);
  const Result<RawPage> page = (*reader)->read_page(1);
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().code, ErrorCode::kUnsupported);
  EXPECT_THAT(page.error().message, HasSubstr("XFA"));
}

TEST(PageReader, LayerWithoutDanishLettersIsReadAgainAndTheBetterKept) {
  std::vector<std::string> lines(12, "Det er en sag om skolen og de zldre, som skal for udvalget.");
  ScriptedEngine better([](const Raster&, const OcrRequest&) {
    std::vector<OcrWord> words;
    for (int line = 0; line < 12; ++line) {
      const auto more = ocr_line(
          {"Det", "er", "en", "sag", "om", "skolen", "og", "de", "ældre,", "som", "skal", "for", "udvalget."},
          300, 300 + 60 * line, 40, 0.94, line);
      words.insert(words.end(), more.begin(), more.end());
    }
    return words;
  });
  const Result<RawPage> read = first_page(pdf_of({page_with(lines)}), better);
  EXPECT_EQ(read->origin, PageOrigin::kOcr);
  EXPECT_THAT(read->reason, HasSubstr("dansk prosa uden æ, ø og å"));
  ScriptedEngine blind = blind_engine();
  const Result<RawPage> kept = first_page(pdf_of({page_with(lines)}), blind);
  EXPECT_EQ(kept->origin, PageOrigin::kTextLayer);
  EXPECT_THAT(kept->reason, HasSubstr("OCR var ikke bedre"));
  EXPECT_LE(kept->confidence, 0.5);
}

TEST(PageReader, LayerWithoutDanishLettersIsCertainWhereThePictureHasNoneEither) {
  const std::vector<std::string> words = {"Det",      "er",  "en",   "sag", "om",       "skolen", "og",
                                          "pedellen", "som", "skal", "for", "udvalget", "forste"};
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  ScriptedEngine same([&](const Raster&, const OcrRequest&) {
    std::vector<OcrWord> read;
    for (int i = 0; i < 12; ++i) {
      const auto more = ocr_line(words, 300, 300 + 60 * i, 40, 0.94, i);
      read.insert(read.end(), more.begin(), more.end());
    }
    return read;
  });
  const Result<RawPage> page = first_page(pdf_of({page_with(std::vector<std::string>(12, line))}), same);
  EXPECT_EQ(page->origin, PageOrigin::kTextLayer);
  EXPECT_EQ(page->confidence, 1);
  EXPECT_THAT(page->reason, HasSubstr("OCR læser heller ingen"));
}

TEST(PageReader, OnlyTheWordsOfABrokenFontAreReadFromThePicture) {
  SamplePage page = page_with(kLines);
  page.prints.push_back(
      {72, 700, "%\\UGHW EHVOXWWHGH L VLGVWH XJH DW VJH RP IULVWWHOVH VNROHRPUGHW DOOHUHGH", 10, true});
  ScriptedEngine engine([](const Raster& picture, const OcrRequest&) {
    const double scale = picture.dpi / 72;
    return ocr_line({"Byrådet", "besluttede", "i", "sidste", "uge", "at", "søge", "om", "frisættelse"},
                    72 * scale, 133 * scale, 9 * scale, 0.94, 0);
  });
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kMixed);
  EXPECT_THAT(read->text, StartsWith(kLines[0] + "\n" + kLines[1] + "\n"));
  EXPECT_THAT(read->text, HasSubstr("Byrådet besluttede i sidste uge"));
  EXPECT_THAT(read->reason, StartsWith("tekstlag: 16 ord; ocr, da skriften Helvetica-Bold"));
}

TEST(PageReader, BrokenFontStaysWhenItsPictureCannotBeRead) {
  SamplePage page = page_with(kLines);
  page.prints.push_back(
      {72, 700, "%\\UGHW EHVOXWWHGH L VLGVWH XJH DW VJH RP IULVWWHOVH VNROHRPUGHW DOOHUHGH", 10, true});
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kTextLayer);
  EXPECT_THAT(read->text, HasSubstr("VNROHRPUGHW"));
  EXPECT_LE(read->confidence, 0.5);
}

TEST(PageReader, WhiteWordsAreLeftOutOnWhiteAndKeptOnDark) {
  SamplePage page = page_with(kLines);
  page.content =
      "BT /R 10 Tf 1 g 72 600 Td (hemmelig besked) Tj ET\n"
      "0.2 g 60 480 300 40 re f 1 g BT /R 10 Tf 72 496 Td (Tabellens hoved) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->text, kLines[0] + "\n" + kLines[1] + "\n\nTabellens hoved");
  EXPECT_THAT(read->reason, HasSubstr("2 hvide ord på hvidt udeladt"));
}

TEST(PageReader, WordsThatWerePaintedOverAreLeftOutAndTold) {
  SamplePage page = page_with(kLines);
  page.content =
      "BT /R 10 Tf 72 600 Td (Hemmelig) Tj ET 0 g 60 590 100 25 re f\n"
      "BT /R 10 Tf 72 500 Td (gamle) Tj ET 1 g 60 490 100 25 re f 0 g BT /R 10 Tf 72 500 Td (afgjort) Tj ET\n"
      "BT /R 10 Tf 72 400 Td (indrammet) Tj ET 60 390 100 25 re 61 391 98 23 re f*\n"
      "BT /R 10 Tf 72 300 Td (delvist) Tj ET 60 290 20 25 re f\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_THAT(read->text, Not(HasSubstr("Hemmelig")));
  EXPECT_THAT(read->text, Not(HasSubstr("gamle")));
  EXPECT_THAT(read->text, HasSubstr("afgjort"));
  EXPECT_THAT(read->text, HasSubstr("indrammet"));
  EXPECT_THAT(read->text, HasSubstr("delvist"));
  EXPECT_THAT(read->reason, HasSubstr("2 ord under en udfyldt flade udeladt"));
  EXPECT_EQ(read->confidence, 0.7);
}

TEST(PageReader, WatermarkDoesNotTakeTheTextBeneathIt) {
  SamplePage page =
      page_with({"Til Nordby", "Svar om Qeqqata og Tasiilaq", "Til Haderslev Zwolinski Fonden"});
  page.content = "0.85 g BT /B 85 Tf 60 730 Td (UDKAST) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_THAT(read->text, HasSubstr("Svar om Qeqqata og Tasiilaq"));
  EXPECT_THAT(read->text, HasSubstr("UDKAST"));
}

TEST(PageReader, HiddenCopyOfPrintedNumbersIsLeftOut) {
  SamplePage page = page_with({"12.410 13.004 41.227", "5.250 8.110 161.322"});
  page.content =
      "3 Tr BT /B 10 Tf 74 770 Td (12.410 13.004 41.277) Tj ET\n"
      "BT /B 10 Tf 74 756 Td (5.250 8.110 161.322) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->text, "12.410 13.004 41.227\n5.250 8.110 161.322");
  EXPECT_THAT(read->reason, HasSubstr("6 ord lå dobbelt"));
}

TEST(PageReader, CoverPictureMakesNoScanOfOtherPages) {
  SamplePage cover;
  cover.picture = scan(620, 877);
  cover.picture_width = 595;
  cover.picture_height = 842;
  const std::vector<std::string> names = {"Käthe Größmann, Brigitte Kühn, Günther Weiß",
                                          "Xhevdet Gashi, Qeqqata Kommunia",
                                          "Rüdiger Krämer, Anneliese Böhm, Wilhelm Schäfer"};
  ScriptedEngine engine = seeing_engine();
  Result<std::unique_ptr<PageReader>> reader = open_document(pdf_of({cover, page_with(names)}), {}, engine);
  const Result<RawPage> read = (*reader)->read_page(2);
  EXPECT_EQ(read->text, names[0] + "\n" + names[1] + "\n" + names[2]);
  EXPECT_THAT(read->reason, StartsWith("tekstlag: 16 ord"));
  EXPECT_EQ(read->confidence, 1);
  EXPECT_TRUE(engine.asked.empty());
}

TEST(PageReader, NamesAreNotGivenUpForAReadingWithoutThem) {
  SamplePage page = page_with({"Deltagere ved netværket fra kommunerne", "Xhevdet Gashi, Qeqqata Tasiilaq",
                               "Szczepaniak Zwolinski, Kujtesa Größmann"});
  page.picture = scan(620, 877);
  page.picture_width = 595;
  page.picture_height = 842;
  ScriptedEngine engine([](const Raster&, const OcrRequest&) {
    return ocr_line({"Deltagere", "ved", "netværket", "fra", "kommunerne", "for", "alle", "områder"}, 300,
                    300, 40, 0.97, 0);
  });
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_THAT(read->text, HasSubstr("Kujtesa Größmann"));
  EXPECT_THAT(read->reason, StartsWith("tekstlag: tekstlag på et billede af siden med"));
}

TEST(PageReader, AbbreviationsAreNotReplacedByWordsOfNoLanguage) {
  SamplePage page = page_with(kLines);
  page.prints.push_back({72, 700, "CVRNR GRTHVN BRGRSRVC NRDBY SKLBST VSTBRO HNDRKS GRNDTVG", 10, true});
  ScriptedEngine engine([](const Raster& picture, const OcrRequest&) {
    const double scale = picture.dpi / 72;
    return ocr_line({"GVRNR", "GRTHUN", "BRGRSRVG", "NRDBV", "SKLBST", "VSTBRO", "HNDRKS", "GRNDTVO"},
                    72 * scale, 133 * scale, 9 * scale, 0.94, 0);
  });
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kTextLayer);
  EXPECT_THAT(read->text, HasSubstr("BRGRSRVC"));
}

TEST(PageReader, WhiteWordsOnAPaleColourAreKept) {
  SamplePage page = page_with(kLines);
  page.content =
      "0.86 0.92 0.86 rg 60 480 300 40 re f 1 g BT /R 10 Tf 72 496 Td (Tabellens hoved) Tj ET\n"
      "1 1 0 rg 60 420 300 40 re f 1 g BT /R 10 Tf 72 436 Td (Gul overskrift) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_THAT(read->text, HasSubstr("Tabellens hoved"));
  EXPECT_THAT(read->text, HasSubstr("Gul overskrift"));
}

TEST(PageReader, PageOfNothingButWhiteWordsSaysSo) {
  SamplePage page;
  page.content = "BT /R 10 Tf 1 g 72 600 Td (hemmelig besked) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  EXPECT_EQ(first_page(pdf_of({page}), engine)->reason, "billede: en tom side, 2 hvide ord på hvidt udeladt");
}

TEST(PageReader, HiddenLayerThatHappensToBeWhiteIsNoWhitePrint) {
  SamplePage page;
  page.content = "1 g 3 Tr BT /R 10 Tf 72 600 Td (" + std::string("Det er en sag om skolen") +
                 ") Tj ET BT 0 Tr /R 10 Tf 72 500 Td (hemmelig besked) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->text, "Det er en sag om skolen");
  EXPECT_THAT(read->reason, HasSubstr("2 hvide ord på hvidt udeladt"));
}

// Narrower than Poppler can draw at the resolution that is looked at.
TEST(PageReader, WhiteWordsOfAPageThatCannotBeDrawnAreKeptAndTold) {
  SamplePage page;
  page.width = 10;
  page.content = "BT /R 10 Tf 1 g 2 600 Td (i) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->text, "i");
  EXPECT_THAT(read->reason, HasSubstr("hvide ord beholdt, da siden ikke kunne tegnes"));
}

TEST(PageReader, AbbreviationsThatThePictureShowsAreCertain) {
  SamplePage page = page_with(kLines);
  page.prints.push_back({72, 700, "CVRNR GRTHVN BRGRSRVC NRDBY SKLBST VSTBRO HNDRKS GRNDTVG", 10, true});
  ScriptedEngine engine([](const Raster& picture, const OcrRequest&) {
    const double scale = picture.dpi / 72;
    return ocr_line({"CVRNR", "GRTHVN", "BRGRSRVG", "NRDBY", "SKLBST", "VSTBR0", "HNDRKS", "GRNDTVG"},
                    72 * scale, 133 * scale, 9 * scale, 0.94, 0);
  });
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->confidence, 1);
  EXPECT_THAT(read->text, HasSubstr("BRGRSRVC"));
  EXPECT_THAT(read->reason, HasSubstr("OCR læser det samme"));
}

TEST(PageReader, PageWithoutADanishWordStaysWhereThePictureHasNoneEither) {
  const SamplePage page =
      page_with(std::vector<std::string>(20, "Guswemvpophip tlsowis eptevvi åptlis opfgmæfimti escikfivt"));
  ScriptedEngine foreign([](const Raster&, const OcrRequest&) {
    std::vector<OcrWord> words;
    for (int line = 0; line < 20; ++line) {
      const auto more =
          ocr_line({"Guswemvpophia", "tlsowia", "eptevva", "aptlis", "opfgmæfimta", "escikfiva"}, 300,
                   300.0 + 60 * line, 40, 0.94, line);
      words.insert(words.end(), more.begin(), more.end());
    }
    return words;
  });
  const Result<RawPage> kept = first_page(pdf_of({page}), foreign);
  EXPECT_EQ(kept->origin, PageOrigin::kTextLayer);
  EXPECT_EQ(kept->confidence, 1);
  EXPECT_EQ(kept->reason, "tekstlag: ingen danske ord, OCR var ikke bedre");
  ScriptedEngine danish([](const Raster&, const OcrRequest&) {
    std::vector<OcrWord> words;
    for (int line = 0; line < 20; ++line) {
      const auto more =
          ocr_line({"Forvaltningen", "skriver", "ansatte", "ønsker", "indflydelse", "arbejdets"}, 300,
                   300.0 + 60 * line, 40, 0.94, line);
      words.insert(words.end(), more.begin(), more.end());
    }
    return words;
  });
  EXPECT_EQ(first_page(pdf_of({page}), danish)->origin, PageOrigin::kOcr);
}

TEST(PageReader, MissingLanguageModelIsAnErrorOnlyWhereItIsNeeded) {
  ScriptedEngine engine([](const Raster&, const OcrRequest&) {
    return Result<std::vector<OcrWord>>(Error{ErrorCode::kNotFound, "modellen mangler", "", ""});
  });
  EXPECT_TRUE(first_page(pdf_of({page_with(kLines)}), engine).ok());
  SamplePage drawn;
  drawn.content = "100 100 200 200 re f\n";
  EXPECT_EQ(first_page(pdf_of({drawn}), engine).error().code, ErrorCode::kNotFound);
}

TEST(PageReader, TextFilePagesAreParted) {
  ScriptedEngine engine = blind_engine();
  Result<std::unique_ptr<PageReader>> reader = open_document("Side et\n  indrykket\fSide to", {}, engine);
  ASSERT_EQ((*reader)->page_count(), 2);
  const Result<RawPage> page = (*reader)->read_page(1);
  EXPECT_EQ(page->text, "Side et\n  indrykket");
  EXPECT_EQ(page->origin, PageOrigin::kTextFile);
  EXPECT_EQ((*reader)->read_page(2)->number, 2);
}

TEST(PageReader, PicturesOfEveryKindAreOpened) {
  ScriptedEngine engine = seeing_engine();
  const Result<RawPage> png = first_page(samples::png_of(scan(827, 1169)), engine);
  ASSERT_TRUE(png.ok()) << png.error().describe();
  EXPECT_EQ(png->origin, PageOrigin::kOcr);
  EXPECT_NEAR(png->height, 842, 1);  // a picture that does not tell its resolution is taken for A4
  Raster page = scan(600, 400);
  page.dpi = 200;
  Result<std::unique_ptr<PageReader>> tiff = open_document(samples::tiff_of({page, page, page}), {}, engine);
  ASSERT_TRUE(tiff.ok()) << tiff.error().describe();
  EXPECT_EQ((*tiff)->page_count(), 3);
  EXPECT_NEAR((*tiff)->read_page(3)->width, 216, 0.1);
}

TEST(PageReader, WhatCannotBeReadSaysWhatToDo) {
  ScriptedEngine engine = blind_engine();
  const auto error_of = [&](const std::string& bytes, ReadLimits limits = {}) {
    ReadOptions options;
    options.limits = limits;
    Result<std::unique_ptr<PageReader>> reader = open_document(bytes, options, engine);
    return reader ? (*reader)->read_page(1).error() : reader.error();
  };
  const std::string png = samples::png_of(scan(50, 50));
  struct Row {
    Error error;
    ErrorCode code;
  };
  for (const auto& [error, code] :
       {Row{error_of(""), ErrorCode::kUnreadable}, Row{error_of("\x01\x02\x03"), ErrorCode::kUnsupported},
        Row{error_of("%PDF-1.4"), ErrorCode::kUnreadable},
        Row{error_of(samples::locked_pdf()), ErrorCode::kEncrypted},
        Row{error_of(png.substr(0, 20)), ErrorCode::kUnreadable},
        Row{error_of(png.substr(0, 200)), ErrorCode::kUnreadable},
        Row{error_of(std::string("II*\0\x08\0\0\0", 8)), ErrorCode::kUnreadable},
        Row{error_of("a\fb\fc", {2, 100, 60}), ErrorCode::kLimit},
        Row{error_of("aaaaa", {2, 4, 60}), ErrorCode::kLimit},
        Row{error_of(png, {5, 100, 0.0001}), ErrorCode::kLimit}}) {
    EXPECT_EQ(error.code, code) << error.describe();
    EXPECT_FALSE(error.message.empty());
    EXPECT_FALSE(error.hint.empty()) << error.message;
  }
}

}  // namespace
}  // namespace frisaet
