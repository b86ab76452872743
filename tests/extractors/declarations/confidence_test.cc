// What a declaration's confidence promises. What it keeps is measured by scripts/evaluate.
#include "extractors/declarations/confidence.h"

#include <gtest/gtest.h>

#include "models/records/record.h"

namespace frisaet {
namespace {

TEST(DeclarationConfidence, WithoutADoubtItPassesWithoutALook) {
  EXPECT_GE(confidence_of(LetterDoubts{.sender = 0.97}).value, 0.95);
  EXPECT_GE(confidence_of(LetterDoubts{.wishes = 0.95, .sender = 0.97, .page = 0.92}).value, 0.95);
  EXPECT_GE(confidence_of(MinutesDoubts{.wishes = 0.95, .decision = 0.95}).value, kReviewThreshold);
}

TEST(DeclarationConfidence, EachDoubtIsForAPerson) {
  const LetterDoubts letters[] = {{.wishes = 0.8, .sender = 0.97},
                                  {},
                                  {.sender = 0.75},
                                  {.sender = 0.97, .status_known = false},
                                  {.sender = 0.97, .day_known = false},
                                  {.sender = 0.97, .page = 0.85},
                                  {.sender = 0.97, .others_named = true},
                                  {.sender = 0.97, .another_body = true}};
  for (const LetterDoubts& doubts : letters) EXPECT_LT(confidence_of(doubts).value, kReviewThreshold);
  const MinutesDoubts minutes[] = {
      {.wishes = 0.8}, {.decision = 0.89}, {.decision = 0.7}, {.amended = true}, {.placed = false}};
  for (const MinutesDoubts& doubts : minutes) EXPECT_LT(confidence_of(doubts).value, kReviewThreshold);
}

TEST(DeclarationConfidence, TwoDoubtsAreMoreThanEither) {
  const double no_status = confidence_of(LetterDoubts{.sender = 0.97, .status_known = false}).value;
  const double no_sender = confidence_of(LetterDoubts{}).value;
  const double neither = confidence_of(LetterDoubts{.status_known = false}).value;
  EXPECT_LT(neither, no_status);
  EXPECT_LT(neither, no_sender);
  EXPECT_LT(no_status, 0.7) << "half of such letters had lost the body that decided";
  EXPECT_LT(confidence_of(MinutesDoubts{.decision = 0.7, .amended = true}).value,
            confidence_of(MinutesDoubts{.decision = 0.7}).value);
  EXPECT_LT(confidence_of(MinutesDoubts{.decision = 0.7}).value,
            confidence_of(MinutesDoubts{.decision = 0.85}).value);
}

}  // namespace
}  // namespace frisaet
