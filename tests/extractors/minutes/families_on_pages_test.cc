// Families of the catalogue as their pages vary from year to year and from committee to committee. Each with
// a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/family.h"

namespace frisaet::minutes {
namespace {

using test::expect_read_item_by_item;
using test::Family;
using test::lines_of_paper;
using test::name_of;
using ::testing::SizeIs;

const Family kFamilies[] = {
    {"B_NextItemGluedToTheLastSentence",
     R"(Mødet i Fritidsudvalget
den 3. maj 2022 kl. 17:30

12. Godkendelse af dagsorden

Sagsnr: 00.01.00-P35-2-22 Sagsansvarlig: Lone Krogh

Beslutning i Fritidsudvalget den 3. maj 2022

Godkendt.

Ida Kjær (V) deltog på mødet i stedet for Bo Holm (V).13. Ny sti

Sagsnr: 05.01.00-P16-3-22 Sagsansvarlig: Lone Krogh

Beslutning i Fritidsudvalget den 3. maj 2022

Udsat.

Ida Kjær (V) deltog på mødet i stedet for Bo Holm (V).14. Lukket - Leje af hus

Sagsnr: 82.07.00-G01-1-22 Sagsansvarlig: Lone Krogh

Beslutning i Fritidsudvalget den 3. maj 2022

Godkendt.
)",
     "Fritidsudvalget 2022-05-03 -",
     {"12 | Godkendelse af dagsorden | approved | Godkendt. | absent: Bo Holm (V)",
      "13 | Ny sti | postponed | Udsat. | absent: Bo Holm (V)",
      "14 | Lukket - Leje af hus | approved | Godkendt. | closed"}},
    {"C_ClosedItemsAreTheLastEntries",
     R"(Beslutningsprotokol

tirsdag den 3. maj 2022 kl. 09:00

Mødested: Lokale 2
Udvalg: Vejudvalget
Bemærkninger: Der er afbud fra Bo Holm.
  • Udskriv
    Sagsid.: 22/33, Sagsinitialer: abc

    Indstilling

    Forvaltningen indstiller,

    at broen males.

    Beslutning Vejudvalget den 03-05-2022

    Godkendt.

  • Udskriv
    Sagsid.: 22/34, Sagsinitialer: abc

    Beslutning Vejudvalget den 03-05-2022

    Til orientering.
  • LUKKET PUNKT
  • LUKKET PUNKT
)",
     "Vejudvalget 2022-05-03 -",
     {"- | - | approved | Godkendt. | absent: Bo Holm", "- | - | noted | Til orientering. | absent: Bo Holm",
      "- | - | no_decision | - | absent: Bo Holm | closed",
      "- | - | no_decision | - | absent: Bo Holm | closed"}},
    {"F_TermBeforeTheBodyInTheHeading",
     R"(UDVALG

18-21 Havneudvalget

MØDE

Referat

STARTTIDSPUNKT

03-05-2022 14:00:00


PUNKTER

18. Ny bro
19. Ny kaj


18. Ny bro

Indstilling

Direktøren indstiller, at:

1. broen males

Økonomiske konsekvenser

Ingen

Beslutning i 18-21 Havneudvalget den 03-05-2022

Udsat

19. Ny kaj

Indstilling

Direktøren indstiller, at:

1. kajen bygges

Økonomiske konsekvenser

Ingen

Beslutning i 18-21 Havneudvalget den 03-05-2022

Godkendt
)",
     "Havneudvalget 2022-05-03 -",
     {"18 | Ny bro | postponed | Udsat", "19 | Ny kaj | approved | Godkendt"}},
    {"G_LastItemHasNothingButItsTitle",
     R"(Referat til mødet i Teknisk Udvalg den 3. maj 2022 kl. 17:00

Åbne dagsordenspunkter

05.01.00-P20-1-22

50. Ny bro

Beslutning

Udsat.

Lukkede dagsordenspunkter

82.02.00-G10-3-22

51. Salg af grund

Beslutning

Godkendt.

00.01.00-A00-1-22

52. Underskriftsside
)",
     "Teknisk Udvalg 2022-05-03 -",
     {"50 | Ny bro | postponed | Udsat.", "51 | Salg af grund | approved | Godkendt. | closed",
      "52 | Underskriftsside | no_decision | - | closed"}},
    {"K_FirstItemIsAnotherMeetingsPaper",
     R"(Vælg

Referat Magistraten 09-05-2022

  Referat fra Magistratens møde den 2. maj 2022

  Beslutning
  Intet.
  Sagens forløb
  09-05-2022 Magistraten
  Intet.

  Bilag

  Nye træer

  Beslutning
  Magistraten tog i mødet den 9. maj 2022 orienteringen til efterretning.
  Resumé
  Der plantes træer.
  Sagens forløb
  09-05-2022 Magistraten
  Magistraten tog i mødet den 9. maj 2022 orienteringen til efterretning.
)",
     "Magistraten 2022-05-09 -",
     {"- | Referat fra Magistratens møde den 2. maj 2022 | no_decision | Intet.",
      "- | Nye træer | noted | Magistraten tog i mødet den 9. maj 2022 orienteringen til efterretning."}},
    {"R_AgendaDecidedAboveTheFirstCase",
     R"(Havneudvalget
Referat • 3. maj 2022 kl. 15.30
Indhold
Beslutning i Havneudvalget den 03-05-2022
Bo Holm (B) var fraværende.
Dagsorden godkendt.
Beslutningstema
Ny bro
Indstilling
Direktionen indstiller til Havneudvalget at:
- Broen males.
Sagsfremstilling
Broen er gammel.
Sagen afgøres i
Havneudvalget
Beslutning i Havneudvalget den 03-05-2022
Udsat.
Bo Holm (B) var fraværende.
Beslutningstema
Ny kaj
Indstilling
Direktionen indstiller til Havneudvalget at:
- Kajen bygges.
Sagsfremstilling
Kajen er lang.
Sagen afgøres i
Havneudvalget
Beslutning i Havneudvalget den 03-05-2022
Godkendt.
Bo Holm (B) var fraværende.
)",
     "Havneudvalget 2022-05-03 -",
     {"- | - | approved | Dagsorden godkendt. | absent: Bo Holm (B)",
      "- | - | postponed | Udsat. | absent: Bo Holm (B)",
      "- | - | approved | Godkendt. | absent: Bo Holm (B)"}},
};

class MinutesOnPages : public ::testing::TestWithParam<Family> {};

TEST_P(MinutesOnPages, AreReadItemByItem) {
  expect_read_item_by_item(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Catalogue, MinutesOnPages, ::testing::ValuesIn(kFamilies), name_of);

TEST(NumbersBehindASentence, AreNoItemsWithoutTheirPredecessor) {
  EXPECT_THAT(lines_of_paper("Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\nBeslutning\nUdsat til kl. 16.30. "
                             "Herefter ses på den\n\n2. Ny sti\nBeslutning\nGodkendt efter plan 7.9. Kortet "
                             "følger\n"),
              SizeIs(2));
}

}  // namespace
}  // namespace frisaet::minutes
