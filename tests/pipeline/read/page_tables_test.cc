#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/page_layout.h"
#include "tests/pipeline/read/placed_print.h"

namespace frisaet {
namespace {

using samples::arranged;
using samples::kWidth;
using samples::print;
using samples::print_flush_right;

/// The edges of a row of cells between the given heights, drawn cell by cell.
void draw_row(std::vector<Box>& rules, const std::vector<double>& edges, double top, double bottom) {
  for (std::size_t i = 0; i < edges.size(); ++i) {
    rules.push_back({edges[i], top, edges[i], bottom});
    if (i == 0) continue;
    rules.push_back({edges[i - 1], top, edges[i], top});
    rules.push_back({edges[i - 1], bottom, edges[i], bottom});
  }
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

TEST(Arrange, ARuledRowInTheFootOfALetterWithASideBoxIsReadCellByCell) {
  std::vector<PlacedWord> words;
  std::vector<Box> rules;
  for (int i = 0; i < 12; ++i) print(words, 72, 100 + 13.5 * i, "linje om skoler og dagtilbud i kommunen");
  print(words, 440, 104, "Dato: 3. maj 2022", 8);
  print(words, 440, 115, "Sags ID: 4711", 8);
  print(words, 440, 126, "Direkte: 1234 5678", 8);
  print(words, 75, 790, "Torvet 1");
  print(words, 75, 803, "4800 Havn");
  print(words, 275, 790, "Telefon");
  draw_row(rules, {70, 270, 400}, 785, 820);
  EXPECT_THAT(arranged(words, rules).text, testing::EndsWith("1234 5678\n\nTorvet 1\n4800 Havn Telefon"));
}

TEST(Arrange, RowsOfARuledFormAreManyWordsBesideABoxOfSmallPrint) {
  std::vector<PlacedWord> words;
  std::vector<Box> rules;
  for (int i = 0; i < 6; ++i) {
    const double y = 100 + 40 * i;
    print(words, 75, y, "Spørgsmål nr. " + std::to_string(i));
    print(words, 75, y + 13, "til jer");
    print(words, 205, y + 6, "et svar på flere ord");
    draw_row(rules, {70, 200, 400}, y - 5, y + 30);
  }
  for (int i = 0; i < 6; ++i) print(words, 440, 104 + 36 * i, "Dato: " + std::to_string(i) + ". maj 2022", 8);
  for (int i = 0; i < 3; ++i)
    print(words, 72, 400 + 13.5 * i,
          "Under skemaet står brevet hen over hele siden, og det er langt nok til begge");
  const std::string text = arranged(words, rules).text;
  EXPECT_THAT(text, testing::StartsWith("Spørgsmål nr. 0\ntil jer et svar"));
  EXPECT_THAT(text, testing::EndsWith("Dato: 5. maj 2022"));
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

/// Three lines in a frame of their own at the right of two lines of a letter's head.
std::vector<PlacedWord> head_with_box(const std::vector<std::string>& beside) {
  std::vector<PlacedWord> words;
  for (std::size_t i = 0; i < beside.size(); ++i)
    print(words, 72, 104 + 13 * static_cast<double>(i), beside[i]);
  print(words, 405, 100, "Fakta");
  print(words, 405, 113, "Skoler: 12");
  print(words, 405, 126, "Areal: 622 km²");
  for (int i = 0; i < 4; ++i)
    print(words, 72, 170 + 13 * i, "Brevet går hen over hele siden og er langt nok til begge dele i alt");
  return words;
}

TEST(Arrange, ABoxOfFactsInAFrameIsReadForItself) {
  const std::vector<std::string> beside = {"Svar fra Havnbjerg Kommune om skolerne",
                                           "Til foreningen, sendt den 4. maj med posten i dag"};
  std::vector<Box> rules;
  draw_row(rules, {400, 520}, 95, 142);
  EXPECT_THAT(arranged(head_with_box(beside), rules).text,
              testing::AllOf(testing::StartsWith(beside[0] + "\n" + beside[1]),
                             testing::EndsWith("\n\nFakta\nSkoler: 12\nAreal: 622 km²")));
}

TEST(Arrange, WhatOnlyResemblesABoxOfFactsStaysWhereItIs) {
  const std::vector<std::string> labels = {"Svar:", "Andet:"};
  std::vector<Box> frame;
  draw_row(frame, {400, 520}, 95, 142);
  EXPECT_EQ(arranged(head_with_box(labels), frame).text, arranged(head_with_box(labels)).text) << "labels";
  const std::vector<std::string> prose = {"Svar fra Havnbjerg Kommune om skolerne",
                                          "Til foreningen, sendt den 4. maj med posten i dag"};
  std::vector<Box> table;
  draw_row(table, {400, 520}, 95, 142);
  draw_row(table, {400, 520}, 142, 165);
  std::vector<PlacedWord> cells = head_with_box(prose);
  print(cells, 405, 146, "Celle");
  EXPECT_EQ(arranged(cells, table).text, arranged(cells).text) << "a cell of a table";
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
