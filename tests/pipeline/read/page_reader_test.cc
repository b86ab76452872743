// What a page is read from: its text layer, its picture, a text file; and what cannot be read.
#include "pipeline/read/page_reader.h"

#include "tests/pipeline/read/read_page.h"

namespace frisaet {
namespace {

using samples::page_with;
using samples::pdf_of;
using samples::SamplePage;
using testing::HasSubstr;
using testing::StartsWith;

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
  const SamplePage page = on_a_scan({});
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
  const SamplePage page = on_a_scan({});
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kImage);
  EXPECT_EQ(read->reason, "billede: OCR fandt ingen tekst");
  EXPECT_EQ(read->text, "");
  engine.asked.clear();
  EXPECT_EQ(first_page(pdf_of({SamplePage{}}), engine)->reason, "billede: en tom side");
  EXPECT_TRUE(engine.asked.empty());
}

TEST(PageReader, CoverPictureMakesNoScanOfOtherPages) {
  const SamplePage cover = on_a_scan({});
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
