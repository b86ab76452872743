#include "models/text/personal_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace frisaet {
namespace {

std::vector<std::string> found_in(std::string_view text) {
  std::vector<std::string> list;
  for (const Span span : person_numbers(text)) list.emplace_back(span.of(text));
  return list;
}

TEST(PersonNumbers, AreFoundHoweverTheyArePrinted) {
  const std::pair<const char*, const char*> rows[] = {
      {"Født 010190-1234 i Vejle.", "010190-1234"},
      {"(010190-1234)", "010190-1234"},
      {"»010190-1234«", "010190-1234"},
      {"010190 – 1234", "010190 – 1234"},
      {"010190-\n1234", "010190-\n1234"},
      {"Ansøger: 0101901234, Vejle", "0101901234"},
      {"ansøgning_0101901234.pdf", "0101901234"},
      {"CPR-nr. 010190 1234", "010190 1234"},
      {"cpr: O1O190-l234", "O1O190-l234"},
      {"CPR-nummer på barnet: 290212-5678", "290212-5678"},
      {"Personnummer 610190-1234", "610190-1234"},  // replacement number: day + 60
      {"https://x.dk/?cpr=0101901234", "0101901234"},
      {"Sagsnr. 010190-1234", "010190-1234"},  // a case that is called after its person
      {"CPR 01019012340 eller 010190-1234", "010190-1234"},
      {"290200-4000", "290200-4000"},  // 2000 had the day
      {"0101901234 og 0202911235", "0101901234"},
      {"cpr: 01-01-1990-1234", "01-01-1990-1234"},
      {"Cpr.nr. 01.01.1990 1234", "01.01.1990 1234"},
      {"cpr 01011990-1234", "01011990-1234"},
      {"Anna Hansen (010190 1234) søger", "010190 1234"},
  };
  for (const auto& [text, number] : rows) {
    const auto found = found_in(text);
    ASSERT_FALSE(found.empty()) << text;
    EXPECT_EQ(found.front(), number) << text;
  }
  EXPECT_EQ(found_in("0101901234 og 0202911235").size(), 2U);
}

TEST(PersonNumbers, ANameOrWordThatBeginsLikeALabelIsNone) {
  for (const char* text : {"Anna Kristensen 0101901234", "Anna Kristensen, 0101901234",
                           "Hanne Krogh 0101901234", "Regitze 0101901234", "registreret 0101901234",
                           "Kontorassistent 0101901234", "Sagsbehandler 0101901234", "Dokka 0101901234",
                           "Bilagsholder 0101901234", "journalist 0101901234", "Betalingsmodtager 0101901234",
                           "Mobilia 0101901234", "0101901234 Kristian Hansen", "0101901234 kræver"})
    EXPECT_THAT(found_in(text), ::testing::ElementsAre("0101901234")) << text;
  EXPECT_THAT(found_in("Pnr. 0101901234"), ::testing::ElementsAre("0101901234"));  // short for personnummer
  EXPECT_THAT(found_in("pnr 010190 1234"), ::testing::ElementsAre("010190 1234"));
}

TEST(PersonNumbers, PunctuationAroundThemHidesNone) {
  using ::testing::ElementsAre;
  for (const char* text :
       {"Jensen,010190-1234,Vej 1", "nr.010190-1234", "f.010190-1234", "\u201C010190-1234\u201D",
        "\u201E010190-1234\u201C", "\u2018010190-1234\u2019", "\u2013010190-1234", "\u2014010190-1234",
        "\u2022010190-1234", "\u2022 010190-1234", "Anna/010190-1234", "ansøgning-010190-1234.pdf",
        "010190-1234\u2026", "Ole=010190-1234"})
    EXPECT_THAT(found_in(text), ElementsAre("010190-1234")) << text;
  for (const char* text : {"Jensen,0101901234,Vej 1", "nr.0101901234", "\u201C0101901234\u201D",
                           "\u20220101901234", "Hansen-0101901234.pdf"})
    EXPECT_THAT(found_in(text), ElementsAre("0101901234")) << text;
  for (const char* sign : {",", "/", ".", ", ", "-", ";"})
    EXPECT_THAT(found_in("010190-1234" + std::string(sign) + "020290-1235"),
                ElementsAre("010190-1234", "020290-1235"))
        << sign;
  EXPECT_THAT(found_in("0101901234,0202901235"), ElementsAre("0101901234", "0202901235"));
}

TEST(PersonNumbers, OfLongerNumbersNoPartIsOne) {
  for (const char* text :
       {"5,010190-1234", "1.0101901234", "7/010190-1234", "0101901234,50", "010190-1234/22", "010190-1234.2",
        "010190-1234,0101", "010190-1234,020290-12355", "é0101901234", "010190-1234ø", "P35-010190-1234",
        "DK-0101901234", "010190-12345,020290-12345"})
    EXPECT_THAT(found_in(text), ::testing::IsEmpty()) << text;
}

TEST(PersonNumbers, AfterTheWordTheyMayBeWrittenOtherwise) {
  const std::pair<const char*, const char*> rows[] = {
      {"CPR: 010190.1234", "010190.1234"},
      {"cpr:010190/1234", "010190/1234"},
      {"CPR 01 01 90-1234", "01 01 90-1234"},
      {"CPR 01.01.90-1234", "01.01.90-1234"},
      {"CPR-nr. på barnets mor, Anna Hansen: 010190 1234", "010190 1234"},
      {"CPR-nr. og telefon: 010190 1234", "010190 1234"},
  };
  for (const auto& [text, number] : rows) EXPECT_THAT(found_in(text), ::testing::ElementsAre(number)) << text;
  EXPECT_THAT(found_in("CPR 010190 1234 og 020290 1235"),
              ::testing::ElementsAre("010190 1234", "020290 1235"));
  for (const char* text : {"010190.1234", "010190/1234", "01 01 90 1234",  // without the word
                           "CPR-registret svarer ikke på vores opslag, ring på tlf. 010190 1234",
                           "CPR-nr. "
                           "er skrevet for hånd i et felt på den anden side af blanketten, som vi ikke har, "
                           "den 010190 1234"})
    EXPECT_THAT(found_in(text), ::testing::IsEmpty()) << text;
}

TEST(PersonNumbers, AreFoundWhereAScanMisreadThem) {
  for (const char* number : {"O10190-1234", "010190-l234", "o1O190-1234", "010190-123I"})
    EXPECT_THAT(found_in("Ansøger " + std::string(number) + ", Vejle"), ::testing::ElementsAre(number));
  for (const char* text :
       {"O101901234", "D10190-1234", "OlO190-1234", "xO10190-1234", "010190-123lige", "O19990-1234"})
    EXPECT_THAT(found_in(text), ::testing::IsEmpty()) << text;
}

TEST(PersonNumbers, ALabelRightBeforeTellsWhatTheyAre) {
  for (const char* text :
       {"Tlf. 010122-1234", "Telefonnr. 010122-1234", "Konto 011290-1234", "Kontonr.: 011290-1234",
        "Periode: 010122-3112", "Acadre 010122-1234", "EAN-nr. 5798 0112901234", "Konto 1551 0101901234",
        "Telefonnr. 2804071234", "Sagsnummer 0101901234", "0101901234 kr", "0101901234 kroner"})
    EXPECT_THAT(found_in(text), ::testing::IsEmpty()) << text;
  for (const char* text :
       {"sagen 010190-2010 Anna", "tlf. Anna 010190-2010", "Kontor: 010190-2010", "Periodisk 010190-2010",
        "CPR/tlf. 010190-2010", "Tlf.\n010190-2010", "Tlf. 12345678, 010190-2010"})
    EXPECT_THAT(found_in(text), ::testing::ElementsAre("010190-2010")) << text;
  // A telephone number is whole with eight digits: what follows may be anybody's.
  EXPECT_THAT(found_in("Telefonnr. 2804 0712 2804071234"), ::testing::ElementsAre("2804071234"));
  EXPECT_THAT(found_in("Tlf. 2804 0712 0101901234"), ::testing::ElementsAre("0101901234"));
}

TEST(PersonNumbers, ALabelIsOneWhateverBlankOrSignFollowsIt) {
  for (const char* text : {"Sagsnr.\u00A00101901234", "Kontonr.:\u00A0011290-1234", "Sag \u2013 0101901234",
                           "Konto\u00A0\u2013 0101901234", "Faktura \u2022 0101901234",
                           "Telefon \u2022\u00A0010122-1234", "EAN-nr.\u00A05798\u00A00112901234"})
    EXPECT_THAT(found_in(text), ::testing::IsEmpty()) << text;
  // And a person's number is called so after them too.
  for (const char* text : {"\u2022pnr. O101901234", "\u00A0pnr.\u00A0O101901234", "cpr\u00A0O101901234"})
    EXPECT_THAT(found_in(text), ::testing::ElementsAre("O101901234")) << text;
}

TEST(PersonNumbers, WhatLooksLikeThemIsLeftAlone) {
  for (const char* text : {
           "Sags ID: EMN-060120-2022",          // with the case system's letters before it
           "Sagsnr. 150322-2022",               // case number with its year
           "Sag nr. 1012901234",                // case number of ten digits
           "Journalnr. 0101901234",             //
           "00.22.04-P35-1-22",                 // KLE
           "27.36.12-Ø34-010190-1234",          // within a longer number
           "Tlf. 1012 9012 34",                 //
           "Telefon: 1012901234",               //
           "+4510129012",                       //
           "Konto 1012901234",                  // account
           "Reg.nr. 1551 kontonr. 0101901234",  //
           "EAN 5790001234567",                 // thirteen digits
           "P-nr. 1012901234",                  // production unit
           "1012901234 kr.",                    // amount
           "i alt 1.012.901.234 kr.",           //
           "0101901234,50",                     //
           "ISBN 0101901234",                   //
           "320190-1234",
           "011390-1234",  // no such day or month
           "290200-1234",  // 1900 was no leap year
           "290100-",
           "010190-xxxx",
           "010190-123",
           "010190-12345",
           "010190 1234",                           // a day and an hour
           "https://x.dk/sag/0101901234",           //
           "e3b0-010190-1234-a7",                   //
           "A0101901234",                           //
           "CPR-kontoret har adresse i 2022-2023",  //
           "610190-1234",                           // a replacement number nobody calls so
       })
    EXPECT_THAT(found_in(text), ::testing::IsEmpty()) << text;
}

TEST(PersonNumbers, OneNumberIsTheSameHoweverItIsWritten) {
  EXPECT_EQ(digits_of_person_number("O1O190-l234"), "0101901234");
  EXPECT_EQ(digits_of_person_number("010190 – 1234"), "0101901234");
  EXPECT_EQ(masked_person_number("0101901234"), "010190-••••");
  EXPECT_EQ(with_masked_person_numbers("Ida, 010190-1234, og 0101901234."),
            "Ida, 010190-••••, og 010190-••••.");
  EXPECT_EQ(with_masked_person_numbers("Ida"), "Ida");
}

/// False alarms: nobody's number stands in the corpus.
TEST(PersonNumbers, RaiseNoAlarmInTheCorpus) {
  namespace fs = std::filesystem;
  int documents = 0;
  for (const auto& entry : fs::recursive_directory_iterator(FRISAET_SOURCE_DIR "/corpus")) {
    if (entry.path().extension() != ".txt") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    EXPECT_THAT(found_in(text.str()), ::testing::IsEmpty()) << entry.path();
    ++documents;
  }
  EXPECT_GT(documents, 100);
  RecordProperty("documents", documents);
  std::printf("%d texts of corpus/, no alarm\n", documents);
}

}  // namespace
}  // namespace frisaet
