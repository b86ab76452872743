#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>

#include "models/core/sha256.h"
#include "pipeline/web/site.h"
#include "tests/pipeline/web/asked_as.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class AuditTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto file = folder_.write(
        "referat.txt",
        "Referat\nØkonomiudvalget den 3. maj 2022\n\n1. Ny cykelsti\n\nBeslutning\nGodkendt.\n");
    const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + (folder_ / "data").string() +
                                "' ingest '" + file.string() + "' >/dev/null 2>&1";
    ASSERT_TRUE(WIFEXITED(std::system(command.c_str())));
    open({.mode = AccessSettings::Mode::kProxy});
    document_ = (*(*site_->store())->documents()).front().id;
  }

  void open(AccessSettings access) {
    site_.reset();
    site_ = *Site::open(
        {.data = folder_ / "data", .access = std::move(access), .reader_program = FRISAET_PROGRAM});
  }

  Response ask(const std::string& role, std::string path,
               std::multimap<std::string, std::string> query = {}) {
    return site_->answer(asked_as(role, std::move(path), std::move(query)));
  }

  /// `who action target detail` of each entry, oldest first.
  std::vector<std::string> log() {
    const std::vector<AuditEntry> entries = *site_->log_entries({});
    std::vector<std::string> lines;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
      lines.push_back(entry->who + " " + entry->action + " " + entry->target + " " + entry->detail);
    return lines;
  }

  TemporaryFolder folder_;
  std::unique_ptr<Site> site_;
  std::string document_;
};

TEST_F(AuditTest, SearchesViewsDownloadsAndExportsAreNotedWithWhoAsked) {
  ask("reader", "/soeg", {{"q", "Hansen"}, {"outcome", "approved"}});
  ask("reader", "/dokument/" + document_);
  ask("reader", "/original/" + document_);
  ask("reader", "/soeg.xlsx", {{"q", "cykelsti"}});
  EXPECT_THAT(log(),
              ElementsAre("anna search /soeg outcome=approved; q=Hansen", "anna view " + document_ + " ",
                          "anna download " + document_ + " ", "anna export /soeg.xlsx q=cykelsti"));
}

TEST_F(AuditTest, WhatTellsOfNobodyIsNot) {
  for (const char* path : {"/", "/kommuner", "/erklaering", "/api/status", "/api/openapi.json"})
    ask("admin", path);
  EXPECT_THAT(log(), IsEmpty());
}

TEST_F(AuditTest, WhoIsRefusedIsNoted) {
  EXPECT_EQ(403, ask("reader", "/gennemse").status);
  EXPECT_THAT(log(), ElementsAre("anna refused /gennemse "));
}

TEST_F(AuditTest, AChangeIsNotedWithoutTheMarkThatProvesTheForm) {
  Request request = asked_as("editor", "/trukket-tilbage");
  request.method = "POST";
  request.form = {{"dokument", document_}, {"action", "ud"}, {"reason", "forkert fil"}, {"mark", "falsk"}};
  EXPECT_EQ(403, site_->answer(request).status);
  EXPECT_THAT(log(), IsEmpty());  // nothing was done and nothing shown
  request.form.erase("mark");
  request.form.emplace("mark", site_->visitors().form_mark({"anna", Role::kEditor, ""}));
  EXPECT_EQ(303, site_->answer(request).status);
  EXPECT_THAT(log(), ElementsAre("anna change /trukket-tilbage action=ud; dokument=" + document_ +
                                 "; reason=forkert fil"));
}

TEST_F(AuditTest, LogInsAreNotedAndTheTokenIsNot) {
  open({.mode = AccessSettings::Mode::kToken, .tokens = {{sha256_hex("nøgle"), "Bente", Role::kReader}}});
  for (const char* token : {"nøgle", "gættet"}) {
    Request request;
    request.method = "POST";
    request.path = "/log-ind";
    request.headers = {{"host", "localhost"}};
    request.remote = "10.0.0.7";
    request.form = {{"token", token}, {"next", "/"}};
    site_->answer(request);
  }
  EXPECT_THAT(log(), ElementsAre("Bente log_in /log-ind fra 10.0.0.7", " refused /log-ind fra 10.0.0.7"));
}

TEST_F(AuditTest, TheLogIsForAdministratorsAndALookAtItIsNoted) {
  ask("reader", "/soeg", {{"q", "Hansen"}});
  EXPECT_EQ(403, ask("analyst", "/drift/log").status);
  const Response page = ask("admin", "/drift/log", {{"om", "hansen"}, {"fra", "01-01-2020"}});
  EXPECT_EQ(200, page.status);
  EXPECT_THAT(page.body, HasSubstr("q=Hansen"));
  EXPECT_THAT(log().back(), HasSubstr("anna view /drift/log"));
  EXPECT_THAT(ask("admin", "/drift/log", {{"om", "findes ikke nogen steder"}}).body,
              Not(HasSubstr("q=Hansen")));
  EXPECT_EQ(400, ask("admin", "/drift/log", {{"fra", "i går"}}).status);
}

TEST_F(AuditTest, WhatCannotBeNotedIsNotShown) {
  sqlite3* other = nullptr;  // somebody drops the table: whatever makes writing fail
  ASSERT_EQ(SQLITE_OK, sqlite3_open((folder_ / "data" / "audit.db").c_str(), &other));
  ASSERT_EQ(SQLITE_OK, sqlite3_exec(other, "DROP TABLE audit", nullptr, nullptr, nullptr));
  sqlite3_close(other);
  const Response page = ask("reader", "/dokument/" + document_);
  EXPECT_EQ(503, page.status);
  EXPECT_THAT(page.body, Not(HasSubstr("cykelsti")));
  EXPECT_EQ(200, ask("reader", "/").status);
}

}  // namespace
}  // namespace frisaet::web
