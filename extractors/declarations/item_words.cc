#include "extractors/declarations/item_words.h"

#include <algorithm>
#include <set>

#include "extractors/declarations/motions.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/prose.h"
#include "extractors/lexicon/voters.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

}  // namespace

bool amends_other_points_only(const Decision& decision) {
  std::set<std::string> changed;
  for (const PointOutcome& outcome : decision.point_outcomes) {
    if (outcome.outcome == Outcome::kAmended) changed.insert(outcome.points.begin(), outcome.points.end());
  }
  if (changed.empty()) return false;
  return std::none_of(
      decision.recommendation.begin(), decision.recommendation.end(), [&](const RecommendationPoint& point) {
        return point.point && changed.count(*point.point) > 0 && rules("names_an_area").matches(point.text);
      });
}

WishFrame frame_of(const Decision& decision) {
  return adopts_a_choice(decision) ? WishFrame::kChosen : WishFrame::kOpen;
}

std::vector<Span> pieces_of(std::string_view text) {
  std::vector<Span> pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\f', begin), text.size());
    for (const Span sentence : split_into_sentences(text.substr(begin, end - begin))) {
      pieces.push_back(shifted(sentence, begin));
    }
    begin = end + 1;
  }
  return pieces;
}

std::vector<Span> sentences_of_decision(std::string_view text) {
  std::vector<Span> sentences;
  for (Span piece : pieces_of(text)) {
    for (const RuleMatch& end : rules("number_ends_sentence").scan(text, piece)) {
      const std::size_t next = end.group("next")->begin;
      sentences.push_back(trimmed(text, {piece.begin, next}));
      piece.begin = next;
    }
    sentences.push_back(piece);
  }
  return sentences;
}

bool is_a_members(const Decision& decision, const std::string& words) {
  return std::any_of(decision.dissents.begin(), decision.dissents.end(), [&](const std::string& dissent) {
    const bool same = dissent.find(words) != std::string::npos || words.find(dissent) != std::string::npos;
    // The meeting's own reservation is kept among the dissents too.
    return same && !parse_voters(dissent, {0, dissent.size()}).voters.empty();
  });
}

std::optional<std::string> change_of(const Decision& decision) {
  const std::string text = decision.decision_text.value_or("");
  const auto carried = read_motions(text, sentences_of_decision(text)).carried;
  const auto change = rules("amendment").first(text);
  if (carried && (!change || !find_areas(carried->of(text)).empty())) return std::string(carried->of(text));
  if (!change) return std::nullopt;
  return std::string(change->group("change").value_or(change->span).of(text));
}

bool moves_an_area(const Decision& decision) {
  const std::string text = decision.decision_text.value_or("");
  const auto carried = read_motions(text, sentences_of_decision(text)).carried;
  return carried && !find_areas(carried->of(text)).empty();
}

bool same_choice(const WishReading& one, const WishReading& other) {
  const auto same = [](const StatedWish& a, const StatedWish& b) {
    return a.area == b.area && a.rank == b.rank;
  };
  return one.none == other.none && one.open_set == other.open_set &&
         std::is_permutation(one.wishes.begin(), one.wishes.end(), other.wishes.begin(), other.wishes.end(),
                             same);
}

}  // namespace frisaet
