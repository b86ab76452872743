// The wishes that minutes decide. Works on the decisions that the minutes' reader found, not on the text
// again: what an item came to is that reader's business.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "extractors/declarations/choice.h"
#include "extractors/declarations/circumstances.h"
#include "extractors/declarations/confidence.h"
#include "extractors/declarations/declarations.h"
#include "extractors/declarations/motions.h"
#include "extractors/declarations/replacement.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/lexicon/prose.h"
#include "extractors/lexicon/voters.h"
#include "extractors/lexicon/votes.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

bool adopts(Outcome outcome) {
  return outcome == Outcome::kApproved || outcome == Outcome::kRecommended || outcome == Outcome::kAmended;
}

/// True where the item came to a yes that may hold a wish; `split` is looked at point by point.
bool may_adopt(const Decision& decision) {
  return decision.outcome && (adopts(*decision.outcome) || *decision.outcome == Outcome::kSplit);
}

std::string as_sentence(std::string_view point) {
  constexpr std::string_view kStops = ".,;:?!";
  std::string sentence = squeeze(point);
  if (sentence.empty() || kStops.find(sentence.back()) == std::string_view::npos) sentence += '.';
  return sentence;
}

/// The recommendation's points that were adopted, as one text with a form feed after each.
std::string adopted_points(const Decision& decision) {
  std::set<std::string> adopted;
  for (const PointOutcome& outcome : decision.point_outcomes) {
    if (adopts(outcome.outcome)) adopted.insert(outcome.points.begin(), outcome.points.end());
  }
  // `2. at: Anbefales.` of points without numbers: their place in the list is the number.
  const bool numbered = std::any_of(decision.recommendation.begin(), decision.recommendation.end(),
                                    [](const RecommendationPoint& point) { return point.point.has_value(); });
  std::string text;
  for (std::size_t i = 0; i < decision.recommendation.size(); ++i) {
    const RecommendationPoint& point = decision.recommendation[i];
    const std::string place = numbered ? point.point.value_or("") : std::to_string(i + 1);
    // Where the decision speaks of points, a point it does not mention was left to another body.
    if (decision.point_outcomes.empty() || adopted.count(place) > 0) text += as_sentence(point.text) + "\f";
  }
  return text;
}

/// True where the decision says point by point what was changed, and no changed point speaks of an area: the
/// amendment then leaves the wish as it was.
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

/// The decision's own words count where it has no title or recommendation that says what it is about.
bool is_about_wishes(const Decision& decision) {
  return rules("about_wishes").matches(decision.title.value_or("") + "\n" + adopted_points(decision)) ||
         ((!decision.title || decision.recommendation.empty()) &&
          rules("about_wishes").matches(decision.decision_text.value_or("")));
}

/// What was adopted is about choosing an area, and not about the agreement once it is made.
Frame frame_of(const Decision& decision) {
  const std::string title = decision.title.value_or("");
  const bool choosing = rules("choosing").matches(title + "\n" + adopted_points(decision)) &&
                        !rules("after_the_choice").matches(title);
  return choosing ? Frame::kChosen : Frame::kOpen;
}

/// Sentences, none of which runs over the end of a point.
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

/// The same of a decision, where a number of votes may end a sentence (`… mod 16. V foreslog …`).
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

struct Reading {
  std::string text;
  WishReading wishes;
  std::optional<std::string> reservation;
  std::optional<std::string> taken_back;
};

/// `read_as`: the text with words put in others' place, of the same length.
Reading read_pieces(std::string text, std::string_view read_as, const std::vector<Span>& pieces,
                    Frame frame) {
  Reading reading{std::move(text), {}, std::nullopt, std::nullopt};
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

Reading read_text(std::string text, Frame frame = Frame::kOpen) {
  const std::vector<Span> pieces = pieces_of(text);
  return read_pieces(text, text, pieces, frame);
}

/// Without what the points tell of other municipalities.
Reading read_points(const Decision& decision) {
  std::string text = adopted_points(decision);
  std::vector<Span> pieces = pieces_of(text);
  std::erase_if(pieces, [&](Span piece) { return wish_of_another(piece.of(text), decision.municipality); });
  return read_pieces(text, text, pieces, frame_of(decision));
}

/// `… at B angives som 2. prioritet i stedet for C`: the points with one area put in another's place. Nothing
/// where the words name more, or an area that is not asked for.
std::optional<Reading> one_for_another(std::string_view change, Reading points) {
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
  const Reading stated = read_text(std::string(change.substr(0, between.begin)));
  for (const StatedWish& wish : stated.wishes.wishes) {
    if (wish.rank_span && wish.rank != gone->rank) return std::nullopt;
  }
  gone->area = comes.front();
  return points;
}

/// True for words that the decision keeps as what a member would or would not have.
bool is_a_members(const Decision& decision, const std::string& words) {
  return std::any_of(decision.dissents.begin(), decision.dissents.end(), [&](const std::string& dissent) {
    const bool same = dissent.find(words) != std::string::npos || words.find(dissent) != std::string::npos;
    // The meeting's own reservation is kept among the dissents too.
    return same && !parse_voters(dissent, {0, dissent.size()}).voters.empty();
  });
}

/// `C og V beklager, at …`, `Et mindretal ønskede …`: begins with members who are not the meeting.
bool is_a_members_sentence(std::string_view sentence) {
  constexpr std::size_t kLongestVoters = 200;
  if (rules("by_members").first(sentence)) return true;
  const VoterList list = parse_voters(sentence, {0, std::min(sentence.size(), kLongestVoters)});
  return !list.voters.empty() && list.end < sentence.size();
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
Reading read_decision(const Decision& decision) {
  std::string text = decision.decision_text.value_or("");
  std::vector<Span> pieces = sentences_of_decision(text);
  const Motions motions = read_motions(text, pieces);
  std::erase_if(pieces, [&](Span piece) {
    return is_a_members(decision, std::string(piece.of(text))) ||
           wish_of_another(piece.of(text), decision.municipality) ||
           std::find(motions.not_agreed.begin(), motions.not_agreed.end(), piece) != motions.not_agreed.end();
  });
  return read_pieces(text, with_itself_unnamed(text, decision), pieces, Frame::kOpen);
}

/// What the decision changes: a motion that was carried, or words such as `med den ændring, at`.
std::optional<std::string> change_of(const Decision& decision) {
  const std::string text = decision.decision_text.value_or("");
  const auto carried = read_motions(text, sentences_of_decision(text)).carried;
  const auto change = rules("amendment").first(text);
  if (carried && (!change || !find_areas(carried->of(text)).empty())) return std::string(carried->of(text));
  if (!change) return std::nullopt;
  return std::string(change->group("change").value_or(change->span).of(text));
}

/// A motion about an area was carried.
bool moves_an_area(const Decision& decision) {
  const std::string text = decision.decision_text.value_or("");
  const auto carried = read_motions(text, sentences_of_decision(text)).carried;
  return carried && !find_areas(carried->of(text)).empty();
}

/// The recommendation names an area, and not to decline it, that was not read as a wish.
bool leaves_an_area(const Decision& decision, const WishReading& reading) {
  constexpr double kWholeWord = 0.9;
  const std::string text = adopted_points(decision);
  const std::vector<Span> pieces = pieces_of(text);
  return std::any_of(pieces.begin(), pieces.end(), [&](Span piece) {
    const std::string_view words = piece.of(text);
    if (rules("says_no").matches(words) || rules("declines").matches(words)) return false;
    const std::vector<AreaMention> areas = find_areas(words);
    return std::any_of(areas.begin(), areas.end(), [&](const AreaMention& area) {
      return area.confidence >= kWholeWord &&
             !rules("passed_over").matches(words.substr(0, area.span.begin)) &&
             std::none_of(reading.wishes.begin(), reading.wishes.end(),
                          [&](const StatedWish& wish) { return wish.area == area.area; });
    });
  });
}

/// The sentence that chooses names more areas, in whatever words, than it was read to choose.
bool chooses_more(const Reading& reading) {
  std::set<std::string> named;
  const std::vector<Span> sentences = sentences_of_decision(reading.text);
  for (const StatedWish& wish : reading.wishes.wishes) {
    for (const Span sentence : sentences) {
      if (!sentence.contains(wish.area_span)) continue;
      for (const RuleMatch& word : rules("any_area_word").scan(reading.text, sentence)) {
        const std::string start = to_lower(word.group("area")->of(reading.text));
        named.insert(start == "folkesko" ? "sko" : start);
      }
    }
  }
  return named.size() > reading.wishes.wishes.size();
}

/// Without the stop that was put behind a point.
std::optional<std::string> as_printed(std::optional<std::string> words, const Decision& decision) {
  if (!words || !words->ends_with('.')) return words;
  bool printed = squeeze(decision.decision_text.value_or("")).find(*words) != std::string::npos;
  for (const RecommendationPoint& point : decision.recommendation)
    printed = printed || squeeze(point.text).find(*words) != std::string::npos;
  if (!printed) words->pop_back();
  return words;
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

/// What an amendment says instead (`med den ændring, at A bliver 1. prioritet og B 2. prioritet`), or the
/// points without what it takes off (`at C udgår som 3. prioritet`). Nothing where it cannot be told how the
/// two go together.
std::optional<Reading> amended(const Decision& decision, Reading points) {
  const std::string text = decision.decision_text.value_or("");
  const auto change = change_of(decision);
  if (!change) return std::nullopt;
  if (rules("in_place_of").matches(*change) || rules("gives_way_to").matches(*change))
    return one_for_another(*change, std::move(points));
  Reading instead = read_text(*change, Frame::kChosen);
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
  return rules("names_an_area").matches(*change) ? std::nullopt : std::optional<Reading>(std::move(points));
}

/// The flow span of a piece of evidence, found again by its quote.
std::optional<Span> flow_span(const Document& document, const Evidence& evidence) {
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    const Page& page = document.pages()[i];
    if (page.raw.number != evidence.page) continue;
    const std::size_t at = page.repaired.text.find(evidence.quote);
    if (at == std::string::npos) return std::nullopt;
    const std::size_t begin = document.page_span(i).begin + at;
    return Span{begin, begin + evidence.quote.size()};
  }
  return std::nullopt;
}

/// Cites the words that name the priority's area inside what the decision cites; all of it where none is
/// found.
void cite_priority(const Document& document, const std::vector<Evidence>& sources, const AreaCode& area,
                   const std::string& field, std::vector<Evidence>& evidence) {
  const std::size_t before = evidence.size();
  for (const Evidence& source : sources) {
    const auto flow = flow_span(document, source);
    if (!flow) continue;
    for (const AreaMention& mention : find_areas(flow->of(document.text()))) {
      if (mention.area != area) continue;
      add_evidence(evidence, document, field, shifted(mention.span, flow->begin));
    }
  }
  if (evidence.size() != before) return;
  for (Evidence source : sources) {
    source.field = field;
    evidence.push_back(std::move(source));
  }
}

/// Cites what of the decision's evidence holds the words; all of it where they run over several places.
void cite_words(const std::vector<Evidence>& sources, const std::string& words, const char* field,
                std::vector<Evidence>& evidence) {
  const auto holds = [&](const Evidence& source) {
    return squeeze(source.quote).find(words) != std::string::npos;
  };
  const bool one_place = std::any_of(sources.begin(), sources.end(), holds);
  for (const Evidence& source : sources) {
    if (one_place && !holds(source)) continue;
    evidence.push_back(source);
    evidence.back().field = field;
  }
}

std::vector<Evidence> evidence_of(const Document& document, const Record& source, const Declaration& value) {
  std::vector<Evidence> evidence;
  std::vector<Evidence> words;  // of the recommendation and the decision
  for (const Evidence& known : source.evidence) {
    const auto add = [&](const char* field) {
      evidence.push_back(known);
      evidence.back().field = field;
    };
    if (known.field == "municipality") add("municipality");
    if (known.field == "committee" || known.field == "item_number" || known.field == "meeting_date")
      add("decided");
    if (known.field == "meeting_date") add("date");
    if (known.field.starts_with("recommendation") || known.field.starts_with("decision_text"))
      words.push_back(known);
  }
  for (std::size_t i = 0; i < value.priorities.size(); ++i) {
    cite_priority(document, words, value.priorities[i].area, "priorities." + std::to_string(i), evidence);
  }
  for (const Evidence& known : words) {
    if (value.none_of_areas) evidence.push_back(known), evidence.back().field = "none_of_areas";
  }
  if (value.reservation) cite_words(words, *value.reservation, "reservation", evidence);
  if (value.replaces) cite_words(words, *value.replaces, "replaces", evidence);
  return evidence;
}

/// What an item came to, by either reader.
struct Came {
  Reading reading;
  MinutesDoubts doubts;
  std::optional<std::string> replaces;  ///< a withdrawal, and of what
};

bool same_choice(const WishReading& one, const WishReading& other) {
  const auto same = [](const StatedWish& a, const StatedWish& b) {
    return a.area == b.area && a.rank == b.rank;
  };
  return one.none == other.none && one.open_set == other.open_set &&
         std::is_permutation(one.wishes.begin(), one.wishes.end(), other.wishes.begin(), other.wishes.end(),
                             same);
}

/// The choice by known phrases. Nothing where the item came to none, or nobody can tell to which.
std::optional<Came> by_phrases(const Decision& decision) {
  Reading reading = read_points(decision);
  const Reading decided = read_decision(decision);
  MinutesDoubts doubts;
  if (decision.outcome == Outcome::kAmended ? !amends_other_points_only(decision) : moves_an_area(decision)) {
    const std::size_t recommended = reading.wishes.wishes.size();
    auto changed = amended(decision, std::move(reading));
    // Changed so that nobody can tell: only an order that the decision gives in full is certain.
    const bool in_full = decided.wishes.wishes.size() >= std::max<std::size_t>(recommended, 1);
    if (!changed && !(in_full && says_otherwise(decided.wishes, {}))) return std::nullopt;
    reading = changed ? std::move(*changed) : decided;
    doubts.amended = true;
  }
  if (reading.wishes.empty() && decision.outcome && adopts(*decision.outcome)) {
    // The recommendation leaves the choice open (`drøfter og anbefaler, hvilket område …`): the decision's
    // own words make it.
    reading = decided;
    doubts.by_words = true;
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

/// The adopted points as text, a bare entry of a numbered list with its number.
std::string numbered_points(const Decision& decision) {
  constexpr std::size_t kBareEntry = 30;
  Decision numbered = decision;
  for (RecommendationPoint& point : numbered.recommendation) {
    if (point.point && point.text.size() <= kBareEntry) point.text = *point.point + ". " + point.text;
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
    const WishReading reading = read_choice(words, from, Frame::kOpen);
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
  WishReading base = read_choice(text, before, Frame::kOpen);
  const auto order = changed_order("rækkefølgen vendes om", base.wishes);
  if (!order) return std::nullopt;
  base.wishes = *order;
  Came came{{text, std::move(base), std::nullopt, std::nullopt}, {}, std::nullopt};
  came.doubts.amended = true;
  return came;
}

/// The choice by the grammar of small words.
std::optional<Came> by_small_words(const Decision& decision) {
  const std::string words = decision.decision_text.value_or("");
  const Frame frame = frame_of(decision);
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
  Came decided{{words, read_choice(words, sentences, frame), std::nullopt, std::nullopt}, {}, std::nullopt};
  decided.doubts.by_words = true;
  std::string text = decision.outcome && !asks_for_an_answer(decision) ? numbered_points(decision) : "";
  std::vector<Span> points = adopted_sentences(text, pieces_of(text), words);
  std::erase_if(points, [&](Span piece) { return wish_of_another(piece.of(text), decision.municipality); });
  if (auto turned = turned_round(text, points)) return turned;
  Came came{{text, read_choice(text, points, frame), std::nullopt, std::nullopt}, {}, std::nullopt};
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
  const bool in_full = !own.guessed && (placed || own.open_set || rules("instead").matches(words)) &&
                       own.wishes.size() >= recommended.wishes.size();
  const auto change = change_of(decision);
  const bool changes =
      decision.outcome == Outcome::kAmended ? !amends_other_points_only(decision) : moves_an_area(decision);
  // One area for another is for the phrases to read, or for a person.
  if (changes && change && rules("in_place_of").matches(*change)) return std::nullopt;
  if (changes && !change && !in_full) return std::nullopt;
  if (changes && change) {
    const std::vector<Span> whole{{0, change->size()}};
    const WishReading said = read_choice(*change, whole, Frame::kChosen);
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

/// `Byrådet søger.` below a title that names one area, where no other word says which.
std::optional<Came> by_title(const Decision& decision) {
  const std::string title = decision.title.value_or("");
  const std::string words = adopted_points(decision) + "\f" + decision.decision_text.value_or("");
  const std::vector<Span> sentences = pieces_of(words);
  const bool seeks = std::any_of(sentences.begin(), sentences.end(), [&](Span sentence) {
    return rules("seeks").first(words, sentence) && !rules("says_no").first(words, sentence);
  });
  if (!decision.outcome || !adopts(*decision.outcome) || !seeks || rules("after_the_choice").matches(title))
    return std::nullopt;
  const WishReading named =
      read_choice(title, {{0, title.ends_with("?") ? title.size() - 1 : title.size()}}, Frame::kChosen);
  if (named.wishes.size() != 1) return std::nullopt;
  Came came{{title, named, std::nullopt, std::nullopt}, {}, std::nullopt};
  came.reading.wishes.confidence = 0.5;
  came.doubts.by_words = true;
  return came;
}

/// What the two readers come to together: where they agree nothing is doubted, the grammar stands in for
/// phrases that are not known.
std::optional<Came> chosen(const Decision& decision, bool named_here) {
  std::optional<Came> phrases =
      may_adopt(decision) && is_about_wishes(decision) ? by_phrases(decision) : std::nullopt;
  std::optional<Came> grammar = by_small_words(decision);
  if (!grammar && !phrases) grammar = by_title(decision);
  if (!phrases) {
    if (!grammar || rules("after_the_choice").matches(decision.title.value_or(""))) return std::nullopt;
    grammar->doubts.small_words = true;
    grammar->doubts.another_matter = !named_here;
    return grammar;
  }
  // An area beside verbs that neither knows.
  if (!grammar && phrases->reading.wishes.guessed) return std::nullopt;
  if (!grammar || phrases->replaces) return phrases;
  if (same_choice(phrases->reading.wishes, grammar->reading.wishes)) return phrases;
  // Phrases that are not known leave words out; where they differ and nothing speaks against the grammar, it
  // has seen more.
  constexpr double kPlain = 0.8;
  const bool better = grammar->reading.wishes.confidence >= kPlain;
  if (better) {
    grammar->doubts.two_readings = true;
    return grammar;
  }
  phrases->doubts.two_readings = true;
  return phrases;
}

/// `Svaret af 3. maj om A bortfalder og afløses af B`: the earlier answer that the new one stands for.
std::optional<std::string> replaced_by_it(const Decision& decision) {
  const std::string words = decision.decision_text.value_or("");
  for (const Span sentence : sentences_of_decision(words)) {
    if (const auto gone = rules("replaced_answer").first(words, sentence))
      return squeeze(gone->group("what").value_or(gone->span).of(words));
  }
  return std::nullopt;
}

struct DeclarationRead {
  Record record;
  std::vector<std::string_view> doubts;
};

/// `freed`: what the paper prints at the item, or at another one of the same case, speaks of agreements.
std::optional<DeclarationRead> declaration_of(const Document& document, const Record& source,
                                              const Decision& decision, const Given& given, bool freed) {
  if (decision.outcome && !may_adopt(decision) && *decision.outcome != Outcome::kRejected)
    return std::nullopt;
  const bool named_here = is_about_wishes(decision);
  if (!named_here && !freed) return std::nullopt;
  std::optional<Came> came = chosen(decision, named_here);
  if (!came) return std::nullopt;
  Reading& reading = came->reading;
  MinutesDoubts& doubts = came->doubts;
  doubts.decision = source.confidence;
  Declaration value;
  value.replaces = came->replaces;
  value.withdraws = came->replaces.has_value();
  if (value.withdraws) reading.wishes.wishes.clear();
  value.municipality = given.municipality ? given.municipality : decision.municipality;
  for (const StatedWish& wish : reading.wishes.wishes) {
    Priority priority{wish.area, wish.rank, std::nullopt};
    if (wish.condition) priority.condition = squeeze(wish.condition->of(reading.text));
    value.priorities.push_back(std::move(priority));
  }
  value.open_set = reading.wishes.open_set;
  value.none_of_areas = reading.wishes.none;
  value.reservation = as_printed(reading.reservation, decision);
  value.status =
      decision.body_kind == BodyKind::kCouncil ? DeclarationStatus::kCouncil : DeclarationStatus::kCommittee;
  value.decided = DecidedBy{decision.committee, decision.meeting_date, decision.item_number};
  value.date = decision.meeting_date;
  if (!value.withdraws) value.replaces = replaced_by_it(decision);
  if (rules("late").matches(decision.decision_text.value_or("") + "\n" + adopted_points(decision)))
    value.late = true;
  doubts.wishes = reading.wishes.confidence;
  doubts.guessed = reading.wishes.guessed;
  doubts.others_named = !value.withdraws && !reading.wishes.none && !doubts.amended &&
                        (doubts.by_words ? chooses_more(reading) : leaves_an_area(decision, reading.wishes));
  doubts.another_matter =
      doubts.another_matter || rules("after_the_choice").matches(decision.title.value_or(""));
  doubts.placed = value.municipality && value.date;
  Sureness sure = confidence_of(doubts);
  std::vector<Evidence> evidence = evidence_of(document, source, value);
  return DeclarationRead{{std::move(value), sure.value, std::move(evidence)}, std::move(sure.doubts)};
}

bool prints_of_agreements(const Document& document, const Record& record) {
  return record.extent.end <= document.text().size() &&
         speaks_of_being_freed(record.extent.of(document.text()));
}

/// Cases of which an item speaks of agreements.
std::set<std::string> cases_about_wishes(const Document& document, const Extraction& minutes) {
  std::set<std::string> cases;
  for (const Record& record : minutes.records) {
    const auto* decision = std::get_if<Decision>(&record.value);
    if (decision == nullptr || !decision->case_number) continue;
    if (is_about_wishes(*decision) || prints_of_agreements(document, record))
      cases.insert(*decision->case_number);
  }
  return cases;
}

}  // namespace

void add_declarations(const Document& document, Extraction& minutes, const Given& given) {
  const std::size_t decisions = minutes.records.size();
  minutes.doubts.resize(decisions);
  const std::set<std::string> cases = cases_about_wishes(document, minutes);
  for (std::size_t i = 0; i < decisions; ++i) {
    const auto* decision = std::get_if<Decision>(&minutes.records[i].value);
    if (decision == nullptr) continue;
    const bool freed = prints_of_agreements(document, minutes.records[i]) ||
                       (decision->case_number && cases.count(*decision->case_number) > 0);
    auto declaration = declaration_of(document, minutes.records[i], *decision, given, freed);
    if (!declaration) continue;
    // What the minutes are about is what they decided on, too.
    for (const AreaCode& area : decision->areas) {
      auto& areas = minutes.facts.areas;
      if (std::find(areas.begin(), areas.end(), area) == areas.end()) areas.push_back(area);
    }
    minutes.records.push_back(std::move(declaration->record));
    minutes.doubts.push_back(std::move(declaration->doubts));
  }
}

}  // namespace frisaet
