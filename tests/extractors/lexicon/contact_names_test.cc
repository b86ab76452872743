// Names in rows of tables: where a cell ends, a name ends.
#include "extractors/lexicon/contact_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> names_of(const Document& document) {
  const Prose prose(document);
  std::vector<std::string> names;
  for (const Span name : contact_names_in(document, prose, {0, prose.text().size()}))
    names.emplace_back(name.of(prose.text()));
  return names;
}

std::vector<std::string> names_in(std::string_view text) {
  return names_of(test::text_document(text));
}

/// A line of words with the gap before each, points; a letter is five wide and ten high.
struct Placed {
  double gap;
  std::string word;
};
Document row_of(const std::vector<Placed>& words) {
  Page page;
  page.raw.number = 1;
  double x = 50;
  for (const Placed& placed : words) {
    if (!page.raw.text.empty()) page.raw.text += ' ';
    const std::size_t begin = page.raw.text.size();
    page.raw.text += placed.word;
    const double x1 = x + placed.gap + 5 * static_cast<double>(placed.word.size());
    page.raw.words.push_back({{begin, page.raw.text.size()}, {x + placed.gap, 100, x1, 110}});
    x = x1;
  }
  page.repaired.text = page.raw.text;
  page.repaired.to_raw = OffsetMap::identity(page.raw.text.size());
  return {SourceFile{"ark.pdf", std::string(64, '0'), "application/pdf", 1}, {page}, {}};
}

TEST(ContactNames, EndWhereTheColumnEnds) {
  // Neither the field nor the title is a word that any list knows.
  EXPECT_THAT(names_of(row_of({{0, "Nærhed"}, {30, "Ida"}, {3, "Wium"}, {3, "Lund"}, {40, "Tovholder"}})),
              ElementsAre("Ida Wium Lund"));
  EXPECT_THAT(names_of(row_of({{0, "Nye"}, {3, "Veje"}, {30, "Bo"}, {3, "Holm"}, {25, "Vært"}})),
              ElementsAre("Nye Veje", "Bo Holm"));
}

TEST(ContactNames, RunOverALinesEndInASentence) {
  EXPECT_THAT(names_in("Spørgsmål rettes til Ida Wium\nLund på tlf. 12 70 00 01.\n"),
              ElementsAre("Ida Wium\nLund"));
}

TEST(ContactNames, AreWholeWhereTheLineIsSpread) {
  EXPECT_THAT(names_of(row_of({{0, "Ida"}, {7, "Wium"}, {8, "Lund"}})), ElementsAre("Ida Wium Lund"));
}

TEST(ContactNames, EndAtTwoBlanksOrATabOfATextFile) {
  EXPECT_THAT(names_in("Nærhed    Ida Wium Lund    Tovholder    12 70 00 01\n"),
              ElementsAre("Ida Wium Lund"));
  EXPECT_THAT(names_in("Navn           Område      Adresse\nIda Wium Lund  Nærhed      iwl@by.dk\n"),
              ElementsAre("Ida Wium Lund"));
  EXPECT_THAT(names_in("Nærhed\tBo Holm\tTovholder\n"), ElementsAre("Bo Holm"));
}

TEST(ContactNames, HoldNoAreaUnitOrTitleWhereOneBlankPartsTheColumns) {
  EXPECT_THAT(names_in("Dagtilbud Ida Wium Lund Specialkonsulent 12 70 00 01\n"),
              ElementsAre("Ida Wium Lund"));
  EXPECT_THAT(names_in("Presse Bo Holm Kommunikationskonsulent\n"), ElementsAre("Bo Holm"));
  EXPECT_THAT(names_in("Bo Holm Ældre 12 70 00 01\n"), ElementsAre("Bo Holm"));
}

TEST(ContactNames, AreWholeBehindWordsThatIntroduceThem) {
  EXPECT_THAT(names_in("Spørgsmål kan rettes til Anna Løn på anna@kl.dk\n"), ElementsAre("Anna Løn"));
  EXPECT_THAT(names_in("Spørgsmål kan rettes til konsulent Kim Kreds på kim@kl.dk\n"),
              ElementsAre("Kim Kreds"));
  EXPECT_THAT(names_in("Kontaktperson er Bo Fyn Holm, tlf. 12 70 00 01\n"), ElementsAre("Bo Fyn Holm"));
  EXPECT_THAT(names_in("Spørgsmål kan rettes til Bo Holm eller Anna Løn på anna@kl.dk\n"),
              ElementsAre("Bo Holm", "Anna Løn"));
  EXPECT_THAT(names_in("Spørgsmål kan rettes til Bo Holm Specialkonsulent 12 70 00 01\n"),
              ElementsAre("Bo Holm"));
  // An office is nobody, and where columns show, the name ends with its own.
  EXPECT_THAT(names_in("Spørgsmål kan rettes til Kreds Fyn på fyn@kl.dk\n"), IsEmpty());
  EXPECT_THAT(names_in("Kontakt: Bo Holm    Presse    12 70 00 01\n"), ElementsAre("Bo Holm"));
}

TEST(ContactNames, NeedTwoWordsOfTheirOwn) {
  EXPECT_THAT(names_in("Dagtilbud Ida Konsulent 12 70 00 01\n"), IsEmpty());
  EXPECT_THAT(names_in("Jura Økonomi Presse\n"), IsEmpty());
}

}  // namespace
}  // namespace frisaet
