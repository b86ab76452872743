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
  };
  for (const auto& [text, number] : rows) {
    const auto found = found_in(text);
    ASSERT_FALSE(found.empty()) << text;
    EXPECT_EQ(found.front(), number) << text;
  }
  EXPECT_EQ(found_in("0101901234 og 0202911235").size(), 2U);
}

TEST(PersonNumbers, WhatLooksLikeThemIsLeftAlone) {
  for (const char* text : {
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
