#include "extractors/declarations/confidence.h"

#include <algorithm>

#include "models/records/record.h"

namespace frisaet {
namespace {

constexpr double kClearWishes = 0.95;  // what WishReading says of wishes that leave no doubt
constexpr double kClearSender = 0.9;

/// Half of a decision's doubt is about its bounds, its votes and its absences, which a wish does not hang on:
/// of 26 wishes from decisions below the threshold 25 were right. Too few to let them pass without a look.
double of_decision(double decision) {
  if (decision >= kReviewThreshold) return 1;
  return decision >= 0.8 ? 0.92 : 0.88;
}

}  // namespace

double confidence_of(const LetterDoubts& doubts) {
  double sure = 0.97 * std::min(1.0, doubts.wishes / kClearWishes);
  if (!doubts.sender) sure *= 0.6;
  if (doubts.sender && *doubts.sender < kClearSender) sure *= *doubts.sender;
  if (!doubts.status_known) sure *= 0.6;
  if (!doubts.day_known) sure *= 0.9;
  if (doubts.page < 0.9) sure *= 0.9;
  // Of letters nobody had seen, those that name more areas than they ask for are where wishes were lost or
  // made up.
  if (doubts.others_named) sure *= 0.9;
  if (doubts.another_body) sure *= 0.9;
  return sure;
}

std::vector<std::string_view> names_of(const LetterDoubts& doubts) {
  std::vector<std::string_view> names;
  const auto name = [&](bool is_there, std::string_view what) {
    if (is_there) names.push_back(what);
  };
  name(doubts.wishes < kClearWishes, "unclear_wishes");
  name(!doubts.sender || *doubts.sender < kClearSender, "unsure_sender");
  name(!doubts.status_known, "nobody_stands_behind_it");
  name(!doubts.day_known, "no_day");
  name(doubts.page < 0.9, "unclear_page");
  name(doubts.others_named, "other_areas_named");
  name(doubts.another_body, "another_body");
  return names;
}

double confidence_of(const MinutesDoubts& doubts) {
  double sure = 0.95 * std::min(1.0, doubts.wishes / kClearWishes) * of_decision(doubts.decision);
  if (doubts.amended) sure *= 0.9;
  if (doubts.by_words) sure *= 0.96;
  if (!doubts.placed) sure *= 0.85;
  return sure;
}

}  // namespace frisaet
