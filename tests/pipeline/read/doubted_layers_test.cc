// Text layers whose words are doubted: when the picture of the page is read instead, and when they stay.
#include "tests/pipeline/read/read_page.h"

namespace frisaet {
namespace {

using samples::page_with;
using samples::pdf_of;
using samples::SamplePage;
using testing::HasSubstr;
using testing::StartsWith;

/// Reads whatever it is shown as so many lines of these words.
ScriptedEngine engine_of(int lines, const std::vector<std::string>& words) {
  return ScriptedEngine([=](const Raster&, const OcrRequest&) {
    std::vector<OcrWord> read;
    for (int line = 0; line < lines; ++line) {
      const auto more = ocr_line(words, 300, 300 + 60 * line, 40, 0.94, line);
      read.insert(read.end(), more.begin(), more.end());
    }
    return read;
  });
}

constexpr const char* kBrokenFont =
    "%\\UGHW EHVOXWWHGH L VLGVWH XJH DW VJH RP IULVWWHOVH VNROHRPUGHW DOOHUHGH";
constexpr const char* kAbbreviations = "CVRNR GRTHVN BRGRSRVC NRDBY SKLBST VSTBRO HNDRKS GRNDTVG";

/// Prose, and below it a line in a font of its own.
SamplePage page_with_a_bold_line(const char* line) {
  SamplePage page = page_with(kLines);
  page.prints.push_back({72, 700, line, 10, true});
  return page;
}

/// Reads these words where page_with_a_bold_line() has its line.
ScriptedEngine engine_on_the_bold_line(const std::vector<std::string>& words) {
  return ScriptedEngine([=](const Raster& picture, const OcrRequest&) {
    const double scale = picture.dpi / 72;
    return ocr_line(words, 72 * scale, 133 * scale, 9 * scale, 0.94, 0);
  });
}

TEST(DoubtedLayer, WithoutDanishLettersIsReadAgainAndTheBetterKept) {
  std::vector<std::string> lines(12, "Det er en sag om skolen og de zldre, som skal for udvalget.");
  ScriptedEngine better = engine_of(12, {"Det", "er", "en", "sag", "om", "skolen", "og", "de", "ældre,",
                                         "som", "skal", "for", "udvalget."});
  const Result<RawPage> read = first_page(pdf_of({page_with(lines)}), better);
  EXPECT_EQ(read->origin, PageOrigin::kOcr);
  EXPECT_THAT(read->reason, HasSubstr("dansk prosa uden æ, ø og å"));
  ScriptedEngine blind = blind_engine();
  const Result<RawPage> kept = first_page(pdf_of({page_with(lines)}), blind);
  EXPECT_EQ(kept->origin, PageOrigin::kTextLayer);
  EXPECT_THAT(kept->reason, HasSubstr("OCR var ikke bedre"));
  EXPECT_LE(kept->confidence, 0.5);
}

TEST(DoubtedLayer, WithoutDanishLettersIsCertainWhereThePictureHasNoneEither) {
  const std::vector<std::string> words = {"Det",      "er",  "en",   "sag", "om",       "skolen", "og",
                                          "pedellen", "som", "skal", "for", "udvalget", "forste"};
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  ScriptedEngine same = engine_of(12, words);
  const Result<RawPage> page = first_page(pdf_of({page_with(std::vector<std::string>(12, line))}), same);
  EXPECT_EQ(page->origin, PageOrigin::kTextLayer);
  EXPECT_EQ(page->confidence, 1);
  EXPECT_THAT(page->reason, HasSubstr("OCR læser heller ingen"));
}

TEST(DoubtedLayer, OfABrokenFontHasOnlyItsWordsReadFromThePicture) {
  const SamplePage page = page_with_a_bold_line(kBrokenFont);
  ScriptedEngine engine = engine_on_the_bold_line(
      {"Byrådet", "besluttede", "i", "sidste", "uge", "at", "søge", "om", "frisættelse"});
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kMixed);
  EXPECT_THAT(read->text, StartsWith(kLines[0] + "\n" + kLines[1] + "\n"));
  EXPECT_THAT(read->text, HasSubstr("Byrådet besluttede i sidste uge"));
  EXPECT_THAT(read->reason, StartsWith("tekstlag: 16 ord; ocr, da skriften Helvetica-Bold"));
}

TEST(DoubtedLayer, OfABrokenFontStaysWhenItsPictureCannotBeRead) {
  const SamplePage page = page_with_a_bold_line(kBrokenFont);
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kTextLayer);
  EXPECT_THAT(read->text, HasSubstr("VNROHRPUGHW"));
  EXPECT_LE(read->confidence, 0.5);
}

TEST(DoubtedLayer, NamesAreNotGivenUpForAReadingWithoutThem) {
  const SamplePage page =
      on_a_scan(page_with({"Deltagere ved netværket fra kommunerne", "Xhevdet Gashi, Qeqqata Tasiilaq",
                           "Szczepaniak Zwolinski, Kujtesa Größmann"}));
  ScriptedEngine engine([](const Raster&, const OcrRequest&) {
    return ocr_line({"Deltagere", "ved", "netværket", "fra", "kommunerne", "for", "alle", "områder"}, 300,
                    300, 40, 0.97, 0);
  });
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_THAT(read->text, HasSubstr("Kujtesa Größmann"));
  EXPECT_THAT(read->reason, StartsWith("tekstlag: tekstlag på et billede af siden med"));
}

TEST(DoubtedLayer, AbbreviationsAreNotReplacedByWordsOfNoLanguage) {
  const SamplePage page = page_with_a_bold_line(kAbbreviations);
  ScriptedEngine engine = engine_on_the_bold_line(
      {"GVRNR", "GRTHUN", "BRGRSRVG", "NRDBV", "SKLBST", "VSTBRO", "HNDRKS", "GRNDTVO"});
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->origin, PageOrigin::kTextLayer);
  EXPECT_THAT(read->text, HasSubstr("BRGRSRVC"));
}

TEST(DoubtedLayer, AbbreviationsThatThePictureShowsAreCertain) {
  const SamplePage page = page_with_a_bold_line(kAbbreviations);
  ScriptedEngine engine = engine_on_the_bold_line(
      {"CVRNR", "GRTHVN", "BRGRSRVG", "NRDBY", "SKLBST", "VSTBR0", "HNDRKS", "GRNDTVG"});
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->confidence, 1);
  EXPECT_THAT(read->text, HasSubstr("BRGRSRVC"));
  EXPECT_THAT(read->reason, HasSubstr("OCR læser det samme"));
}

TEST(DoubtedLayer, WithoutADanishWordStaysWhereThePictureHasNoneEither) {
  const SamplePage page =
      page_with(std::vector<std::string>(20, "Guswemvpophip tlsowis eptevvi åptlis opfgmæfimti escikfivt"));
  ScriptedEngine foreign =
      engine_of(20, {"Guswemvpophia", "tlsowia", "eptevva", "aptlis", "opfgmæfimta", "escikfiva"});
  const Result<RawPage> kept = first_page(pdf_of({page}), foreign);
  EXPECT_EQ(kept->origin, PageOrigin::kTextLayer);
  EXPECT_EQ(kept->confidence, 1);
  EXPECT_EQ(kept->reason, "tekstlag: ingen danske ord, OCR var ikke bedre");
  ScriptedEngine danish =
      engine_of(20, {"Forvaltningen", "skriver", "ansatte", "ønsker", "indflydelse", "arbejdets"});
  EXPECT_EQ(first_page(pdf_of({page}), danish)->origin, PageOrigin::kOcr);
}

}  // namespace
}  // namespace frisaet
