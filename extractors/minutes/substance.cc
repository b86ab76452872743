#include "extractors/minutes/substance.h"

#include "extractors/lexicon/bodies.h"
#include "extractors/rules/rule_set.h"

namespace frisaet::minutes {
namespace {

/// A competence line or route longer than this is prose that may name any body.
constexpr std::size_t kLongestCompetence = 160;

int weight_of(BodyKind kind) {
  switch (kind) {
    case BodyKind::kCouncil:
      return 3;
    case BodyKind::kFinanceCommittee:
      return 2;
    case BodyKind::kCommittee:
      return 1;
    case BodyKind::kOther:
      return 0;
  }
  return 0;
}

/// The weightiest body that a text names (`Byrådets Sekretariat` is none).
int heaviest(std::string_view words) {
  int heaviest = 0;
  static const RuleFamily& office = RuleBook::standard().family("minutes_competence", "office");
  for (const BodyMention& body : find_bodies(words)) {
    if (!office.first(words.substr(body.span.end))) heaviest = std::max(heaviest, weight_of(body.kind));
  }
  return heaviest;
}

/// The body at the end of `ØK, BY` or `TMU → ØU → KB`.
int end_of_route(std::string_view route) {
  static const RuleFamily& codes = RuleBook::standard().family("minutes_competence", "last_code");
  const auto last = codes.first(route);
  if (!last) return heaviest(route);
  return last->rule->gives == "council" ? 3 : 2;
}

}  // namespace

bool another_body_decides(std::string_view text, const Head& head, const ItemSections& item,
                          const std::optional<std::string>& title, const Recommendation& recommendation) {
  static const RuleFamily& routes = RuleBook::standard().family("minutes_competence", "route_in_title");
  if (!head.body_kind || *head.body_kind == BodyKind::kCouncil || *head.body_kind == BodyKind::kOther)
    return false;
  const int own = weight_of(*head.body_kind);
  bool competence_known = false;
  for (const Section& section : item.sections) {
    if (section.step || (section.role != HeadingRole::kCompetence && section.role != HeadingRole::kRoute))
      continue;
    const std::string words = prose_of(text, section.lines);
    if (words.empty() || words.size() > kLongestCompetence) continue;
    const int decides = section.role == HeadingRole::kRoute ? end_of_route(words) : heaviest(words);
    if (decides > own) return true;
    competence_known = competence_known || (section.role == HeadingRole::kCompetence && decides == own);
  }
  if (competence_known) return false;
  if (const auto route = title ? routes.first(*title) : std::nullopt)
    return end_of_route(route->group("route")->of(*title)) > own;
  // Who is to recommend what to whom stands in the opening sentence, or in a point that asks to pass the case
  // on.
  static const RuleFamily& passes_on = RuleBook::standard().family("minutes_competence", "passes_on");
  if (heaviest(recommendation.openers) > own) return true;
  for (const auto& point : recommendation.points) {
    const auto match = passes_on.first(point.value.text);
    if (match && heaviest(std::string_view(point.value.text).substr(match->span.begin)) > own) return true;
  }
  return false;
}

}  // namespace frisaet::minutes
