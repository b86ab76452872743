#include "pipeline/read/page_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <sstream>

#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr double kWidth = 595;
constexpr double kHeight = 842;

/// Words of a line that begins at x with its top at y; every letter is half an em wide.
void print(std::vector<PlacedWord>& words, double x, double y, const std::string& line, double size = 10) {
  std::istringstream in(line);
  for (std::string text; in >> text;) {
    const double width = static_cast<double>(count_code_points(text)) * size / 2;
    PlacedWord word;
    word.text = text;
    word.box = word.upright = {x, y, x + width, y + 1.1 * size};
    word.size = size;
    words.push_back(word);
    x += width + size * 0.28;
  }
}

RawPage arranged(std::vector<PlacedWord> words) {
  // The order in a file is no order at all.
  std::shuffle(words.begin(), words.end(), std::mt19937(1));
  RawPage page;
  page.width = kWidth;
  page.height = kHeight;
  arrange(std::move(words), page);
  return page;
}

/// Prose that fills its column, line after line.
void print_prose(std::vector<PlacedWord>& words, double x, double y, int lines, const std::string& first) {
  for (int i = 0; i < lines; ++i) {
    print(words, x, y + 13.5 * i,
          (i == 0 ? first : "linje") + " " + std::to_string(i) + " om skoler og dagtilbud i kommunen");
  }
}

TEST(Arrange, LinesFollowFromTopToBottomAndWordsFromLeftToRight) {
  std::vector<PlacedWord> words;
  print(words, 72, 113, "anden linje");
  print(words, 72, 100, "Første linje");
  EXPECT_EQ(arranged(words).text, "Første linje\nanden linje");
}

TEST(Arrange, WordsNameTheirTextAndKeepTheirPlace) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Første linje");
  const RawPage page = arranged(words);
  ASSERT_EQ(page.words.size(), 2U);
  EXPECT_EQ(page.words[1].span.of(page.text), "linje");
  EXPECT_EQ(page.words[1].box, words[1].box);
  EXPECT_EQ(page.words[1].font_size, 10);
}

TEST(Arrange, LargerDistanceBeginsABlock) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "et afsnit");
  print(words, 72, 113, "på to linjer");
  print(words, 72, 133, "et nyt afsnit");
  print(words, 72, 146, "på to linjer");
  EXPECT_EQ(arranged(words).text, "et afsnit\npå to linjer\n\net nyt afsnit\npå to linjer");
}

TEST(Arrange, ListNumberStandsBeforeItsParagraph) {
  std::vector<PlacedWord> words;
  print(words, 100, 100, "at sagen sendes videre");
  print(words, 100, 113, "til behandling");
  print(words, 72, 101.5, "1.");
  EXPECT_EQ(arranged(words).text, "1. at sagen sendes videre\ntil behandling");
}

TEST(Arrange, TableRowIsOneLine) {
  std::vector<PlacedWord> words;
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Ydelse", "Takst"}, {"Hovedret med levering", "61 kr."}, {"Biret", "15 kr."}, {"Kørsel", "38 kr."}};
  double y = 100;
  for (const auto& [left, right] : rows) {
    print(words, 72, y, left);
    print(words, 300, y, right);
    y += 13.5;
  }
  EXPECT_EQ(arranged(words).text, "Ydelse Takst\nHovedret med levering 61 kr.\nBiret 15 kr.\nKørsel 38 kr.");
}

TEST(Arrange, TableInTwoHalvesUnderTheSameHeadIsReadHalfByHalf) {
  std::vector<PlacedWord> words;
  const std::vector<std::vector<std::string>> rows = {
      {"Navn", "Mødt", "Navn", "Mødt"}, {"Anna", "X", "Clara", "X"}, {"Bodil", "X", "Dorrit", "X"}};
  double y = 100;
  for (const auto& row : rows) {
    double x = 72;
    for (const std::string& cell : row) {
      print(words, x, y, cell);
      x += 100;
    }
    y += 13.5;
  }
  EXPECT_EQ(arranged(words).text, "Navn Mødt\nAnna X\nBodil X\n\nNavn Mødt\nClara X\nDorrit X");
  // What stands above at either side is no part of the halves.
  print(words, 72, 60, "Byrådet");
  print(words, 400, 60, "26. juni");
  print(words, 72, 75, "Sted: Byrådssalen");
  EXPECT_EQ(
      arranged(words).text,
      "Byrådet 26. juni\nSted: Byrådssalen\n\nNavn Mødt\nAnna X\nBodil X\n\nNavn Mødt\nClara X\nDorrit X");
}

TEST(Arrange, CellsOfSeveralLinesAreReadWhole) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Opgave");
  print(words, 200, 100, "Ansvarlig");
  print(words, 330, 100, "Frist");
  print(words, 72, 120, "Eftersende den politiske");
  print(words, 200, 120, "Aksel Thy Borre, fuld-");
  print(words, 330, 120, "30.09.2022 kl.");
  print(words, 72, 132, "beslutning til KL");
  print(words, 200, 132, "mægtig i kommunen");
  print(words, 330, 132, "12");
  print(words, 200, 144, "helårsansættelse");
  print(words, 72, 164, "Udfylde skemaet");
  print(words, 200, 164, "Signe Marup");
  print(words, 330, 164, "3. oktober 2022");
  EXPECT_EQ(
      arranged(words).text,
      "Opgave Ansvarlig Frist\n\nEftersende den politiske beslutning til KL Aksel Thy Borre, fuld-\n"
      "mægtig i kommunen helårsansættelse 30.09.2022 kl. 12\n\nUdfylde skemaet Signe Marup 3. oktober 2022");
}

TEST(Arrange, ALabelOfTwoLinesBesideTwoLinesIsReadWhole) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Mødet blev");
  print(words, 150, 100, "Onsdag den 16. november 2022 kl. 9 til 12 på");
  print(words, 72, 112, "holdt:");
  print(words, 150, 112, "Greve Rådhus");
  print(words, 72, 132, "Deltagere:");
  print(words, 150, 132, "Kommunerne i netværket og KL");
  EXPECT_EQ(arranged(words).text,
            "Mødet blev holdt: Onsdag den 16. november 2022 kl. 9 til 12 på Greve Rådhus\n"
            "Deltagere: Kommunerne i netværket og KL");
}

TEST(Arrange, RowsOfSmallLabelsAndAmountsAreNoWrappedCells) {
  std::vector<PlacedWord> words;
  print(words, 72, 70, "Bevilling til ordningen");
  print(words, 72, 100, "antal ansøgninger");
  print(words, 170, 100, "12,5 mio. kr.");
  print(words, 72, 113, "antal afslag");
  print(words, 170, 113, "13,7 mio. kr.");
  EXPECT_EQ(arranged(words).text,
            "Bevilling til ordningen\n\nantal ansøgninger 12,5 mio. kr.\nantal afslag 13,7 mio. kr.");
}

TEST(Arrange, RowsWithEmptyCellsAreNoWrappedCells) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Mødedato: 26. juni");
  print(words, 300, 100, "Sted: Byrådssalen på rådhuset");
  print(words, 72, 113, "start kl. 19");
  print(words, 72, 140, "Fremmøde");
  EXPECT_EQ(arranged(words).text,
            "Mødedato: 26. juni Sted: Byrådssalen på rådhuset\nstart kl. 19\n\nFremmøde");
}

TEST(Arrange, SideBoxFollowsTheMainTextAndStandsBeforeTheFoot) {
  std::vector<PlacedWord> words;
  print_prose(words, 72, 100, 12, "Brevet");
  print(words, 440, 104, "Dato: 3. maj 2022", 8);
  print(words, 440, 115, "Sags ID: 4711", 8);
  print(words, 440, 126, "Direkte: 1234 5678", 8);
  print(words, 72, 810, "Side 1 af 2");
  const std::string text = arranged(words).text;
  EXPECT_THAT(text, testing::StartsWith("Brevet 0 om skoler og dagtilbud i kommunen\nlinje 1 "));
  EXPECT_THAT(text, testing::EndsWith(
                        "linje 11 om skoler og dagtilbud i kommunen\n\nDato: 3. maj 2022\nSags ID: 4711\n"
                        "Direkte: 1234 5678\n\nSide 1 af 2"));
}

TEST(Arrange, NarrowColumnOfLabelsStaysBesideItsRows) {
  std::vector<PlacedWord> words;
  double y = 100;
  for (const std::string label :
       {"Sag nr. 5", "Indstilling", "Byrådet", "Sag nr. 6", "Indstilling", "Byrådet"}) {
    print(words, 72, y, label);
    print_prose(words, 160, y, 2, label + ":");
    y += 2 * 13.5 + 9;
  }
  EXPECT_THAT(arranged(words).text,
              testing::StartsWith("Sag nr. 5 Sag nr. 5: 0 om skoler og dagtilbud i kommunen\nlinje 1 "));
}

TEST(Arrange, SmallPrintAtTheMarginThatMeetsTheLinesIsNoLabel) {
  std::vector<PlacedWord> words;
  for (int i = 0; i < 5; ++i) print(words, 40, 100 + 11 * i, "margin " + std::to_string(i), 8);
  print_prose(words, 160, 100, 12, "Brevet");
  EXPECT_THAT(arranged(words).text, testing::Not(testing::HasSubstr("margin 0 Brevet")));
}

TEST(Arrange, ColumnsOfProseAreReadOneAfterTheOther) {
  std::vector<PlacedWord> words;
  print(words, 72, 70, "En overskrift, der står hen over begge spalter på siden og fylder dem", 12);
  print_prose(words, 72, 100, 6, "venstre");
  print_prose(words, 320, 100, 6, "højre");
  const std::string text = arranged(words).text;
  EXPECT_LT(text.find("overskrift"), text.find("venstre 0"));
  EXPECT_LT(text.find("linje 5"), text.find("højre 0"));
}

TEST(Arrange, DateAtTheRightOfTheFirstLineIsNoColumn) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Til kommunerne");
  print(words, 440, 100, "3. maj 2022");
  print_prose(words, 72, 130, 3, "Brevet");
  EXPECT_THAT(arranged(words).text, testing::StartsWith("Til kommunerne 3. maj 2022\n\nBrevet 0"));
}

TEST(Arrange, PartsThatTheFileSaysBelongTogetherAreOneWord) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "fol keskole");
  words[0].space_after = false;
  const double shift = words[1].box.x0 - words[0].box.x1;
  words[1].box.x0 -= shift;
  words[1].box.x1 -= shift;
  words[1].upright = words[1].box;
  const RawPage page = arranged(words);
  EXPECT_EQ(page.text, "folkeskole");
  ASSERT_EQ(page.words.size(), 1U);
  EXPECT_EQ(page.words[0].box, hull(words[0].box, words[1].box));
}

/// Letters set apart, words parted by a blank more.
std::vector<PlacedWord> spaced(const std::string& text, double gap) {
  std::vector<PlacedWord> words;
  double x = 72;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    PlacedWord word;
    word.text = text.substr(at, c.size);
    at += c.size;
    if (word.text != " ") {
      word.box = word.upright = {x, 100, x + 6, 111};
      word.size = 10;
      words.push_back(word);
    }
    x += (word.text == " " ? 2.8 : 6) + gap;
  }
  return words;
}

TEST(Arrange, LettersOfASpacedHeadingBecomeWords) {
  for (const double gap : {1.5, 3.0, 6.0}) {
    EXPECT_EQ(arranged(spaced("BESLUTNING OM SKOLER", gap)).text, "BESLUTNING OM SKOLER") << gap;
  }
  const RawPage page = arranged(spaced("Ændring", 3));
  ASSERT_EQ(page.words.size(), 1U);
  EXPECT_EQ(page.words[0].box.x0, 72);
  EXPECT_EQ(page.words[0].box.x1, 132);
}

TEST(Arrange, LettersThatMakeNoWordsStayApart) {
  EXPECT_EQ(arranged(spaced("AVØOFB", 6)).text, "A V Ø O F B");  // parties over the columns of a vote
  EXPECT_EQ(arranged(spaced("på", 6)).text, "p å");
}

TEST(Arrange, WordsTurnedAgainstTheOthersComeLast) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Referat af mødet");
  PlacedWord stamp;
  stamp.text = "MODTAGET";
  stamp.turn = 1;
  stamp.box = {20, 90, 30, 150};
  stamp.upright = {90, 565, 150, 575};
  stamp.size = 10;
  words.push_back(stamp);
  const RawPage page = arranged(words);
  EXPECT_EQ(page.text, "Referat af mødet\n\nMODTAGET");
  EXPECT_EQ(page.words.back().box, stamp.box);
}

TEST(Arrange, BlankWordsAreDropped) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "ord");
  PlacedWord blank = words.front();
  blank.text = "\u00A0 ";
  words.push_back(blank);
  EXPECT_EQ(arranged(words).text, "ord");
  EXPECT_EQ(arranged({}).text, "");
}

TEST(Arrange, PageOfManyThousandScatteredWordsIsDoneInTime) {
  std::mt19937 random(9);
  std::vector<PlacedWord> words;
  for (int i = 0; i < 60'000; ++i) {
    print(words, static_cast<double>(random() % 600), static_cast<double>(random() % 840), "x", 2);
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(arranged(words).words.size(), words.size());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{10});
}

TEST(Arrange, AnyBoxesGiveWordsInOrderAndNoneIsLost) {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    std::vector<PlacedWord> words;
    const std::size_t count = random() % 200;
    for (std::size_t i = 0; i < count; ++i) {
      print(words, static_cast<double>(random() % 600), static_cast<double>(random() % 840),
            "o" + std::to_string(i), 4 + static_cast<double>(random() % 30));
      words.back().turn = random() % 10 == 0 ? static_cast<int>(random() % 4) : 0;
    }
    const RawPage page = arranged(words);
    EXPECT_EQ(page.words.size(), words.size());
    std::size_t after = 0;
    for (const Word& word : page.words) {
      EXPECT_LE(after, word.span.begin);
      EXPECT_LT(word.span.begin, word.span.end);
      after = word.span.end;
    }
    EXPECT_LE(after, page.text.size());
  }
}

// ---- tables with drawn edges

/// The edges of a row of cells between the given heights, drawn cell by cell.
void draw_row(std::vector<Box>& rules, const std::vector<double>& edges, double top, double bottom) {
  for (std::size_t i = 0; i < edges.size(); ++i) {
    rules.push_back({edges[i], top, edges[i], bottom});
    if (i == 0) continue;
    rules.push_back({edges[i - 1], top, edges[i], top});
    rules.push_back({edges[i - 1], bottom, edges[i], bottom});
  }
}

RawPage arranged(std::vector<PlacedWord> words, const std::vector<Box>& rules) {
  std::shuffle(words.begin(), words.end(), std::mt19937(1));
  RawPage page;
  page.width = kWidth;
  page.height = kHeight;
  arrange(std::move(words), page, rules);
  return page;
}

TEST(Arrange, RowsOfARuledTableAreReadCellByCell) {
  std::vector<PlacedWord> words;
  std::vector<Box> rules;
  print(words, 65, 113, "3");  // centred
  print(words, 95, 100, "Ny halbygning ved");
  print(words, 95, 113, "Nordskolen og");
  print(words, 95, 126, "klubben");
  print(words, 200, 106, "At planen sendes i");
  print(words, 200, 119, "offentlig høring");
  print(words, 320, 113, "Anbefales");
  draw_row(rules, {60, 90, 190, 300, 400}, 95, 142);
  EXPECT_EQ(arranged(words, rules).text,
            "3 Ny halbygning ved Nordskolen og klubben At planen sendes i offentlig høring Anbefales");
}

TEST(Arrange, TextBesideALabelWithDrawnEdgesKeepsItsLines) {
  std::vector<PlacedWord> words;
  std::vector<Box> rules;
  print(words, 65, 100, "Hvem kan vi");
  print(words, 65, 113, "ringe til?");
  print(words, 165, 100, "Navn: Bo Lind");
  print(words, 165, 113, "Titel: Chef");
  print(words, 165, 126, "Tlf.: 12345678");
  draw_row(rules, {60, 140, 520}, 95, 142);
  EXPECT_EQ(arranged(words, rules).text, "Hvem kan vi ringe til? Navn: Bo Lind\nTitel: Chef\nTlf.: 12345678");
}

TEST(Arrange, LinesThatDidNotRunFullStayLinesInACell) {
  std::vector<PlacedWord> words;
  std::vector<Box> rules;
  print(words, 65, 100, "Bo Lind");
  print(words, 65, 113, "Eva Holm");
  print(words, 245, 100, "til stede");
  print(words, 365, 106, "formand");
  draw_row(rules, {60, 240, 360, 520}, 95, 130);
  EXPECT_EQ(arranged(words, rules).text, "Bo Lind\nEva Holm til stede formand");
}

TEST(Arrange, ARowOpenAtOneSideIsReadByItsPlacesAlone) {
  std::vector<PlacedWord> words;
  print(words, 65, 113, "3");
  print(words, 95, 100, "Ny halbygning");
  print(words, 95, 126, "ved skolen");
  std::vector<Box> rules;
  draw_row(rules, {60, 90, 190}, 95, 142);
  std::erase_if(rules, [](const Box& rule) { return rule.x0 == 90 && rule.x1 == 90; });
  EXPECT_EQ(arranged(words, rules).text, arranged(words).text);
}

TEST(Arrange, TheCellsOfTwoTablesBesideEachOtherAreNotOneRow) {
  std::vector<PlacedWord> words;
  std::vector<Box> rules;
  for (const double x : {60.0, 330.0}) {
    print(words, x + 5, 100, "Lang overskrifter");
    print(words, x + 5, 113, "til tabellen");
    print(words, x + 105, 106, "Ja");
    draw_row(rules, {x, x + 100, x + 150}, 95, 130);
  }
  EXPECT_EQ(arranged(words, rules).text,
            "Lang overskrifter til tabellen Ja\nLang overskrifter til tabellen Ja");
}

TEST(Arrange, ATurnedTableIsReadCellByCellAsWell) {
  std::vector<PlacedWord> upright;
  std::vector<Box> rules;
  print(upright, 65, 113, "3");
  print(upright, 95, 100, "Ny halbygning ved");
  print(upright, 95, 113, "skolen");
  print(upright, 200, 113, "Anbefales");
  draw_row(rules, {60, 90, 190, 300}, 95, 142);
  // Turned clockwise by a quarter on a page that is as wide as the sheet was high.
  const auto turned = [](const Box& box) { return Box{kWidth - box.y1, box.x0, kWidth - box.y0, box.x1}; };
  for (PlacedWord& word : upright) {
    word.box = turned(word.upright);
    word.turn = 1;
  }
  for (Box& rule : rules) rule = turned(rule);
  EXPECT_EQ(arranged(upright, rules).text, "3 Ny halbygning ved skolen Anbefales");
}

TEST(Arrange, AHeadOverTheSideBoxIsNoPartOfIt) {
  std::vector<PlacedWord> words;
  print(words, 480, 30, "KL");
  print_prose(words, 72, 100, 12, "Brevet");
  print(words, 480, 105, "Dato 3.", 8);
  print(words, 480, 117, "Sag 17", 8);
  print(words, 480, 129, "Dok. 4", 8);
  EXPECT_TRUE(arranged(words).text.starts_with("KL\n\nBrevet"));
}

TEST(Arrange, SmallPrintBesideTheHeadOfALetterComesLast) {
  std::vector<PlacedWord> words;
  print(words, 72, 90, "Til Fonden");
  print(words, 72, 104, "Havnevej 4");
  print(words, 72, 130, "Svar på brevet");
  for (int line = 0; line < 6; ++line)
    print(words, 72, 190 + 14 * line,
          "Vi takker for brevet om skoler og dagtilbud i kommunen og sender hermed svaret på det");
  double y = 91;
  for (const char* line :
       {"Havnbjerg Kommune", "Jura og Sekretariat", "Torvet 1 og 3", "Sag nr. 4 fra 2024"}) {
    print(words, 420, y, line, 8);
    y += 12;
  }
  EXPECT_TRUE(arranged(words).text.ends_with("Torvet 1 og 3\nSag nr. 4 fra 2024"));
  for (PlacedWord& word : words) word.size = 10;
  EXPECT_FALSE(arranged(words).text.ends_with("Sag nr. 4 fra 2024")) << "as large as the text";
}

TEST(Arrange, AFewLinesOfSmallPrintInTheMarginAreNoPartOfTheText) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Til Fonden", 12);
  print(words, 72, 130, "Havnbjerg, den 3. maj", 12);
  for (int line = 0; line < 6; ++line)
    print(words, 72, 160 + 18 * line, "Vi takker for brevet om skoler", 12);
  print(words, 420, 80, "Sag 22/17", 8);
  print(words, 420, 90, "Dok. 4", 8);
  print(words, 420, 100, "Ref. bli", 8);
  EXPECT_TRUE(arranged(words).text.starts_with("Til Fonden\n"));
  EXPECT_TRUE(arranged(words).text.ends_with("Sag 22/17\nDok. 4\nRef. bli"));
  print(words, 300, 240, "men én linje når helt ud i margenen", 12);
  EXPECT_FALSE(arranged(words).text.ends_with("Ref. bli"));
}

TEST(Arrange, AWordThatAPairOfLettersTearsIsOneWhereTheFileHasNoBlank) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Chef");
  print(words, 72 + 20 + 1.6, 100, "konsulent");
  EXPECT_EQ(arranged(words).text, "Chef konsulent");
  words[0].space_after = false;
  EXPECT_EQ(arranged(words).text, "Chefkonsulent");
}

// ---- references beside the address

/// The same, ending at x.
void print_flush_right(std::vector<PlacedWord>& words, double x, double y, const std::string& line) {
  std::vector<PlacedWord> placed;
  print(placed, 0, y, line);
  const double shift = x - placed.back().upright.x1;
  for (PlacedWord& word : placed) {
    word.upright.x0 += shift;
    word.upright.x1 += shift;
    word.box = word.upright;
    words.push_back(word);
  }
}

TEST(Arrange, ReferencesSetFlushRightFollowTheAddressBesideThem) {
  std::vector<PlacedWord> words;
  print(words, 72, 80, "Havnbjerg Kommune");
  print(words, 72, 120, "Fonden");
  print(words, 72, 133, "Att.: Bo Lind");
  print_flush_right(words, 530, 120, "Dato: 3. maj 2022");
  print_flush_right(words, 530, 133, "Sagsnr.: 22/1704");
  print(words, 72, 170, "Svar på brevet");
  EXPECT_EQ(
      arranged(words).text,
      "Havnbjerg Kommune\n\nFonden\nAtt.: Bo Lind\n\nDato: 3. maj 2022\nSagsnr.: 22/1704\n\nSvar på brevet");
}

TEST(Arrange, FormsAndAmountsSetFlushRightAreReadAcross) {
  std::vector<PlacedWord> form;
  print(form, 72, 120, "Navn: Bo Lind");
  print(form, 72, 133, "By: Havn");
  print_flush_right(form, 530, 120, "Alder: 44");
  print_flush_right(form, 530, 133, "Tlf.: 12345678");
  EXPECT_EQ(arranged(form).text, "Navn: Bo Lind Alder: 44\nBy: Havn Tlf.: 12345678");
  std::vector<PlacedWord> amounts;
  print(amounts, 72, 120, "Skoler");
  print(amounts, 72, 133, "Dagtilbud");
  print_flush_right(amounts, 530, 120, "1.200 kr.");
  print_flush_right(amounts, 530, 133, "900 kr.");
  EXPECT_EQ(arranged(amounts).text, "Skoler 1.200 kr.\nDagtilbud 900 kr.");
}

}  // namespace
}  // namespace frisaet
