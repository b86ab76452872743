#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <sstream>

#include "pipeline/web/site.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// Papers of several years, bodies, areas and kinds.
class SearchPageTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    std::string command =
        std::string(FRISAET_PROGRAM) + " --data '" + (*folder_ / "data").string() + "' ingest";
    for (const char* name :
         {"kl_paamindelse.txt", "kl_ny_runde.pdf", "referat_magistrat.pdf", "referat_drupal_udvalg.pdf",
          "referat_konstituerende.pdf", "referat_fremmoede.pdf", "referat_afskrift.txt", "dagsorden.pdf"})
      command += " '" FRISAET_SOURCE_DIR "/corpus/documents/" + std::string(name) + "'";
    ASSERT_TRUE(WIFEXITED(std::system((command + " >/dev/null 2>&1").c_str())));
    site_ = *Site::open({.data = *folder_ / "data", .access = {}, .reader_program = FRISAET_PROGRAM});
  }
  static void TearDownTestSuite() {
    site_.reset();
    delete folder_;
  }
  static Request get(std::string path, std::multimap<std::string, std::string> query = {}) {
    Request request;
    request.path = std::move(path);
    request.query = std::move(query);
    request.headers["host"] = "localhost:8080";
    request.remote = "127.0.0.1";
    return request;
  }

  static TemporaryFolder* folder_;
  static std::unique_ptr<Site> site_;
};
TemporaryFolder* SearchPageTest::folder_ = nullptr;
std::unique_ptr<Site> SearchPageTest::site_;

/// A link of a page as a request: `/soeg?q=a&amp;type=minutes`.
Request followed(Request request, std::string link) {
  for (std::size_t at; (at = link.find("&amp;")) != std::string::npos;) link.replace(at, 5, "&");
  std::stringstream pairs(link.substr(link.find('?') + 1));
  request.path = link.substr(0, link.find('?'));
  const auto decoded = [](const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '%') {
        plain += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
        i += 2;
      } else {
        plain += text[i] == '+' ? ' ' : text[i];
      }
    }
    return plain;
  };
  for (std::string pair; std::getline(pairs, pair, '&');)
    request.query.emplace(pair.substr(0, pair.find('=')), decoded(pair.substr(pair.find('=') + 1)));
  return request;
}

TEST_F(SearchPageTest, EveryFacetLeadsToAsManyHitsAsItSays) {
  const std::regex facet("<li><a href=\"(/soeg\\?[^\"]*)\">([^<]*)</a> \\(([0-9]+)\\)</li>");
  using Query = std::multimap<std::string, std::string>;
  int followed_links = 0;
  for (const Query& query :
       {Query{}, Query{{"q", "kommunen"}}, Query{{"q", "kommunenn"}},
        Query{{"q", "velfærdsaftale ELLER godkendt"}}, Query{{"type", "minutes"}},
        Query{{"type", "decision"}}, Query{{"type", "kl_letter"}}, Query{{"area", "folkeskole"}},
        Query{{"outcome", "approved"}}, Query{{"from", "14-09-2022"}}, Query{{"to", "2022-09-20"}},
        Query{{"from", "2012-01-15"}, {"to", "20-09-2022"}, {"q", "-budget"}}, Query{{"review", "auto"}},
        Query{{"body", "council"}, {"order", "oldest"}}, Query{{"closed", "no"}}}) {
    const std::string body = site_->answer(get("/soeg", query)).body;
    for (std::sregex_iterator link(body.begin(), body.end(), facet), end; link != end;
         ++link, ++followed_links) {
      const std::string narrowed = site_->answer(followed(get(""), (*link)[1])).body;
      EXPECT_THAT(narrowed, HasSubstr("class=\"result-count\">" + (*link)[3].str() + " fund")) << (*link)[0];
      for (const auto& [name, value] : query) {
        if (name == "from" || name == "to") continue;
        EXPECT_THAT((*link)[1].str(), HasSubstr(name + "=")) << "what was chosen stays chosen";
      }
    }
  }
  EXPECT_GT(followed_links, 20);
}

TEST_F(SearchPageTest, TheOrderGoesAlongAndEachHitSaysHowItStands) {
  const std::string page = site_->answer(get("/soeg", {{"order", "oldest"}, {"q", "kommunen"}})).body;
  EXPECT_THAT(page, HasSubstr("<option value=\"oldest\" selected>ældste først</option>"));
  EXPECT_THAT(page, HasSubstr("order=oldest"));
  const std::string json = site_->answer(get("/soeg.json", {{"order", "oldest"}})).body;
  EXPECT_THAT(json, AllOf(HasSubstr("\"order\": \"oldest\""), HasSubstr("\"review\": \""),
                          HasSubstr("\"name\": \"body\"")));
  EXPECT_EQ(site_->answer(get("/soeg", {{"order", "baglæns"}})).status, 400);
}

TEST_F(SearchPageTest, APagePastTheEndSaysSoAndLeadsToTheLast) {
  const std::string past = site_->answer(get("/soeg", {{"page", "400"}})).body;
  EXPECT_THAT(past, HasSubstr("Så mange sider er der ikke: søgningen har 2. <a href=\"/soeg?page=2\">"));
  EXPECT_THAT(past, Not(HasSubstr("side 400 af")));
  EXPECT_THAT(site_->answer(get("/soeg", {{"page", "1"}})).body, Not(HasSubstr("Så mange sider")));
  EXPECT_THAT(site_->answer(get("/soeg", {{"page", "400"}, {"q", "rumfærge"}})).body,
              Not(HasSubstr("Så mange sider")));
}

TEST_F(SearchPageTest, WhatOnlyComesNearIsInNoFileAndJsonSaysSo) {
  const std::multimap<std::string, std::string> near{{"q", "velfærsaftale"}};
  const std::string page = site_->answer(get("/soeg", near)).body;
  EXPECT_THAT(page, AllOf(HasSubstr("<mark>"), Not(HasSubstr("/soeg.csv")), HasSubstr("/soeg.json")));
  const std::string csv = site_->answer(get("/soeg.csv", near)).body;
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1) << "the head alone";
  const std::string json = site_->answer(get("/soeg.json", near)).body;
  EXPECT_THAT(json, AllOf(HasSubstr("»velfærsaftale« står ikke i teksterne"),
                          HasSubstr("\"total_is_least\": false")));
  const std::string exact = site_->answer(get("/soeg", {{"q", "velfærdsaftale"}})).body;
  EXPECT_THAT(exact, HasSubstr("/soeg.csv"));
  EXPECT_THAT(site_->answer(get("/soeg.json", {{"q", "velfærdsaftale"}})).body, HasSubstr("\"notes\": []"));
}

TEST_F(SearchPageTest, WordsAndMunicipalitiesAreSuggestedAsWholeSearches) {
  const auto suggested = [](const std::string& typed) {
    const Response answer = site_->answer(get("/soeg/forslag", {{"q", typed}}));
    EXPECT_EQ(answer.status, 200);
    return answer.body;
  };
  EXPECT_THAT(suggested("besl"), HasSubstr(R"({"text":"beslutning","kind":"ord"})"));
  EXPECT_THAT(suggested("ny -titel:besl"), HasSubstr(R"("ny -titel:beslutning")"));
  EXPECT_THAT(suggested("skole vej"), HasSubstr(R"({"text":"skole Vejle","kind":"kommune"})"));
  EXPECT_THAT(suggested("aeroe"), HasSubstr("\"Ærø\""));
  for (const char* typed : {"", "b", "besl ", "\"besl", "zzzz", "<b>", "-", "%00"})
    EXPECT_EQ(suggested(typed), R"({"suggestions":[]})") << typed;
}

}  // namespace
}  // namespace frisaet::web
