#include "extractors/lexicon/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace frisaet {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string iso(const std::optional<Date>& date) {
  return date ? to_iso(*date) : "-";
}

struct Printed {
  std::string text, span, date;

  friend void PrintTo(const Printed& that, std::ostream* out) { *out << that.text; }
};

class FullDate : public testing::TestWithParam<Printed> {};

TEST_P(FullDate, IsReadWhereItStands) {
  const auto found = find_dates(GetParam().text);
  ASSERT_THAT(found, SizeIs(1)) << GetParam().text;
  EXPECT_EQ(found[0].span.of(GetParam().text), GetParam().span);
  EXPECT_EQ(iso(found[0].date), GetParam().date);
}

INSTANTIATE_TEST_SUITE_P(
    Dates, FullDate,
    testing::Values(Printed{"Mødet den 22. august 2022 blev", "den 22. august 2022", "2022-08-22"},
                    Printed{"den 04. april 2024", "den 04. april 2024", "2024-04-04"},
                    Printed{"22. september 2014", "22. september 2014", "2014-09-22"},
                    Printed{"onsdag den 17. april 2013 kl. 17:00", "onsdag den 17. april 2013", "2013-04-17"},
                    Printed{"Tirsdag, 12 oktober, 2021 - 17:30", "Tirsdag, 12 oktober, 2021", "2021-10-12"},
                    Printed{"Torsdag, May 9, 2019 - 17:00", "Torsdag, May 9, 2019", "2019-05-09"},
                    Printed{"Torsdag 10. nov 2016 kl. 10:30", "Torsdag 10. nov 2016", "2016-11-10"},
                    Printed{"30. aug 2022", "30. aug 2022", "2022-08-30"},
                    Printed{"Onsdag d. 1 december 2021", "Onsdag d. 1 december 2021", "2021-12-01"},
                    Printed{"Tirsdag den 18-06-2019 kl. 17:30", "Tirsdag den 18-06-2019", "2019-06-18"},
                    Printed{"24-06-2014 10:00:00", "24-06-2014", "2014-06-24"},
                    Printed{"13.09.2007, kl. 17:30", "13.09.2007", "2007-09-13"},
                    Printed{"Den 27.10.2020 kl. 17:00 i salen", "Den 27.10.2020", "2020-10-27"},
                    Printed{"Mødedato: 26. november 2025 16:00", "26. november 2025", "2025-11-26"},
                    Printed{"Onsdag den 15-maj-2002", "Onsdag den 15-maj-2002", "2002-05-15"},
                    Printed{"holdt 8/8-2022 i salen", "8/8-2022", "2022-08-08"},
                    Printed{"Mødedato: 9/5/2022 5:00:00 PM", "9/5/2022 5:00:00 PM", "2022-09-05"},
                    Printed{"holdt 9/5/2022 17:00:00", "9/5/2022", "2022-05-09"},
                    Printed{"holdt 27/10/2020", "27/10/2020", "2020-10-27"},
                    Printed{"eksport 2022-08-22 af", "2022-08-22", "2022-08-22"},
                    Printed{"vedtaget den 08.08.22 af", "den 08.08.22", "2022-08-08"},
                    Printed{"den 28.\fseptember\n2022", "den 28.\fseptember\n2022", "2022-09-28"},
                    Printed{"LØRDAG DEN 3. SEPTEMBER 2022", "LØRDAG DEN 3. SEPTEMBER 2022", "2022-09-03"},
                    Printed{"id 80101911/26.06.2025", "26.06.2025", "2025-06-26"}));

class NoFullDate : public testing::TestWithParam<std::string> {};

TEST_P(NoFullDate, IsInvented) {
  for (const auto& mention : find_dates(GetParam())) EXPECT_EQ(mention.date, std::nullopt) << mention.text;
}

INSTANTIATE_TEST_SUITE_P(Dates, NoFullDate,
                         testing::Values("00.22.04-G01-1-18", "85.02.02-G01-5-17", "20/4282", "330-2020-164",
                                         "1.02.2022.4", "SAG-2022-04390", "31. februar 2022",
                                         "den 31.04.2022", "30.02.2022", "45. juli 2022",
                                         "senest den 8. august", "ultimo august 2022", "oktober 2020",
                                         "kl. 17.30.2022", "6.949.000 kr.", "rabat 8.8.22", "1. maj-fanen"));

TEST(Dates, AMissingYearStaysMissing) {
  const auto found = find_dates("senest mandag den 8. august, og husk telefonnummer");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].text, "mandag den 8. august");
  EXPECT_EQ(found[0].day, 8);
  EXPECT_EQ(found[0].month, 8);
  EXPECT_EQ(found[0].weekday, 1U);
  EXPECT_EQ(found[0].date, std::nullopt);
}

TEST(Dates, AWeekdayConfirmsTheYearThatFollowsTheLetter) {
  const auto letter = *parse_iso_date("2022-06-27");
  EXPECT_EQ(iso(find_dates("mandag den 8. august")[0].after(letter)), "2022-08-08");
  EXPECT_EQ(iso(find_dates("onsdag den 1. februar")[0].after(letter)), "2023-02-01");
  EXPECT_EQ(iso(find_dates("tirsdag den 8. august")[0].after(letter)),
            "-");  // contradicts 2022, proves no later year
  EXPECT_EQ(iso(find_dates("den 8. august")[0].after(letter)), "-");
  EXPECT_EQ(iso(find_dates("mandag den 29. februar")[0].after(letter)), "-");
}

TEST(Dates, AWrongWeekdayIsNoticed) {
  EXPECT_FALSE(find_dates("tirsdag den 22. august 2022")[0].weekday_agrees);
  EXPECT_TRUE(find_dates("mandag den 22. august 2022")[0].weekday_agrees);
}

TEST(Dates, RelativeOnesAreKeptAsPrinted) {
  const auto found =
      find_dates("Svar ventes ultimo august, sagen i uge 34, aftalen primo 2023 og i oktober 2020");
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(found[0].text, "ultimo august");
  EXPECT_EQ(found[0].form, DateForm::kRelative);
  EXPECT_EQ(found[1].text, "uge 34");
  EXPECT_EQ(found[2].form, DateForm::kMonth);
}

TEST(Dates, SeveralInOneSentenceKeepTheirOrder) {
  const auto found = find_dates("fra den 21. september (ØU) til 28. september 2022");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(iso(found[0].date), "-");
  EXPECT_EQ(iso(found[1].date), "2022-09-28");
}

struct PrintedPeriod {
  std::string text, from, to;

  friend void PrintTo(const PrintedPeriod& that, std::ostream* out) { *out << that.text; }
};
class PeriodForm : public testing::TestWithParam<PrintedPeriod> {};

TEST_P(PeriodForm, IsRead) {
  const auto found = find_periods(GetParam().text);
  ASSERT_THAT(found, SizeIs(1)) << GetParam().text;
  EXPECT_EQ(iso(found[0].period.from), GetParam().from);
  EXPECT_EQ(iso(found[0].period.to), GetParam().to);
}

INSTANTIATE_TEST_SUITE_P(
    Periods, PeriodForm,
    testing::Values(PrintedPeriod{"fra 1. januar 2023 til 31. december 2025", "2023-01-01", "2025-12-31"},
                    PrintedPeriod{"1. august 2021 – 31. juli 2024", "2021-08-01", "2024-07-31"},
                    PrintedPeriod{"perioden 1. januar til 31. december 2025", "2025-01-01", "2025-12-31"},
                    PrintedPeriod{"i årene 2023-2026", "2023-01-01", "2026-12-31"},
                    PrintedPeriod{"i 2023-26", "2023-01-01", "2026-12-31"},
                    PrintedPeriod{"Aftalen gælder fra den 1. august 2021.", "2021-08-01", "-"},
                    PrintedPeriod{"Aftalen udløber den 31. juli 2024.", "-", "2024-07-31"}));

TEST(Periods, CaseNumbersAndSingleDatesAreNone) {
  for (const char* text :
       {"330-2020-164", "2020-2020", "SAG-2022-04390", "mødet den 1. maj 2022", "2026-2023", "2018-19-4"}) {
    EXPECT_THAT(find_periods(text), IsEmpty()) << text;
  }
}

TEST(Rows, ADayOfAPaperIsNone) {
  const auto paper = days_of_row("Solby  Lov nr. 9 af 3. maj 2021  31. august 2024");
  ASSERT_THAT(paper, SizeIs(1));
  EXPECT_EQ(iso(paper[0].date), "2024-08-31");
  const auto period = period_of_two_days("Solby  1. august 2021 til udgangen af 31. december 2024");
  ASSERT_TRUE(period);
  EXPECT_EQ(iso(period->period.to), "2024-12-31");
}

}  // namespace
}  // namespace frisaet
