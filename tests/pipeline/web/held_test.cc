// Documents held for personal data, and their release on the pages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "pipeline/web/site.h"
#include "tests/pipeline/web/asked_as.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

class HeldTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string file =
        folder_
            .write("bilag 010203-1234.txt",
                   "Referat\nTeknisk Udvalg den 3. maj 2022\n\n1. Hundesagen\n\nBeslutning\n"
                   "Ansøgeren med cpr. 010203-1234 fik afslag.\n")
            .string();
    const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + (folder_ / "data").string() +
                                "' ingest '" + file + "' >/dev/null 2>&1";
    ASSERT_TRUE(WIFEXITED(std::system(command.c_str())));
    auto opened = Site::open({.data = folder_ / "data",
                              .access = {.mode = AccessSettings::Mode::kProxy},
                              .reader_program = FRISAET_PROGRAM});
    ASSERT_TRUE(opened.ok());
    site_ = *std::move(opened);
    auto store = site_->store();
    document_ = (*store)->held()->at(0).document;
  }
  Response get(const std::string& role, const std::string& path,
               std::multimap<std::string, std::string> query = {}) {
    return site_->answer(asked_as(role, path, std::move(query)));
  }
  Response send(const std::string& role, std::multimap<std::string, std::string> fields) {
    Request request = asked_as(role, "/tilbageholdt");
    request.method = "POST";
    request.form = std::move(fields);
    request.form.emplace("mark", site_->visitors().form_mark({"anna", Role::kAnalyst, ""}));
    return site_->answer(request);
  }
  bool is_held() {
    auto store = site_->store();
    return !(*store)->held()->empty();
  }

  TemporaryFolder folder_;
  std::string document_;
  std::unique_ptr<Site> site_;
};

TEST_F(HeldTest, OnlyThoseWhoMaySeeItAreTold) {
  for (const char* role : {"reader", "editor"}) {
    EXPECT_EQ(get(role, "/tilbageholdt").status, 403);
    EXPECT_EQ(send(role, {{"dokument", document_}, {"action", "frigiv"}, {"reason", "x"}}).status, 403);
    EXPECT_THAT(get(role, "/").body, Not(HasSubstr("/tilbageholdt")));
  }
  EXPECT_TRUE(is_held());
  EXPECT_THAT(get("analyst", "/").body, HasSubstr("href=\"/tilbageholdt\""));
}

TEST_F(HeldTest, ThePageSaysWhereAndNeverTheNumber) {
  const std::string page = get("analyst", "/tilbageholdt").body;
  EXPECT_THAT(page, HasSubstr("#side-1"));
  EXPECT_THAT(page, HasSubstr("i navnet"));
  EXPECT_THAT(page, Not(HasSubstr("010203-1234")));
}

TEST_F(HeldTest, ItIsReleasedWithAReasonAndHeldAgain) {
  EXPECT_EQ(send("analyst", {{"dokument", document_}, {"action", "frigiv"}}).status, 400);
  EXPECT_TRUE(is_held());
  const Response released =
      send("analyst", {{"dokument", document_}, {"action", "frigiv"}, {"reason", "Et journalnummer."}});
  EXPECT_EQ(released.status, 303);
  EXPECT_FALSE(is_held());
  EXPECT_THAT(get("reader", "/soeg", {{"q", "hundesagen"}}).body, HasSubstr("Hundesagen"));
  EXPECT_THAT(get("analyst", "/tilbageholdt", {{"gjort", "frigivet"}, {"dokument", document_}}).body,
              HasSubstr("value=\"igen\""));
  EXPECT_EQ(send("analyst", {{"dokument", document_}, {"action", "igen"}}).status, 303);
  EXPECT_TRUE(is_held());
  EXPECT_THAT(get("reader", "/soeg", {{"q", "hundesagen"}}).body, Not(HasSubstr("class=\"hit\"")));
  EXPECT_EQ(send("analyst", {{"dokument", document_}, {"action", "slet"}, {"reason", "x"}}).status, 400);
}

}  // namespace
}  // namespace frisaet::web
