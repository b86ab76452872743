#include "models/document/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/document/lines.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;

/// A page of one line whose words stand 10 points apart; `repaired` is made from it by the given rewriting.
Page page_of(int number, const std::string& raw_text, Mapped repaired) {
  Page page;
  page.raw.number = number;
  page.raw.origin = PageOrigin::kTextLayer;
  page.raw.text = raw_text;
  page.raw.fonts = {{"Arial-BoldMT", true}};
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= raw_text.size(); ++at) {
    if (at < raw_text.size() && raw_text[at] != ' ' && raw_text[at] != '\n') continue;
    if (at > begin) {
      const auto x = static_cast<double>(begin) * 10;
      page.raw.words.push_back({{begin, at}, {x, 100, x + 5, 112}, 1, 12, 0});
    }
    begin = at + 1;
  }
  page.repaired.text = std::move(repaired.text);
  page.repaired.to_raw = std::move(repaired.map);
  return page;
}

Mapped unchanged(const std::string& text) {
  return {text, OffsetMap::identity(text.size())};
}

Mapped replaced(const std::string& text, const std::string& what, const std::string& with) {
  Rewriter out(text);
  const std::size_t at = text.find(what);
  out.replace({at, at + what.size()}, with);
  return out.finish();
}

TEST(Document, QuoteIsTracedToTheRawWordsAndTheirBoxes) {
  const std::string raw = "om gkonomi nu";
  const Document document({}, {page_of(1, raw, replaced(raw, "gkonomi", "økonomi"))}, {});
  const std::size_t at = document.text().find("økonomi");
  const auto quotes = document.quotes({at, at + std::string("økonomi").size()});
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_EQ(quotes[0].quote, "økonomi");
  EXPECT_EQ(quotes[0].raw_quote, "gkonomi");
  EXPECT_EQ(quotes[0].page, 1);
  EXPECT_EQ(quotes[0].box, (Box{30, 100, 35, 112}));
}

TEST(Document, QuoteOverAPageBreakBecomesOneForEachPage) {
  const Document document(
      {},
      {page_of(1, "første del", unchanged("første del")), page_of(2, "anden del", unchanged("anden del"))},
      {});
  const auto quotes = document.quotes({document.text().find("del"), document.text().find("anden") + 5});
  ASSERT_EQ(quotes.size(), 2U);
  EXPECT_EQ(quotes[0].quote, "del");
  EXPECT_EQ(quotes[1].quote, "anden");
  EXPECT_EQ(quotes[1].page, 2);
}

TEST(Document, TheFormFeedBetweenPagesBelongsToThePageBefore) {
  const Document document({}, {page_of(1, "a", unchanged("a")), page_of(2, "b", unchanged("b"))}, {});
  EXPECT_EQ(document.text(), "a\fb");
  EXPECT_EQ(document.page_index_at(1), 0U);
  EXPECT_EQ(document.page_index_at(2), 1U);
  EXPECT_TRUE(document.quotes({1, 2}).empty());
}

TEST(Document, FurnitureIsQuotedFromItsOwnText) {
  Page page = page_of(1, "Side 3 brødtekst", unchanged("brødtekst"));
  page.repaired.to_raw = OffsetMap::from_pieces({{0, {7, 17}, OffsetMap::Kind::kCopied}}, 10, 17);
  page.repaired.furniture = {
      {"Side 3", OffsetMap::from_pieces({{0, {0, 6}, OffsetMap::Kind::kCopied}}, 6, 17)}};
  const Document document({}, {page}, {});
  const Quote quote = document.furniture_quote(0, 0, {5, 6});
  EXPECT_EQ(quote.quote, "3");
  EXPECT_EQ(quote.raw_quote, "3");
  EXPECT_EQ(quote.box, (Box{50, 100, 55, 112}));
}

TEST(Lines, TellWhereEachLineStandsAndHowItLooks) {
  const std::string text = "Overskrift\n\n  Indrykket linje \n\nTredje";
  const Document document({}, {page_of(1, text, unchanged(text)), page_of(2, "Fjerde", unchanged("Fjerde"))},
                          {});
  const auto lines = lines_of(document);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[1].span.of(document.text()), "Indrykket linje");
  EXPECT_EQ(lines[1].indent, 2);
  EXPECT_EQ(lines[1].blanks_before, 1);
  EXPECT_TRUE(lines[0].bold);
  EXPECT_EQ(lines[0].font_size, 12);
  EXPECT_TRUE(lines[3].first_on_page);
  EXPECT_EQ(lines[3].page_index, 1U);
  EXPECT_EQ(lines[3].blanks_before, 0);
}

TEST(Lines, DoubleSpacedFilesHaveAGapOfOne) {
  std::string doubled;
  std::string single;
  for (int i = 0; i < 8; ++i) {
    doubled += "linje\n\n";
    single += i % 3 == 2 ? "linje\n\n" : "linje\n";
  }
  EXPECT_EQ(usual_gap(lines_of(Document({}, {page_of(1, doubled, unchanged(doubled))}, {}))), 1);
  EXPECT_EQ(usual_gap(lines_of(Document({}, {page_of(1, single, unchanged(single))}, {}))), 0);
}

}  // namespace
}  // namespace frisaet
