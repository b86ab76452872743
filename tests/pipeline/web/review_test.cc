#include "pipeline/json/review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "models/core/sha256.h"
#include "pipeline/web/site.h"
#include "tests/pipeline/web/asked_as.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

/// A data folder of its own for each test, as the tests change it: one meeting without a municipality.
class ReviewTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string minutes = folder_
                                    .write("referat.txt",
                                           "Referat\nTeknisk Udvalg den 3. maj 2022\n\n1. Ny cykelsti\n\n"
                                           "Beslutning\nGodkendt.\n\n2. Skiltning\n\nBeslutning\nUdsat.\n")
                                    .string();
    ingest(minutes);
    open({.mode = AccessSettings::Mode::kProxy});
    auto store = site_->store();
    ASSERT_TRUE(store.ok());
    const auto queue = (*store)->review_queue(1.01, 10, 0, true);
    ASSERT_TRUE(queue.ok());
    ASSERT_GE(queue->items.size(), 2U);
    record_ = queue->items[0].record;
  }
  void ingest(const std::string& file) {
    const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + (folder_ / "data").string() +
                                "' ingest '" + file + "' >/dev/null 2>&1";
    ASSERT_TRUE(WIFEXITED(std::system(command.c_str())));
  }
  void open(AccessSettings access) {
    auto opened = Site::open(
        {.data = folder_ / "data", .access = std::move(access), .reader_program = FRISAET_PROGRAM});
    ASSERT_TRUE(opened.ok());
    site_ = *std::move(opened);
  }
  static Request as(const std::string& name, const std::string& role, std::string path) {
    return asked_as(role, std::move(path), {}, name);
  }
  /// A form as the page of that person carries it.
  Request form(const std::string& name, const std::string& path,
               std::multimap<std::string, std::string> fields) {
    Request request = as(name, "editor", path);
    request.method = "POST";
    request.form = std::move(fields);
    request.form.emplace("mark", site_->visitors().form_mark({name, Role::kEditor, ""}));
    return request;
  }
  StoredRecord stored() {
    auto store = site_->store();
    return *(*store)->record(record_);
  }
  std::vector<SaidCorrection> said() {
    auto store = site_->store();
    return *(*store)->corrections(record_);
  }

  /// As if the machine had read something else when the person set the title: it now says a third thing.
  void make_conflict() {
    ASSERT_EQ(
        site_->answer(form("anna", "/gennemse/" + record_, {{"action", "ret"}, {"f.title", "Annas titel"}}))
            .status,
        303);
    const std::string command =
        "python3 -c 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute(\"UPDATE correction "
        "SET "
        "machine_value = ? WHERE field = ?\", (\"\\\"Set dengang\\\"\", \"title\")); d.commit()' '" +
        (folder_ / "data/frisaet.db").string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
    auto store = site_->store();
    ASSERT_TRUE((*store)->rebuild().ok());
    ASSERT_EQ((*store)->conflicts()->size(), 1U);
  }
  /// What the page of the record hands back with its form.
  std::string seen_on_page() {
    const std::string page = site_->answer(as("anna", "editor", "/gennemse/" + record_)).body;
    const std::string mark = "name=\"seen\" value=\"";
    const std::size_t at = page.find(mark);
    return at == std::string::npos ? "" : page.substr(at + mark.size(), 64);
  }
  /// The command line that sets the record's title.
  [[nodiscard]] std::string set_title(const std::string& title) const {
    return std::string(FRISAET_PROGRAM) + " --data '" + (folder_ / "data").string() + "' review set " +
           record_ + " title '" + title + "' --author bo >/dev/null";
  }
  bool in_conflict() {
    auto store = site_->store();
    return !(*store)->conflicts()->empty();
  }

  TemporaryFolder folder_;
  std::unique_ptr<Site> site_;
  std::string record_;
};

TEST_F(ReviewTest, ACorrectionIsStoredUnderThePersonsNameAndCanBeTakenBack) {
  const std::string path = "/gennemse/" + record_;
  const Response saved = site_->answer(form("anna", path, {{"action", "ret"}, {"f.municipality", "250"}}));
  EXPECT_EQ(saved.status, 303);
  EXPECT_THAT(stored().payload, HasSubstr(R"("municipality":{"code":"250","name":"Frederikssund"})"));
  ASSERT_EQ(said().size(), 1U);
  EXPECT_EQ(said()[0].author, "anna");
  EXPECT_THAT(site_->answer(as("anna", "editor", path)).body, HasSubstr("anna har rettet"));

  EXPECT_EQ(site_->answer(form("bo", path, {{"fortryd", "ret"}})).status, 303);
  EXPECT_THAT(stored().payload, HasSubstr("Frederikssund"));  // it was not Bo who said it
  EXPECT_EQ(site_->answer(form("anna", path, {{"fortryd", "ret"}})).status, 303);
  EXPECT_THAT(stored().payload, Not(HasSubstr("Frederikssund")));
}

TEST_F(ReviewTest, TwoPapersThatTellDifferentOutcomesAreShownBesideEachOther) {
  const auto paper = [&](const char* name, const char* outcome) {
    ingest(folder_
               .write(name,
                      std::string("Vejle Kommune\n\nReferat\n\nByrådet\n\nTirsdag den 6. september 2022\n\n"
                                  "1. Ny bro\n\nBeslutning\n\n") +
                          outcome + "\n")
               .string());
  };
  paper("første udgave.txt", "Godkendt.");
  paper("rettet udgave.txt", "Afvist.");
  EXPECT_THAT(site_->answer(as("anna", "editor", "/gennemse")).body,
              HasSubstr("to papirer er uenige om udfaldet"));
  auto store = site_->store();
  const auto queue = (*store)->review_queue(0.0, 10, 0, true);
  ASSERT_EQ(queue->items.size(), 1U);
  const std::string page = site_->answer(as("anna", "editor", "/gennemse/" + queue->items[0].record)).body;
  EXPECT_THAT(page, HasSubstr(">første udgave.txt</a>: godkendt"));
  EXPECT_THAT(page, HasSubstr(">rettet udgave.txt</a>: afvist"));
  const std::string document =
      site_->answer(as("anna", "editor", "/dokument/" + queue->items[0].document)).body;
  EXPECT_THAT(document, HasSubstr("en anden udgave af"));
  EXPECT_THAT(site_->answer(as("gæst", "reader", "/dokument/" + queue->items[0].document)).body,
              Not(HasSubstr("fælles punkt")))
      << "counts tell of closed items";
}

TEST_F(ReviewTest, ADocumentThatCameByMistakeIsWithdrawnAndTakenBack) {
  const std::string document = stored().document;
  Request search = as("anna", "editor", "/soeg");
  search.query = {{"q", "cykelsti"}};
  EXPECT_THAT(site_->answer(search).body, HasSubstr("/dokument/" + document));
  EXPECT_THAT(site_->answer(as("anna", "editor", "/dokument/" + document)).body,
              HasSubstr("Træk dokumentet tilbage"));
  EXPECT_THAT(site_->answer(as("gæst", "reader", "/dokument/" + document)).body,
              Not(HasSubstr("Træk dokumentet tilbage")));
  Request without = form("anna", "/trukket-tilbage", {{"dokument", document}, {"action", "ud"}});
  EXPECT_EQ(site_->answer(without).status, 400) << "a reason is asked for";
  Request reader =
      form("anna", "/trukket-tilbage", {{"dokument", document}, {"action", "ud"}, {"reason", "x"}});
  reader.headers["x-remote-role"] = "reader";
  EXPECT_EQ(site_->answer(reader).status, 403);
  EXPECT_EQ(site_->answer(as("anna", "editor", "/dokument/" + document)).status, 200);

  EXPECT_EQ(site_
                ->answer(form("anna", "/trukket-tilbage",
                              {{"dokument", document}, {"action", "ud"}, {"reason", "forkert mappe"}}))
                .status,
            303);
  const Response gone = site_->answer(as("gæst", "reader", "/dokument/" + document));
  EXPECT_EQ(gone.status, 404);
  EXPECT_THAT(gone.body, Not(HasSubstr("forkert mappe"))) << "why and by whom is for those who may undo it";
  EXPECT_THAT(gone.body, Not(HasSubstr("anna")));
  EXPECT_THAT(site_->answer(search).body, Not(HasSubstr("/dokument/")));
  const std::string list = site_->answer(as("bo", "editor", "/trukket-tilbage")).body;
  EXPECT_THAT(list, HasSubstr("forkert mappe"));
  EXPECT_THAT(list, HasSubstr("anna, "));
  EXPECT_EQ(site_
                ->answer(form("bo", "/trukket-tilbage",
                              {{"dokument", document}, {"action", "ind"}, {"reason", "var rigtig"}}))
                .status,
            303);
  EXPECT_EQ(site_->answer(as("anna", "editor", "/dokument/" + document)).status, 200);
}

TEST_F(ReviewTest, AWithdrawnDocumentThatWouldBeHeldIsForAnalysts) {
  ingest(folder_.write("klage 010190-1234.txt", "Klage fra 010190-1234 over en afgørelse.\n").string());
  auto store = site_->store();
  const std::string document = (*store)->held()->at(0).document;
  const auto send = [&](const char* action, const char* name) {
    const Role role = parse_role(name).value();
    Request request =
        form("anna", "/trukket-tilbage", {{"dokument", document}, {"action", action}, {"reason", "x"}});
    request.headers = as("anna", name, "").headers;
    request.form.erase("mark");
    request.form.emplace("mark", site_->visitors().form_mark({"anna", role, ""}));
    return site_->answer(request).status;
  };
  EXPECT_EQ(send("ud", "editor"), 403);
  EXPECT_EQ((*store)->held()->size(), 1U);
  EXPECT_EQ(send("ud", "analyst"), 303);
  const std::string seen = site_->answer(as("bo", "editor", "/trukket-tilbage")).body;
  EXPECT_THAT(seen, Not(HasSubstr("klage")));
  EXPECT_THAT(seen, Not(HasSubstr(document)));
  const std::string staff = site_->answer(as("bo", "analyst", "/trukket-tilbage")).body;
  EXPECT_THAT(staff, HasSubstr("klage 010190-••••.txt"));
  EXPECT_THAT(staff, Not(HasSubstr("010190-1234")));
  EXPECT_EQ(send("ind", "editor"), 403);
  EXPECT_EQ((*store)->withdrawals()->size(), 1U);
  EXPECT_EQ(send("ind", "admin"), 303);
  EXPECT_EQ((*store)->held()->size(), 1U);
}

TEST_F(ReviewTest, AMailThatBringsAHeldAttachmentIsForAnalystsToo) {
  ingest(folder_
             .write("svar.eml",
                    "From: a@example.dk\nTo: b@example.dk\nSubject: Svar\nMIME-Version: 1.0\n"
                    "Content-Type: multipart/mixed; boundary=x\n\n--x\n"
                    "Content-Type: text/plain; charset=utf-8\n\nHermed.\n--x\n"
                    "Content-Type: text/plain; charset=utf-8; name=\"klage.txt\"\n"
                    "Content-Disposition: attachment; filename=\"klage.txt\"\n\n"
                    "Klage fra 010190-1234.\n--x--\n")
             .string());
  auto store = site_->store();
  ASSERT_EQ((*store)->held()->size(), 1U);
  const auto mails = (*store)->document((*store)->held()->at(0).document)->attached_to;
  ASSERT_EQ(mails.size(), 1U);
  const auto out = [&] {
    return site_
        ->answer(form("anna", "/trukket-tilbage",
                      {{"dokument", mails[0].document}, {"action", "ud"}, {"reason", "x"}}))
        .status;
  };
  EXPECT_EQ(out(), 403);
  EXPECT_EQ((*store)->held()->size(), 1U);
  ASSERT_TRUE((*store)->release((*store)->held()->at(0).document, "Bo", "Opdigtet").ok());
  EXPECT_EQ(out(), 303);
}

TEST_F(ReviewTest, NobodyKeepsWhatWasConfirmedInAHeldDocument) {
  const std::string head =
      "Vejle Kommune\nReferat\nTeknisk Udvalg den 4. maj 2022\n\n1. Vejbump\n\nBeslutning\n";
  ingest(folder_.write("klage.txt", head + "Afvist for kvaksalveri af 010190-1234.\n").string());
  auto store = site_->store();
  const std::string held = (*store)->held()->at(0).document;
  record_ = (*store)->document(held)->records.at(0).id;
  ASSERT_TRUE((*store)->confirm(record_, "anna", "").ok());
  ingest(folder_.write("renset.txt", head + "Afvist.\n").string());
  ASSERT_NE(stored().document, held);
  Request search = as("anna", "reader", "/soeg");
  search.query = {{"q", "kvaksalveri"}};
  EXPECT_THAT(site_->answer(search).body, Not(HasSubstr("/dokument/")));
  const std::string path = "/gennemse/" + record_;
  const std::string seen = site_->answer(as("anna", "editor", path)).body;
  EXPECT_THAT(seen, Not(HasSubstr("kvaksalveri")));
  EXPECT_THAT(seen, Not(HasSubstr("klage.txt")));
  EXPECT_THAT(site_->answer(as("anna", "analyst", path)).body, HasSubstr("klage.txt"));
  EXPECT_TRUE(in_conflict());
  const Response kept = site_->answer(form("anna", path, {{"action", "behold"}}));
  EXPECT_EQ(kept.status, 400);
  EXPECT_THAT(kept.body, HasSubstr("Tag maskinens nye"));
  EXPECT_THAT(stored().payload, Not(HasSubstr("kvaksalveri")));
  EXPECT_EQ(site_->answer(form("anna", path, {{"action", "bekraeft"}})).status, 303);
  EXPECT_FALSE(in_conflict());
}

TEST_F(ReviewTest, WhatIsConfirmedLeavesTheQueueAndWhatIsRejectedLeavesTheIndex) {
  const std::string path = "/gennemse/" + record_;
  EXPECT_EQ(site_->answer(form("anna", path, {{"action", "bekraeft"}})).status, 303);
  EXPECT_TRUE(stored().corrected);
  EXPECT_EQ(site_->answer(form("anna", path, {{"action", "afvis"}})).status, 303);
  EXPECT_TRUE(stored().withdrawn);
  EXPECT_EQ(site_->answer(form("anna", path, {{"fortryd", "afvis"}})).status, 303);
  EXPECT_FALSE(stored().withdrawn);
}

TEST_F(ReviewTest, AConflictIsShownAndAPersonsWordKept) {
  make_conflict();
  EXPECT_THAT(site_->answer(as("bo", "editor", "/gennemse")).body,
              HasSubstr("menneske og maskine er uenige"));
  const std::string path = "/gennemse/" + record_;
  EXPECT_THAT(site_->answer(as("bo", "editor", path)).body,
              testing::AllOf(HasSubstr("Behold menneskets"), HasSubstr("maskinen læser nu noget andet")));
  EXPECT_EQ(site_->answer(form("bo", path, {{"action", "behold"}})).status, 303);
  EXPECT_FALSE(in_conflict());
  EXPECT_THAT(stored().payload, HasSubstr("Annas titel"));
  EXPECT_EQ(said().back().author, "bo");
}

TEST_F(ReviewTest, OfWhatIsKeptEitherAllIsOrNothing) {
  make_conflict();
  ASSERT_EQ(
      site_->answer(form("anna", "/gennemse/" + record_, {{"action", "ret"}, {"f.decision_text", "Ja."}}))
          .status,
      303);
  // The last of them was written before anybody looked for CPR numbers, and is refused now.
  const std::string command =
      "python3 -c 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute(\"UPDATE correction SET "
      "machine_value = ?, value = ? WHERE field = ?\", (\"\\\"Set dengang\\\"\", \"\\\"010190-1234\\\"\", "
      "\"decision_text\")); d.commit()' '" +
      (folder_ / "data/frisaet.db").string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  {
    auto store = site_->store();
    ASSERT_TRUE((*store)->rebuild().ok());
  }
  const std::size_t before = said().size();
  EXPECT_EQ(site_->answer(form("bo", "/gennemse/" + record_, {{"action", "behold"}})).status, 400);
  EXPECT_EQ(said().size(), before);
  for (const SaidCorrection& one : said()) EXPECT_EQ(one.author, "anna");
  EXPECT_TRUE(in_conflict());
}

TEST_F(ReviewTest, TakingBackTakesBackWhatItSaysAndNotWhatOthersSaidSince) {
  const std::string path = "/gennemse/" + record_;
  ASSERT_EQ(site_->answer(form("anna", path, {{"action", "ret"}, {"f.title", "Annas"}})).status, 303);
  const std::string annas = std::to_string(said().back().id);
  EXPECT_THAT(site_->answer(as("anna", "editor", path)).body,
              HasSubstr("name=\"tag_tilbage\" value=\"" + annas + "\""));
  ASSERT_EQ(site_->answer(form("bo", path, {{"action", "ret"}, {"f.title", "Bos"}})).status, 303);
  const Response late = site_->answer(form("anna", path, {{"tag_tilbage", annas}}));
  EXPECT_EQ(late.status, 404);
  EXPECT_THAT(late.body, HasSubstr("nogen har sagt noget andet siden"));
  EXPECT_THAT(stored().payload, HasSubstr("Bos"));
  const std::string bos = std::to_string(said().back().id);
  EXPECT_EQ(site_->answer(form("bo", path, {{"tag_tilbage", bos}})).status, 303);
  EXPECT_THAT(stored().payload, HasSubstr("Annas"));
}

TEST_F(ReviewTest, ARecordThatIsNoLongerReadIsKeptOrRejected) {
  ASSERT_EQ(
      site_->answer(form("anna", "/gennemse/" + record_, {{"action", "ret"}, {"f.title", "Annas"}})).status,
      303);
  {
    auto store = site_->store();
    const auto document = (*store)->document(stored().document);
    DocumentInput input;
    input.source = document->source;
    input.facts = document->facts;
    input.pages = document->pages;
    input.archive_path = document->archive_path;
    input.arrival = document->arrivals[0].arrival;
    ASSERT_TRUE((*store)->put_document(*(*store)->begin_run({"99", "r", "m", "reprocess"}), input).ok());
  }
  EXPECT_THAT(site_->answer(as("bo", "editor", "/gennemse")).body, HasSubstr("læses ikke længere"));
  const std::string page = site_->answer(as("bo", "editor", "/gennemse/" + record_)).body;
  EXPECT_THAT(page, HasSubstr("Posten findes ikke længere, som dokumentet læses nu"));
  EXPECT_THAT(page, HasSubstr("Behold menneskets"));
  EXPECT_THAT(page, Not(HasSubstr("Tag maskinens nye")));
  EXPECT_THAT(page, Not(HasSubstr("maskinen læser nu noget andet")));
  EXPECT_TRUE(in_conflict());
  std::this_thread::sleep_for(
      std::chrono::milliseconds(1100));  // said after it was read: times are in seconds
  EXPECT_EQ(site_->answer(form("bo", "/gennemse/" + record_, {{"action", "behold"}})).status, 303);
  EXPECT_FALSE(in_conflict());
  EXPECT_THAT(stored().payload, HasSubstr("Annas"));
}

TEST_F(ReviewTest, AFormTakesNothingBackThatOthersSaidSinceItsPage) {
  const std::string path = "/gennemse/" + record_;
  const std::string seen = seen_on_page();
  ASSERT_EQ(std::system(set_title("Kommandolinjens titel").c_str()), 0);
  for (const char* action : {"ret", "bekraeft", "afvis"}) {
    const Response late = site_->answer(
        form("anna", path,
             {{"action", action}, {"seen", seen}, {"f.title", "Ny cykelsti"}, {"f.outcome", "noted"}}));
    EXPECT_EQ(late.status, 400);
    EXPECT_THAT(late.body, HasSubstr("siden du hentede siden"));
    EXPECT_THAT(late.body, HasSubstr("value=\"" + seen + "\"")) << "pressing again says no more";
    EXPECT_THAT(late.body, HasSubstr("<a href=\"" + path + "\">Hent siden igen")) << "a way on";
  }
  EXPECT_EQ(said().size(), 1U);
  EXPECT_THAT(stored().payload, HasSubstr("Kommandolinjens titel"));
  EXPECT_EQ(site_->answer(form("anna", path, {{"action", "bekraeft"}, {"seen", seen_on_page()}})).status,
            303);
}

TEST_F(ReviewTest, ThePageAndTheCommandLineAtTheSameMomentSayOneAfterTheOther) {
  const std::string path = "/gennemse/" + record_;
  std::vector<std::string> shown;  // what each page showed whose form was taken
  for (int round = 0; round < 3; ++round) {
    std::atomic<bool> is_done = false;
    std::thread other([&] {
      EXPECT_EQ(std::system(set_title("Linje " + std::to_string(round)).c_str()), 0);
      is_done = true;
    });
    for (int i = 0; !is_done; ++i) {
      const std::string title = "Side " + std::to_string(round) + "." + std::to_string(i);
      const std::string before = payload_title(stored().payload);
      const std::string seen = seen_on_page();
      if (payload_title(stored().payload) != before) continue;
      const Response sent =
          site_->answer(form("anna", path, {{"action", "ret"}, {"seen", seen}, {"f.title", title}}));
      if (sent.status == 303) shown.push_back(before);
    }
    other.join();
  }
  std::vector<std::string> replaced;  // what stood there when the page's word came
  std::string before = "Ny cykelsti";
  int others = 0;
  for (const SaidCorrection& one : said()) {
    if (one.author == "anna") {
      replaced.push_back(before);
    } else {
      ++others;
    }
    before = one.value.substr(1, one.value.size() - 2);
  }
  EXPECT_EQ(replaced, shown);
  EXPECT_EQ(others, 3);
}

TEST_F(ReviewTest, AConflictIsSettledForTheMachine) {
  make_conflict();
  EXPECT_EQ(site_->answer(form("bo", "/gennemse/" + record_, {{"action", "bekraeft"}})).status, 303);
  EXPECT_FALSE(in_conflict());
  EXPECT_THAT(stored().payload, Not(HasSubstr("Annas titel")));
}

TEST_F(ReviewTest, ConfirmingDoesNotLoseWhatWasTyped) {
  const Response response = site_->answer(
      form("anna", "/gennemse/" + record_, {{"action", "bekraeft"}, {"f.title", "En anden titel"}}));
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(response.body, HasSubstr("En anden titel"));
  EXPECT_TRUE(said().empty());
}

TEST_F(ReviewTest, WhatCannotBeMeantChangesNothing) {
  for (const auto& [name, value] :
       std::vector<std::pair<std::string, std::string>>{{"f.meeting_date", "31-02-2022"},
                                                        {"f.municipality", "999"},
                                                        {"f.outcome", "måske"},
                                                        {"f.closed", "?"}}) {
    EXPECT_EQ(site_->answer(form("anna", "/gennemse/" + record_, {{"action", "ret"}, {name, value}})).status,
              400)
        << name;
  }
  EXPECT_EQ(site_->answer(form("anna", "/gennemse/" + record_, {{"action", "ret"}})).status, 400);
  EXPECT_EQ(site_->answer(form("anna", "/gennemse/" + record_, {{"action", "slet"}})).status, 400);
  EXPECT_EQ(site_->answer(form("anna", "/gennemse/findes-ikke", {{"action", "ret"}})).status, 404);
  EXPECT_TRUE(said().empty());
}

TEST_F(ReviewTest, AReaderAndAForeignFormAreRefused) {
  const std::string path = "/gennemse/" + record_;
  EXPECT_EQ(site_->answer(as("anna", "reader", path)).status, 403);
  Request foreign = form("anna", path, {{"action", "bekraeft"}});
  foreign.form.erase("mark");
  EXPECT_EQ(site_->answer(foreign).status, 403);
  foreign.form.emplace("mark", site_->visitors().form_mark({"bo", Role::kEditor, ""}));
  EXPECT_EQ(site_->answer(foreign).status, 403);
  Request elsewhere = form("anna", path, {{"action", "bekraeft"}});
  elsewhere.headers["origin"] = "https://ond.example";
  EXPECT_EQ(site_->answer(elsewhere).status, 403);
  elsewhere.headers.erase("origin");
  elsewhere.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(site_->answer(elsewhere).status, 403);
  EXPECT_TRUE(said().empty());
}

TEST_F(ReviewTest, WhatANewReadingChangedIsShownFieldByField) {
  EXPECT_THAT(site_->answer(as("anna", "editor", "/gennemse/genlaest")).body,
              HasSubstr("Intet er læst anderledes"));
  auto store = site_->store();
  ASSERT_TRUE(store.ok());
  const StoredRecord old = stored();
  const auto document = (*store)->document(old.document);
  ASSERT_TRUE(document.ok());
  DocumentInput input;
  input.source = document->source;
  input.facts = document->facts;
  input.pages = document->pages;
  input.archive_path = document->archive_path;
  input.arrival = document->arrivals[0].arrival;
  for (const StoredRecord& record : document->records) {
    std::string payload = record.payload;
    if (const auto at = payload.find("Ny cykelsti"); at != std::string::npos)
      payload.replace(at, 11, "Ny <b>gangsti");
    input.records.push_back(
        {record.kind, record.natural_key, payload, record.confidence, record.evidence, ""});
  }
  const auto run = (*store)->begin_run({"99", "r", "m", "reprocess"});
  ASSERT_TRUE(run.ok());
  ASSERT_TRUE((*store)->put_document(*run, input).ok());
  const std::string page = site_->answer(as("anna", "editor", "/gennemse/genlaest")).body;
  EXPECT_THAT(page, HasSubstr("<del>Ny cykelsti</del> → <ins>Ny &lt;b&gt;gangsti</ins>"));
  EXPECT_THAT(page, Not(HasSubstr("Skiltning")));
  EXPECT_EQ(site_->answer(as("gæst", "reader", "/gennemse/genlaest")).status, 403);
}

}  // namespace
}  // namespace frisaet::web
