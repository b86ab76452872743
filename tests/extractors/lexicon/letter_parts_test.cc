// Whose letter it is, where only the head of the first page says so.
#include "extractors/lexicon/letter_parts.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/support/text_document.h"

namespace frisaet {
namespace {

std::optional<Sender> sender_with_letterhead(const std::string& letterhead) {
  const std::string body = "Svar til KL\n\nVi ønsker frisættelse på ældreområdet.\n";
  Page page;
  page.raw.number = 1;
  page.raw.text = letterhead + "\n" + body;
  page.repaired.text = body;
  page.repaired.to_raw = OffsetMap::identity(body.size());
  page.repaired.furniture = {{letterhead, OffsetMap::identity(letterhead.size())}};
  const Document document({"svar.pdf", std::string(64, '0'), "application/pdf", 1}, {page}, {});
  const Prose prose(document);
  return find_sender(document, prose, read_letter_parts(prose));
}

TEST(Sender, MayStandInTheLetterheadAlone) {
  for (const char* letterhead : {"Varde Kommune", "Bornholms Regionskommune"}) {
    const auto sender = sender_with_letterhead(letterhead);
    ASSERT_TRUE(sender) << letterhead;
    EXPECT_TRUE(std::string(letterhead).starts_with(sender->municipality.name));
    EXPECT_TRUE(sender->letterhead.has_value());
  }
  EXPECT_FALSE(sender_with_letterhead("Teknik og Miljø i Varde"));
}

TEST(LetterParts, AStreetOrAWayThroughASiteIsNoTitle) {
  const auto title = [](const std::string& head) {
    const std::string line =
        "Der er valgt, og det blev gjort efter en lang samtale om alt det, som nu kan blive bedre.\n";
    const Document document = test::text_document(head + "\n\n" + line + line + line);
    return read_letter_parts(Prose(document)).title.value_or("-");
  };
  EXPECT_EQ(title("Varde Kommune\nBytoften Plads 2\n6800 Varde\n\nVarde vælger sit emne"),
            "Varde vælger sit emne");
  EXPECT_EQ(title("Gå til hovedindhold\nForside > Nyheder\n\nFlere kan komme med"), "Flere kan komme med");
}

TEST(LetterParts, TheEndOfAPeriodInACellIsNotTheDayOfThePaper) {
  const auto day = [](const std::string& text) {
    const Document document = test::text_document(text);
    const auto date = read_letter_parts(Prose(document)).date;
    return date ? to_iso(*date) : "-";
  };
  EXPECT_EQ(
      day("Frisatte kommuner\n\nÆldre     Faxe     1. januar 2024 -\n                   31. december 2026\n"),
      "-");
  EXPECT_EQ(day("Frisatte kommuner\n\nOpgjort den 4. maj 2024\n\nÆldre   Faxe\n"), "2024-05-04");
  EXPECT_EQ(
      day("Aftale om ældre\n\nAftalen løber fra den 1. juli 2023 til den 30. juni 2026 og\nbortfalder så.\n\n"
          "Faxe, den 4. maj 2023\n"),
      "2023-05-04");
}

}  // namespace
}  // namespace frisaet
