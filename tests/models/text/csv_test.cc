#include "models/text/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace frisaet {
namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(std::string_view text, char separator = ',') {
  std::vector<Cells> result;
  const auto rows = parse_csv(text, separator);
  for (const CsvRow& row : *rows) result.push_back(row.cells);
  return result;
}

TEST(Csv, ReadsQuotedCellsAsRfc4180HasThem) {
  EXPECT_EQ(cells_of("a,\"b,c\",\"d\"\"e\"\r\n1,,3\n"),
            (std::vector<Cells>{{"a", "b,c", "d\"e"}, {"1", "", "3"}}));
  EXPECT_EQ(cells_of("\"linje\nskift\",x"), (std::vector<Cells>{{"linje\nskift", "x"}}));
}

TEST(Csv, SkipsTheByteOrderMarkAndEmptyRows) {
  EXPECT_EQ(cells_of("\xEF\xBB\xBFnavn;areal\n\n;\nÆrø;90", ';'),
            (std::vector<Cells>{{"navn", "areal"}, {"Ærø", "90"}}));
}

TEST(Csv, AnEmptyTextHasNoRows) {
  EXPECT_TRUE(cells_of("").empty());
}

TEST(Csv, RowsKnowTheLineTheyBeginOn) {
  const auto rows = parse_csv("a\n\"b\nb\"\nc\n");
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ((*rows)[0].line, 1);
  EXPECT_EQ((*rows)[1].line, 2);
  EXPECT_EQ((*rows)[2].line, 4);
}

TEST(Csv, AQuoteThatNeverEndsIsAnErrorWithItsLine) {
  const auto rows = parse_csv("a,b\nc,\"d\ne\n");
  ASSERT_FALSE(rows.ok());
  EXPECT_EQ(rows.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(rows.error().where, "linje 2");
}

TEST(Csv, TheSeparatorOfDanishOfficeFilesIsGuessed) {
  EXPECT_EQ(guess_separator("kommune;prioritet 1, 2;dato\nx;y"), ';');
  EXPECT_EQ(guess_separator("a,b\n;;;;"), ',');
}

}  // namespace
}  // namespace frisaet
