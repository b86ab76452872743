#include "extractors/lexicon/form_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/text_document.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// `municipality=Faxe`, `first=Ældre` …
std::vector<std::string> fields(const std::string& text, bool whole_form = false) {
  const Prose prose(text_document(text));
  const Span all{0, prose.text().size()};
  std::vector<std::string> found;
  constexpr const char* kNames[] = {"municipality", "area",   "first",      "second",
                                    "third",        "reason", "reservation"};
  for (const FilledField& field : whole_form ? filled_in_form(prose, all) : form_fields(prose, all))
    found.push_back(std::string(kNames[static_cast<int>(field.label)]) + "=" +
                    std::string(field.value.of(prose.text())));
  return found;
}

TEST(FormFields, AreLabelsWithWhatStandsBesideOrBelowThem) {
  const auto same = ElementsAre("municipality=Faxe", "first=Ældre");
  EXPECT_THAT(fields("Kommune: Faxe\nØnsket område: Ældre\n"), same);
  EXPECT_THAT(fields("| Kommune | Faxe |\n| Ønsket område | Ældre |\n"), same);
  EXPECT_THAT(fields("Kommune ........ Faxe\n1. prioritet ........ Ældre\n"), same);
  EXPECT_THAT(fields("Kommunens navn      Faxe\nØnske               Ældre\n"), same);
  EXPECT_THAT(fields("1. Kommune\nFaxe\n\n2. Ønsket område (kun ét):\nÆldre\n"), same);
  EXPECT_THAT(fields("| Kommune | Førsteprioritet |\n|---|---|\n| Faxe | Ældre |\n"), same);
}

TEST(FormFields, OfWordsGoOnInTheLinesBelow) {
  const std::string form =
      "Kommune:      Faxe\n\nBegrundelse:  Vores plejehjem ligger langt fra hinanden, og vagterne er\n"
      "              svære at dele.\n";
  EXPECT_THAT(fields(form + "Forbehold:    Prisen må ikke stige\nKontakt:      Bo\n"),
              ElementsAre("municipality=Faxe",
                          "reason=Vores plejehjem ligger langt fra hinanden, og vagterne er\nsvære at dele.",
                          "reservation=Prisen må ikke stige"));
  EXPECT_THAT(fields("| Forbehold | Hvis prisen stiger |\n| Kontakt | Bo |\nHilsen\n"),
              ElementsAre("reservation=Hvis prisen stiger"));
}

TEST(FormFields, ThatWereLeftEmptyAreNone) {
  EXPECT_THAT(fields("Kommune:\nØnsket område:\n2. prioritet:\n"), IsEmpty());
  EXPECT_THAT(fields("| Kommune | 1. prioritet |\n"), IsEmpty());
}

TEST(FormFields, WithBoxesAreWhatIsTicked) {
  EXPECT_THAT(fields("Kommune: Nyborg  Dato: 3. maj\nOmråde: [ ] Skole  [x] Ældre\n"),
              ElementsAre("municipality=Nyborg"));
}

TEST(FormFields, RowsOfSeveralAreNoForm) {
  EXPECT_THAT(fields("| Kommune | 1. prioritet |\n| Faxe | Ældre |\n| Varde | Skole |\n"), IsEmpty());
}

TEST(FilledInForm, HasOneMunicipalityAndSaysWhatItWants) {
  EXPECT_THAT(fields("Kommune: Faxe\n1. prioritet: Ældre\n2. prioritet: -\n", true),
              ElementsAre("municipality=Faxe", "first=Ældre", "second=-"));
  EXPECT_THAT(fields("Velfærdsaftaler\nKommune: Faxe\nOmråde: Ældre\n", true),
              ElementsAre("municipality=Faxe", "area=Ældre"));
  EXPECT_THAT(fields("Frisættelse\nKommune: Faxe\n[ ] Skole\n[x] Ældre\n", true),
              ElementsAre("municipality=Faxe", "area=Ældre"));
}

TEST(FilledInForm, IsNoneWhereSomethingElseIsAskedFor) {
  for (const char* paper :
       {"Kommune: Faxe\nOmråde: Ældre\nBudget: 4 mio. kr.\n",  // nothing of agreements
        "Kommune: Faxe\n1. prioritet: Nyt tag\n",
        "Kommune: Faxe\n1. prioritet: Ældre\nKommune: Varde\n1. prioritet: Skole\n",
        "Kommune: Faxe og Varde\n1. prioritet: Ældre\n", "Frisættelse\nKommune: Faxe\n[x] Skole\n[x] Ældre\n",
        "Kommune: ukendt\n1. prioritet: Ældre\n"})
    EXPECT_THAT(fields(paper, true), IsEmpty()) << paper;
}

}  // namespace
}  // namespace frisaet::test
