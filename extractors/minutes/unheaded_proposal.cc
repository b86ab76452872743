#include "extractors/minutes/unheaded_proposal.h"

#include <algorithm>

#include "extractors/minutes/outcome.h"
#include "extractors/minutes/point_labels.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// Who recommends stands in front of what: the verb is among the first so many bytes.
constexpr std::size_t kNearestVerb = 60;
/// Points that another body may have spoken of.
constexpr std::size_t kMostPoints = 40;

const RuleFamily& points(std::string_view family) {
  return RuleBook::standard().family("minutes_points", family);
}

bool ends_in_stop(const OpenSection& open) {
  return open.section.lines.back().span.of(open.text).ends_with('.');
}

/// The same line stands somewhere else in the paper; looked for among the nearest, so that a paper of a
/// made-up length costs no more than that.
bool stands_again(const OpenSection& open, std::size_t i) {
  constexpr std::size_t kNearest = 2000;
  const std::string_view line = open.marks[i].piece.span.of(open.text);
  const std::size_t begin = i - std::min(i, kNearest), end = std::min(open.marks.size(), i + kNearest);
  for (std::size_t at = begin; at < end; ++at)
    if (at != i && open.marks[at].piece.span.of(open.text) == line) return true;
  return false;
}

}  // namespace

bool proposes(std::string_view line) {
  static const RuleFamily& family = points("proposes_in_a_sentence");
  return family.matches(line);
}

bool any_proposal_from(const std::vector<Mark>& marks, const ItemRange& item, std::size_t i) {
  return std::any_of(marks.begin() + static_cast<std::ptrdiff_t>(i),
                     marks.begin() + static_cast<std::ptrdiff_t>(item.end), [](const Mark& mark) {
                       return mark.has(HeadingRole::kRecommendation) ||
                              mark.has(HeadingRole::kRecommendationAndDecision);
                     });
}

bool opens_recommendation(const OpenSection& open, std::size_t i) {
  const HeadingRole role = open.section.role;
  if (role == HeadingRole::kRecommendation || role == HeadingRole::kRecommendationAndDecision ||
      role == HeadingRole::kDecision || role == HeadingRole::kHistory || open.section.step) {
    return false;
  }
  if (i + 1 >= open.item.end) return false;
  const std::string_view next = open.marks[i + 1].piece.span.of(open.text);
  const CodePoint first = decode_utf8(next, 0);
  return next.starts_with("at ") || next.starts_with("At ") || is_digit(first.value) || first.value == U'•' ||
         first.value == U'·' || first.value == '-';
}

bool recommends_after_step(const OpenSection& open, std::size_t i) {
  static const RuleFamily& recommends = points("says_who");
  const Section& section = open.section;
  const Mark& mark = open.marks[i];
  if (!section.step || section.step->says_decision || section.role != HeadingRole::kRecommendation ||
      section.lines.empty())
    return false;
  const std::string_view words = mark.piece.span.of(open.text);
  // `Indstillingspunkt 3 anbefales ikke.`: more of what that body said.
  if (mark.result || label_of(words, true, kMostPoints, 0)) return false;
  return !mark.lower_case && ends_in_stop(open) && recommends.matches(words.substr(0, kNearestVerb));
}

bool proposes_without_heading(const OpenSection& open, std::size_t i) {
  const Section& section = open.section;
  // Below `Forhistorie: Byrådet, 3. maj 2022: Udsat.` the case goes on.
  const bool told = section.role == HeadingRole::kHistory && !section.lines.empty() &&
                    !(section.step && section.step->says_decision);
  if (!told && (section.known || section.step || section.role != HeadingRole::kSummary)) return false;
  const Mark& mark = open.marks[i];
  const bool begins = section.lines.empty() || mark.piece.run_together || ends_in_stop(open);
  return !mark.lower_case && begins && proposes(mark.piece.span.of(open.text)) &&
         !any_proposal_from(open.marks, open.item, i);
}

bool indstiller_below_case(const OpenSection& open, std::size_t i) {
  static const RuleFamily& family = points("indstiller");
  static const RuleFamily& named = points("proposer_by_name");
  const HeadingRole role = open.section.role;
  const bool case_told = role == HeadingRole::kCaseText || role == HeadingRole::kSummary ||
                         role == HeadingRole::kEconomy || role == HeadingRole::kLaw ||
                         role == HeadingRole::kHearing || role == HeadingRole::kRoute;
  const bool enclosed = role == HeadingRole::kAttachments;
  if ((!case_told && !enclosed) || open.section.step || i + 1 >= open.item.end || open.marks[i].lower_case)
    return false;
  const Mark& next = open.marks[i + 1];
  const std::string_view line = open.marks[i].piece.span.of(open.text);
  const bool decided = next.has(HeadingRole::kDecision) || (next.step && next.step->date);
  const bool last =
      next.section() || next.has(HeadingRole::kAttachments) || (next.step && next.step->says_decision);
  const bool proposed = (decided && named.first(line)) || (!enclosed && last && family.matches(line));
  return proposed && !any_proposal_from(open.marks, open.item, open.item.body);
}

bool begins_another_section(const OpenSection& open, std::size_t i) {
  static const RuleFamily& headings = points("unknown_heading");
  static const RuleFamily& of_decisions = points("heading_of_a_decision");
  static const RuleFamily& clause = points("clause");
  const Section& section = open.section;
  const Mark& mark = open.marks[i];
  const bool decision = section.role == HeadingRole::kDecision;
  if ((section.role != HeadingRole::kRecommendation && !decision) || section.step || section.lines.empty() ||
      mark.result || i + 1 >= open.item.end || !ends_in_stop(open))
    return false;
  const std::string_view line = mark.piece.span.of(open.text);
  if (!headings.matches(line) || (decision && of_decisions.matches(line))) return false;
  // A decision may hold anything: there it takes both.
  const bool apart = mark.piece.gap > 0;
  if (decision ? !(apart && stands_again(open, i)) : !(apart || stands_again(open, i))) return false;
  const Mark& below = open.marks[i + 1];
  const std::string_view sentence = below.piece.span.of(open.text);
  return !below.heading && !below.step && !below.item && !below.result && !below.lower_case &&
         (sentence.ends_with('.') || says_nothing(sentence)) && !clause.matches(sentence) &&
         !proposes(sentence);
}

bool ends_unheaded_proposal(const OpenSection& open, std::size_t i) {
  static const RuleFamily& leading = points("leading");
  static const RuleFamily& clause = points("clause");
  const Section& section = open.section;
  const Mark& mark = open.marks[i];
  if (section.known || section.step || section.role != HeadingRole::kRecommendation ||
      section.lines.empty() || mark.lower_case || mark.result)
    return false;
  const std::string_view line = mark.piece.span.of(open.text);
  if (proposes(line)) return false;
  return ends_in_stop(open) && !leading.first(line) && !clause.matches(line);
}

}  // namespace frisaet::minutes
