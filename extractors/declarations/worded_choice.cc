// The choice of an item of minutes by the grammar of small words (choice.h).
#include <algorithm>
#include <utility>

#include "extractors/declarations/changed_choice.h"
#include "extractors/declarations/choice.h"
#include "extractors/declarations/item_words.h"
#include "extractors/declarations/motions.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/voters.h"
#include "extractors/lexicon/votes.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// `C og V beklager, at …`, `Et mindretal ønskede …`: begins with members who are not the meeting.
bool is_a_members_sentence(std::string_view sentence) {
  constexpr std::size_t kLongestVoters = 200;
  if (rules("by_members").first(sentence)) return true;
  // `I stedet valgte Byrådet …`: no party with that letter.
  if (rules("own_answer").first(sentence)) return false;
  // `Kommer Varde Kommune ikke med, …`, `Hvis Varde …`: no names of persons.
  const std::vector<Condition> conditions = conditions_in(sentence, {0, sentence.size()});
  if (!conditions.empty() && conditions.front().span.begin == 0) return false;
  const VoterList list = parse_voters(sentence, {0, std::min(sentence.size(), kLongestVoters)});
  return !list.voters.empty() && list.end < sentence.size();
}

/// The adopted points as text, a bare entry of a numbered list with its number, and one whose number was its
/// place (`1. prioritet bliver skolen`).
std::string numbered_points(const Decision& decision) {
  constexpr std::size_t kBareEntry = 30;
  Decision numbered = decision;
  for (RecommendationPoint& point : numbered.recommendation) {
    const bool bare = point.text.size() <= kBareEntry || point.text.starts_with("prioritet");
    if (point.point && bare) point.text = *point.point + ". " + point.text;
  }
  return adopted_points(numbered);
}

bool asks_for_an_answer(const Decision& decision) {
  return decision.outcome == Outcome::kRejected || !decision.outcome;
}

/// A count of votes on both sides, or of an area's votes: what was voted on, not what was chosen.
bool counts_votes(std::string_view sentence) {
  if (rules("votes_counted").matches(sentence)) return true;
  const std::vector<VoteMention> votes = parse_votes(sentence, {0, sentence.size()});
  return std::any_of(votes.begin(), votes.end(),
                     [](const VoteMention& v) { return v.vote.total_for && v.vote.total_against; });
}

/// `Skolen er dermed valgt.`: where a sentence concludes and names what is chosen, what stands before it was
/// the way there.
void keep_conclusion(std::string_view words, std::vector<Span>& sentences) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (!rules("concludes").matches(sentences[i].of(words))) continue;
    const std::vector<Span> from(sentences.begin() + static_cast<std::ptrdiff_t>(i), sentences.end());
    const WishReading reading = read_choice(words, from, WishFrame::kOpen);
    if (reading.empty() || reading.confidence < 0.8) continue;
    sentences = from;
    return;
  }
}

/// `Byrådet vedtog i august A før B. Udvalget indstiller, at rækkefølgen vendes om.`
std::optional<Came> turned_round(const std::string& text, const std::vector<Span>& points) {
  const bool turns = std::any_of(points.begin(), points.end(), [&](Span point) {
    return turns_order_round(point.of(text)) && find_areas(point.of(text)).empty();
  });
  if (!turns) return std::nullopt;
  std::vector<Span> before = pieces_of(text);
  std::erase_if(before,
                [&](Span piece) { return std::find(points.begin(), points.end(), piece) != points.end(); });
  WishReading base = read_choice(text, before, WishFrame::kOpen);
  const auto order = changed_order("rækkefølgen vendes om", base.wishes);
  if (!order) return std::nullopt;
  base.wishes = *order;
  Came came{{text, std::move(base), std::nullopt, std::nullopt}, {}, std::nullopt};
  came.doubts.amended = true;
  return came;
}

}  // namespace

std::optional<Came> by_small_words(const Decision& decision) {
  const std::string words = decision.decision_text.value_or("");
  const WishFrame frame = frame_of(decision);
  std::vector<Span> sentences = sentences_of_decision(words);
  const std::vector<Span> all = sentences;
  const Motions motions = read_motions(words, sentences);
  std::erase_if(sentences, [&](Span piece) {
    return is_a_members(decision, std::string(piece.of(words))) || counts_votes(piece.of(words)) ||
           is_a_members_sentence(piece.of(words)) || rules("others_speak").matches(piece.of(words)) ||
           wish_of_another(piece.of(words), decision.municipality) ||
           std::find(motions.not_agreed.begin(), motions.not_agreed.end(), piece) != motions.not_agreed.end();
  });
  // Of a proposal that fell only the answer counts that is told in so many words.
  if (decision.outcome == Outcome::kRejected) {
    std::erase_if(sentences, [&](Span piece) {
      const std::string_view sentence = piece.of(words);
      return !rules("own_answer").matches(sentence) ||
             (rules("says_no").matches(sentence) && !find_areas(sentence).empty());
    });
  }
  keep_conclusion(words, sentences);
  Came decided{
      {words, read_choice(words, sentences, frame, decision.municipality), std::nullopt, std::nullopt},
      {},
      std::nullopt};
  decided.doubts.by_words = true;
  std::string text = decision.outcome && !asks_for_an_answer(decision) ? numbered_points(decision) : "";
  std::vector<Span> points = adopted_sentences(text, pieces_of(text), words);
  std::erase_if(points, [&](Span piece) { return wish_of_another(piece.of(text), decision.municipality); });
  if (auto turned = turned_round(text, points)) return turned;
  Came came{{text, read_choice(text, points, frame, decision.municipality), std::nullopt, std::nullopt},
            {},
            std::nullopt};
  const WishReading& own = decided.reading.wishes;
  const WishReading& recommended = came.reading.wishes;
  const auto retracts = [&](Span piece) { return retracted(words, piece).has_value(); };
  // `Byrådet besluttede at trække ansøgningen tilbage`: the wish that was recommended is not the outcome.
  if (!recommended.wishes.empty() && std::any_of(all.begin(), all.end(), retracts) && own.wishes.empty())
    return std::nullopt;
  const auto take_back = [&](const std::string& from, const std::vector<Span>& pieces) {
    for (const Span piece : pieces) {
      const auto what = retracted(from, piece);
      if (what && (!came.replaces || came.replaces->size() < what->size()))
        came.replaces = squeeze(what->of(from));
    }
  };
  if (recommended.wishes.empty() && own.wishes.empty() && !own.none) {
    take_back(text, points);
    take_back(words, decision.outcome == Outcome::kRejected ? all : sentences);
    if (came.replaces) {
      came.reading.wishes = {};
      came.reading.wishes.confidence = 1;
      return came;
    }
  }
  const bool placed =
      !own.wishes.empty() && std::all_of(own.wishes.begin(), own.wishes.end(),
                                         [](const StatedWish& w) { return w.rank_span.has_value(); });
  const bool instead = rules("instead").matches(words);
  const bool in_full = (own.none && instead) || (!own.guessed && (placed || own.open_set || instead) &&
                                                 own.wishes.size() >= recommended.wishes.size());
  const auto change = change_of(decision);
  const bool changes =
      decision.outcome == Outcome::kAmended ? !amends_other_points_only(decision) : moves_an_area(decision);
  // One area for another is for the phrases to read, or for a person.
  if (changes && change && rules("in_place_of").matches(*change)) return std::nullopt;
  if (changes && !change && !in_full) return std::nullopt;
  if (changes && change) {
    const std::vector<Span> whole{{0, change->size()}};
    const WishReading said = read_choice(*change, whole, WishFrame::kChosen);
    const bool full =
        !rearranges(*change) && !said.wishes.empty() && said.wishes.size() >= recommended.wishes.size();
    auto order = full && said.confidence >= 0.8 ? std::optional(said.wishes)
                                                : changed_order(*change, recommended.wishes);
    if (!order && in_full) return decided;
    if (order) {
      WishReading made = own;
      made.wishes = *order;
      made.open_set = order->size() > 1 && !order->front().rank;
      if (same_choice(made, own)) return decided;  // with its conditions
    }
    if (!order) return std::nullopt;
    // Spans are those of two texts from here on: only areas and places are used of them.
    came.reading.text = *change;
    came.reading.wishes = said;
    came.reading.wishes.wishes = std::move(*order);
    for (StatedWish& wish : came.reading.wishes.wishes) wish.condition.reset();
    came.reading.wishes.open_set =
        came.reading.wishes.wishes.size() > 1 && !came.reading.wishes.wishes[0].rank;
    came.reading.wishes.none = false;
    came.doubts.amended = true;
    if (came.reading.wishes.confidence == 0) came.reading.wishes.confidence = 0.8;
    return came;
  }
  // A guess is about an area by its own name (`børnehaver` may be about anything), and proposed.
  if (own.guessed && recommended.empty()) return std::nullopt;
  if (recommended.guessed) {
    const std::vector<AreaMention> named = find_areas(text);
    for (const StatedWish& wish : recommended.wishes) {
      if (std::none_of(named.begin(), named.end(), [&](const AreaMention& m) { return m.area == wish.area; }))
        return std::nullopt;
    }
  }
  const bool open_proposal =
      recommended.wishes.empty() || recommended.open_set || recommended.confidence < 0.8;
  if (!own.empty() && !(own.guessed && !recommended.empty()) &&
      (recommended.empty() || in_full || (open_proposal && !own.wishes.empty() && !own.open_set)))
    return decided;
  if (!recommended.empty()) return came;
  return std::nullopt;
}

std::optional<Came> by_title(const Decision& decision) {
  const std::string title = decision.title.value_or("");
  const std::string words = adopted_points(decision) + "\f" + decision.decision_text.value_or("");
  const std::vector<Span> sentences = pieces_of(words);
  const bool seeks = std::any_of(sentences.begin(), sentences.end(), [&](Span sentence) {
    return rules("seeks").first(words, sentence) && !rules("says_no").first(words, sentence);
  });
  // Of points that came to different things only the adopted ones are asked.
  const bool adopted =
      decision.outcome && (adopts(*decision.outcome) || *decision.outcome == Outcome::kSplit);
  if (!adopted || !seeks || rules("after_the_choice").matches(title)) return std::nullopt;
  const WishReading named =
      read_choice(title, {{0, title.ends_with("?") ? title.size() - 1 : title.size()}}, WishFrame::kChosen);
  if (named.wishes.size() != 1) return std::nullopt;
  Came came{{title, named, std::nullopt, std::nullopt}, {}, std::nullopt};
  came.reading.wishes.confidence = 0.5;
  came.doubts.by_words = true;
  return came;
}

}  // namespace frisaet
