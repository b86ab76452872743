#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/page_layout.h"
#include "tests/pipeline/read/placed_print.h"

namespace frisaet {
namespace {

using samples::arranged;
using samples::print;
using samples::print_flush_right;

/// Prose that fills its column, line after line.
void print_prose(std::vector<PlacedWord>& words, double x, double y, int lines, const std::string& first) {
  for (int i = 0; i < lines; ++i) {
    print(words, x, y + 13.5 * i,
          (i == 0 ? first : "linje") + " " + std::to_string(i) + " om skoler og dagtilbud i kommunen");
  }
}

TEST(Arrange, SideBoxFollowsTheMainTextAndStandsBeforeTheFoot) {
  std::vector<PlacedWord> words;
  print_prose(words, 72, 100, 12, "Brevet");
  print(words, 440, 104, "Dato: 3. maj 2022", 8);
  print(words, 440, 115, "Sags ID: 4711", 8);
  print(words, 440, 126, "Direkte: 1234 5678", 8);
  print(words, 72, 810, "Side 1 af 2");
  const std::string text = arranged(words).text;
  EXPECT_THAT(text, testing::StartsWith("Brevet 0 om skoler og dagtilbud i kommunen\nlinje 1 "));
  EXPECT_THAT(text, testing::EndsWith(
                        "linje 11 om skoler og dagtilbud i kommunen\n\nDato: 3. maj 2022\nSags ID: 4711\n"
                        "Direkte: 1234 5678\n\nSide 1 af 2"));
}

TEST(Arrange, NarrowColumnOfLabelsStaysBesideItsRows) {
  std::vector<PlacedWord> words;
  double y = 100;
  for (const std::string label :
       {"Sag nr. 5", "Indstilling", "Byrådet", "Sag nr. 6", "Indstilling", "Byrådet"}) {
    print(words, 72, y, label);
    print_prose(words, 160, y, 2, label + ":");
    y += 2 * 13.5 + 9;
  }
  EXPECT_THAT(arranged(words).text,
              testing::StartsWith("Sag nr. 5 Sag nr. 5: 0 om skoler og dagtilbud i kommunen\nlinje 1 "));
}

TEST(Arrange, SmallPrintAtTheMarginThatMeetsTheLinesIsNoLabel) {
  std::vector<PlacedWord> words;
  for (int i = 0; i < 5; ++i) print(words, 40, 100 + 11 * i, "margin " + std::to_string(i), 8);
  print_prose(words, 160, 100, 12, "Brevet");
  EXPECT_THAT(arranged(words).text, testing::Not(testing::HasSubstr("margin 0 Brevet")));
}

TEST(Arrange, ColumnsOfProseAreReadOneAfterTheOther) {
  std::vector<PlacedWord> words;
  print(words, 72, 70, "En overskrift, der står hen over begge spalter på siden og fylder dem", 12);
  print_prose(words, 72, 100, 6, "venstre");
  print_prose(words, 320, 100, 6, "højre");
  const std::string text = arranged(words).text;
  EXPECT_LT(text.find("overskrift"), text.find("venstre 0"));
  EXPECT_LT(text.find("linje 5"), text.find("højre 0"));
}

/// Lines under one another, as far apart as those of a paragraph.
void print_lines(std::vector<PlacedWord>& words, double x, double y, const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) print(words, x, y + 13.5 * static_cast<double>(i), lines[i]);
}

const std::vector<std::string> kLeftLines = {"Byens børnehaver er samlet i fem distrikter,",
                                             "som hver har en leder og et forældreråd der",
                                             "mødes fire gange om året og vælger blandt"};
const std::vector<std::string> kRightLines = {"sig en formand, som taler for dem i udvalg",
                                              "og råd. Der er godt fremmøde til de fleste",
                                              "møder, og referater lægges på nettet."};

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

TEST(Arrange, ColumnsOfThreeLinesAreToldByTheSentenceThatGoesOnInTheSecond) {
  for (const double lower : {0.0, 13.5, 4.0}) {
    std::vector<PlacedWord> words;
    print_lines(words, 72, 100 + lower, kLeftLines);
    print_lines(words, 320, 100, kRightLines);
    EXPECT_EQ(arranged(words).text, joined(kLeftLines) + "\n\n" + joined(kRightLines)) << lower;
  }
  std::vector<PlacedWord> words;
  print_lines(words, 72, 100, kLeftLines);
  print_lines(words, 320, 100, {kRightLines[0], kRightLines[1]});
  EXPECT_THAT(arranged(words).text, testing::StartsWith(joined(kLeftLines) + "\n\n" + kRightLines[0]));
}

TEST(Arrange, ColumnsOfThreeFilledLinesWhoseSentencesGoOnAreReadOneAfterTheOther) {
  std::vector<PlacedWord> words;
  const std::vector<std::string> right = {"Referater lægges på nettet en uge efter, og",
                                          "de læses af ganske mange",
                                          "som ellers ikke ville høre om alle sagerne."};
  print_lines(words, 72, 100,
              {kLeftLines[0], kLeftLines[1], "mødes fire gange om året og vælger deres rod."});
  print_lines(words, 320, 100, right);
  EXPECT_THAT(arranged(words).text, testing::EndsWith(joined(right)));
}

TEST(Arrange, CellsOfAFewLinesAreNoColumns) {
  std::vector<PlacedWord> answers;  // two rows without edges, the cells of two lines each
  print_lines(answers, 72, 100,
              {"Hvor mange børnehaver har kommunen i alt i", "dette år, og hvor mange er selvejende",
               "Hvem skal svare på henvendelser om dem i"});
  print_lines(answers, 320, 100,
              {"Otte kommunale og tre selvejende i de fem", "største byer i alt, fordelt ud over øen",
               "Kontoret for dagtilbud, hvis adresse alle"});
  EXPECT_THAT(arranged(answers).text, testing::Not(testing::HasSubstr("alt i\ndette år")));
  std::vector<PlacedWord> list;  // rows of one line each
  print_lines(list, 72, 100,
              {"børnehaver i byen med udvidet åbningstid nu", "dagplejere i de mindre landsbyer", "klubber"});
  print_lines(list, 320, 100,
              {"ni børnehaver med i alt tre hundrede børn", "fyrre dagplejere", "tre klubber"});
  EXPECT_THAT(arranged(list).text, testing::HasSubstr("landsbyer fyrre dagplejere"));
}

TEST(Arrange, AFormBelowBothColumnsComesAfterThem) {
  std::vector<PlacedWord> words;
  print_prose(words, 72, 100, 7, "venstre");
  print_prose(words, 320, 100, 5, "højre");
  print(words, 72, 220, "Navn: Ane Borg");
  print(words, 72, 245, "Stilling: borgmester i Havnbjerg");
  EXPECT_THAT(arranged(words).text,
              testing::EndsWith("linje 4 om skoler og dagtilbud i kommunen\n\nNavn: Ane Borg\n"
                                "Stilling: borgmester i Havnbjerg"));
}

TEST(Arrange, AStretchedLineIsTheEndOfItsColumn) {
  std::vector<PlacedWord> words;
  print_prose(words, 72, 100, 5, "venstre");
  double x = 72;
  for (const std::string word : {"borgernes", "helhedsplan,", "hvor"}) {
    print(words, x, 167.5, word);
    x = words.back().upright.x1 + 30;
  }
  print_prose(words, 320, 100, 6, "højre");
  print(words, 72, 208, "Med venlig hilsen");
  EXPECT_THAT(arranged(words).text, testing::EndsWith("kommunen\n\nMed venlig hilsen"));
}

TEST(Arrange, ShortLinesBelowBothColumnsComeAfterThem) {
  std::vector<PlacedWord> words;
  print_prose(words, 72, 100, 6, "venstre");
  print_prose(words, 320, 100, 6, "højre");
  print(words, 72, 205, "Med venlig hilsen");
  print(words, 72, 232, "Ane Borg");
  print(words, 72, 245.5, "borgmester");
  EXPECT_THAT(arranged(words).text, testing::EndsWith("linje 5 om skoler og dagtilbud i kommunen\n\n"
                                                      "Med venlig hilsen\n\nAne Borg\nborgmester"));
}

TEST(Arrange, ALeftColumnThatIsLongerThanTheRightOneStaysWhole) {
  std::vector<PlacedWord> words;
  print_prose(words, 72, 100, 6, "venstre");
  print_prose(words, 72, 200, 6, "afsnit");
  print_prose(words, 320, 100, 6, "højre");
  const std::string text = arranged(words).text;
  EXPECT_LT(text.find("afsnit 0"), text.find("højre 0"));
}

TEST(Arrange, PointsOfAListAboveColumnsKeepTheirMarks) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Forvaltningen foreslår");
  print(words, 72, 130, "x)");
  print(words, 110, 130, "støtten gives hvert år,");
  print(words, 72, 152, "y)");
  print(words, 110, 152, "planen lægges frem.");
  print_prose(words, 72, 200, 6, "venstre");
  print_prose(words, 320, 200, 6, "højre");
  EXPECT_THAT(arranged(words).text,
              testing::HasSubstr("x) støtten gives hvert år,\n\ny) planen lægges frem."));
}

TEST(Arrange, AStretchedLineDoesNotBreakUpItsColumn) {
  std::vector<PlacedWord> words;
  print_prose(words, 72, 100, 4, "venstre");
  print_prose(words, 320, 100, 1, "højre");
  double x = 320;
  for (const std::string word : {"og", "derfor", "ønskes", "uvildig", "hjælp"}) {
    print(words, x, 113.5, word);
    x = words.back().upright.x1 + 16;
  }
  print(words, 320, 127, "til alle skoler og dagtilbud i kommunens byer");
  print(words, 320, 140.5, "og i landdistrikterne omkring dem i år");
  const std::string text = arranged(words).text;
  EXPECT_LT(text.find("linje 3"), text.find("højre 0"));
  EXPECT_THAT(text, testing::HasSubstr("og derfor ønskes uvildig hjælp"));
}

TEST(Arrange, DateAtTheRightOfTheFirstLineIsNoColumn) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Til kommunerne");
  print(words, 440, 100, "3. maj 2022");
  print_prose(words, 72, 130, 3, "Brevet");
  EXPECT_THAT(arranged(words).text, testing::StartsWith("Til kommunerne 3. maj 2022\n\nBrevet 0"));
}

TEST(Arrange, AHeadOverTheSideBoxIsNoPartOfIt) {
  std::vector<PlacedWord> words;
  print(words, 480, 30, "KL");
  print_prose(words, 72, 100, 12, "Brevet");
  print(words, 480, 105, "Dato 3.", 8);
  print(words, 480, 117, "Sag 17", 8);
  print(words, 480, 129, "Dok. 4", 8);
  EXPECT_TRUE(arranged(words).text.starts_with("KL\n\nBrevet"));
}

TEST(Arrange, SmallPrintBesideTheHeadOfALetterComesLast) {
  std::vector<PlacedWord> words;
  print(words, 72, 90, "Til Fonden");
  print(words, 72, 104, "Havnevej 4");
  print(words, 72, 130, "Svar på brevet");
  for (int line = 0; line < 6; ++line)
    print(words, 72, 190 + 14 * line,
          "Vi takker for brevet om skoler og dagtilbud i kommunen og sender hermed svaret på det");
  double y = 91;
  for (const char* line :
       {"Havnbjerg Kommune", "Jura og Sekretariat", "Torvet 1 og 3", "Sag nr. 4 fra 2024"}) {
    print(words, 420, y, line, 8);
    y += 12;
  }
  EXPECT_TRUE(arranged(words).text.ends_with("Torvet 1 og 3\nSag nr. 4 fra 2024"));
  for (PlacedWord& word : words) word.size = 10;
  EXPECT_FALSE(arranged(words).text.ends_with("Sag nr. 4 fra 2024")) << "as large as the text";
}

TEST(Arrange, AFewLinesOfSmallPrintInTheMarginAreNoPartOfTheText) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Til Fonden", 12);
  print(words, 72, 130, "Havnbjerg, den 3. maj", 12);
  for (int line = 0; line < 6; ++line)
    print(words, 72, 160 + 18 * line, "Vi takker for brevet om skoler", 12);
  print(words, 420, 80, "Sag 22/17", 8);
  print(words, 420, 90, "Dok. 4", 8);
  print(words, 420, 100, "Ref. bli", 8);
  EXPECT_TRUE(arranged(words).text.starts_with("Til Fonden\n"));
  EXPECT_TRUE(arranged(words).text.ends_with("Sag 22/17\nDok. 4\nRef. bli"));
  print(words, 300, 240, "men én linje når helt ud i margenen", 12);
  EXPECT_FALSE(arranged(words).text.ends_with("Ref. bli"));
}

TEST(Arrange, ReferencesSetFlushRightFollowTheAddressBesideThem) {
  std::vector<PlacedWord> words;
  print(words, 72, 80, "Havnbjerg Kommune");
  print(words, 72, 120, "Fonden");
  print(words, 72, 133, "Att.: Bo Lind");
  print_flush_right(words, 530, 120, "Dato: 3. maj 2022");
  print_flush_right(words, 530, 133, "Sagsnr.: 22/1704");
  print(words, 72, 170, "Svar på brevet");
  EXPECT_EQ(
      arranged(words).text,
      "Havnbjerg Kommune\n\nFonden\nAtt.: Bo Lind\n\nDato: 3. maj 2022\nSagsnr.: 22/1704\n\nSvar på brevet");
}

/// Three narrow columns of sentences that go on from line to line; `shift` = how much lower each column
/// begins.
std::vector<PlacedWord> newsletter(double shift) {
  const std::vector<std::vector<std::string>> columns = {
      {"Høringen om planen for", "skolen slutter til maj, og", "svar sendes til udvalget",
       "på adressen nedenfor,", "gerne som digital post"},
      {"Der holdes et møde om", "budgettet i salen, hvor", "alle kan komme og høre", "om de nye takster, som",
       "udvalget har foreslået"},
      {"Ældrerådet holder valg i", "november, og alle over", "tres år kan stemme, når",
       "de har fået kortet med", "posten i god tid inden"}};
  std::vector<PlacedWord> words;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (std::size_t i = 0; i < columns[c].size(); ++i)
      print(words, 60 + 170 * static_cast<double>(c),
            100 + shift * static_cast<double>(c) + 13.5 * static_cast<double>(i), columns[c][i]);
  }
  return words;
}

TEST(Arrange, ThreeColumnsOfANewsletterAreReadOneAfterTheOther) {
  for (const double shift : {0.0, 5.0}) {
    const std::string text = arranged(newsletter(shift)).text;
    EXPECT_THAT(text, testing::HasSubstr("på adressen nedenfor,\ngerne som digital post")) << shift;
    EXPECT_LT(text.find("gerne som digital"), text.find("Der holdes")) << shift;
    EXPECT_LT(text.find("udvalget har foreslået"), text.find("Ældrerådet")) << shift;
  }
}

TEST(Arrange, ThreeColumnsOfATableAreReadRowByRow) {
  std::vector<PlacedWord> words;
  for (int i = 0; i < 6; ++i) {
    const double y = 100 + 13.5 * i;
    print(words, 60, y, "Tirsdag den " + std::to_string(i + 2) + ". maj 2022");
    print(words, 230, y, "Byrådssalen på rådhuset");
    print(words, 400, y, "Åbent for alle borgere");
  }
  EXPECT_THAT(
      arranged(words).text,
      testing::StartsWith("Tirsdag den 2. maj 2022 Byrådssalen på rådhuset Åbent for alle borgere\n"));
}

TEST(Arrange, NumbersThatStandAFewPointsOffTheirPointsAreReadBeforeThem) {
  for (const double off : {-5.0, 3.0, 5.0, 7.0}) {
    std::vector<PlacedWord> words;
    print(words, 72, 80, "Udvalget indstiller til byrådet");
    for (int i = 0; i < 3; ++i) {
      const double y = 110 + 45 * i;
      print(words, 110, y, "at kommunen indgår aftale nr " + std::to_string(i) + " om skolen, og");
      print(words, 110, y + 13.5, "at aftalen følges op hvert halve år");
      print(words, 80, y + off, std::to_string(i + 1) + ".");
    }
    print(words, 72, 260, "Mødet sluttede");
    const RawPage page = arranged(words);
    for (int i = 0; i < 3; ++i)
      EXPECT_THAT(page.text, testing::HasSubstr(std::to_string(i + 1) + ". at kommunen indgår aftale nr " +
                                                std::to_string(i) + " om skolen, og\nat aftalen"))
          << off;
    for (const Word& word : page.words) {
      if (word.span.of(page.text) == "1.") {
        EXPECT_EQ(word.box.y0, 110 + off);  // where it is printed
      }
    }
  }
}

TEST(Arrange, LoneMarksAndMarksBesideNothingStayWhereTheyStand) {
  std::vector<PlacedWord> words;
  print(words, 110, 100, "et afsnit om skolen");
  print(words, 110, 113.5, "på to linjer");
  print(words, 80, 106, "1.");
  EXPECT_EQ(arranged(words).text, "et afsnit om skolen\n1.\npå to linjer");
  std::vector<PlacedWord> far;  // numbers of something else
  print(far, 300, 100, "et afsnit om skolen");
  print(far, 300, 140, "et andet afsnit");
  print(far, 72, 108, "1.");
  print(far, 72, 148, "2.");
  EXPECT_THAT(arranged(far).text, testing::StartsWith("et afsnit om skolen\n"));
}

TEST(Arrange, LabelsThatWrapStayBesideTheirRows) {
  std::vector<PlacedWord> words;
  print(words, 72, 80, "Byrådet stemte om indstillingen fra udvalget med dette resultat:");
  double y = 110;
  for (const auto& [label, who] : std::vector<std::pair<std::string, std::string>>{
           {"for", "A (11), B (2), F (3) og et medlem uden for grupperne"},
           {"imod", "V (7), C (4)"},
           {"ikke", "O (2)"}}) {
    print(words, 80, y, "Stemte");
    print(words, 80, y + 13, label);
    print(words, 160, y, who);
    y += 34;
  }
  print(words, 72, 230, "Herefter var indstillingen godkendt, og mødet blev hævet.");
  EXPECT_THAT(arranged(words).text, testing::HasSubstr("Stemte imod V (7), C (4)\n"));
}

}  // namespace
}  // namespace frisaet
