#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAreArray;

/// One short paper in the manner of a layout family, and what must be read from it. The letters are those of
/// the families in extractors/minutes/README.md.
struct Family {
  const char* name;
  const char* text;
  std::string meeting;  ///< body, day, type
  std::vector<std::string> items;
};

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

    Beslutning Tilbagesendes Teknisk Forvaltning med bemærkning, at byrådet i sit møde den 12. juni 2018 har vedtaget indstillingen.

    Resumé
    Den gamle bro er slidt.

    Indstilling
    Det indstilles:
    At 1) broen bygges.
    Sagens forløb
    04-06-2018 Magistraten
    Fremsendes til Vesterå Byråd med bemærkning, at Magistraten i mødet den 4. juni 2018 anbefaler, at byrådet tiltræder indstillingen.

    12-06-2018 Vesterå Byråd
    Tilbagesendes Teknisk Forvaltning med bemærkning, at byrådet i sit møde den 12. juni 2018 har vedtaget indstillingen.

    Bilag
)",
     "Vesterå Byråd 2018-06-12 -",
     {"- | Ny bro over åen | approved | Tilbagesendes Teknisk Forvaltning med bemærkning, at byrådet i sit "
      "møde den 12. juni 2018 har vedtaget indstillingen."}},
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
    {"APageBreakInsideARecommendation",
     "Byrådets møde den 1. juni 2021\n\nReferat\n\n9 Lokalplan\n\nIndstilling\n\nForvaltningen indstiller, "
     "at\n\n1. planen sendes i\n\f\nhøring i otte uger\n"
     "2. der holdes møde\n\nBeslutning\n\nGodkendt.\n",
     "Byrådet 2021-06-01 -",
     {"9 | Lokalplan | approved | Godkendt."}},
};

class MinutesFamily : public ::testing::TestWithParam<Family> {};

TEST_P(MinutesFamily, IsReadItemByItem) {
  const std::vector<Decision> decisions = decisions_of(GetParam().text);
  EXPECT_THAT(lines_of_paper(GetParam().text), ElementsAreArray(GetParam().items));
  ASSERT_FALSE(decisions.empty());
  const Decision& first = decisions.front();
  EXPECT_EQ(first.committee.value_or("-") + " " + (first.meeting_date ? to_iso(*first.meeting_date) : "-") +
                " " + (first.meeting_type ? std::string(to_string(*first.meeting_type)) : "-"),
            GetParam().meeting);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, MinutesFamily, ::testing::ValuesIn(kFamilies),
                         [](const auto& family) { return std::string(family.param.name); });

}  // namespace
}  // namespace frisaet::test
