#include "extractors/declarations/choice.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extractors/declarations/answer_rows.h"
#include "extractors/declarations/changed_choice.h"
#include "extractors/declarations/choice_places.h"
#include "extractors/declarations/settle_wishes.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kPlain = 0.8;    // nothing in the words speaks against the reading
constexpr double kGuessed = 0.5;  // as in wishes.cc: nobody knows the words, one reading is possible
constexpr double kUnclear = 0.4;  // several readings
constexpr double kClear = 0.9;    // settle_wishes' sureness of a set or an order that leaves no doubt
constexpr std::size_t kBareAnswer = 4;  // bytes beside the areas and places of an answer (`2. Dagtilbud.`)

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("choosing", family);
}
const RuleFamily& known(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// How much speaks for a group's areas being the choice.
enum class Strength { kNamed, kOwnVoice, kChosen };

/// Areas that the answer names without a no.
struct Named {
  WishGroup group;
  Strength strength = Strength::kNamed;
  bool tied = false;  ///< said to stand in one place
};

class ChoiceReader {
 public:
  ChoiceReader(std::string_view text, WishFrame frame, const std::optional<MunicipalityRef>& own)
      : text_(text), frame_(frame), own_(own), rows_(text) {}

  void read(Span piece) {
    const std::string_view words = piece.of(text_);
    if (is_question(words)) return;
    // What is taken back is not asked for.
    if (retracted(text_, piece) && !known("instead").matches(words)) return;
    named_before_ = named_.size();
    const std::vector<Span> lines = lines_of(piece);
    if (rows_.are_rows(lines)) {
      for (const Span line : lines) read_line(line);
    } else {
      read_line(piece);
    }
  }

  WishReading finish() {
    WishReading reading;
    place_tied();
    const bool chosen = std::any_of(named_.begin(), named_.end(),
                                    [](const Named& one) { return one.strength == Strength::kChosen; });
    std::vector<WishGroup> kept = strongest();
    if (pending_ && !chosen) return {};
    if (frame_ == WishFrame::kOpen && !chosen) kept.clear();
    reading = settle_wishes(std::move(kept), declined_, open_);
    // Areas that are merely named beside a no (`får lov at køre videre på de almindelige vilkår`) are not
    // wanted.
    if (none_span_ && !chosen) reading.wishes.clear();
    if (!reading.wishes.empty() && !none_span_) {
      const bool unclear = reading.confidence < kClear && !open_;
      // Named side by side without a word of choosing or of order: nothing is known of them.
      if (unclear && !chosen) return {};
      reading.guessed = !chosen;
      reading.confidence = unclear ? kUnclear : chosen ? kPlain : kGuessed;
      return reading;
    }
    const bool all_declined = reading.wishes.empty() && declined_.size() >= 3;
    if (reading.wishes.empty() && (none_span_ || all_declined)) {
      reading.none = true;
      reading.open_set = false;
      reading.none_span = none_span_ ? none_span_ : declined_span_;
      reading.confidence = kPlain;
      return reading;
    }
    // Wants something and wants nothing: left to a person.
    return {};
  }

 private:
  /// A choice that is only put to the meeting (`hvilket er underordnet` puts none).
  static bool is_question(std::string_view words) {
    constexpr std::size_t kReach = 20;
    const auto question = rules("question").first(words);
    const auto open = rules("open").first(words);
    return question && !(open && open->span.begin <= question->span.end + kReach &&
                         open->span.end + kReach >= question->span.begin);
  }

  void read_line(Span piece) {
    auto row = rows_.read(piece, !named_.empty());
    if (!row) {
      for (const Span clause : clauses(piece)) read_clause(clause);
      return;
    }
    for (WishGroup& group : row->wanted) named_.push_back({std::move(group), Strength::kChosen});
    open_ = open_ || row->open;
    if (row->declined.empty()) return;
    declined_.insert(declined_.end(), row->declined.begin(), row->declined.end());
    declined_span_ = trimmed(text_, piece);
  }

  std::vector<Span> lines_of(Span piece) const {
    std::vector<Span> lines;
    for (std::size_t begin = piece.begin; begin < piece.end;) {
      const std::size_t end = std::min(text_.find('\n', begin), piece.end);
      const Span line = trimmed(text_, {begin, end});
      if (!line.empty()) lines.push_back(line);
      begin = end + 1;
    }
    return lines;
  }

  /// Areas that stand in one place without a word which: the first that is free.
  void place_tied() {
    const bool first_given =
        std::any_of(named_.begin(), named_.end(), [](const Named& one) { return one.group.rank == 1; });
    for (auto& [group, strength, tied] : named_) {
      if (!tied || group.rank || group.fallback || open_) continue;
      if (first_given) {
        group.fallback = true;
      } else {
        group.rank = 1;
      }
    }
  }

  /// Where each clause begins that may say something else, and the reason a sentence opens with up to its
  /// comma.
  std::vector<Span> clauses(Span piece) const {
    std::vector<Span> found;
    std::size_t begin = piece.begin;
    if (const auto lead = rules("reason_first").first(piece.of(text_))) {
      found.push_back({piece.begin, piece.begin + lead->span.end});
      begin = piece.begin + lead->span.end;
    }
    for (const RuleMatch& match : rules("clause").scan(text_, {begin, piece.end})) {
      if (match.span.begin > begin) found.push_back({begin, match.span.begin});
      begin = match.span.begin;
    }
    found.push_back({begin, piece.end});
    return found;
  }

  std::vector<Condition> conditions_of(Span clause) const {
    if (const auto first = rules("verb_first").first(clause.of(text_)))
      return {{shifted(*first->group("condition"), clause.begin), true}};
    return conditions_in(text_, clause);
  }

  std::vector<AreaList> lists_of(Span clause, const std::vector<Condition>& conditions) {
    std::vector<AreaList> kept;
    for (AreaList& list : find_area_lists(clause.of(text_), AreaWords::kEveryday)) {
      list.span = shifted(list.span, clause.begin);
      for (AreaMention& area : list.areas) area.span = shifted(area.span, clause.begin);
      const bool conditional = in_condition(list.span, conditions);
      const std::string_view before = text_.substr(clause.begin, list.span.begin - clause.begin);
      const std::string_view behind = text_.substr(list.span.end, clause.end - list.span.end);
      if (conditional || rules("not_the_choice_behind").matches(behind) ||
          known("of_an_area").matches(list.span.of(text_)) || rules("not_the_choice_before").matches(before))
        continue;
      if (rules("passed_over").matches(before)) {
        passed_over_ = list.areas;
        continue;
      }
      kept.push_back(std::move(list));
    }
    return kept;
  }

  std::vector<PlaceWord> places_of(Span clause, const std::vector<Condition>& conditions) const {
    const bool short_entry = clause.size() <= kShortEntry && conditions.empty();
    return place_words(text_, clause, conditions, short_entry || chooses(clause));
  }

  /// A word of the family stands in the clause outside its conditions.
  [[nodiscard]] bool says(const RuleFamily& family, Span clause,
                          const std::vector<Condition>& conditions) const {
    const std::vector<RuleMatch> found = family.scan(clause.of(text_));  // some rules ask where it begins
    return std::any_of(found.begin(), found.end(), [&](const RuleMatch& word) {
      return !in_condition(shifted(word.span, clause.begin), conditions);
    });
  }

  void decline(const AreaList& list) {
    for (const AreaMention& area : list.areas) declined_.push_back(area.area);
  }

  void read_clause(Span clause) {
    const std::string_view words = clause.of(text_);
    if (rules("pending").matches(words)) pending_ = true;
    const std::vector<Condition> conditions = conditions_of(clause);
    if (words.ends_with('?') || names_another(words)) return;
    for (const RuleFamily* family : {&rules("aside"), &rules("opinion"), &known("not_own_wish")})
      if (says(*family, clause, conditions)) return;
    const bool open = rules("open").matches(words) || known("open").matches(words);
    open_ = open_ || open;
    std::vector<AreaList> lists = lists_of(clause, conditions);
    if (says_none(clause, conditions, lists)) {
      none_span_ = trimmed(text_, clause);
      return;
    }
    // `Det, der passer bedst`: no place where no order is wanted.
    const std::vector<PlaceWord> places =
        open ? std::vector<PlaceWord>{} : places_of(clause, conditions);
    if (const auto way = rules("gives_way").first(text_, clause)) {
      // `A bortfalder og afløses af B`: what stands before is gone, what stands behind is not.
      const auto goes = [&](const AreaList& list) { return list.span.end <= way->span.begin; };
      for (const AreaList& list : lists)
        if (goes(list)) decline(list);
      std::erase_if(lists, goes);
      clause.begin = way->span.end;
    }
    if (lists.empty()) {
      if (!read_condition_of_the_last(clause, conditions) && !read_all_of_them(clause) &&
          !read_the_other(clause, conditions))
        read_place_of_those_before(clause, places);
      return;
    }
    const bool tie = rules("tie").matches(words) || known("tie").matches(words);
    // `gør vi ingen forskel` denies nothing.
    if (!tie && denies(text_, clause, conditions)) {
      for (const AreaList& list : lists) decline(list);
      declined_span_ = trimmed(text_, clause);
      return;
    }
    PlacedAreas placed = place_areas(text_, clause, lists, places, tie, open);
    open_ = open_ || placed.open;
    std::vector<WishGroup>& found = placed.groups;
    const bool later = !named_.empty();
    for (WishGroup& group : found) {
      if (!conditions.empty()) {
        group.fallback = !group.rank && (group.fallback || later);
        group.condition = conditions.front().span;
      }
    }
    // What is said of one area of a clause is said of all.
    Strength strength = Strength::kNamed;
    for (const WishGroup& group : found) strength = std::max(strength, strength_of(clause, group));
    if (tie) strength = Strength::kChosen;
    // `Der søges på A, og lykkes det ikke, på B`: the verb is not said again.
    if (!conditions.empty() && in_this_sentence()) strength = std::max(strength, named_.back().strength);
    // What is to be done about an area (`at der afsættes midler til projektet på skoleområdet`) chooses none.
    if (strength != Strength::kChosen && rules("other_business").matches(words)) return;
    for (WishGroup& group : found) named_.push_back({std::move(group), strength, tie});
  }

  /// Wants nothing at all; what is said of one area is said of that one.
  [[nodiscard]] bool says_none(Span clause, const std::vector<Condition>& conditions,
                               const std::vector<AreaList>& lists) const {
    if (lists.size() == 1 && lists.front().areas.size() == 1) return false;
    return says(rules("none"), clause, conditions) || says(known("none"), clause, conditions);
  }

  [[nodiscard]] bool in_this_sentence() const { return named_.size() > named_before_; }

  /// `A ønskes, men kun hvis …`: nothing but a condition, of what was named before in the sentence.
  bool read_condition_of_the_last(Span clause, const std::vector<Condition>& conditions) {
    constexpr std::size_t kJoint = 12;  // bytes: `, men kun `
    if (conditions.size() != 1 || !in_this_sentence() || named_.back().group.condition ||
        conditions.front().span.begin - clause.begin > kJoint)
      return false;
    named_.back().group.condition = conditions.front().span;
    return true;
  }

  /// Another municipality than the letter's own.
  [[nodiscard]] bool names_another(std::string_view words) const {
    if (!own_) return false;
    const std::vector<MunicipalityMention> named = find_municipalities(words);
    return std::any_of(named.begin(), named.end(),
                       [&](const MunicipalityMention& mention) { return mention.municipality != *own_; });
  }

  [[nodiscard]] bool chooses(Span clause) const {
    // A condition in front chooses nothing: `Bliver det koldt, varmes skoleområdet op først`.
    if (const auto first = rules("verb_first").first(clause.of(text_)))
      clause.begin += first->group("condition")->end;
    const std::string_view words = clause.of(text_);
    // Whoever proposes something about an area proposes it for a choice, or for something else.
    return rules("chooses").matches(words) || known("wish").matches(words) ||
           (rules("proposes").matches(words) && !rules("other_business").matches(words));
  }

  /// Nothing but the answer (`2. Dagtilbud.`), or an area right behind who proposes it.
  [[nodiscard]] bool is_answer(Span clause, const WishGroup& group) const {
    const Span areas{group.areas.front().span.begin, group.areas.back().span.end};
    return clause.size() - areas.size() <= kBareAnswer ||
           rules("names_right_behind").matches(text_.substr(clause.begin, areas.begin - clause.begin));
  }

  Strength strength_of(Span clause, const WishGroup& group) const {
    if (group.rank || chooses(clause) || is_answer(clause, group) || (group.fallback && !group.condition && clause.size() <= kShortEntry))
      return Strength::kChosen;
    return known("own_voice").matches(clause.of(text_)) ? Strength::kOwnVoice : Strength::kNamed;
  }

  static WishGroup group_of(std::vector<AreaMention> areas) {
    WishGroup group;
    group.areas = std::move(areas);
    return group;
  }

  /// `… frem for B, men siger ja til det sidste`.
  bool read_the_other(Span clause, const std::vector<Condition>& conditions) {
    if (passed_over_.empty() || !rules("the_other").matches(clause.of(text_)) ||
        denies(text_, clause, conditions))
      return false;
    WishGroup group = group_of(std::exchange(passed_over_, {}));
    group.fallback = true;
    if (!conditions.empty()) group.condition = conditions.front().span;
    named_.push_back({std::move(group), Strength::kChosen});
    return true;
  }

  /// `Alle tre områder har interesse`: the areas that the rounds' rule names.
  bool read_all_of_them(Span clause) {
    const auto all = rules("all").first(text_, clause);
    if (!all || denies(text_, clause, {})) return false;
    WishGroup group;
    std::string_view areas = all->rule->gives;
    while (!areas.empty()) {
      const std::size_t end = std::min(areas.find(' '), areas.size());
      group.areas.push_back({all->span, std::string(areas.substr(0, end)), 0.9});
      areas.remove_prefix(std::min(end + 1, areas.size()));
    }
    group.alternative = true;
    const std::vector<PlaceWord> places = places_of(clause, {});
    if (!places.empty()) {
      group.rank = places.front().place;
      group.fallback = !group.rank;
      group.rank_span = places.front().span;
    } else {
      open_ = true;
    }
    named_.push_back({std::move(group), Strength::kChosen});
    return true;
  }

  /// `… , så den sætter vi øverst`, `de deler andenpladsen`: of the areas just named, or of all of them.
  void read_place_of_those_before(Span clause, const std::vector<PlaceWord>& places) {
    const std::string_view words = clause.of(text_);
    const bool tie = rules("tie").matches(words) || known("tie").matches(words);
    if (named_.empty()) return;
    const bool denied = denies(text_, clause, {});
    if (rules("those").matches(words) && chooses(clause) && !denied)
      named_.back().strength = Strength::kChosen;
    if (denied && !tie) {
      if (rules("those").matches(words))
        for (const AreaMention& area : named_.back().group.areas) declined_.push_back(area.area);
      return;
    }
    if (places.empty() && !tie) return;
    for (std::size_t i = tie ? 0 : named_.size() - 1; i < named_.size(); ++i) {
      auto& [group, strength, tied] = named_[i];
      if (group.rank || group.fallback) continue;
      tied = tied || tie;
      strength = Strength::kChosen;
      if (places.empty()) continue;
      group.rank = places.front().place;
      group.fallback = !group.rank;
      group.rank_span = places.front().span;
    }
  }

  /// The groups for which most speaks, and what comes after them.
  std::vector<WishGroup> strongest() {
    Strength best = Strength::kNamed;
    for (const Named& one : named_) best = std::max(best, one.strength);
    std::vector<WishGroup> kept;
    for (auto& [group, strength, tied] : named_) {
      const bool later = !kept.empty() && group.fallback && strength != Strength::kNamed &&
                         (strength == Strength::kChosen || group.condition);
      // Alone, what hangs on a condition is no choice: `Bliver det koldt, varmes skolerne op`.
      const bool idle = best != Strength::kChosen && group.condition;
      if ((strength == best && !idle) || group.rank || later) kept.push_back(std::move(group));
    }
    return kept;
  }

  std::string_view text_;
  WishFrame frame_;
  const std::optional<MunicipalityRef>& own_;
  AnswerRows rows_;
  std::vector<Named> named_;
  std::vector<AreaMention> passed_over_;
  std::vector<AreaCode> declined_;
  std::optional<Span> declined_span_;
  std::optional<Span> none_span_;
  std::size_t named_before_ = 0;  ///< as many as had been named before this sentence
  bool open_ = false;
  bool pending_ = false;
};

}  // namespace

std::vector<Span> without_opinions(std::string_view text, const std::vector<Span>& pieces) {
  std::vector<Span> kept;
  for (const Span piece : pieces) {
    const auto opinion = rules("opinion").first(text, piece);
    if (!opinion) {
      kept.push_back(piece);
      continue;
    }
    // Up to the clause that says what came of it: `…, men fik ikke flertal. …`
    const auto next = rules("clause").first(text, {opinion->span.end, piece.end});
    if (next) kept.push_back({next->span.begin, piece.end});
  }
  return kept;
}

WishReading read_choice(std::string_view text, const std::vector<Span>& sentences, WishFrame frame,
                        const std::optional<MunicipalityRef>& own) {
  ChoiceReader reader(text, frame, own);
  for (const Span sentence : sentences) reader.read(sentence);
  return reader.finish();
}

}  // namespace frisaet
