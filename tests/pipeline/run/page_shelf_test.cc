#include "pipeline/run/page_shelf.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <string>

namespace frisaet {
namespace {

RawPage numbered(int number) {
  RawPage page;
  page.number = number;
  page.origin = PageOrigin::kOcr;
  page.reason = "prøve";
  page.width = 595;
  page.height = 842;
  page.text = "Side nr. " + std::to_string(number);
  page.fonts = {{"Arial", true}};
  page.words = {{{0, 4}, {10, 20, 30, 40}, 0.5, 11, 0, "Sido"},
                {{9, page.text.size()}, {50, 20, 60, 40}, 1, 11, -1, {}}};
  return page;
}

TEST(PageShelf, GivesPagesBackAsTheyCame) {
  for (const std::size_t in_memory : {std::size_t{0}, std::size_t{2}, std::size_t{100}}) {
    PageShelf shelf(in_memory);
    for (int number = 1; number <= 5; ++number) shelf.add(numbered(number));
    ASSERT_EQ(shelf.size(), 5U);
    for (const std::size_t index : {4U, 0U, 2U, 2U, 3U, 1U}) {
      EXPECT_EQ(shelf.at(index), numbered(static_cast<int>(index) + 1)) << in_memory;
      EXPECT_EQ(shelf.text(index), numbered(static_cast<int>(index) + 1).text);
    }
    EXPECT_TRUE(shelf.is_whole());
  }
}

TEST(PageShelf, AViewOfATextHoldsWhileOtherPagesComeAndAreAskedFor) {
  PageShelf shelf(0);
  shelf.add(numbered(1));
  const std::string_view text = shelf.text(0);
  for (int number = 2; number <= 3; ++number) shelf.add(numbered(number));
  shelf.at(2);
  EXPECT_EQ(text, shelf.text(0));
}

TEST(PageShelf, APageThatWasTakenLeavesAnEmptyOne) {
  PageShelf shelf(1);
  for (int number = 1; number <= 2; ++number) shelf.add(numbered(number));
  shelf.at(1);
  for (const std::size_t index : {0U, 1U}) {
    EXPECT_EQ(shelf.take(index), numbered(static_cast<int>(index) + 1));
    EXPECT_EQ(shelf.at(index), RawPage());
    EXPECT_EQ(shelf.text(index), "");
  }
}

TEST(PageShelf, WithoutATemporaryFileAllStaysInMemory) {
  const char* before = getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", "/nowhere", 1);
  PageShelf shelf(0);
  for (int number = 1; number <= 3; ++number) shelf.add(numbered(number));
  EXPECT_EQ(shelf.at(1), numbered(2));
  EXPECT_EQ(shelf.take(2), numbered(3));
  EXPECT_TRUE(shelf.is_whole());
  before == nullptr ? unsetenv("TMPDIR") : setenv("TMPDIR", kept.c_str(), 1);
}

}  // namespace
}  // namespace frisaet
