#include <gmock/gmock.h>

#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<RepairedText> repair_texts(const std::vector<std::string>& texts) {
  return repair_pages(text_pages(texts));
}

TEST(Furniture, RunningHeadsAndFeetLeaveTheFlowAndAreKept) {
  const auto pages =
      repair_texts({"Havnbjerg Kommune, Teknisk Udvalg 4. maj\n\nFørste side\nhar tekst\n\nSide 1 af 3\n",
                    "Havnbjerg Kommune, Teknisk Udvalg 4. maj\n\nAnden side\n\nSide 2 af 3\n",
                    "Havnbjerg Kommune, Teknisk Udvalg 4. maj\n\nTredje side\n\nSide 3 af 3\n"});
  EXPECT_EQ(pages[0].text, "Første side\nhar tekst\n");
  EXPECT_EQ(pages[1].text, "Anden side\n");
  EXPECT_THAT(furniture_of(pages[2]), ElementsAre("Havnbjerg Kommune, Teknisk Udvalg 4. maj", "Side 3 af 3"));
  EXPECT_EQ(pages[1].furniture[1].to_raw.to_source(Span{0, 11}).size(), 11U);
}

TEST(Furniture, IsNotedAndLeadsBackToItsRawBytes) {
  const std::string raw = "Referat fra Miljøudvalget ﬁ\n\nTekst a";
  const auto pages = repair_texts({raw, "Referat fra Miljøudvalget ﬁ\n\nTekst b"});
  ASSERT_EQ(pages[0].furniture.size(), 1U);
  EXPECT_EQ(pages[0].furniture[0].text, "Referat fra Miljøudvalget fi");
  const Span whole{0, pages[0].furniture[0].text.size()};
  EXPECT_EQ(pages[0].furniture[0].to_raw.to_source(whole).of(raw), "Referat fra Miljøudvalget ﬁ");
  std::vector<std::string> rules;
  for (const Repair& repair : pages[0].repairs) rules.push_back(repair.rule);
  EXPECT_THAT(rules, testing::UnorderedElementsAre("furniture", "ligature"));
}

TEST(Furniture, APageThatSaysWhichPageItIsNeedsNoOthers) {
  const auto pages = repair_texts({"Kære alle\n\nVi ses.\n\nSide 1 af 1\n"});
  EXPECT_EQ(pages[0].text, "Kære alle\n\nVi ses.\n");
  EXPECT_THAT(furniture_of(pages[0]), ElementsAre("Side 1 af 1"));
}

TEST(Furniture, LonePageNumbersGoWhenTheyCount) {
  const auto pages = repair_texts({"Tekst et\n1", "Tekst to\n2", "Tekst tre\n3"});
  EXPECT_EQ(pages[2].text, "Tekst tre\n");
  EXPECT_THAT(furniture_of(pages[2]), ElementsAre("3"));
}

TEST(Furniture, NumbersThatDoNotCountStay) {
  for (const auto& texts :
       std::vector<std::vector<std::string>>{{"Antal elever\n24", "Antal elever i alt\n57", "Og\n12"},
                                             {"Et tal\n7"},
                                             {"Tekst\n5", "Mere\n5"}}) {
    const auto pages = repair_texts(texts);
    for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(pages[i].text, texts[i]);
  }
}

// ---- near misses: lines of the text that merely recur
// --------------------------------------------------------------

void expect_untouched(const std::vector<std::string>& texts) {
  const auto pages = repair_texts(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(pages[i].text, texts[i]);
    EXPECT_THAT(furniture_of(pages[i]), IsEmpty());
  }
}

TEST(Furniture, LabelsAndDecisionsThatBeginPagesStay) {
  expect_untouched({"Sag om veje\nTekst", "Fraværende:\nIngen\nmere", "Fraværende:\nAnna By (A)\nandet"});
  expect_untouched({"Beslutning\nUdsat.", "Beslutning\nTiltrådt."});
  expect_untouched({"Godkendt.\nNæste sag", "Godkendt.\nEn anden sag"});
  expect_untouched({"tekst\nBeslutning", "mere\nBeslutning", "noget\nslut"});
}

TEST(Furniture, AHeadingThatAlsoStandsInsideAPageStays) {
  expect_untouched(
      {"Forvaltningen indstiller\na\nb", "Forvaltningen indstiller\nc", "d\nForvaltningen indstiller\ne"});
}

TEST(Furniture, TheHeadOfATableThatGoesOnStays) {
  expect_untouched({"Takster for næste år\nYdelse 2022 2023\nHovedret 50 52\nBiret 12 13",
                    "Ydelse 2022 2023\nDessert 14 15", "Ydelse 2022 2023\nKaffe 10 11"});
}

TEST(Furniture, ClosedItemsThatFollowEachOtherStay) {
  expect_untouched({"5. Lukket punkt: Salg af areal\nDrøftet a", "6. Lukket punkt: Køb af areal\nDrøftet b"});
  expect_untouched({"Lukket sag 5\nDrøftet a", "Lukket sag 6\nDrøftet b"});
  expect_untouched({"31) Meddelelser\nta", "32) Meddelelser\ntb"});
}

/// One item a page: its number goes up as the page's does.
TEST(Furniture, TitlesOfItemsThatFollowEachOtherStay) {
  expect_untouched({"Sag 1. Velfærdsaftale nr 1\nen a", "Sag 2. Velfærdsaftale nr 2\nto b",
                    "Sag 3. Velfærdsaftale nr 3\ntre c"});
  expect_untouched({"Bilag 1 til budgettet\nen a", "Bilag 2 til budgettet\nto b"});
  expect_untouched({"Sag nr. 4 om veje\nen a", "Sag nr. 5 om veje\nto b"});
}

TEST(Furniture, HeadsWithACaseNumberAndAPageNumberLeaveTheFlow) {
  const auto pages = repair_texts({"Havnbjerg Byråd, sag 12/4411, side 1\nen a",
                                   "Havnbjerg Byråd, sag 12/4411, side 2\nto b",
                                   "Havnbjerg Byråd, sag 12/4411, side 3\ntre c"});
  EXPECT_EQ(pages[1].text, "to b");
}

TEST(Furniture, ALetterOfOnePageKeepsItsHead) {
  expect_untouched({"Havnbjerg Kommune\nRådhuset\n\nKære borgmester\n\nVenlig hilsen"});
}

TEST(Furniture, AHeadOnTwoOfManyPagesStays) {
  expect_untouched({"en a", "Bilag til sagen om veje\nb", "to c", "tre d", "Bilag til sagen om veje\ne",
                    "fire f", "fem g"});
}

TEST(Furniture, EmptyPagesAreNoTrouble) {
  expect_untouched({"", "\n\n", "tekst"});
}

TEST(Furniture, TheTitleOfTheFirstPageDoesNotKeepRunningHeadsThatBoxesShow) {
  std::vector<RawPage> pages =
      text_pages({"Havnbjerg Kommune\n\nMøde i Teknisk Udvalg\n\nTekst\nmere",
                  "Møde i Teknisk Udvalg\n\nTekst b", "Møde i Teknisk Udvalg\n\nTekst c"});
  for (RawPage& page : pages) {
    page.width = 595;
    page.height = 842;
    const std::size_t at = page.text.find("Møde");
    page.words.push_back({{at, at + 5}, {50, 30, 90, 42}, 1, 9, -1});
  }
  const auto results = repair(pages, danish());
  EXPECT_EQ(results[0].text, pages[0].text);
  EXPECT_EQ(results[1].text, "Tekst b");
  EXPECT_THAT(furniture_of(results[2]), ElementsAre("Møde i Teknisk Udvalg"));
}

// ---- the foot of a paper of one page
// --------------------------------------------------------------

struct PlacedLine {
  std::string text;
  double top = 0;
  double size = 11;
};

/// One A4 page with a word a line, which is all that places need.
RawPage placed_page(const std::vector<PlacedLine>& lines) {
  RawPage page;
  page.number = 1;
  page.width = 595;
  page.height = 842;
  for (const PlacedLine& line : lines) {
    const std::size_t begin = page.text.size();
    page.text += line.text;
    page.words.push_back(
        {{begin, page.text.size()}, {70, line.top, 300, line.top + line.size}, 1, line.size, -1});
    page.text += "\n\n";
  }
  return page;
}

TEST(Furniture, TheFootOfALetterOfOnePageLeavesTheFlow) {
  const std::vector<RawPage> pages = {placed_page({{"Kære alle", 100},
                                                   {"Vi ses på torsdag", 120},
                                                   {"Havnbjerg Kommune · Rådhuspladsen 1", 800, 9},
                                                   {"www.havnbjerg.example", 811, 9}})};
  const auto results = repair(pages, danish());
  EXPECT_EQ(results[0].text, "Kære alle\n\nVi ses på torsdag\n");
  EXPECT_THAT(furniture_of(results[0]),
              ElementsAre("Havnbjerg Kommune · Rådhuspladsen 1", "www.havnbjerg.example"));
}

TEST(Furniture, TheHeadInTheTopMarginLeavesTheFlowOnAnyPage) {
  for (const double size : {9.0, 11.0}) {
    const std::vector<RawPage> pages = {
        placed_page({{"KL", 30, size}, {"Til borgmesteren", 110}, {"Kære alle", 130}})};
    const auto results = repair(pages, danish());
    EXPECT_EQ(results[0].text, "Til borgmesteren\n\nKære alle\n\n") << size;
    EXPECT_THAT(furniture_of(results[0]), ElementsAre("KL"));
  }
}

TEST(Furniture, WhatOnlyResemblesAHeadStays) {
  const std::vector<std::pair<std::string, std::vector<PlacedLine>>> cases = {
      {"below the margin", {{"Bilag 2", 65}, {"Kære alle", 120}}},
      {"right above the text", {{"Referat", 40}, {"Byrådet", 55}, {"Kære alle", 70}}},
      {"a sentence", {{"Svar venligst inden jul.", 40}, {"Kære alle", 120}}},
      {"an address",
       {{"Borgmesteren", 20, 9}, {"Torvet 1", 32, 9}, {"Den 3. maj", 44, 9}, {"Kære alle", 120}}},
      {"nothing else", {{"Bilag 2", 40}}},
      {"sizes unknown", {{"Bilag 2", 40, 0}, {"Kære alle", 120, 0}}},
      {"a day that is said nowhere else",
       {{"Havnbjerg Kommune · Byrådet den 3. maj 2022", 40}, {"Referat", 120}}},
  };
  for (const auto& [name, lines] : cases) {
    const std::vector<RawPage> pages = {placed_page(lines)};
    EXPECT_EQ(repair(pages, danish())[0].text, pages[0].text) << name;
  }
}

TEST(Furniture, ATitleInTheTopMarginOfTheFirstPageStays) {
  const std::vector<PlacedLine> lines = {
      {"Afslag på ansøgning om frisættelse", 40, 14}, {"Byrådet besluttede", 110}, {"Sagen", 124}};
  std::vector<RawPage> pages = {placed_page(lines)};
  EXPECT_EQ(repair(pages, danish())[0].text, pages[0].text) << "larger";
  pages[0] = placed_page({{lines[0].text, 55}, lines[1], lines[2]});
  pages[0].fonts = {{"Arial", false}, {"Arial,Bold", true}};
  for (Word& word : pages[0].words) word.font = &word == &pages[0].words.front() ? 1 : 0;
  EXPECT_EQ(repair(pages, danish())[0].text, pages[0].text) << "bolder";
  for (Word& word : pages[0].words) word.font = 1;
  EXPECT_EQ(repair(pages, danish())[0].text, pages[0].text) << "no bolder than the text";
  pages = {placed_page(lines), placed_page(lines)};
  pages[1].number = 2;
  EXPECT_EQ(furniture_of(repair(pages, danish())[0]).size(), 1U) << "other pages have it too";
}

/// The gap below a first line is one between paragraphs where other pages begin as high up.
TEST(Furniture, AParagraphOfOneLineAtTheTopOfALaterPageStays) {
  const std::vector<PlacedLine> first = {
      {"Referat fra Havneudvalget", 50}, {"Sagen drøftes", 90}, {"Punktet om veje", 104}};
  const std::vector<PlacedLine> second = {{"Havneudvalget, pkt. 43", 52}, {"Drøftet", 90}, {"Slut", 104}};
  std::vector<RawPage> pages = {placed_page(first), placed_page(second)};
  pages[1].number = 2;
  EXPECT_THAT(furniture_of(repair(pages, danish())[1]), IsEmpty());
  pages[1] = placed_page({{"Havneudvalget, pkt. 43", 30}, {"Drøftet", 70}, {"Slut", 84}});
  pages[1].number = 2;
  EXPECT_THAT(furniture_of(repair(pages, danish())[1]), ElementsAre("Havneudvalget, pkt. 43")) << "higher up";
}

/// …but no head that says which page it is, nor one that stands in the middle of a sentence.
TEST(Furniture, AHeadAsHighUpAsTheTitleOfTheFirstPageLeavesTheFlow) {
  const auto heads_of = [](const std::string& last, const std::string& head) {
    std::vector<RawPage> pages = {
        placed_page({{"Referat fra Havneudvalget", 55}, {"Sagen drøftes", 90}, {last, 104}}),
        placed_page({{head, 55}, {"udvalget mødes", 90}, {"Slut", 104}})};
    pages[1].number = 2;
    return furniture_of(repair(pages, danish())[1]);
  };
  EXPECT_THAT(heads_of("Godkendt.", "Havneudvalget, side 2"), ElementsAre("Havneudvalget, side 2"));
  EXPECT_THAT(heads_of("Godkendt.", "14-09-2022"), ElementsAre("14-09-2022"));
  EXPECT_THAT(heads_of("Godkendt.", "Havneudvalget"), ElementsAre("Havneudvalget")) << "as in the title";
  EXPECT_THAT(heads_of("Godkendt, idet", "Havneudvalget 14-09-2022"),
              ElementsAre("Havneudvalget 14-09-2022"));
  EXPECT_THAT(heads_of("Godkendt.", "Havneudvalget 14-09-2022"), IsEmpty());
  EXPECT_THAT(heads_of("Godkendt, idet", "havneudvalget den 14-09-2022"), IsEmpty())
      << "the sentence goes on";
}

TEST(Furniture, ALargeLetterheadLeavesTheFlowWhereTheTextNamesTheSender) {
  for (const std::string text : {"DBU har modtaget svar", "Svaret er til DBU.", "Hos DBU"}) {
    const std::vector<RawPage> pages = {placed_page({{"DBU", 30, 26}, {text, 110}, {"Kære alle", 130}})};
    EXPECT_THAT(furniture_of(repair(pages, danish())[0]), ElementsAre("DBU")) << text;
  }
  for (const std::string text : {"Mødet er dbu. 9", "Til DBUer 5"}) {
    const std::vector<RawPage> pages = {placed_page({{"DBU", 30, 26}, {text, 110}, {"Kære alle", 130}})};
    EXPECT_THAT(furniture_of(repair(pages, danish())[0]), testing::IsEmpty()) << text;
  }
}

TEST(Furniture, ALetterheadLeavesTheFlowHoweverLargeItIs) {
  for (const std::string head : {"HAVNBJERG KOMMUNE", "Havnbjerg Kommune",
                                 "PRESSEMEDDELELSE · Havnbjerg Kommune", "KL", "KL · NOTAT"}) {
    const std::vector<RawPage> pages = {
        placed_page({{head, 30, 18}, {"Vores svar", 110}, {"Kære alle", 130}})};
    EXPECT_THAT(furniture_of(repair(pages, danish())[0]), ElementsAre(head));
  }
  for (const std::string title :
       {"KLub 5", "Svaret fra Havnbjerg Kommunes byråd", "Hvad byrådet vil i Havnbjerg Kommune", "KL svarer",
        "Velfærdsaftale i Havnbjerg Kommune", "Svar fra Havnbjerg Kommune", "Høringssvar: Havnbjerg Kommune",
        "KL-rapport om skoler", "KL – 12 kommuner", "Høringssvar Havnbjerg Kommune",
        "Ansøgning om aftale på ældreområdet · Havnbjerg Kommune",
        "KL · Høring om det nye udspil til frisættelse"}) {
    const std::vector<RawPage> pages = {
        placed_page({{title, 30, 18}, {"Vores svar", 110}, {"Kære alle", 130}})};
    EXPECT_THAT(furniture_of(repair(pages, danish())[0]), IsEmpty()) << title;
  }
}

TEST(Furniture, ALetterheadWithADayLeavesTheFlowWhereTheTextHasThatToo) {
  const std::vector<RawPage> pages = {placed_page({{"Havnbjerg Kommune · Byrådet den 3. maj 2022", 30},
                                                   {"Byrådet mødtes den 3. maj 2022", 110},
                                                   {"Alle var til stede", 130}})};
  EXPECT_EQ(furniture_of(repair(pages, danish())[0]).size(), 1U);
}

TEST(Furniture, AStampOverAScanIsNoHead) {
  std::vector<RawPage> pages = {placed_page({{"MODTAGET 3. maj", 30}, {"Til KL", 120}})};
  pages[0].origin = PageOrigin::kMixed;
  EXPECT_EQ(repair(pages, danish())[0].text, pages[0].text);
}

TEST(Furniture, PrintsOfOneCaseEachBeginAlikeBelowTheirHeads) {
  std::vector<RawPage> pages;
  for (int number = 1; number <= 2; ++number) {
    pages.push_back(placed_page({{"Side om side", 30, 8},
                                 {"Teknisk Udvalg, mødet den 3. maj 2022", 75},
                                 {number == 1 ? "Cykelsti" : "Vejlys", 100}}));
    pages.back().number = number;
  }
  const auto results = repair(pages, danish());
  EXPECT_EQ(results[0].text, "Teknisk Udvalg, mødet den 3. maj 2022\n\nCykelsti\n\n");
  EXPECT_THAT(furniture_of(results[1]), ElementsAre("Side om side"));
}

TEST(Furniture, AnAddressAndAPageNumberAreFeetOfALetterOfOnePage) {
  for (const std::string foot : {"Havnbjerg Kommune · Torvet 1 · 4800 Havnbjerg F.", "- 1 -"}) {
    const std::vector<RawPage> pages = {placed_page({{"Kære alle", 100}, {"Vi ses", 120}, {foot, 800, 9}})};
    EXPECT_THAT(furniture_of(repair(pages, danish())[0]), ElementsAre(foot));
  }
}

TEST(Furniture, WhatOnlyResemblesTheFootOfALetterStays) {
  const std::vector<std::pair<std::string, std::vector<PlacedLine>>> cases = {
      {"as large as the text", {{"Kære alle", 100}, {"Vi ses", 120}, {"Havnbjerg Kommune", 800, 10.5}}},
      {"above the margin", {{"Kære alle", 100}, {"Vi ses", 120}, {"Havnbjerg Kommune", 770, 9}}},
      {"right below the text", {{"Kære alle", 100}, {"Vi ses", 775}, {"Havnbjerg Kommune", 800, 9}}},
      {"a note", {{"Kære alle", 100}, {"Vi ses", 120}, {"1) Tallene er fra 2021", 800, 9}}},
      {"a sentence", {{"Kære alle", 100}, {"Vi ses", 120}, {"Svar venligst inden jul.", 800, 9}}},
      {"nothing else", {{"Havnbjerg Kommune", 800, 9}}},
      {"sizes unknown", {{"Kære alle", 100, 0}, {"Vi ses", 120, 0}, {"Havnbjerg Kommune", 800, 0}}},
  };
  for (const auto& [name, lines] : cases) {
    const std::vector<RawPage> pages = {placed_page(lines)};
    const auto results = repair(pages, danish());
    EXPECT_EQ(results[0].text, pages[0].text) << name;
    EXPECT_THAT(furniture_of(results[0]), IsEmpty()) << name;
  }
}

TEST(Furniture, SmallPrintAtTheEndOfOneOfSeveralPagesStays) {
  const std::vector<PlacedLine> first = {{"Kære alle", 100}, {"Vi ses", 120}, {"Lån af lokaler", 800, 9}};
  const std::vector<RawPage> pages = {placed_page(first), placed_page({{"Mere", 100}, {"tekst", 120}})};
  EXPECT_EQ(repair(pages, danish())[0].text, pages[0].text);
}

// ---- the box beside a letter
// --------------------------------------------------------------

/// A page of a letter whose side box, read last, holds the given lines from a height on.
RawPage page_with_box(int number, const std::vector<std::string>& box, double top) {
  RawPage page = placed_page({{number == 1 ? "Kære alle" : "Vi glæder os", 300},
                              {number == 1 ? "Brevet er langt" : "Venlig hilsen", 500}});
  page.number = number;
  for (const std::string& line : box) {
    const std::size_t begin = page.text.size();
    page.text += line + "\n";
    page.words.push_back({{begin, begin + line.size()}, {430, top, 520, top + 9}, 1, 9, -1});
    top += 12;
  }
  return page;
}

TEST(Furniture, ASideBoxThatALaterPageHasAgainLeavesTheFlowThere) {
  const std::vector<RawPage> pages = {page_with_box(1, {"Dato: 3. maj", "Sag 17", "Ring 1234"}, 140),
                                      page_with_box(2, {"Dato: 3. maj", "Sag 17"}, 146)};
  const auto results = repair(pages, danish());
  EXPECT_EQ(results[0].text, pages[0].text);
  EXPECT_THAT(furniture_of(results[1]), ElementsAre("Dato: 3. maj", "Sag 17"));
}

TEST(Furniture, ASideBoxWithOtherWordsOrAtAnotherPlaceStays) {
  for (const RawPage& second :
       {page_with_box(2, {"Dato: 4. juni", "Sag 18 og 19"}, 140), page_with_box(2, {"Sag 17"}, 400)}) {
    const std::vector<RawPage> pages = {page_with_box(1, {"Dato: 3. maj", "Sag 17", "Ring 1234"}, 140),
                                        second};
    EXPECT_EQ(repair(pages, danish())[1].text, second.text);
  }
}

TEST(Furniture, AHostAboveThePageNumberLeavesWithIt) {
  const std::vector<RawPage> pages = {page_with_box(1, {"Ring 1234", "www.havn.dk", "Side 1 af 1"}, 140)};
  EXPECT_THAT(furniture_of(repair(pages, danish())[0]), ElementsAre("www.havn.dk", "Side 1 af 1"));
  const std::vector<RawPage> alone = {page_with_box(1, {"Ring 1234", "www.havn.dk"}, 140)};
  EXPECT_THAT(furniture_of(repair(alone, danish())[0]), IsEmpty());
}

TEST(Furniture, TheFootOfAWebPrintLeavesTheFlowWhereOnePageLostItsNumber) {
  const auto pages = repair_texts({"Første side\n\nhttps://havn.dk/udvalg/boern-13-09-2022",
                                   "Anden side\n\nhttps://havn.dk/udvalg/boern-13-09-2022 2/2"});
  EXPECT_EQ(pages[0].text, "Første side\n");
  EXPECT_EQ(pages[1].text, "Anden side\n");
  EXPECT_THAT(furniture_of(pages[1]), ElementsAre("https://havn.dk/udvalg/boern-13-09-2022 2/2"));
}

TEST(Furniture, TheFootOfAWebPrintOfOnePageLeavesTheFlow) {
  EXPECT_EQ(repair_texts({"Vi ses.\n\nhttps://havn.dk/nyheder 1/1"})[0].text, "Vi ses.\n");
  const auto parted = repair_texts({"Vi ses.\n\nwww.havn.dk/nyheder\n\n1/1"});
  EXPECT_EQ(parted[0].text, "Vi ses.\n");
  EXPECT_THAT(furniture_of(parted[0]), ElementsAre("www.havn.dk/nyheder", "1/1"));
}

TEST(Furniture, WhatOnlyResemblesTheFootOfAWebPrintStays) {
  for (const std::string text : {
           "Læs mere på\nhttps://havn.dk/nyheder",          // the text's own reference
           "Planen ligger på https://havn.dk/nyheder 1/1",  // in a sentence
           "Læs mere på\nhttps://havn.dk/nyheder 3/2",      // no page of two
           "Læs mere på\nhttps://havn.dk/nyheder 12/2026",  // a month
           "Elever og lærere\n1/1",
           "Se www.havn.dk/nyheder\n1/1",
       }) {
    EXPECT_EQ(repair_texts({text})[0].text, text);
  }
}

}  // namespace
}  // namespace frisaet
