#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/pipeline/store/sample_documents.h"

namespace frisaet::testing {

/// Minutes of three meetings of two municipalities and a letter, to be searched.
class SearchArchive : public ::testing::Test {
 protected:
  SearchArchive() {
    Meeting council;
    council.committee = "Byrådet";
    council.date = "2024-06-19";
    council.file = "byråd.pdf";
    council.items = {
        {"1", "Lokalplan for havnen", "Godkendt.", "approved", "", "Planen giver plads til både og boliger.",
         ""},
        {"2", "Lukning af skoler", "Byrådet forkastede forslaget om at lukke landsbyernes skoler.",
         "rejected", "", "", "folkeskole"}};
    Meeting elsewhere;
    elsewhere.municipality = {"360", "Lolland"};
    elsewhere.committee = "Teknik- og Miljøudvalget";
    elsewhere.date = "2023-01-10";
    elsewhere.file = "teknik.pdf";
    elsewhere.items = {{"7", "Fåreavl på digerne", "Udvalget tog orienteringen til efterretning.", "noted",
                        "", "Arbejdet varer et år.", ""}};
    for (const DocumentInput& input : {minutes(two_items()), minutes(council), minutes(elsewhere),
                                       letter({"Kommunerne svarer senest\nden 8. august.",
                                               "Skriv til sekretariatet\nom velfærdsaftalen."})}) {
      value_of(store.put_document(run, input));
    }
  }

  SearchPage search(const std::string& text, const SearchFilters& filters = {}) {
    SearchQuery query;
    query.text = text;
    query.filters = filters;
    return value_of(store.search(query));
  }
  std::vector<std::string> titles(const std::string& text, const SearchFilters& filters = {}) {
    std::vector<std::string> list;
    for (const SearchHit& hit : search(text, filters).hits) list.push_back(hit.title);
    return list;
  }

  TemporaryFolder folder;
  Store store = open_store(folder / "frisaet.db");
  RunId run = value_of(store.begin_run(run_info()));
};

}  // namespace frisaet::testing
