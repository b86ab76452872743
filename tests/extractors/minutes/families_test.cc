// Families A to H: a number or a case number before each item, the decision below its heading.
#include "tests/extractors/minutes/family.h"

namespace frisaet::test {
namespace {

const Family kFamilies[] = {
    {"A_NumberGluedToTitle",
     R"(Natur og byers møde den 07. februar 2023

Mødelokale 4 kl. 15.00

Referat

12Godkendelse af dagsorden

Beslutning

Godkendt.

13Beslutning om nye stier ved åen

Resume

Udvalget skal tage stilling til to stier.

Indstilling

Centerchefen for By indstiller til Natur og byer, at:

1. Den nordlige sti anlægges.
2. Den sydlige sti drøftes.

Beslutning

Indstillingspunkt 1: Godkendt.

Indstillingspunkt 2: Drøftet.

Fraværende:

Bente Lyngsø (F)

Sagsfremstilling

Forvaltningen anbefaler begge stier. Beslutning om drift kommer senere.

14Meddelelser

Beslutning

-
)",
     "Natur og byer 2023-02-07 -",
     {"12 | Godkendelse af dagsorden | approved | Godkendt.",
      "13 | Beslutning om nye stier ved åen | split | Indstillingspunkt 1: Godkendt. Indstillingspunkt 2: "
      "Drøftet. | absent: Bente Lyngsø (F)",
      "14 | Meddelelser | no_decision | -"}},
    {"A_AnEmptyLineAfterEveryLine",
     R"(Kultur og fritids møde den 3. maj 2021

Ekstraordinært møde - holdes i hallen kl. 9.00

Referat

7  Godkendelse af dagsorden

Beslutning

Godkendt.

8  Beslutning om tilskud til den nye hal og til klubbens

arbejde med børn

Indstilling

Administrationen indstiller, at Kultur og fritid over for Byrådet

anbefaler, at:

Give tilskud til hallen efter de regler, som udvalget har vedtaget for

idrætten.

1. 

Administrationen indstiller endvidere, at Byrådet beslutter, at:

Give tilskud til klubben, når regnskabet er 2.

godkendt.

Beslutning

Anbefales.

Fraværende:

Ole Vang (A)

Sagsfremstilling

Hallen er fra 1970.

9  Underskrifter

Beslutning

-
)",
     "Kultur og fritid 2021-05-03 extraordinary",
     {"7 | Godkendelse af dagsorden | approved | Godkendt.",
      "8 | Beslutning om tilskud til den nye hal og til klubbens arbejde med børn | recommended | Anbefales. "
      "| absent: Ole Vang (A)",
      "9 | Underskrifter | no_decision | -"}},
    {"B_LabelsWithTheValueOnTheNextLine",
     R"(Teknisk Udvalg - 08-03-2020

Referat
Dato:
Søndag, 8 marts, 2020 - 17:00
Hent som fil:
Punkt 1 Godkendelse af dagsorden

Beslutning

Godkendt.

Fraværende:

Ingen

Punkt 2 Kloakering af Birkelund

Resume

Området skal kloakeres.

Sagen afgøres af

Byrådet.

Indstilling

Center for Teknik indstiller, at planen godkendes.

Beslutning

Tiltrådt.

Fraværende:

Ane Holst (B)
)",
     "Teknisk Udvalg 2020-03-08 -",
     {"1 | Godkendelse af dagsorden | approved | Godkendt.",
      "2 | Kloakering af Birkelund | recommended | Tiltrådt. | absent: Ane Holst (B)"}},
    {"B_HeadingGluedToTheEndOfASentence",
     R"(Børneudvalget - 09-11-2021

Referat
Dato:
Tirsdag, 9 november, 2021 - 16:30
4. Besøg fra skolen

Resume

Eleverne er inviteret kl. 16.45.Sagsfremstilling

Rektor fortæller om byggeriet.Økonomi

Ingen.

Beslutning

Taget til orientering.

5. Lukket punkt
)",
     "Børneudvalget 2021-11-09 -",
     {"4 | Besøg fra skolen | noted | Taget til orientering.",
      "5 | Lukket punkt | no_decision | - | closed"}},
    {"C_ItemsBeginWithTheirCaseNumber",
     R"(Referat

mandag den 14. september 2020 kl. 16:00

Mødested Lokale 12
Udvalg Socialudvalget
Mødedeltagere Bodil Krag, Jens Uhre
Fraværende Ingen
Bemærkninger

Sagsid.: 20/1188
Resume
Rådet har skrevet til udvalget.
Indstilling
Chefen for Social indstiller til Socialudvalget,

1. at brevet tages til efterretning.
Beslutning i Socialudvalget den 14-09-2020
Socialudvalget tog brevet til efterretning.
Sagsfremstilling
Brevet er fra juni.
Sagsid.: 20/2044
Resume
Der er sat penge af.
Beslutning i Socialudvalget den 14-09-2020
Socialudvalget godkendte fordelingen.
)",
     "Socialudvalget 2020-09-14 -",
     {"- | - | noted | Socialudvalget tog brevet til efterretning.",
      "- | - | approved | Socialudvalget godkendte fordelingen."}},
    {"D_LabelsGluedToTheirValues",
     R"(Kulturudvalget - Referat - 2. juni 2022
MødestedRådssalen
Fraværende: Ingen
1. Valg af næstformand
IndstillingDet indstilles, at udvalget vælger en næstformand.
BeslutningSif Aagaard (Ø) blev valgt.
2. Regnskab for museet
BeslutningGodkendt.
)",
     "Kulturudvalget 2022-06-02 -",
     {"1 | Valg af næstformand | approved | Sif Aagaard (Ø) blev valgt.",
      "2 | Regnskab for museet | approved | Godkendt."}},
    {"E_ItemsEndWithToTheTop",
     R"(Byrådet - Referat

Dato: 28. august 2019
Lokale: Salen
Tidspunkt: Kl. 19:00

Indholdsfortegnelse1. Spørgetid
2. 1. behandling af budget 2020


1. Spørgetid

Resume

Sagsforløb: BY

Beslutning

Ingen.

Pia Vestergaard og Bo Lund var fraværende.

Til toppen

2. 1. behandling af budget 2020

Resume

Sagsforløb: ØK/BY

Beslutning

Oversendes til 2. behandling.

Pia Vestergaard og Bo Lund var fraværende.

Til toppen
)",
     "Byrådet 2019-08-28 -",
     {"1 | Spørgetid | no_decision | Ingen. | absent: Pia Vestergaard; Bo Lund",
      "2 | 1. behandling af budget 2020 | referred | Oversendes til 2. behandling. | absent: Pia "
      "Vestergaard; Bo Lund"}},
    {"F_TemplateWithEmptyHeadings",
     R"(UDVALG
Udvalget for Børn og Unge
MØDE
STED
Lokale 1
STARTTIDSPUNKT
24-06-2014 10:00:00
PUNKTER

1. Ny skolebus
1. Ny skolebus

Sagsfremstilling
Bussen er gammel.

Økonomi

Lovgrundlag

Indstilling
Forvaltningen indstiller, at bussen købes.

Beslutning
Godkendt med den tilføjelse, at bussen skal køre på el.

Bilag

2. Eventuelt

Sagsfremstilling

Beslutning
Intet at referere.
)",
     "Udvalget for Børn og Unge 2014-06-24 -",
     {"1 | Ny skolebus | amended | Godkendt med den tilføjelse, at bussen skal køre på el.",
      "2 | Eventuelt | no_decision | Intet at referere."}},
    {"G_CaseNumberAboveTheTitle",
     R"(Referat til mødet i Økonomiudvalget den 5. oktober 2020 kl. 14:00 i Mødelokale A

Åbne dagsordenspunkter

00.01.00-A00-9-20

41. Godkendelse af dagsorden

Forventet sagsgang

ØK

Beslutning

Godkendt.

Fraværende: Kim Rask (V), Ea Toft (F)

02.34.02-P19-88-20

42. Byggesag på Havnevej

Forventet sagsgang

TMU, ØK, BY

Indstilling

Direktøren for Teknik indstiller til Byrådet:

1. At planen godkendes

Teknik- og Miljøudvalget, 28. september 2020, pkt. 17:

Sagen udsat.

Fraværende: Per Mark (O)

Beslutning

Indstillingen tiltrådt.

Fraværende: Kim Rask (V)
)",
     "Økonomiudvalget 2020-10-05 -",
     {"41 | Godkendelse af dagsorden | approved | Godkendt. | absent: Kim Rask (V); Ea Toft (F)",
      "42 | Byggesag på Havnevej | recommended | Indstillingen tiltrådt. | absent: Kim Rask (V)"}},
    {"H_OneItemOnAPageWithBlankLines",
     "Kommunalbestyrelsen\n\n\nDen 27.10.2020 kl. 17:00 i salen\n\n\n306-2020-611\n\n\nÅbent\n\n\n7. Køb af "
     "skovareal\n\n\n"
     "Sagsfremstilling\n\n\nArealet er på tre hektar.\n\n\nBeslutning\n\n\nDer blev stemt. Forslaget blev "
     "ikke godkendt, idet 9 stemte imod.\n",
     "Kommunalbestyrelsen 2020-10-27 -",
     {"7 | Køb af skovareal | rejected | Der blev stemt. Forslaget blev ikke godkendt, idet 9 stemte imod."}},
};

class MinutesFamily : public ::testing::TestWithParam<Family> {};

TEST_P(MinutesFamily, IsReadItemByItem) {
  expect_read_item_by_item(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Catalogue, MinutesFamily, ::testing::ValuesIn(kFamilies), name_of);

}  // namespace
}  // namespace frisaet::test
