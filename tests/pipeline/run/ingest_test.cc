#include "pipeline/run/ingest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <random>
#include <thread>
#include <utility>

#include "pipeline/json/reading_correction.h"
#include "pipeline/run/store_input.h"
#include "pipeline/store/sqlite.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;
using ::testing::HasSubstr;
using Kind = FileOutcome::Kind;

class Outcomes : public IngestProgress {
 public:
  void started(std::size_t) override {}
  void finished(const FileOutcome& outcome) override { all.push_back(outcome); }
  void page(const fs::path& file, int done, int of) override {
    pages.push_back(file.filename().string() + " " + std::to_string(done) + "/" + std::to_string(of));
  }
  std::vector<FileOutcome> all;
  std::vector<std::string> pages;
};

const char* const kMinutes =
    "Vejle Kommune\n\nReferat\n\nBørne- og Familieudvalget\n\nTirsdag den 6. september 2022 kl. 15.00\n\n"
    "1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\n"
    "2. Frisættelse på dagtilbudsområdet\n\nIndstilling\n\nForvaltningen indstiller, at orienteringen tages "
    "til efterretning.\n\n"
    "Beslutning\n\nTaget til efterretning.\n";

/// Runs the ingest of `files` in this process and gives its report.
IngestReport ingest_all(const fs::path& data, const std::vector<fs::path>& files, Outcomes& outcomes) {
  const auto folder = DataFolder::open(data);
  auto store = Store::open(folder->database());
  IngestRequest request;
  request.arguments = files;
  request.reader_program = FRISAET_PROGRAM;
  auto report = ingest(*folder, *store, request, outcomes, {});
  EXPECT_TRUE(report.ok()) << (report ? "" : report.error().describe());
  return report ? *report : IngestReport{};
}

std::string dump_of(const fs::path& data) {
  auto store = Store::open(data / "frisaet.db");
  EXPECT_TRUE(store.ok());
  auto dump = store->dump();
  EXPECT_TRUE(dump.ok());
  return *dump;
}

TEST(Ingest, AMendedWordIsFoundByWhatWasReadToo) {
  const TemporaryFolder folder;
  // A letter and an item as a reader without æ, ø and å gives them.
  const std::string damaged =
      "Forvaltningen har gennemgaet de veje, som borgerne har sggt om at fa lukket for tung trafik. Der er\n"
      "indkommet syv ansggninger, og de fordeler sig pa hele kommunen. Udvalget skal nu tage stilling til,\n"
      "hvilke veje der bgr undersgges neermere, og hvornar det kan ske. Vi gar ud fra, at alle far svar.\n";
  folder.write("ind/brev.txt", "Keere alle\n\n" + damaged + "\nMed venlig hilsen\n");
  folder.write("ind/referat.txt",
               "Vejle Kommune\n\nReferat\n\nTeknisk Udvalg\n\nTirsdag den 6. september 2022 kl. 15.00\n\n"
               "1. Lukning af veje\n\nSagsfremstilling\n\n" +
                   damaged + "\nBeslutning\n\nGodkendt.\n");
  Outcomes outcomes;
  ingest_all(folder / "data", {folder / "ind"}, outcomes);
  auto store = Store::open(folder / "data/frisaet.db");
  for (const char* words : {"ansøgninger", "ansggninger", "undersøges", "\"undersgges\""}) {
    SearchQuery query;
    query.text = words;
    query.look_on = false;
    const auto found = store->search(query);
    ASSERT_TRUE(found.ok()) << words;
    EXPECT_EQ(found->total, 2) << words;
  }
}

TEST(Ingest, TheSameFilesTwiceChangeNothing) {
  const TemporaryFolder folder;
  folder.write("ind/referat.txt", kMinutes);
  folder.write("ind/brev.txt", "Kære borgmester\n\nMed venlig hilsen\n");
  Outcomes first, second;
  ingest_all(folder / "data", {folder / "ind"}, first);
  const std::string once = dump_of(folder / "data");
  const auto report = ingest_all(folder / "data", {folder / "ind"}, second);
  EXPECT_EQ(dump_of(folder / "data"), once);
  EXPECT_EQ(report.outcomes.at(Kind::kKnown), 2);
  EXPECT_THAT(once, HasSubstr("Godkendelse af dagsorden"));
}

TEST(Ingest, EveryPageIsToldAsItIsRead) {
  const TemporaryFolder folder;
  Outcomes outcomes;
  ingest_all(folder / "data", {FRISAET_SOURCE_DIR "/corpus/documents/erklaering_to_sider.pdf"}, outcomes);
  EXPECT_EQ(outcomes.pages,
            (std::vector<std::string>{"erklaering_to_sider.pdf 1/2", "erklaering_to_sider.pdf 2/2"}));
}

TEST(Ingest, TheSameBytesUnderAnotherNameAreOneDocumentWithTwoNames) {
  const TemporaryFolder folder;
  folder.write("ind/a.txt", kMinutes);
  folder.write("ind/b.txt", kMinutes);
  Outcomes outcomes;
  ingest_all(folder / "data", {folder / "ind"}, outcomes);
  auto store = Store::open(folder / "data/frisaet.db");
  const auto documents = store->documents();
  ASSERT_EQ(documents->size(), 1U);
  EXPECT_EQ(store->document(documents->front().id)->arrivals.size(), 2U);
}

TEST(Ingest, AnotherIssueOfTheSameMinutesIsTold) {
  const TemporaryFolder folder;
  Outcomes outcomes;
  ingest_all(folder / "data", {folder.write("ind/a.txt", kMinutes)}, outcomes);
  const auto report = ingest_all(
      folder / "data", {folder.write("ind/b.txt", std::string(kMinutes) + "\nRettet udgave.\n")}, outcomes);
  EXPECT_EQ(report.other_versions, 1);
  ASSERT_EQ(outcomes.all.back().other_versions.size(), 1U);
  EXPECT_THAT(in_danish(outcomes.all.back().other_versions[0]), HasSubstr("en anden udgave af a.txt ("));
}

TEST(Ingest, OneBadFileStopsNoOther) {
  const TemporaryFolder folder;
  folder.write("ind/billede.pdf", std::string("\x89PNG\r\n\x1a\n") + std::string(40, '\0'));
  folder.write("ind/tom.pdf", "");
  folder.write("ind/afbrudt.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Cat");
  folder.write("ind/skrald.bin", std::string("\0\1\2\3\xFE\xFF\0\0", 8));
  folder.write("ind/navn med æøå\nog ny linje.txt", kMinutes);
  Outcomes outcomes;
  const auto report = ingest_all(folder / "data", {folder / "ind"}, outcomes);
  EXPECT_EQ(report.outcomes.at(Kind::kNew), 1);
  EXPECT_EQ(report.outcomes.at(Kind::kFailed), 4);
  for (const FileOutcome& outcome : outcomes.all) {
    if (outcome.kind != Kind::kFailed) continue;
    ASSERT_TRUE(outcome.error) << outcome.path;
    EXPECT_FALSE(outcome.error->hint.empty()) << outcome.path << ": " << outcome.error->message;
  }
}

TEST(Ingest, AMunicipalityGivenWithTheFileOutranksTheTextAndSurvives) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("referat.txt",
                                     "Referat\n\nSocialudvalget\n\nMandag den 5. september 2022\n\n"
                                     "1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n");
  const auto data = DataFolder::open(folder / "data");
  auto store = Store::open(data->database());
  IngestRequest request;
  request.arguments = {file};
  request.reader_program = FRISAET_PROGRAM;
  Outcomes outcomes;
  ASSERT_TRUE(ingest(*data, *store, request, outcomes, {}).ok());
  EXPECT_FALSE(store->documents()->front().facts.municipality);
  request.municipality = MunicipalityRef{"320", "Faxe"};
  ASSERT_TRUE(ingest(*data, *store, request, outcomes, {}).ok());
  EXPECT_EQ(store->documents()->front().facts.municipality, request.municipality);
  request.municipality.reset();  // what a person said once is not forgotten
  ASSERT_TRUE(ingest(*data, *store, request, outcomes, {}).ok());
  EXPECT_EQ(store->documents()->front().facts.municipality, (MunicipalityRef{"320", "Faxe"}));
}

TEST(Ingest, AStopLeavesWhatIsDoneAndTheNextRunDoesTheRest) {
  const TemporaryFolder folder;
  for (int i = 0; i < 12; ++i)
    folder.write("ind/" + std::to_string(i) + ".txt", kMinutes + std::to_string(i));
  const auto data = DataFolder::open(folder / "data");
  auto store = Store::open(data->database());
  struct StopAfterThree : Outcomes {
    std::stop_source source;
    void finished(const FileOutcome& outcome) override {
      Outcomes::finished(outcome);
      if (all.size() == 3) source.request_stop();
    }
  } progress;
  IngestRequest request;
  request.arguments = {folder / "ind"};
  request.jobs = 1;
  request.reader_program = FRISAET_PROGRAM;
  const auto stopped = ingest(*data, *store, request, progress, progress.source.get_token());
  ASSERT_TRUE(stopped.ok());
  EXPECT_TRUE(stopped->interrupted);
  EXPECT_LT(store->documents()->size(), 12U);
  Outcomes rest;
  ASSERT_TRUE(ingest(*data, *store, request, rest, {}).ok());
  EXPECT_EQ(store->documents()->size(), 12U);
}

TEST(Ingest, EveryFileThatWasHandedOverIsToldOfAlsoWhereTheRunFails) {
  const TemporaryFolder folder;
  const auto data = DataFolder::open(folder / "data");
  fs::remove_all(folder / "data/archive");
  folder.write("data/archive", "no folder");  // nothing can be kept, which ends the run
  auto store = Store::open(data->database());
  std::vector<fs::path> handed_over;
  IngestRequest request;
  request.more = [&]() -> std::optional<fs::path> {
    if (handed_over.size() == 5) return std::nullopt;
    const std::string name = "ind/" + std::to_string(handed_over.size()) + ".txt";
    folder.write(name, kMinutes);
    handed_over.push_back(folder / name);
    return handed_over.back();
  };
  request.jobs = 1;
  request.reader_program = FRISAET_PROGRAM;
  Outcomes outcomes;
  const auto report = ingest(*data, *store, request, outcomes, {});
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::kStore);
  std::vector<fs::path> told;
  for (const FileOutcome& outcome : outcomes.all) told.push_back(outcome.path);
  EXPECT_EQ(told, handed_over);
}

/// Starts the program's ingest and kills it after a while; true when it had ended by itself before.
bool ingest_and_kill(const fs::path& data, const fs::path& files, std::chrono::milliseconds after) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::freopen("/dev/null", "w", stdout);
    ::freopen("/dev/null", "w", stderr);
    ::execl(FRISAET_PROGRAM, FRISAET_PROGRAM, "--data", data.c_str(), "ingest", files.c_str(), nullptr);
    ::_exit(127);
  }
  std::this_thread::sleep_for(after);
  int status = 0;
  const bool ended = ::waitpid(child, &status, WNOHANG) == child;
  if (!ended) {
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
  }
  return ended;
}

TEST(IngestSoak, KilledAtAnyMomentNothingIsLostOrDoubled) {
  const TemporaryFolder folder;
  for (int i = 0; i < 30; ++i)
    folder.write("ind/" + std::to_string(i) + ".txt", kMinutes + std::to_string(i));
  Outcomes outcomes;
  ingest_all(folder / "hel", {folder / "ind"}, outcomes);
  const std::string whole = dump_of(folder / "hel");
  std::mt19937 random(20221122);
  int kills = 0;
  for (int round = 0; round < 40; ++round) {
    const fs::path data = folder / ("data" + std::to_string(round));
    while (!ingest_and_kill(data, folder / "ind", std::chrono::milliseconds(50 + random() % 700))) {
      ++kills;
      ASSERT_LT(kills, 2000) << "the run never ends";
    }
    ASSERT_EQ(dump_of(data), whole) << "round " << round;
    fs::remove_all(data);
  }
  EXPECT_GT(kills, 40);
}

// ---- e-mails ----

const std::string kMailHead =
    "From: Ib Bo <ib@vejle.dk>\r\nTo: KL <kl@kl.dk>\r\nSubject: Svar fra Vejle Kommune\r\n"
    "Date: Thu, 29 Sep 2022 14:22:00 +0200\r\nMessage-ID: <1@vejle.dk>\r\n";
const char* const kReply =
    "Vejle Kommune\n\nKL\n\n29. september 2022\n\nSvar om velfærdsaftale\n\n"
    "Byrådet besluttede den 28. september 2022, punkt 7, at Vejle Kommune ønsker velfærdsaftale på "
    "ældreområdet.\n\nMed venlig hilsen\nIb Bo\n";

std::string mail_with(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string mail =
      kMailHead +
      "Content-Type: multipart/mixed; boundary=skel\r\n\r\n--skel\r\nContent-Type: text/plain; "
      "charset=utf-8\r\n\r\nKære KL\r\n\r\nSvaret er vedhæftet.\r\n";
  for (const auto& [name, bytes] : files)
    mail +=
        "--skel\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" +
        name + "\"\r\n\r\n" + bytes + "\r\n";
  return mail + "--skel--\r\n";
}

StoredDocument document_named(Store& store, const std::string& name) {
  const auto documents = store.documents();
  for (const DocumentSummary& document : *documents) {
    if (document.name == name) return *store.document(document.id);
  }
  ADD_FAILURE() << name << " is not here";
  return {};
}

TEST(IngestMail, WhatHangsOnAMailIsADocumentOfItsOwnTiedToIt) {
  const TemporaryFolder folder;
  folder.write("ind/svar.eml",
               mail_with({{"brev.txt", kReply}, {"../../etc/x.bin", std::string("\x01\x02\x00", 3)}}));
  Outcomes outcomes;
  const auto report = ingest_all(folder / "data", {folder / "ind"}, outcomes);
  EXPECT_EQ(report.files, 3U);
  EXPECT_EQ(report.outcomes.at(Kind::kNew), 2);
  EXPECT_EQ(report.outcomes.at(Kind::kFailed), 1);
  auto store = Store::open(folder / "data/frisaet.db");
  const StoredDocument mail = document_named(*store, "svar.eml"), letter = document_named(*store, "brev.txt");
  EXPECT_EQ(mail.source.media_type, "message/rfc822");
  EXPECT_TRUE(mail.archive_path.ends_with(".eml"));
  ASSERT_EQ(mail.attachments.size(), 2U);
  EXPECT_EQ(mail.attachments[0].document, letter.source.sha256);
  EXPECT_EQ(mail.attachments[1].document, "");
  EXPECT_THAT(mail.attachments[1].problem, HasSubstr("er ikke læst"));
  EXPECT_THAT(mail.diagnostics,
              ::testing::Contains(::testing::Field(&Diagnostic::code, "attachment_unreadable")));
  ASSERT_EQ(letter.attached_to.size(), 1U);
  EXPECT_EQ(letter.attached_to[0].document, mail.source.sha256);
  EXPECT_EQ(letter.records.size(), 1U);
  EXPECT_FALSE(fs::exists(folder / "etc"));

  const std::string once = dump_of(folder / "data");
  Outcomes again;
  EXPECT_EQ(ingest_all(folder / "data", {folder / "ind"}, again).outcomes.at(Kind::kKnown), 1);
  EXPECT_EQ(dump_of(folder / "data"), once);
}

TEST(IngestMail, AMunicipalityToldForTheMailHoldsForWhatHangsOnIt) {
  const TemporaryFolder folder;
  folder.write(
      "svar.eml",
      mail_with({{"nota.txt", "Vi ønsker velfærdsaftale på ældreområdet. Administrativ tilkendegivelse."}}));
  const auto data = DataFolder::open(folder / "data");
  auto store = Store::open(data->database());
  IngestRequest request;
  request.arguments = {folder / "svar.eml"};
  request.reader_program = FRISAET_PROGRAM;
  request.municipality = MunicipalityRef{"621", "Kolding"};
  Outcomes outcomes;
  ASSERT_TRUE(ingest(*data, *store, request, outcomes, {}).ok());
  EXPECT_EQ(document_named(*store, "nota.txt").facts.municipality->name, "Kolding");
}

/// Says something of a document as soon as anything was read.
class SaysMeanwhile : public Outcomes {
 public:
  void finished(const FileOutcome& outcome) override {
    Outcomes::finished(outcome);
    if (say) std::exchange(say, nullptr)();
  }
  std::function<void()> say;
};

TEST(IngestMail, WhatIsSaidWhileAMailIsReadIsInItsReadingFromTheFirst) {
  const TemporaryFolder folder;
  folder.write("svar.eml", mail_with({{"brev.txt", kReply}}));
  const auto data = DataFolder::open(folder / "data");
  auto store = Store::open(data->database());
  IngestRequest request;
  request.arguments = {folder / "svar.eml"};
  request.reader_program = FRISAET_PROGRAM;
  SaysMeanwhile outcomes;
  ASSERT_TRUE(ingest(*data, *store, request, outcomes, {}).ok());
  const std::string mail = document_named(*store, "svar.eml").source.sha256;
  std::int64_t said = 0;
  outcomes.say = [&] {  // its attachment is read, and the mail is not stored yet
    const auto id =
        store->correct_document({mail, "raw_word", said_json(RepairName{1, "a", "b", 1}), "anna", ""});
    ASSERT_TRUE(id.ok());
    said = *id;
  };
  request.municipality = MunicipalityRef{"621", "Kolding"};  // more is told: all is read once more
  ASSERT_TRUE(ingest(*data, *store, request, outcomes, {}).ok());
  ASSERT_NE(said, 0);
  sqlite::Database db(data->database(), 1000);
  EXPECT_EQ(db.integer("SELECT count(*) FROM reading WHERE document_id = ?1", mail), 2)
      << "none without the word, that a kill could leave";
  EXPECT_EQ(db.text("SELECT said FROM reading WHERE document_id = ?1 ORDER BY id DESC", mail),
            std::to_string(said));
}

TEST(IngestMail, MailsInMailsAreReadAndTheirDepthHasAnEnd) {
  std::string mail = mail_with({{"brev.txt", kReply}});
  for (int i = 0; i < 8; ++i)
    mail = kMailHead + "X-Depth: " + std::to_string(i) + "\r\nContent-Type: multipart/mixed; boundary=m" +
           std::to_string(i) + "x\r\n\r\n--m" + std::to_string(i) +
           "x\r\nContent-Type: message/rfc822\r\n\r\n" + mail + "\r\n--m" + std::to_string(i) + "x--\r\n";
  const TemporaryFolder folder;
  folder.write("dyb.eml", mail);
  Outcomes outcomes;
  const auto report = ingest_all(folder / "data", {folder / "dyb.eml"}, outcomes);
  EXPECT_EQ(report.outcomes.at(Kind::kNew), 6) << "the mail and five mails within";
  EXPECT_EQ(report.outcomes.at(Kind::kFailed), 1) << "the sixth is told and not read";
}

TEST(IngestMail, AStopWhileAnAttachmentIsReadLeavesTheMailForTheNextRun) {
  const TemporaryFolder folder;
  folder.write("svar.eml", mail_with({{"brev.txt", kReply}}));
  const auto data = DataFolder::open(folder / "data");
  auto store = Store::open(data->database());
  std::stop_source stop;
  class StopAtFirst : public IngestProgress {
   public:
    explicit StopAtFirst(std::stop_source& source) : source_(source) {}
    void started(std::size_t) override {}
    void finished(const FileOutcome&) override { source_.request_stop(); }

   private:
    std::stop_source& source_;
  } progress(stop);
  folder.write("andet.eml", mail_with({{"a.txt", kReply}, {"b.txt", std::string(kReply) + "x"}}));
  IngestRequest request;
  request.arguments = {folder / "andet.eml"};
  request.reader_program = FRISAET_PROGRAM;
  request.jobs = 1;
  ASSERT_TRUE(ingest(*data, *store, request, progress, stop.get_token()).ok());
  for (const DocumentSummary& document : *store->documents()) EXPECT_NE(document.name, "andet.eml");
  Outcomes outcomes;
  ASSERT_TRUE(ingest(*data, *store, request, outcomes, {}).ok());
  EXPECT_EQ(document_named(*store, "andet.eml").attachments.size(), 2U);
}

}  // namespace
}  // namespace frisaet
