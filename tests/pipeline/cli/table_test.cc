#include "pipeline/cli/table.h"

#include <gtest/gtest.h>

namespace frisaet {
namespace {

using Pair = std::pair<std::string, std::string>;

TEST(ShortenedWhereTheyDiffer, TwoLongTextsAreCutSoThatTheDifferenceIsSeen) {
  const std::string same(100, 'x');
  EXPECT_EQ(shortened_where_they_differ(same + "1 slut", same + "2 slut", 60),
            (Pair{"…" + std::string(20, 'x') + "1 slut", "…" + std::string(20, 'x') + "2 slut"}));
  const Pair long_after = shortened_where_they_differ(same + "1" + same, same + "2" + same, 60);
  EXPECT_NE(long_after.first, long_after.second);
  EXPECT_TRUE(long_after.first.ends_with("…"));
}

TEST(ShortenedWhereTheyDiffer, ShortTextsAreWholeAndLettersStayWhole) {
  EXPECT_EQ(shortened_where_they_differ("godkendt", "afvist", 60), (Pair{"godkendt", "afvist"}));
  EXPECT_EQ(shortened_where_they_differ("null", "\"x\"", 60), (Pair{"null", "\"x\""}));
  std::string letters;
  for (int i = 0; i < 80; ++i) letters += "ø";
  const Pair pair = shortened_where_they_differ(letters + "a", letters, 60);
  EXPECT_EQ(pair.first, "…øøøøøøøøøøa");
  EXPECT_EQ(pair.second, "…øøøøøøøøøø");
}

}  // namespace
}  // namespace frisaet
