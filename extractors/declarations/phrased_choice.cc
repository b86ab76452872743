// The choice of an item of minutes by phrases that are known.
#include <algorithm>
#include <utility>

#include "extractors/declarations/circumstances.h"
#include "extractors/declarations/item_words.h"
#include "extractors/declarations/motions.h"
#include "extractors/declarations/replacement.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// `read_as`: the text with words put in others' place, of the same length.
ItemReading read_pieces(std::string text, std::string_view read_as, const std::vector<Span>& pieces,
                        WishFrame frame) {
  ItemReading reading{std::move(text), {}, std::nullopt, std::nullopt};
  reading.wishes = read_wishes(read_as, pieces, frame);
  if (const auto reserved = find_reservation(reading.text, pieces))
    reading.reservation = squeeze(reserved->of(reading.text));
  for (const Span piece : pieces) {
    if (reading.taken_back) break;
    const auto back = taken_back(reading.text, piece);
    if (!back) continue;
    reading.taken_back = squeeze(back->of(reading.text));
    // `at ønsket om B trækkes tilbage`: the area of what is taken back is not asked for.
    std::erase_if(reading.wishes.wishes,
                  [&](const StatedWish& wish) { return back->contains(wish.area_span); });
  }
  return reading;
}

ItemReading read_text(const std::string& text, WishFrame frame = WishFrame::kOpen) {
  const std::vector<Span> pieces = pieces_of(text);
  return read_pieces(text, text, pieces, frame);
}

/// Without what the points tell of other municipalities.
ItemReading read_points(const Decision& decision) {
  std::string text = adopted_points(decision);
  std::vector<Span> pieces = pieces_of(text);
  std::erase_if(pieces, [&](Span piece) { return wish_of_another(piece.of(text), decision.municipality); });
  return read_pieces(text, text, pieces, frame_of(decision));
}

/// `… at B angives som 2. prioritet i stedet for C`: the points with one area put in another's place. Nothing
/// where the words name more, or an area that is not asked for.
std::optional<ItemReading> one_for_another(std::string_view change, ItemReading points) {
  const auto instead = rules("in_place_of").first(change);
  const auto gives_way = instead ? std::nullopt : rules("gives_way_to").first(change);
  if (!instead && !gives_way) return std::nullopt;
  const Span between = instead ? instead->span : gives_way->span;
  std::vector<AreaCode> comes = areas_in(change.substr(0, between.begin));
  std::vector<AreaCode> goes = areas_in(change.substr(between.end));
  if (gives_way) std::swap(comes, goes);
  if (comes.size() != 1 || goes.size() != 1 || comes == goes) return std::nullopt;
  auto& wishes = points.wishes.wishes;
  const auto asked = [&](const AreaCode& area) {
    return std::find_if(wishes.begin(), wishes.end(),
                        [&](const StatedWish& wish) { return wish.area == area; });
  };
  const auto gone = asked(goes.front());
  if (gone == wishes.end() || asked(comes.front()) != wishes.end()) return std::nullopt;
  // Another rank than the one it takes over: the order changes too, and how is for a person to say.
  const ItemReading stated = read_text(std::string(change.substr(0, between.begin)));
  for (const StatedWish& wish : stated.wishes.wishes) {
    if (wish.rank_span && wish.rank != gone->rank) return std::nullopt;
  }
  gone->area = comes.front();
  return points;
}

/// `Udvalget for Læring anbefaler` in its own minutes is the meeting, not another's opinion.
std::string with_itself_unnamed(std::string text, const Decision& decision) {
  constexpr std::string_view kMeeting = "Udvalget";
  const std::string name = decision.committee.value_or("");
  if (name.size() < kMeeting.size()) return text;
  const std::string instead = std::string(kMeeting) + std::string(name.size() - kMeeting.size(), ' ');
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + name.size()))
    text.replace(at, name.size(), instead);
  return text;
}

/// The decision's own words without what members moved, voted on or would rather have.
ItemReading read_decision(const Decision& decision) {
  std::string text = decision.decision_text.value_or("");
  std::vector<Span> pieces = sentences_of_decision(text);
  const Motions motions = read_motions(text, pieces);
  std::erase_if(pieces, [&](Span piece) {
    return is_a_members(decision, std::string(piece.of(text))) ||
           wish_of_another(piece.of(text), decision.municipality) ||
           std::find(motions.not_agreed.begin(), motions.not_agreed.end(), piece) != motions.not_agreed.end();
  });
  return read_pieces(text, with_itself_unnamed(text, decision), pieces, WishFrame::kOpen);
}

/// The decision gives an order of its own, or chooses among what the recommendation leaves open.
bool says_otherwise(const WishReading& decided, const WishReading& recommended) {
  constexpr double kClear = 0.95;
  if (decided.wishes.empty() || decided.confidence < kClear || decided.open_set) return false;
  if (recommended.open_set) return true;
  const auto has_rank = [](const StatedWish& wish) { return wish.rank_span.has_value(); };
  const auto same = [](const StatedWish& a, const StatedWish& b) {
    return a.area == b.area && a.rank == b.rank;
  };
  return std::all_of(decided.wishes.begin(), decided.wishes.end(), has_rank) &&
         !std::equal(decided.wishes.begin(), decided.wishes.end(), recommended.wishes.begin(),
                     recommended.wishes.end(), same);
}

bool tells_conditions(const WishReading& reading) {
  return std::any_of(reading.wishes.begin(), reading.wishes.end(),
                     [](const StatedWish& wish) { return wish.condition.has_value(); });
}

/// What an amendment says instead (`med den ændring, at A bliver 1. prioritet og B 2. prioritet`), or the
/// points without what it takes off (`at C udgår som 3. prioritet`). Nothing where it cannot be told how the
/// two go together.
std::optional<ItemReading> amended(const Decision& decision, ItemReading points) {
  const std::string text = decision.decision_text.value_or("");
  const auto change = change_of(decision);
  if (!change) return std::nullopt;
  if (rules("in_place_of").matches(*change) || rules("gives_way_to").matches(*change))
    return one_for_another(*change, std::move(points));
  ItemReading instead = read_text(*change, WishFrame::kChosen);
  if (rules("only_first").matches(*change)) {
    std::erase_if(points.wishes.wishes, [](const StatedWish& wish) { return wish.rank != 1; });
    if (points.wishes.wishes.empty()) return std::nullopt;
    if (!points.reservation) points.reservation = read_text(text).reservation;
    return points;
  }
  auto& wishes = points.wishes.wishes;
  if (rules("changes_places").matches(*change) && instead.wishes.wishes.empty()) {
    if (wishes.size() != 2 || wishes[0].rank != 1 || wishes[1].rank != 2) return std::nullopt;
    std::swap(wishes[0].area, wishes[1].area);
    return points;
  }
  if (rules("drops_out").matches(*change)) {
    const auto dropped = instead.wishes.wishes;
    std::erase_if(points.wishes.wishes, [&](const StatedWish& wish) {
      return std::any_of(dropped.begin(), dropped.end(),
                         [&](const StatedWish& gone) { return gone.area == wish.area; });
    });
    if (!dropped.empty()) return points;
  }
  if (!instead.wishes.wishes.empty()) {
    if (!instead.reservation) instead.reservation = points.reservation;
    return instead;
  }
  return rules("names_an_area").matches(*change) ? std::nullopt
                                                 : std::optional<ItemReading>(std::move(points));
}

}  // namespace

std::optional<Came> by_phrases(const Decision& decision) {
  ItemReading reading = read_points(decision);
  const ItemReading decided = read_decision(decision);
  MinutesDoubts doubts;
  if (decision.outcome == Outcome::kAmended ? !amends_other_points_only(decision) : moves_an_area(decision)) {
    const std::size_t recommended = reading.wishes.wishes.size();
    auto changed = amended(decision, std::move(reading));
    // Changed so that nobody can tell: only an order that the decision gives in full is certain.
    const bool in_full = decided.wishes.wishes.size() >= std::max<std::size_t>(recommended, 1);
    if (!changed && !(in_full && says_otherwise(decided.wishes, {}))) return std::nullopt;
    if (changed) {
      reading = std::move(*changed);
    } else {
      reading = decided;
    }
    doubts.amended = true;
  }
  if (reading.wishes.empty() && decision.outcome && adopts(*decision.outcome)) {
    // The recommendation leaves the choice open (`drøfter og anbefaler, hvilket område …`): the decision's
    // own words make it.
    reading = decided;
    doubts.by_words = true;
  } else if (tells_conditions(decided.wishes) && same_choice(decided.wishes, reading.wishes)) {
    // The same choice, with its conditions in the meeting's own words.
    auto reservation = std::move(reading.reservation);
    reading = decided;
    if (!reading.reservation) reading.reservation = std::move(reservation);
  } else if (says_otherwise(decided.wishes, reading.wishes)) {
    auto reservation = std::move(reading.reservation);
    reading = decided;
    if (!reading.reservation) reading.reservation = std::move(reservation);
    doubts.by_words = doubts.amended = true;
  }
  // `Byrådet besluttede at trække ansøgningen tilbage`: the wish that was recommended is not the outcome.
  if (!reading.wishes.empty() && decided.taken_back) return std::nullopt;
  std::optional<std::string> replaces;
  if (reading.wishes.empty()) {
    // `at udvalget trækker sin udtalelse af 5. september tilbage`, agreed to.
    replaces = read_text(adopted_points(decision)).taken_back;
    // `Udvalget anbefaler, at svaret af 4. august trækkes tilbage`, asked for its opinion.
    if (!replaces && decided.taken_back) {
      replaces = decided.taken_back;
      doubts.by_words = true;
    }
    // Of a split decision only the adopted points were read.
    const bool by_points = !decision.point_outcomes.empty() && !doubts.by_words;
    if (!replaces || (decision.outcome == Outcome::kSplit && !by_points)) return std::nullopt;
    reading.wishes.confidence = 1;
  } else if (!reading.reservation && decided.reservation && !is_a_members(decision, *decided.reservation)) {
    reading.reservation = decided.reservation;
  }
  return Came{std::move(reading), doubts, std::move(replaces)};
}

}  // namespace frisaet
