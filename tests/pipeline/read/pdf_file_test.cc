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

TEST(PdfFile, BytesThatWindowsLeavesOpenAreToldFromBullets) {
  SamplePage page;
  page.content = "BT /R 10 Tf 72 700 Td (\\201rets \\225 \\217rets \\235nsket) Tj ET\n";
  const PdfText text = text_of(page);
  EXPECT_NE(find(text, "\uF081rets"), nullptr);
  EXPECT_NE(find(text, "•"), nullptr);
  EXPECT_NE(find(text, "\uF08Frets"), nullptr);
  EXPECT_NE(find(text, "\uF09Dnsket"), nullptr);
}

TEST(PdfFile, RulesAreTheStraightLinesThatAreDrawn) {
  SamplePage page = page_with({"tekst"});
  page.content =
      "10 20 m 110 20 l S\n"                      // a line
      "200 100 50 40 re S\n"                      // four
      "300 100 80 0.5 re f\n"                     // a thin area
      "300 200 80 60 re f\n"                      // a large one: no line
      "10 300 m 40 330 l S\n"                     // aslant
      "10 400 m 12 400 l S\n"                     // a dot
      "400 500 100 60 re 401 501 98 58 re f*\n"   // a frame: four
      "400 600 100 60 re 420 620 60 20 re f*\n";  // a thick one: none
  const PdfText text = text_of(page);
  ASSERT_EQ(text.rules.size(), 10U);
  EXPECT_NEAR(text.rules[0].width(), 100, 0.01);
  EXPECT_NEAR(text.rules[0].y0, text.height - 20, 0.01);
  EXPECT_NEAR(text.rules[5].height(), 0.5, 0.01);
}

TEST(PdfFile, PicturesOfAPageAreMeasuredAsDisplayed) {
  SamplePage cover;
  cover.picture = Raster{60, 80, 0, std::vector<std::uint8_t>(4800, 120)};
  cover.picture_width = 595;
  cover.picture_height = 421;
  SamplePage turned = cover;
  turned.rotate = 90;
  SamplePage clipped = cover;
  clipped.crop = "0 0 595 300";
  SamplePage within = page_with({"tekst"});
  within.content =
      "q 200 0 0 84.2 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q BT /R 10 Tf (efter) Tj ET\n"
      "q 300 300 40 40 re W n 595 0 0 842 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q\n";
  const auto share_of = [](const SamplePage& page) { return text_of(page).picture_share; };
  EXPECT_NEAR(share_of(cover), 0.5, 0.01);
  EXPECT_NEAR(share_of(turned), 0.5, 0.01);
  EXPECT_NEAR(share_of(clipped), 1, 0.01);
  EXPECT_EQ(share_of(page_with({"tekst"})), 0);
  const PdfText text = text_of(turned);
  ASSERT_EQ(text.pictures.size(), 1U);
  EXPECT_NEAR(text.pictures[0].box.x1, 421, 0.01);
  EXPECT_NEAR(text.pictures[0].dpi, 72 * 80 / 421.0, 0.01);
  EXPECT_NE(text.pictures[0].id, 0U);
  const PdfText inlined = text_of(within);
  ASSERT_EQ(inlined.pictures.size(), 1U) << "what is left of the other is a logo";
  EXPECT_NEAR(inlined.pictures[0].box.y0, 842 - 84.2, 0.01);
  EXPECT_NE(find(inlined, "efter"), nullptr);
}

TEST(PdfFile, ALayerAslantIsReadUprightAndStaysWhereItIsPrinted) {
  const std::vector<std::string> lines = {"Udvalget indstiller til byrådet at ansøge om frisættelse",
                                          "Beslutningen træffes efter høring af de faglige råd",
                                          "Forvaltningen vender tilbage senest til møde nummer elleve"};
  for (const auto& [along, across] : {std::pair(0.99863, 0.05234), std::pair(0.99966, -0.02618)}) {
    for (const bool sideways : {false, true}) {
      SamplePage page;
      page.prints = {{40, 20, "Stemplet", 10}};
      page.rotate = sideways ? 90 : 0;
      double at = 0;
      for (const std::string& line : lines) {
        const auto number = [](double value) { return std::to_string(value) + " "; };
        page.content += "BT /R 11 Tf " + number(along) + number(across) + number(-across) + number(along) +
                        number(80 + at * across) + number(600 - at * along) + "Tm " +
                        samples::latin1_string(line) + " Tj ET\n";
        at += 15;
      }
      PdfText text = text_of(page);
      const PlacedWord* last = find(text, "frisættelse");
      ASSERT_NE(last, nullptr) << "torn";
      if (!sideways) {
        EXPECT_NEAR(last->box.center_y(), 842 - 604 - 260 * across, 6);
      }
      RawPage read;
      read.width = text.width;
      read.height = text.height;
      arrange(std::move(text.words), read);
      EXPECT_THAT(read.text, testing::HasSubstr(lines[0] + "\n" + lines[1] + "\n" + lines[2]));
      EXPECT_THAT(read.text, testing::HasSubstr("Stemplet"));
    }
  }
}

TEST(PdfFile, LettersThatLeanAmongUprightOnesStay) {
  SamplePage page = page_with({"Her står en almindelig linje for sig selv", "og her endnu en linje mere"});
  page.content = "BT /R 40 Tf 0.9848 0.1736 -0.1736 0.9848 100 300 Tm (UDKAST) Tj ET\n";
  const PdfText text = text_of(page);
  for (const PlacedWord& word : text.words) EXPECT_EQ(word.box, word.upright) << word.text;
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

/// The words of a page, in no order that matters here: pages of these tests have one.
std::string word_of(PdfFile& file, int number) {
  const Result<PdfText> text = file.text(number, kMostText);
  return text && text->words.size() == 1 ? text->words.front().text : "";
}

TEST(PdfFile, PagesOfALongDocumentComeInAnyOrder) {
  std::vector<SamplePage> pages;
  for (int i = 1; i <= 250; ++i) pages.push_back(page_with({"side" + std::to_string(i)}));
  const Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf_of(pages));
  ASSERT_TRUE(file.ok());
  for (int i = 1; i <= 250; ++i) EXPECT_EQ(word_of(**file, i), "side" + std::to_string(i));
  for (const int i : {1, 250, 101, 100, 3}) EXPECT_EQ(word_of(**file, i), "side" + std::to_string(i));
}

TEST(PdfFile, PagesInheritFromTheNodeTheyHangOn) {
  std::string pdf =
      pdf_of({page_with({"alene"}), page_with({"første"}), page_with({"anden"})},
             {"<< /Type /Pages /Parent 2 0 R /Count 2 /CropBox [0 0 500 842] /Kids [13 0 R 16 0 R] >>"});
  const std::string flat = "/Kids [10 0 R 13 0 R 16 0 R ]";
  const std::size_t at = pdf.find(flat);
  ASSERT_NE(at, std::string::npos);
  pdf.replace(at, flat.size(), "/Kids [1000 0 R 10 0 R      ]");  // as long: places in the file stay right
  const Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf);
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(word_of(**file, 1), "første");
  EXPECT_EQ(word_of(**file, 2), "anden");
  EXPECT_EQ(word_of(**file, 3), "alene");
  EXPECT_DOUBLE_EQ((*file)->text(2, kMostText)->width, 500);
  EXPECT_DOUBLE_EQ((*file)->text(3, kMostText)->width, 595);
  EXPECT_EQ(word_of(**file, 1), "første");
}

TEST(PdfFile, ATreeOfPagesThatBitesItsTailEnds) {
  std::string pdf = pdf_of({page_with({"alene"}), page_with({"anden"})},
                           {"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [2 0 R 1000 0 R 13 0 R] >>"});
  const std::string flat = "/Kids [10 0 R 13 0 R ]";
  pdf.replace(pdf.find(flat), flat.size(), "/Kids[10 0 R 1000 0 R]");
  const Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf);
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(word_of(**file, 1), "alene");
  EXPECT_EQ(word_of(**file, 2), "anden");
}

TEST(PdfFile, FilesWithinComeByNameAndPapersWhole) {
  const std::string inner = pdf_of({page_with({"bilag"})});
  const std::string pdf =
      pdf_of({page_with({"brev"})},
             {samples::stream("/Type /EmbeddedFile", inner),
              "<< /Type /Filespec /F (bilag 1 \\205 k\\370kken.pdf) /EF << /F 1000 0 R >> >>",
              samples::stream("/Type /EmbeddedFile", "blot et notat"),
              "<< /Type /Filespec /F (note.txt) /EF << /F 1002 0 R >> >>",
              "<< /Names [(a) 1001 0 R (b) 1003 0 R] >>"},
             "", "/Names << /EmbeddedFiles 1004 0 R >>");
  const Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf);
  ASSERT_TRUE(file.ok());
  const std::vector<Attachment> files = (*file)->embedded_files();
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].name, "bilag 1 – køkken.pdf");
  EXPECT_EQ(files[0].bytes, inner);
  EXPECT_EQ(files[0].problem, "");
  EXPECT_EQ(files[1].name, "note.txt");
  EXPECT_EQ(files[1].bytes, "");
  EXPECT_THAT(files[1].problem, testing::HasSubstr("hverken PDF"));
}

TEST(PdfFile, FilesPinnedToAPageComeOnceItWasRead) {
  const std::string inner = pdf_of({page_with({"bilag"})});
  SamplePage page = page_with({"brev"});
  page.annotations =
      "<< /Type /Annot /Subtype /FileAttachment /Rect [10 10 20 20] /FS 1001 0 R >> "
      "<< /Type /Annot /Subtype /FileAttachment /Rect [30 10 40 20] /FS 1003 0 R >> "
      "<< /Type /Annot /Subtype /Text /Rect [50 10 60 20] /Contents (en note) >>";
  const std::string pdf = pdf_of({page}, {samples::stream("/Type /EmbeddedFile", inner),
                                          "<< /Type /Filespec /F (bilag.pdf) /EF << /F 1000 0 R >> >>",
                                          samples::stream("/Type /EmbeddedFile", "blot et notat"),
                                          "<< /Type /Filespec /F (note.txt) /EF << /F 1002 0 R >> >>"});
  const Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf);
  ASSERT_TRUE(file.ok());
  ASSERT_TRUE((*file)->text(1, kMostText).ok());
  ASSERT_TRUE((*file)->text(1, kMostText).ok()) << "again";
  const std::vector<Attachment> files = (*file)->embedded_files();
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].name, "bilag.pdf");
  EXPECT_EQ(files[0].bytes, inner);
  EXPECT_EQ(files[1].name, "note.txt");
  EXPECT_EQ(files[1].code, ErrorCode::kUnsupported);
}

TEST(PdfFile, WhyAFileWithinIsLeftOutIsTrue) {
  const std::string pdf = pdf_of(
      {page_with({"brev"})},
      {samples::stream("/Type /EmbeddedFile", "Hej"),
       "<< /Type /Filespec /F (note.txt) /EF << /F 1000 0 R >> >>",
       samples::stream("/Type /EmbeddedFile", ""), "<< /Type /Filespec /F (tom.pdf) /EF << /F 1002 0 R >> >>",
       "<< /Type /Filespec /F (uden.pdf) >>", "<< /Names [(a) 1001 0 R (b) 1003 0 R (c) 1004 0 R] >>"},
      "", "/Names << /EmbeddedFiles 1005 0 R >>");
  const Result<std::unique_ptr<PdfFile>> file = open_pdf(pdf);
  ASSERT_TRUE(file.ok());
  for (const Attachment& left_out : (*file)->embedded_files()) {
    EXPECT_EQ(left_out.bytes, "");
    EXPECT_THAT(left_out.problem, testing::Not(testing::HasSubstr("større"))) << left_out.name;
    EXPECT_EQ(left_out.code, left_out.name == "note.txt" ? ErrorCode::kUnsupported : ErrorCode::kUnreadable)
        << left_out.name;
  }
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
