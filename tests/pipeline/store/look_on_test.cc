#include "pipeline/store/look_on.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/ranking.h"
#include "pipeline/store/searcher.h"
#include "tests/pipeline/store/search_archive.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using namespace testing;

using LookOnTest = SearchArchive;

TEST_F(LookOnTest, NoHitsSaysWhy) {
  EXPECT_THAT(search("udvalget rumfærge").unknown_words, ElementsAre("rumfærge"));
  EXPECT_EQ(search("udvalget rumfærge").explanation, "»rumfærge« står ikke i teksterne.");
  EXPECT_EQ(search("rumfærge").coverage,
            "Indekset dækker teksten i 6 punkter og dokumenter fra 2 kommuner, 10-01-2023 til 19-06-2024.");
  EXPECT_THAT(search("titel:havnen titel:fåreavl").explanation, HasSubstr("aldrig sammen"));
  SearchFilters filters;
  filters.municipality = "101";
  EXPECT_EQ(search("havnen", filters).explanation, "Ingen hits med de valgte filtre; uden dem er der 1.");
  EXPECT_EQ(search("havnen", filters).coverage, "Indekset har intet fra den valgte kommune.");
  filters.municipality = "360";
  EXPECT_EQ(search("havnen", filters).coverage,
            "Fra Lolland har indekset 1 punkt eller dokument, 10-01-2023 til 10-01-2023.");
  EXPECT_EQ(search("\"!?\"").explanation, "Søgningen indeholder ingen ord.");
  Store empty = open_store(folder / "empty.db");
  EXPECT_THAT(value_of(empty.search({})).explanation, HasSubstr("frisaet ingest"));
  EXPECT_EQ(search("udvalget").explanation, "");
}

TEST_F(LookOnTest, WordsThatStandNowhereAreReadAsTheirNeighboursAndItIsSaid) {
  const std::pair<const char*, const char*> cases[] = {
      {"fareavl", "»fareavl« står ikke i teksterne; viser fund for »fåreavl«."},
      {"abningstid", "»abningstid« står ikke i teksterne; viser fund for »åbningstid«."},
      {"lokalpaln", "»lokalpaln« står ikke i teksterne; viser fund for »lokalplan«."},
      {"velfærsaftale", "»velfærsaftale« står ikke i teksterne; viser fund for »velfærdsaftalen«."},
      {"orienttering", "»orienttering« står ikke i teksterne; viser fund for »orienteringen«."},
      {"havneplaner", "»havneplaner« står ikke i teksterne; viser fund med både »havne« og »planer«."},
  };
  for (const auto& [typed, note] : cases) {
    const SearchPage page = search(typed);
    EXPECT_EQ(page.total, 1) << typed;
    EXPECT_THAT(page.notes, ElementsAre(note));
    EXPECT_EQ(page.explanation, "");
  }
  EXPECT_THAT(search("børnehave").notes, IsEmpty());
  EXPECT_EQ(search("\"fareavl\"").total, 0) << "a phrase is kept to the letter";
  EXPECT_EQ(search("ar").total, 0) << "too short to guess";
  EXPECT_EQ(search("2032").total, 0) << "numbers have no neighbours";
}

TEST_F(LookOnTest, AMunicipalityThatTheIndexHasNothingFromIsToldAsOne) {
  const SearchPage none = search("Vejle");
  EXPECT_EQ(none.total, 0) << "no word near it, and no half of it, is that place";
  EXPECT_EQ(none.explanation, "Indekset har intet fra Vejle.");
  EXPECT_THAT(none.unknown_words, ElementsAre("Vejle"));
  EXPECT_EQ(search("Aarhus udvalget").explanation,
            "Indekset har intet fra Aarhus. Uden »Aarhus« er der 3 fund.");
  EXPECT_EQ(search("Lolland Vejle Aarhus").explanation,
            "Indekset har intet fra Vejle og Aarhus. Uden »Vejle« og »Aarhus« er der 1 fund.")
      << "a place that the index has something from is still asked for";
  EXPECT_EQ(search("kbh").explanation, "Indekset har intet fra København.");
  EXPECT_EQ(search("Lolland").total, 1);
  EXPECT_THAT(search("lollands").notes, IsEmpty());

  Meeting roads;
  roads.file = "veje.pdf";
  roads.items = {{"1", "Landevejen", "Godkendt.", "approved", "", "Der er mange veje.", ""},
                 {"2", "Skolesti", "Godkendt.", "approved", "", "Stien krydser vejen.", ""}};
  value_of(store.put_document(run, minutes(roads)));
  EXPECT_THAT(titles("Vejen"), ElementsAre("Skolesti"));
  EXPECT_THAT(search("Vejen").notes,
              ElementsAre("Indekset har intet fra Vejen; fundene har kun ordet »Vejen«."));
}

TEST_F(LookOnTest, RunningHeadsAndFeetAreLookedThroughWhereNoItemHasTheWords) {
  Meeting meeting;
  meeting.file = "hoved.pdf";
  meeting.items = {
      {"1", "Isvafler", "Udvalget godkendte det.", "approved", "", "Sag 22/4711 ligger her.", ""},
      {"2", "Skilte", "Udvalget godkendte det.", "approved", "", "", ""}};
  DocumentInput paper = minutes(meeting);
  paper.pages.front().furniture = {"Hvidtjørn Kontorservice · acadre 88-1234", "Side 1 af 2",
                                   "Isvafler for alle, side 1"};
  StoredPage second = paper.pages.front();
  second.number = 2;
  second.text = "Intet.\n";
  second.furniture = {"Hvidtjørn Kontorservice · acadre 88-1234", "Side 2 af 2", "Isvafler for alle, side 2",
                      "Fløjtegade"};
  paper.pages.push_back(second);
  value_of(store.put_document(run, paper));
  const SearchPage page = search("acadre 88-1234");
  ASSERT_THAT(page.hits, SizeIs(1));
  EXPECT_EQ(page.total, 1);
  EXPECT_THAT(page.notes, ElementsAre(HasSubstr("sidehoved eller sidefod")));
  const SearchHit& hit = page.hits.front();
  EXPECT_EQ(hit.record, "");
  EXPECT_EQ(hit.document, paper.source.sha256);
  EXPECT_EQ(hit.kind, "minutes");
  EXPECT_EQ(hit.title, "Referat");
  EXPECT_EQ(hit.snippet.field, "running_lines");
  EXPECT_EQ(hit.page, 1);
  EXPECT_EQ(hit.quote, "Hvidtjørn Kontorservice · acadre 88-1234");
  EXPECT_EQ(search("fløjtegade").hits.front().page, 2);
  EXPECT_EQ(search("alle side isvafler").hits.front().snippet.text,
            "Hvidtjørn Kontorservice · acadre 88-1234 Isvafler for alle, side 1 Fløjtegade")
      << "each once but for the page's number";
  EXPECT_THAT(titles("isvafler"), ElementsAre("Isvafler")) << "an item says it: no hit twice";
  EXPECT_THAT(search("Frederikssund").notes, IsEmpty());
  EXPECT_EQ(search("").total, 8) << "heads are no hits where there are no words";
  EXPECT_EQ(search("\"af 2\"").total, 0) << "page numbers are left out";
  SearchFilters filters;
  filters.municipality = "360";
  EXPECT_EQ(search("acadre", filters).total, 0);
  filters.municipality = "250";
  filters.from = filters.to = parse_iso_date("2024-03-12");
  EXPECT_EQ(search("acadre", filters).total, 1);
  filters.closed = true;
  EXPECT_EQ(search("acadre", filters).total, 0);
  EXPECT_THAT(value_of(store.examine()), IsEmpty());
}

TEST_F(LookOnTest, AnAddressWhoseNumberIsThePagesByChanceIsOneLine) {
  Meeting meeting;
  meeting.file = "adresse.pdf";
  meeting.items = {{"1", "Isvafler", "Udvalget godkendte det.", "approved", "", "", ""}};
  DocumentInput paper = minutes(meeting);
  StoredPage page = paper.pages.front();
  paper.pages.clear();
  for (int number = 1; number <= 3; ++number) {
    const std::string printed = std::to_string(number);
    page.number = number;
    page.furniture = {"Kagehuset 2", "Smedegården 2, side " + printed, "Bordkalender " + printed};
    paper.pages.push_back(page);
  }
  value_of(store.put_document(run, paper));
  const SearchPage found = search("kagehuset smedegården");
  ASSERT_THAT(found.hits, SizeIs(1));
  EXPECT_EQ(found.hits.front().snippet.text, "Kagehuset 2 Smedegården 2, side 1 Bordkalender 1");
}

TEST_F(LookOnTest, AWordThatOnlyRunningHeadsHaveIsNotToldToStandNowhere) {
  Meeting meeting;
  meeting.file = "hoved.pdf";
  meeting.items = {{"1", "Isvafler", "Udvalget godkendte det.", "approved", "", "", ""}};
  DocumentInput paper = minutes(meeting);
  paper.pages.front().furniture = {"Hvidtjørn Kontorservice"};
  value_of(store.put_document(run, paper));
  ASSERT_EQ(search("kontorservice").total, 1);
  EXPECT_EQ(search("kontorservice rumfærge").explanation,
            "»kontorservice« og »rumfærge« står ikke i teksterne.");
}

TEST_F(LookOnTest, RunningHeadsOfAPaperThatPrintsClosedTextAreAsClosedAsItsPages) {
  Meeting meeting;
  meeting.file = "lukket.pdf";
  meeting.items = {{"1", "Isvafler", "Hestepasseren blev afskediget.", "approved", "", "", ""}};
  DocumentInput paper = minutes(meeting);
  paper.pages.front().furniture = {"Personalesag hemmeligvist"};
  value_of(store.put_document(run, paper));
  EXPECT_EQ(search("hemmeligvist").total, 1);
  const std::string record = search("hestepasseren").hits.front().record;
  expect_ok(store.correct({record, "closed", Correction::Operation::kSet, "true", "anna", ""}));
  EXPECT_EQ(search("hemmeligvist").total, 0);
  EXPECT_THAT(search("hemmeligvist").unknown_words, ElementsAre("hemmeligvist"));
  SearchQuery staff;
  staff.text = "hemmeligvist";
  staff.with_closed = true;
  ASSERT_EQ(value_of(store.search(staff)).total, 1);
  EXPECT_TRUE(value_of(store.search(staff)).hits.front().closed);
}

TEST_F(LookOnTest, APersonWhoStandsNowhereIsNoWordNearBy) {
  Meeting meeting;
  meeting.file = "han.pdf";
  meeting.items = {{"1", "Isvafler", "Han godkendte det hele, ingen var imod.", "approved", "", "", ""}};
  value_of(store.put_document(run, minutes(meeting)));
  for (const char* name : {"Hanne", "Inge", "hannes"}) {
    EXPECT_EQ(search(name).total, 0) << name;
    EXPECT_THAT(search(name).unknown_words, ElementsAre(name));
  }
}

TEST_F(LookOnTest, WordsApartAreFoundAsOne) {
  const SearchPage page = search("cykel stien");
  EXPECT_EQ(page.total, 1);
  EXPECT_THAT(search("få reavl").notes,
              ElementsAre("Ingen fund har ordene hver for sig; viser fund, der har »fåreavl«."));
}

TEST_F(LookOnTest, WhereNothingHasAllWordsThoseWithMostAreShownAndItIsSaid) {
  const SearchPage page = search("fåreavl digerne havnen");
  ASSERT_EQ(page.total, 1);
  EXPECT_EQ(page.hits[0].title, "Fåreavl på digerne");
  EXPECT_THAT(page.notes, ElementsAre("Ingen fund har alle ordene; viser fund, der har mest af resten."));
  EXPECT_THAT(search("fåreavl digerne qqqqqq").notes,
              ElementsAre("»qqqqqq« står ikke i teksterne; viser fund, der har mest af resten."));
  EXPECT_EQ(search("fåreavl digerne \"qqqqqq\"").total, 0);
}

TEST_F(LookOnTest, WhoeverWantsItToTheLetterIsShownNothingElse) {
  SearchQuery query;
  query.look_on = false;
  for (const char* text :
       {"velfærsaftale", "cykel stienn", "få reavl", "fåreavl digerne havnen", "fåreavl digerne qqqqqq"}) {
    query.text = text;
    const SearchPage page = value_of(store.search(query));
    EXPECT_EQ(page.total, 0) << text;
    EXPECT_THAT(page.notes, IsEmpty()) << text;
    EXPECT_NE(page.explanation, "") << text;
  }
}

TEST_F(LookOnTest, FiltersAreKeptWhileLookingOn) {
  SearchFilters filters;
  filters.municipality = "360";
  EXPECT_EQ(search("lokalpaln", filters).explanation, "Ingen hits med de valgte filtre; uden dem er der 1.");
  EXPECT_THAT(search("lokalpaln", filters).notes, IsEmpty());
  EXPECT_THAT(titles("fareavl", filters), ElementsAre("Fåreavl på digerne"));
  filters.committee = "teknik";
  filters.from = parse_iso_date("2023-01-10");
  filters.to = parse_iso_date("2023-01-10");
  filters.outcome = "noted";
  filters.type = "minutes";
  EXPECT_THAT(titles("fareavl", filters), ElementsAre("Fåreavl på digerne"));
  EXPECT_THAT(titles("", filters), ElementsAre("Fåreavl på digerne"));
  filters.to = parse_iso_date("2023-01-09");
  EXPECT_EQ(search("", filters).total, 0);
}

TEST_F(LookOnTest, ClosedItemsLendNoWordsToThoseWhoMayNotSeeThem) {
  value_of(store.put_document(
      run, letter({"Lukkede punkter\nSag om en sommerfugleavler"}, DocumentType::kAgenda)));
  SearchQuery query;
  query.text = "sommerfugleavelr";
  query.with_closed = true;
  EXPECT_EQ(value_of(store.search(query)).total, 1);
  query.with_closed = false;
  const SearchPage page = value_of(store.search(query));
  EXPECT_EQ(page.total, 0);
  EXPECT_THAT(page.notes, IsEmpty());
  EXPECT_EQ(page.explanation, "»sommerfugleavelr« står ikke i teksterne.");
  EXPECT_THAT(page.coverage, HasSubstr("dækker teksten i 6 "));
}

TEST_F(LookOnTest, ANeighbourIsNamedAsItStandsInTheIndex) {
  // `digern` has the stem of »digerne« too, and comes first among what is one letter away.
  EXPECT_THAT(search("digernw").notes,
              ElementsAre("»digernw« står ikke i teksterne; viser fund for »digerne«."));
  // Here no form that is one letter away stands there: the printed one is told.
  EXPECT_THAT(search("boligw").notes,
              ElementsAre("»boligw« står ikke i teksterne; viser fund for »boliger«."));
}

TEST_F(LookOnTest, AFormThatStandsInClosedItemsOnlyIsNotTold) {
  value_of(store.put_document(run, letter({"Lukkede punkter\nSag om boligens"}, DocumentType::kAgenda)));
  EXPECT_THAT(search("boligensw").notes,
              ElementsAre("»boligensw« står ikke i teksterne; viser fund for »boliger«."));
}

TEST_F(LookOnTest, WordsThatStandOutsideTheirFieldAreNotCalledUnknown) {
  const SearchPage page = search("titel:landsby");
  EXPECT_EQ(page.explanation, "»landsby« står ikke i nogen titel.");
  EXPECT_THAT(page.unknown_words, IsEmpty());
  EXPECT_EQ(search("beslutning:rumfærge").explanation, "»rumfærge« står ikke i teksterne.");
  EXPECT_EQ(search("beslutning:boliger titel:rumfærge").explanation,
            "»rumfærge« står ikke i teksterne, og »boliger« står ikke i nogen beslutning.");
}

TEST_F(LookOnTest, FieldsAreKeptToTheLetter) {
  EXPECT_THAT(titles("titel:lokalplan"), ElementsAre("Lokalplan for havnen"));
  for (const char* text :
       {"titel:lokalpaln", "titel:få titel:reavl", "titel:fåreavl digerne titel:havnen",
        "fåreavl digerne titel:havnen ELLER titel:skoler", "fåreavl digerne rumfærge ELLER titel:planer"}) {
    EXPECT_EQ(search(text).total, 0) << text;
    EXPECT_THAT(search(text).notes, IsEmpty()) << text;
  }
}

TEST_F(LookOnTest, EveryAlternativeThatStandsNowhereIsTold) {
  const SearchPage page = search("rumfærge ELLER månebase");
  EXPECT_THAT(page.unknown_words, ElementsAre("rumfærge", "månebase"));
  EXPECT_EQ(page.explanation, "»rumfærge« og »månebase« står ikke i teksterne.");
  EXPECT_EQ(search("rumfærge ELLER titel:landsby").explanation,
            "»rumfærge« står ikke i teksterne, og »landsby« står ikke i nogen titel.");
  EXPECT_THAT(search("3/4 1999").unknown_words, ElementsAre("3/4 1999")) << "a day is one";
}

/// What a search answers where a walk ends after few rows.
class CutWalkTest : public SearchArchive {
 protected:
  CutWalkTest() {
    Meeting meeting;
    meeting.file = "mange.pdf";
    meeting.date = "2020-05-05";
    for (int i = 1; i <= 6; ++i)
      meeting.items.push_back({std::to_string(i), "Taksering",
                               i == 6 ? "Taksten for snerydning." : "Taksten.",
                               i % 2 == 0 ? "approved" : "noted", "", "", "folkeskole"});
    value_of(store.put_document(run, minutes(meeting)));
  }
  SearchPage cut(SearchQuery query, std::int64_t most_rows) {
    query.facets = true;
    Analyzer analyzer;
    sqlite::Database db(folder / "frisaet.db", 1000, sqlite::Database::Access::kRead);
    sqlite::register_tokenizer(db, analyzer);
    sqlite::register_ranking(db);
    return search_index(db, analyzer, query, most_rows);
  }
  static std::int64_t sum_of(const SearchPage& page, const std::string& facet) {
    std::int64_t sum = 0;
    for (const Facet& counts : page.facets)
      if (counts.name == facet)
        for (const Facet::Value& value : counts.values) sum += value.count;
    return sum;
  }
};

TEST_F(CutWalkTest, TotalIsALeastOneAndFacetsAreCountedOverTheSameRows) {
  SearchQuery query;
  query.text = "takst";
  const SearchPage page = cut(query, 4);
  EXPECT_EQ(page.total, 4);
  EXPECT_TRUE(page.is_least);
  EXPECT_EQ(sum_of(page, "outcome"), 4);
  EXPECT_EQ(sum_of(page, "area"), 4);
  for (const std::int64_t most : {6, 7}) {
    EXPECT_EQ(cut(query, most).total, 6) << most;
    EXPECT_FALSE(cut(query, most).is_least) << most << ": there are no more";
    EXPECT_EQ(sum_of(cut(query, most), "area"), 6) << most;
  }
}

TEST_F(CutWalkTest, FiltersAloneAreCountedExactlyNewestFirst) {
  SearchQuery query;
  query.filters.area = "folkeskole";
  for (const std::int64_t most : {3, 7}) {
    const SearchPage page = cut(query, most);
    EXPECT_EQ(page.total, 7) << most;
    EXPECT_FALSE(page.is_least) << most;
    ASSERT_THAT(page.hits, SizeIs(7)) << most;
    EXPECT_EQ(page.hits.front().date, "2024-06-19") << most;
    EXPECT_EQ(page.facets.empty(), most == 3) << most;
  }
  query.offset = 100;
  EXPECT_EQ(cut(query, 7).total, 7);
  EXPECT_THAT(cut(query, 7).hits, IsEmpty());
  query = {};
  query.text = "-snerydning";
  EXPECT_EQ(cut(query, 3).total, 11);
}

TEST_F(CutWalkTest, WhatHasMostOfItIsCountedByItself) {
  SearchQuery query;
  query.text = "snerydning takst havnen";
  const SearchPage whole = cut(query, 100);
  EXPECT_EQ(whole.total, 1);
  EXPECT_FALSE(whole.is_least);
  EXPECT_THAT(whole.facets, IsEmpty());
  const SearchPage part = cut(query, 3);
  EXPECT_EQ(part.total, 1) << "rows that are shown, not those that were looked at";
  EXPECT_TRUE(part.is_least);
}

TEST_F(CutWalkTest, WhatThereIsWithoutTheFiltersIsCountedAsFarAsAWalkGoes) {
  SearchQuery query;
  query.text = "takst";
  query.filters.municipality = "360";
  EXPECT_EQ(cut(query, 4).explanation, "Ingen hits med de valgte filtre; uden dem er der mindst 4.");
  EXPECT_EQ(cut(query, 7).explanation, "Ingen hits med de valgte filtre; uden dem er der 6.");
}

}  // namespace
}  // namespace frisaet
