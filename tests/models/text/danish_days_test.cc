#include "models/text/danish_days.h"

#include <gtest/gtest.h>

namespace frisaet {
namespace {

TEST(DanishDays, AreWrittenInWordsAndInDigits) {
  EXPECT_EQ(danish_date("2022-09-28"), "28. september 2022");
  EXPECT_EQ(danish_date("2022-01-02"), "2. januar 2022");
  EXPECT_EQ(danish_date("2022-12-31"), "31. december 2022");
  EXPECT_EQ(danish_digits("2022-01-02"), "02-01-2022");
  EXPECT_EQ(danish_day_and_month(*make_date(2022, 5, 9)), "9. maj");
}

TEST(DanishDays, WhatIsNoDayComesBackAsItIs) {
  for (const char* text : {"", "2022", "2022-02-30", "i går"}) {
    EXPECT_EQ(danish_date(text), text);
    EXPECT_EQ(danish_digits(text), text);
  }
}

}  // namespace
}  // namespace frisaet
