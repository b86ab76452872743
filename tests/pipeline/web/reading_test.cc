// What people say of how a document was read, as they say it on the pages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>

#include "pipeline/json/reading_correction.h"
#include "pipeline/run/reprocess.h"
#include "pipeline/web/site.h"
#include "tests/pipeline/web/asked_as.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

/// One meeting of two items, the first with a word that the machine joined over a line's end.
class ReadingTest : public testing::Test {
 protected:
  void SetUp() override {
    file_ =
        folder_
            .write("referat.txt",
                   "Referat\nTeknisk Udvalg den 3. maj 2022\n\n1. Ny cykelsti\n\n"
                   "Beslutning\nUdvalget vedtog, at stien anlægges ved fol-\nkeskolen i år.\nGodkendt.\n\n"
                   "2. Skiltning\n\nBeslutning\nUdsat.\n")
            .string();
    run("ingest '" + file_ + "'");
    auto opened = Site::open({.data = folder_ / "data",
                              .access = {.mode = AccessSettings::Mode::kProxy},
                              .reader_program = FRISAET_PROGRAM});
    ASSERT_TRUE(opened.ok());
    site_ = *std::move(opened);
    auto store = site_->store();
    document_ = (*store)->documents()->at(0).id;
  }
  void run(const std::string& command) {
    const std::string line = std::string(FRISAET_PROGRAM) + " --data '" + (folder_ / "data").string() + "' " +
                             command + " >/dev/null 2>&1";
    ASSERT_TRUE(WIFEXITED(std::system(line.c_str())));
  }
  /// As if another program had read everything.
  void make_outdated(const std::string& column) {
    const std::string command =
        "python3 -c 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute(\"UPDATE run SET " +
        column + " = 0\"); d.execute(\"UPDATE reading SET rules_asked = NULL\"); d.commit()' '" +
        (folder_ / "data/frisaet.db").string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
    ASSERT_TRUE(is_outdated());
  }
  bool is_outdated() {
    auto store = site_->store();
    return !stale_documents(**store)->empty();
  }
  Response get(const std::string& path, std::multimap<std::string, std::string> query = {}) {
    return site_->answer(asked_as("editor", path, std::move(query)));
  }
  Response send(const std::string& path, std::multimap<std::string, std::string> fields,
                const std::string& role = "editor") {
    Request request = asked_as(role, path);
    request.method = "POST";
    request.form = std::move(fields);
    request.form.emplace("mark", site_->visitors().form_mark({"anna", Role::kEditor, ""}));
    return site_->answer(request);
  }
  std::vector<StoredRecord> records() {
    auto store = site_->store();
    return (*store)->document(document_)->records;
  }
  std::string text() {
    auto store = site_->store();
    return (*store)->document(document_)->pages.at(0).text;
  }
  std::vector<SaidOfDocument> said() {
    auto store = site_->store();
    return *(*store)->document_corrections(document_);
  }
  std::int64_t hits(const std::string& words) {
    auto store = site_->store();
    SearchQuery query;
    query.text = words;
    query.look_on = false;
    return (*store)->search(query)->total;
  }
  /// Sends the value of the first button of that name on the document's page.
  Response press(const std::string& name) {
    const std::string page = get("/dokument/" + document_).body;
    std::smatch found;
    const std::regex button("name=\"" + name + "\" value=\"([^\"]*)\"");
    EXPECT_TRUE(std::regex_search(page, found, button)) << name;
    std::string value = found[1];
    for (const auto& [entity, letter] : {std::pair{"&quot;", "\""}, std::pair{"&amp;", "&"}})
      for (std::size_t at = 0; (at = value.find(entity)) != std::string::npos;)
        value.replace(at, std::string(entity).size(), letter);
    return send("/laesning/" + document_, {{name, value}, {"side", "1"}});
  }
  std::multimap<std::string, std::string> halves() {
    return {{"action", "del"},         {"f.decision_text", "Godkendt."},
            {"g.item_number", "7"},    {"g.title", "Folkeskolen"},
            {"g.outcome", "approved"}, {"g.decision_text", "stien anlægges"}};
  }

  TemporaryFolder folder_;
  std::string file_, document_;
  std::unique_ptr<Site> site_;
};

TEST_F(ReadingTest, ATakenBackRepairGivesTheRawWordEverywhere) {
  ASSERT_THAT(text(), HasSubstr("folkeskolen"));
  const Response answer = press("ord");
  EXPECT_EQ(answer.status, 303);
  EXPECT_THAT(text(), HasSubstr("fol-\nkeskolen"));
  EXPECT_THAT(records().at(0).payload, HasSubstr("fol- keskolen"));
  EXPECT_EQ(hits("folkeskolen"), 0);
  EXPECT_THAT(get("/dokument/" + document_).body, HasSubstr("(fortrudt af anna)"));
}

TEST_F(ReadingTest, WhatWasSaidSurvivesThatTheDocumentIsReadAgain) {
  for (const char* outdated : {"rules_hash", "model_hash"}) {  // extracted from again; read again
    make_outdated(outdated);
    press("ord");
    ASSERT_EQ(send("/gennemse/" + records().at(0).id, halves()).status, 303);
    const auto before = records();
    run("reprocess");
    EXPECT_FALSE(is_outdated());
    EXPECT_THAT(text(), HasSubstr("fol-\nkeskolen"));
    ASSERT_EQ(records().size(), 3U);
    EXPECT_EQ(records().back().payload, before.back().payload);
    for (const SaidOfDocument& one : said())
      if (one.revoked_at.empty()) send("/laesning/" + document_, {{"igen", std::to_string(one.id)}});
  }
}

TEST_F(ReadingTest, WhatWasTakenBackIsMadeAgainAsItWas) {
  const auto before = records();
  press("ord");
  EXPECT_EQ(press("igen").status, 303);
  EXPECT_THAT(text(), HasSubstr("folkeskolen"));
  ASSERT_EQ(records().size(), before.size());
  EXPECT_EQ(records().at(0).payload, before.at(0).payload);
  EXPECT_EQ(said().at(0).revoked_by, "anna");
  EXPECT_GT(hits("folkeskolen"), 0);
}

/// A paper that lost its Danish letters, with a name that may be another one.
class SuggestionTest : public ReadingTest {
 protected:
  void SetUp() override {
    ReadingTest::SetUp();
    run("ingest '" +
        folder_
            .write(
                "læst.txt",
                "Referat\nTeknisk Udvalg den 4. maj 2022\n\n1. Ny bro\n\n"
                "Beslutning\nUdvalget vedtog, at medarbejdeme f5r forzring pi omridet, og at bornene far en "
                "sti. Send det til Hans Liibeck i dag.\nGodkendt.\n\n2. Skilte\n\nBeslutning\nUdsat "
                "efter ønske fra Grete Liibeck.\n")
            .string() +
        "'");
    auto store = site_->store();
    for (const auto& document : *(*store)->documents())
      if (document.name == "læst.txt") document_ = document.id;
    record_ = records().at(0).id;
    ASSERT_THAT(text(), HasSubstr("Liibeck"));
  }
  std::string word() { return said_json(RepairName{1, "Liibeck", "Lübeck", 1}); }

  std::string record_;
};

TEST_F(SuggestionTest, IsTakenUpWhereARecordIsReviewedAndTakenBack) {
  const std::string path = "/gennemse/" + record_;
  const std::string before = records().at(0).payload;
  EXPECT_THAT(get(path).body, HasSubstr("læst <code>Liibeck</code>, måske <code>Lübeck</code>"));
  EXPECT_THAT(get(path).body, HasSubstr("data-key=\"G\""));
  // The other record has the same word in a place of its own.
  for (const StoredRecord& record : records()) {
    const std::string page = get("/gennemse/" + record.id).body;
    const std::size_t first = page.find("måske <code>Lübeck</code>");
    ASSERT_NE(first, std::string::npos) << record.payload;
    EXPECT_EQ(page.find("måske <code>Lübeck</code>", first + 1), std::string::npos) << record.payload;
  }

  const Response taken = send(path, {{"forslag", word()}});
  ASSERT_EQ(taken.status, 303);
  EXPECT_THAT(taken.headers.find("Location")->second, HasSubstr(path + "?&laesning=forslag"));
  EXPECT_THAT(text(), HasSubstr("Hans Lübeck"));
  EXPECT_THAT(records().at(0).payload, HasSubstr("Lübeck"));
  EXPECT_EQ(records().at(0).id, record_);
  EXPECT_GT(hits("Lübeck"), 0);
  EXPECT_THAT(get(path).body, HasSubstr("anna har godtaget forslaget »Lübeck« for »Liibeck«"));
  EXPECT_THAT(get("/gennemse/" + records().at(1).id).body, Not(HasSubstr("har godtaget forslaget")));
  EXPECT_THAT(get(path).body, Not(HasSubstr("måske <code>Lübeck</code>")));
  const std::string done =
      get(path, {{"laesning", "forslag"}, {"sagt", std::to_string(said().at(0).id)}}).body;
  EXPECT_THAT(done, HasSubstr("Forslaget er godtaget"));
  EXPECT_THAT(done, HasSubstr("data-key=\"Z\""));

  EXPECT_EQ(
      send("/laesning/" + document_, {{"igen", std::to_string(said().at(0).id)}, {"post", record_}}).status,
      303);
  EXPECT_EQ(records().at(0).payload, before);
  EXPECT_THAT(text(), HasSubstr("Hans Liibeck"));
}

TEST_F(SuggestionTest, IsTakenUpOnThePageOfTheDocumentAndSurvivesThatItIsReadAgain) {
  ASSERT_EQ(press("forslag").status, 303);
  EXPECT_THAT(text(), HasSubstr("Lübeck"));
  EXPECT_THAT(get("/dokument/" + document_).body, HasSubstr("(forslag, godtaget af anna)"));
  for (const char* outdated : {"rules_hash", "model_hash"}) {
    make_outdated(outdated);
    run("reprocess");
    EXPECT_FALSE(is_outdated());
    EXPECT_THAT(text(), HasSubstr("Lübeck"));
  }
  press("igen");
  EXPECT_THAT(text(), HasSubstr("Liibeck"));
}

TEST_F(SuggestionTest, NeedsTheRightsOfAnEditorAndLosesNothingThatWasTyped) {
  EXPECT_EQ(send("/gennemse/" + record_, {{"forslag", word()}}, "reader").status, 403);
  const Response typed =
      send("/gennemse/" + record_, {{"forslag", word()}, {"f.title", "Broen"}, {"reason", "Set efter"}});
  EXPECT_EQ(typed.status, 400);
  EXPECT_THAT(typed.body, HasSubstr("value=\"Broen\""));
  EXPECT_EQ(
      send("/gennemse/" + record_, {{"forslag", said_json(RepairName{1, "Liibeck", "Ondt", 1})}}).status,
      400);
  EXPECT_EQ(send("/laesning/" + document_, {{"ord", word()}}).status, 404) << "nothing to take back";
  EXPECT_TRUE(said().empty());
}

TEST_F(ReadingTest, OnlyEditorsChangeAReadingAndItIsNoted) {
  EXPECT_EQ(send("/laesning/" + document_, {{"igen", "1"}}, "reader").status, 403);
  press("ord");
  const auto entries = site_->log_entries({});
  ASSERT_TRUE(entries.ok());
  EXPECT_TRUE(std::any_of(entries->begin(), entries->end(), [&](const AuditEntry& entry) {
    return entry.action == "change" && entry.target == document_;
  }));
}

TEST_F(ReadingTest, ARepairThatIsNotThereIsRefused) {
  EXPECT_EQ(send("/laesning/" + document_, {{"ord", said_json(RepairName{1, "x", "y", 1})}}).status, 404);
  EXPECT_EQ(send("/laesning/" + document_, {{"ord", "{"}}).status, 400);
  EXPECT_EQ(send("/laesning/" + document_, {{"igen", "99"}}).status, 404);
  EXPECT_TRUE(said().empty());
}

TEST_F(ReadingTest, ARecordIsDividedAndPutTogetherAgain) {
  const auto before = records();
  const std::string page = get("/gennemse/" + before.at(0).id + "/del").body;
  EXPECT_THAT(page, HasSubstr("name=\"g.title\" value=\"\""));
  EXPECT_EQ(send("/gennemse/" + before.at(0).id, halves()).status, 303);
  const auto after = records();
  ASSERT_EQ(after.size(), before.size() + 1);
  EXPECT_EQ(after.at(0).id, before.at(0).id);
  EXPECT_EQ(after.at(1).id, before.at(1).id);  // nobody else's place moves
  EXPECT_THAT(after.back().payload, HasSubstr("Folkeskolen"));
  EXPECT_EQ(after.back().confidence, 1);
  EXPECT_THAT(after.back().evidence, testing::Contains(testing::Field(&Evidence::quote, "stien anlægges")));
  EXPECT_EQ(hits("titel:folkeskolen"), 1);
  EXPECT_THAT(get("/gennemse/" + after.back().id).body, HasSubstr("delt en post i to"));
  EXPECT_EQ(send("/laesning/" + document_, {{"igen", std::to_string(said().at(0).id)}}).status, 303);
  ASSERT_EQ(records().size(), before.size());
  EXPECT_EQ(records().at(0).payload, before.at(0).payload);
  EXPECT_EQ(hits("titel:folkeskolen"), 0);
}

TEST_F(ReadingTest, ADivisionIsToldOfTheRecordItAddedAlsoWhereAnotherOneHasItsKey) {
  const auto before = records();
  auto fields = halves();
  fields.find("g.item_number")->second = "2";
  fields.find("g.title")->second = "Skiltning";
  ASSERT_EQ(send("/gennemse/" + before.at(0).id, fields).status, 303);
  ASSERT_EQ(records().size(), before.size() + 1);
  EXPECT_THAT(records().back().natural_key, testing::EndsWith("~2"));
  EXPECT_THAT(get("/gennemse/" + records().back().id).body, HasSubstr("delt en post i to"));
  EXPECT_THAT(get("/gennemse/" + before.at(1).id).body, Not(HasSubstr("delt en post i to")));
}

TEST_F(ReadingTest, ADivisionThatSaysNothingIsRefusedAndKeepsWhatWasTyped) {
  const Response answer =
      send("/gennemse/" + records().at(0).id, {{"action", "del"}, {"f.title", "Anden titel"}});
  EXPECT_EQ(answer.status, 400);
  EXPECT_THAT(answer.body, HasSubstr("Anden titel"));
  EXPECT_TRUE(said().empty());
}

/// A letter has one link, one deadline: none of it may stand twice because a half was left as it was.
TEST_F(ReadingTest, TheSecondHalfOfAnyKindStartsEmptyAndMustNameItself) {
  run("ingest '" FRISAET_SOURCE_DIR "/corpus/fourth_look/gold/kl_fire_udpeget.txt'");
  {
    auto store = site_->store();
    for (const auto& document : *(*store)->documents())
      if (document.id != document_) {
        document_ = document.id;
        break;
      }
  }
  std::set<std::string> kinds;
  for (const StoredRecord& record : records()) {
    if (record.kind == "contact" || !kinds.insert(record.kind).second)
      continue;  // a contact may be a phone alone
    const Response answer =
        send("/gennemse/" + record.id, {{"action", "del"}, {"g.what", "noget andet"}, {"g.area", ""}});
    EXPECT_EQ(answer.status, 400) << record.kind;
    EXPECT_THAT(answer.body, HasSubstr("Den anden post ")) << record.kind;
  }
  EXPECT_THAT(kinds, testing::ElementsAre("agreement_assignment", "deadline", "link", "quota"));
  const auto before = records();
  const auto link =
      std::find_if(before.begin(), before.end(), [](const StoredRecord& one) { return one.kind == "link"; });
  const std::multimap<std::string, std::string> other{{"action", "del"},
                                                      {"g.url", "https://kl.example/andet"}};
  EXPECT_EQ(send("/gennemse/" + link->id, other).status, 303);
  ASSERT_EQ(records().size(), before.size() + 1);
  EXPECT_THAT(records().back().payload, HasSubstr("https://kl.example/andet"));
  EXPECT_THAT(records().back().payload, HasSubstr("\"what\":null"));
}

TEST_F(ReadingTest, WhatSomebodyCorrectedIsNotDividedUnderThem) {
  const std::string record = records().at(0).id;
  ASSERT_EQ(send("/gennemse/" + record, {{"action", "ret"}, {"f.decision_text", "Vedtaget."}}).status, 303);
  EXPECT_EQ(send("/gennemse/" + record, halves()).status, 400);
  const std::string said = std::to_string((*site_->store())->corrections(record)->at(0).id);
  ASSERT_EQ(send("/gennemse/" + record, {{"tag_tilbage", said}}).status, 303);
  EXPECT_EQ(send("/gennemse/" + record, halves()).status, 303);
}

TEST_F(ReadingTest, TwoRecordsAreOneAndTwoAgain) {
  const auto before = records();
  EXPECT_THAT(get("/gennemse/" + before.at(1).id).body, HasSubstr("value=\"" + before.at(0).id + "\""));
  // Whichever page it is said on, the first names the whole.
  EXPECT_EQ(send("/gennemse/" + before.at(1).id, {{"action", "slaa"}, {"med", before.at(0).id}}).status, 303);
  ASSERT_EQ(records().size(), 1U);
  EXPECT_EQ(records().at(0).id, before.at(0).id);
  EXPECT_THAT(records().at(0).payload, HasSubstr("Godkendt.\\nUdsat."));
  EXPECT_EQ(hits("titel:skiltning"), 0);
  EXPECT_THAT(get("/gennemse/" + before.at(0).id).body, HasSubstr("slået to poster sammen"));
  EXPECT_EQ(
      send("/laesning/" + document_, {{"igen", std::to_string(said().at(0).id)}, {"post", before.at(0).id}})
          .status,
      303);
  ASSERT_EQ(records().size(), 2U);
  EXPECT_EQ(records().at(1).payload, before.at(1).payload);
}

TEST_F(ReadingTest, AJoinLosesNothingThatWasTyped) {
  const auto before = records();
  const Response typed = send(
      "/gennemse/" + before.at(1).id,
      {{"action", "slaa"}, {"med", before.at(0).id}, {"f.title", "Skilte i byen"}, {"reason", "Samme sag"}});
  EXPECT_EQ(typed.status, 400);
  EXPECT_THAT(typed.body, HasSubstr("Du har rettet i felterne."));
  EXPECT_EQ(records().size(), 2U);
  const Response alone = send("/gennemse/" + before.at(1).id, {{"action", "slaa"}, {"reason", "Samme sag"}});
  EXPECT_EQ(alone.status, 400);
  EXPECT_THAT(alone.body, HasSubstr("ikke valgt en post"));
  for (const char* kept : {"value=\"Skilte i byen\"", "value=\"Samme sag\""})
    EXPECT_THAT(typed.body, HasSubstr(kept));
  EXPECT_THAT(typed.body, HasSubstr("value=\"" + before.at(0).id + "\" selected"));
  EXPECT_THAT(alone.body, HasSubstr("value=\"Samme sag\""));
}

/// The mark of what a page of this record's shows.
std::string seen_on(const std::string& page) {
  std::smatch found;
  EXPECT_TRUE(std::regex_search(page, found, std::regex("name=\"seen\" value=\"([0-9a-f]+)\"")));
  return found[1];
}

TEST_F(ReadingTest, ADivisionOrJoinIsRefusedWhereOthersSaidSomethingSinceItsPage) {
  const std::string path = "/gennemse/" + records().at(0).id;
  const std::string on_split = seen_on(get(path + "/del").body), on_record = seen_on(get(path).body);
  ASSERT_EQ(send(path, {{"action", "ret"}, {"f.title", "Ny gangsti"}}).status, 303);
  auto fields = halves();
  fields.emplace("seen", on_split);
  fields.emplace("f.title", "Ny gangsti");
  const Response late = send(path, fields);
  EXPECT_EQ(late.status, 400);
  EXPECT_THAT(late.body, HasSubstr("siden du hentede siden"));
  EXPECT_EQ(seen_on(late.body), on_split) << "pressing again says no more";
  EXPECT_THAT(late.body, HasSubstr("<a href=\"" + path + "/del\">Hent siden igen"));
  const Response join = send(path, {{"action", "slaa"}, {"med", records().at(1).id}, {"seen", on_record}});
  EXPECT_EQ(join.status, 400);
  EXPECT_THAT(join.body, HasSubstr("siden du hentede siden"));
  EXPECT_TRUE(said().empty());
  fields.erase("seen");
  fields.emplace("seen", seen_on(get(path + "/del").body));
  EXPECT_EQ(send(path, fields).status, 303);
}

TEST_F(SuggestionTest, IsRefusedWhereOthersSaidSomethingSinceItsPage) {
  const std::string path = "/gennemse/" + record_;
  const std::string seen = seen_on(get(path).body);
  ASSERT_EQ(send(path, {{"action", "ret"}, {"f.title", "Broen"}}).status, 303);
  const Response late = send(path, {{"forslag", word()}, {"seen", seen}});
  EXPECT_EQ(late.status, 400);
  EXPECT_THAT(late.body, HasSubstr("siden du hentede siden"));
  EXPECT_TRUE(said().empty());
}

TEST_F(ReadingTest, ADivisionIsTakenBackOnItsDocumentsPageToo) {
  ASSERT_EQ(send("/gennemse/" + records().at(0).id, halves()).status, 303);
  EXPECT_THAT(get("/dokument/" + document_).body, HasSubstr("anna har delt en post i to"));
  press("igen");
  EXPECT_EQ(records().size(), 2U);
  EXPECT_THAT(get("/dokument/" + document_).body, Not(HasSubstr("delt en post i to")));
}

TEST_F(ReadingTest, AForgedPartnerIsRefused) {
  EXPECT_EQ(send("/gennemse/" + records().at(0).id, {{"action", "slaa"}, {"med", "r0"}}).status, 400);
  EXPECT_EQ(records().size(), 2U);
}

}  // namespace
}  // namespace frisaet::web
