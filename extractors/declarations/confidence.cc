#include "extractors/declarations/confidence.h"

#include <utility>

#include "models/records/record.h"

namespace frisaet {
namespace {

constexpr double kClearWishes = 0.95;  // what WishReading says of wishes that leave no doubt
constexpr double kClearSender = 0.9;
constexpr double kClearPage = 0.9;
constexpr double kHalfSureDecision = 0.8;  // below, more speaks against it than one doubt

void weigh_wishes(Weighing& weighing, double wishes, bool guessed) {
  weighing.doubt(wishes < kClearWishes, guessed ? "unknown_words_of_choice" : "unclear_wishes",
                 wishes / kClearWishes);
}

}  // namespace

Sureness confidence_of(const LetterDoubts& doubts) {
  Weighing weighing(0.97);
  weigh_wishes(weighing, doubts.wishes, doubts.guessed);
  weighing.doubt(!doubts.sender, "unsure_sender", 0.6);
  weighing.doubt(doubts.sender && *doubts.sender < kClearSender, "unsure_sender", doubts.sender.value_or(1));
  weighing.doubt(!doubts.status_known, "nobody_stands_behind_it", 0.6);
  weighing.doubt(doubts.only_talked_about, "only_talked_about", 0.6);
  weighing.doubt(!doubts.day_known, "no_day", 0.9);
  weighing.doubt(doubts.page < kClearPage, "unclear_page", 0.9);
  // Of letters nobody had seen, those that name more areas than they ask for are where wishes were lost or
  // made up.
  weighing.doubt(doubts.others_named, "other_areas_named", 0.9);
  weighing.doubt(doubts.another_body, "another_body", 0.9);
  return std::move(weighing).result();
}

Sureness confidence_of(const MinutesDoubts& doubts) {
  Weighing weighing(0.95);
  weigh_wishes(weighing, doubts.wishes, doubts.guessed);
  // Half of a decision's doubt is about its bounds, its votes and its absences, which a wish does not hang
  // on: of 26 wishes from decisions below the threshold 25 were right. Too few to let them pass without a
  // look.
  const bool unsure = doubts.decision < kReviewThreshold;
  weighing.doubt(unsure, "unsure_decision", doubts.decision >= kHalfSureDecision ? 0.92 : 0.88);
  weighing.doubt(doubts.amended, "amended", 0.9);
  weighing.doubt(doubts.others_named, "other_areas_named", 0.9);
  weighing.doubt(doubts.another_matter, "another_matter_in_the_title", 0.85);
  weighing.doubt(doubts.by_words, "by_words", 0.96);
  weighing.doubt(doubts.two_readings, "two_readings", 0.85);
  weighing.doubt(doubts.small_words, "unknown_phrase", 0.85);
  weighing.doubt(!doubts.placed, "no_municipality_or_day", 0.85);
  return std::move(weighing).result();
}

}  // namespace frisaet
