#include "extractors/declarations/motions.h"

#include <utility>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

}  // namespace

Motions read_motions(std::string_view text, const std::vector<Span>& sentences) {
  Motions motions;
  std::optional<Span> moved;
  for (const Span sentence : sentences) {
    const std::string_view words = sentence.of(text);
    if (const auto motion = rules("motion").first(words)) {
      moved = trimmed(text, shifted(*motion->group("change"), sentence.begin));
      motions.not_agreed.push_back(sentence);
    }
    if (!moved) continue;
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
