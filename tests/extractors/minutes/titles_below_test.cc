// Titles that do not stand where the number does, and what tells that a title is none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/minutes/minutes.h"
#include "models/records/record.h"
#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::Lt;
using ::testing::SizeIs;

struct Read {
  std::vector<std::string> titles;
  std::vector<double> confidences;
};

Read read(const std::string& items) {
  const Extraction extraction =
      extract_minutes(test::text_document("Kulturudvalget\nReferat\nMødedato: 3. maj 2022\n\n" + items), {});
  Read result;
  for (const Record& record : extraction.records) {
    result.titles.push_back(std::get<Decision>(record.value).title.value_or("-"));
    result.confidences.push_back(record.confidence);
  }
  return result;
}

TEST(TitleBelow, StandsUnderANumberThatOnlySaysOpenOrClosed) {
  EXPECT_THAT(read("PUNKT 1 (Åbent)\nNy bro\n\nBeslutning\n\nGodkendt.\n\n"
                   "PUNKT 2 (Lukket)\nKøb af jord\n\nPUNKT 3 (Åbent)\nNy sti\n\nBeslutning\n\nGodkendt.\n")
                  .titles,
              ElementsAre("Ny bro", "Køb af jord", "Ny sti"));
}

TEST(TitleBelow, RunsUpToTheCaseNumber) {
  EXPECT_THAT(read("1. Ny bro over Å\nMidtby vest\n01.02.05-P16-12-21\n\nBeslutning\n\nGodkendt.\n\n"
                   "2. Ny sti\nSagsnr.: 22/1234\n\nBeslutning\n\nGodkendt.\n")
                  .titles,
              ElementsAre("Ny bro over Å Midtby vest", "Ny sti"));
}

TEST(TitleBelow, ALabelOfTheCaseIsNone) {
  EXPECT_THAT(read("Sagsnr.22/90\nBeslutning\n\nGodkendt.\n\nSagsnr.22/16002\nBeslutning\n\nUdsat.\n").titles,
              ElementsAre("-", "-"));
}

TEST(Title, ThatStandsOverTwoItemsIsDoubted) {
  const auto sure = [](const std::string& second) {
    const Read items = read("1. Resultat af mødet\n\nBeslutning\n\nGodkendt.\n\n2. " + second +
                            "\n\nBeslutning\n\nUdsat.\n");
    EXPECT_THAT(items.confidences, SizeIs(2));
    return items.confidences;
  };
  EXPECT_THAT(sure("Resultat af mødet"), Each(Lt(kReviewThreshold)));
  EXPECT_THAT(sure("Resultat af valget"), Each(Ge(kReviewThreshold)));
}

TEST(Decision, WithASentenceNoRuleExplainsIsForAPerson) {
  const Read plain = read("1. Ny bro\n\nBeslutning\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning\n\nGodkendt.\n");
  const Read more = read(
      "1. Ny bro\n\nBeslutning\n\nGodkendt. Skiltene kommer senere.\n\n2. Ny sti\n\nBeslutning\n\n"
      "Godkendt.\n");
  ASSERT_EQ(plain.confidences.size(), 2U);
  ASSERT_EQ(more.confidences.size(), 2U);
  EXPECT_GE(plain.confidences[0], kReviewThreshold);
  EXPECT_LT(more.confidences[0], kReviewThreshold);
  EXPECT_GE(more.confidences[1], kReviewThreshold);
}

}  // namespace
}  // namespace frisaet
