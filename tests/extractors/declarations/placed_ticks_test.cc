// Forms whose ticks stand under columns of areas: what the boxes on the page say.
#include "extractors/declarations/placed_ticks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace frisaet {
namespace {

/// A word and where its left edge stands, points; every letter is five wide.
struct Placed {
  double x;
  std::string word;
};

Document page_of(const std::vector<std::vector<Placed>>& lines) {
  Page page;
  page.raw.number = 1;
  double y = 100;
  for (const std::vector<Placed>& line : lines) {
    for (const Placed& placed : line) {
      if (!page.raw.text.empty() && page.raw.text.back() != '\n') page.raw.text += ' ';
      const std::size_t begin = page.raw.text.size();
      page.raw.text += placed.word;
      page.raw.words.push_back(
          {{begin, page.raw.text.size()},
           {placed.x, y, placed.x + 5 * static_cast<double>(placed.word.size()), y + 10}});
    }
    page.raw.text += '\n';
    y += 20;
  }
  page.repaired.text = page.raw.text;
  page.repaired.to_raw = OffsetMap::identity(page.raw.text.size());
  return {SourceFile{"skema.pdf", std::string(64, '0'), "application/pdf", 1}, {page}, {}};
}

std::string read(const std::vector<std::vector<Placed>>& lines) {
  const Document document = page_of(lines);
  const Prose prose(document);
  const auto reading = read_placed_ticks(document, prose, {0, prose.text().size()});
  if (!reading) return "no form";
  if (reading->none) return "none";
  std::string all;
  for (const StatedWish& wish : reading->wishes)
    all += (all.empty() ? "" : ", ") + wish.area + " " + std::to_string(wish.rank.value_or(0));
  return all.empty() ? "empty" : all;
}

const std::vector<Placed> kHead{{20, "Sæt"},    {40, "kryds"},  {200, "Dagtilbud"},
                                {300, "Skole"}, {400, "Ældre"}, {500, "Intet"}};

TEST(PlacedTicks, BelongToTheAreaTheyStandUnder) {
  EXPECT_EQ(
      read({kHead, {{20, "Første"}, {60, "valg"}, {410, "X"}}, {{20, "Andet"}, {60, "valg"}, {222, "X"}}}),
      "aeldre 1, dagtilbud 2");
}

TEST(PlacedTicks, UnderTheLastColumnWantNothing) {
  EXPECT_EQ(read({kHead, {{20, "Første"}, {60, "valg"}, {512, "X"}}}), "none");
  EXPECT_EQ(
      read({kHead, {{20, "Første"}, {60, "valg"}, {310, "X"}}, {{20, "Andet"}, {60, "valg"}, {512, "X"}}}),
      "folkeskole 1");
}

TEST(PlacedTicks, BetweenTheColumnsOrTwiceInOneAreLeftToAPerson) {
  EXPECT_EQ(read({kHead, {{20, "Første"}, {60, "valg"}, {120, "X"}}}), "empty");
  EXPECT_EQ(
      read({kHead, {{20, "Første"}, {60, "valg"}, {310, "X"}}, {{20, "Andet"}, {60, "valg"}, {310, "X"}}}),
      "empty");
}

TEST(PlacedTicks, WithoutColumnsOrRanksAreNone) {
  EXPECT_EQ(read({{{20, "Ældre"}}, {{20, "Første"}, {60, "valg"}, {410, "X"}}}), "no form");
  EXPECT_EQ(read({kHead, {{20, "Politisk"}, {80, "behandlet"}, {410, "X"}}}), "no form");
}

}  // namespace
}  // namespace frisaet
