// Assignments in running text whose words are not known: what stands in one clause, or is taken up from the
// one before, belongs together unless something there asks, denies or foresees.
#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/clause_items.h"
#include "extractors/agreements/name_lists.h"
#include "extractors/agreements/shared_days.h"
#include "extractors/agreements/told_periods.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/lexicon/numbers.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

// Steps: below kReviewThreshold, as no word that is known to give decides.
constexpr double kOneClause = 0.85;
constexpr double kTakenUp = 0.8;  // from the clause before

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

/// Walks through the clauses of a paper.
class Reader {
 public:
  Reader(const Prose& prose, Telling telling) : text_(prose.text()), telling_(telling) {}

  void read_sentence(Span sentence) {
    const std::size_t first = sentence_first_ = result_.size();
    const std::string_view words = sentence.of(text_);
    if (words.ends_with('?') || rules("list_of_others").matches(words)) {
      forget();
      return;
    }
    opens_ = rules("refers_back").matches(words);
    denied_ = false;
    for (const Span clause : giving_clauses(text_, sentence)) {
      // `Det er foreslået, at …`: what governs a clause holds for it.
      const std::size_t lead = clause.begin > 4 ? clause.begin - 4 : 0;
      denied_ = denied_ && text_.substr(lead, clause.begin - lead).ends_with(" at ");
      read_clause(clause, sentence);
      opens_ = true;  // what stands behind a comma goes on
    }
    share_days(words, sentence, result_, first);
    gave_before_ = result_.size() > first;
    if (gave_before_) {
      last_pairs_ = first;
    } else {
      take_period_told_behind(sentence);
      // `På ældreområdet gik den til Varde Kommune.`, of which nothing was read: what follows is about
      // others.
      if (!find_municipalities(words).empty()) last_pairs_ = result_.size();
    }
  }

  std::vector<Assigned> result() && { return std::move(result_); }

 private:
  void forget() {
    gave_before_ = false;
    waiting_.clear();
    area_ = std::nullopt;
    last_pairs_ = result_.size();
  }

  void read_clause(Span clause, Span sentence) {
    constexpr std::size_t kJoint = 6;             // `, men `
    constexpr std::size_t kMostClauseItems = 64;  // lists and areas; more are no clause that somebody wrote
    const std::string_view words = clause.of(text_);
    std::vector<ClauseItem> items = items_in(text_, clause, telling_);
    if (items.size() > kMostClauseItems) return;
    if (items.empty() && result_.size() > sentence_first_) {
      complete_periods(clause, sentence_first_);  // `…, og slutter den …`
      return;
    }
    denied_ = denied_ || rules("clause_takes_away").matches(without_asides(words));
    if (denied_ || (telling_ == Telling::kOther && !gave_before_ && !rules("clause_gives").matches(words))) {
      waiting_.clear();
      // `A ville have haft det samme, men …` goes on about A.
      if (telling_ == Telling::kAgreement && rules("but_goes_on").matches(text_.substr(clause.end, kJoint))) {
        for (const ClauseItem& item : items)
          waiting_.insert(waiting_.end(), item.names.begin(), item.names.end());
      }
      return;
    }
    if (auto meant = names_meant(clause, items)) {
      items.push_back(std::move(*meant));
      std::sort(items.begin(), items.end(),
                [](const ClauseItem& a, const ClauseItem& b) { return a.span < b.span; });
    }
    const bool listed_here =
        std::any_of(items.begin(), items.end(), [](const ClauseItem& item) { return item.named; });
    std::vector<const ClauseItem*> names, areas;
    for (const ClauseItem& item : items) (item.area ? areas : names).push_back(&item);
    if (names.empty()) {
      // The area is what is said, not what it is said of (`men dagtilbudsområdet er åbent for alle`).
      const bool said = one_area(areas) &&
                        (clause.begin == sentence.begin ||
                         !trim(text_.substr(clause.begin, areas.front()->span.begin - clause.begin)).empty());
      const bool several = waiting_.size() > 1 && rules("only_one_meant").matches(words);
      if (said && opens_ && !waiting_.empty() && !several)
        pair(Names(waiting_), *areas.front()->area, kTakenUp, clause, sentence);
      if (one_area(areas)) area_ = areas.front()->area;
      return;
    }
    if (areas.empty()) {
      waiting_.clear();
      for (const ClauseItem* item : names)
        waiting_.insert(waiting_.end(), item->names.begin(), item->names.end());
      listed_ = waiting_;
      if (area_ && rules("same_area").matches(words)) pair_like_before(clause, sentence);
      return;
    }
    waiting_.clear();
    if (listed_here) {
      listed_.clear();
      for (const ClauseItem* item : names)
        listed_.insert(listed_.end(), item->names.begin(), item->names.end());
    }
    pair_up(items, names, areas, clause, sentence);
    area_ = areas.back()->area;
  }

  /// `…, og det kan B også`: the same area, for the same time.
  void pair_like_before(Span clause, Span sentence) {
    const std::size_t first = result_.size();
    const auto period =
        first > 0 && result_.back().area == area_->area ? result_.back().period : std::nullopt;
    pair(Names(waiting_), *area_, kTakenUp, clause, sentence);
    for (std::size_t i = first; i < result_.size(); ++i) {
      if (!result_[i].period) result_[i].period = period;
    }
  }

  static bool one_area(const std::vector<const ClauseItem*>& areas) {
    return !areas.empty() && std::all_of(areas.begin(), areas.end(), [&](const ClauseItem* item) {
      return item->area->area == areas.front()->area->area;
    });
  }

  /// Without `, der … ,` inside: what a relative clause denies is not denied of the area.
  static std::string without_asides(std::string_view words) {
    std::string rest;
    std::size_t from = 0;
    for (const RuleMatch& aside : rules("relative_aside").scan(words)) {
      rest += words.substr(from, aside.span.begin - from);
      rest += ' ';
      from = aside.span.end;
    }
    rest += words.substr(from);
    return rest;
  }

  /// `De to førstnævnte`, `begge`, `sidstnævnte`: of the names last listed.
  std::optional<ClauseItem> names_meant(Span clause, const std::vector<ClauseItem>& items) const {
    constexpr std::size_t kAllThereAre = 98;
    if (listed_.empty() || listed_.size() > kAllThereAre || telling_ == Telling::kOther) return std::nullopt;
    const auto words = rules("names_meant").first(text_, clause);
    if (!words) return std::nullopt;
    const auto printed = words->group("count");
    const auto told = printed ? count_in_words(printed->of(text_)) : std::nullopt;
    const std::size_t count = told ? static_cast<std::size_t>(*told) : 1;
    const std::string& which = words->rule->gives;
    if (which == "all") {
      if (std::any_of(items.begin(), items.end(), [](const ClauseItem& item) { return item.named; }))
        return std::nullopt;
      if (printed && told && count != listed_.size()) return std::nullopt;
      return ClauseItem{words->span, listed_, std::nullopt, false, false};
    }
    if (count >= listed_.size()) return std::nullopt;
    const auto length = static_cast<std::ptrdiff_t>(count);
    Names part = which == "first" ? Names(listed_.begin(), listed_.begin() + length)
                                  : Names(listed_.end() - length, listed_.end());
    return ClauseItem{words->span, std::move(part), std::nullopt, false, false};
  }

  /// The comma-parted stretch of the clause that holds `at`.
  Span part_at(Span clause, Span at) const {
    const std::string_view before = text_.substr(clause.begin, at.begin - clause.begin);
    const std::size_t comma = before.rfind(',');
    const std::size_t end = text_.find(',', at.end);
    return {comma == std::string_view::npos ? clause.begin : clause.begin + comma + 1,
            std::min(end, clause.end)};
  }

  void pair_up(const std::vector<ClauseItem>& items, const std::vector<const ClauseItem*>& names,
               const std::vector<const ClauseItem*>& areas, Span clause, Span sentence) {
    if (rules("one_each").matches(clause.of(text_))) {
      Names all;
      for (const ClauseItem* item : names) all.insert(all.end(), item->names.begin(), item->names.end());
      if (all.size() != areas.size()) return;
      for (std::size_t i = 0; i < all.size(); ++i)
        pair({all[i]}, *areas[i]->area, kOneClause, clause, sentence);
      return;
    }
    if (std::any_of(areas.begin(), areas.end(), [](const ClauseItem* item) { return item->one_of_many; }))
      return;
    if (one_area(areas)) {
      // Names behind an area that has names before it are others, unless `det samme` or the like says so.
      const bool names_first = items.front().area == std::nullopt;
      for (const ClauseItem* item : names) {
        const bool behind = item->span.begin > areas.front()->span.end;
        const std::size_t gap = areas.front()->span.end;
        if (names_first && behind && !rules("same_area").matches(text_.substr(gap, clause.end - gap)))
          continue;
        pair(item->names, *areas.front()->area, kOneClause, clause, sentence);
      }
      return;
    }
    if (alternates(items)) {
      for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
        const ClauseItem& of = items[i].area ? items[i + 1] : items[i];
        const ClauseItem& what = items[i].area ? items[i] : items[i + 1];
        pair(of.names, *what.area, kOneClause, clause, sentence);
      }
      return;
    }
    for (const ClauseItem* item : names) {
      const Span part = part_at(clause, item->span);
      std::vector<const ClauseItem*> beside;
      for (const ClauseItem* area : areas) {
        if (part.contains(area->span)) beside.push_back(area);
      }
      if (one_area(beside)) pair(item->names, *beside.front()->area, kTakenUp, clause, sentence);
    }
  }

  /// A list of names and an area, and so on to the end, in the one or the other order.
  static bool alternates(const std::vector<ClauseItem>& items) {
    if (items.size() % 2 != 0) return false;
    for (std::size_t i = 1; i < items.size(); ++i) {
      if (items[i].area.has_value() == items[i - 1].area.has_value()) return false;
    }
    return true;
  }

  /// What a clause says of one pair: up to where the next name stands (`A (ældre, 1. maj 2024 til …) og B
  /// (…)`).
  Span stretch_of(Span pair, Span clause) const {
    if (!clause.contains(pair)) return clause;
    const std::vector<MunicipalityMention> named =
        names_in(text_.substr(pair.end, clause.end - pair.end), telling_);
    return {pair.begin, named.empty() ? clause.end : pair.end + named.front().span.begin};
  }

  void pair(const Names& names, const AreaMention& area, double sure, Span clause, Span sentence) {
    constexpr double kWholeWord = 0.7;
    const Span own = stretch_of(hull(names.front().span, area.span), clause);
    auto period = told_period(own.of(text_));
    std::size_t begin = own.begin;
    if (!period) {
      period = told_period(clause.of(text_));
      begin = clause.begin;
      // In brackets behind another name it is that one's.
      const std::string_view lead =
          period ? clause.of(text_).substr(0, period->span.begin) : std::string_view();
      if (lead.find('(') != std::string_view::npos && lead.rfind('(') > lead.find_last_of(")\n"))
        period = std::nullopt;
    }
    const bool goes_on = result_.size() > sentence_first_ ||
                         (gave_before_ && rules("like_the_one_before").matches(sentence.of(text_)));
    if (!period && goes_on && !result_.empty() && result_.back().period &&
        rules("same_time").matches(clause.of(text_))) {
      // `…, at B fra samme dag …`: that of the clause before, whatever days the sentence names besides.
      period = result_.back().period;
      begin = 0;
    } else if (!period) {
      // `I tiden fra … til … sættes A fri på …, mens B i samme tidsrum …`
      const std::string_view lead = sentence.of(text_);
      period = rules("same_time").matches(clause.of(text_)) || rules("time_first").matches(lead)
                   ? told_period(lead)
                   : std::nullopt;
      begin = sentence.begin;
    }
    if (period) period->span = shifted(period->span, begin);
    for (const MunicipalityMention& name : names) {
      result_.push_back({name.municipality, area.area, name.span, area.span,
                         area.confidence < kWholeWord ? std::min(sure, kBareSubject) : sure, period});
    }
    waiting_.clear();
  }

  /// `Den løber fra … til …` behind the sentence that gave.
  void take_period_told_behind(Span sentence) {
    const std::string_view words = sentence.of(text_);
    if (last_pairs_ == result_.size() || !rules("period_goes_on").matches(words)) return;
    // `Forsøget på ældreområdet varer fra …` is read where the paper's periods are.
    if (!find_areas(words).empty() || !find_institutions(words).empty()) return;
    complete_periods(sentence, last_pairs_);
  }

  /// The period that `where` tells, or its missing half, for the pairs from `first` on.
  void complete_periods(Span where, std::size_t first) {
    auto period = told_period(where.of(text_));
    if (!period) return;
    period->span = shifted(period->span, where.begin);
    for (std::size_t i = first; i < result_.size(); ++i) {
      std::optional<PeriodMention>& told = result_[i].period;
      if (!told) {
        told = period;
      } else if (told->period.from && !told->period.to && !period->period.from &&
                 period->period.to > told->period.from) {
        told->period.to = period->period.to;
        told->span = hull(told->span, period->span);
      }
    }
  }

  std::string_view text_;
  Telling telling_;
  std::vector<Assigned> result_;
  Names waiting_;                    ///< named in the clause before, without an area
  Names listed_;                     ///< named last
  std::optional<AreaMention> area_;  ///< named last
  bool denied_ = false;              ///< by the clause itself or the one that governs it
  bool gave_before_ = false;         ///< the sentence before gave somebody something
  bool opens_ = false;               ///< the clause may refer to the one before
  std::size_t sentence_first_ = 0;   ///< where those of this sentence begin
  std::size_t last_pairs_ = 0;       ///< where those of the last sentence that gave begin
};

}  // namespace

std::vector<Assigned> assigned_in_clauses(const Prose& prose, Telling telling,
                                          const std::vector<Assigned>& known) {
  Reader reader(prose, telling);
  for (const Span sentence : whole_sentences(prose)) reader.read_sentence(sentence);
  std::vector<Assigned> found = std::move(reader).result();
  // What words that are known to give say of a municipality stands; of those the period may still be told.
  std::erase_if(found, [&](const Assigned& assigned) {
    bool named = false;
    for (const Assigned& other : known) {
      if (other.municipality != assigned.municipality) continue;
      if (other.area == assigned.area) return false;
      named = true;
    }
    return named;
  });
  return found;
}

}  // namespace frisaet
