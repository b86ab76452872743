#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "pipeline/web/site.h"
#include "tests/pipeline/web/asked_as.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// Minutes that print what was said behind closed doors, as old archives and wrongly sent files do.
class SecrecyTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    std::string secret = "Personalesagen om hestepasseren hemmeligvist blev gennemgået. ";
    for (int i = 0; i < 3; ++i) secret += secret;
    const auto file = folder_->write(
        "referat.txt",
        "Referat\nØkonomiudvalget den 3. maj 2022\n\n1. Ny cykelsti\n\nBeslutning\nGodkendt.\n\n"
        "2. Lukket punkt: Personalesag\n\nSagsfremstilling\n" +
            secret + "\n\nBeslutning\n" + secret + "\n\n3. Skiltning\n\nBeslutning\nUdsat.\n");
    const auto wish = folder_->write(
        "lukket.txt",
        "Vejle Kommune\nReferat\nByrådet den 14. september 2022\n\n1. Budget\n\nBeslutning\nGodkendt.\n\n"
        "2. Lukket punkt: Velfærdsaftale\n\nBeslutning\nByrådet besluttede at ansøge om frisættelse på "
        "ældreområdet som første prioritet.\n");
    // What a short line holds is as secret as a long one.
    const auto brief = folder_->write(
        "kort.txt",
        "Referat\nØkonomiudvalget den 10. maj 2022\n\n1. Ny cykelsti\n\nBeslutning\nGodkendt.\n\n"
        "2. Lukket punkt: Personalesag\n\nBeslutning\nAfskediget, kortord.\n");
    const auto bare = folder_->write(
        "bart.txt",
        "Referat\nØkonomiudvalget den 17. maj 2022\n\n1. Ny cykelsti\n\nBeslutning\nGodkendt.\n\n"
        "2. Lukket punkt: Personalesag\n\nBeslutning\nGodkendt.\n");
    const auto agenda = folder_->write(
        "dagsorden.txt",
        "Dagsorden\nØkonomiudvalget den 24. maj 2022\n\n1. Ny cykelsti\n\nSagsfremstilling\nStien "
        "anlægges.\n\nLukkede punkter\n\n2. Personalesag\n\nSagsfremstilling\nDagsordensord om en "
        "medarbejder.\n");
    const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + (*folder_ / "data").string() +
                                "' ingest '" + file.string() + "' '" + wish.string() + "' '" +
                                brief.string() + "' '" + bare.string() + "' '" + agenda.string() +
                                "' >/dev/null 2>&1";
    ASSERT_TRUE(WIFEXITED(std::system(command.c_str())));
    site_ = *Site::open({.data = *folder_ / "data",
                         .access = {.mode = AccessSettings::Mode::kProxy},
                         .reader_program = FRISAET_PROGRAM});
    auto store = site_->store();
    for (const DocumentSummary& document : *(*store)->documents()) ids_[document.name] = document.id;
    document_ = ids_["referat.txt"];
  }
  static void TearDownTestSuite() {
    site_.reset();
    delete folder_;
  }
  static Response ask(const std::string& role, std::string path,
                      std::multimap<std::string, std::string> query = {}) {
    return site_->answer(asked_as(role, std::move(path), std::move(query)));
  }

  static TemporaryFolder* folder_;
  static std::unique_ptr<Site> site_;
  static std::string document_;
  static std::map<std::string, std::string> ids_;  // by file name
};
TemporaryFolder* SecrecyTest::folder_ = nullptr;
std::unique_ptr<Site> SecrecyTest::site_;
std::string SecrecyTest::document_;
std::map<std::string, std::string> SecrecyTest::ids_;

TEST_F(SecrecyTest, SearchingDoesNotTellThatAClosedItemHoldsAWord) {
  const auto without = [](std::string body, const std::string& word) {
    for (std::size_t at; (at = body.find(word)) != std::string::npos;) body.erase(at, word.size());
    return body;
  };
  for (const char* path : {"/soeg", "/soeg.json", "/soeg.csv"}) {
    const std::string secret = ask("editor", path, {{"q", "hemmeligvist"}}).body;
    const std::string unknown = ask("editor", path, {{"q", "findesikkedr"}}).body;
    EXPECT_EQ(without(secret, "hemmeligvist"), without(unknown, "findesikkedr")) << path;
  }
  EXPECT_THAT(ask("editor", "/soeg", {{"q", "hemmeligvist"}, {"outcome", "approved"}}).body,
              Not(HasSubstr("uden dem er der")));
  EXPECT_THAT(ask("editor", "/soeg", {{"q", "Personalesag*"}}).body, Not(HasSubstr("<mark>")));
  EXPECT_THAT(ask("analyst", "/soeg", {{"q", "hemmeligvist"}}).body, HasSubstr("<mark>"));
  EXPECT_THAT(ask("analyst", "/soeg.csv", {{"q", "hemmeligvist"}}).body,
              AllOf(HasSubstr(";lukket\r\n"), HasSubstr(";ja\r\n"), Not(HasSubstr(";nej\r\n"))));
}

TEST_F(SecrecyTest, PagesOriginalAndJsonOfSuchADocumentAreForAnalysts) {
  for (const std::string path : {"/original/", "/dokument.json/", "/dokument/"}) {
    const Response barred = ask("editor", path + document_);
    EXPECT_THAT(barred.body, Not(HasSubstr("hemmeligvist"))) << path;
    EXPECT_THAT(ask("analyst", path + document_).body, HasSubstr("hemmeligvist")) << path;
  }
  EXPECT_EQ(ask("editor", "/original/" + document_).status, 403);
  EXPECT_EQ(ask("editor", "/dokument.json/" + document_).status, 403);
  EXPECT_EQ(ask("editor", "/side/" + document_ + "/1").status, 403);
  const Response open = ask("editor", "/dokument/" + document_);
  EXPECT_EQ(open.status, 200);
  EXPECT_THAT(open.body, HasSubstr("Ny cykelsti"));
}

TEST_F(SecrecyTest, AShortDecisionIsAsClosedAsALongOneAndABareOutcomeIsNot) {
  for (const auto& [file, word] :
       {std::pair("kort.txt", "kortord"), std::pair("dagsorden.txt", "Dagsordensord")}) {
    EXPECT_EQ(ask("editor", "/original/" + ids_[file]).status, 403) << file;
    EXPECT_THAT(ask("editor", "/dokument/" + ids_[file]).body, Not(HasSubstr(word))) << file;
    EXPECT_THAT(ask("editor", "/soeg.json", {{"q", word}}).body, HasSubstr("\"total\": 0")) << file;
    EXPECT_THAT(ask("analyst", "/soeg.json", {{"q", word}}).body, HasSubstr("\"total\": 1")) << file;
  }
  EXPECT_EQ(ask("editor", "/original/" + ids_["bart.txt"]).status, 200);
}

TEST_F(SecrecyTest, NoPageOfAReaderNamesWhatIsClosed) {
  for (const char* path : {"/", "/soeg", "/kommuner", "/fordeling"})
    EXPECT_THAT(ask("reader", path).body, Not(HasSubstr("hestepasser"))) << path;
}

/// What a wish leaves on a page where its municipality is told with what counts.
TEST_F(SecrecyTest, AWishFromAClosedItemReachesNobodyWhoMayNotKnowOfIt) {
  auto store = site_->store();
  std::string wish;
  for (const StoredDeclaration& declaration : *(*store)->declarations()) {
    EXPECT_TRUE(declaration.closed);
    wish = declaration.record;
  }
  ASSERT_NE(wish, "");
  for (const char* role : {"reader", "editor"}) {
    for (const std::string& path :
         {std::string("/kommuner/630"), std::string("/kommuner"), "/api/records/" + wish, "/gennemse/" + wish,
          std::string("/gennemse"), std::string("/api/register"), std::string("/api/plan")})
      EXPECT_THAT(ask(role, path).body, Not(HasSubstr(wish))) << role << path;
    EXPECT_THAT(ask(role, "/kommuner/630").body, Not(HasSubstr("1. ønske: ældre"))) << role;
  }
  EXPECT_NE(ask("reader", "/kommuner/630").body, ask("analyst", "/kommuner/630").body);
  EXPECT_NE(ask("reader", "/api/register").body, ask("analyst", "/api/register").body);
  EXPECT_NE(ask("reader", "/api/plan").body, ask("analyst", "/api/plan").body);
  EXPECT_THAT(ask("analyst", "/kommuner/630").body, HasSubstr(wish));
}

TEST_F(SecrecyTest, ReviewingSuchADocumentIsForAnalysts) {
  auto store = site_->store();
  const auto document = (*store)->document(document_);
  ASSERT_TRUE(document.ok());
  for (const StoredRecord& held : document->records) {
    const std::string& record = held.id;
    EXPECT_EQ(ask("editor", "/gennemse/" + record).status, 403);
    EXPECT_EQ(ask("analyst", "/gennemse/" + record).status, 200);
  }
}

TEST_F(SecrecyTest, NoSuggestionIsAWordFromBehindClosedDoors) {
  for (const char* typed : {"hemmel", "kortor", "hestepas", "dagsordenso"}) {
    EXPECT_EQ(site_->answer(asked_as("reader", "/soeg/forslag", {{"q", typed}})).body,
              R"({"suggestions":[]})")
        << typed;
  }
  EXPECT_THAT(site_->answer(asked_as("analyst", "/soeg/forslag", {{"q", "hemmel"}})).body,
              HasSubstr("hemmeligvist"));
  EXPECT_THAT(site_->answer(asked_as("reader", "/soeg/forslag", {{"q", "cyk"}})).body, HasSubstr("cykelsti"));
}

TEST_F(SecrecyTest, WhoMayNotSeeClosedItemsCannotAskForThemNorIsToldOfThem) {
  for (const char* page : {"/soeg", "/soeg.json", "/soeg.csv"})
    EXPECT_EQ(ask("reader", page, {{"closed", "yes"}}).status, 400) << page;
  EXPECT_EQ(ask("analyst", "/soeg", {{"closed", "yes"}}).status, 200);
  for (const char* word : {"name=\"closed\"", "\"closed\": true", "lukkede punkter"}) {
    EXPECT_THAT(ask("reader", "/soeg").body, Not(HasSubstr(word)));
    EXPECT_THAT(ask("reader", "/soeg.json").body, Not(HasSubstr(word)));
  }
}

}  // namespace
}  // namespace frisaet::web
