// Papers of any family with something wrong or unusual in them.
#include "tests/extractors/minutes/family.h"

namespace frisaet::test {
namespace {

const Family kFamilies[] = {
    {"CapitalHeadingsAndSeveralVotes",
     R"(Referat

Onsdag den 10. juni 2020 kl. 17:00

Mødested: Salen
Udvalg: Kommunalbestyrelsen
Medlemmer: Ida Kold (T), Bo Mose (V)
Afbud fra: Lone Vig (A)
 • 1
  Ny cykelsti
  Sagsid.: 20/901

  INDSTILLING:

  At stien anlægges.

  BESLUTNING: Kommunalbestyrelsen den 10-06-2020

  Ændringsforslag fra O:

  At stien udskydes.

  For stemte:

  2 (O)

  Imod stemte:

  13 (A+T+V)

  Faldet.

  Indstillingen

  For stemte:

  13 (A+T+V)

  Imod stemte:

  Undlod at stemme:

  2 (O)

  Godkendt.

  BESLUTNING: Økonomiudvalget den 02-06-2020

  Anbefales.

  SAGSFREMSTILLING:

  Stien er lang.
)",
     "Kommunalbestyrelsen 2020-06-10 -",
     {"1 | Ny cykelsti | approved | Ændringsforslag fra O: At stien udskydes. For stemte: 2 (O) Imod stemte: "
      "13 (A+T+V) Faldet. Indstillingen For stemte: 13 (A+T+V) Imod "
      "stemte: Undlod at stemme: 2 (O) Godkendt. | absent: Lone Vig (A)"}},
    {"TheOlderDecisionOfAnotherBodyStandsLast",
     R"(Byrådets møde den 9. april 2019

Referat

5 Ny hal

Beslutning i Byrådet den 09-04-2019
Afvist.
Beslutning i Byrådet den 05-02-2019
Udsat.
Beslutning i Kulturudvalget den 01-02-2019
Anbefales.
)",
     "Byrådet 2019-04-09 -",
     {"5 | Ny hal | rejected | Afvist."}},
    {"LostDanishLetters",
     R"(Okonomiudvalgets mode den 22. august 2022

Referat

31  Godkendelse af dagsorden

Beslutning

Godkendt.

Fraveerende:

Ib Holm (V)

32  Budgetopfolgning

Resume

Udvalget orienteres.

lndstilling

Administrationen indstiller, at opfolgningen tages til efterretning.

Beslutnlng

Taget til efterretning.

Sagsfremstilllng

Tallene er fra juni.
)",
     "Okonomiudvalget 2022-08-22 -",
     {"31 | Godkendelse af dagsorden | approved | Godkendt. | absent: Ib Holm (V)",
      "32 | Budgetopfolgning | noted | Taget til efterretning."}},
    {"NumberedListsInCaseTextAreNoItems",
     R"(Referat af møde i Byrådet den 3. marts 2020

21. Skolernes ferieplan

Sagsfremstilling

Der er tre muligheder:

1. Efterårsferie i uge 42
2. Efterårsferie i uge 43
22. uge er ikke mulig.

Økonomi

Ingen.

Beslutning

Godkendt.

22. Budget 2021

Sagsfremstilling

-6.949
268
1.000 kr

Beslutning

1. Godkendt.
2. Godkendt.
)",
     "Byrådet 2020-03-03 -",
     {"21 | Skolernes ferieplan | approved | Godkendt.",
      "22 | Budget 2021 | approved | 1. Godkendt. 2. Godkendt."}},
    {"AHeadInPartsAndCaseNumbersBelowTheTitles",
     R"(Køge Kommune · Teknisk Udvalg · 4. maj 2022

Protokol

Teknisk Udvalg holdt møde onsdag den 4. maj 2022 kl. 15.

12 Bro over åen
(2022-3188)

Beslutning
Godkendt.

13 Plan for havnen (2019-2023)

Beslutning
Udsat.
)",
     "Teknisk Udvalg 2022-05-04 -",
     {"12 | Bro over åen | approved | Godkendt.", "13 | Plan for havnen (2019-2023) | postponed | Udsat."}},
    {"AMailThatTellsOfYesterdaysMeeting",
     R"(Fra: Sekretariatet
Til: Skolelederne
Dato: 5. maj 2022
Emne: Beslutninger fra Skoleudvalget i Køge

Udvalget mødtes onsdag den 4. maj 2022.

Punkt 7 - Ferie
Indstilling: Forvaltningen indstiller, at der holdes lukket i uge 29 og
30.
Beslutning: Tiltrådt.

Punkt 8 - Eventuelt
Beslutning: -

Referatet kommer på hjemmesiden på fredag.
)",
     "Skoleudvalget 2022-05-04 -",
     {"7 | Ferie | approved | Tiltrådt.", "8 | Eventuelt | no_decision | -"}},
    {"AMailThatTellsOfNoOtherDay",
     R"(Fra: Sekretariatet
Til: Skolelederne
Dato: 5. maj 2022
Emne: Beslutninger fra Skoleudvalget

Punkt 7 - Ferie
Beslutning: Tiltrådt.

Punkt 8 - Skema
Beslutning: -

Udsat til juni.
)",
     "Skoleudvalget 2022-05-05 -",
     {"7 | Ferie | approved | Tiltrådt.", "8 | Skema | postponed | - Udsat til juni."}},
    {"LabelsBesideTheirTextAndTheBodysNameAsOne",
     R"(Byrådets møde den 4. maj 2022

Referat

Sag nr. 5 Bro over åen
Indstilling Teknisk Udvalg indstiller, at broen bygges.
Byrådet Godkendt.

Sag nr. 6 Plan for havnen
Indstilling Teknisk Udvalg indstiller, at planen sendes ud.
Tidligere Teknisk Udvalg, 20. april 2022, sag 9: Anbefales.
Byrådet Udsat til juni. Bo Holm (C) deltog
ikke på grund af inhabilitet.

Sag nr. 7 Ny sti
Indstilling –
Byrådet For: 18 (A, V). Imod: 7 (F). Indstillingen er vedtaget.

Sag nr. 8 Ny vej
Indstilling Teknisk Udvalg indstiller, at vejen anlægges.
Byrådet Godkendt. Bo Holm (C) takkede for sagen.
)",
     "Byrådet 2022-05-04 -",
     {"5 | Bro over åen | approved | Godkendt.", "6 | Plan for havnen | postponed | Udsat til juni.",
      "7 | Ny sti | approved | For: 18 (A, V). Imod: 7 (F). Indstillingen er vedtaget.",
      "8 | Ny vej | approved | Godkendt. Bo Holm (C) takkede for sagen."}},
    {"APageBreakInsideARecommendation",
     "Byrådets møde den 1. juni 2021\n\nReferat\n\n9 Lokalplan\n\nIndstilling\n\nForvaltningen indstiller, "
     "at\n\n1. planen sendes i\n\f\nhøring i otte uger\n"
     "2. der holdes møde\n\nBeslutning\n\nGodkendt.\n",
     "Byrådet 2021-06-01 -",
     {"9 | Lokalplan | approved | Godkendt."}},
};

class IrregularPaper : public ::testing::TestWithParam<Family> {};

TEST_P(IrregularPaper, IsReadItemByItem) {
  expect_read_item_by_item(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Catalogue, IrregularPaper, ::testing::ValuesIn(kFamilies), name_of);

}  // namespace
}  // namespace frisaet::test
