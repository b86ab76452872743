#include "extractors/declarations/wishes.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extractors/declarations/settle_wishes.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr double kClear = 0.95;
constexpr double kOrderOnly = 0.8;        // ranks that follow from the order of the sentences alone
constexpr double kContradicts = 0.5;      // wants something and wants nothing
constexpr std::size_t kShortEntry = 60;   // bytes: a list's entry is no sentence
constexpr std::size_t kLongestRow = 160;  // bytes: an area, a place and a remark; longer is prose

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// A condition with whether the area it holds for stands before or after it.
struct Condition {
  Span span;
  bool leads = false;
};

std::vector<Condition> conditions_in(std::string_view text, Span piece) {
  std::vector<Condition> conditions;
  for (const RuleMatch& match : rules("condition").scan(text, piece)) {
    const std::string_view lead = text.substr(piece.begin, match.span.begin - piece.begin);
    // `og kun hvis det ikke lykkes på B`: no comma stands between the condition and its area.
    const auto alone = rules("condition_alone").first(match.span.of(text));
    const bool area_behind = alone && !areas_in(match.span.of(text).substr(alone->span.end)).empty();
    if (area_behind) {
      constexpr std::string_view kOnly = "kun ";
      Span words{match.span.begin, match.span.begin + alone->span.end};
      if (lead.ends_with(kOnly)) words.begin -= kOnly.size();
      conditions.push_back({words, true});
      continue;
    }
    const bool leads = trim(lead).empty() || rules("condition_leads").matches(lead);
    conditions.push_back({trimmed(text, match.span), leads});
  }
  return conditions;
}

struct RankWord {
  int rank;
  Span span;
  bool adverb = false;  ///< `subsidiært`: always of what follows; `1. prioritet` may stand on either side
};

/// Rank words outside conditions, in text order; of overlapping ones the longer.
std::vector<RankWord> ranks_in(std::string_view text, Span piece, const std::vector<Condition>& conditions) {
  std::vector<RankWord> ranks;
  for (const char* family : {"rank", "rank_adverb"}) {
    for (const RuleMatch& match : rules(family).scan(text, piece)) {
      const bool conditional = std::any_of(conditions.begin(), conditions.end(),
                                           [&](const Condition& c) { return c.span.overlaps(match.span); });
      if (!conditional)
        ranks.push_back({match.rule->gives[0] - '0', match.span, match.rule->family == "rank_adverb"});
    }
  }
  std::sort(ranks.begin(), ranks.end(),
            [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return ranks;
}

std::vector<AreaList> area_lists_in(std::string_view text, Span piece,
                                    const std::vector<Condition>& conditions) {
  std::vector<AreaList> kept;
  for (AreaList& list : find_area_lists(piece.of(text))) {
    list.span = shifted(list.span, piece.begin);
    for (AreaMention& area : list.areas) area.span = shifted(area.span, piece.begin);
    const bool conditional = std::any_of(conditions.begin(), conditions.end(),
                                         [&](const Condition& c) { return c.span.overlaps(list.span); });
    if (!conditional) kept.push_back(std::move(list));
  }
  return kept;
}

/// Reads sentence by sentence; what one sentence says may be about the areas of the one before.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  void read(Span piece) {
    // A sentence that declines something is read clause by clause: `søger på A, men ikke på B`.
    const bool says_no =
        rules("says_no").first(text_, piece) && !rules("harmless_no").matches(piece.of(text_));
    if (says_no || rules("declines").first(text_, piece)) {
      for (const Span clause : clauses_of(text_, piece)) read_clause(clause);
    } else {
      read_clause(piece);
    }
  }

  /// `I ældreområdet`, `II dagtilbudsområdet` … each alone on its line: the entries from `pieces[at]` on; how
  /// many there are, 0 where the first is not followed by the second (`I ældreområdet` may be a heading).
  std::size_t read_roman_list(const std::vector<Span>& pieces, std::size_t at) {
    std::vector<std::pair<AreaMention, RankWord>> entries;
    for (std::size_t i = at; i < pieces.size(); ++i) {
      const auto entry = rules("roman_entry").first(pieces[i].of(text_));
      if (!entry || entry->group("rank")->size() != entries.size() + 1) break;
      const Span cell = shifted(*entry->group("area"), pieces[i].begin);
      auto area = area_in_cell(cell.of(text_));
      if (!area) break;
      area->span = shifted(area->span, cell.begin);
      const Span numeral = shifted(*entry->group("rank"), pieces[i].begin);
      entries.push_back({*area, RankWord{static_cast<int>(numeral.size()), numeral}});
    }
    if (entries.size() < 2) return 0;
    for (const auto& [area, rank] : entries) add({area}, rank, false);
    return entries.size();
  }

  WishReading finish() {
    WishReading reading = settle_wishes(std::move(groups_), declined_, open_);
    if (unclear_) reading.confidence = std::min(reading.confidence, kContradicts);
    // Wants something and wants nothing: one of the two is misread.
    reading.contradicts_itself = !reading.wishes.empty() && none_span_.has_value();
    if (reading.contradicts_itself) reading.confidence = std::min(reading.confidence, kContradicts);
    if (reading.wishes.empty() && (none_span_ || declined_.size() >= 3)) {
      reading.none = true;
      reading.none_span = none_span_ ? none_span_ : declined_span_;
      reading.confidence = none_span_ ? kClear : kOrderOnly;
    }
    return reading;
  }

 private:
  void read_clause(Span piece) {
    const std::string_view words = piece.of(text_);
    if (const auto head = rules("priority_table").first(words)) {
      in_table_ = true;
      // A table that is one paragraph goes on below its head.
      for (const Span row : lines_of({piece.begin + head->span.end, piece.end})) read_list_entry(row);
      return;
    }
    corrected_columns_ = corrected_columns_ || rules("corrected_columns").matches(words);
    if (rules("rank_column").matches(words)) {
      rank_column_ = true;
      // A table that is one paragraph goes on below its head.
      const auto head = rules("rank_column").first(text_, piece);
      for (const Span row : lines_of({head->span.end, piece.end})) read_rank_row(row);
      return;
    }
    if (read_rank_row(piece) || read_rank_rows(piece)) return;
    const std::vector<Span> lines_here = lines_of(piece);
    if (lines_here.size() > 1 && rules("placed_row").matches(lines_here.front().of(text_))) {
      for (const Span row : lines_here) read_list_entry(row);
      return;
    }
    const std::vector<Condition> conditions = conditions_in(text_, piece);
    if (words.ends_with('?') || rules("not_own_wish").matches(words) || tells_of_others(piece, conditions))
      return;
    if (read_none(piece)) return;
    const std::vector<AreaList> lists = area_lists_in(text_, piece, conditions);
    if (rules("open").matches(words)) open_ = true;
    if (declined(piece, conditions, lists)) return;
    if (read_list_entry(piece) || read_inline_list(piece) || read_ordered_list(piece, lists)) return;
    const std::vector<RankWord> ranks = ranks_in(text_, piece, conditions);
    if (lists.empty()) return read_ranks_without_areas(piece, ranks);
    if (!ranks.empty() && rank_denied(piece, conditions)) return;
    if (!ranks.empty()) return pair(piece, ranks, lists, conditions);
    if (pending_rank_ && piece.size() <= kShortEntry) return read_pending(lists);
    pending_rank_.reset();
    if (rules("wish").matches(words)) read_unranked(piece, lists, conditions);
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

  bool read_none(Span piece) {
    const std::string_view words = piece.of(text_);
    const auto match = rules("none").first(text_, piece);
    if (!match || rules("none_of_others").matches(words)) return false;
    none_span_ = trimmed(text_, piece);
    return true;
  }

  /// `anbefaler ikke ældreområdet`: remembered, so that a title or a question that names the area makes no
  /// wish of it.
  bool declined(Span piece, const std::vector<Condition>& conditions, const std::vector<AreaList>& lists) {
    auto match = rules("declines").first(text_, piece);
    // Any other way of saying no, where no rank says on purpose what is wanted.
    if (!match && !lists.empty() && ranks_in(text_, piece, conditions).empty() &&
        !rules("harmless_no").matches(piece.of(text_)))
      match = rules("says_no").first(text_, piece);
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
    add(lists.front().areas, pending_rank_, false);
    pending_rank_.reset();
  }

  /// The area that a row begins with, before a remark may name another; else the only one it names.
  [[nodiscard]] std::optional<AreaMention> area_of_row(Span row) const {
    auto area = area_at_row_start(row.of(text_));
    if (!area && areas_in(row.of(text_)).size() < 2) area = area_in_cell(row.of(text_));
    if (area) area->span = shifted(area->span, row.begin);
    return area;
  }

  /// `2 Ældre` in a table or list of priorities.
  bool read_list_entry(Span piece) {
    if (piece.size() > kShortEntry) return false;
    if (!in_table_ && !rules("placed_row").matches(piece.of(text_))) return read_shared(piece);
    const auto number = rules("list_number").first(piece.of(text_));
    if (!number) return read_shared(piece);
    // Behind the number and its marks; the rule's last letter is the area's first.
    const std::size_t name = decode_utf8_before(piece.of(text_), number->span.end).size;
    const Span row{piece.begin + number->span.end - name, piece.end};
    const auto area = area_of_row(row);
    if (!area) return false;
    const Span rank = shifted(*number->group("rank"), piece.begin);
    const RankWord place{text_[rank.begin] - '0', rank};
    add({*area}, place, false);
    shared_ = rules("shared_place").matches(piece.of(text_)) ? std::optional(place) : std::nullopt;
    return true;
  }

  /// `Ældreområdet` alone below `Nr. 1 (lige) Dagtilbudsområdet`.
  bool read_shared(Span piece) {
    const auto place = std::exchange(shared_, std::nullopt);
    auto area = place ? area_at_row_start(piece.of(text_)) : std::nullopt;
    if (!area || area->span.end != piece.size()) return false;
    area->span = shifted(area->span, piece.begin);
    add({*area}, *place, false);
    shared_ = place;
    return true;
  }

  /// `vi prioriterer 1) ældre 2) skole`: each number with the area directly behind it, or nothing of it.
  bool read_inline_list(Span piece) {
    const std::vector<RuleMatch> numbers = rules("inline_number").all(text_, piece);
    if (numbers.size() < 2 || !rules("wish").matches(piece.of(text_))) return false;
    std::vector<std::pair<AreaMention, RankWord>> entries;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const std::size_t next = i + 1 < numbers.size() ? numbers[i + 1].span.begin : piece.end;
      const Span cell{numbers[i].span.end, std::min(next, text_.find_first_of(",;.", numbers[i].span.end))};
      auto area = area_in_cell(cell.of(text_));
      if (!area) return false;
      area->span = shifted(area->span, cell.begin);
      const Span rank = *numbers[i].group("rank");
      entries.push_back({*area, RankWord{text_[rank.begin] - '0', rank}});
    }
    for (const auto& [area, rank] : entries) add({area}, open_ ? std::nullopt : std::optional(rank), false);
    return true;
  }

  /// `Ældre | 2` below a head that puts the ranks behind the areas. A row without a rank (`Skole | -`) says
  /// that the area is not asked for: true for it too, so that its area makes no wish.
  bool read_rank_row(Span row) {
    if (!rank_column_ || row.size() > kLongestRow || row.of(text_).ends_with('.')) return false;
    const auto cell = rules("rank_cell").first(row.of(text_));
    if (!cell) return row.of(text_).find('|') != std::string_view::npos;
    const auto area = area_of_row(shifted(*cell->group("area"), row.begin));
    if (!area) return true;
    const Span rank = shifted(*cell->group("rank"), row.begin);
    add({*area}, RankWord{text_[rank.begin] - '0', rank}, false);
    if (const auto remark = rules("remark_condition").first(text_, {row.begin + cell->span.end, row.end}))
      groups_.back().condition = trimmed(text_, remark->span);
    return true;
  }

  /// Rows that are one piece, below a rule of dashes for instance.
  bool read_rank_rows(Span piece) {
    constexpr std::ptrdiff_t kFewestRows = 2;  // one line of a paragraph may look like a row
    if (!rank_column_) return false;
    const std::vector<Span> rows = lines_of(piece);
    const auto is_row = [&](Span row) { return rules("rank_cell").matches(row.of(text_)); };
    if (std::count_if(rows.begin(), rows.end(), is_row) < kFewestRows) return false;
    for (const Span row : rows) read_rank_row(row);
    return true;
  }

  [[nodiscard]] std::vector<Span> lines_of(Span within) const {
    std::vector<Span> lines;
    for (std::size_t begin = within.begin; begin < within.end;) {
      const std::size_t end = std::min(text_.find('\n', begin), within.end);
      if (end > begin) lines.push_back({begin, end});
      begin = end + 1;
    }
    return lines;
  }

  /// `i følgende rækkefølge: A, B og C`: the position is the rank.
  bool read_ordered_list(Span piece, const std::vector<AreaList>& lists) {
    if (lists.size() != 1 || lists.front().areas.size() < 2 || lists.front().joint == AreaList::Joint::kOr)
      return false;
    const auto order = rules("ordered_list").first(text_, piece);
    if (!order) return false;
    int rank = 0;
    for (const AreaMention& area : lists.front().areas) add({area}, RankWord{++rank, order->span}, false);
    return true;
  }

  void add(std::vector<AreaMention> areas, std::optional<RankWord> rank, bool alternative) {
    WishGroup group;
    group.areas = std::move(areas);
    group.alternative = alternative;
    if (rank) {
      group.rank = rank->rank;
      group.rank_span = rank->span;
    }
    groups_.push_back(std::move(group));
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
      add({areas.back()}, ranks.front(), false);
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
      if (!taken.empty()) add(std::move(taken), ranks[i], false);
    }
    if (!areas.empty()) add(std::move(areas), std::nullopt, false);
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
      add(list.areas, std::nullopt, list.joint == AreaList::Joint::kOr);
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
      if (owner == nullptr || !rules("condition_counts").matches(condition.span.of(text_))) continue;
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
  std::vector<WishGroup> groups_;
  std::optional<RankWord> pending_rank_;
  std::optional<RankWord> shared_;  ///< of the list entry right above, where it says that others share it
  std::vector<AreaCode> declined_;
  std::optional<Span> declined_span_;
  std::optional<Span> none_span_;
  bool in_table_ = false;
  bool rank_column_ = false;
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

WishReading read_wishes(std::string_view text, const std::vector<Span>& pieces) {
  Reader reader(text);
  for (std::size_t i = 0; i < pieces.size();) {
    const std::size_t numbered = reader.read_roman_list(pieces, i);
    if (numbered == 0) reader.read(pieces[i]);
    i += std::max<std::size_t>(numbered, 1);
  }
  return reader.finish();
}

}  // namespace frisaet
