#include "extractors/lexicon/wish_items.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

std::string as_sentence(std::string_view point) {
  constexpr std::string_view kStops = ".,;:?!";
  std::string sentence = squeeze(point);
  if (sentence.empty() || kStops.find(sentence.back()) == std::string_view::npos) sentence += '.';
  return sentence;
}

/// What the item says of itself: its title, its recommendation, its decision.
std::string own_words(const Decision& decision) {
  std::string words = decision.title.value_or("");
  for (const RecommendationPoint& point : decision.recommendation) words += "\n" + point.text;
  return words + "\n" + decision.decision_text.value_or("");
}

std::string title_and_adopted(const Decision& decision) {
  return decision.title.value_or("") + "\n" + adopted_points(decision);
}

bool comes_after_the_choice(const Decision& decision) {
  return rules("after_the_choice").matches(decision.title.value_or(""));
}

/// `Ikke godkendt. I stedet søges på skoleområdet.`
bool is_turned_down_for_another(const Decision& decision) {
  const bool down = decision.outcome == Outcome::kRejected || decision.outcome == Outcome::kWithdrawn;
  return down && rules("decided_otherwise").matches(decision.decision_text.value_or("")) &&
         speaks_of_wishes(decision) && rules("choosing").matches(own_words(decision));
}

/// What was recommended only, another body decides.
bool is_adopted(const Decision& decision) {
  return decision.outcome && decision.outcome != Outcome::kRecommended &&
         (adopts(*decision.outcome) || decision.outcome == Outcome::kSplit);
}

}  // namespace

bool speaks_of_wishes(const Decision& decision) {
  return rules("about_wishes").matches(own_words(decision));
}

bool adopts(Outcome outcome) {
  return outcome == Outcome::kApproved || outcome == Outcome::kRecommended || outcome == Outcome::kAmended;
}

std::string adopted_points(const Decision& decision) {
  std::set<std::string> adopted;
  for (const PointOutcome& outcome : decision.point_outcomes) {
    if (adopts(outcome.outcome)) adopted.insert(outcome.points.begin(), outcome.points.end());
  }
  // `2. at: Anbefales.` of points without numbers: their place in the list is the number.
  const bool numbered = std::any_of(decision.recommendation.begin(), decision.recommendation.end(),
                                    [](const RecommendationPoint& point) { return point.point.has_value(); });
  std::string text;
  for (std::size_t i = 0; i < decision.recommendation.size(); ++i) {
    const RecommendationPoint& point = decision.recommendation[i];
    const std::string place = numbered ? point.point.value_or("") : std::to_string(i + 1);
    // Where the decision speaks of points, a point it does not mention was left to another body.
    if (decision.point_outcomes.empty() || adopted.count(place) > 0) text += as_sentence(point.text) + "\f";
  }
  return text;
}

bool is_about_wishes(const Decision& decision) {
  return rules("about_wishes").matches(title_and_adopted(decision)) ||
         ((!decision.title || decision.recommendation.empty()) &&
          rules("about_wishes").matches(decision.decision_text.value_or("")));
}

bool adopts_a_choice(const Decision& decision) {
  return rules("choosing").matches(title_and_adopted(decision)) && !comes_after_the_choice(decision);
}

bool decides_a_wish(const Decision& decision) {
  if (decision.body_kind != BodyKind::kCouncil && decision.body_kind != BodyKind::kFinanceCommittee)
    return false;
  if (comes_after_the_choice(decision)) return false;
  if (!is_adopted(decision)) return is_turned_down_for_another(decision);
  return is_about_wishes(decision) &&
         (adopts_a_choice(decision) || rules("choosing").matches(decision.decision_text.value_or("")));
}

}  // namespace frisaet
