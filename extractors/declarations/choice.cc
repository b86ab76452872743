#include "extractors/declarations/choice.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extractors/declarations/answer_rows.h"
#include "extractors/declarations/changed_choice.h"
#include "extractors/declarations/choice_clause.h"
#include "extractors/declarations/choice_places.h"
#include "extractors/declarations/settle_wishes.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kPlain = 0.8;    // nothing in the words speaks against the reading
constexpr double kGuessed = 0.5;  // as in wishes.cc: nobody knows the words, one reading is possible
constexpr double kUnclear = 0.4;  // several readings
constexpr double kClear = 0.9;    // settle_wishes' sureness of a set or an order that leaves no doubt

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("choosing", family);
}
const RuleFamily& known(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

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
    reading = settle_wishes(std::move(kept), declined_, open_ && !second_hangs_on_first(kept));
    // Areas that are merely named beside a no (`får lov at køre videre på de almindelige vilkår`) are not
    // wanted.
    if (none_span_ && !chosen) reading.wishes.clear();
    if (!reading.wishes.empty() && !none_span_) {
      const bool unclear = reading.confidence < kClear && !open_;
      // Named side by side without a word of choosing or of order: nothing is known of them.
      if (unclear && !chosen) return {};
      reading.guessed = !chosen;
      reading.confidence = unclear ? kUnclear : chosen ? kPlain : kGuessed;
      // On a first wish only another one's failing is a condition; what else it hangs on is reserved for.
      for (StatedWish& wish : reading.wishes) {
        if (wish.condition && wish.rank.value_or(1) == 1 &&
            !depends_on_another_wish(wish.condition->of(text_)))
          wish.condition.reset();
      }
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

  void decline(const std::vector<AreaMention>& areas) {
    for (const AreaMention& area : areas) declined_.push_back(area.area);
  }

  void read_clause(Span span) {
    const ChoiceClause clause(text_, span, own_);
    pending_ = pending_ || clause.pending();
    if (clause.tells_of_something_else()) return;
    open_ = open_ || clause.open();
    if (clause.wants_nothing()) {
      none_span_ = trimmed(text_, span);
      return;
    }
    decline(clause.given_up());
    if (!clause.passed_over().empty()) passed_over_ = clause.passed_over();
    if (clause.lists().empty()) {
      if (!read_condition_of_the_last(clause) && !read_all_of_them(clause) && !read_the_other(clause))
        read_place_of_those_before(clause);
    } else if (clause.denies() && !clause.tie()) {  // `gør vi ingen forskel` denies nothing
      for (const AreaList& list : clause.lists()) decline(list.areas);
      declined_span_ = trimmed(text_, span);
    } else {
      read_areas(clause);
    }
  }

  void read_areas(const ChoiceClause& clause) {
    PlacedAreas placed = clause.placed_areas();
    open_ = open_ || placed.open;
    const bool later = !named_.empty();
    for (WishGroup& group : placed.groups) {
      if (clause.conditions().empty()) continue;
      group.fallback = !group.rank && (group.fallback || later);
      group.condition = clause.conditions().front().span;
    }
    // What is said of one area of a clause is said of all.
    Strength strength = clause.tie() ? Strength::kChosen : Strength::kNamed;
    for (const WishGroup& group : placed.groups) strength = std::max(strength, clause.strength_of(group));
    // `Der søges på A, og lykkes det ikke, på B`: the verb is not said again.
    if (!clause.conditions().empty() && in_this_sentence())
      strength = std::max(strength, named_.back().strength);
    // What is to be done about an area (`at der afsættes midler til projektet på skoleområdet`) chooses none.
    if (strength != Strength::kChosen && clause.is_other_business()) return;
    for (WishGroup& group : placed.groups) named_.push_back({std::move(group), strength, clause.tie()});
  }

  [[nodiscard]] bool in_this_sentence() const { return named_.size() > named_before_; }

  /// `A ønskes, men kun hvis …`: nothing but a condition, of what was named before in the sentence.
  bool read_condition_of_the_last(const ChoiceClause& clause) {
    constexpr std::size_t kJoint = 12;  // bytes: `, men kun `
    const std::vector<Condition>& conditions = clause.conditions();
    if (conditions.size() != 1 || !in_this_sentence() || named_.back().group.condition ||
        conditions.front().span.begin - clause.span().begin > kJoint)
      return false;
    named_.back().group.condition = conditions.front().span;
    return true;
  }

  /// `… frem for B, men siger ja til det sidste`.
  bool read_the_other(const ChoiceClause& clause) {
    if (passed_over_.empty() || !clause.speaks_of_the_other() || clause.denies()) return false;
    WishGroup group;
    group.areas = std::exchange(passed_over_, {});
    group.fallback = true;
    if (!clause.conditions().empty()) group.condition = clause.conditions().front().span;
    named_.push_back({std::move(group), Strength::kChosen});
    return true;
  }

  /// `Alle tre områder har interesse`: the areas that the rounds' rule names.
  bool read_all_of_them(const ChoiceClause& clause) {
    std::vector<AreaMention> areas = clause.all_areas();
    if (areas.empty() || clause.denies()) return false;
    WishGroup group;
    group.areas = std::move(areas);
    group.alternative = true;
    open_ = open_ || clause.places().empty();
    give_place(group, clause.places());
    named_.push_back({std::move(group), Strength::kChosen});
    return true;
  }

  /// `… , så den sætter vi øverst`, `de deler andenpladsen`: of the areas just named, or of all of them.
  void read_place_of_those_before(const ChoiceClause& clause) {
    if (named_.empty()) return;
    if (clause.denies() && !clause.tie()) {
      if (clause.points_back()) decline(named_.back().group.areas);
      return;
    }
    if (clause.points_back() && clause.chooses() && !clause.denies())
      named_.back().strength = Strength::kChosen;
    if (clause.places().empty() && !clause.tie()) return;
    for (std::size_t i = clause.tie() ? 0 : named_.size() - 1; i < named_.size(); ++i) {
      auto& [group, strength, tied] = named_[i];
      if (group.rank || group.fallback) continue;
      tied = tied || clause.tie();
      strength = Strength::kChosen;
      give_place(group, clause.places());
    }
  }

  /// The first of the places, if there is any.
  static void give_place(WishGroup& group, const std::vector<PlaceWord>& places) {
    if (places.empty()) return;
    group.rank = places.front().place;
    group.fallback = !group.rank;
    group.rank_span = places.front().span;
  }

  /// Two areas, the other one for when the first fails: no set without an order, whatever else stands in the
  /// text (`Vi skriver begge dele nu`).
  bool second_hangs_on_first(const std::vector<WishGroup>& groups) const {
    return groups.size() == 2 && groups[0].areas.size() == 1 && !groups[0].condition && groups[1].condition &&
           groups[1].fallback && depends_on_another_wish(groups[1].condition->of(text_));
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
