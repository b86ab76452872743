#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "pipeline/web/site.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class SearchExportsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const auto file = folder_->write(
        "referat.txt",
        "Referat\nByrådet den 3. maj 2022\n\n1. Cykelsti & <b>bro</b>\n\nBeslutning\nGodkendt.\n\n"
        "2. Lukket punkt: Personalesag\n\nSagsfremstilling\nHestepasseren blev gennemgået, og alt blev "
        "drøftet meget "
        "længe af hele rådet den aften.\n\nBeslutning\nHestepasseren afskediges, og direktøren underretter "
        "ham.\n");
    const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + (*folder_ / "data").string() +
                                "' ingest '" + file.string() + "' >/dev/null 2>&1";
    ASSERT_TRUE(WIFEXITED(std::system(command.c_str())));
    site_ = *Site::open({.data = *folder_ / "data",
                         .access = {.mode = AccessSettings::Mode::kProxy},
                         .reader_program = FRISAET_PROGRAM});
  }
  static void TearDownTestSuite() {
    site_.reset();
    delete folder_;
  }
  static Request get(std::string path, std::multimap<std::string, std::string> query = {},
                     const std::string& name = "anna") {
    Request request;
    request.path = std::move(path);
    request.query = std::move(query);
    request.headers = {{"host", "frisaet.example"}, {"x-remote-user", name}};
    request.remote = "127.0.0.1";
    return request;
  }
  static Response post(std::string path, std::multimap<std::string, std::string> form,
                       const std::string& name = "anna") {
    Request request = get("/soeg", {}, name);
    const std::string body = site_->answer(request).body;
    form.emplace("mark", body.substr(body.find("name=\"mark\" value=\"") + 19, 64));
    request.path = std::move(path);
    request.method = "POST";
    request.form = std::move(form);
    return site_->answer(request);
  }

  static TemporaryFolder* folder_;
  static std::unique_ptr<Site> site_;
};
TemporaryFolder* SearchExportsTest::folder_ = nullptr;
std::unique_ptr<Site> SearchExportsTest::site_;

TEST_F(SearchExportsTest, AFeedNamesWhatIsNewAndNothingInItIsMarkup) {
  const Response feed = site_->answer(get("/soeg.atom", {{"q", "cykelsti"}}));
  EXPECT_EQ(feed.type, "application/atom+xml; charset=utf-8");
  EXPECT_THAT(feed.body, AllOf(StartsWith("<?xml"), HasSubstr("Cykelsti &amp; &lt;b&gt;bro"),
                               HasSubstr("http://frisaet.example/dokument/"), Not(HasSubstr("<b>"))));
  EXPECT_THAT(site_->answer(get("/soeg.atom", {{"q", "<script>&\""}})).body, Not(HasSubstr("<script>")));
}

TEST_F(SearchExportsTest, WhatIsClosedIsInNoFeedAndNoWorkbook) {
  EXPECT_THAT(site_->answer(get("/soeg.atom")).body, Not(HasSubstr("estepasser")));
  const Response all = site_->answer(get("/soeg.xlsx"));
  ASSERT_THAT(all.body, StartsWith("PK"));
  const auto book = folder_->write("soegning.xlsx", all.body);
  const std::string texts =
      "python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); t = b\"\".join(z.read(n) "
      "for n in z.namelist()); sys.exit((b\"Cykelsti\" in t) * 2 + (b\"estepasser\" in t))' '" +
      book.string() + "'";
  EXPECT_EQ(WEXITSTATUS(std::system(texts.c_str())),
            2);  // the open item is in it, the closed one's text is not
  EXPECT_THAT(site_->answer(get("/soeg.atom", {{"q", "hestepasseren"}})).body, Not(HasSubstr("<entry>")));
}

TEST_F(SearchExportsTest, ASearchIsSavedFoundAgainAndForgotten) {
  EXPECT_EQ(post("/soeg/gem", {{"navn", "<i>mine</i>"}, {"adresse", "/soeg?q=cykelsti"}}).status, 303);
  const std::string page = site_->answer(get("/soeg")).body;
  EXPECT_THAT(page, AllOf(HasSubstr("href=\"/soeg?q=cykelsti\">&lt;i&gt;mine"), Not(HasSubstr("<i>mine"))));
  EXPECT_THAT(site_->answer(get("/soeg", {}, "bo")).body, Not(HasSubstr("mine&lt;"))) << "another's";
  EXPECT_EQ(post("/soeg/glem", {{"navn", "<i>mine</i>"}}).status, 303);
  EXPECT_THAT(site_->answer(get("/soeg")).body, Not(HasSubstr("mine&lt;")));
}

TEST_F(SearchExportsTest, OnlySearchesCanBeSaved) {
  for (const char* address : {"https://ond.example/", "//ond.example/soeg", "/soegning",
                              "javascript:alert(1)", "", "/soeg?q=a\nnavn\t/x"})
    EXPECT_EQ(post("/soeg/gem", {{"navn", "x"}, {"adresse", address}}).status, 400) << address;
  EXPECT_EQ(post("/soeg/gem", {{"navn", ""}, {"adresse", "/soeg"}}).status, 400);
}

}  // namespace
}  // namespace frisaet::web
