// Everything that changes a store, killed at any moment: nothing is lost, nothing stands twice, and index and
// tables agree.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <thread>

#include "models/core/sha256.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/run/deep_checks.h"
#include "pipeline/run/ingest.h"
#include "pipeline/run/reading_corrections.h"
#include "pipeline/run/reprocess.h"
#include "pipeline/store/sqlite.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
using support::TemporaryFolder;
using testing::IsEmpty;
using testing::SizeIs;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Minutes of two items, read without æ, ø and å: the repair of the committee's name is in both items' keys.
std::string paper(int day) {
  return std::string("Vejle Kommune\n\nReferat\n\nBgrne- og Familieudvalget\n\nDen ") + std::to_string(day) +
         ". september 2022 kl. 15.00\n\n"
         "1. Lukning af veje\n\nSagsfremstilling\n\n"
         "Forvaltningen har gennemgaet de veje, som borgerne har sggt om at fa lukket for tung trafik. Der "
         "er\n"
         "indkommet syv ansggninger, og de fordeler sig pa hele kommunen. Udvalget skal nu tage stilling "
         "til,\n"
         "hvilke veje der bgr undersgges neermere, og hvornar det kan ske. Vi gar ud fra, at alle far "
         "svar.\n\n"
         "Beslutning\n\nGodkendt.\n\n2. Skiltning\n\nBeslutning\n\nUdsat.\n";
}

const std::vector<RepairName> kWords{{1, "Bgrne", "Børne", 1}, {1, "sggt", "søgt", 1}};

/// What people said of a document, and of its two records.
struct Said {
  std::array<bool, 2> is_raw{};
  std::array<std::string, 2> titles;

  friend bool operator==(const Said&, const Said&) = default;
};

class KilledSoak : public testing::Test {
 protected:
  static constexpr int kPapers = 8;

  /// Runs it in a process of its own, killed at a moment within the time it takes, or a little later; true
  /// where it had ended, and well.
  bool run_and_kill(const std::string& deed, const std::function<int()>& work) {
    milliseconds& within = time_.try_emplace(deed, milliseconds{400}).first->second;
    const milliseconds after{random_() % static_cast<unsigned>(within.count())};
    const auto begin = Clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
      for (std::FILE* stream : {stdout, stderr})
        if (::freopen("/dev/null", "w", stream) == nullptr) ::_exit(126);
      ::_exit(work());
    }
    int status = 0;
    bool has_ended = false;
    while (!(has_ended = ::waitpid(child, &status, WNOHANG) == child) && Clock::now() < begin + after)
      std::this_thread::sleep_for(std::chrono::microseconds{500});
    if (!has_ended) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &status, 0);
      has_ended = WIFEXITED(status);  // it was quicker
    }
    if (!has_ended) {
      ++kills_[deed];
      within += within / 10 + milliseconds{1};
      return false;
    }
    within = std::max(milliseconds{5}, within * 9 / 10);
    EXPECT_EQ(WEXITSTATUS(status), 0) << deed;
    return true;
  }
  [[nodiscard]] int program(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all{FRISAET_PROGRAM, "--data", data_.root().string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    argv.reserve(all.size() + 1);
    for (std::string& one : all) argv.push_back(one.data());
    argv.push_back(nullptr);
    ::execv(FRISAET_PROGRAM, argv.data());
    return 127;
  }
  static int toggle(const DataFolder& data, const std::string& document, std::size_t word) {
    auto store = Store::open(data.database());
    if (!store) return 1;
    const auto said = said_of_reading(*store, document);
    if (!said) return 2;
    for (std::size_t i = 0; i < said->ids.size(); ++i)
      if (said->meant[i] == ReadingCorrection(kWords[word]))
        return revoke_reading(*store, document, said->ids[i], "anna").ok() ? 0 : 3;
    return correct_reading(*store, document, kWords[word], "anna", "").ok() ? 0 : 4;
  }
  /// As if another program had read every outcome differently, under other rules or models.
  void make_outdated(bool with_model) {
    sqlite::Database(data_.database(), 1000)
        .script(std::string("UPDATE run SET ") + (with_model ? "model_hash" : "rules_hash") +
                " = 'gammel'; UPDATE reading SET rules_asked = NULL, content_hash = 'gammel';"
                "UPDATE record_version SET payload = json_set(payload, '$.outcome', 'rejected'),"
                " content_hash = 'gammel';");
    ASSERT_TRUE(Store::open(data_.database())->rebuild().ok());
  }
  /// What is in force of a document; its pages and records must have just that.
  Said look(Store& store, const std::string& document) {
    Said said;
    const StoredDocument stored = *store.document(document);
    const SaidOfReading words = *said_of_reading(store, document);
    for (std::size_t i = 0; i < kWords.size(); ++i) {
      said.is_raw[i] = std::count(words.meant.begin(), words.meant.end(), ReadingCorrection(kWords[i])) == 1;
      EXPECT_EQ(stored.pages.at(0).text.find(kWords[i].before) != std::string::npos, said.is_raw[i]);
    }
    EXPECT_EQ(words.meant.size(), static_cast<std::size_t>(said.is_raw[0]) + said.is_raw[1]);
    EXPECT_THAT(stored.records, SizeIs(2));
    for (std::size_t i = 0; i < stored.records.size(); ++i) {
      EXPECT_EQ(stored.records[i].natural_key.find("bgrne") != std::string::npos, said.is_raw[0]);
      for (const SaidCorrection& one : *store.corrections(stored.records[i].id))
        if (one.state != "revoked") said.titles[i] = one.value;
      if (!said.titles[i].empty()) {
        EXPECT_THAT(store.record(stored.records[i].id)->payload, testing::HasSubstr(said.titles[i]));
      }
    }
    return said;
  }
  /// Nothing that was there is gone, nothing stands twice, and all agrees with itself.
  void check(const std::string& deed) {
    SCOPED_TRACE(deed);
    auto store = *Store::open(data_.database());
    for (const StoreFault& fault : *deep_checks(data_, store)) ADD_FAILURE() << fault.what;
    const auto documents = *store.documents();
    EXPECT_GE(documents.size(), stored_);
    stored_ = documents.size();
    EXPECT_THAT(*store.record_ids(), SizeIs(2 * stored_));
    for (const DocumentSummary& document : documents) {
      const Said now = look(store, document.id);
      Said& before = said_[document.id];
      EXPECT_TRUE(now == before || (maybe_ && maybe_->first == document.id && now == maybe_->second))
          << "what was said is another";
      before = now;
    }
  }
  /// Does one thing of these to a document that is there.
  void speak() {
    auto at = std::next(said_.begin(), static_cast<std::ptrdiff_t>(random_() % said_.size()));
    const std::string& document = at->first;
    const std::size_t which = random_() % 2;
    Said then = at->second;
    bool is_done = false;
    if (random_() % 2 == 0) {
      then.is_raw[which] = !then.is_raw[which];
      maybe_ = {document, then};
      is_done = run_and_kill("word", [&] { return toggle(data_, document, which); });
    } else {
      const std::string title = "Titel " + std::to_string(++titles_);
      then.titles[which] = '"' + title + '"';
      maybe_ = {document, then};
      const std::string id = Store::open(data_.database())->document(document)->records.at(which).id;
      is_done = run_and_kill("set", [&] {
        return program({"review", "set", id, "title", title, "--author", "anna"});
      });
    }
    if (!is_done) return;
    said_[document] = then;
    maybe_.reset();
  }
  /// Payloads and keys of everything.
  static std::string all_of(Store& store) {
    std::string all;
    for (const DocumentSummary& document : *store.documents()) {
      const auto stored = store.document(document.id);
      all += document.id + '\n' + stored->pages.at(0).text;
      for (const StoredRecord& record : stored->records)
        all += record.natural_key + ' ' + store.record(record.id)->payload + '\n';
    }
    return all;
  }

  TemporaryFolder files_;
  DataFolder data_ = *DataFolder::open(files_ / "data");
  std::mt19937 random_{20221122};
  std::map<std::string, milliseconds> time_;
  std::map<std::string, int> kills_;
  std::map<std::string, Said> said_;
  std::optional<std::pair<std::string, Said>> maybe_;  ///< what a killed program may have said
  std::size_t stored_ = 0;
  int titles_ = 0;
};

class Quiet : public IngestProgress {
 public:
  void started(std::size_t) override {}
  void finished(const FileOutcome&) override {}
};

TEST_F(KilledSoak, IngestCorrectionAndReprocessingLoseAndDoubleNothing) {
  constexpr int kKills = 200;
  int kills = 0, papers = 0;
  const std::string inbox = (files_ / "ind").string();
  for (int round = 0; kills < kKills && !HasFailure(); ++round) {
    ASSERT_LT(round, 20 * kKills);
    maybe_.reset();
    std::string deed = "speak";
    if (papers < kPapers && round % 6 == 0) {
      ++papers;
      files_.write("ind/" + std::to_string(papers) + ".txt", paper(papers));
    }
    if (said_.empty() || random_() % 4 == 0) {
      run_and_kill(deed = "ingest", [&] { return program({"ingest", inbox}); });
    } else if (random_() % 3 == 0) {
      make_outdated(random_() % 2 == 0);
      run_and_kill(deed = "reprocess", [&] { return program({"reprocess"}); });
    } else {
      speak();
    }
    check(deed + " in round " + std::to_string(round));
    kills = 0;
    for (const auto& [name, number] : kills_) kills += number;
  }
  for (const auto& [name, number] : kills_) std::cout << name << ": " << number << " kills\n";

  // Whatever was left half done is done, and is as where nobody was killed.
  Quiet quiet;
  IngestRequest request;
  request.arguments = {inbox};
  request.reader_program = FRISAET_PROGRAM;
  auto store = *Store::open(data_.database());
  ASSERT_TRUE(ingest(data_, store, request, quiet, {}).ok());
  ASSERT_TRUE(reprocess(data_, store, *stale_documents(store), 1, quiet, {}, FRISAET_PROGRAM).ok());
  EXPECT_THAT(*stale_documents(store), IsEmpty());
  EXPECT_THAT(*deep_checks(data_, store), IsEmpty());
  const DataFolder other = *DataFolder::open(files_ / "hel");
  auto whole = *Store::open(other.database());
  ASSERT_TRUE(ingest(other, whole, request, quiet, {}).ok());
  for (const auto& [document, said] : said_) {
    for (std::size_t i = 0; i < kWords.size(); ++i) {
      const bool is_as_said = !said.is_raw[i] || correct_reading(whole, document, kWords[i], "anna", "").ok();
      EXPECT_TRUE(is_as_said);
    }
    const auto records = whole.document(document)->records;
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Correction title{records[i].id, "title", Correction::Operation::kSet, said.titles[i], "anna", ""};
      const bool is_as_said = said.titles[i].empty() || whole.correct(title).ok();
      EXPECT_TRUE(is_as_said);
    }
  }
  EXPECT_EQ(all_of(store), all_of(whole));
}

}  // namespace
}  // namespace frisaet
