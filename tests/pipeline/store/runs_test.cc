#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "models/text/danish.h"
#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/migrations.h"
#include "pipeline/store/words.h"
#include "tests/pipeline/store/sample_documents.h"

namespace frisaet {
namespace {

using namespace frisaet::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

/// Begins a run in a process of its own, leaves one file in hand, tells so, and waits to be killed.
class WorkingProcess {
 public:
  explicit WorkingProcess(const std::filesystem::path& database) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    process_ = fork();
    if (process_ == 0) {
      Store store = open_store(database);
      const RunId run = value_of(store.begin_run(run_info()));
      value_of(store.begin_attempt(run, "/ind/halv.pdf"));
      static_cast<void>(!write(ends[1], "x", 1));
      for (;;) pause();
    }
    char told = 0;
    static_cast<void>(!read(ends[0], &told, 1));
    close(ends[0]);
    close(ends[1]);
  }
  ~WorkingProcess() { kill(); }
  void kill() {
    if (process_ > 0) {
      ::kill(process_, SIGKILL);
      waitpid(process_, nullptr, 0);
    }
    process_ = 0;
  }

 private:
  pid_t process_ = 0;
};

class RunsTest : public ::testing::Test {
 protected:
  [[nodiscard]] static RunSummary last(Store& store) { return value_of(store.runs(1)).at(0); }
  TemporaryFolder folder;
  std::filesystem::path database = folder / "frisaet.db";
};

TEST_F(RunsTest, ARunOfALivingProcessGoesOnAndOneOfADeadIsInterrupted) {
  WorkingProcess worker(database);
  {
    Store store = open_store(database);
    EXPECT_EQ(last(store).state, RunState::kRunning);
    EXPECT_EQ(last(store).ended_at, "");
  }
  Store beside = open_store(database);
  Store looking = value_of(Store::open_reading(database));
  worker.kill();
  // Nobody has opened it for writing since: it is told all the same.
  EXPECT_EQ(last(looking).state, RunState::kInterrupted);
  EXPECT_EQ(last(beside).state, RunState::kInterrupted);
  Store store = open_store(database);
  EXPECT_EQ(last(store).state, RunState::kInterrupted);
  EXPECT_EQ(last(store).ended_at, "2026-01-02T03:04:05Z") << "when it was last heard of";
  EXPECT_THAT(last(store).files, ElementsAre(Pair("seen", 1)));
  sqlite::Database raw(database, 1000);
  EXPECT_EQ(raw.text("SELECT state FROM run"), "interrupted") << "noted for good, not only told";
}

TEST_F(RunsTest, ARunWithoutAnEndIsInterruptedWhenItsStoreGoes) {
  Store other = open_store(database);
  {
    Store store = open_store(database);
    value_of(store.begin_run(run_info()));
    EXPECT_EQ(last(other).state, RunState::kRunning);
  }
  EXPECT_EQ(last(other).state, RunState::kInterrupted);
}

TEST_F(RunsTest, ARunThatEndedStaysWhatItWas) {
  Store store = open_store(database);
  for (const RunState state : {RunState::kDone, RunState::kFailed, RunState::kInterrupted}) {
    const RunId run = value_of(store.begin_run(run_info()));
    expect_ok(store.end_run(run, state));
    Store again = open_store(database);
    EXPECT_EQ(last(again).state, state);
    EXPECT_EQ(last(again).id, run);
  }
}

TEST_F(RunsTest, ARunTellsItsFilesPagesRecordsDoubtsTimesAndFailures) {
  Store store = open_store(database);
  const RunId run = value_of(store.begin_run(run_info()));
  DocumentInput input = minutes(two_items());
  input.records[1].confidence = 0.5;
  input.pages.push_back(input.pages[0]);
  input.pages[1].number = 2;
  input.pages[1].origin = PageOrigin::kOcr;
  input.milliseconds = {{"read", 1200}, {"extract", 30}};
  const AttemptId good = value_of(store.begin_attempt(run, "/ind/referat.pdf"));
  value_of(store.put_document(run, input, good));
  expect_ok(store.finish_attempt(good, 7));
  for (const char* name : {"/ind/a.pdf", "/ind/b.pdf"}) {
    const AttemptId bad = value_of(store.begin_attempt(run, name));
    expect_ok(store.advance_attempt(bad, AttemptState::kQuarantined, "",
                                    Error{ErrorCode::kEncrypted, "Filen er låst.", "", ""}));
  }
  expect_ok(store.end_run(run, RunState::kDone));
  const RunSummary told = last(store);
  EXPECT_THAT(told.files, ElementsAre(Pair("done", 1), Pair("quarantined", 2)));
  EXPECT_THAT(told.failures, ElementsAre(Pair("encrypted", 2)));
  EXPECT_THAT(told.pages, ElementsAre(Pair("ocr", 1), Pair("text_layer", 1)));
  EXPECT_THAT(told.records, ElementsAre(Pair("decision", 2)));
  EXPECT_EQ(told.doubts, 1);
  EXPECT_THAT(told.milliseconds, ElementsAre(Pair("extract", 30), Pair("read", 1200), Pair("store", 7)));
  EXPECT_EQ(told.new_documents, 1);
  EXPECT_EQ(told.changed_documents, 0);

  const RunId second = value_of(store.begin_run(run_info("rules-2")));
  input.records.pop_back();
  value_of(store.put_document(second, input));
  EXPECT_EQ(last(store).new_documents, 0);
  EXPECT_EQ(last(store).changed_documents, 1);
  EXPECT_EQ(value_of(store.runs(10)).at(1).new_documents, 1) << "what an earlier run did stays";
}

TEST_F(RunsTest, OfWhatCouldNotBeReadFilesAreCountedAndNotTries) {
  Store store = open_store(database);
  const RunId run = value_of(store.begin_run(run_info()));
  const auto fails = [&](const char* path, const std::string& sha256) {
    expect_ok(store.advance_attempt(value_of(store.begin_attempt(run, path)), AttemptState::kQuarantined,
                                    sha256, Error{ErrorCode::kTimeout, "Det tog for lang tid.", "", ""}));
  };
  const auto failed = [&] {
    const auto list = value_of(store.attempts(AttemptState::kQuarantined, 9));
    const auto counts = value_of(store.status()).attempts;
    const auto count = counts.find("quarantined");
    EXPECT_EQ(count == counts.end() ? 0 : count->second, std::ssize(list));
    std::int64_t covered = 0;
    for (const CoverageRow& row : value_of(store.coverage())) covered += row.failed;
    EXPECT_EQ(covered, std::ssize(list));
    return list.size();
  };
  const DocumentInput input = minutes(two_items());
  for (int tries = 0; tries < 3; ++tries) fails("/ind/a.pdf", input.source.sha256);
  EXPECT_EQ(failed(), 1U);
  fails("/ind/kopi af a.pdf", input.source.sha256);
  EXPECT_EQ(failed(), 1U) << "the same bytes";
  fails("/ind/b.pdf", std::string(64, 'b'));
  EXPECT_EQ(failed(), 2U);
  fails("/ind/c.pdf", "");
  EXPECT_EQ(failed(), 3U) << "one whose bytes could not be had";
  value_of(store.put_document(run, input, value_of(store.begin_attempt(run, "/ind/igen.pdf"))));
  EXPECT_EQ(failed(), 2U) << "read at last, whatever its name was then";
}

TEST_F(RunsTest, AFileTakenUpAgainIsNoLongerOnItsWay) {
  Store store = open_store(database);
  const RunId first = value_of(store.begin_run(run_info()));
  value_of(store.begin_attempt(first, "/ind/a.pdf"));
  EXPECT_THAT(value_of(store.open_attempts()), SizeIs(1));
  const RunId second = value_of(store.begin_run(run_info()));
  const AttemptId again = value_of(store.begin_attempt(second, "/ind/a.pdf"));
  expect_ok(store.finish_attempt(again, 1));
  EXPECT_THAT(value_of(store.open_attempts()), IsEmpty());
  EXPECT_THAT(value_of(store.status()).attempts, ElementsAre(Pair("done", 1)));
}

TEST_F(RunsTest, CoverageCountsBodiesAndYearsAndWhatIsMissing) {
  Store store = open_store(database);
  const RunId run = value_of(store.begin_run(run_info()));
  const auto put = [&](const std::string& committee, const std::string& date, bool whole) {
    Meeting meeting = two_items();
    meeting.committee = committee;
    meeting.date = date;
    DocumentInput input = minutes(meeting);
    if (!whole) input.diagnostics.push_back({"page_unreadable", "Side 1 kunne ikke læses.", 1});
    value_of(store.put_document(run, input));
  };
  put("Byrådet", "2023-01-10", true);
  put("BYRÅDET", "2023-02-10", false);
  put("Byrådet", "2024-01-10", true);
  value_of(store.put_document(run, letter({"Frist for svar"})));
  const auto fail = [&](const char* path, const char* sha256) {
    const AttemptId bad = value_of(store.begin_attempt(run, path, "250"));
    expect_ok(store.advance_attempt(bad, AttemptState::kQuarantined, sha256,
                                    Error{ErrorCode::kUnreadable, "Ulæselig.", "", ""}));
    return bad;
  };
  fail("/ind/a.pdf", "aaaa");
  fail("/ind/kopi af a.pdf", "aaaa");
  fail("/ind/b.pdf", "");
  fail("/ind/c.pdf", "");  // read when it came again
  expect_ok(store.finish_attempt(value_of(store.begin_attempt(run, "/ind/c.pdf")), 1));
  struct Row {
    std::string where;
    std::int64_t documents, incomplete, failed;
    bool operator==(const Row&) const = default;
  };
  std::vector<Row> rows;
  for (const CoverageRow& row : value_of(store.coverage()))
    rows.push_back({row.municipality_code + "|" + fold(row.body) + "|" + row.year, row.documents,
                    row.incomplete, row.failed});
  EXPECT_THAT(rows, ElementsAre(Row{"||2024", 1, 0, 0}, Row{"250||", 0, 0, 2},
                                Row{"250|" + fold("Byrådet") + "|2023", 2, 1, 0},
                                Row{"250|" + fold("Byrådet") + "|2024", 1, 0, 0}));
}

TEST_F(RunsTest, RetriesAreKeptUntilForgotten) {
  {
    Store store = open_store(database);
    expect_ok(store.set_retry("00000001/a.pdf", {1, 100}));
    expect_ok(store.set_retry("00000001/a.pdf", {2, 200}));
    expect_ok(store.set_retry("00000002/b.pdf", {1, 300}));
    expect_ok(store.forget_retry("00000002/b.pdf"));
  }
  Store store = open_store(database);
  const auto all = value_of(store.retries());
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all.at("00000001/a.pdf").tries, 2);
  EXPECT_EQ(all.at("00000001/a.pdf").due_at, 200);
}

/// A store as a program of each earlier schema left it, with a run that was killed, opens with all it held.
class EarlierSchema : public ::testing::TestWithParam<int> {};

TEST_P(EarlierSchema, OpensWithItsRunsToldAsTheyAre) {
  TemporaryFolder folder;
  const std::filesystem::path database = folder / "frisaet.db";
  const auto& all = sqlite::migrations();
  {
    Analyzer analyzer;
    sqlite::Database db(database, 1000);
    sqlite::register_tokenizer(db, analyzer);
    ASSERT_TRUE(sqlite::migrate(db, {all.begin(), all.begin() + GetParam()}).ok());
    db.script(
        "INSERT INTO run VALUES (1, '0.1', 'r', 'm', 'ingest', 'done', '2026-01-01T00:00:00Z',"
        " '2026-01-01T00:01:00Z'), (2, '0.1', 'r', 'm', 'watch', 'running', '2026-01-02T00:00:00Z', NULL);"
        "INSERT INTO attempt (id, run_id, path, sha256, state, error_code, message, started_at, changed_at)"
        " VALUES (1, 1, '/ind/a.pdf', NULL, 'quarantined', 'encrypted', 'Låst.', '2026-01-01T00:00:00Z',"
        " '2026-01-01T00:00:30Z'), (2, 2, '/ind/b.pdf', NULL, 'seen', NULL, NULL, '2026-01-02T00:00:10Z',"
        " '2026-01-02T00:00:20Z');");
  }
  EXPECT_FALSE(Store::open_reading(database)) << "who only reads changes nothing";
  Store store = open_store(database);
  EXPECT_EQ(value_of(store.status()).schema_version, static_cast<int>(all.size()));
  const std::vector<RunSummary> runs = value_of(store.runs(10));
  ASSERT_THAT(runs, SizeIs(2));
  EXPECT_EQ(runs[0].state, RunState::kInterrupted);
  EXPECT_EQ(runs[0].ended_at, "2026-01-02T00:00:20Z");
  EXPECT_EQ(runs[1].state, RunState::kDone);
  EXPECT_THAT(runs[1].failures, ElementsAre(Pair("encrypted", 1)));
  EXPECT_THAT(runs[1].pages, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Each, EarlierSchema,
                         ::testing::Range(1, static_cast<int>(sqlite::migrations().size())));

}  // namespace
}  // namespace frisaet
