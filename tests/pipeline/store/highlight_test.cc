#include "pipeline/store/highlight.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/text/utf8.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> marked(const std::string& query, const std::string& text,
                                QueryTerm::Field field = QueryTerm::Field::kBody) {
  Analyzer analyzer;
  std::vector<std::string> words;
  for (const Mark& mark : Highlighter(parse_query(query), analyzer).find(text, field)) {
    words.emplace_back(mark.span.of(text));
  }
  return words;
}

Snippet snippet_of(const std::string& query, const std::string& text, std::size_t width) {
  Analyzer analyzer;
  return make_snippet("body", text,
                      Highlighter(parse_query(query), analyzer).find(text, QueryTerm::Field::kBody), width);
}

std::vector<std::string> marks_of(const Snippet& snippet) {
  std::vector<std::string> words;
  for (const Span& mark : snippet.marks) words.emplace_back(mark.of(snippet.text));
  return words;
}

TEST(Highlighter, MarksThePrintedWord) {
  EXPECT_THAT(marked("børnehave", "Børnehaverne, børne\u00ADhaven og skolen"),
              ElementsAre("Børnehaverne", "børne\u00ADhaven"));
  EXPECT_THAT(marked("gården", "ga\u030Arden"), ElementsAre("ga\u030Arden"));
}

TEST(Highlighter, PartsOfCompoundsAreMarkedWhereTheIndexFindsThem) {
  EXPECT_THAT(marked("skole", "folkeskolen"), ElementsAre("folkeskolen"));
  EXPECT_THAT(marked("12/skole", "12 skoler, 12 folkeskoler"), ElementsAre("12", "skoler"));
}

TEST(Highlighter, PhraseMarksItsWordsInOrderOnly) {
  EXPECT_THAT(marked("\"nye takster\"", "takster nye takster, nye taksten"), ElementsAre("nye", "takster"));
}

TEST(Highlighter, BeginningMarksWholeWords) {
  EXPECT_THAT(marked("skole*", "Skoleområdet og folkeskolen"), ElementsAre("Skoleområdet"));
}

TEST(Highlighter, FieldTermsMarkInTheirFieldOnly) {
  EXPECT_THAT(marked("titel:budget", "budget", QueryTerm::Field::kBody), IsEmpty());
  EXPECT_THAT(marked("titel:budget", "budget", QueryTerm::Field::kTitle), ElementsAre("budget"));
}

TEST(Highlighter, ExcludedWordsAreNotMarked) {
  EXPECT_THAT(marked("hal -skole", "hal skole"), ElementsAre("hal"));
}

TEST(Highlighter, WordOfTwoTermsIsMarkedOnce) {
  EXPECT_THAT(marked("hal ha* \"hal\"", "hal"), ElementsAre("hal"));
}

TEST(MakeSnippet, ShowsTheWordsAndWhatStandsAround) {
  std::string filler;
  for (int i = 0; i < 50; ++i) filler += "lorem ipsum ";
  const Snippet snippet = snippet_of("takst", filler + "før ordet TAKSTEN efter ordet " + filler, 60);
  EXPECT_EQ(snippet.text, "…ipsum før ordet TAKSTEN efter ordet lorem ipsum lorem…");
  EXPECT_THAT(marks_of(snippet), ElementsAre("TAKSTEN"));
}

TEST(MakeSnippet, PrefersThePlaceThatShowsMostTerms) {
  const std::string gap(300, '.');
  const Snippet snippet = snippet_of("skole hal", "hal hal hal " + gap + " en skole med hal " + gap, 60);
  EXPECT_THAT(marks_of(snippet), ElementsAre("skole", "hal"));
}

TEST(MakeSnippet, SqueezesWhiteSpaceAndKeepsMarksInPlace) {
  const Snippet snippet = snippet_of("hal", "den\n\n  nye\thal\f åbner", 100);
  EXPECT_EQ(snippet.text, "den nye hal åbner");
  EXPECT_THAT(marks_of(snippet), ElementsAre("hal"));
}

TEST(MakeSnippet, BeginsAtTheBeginningWhenNothingIsMarked) {
  EXPECT_EQ(snippet_of("", "en to tre fire fem", 10).text, "en to tre…");
  EXPECT_EQ(snippet_of("", "", 10).text, "");
}

TEST(MakeSnippet, NeverCutsALetter) {
  const std::string endless = [] {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "å";
    return text;
  }();
  for (std::size_t width = 1; width < 20; ++width) {
    EXPECT_TRUE(is_valid_utf8(snippet_of("", endless, width).text)) << width;
    EXPECT_TRUE(is_valid_utf8(snippet_of("skole", endless + " skole " + endless, width).text)) << width;
  }
}

TEST(LineAround, IsThePrintedLine) {
  const std::string text = "første\n  anden linje \ftredje";
  EXPECT_EQ(line_around(text, 9).of(text), "anden linje");
  EXPECT_EQ(line_around(text, 0).of(text), "første");
  EXPECT_EQ(line_around(text, text.size()).of(text), "tredje");
  EXPECT_EQ(line_around("", 0), (Span{0, 0}));
}

}  // namespace
}  // namespace frisaet
