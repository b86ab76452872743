#include "models/municipality/municipality.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace frisaet {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const MunicipalityIndex& index() {
  return MunicipalityIndex::standard();
}

TEST(StandardMunicipalitiesTest, ThereAreNinetyEightInFiveRegions) {
  EXPECT_THAT(index().all(), SizeIs(98));
  std::map<std::string, int> regions;
  for (const Municipality& m : index().all()) ++regions[m.region];
  const std::map<std::string, int> expected = {
      {"Hovedstaden", 29}, {"Sjælland", 17}, {"Syddanmark", 22}, {"Midtjylland", 19}, {"Nordjylland", 11}};
  EXPECT_EQ(regions, expected);
}

TEST(StandardMunicipalitiesTest, EveryRowIsWholeAndTheIndexSaysThatItIsAProxy) {
  std::set<std::string> codes, names;
  for (const Municipality& m : index().all()) {
    EXPECT_TRUE(codes.insert(m.code).second) << m.code;
    EXPECT_TRUE(names.insert(m.name).second) << m.name;
    EXPECT_THAT(m.code, SizeIs(3));
    EXPECT_GT(m.population, 1'000) << m.name;
    EXPECT_EQ(m.population_year, 2022) << m.name;
    EXPECT_FALSE(m.landsdel.empty() || m.kommunegruppe.empty()) << m.name;
    EXPECT_GT(m.socioeconomic_index, 50) << m.name;
    EXPECT_THAT(m.index_source, HasSubstr("PROXY")) << m.name;
  }
}

TEST(StandardMunicipalitiesTest, CodesFindTheirMunicipality) {
  for (const Municipality& m : index().all()) EXPECT_EQ(index().by_code(m.code), &m);
  for (const char* code : {"", "000", "411", "999", "1011", "10"})
    EXPECT_EQ(index().by_code(code), nullptr) << code;
}

TEST(StandardMunicipalitiesTest, NamesFindTheirMunicipalityInEverySpellingOffered) {
  for (const Municipality& m : index().all()) {
    for (const std::string& name : {m.name, m.name + " Kommune", m.name + " Kommunes", "  " + m.name + " "}) {
      const auto match = index().by_name(name);
      ASSERT_TRUE(match.has_value()) << name;
      EXPECT_EQ(match->municipality, &m) << name;
      EXPECT_EQ(match->kind, SpellingKind::kOfficial) << name;
    }
  }
}

TEST(StandardMunicipalitiesTest, NamesTwoLettersApartAreNeverMixedUp) {
  const std::pair<const char*, const char*> table[] = {
      {"Vejen", "575"},   {"Vejle", "630"},    {"Sorø", "340"},   {"Solrød", "269"},
      {"Allerød", "201"}, {"Hillerød", "219"}, {"Ærø", "492"},    {"Læsø", "825"},
      {"Fanø", "563"},    {"Faxe", "320"},     {"Herlev", "163"}, {"Herning", "657"}};
  for (const auto& [name, code] : table) EXPECT_EQ(index().by_name(name)->municipality->code, code) << name;
}

TEST(StandardMunicipalitiesTest, OldAndShortSpellingsAreKnown) {
  const std::pair<const char*, const char*> table[] = {
      {"Århus", "751"}, {"Aarhus", "751"}, {"AALBORG", "851"}, {"Ålborg", "851"}, {"Kbh", "101"}};
  for (const auto& [name, code] : table) {
    const auto match = index().by_name(name);
    ASSERT_TRUE(match.has_value()) << name;
    EXPECT_EQ(match->municipality->code, code) << name;
    EXPECT_NE(match->kind, SpellingKind::kGarbled) << name;
  }
}

TEST(StandardMunicipalitiesTest, WhatAPersonTypesIsACodeOrASureName) {
  const auto named = [](std::string_view typed) {
    const Municipality* known = MunicipalityIndex::standard().named(typed);
    return known == nullptr ? "" : known->name;
  };
  EXPECT_EQ(named("630"), "Vejle");
  EXPECT_EQ(named("Århus Kommune"), "Aarhus");
  EXPECT_EQ(named("Kbh"), "København");
  // As a reader misreads them: nobody types that, and it may be another's.
  for (const char* typed : {"K6benhavn", "Ba11erup", "Draggr Kommune", "000", ""})
    EXPECT_EQ(named(typed), "") << typed;
}

TEST(StandardMunicipalitiesTest, WhatIsNoMunicipalityIsNotFound) {
  for (const char* name : {"", "Kommune", "Atlantis", "Vej", "Vejlen", "Region Hovedstaden", "Frederik"}) {
    EXPECT_EQ(index().by_name(name), std::nullopt) << name;
  }
}

TEST(StandardMunicipalitiesTest, SpellingsAreLongestFirstAndNameOneEach) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < index().spellings().size(); ++i) {
    const auto& spelling = index().spellings()[i];
    EXPECT_TRUE(seen.insert(spelling.folded).second) << spelling.text;
    EXPECT_NE(spelling.municipality, nullptr);
    if (i > 0) {
      EXPECT_LE(spelling.folded.size(), index().spellings()[i - 1].folded.size());
    }
  }
}

constexpr std::string_view kHead =
    "code,name,region,landsdel,population,year,kommunegruppe,socioeconomic_index,index_source\n";
constexpr std::string_view kAliasHead = "code,name,variant,kind\n";

TEST(ParseMunicipalitiesTest, ASpellingOfTwoNamesNeither) {
  const std::string rows =
      std::string(kHead) + "100,Nordby,R,L,10,2022,g,100,PROXY\n200,Sydby,R,L,20,2022,g,100,PROXY\n";
  const auto parsed = MunicipalityIndex::parse(
      rows, std::string(kAliasHead) + "100,Nordby,Byen,old\n200,Sydby,Byen,old\n200,Sydby,Nordby,ocr\n");
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->by_name("Byen"), std::nullopt);
  EXPECT_EQ(parsed->by_name("Nordby")->municipality->code, "100")
      << "the official name outranks a garbled one";
}

TEST(ParseMunicipalitiesTest, FaultsNameFileAndLine) {
  const struct {
    std::string row, alias, message;
  } table[] = {
      {"100,Nordby,R,L,10,2022,g,100\n", "", "municipalities.csv, linje 2: Der skal være ni felter."},
      {"1,Nordby,R,L,10,2022,g,100,P\n", "", "municipalities.csv, linje 2: Koden skal have tre cifre."},
      {"100,Nordby,R,L,ti,2022,g,100,P\n", "",
       "municipalities.csv, linje 2: Indbyggertal, år og indeks skal være tal."},
      {"100,Nordby,R,L,10,2022,g,1oo,P\n", "",
       "municipalities.csv, linje 2: Indbyggertal, år og indeks skal være tal."},
      {"100,Nordby,R,L,10,2022,g,100,P\n", "100,Nordby,Nord\n",
       "municipality_aliases.csv, linje 2: Der skal være fire felter."},
      {"100,Nordby,R,L,10,2022,g,100,P\n", "\n300,Vestby,Vest,old\n",
       "municipality_aliases.csv, linje 3: Ukendt kode: 300"},
  };
  for (const auto& [row, alias, message] : table) {
    const auto parsed = MunicipalityIndex::parse(std::string(kHead) + row, std::string(kAliasHead) + alias);
    ASSERT_FALSE(parsed.ok()) << row << alias;
    EXPECT_EQ(parsed.error().describe(), message);
  }
}

}  // namespace
}  // namespace frisaet
