#include "extractors/declarations/wishes.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extractors/declarations/settle_wishes.h"
#include "extractors/declarations/wish_rows.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kClear = 0.95;
constexpr double kOrderOnly = 0.8;    // ranks that follow from the order of the sentences alone
constexpr double kContradicts = 0.5;  // wants something and wants nothing
constexpr double kGuessed = 0.5;      // the frame alone says that it is a wish

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// Reads sentence by sentence; what one sentence says may be about the areas of the one before.
class Reader {
 public:
  Reader(std::string_view text, WishFrame frame) : text_(text), frame_(frame), rows_(text, groups_) {}
  Reader(const Reader&) = delete;  // rows_ adds to groups_
  Reader& operator=(const Reader&) = delete;

  void read(Span piece) {
    piece = behind_what_was_weighed(text_, piece);
    unclear_ = unclear_ || wants_none_but_one(piece);
    // A sentence that declines something is read clause by clause: `søger på A, men ikke på B`.
    if (rules("declines").first(text_, piece) || denies(text_, piece, conditions_in(text_, piece))) {
      for (const Span clause : clauses_of(text_, piece)) read_clause(clause);
    } else {
      read_clause(piece);
    }
  }

  std::size_t read_roman_list(const std::vector<Span>& pieces, std::size_t at) {
    return rows_.read_roman_list(pieces, at);
  }

  WishReading finish() {
    put_reserves_last();
    WishReading reading = settle_with_guesses();
    if (unclear_) reading.confidence = std::min(reading.confidence, kContradicts);
    // Wants something and wants nothing: one of the two is misread.
    reading.contradicts_itself = !reading.wishes.empty() && none_span_.has_value();
    if (reading.contradicts_itself) reading.confidence = std::min(reading.confidence, kContradicts);
    if (reading.wishes.empty() && (none_span_ || declined_.size() >= 3)) {
      reading.none = true;
      reading.none_span = none_span_ ? none_span_ : declined_span_;
      reading.confidence = unclear_ ? kContradicts : none_span_ ? kClear : kOrderOnly;
    }
    return reading;
  }

 private:
  /// `Ellers søger vi på B. C er vores reserve.`: behind an area that is already there for when the first
  /// fails, a reserve is no second.
  void put_reserves_last() {
    const auto waits = [&](const WishGroup& group) {
      return !group.rank &&
             (group.fallback || (group.condition && depends_on_another_wish(group.condition->of(text_))));
    };
    for (std::size_t i = 1; i < groups_.size(); ++i) {
      WishGroup& group = groups_[i];
      if (!group.rank_span || !rules("a_reserve").matches(group.rank_span->of(text_))) continue;
      const auto here = groups_.begin() + static_cast<std::ptrdiff_t>(i);
      const auto waiting = std::find_if(groups_.begin(), here, waits);
      if (waiting == here) continue;
      group.rank.reset();
      group.fallback = true;
      group.later_round = group.later_round || waiting->later_round;
    }
  }

  /// With the groups that only the frame makes wishes, if that leaves no doubt about order and number; else
  /// without them.
  WishReading settle_with_guesses() {
    const bool guesses =
        std::any_of(groups_.begin(), groups_.end(), [](const WishGroup& g) { return g.guessed; });
    if (!guesses) return settle_wishes(std::move(groups_), declined_, open_);
    WishReading with = settle_wishes(groups_, declined_, open_);
    const auto is_guess = [](const WishGroup& group) { return group.guessed; };
    const auto guess_counts = [&](const StatedWish& wish) {
      return std::none_of(groups_.begin(), groups_.end(), [&](const WishGroup& group) {
        return !group.guessed && std::any_of(group.areas.begin(), group.areas.end(),
                                             [&](const AreaMention& area) { return area.area == wish.area; });
      });
    };
    const bool counts = std::any_of(with.wishes.begin(), with.wishes.end(), guess_counts);
    if (counts && with.confidence >= kOrderOnly) {
      with.guessed = true;
      with.confidence = kGuessed;
      return with;
    }
    std::erase_if(groups_, is_guess);
    return settle_wishes(std::move(groups_), declined_, open_);
  }

  void read_clause(Span piece) {
    const std::string_view words = piece.of(text_);
    corrected_columns_ = corrected_columns_ || rules("corrected_columns").matches(words);
    if (rows_.read_table(piece)) return;
    const std::vector<Condition> conditions = conditions_in(text_, piece);
    if (words.ends_with('?') || is_not_own(piece, conditions) || tells_of_others(piece, conditions)) return;
    if (read_none(piece)) return;
    std::vector<AreaList> lists = area_lists_in(text_, piece, conditions);
    if (rules("open").matches(words)) open_ = true;
    // `A frem for B`: B is what was not chosen.
    std::erase_if(lists, [&](const AreaList& list) {
      return list.span.begin > piece.begin &&
             rules("passed_over").matches(text_.substr(piece.begin, list.span.begin - piece.begin));
    });
    std::erase_if(lists, [&](const AreaList& list) { return is_beside_the_choice(text_, piece, list.span); });
    if (read_beside_another(piece, lists)) return;
    if (declined(piece, conditions, lists)) return;
    if (rows_.read_list(piece, lists, open_)) return;
    const std::vector<RankWord> ranks = ranks_in(text_, piece, conditions);
    if (lists.empty()) return read_ranks_without_areas(piece, ranks);
    if (!ranks.empty() && rank_denied(piece, conditions)) return;
    const std::size_t before = groups_.size();
    read_areas(piece, lists, ranks, conditions);
    if (!is_for_the_round_after(piece, conditions)) return;
    for (std::size_t i = before; i < groups_.size(); ++i) groups_[i].later_round = true;
  }

  void read_areas(Span piece, const std::vector<AreaList>& lists, const std::vector<RankWord>& ranks,
                  const std::vector<Condition>& conditions) {
    const std::string_view words = piece.of(text_);
    if (!ranks.empty()) return pair(piece, ranks, lists, conditions);
    if (pending_rank_ && piece.size() <= kShortEntry) return read_pending(lists);
    pending_rank_.reset();
    if (rules("wish").matches(words)) return read_unranked(piece, lists, conditions);
    // `Er det taget, nøjes vi med B`: what hangs on the first wish's failing is the second, whatever the
    // verb.
    const bool instead = !groups_.empty() && lists.size() == 1 &&
                         std::any_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
                           return depends_on_another_wish(condition.span.of(text_));
                         });
    if (!instead && (frame_ == WishFrame::kOpen || rules("other_business").matches(words))) return;
    const std::size_t first = groups_.size();
    read_unranked(piece, lists, conditions);
    for (std::size_t i = first; i < groups_.size(); ++i) groups_[i].guessed = true;
  }

  /// `I runde 2 søger vi om A`; not `bliver vi ikke valgt til anden runde`.
  [[nodiscard]] bool is_for_the_round_after(Span piece, const std::vector<Condition>& conditions) const {
    const std::vector<RuleMatch> rounds = rules("second_round").scan(text_, piece);
    return std::any_of(rounds.begin(), rounds.end(),
                       [&](const RuleMatch& round) { return !in_condition(round.span, conditions); });
  }

  /// `B sættes efter A`, `A sættes foran B`: the place is told by the other area.
  bool read_beside_another(Span piece, const std::vector<AreaList>& lists) {
    const auto behind = rules("rank_after").first(text_, piece);
    const auto before = behind ? std::nullopt : rules("rank_before").first(text_, piece);
    if ((!behind && !before) || lists.size() != 2) return false;
    const Span place = behind ? behind->span : before->span;
    if (lists[0].span.begin >= place.begin || !lists[1].span.overlaps(place)) return false;
    add_group(groups_, lists[behind ? 1 : 0].areas, std::nullopt);
    add_group(groups_, lists[behind ? 0 : 1].areas, std::nullopt);
    groups_.back().fallback = true;
    return true;
  }

  /// Told as history, as a question or as another's; what a condition says of the past (`hvis vi ikke udpeges
  /// i første runde`) leaves the wish beside it one.
  [[nodiscard]] bool is_not_own(Span piece, const std::vector<Condition>& conditions) const {
    if (rules("supposed").matches(piece.of(text_))) return true;
    const auto own_now = rules("own_wish_now").first(piece.of(text_));
    // Some rules ask where the sentence begins.
    const std::vector<RuleMatch> told = rules("not_own_wish").scan(piece.of(text_));
    return std::any_of(told.begin(), told.end(), [&](const RuleMatch& words) {
      const Span span = shifted(words.span, piece.begin);
      if (own_now && shifted(own_now->span, piece.begin).contains(span)) return false;
      return std::none_of(conditions.begin(), conditions.end(),
                          [&](const Condition& c) { return c.span.contains(span); });
    });
  }

  /// Others are named, and not as those to whom the wish may be lost.
  [[nodiscard]] bool tells_of_others(Span piece, const std::vector<Condition>& conditions) const {
    const auto others = rules("others_named").first(text_, piece);
    return others && std::none_of(conditions.begin(), conditions.end(),
                                  [&](const Condition& c) { return c.span.overlaps(others->span); });
  }

  /// `Ældreområdet er ikke vores førsteprioritet`: says what is not, and leaves what is to a person.
  bool rank_denied(Span piece, const std::vector<Condition>& conditions) {
    const auto denied = rules("denied_rank").first(text_, piece);
    if (!denied || std::any_of(conditions.begin(), conditions.end(),
                               [&](const Condition& c) { return c.span.overlaps(denied->span); }))
      return false;
    unclear_ = true;
    return true;
  }

  /// `ingen af områderne A og B, men derimod C`: wants nothing and something.
  [[nodiscard]] bool wants_none_but_one(Span sentence) const {
    const auto none = rules("none").first(text_, sentence);
    if (!none) return false;
    const auto but = rules("none_but").first(text_, {none->span.end, sentence.end});
    return but && !find_areas(Span{but->span.end, sentence.end}.of(text_)).empty();
  }

  bool read_none(Span piece) {
    const std::string_view words = piece.of(text_);
    const auto match = rules("none").first(text_, piece);
    if (!match || rules("none_of_others").matches(words) || rules("none_besides").matches(words))
      return false;
    none_span_ = trimmed(text_, piece);
    return true;
  }

  /// `anbefaler ikke ældreområdet`: remembered, so that a title or a question that names the area makes no
  /// wish of it.
  bool declined(Span piece, const std::vector<Condition>& conditions, const std::vector<AreaList>& lists) {
    auto match = rules("declines").first(text_, piece);
    // Any other way of saying no, where no rank says on purpose what is wanted.
    if (!match && !lists.empty() && ranks_in(text_, piece, conditions).empty())
      match = real_no(text_, piece, conditions);
    if (!match) return false;
    const bool conditional = std::any_of(conditions.begin(), conditions.end(),
                                         [&](const Condition& c) { return c.span.contains(match->span); });
    if (conditional) return false;
    for (const AreaList& list : lists) {
      // Areas before a contrast are wanted (`søger på A, men ikke på B`): such sentences are left to a
      // person.
      for (const AreaMention& area : list.areas) declined_.push_back(area.area);
      declined_span_ = piece;
    }
    return true;
  }

  void read_ranks_without_areas(Span piece, const std::vector<RankWord>& ranks) {
    pending_rank_.reset();
    if (ranks.size() != 1) {
      if (rules("tie").matches(piece.of(text_)) && !groups_.empty())
        groups_.back().rank = groups_.back().rank.value_or(1);
      return;
    }
    if (!groups_.empty() && !groups_.back().rank && rules("anaphora").matches(piece.of(text_))) {
      groups_.back().rank = ranks.front().rank;
      groups_.back().rank_span = ranks.front().span;
    } else if (piece.size() <= kShortEntry) {
      pending_rank_ = ranks.front();  // a label; its area stands in the next cell
    }
  }

  void read_pending(const std::vector<AreaList>& lists) {
    add_group(groups_, lists.front().areas, pending_rank_);
    pending_rank_.reset();
  }

  /// `1. prioritet: A` takes what follows each rank, `A som 1. prioritet` what stands before it; the first
  /// noun decides for the sentence. Of two lists in reach the rank has the nearer (`søger på A, og at B
  /// angives som 2. prioritet`). Areas that no rank takes stay unranked.
  void pair(Span piece, const std::vector<RankWord>& ranks, const std::vector<AreaList>& lists,
            const std::vector<Condition>& conditions) {
    std::vector<AreaMention> areas;
    for (const AreaList& list : lists) areas.insert(areas.end(), list.areas.begin(), list.areas.end());
    if (ranks.size() == 1 && two_columns(ranks.front(), areas)) {
      // `Førsteprioritet | Ældreområdet | Dagtilbudsområdet`: what was said, and what it is to be.
      if (!corrected_columns_) unclear_ = true;
      add_group(groups_, {areas.back()}, ranks.front());
      return;
    }
    const auto noun =
        std::find_if(ranks.begin(), ranks.end(), [](const RankWord& rank) { return !rank.adverb; });
    const bool nouns_lead = noun != ranks.end() && noun->span.begin < areas.front().span.begin;
    const std::size_t first_group = groups_.size();
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      // `at A søges subsidiært,`: an adverb that ends its clause is about what stands before it. `først` is
      // not taken so: it may tell when.
      const bool ends_clause =
          ranks[i].span.end >= piece.end || text_.substr(ranks[i].span.end).find_first_of(",;.") == 0;
      const bool last_word = ranks.size() == 1 && ranks[i].adverb && ranks[i].rank > 1 && ends_clause &&
                             areas.back().span.end <= ranks[i].span.begin;
      const bool follows = (ranks[i].adverb || nouns_lead) && !last_word;
      const std::size_t before = i == 0 ? 0 : ranks[i - 1].span.end;
      const std::size_t after = i + 1 < ranks.size() ? ranks[i + 1].span.begin : text_.size();
      const Span reach = follows ? Span{ranks[i].span.end, after} : Span{before, ranks[i].span.begin};
      const AreaList* nearer = nullptr;
      for (const AreaList& list : lists) {
        const bool within = std::any_of(list.areas.begin(), list.areas.end(),
                                        [&](const AreaMention& area) { return reach.contains(area.span); });
        if (within && (nearer == nullptr || !follows)) nearer = &list;
      }
      if (follows && ranks.size() > 1 && columns_in(reach, areas)) unclear_ = true;
      const auto takes = [&](const AreaMention& area) {
        return nearer != nullptr && reach.contains(area.span) && nearer->span.contains(area.span);
      };
      std::vector<AreaMention> taken;
      std::copy_if(areas.begin(), areas.end(), std::back_inserter(taken), takes);
      std::erase_if(areas, takes);
      if (!taken.empty()) add_group(groups_, std::move(taken), ranks[i]);
    }
    if (!areas.empty()) add_group(groups_, std::move(areas), std::nullopt);
    attach(conditions, first_group, groups_.size());
  }

  /// Rows of two columns that are one paragraph: which of them counts, no head right above says.
  [[nodiscard]] bool columns_in(Span reach, const std::vector<AreaMention>& areas) const {
    for (std::size_t i = 0; i + 1 < areas.size(); ++i) {
      if (!reach.contains(areas[i].span) || !reach.contains(areas[i + 1].span)) continue;
      if (side_by_side(areas[i], areas[i + 1])) return true;
    }
    return false;
  }

  [[nodiscard]] bool side_by_side(const AreaMention& left, const AreaMention& right) const {
    return left.area != right.area &&
           text_.substr(left.span.end, right.span.begin - left.span.end).find_first_not_of(" |\t\n") ==
               std::string_view::npos;
  }

  /// Two cells with an area each behind a rank, and nothing between them.
  [[nodiscard]] bool two_columns(const RankWord& rank, const std::vector<AreaMention>& areas) const {
    return areas.size() == 2 && rank.span.end <= areas[0].span.begin && side_by_side(areas[0], areas[1]);
  }

  void read_unranked(Span piece, const std::vector<AreaList>& lists,
                     const std::vector<Condition>& conditions) {
    const std::size_t first = groups_.size();
    for (const AreaList& list : lists) {
      add_group(groups_, list.areas, std::nullopt, list.joint == AreaList::Joint::kOr);
      const bool after_first = rules("fallback").first(text_, {piece.begin, list.span.begin}).has_value();
      groups_.back().fallback = after_first;
    }
    attach(conditions, first, groups_.size());
    if (rules("tie").matches(piece.of(text_))) groups_.back().rank = 1;
  }

  /// Gives each condition to the group beside it.
  void attach(const std::vector<Condition>& conditions, std::size_t first, std::size_t last) {
    for (const Condition& condition : conditions) {
      WishGroup* owner = nullptr;
      for (std::size_t i = first; i < last; ++i) {
        const bool after = groups_[i].areas.front().span.begin >= condition.span.end;
        if (condition.leads && after) {
          owner = &groups_[i];
          break;
        }
        if (!condition.leads && !after) owner = &groups_[i];
      }
      if (owner == nullptr || !depends_on_another_wish(condition.span.of(text_))) continue;
      owner->condition = condition.span;
      if (!on_another_area(condition, first, last)) continue;
      for (std::size_t i = first; i < last; ++i) {
        const bool after = groups_[i].areas.front().span.begin >= condition.span.end;
        if (after == condition.leads) groups_[i].condition = condition.span;
      }
    }
  }

  /// `A som 1. prioritet og B som 2. prioritet, forudsat at ansøgningen på C ikke imødekommes`: what hangs on
  /// an area that is none of the groups' is said of all of them.
  [[nodiscard]] bool on_another_area(const Condition& condition, std::size_t first, std::size_t last) const {
    const std::vector<AreaCode> named = areas_in(condition.span.of(text_));
    return !named.empty() && std::none_of(named.begin(), named.end(), [&](const AreaCode& area) {
      for (std::size_t i = first; i < last; ++i) {
        for (const AreaMention& mention : groups_[i].areas)
          if (mention.area == area) return true;
      }
      return false;
    });
  }

  std::string_view text_;
  WishFrame frame_;
  std::vector<WishGroup> groups_;
  WishRows rows_;
  std::optional<RankWord> pending_rank_;
  std::vector<AreaCode> declined_;
  std::optional<Span> declined_span_;
  std::optional<Span> none_span_;
  bool corrected_columns_ = false;  ///< a head says which column is right
  bool unclear_ = false;            ///< columns without a head, or a rank that is denied
  bool open_ = false;
};

}  // namespace

std::vector<Span> clauses_of(std::string_view text, Span piece) {
  std::vector<Span> clauses;
  std::size_t begin = piece.begin;
  for (const RuleMatch& match : rules("clause_break").scan(text, piece)) {
    if (match.span.begin > begin) clauses.push_back({begin, match.span.begin});
    begin = match.span.begin;
  }
  clauses.push_back({begin, piece.end});
  return clauses;
}

WishReading read_wishes(std::string_view text, const std::vector<Span>& pieces, WishFrame frame) {
  Reader reader(text, frame);
  for (std::size_t i = 0; i < pieces.size();) {
    const std::size_t numbered = reader.read_roman_list(pieces, i);
    if (numbered == 0) reader.read(pieces[i]);
    i += std::max<std::size_t>(numbered, 1);
  }
  return reader.finish();
}

}  // namespace frisaet
