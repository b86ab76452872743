#include "extractors/declarations/free_answers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extractors/declarations/answer_rows.h"
#include "extractors/declarations/settle_wishes.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kGuessed = 0.5;  // as in wishes.cc: nobody knows the words, one reading is possible
constexpr double kClear = 0.9;    // settle_wishes' sureness of a set or an order that leaves no doubt
constexpr double kUnclear = 0.4;  // several readings

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("answers", family);
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

class FreeAnswer {
 public:
  FreeAnswer(std::string_view text, const std::optional<MunicipalityRef>& own)
      : text_(text), own_(own), rows_(text) {}

  void read(Span piece) {
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
    if (pending_ && !chosen) return reading;
    reading = settle_wishes(std::move(kept), declined_, open_);
    // Areas that are merely named beside a no (`får lov at køre videre på de almindelige vilkår`) are not
    // wanted.
    if (none_span_ && !chosen) reading.wishes.clear();
    if (!reading.wishes.empty() && !none_span_) {
      const bool unclear = reading.confidence < kClear && !open_;
      // Named side by side without a word of choosing or of order: nothing is known of them.
      if (unclear && !chosen) return {};
      reading.guessed = true;
      reading.confidence = unclear ? kUnclear : kGuessed;
      return reading;
    }
    const bool all_declined = reading.wishes.empty() && declined_.size() >= 3;
    if (reading.wishes.empty() && (none_span_ || all_declined)) {
      reading.none = true;
      reading.none_span = none_span_ ? none_span_ : declined_span_;
      reading.guessed = true;
      reading.confidence = kGuessed;
      return reading;
    }
    // Wants something and wants nothing: left to a person.
    return {};
  }

 private:
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

  std::vector<RankWord> ranks_of(Span clause, const std::vector<Condition>& conditions) const {
    std::vector<RankWord> ranks = ranks_in(text_, clause, conditions);
    // `varmes skoleområdet op først` tells when.
    if ((clause.size() > kShortEntry || !conditions.empty()) && !chooses(clause))
      std::erase_if(ranks, [](const RankWord& rank) { return rank.adverb && rank.rank == 1; });
    for (const RuleMatch& match : rules("rank").scan(text_, clause)) {
      const bool taken = std::any_of(ranks.begin(), ranks.end(),
                                     [&](const RankWord& rank) { return rank.span.overlaps(match.span); });
      const bool conditional = in_condition(match.span, conditions);
      if (!taken && !conditional) ranks.push_back({match.rule->gives[0] - '0', match.span});
    }
    std::sort(ranks.begin(), ranks.end(),
              [](const RankWord& a, const RankWord& b) { return a.span.begin < b.span.begin; });
    return ranks;
  }

  void read_clause(Span clause) {
    const std::string_view words = clause.of(text_);
    if (rules("pending").matches(words)) pending_ = true;
    if (words.ends_with('?') || rules("aside").matches(words) || rules("opinion").matches(words) ||
        known("not_own_wish").matches(words) || names_another(words))
      return;
    if (rules("none").matches(words) || known("none").matches(words)) {
      none_span_ = trimmed(text_, clause);
      return;
    }
    const bool open = rules("open").matches(words) || known("open").matches(words);
    open_ = open_ || open;
    const std::vector<Condition> conditions = conditions_of(clause);
    std::vector<AreaList> lists = lists_of(clause, conditions);
    // `Det, der passer bedst`: no place where no order is wanted.
    const std::vector<RankWord> ranks = open ? std::vector<RankWord>{} : ranks_of(clause, conditions);
    if (lists.empty()) {
      if (!read_all_of_them(clause) && !read_the_other(clause, conditions))
        read_rank_of_those_before(clause, ranks);
      return;
    }
    const bool tie = rules("tie").matches(words) || known("tie").matches(words);
    // `gør vi ingen forskel` denies nothing.
    if (!tie && denies(text_, clause, conditions)) {
      for (const AreaList& list : lists)
        for (const AreaMention& area : list.areas) declined_.push_back(area.area);
      declined_span_ = trimmed(text_, clause);
      return;
    }
    std::vector<WishGroup> found = beside(lists);
    if (found.empty()) found = in_order(clause, lists, open);
    if (found.empty()) found = placed(clause, lists, ranks, tie);
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
    for (WishGroup& group : found) named_.push_back({std::move(group), strength, tie});
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
    return rules("chooses").matches(clause.of(text_)) || known("wish").matches(clause.of(text_));
  }

  Strength strength_of(Span clause, const WishGroup& group) const {
    if (group.rank || chooses(clause) || (group.fallback && !group.condition && clause.size() <= kShortEntry))
      return Strength::kChosen;
    return known("own_voice").matches(clause.of(text_)) ? Strength::kOwnVoice : Strength::kNamed;
  }

  static WishGroup group_of(std::vector<AreaMention> areas) {
    WishGroup group;
    group.areas = std::move(areas);
    return group;
  }

  /// `A kommer før B`, `A over B`.
  [[nodiscard]] std::vector<WishGroup> beside(const std::vector<AreaList>& lists) const {
    std::vector<WishGroup> found;
    for (std::size_t i = 0; i + 1 < lists.size(); ++i) {
      const std::string_view between = Span{lists[i].span.end, lists[i + 1].span.begin}.of(text_);
      const bool before = rules("before").matches(between);
      if (before == rules("behind").matches(between)) break;
      if (found.empty()) found.push_back(group_of(lists[i].areas));
      const auto place = before ? found.end() : found.begin();
      found.insert(place, group_of(lists[i + 1].areas));
    }
    for (std::size_t i = 1; i < found.size(); ++i) found[i].fallback = true;
    return found;
  }

  /// `i denne rækkefølge: A, B og C`: the position is the rank.
  [[nodiscard]] std::vector<WishGroup> in_order(Span clause, const std::vector<AreaList>& lists,
                                                bool open) const {
    if (open || lists.size() != 1 || lists[0].areas.size() < 2 || lists[0].joint == AreaList::Joint::kOr ||
        !rules("in_order").matches(clause.of(text_)))
      return {};
    std::vector<WishGroup> found;
    for (const AreaMention& area : lists[0].areas) {
      found.push_back(group_of({area}));
      found.back().rank = static_cast<int>(found.size());
    }
    return found;
  }

  /// Each rank goes to the nearer list on the side where the clause's ranks stand; what no rank takes comes
  /// after what was said before, where a word says so.
  std::vector<WishGroup> placed(Span clause, const std::vector<AreaList>& lists,
                                const std::vector<RankWord>& ranks, bool tie) {
    std::vector<WishGroup> found;
    const bool lead = !ranks.empty() && ranks.front().span.begin < lists.front().span.begin;
    std::vector<std::optional<RankWord>> rank_of(lists.size());
    for (std::size_t r = 0; r < ranks.size(); ++r) {
      // An adverb is about what follows it: `på skolen og dernæst på ældreområdet`.
      const bool follows = lead || ranks[r].adverb;
      const bool alone = ranks.size() == 1 && lists.size() == 1;
      std::optional<std::size_t> nearest;
      for (std::size_t l = 0; l < lists.size(); ++l) {
        const bool behind = lists[l].span.begin >= ranks[r].span.end;
        if (rank_of[l] || (behind != follows && !alone)) continue;
        // Of what follows the first, of what stands before the last.
        if (!nearest || !follows) nearest = l;
      }
      const bool next_has_it =
          nearest && follows && r + 1 < ranks.size() && lists[*nearest].span.begin > ranks[r + 1].span.begin;
      if (nearest && !next_has_it) rank_of[*nearest] = ranks[r];
    }
    std::optional<RankWord> shared;
    for (const auto& rank : rank_of)
      if (rank && !shared) shared = rank;
    for (std::size_t l = 0; l < lists.size(); ++l) {
      const auto rank = tie && shared ? shared : rank_of[l];
      WishGroup group = group_of(lists[l].areas);
      if (rank) {
        group.rank = rank->rank;
        group.rank_span = rank->span;
      }
      group.alternative = lists[l].joint == AreaList::Joint::kOr;
      if (group.alternative &&
          (lists[l].either || rules("either").matches(clause.of(text_)) || group.rank == 1)) {
        open_ = true;
        group.rank.reset();
      }
      const std::size_t from = l == 0 ? clause.begin : lists[l - 1].span.end;
      const std::size_t until = l + 1 < lists.size() ? lists[l + 1].span.begin : clause.end;
      if (!group.rank) {
        auto next = rules("next").first(text_, {from, lists[l].span.begin});
        const Span behind{lists[l].span.end, until};
        group.fallback = next || rules("next_behind").matches(behind.of(text_));
        if (group.fallback) group.rank_span = next ? next->span : trimmed(text_, behind);
      }
      found.push_back(std::move(group));
    }
    return found;
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
    const std::vector<RankWord> ranks = ranks_of(clause, {});
    if (!ranks.empty()) {
      group.rank = ranks.front().rank;
      group.rank_span = ranks.front().span;
    } else {
      open_ = true;
    }
    named_.push_back({std::move(group), Strength::kChosen});
    return true;
  }

  /// `… , så den sætter vi øverst`, `de deler andenpladsen`: of the areas just named, or of all of them.
  void read_rank_of_those_before(Span clause, const std::vector<RankWord>& ranks) {
    const std::string_view words = clause.of(text_);
    const bool tie = rules("tie").matches(words) || known("tie").matches(words);
    if (named_.empty()) return;
    const bool denied = denies(text_, clause, {});
    if (rules("those").matches(words) && chooses(clause) && !denied)
      named_.back().strength = Strength::kChosen;
    if (denied && rules("those").matches(words) && !tie && ranks.empty()) {
      for (const AreaMention& area : named_.back().group.areas) declined_.push_back(area.area);
      return;
    }
    if (ranks.empty() && !tie) return;
    for (std::size_t i = tie ? 0 : named_.size() - 1; i < named_.size(); ++i) {
      auto& [group, strength, tied] = named_[i];
      if (group.rank || group.fallback) continue;
      tied = tied || tie;
      strength = Strength::kChosen;
      if (ranks.empty()) continue;
      group.rank = ranks.front().rank;
      group.rank_span = ranks.front().span;
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
  const std::optional<MunicipalityRef>& own_;
  AnswerRows rows_;
  std::vector<Named> named_;
  std::vector<AreaMention> passed_over_;
  std::vector<AreaCode> declined_;
  std::optional<Span> declined_span_;
  std::optional<Span> none_span_;
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

WishReading read_free_answer(std::string_view text, const std::vector<Span>& pieces,
                             const std::optional<MunicipalityRef>& own) {
  FreeAnswer answer(text, own);
  for (const Span piece : pieces) answer.read(piece);
  return answer.finish();
}

}  // namespace frisaet
