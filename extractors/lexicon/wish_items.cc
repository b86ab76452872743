#include "extractors/lexicon/wish_items.h"

#include <string>

#include "extractors/rules/rule_set.h"

namespace frisaet {

bool speaks_of_wishes(const Decision& decision) {
  std::string words = decision.title.value_or("");
  for (const RecommendationPoint& point : decision.recommendation) words += "\n" + point.text;
  words += "\n" + decision.decision_text.value_or("");
  return RuleBook::standard().family("declarations", "about_wishes").matches(words);
}

}  // namespace frisaet
