#include "extractors/minutes/confidence.h"

#include <algorithm>
#include <string>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_heads", family);
}

/// A decision longer than this has most likely swallowed what came after it.
constexpr std::size_t kLongestDecision = 6000;

/// Two summaries or two plain decisions in one item. (A second recommendation is common: `Det indstilles:`
/// under its heading.)
bool section_comes_twice(const Judged& judged) {
  const auto count = [&](HeadingRole role) {
    return std::count_if(judged.sections.sections.begin(), judged.sections.sections.end(),
                         [&](const Section& s) { return s.known && !s.step && s.role == role; });
  };
  return count(HeadingRole::kSummary) > 1 || count(HeadingRole::kDecision) > 1;
}

/// The decision holds what page heads print, or the next item's number with a word in capitals behind it.
bool swallowed_more(const Judged& judged) {
  static const RuleFamily& swallowed = RuleBook::standard().family("minutes_lines", "swallowed");
  if (!judged.decision.decision_text) return false;
  const std::string& words = *judged.decision.decision_text;
  if (swallowed.first(words)) return true;
  if (!judged.item.number) return false;
  for (int next = judged.item.number->number + 1; next <= judged.item.number->number + 2; ++next) {
    for (const std::string_view stop : {". ", " ", " | "}) {
      const std::string number = std::to_string(next) + std::string(stop);
      const std::size_t at = words.find(number);
      // `… 34. Licitation`: behind a sentence's end.
      if (next < 3 || at == std::string::npos || at < 2) continue;
      const bool sentence = words[at - 2] == '.' || words[at - 1] == '\n';
      if (sentence && is_upper(decode_utf8(words, at + number.size()).value)) return true;
    }
  }
  return false;
}

bool speaks_of_votes(const Judged& judged) {
  static const RuleFamily& told = RuleBook::standard().family("minutes_votes", "told");
  return judged.decision.decision_text && told.first(*judged.decision.decision_text);
}

/// True when no side lists more persons than its printed number.
bool votes_add_up(const Judged& judged) {
  const auto fits = [](const std::vector<Voter>& side, const std::optional<int>& total) {
    const auto persons =
        std::count_if(side.begin(), side.end(), [](const Voter& v) { return v.name.has_value(); });
    return !total || persons <= *total;
  };
  return std::all_of(judged.decision.votes.begin(), judged.decision.votes.end(), [&](const Vote& v) {
    return fits(v.votes_for, v.total_for) && fits(v.votes_against, v.total_against) &&
           fits(v.abstentions, v.total_abstain);
  });
}

}  // namespace

/// Factors found on the project's own papers; what is above 0.9 is to be right 98 times in 100.
double confidence_of(const Judged& judged) {
  const Head& head = judged.meeting.head;
  double sure = 0.98;
  if (!head.date) sure *= 0.8;
  if (!head.body) sure *= 0.8;
  if (head.date_from_steps || head.body_from_steps) sure *= 0.96;
  if (head.date_from_mail || head.days_differ) sure *= 0.85;
  if (head.body && rules("more_than_a_name").matches(head.body->value)) sure *= 0.85;
  if (judged.decision.title && rules("number_in_brackets").matches(*judged.decision.title)) sure *= 0.9;
  if (judged.meeting.margin < 0.05) sure *= 0.88;
  // The next number is missing, or a heading comes twice: an item may have been swallowed.
  if (judged.item.gap_after) sure *= 0.91;
  if (section_comes_twice(judged)) sure *= 0.91;
  if (!judged.meeting.numbered) sure *= 0.95;
  if (!judged.own.printed && !judged.decision.closed) sure *= 0.9;
  if (!judged.own.certain) sure *= 0.85;
  if (!judged.decision.outcome) sure *= 0.5;
  if (judged.weak) sure *= 0.85;
  if (judged.contradicted) sure *= 0.85;
  if (judged.decision.decision_text && judged.decision.decision_text->size() > kLongestDecision) sure *= 0.8;
  if (swallowed_more(judged)) sure *= 0.85;
  // Where all other items say what was decided, the words of this one may stand elsewhere.
  if (!judged.decision.decision_text && !judged.decision.closed && !judged.decision.recommendation.empty())
    sure *= 0.9;
  if (!judged.meeting.numbered && !judged.decision.title) sure *= 0.9;
  if (judged.decision.title && judged.decision.title->find("....") != std::string::npos) sure *= 0.85;
  if (speaks_of_votes(judged) && judged.decision.votes.empty()) sure *= 0.9;
  if (!votes_add_up(judged)) sure *= 0.85;
  if (judged.marks[judged.item.begin].piece.run_together) sure *= 0.85;
  const Page& page =
      judged.meeting.document
          .pages()[judged.meeting.document.page_index_at(judged.marks[judged.item.begin].piece.span.begin)];
  if (page.raw.confidence < 0.9) sure *= 0.9;
  return sure;
}

}  // namespace frisaet::minutes
