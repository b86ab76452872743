// One whole case, corpus/threads/frederikssund, from files to what counts, asked for every day.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>

#include "pipeline/run/ingest.h"
#include "pipeline/run/round_view.h"
#include "tests/support/temporary_folder.h"

namespace frisaet {
namespace {

using support::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Quiet : public IngestProgress {
 public:
  void started(std::size_t) override {}
  void finished(const FileOutcome& outcome) override {
    EXPECT_EQ(outcome.kind, FileOutcome::Kind::kNew) << outcome.path;
  }
};

/// A document of the thread and when it arrived.
struct Part {
  const char* file;
  const char* arrived;
};
constexpr std::array<Part, 7> kParts{{{"1_tilkendegivelse.txt", "2022-07-04T08:00:00Z"},
                                      {"2_job_erhverv_og_kultur.txt", "2022-08-25T09:10:00Z"},
                                      {"3_boern_og_familie.txt", "2022-09-16T09:10:00Z"},
                                      {"4_oekonomiudvalget_udsat.txt", "2022-09-23T09:10:00Z"},
                                      {"5_oekonomiudvalget.txt", "2022-10-03T09:10:00Z"},
                                      {"7_rettelse.txt", "2022-10-13T13:30:00Z"},
                                      {"6_byraadet.txt", "2022-10-20T09:10:00Z"}}};

class FrederikssundTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new TemporaryFolder;
    const auto data = DataFolder::open(*folder / "data");
    auto opened = Store::open(data->database(), {.now = [] { return clock; }});
    store = new Store(std::move(*opened));
    for (const Part& part : kParts) {
      clock = part.arrived;
      IngestRequest request;
      request.arguments = {std::filesystem::path(FRISAET_SOURCE_DIR "/corpus/threads/frederikssund") /
                           part.file};
      request.reader_program = FRISAET_PROGRAM;
      Quiet progress;
      const auto report = ingest(*data, *store, request, progress, {});
      ASSERT_TRUE(report.ok()) << report.error().describe();
    }
  }
  static void TearDownTestSuite() {
    delete store;
    delete folder;
  }

  static const Round& round() { return *find_round("velfaerdsaftaler-2022"); }
  static RegisterEntry entry(const RegisterQuestion& question) {
    auto view = thread_of(*store, round(), "250", question);
    EXPECT_TRUE(view.ok());
    return view->entries.at(0);
  }
  /// What counts in both phases with who says it: `beskæftigelse (administrative) | – `.
  static std::string answer(const RegisterQuestion& question) {
    const RegisterEntry it = entry(question);
    std::string text;
    for (std::size_t i = 0; i < it.phases.size(); ++i) {
      if (i > 0) text += " | ";
      if (!it.phases[i].counts) {
        text += "–";
        continue;
      }
      const RegisterSource& source = it.lines[*it.phases[i].counts].source;
      text += wish_text(round(), round().phases[i], source.declaration) + " (" +
              std::to_string(rank_of(source)) + ")" + (it.phases[i].late ? " late" : "");
    }
    return text + (it.in_doubt ? " in doubt: " + it.doubts.front() : "");
  }
  static Date day(const char* iso) { return *parse_iso_date(iso); }

  static inline std::string clock;
  static inline TemporaryFolder* folder = nullptr;
  static inline Store* store = nullptr;
};

TEST_F(FrederikssundTest, EveryDayHasTheRightAnswer) {
  const struct {
    const char* from;
    const char* answer;
  } expected[] = {
      {"2022-06-30", "– | –"},
      {"2022-07-03", "beskæftigelse (1) | –"},
      {"2022-08-22", "beskæftigelse (2) | –"},
      {"2022-09-28", "beskæftigelse (2) | 1. folkeskole (betinget), 2. ældre (betinget) (3)"},
      {"2022-10-05", "beskæftigelse (2) | 1. folkeskole (betinget), 2. ældre (betinget) (4)"},
      {"2022-10-12", "beskæftigelse (2) | 1. ældre, 2. folkeskole (4) late"},
      {"2022-11-01", ""},
  };
  int days = 0;
  for (std::size_t i = 0; i + 1 < std::size(expected); ++i) {
    const std::chrono::sys_days until{day(expected[i + 1].from)};
    for (std::chrono::sys_days d{day(expected[i].from)}; d < until; d += std::chrono::days{1}, ++days)
      EXPECT_EQ(answer({.as_of = Date{d}}), expected[i].answer) << to_iso(Date{d});
  }
  EXPECT_EQ(days, 124);
}

TEST_F(FrederikssundTest, WhatHadArrivedIsAnotherQuestionThanWhatHadBeenDecided) {
  const std::string finance = "1. folkeskole (betinget), 2. ældre (betinget) (3)";
  const std::string corrected = "1. ældre, 2. folkeskole (4) late";
  EXPECT_EQ(answer({.known_at = "2022-07-03"}), "– | –");
  EXPECT_EQ(answer({.known_at = "2022-10-02"}), "beskæftigelse (2) | –");
  EXPECT_EQ(answer({.known_at = "2022-10-03T09:09:59Z"}), "beskæftigelse (2) | –");
  EXPECT_EQ(answer({.known_at = "2022-10-03"}), "beskæftigelse (2) | " + finance);
  EXPECT_EQ(answer({.known_at = "2022-10-13T13:29Z"}), "beskæftigelse (2) | " + finance);
  EXPECT_EQ(answer({.known_at = "2022-10-13"}), "beskæftigelse (2) | " + corrected);
  EXPECT_EQ(answer({.as_of = day("2022-10-05"), .known_at = "2022-10-13"}), "beskæftigelse (2) | " + finance)
      << "the council's minutes had not arrived";
  EXPECT_EQ(answer({}), "beskæftigelse (2) | " + corrected);
}

TEST_F(FrederikssundTest, WhatWasDeclinedAndPutOffIsToldAndIsNoWish) {
  const RegisterEntry it = entry({});
  EXPECT_THAT(it.lines, SizeIs(5));
  ASSERT_THAT(it.steps, SizeIs(2));
  EXPECT_EQ(it.steps[0].date, day("2022-09-14"));
  EXPECT_EQ(it.steps[0].outcome, Outcome::kRejected);
  EXPECT_THAT(it.steps[0].areas, ElementsAre("dagtilbud"));
  EXPECT_EQ(it.steps[1].date, day("2022-09-21"));
  EXPECT_EQ(it.steps[1].outcome, Outcome::kPostponed);
  EXPECT_THAT(entry({.as_of = day("2022-09-20")}).steps, SizeIs(1));
  EXPECT_THAT(entry({.as_of = day("2022-09-13")}).steps, IsEmpty());
  for (const RegisterLine& line : it.lines) {
    for (const Priority& priority : line.source.declaration.priorities) EXPECT_NE(priority.area, "dagtilbud");
  }
}

TEST_F(FrederikssundTest, TheLetterOfJulyKeepsItsReservationAndItsContact) {
  const RegisterEntry it = entry({.as_of = day("2022-07-03")});
  ASSERT_THAT(it.lines, SizeIs(1));
  const Declaration& declaration = it.lines[0].source.declaration;
  EXPECT_THAT(declaration.reservation.value_or(""), HasSubstr("forbehold for Byrådets godkendelse"));
  ASSERT_TRUE(declaration.contact);
  EXPECT_EQ(declaration.contact->email, "rtor@frederikssund.dk");
}

TEST_F(FrederikssundTest, AnUnknownCodeIsNotFound) {
  const auto view = thread_of(*store, round(), "999");
  ASSERT_FALSE(view.ok());
  EXPECT_EQ(view.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace frisaet
