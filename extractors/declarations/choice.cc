#include "extractors/declarations/choice.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kPlain = 0.8;           // nothing in the words speaks against the reading
constexpr double kUnsure = 0.5;          // no word of choosing, or several areas and no word on their order
constexpr double kDoubtful = 0.4;        // places that leave a gap, or areas both wanted and not
constexpr std::size_t kRightBehind = 8;  // `på det `
constexpr std::size_t kBareAnswer = 8;   // bytes beside the areas and places of an answer (`2. Dagtilbud.`)

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("choices", family);
}

enum class Kind { kArea, kPlace, kNext, kLast, kTie, kOr, kBefore, kAfter, kOver, kAll };

struct Token {
  Kind kind;
  Span span;
  AreaCode area = {};
  int place = 0;
  bool adverb = false;
  bool listed = false;  ///< a number of a list right before the area
};

Kind kind_of(std::string_view gives) {
  if (gives == "next") return Kind::kNext;
  if (gives == "last") return Kind::kLast;
  if (gives == "tie") return Kind::kTie;
  if (gives == "or") return Kind::kOr;
  if (gives == "before") return Kind::kBefore;
  if (gives == "after") return Kind::kAfter;
  if (gives == "over") return Kind::kOver;
  if (gives == "all") return Kind::kAll;
  return Kind::kPlace;
}

bool overlaps_any(Span span, const std::vector<Span>& others) {
  return std::any_of(others.begin(), others.end(), [&](Span other) { return other.overlaps(span); });
}

std::vector<Span> spans_of(std::string_view family, std::string_view text, Span within) {
  std::vector<Span> spans;
  for (const RuleMatch& match : rules(family).scan(text, within)) spans.push_back(match.span);
  return spans;
}

/// An area with what was said of it.
struct Placed {
  AreaCode area;
  Span span;
  std::optional<int> place;
  std::optional<Span> place_span;
  std::optional<Span> condition;
};

class ChoiceReader {
 public:
  ChoiceReader(std::string_view text, WishFrame frame) : text_(text), frame_(frame) {}

  void read(Span sentence) {
    const std::string_view words = sentence.of(text_);
    if (words.ends_with('?') || is_question(words)) return;
    // What is taken back is not asked for.
    if (retracted(text_, sentence) && !instead(words)) return;
    find_conditions(sentence);
    harmless_ = spans_of("harmless", text_, sentence);
    std::vector<Token> tokens = tokens_of(sentence);
    const std::vector<Span> denied = denied_stretches(sentence);
    if (says_none(sentence, tokens)) return;
    // `A bortfalder og afløses af B`: what stands before is gone, what stands behind is not.
    const auto way = rules("gives_way").first(text_, sentence);
    const auto is_denied = [&](const Token& token) {
      if (token.kind != Kind::kArea) return false;
      return way ? token.span.begin < way->span.begin : overlaps_any(token.span, denied);
    };
    for (const Token& token : tokens) {
      if (is_denied(token)) denied_.insert(token.area);
    }
    std::erase_if(tokens, is_denied);
    pass_over(tokens);
    const bool any_area = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) {
      return t.kind == Kind::kArea || t.kind == Kind::kAll;
    });
    if (!any_area) {
      if (rules("open_order").matches(words) && !placed_.empty()) open_ = true;
      return read_about_areas_before(tokens);
    }
    const bool chooses = tells_a_choice(sentence, tokens);
    // What is to be done about an area (`at der afsættes midler til projektet på skoleområdet`) chooses none.
    if (!chooses && (frame_ == WishFrame::kOpen || rules("other_business").matches(words))) return;
    chooses_ = chooses_ || chooses;
    if (rules("open_order").matches(words)) open_ = true;
    place(tokens, rules("in_order").matches(words));
    attach_conditions(sentence);
  }

  WishReading finish() {
    WishReading reading;
    reading.confidence = kPlain;
    for (const Placed& placed : placed_) {
      if (denied_.count(placed.area) > 0 && placed.place) doubt(reading, kDoubtful);
    }
    std::erase_if(placed_, [&](const Placed& p) { return denied_.count(p.area) > 0 && !p.place; });
    if (placed_.empty()) {
      reading.none = none_span_.has_value() || denied_.size() >= 3;
      reading.none_span = none_span_;
      if (!reading.none) reading.confidence = 0;
      return reading;
    }
    reading.contradicts_itself = none_span_.has_value();
    if (none_span_) doubt(reading, kDoubtful);
    settle(reading);
    if (!chooses_) {
      // Of what nobody knows the verb of only one reading is possible, or none.
      if (reading.wishes.size() > 1 && reading.open_set) return {};
      reading.guessed = true;
      doubt(reading, kUnsure);
    }
    std::stable_sort(
        reading.wishes.begin(), reading.wishes.end(),
        [](const StatedWish& a, const StatedWish& b) { return a.rank.value_or(0) < b.rank.value_or(0); });
    return reading;
  }

 private:
  /// A choice that is only put to the meeting (`hvilket er underordnet` puts none).
  static bool is_question(std::string_view words) {
    const auto question = rules("question").first(words);
    const auto open = rules("open_order").first(words);
    return question &&
           !(open && open->span.begin <= question->span.end + 20 && open->span.end >= question->span.begin);
  }

  static bool instead(std::string_view words) {
    return RuleBook::standard().family("declarations", "instead").matches(words);
  }

  /// A word of choosing; places and sequence; an area right behind who proposes it; or nothing but the answer
  /// (`2. Dagtilbud.`).
  [[nodiscard]] bool tells_a_choice(Span sentence, const std::vector<Token>& tokens) const {
    const std::string_view words = sentence.of(text_);
    if (rules("chooses").matches(words)) return true;
    std::size_t rest = words.size();
    for (const Token& token : tokens) rest -= std::min(rest, token.span.size());
    if (rest <= kBareAnswer) return true;
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      if (token.kind == Kind::kArea)
        return token.listed || rules("names_right_behind")
                                   .matches(text_.substr(sentence.begin, token.span.begin - sentence.begin));
      return token.kind == Kind::kPlace || token.kind == Kind::kLast || token.kind == Kind::kTie;
    });
  }

  static void doubt(WishReading& reading, double most) {
    reading.confidence = std::min(reading.confidence, most);
  }

  void find_conditions(Span sentence) {
    conditions_.clear();
    const RuleFamily& alone = RuleBook::standard().family("declarations", "condition_alone");
    for (const RuleMatch& match : rules("condition").scan(sentence.of(text_))) {
      Span words = trimmed(text_, shifted(match.group("words").value_or(match.span), sentence.begin));
      // `kun hvis det ikke lykkes på B`: no comma stands between the condition and its area.
      const std::size_t only = to_lower(words.of(text_)).starts_with("kun ") ? 4 : 0;
      const auto ends = alone.first(words.of(text_).substr(only));
      if (ends && !areas_in_stretch({words.begin + only + ends->span.end, words.end}).empty())
        words.end = words.begin + only + ends->span.end;
      conditions_.push_back(words);
    }
  }

  std::vector<Token> tokens_of(Span sentence) const {
    std::vector<Token> tokens;
    for (const RuleMatch& match : rules("area").scan(text_, sentence)) {
      if (overlaps_any(match.span, conditions_)) continue;
      if (match.rule->gives == "none") continue;
      Token token{Kind::kArea, match.span, match.rule->gives};
      token.place = number_before(sentence, match.span.begin);
      token.listed = token.place > 0;
      tokens.push_back(std::move(token));
    }
    for (const char* family : {"token", "adverb"}) {
      for (const RuleMatch& match : rules(family).scan(text_, sentence)) {
        if (overlaps_any(match.span, conditions_) || overlaps_any(match.span, harmless_)) continue;
        const std::string& gives = match.rule->gives;
        Token token{kind_of(gives), match.span};
        // `nr. 1-12` counts something else.
        const bool range = match.span.end + 1 < text_.size() && text_[match.span.end] == '-' &&
                           text_[match.span.end + 1] >= '0' && text_[match.span.end + 1] <= '9';
        if (range) continue;
        if (token.kind == Kind::kPlace) token.place = gives[0] - '0';
        token.adverb = match.rule->family == "adverb";
        tokens.push_back(std::move(token));
      }
    }
    std::stable_sort(tokens.begin(), tokens.end(),
                     [](const Token& a, const Token& b) { return a.span.begin < b.span.begin; });
    return tokens;
  }

  /// `2. Ældre`, `1) folkeskole`: the number that stands right before an area, 0 where none does.
  [[nodiscard]] int number_before(Span sentence, std::size_t at) const {
    std::string_view lead = text_.substr(sentence.begin, at - sentence.begin);
    lead = trim(lead);
    if (lead.size() < 2 || (lead.back() != '.' && lead.back() != ')')) return 0;
    const char digit = lead[lead.size() - 2];
    if (digit < '1' || digit > '4') return 0;
    return lead.size() == 2 || lead[lead.size() - 3] == ' ' || lead[lead.size() - 3] == '(' ||
                   lead[lead.size() - 3] == '\n'
               ? digit - '0'
               : 0;
  }

  /// The stretches of a sentence in which something is denied; a denied verb takes the clause that hangs on
  /// it along (`kan ikke anbefale, at …`).
  std::vector<Span> denied_stretches(Span sentence) const {
    std::vector<Span> stretches;
    std::size_t begin = sentence.begin;
    for (const RuleMatch& joint : rules("stretch").scan(text_, sentence)) {
      // A comma of a list (`dagtilbud, skole`) parts nothing; one before a clause does, which the verb tells.
      stretches.push_back({begin, joint.span.begin});
      begin = joint.span.begin;
    }
    stretches.push_back({begin, sentence.end});
    std::vector<Span> denied;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      if (!has_denial(stretches[i])) continue;
      denied.push_back(stretches[i]);
      const bool names = !areas_in_stretch(stretches[i]).empty();
      for (std::size_t next = i + 1; !names && next < stretches.size(); ++next) {
        const std::string_view words = trim(stretches[next].of(text_));
        if (!words.starts_with(", at ") && !words.starts_with("at ") && next == i + 1) break;
        if (next > i + 1 && !words.starts_with(",")) break;
        denied.push_back(stretches[next]);
        break;
      }
    }
    return denied;
  }

  [[nodiscard]] bool has_denial(Span stretch) const {
    for (const RuleMatch& match : rules("denies").scan(text_, stretch)) {
      if (!overlaps_any(match.span, harmless_) && !overlaps_any(match.span, conditions_)) return true;
    }
    return false;
  }

  [[nodiscard]] std::vector<Span> areas_in_stretch(Span stretch) const {
    std::vector<Span> spans;
    for (const RuleMatch& match : rules("area").scan(text_, stretch)) {
      if (match.rule->gives != "none") spans.push_back(match.span);
    }
    return spans;
  }

  bool says_none(Span sentence, const std::vector<Token>& tokens) {
    for (const RuleMatch& match : rules("none").scan(text_, sentence)) {
      if (overlaps_any(match.span, conditions_) || overlaps_any(match.span, harmless_)) continue;
      const bool of_an_area =
          std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Kind::kArea; });
      if (of_an_area) return false;
      none_span_ = trimmed(text_, sentence);
      return true;
    }
    return false;
  }

  /// `A frem for B`: B is what was not chosen.
  static void pass_over(std::vector<Token>& tokens) {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (tokens[i].kind != Kind::kOver || tokens[i + 1].kind != Kind::kArea) continue;
      tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  /// `Begge anbefales som nummer ét`, `De to stilles lige`: about the areas of the sentence before.
  void read_about_areas_before(const std::vector<Token>& tokens) {
    const auto is = [&](Kind kind) {
      return std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.kind == kind; });
    };
    if (is(Kind::kTie) == tokens.end() || placed_.size() < 2) return;
    const auto place = is(Kind::kPlace);
    for (Placed& placed : placed_) placed.place = place == tokens.end() ? 1 : place->place;
  }

  [[nodiscard]] int highest() const {
    int highest = 0;
    for (const Placed& placed : placed_) highest = std::max(highest, placed.place.value_or(0));
    return highest;
  }

  Placed& put(const Token& token, std::optional<int> place, std::optional<Span> place_span) {
    for (Placed& placed : placed_) {
      if (placed.area != token.area) continue;
      if (place) placed.place = place, placed.place_span = place_span;
      return placed;
    }
    placed_.push_back({token.area, token.span, place, place_span, std::nullopt});
    return placed_.back();
  }

  void place(const std::vector<Token>& tokens, bool in_order) {
    const auto has = [&](Kind kind) {
      return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.kind == kind; });
    };
    if (has(Kind::kAll) && !has(Kind::kArea)) {
      for (const char* area : {"dagtilbud", "folkeskole", "aeldre"})
        put({Kind::kArea, tokens.front().span, area}, std::nullopt, std::nullopt);
      open_ = true;
      return;
    }
    std::vector<std::size_t> areas;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind == Kind::kArea) areas.push_back(i);
    }
    if (areas.empty()) return;
    std::vector<std::optional<std::size_t>> taken(tokens.size());  // the token that places an area
    if (has(Kind::kTie) && areas.size() > 1) return place_tied(tokens, areas);
    if (has(Kind::kOr) && !has(Kind::kPlace) && areas.size() > 1) {
      // `A eller, hvis det ikke går, B` has its condition; a bare `eller` leaves the choice open.
      if (conditions_.empty()) open_ = true;
    }
    bind_nouns(tokens, areas, taken);
    bind_adverbs(tokens, areas, taken);
    const bool beside = (has(Kind::kBefore) || has(Kind::kAfter)) && areas.size() > 1 && !has(Kind::kOr) &&
                        std::none_of(areas.begin(), areas.end(), [&](std::size_t a) { return taken[a]; });
    if (beside) return place_beside(tokens, areas);
    const bool any =
        std::any_of(areas.begin(), areas.end(), [&](std::size_t a) { return taken[a] || tokens[a].listed; });
    const bool by_order = in_order && !any && areas.size() > 1 && !open_;
    int running = by_order ? 0 : highest();
    for (const std::size_t a : areas) {
      const Token& area = tokens[a];
      std::optional<int> place;
      std::optional<Span> span;
      if (taken[a]) {
        const Token& word = tokens[*taken[a]];
        span = word.span;
        if (word.kind == Kind::kPlace) {
          place = word.place;
        } else {
          // What comes next comes after something that is first, also if no word says so.
          if (running == 0 && a != areas.front()) running = first_of(tokens, areas.front());
          if (running == 0 && !placed_.empty()) running = first_without_place();
          place = running + 1;
        }
      } else if (area.listed) {
        place = area.place;
      } else if (by_order) {
        place = running + 1;
      }
      if (place) running = std::max(running, *place);
      put(area, place, span);
    }
  }

  int first_of(const std::vector<Token>& tokens, std::size_t area) {
    put(tokens[area], 1, std::nullopt);
    return 1;
  }

  int first_without_place() {
    if (!placed_.front().place) placed_.front().place = 1;
    return std::max(1, highest());
  }

  void place_tied(const std::vector<Token>& tokens, const std::vector<std::size_t>& areas) {
    int place = 1;
    for (const Token& token : tokens) {
      if (token.kind == Kind::kPlace) place = token.place;
    }
    for (const std::size_t a : areas) put(tokens[a], place, tokens[a].span);
  }

  /// `A før B`, `A sættes efter B`.
  void place_beside(const std::vector<Token>& tokens, const std::vector<std::size_t>& areas) {
    std::vector<std::size_t> order = areas;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (tokens[i].kind == Kind::kAfter && areas.size() == 2) std::reverse(order.begin(), order.end());
    }
    int place = 0;
    for (const std::size_t a : order) put(tokens[a], ++place, tokens[a].span);
  }

  [[nodiscard]] std::string_view gap(const Token& left, const Token& right) const {
    return left.span.end <= right.span.begin
               ? trim(text_.substr(left.span.end, right.span.begin - left.span.end))
               : std::string_view();
  }

  /// Joined by nothing but `og`: `A og B som 1. prioritet`.
  [[nodiscard]] bool joined(const Token& left, const Token& right) const {
    const std::string_view between = gap(left, right);
    return between == "og" || between == "samt" || between == "/" || between == "og på";
  }

  /// Nouns of place: all of a sentence stand before their areas, or all behind, as the first one does; one
  /// with a colon or `er` behind it names what follows.
  void bind_nouns(const std::vector<Token>& tokens, const std::vector<std::size_t>& areas,
                  std::vector<std::optional<std::size_t>>& taken) const {
    std::vector<std::size_t> nouns;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind == Kind::kPlace && !tokens[i].adverb) nouns.push_back(i);
    }
    if (nouns.empty()) return;
    const bool lead = nouns.front() < areas.front();
    for (std::size_t n = 0; n < nouns.size(); ++n) {
      const std::size_t noun = nouns[n];
      const std::size_t previous = n == 0 ? 0 : nouns[n - 1] + 1;
      const std::size_t next = n + 1 < nouns.size() ? nouns[n + 1] : tokens.size();
      if (lead) {
        for (std::size_t i = noun + 1; i < next; ++i) {
          if (tokens[i].kind != Kind::kArea || taken[i]) continue;
          taken[i] = noun;
          for (std::size_t more = i + 1; more < next && tokens[more].kind == Kind::kArea &&
                                         n + 1 == nouns.size() && joined(tokens[more - 1], tokens[more]);
               ++more)
            taken[more] = noun;
          break;
        }
        continue;
      }
      for (std::size_t i = noun; i-- > previous;) {
        if (tokens[i].kind != Kind::kArea || taken[i]) continue;
        taken[i] = noun;
        while (i > previous && tokens[i - 1].kind == Kind::kArea && !taken[i - 1] &&
               joined(tokens[i - 1], tokens[i]))
          taken[--i] = noun;
        break;
      }
    }
  }

  /// `A sættes øverst og B nederst`: each area with its adverb behind it.
  static bool by_turns(const std::vector<Token>& tokens) {
    if (tokens.size() < 4 || tokens.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool places =
          tokens[i].adverb && (tokens[i].kind == Kind::kPlace || tokens[i].kind == Kind::kLast);
      if (i % 2 == 0 ? tokens[i].kind != Kind::kArea : !places) return false;
    }
    return true;
  }

  /// Adverbs place what follows, unless they stand right behind an area that nothing else places.
  void bind_adverbs(const std::vector<Token>& tokens, const std::vector<std::size_t>& areas,
                    std::vector<std::optional<std::size_t>>& taken) const {
    if (areas.empty()) return;
    if (by_turns(tokens)) {
      for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::kArea && !taken[i]) taken[i] = i + 1;
      }
      return;
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool places = (tokens[i].kind == Kind::kPlace && tokens[i].adverb) ||
                          tokens[i].kind == Kind::kNext || tokens[i].kind == Kind::kLast;
      if (!places) continue;
      const bool behind = i > 0 && tokens[i - 1].kind == Kind::kArea && !taken[i - 1] &&
                          gap(tokens[i - 1], tokens[i]).empty() &&
                          !(tokens[i].kind == Kind::kNext && i + 1 < tokens.size() &&
                            tokens[i + 1].kind == Kind::kArea && !taken[i + 1]);
      if (behind) {
        taken[i - 1] = i;
        continue;
      }
      if (i + 1 < tokens.size() && tokens[i + 1].kind == Kind::kArea) {
        if (!taken[i + 1]) taken[i + 1] = i;
      } else if (i > 0 && tokens[i - 1].kind == Kind::kArea && !taken[i - 1] &&
                 tokens[i].kind != Kind::kNext) {
        taken[i - 1] = i;
      }
    }
  }

  /// A condition is of the area before it, of the one behind where none stands before in its sentence.
  void attach_conditions(Span sentence) {
    for (const Span condition : conditions_) {
      Placed* owner = nullptr;
      for (Placed& placed : placed_) {
        if (!sentence.contains(placed.span)) continue;
        const bool before = placed.span.end <= condition.begin;
        if (before || owner == nullptr) owner = &placed;
        if (!before) break;
      }
      // `… og kun hvis det ikke lykkes på B`: the condition is of the area right behind it.
      for (Placed& placed : placed_) {
        if (sentence.contains(placed.span) && placed.span.begin >= condition.end &&
            placed.span.begin - condition.end <= kRightBehind)
          owner = &placed;
      }
      if (owner == nullptr) continue;
      Span words = condition;
      for (const std::string_view only : {"men kun ", "dog kun ", "dog ", "kun ", "alene "}) {
        if (to_lower(words.of(text_)).starts_with(only)) words.begin += only.size();
      }
      owner->condition = words;
    }
  }

  void settle(WishReading& reading) {
    const bool ranked = std::any_of(placed_.begin(), placed_.end(), [](const Placed& p) { return p.place; });
    if (open_ && !ranked && placed_.size() > 1) {
      reading.open_set = true;
    } else if (ranked || placed_.size() == 1) {
      settle_places(reading);
    } else if (std::count_if(placed_.begin(), placed_.end(), [](const Placed& p) { return !p.condition; }) ==
               1) {
      int place = 1;
      for (Placed& placed : placed_) placed.place = placed.condition ? ++place : 1;
    } else {
      reading.open_set = true;
      doubt(reading, kUnsure);
    }
    for (const Placed& p : placed_)
      reading.wishes.push_back(
          {p.area, reading.open_set ? std::nullopt : p.place, p.condition, p.span, p.place_span});
  }

  void settle_places(WishReading& reading) {
    const auto first = [&] {
      return std::any_of(placed_.begin(), placed_.end(), [](const Placed& p) { return p.place == 1; });
    };
    for (Placed& placed : placed_) {
      if (placed.place) continue;
      if (!first() && !(placed.condition && placed_.size() > 1)) {
        placed.place = 1;
      } else {
        if (!placed.condition) doubt(reading, kUnsure);
        placed.place = highest() + 1;
      }
    }
    for (int place = 1; place <= highest(); ++place) {
      if (std::none_of(placed_.begin(), placed_.end(), [&](const Placed& p) { return p.place == place; }))
        doubt(reading, kDoubtful);
    }
  }

  std::string_view text_;
  WishFrame frame_;
  std::vector<Placed> placed_;
  std::set<AreaCode> denied_;
  std::vector<Span> conditions_;  // of the sentence that is read
  std::vector<Span> harmless_;
  std::optional<Span> none_span_;
  bool chooses_ = false;
  bool open_ = false;
};

}  // namespace

WishReading read_choice(std::string_view text, const std::vector<Span>& sentences, WishFrame frame) {
  ChoiceReader reader(text, frame);
  for (const Span sentence : sentences) reader.read(sentence);
  return reader.finish();
}

}  // namespace frisaet
