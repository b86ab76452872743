// What becomes of replies told in the shapes that offices use: answers apart from their questions, an answer
// that the next sentence takes back, the round after, and what was only asked or weighed.
#include "tests/extractors/declarations/letter.h"

namespace frisaet::test {
namespace {

using ::testing::SizeIs;

/// `1:aeldre 2:dagtilbud`, `open -:aeldre -:dagtilbud`, `none`, `back`; `?` where the paper gives no
/// declaration.
std::string said(const std::string& paper) {
  const Extraction extraction = extract(paper);
  if (extraction.records.empty()) return "?";
  const auto& value = std::get<Declaration>(extraction.records[0].value);
  const std::string wishes = listed(value.priorities);
  const std::string kind = value.withdraws       ? "back"
                           : value.none_of_areas ? "none"
                           : value.open_set      ? "open"
                                                 : "";
  return kind + (kind.empty() || wishes.empty() ? "" : " ") + wishes;
}

struct Reply {
  const char* sentences;
  const char* says;
  friend void PrintTo(const Reply& that, std::ostream* out) { *out << that.sentences; }
};

class ShapesOfReplies : public ::testing::TestWithParam<Reply> {};
TEST_P(ShapesOfReplies, SayWhatIsWantedNow) {
  EXPECT_EQ(said(council_letter(GetParam().sentences)), GetParam().says);
}

INSTANTIATE_TEST_SUITE_P(
    Weighed, ShapesOfReplies,
    ::testing::Values(
        Reply{"Byrådet har drøftet, om vi skulle søge på ældreområdet eller skoleområdet. Valget faldt på "
              "skoleområdet.",
              "1:folkeskole"},
        // What came of it stands in the same sentence.
        Reply{"Efter at have vurderet, om kommunen bør deltage på ældreområdet, har byrådet besluttet at "
              "søge på ældreområdet.",
              "1:aeldre"},
        Reply{"Byrådet har drøftet mellem hvilke områder vi skal vælge og ønsker dagtilbudsområdet.",
              "1:dagtilbud"},
        Reply{"Efter at have overvejet, om vi skal søge på ældreområdet, søger byrådet på skoleområdet.",
              "1:folkeskole"},
        Reply{"Byrådet har overvejet, om kommunen skal søge på ældreområdet og ønske skoleområdet som "
              "nummer to.",
              "?"},
        Reply{"Vi er blevet spurgt, om vi vil søge på ældreområdet og ønsker skoleområdet som nummer to.",
              "?"},
        Reply{"Vores ønske om ældreområdet blev ikke imødekommet. Til anden runde ønsker vi skoleområdet.",
              "1:folkeskole"},
        Reply{"Nyborg Kommune søger om skoleområdet. Ældreområdet er ikke prioriteret.", "1:folkeskole"},
        Reply{"I henhold til KL's henvendelse kan vi meddele, at kommunen prioriterer skoleområdet højest og "
              "dagtilbudsområdet næsthøjest. Ældreområdet er ikke prioriteret.",
              "1:folkeskole 2:dagtilbud"}));

INSTANTIATE_TEST_SUITE_P(
    Corrected, ShapesOfReplies,
    ::testing::Values(
        Reply{"Vi har den 1. juli 2022 ansøgt om dagtilbudsområdet. Denne ansøgning bortfalder. I stedet "
              "ansøges om ældreområdet.",
              "1:aeldre"},
        Reply{"Dette svar erstatter det, I fik den 1. juli 2022. Nyborg Kommune ønsker dagtilbudsområdet og "
              "ikke som tidligere meddelt skoleområdet.",
              "1:dagtilbud"},
        Reply{"Nyborg Kommune meldte sig den 1. juli 2022 til skoleområdet. Det må vi desværre fortryde. Vi "
              "beder jer tage os af listen igen.",
              "back"},
        Reply{"Byrådet ønsker ikke at fastholde ansøgningen af 1. juli 2022 om ældreområdet.", "back"},
        Reply{"Vi beder jer se bort fra vores brev af 1. juli 2022. Det rigtige svar er, at Nyborg Kommune "
              "ønsker "
              "dagtilbudsområdet. I udkastet stod skoleområdet først, men det blev ændret.",
              "1:dagtilbud"},
        Reply{"Vi har fået ny ledelse, så vores tilmelding til skoleområdet af 1. juli bedes slettet.",
              "back"},
        // Nobody can tell what is asked for instead; it is no withdrawal for all that.
        Reply{
            "Dette svar erstatter vores brev af 1. juli 2022. Det er så skoleområdet, det drejer sig om, og "
            "kun det.",
            "1:folkeskole"}));

INSTANTIATE_TEST_SUITE_P(
    InOrder, ShapesOfReplies,
    ::testing::Values(
        Reply{"Vi vil helst have ældreområdet. Kan det ikke blive det, så gerne dagtilbud, og til sidst "
              "folkeskolen.",
              "1:aeldre 2:dagtilbud 3:folkeskole"},
        Reply{"Ældreområdet står øverst på vores liste. Derefter kommer dagtilbudsområdet. Skoleområdet er "
              "nummer tre.",
              "1:aeldre 2:dagtilbud 3:folkeskole"},
        Reply{"Vi byder ind på jobområdet. Får vi det ikke, byder vi ind på folkeskolen.",
              "1:beskaeftigelse 2:folkeskole"},
        Reply{"Nyborg Kommune søger om beskæftigelsesområdet. I anden runde ønsker kommunen ældreområdet som "
              "1. "
              "prioritet og dagtilbudsområdet som 2. prioritet.",
              "1:beskaeftigelse 2:aeldre 3:dagtilbud"},
        Reply{"Nyborg Kommune søger beskæftigelsesområdet. Hvis kommunen ikke udpeges i første runde, går vi "
              "videre "
              "til anden runde med skoleområdet.",
              "1:beskaeftigelse 2:folkeskole"},
        Reply{"Byrådet har besluttet:\n\n* Nyborg Kommune søger om ældreområdet.\n* Er det optaget, søges "
              "der om "
              "skoleområdet.\n* Dagtilbud ønskes ikke.",
              "1:aeldre 2:folkeskole"},
        Reply{
            "Vi kan klare ét område. Det må gerne være skoleområdet, men det kan også være ældreområdet. KL "
            "bestemmer.",
            "open -:folkeskole -:aeldre"},
        // Neither a guess at who needs it nor an offer to talk is a wish.
        Reply{"Vi ønsker dagtilbudsområdet. Det kan også være ældreområdet, der har størst behov for hjælp, "
              "men det er ikke vores valg.",
              "1:dagtilbud"},
        Reply{"Vi ønsker dagtilbudsområdet. Vi kan stille op til et interview om skoleområdet.",
              "1:dagtilbud"},
        Reply{"Vi ønsker dagtilbudsområdet. Kommunen kan godt deltage i et møde om ældreområdet.",
              "1:dagtilbud"},
        Reply{"Nyborg Kommune kan godt deltage i et forsøg på ældreområdet.", "1:aeldre"}));

TEST(Withdrawal, NamesTheInterestThatWasTold) {
  const Declaration value =
      read(council_letter("Økonomiudvalget har den 1. august 2022 besluttet at tilbagekalde kommunens "
                          "interessetilkendegivelse af 3. "
                          "juli 2022, som gik på skoleområdet med ældreområdet som reserve."));
  EXPECT_TRUE(value.withdraws);
  EXPECT_EQ(value.replaces, "kommunens interessetilkendegivelse af 3. juli 2022");
}

TEST(Committee, OfTheHeadDecidesAsUdvalget) {
  const Declaration value = read(
      "Nyborg Kommune\nUdvalget for Kyst og Læring\n\n18. april 2023\n\nTil KL\n\nNyborg Kommunes "
      "svar\n\nUdvalget var samlet i forgårs, den 16. april 2023. Et flertal vedtog, at "
      "Nyborg Kommune søger om skoleområdet.\n\nMed venlig hilsen\nBo Holm\nFormand\n");
  EXPECT_EQ(value.status, DeclarationStatus::kCommittee);
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(iso(value.decided->date), "2023-04-16");
}

TEST(Reservation, IsWhatAnAnswerStandsOn) {
  for (const char* sentence :
       {"Der følger én betingelse med ansøgningen.",
        "Indmeldingen er først bindende, når økonomiudvalget har talt.",
        "Kommunalbestyrelsen fastholder udelukkende prioriteringen, såfremt køkkenerne bevares."})
    EXPECT_EQ(read(council_letter(kCouncilWish + sentence)).reservation, sentence);
}

TEST(Question, WhetherAnAnswerIsTakenBackTakesNoneBack) {
  const Declaration value = read(council_letter(
      "Vi er blevet spurgt, om Nyborg Kommune vil trække sin ansøgning tilbage. Det vil vi ikke. Kommunen "
      "fastholder sit ønske om ældreområdet."));
  EXPECT_FALSE(value.replaces);
  EXPECT_FALSE(value.withdraws);
  EXPECT_THAT(value.priorities, SizeIs(1));
}

TEST(Correction, NamesTheDayOfTheAnswerItPointsAt) {
  EXPECT_EQ(read(council_letter("Vi har den 1. juli 2022 ansøgt om dagtilbudsområdet. Denne ansøgning "
                                "bortfalder. I stedet ansøges om ældreområdet."))
                .replaces,
            "den 1. juli 2022 ansøgt");
  EXPECT_EQ(read(council_letter("Dette svar erstatter det, I fik den 1. juli 2022. Nyborg Kommune ønsker "
                                "dagtilbudsområdet."))
                .replaces,
            "det, I fik den 1. juli 2022");
}

TEST(Form, MayHaveItsAnswersBelowItsQuestions) {
  EXPECT_EQ(
      said("Spørgeskema fra KL\n\nSpørgsmål\n1 Hvilket område?\n2 Hvorfor?\n3 Andet område?\n4 "
           "Hvorfor?\n5 Kontakt?\n\nSvar fra Nyborg Kommune\n1 Dagtilbud\n2 Fordi vi er klar\n3 Ældre\n4 "
           "Fordi plejen er klar\n5 Bo Holm, direktør, bh@nyborg.dk\n"),
      "1:dagtilbud 2:aeldre");
}

TEST(Form, MayAskInItsOwnWords) {
  const std::string head =
      "Svar fra Nyborg Kommune\n\n1. Hvilket område ønsker kommunen at blive frisat på?\n";
  EXPECT_EQ(
      said(head + "Ældreområdet.\n2. Hvad er begrundelsen?\nVi mangler hænder.\n3. Hvad kunne I ellers tænke "
                  "jer?\nDagtilbud.\n4. Begrundelse?\nDe er klar.\n"),
      "1:aeldre 2:dagtilbud");
  EXPECT_EQ(said(head + "Folkeskolen\n2. Og hvis den er optaget?\nSå ældreområdet.\n"),
            "1:folkeskole 2:aeldre");
}

TEST(Form, MayBeAnsweredInsideTheMailThatAsks) {
  const std::string head =
      "Fra: Bo Holm <bh@nyborg.dk>\nSendt: 3. august 2022 10:12\nTil: Ida Kjær <ida@kl.dk>\nEmne: SV: "
      "Jeres ønske\n\nKære Ida\n\nSe svarene herunder.\n\nVenlig hilsen\nBo Holm\nNyborg Kommune\n\n"
      "Den 2. august 2022 kl. 9.00 skrev Ida Kjær:\n\n> Kære Bo\n>\n> Andre har valgt dagtilbudsområdet.\n";
  EXPECT_EQ(
      said(head +
           "> 1. Hvilket område ønsker kommunen?\nÆldreområdet\n> 2. Hvorfor?\nDe er klar.\n> 3. Er der "
           "et andet område, som kommunen kan acceptere?\nSkoleområdet\n>\n> Hilsen\n> Ida\n"),
      "1:aeldre 2:folkeskole");
  // In words of its own; and what it quotes last is no answer.
  EXPECT_EQ(
      said(head + "> Hvad kan I tænke jer?\nVi ønsker skoleområdet.\n> Med ældreområdet gik det godt.\n"),
      "1:folkeskole");
  // Nothing is answered: the rest of a quoted line is no answer either.
  EXPECT_EQ(said(head + "> Vi hører gerne, om I vil have\nældreområdet som 1. prioritet.\n> Hilsen Ida\n"),
            "?");
}

INSTANTIATE_TEST_SUITE_P(
    Behind, ShapesOfReplies,
    ::testing::Values(
        Reply{"Vi ønsker skoleområdet. Vælges vi ikke i denne runde, søger vi i anden runde om ældreområdet. "
              "Dagtilbudsområdet er vores reserve.",
              "1:folkeskole 2:aeldre 3:dagtilbud"},
        Reply{"Vi ønsker skoleområdet. Dagtilbudsområdet er vores reserve.", "1:folkeskole 2:dagtilbud"},
        Reply{"Kommunen søger om frisættelse på ældreområdet og som næste mulighed på folkeskoleområdet.",
              "1:aeldre 2:folkeskole"},
        Reply{"Runde | Område | Vil kommunen være med?\n--- | --- | ---\nForår | Skole | Ja\nEfterår | Ældre "
              "| Ja, men kun når vi ikke er iblandt dem i foråret\n\nVi skriver begge dele nu.",
              "1:folkeskole 2:aeldre"},
        Reply{"Byrådet har placeret områderne således:\n\nOmråde Plads Bemærkninger\n\nSkole 1 Lærerne er "
              "klar. De venter kun på loven.\n\nDagtilbud 2 Står lige med ældre\n\nÆldre 2 Står lige med "
              "dagtilbud",
              "1:folkeskole 2:dagtilbud 2:aeldre"}));

TEST(Form, NamesTheQuestionsItAnswersByNumber) {
  EXPECT_EQ(said("Nyborg Kommune\n\nSvar på spørgsmål 1: Skolen\nSvar til spm. nr. 3: Ældreområdet\n"),
            "1:folkeskole 2:aeldre");
}

TEST(Form, ThatTicksNoSecondAreaAsksForNone) {
  EXPECT_EQ(said("Svar fra Nyborg Kommune\n\n1. Hvilket område ønsker kommunen en aftale på?\nX Dagtilbud\n_ "
                 "Folkeskole\n_ Ældre\n\n2. Begrundelse:\nMindre papir.\n\n3. Er der et andet område, som "
                 "kommunen kan acceptere?\n_ Dagtilbud\n_ Folkeskole\n_ Ældre\n"),
            "1:dagtilbud");
}

}  // namespace
}  // namespace frisaet::test
