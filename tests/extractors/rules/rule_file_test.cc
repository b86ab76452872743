// A rule file loads only when it proves itself; every fault says where, what and what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string rule(const std::string& id, const std::string& pattern, const std::string& matches,
                 const std::string& rejects, const std::string& more = "") {
  return "[[rule]]\nid = \"" + id + "\"\nfamily = \"f\"\ngives = \"g\"\n" + more + "pattern = '" + pattern +
         "'\nmatches = [" + matches + "]\nrejects = [" + rejects + "]\n";
}

RuleFamily family(const std::string& toml) {
  auto file = RuleFile::parse("prøve.toml", toml);
  EXPECT_TRUE(file.ok()) << file.error().describe();
  return file->family("f");
}

struct Faulty {
  std::string name, toml, message, hint, where;

  friend void PrintTo(const Faulty& that, std::ostream* out) { *out << that.name; }
};

class FaultyFile : public testing::TestWithParam<Faulty> {};

TEST_P(FaultyFile, IsRefusedWithPlaceReasonAndHint) {
  const auto file = RuleFile::parse("prøve.toml", GetParam().toml);
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().code, ErrorCode::kInvalid);
  EXPECT_THAT(file.error().message, HasSubstr(GetParam().message));
  EXPECT_THAT(file.error().hint, HasSubstr(GetParam().hint));
  EXPECT_THAT(file.error().where, HasSubstr(GetParam().where));
}

INSTANTIATE_TEST_SUITE_P(
    Rules, FaultyFile,
    testing::Values(
        Faulty{"sample_not_matched", rule("a", "udsat", "\"Sagen er vedtaget.\"", "\"x\""),
               "tager ikke eksemplet »Sagen er vedtaget.«", "Ret mønstret",
               "prøve.toml, linje 1, reglen »a«"},
        Faulty{"reject_matched", "\n\n" + rule("a", "udsat", "\"udsat\"", "\"Sagen er udsat.\""),
               "tager »Sagen er udsat.«, som det skal lade være", "snævrere", "linje 3"},
        Faulty{"no_matches", rule("a", "udsat", "", "\"x\""), "mangler matches", "mindst én sætning", "»a«"},
        Faulty{"no_rejects", rule("a", "udsat", "\"udsat\"", ""), "mangler rejects", "mindst én sætning",
               "»a«"},
        Faulty{"duplicate_id", rule("a", "b", "\"b\"", "\"c\"") + rule("a", "d", "\"d\"", "\"c\""),
               "findes allerede", "et andet id", "linje 8"},
        Faulty{"ascii_word_edge", rule("a", "\\bårsag", "\"årsag\"", "\"x\""), "\\b", "\\<", "»a«"},
        Faulty{"ascii_word_letter", rule("a", "\\w+ag", "\"årsag\"", "\"x\""), "\\w", "{{letter}}", "»a«"},
        Faulty{"ascii_word_letter_in_class", rule("a", "[\\w]+ag", "\"årsag\"", "\"x\""), "\\w", "{{letter}}",
               "»a«"},
        Faulty{"edge_in_the_middle", rule("a", "a\\> b", "\"a b\"", "\"x\""), "\\>", "sidst", "»a«"},
        Faulty{"lookahead", rule("a", "a(?=b)", "\"ab\"", "\"x\""), "RE2 forstår ikke", "lookahead", "»a«"},
        Faulty{"unknown_definition", rule("a", "{{maaned}}", "\"maj\"", "\"x\""), "{{maaned}}", "[define]",
               "»a«"},
        Faulty{"own_group_name", rule("a", "(?P<_>a)", "\"a\"", "\"x\""), "understreg", "vælg et andet",
               "»a«"},
        Faulty{"matches_nothing_at_all", rule("a", "a*", "\"a\"", "\"b\""), "tomme tekst", "", "»a«"},
        Faulty{"misspelt_key", rule("a", "a", "\"a\"", "\"b\"", "patern = \"x\"\n"), "»patern«",
               "Kendte nøgler", "linje 5"},
        Faulty{"shadowed",
               "ordered = [\"f\"]\n" + rule("a", "godkendt", "\"godkendt\"", "\"x\"") +
                   rule("b", "ikke godkendt", "\"ikke godkendt\"", "\"x\""),
               "tages af den tidligere regel »a«", "Flyt reglen frem", "linje 9, reglen »b«"},
        Faulty{"ordered_unknown_family", "ordered = [\"g\"]\n" + rule("a", "a", "\"a\"", "\"b\""), "»g«",
               "Ret navnet", "linje 1"},
        Faulty{"no_toml", "[[rule]\nid = 1", "ikke gyldig TOML", "Ret linjen", "linje 1"},
        Faulty{"no_rules", "[define]\na = 'b'", "ingen regler", "[[rule]]", "linje 1"}),
    [](const auto& tested) { return tested.param.name; });

TEST(RuleFile, AllFaultsAreReportedAtOnce) {
  const auto faults =
      RuleFile::faults("prøve.toml", rule("a", "b", "\"c\"", "\"b\"") + rule("d", "e", "\"e\"", ""));
  EXPECT_THAT(faults, SizeIs(3));
}

TEST(RuleFile, ShadowingIsAllowedWhereTheFamilyIsNotOrdered) {
  EXPECT_THAT(RuleFile::faults("prøve.toml", rule("a", "godkendt", "\"godkendt\"", "\"x\"") +
                                                 rule("b", "ikke godkendt", "\"ikke godkendt\"", "\"x\"")),
              IsEmpty());
}

/// As the compiled-in files are read.
RuleFamily unproved_family(const std::string& toml) {
  auto file = RuleFile::parse("prøve.toml", toml, Proof::kElsewhere);
  EXPECT_TRUE(file.ok()) << file.error().describe();
  return file->family("f");
}

TEST(UnprovedFile, IsCompiledByTheFirstThreadThatAsks) {
  std::string rules;
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    rules += rule(number, "(?i)\\<sag {{letter}}{0,30}" + number + "\\>", "\"x\"", "\"y\"");
  }
  const RuleFamily asked = unproved_family(rules);
  EXPECT_THAT(asked.rules(), SizeIs(40)) << "may be listed before";
  std::vector<std::string> first(4);
  std::vector<std::thread> threads;
  for (auto& slot : first) threads.emplace_back([&] { slot = asked.first("Sag nr7 og sag nr31")->rule->id; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(first, Each("7"));
}

TEST(UnprovedFile, IsReadThoughItsSamplesDoNotHold) {
  EXPECT_TRUE(unproved_family(rule("a", "udsat", "\"vedtaget\"", "\"x\"")).matches("Sagen er udsat."));
}

TEST(UnprovedFile, WithAFaultThatIsSeenInItsWordsIsRefused) {
  EXPECT_FALSE(
      RuleFile::parse("prøve.toml", rule("a", "\\bårsag", "\"x\"", "\"y\""), Proof::kElsewhere).ok());
}

TEST(UnprovedFileDeathTest, WithAPatternThatIsNoneEndsTheProgramThereAndTellsItsPlace) {
  const RuleFamily broken =
      unproved_family("\n" + rule("a", "b", "\"b\"", "\"x\"") + rule("c", "d(?=e)", "\"de\"", "\"x\""));
  EXPECT_DEATH(static_cast<void>(broken.matches("b")),
               "prøve.toml, linje 9, reglen »c«: d\\(\\?=e\\): RE2 forstår ikke mønstret");
}

TEST(RuleFile, CountsRulesAndSamples) {
  const auto file = RuleFile::parse("prøve.toml", rule("a", "b", "\"b\", \"bb\"", "\"c\""));
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->name(), "prøve");
  EXPECT_EQ(file->rule_count(), 1U);
  EXPECT_EQ(file->sample_count(), 3U);
}

TEST(Pattern, EdgesKnowDanishLetters) {
  const RuleFamily rules =
      family(rule("a", "(?i)\\<år\\>", "\"et år.\", \"År\"", "\"årsag\", \"får\", \"år2\""));
  const std::string text = "får år, (år) område";
  const auto found = rules.all(text);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].span, (Span{5, 8}));
  EXPECT_EQ(found[1].span.of(text), "år");
}

TEST(Pattern, TwoMatchesMayShareOneBlankAsEdge) {
  const std::string text = "ja ja ja";
  EXPECT_THAT(family(rule("a", "\\<ja\\>", "\"ja\"", "\"nja\"")).all(text), SizeIs(3));
}

TEST(Pattern, ABlankRunsOverLineAndPageBreaks) {
  const RuleFamily rules =
      family(rule("a", "taget til efterretning", "\"taget til efterretning\"", "\"tagettil\""));
  EXPECT_TRUE(rules.matches("taget\n til\fefterretning"));
  EXPECT_TRUE(rules.matches("taget\xC2\xA0til efterretning"));
}

TEST(Pattern, ABlankMayBeOptional) {
  const RuleFamily rules = family(rule("a", "punkt ?\\d+", "\"punkt 4\", \"punkt4\"", "\"punkt: 4\""));
  const std::string text = "punkt  12";
  EXPECT_EQ(rules.first(text)->span, (Span{0, 9}));
}

TEST(Pattern, DefinitionsMayUseOneAnother) {
  const RuleFamily rules = family("[define]\ntal = '\\d+'\npunkt = 'punkt {{tal}}'\n" +
                                  rule("a", "\\<{{punkt}}\\>", "\"se punkt 12\"", "\"se punktet\""));
  EXPECT_TRUE(rules.matches("jf. punkt 7."));
}

TEST(Pattern, TolerantLettersTakeWhatScansMakeOfThem) {
  const RuleFamily rules = family(
      rule("a", "velf{{æ}}rdsomr{{å}}de", "\"velfærdsområde\", \"velfeerdsomrade\"", "\"velfrdsområde\""));
  EXPECT_TRUE(rules.matches("velfaerdsomr4de"));
  EXPECT_FALSE(rules.matches("velfordsområde"));
}

TEST(Matching, FirstFollowsRuleOrderAndAllFollowsTheText) {
  const RuleFamily rules =
      family(rule("b", "udsat", "\"udsat\"", "\"x\"") + rule("a", "godkendt", "\"godkendt\"", "\"x\""));
  const std::string text = "godkendt, men udsat";
  EXPECT_EQ(rules.first(text)->rule->id, "b");
  const auto found = rules.all(text);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].rule->id, "a");
  EXPECT_EQ(found[0].rule->gives, "g");
}

TEST(Matching, ScanKeepsTheLongestOfThoseThatBeginTogether) {
  const RuleFamily rules = family(rule("short", "ikke", "\"ikke\"", "\"x\"") +
                                  rule("long", "ikke godkendt", "\"ikke godkendt\"", "\"x\""));
  const std::string text = "Sagen er ikke godkendt, ikke endnu";
  const auto found = rules.scan(text);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].rule->id, "long");
  EXPECT_EQ(found[1].rule->id, "short");
}

TEST(Matching, NamedGroupsAreSpansInTheCallersText) {
  const RuleFamily rules =
      family(rule("a", "frist(?P<day> den \\d+)?(?P<end>\\.)", "\"frist den 8.\"", "\"frist\""));
  const std::string text = "Vores frist.";
  const auto match = rules.first(text);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->group("end"), (Span{11, 12}));
  EXPECT_EQ(match->group("day"), std::nullopt);
  EXPECT_EQ(match->group("unknown"), std::nullopt);
}

TEST(Matching, APartIsSearchedWithItsSurroundingsAsContext) {
  const RuleFamily rules = family(rule("a", "\\<skole\\>", "\"skole\"", "\"skoler\""));
  const std::string text = "folkeskole skolerne skole";
  EXPECT_FALSE(rules.first(text, {5, 10}));   // inside `folkeskole`
  EXPECT_FALSE(rules.first(text, {11, 16}));  // inside `skolerne`
  EXPECT_TRUE(rules.first(text, {20, 25}));
  EXPECT_FALSE(rules.first(text, {20, 24}));
}

TEST(Matching, APatternWithoutEdgesStaysInsideThePart) {
  const RuleFamily rules = family(rule("a", "a+\\>", "\"aa\"", "\"ab\""));
  const std::string text = "aaaa";
  EXPECT_FALSE(rules.first(text, {0, 3}));
  EXPECT_EQ(rules.first(text, {1, 4})->span, (Span{1, 4}));
}

}  // namespace
}  // namespace frisaet
