// Words of a text layer that nobody sees on the page: white, painted over, or a second time.
#include "tests/pipeline/read/read_page.h"

namespace frisaet {
namespace {

using samples::page_with;
using samples::pdf_of;
using samples::SamplePage;
using testing::HasSubstr;
using testing::Not;

TEST(UnseenPrint, WhiteWordsAreLeftOutOnWhiteAndKeptOnDark) {
  SamplePage page = page_with(kLines);
  page.content =
      "BT /R 10 Tf 1 g 72 600 Td (hemmelig besked) Tj ET\n"
      "0.2 g 60 480 300 40 re f 1 g BT /R 10 Tf 72 496 Td (Tabellens hoved) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->text, kLines[0] + "\n" + kLines[1] + "\n\nTabellens hoved");
  EXPECT_THAT(read->reason, HasSubstr("2 hvide ord på hvidt udeladt"));
}

TEST(UnseenPrint, WhiteWordsOnAPaleColourAreKept) {
  SamplePage page = page_with(kLines);
  page.content =
      "0.86 0.92 0.86 rg 60 480 300 40 re f 1 g BT /R 10 Tf 72 496 Td (Tabellens hoved) Tj ET\n"
      "1 1 0 rg 60 420 300 40 re f 1 g BT /R 10 Tf 72 436 Td (Gul overskrift) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_THAT(read->text, HasSubstr("Tabellens hoved"));
  EXPECT_THAT(read->text, HasSubstr("Gul overskrift"));
}

TEST(UnseenPrint, PageOfNothingButWhiteWordsSaysSo) {
  SamplePage page;
  page.content = "BT /R 10 Tf 1 g 72 600 Td (hemmelig besked) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  EXPECT_EQ(first_page(pdf_of({page}), engine)->reason, "billede: en tom side, 2 hvide ord på hvidt udeladt");
}

TEST(UnseenPrint, HiddenLayerThatHappensToBeWhiteIsNoWhitePrint) {
  SamplePage page;
  page.content = "1 g 3 Tr BT /R 10 Tf 72 600 Td (" + std::string("Det er en sag om skolen") +
                 ") Tj ET BT 0 Tr /R 10 Tf 72 500 Td (hemmelig besked) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->text, "Det er en sag om skolen");
  EXPECT_THAT(read->reason, HasSubstr("2 hvide ord på hvidt udeladt"));
}

// Narrower than Poppler can draw at the resolution that is looked at.
TEST(UnseenPrint, WhiteWordsOfAPageThatCannotBeDrawnAreKeptAndTold) {
  SamplePage page;
  page.width = 10;
  page.content = "BT /R 10 Tf 1 g 2 600 Td (i) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->text, "i");
  EXPECT_THAT(read->reason, HasSubstr("hvide ord beholdt, da siden ikke kunne tegnes"));
}

TEST(UnseenPrint, WordsThatWerePaintedOverAreLeftOutAndTold) {
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

TEST(UnseenPrint, WatermarkDoesNotTakeTheTextBeneathIt) {
  SamplePage page =
      page_with({"Til Nordby", "Svar om Qeqqata og Tasiilaq", "Til Haderslev Zwolinski Fonden"});
  page.content = "0.85 g BT /B 85 Tf 60 730 Td (UDKAST) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_THAT(read->text, HasSubstr("Svar om Qeqqata og Tasiilaq"));
  EXPECT_THAT(read->text, HasSubstr("UDKAST"));
}

TEST(UnseenPrint, HiddenCopyOfPrintedNumbersIsLeftOut) {
  SamplePage page = page_with({"12.410 13.004 41.227", "5.250 8.110 161.322"});
  page.content =
      "3 Tr BT /B 10 Tf 74 770 Td (12.410 13.004 41.277) Tj ET\n"
      "BT /B 10 Tf 74 756 Td (5.250 8.110 161.322) Tj ET\n";
  ScriptedEngine engine = blind_engine();
  const Result<RawPage> read = first_page(pdf_of({page}), engine);
  EXPECT_EQ(read->text, "12.410 13.004 41.227\n5.250 8.110 161.322");
  EXPECT_THAT(read->reason, HasSubstr("6 ord lå dobbelt"));
}

}  // namespace
}  // namespace frisaet
