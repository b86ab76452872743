#include "extractors/declarations/motions.h"

#include <utility>

#include "extractors/lexicon/votes.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// `13 stemte for, 8 imod`: carried or lost by its numbers; nothing where a side has none.
std::optional<bool> fate_by_votes(std::string_view words) {
  for (const VoteMention& mention : parse_votes(words, {0, words.size()})) {
    const Vote& vote = mention.vote;
    if (vote.total_for && vote.total_against && *vote.total_for != *vote.total_against)
      return *vote.total_for > *vote.total_against;
  }
  const auto count = rules("votes_against_votes").first(words);
  if (!count) return std::nullopt;
  const auto number = [&](std::string_view group) {
    const std::string digits(count->group(group)->of(words));
    return std::stoi(digits);
  };
  if (number("yes") != number("no")) return number("yes") > number("no");
  return std::nullopt;
}

}  // namespace

Motions read_motions(std::string_view text, const std::vector<Span>& sentences) {
  Motions motions;
  std::optional<Span> moved;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Span sentence = sentences[i];
    const std::string_view words = sentence.of(text);
    if (const auto motion = rules("motion").first(words)) {
      moved = trimmed(text, shifted(*motion->group("change"), sentence.begin));
      motions.not_agreed.push_back(sentence);
    }
    if (!moved) continue;
    // `Det samlede 13 stemmer. 8 stemte imod.`
    const bool counted = rules("votes_counted").matches(words) && i + 1 < sentences.size();
    const auto votes = fate_by_votes(counted ? hull(sentence, sentences[i + 1]).of(text) : words);
    if (votes && !rules("motion").matches(words) && !rules("motion_carried").matches(words) &&
        !rules("motion_lost").matches(words)) {
      motions.not_agreed.push_back(sentence);
      if (*votes) motions.carried = moved;
      moved.reset();
      continue;
    }
    if (rules("motion_lost").matches(words) || rules("recommendation_carried").matches(words)) {
      if (motions.not_agreed.back() != sentence && !rules("recommendation_carried").matches(words))
        motions.not_agreed.push_back(sentence);
      moved.reset();
    } else if (const auto carried = rules("motion_carried").first(words)) {
      // `Forslaget om A blev vedtaget`: what was moved ends where the result begins.
      const std::size_t result = sentence.begin + carried->span.begin;
      if (moved->begin < result && result < moved->end) moved = trimmed(text, {moved->begin, result});
      motions.carried = std::exchange(moved, std::nullopt);
    }
  }
  return motions;
}

}  // namespace frisaet
