#include "models/rounds/round.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const MunicipalityIndex& index() {
  return MunicipalityIndex::standard();
}

TEST(StandardRoundsTest, TheRoundOf2022IsAsTheAgreementsSay) {
  const Round* round = find_round("velfaerdsaftaler-2022");
  ASSERT_NE(round, nullptr);
  EXPECT_FALSE(round->made_up);
  ASSERT_THAT(round->phases, SizeIs(2));
  EXPECT_EQ(round->phases[0].kind, Phase::Kind::kDesignation);
  EXPECT_EQ(round->phases[0].count, 4);
  EXPECT_EQ(to_iso(*round->phases[0].deadline), "2022-08-08");
  EXPECT_EQ(round->phases[1].tolerance, 1);
  EXPECT_EQ(to_iso(*round->phases[1].deadline), "2022-09-30");
  EXPECT_THAT(round->fixed, SizeIs(7));
  EXPECT_THAT(round->phases[0].designated, SizeIs(0));
  EXPECT_EQ(round->phase_of("aeldre"), &round->phases[1]);
  EXPECT_EQ(round->phase_of("bibliotek"), nullptr);
  EXPECT_EQ(round->area("aeldre")->name, "ældre");
}

TEST(StandardRoundsTest, TheExampleSaysThatItIsMadeUp) {
  const Round* round = find_round("to-omraader-eksempel");
  ASSERT_NE(round, nullptr);
  EXPECT_TRUE(round->made_up);
  EXPECT_EQ(round->shares_of, Round::SharesOf::kTakers);
  EXPECT_THAT(round->phases[0].capacities, ElementsAre(Capacity{"faelles-kantine", 2, 45}));
}

TEST(StandardRoundsTest, EveryMunicipalityHasAGroupInEveryDimension) {
  for (const Round& round : standard_rounds()) {
    for (const Dimension& dimension : round.dimensions) {
      for (const Municipality& m : index().all())
        EXPECT_FALSE(group_of(dimension, m).empty()) << dimension.code << m.name;
    }
  }
}

TEST(GroupOfTest, AFigureOnABoundaryBelongsAbove) {
  const Dimension size{"s", "s", Dimension::By::kPopulation, {100, 200}, {"lille", "mellem", "stor"}, ""};
  Municipality m;
  const std::pair<int, const char*> table[] = {{0, "lille"},    {99, "lille"}, {100, "mellem"},
                                               {199, "mellem"}, {200, "stor"}, {9000, "stor"}};
  for (const auto& [population, group] : table) {
    m.population = population;
    EXPECT_EQ(group_of(size, m), group) << population;
  }
}

TEST(StandardPoliciesTest, ThreeAreOffered) {
  std::vector<std::string> codes;
  for (const Policy& policy : standard_policies()) codes.push_back(policy.code);
  EXPECT_THAT(codes, ElementsAre("alle-placeres-foerst", "neutral", "spredning-foer-oensker"));
  EXPECT_EQ(find_policy("alle-placeres-foerst")->levels.front(), Level::kBalance);
  EXPECT_EQ(find_policy("fri-leg"), nullptr);
}

TEST(LevelTest, NamesAndValuesAreInverse) {
  for (const Level level : {Level::kBalance, Level::kPlaced, Level::kFirstWishes, Level::kFirstWishLottery,
                            Level::kSpread, Level::kBreach, Level::kChanges, Level::kLottery}) {
    EXPECT_EQ(parse_level(to_string(level)), level);
  }
  EXPECT_EQ(parse_level("Balance"), std::nullopt);
}

/// A round that is right; each test below breaks one thing in it.
constexpr std::string_view kRound = R"(schema = "frisaet.round/1"
code = "prøve"
name = "Prøve"
source = "Opdigtet"
shares_of = "all"
policy = "neutral"
[[areas]]
code = "a"
name = "område a"
[[areas]]
code = "b"
name = "område b"
[[phases]]
code = "f1"
name = "Fase 1"
kind = "designation"
areas = ["a"]
count = 2
decided_by = "bestyrelsen"
designated = ["101"]
[[phases]]
code = "f2"
name = "Fase 2"
kind = "placement"
areas = ["b"]
tolerance = 1
deadline = 2030-01-31
[[phases.capacities]]
area = "b"
at_least = 1
at_most = 3
[[fixed]]
municipality = "250"
name = "Frederikssund"
area = "b"
reason = "Opdigtet."
[[exclusions]]
municipality = "751"
name = "Aarhus"
reason = "Opdigtet."
[[dimensions]]
code = "s"
name = "størrelse"
by = "population"
boundaries = [100, 200.5]
labels = ["x", "y", "z"]
source = "Opdigtet"
)";

std::string broken(std::string_view from, std::string_view to) {
  std::string text(kRound);
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  const auto round = parse_round(text, "prøve.toml", index());
  return round ? "accepted" : round.error().describe();
}

TEST(ParseRoundTest, ReadsEveryKey) {
  const auto round = parse_round(kRound, "prøve.toml", index());
  ASSERT_TRUE(round.ok()) << round.error().describe();
  EXPECT_THAT(round->phases[0].designated, ElementsAre("101"));
  EXPECT_EQ(round->phases[0].decided_by, "bestyrelsen");
  EXPECT_EQ(round->fixed[0].area, "b");
  EXPECT_EQ(round->exclusions[0].area, std::nullopt);
  EXPECT_THAT(round->dimensions[0].boundaries, ElementsAre(100, 200.5));
}

TEST(ParseRoundTest, FaultsNameFileLineAndKey) {
  const struct {
    const char* from;
    const char* to;
    const char* message;
  } table[] = {
      {"schema = \"frisaet.round/1\"", "schema = \"frisaet.round/9\"",
       "prøve.toml, linje 1, schema: Der skal stå \"frisaet.round/1\"."},
      {"code = \"prøve\"", "kode = \"prøve\"", "prøve.toml, linje 2, kode: Nøglen kendes ikke."},
      {"name = \"Prøve\"\n", "", "name: Nøglen mangler."},
      {"name = \"Prøve\"", "name = 3", "linje 3, name: Der skal stå en tekst"},
      {"name = \"Prøve\"", "name = \"\"", "linje 3, name: Teksten må ikke være tom."},
      {"name = \"Prøve\"", "name = Prøve", "linje 3: Filen er ikke gyldig TOML"},
      {"\"all\"", "\"most\"", "linje 5, shares_of: "},
      {"code = \"b\"", "code = \"a\"", "linje 11, code: Området a står to gange."},
      {"code = \"f2\"", "code = \"f1\"", "linje 22, code: Fasen f1 står to gange."},
      {"name = \"Fase 2\"", "name = \"Fase 1\"", "linje 23, name: To faser hedder Fase 1"},
      {"areas = [\"b\"]", "areas = [\"c\"]", "areas: Området c står ikke under [[areas]]."},
      {"areas = [\"b\"]", "areas = [\"a\"]", "areas: Området a fordeles to gange."},
      {"areas = [\"b\"]", "areas = []", "areas: Fasen skal have mindst ét område."},
      {"areas = [\"a\"]", "areas = [\"a\", \"b\"]", "areas: En udpegning gælder netop ét område."},
      {"\"placement\"", "\"lottery\"", "kind: Der skal stå \"designation\" eller \"placement\"."},
      {"count = 2", "count = 0", "linje 18, count: Der skal udpeges mindst én."},
      {"count = 2", "count = -2", "linje 18, count: Der skal stå et helt tal"},
      {"count = 2", "count = \"to\"", "linje 18, count: Der skal stå et helt tal"},
      {"count = 2", "tolerance = 2", "tolerance: Hører ikke til en udpegning"},
      {"tolerance = 1", "count = 1", "count: Hører kun til en udpegning"},
      {"[\"101\"]", "[\"101\", \"147\", \"151\"]", "linje 20, designated: Der er udpeget flere end de 2"},
      {"[\"101\"]", "[\"999\"]", "linje 20, designated: Ingen kommune har koden 999."},
      {"[\"101\"]", "[\"250\"]", "municipality: Kommunen 250 har fået to pladser."},
      {"2030-01-31", "\"2030-01-31\"", "deadline: Der skal stå en dato"},
      {"policy = \"neutral\"", "policy = \"neutral\"\nopens = 2030-02-01",
       "deadline: Fristen ligger uden for rundens tid"},
      {"policy = \"neutral\"", "policy = \"neutral\"\nopens = 2030-02-01\ncloses = 2030-01-01",
       "closes: Runden lukker, før den åbner"},
      {"at_least = 1", "at_least = 4", "at_least: Mindst er større end højst."},
      {"area = \"b\"\nat_least", "area = \"a\"\nat_least", "area: Fasen fordeler ikke området a."},
      {"name = \"Frederikssund\"", "name = \"Frederikshavn\"",
       "name: Koden 250 er Frederikssund, ikke Frederikshavn."},
      {"municipality = \"250\"", "municipality = \"205\"", "municipality: Ingen kommune har koden 205."},
      {"municipality = \"751\"\nname = \"Aarhus\"", "municipality = \"250\"\nname = \"Frederikssund\"",
       "Kommunen er både fast placeret og udelukket."},
      {"by = \"population\"", "by = \"vejr\"", "by: Der skal stå region"},
      {"by = \"population\"", "by = \"region\"", "boundaries: Grænser hører kun til"},
      {"[100, 200.5]", "[100, 100]", "boundaries: Grænserne skal stige."},
      {"[100, 200.5]", "[\"100\", 200]", "boundaries: Listen skal holde tal."},
      {"[\"x\", \"y\", \"z\"]", "[\"x\", \"y\"]", "labels: Der skal være netop én tekst mere end grænser."},
      {"[\"x\", \"y\", \"z\"]", "[\"x\", \"y\", \"x\"]", "labels: To klasser har samme tekst"},
      {"name = \"område b\"", "name = \"område a\"", "linje 12, name: To områder hedder område a"},
      {"municipality = \"751\"\nname = \"Aarhus\"", "municipality = \"101\"\nname = \"København\"",
       "municipality: Kommunen er både udpeget og udelukket."},
      {"municipality = \"751\"\nname = \"Aarhus\"",
       "municipality = \"101\"\nname = \"København\"\narea = \"a\"",
       "municipality: Kommunen er både udpeget og udelukket."},
      {"municipality = \"751\"\nname = \"Aarhus\"",
       "municipality = \"101\"\nname = \"København\"\narea = \"b\"", "accepted"},
      {"[[areas]]\ncode = \"a\"", "[areas]\ncode = \"a\"", "prøve.toml, linje"},
  };
  for (const auto& [from, to, message] : table)
    EXPECT_THAT(broken(from, to), HasSubstr(message)) << from << " → " << to;
}

TEST(ParsePolicyTest, OrdersThatMakeNoSenseAreRefused) {
  const auto parse = [](const std::string& levels) {
    const auto policy = parse_policy(
        "schema = \"frisaet.policy/1\"\ncode = \"p\"\nname = \"P\"\nlevels = " + levels, "p.toml");
    return policy ? "accepted" : policy.error().describe();
  };
  EXPECT_EQ(parse(R"(["balance", "placed", "spread", "lottery"])"), "accepted");
  const std::pair<const char*, const char*> table[] = {
      {R"(["balance", "placed"])", "Det sidste niveau skal være lottery"},
      {R"(["placed", "balance", "lottery"])", "Det første niveau skal være balance"},
      {R"(["balance", "spread", "placed", "lottery"])", "placed skal stå før spread"},
      {R"(["balance", "spread", "lottery"])", "placed skal stå før spread"},
      {R"(["balance", "placed", "breach", "spread", "lottery"])", "spread skal stå før breach"},
      {R"(["balance", "changes", "placed", "lottery"])", "placed skal stå før changes"},
      {R"(["balance", "placed", "placed", "lottery"])", "Et niveau står to gange"},
      {R"(["balance", "held", "lottery"])", "Niveauet held kendes ikke"},
      {R"("balance")", "Der skal stå en liste"},
  };
  for (const auto& [levels, message] : table) EXPECT_THAT(parse(levels), HasSubstr(message)) << levels;
  EXPECT_THAT(parse(R"(["balance", "placed"])"), HasSubstr("p.toml, linje 4, levels"));
}

}  // namespace
}  // namespace frisaet
