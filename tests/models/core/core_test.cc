#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/core/date.h"
#include "models/core/result.h"
#include "models/core/sha256.h"

namespace frisaet {
namespace {

using ::testing::HasSubstr;

Result<int> half(int n) {
  if (n % 2 != 0) return Error{ErrorCode::kInvalid, "Tallet er ulige.", "linje 3", "Vælg et lige tal."};
  return n / 2;
}

TEST(Result, CarriesAValueOrAnError) {
  const auto good = half(4);
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(*good, 2);
  const auto bad = half(5);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::kInvalid);
}

TEST(Result, ErrorsConvertBetweenResultTypes) {
  const auto caller = []() -> Result<std::string> {
    const auto n = half(7);
    if (!n) return n.error();
    return std::to_string(*n);
  };
  ASSERT_FALSE(caller().ok());
  EXPECT_EQ(caller().error().describe(), "linje 3: Tallet er ulige. Vælg et lige tal.");
}

TEST(ResultDeathTest, ReadingTheValueOfAFailureStopsTheProgram) {
  EXPECT_DEATH({ [[maybe_unused]] const int n = *half(1); }, "internal fault");
}

TEST(Date, OnlyDaysThatExistAreMade) {
  EXPECT_EQ(to_iso(*make_date(2022, 8, 22)), "2022-08-22");
  EXPECT_TRUE(make_date(2024, 2, 29));
  EXPECT_FALSE(make_date(2022, 2, 29));
  EXPECT_FALSE(make_date(2022, 13, 1));
  EXPECT_FALSE(make_date(1022, 1, 1));
}

TEST(Date, IsoTextIsReadExactly) {
  EXPECT_EQ(parse_iso_date("2022-09-30"), make_date(2022, 9, 30));
  for (const char* wrong : {"2022-9-30", "30-09-2022", "2022-09-31", "2022-09-30 ", "", "2022-0x-30"}) {
    EXPECT_FALSE(parse_iso_date(wrong)) << wrong;
  }
}

TEST(Date, WeekdaysFollowTheCalendar) {
  EXPECT_EQ(weekday_of(*make_date(2022, 8, 8)), 1U);  // a Monday
  EXPECT_EQ(weekday_of(*make_date(2000, 1, 1)), 6U);  // a Saturday
}

TEST(Sha256, GivesTheStandardsTestVectors) {  // FIPS 180-4, examples of the NIST
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace frisaet
