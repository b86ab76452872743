#include "extractors/declarations/choice_places.h"

#include <algorithm>
#include <utility>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("choosing", family);
}

WishGroup group_of(std::vector<AreaMention> areas) {
  WishGroup group;
  group.areas = std::move(areas);
  return group;
}

/// `A kommer før B`, `A over B`.
std::vector<WishGroup> beside(std::string_view text, const std::vector<AreaList>& lists) {
  std::vector<WishGroup> found;
  for (std::size_t i = 0; i + 1 < lists.size(); ++i) {
    const std::string_view between = Span{lists[i].span.end, lists[i + 1].span.begin}.of(text);
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
std::vector<WishGroup> in_order(std::string_view text, Span clause, const std::vector<AreaList>& lists) {
  if (lists.size() != 1 || lists[0].areas.size() < 2 || lists[0].joint == AreaList::Joint::kOr ||
      !rules("in_order").matches(clause.of(text)))
    return {};
  std::vector<WishGroup> found;
  for (const AreaMention& area : lists[0].areas) {
    found.push_back(group_of({area}));
    found.back().rank = static_cast<int>(found.size());
  }
  return found;
}

/// Which list each place word is of.
class Binding {
 public:
  Binding(std::string_view text, Span clause, const std::vector<AreaList>& lists,
          const std::vector<PlaceWord>& words)
      : text_(text), lists_(lists), words_(words), of_list_(lists.size()) {
    bind_numbers(clause);
    const auto first_noun =
        std::find_if(words.begin(), words.end(), [](const PlaceWord& word) { return !word.adverb; });
    nouns_lead_ = first_noun != words.end() && first_noun->span.begin < lists.front().span.begin;
    if (bind_by_turns()) return;
    for (std::size_t w = 0; w < words.size(); ++w) bind(w);
  }

  /// By list; nothing where no word places it.
  [[nodiscard]] const std::vector<std::optional<PlaceWord>>& of_list() const { return of_list_; }

 private:
  /// `2. Ældre`, `1) folkeskole`.
  void bind_numbers(Span clause) {
    for (std::size_t l = 0; l < lists_.size(); ++l) {
      const std::size_t from = l == 0 ? clause.begin : lists_[l - 1].span.end;
      const auto number = rules("number_before").first(Span{from, lists_[l].span.begin}.of(text_));
      if (!number) continue;
      const Span rank = shifted(*number->group("rank"), from);
      of_list_[l] = PlaceWord{text_[rank.begin] - '0', rank};
    }
  }

  /// `A står først, B som nr. to og C til sidst`: each area with its word behind it.
  bool bind_by_turns() {
    if (lists_.size() < 2 || words_.size() != lists_.size()) return false;
    for (std::size_t l = 0; l < lists_.size(); ++l) {
      const bool turn = words_[l].span.begin >= lists_[l].span.end &&
                        (l + 1 == lists_.size() || words_[l].span.end <= lists_[l + 1].span.begin);
      if (!turn || of_list_[l]) return false;
    }
    of_list_.assign(words_.begin(), words_.end());
    return true;
  }

  void bind(std::size_t w) {
    const PlaceWord& word = words_[w];
    // `subsidiært` is of what follows, if anything does.
    const bool may_end = word.place.value_or(1) == 1;
    if (word.adverb && may_end && bind_right_behind(word)) return;
    // An adverb is about what follows it: `på skolen og dernæst på ældreområdet`.
    const bool follows = nouns_lead_ || word.adverb;
    if (!bind_nearest(w, follows) && (word.adverb || (words_.size() == 1 && lists_.size() == 1)))
      bind_nearest(w, !follows);
  }

  /// `ældreområdet først, dagtilbud til sidst`.
  bool bind_right_behind(const PlaceWord& word) {
    for (std::size_t l = 0; l < lists_.size(); ++l) {
      if (of_list_[l] || lists_[l].span.end > word.span.begin) continue;
      if (!trim(Span{lists_[l].span.end, word.span.begin}.of(text_)).empty()) continue;
      of_list_[l] = word;
      return true;
    }
    return false;
  }

  bool bind_nearest(std::size_t w, bool follows) {
    std::optional<std::size_t> nearest;
    for (std::size_t l = 0; l < lists_.size(); ++l) {
      const bool behind = lists_[l].span.begin >= words_[w].span.end;
      if (of_list_[l] || behind != follows) continue;
      // Of what follows the first, of what stands before the last.
      if (!nearest || !follows) nearest = l;
    }
    if (!nearest) return false;
    const bool next_has_it =
        follows && w + 1 < words_.size() && lists_[*nearest].span.begin > words_[w + 1].span.begin;
    if (!next_has_it) of_list_[*nearest] = words_[w];
    return true;
  }

  std::string_view text_;
  const std::vector<AreaList>& lists_;
  const std::vector<PlaceWord>& words_;
  std::vector<std::optional<PlaceWord>> of_list_;
  bool nouns_lead_ = false;
};

/// Each list with its place word; what has none comes after what was said before, where a word says so.
PlacedAreas by_words(std::string_view text, Span clause, const std::vector<AreaList>& lists,
                     const std::vector<PlaceWord>& words, bool tie) {
  PlacedAreas found;
  const Binding binding(text, clause, lists, words);
  const auto& word_of = binding.of_list();
  std::optional<PlaceWord> shared;
  for (const auto& word : word_of)
    if (word && !shared) shared = word;
  const auto bound = [&](Span span) {
    return std::any_of(word_of.begin(), word_of.end(),
                       [&](const auto& word) { return word && word->span.overlaps(span); });
  };
  for (std::size_t l = 0; l < lists.size(); ++l) {
    const auto word = tie && shared ? shared : word_of[l];
    WishGroup group = group_of(lists[l].areas);
    if (word) {
      group.rank = word->place;
      group.fallback = !word->place;
      group.rank_span = word->span;
    }
    group.alternative = lists[l].joint == AreaList::Joint::kOr;
    if (group.alternative &&
        (lists[l].either || rules("either").matches(clause.of(text)) || group.rank == 1)) {
      found.open = true;
      group.rank.reset();
    }
    const std::size_t from = l == 0 ? clause.begin : lists[l - 1].span.end;
    const std::size_t until = l + 1 < lists.size() ? lists[l + 1].span.begin : clause.end;
    if (!group.rank && !group.fallback) {
      auto next = rules("next").first(text, {from, lists[l].span.end});
      if (next && next->span.begin >= lists[l].span.begin) next.reset();
      const Span rest{lists[l].span.end, until};
      const auto behind = rules("next_behind").first(rest.of(text));
      if (next && !bound(next->span)) {
        group.rank_span = next->span;
      } else if (behind && !bound(shifted(behind->span, rest.begin))) {
        group.rank_span = shifted(behind->span, rest.begin);
      }
      group.fallback = group.rank_span.has_value();
    }
    found.groups.push_back(std::move(group));
  }
  return found;
}

}  // namespace

std::vector<PlaceWord> place_words(std::string_view text, Span clause,
                                   const std::vector<Condition>& conditions, bool loose_first) {
  std::vector<PlaceWord> words;
  const auto add = [&](PlaceWord word) {
    const bool taken = std::any_of(words.begin(), words.end(),
                                   [&](const PlaceWord& other) { return other.span.overlaps(word.span); });
    // `nr. 1-12` counts something else.
    const std::string_view rest = text.substr(word.span.end);
    const bool range = rest.size() > 1 && rest[0] == '-' && rest[1] >= '0' && rest[1] <= '9';
    if (!taken && !range && !in_condition(word.span, conditions)) words.push_back(std::move(word));
  };
  for (const RuleMatch& last : rules("last").scan(text, clause)) add({std::nullopt, last.span, true});
  for (const RankWord& rank : ranks_in(text, clause, conditions)) add({rank.rank, rank.span, rank.adverb});
  for (const RuleMatch& rank : rules("rank").scan(text, clause)) add({rank.rule->gives[0] - '0', rank.span});
  std::sort(words.begin(), words.end(),
            [](const PlaceWord& a, const PlaceWord& b) { return a.span.begin < b.span.begin; });
  const bool only_first = words.size() == 1 && words.front().adverb && words.front().place == 1;
  if (only_first && !loose_first) words.clear();
  return words;
}

PlacedAreas place_areas(std::string_view text, Span clause, const std::vector<AreaList>& lists,
                        const std::vector<PlaceWord>& words, bool tie, bool open) {
  PlacedAreas found;
  found.groups = beside(text, lists);
  if (found.groups.empty() && !open) found.groups = in_order(text, clause, lists);
  if (found.groups.empty()) found = by_words(text, clause, lists, words, tie);
  return found;
}

}  // namespace frisaet
