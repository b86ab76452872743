#include "pipeline/read/page_spread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/read/placed_print.h"

namespace frisaet {
namespace {

using samples::print;

/// An A3 sheet, two pages of A4 beside each other.
class PageSpread : public testing::Test {
 protected:
  static constexpr double kPage = 595;

  /// A page with a running head, lines and a page number, its left edge at `x`.
  void page(double x, const std::string& number, const std::vector<std::string>& lines, double from = 100) {
    print(words_, x + 60, 40, "Referat af møde");
    for (const std::string& line : lines) print(words_, x + 60, from += 20, line);
    print(words_, x + 280, 810, number);
  }
  std::string read(const std::vector<Box>& rules = {}, double width = 2 * kPage) {
    RawPage sheet;
    sheet.width = width;
    sheet.height = samples::kHeight;
    arrange(words_, sheet, rules);
    return sheet.text;
  }

  std::vector<PlacedWord> words_;
};

const std::vector<std::string> kFirst = {"Udvalget drøftede planen for skolernes sommerferie og åbningstider",
                                         "og besluttede at sende forslaget til høring hos bestyrelserne",
                                         "Godkendt"};
const std::vector<std::string> kSecond = {"Forvaltningen foreslår at den nye ordning begynder efter ferien",
                                          "og at den følges af en årlig opgørelse til udvalget om forbruget",
                                          "Udsat"};

TEST_F(PageSpread, LeftPageComesFirstWithItsHeadAndFoot) {
  page(0, "4", kFirst);
  page(kPage, "5", kSecond);
  EXPECT_EQ(read(), "Referat af møde\n\n" + kFirst[0] + "\n" + kFirst[1] + "\n" + kFirst[2] +
                        "\n\n4\n\nReferat af møde\n\n" + kSecond[0] + "\n" + kSecond[1] + "\n" + kSecond[2] +
                        "\n\n5");
}

TEST_F(PageSpread, PagesOfTablesAreToldByTheirNumbers) {
  const std::vector<std::string> rows = {"Skolen 12", "Havnen 7", "Kirken 31"};
  page(0, "Side 4 af 6", rows);
  page(kPage, "Side 5 af 6", rows);
  const std::string text = read();
  EXPECT_LT(text.find("Side 4"), text.find("Skolen 12\nHavnen 7\nKirken 31", text.find("Kirken")));
}

TEST_F(PageSpread, TableThatCrossesTheMiddleIsOnePage) {
  for (int row = 0; row < 8; ++row) {
    int column = 0;
    for (const double x : {60.0, 300.0, 640.0, 900.0})
      print(words_, x, 100 + 20 * row,
            std::to_string(row) + std::string(4, static_cast<char>('a' + column++)));
  }
  EXPECT_THAT(read(), testing::StartsWith("0aaaa 0bbbb 0cccc 0dddd\n1aaaa 1bbbb 1cccc 1dddd\n"));
}

TEST_F(PageSpread, DrawnLineAcrossTheMiddleHoldsTheSheetTogether) {
  page(0, "4", kFirst);
  page(kPage, "5", kSecond);
  std::vector<std::size_t> all(words_.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  EXPECT_EQ(pages_on_sheet(words_, all, {}, 2 * kPage, samples::kHeight).size(), 2U);
  EXPECT_EQ(pages_on_sheet(words_, all, {{50, 90, 1140, 91}}, 2 * kPage, samples::kHeight).size(), 1U);
}

TEST_F(PageSpread, UprightSheetAndSlideAreOnePage) {
  page(0, "4", kFirst);
  page(kPage, "5", kSecond);
  std::vector<std::size_t> all(words_.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  EXPECT_EQ(pages_on_sheet(words_, all, {}, 2 * kPage, 1684).size(), 1U);
  EXPECT_EQ(pages_on_sheet(words_, all, {}, 2 * kPage, 669).size(), 1U);
}

TEST_F(PageSpread, SheetOnItsSideIsParted) {
  page(0, "4", kFirst);
  page(kPage, "5", kSecond);
  for (PlacedWord& word : words_) {
    word.turn = 1;
    word.box = turned_upright(word.upright, 3, 2 * kPage, samples::kHeight);
  }
  RawPage sheet;
  sheet.width = samples::kHeight;
  sheet.height = 2 * kPage;
  arrange(words_, sheet);
  EXPECT_LT(sheet.text.find("Godkendt"), sheet.text.find("Forvaltningen"));
  EXPECT_LT(sheet.text.find("\n4"), sheet.text.rfind("Referat"));
}

}  // namespace
}  // namespace frisaet
