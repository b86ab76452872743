#include "extractors/declarations/free_answers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extractors/declarations/settle_wishes.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kGuessed = 0.5;          // as in wishes.cc: nobody knows the words, one reading is possible
constexpr double kClear = 0.9;            // settle_wishes' sureness of a set or an order that leaves no doubt
constexpr double kUnclear = 0.4;          // several readings
constexpr std::size_t kLongestRow = 160;  // bytes, as in wish_rows.cc

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("answers", family);
}
const RuleFamily& known(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// How much speaks for a group's areas being the choice.
enum class Strength { kNamed, kOwnVoice, kChosen };

class FreeAnswer {
 public:
  FreeAnswer(std::string_view text, const std::optional<MunicipalityRef>& own) : text_(text), own_(own) {}

  void read(Span piece) {
    const std::vector<Span> lines = lines_of(piece);
    const auto is_row = [&](Span line) {
      return rules("place_then_area").matches(line.of(text_)) ||
             rules("area_then_place").matches(line.of(text_)) ||
             rules("answered_row").matches(line.of(text_));
    };
    if (std::count_if(lines.begin(), lines.end(), is_row) > 1) {
      for (const Span line : lines) read_line(line);
    } else {
      read_line(piece);
    }
  }

  WishReading finish() {
    WishReading reading;
    place_tied();
    const bool chosen = drop_weaker();
    if (pending_ && !chosen) return reading;
    reading = settle_wishes(std::move(groups_), declined_, open_);
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
    if (read_row(piece)) return;
    for (const Span clause : clauses(piece)) read_clause(clause);
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
        std::any_of(groups_.begin(), groups_.end(), [](const WishGroup& group) { return group.rank == 1; });
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (!tied_[i] || groups_[i].rank || groups_[i].fallback || open_) continue;
      if (first_given) {
        groups_[i].fallback = true;
      } else {
        groups_[i].rank = 1;
      }
    }
  }

  void push(WishGroup group, Strength strength, bool tied = false) {
    groups_.push_back(std::move(group));
    strength_.push_back(strength);
    tied_.push_back(tied);
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
      const bool conditional = std::any_of(conditions.begin(), conditions.end(),
                                           [&](const Condition& c) { return c.span.overlaps(list.span); });
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
      const bool conditional = std::any_of(conditions.begin(), conditions.end(),
                                           [&](const Condition& c) { return c.span.overlaps(match.span); });
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
    if (!tie && says_no(clause, conditions)) {
      for (const AreaList& list : lists)
        for (const AreaMention& area : list.areas) declined_.push_back(area.area);
      declined_span_ = trimmed(text_, clause);
      return;
    }
    std::vector<WishGroup> found = beside(lists);
    if (found.empty()) found = in_order(clause, lists, open);
    if (found.empty()) found = placed(clause, lists, ranks, tie);
    const bool later = !groups_.empty();
    for (WishGroup& group : found) {
      if (!conditions.empty()) {
        group.fallback = !group.rank && (group.fallback || later);
        group.condition = conditions.front().span;
      }
    }
    // What is said of one area of a clause is said of all.
    Strength strength = Strength::kNamed;
    for (const WishGroup& group : found) strength = std::max(strength, strength_of(clause, group));
    for (WishGroup& group : found) push(std::move(group), strength, tie);
  }

  /// Another municipality than the letter's own.
  [[nodiscard]] bool names_another(std::string_view words) const {
    if (!own_) return false;
    const std::vector<MunicipalityMention> named = find_municipalities(words);
    return std::any_of(named.begin(), named.end(),
                       [&](const MunicipalityMention& mention) { return mention.municipality != *own_; });
  }

  [[nodiscard]] bool says_no(Span clause, const std::vector<Condition>& conditions) const {
    const std::string_view words = clause.of(text_);
    if (known("harmless_no").matches(words)) return false;
    for (const RuleFamily* family : {&rules("no"), &known("declines"), &known("says_no")}) {
      const auto match = family->first(text_, clause);
      if (match && std::none_of(conditions.begin(), conditions.end(),
                                [&](const Condition& c) { return c.span.overlaps(match->span); }))
        return true;
    }
    return false;
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
    if (passed_over_.empty() || !rules("the_other").matches(clause.of(text_)) || says_no(clause, conditions))
      return false;
    WishGroup group = group_of(std::exchange(passed_over_, {}));
    group.fallback = true;
    if (!conditions.empty()) group.condition = conditions.front().span;
    push(std::move(group), Strength::kChosen);
    return true;
  }

  /// `Alle tre områder har interesse`: the areas that the rounds' rule names.
  bool read_all_of_them(Span clause) {
    const auto all = rules("all").first(text_, clause);
    if (!all || says_no(clause, {})) return false;
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
    push(std::move(group), Strength::kChosen);
    return true;
  }

  /// `… , så den sætter vi øverst`, `de deler andenpladsen`: of the areas just named, or of all of them.
  void read_rank_of_those_before(Span clause, const std::vector<RankWord>& ranks) {
    const std::string_view words = clause.of(text_);
    const bool tie = rules("tie").matches(words) || known("tie").matches(words);
    if (groups_.empty()) return;
    if (rules("those").matches(words) && chooses(clause) && !says_no(clause, {}))
      strength_.back() = Strength::kChosen;
    if (says_no(clause, {}) && rules("those").matches(words) && !tie && ranks.empty()) {
      for (const AreaMention& area : groups_.back().areas) declined_.push_back(area.area);
      return;
    }
    if (ranks.empty() && !tie) return;
    for (std::size_t i = tie ? 0 : groups_.size() - 1; i < groups_.size(); ++i) {
      if (groups_[i].rank || groups_[i].fallback) continue;
      tied_[i] = tied_[i] || tie;
      strength_[i] = Strength::kChosen;
      if (ranks.empty()) continue;
      groups_[i].rank = ranks.front().rank;
      groups_[i].rank_span = ranks.front().span;
    }
  }

  /// `1) Ældre – fordi …`, `Ønske B: Skoler`, `Dagtilbud: 1`, `ÆLDRE (2)`, `[x] Skole`, and entries without
  /// numbers below a line that announces an order.
  bool read_row(Span piece) {
    const std::string_view row = piece.of(text_);
    if (row.size() > kLongestRow) {
      entry_ = 0;
      in_set_ = false;
      return false;
    }
    if (rules("set_follows").matches(row)) {
      open_ = true;
      in_set_ = true;
      return true;
    }
    if (rules("order_follows").matches(row)) {
      entry_ = 1;
      return true;
    }
    if (read_answered_row(piece)) return true;
    if (known("box_ticked").matches(row) || known("box_empty").matches(row)) return read_ticks(piece);
    const std::vector<RuleMatch> behind = rules("area_then_place").all(row);
    std::size_t rest_of_row = row.size();
    for (const RuleMatch& cell : behind) rest_of_row -= cell.span.size();
    if (!behind.empty() && rest_of_row <= kRemark) {
      bool any = false;
      for (const RuleMatch& cell : behind)
        any = add_row(shifted(*cell.group("area"), piece.begin), shifted(*cell.group("rank"), piece.begin)) ||
              any;
      if (any) return true;
    }
    if (const auto first = rules("place_then_area").first(row)) {
      const Span rest = shifted(*first->group("area"), piece.begin);
      const std::vector<AreaList> lists = find_area_lists(rest.of(text_), AreaWords::kEveryday);
      if (!lists.empty() && lists.front().span.begin < kRowLead && !says_no(rest, {}))
        return add_row(Span{rest.begin, rest.begin + lists.front().span.end},
                       shifted(*first->group("rank"), piece.begin), rest);
    }
    if ((entry_ > 0 || in_set_) && rules("entry").matches(row)) {
      const std::vector<AreaList> lists = find_area_lists(row, AreaWords::kEveryday);
      if (lists.size() == 1) {
        add(lists.front(), piece.begin, in_set_ ? std::nullopt : std::optional(entry_++));
        return true;
      }
    }
    // The list has ended: what follows is told, not listed.
    entry_ = 0;
    in_set_ = false;
    return false;
  }

  static constexpr std::size_t kRemark = 40;   // bytes beside a row's cells
  static constexpr std::size_t kRowLead = 12;  // bytes: a quotation mark, `området`

  bool read_ticks(Span piece) {
    bool any = false;
    for (const RuleMatch& box : known("box_ticked").all(piece.of(text_))) {
      const Span label = shifted(*box.group("label"), piece.begin);
      for (const AreaList& list : find_area_lists(label.of(text_), AreaWords::kEveryday)) {
        add(list, label.begin, std::nullopt);
        any = true;
      }
    }
    return any || known("box_empty").matches(piece.of(text_));
  }

  /// `Efterår | Ældre | Ja, men kun når …`, `Dagtilbud: nej`.
  bool read_answered_row(Span piece) {
    const auto row = rules("answered_row").first(piece.of(text_));
    if (!row) return false;
    const Span cell = shifted(*row->group("area"), piece.begin);
    const std::vector<AreaList> lists = find_area_lists(cell.of(text_), AreaWords::kEveryday);
    if (lists.size() != 1 || lists.front().areas.size() != 1) return false;
    const std::string_view answer = row->group("answer")->of(piece.of(text_));
    if (answer == "[ ]" || answer == "☐") return true;
    if (to_lower(answer) == "nej") {
      declined_.push_back(lists.front().areas.front().area);
      declined_span_ = piece;
      return true;
    }
    const bool later = !groups_.empty();
    add(lists.front(), cell.begin, std::nullopt);
    take_condition(shifted(*row->group("rest"), piece.begin), later);
    return true;
  }

  /// The condition in the rest of the row that was just added.
  void take_condition(Span rest, bool later) {
    const std::vector<Condition> conditions = conditions_in(text_, rest);
    Span words = conditions.empty() ? Span{} : conditions.front().span;
    if (const auto only = rules("only_when").first(text_, rest)) words = trimmed(text_, only->span);
    if (words.empty()) return;
    groups_.back().condition = words;
    groups_.back().fallback = later && !groups_.back().rank;
  }

  bool add_row(Span cell, std::optional<Span> rank, std::optional<Span> rest = std::nullopt) {
    const std::vector<AreaList> lists = find_area_lists(cell.of(text_), AreaWords::kEveryday);
    if (lists.size() != 1) return false;
    std::optional<int> place;
    if (rank && !in_set_) {
      const char mark = text_[rank->begin];
      if (mark >= '1' && mark <= '4') place = mark - '0';
      if (mark >= 'A' && mark <= 'D') place = mark - 'A' + 1;
      if (mark >= 'a' && mark <= 'd') place = mark - 'a' + 1;
      if (!place) return true;  // a dash: a row that asks for nothing
    }
    add(lists.front(), cell.begin, place);
    if (rest) take_condition({cell.end, rest->end}, true);
    return true;
  }

  void add(const AreaList& list, std::size_t offset, std::optional<int> rank) {
    WishGroup group;
    for (AreaMention area : list.areas) {
      area.span = shifted(area.span, offset);
      group.areas.push_back(area);
    }
    group.alternative = list.joint == AreaList::Joint::kOr;
    group.rank = rank;
    push(std::move(group), Strength::kChosen);
  }

  /// Keeps the groups for which most speaks, and what comes after them; whether that is a word of choosing.
  bool drop_weaker() {
    Strength best = Strength::kNamed;
    for (const Strength strength : strength_) best = std::max(best, strength);
    std::vector<WishGroup> kept;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const bool later = !kept.empty() && groups_[i].fallback && strength_[i] != Strength::kNamed &&
                         (strength_[i] == Strength::kChosen || groups_[i].condition);
      // Alone, what hangs on a condition is no choice: `Bliver det koldt, varmes skolerne op`.
      const bool idle = best != Strength::kChosen && groups_[i].condition;
      if ((strength_[i] == best && !idle) || groups_[i].rank || later) kept.push_back(std::move(groups_[i]));
    }
    groups_ = std::move(kept);
    return best == Strength::kChosen;
  }

  std::string_view text_;
  const std::optional<MunicipalityRef>& own_;
  std::vector<WishGroup> groups_;
  std::vector<Strength> strength_;  ///< of each of groups_
  std::vector<bool> tied_;          ///< of each of groups_: said to stand in one place
  std::vector<AreaMention> passed_over_;
  std::vector<AreaCode> declined_;
  std::optional<Span> declined_span_;
  std::optional<Span> none_span_;
  int entry_ = 0;  ///< the place of the next entry below a line that announces an order
  bool in_set_ = false;
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
