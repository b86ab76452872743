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

/// Of two rows that have the word as often, the one that says less beside it comes first, whichever was
/// stored first.
TEST_F(SearchTest, ShortRowsComeBeforeLongOnesWithTheSameWord) {
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "Der blev talt om mange andre ting. ";
  int day = 10;
  for (const auto& [body, other] : {std::pair<std::string, std::string>{"", long_text}, {long_text, ""}}) {
    Meeting meeting;
    meeting.committee = "Havneudvalget";
    meeting.date = "2024-03-" + std::to_string(day++);
    meeting.file = meeting.date + ".pdf";
    meeting.items = {{"1", "Kajanlæg", "Godkendt.", "approved", "", "Klapbroen hejses. " + body, ""},
                     {"2", "Moleanlæg", "Godkendt.", "approved", "", "Klapbroen hejses. " + other, ""}};
    value_of(store.put_document(run, minutes(meeting)));
  }
  EXPECT_THAT(titles("klapbroen"), ElementsAre("Moleanlæg", "Kajanlæg", "Kajanlæg", "Moleanlæg"));
}

TEST_F(SearchTest, WhatSpeaksOfTheMatterComesBeforeFormalitiesOfACommitteeThatIsCalledSo) {
  Meeting meeting;
  meeting.committee = "Ældre, sundhed og omsorg";
  meeting.file = "ældre.pdf";
  meeting.items = {{"1", "Godkendelse af dagsorden", "Godkendt.", "approved", "", "", ""}};
  Meeting council;
  council.committee = "Byrådet";
  council.date = "2022-09-14";
  council.file = "velfærd.pdf";
  council.items = {
      {"4", "Velfærdsaftale", "Byrådet søger om frisættelse for ældre borgere.", "approved", "",
       "Byrådet skal tage stilling til, om kommunen søger, og det vil tage nogen tid at forberede svaret.",
       ""}};
  for (const Meeting& one : {meeting, council}) value_of(store.put_document(run, minutes(one)));
  EXPECT_THAT(titles("ældre"), ElementsAre("Velfærdsaftale", "Godkendelse af dagsorden"));
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

std::map<std::string, std::int64_t> counts_of(const SearchPage& page, const std::string& facet) {
  std::map<std::string, std::int64_t> counts;
  for (const Facet& one : page.facets)
    if (one.name == facet)
      for (const Facet::Value& value : one.values) counts[value.code] = value.count;
  return counts;
}

TEST_F(SearchTest, TheOrderIsTheOneAskedForAndDaysThatAreUnknownComeLast) {
  DocumentInput undated = letter({"Kommunerne skal svare udvalget."});
  undated.facts.date.reset();
  value_of(store.put_document(run, undated));
  const auto days = [&](const std::string& text, std::optional<SearchOrder> order, std::int64_t offset = 0) {
    SearchQuery query;
    query.text = text;
    query.order = order;
    query.offset = offset;
    std::vector<std::string> list;
    for (const SearchHit& hit : value_of(store.search(query)).hits) list.push_back(hit.date);
    return list;
  };
  for (const char* text : {"udvalget ELLER byrådet ELLER kommunerne", "", "-havnen"}) {
    std::vector<std::string> newest = days(text, SearchOrder::kNewest);
    EXPECT_GE(newest.size(), 6U) << text;
    EXPECT_EQ(newest.back(), "") << text;
    EXPECT_TRUE(std::is_sorted(newest.rbegin(), newest.rend())) << text;
    std::vector<std::string> oldest = days(text, SearchOrder::kOldest);
    EXPECT_EQ(oldest.back(), "") << text;
    EXPECT_TRUE(std::is_sorted(oldest.begin(), oldest.end() - 1)) << text;
    for (std::size_t skipped = 1; skipped < oldest.size(); ++skipped)
      EXPECT_EQ(days(text, SearchOrder::kOldest, static_cast<std::int64_t>(skipped)),
                std::vector<std::string>(oldest.begin() + static_cast<std::ptrdiff_t>(skipped), oldest.end()))
          << text << skipped;
  }
  EXPECT_EQ(days("", std::nullopt), days("", SearchOrder::kNewest));
  SearchQuery query;
  query.filters.municipality = "250";
  EXPECT_EQ(value_of(store.search(query)).order, SearchOrder::kNewest);
  query.text = "udvalget";
  EXPECT_EQ(value_of(store.search(query)).order, SearchOrder::kRelevance);
}

TEST_F(SearchTest, HowARowStandsWithPeopleNarrowsIsCountedAndIsTold) {
  Meeting unsure;
  unsure.file = "utydelig.pdf";
  unsure.date = "2021-02-02";
  unsure.items = {{"1", "Ismejeri", "Godkendt.", "approved", "", "", ""},
                  {"2", "Isbane", "Udsat.", "postponed", "", "", ""}};
  DocumentInput input = minutes(unsure);
  input.records[0].confidence = 0.63;
  input.records[1].confidence = 0.63;
  value_of(store.put_document(run, input));
  SearchQuery query;
  query.text = "is*";
  query.facets = true;
  SearchPage page = value_of(store.search(query));
  ASSERT_EQ(page.hits.size(), 2U);
  EXPECT_EQ(page.hits[0].review, "check");
  EXPECT_DOUBLE_EQ(page.hits[0].confidence, 0.63);
  using Counts = std::map<std::string, std::int64_t>;
  EXPECT_EQ(counts_of(page, "review"), (Counts{{"check", 2}}));
  expect_ok(store.confirm(page.hits[0].record, "Anna", "Set efter"));
  page = value_of(store.search(query));
  EXPECT_EQ(counts_of(page, "review"), (Counts{{"check", 1}, {"ok", 1}}));
  for (const auto& [state, total] : {std::pair("check", 1), std::pair("ok", 1), std::pair("conflict", 0)}) {
    query.filters.review = state;
    EXPECT_EQ(value_of(store.search(query)).total, total) << state;
  }
  query.text = "";
  query.filters.review = "auto";
  EXPECT_EQ(value_of(store.search(query)).total, 6) << "what was there before, the letter too";
}

TEST_F(SearchTest, ALetterStandsWithPeopleAsTheLeastSureOfWhatItSays) {
  DocumentInput input = letter({"Lolland ønsker ældreområdet."}, DocumentType::kDeclaration);
  input.records = {declaration(input, 0, "aeldre")};
  input.records[0].confidence = 0.5;
  value_of(store.put_document(run, input));
  const auto review = [&] {
    SearchQuery query;
    query.text = "ældreområdet";
    return value_of(store.search(query)).hits.at(0).review;
  };
  EXPECT_EQ(review(), "check");
  const std::string record = value_of(store.document(input.source.sha256)).records.at(0).id;
  expect_ok(store.confirm(record, "Anna", "Set efter"));
  EXPECT_EQ(review(), "ok");
  SearchQuery query;
  query.filters.review = "ok";
  EXPECT_EQ(value_of(store.search(query)).total, 1);
}

TEST_F(SearchTest, NamesOfPersonsAreNoInflectionsAndWhoWasAwayIsFound) {
  Meeting meeting;
  meeting.file = "navne.pdf";
  meeting.items = {{"1", "Isvafler", "Han godkendte det hele, og ingen var imod.", "approved", "", "", ""},
                   {"2", "Vingummi", "Hanne Ravn og Inge Lund stemte imod.", "approved", "", "", ""}};
  DocumentInput input = minutes(meeting);
  std::string& payload = input.records[0].payload;
  payload.replace(payload.find(R"("dissents":[])"), 13,
                  R"("absent":[{"name":"Mads Bæk","party":"V"}],"dissents":[])");
  value_of(store.put_document(run, input));
  EXPECT_THAT(titles("Hanne"), ElementsAre("Vingummi"));
  EXPECT_THAT(titles("hannes"), ElementsAre("Vingummi"));
  EXPECT_THAT(titles("Inge"), ElementsAre("Vingummi"));
  EXPECT_THAT(titles("\"Mads Bæk\""), ElementsAre("Isvafler"));
}

TEST_F(SearchTest, BodiesAndClosedItemsAreFiltersAndFacets) {
  SearchQuery query;
  query.facets = true;
  query.filters.body = "committee";
  EXPECT_EQ(value_of(store.search(query)).total, 5);
  query.filters.body = "council";
  EXPECT_EQ(value_of(store.search(query)).total, 0);
  query.filters = {};
  const SearchPage open = value_of(store.search(query));
  EXPECT_EQ(counts_of(open, "body"), (std::map<std::string, std::int64_t>{{"committee", 5}}));
  EXPECT_TRUE(std::none_of(open.facets.begin(), open.facets.end(), [](const Facet& f) {
    return f.name == "closed";
  })) << "who may not see closed items is not told of them";
  expect_ok(store.correct(
      {search("lokalplan").hits.at(0).record, "closed", Correction::Operation::kSet, "true", "Anna", ""}));
  query.with_closed = true;
  EXPECT_EQ(counts_of(value_of(store.search(query)), "closed"),
            (std::map<std::string, std::int64_t>{{"no", 5}, {"yes", 1}}));
  for (const char* text : {"", "lokalplan ELLER fåreavl"}) {
    query.text = text;
    query.filters.closed = true;
    const SearchPage closed = value_of(store.search(query));
    ASSERT_EQ(closed.total, 1) << text;
    EXPECT_TRUE(closed.hits.at(0).closed);
    query.filters.closed = false;
    EXPECT_EQ(value_of(store.search(query)).total, *text == 0 ? 5 : 1) << text;
  }
  query.filters.closed = true;
  query.with_closed = false;
  EXPECT_EQ(value_of(store.search(query)).total, 0);
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
