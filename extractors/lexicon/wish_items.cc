#include "extractors/lexicon/wish_items.h"

#include <string>

#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

const RuleFamily& rules(const char* family) {
  return RuleBook::standard().family("declarations", family);
}

/// What the item says of itself: its title, its recommendation, its decision.
std::string own_words(const Decision& decision) {
  std::string words = decision.title.value_or("");
  for (const RecommendationPoint& point : decision.recommendation) words += "\n" + point.text;
  return words + "\n" + decision.decision_text.value_or("");
}

}  // namespace

bool speaks_of_wishes(const Decision& decision) {
  return rules("about_wishes").matches(own_words(decision));
}

bool decides_a_wish(const Decision& decision) {
  if (decision.body_kind != BodyKind::kCouncil && decision.body_kind != BodyKind::kFinanceCommittee)
    return false;
  const auto outcome = decision.outcome;
  const bool turned_down = outcome == Outcome::kRejected || outcome == Outcome::kWithdrawn;
  if (!turned_down && outcome != Outcome::kApproved && outcome != Outcome::kAmended &&
      outcome != Outcome::kSplit)
    return false;
  if (turned_down && !rules("decided_otherwise").matches(decision.decision_text.value_or(""))) return false;
  return speaks_of_wishes(decision) && rules("choosing").matches(own_words(decision)) &&
         !rules("after_the_choice").matches(decision.title.value_or(""));
}

}  // namespace frisaet
