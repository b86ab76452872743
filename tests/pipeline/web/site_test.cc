#include "pipeline/web/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "models/core/sha256.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/store/store.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A data folder with a few documents of the corpus and one that tries to break out of the pages; read once
/// for all tests.
class SiteTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const std::string corpus = FRISAET_SOURCE_DIR "/corpus/documents/";
    const std::string script =
        folder_
            ->write("<b>ond<script>alert(1)</script>.txt",
                    "Referat\nByrådet den 3. maj 2022\n\n1. <script>alert('titel')</script>\n\n"
                    "Beslutning\nGodkendt.\n")
            .string();
    const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + data() + "' ingest '" + corpus +
                                "referat_afstemning.pdf' '" + corpus + "erklaering_ingen.pdf' '" + script +
                                "' >/dev/null 2>&1";
    const int status = std::system(command.c_str());
    ASSERT_TRUE(WIFEXITED(status));
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }
  static std::string data() { return (*folder_ / "data").string(); }

  static std::unique_ptr<Site> site(AccessSettings access = {}) {
    auto opened =
        Site::open({.data = data(), .access = std::move(access), .reader_program = FRISAET_PROGRAM});
    EXPECT_TRUE(opened.ok());
    return *std::move(opened);
  }
  static Request get(std::string path, std::multimap<std::string, std::string> query = {}) {
    Request request;
    request.path = std::move(path);
    request.query = std::move(query);
    request.headers["host"] = "localhost:8080";
    request.remote = "127.0.0.1";
    return request;
  }
  /// The address of the first hit of a search, as the page prints it.
  static std::string first_hit(Site& site, const std::string& words) {
    const std::string body = site.answer(get("/soeg", {{"q", words}})).body;
    const std::size_t at = body.find("/dokument/");
    return at == std::string::npos ? "" : body.substr(at, body.find_first_of("?#\"", at) - at);
  }

  static TemporaryFolder* folder_;
};
TemporaryFolder* SiteTest::folder_ = nullptr;

TEST_F(SiteTest, EveryPageAnswersAndForbidsForeignScripts) {
  const auto pages = site();
  for (const char* path : {"/", "/soeg", "/kommuner", "/kommuner/250", "/fordeling", "/drift",
                           "/fordeling/250", "/erklaering"}) {
    const Response response = pages->answer(get(path));
    EXPECT_EQ(response.status, 200) << path;
    EXPECT_THAT(response.body, AllOf(HasSubstr("<html lang=\"da\">"), HasSubstr("<h1>"))) << path;
    EXPECT_THAT(response.headers.find("Content-Security-Policy")->second, HasSubstr("default-src 'none'"))
        << path;
  }
}

TEST_F(SiteTest, ASearchFindsMarksAndLeadsToThePage) {
  const auto pages = site();
  const Response found = pages->answer(get("/soeg", {{"q", "velfærdsaftale"}}));
  EXPECT_THAT(found.body, HasSubstr("<mark>"));
  const std::string path = first_hit(*pages, "velfærdsaftale");
  ASSERT_NE(path, "");
  const Response document = pages->answer(get(path));
  EXPECT_EQ(document.status, 200);
  EXPECT_THAT(document.body, AllOf(HasSubstr("<rect data-mark="), HasSubstr("Det, der blev læst")));
}

std::size_t count_of(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

TEST_F(SiteTest, WordsAreFoundInADocumentAndMarkedInTextAndOnThePicture) {
  const auto pages = site();
  const std::string path = first_hit(*pages, "velfærdsaftale");
  const std::string plain = pages->answer(get(path)).body;
  EXPECT_EQ(count_of(plain, "<mark>"), 0U);
  EXPECT_THAT(plain, Not(HasSubstr("class=\"found\"")));
  const std::string found = pages->answer(get(path, {{"find", "velfærdsaftaler"}})).body;
  const std::size_t marks = count_of(found, "<mark>");
  EXPECT_GT(marks, 0U) << "in another inflection than typed";
  EXPECT_GE(count_of(found, "<rect class=\"found\""), marks) << "a word over two lines has two boxes";
  EXPECT_THAT(found, HasSubstr(marks == 1 ? "1 sted:" : std::to_string(marks) + " steder:"));
  EXPECT_THAT(found, HasSubstr("<a class=\"place\" href=\"#side-1\">"));
  const std::string none = pages->answer(get(path, {{"find", "rumfærge"}})).body;
  EXPECT_THAT(none, HasSubstr("Ordene står ingen steder i dokumentet."));
  EXPECT_EQ(count_of(none, "<mark>"), 0U);
}

TEST_F(SiteTest, AHitLeadsToTheWordsThatWereFound) {
  const auto pages = site();
  EXPECT_THAT(pages->answer(get("/soeg", {{"q", "titel:alert"}})).body, HasSubstr("?find=titel%3Aalert#r"));
  EXPECT_THAT(pages->answer(get("/soeg", {{"q", "velfærsaftale"}})).body,
              HasSubstr("?find=velf%C3%A6rdsaftale"))
      << "what stands there, not what was typed";
}

TEST_F(SiteTest, MunicipalitiesAreShownAsTheyStoodOnADay) {
  const auto pages = site();
  const std::string now = pages->answer(get("/kommuner")).body;
  EXPECT_THAT(now, HasSubstr("98 kommuner: 2 har et svar, der gælder"));
  const std::string before = pages->answer(get("/kommuner", {{"dag", "01-01-2020"}})).body;
  EXPECT_THAT(before, HasSubstr("<strong>Som det stod 1. januar 2020</strong>"));
  EXPECT_THAT(before, HasSubstr("98 kommuner: 0 har et svar, der gælder"));
  EXPECT_THAT(before, HasSubstr("/kommuner/250?round=")) << "one sees each as it stood";
  EXPECT_THAT(before, HasSubstr("dag=01-01-2020\">Frederikssund"));
  EXPECT_THAT(pages->answer(get("/kommuner/250", {{"dag", "2020-01-01"}})).body,
              HasSubstr("value=\"01-01-2020\""));
  for (const char* path : {"/kommuner", "/kommuner/250"}) {
    const Response refused = pages->answer(get(path, {{"dag", "i går"}}));
    EXPECT_EQ(refused.status, 400) << path;
    EXPECT_THAT(refused.body, HasSubstr("»i går« er ingen dag")) << path;
  }
}

TEST_F(SiteTest, ASearchSaysHowItsHitsDifferAndOffersWhatNarrowsIt) {
  const auto pages = site();
  const std::string near = pages->answer(get("/soeg", {{"q", "velfærsaftale"}})).body;
  EXPECT_THAT(near, HasSubstr("»velfærsaftale« står ikke i teksterne; viser fund for »velfærdsaftale«."));
  EXPECT_THAT(near, HasSubstr("<mark>"));
  const std::string none = pages->answer(get("/soeg", {{"q", "rumfærge"}})).body;
  EXPECT_THAT(none, HasSubstr("»rumfærge« står ikke i teksterne. Indekset dækker "));
  const std::string all = pages->answer(get("/soeg")).body;
  EXPECT_THAT(all, HasSubstr("Fundene er"));
}

TEST_F(SiteTest, APageIsDrawnAndPagesThatAreNotThereAreRefused) {
  const auto pages = site();
  const std::string id = first_hit(*pages, "velfærdsaftale").substr(std::string("/dokument/").size());
  const Response picture = pages->answer(get("/side/" + id + "/1"));
  EXPECT_EQ(picture.type, "image/png");
  EXPECT_THAT(picture.body, testing::StartsWith("\x89PNG"));
  for (const char* number : {"/0", "/99", "/-1", "/1x", "", "/"})
    EXPECT_EQ(pages->answer(get("/side/" + id + number)).status, 404) << number;
}

TEST_F(SiteTest, TextOfDocumentsAndAddressesIsNeverMarkup) {
  const auto pages = site();
  const std::string evil = "<script>alert(1)</script>\"'";
  for (const Request& request :
       {get("/soeg", {{"q", evil}}), get("/soeg", {{"q", "alert"}}), get("/soeg", {{"committee", evil}}),
        get("/soeg", {{evil, evil}}), get("/" + evil), get("/dokument/" + evil), get("/kommuner/" + evil),
        get(first_hit(*pages, "alert"))}) {
    EXPECT_THAT(pages->answer(request).body, Not(HasSubstr("<script>alert"))) << request.path;
  }
}

TEST_F(SiteTest, WhatCannotBeMeantIsRefusedWithASentence) {
  const auto pages = site();
  for (const auto& [name, value] :
       std::vector<std::pair<std::string, std::string>>{{"municipality", "Atlantis"},
                                                        {"from", "i går"},
                                                        {"outcome", "måske"},
                                                        {"page", "0"},
                                                        {"ukendt", "x"}}) {
    const Response response = pages->answer(get("/soeg", {{name, value}}));
    EXPECT_EQ(response.status, 400) << name;
    EXPECT_THAT(response.body, HasSubstr("role=\"alert\"")) << name;
  }
  EXPECT_EQ(pages->answer(get("/soeg", {{"from", "30-09-2022"}})).status, 200);
}

TEST_F(SiteTest, FilesOutsideThePagesCannotBeReached) {
  const auto pages = site();
  for (const char* path : {"/statisk/../../frisaet.db", "/statisk/frisaet.db", "/original/../frisaet.db",
                           "/original/%2e%2e", "/dokument/../../etc/passwd", "/side/../../etc/passwd/1"})
    EXPECT_EQ(pages->answer(get(path)).status / 100, 4) << path;
}

TEST_F(SiteTest, EachPageAsksForItsRole) {
  const auto pages = site({.mode = AccessSettings::Mode::kProxy});
  for (const std::string& address : Site::addresses()) {
    Request request = get(address.substr(address.find(' ') + 1));
    request.method = address.substr(0, address.find(' '));
    request.headers["x-remote-user"] = "anna";
    const bool for_editors = request.path.starts_with("/gennemse") || request.path == "/filer" ||
                             request.path == "/trukket-tilbage";
    const bool for_analysts = request.path == "/tilbageholdt";
    const bool for_admins = request.path.starts_with("/drift");
    for (const char* role : {"reader", "editor", "analyst", "admin", "ADMIN", ""}) {
      request.headers["x-remote-role"] = role;
      const Role given = parse_role(role).value_or(Role::kReader);
      const bool may = given >= (for_admins     ? Role::kAdmin
                                 : for_analysts ? Role::kAnalyst
                                 : for_editors  ? Role::kEditor
                                                : Role::kReader);
      const int status = pages->answer(request).status;
      if (!may || request.method == "POST") {
        EXPECT_EQ(status, 403) << address << ' ' << role;  // a POST without our mark is refused whoever asks
      } else {
        EXPECT_NE(status, 403) << address << ' ' << role;
      }
      EXPECT_LT(status, 500) << address << ' ' << role;
    }
  }
}

TEST_F(SiteTest, FilesThatCouldNotBeReadAreShownAndGoBack) {
  std::vector<std::string> back;
  const auto pages =
      *Site::open({.data = data(),
                   .reader_program = FRISAET_PROGRAM,
                   .failed = {[] {
                                return std::vector<FailedFile>{{"<b>brev.pdf", "Filen er låst."}};
                              },
                              [&](const std::string& name) -> Result<void> {
                                back.push_back(name);
                                return {};
                              }}});
  const std::string body = pages->answer(get("/drift")).body;
  EXPECT_THAT(body, AllOf(HasSubstr("&lt;b&gt;brev.pdf"), HasSubstr("Filen er låst.")));
  Request again = get("/drift/igen");
  again.method = "POST";
  again.form = {{"navn", "<b>brev.pdf"}, {"mark", body.substr(body.find("name=\"mark\" value=\"") + 19, 64)}};
  EXPECT_EQ(pages->answer(again).headers.find("Location")->second, "/drift?igen=ja");
  EXPECT_THAT(back, testing::ElementsAre("<b>brev.pdf"));
}

TEST_F(SiteTest, WhatLiesUnreadInTheInboxIsNamedWithItsReason) {
  {
    auto store = Store::open(*folder_ / "data" / "frisaet.db");
    Heartbeat beat;
    beat.at = moment_now();
    beat.unread = {{"Vejle/<b>svar.pdf", "Filen kan ikke flyttes.", 1'700'000'000, true}};
    beat.unread_total = 4;
    ASSERT_TRUE(store->set_note(kHeartbeatNote, heartbeat_json(beat)).ok());
  }
  const auto pages = site();
  for (const char* path : {"/", "/drift"}) {
    const std::string body = pages->answer(get(path)).body;
    EXPECT_THAT(body, AllOf(HasSubstr("Vejle/&lt;b&gt;svar.pdf"), HasSubstr("Filen kan ikke flyttes."),
                            HasSubstr("Og 3 til.")))
        << path;
  }
  auto store = Store::open(*folder_ / "data" / "frisaet.db");
  ASSERT_TRUE(store->set_note(kHeartbeatNote, "").ok());
  EXPECT_THAT(pages->answer(get("/")).body, Not(HasSubstr("Ligger ulæst")));
}

TEST_F(SiteTest, AForeignNameForThisMachineIsRefused) {
  const auto pages = site();
  Request request = get("/");
  request.headers["host"] = "ond.example:8080";
  EXPECT_EQ(pages->answer(request).status, 421);
}

TEST_F(SiteTest, AProxyIsBelievedOnlyFromItsOwnAddress) {
  const auto pages = site({.mode = AccessSettings::Mode::kProxy});
  Request request = get("/");
  EXPECT_EQ(pages->answer(request).status, 401);
  request.headers["x-remote-user"] = "anna";
  EXPECT_EQ(pages->answer(request).status, 200);
  EXPECT_THAT(pages->answer(request).body, HasSubstr("anna"));
  request.remote = "192.0.2.7";
  EXPECT_EQ(pages->answer(request).status, 401);
}

TEST_F(SiteTest, ATokenOpensASessionAndThreeWrongOnesCloseTheDoor) {
  const auto pages =
      site({.mode = AccessSettings::Mode::kToken, .tokens = {{sha256_hex("rigtig"), "anna", Role::kReader}}});
  const auto log_in = [&](const std::string& token, const std::string& remote) {
    Request request = get("/log-ind");
    request.method = "POST";
    request.remote = remote;
    request.form = {{"token", token}, {"next", "/soeg"}};
    return pages->answer(request);
  };
  const Response in = log_in("rigtig", "127.0.0.1");
  EXPECT_EQ(in.status, 303);
  EXPECT_EQ(in.headers.find("Location")->second, "/soeg");
  const std::string cookie = in.headers.find("Set-Cookie")->second;
  EXPECT_THAT(cookie, AllOf(HasSubstr("HttpOnly"), HasSubstr("SameSite=Strict")));
  Request request = get("/soeg");
  EXPECT_EQ(pages->answer(request).status, 401);
  request.cookies["session"] = cookie.substr(8, 64);
  const std::string page = pages->answer(request).body;
  EXPECT_THAT(page, HasSubstr("Log ud"));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(log_in("forkert", "192.0.2.7").status, 401);
  EXPECT_EQ(log_in("rigtig", "192.0.2.7").status, 401);
  EXPECT_EQ(log_in("rigtig", "127.0.0.1").status, 303);

  Request out = get("/log-ud");
  out.method = "POST";
  out.cookies = request.cookies;
  EXPECT_EQ(pages->answer(out).status, 403);  // a foreign page cannot log somebody out
  EXPECT_EQ(pages->answer(request).status, 200);
  out.form = {{"mark", page.substr(page.find("name=\"mark\" value=\"") + 19, 64)}};
  EXPECT_EQ(pages->answer(out).status, 303);
  EXPECT_EQ(pages->answer(request).status, 401);
}

TEST_F(SiteTest, LoggingInNeverLeadsAway) {
  for (const char* foreign : {"https://ond.example/", "//ond.example/", "/\\ond.example", ""})
    EXPECT_EQ(redirect(foreign).headers.find("Location")->second, "/") << foreign;
}

TEST(ParseTokens, ALineThatIsNoneIsNamed) {
  const auto tokens = parse_tokens("# hvem\n" + std::string(64, 'a') + " editor Anna And\n");
  ASSERT_TRUE(tokens.ok());
  EXPECT_EQ(tokens->front().name, "Anna And");
  EXPECT_EQ(tokens->front().role, Role::kEditor);
  EXPECT_THAT(parse_tokens("x\nabc chef Bo").error().where, HasSubstr("linje 1"));
}

TEST(MunicipalityPage, TellsTheCaseInOrderWithWhatWasDeclinedAndPutOff) {
  const TemporaryFolder folder;
  const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + (folder / "data").string() +
                              "' ingest '" FRISAET_SOURCE_DIR
                              "/corpus/threads/frederikssund' >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto pages = Site::open({.data = folder / "data", .access = {}, .reader_program = FRISAET_PROGRAM});
  ASSERT_TRUE(pages.ok());
  Request request;
  request.path = "/kommuner/250";
  request.headers["host"] = "localhost:8080";
  request.remote = "127.0.0.1";
  const std::string body = (*pages)->answer(request).body;
  std::size_t at = 0;
  for (const char* said : {"3. juli 2022", "22. august 2022", "Frisættelse på dagtilbudsområdet",
                           "punkt 88 · afvist", "punkt 235 · udsat", "5. oktober 2022", "12. oktober 2022"}) {
    const std::size_t found = body.find(said, at);
    ASSERT_NE(found, std::string::npos) << said;
    at = found;
  }
  request.path = "/kommuner/999";
  EXPECT_EQ((*pages)->answer(request).status, 404);
}

TEST_F(SiteTest, APageThatTakesTooLongSaysSoAndTheNextIsAsEver) {
  for (const std::string path : {"/soeg", "/kommuner", "/gennemse", "/api/status"}) {
    auto hurried = *Site::open({.data = data(),
                                .access = {},
                                .reader_program = FRISAET_PROGRAM,
                                .query_limit = std::chrono::milliseconds(0)});
    const Response late = hurried->answer(path == "/soeg" ? get(path, {{"q", "skole"}}) : get(path));
    EXPECT_EQ(late.status, 503) << path;
    EXPECT_THAT(late.body, HasSubstr("Det tog for lang tid at slå op")) << path;
    EXPECT_EQ(late.headers.count("Retry-After"), 1U);
    auto store = hurried->store();  // lent again without the limit
    ASSERT_TRUE(store.ok());
    EXPECT_TRUE((*store)->documents().ok());
  }
}

}  // namespace
}  // namespace frisaet::web
