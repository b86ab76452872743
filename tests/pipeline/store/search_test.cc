#include "pipeline/store/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <map>
#include <random>

#include "models/text/utf8.h"
#include "tests/pipeline/store/search_archive.h"
#include "tests/support/hostile_query.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using namespace testing;

class SearchTest : public SearchArchive {
 protected:
  /// One hostile question: an answer, a sound one, and soon. The limit is processor time, so that a loaded
  /// machine does not break it.
  void ask_hostile(std::mt19937& random);
};

TEST_F(SearchTest, FindsEveryInflection) {
  for (const char* word :
       {"børnehave", "BØRNEHAVER", "boernehaven", "børnehavernes", "b\u00F8rne\u00ADhave"}) {
    EXPECT_THAT(titles(word), ElementsAre("Nye åbningstider i børnehaverne")) << word;
  }
  EXPECT_THAT(titles("landsby"), ElementsAre("Lukning af skoler"));
  EXPECT_THAT(titles("godkendes havnen"), ElementsAre("Lokalplan for havnen"));
}

TEST_F(SearchTest, DanishLettersAreLettersOfTheirOwn) {
  EXPECT_EQ(search("ar").total, 0);
  EXPECT_EQ(search("år").total, 1);
  EXPECT_EQ(search("aar").total, 1);
  EXPECT_EQ(search("fåreavl").total, 1);
}

TEST_F(SearchTest, WordsPhrasesBeginningsAndExclusions) {
  EXPECT_THAT(titles("udvalget åbningstid"), ElementsAre("Nye åbningstider i børnehaverne"));
  EXPECT_THAT(titles("\"tog orienteringen til efterretning\""), ElementsAre("Fåreavl på digerne"));
  EXPECT_EQ(search("\"orienteringen tog\"").total, 0);
  EXPECT_THAT(titles("lokal*"), ElementsAre("Lokalplan for havnen"));
  EXPECT_THAT(titles("udvalget -åbningstid"),
              UnorderedElementsAre("Fåreavl på digerne", "Cykelsti langs åen"));
  EXPECT_THAT(titles("havnen ELLER digerne"),
              UnorderedElementsAre("Lokalplan for havnen", "Fåreavl på digerne"));
  EXPECT_EQ(search("-udvalget").total, 3)
      << "what a word finds, it takes away: the body's name and parts too";
}

TEST_F(SearchTest, FieldsNarrow) {
  EXPECT_EQ(search("titel:skoler").total, 1);
  EXPECT_EQ(search("titel:landsby").total, 0);
  EXPECT_EQ(search("beslutning:landsby").total, 1);
  EXPECT_EQ(search("indstilling:udvides").total, 1);
  EXPECT_EQ(search("tekst:boliger").total, 1);
}

TEST_F(SearchTest, TypedFormRanksAboveOthers) {
  Meeting meeting;
  meeting.file = "to.pdf";
  meeting.items = {{"1", "Sag", "Taksten gælder.", "noted", "", "", ""},
                   {"2", "Sag", "Takster gælder.", "noted", "", "", ""}};
  value_of(store.put_document(run, minutes(meeting)));
  EXPECT_EQ(search("takster").hits.at(0).item_number, "2");
  EXPECT_EQ(search("taksten").hits.at(0).item_number, "1");
}

TEST_F(SearchTest, FiltersNarrow) {
  SearchFilters filters;
  filters.municipality = "360";
  EXPECT_THAT(titles("udvalget", filters), ElementsAre("Fåreavl på digerne"));
  filters = {};
  filters.committee = "teknik og miljøudvalg";
  EXPECT_EQ(search("", filters).total, 1);
  filters = {};
  filters.from = parse_iso_date("2024-01-01");
  filters.to = parse_iso_date("2024-03-12");
  EXPECT_EQ(search("", filters).total, 3) << "both ends included, the letter too";
  filters = {};
  filters.outcome = "rejected";
  EXPECT_THAT(titles("", filters), ElementsAre("Lukning af skoler"));
  filters = {};
  filters.area = "dagtilbud";
  EXPECT_THAT(titles("", filters), ElementsAre("Nye åbningstider i børnehaverne"));
  filters = {};
  filters.type = "kl_letter";
  EXPECT_THAT(titles("", filters), ElementsAre("Brev om frister"));
  filters.type = "minutes";
  EXPECT_EQ(search("", filters).total, 5);
}

TEST_F(SearchTest, EmptySearchListsTheNewestFirst) {
  std::vector<std::string> dates;
  for (const SearchHit& hit : search("").hits) dates.push_back(hit.date);
  EXPECT_THAT(
      dates, ElementsAre("2024-06-19", "2024-06-19", "2024-03-12", "2024-03-12", "2024-02-01", "2023-01-10"));
}

TEST_F(SearchTest, PagesOfHitsDoNotOverlapAndTotalIsExact) {
  SearchQuery query;
  query.limit = 2;
  std::vector<std::string> seen;
  for (query.offset = 0; query.offset < 8; query.offset += 2) {
    const SearchPage page = value_of(store.search(query));
    EXPECT_EQ(page.total, 6);
    for (const SearchHit& hit : page.hits) seen.push_back(hit.document + hit.record);
  }
  std::sort(seen.begin(), seen.end());
  EXPECT_THAT(seen, SizeIs(6));
  EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
}

TEST_F(SearchTest, HitShowsTheDecisionAndLeadsToItsPlace) {
  const SearchHit hit = search("udsat").hits.at(0);
  EXPECT_EQ(hit.snippet.field, "decision_text");
  EXPECT_EQ(hit.snippet.text, "Sagen blev udsat til næste møde.");
  ASSERT_THAT(hit.snippet.marks, SizeIs(1));
  EXPECT_EQ(hit.snippet.marks[0].of(hit.snippet.text), "udsat");
  EXPECT_EQ(hit.page, 1);
  EXPECT_EQ(hit.box, (Box{72, 140, 500, 180}));
  const std::string page = value_of(store.page(hit.document, 1)).text;
  EXPECT_THAT(page, HasSubstr(hit.quote));
  ASSERT_THAT(hit.page_marks, SizeIs(1));
  EXPECT_EQ(hit.page_marks[0].of(page), "udsat");
}

TEST_F(SearchTest, WordsOfTheCaseTextAreFoundOnTheirPage) {
  const SearchHit hit = search("boliger").hits.at(0);
  EXPECT_EQ(hit.snippet.field, "body");
  const std::string page = value_of(store.page(hit.document, hit.page)).text;
  EXPECT_EQ(hit.quote, "Planen giver plads til både og boliger.");
  ASSERT_THAT(hit.page_marks, SizeIs(1));
  EXPECT_EQ(hit.page_marks[0].of(page), "boliger");
}

TEST_F(SearchTest, LettersAreFoundByPage) {
  const SearchHit hit = search("velfærdsaftaler").hits.at(0);
  EXPECT_EQ(hit.record, "");
  EXPECT_EQ(hit.kind, "kl_letter");
  EXPECT_EQ(hit.page, 2);
  EXPECT_EQ(hit.quote, "om velfærdsaftalen.");
  const std::string page = value_of(store.page(hit.document, 2)).text;
  ASSERT_THAT(hit.page_marks, SizeIs(1));
  EXPECT_EQ(hit.page_marks[0].of(page), "velfærdsaftalen");
}

TEST_F(SearchTest, FurnitureOfLettersIsFound) {
  const SearchHit hit = search("journalnummer 77-2").hits.at(0);
  EXPECT_EQ(hit.page, 2);
  EXPECT_EQ(hit.quote, "Journalnummer 77-2");
  EXPECT_THAT(hit.page_marks, IsEmpty());
}

TEST_F(SearchTest, PartsOfCompoundsFindThemBelowTheWordItself) {
  EXPECT_THAT(titles("by"), ElementsAre("Lukning af skoler")) << "landsbyernes";
  EXPECT_THAT(titles("plan"), ElementsAre("Lokalplan for havnen"));
  EXPECT_THAT(titles("velfærd"), ElementsAre("Brev om frister"));
  Meeting meeting;
  meeting.file = "dele.pdf";
  meeting.items = {
      {"1", "Sag", "Folkeskoletakster, skoletakster og musikskoletakster.", "noted", "", "", ""},
      {"2", "Sag", "Taksten gælder for hele året og alle steder i kommunen.", "noted", "", "", ""}};
  value_of(store.put_document(run, minutes(meeting)));
  const SearchPage page = search("takst");
  ASSERT_EQ(page.total, 2);
  EXPECT_EQ(page.hits.at(0).item_number, "2");
  ASSERT_THAT(page.hits.at(1).snippet.marks, SizeIs(3));
  EXPECT_EQ(page.hits.at(1).snippet.marks[0].of(page.hits.at(1).snippet.text), "Folkeskoletakster");
  EXPECT_EQ(search("\"takst\"").total, 0) << "a phrase is kept to the letter";
}

TEST_F(SearchTest, PlaceBodyAndDayAreFoundLikeWords) {
  EXPECT_THAT(titles("Lolland"), ElementsAre("Fåreavl på digerne"));
  EXPECT_THAT(titles("miljøudvalget fåreavl"), ElementsAre("Fåreavl på digerne"));
  for (const char* day : {"10. januar 2023", "10/1 2023", "10-01-2023", "10.1.2023", "2023-01-10"})
    EXPECT_THAT(titles(day), ElementsAre("Fåreavl på digerne")) << day;
  EXPECT_EQ(search("2023").total, 1);
  EXPECT_EQ(search("k360").total, 0) << "keys are no words";
  EXPECT_EQ(search("tminutes").total, 0);
}

TEST_F(SearchTest, WhoeverDoesNotSayThatTheyMayIsShownNothingClosed) {
  value_of(store.put_document(
      run, letter({"Lukkede punkter\nSag om en sommerfugleavler"}, DocumentType::kAgenda)));
  SearchQuery query;
  query.facets = true;
  for (const char* text : {"", "sommerfugleavler", "sommerfugl*", "\"en sommerfugleavler\"", "-havnen"}) {
    query.text = text;
    const SearchPage page = value_of(store.search(query));
    for (const SearchHit& hit : page.hits) EXPECT_NE(hit.kind, "agenda") << text;
    for (const Facet& facet : page.facets)
      for (const Facet::Value& value : facet.values) EXPECT_NE(value.code, "agenda") << text;
    query.with_closed = true;
    EXPECT_EQ(value_of(store.search(query)).total, page.total + 1) << text;
    query.with_closed = false;
  }
}

TEST_F(SearchTest, FacetsCountTheHits) {
  SearchQuery query;
  query.text = "udvalget";
  query.facets = true;
  const auto values = [](const SearchPage& page, const std::string& name) {
    std::map<std::string, std::int64_t> counts;
    for (const Facet& facet : page.facets) {
      if (facet.name != name) continue;
      for (const Facet::Value& value : facet.values) counts[value.code] = value.count;
    }
    return counts;
  };
  const SearchPage page = value_of(store.search(query));
  EXPECT_EQ(page.total, 3);
  using Counts = std::map<std::string, std::int64_t>;
  EXPECT_EQ(values(page, "municipality"), (Counts{{"250", 2}, {"360", 1}}));
  EXPECT_EQ(values(page, "year"), (Counts{{"2023", 1}, {"2024", 2}}));
  EXPECT_EQ(values(page, "outcome"), (Counts{{"approved", 1}, {"noted", 1}, {"postponed", 1}}));
  EXPECT_EQ(values(page, "area"), (Counts{{"dagtilbud", 1}}));
  query.text = "";
  EXPECT_EQ(values(value_of(store.search(query)), "kind"),
            (Counts{{"decision", 5}, {"minutes", 5}, {"kl_letter", 1}}))
      << "as the filter `type` has it";
  query.facets = false;
  EXPECT_THAT(value_of(store.search(query)).facets, IsEmpty());
}

TEST_F(SearchTest, TheCommonestWordsAreCompletedFirstWhereverTheyStandInTheIndex) {
  Meeting meeting;
  meeting.file = "ord.pdf";
  std::string rare;  // hundreds of words before it
  for (char a = 'a'; a < 'k'; ++a)
    for (char b = 'a'; b < 'k'; ++b)
      for (char c = 'a'; c < 'k'; ++c) rare += std::string("ska") + a + b + c + " ";
  meeting.items = {{"1", "Skole", "Godkendt.", "approved", "", rare, ""},
                   {"2", "En skole til", "Godkendt.", "approved", "", "", ""}};
  value_of(store.put_document(run, minutes(meeting)));
  EXPECT_EQ(value_of(store.completions("sk", 3, true)).front(), "skole");
}

TEST_F(SearchTest, ResultsAreTheSameEveryTime) {
  const SearchPage first = search("udvalget ELLER byrådet ELLER kommunerne");
  const SearchPage second = search("udvalget ELLER byrådet ELLER kommunerne");
  ASSERT_EQ(first.hits.size(), second.hits.size());
  for (std::size_t i = 0; i < first.hits.size(); ++i) {
    EXPECT_EQ(first.hits[i].record, second.hits[i].record);
    EXPECT_EQ(first.hits[i].score, second.hits[i].score);
  }
}

#ifdef FRISAET_SANITIZED
constexpr double kSlowed = 20;
#else
constexpr double kSlowed = 1;
#endif

void expect_sound(const SearchPage& page, const std::string& text) {
  for (const SearchHit& hit : page.hits) {
    std::size_t last = 0;
    for (const Span& mark : hit.snippet.marks) {
      ASSERT_LE(last, mark.begin) << text;
      ASSERT_LT(mark.begin, mark.end) << text;
      last = mark.end;
    }
    ASSERT_LE(last, hit.snippet.text.size()) << text;
    ASSERT_TRUE(is_valid_utf8(hit.snippet.text)) << text;
  }
}

void SearchTest::ask_hostile(std::mt19937& random) {
  constexpr double kSeconds = kSlowed * 0.5;
  const SearchQuery query = support::hostile_search(random);
  const std::clock_t start = std::clock();
  const Result<SearchPage> page = store.search(query);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  ASSERT_TRUE(page) << ::testing::PrintToString(query.text) << ' ' << page.error().describe();
  ASSERT_LT(seconds, kSeconds) << ::testing::PrintToString(query.text);
  expect_sound(*page, ::testing::PrintToString(query.text));
}

TEST_F(SearchTest, NothingAPersonTypesIsAnError) {
  std::mt19937 random(20261120);
  for (int i = 0; i < 2000; ++i) ask_hostile(random);
}

TEST_F(SearchTest, NothingAPersonTypesIsAnErrorSoak) {
  std::mt19937 random(7);
  for (int i = 0; i < 1'000'000 && !HasFatalFailure(); ++i) ask_hostile(random);
}

TEST_F(SearchTest, EndlessQueriesAreAnswered) {
  for (const std::string& text :
       {std::string(1'000'000, 'a'), std::string(1'000'000, '"'), std::string(100'000, '-'),
        std::string(200'000, '.') + "a", std::string(1'000'000, ' ') + "skole"}) {
    SearchQuery query;
    query.text = text;
    EXPECT_TRUE(store.search(query).ok());
  }
  std::string long_phrase = "\"";
  for (int i = 0; i < 50'000; ++i) long_phrase += "skole ";
  EXPECT_EQ(search(long_phrase).total, 0);
}

}  // namespace
}  // namespace frisaet
