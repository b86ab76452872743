// Families I, N, O, R and S: items without numbers or titles, or with theirs elsewhere.
#include "tests/extractors/minutes/family.h"

namespace frisaet::test {
namespace {

const Family kFamilies[] = {
    {"I_OneItemWithoutNumber",
     R"(Mødedato: 14.03.2019, kl. 15:00
Mødested: Rådhuset, lokale 8

Nye regler for torvehandel

Se alle bilag

Indstilling

Forvaltningen indstiller, at Kultur- og Fritidsudvalget godkender reglerne.

Problemstilling

Der er mange boder.

Løsning

Boderne får faste pladser.

Beslutning

Kultur- og Fritidsudvalgets beslutning i mødet den 14. marts 2019

Sagen blev udsat.

Til top
)",
     "Kultur- og Fritidsudvalget 2019-03-14 -",
     {"- | Nye regler for torvehandel | postponed | Sagen blev udsat."}},
    {"N_TitleAboveTheNumber",
     R"(Kommunalbestyrelsen

19-11-2019

Medlemmer

Formand Karl Sten (A)
Inge Dahl (C)

Fraværende

Ulla Brink (V), sag 201-202

Sager 201 - 203

Fold alle ud

Spørgsmål fra borgere
Sag nr. 201

Beslutningskompetence: KB

Beslutning

Ingen spørgsmål.

Salg af den gamle skole
Sag nr. 202

Beslutningskompetence: KB

Sagens kerne

Skolen står tom.

Indstilling

Forvaltningen indstiller,

at skolen sælges.


Økonomiudvalget, 13. november 2019, pkt. 180:

Anbefales.

Beslutning

Udsat.

Lukket sag
Sag nr. 203

Denne sag er behandlet for lukkede døre.
)",
     "Kommunalbestyrelsen 2019-11-19 -",
     {"201 | Spørgsmål fra borgere | no_decision | Ingen spørgsmål. | absent: Ulla Brink (V)",
      "202 | Salg af den gamle skole | postponed | Udsat. | absent: Ulla Brink (V)",
      "203 | Lukket sag | no_decision | - | closed"}},
    {"O_AbsenteesAsABareLine",
     R"(Nr.31 - Støtte til kystsikring

Mads Ring (V), Tove Kjeld (A)

Beslutning i Byrådet den 26-04-2017

For: 12 (Liste A, V og C)

Imod: 3 (O)

Indstillingen blev vedtaget.
)",
     "Byrådet 2017-04-26 -",
     {"31 | Støtte til kystsikring | approved | For: 12 (Liste A, V og C) Imod: 3 (O) Indstillingen blev "
      "vedtaget. | absent: Mads Ring (V); Tove Kjeld (A)"}},
    {"R_UntitledItemsUnderTheWordOpen",
     R"(6. marts 2023 - referat fra byrådet

Byrådet 6. marts 2023

Åben

Beslutning

Godkendt.

Liv Ask var fraværende.

Åben

Indstilling

Skoleudvalget indstiller til byrådet,

at planen vedtages.

Skoleudvalget: Per Dal var fraværende.

Økonomiudvalget anbefaler indstillingen.

Beslutning

Godkendt.

Liv Ask var fraværende.
)",
     "byrådet 2023-03-06 -",
     {"- | - | approved | Godkendt. | absent: Liv Ask", "- | - | approved | Godkendt. | absent: Liv Ask"}},
    {"R_NumberColonTitle",
     R"(Referat af møde i Erhvervsudvalget
torsdag d. 12. maj 2016 kl. 15.00

1 : Godkendelse af dagsorden
BeslutningGodkendt.

2 : Besøg på havnen
Sagsfremstilling
Udvalget kører kl. 15.30.
BeslutningTaget til efterretning.
)",
     "Erhvervsudvalget 2016-05-12 -",
     {"1 | Godkendelse af dagsorden | approved | Godkendt.",
      "2 | Besøg på havnen | noted | Taget til efterretning."}},
    {"ListsOfItemsWithListsOfHeadings",
     R"(Byrådet - Referat fra mødet den 24-03-2009

Bo Holm forlod mødet kl. 18.45.

  • 1 Vejplan
    • Sagsfremstilling

      Planen har ligget fremme.

    • Indstilling

      Borgmesteren indstiller,

      at planen vedtages.

    • Beslutning i Teknisk Udvalg den 03-03-2009

      Anbefales.

    • Beslutning i Byrådet den 24-03-2009

      Indstillingen godkendes.

  • 2 Havnens toiletter
    • Sagsfremstilling

      1 Toiletterne lukkes.

    • Beslutning i Byrådet den 24-03-2009

      Sagen udsættes.

  • 3 Ny bro - udgår
    • Sagsfremstilling

      Broen venter på sit regnskab.
)",
     "Byrådet 2009-03-24 -",
     {"1 | Vejplan | approved | Indstillingen godkendes.",
      "2 | Havnens toiletter | postponed | Sagen udsættes.", "3 | Ny bro - udgår | withdrawn | -"}},
    {"GroupsOfOpenAndOfClosedItems",
     R"(Byrådet
Tirsdag den 24. marts 2009 kl. 15.00

Åbne
41 Vejplan
43 Havnens toiletter
Lukkede
42 Køb af areal

Åbne

41. Vejplan

Beslutning

Godkendt.

43. Havnens toiletter

Beslutning

Udsat.

Lukkede

42. Køb af areal
)",
     "Byrådet 2009-03-24 -",
     {"41 | Vejplan | approved | Godkendt.", "43 | Havnens toiletter | postponed | Udsat.",
      "42 | Køb af areal | no_decision | - | closed"}},
    {"S_TranscriptWithAPageInEachParagraph",
     "Transkript\n\n"
     "1 Byrådet BESLUTNINGSPROTOKOL Møde nr. : 03/2009 Sted : Rådhuset Dato : 24. marts 2009 Start kl. : "
     "Slut kl. : Medlemmer Deltog Medlemmer Deltog Arne Friis (A) X "
     "Bodil Gram (V) X Carl Hede (C) Dorte Iver (V) X Sønderå Kommune\n\n"
     "2 Indholdsfortegnelse: 1. Spørgetid 2. Vejplan Sønderå Kommune\n\n"
     "3 1. Spørgetid Der var ingen spørgsmål. 2. Vejplan Journalnr.: 09/44 Sagsfremstilling Planen har "
     "ligget fremme. Teknisk Udvalgs beslutning 3. marts 2009 Tiltrådt. "
     "Byrådets beslutning 24. marts 2009 Udsat. Sønderå Kommune\n",
     "Byrådet 2009-03-24 -",
     {"1 | Spørgetid | no_decision | Der var ingen spørgsmål. | absent: Carl Hede (C)",
      "2 | Vejplan | postponed | Udsat. | absent: Carl Hede (C)"}},
};

class MinutesOfOtherItems : public ::testing::TestWithParam<Family> {};

TEST_P(MinutesOfOtherItems, IsReadItemByItem) {
  expect_read_item_by_item(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Catalogue, MinutesOfOtherItems, ::testing::ValuesIn(kFamilies), name_of);

}  // namespace
}  // namespace frisaet::test
