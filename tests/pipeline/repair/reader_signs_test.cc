// Signs that readers of pictures cannot write, and what must not be taken for them.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

using testing::HasSubstr;

std::vector<RepairedText> read_from_picture(const std::string& text) {
  std::vector<RawPage> pages = text_pages({text});
  pages[0].origin = PageOrigin::kOcr;
  return repair_pages(pages);
}

struct Case {
  std::string raw;
  std::string meant;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(read_from_picture(c.raw)[0].text, c.meant);
}

void expect_untouched(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) EXPECT_EQ(read_from_picture(text)[0].text, text);
}

TEST(SectionSign, IsProvedByWhatStandsAround) {
  expect_all(
      {{"Efter forvaltningslovens 8 17, stk. 2, jf. 8 4.", "Efter forvaltningslovens § 17, stk. 2, jf. § 4."},
       {"Sagen afgøres efter $ 12, stk. 3, i loven.", "Sagen afgøres efter § 12, stk. 3, i loven."},
       {"i medfør S 5 i loven, se & 7, stk. 1", "i medfør § 5 i loven, se § 7, stk. 1"}});
}

TEST(SectionSign, HeadsOfParagraphsProveEachOther) {
  expect_all({{"8 6. Huset skal være tørt.\nStk. 2. Der skal være lys.\n\n8 7. Gulvet skal være fast.",
               "§ 6. Huset skal være tørt.\nStk. 2. Der skal være lys.\n\n§ 7. Gulvet skal være fast."},
              {"§ 3. Loven gælder alle.\n\nS 4. Reglerne fastsættes.\n",
               "§ 3. Loven gælder alle.\n\n§ 4. Reglerne fastsættes.\n"}});
}

TEST(SectionSign, NumbersLinesAndMoneyStay) {
  expect_untouched({"8 17 25 33", "Vi sendte 8 12 gange", "8 6. Huset er tørt.",
                    "8 6. Huset er tørt.\n8 7. Gulvet er fast.",
                    "Stk. 2. Tal\n8 6. huset er tørt.\n8 7. gulvet er fast.", "Tog S 12 kører til Hillerød",
                    "Prisen er $ 17 pr. stk. i butikken", "3 5 8",
                    // Price lists and school tables count too.
                    "3 12 stk. 40 kr.", "5 20 stk. 75", "8 10 stk. 450", "8 10, stk. 2", "$ 12, stk. 40 kr.",
                    "Lovens 5 12 stk. 40 kr.", "5 6. Klasse\n5 7. Klasse\n3 8. Klasse\n8 9. Klasse",
                    "Stk. 2. Pris\n5 6. Klasse\n5 7. Klasse", "§ 5. Klasse\n5 6. Klasse\n5 7. Klasse"});
}

TEST(SectionSign, ALoneDollarIsSuggested) {
  const std::vector<RepairedText> pages = read_from_picture("Det fremgår af $ 17 i teksten");
  ASSERT_EQ(pages[0].repairs.size(), 1U);
  EXPECT_EQ(pages[0].repairs[0].status, Repair::Status::kSuggested);
  EXPECT_EQ(pages[0].repairs[0].after, "§");
}

TEST(ReaderSigns, DashesAndHalves) {
  expect_all({{"Der er åbent kl. 10—12 — ring til os, og vi svarer.",
               "Der er åbent kl. 10–12 – ring til os, og vi svarer."},
              {"mødet varer 1% time, og i % stilling", "mødet varer 1½ time, og i ½ stilling"},
              {"renten er 2% %", "renten er 2½ %"},
              {"2—3 dl fløde, hakkede løg", "2–3 dl fløde, hakkede løg"}});
  expect_untouched({"renten er 2 % om året", "5% af alle", "de fik 12% mere", "ord—ord",
                    "Death — the end of 10—12 days is what the letter tells of", "en 80 % stilling",
                    "en 50% stilling", "37% stilling", "en 5% stilling", "renten steg 3 % år for år",
                    "10 % måned", "3% år", "80,5 % time", "Løn i % måned"});
}

TEST(ReaderSigns, PartiesThatVotedAreLetters) {
  expect_all(
      {{"For stemte:\n\n4 (0+T+V)\nImod stemte:\n2(A+0)", "For stemte:\n\n4 (O+T+V)\nImod stemte:\n2 (A+O)"},
       {"For:\n4 (A)\nImod:\n1(€)\n", "For:\n4 (A)\nImod:\n1 (C)\n"},
       {"For:\n4 (A)\nImod:\n1 (0)\n", "For:\n4 (A)\nImod:\n1 (O)\n"},
       {"For:\n11(Æ)\n", "For:\n11 (Æ)\n"},
       {"Faldet.\nAd1\nFor stemte:\n2 (C)", "Faldet.\nAd 1\nFor stemte:\n2 (C)"}});
}

TEST(ReaderSigns, FiguresInBracketsAreNoParties) {
  expect_untouched({"Pris\n10 (€)", "For:\n4 (0+2)", "Udvalget (0+T) mødes\n", "For:\n4 (A) og 1 (€)\n",
                    "For:\n3 (0+t+v)\n", "For:\n3 (T+)\n", "For:\n3 ()\n", "For:\n2 (0)\n",
                    // A note's mark, and how many there were last year.
                    "Tabel\n2 (A)\n3 (0)\n40 (€)\n", "For:\n2 (A)\nAntal klager\n3 (0)\n", "4 (0+T)\n",
                    "Bilag\nAd1\nNotat", "Ad1 er en tavle\n", "Ad123\nFor:\n"});
}

TEST(ReaderSigns, UnitsAreSuggestedOnly) {
  for (const auto& [text, sign] : std::vector<std::pair<std::string, std::string>>{
           {"arealet er 120 m? og mere", "²"}, {"det er 21 ?C i dag", "°"}, {"det er 21 ”C.", "°"}}) {
    const std::vector<RepairedText> pages = read_from_picture(text);
    EXPECT_EQ(pages[0].text, text);
    ASSERT_EQ(pages[0].repairs.size(), 1U) << text;
    EXPECT_EQ(pages[0].repairs[0].after, sign);
  }
  expect_untouched({"Er der 120 m? Nej.", "Eleverne er 7 \"C, 8 \"B og 9 \"C."});
}

TEST(ReaderSigns, BulletsComeInLists) {
  expect_all({{"e Det første\ne Det andet\n", "• Det første\n• Det andet\n"},
              {"+ Nyt\n\n+ Gammelt\n+ Lånt", "• Nyt\n\n• Gammelt\n• Lånt"}});
  expect_untouched({"e Det første\nOg det andet\n", "d Det ene\ne Det andet\n", "+ 5\n+ 7\n", "* Et\n* To\n",
                    "- Et\n- To\n", "+ God placering\n+ Nyt tag\n+ Have\n- Trafik\n",
                    "© Havnby Kommune\n© Fotografen\n"});
}

TEST(ReaderSigns, ASpeckBetweenTwoWordsIsABlank) {
  expect_all({{"De kører.ikke i morgen", "De kører ikke i morgen"},
              {"Hun skal.hente den", "Hun skal hente den"},
              {"hest.og vogn", "hest og vogn"},
              {"og huset.med haven", "og huset med haven"}});
  expect_untouched({"bl.a. og f.eks. til", "se skole.dk og havn.com", "Slut.Nu begynder", "fil.txt", "m.fl.",
                    "kl.12", "d.d.", "fornavn.efternavn", "person.navn", "region.se", "by.gl", "inkl.moms",
                    "maks.antal", "tlf.nr", "vedr.sag", "inkl.den", "vedr.det"});
}

TEST(ReaderSigns, NamesWithUmlautsAreSuggestedOnly) {
  // Gunther is a name as it stands.
  const std::string text = "Hans Gunther, Liibeck og Krugers hus. Muslim og Kone bor i Kolding.";
  const std::vector<RepairedText> pages = read_from_picture(text);
  EXPECT_EQ(pages[0].text, text);
  std::vector<std::string> suggested;
  for (const Repair& repair : pages[0].repairs) suggested.push_back(repair.rule + " " + repair.after);
  EXPECT_THAT(suggested, testing::ElementsAre("umlaut Lübeck", "umlaut Krüger"));
}

TEST(ReaderSigns, StayInTextThatWasNotReadFromAPicture) {
  for (const std::string text :
       {"efter lovens 8 17, stk. 2", "kl. 10—12 — ring", "e Et\ne To\n", "kører.ikke", "1% time"})
    EXPECT_EQ(repaired(text), text);
}

/// Long enough to tell what it lacks, and without a word that has æ, ø or å.
const std::string kWithoutDanishLetters =
    "Hej Mads. Det er blevet aftalt, at Pia er ansat fra maj, og at Ole har et kontor i Vejle til den 1. "
    "juni. De kan "
    "komme forbi og hente en computer til Pia. Bestillingen er klar, og den er med i prisen. ";

TEST(ReaderSigns, DanishThatHappensToHaveNoDanishLettersWasTyped) {
  for (const std::string typed : {"Fordele:\ne Billig drift\ne God plads\n",
                                  "Se paa den i naeste uge, naar I faar tid, for vi gaar nu. 1% time\n"}) {
    EXPECT_EQ(repaired(kWithoutDanishLetters + typed).find("•"), std::string::npos);
    EXPECT_EQ(repaired(kWithoutDanishLetters + typed).find("½"), std::string::npos);
  }
  EXPECT_THAT(
      repaired(kWithoutDanishLetters + "Magdet varer 1% time, og medarbejdeme f5r forzring pi omridet."),
      HasSubstr("1½ time"));
}

TEST(ReaderSigns, AHiddenLayerWasReadFromAPicture) {
  std::vector<RawPage> pages = text_pages({"Efter lovens 8 17, stk. 2"});
  pages[0].fonts = {{"GlyphLessFont", false}};
  EXPECT_EQ(repair_pages(pages)[0].text, "Efter lovens § 17, stk. 2");
}

TEST(DamagedAddresses, TheHostElsewhereProvesTheSign) {
  expect_all({{"Se www.havnby.dk og skriv til per.olsenæhavnby.dk i dag",
               "Se www.havnby.dk og skriv til per.olsen@havnby.dk i dag"},
              {"kontor@havnby.dk eller per.olsen& havnby.dk.", "kontor@havnby.dk eller per.olsen@havnby.dk."},
              {"Mail: postGhavnby.dk, www.havnby.dk", "Mail: post@havnby.dk, www.havnby.dk"}});
}

TEST(DamagedAddresses, WithoutProofTheyAreSuggested) {
  for (const std::string text : {"Skriv til per.olsenæhavnby.dk i dag", "Mail: postGhavnby.dk"}) {
    const std::vector<RepairedText> pages = read_from_picture(text);
    EXPECT_EQ(pages[0].text, text);
    ASSERT_EQ(pages[0].repairs.size(), 1U);
    EXPECT_EQ(pages[0].repairs[0].rule, "damaged_address");
    EXPECT_EQ(pages[0].repairs[0].status, Repair::Status::kSuggested);
  }
}

TEST(DamagedAddresses, WebPagesAndWordsStay) {
  expect_untouched({"www.æblehaven.dk er åben", "Se kræft.dk og færdsel.dk", "Hansen & Søn",
                    "post@havnby.dk og www.havnby.dk", "Mail: www.kræft.dk", "mail: landsbyæblet.dk"});
  // Words before a host that is proved elsewhere.
  const std::string proof = "Skriv til kontor@borger.dk og se www.bog.dk. ";
  for (const std::string text : {"TILMELDING borger.dk", "TILMELDINGborger.dk", "SELVBETJENING borger.dk",
                                 "lavet af træ borger.dk", "DIALOG bog.dk", "Hansen& bog.dk", "post& bog.dk"})
    EXPECT_EQ(read_from_picture(proof + text)[0].text, proof + text);
}

/// A page of which each word was read by two models.
RawPage page_read_twice(const std::string& text, const std::vector<std::string>& others) {
  RawPage page;
  page.number = 1;
  page.origin = PageOrigin::kOcr;
  page.text = text;
  std::size_t at = 0;
  for (const std::string& other : others) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    page.words.push_back({{at, end}, {}, 0.8, 0, -1, other});
    at = end + 1;
  }
  return page;
}

TEST(SecondReading, WhatTheOtherModelReadIsSuggestedInTheOrderOfTheText) {
  const std::vector<RepairedText> pages = repair_pages(
      {page_read_twice("Kontakt Miller i rådhusets reception", {"", "Müller", "", "rådhusets."})});
  EXPECT_EQ(pages[0].text, "Kontakt Miller i rådhusets reception");
  std::vector<std::string> suggested;
  for (const Repair& repair : pages[0].repairs)
    if (repair.rule == "second_reading") suggested.push_back(repair.before + ">" + repair.after);
  EXPECT_THAT(suggested, testing::ElementsAre("Miller>Müller", "rådhusets>rådhusets."));
  EXPECT_TRUE(std::is_sorted(pages[0].repairs.begin(), pages[0].repairs.end(),
                             [](const Repair& a, const Repair& b) { return a.raw < b.raw; }));
  EXPECT_NEAR(pages[0].repairs[0].score, 0.2, 1e-9);
}

TEST(SecondReading, OfAWordThatWasMendedIsNoSuggestion) {
  const std::vector<RepairedText> pages =
      repair_pages({page_read_twice("Sagen afgøres efter forvaltningslovens $ 17", {"", "", "", "", "S"})});
  EXPECT_EQ(pages[0].text, "Sagen afgøres efter forvaltningslovens § 17");
  for (const Repair& repair : pages[0].repairs) EXPECT_NE(repair.rule, "second_reading");
}

}  // namespace
}  // namespace frisaet
