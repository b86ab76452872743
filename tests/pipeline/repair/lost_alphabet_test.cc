#include <gmock/gmock.h>

#include <set>

#include "pipeline/repair/channel.h"
#include "pipeline/repair/words.h"
#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

using testing::Contains;
using testing::HasSubstr;

// A letter of our own, as a reader without æ, ø and å gives it.
const std::string kDamaged =
    "Til medlemmerne af Teknisk Udvalg\n\n"
    "Forvaltningen har gennemgaet de veje, som borgerne har sggt om at fa lukket for tung trafik. Der er\n"
    "indkommet syv ansggninger, og de fordeler sig pa hele kommunen. Udvalget skal nu tage stilling til,\n"
    "hvilke veje der bgr undersgges neermere, og hvornar det kan ske. Der er afsat midler til tre\n"
    "undersggelser i ar, og resten ma vente til naeste ar. Vi gar ud fra, at alle far et svar fgr jul.\n";
const std::string kMeant =
    "Til medlemmerne af Teknisk Udvalg\n\n"
    "Forvaltningen har gennemgået de veje, som borgerne har søgt om at få lukket for tung trafik. Der er\n"
    "indkommet syv ansøgninger, og de fordeler sig på hele kommunen. Udvalget skal nu tage stilling til,\n"
    "hvilke veje der bør undersøges nærmere, og hvornår det kan ske. Der er afsat midler til tre\n"
    "undersøgelser i år, og resten må vente til næste år. Vi går ud fra, at alle får et svar før jul.\n";

std::string damaged_with(const std::string& line) {
  return repaired(kDamaged + line + "\n").substr(kMeant.size());
}

TEST(LostAlphabet, AWholeLetterIsRestored) {
  EXPECT_EQ(repaired(kDamaged), kMeant);
}

TEST(LostAlphabet, HealthyTextStaysByteForByte) {
  EXPECT_EQ(repaired(kMeant), kMeant);
  const std::string tricky =
      kMeant + "Far sagde, at modet svigtede, da loftet blev malet. Ar og sar er ikke år og sår. Omrade.\n";
  EXPECT_EQ(repaired(tricky), tricky);
}

TEST(LostAlphabet, FewLettersTellNothing) {
  for (const std::string text : {"pa omradet", "Velfeerd for alle"}) EXPECT_EQ(repaired(text), text);
}

TEST(LostAlphabet, OtherLanguagesAreLeftAlone) {
  for (const std::string text : {"The committee met in order to discuss the use of the land for the coming "
                                 "year. For the most part the members were content, and "
                                 "the made changes are listed below. None of the far reaching plans for the "
                                 "sale were adopted, as the mode of financing was unclear.",
                                 "Der Ausschuss hat die Vorlage beraten und mit den Stimmen aller Mitglieder "
                                 "angenommen. Die Verwaltung wird gebeten, das Ergebnis "
                                 "der Umfrage bis zum Ende des Jahres vorzulegen und die Kosten der Planung "
                                 "zu nennen, damit im Haushalt Mittel bereit stehen."}) {
    EXPECT_EQ(repaired(text), text);
  }
}

TEST(LostAlphabet, DanishWithoutDamageIsLeftAloneThoughItLacksTheLetters) {
  // Danish that happens to have no æ, ø, å; every word is right.
  const std::string text =
      "Vi har set planen for kvarteret og finder den god. Den tager hensyn til beboerne og til dem, der "
      "kommer udefra. "
      "Derfor anbefaler vi, at planen bliver til virkelighed, og at arbejdet starter med det samme. Vejen "
      "bliver smal, "
      "men der kommer et fortov i begge sider, og bilerne kan stadig komme frem til butikken og kirken.";
  EXPECT_EQ(repaired(text), text);
}

TEST(LostAlphabet, AddressesNumbersAndAbbreviationsAreNeverTouched) {
  for (const std::string kept :
       {"www.omrade.dk/pa-gaden", "naeste@gade.dk", "https://soeg.dk/fa?sa=1", "25-2022-4711a", "kr. 1.200",
        "J.nr. 00.01.00-A00-3-22", "(A)", "FN", "bl.a.", "KMD", "iOS", "§ 4"}) {
    EXPECT_THAT(damaged_with("Se " + kept + " her."), HasSubstr(kept)) << kept;
  }
}

TEST(LostAlphabet, ADamagedAddressIsSuggestedAndNeverMadeUp) {
  const std::vector<RepairedText> pages =
      repair_pages(text_pages({kDamaged + "Skriv til [fk@havnbjerg.dk i dag.\n"}));
  EXPECT_THAT(pages[0].text, HasSubstr("Skriv til [fk@havnbjerg.dk i dag."));
  const auto suggested = std::find_if(pages[0].repairs.begin(), pages[0].repairs.end(),
                                      [](const Repair& r) { return r.rule == "damaged_address"; });
  ASSERT_NE(suggested, pages[0].repairs.end());
  EXPECT_EQ(suggested->status, Repair::Status::kSuggested);
  EXPECT_EQ(suggested->before, "[fk@havnbjerg.dk");
  EXPECT_EQ(suggested->after, "lfk@havnbjerg.dk");
}

TEST(LostAlphabet, LettersThatBecameReplacementCharactersAreRestored) {
  std::string text;
  for (std::size_t at = 0; at < kMeant.size();) {
    const std::size_t size = decode_utf8(kMeant, at).size;
    text += size > 1 ? "\uFFFD" : kMeant.substr(at, size);
    at += size;
  }
  EXPECT_EQ(repaired(text), kMeant);
}

TEST(LostAlphabet, NamesThatAreKnownStay) {
  for (const std::string name :
       {"Malene", "Hansen", "Vangsaa", "Aagaard", "Anders", "Odder", "Skive", "Greve"}) {
    EXPECT_THAT(damaged_with("Det siger formand for gruppen " + name + " i dag."),
                HasSubstr(" " + name + " "))
        << name;
  }
}

TEST(LostAlphabet, NamesThatLostTheirLettersGetThemBack) {
  EXPECT_THAT(damaged_with("Brevet er fra Jorgen Sgrensen og Bjgrn Kjeer."),
              HasSubstr("Jørgen Sørensen og Bjørn Kjær"));
}

TEST(LostAlphabet, NamesThatNoListHasLoseWhatNoNameHas) {
  EXPECT_THAT(damaged_with("Brevet er fra Lzrkelund og Vrims@ til Gullbzk."),
              HasSubstr("Lærkelund og Vrimsø til Gullbæk"));
  EXPECT_THAT(damaged_with("Brevet er fra Lutzbak, Zimmer og Suzwan."),
              HasSubstr("Lutzbak, Zimmer og Suzwan"));
}

TEST(LostAlphabet, CapitalsAreKept) {
  EXPECT_THAT(damaged_with("Omradet er stort. OMRADET ER STORT."),
              HasSubstr("Området er stort. OMRÅDET ER STORT."));
}

TEST(LostAlphabet, ReadersWriteASignForACapital) {
  EXPECT_THAT(damaged_with("@konomiudvalget har mgde. Vi @nsker svar. Ulla By (@) stemte imod."),
              HasSubstr("Økonomiudvalget har møde. Vi ønsker svar. Ulla By (Ø) stemte imod."));
}

TEST(LostAlphabet, ABarIsACapitalIInATextAndNotInATable) {
  EXPECT_THAT(damaged_with("| linket kan | se mere.\nNavn | Parti | 7"),
              HasSubstr("I linket kan I se mere.\nNavn | Parti | 7"));
}

TEST(LostAlphabet, NeighboursDecideBetweenRealWords) {
  EXPECT_THAT(damaged_with("Der holdes et made i maj. Det sker pa en ny made."),
              HasSubstr("et møde i maj. Det sker på en ny måde."));
}

TEST(LostAlphabet, TheTypefaceOfTheDocumentIsLearned) {
  // `ø` is read as g all through, so the o of `for` is no ø though `end for` might be `end før`.
  const std::vector<RepairedText> pages = repair_pages(text_pages({kDamaged}));
  EXPECT_THAT(pages[0].text, HasSubstr("lukket for tung"));
}

TEST(LostAlphabet, FindingsCarryScoreAndAlternatives) {
  const std::vector<RepairedText> pages = repair_pages(text_pages({kDamaged}));
  bool found = false;
  for (const Repair& repair : pages[0].repairs) {
    if (repair.before != "sggt") continue;
    found = true;
    EXPECT_EQ(repair.rule, "lost_alphabet");
    EXPECT_EQ(repair.after, "søgt");
    EXPECT_GT(repair.score, 0.9);
    EXPECT_EQ(repair.raw.of(kDamaged), "sggt");
  }
  EXPECT_TRUE(found);
}

TEST(LostAlphabet, AlternativesAreEachAnotherWord) {
  const std::vector<RepairedText> pages = repair_pages(text_pages({kDamaged + "Det siger Per Fa i dag.\n"}));
  for (const Repair& repair : pages[0].repairs) {
    const std::set<std::string> different(repair.alternatives.begin(), repair.alternatives.end());
    EXPECT_EQ(different.size(), repair.alternatives.size()) << repair.before;
    EXPECT_EQ(different.count(repair.after), 0U) << repair.before;
  }
}

TEST(LostAlphabet, ACapitalInsideASentenceIsANameAndNeverSure) {
  for (const std::string name : {"Malby", "Fa", "Sggad"}) {
    for (const Repair& repair :
         repair_pages(text_pages({kDamaged + "Det siger Per " + name + " i dag.\n"}))[0].repairs) {
      if (repair.before == name) {
        EXPECT_LE(repair.score, 0.9) << name << " " << repair.after;
      }
    }
  }
  EXPECT_THAT(damaged_with("Det siger Per Sgrensen i dag."), HasSubstr("Per Sørensen"));
}

TEST(LostAlphabet, ANameThatNoListHasIsARuleOfItsOwn) {
  std::size_t unlisted = 0;
  for (const std::string name : {"Sgrensen", "Malby", "Fa", "Sggad"}) {
    for (const Repair& repair :
         repair_pages(text_pages({kDamaged + "Det siger Per " + name + " i dag.\n"}))[0].repairs) {
      if (repair.before != name) continue;
      if (name == "Sgrensen") {
        EXPECT_EQ(repair.rule, "lost_alphabet");
      }
      if (repair.rule == "unlisted_name") {
        ++unlisted;
        EXPECT_LE(repair.score, 0.7) << name;
      }
    }
  }
  EXPECT_GT(unlisted, 0U);
}

TEST(LostAlphabet, WhatWasChangedIsNoLongerSuggested) {
  RawPage page = text_pages({kDamaged + "Det fremgar af $ 17 i teksten, og mgdet varer 1% ar.\n"})[0];
  const RepairedText result = repair_pages({page})[0];
  std::set<std::pair<Span, std::string>> seen;
  for (const Repair& suggested : result.repairs) {
    if (suggested.status != Repair::Status::kSuggested) continue;
    EXPECT_TRUE(seen.emplace(suggested.raw, suggested.rule + suggested.after).second) << suggested.before;
    for (const Repair& applied : result.repairs) {
      const bool changed = applied.status == Repair::Status::kApplied && applied.rule != "line_hyphen";
      EXPECT_FALSE(changed && applied.raw.contains(suggested.raw)) << suggested.before;
    }
  }
  EXPECT_FALSE(seen.empty());
}

TEST(LostAlphabet, OnlyTheDamagedPagesOfADocumentAreRepaired) {
  const std::string healthy = "Bilag\n" + kMeant + "Vi omtaler her ordet omradet, som det stod.\n";
  const std::vector<RepairedText> pages = repair_pages(text_pages({healthy, kDamaged}));
  EXPECT_EQ(pages[0].text, healthy);
  EXPECT_EQ(pages[1].text, kMeant);
}

TEST(LostAlphabet, AFontThatLostItsLettersIsRepairedAlone) {
  // A typed page with a hidden layer under its picture: two fonts, and only one of them lacks the letters.
  const std::string healthy = "Bilag til mødet på Ærø\n" + kMeant + "Det gamle ord omrade bøjes så.\n";
  RawPage page = text_pages({healthy + kDamaged})[0];
  page.fonts = {{"Arial", false}, {"Times", false}};
  for (std::size_t at = 0; at < page.text.size();) {
    const std::size_t end = std::min(page.text.find_first_of(" \n", at), page.text.size());
    if (end > at) {
      Word word;
      word.span = {at, end};
      word.font = at < healthy.size() ? 0 : 1;
      page.words.push_back(word);
    }
    at = end + 1;
  }
  EXPECT_EQ(repair_pages({page})[0].text, healthy + kMeant);
  for (Word& word : page.words) word.font = 0;
  EXPECT_EQ(repair_pages({page})[0].text, healthy + kDamaged) << "a page of one font is told by the page";
}

TEST(LostAlphabet, WordsDividedAtLineEndsAreRepairedAsOne) {
  EXPECT_THAT(damaged_with("De fik en tilla-\ndelse til at veere pa omra-\ndet i maj."),
              HasSubstr("være på området\ni maj"));
}

// ---- which damage it is
// -------------------------------------------------------------------------------------------

TEST(Channel, CountsDanishLetters) {
  const repairing::LetterCount count = repairing::count_letters("Æble på ø, 7 é ÷ \uFFFD");
  EXPECT_EQ(count.letters, 8U);
  EXPECT_EQ(count.danish, 3U);
  EXPECT_EQ(count.replacements, 1U);
}

TEST(Channel, KnowsDanishBySmallWords) {
  EXPECT_TRUE(repairing::reads_as_danish("vi har et hus og en have som ligger ved en vej"));
  EXPECT_FALSE(repairing::reads_as_danish("the house and the garden are next to a road for all of us"));
  EXPECT_FALSE(repairing::reads_as_danish("Anna Hansen Peter Jensen Ole Madsen Ida Holm"));
}

TEST(Words, LeaveOutWhatMayNeverBeTouched) {
  std::vector<std::string> seen;
  const std::string text =
      "Ja, skriv til ab@c.dk el. www.x.dk/ord om 12/3 KMD-sager bl.a. i A4 og bAde-og (p&)";
  for (const auto& word : repairing::words_of(text)) seen.emplace_back(word.span.of(text));
  EXPECT_THAT(
      seen, testing::ElementsAre("Ja", "skriv", "til", "el", "om", "sager", "A4", "og", "bAde", "og", "p&"));
}

}  // namespace
}  // namespace frisaet
