// Families J to M, P and Q: papers that say what was proposed and decided in another order or place.
#include "tests/extractors/minutes/family.h"

namespace frisaet::test {
namespace {

const Family kFamilies[] = {
    {"J_NoDecisionHeading",
     R"(Mødedato: 11.11.2005, kl. 17:30
Borgerrepræsentationen
BESLUTNINGSPROTOKOL
fra Ordinært møde fredag den 11. november 2005
Nr. 7 BR 301/05. Meddelelse om et legat
Meddelelse om, at legatet er uddelt til to skoler.
Meddelelsen blev taget til efterretning.
Nr. 8 BR 302/05. Salg af en grund ved søen
Det foreslås,
at grunden sælges.
Indstillingen blev vedtaget uden afstemning.
)",
     "Borgerrepræsentationen 2005-11-11 ordinary",
     {"7 | Meddelelse om et legat | noted | Meddelelsen blev taget til efterretning.",
      "8 | Salg af en grund ved søen | approved | Indstillingen blev vedtaget uden afstemning."}},
    {"K_DecisionFirstAndAgainInTheChain",
     R"(Referat Vesterå Byråd 12-06-2018

    Ny bro over åen

    Beslutning Tilbagesendes Teknisk Forvaltning med bemærkning, at byrådet i mødet den 12. juni 2018 har vedtaget indstillingen.

    Resumé
    Den gamle bro er slidt.

    Indstilling
    Det indstilles:
    At 1) broen bygges.
    Sagens forløb
    04-06-2018 Magistraten
    Fremsendes til Vesterå Byråd med bemærkning, at det i mødet den 4. juni 2018 anbefales, at byrådet tiltræder indstillingen.

    12-06-2018 Vesterå Byråd
    Tilbagesendes Teknisk Forvaltning med bemærkning, at byrådet i mødet den 12. juni 2018 har vedtaget indstillingen.

    Bilag
)",
     "Vesterå Byråd 2018-06-12 -",
     {"- | Ny bro over åen | approved | Tilbagesendes Teknisk Forvaltning med bemærkning, at byrådet i "
      "mødet den 12. juni 2018 har vedtaget indstillingen."}},
    {"L_TitleTwiceAndAnEmptyListOfAbsentees",
     R"(Landdistriktsudvalget (2018-2021) – Referat – 3. marts 2020

1. Godkendelse af dagsorden (B)

1.     Godkendelse af dagsorden (B)

Sagsnr.: 331-2020-18            Dok.nr.: 331-2020-7711           Åbent
Kompetence: Landdistriktsudvalget
Indstilling
Centerchefen indstiller,
1.    at dagsordenen godkendes.
Beslutning i Landdistriktsudvalget den 3. marts 2020:
Fraværende:
Godkendt med den ændring, at sag nr. 4 - Forsamlingshuse - udsættes.

2. Forsamlingshuse (D)

2.     Forsamlingshuse (D)

Sagsnr.: 331-2019-604            Dok.nr.: 331-2020-7712           Åbent
Kompetence: Byrådet
Indstilling
Centerchefen indstiller,
1.    at husene får tilskud.
2.    at ordningen drøftes.
Beslutning i Landdistriktsudvalget den 3. marts 2020:
Fraværende: Lis Bruun (C)
At 1: Godkendt.
At 2: Godkendt.
)",
     "Landdistriktsudvalget 2020-03-03 -",
     {"1 | Godkendelse af dagsorden (B) | amended | Godkendt med den ændring, at sag nr. 4 - Forsamlingshuse "
      "- udsættes.",
      "2 | Forsamlingshuse (D) | recommended | At 1: Godkendt. At 2: Godkendt. | absent: Lis Bruun (C)"}},
    {"M_DecisionUnderBodyDateAndItem",
     R"(Referat

Dato: Tirsdag, May 14, 2019 - 17:00
Sted: Lokale 3
 • Pkt. 51 Bemærkninger til dagsordenen

  Pkt. 51

  Bemærkninger til dagsordenen

  Sagsnr. 301544 Sundhedsudvalget Åbent punkt

  Sundhedsudvalget, 14-05-2019, pkt. 51

  Punkt 55 blev taget af dagsordenen.
  Dagsordenen blev herefter godkendt.

 • Pkt. 52 Ny sundhedspolitik

  Pkt. 52

  Ny sundhedspolitik

  Sagsnr. 302871 Sundhedsudvalget Åbent punkt

  Indstilling

  Forvaltningen indstiller, at politikken sendes til Byrådet.

  Sundhedsudvalget, 14-05-2019, pkt. 52

  Anbefales.
  Fraværende: Ib Holm (V) - Eva Dam (V) mødte som stedfortræder.
)",
     "Sundhedsudvalget 2019-05-14 -",
     {"51 | Bemærkninger til dagsordenen | approved | Punkt 55 blev taget af dagsordenen. Dagsordenen blev "
      "herefter godkendt.",
      "52 | Ny sundhedspolitik | recommended | Anbefales. | absent: Ib Holm (V)"}},
    {"P_RecommendationAndDecisionUnderOneHeading",
     R"(Referat
Kulturudvalget
04-12-2017 kl. 14:00
Mødelokale B
Dagsordenspunkter

  åbent 1 Udsættelse af biblioteksbyggeri

Til indholdsfortegnelse

 Åbent  punkt

 1  Udsættelse af biblioteksbyggeri

21.00.00P20-0007

Behandling

Mødedato

Åbent punkt

Lukket punkt

Kulturudvalget

04-12-2017

1

Resumé

Byggeriet er forsinket.

Indstilling og beslutning

Chefen for Kultur indstiller,

·         at byggeriet udsættes til 2019.

Kulturudvalget den 4. december 2017:

Drøftet. Udvalget ønsker en ny tidsplan.

Sagsfremstilling

Taget er ikke tæt.
)",
     "Kulturudvalget 2017-12-04 -",
     {"1 | Udsættelse af biblioteksbyggeri | discussed | Drøftet. Udvalget ønsker en ny tidsplan."}},
    {"Q_TheOpenerIsTheHeading",
     R"(Dagsordener og referater

Teknisk Udvalg

Mandag den 02-09-2019 kl. 08:00

Indholdsfortegnelse

88. Godkendelse af dagsorden

Sagsnummer: 00.22.04-G01-7-19


Administrationen indstiller til Teknisk Udvalg
  1. at godkende dagsorden

Beslutning
  1. Godkendt.

Fravær: Ove Lind (V)

89. Trafikplan 2020

Sagsnummer: 05.13.00-P16-2-19


Administrationen indstiller til Økonomiudvalget at anbefale Byrådet
  1. at vedtage planen
  2. at sende planen i høring

Beslutning
  1. - 2. Tiltrådt.

Fravær: Ove Lind (V)
)",
     "Teknisk Udvalg 2019-09-02 -",
     {"88 | Godkendelse af dagsorden | approved | 1. Godkendt. | absent: Ove Lind (V)",
      "89 | Trafikplan 2020 | recommended | 1. - 2. Tiltrådt. | absent: Ove Lind (V)"}},
    {"OneHeadingForProposalAndDecision",
     R"(Mødedato: 14.09.2006, kl. 15:00

Havneudvalget

fra ordinært møde torsdag den 14. september 2006

6.      Fælles madpakker på havnen

INDSTILLING OG BESLUTNING

Direktør Ida Kjær indstiller,

at Havneudvalget godkender madpakkerne,

at Havneudvalget godkender tidsplanen.

Havneudvalgets beslutning i mødet den 14. september 2006

Indstillingens første at-punkt blev godkendt.

Indstillingens andet at-punkt blev udsat til næste møde.

RESUME

Der er mange boder.

Til top
)",
     "Havneudvalget 2006-09-14 ordinary",
     {"6 | Fælles madpakker på havnen | split | Indstillingens første at-punkt blev godkendt. Indstillingens "
      "andet at-punkt blev udsat til næste møde."}},
    {"WhoWasAwayAndWhoCameInstead",
     R"(Mødedato: 06.10.2022, kl. 17:30
Mødested: Byrådssalen

Godkendelse af dagsordenen

Beslutning

Byrådets beslutning i mødet den 6. oktober 2022

Fraværende med afbud:

Ida Kjær (A), tjenesterejse.

Bo Holm (V), arbejde.

Eva Dam (B) ankom kl. 17.48 under behandlingen af dagsordenspunkt 3: ”Ny sti ved åen.”

Stedfortrædere:

Byrådet konstaterede, at betingelserne for at indkalde Per Grøn (A) var opfyldt.

Dagsordenen:

Dagsordenen blev herefter godkendt.

Til top
)",
     "Byrådet 2022-10-06 -",
     {"- | Godkendelse af dagsordenen | approved | Stedfortrædere: Byrådet konstaterede, at betingelserne "
      "for "
      "at indkalde Per Grøn (A) var opfyldt. Dagsordenen: Dagsordenen blev herefter godkendt. | absent: Ida "
      "Kjær (A); Bo Holm (V)"}},
};

class MinutesOfOtherOrder : public ::testing::TestWithParam<Family> {};

TEST_P(MinutesOfOtherOrder, IsReadItemByItem) {
  expect_read_item_by_item(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Catalogue, MinutesOfOtherOrder, ::testing::ValuesIn(kFamilies), name_of);

}  // namespace
}  // namespace frisaet::test
