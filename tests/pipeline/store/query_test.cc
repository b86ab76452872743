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
      {"skole eller hal", "skole & eller & hal"},
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
      {"dagtilbuds-området", "dagtilbuds området"},
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

TEST(MatchExpression, QuotesEveryWord) {
  EXPECT_EQ(match_expression(parse_query("skole NOT")), R"((("skole" OR "=skole")) AND (("NOT" OR "=NOT")))");
  EXPECT_EQ(match_expression(parse_query("titel:\"a b\" ELLER c*")), R"((title : "=a =b" OR "=c" *))");
  EXPECT_EQ(match_without(parse_query("a -b -c*")), R"((("b" OR "=b") OR "=c" *))");
}

}  // namespace
}  // namespace frisaet
