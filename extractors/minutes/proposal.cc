#include "extractors/minutes/proposal.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <string>

#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

/// A short sentence in the passive of which each word was proposed; `proposed` is folded. The contrary of it
/// (`Kørslen udvides ikke.`) says no.
std::optional<Outcome> repeats(std::string_view sentence, std::string_view proposed) {
  constexpr std::size_t kMostWords = 6;
  constexpr std::size_t kStem = 5;
  static const RuleFamily& repeated = RuleBook::standard().family("minutes_outcomes", "repeats");
  static const RuleFamily& around = RuleBook::standard().family("minutes_outcomes", "around");
  if (!repeated.matches(sentence)) return std::nullopt;
  const std::string first = fold(sentence);
  // `… at kontrakten ikke forlænges`: `Forlænges.` says the contrary.
  const bool no = first.find(" ikke") != std::string::npos;
  const bool contrary = no != (proposed.find(" ikke") != std::string_view::npos);
  if (contrary && !no) return std::nullopt;
  std::istringstream words(first);
  std::size_t count = 0;
  for (std::string word; words >> word; ++count) {
    if (count == kMostWords) return std::nullopt;
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.pop_back();
    if (around.matches(word) || word == "ikke") continue;
    if (word.size() > 3 && proposed.find(" " + word.substr(0, kStem)) == std::string_view::npos)
      return std::nullopt;
  }
  if (count == 0) return std::nullopt;
  return contrary ? Outcome::kRejected : Outcome::kApproved;
}

/// `Ændringsforslaget samlede 13 stemmer. 8 stemte imod.`: whether the only amendment was carried by its
/// count.
std::optional<bool> carried_by_count(std::string_view words) {
  static const RuleFamily& count = RuleBook::standard().family("minutes_outcomes", "amendment_count");
  const auto match = count.first(words);
  if (!match) return std::nullopt;
  const auto number = [&](std::string_view group) {
    int value = 0;
    const std::string_view digits = match->group(group)->of(words);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  };
  const int yes = number("yes"), no = number("no");
  return yes == no ? std::nullopt : std::optional(yes > no);
}

/// The first answer is a refusal.
bool answers_no(std::string_view words) {
  static const RuleFamily& results = RuleBook::standard().family("minutes_outcomes", "outcome");
  const std::vector<Span> sentences = sentences_of(words);
  const auto first = sentences.empty() ? std::nullopt : results.first(words, sentences.front());
  return first && first->rule->gives == "rejected";
}

/// `1. Dagtilbud. 2. Nej.` where the proposal asks which: whatever is answered is what was decided.
bool answers(std::string_view words, const Decision& decision) {
  constexpr std::size_t kLongestAnswer = 80;
  static const RuleFamily& asks = RuleBook::standard().family("minutes_outcomes", "asks");
  return words.size() <= kLongestAnswer &&
         std::any_of(decision.recommendation.begin(), decision.recommendation.end(),
                     [&](const RecommendationPoint& p) { return asks.matches(p.text); });
}

/// `Økonomi indstiller, at tallene …`: who proposes is no result.
std::string_view proposed_words(std::string_view point) {
  const std::size_t clause = point.find(" at ");
  return point.substr(clause == std::string_view::npos ? 0 : clause + 1);
}

}  // namespace

std::optional<Outcome> mild_proposal(const Decision& decision) {
  std::optional<Outcome> all;
  for (const auto& point : decision.recommendation) {
    const auto proposed = read_verdict(proposed_words(point.text), std::nullopt, 0).outcome;
    if (proposed != Outcome::kNoted && proposed != Outcome::kDiscussed) return std::nullopt;
    if (all && all != proposed) return std::nullopt;
    all = proposed;
  }
  return all;
}

void conclude_from_proposal(Verdict& verdict, std::string_view words, const Decision& decision,
                            const std::vector<VoteMention>& votes) {
  std::string proposed;
  for (const auto& point : decision.recommendation) proposed += " " + fold(point.text);
  const auto repeated =
      std::find_if(verdict.unexplained.begin(), verdict.unexplained.end(),
                   [&](Span sentence) { return repeats(sentence.of(words), proposed).has_value(); });
  if (repeated != verdict.unexplained.end()) {
    verdict.outcome = repeats(repeated->of(words), proposed);
    verdict.weak = true;
    verdict.unexplained.erase(repeated);
    return;
  }
  // `Klubben nedlægges ikke.` where nobody proposed to leave it as it is.
  static const RuleFamily& not_done = RuleBook::standard().family("minutes_outcomes", "not_done");
  const auto refused = std::find_if(verdict.unexplained.begin(), verdict.unexplained.end(),
                                    [&](Span sentence) { return not_done.matches(sentence.of(words)); });
  if (refused != verdict.unexplained.end() && proposed.find(" ikke") == std::string::npos &&
      proposed.find("bevar") == std::string::npos) {
    verdict.outcome = Outcome::kRejected;
    verdict.weak = true;
    verdict.unexplained.erase(refused);
    return;
  }
  if (answers(words, decision) && votes.empty()) {
    verdict.outcome = Outcome::kApproved;
    verdict.weak = true;
    return;
  }
  if (carried_by_count(words)) {
    verdict.outcome = *carried_by_count(words) ? Outcome::kAmended : Outcome::kRejected;
    verdict.weak = true;
    return;
  }
  if (votes.empty() || to_lower(words).find("forslag fra") != std::string::npos ||
      to_lower(words).find("ndringsforslag") != std::string::npos)
    return;
  const Vote& last = votes.back().vote;
  if (last.subject) return;  // it was on something else
  if (!last.total_for && !last.total_against && !last.votes_for.empty() && !last.votes_against.empty()) {
    // By name, without numbers.
    const auto persons = [](const std::vector<Voter>& side) {
      return std::all_of(side.begin(), side.end(), [](const Voter& v) { return v.name.has_value(); });
    };
    if (!persons(last.votes_for) || !persons(last.votes_against) ||
        last.votes_for.size() == last.votes_against.size())
      return;
    verdict.outcome =
        last.votes_for.size() > last.votes_against.size() ? Outcome::kApproved : Outcome::kRejected;
    verdict.weak = true;
    return;
  }
  if (!last.total_for || !last.total_against) return;
  verdict.outcome = *last.total_for > *last.total_against ? Outcome::kApproved : Outcome::kRejected;
  verdict.weak = true;
}

void follow_proposal(Verdict& verdict, std::string_view words, const Decision& decision) {
  // A no to a question among other answers rejects nothing.
  if (verdict.outcome == Outcome::kRejected && answers(words, decision) && !answers_no(words)) {
    verdict.outcome = Outcome::kApproved;
    verdict.points.clear();
    verdict.point_spans.clear();
    verdict.weak = true;
    return;
  }
  // `Udvalget indstiller, at ansøgningen afslås.`, where that is not what was proposed.
  static const RuleFamily& refusal = RuleBook::standard().family("minutes_outcomes", "recommends_refusal");
  if (verdict.outcome == Outcome::kRecommended && verdict.points.empty() &&
      !decision.recommendation.empty() && refusal.first(words)) {
    const bool proposed = std::any_of(
        decision.recommendation.begin(), decision.recommendation.end(), [&](const RecommendationPoint& p) {
          const auto outcome = read_verdict(proposed_words(p.text), std::nullopt, 0).outcome;
          return outcome == Outcome::kRejected || p.text.find(" ikke ") != std::string::npos;
        });
    if (!proposed) verdict.outcome = Outcome::kRejected;
    verdict.weak = true;
    return;
  }
  static const RuleFamily& as_proposed = RuleBook::standard().family("minutes_outcomes", "as_proposed");
  for (std::size_t i = 0; i < verdict.points.size(); ++i) {
    PointOutcome& told = verdict.points[i];
    std::string_view said = verdict.point_spans[i].of(words);
    said = trim(said.substr(std::min(said.size(), said.find(':') + 1)));
    std::size_t number = 0;
    std::from_chars(told.points.front().data(), told.points.front().data() + told.points.front().size(),
                    number);
    if (told.outcome != Outcome::kApproved || told.points.size() != 1 || number == 0 ||
        number > decision.recommendation.size() || !as_proposed.matches(said))
      continue;
    Decision one;
    one.recommendation.push_back(decision.recommendation[number - 1]);
    if (const auto proposed = mild_proposal(one)) told.outcome = *proposed;
  }
  if (verdict.outcome != Outcome::kApproved || !as_proposed.matches(words)) return;
  if (const auto proposed = mild_proposal(decision)) verdict.outcome = proposed;
}

}  // namespace frisaet::minutes
