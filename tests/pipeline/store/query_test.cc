#include "pipeline/store/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

/// A query in one line: groups joined by &, terms of a group by |, `field:` before, * after a beginning,
/// quotes around a phrase, ! before what may not be there.
std::string notation(const QueryTerm& term) {
  constexpr const char* kNames[] = {"", "title:", "decision:", "summary:", "body:"};
  std::string text = kNames[static_cast<int>(term.field)];
  if (term.kind == QueryTerm::Kind::kPhrase) text += '"';
  for (std::size_t i = 0; i < term.words.size(); ++i) text += (i > 0 ? " " : "") + term.words[i];
  if (term.kind == QueryTerm::Kind::kPhrase) text += '"';
  if (term.kind == QueryTerm::Kind::kPrefix) text += '*';
  return text;
}

std::string notation(const Query& query) {
  std::string text;
  for (const auto& group : query.groups) {
    if (!text.empty()) text += " & ";
    for (std::size_t i = 0; i < group.size(); ++i) text += (i > 0 ? "|" : "") + notation(group[i]);
  }
  for (const QueryTerm& term : query.without) text += (text.empty() ? "!" : " !") + notation(term);
  return text;
}

struct Case {
  const char* typed;
  const char* understood;
};

TEST(ParseQuery, UnderstandsWhatPeopleType) {
  const Case cases[] = {
      {"", ""},
      {"   ", ""},
      {"børnehave", "børnehave"},
      {"børnehave takst", "børnehave & takst"},
      {"Vejle skole", "\"Vejle\"|\"Vejles\" & skole"},  // to the letter: Vejen is another place
      {"kbh", "\"kbh\"|\"kbhs\"|\"København\"|\"Københavns\""},
      {"lyngby-taarbæk", "\"lyngby taarbæk\"|\"lyngby taarbæks\""},
      {"Vejen*", "Vejen*"},
      {"-Vejen hal", "hal !Vejen"},
      {"titel:Vejen", "title:Vejen"},
      {"\"nye takster\"", "\"nye takster\""},
      {"“nye takster”", "\"nye takster\""},
      {"\"aldrig lukket", "\"aldrig lukket\""},
      {"takst*", "takst*"},
      {"takst -skole", "takst !skole"},
      {"-skole", "!skole"},
      {"takst -\"nye skoler\"", "takst !\"nye skoler\""},
      {"skole ELLER dagtilbud", "skole|dagtilbud"},
      {"skole OR dagtilbud ELLER hal", "skole|dagtilbud|hal"},
      {"takst skole ELLER hal", "takst & skole|hal"},
      {"skole eller hal", "skole & hal"},
      {"skole OG hal", "skole & hal"},
      {"ELLER skole", "skole"},
      {"skole ELLER", "skole"},
      {"skole ELLER -hal", "skole !hal"},
      {"titel:budget", "title:budget"},
      {"Beslutning:\"blev udsat\"", "decision:\"blev udsat\""},
      {"-titel:budget hal", "hal !title:budget"},
      {"indstilling:budg* tekst:a", "summary:budg* & body:a"},
      {"ukendt:budget", "ukendt budget"},
      {"00.22.04-G01-1-18", "00 22 04 G01 1 18"},
      {"12/3456", "12 3456"},
      {"dagtilbuds-området", "dagtilbuds området|dagtilbudsområdet"},
      {"\"", ""},
      {"*", ""},
      {"-", ""},
      {"- hal", "hal"},
      {"titel:", ""},
      {"\"\" hal", "hal"},
      {"NEAR(a b)", "NEAR a & b"},
      {"a AND b NOT c", "a & b & NOT & c"},
      {"^a + b", "a & b"},
      {"{title}: x", "title & x"},
      {"hvem stemte imod", "stemte & imod"},
      {"i af på", "i & af & på"},
      {"\"hvem er det\"", "\"hvem er det\""},
      {"-på hal", "hal !på"},
      {"titel:på hal", "title:på & hal"},
  };
  for (const Case& c : cases) EXPECT_EQ(notation(parse_query(c.typed)), c.understood) << c.typed;
}

TEST(ParseQuery, TypedWordsAreKeptForMessages) {
  const Query query = parse_query("titel:Børnehave*");
  ASSERT_EQ(query.groups.size(), 1U);
  EXPECT_EQ(query.groups[0][0].typed, "Børnehave*");
}

TEST(ParseQuery, TermsBeyondThe32ndAreIgnored) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "ord" + std::to_string(i) + ' ';
  EXPECT_EQ(parse_query(many).groups.size(), 32U);
}

TEST(ParseQuery, DaysAreAskedForAsTheyArePrinted) {
  const std::string third =
      R"("2022 03 03"|"3 marts 2022"|"03 03 2022"|"3 3 2022"|"03 marts 2022"|"3 03 2022")";
  for (const char* typed :
       {"3. marts 2022", "3/3 2022", "03.03.2022", "3-3-2022", "2022-03-03", "3 Marts 2022"})
    EXPECT_EQ(notation(parse_query(typed)), third) << typed;
  EXPECT_EQ(notation(parse_query("møde 3/3 2022 skole")), "møde & " + third + " & skole");
}

TEST(ParseQuery, WhatIsNoDayIsWords) {
  EXPECT_EQ(notation(parse_query("31/2 2022")), "31 2 & 2022");
  EXPECT_EQ(notation(parse_query("3/3")), "3 3");
  EXPECT_EQ(notation(parse_query("22/3456")), "22 3456");
  EXPECT_EQ(notation(parse_query("marts 2022")), "marts & 2022");
  EXPECT_EQ(notation(parse_query("3/3-22")), "3 3 22");
}

TEST(MatchOf, QuotesEveryWord) {
  EXPECT_EQ(match_of(parse_query("skole NOT")).expression,
            R"((("skole" OR "=skole" OR "~skole")) AND (("NOT" OR "=NOT" OR "~NOT")))");
  EXPECT_EQ(match_of(parse_query("titel:\"a b\" ELLER c*")).expression, R"((title : "=a =b" OR "=c" *))");
  EXPECT_EQ(match_of(parse_query("a -b*")).expression, R"(((("a" OR "=a" OR "~a"))) NOT ("=b" *))");
  EXPECT_EQ(match_any(parse_query("\"a b\" ELLER c*").groups[0]), R"(("=a =b" OR "=c" *))");
}

TEST(MatchOf, ListsItsPhrasesInOrder) {
  EXPECT_EQ(match_of(parse_query("skole \"a b\" -c")).phrases, "0s0e0p1s0-0-0-");
  EXPECT_EQ(match_of(parse_query("00.22 hal")).phrases, "0s0e1s1e1p");
}

TEST(MatchOf, KeysNarrowAndAnyLoosensPlainWordsOnly) {
  const Query query = parse_query("hal* \"a b\" bad*");
  EXPECT_EQ(match_of(query, {{"k250"}, {"y2021", "y2022"}}).expression,
            "(\"=hal\" *) AND (\"=a =b\") AND (\"=bad\" *) AND (\"\x02\x01k250\")"
            " AND (\"\x02\x01y2021\" OR \"\x02\x01y2022\")");
  EXPECT_EQ(match_of(query, {{"k250"}}, true).expression,
            "(\"=a =b\") AND ((\"=hal\" *) OR (\"=bad\" *)) AND (\"\x02\x01k250\")");
  EXPECT_EQ(match_of(query, {{"k250"}}, true).phrases, "1s0b2b0-");
}

}  // namespace
}  // namespace frisaet
