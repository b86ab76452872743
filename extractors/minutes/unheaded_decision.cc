#include "extractors/minutes/unheaded_decision.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/votes.h"
#include "extractors/minutes/members_view.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// A decision that begins further above the item's end is not looked for.
constexpr std::size_t kMostLines = 40;
/// Points that a result may be told of, where the proposal is not read yet.
constexpr std::size_t kMostPoints = 9;
/// `Intet.` stands on no more.
constexpr std::size_t kMostLinesOfNothing = 3;
/// A sentence longer than so many lines is read as far as them.
constexpr std::size_t kMostLinesOfSentence = 8;
/// Sentences of which nothing is known, behind a result that no proposal precedes.
constexpr std::size_t kMostOthers = 1;

const RuleFamily& outcomes(std::string_view family) {
  return RuleBook::standard().family("minutes_outcomes", family);
}
const RuleFamily& points(std::string_view family) {
  return RuleBook::standard().family("minutes_points", family);
}

/// What a sentence may be in a decision.
enum class Voice {
  kNone,    ///< it tells of the case, for all that is known
  kBeside,  ///< a member's view, a wish of the body
  kMotion,  ///< what was moved or voted, or that nothing was said
  kMaybe,   ///< words of a result, but not in the body's voice: a proposal may say them too
  kResult,
};

/// `Udvalget sender …`, `Et flertal i Byrådet ønsker …`: the meeting's own body does something.
bool body_speaks(std::string_view sentence, const Head& head) {
  const auto speaker = speaker_of(sentence);
  if (!speaker || speaker->whoever) return speaker.has_value();
  const auto bodies = find_bodies(sentence);
  return !bodies.empty() && !bodies.front().genitive && bodies.front().span.begin < speaker->end &&
         (!head.body || same_body(bodies.front().name, head.body->value));
}

/// The day or month that a time ends with or that follows it (`på mødet den` / `3. maj 2021`).
std::optional<DateMention> day_at(std::string_view sentence, Span time) {
  for (DateMention& day : find_dates(sentence)) {
    if (day.span.end >= time.end && day.span.begin <= time.end + 1) return std::move(day);
  }
  return std::nullopt;
}

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// `Udvalget drøftede sagen i maj`; not where the time is of what is decided (`besluttede at åbne i maj`) or
/// has not come yet.
bool is_earlier(std::string_view sentence, const RuleMatch& told, const Head& head) {
  const auto between = told.group("between") ? told.group("between") : told.group("few");
  const auto joins =
      between ? outcomes("decided_clause").first(between->of(sentence)) : std::optional<RuleMatch>();
  if (joins && joins->rule->gives == "clause") return false;
  if (const auto day = day_at(sentence, told.span); day && head.date) {
    if (day->date) return *day->date < head.date->value;
    if (day->year) return std::chrono::year(*day->year) <= head.date->value.year();
  }
  const auto year = told.group("year") ? told.group("year") : told.group("year_of_season");
  if (year) return !head.date || number_of(year->of(sentence)) <= int(head.date->value.year());
  return !joins;
}

/// The sentence tells what an earlier meeting did.
bool tells_of_earlier(std::string_view sentence, const Head& head) {
  // What a comma joins to a bare result is decided with it (`Godkendt, idet der i 2021 kom flere med`).
  if (begins_with_result(sentence)) sentence = sentence.substr(0, sentence.find(", "));
  const auto told = outcomes("earlier").all(sentence);
  return std::any_of(told.begin(), told.end(),
                     [&](const RuleMatch& match) { return is_earlier(sentence, match, head); });
}

/// `at broen males`, `2. Broen males.`
bool is_point(std::string_view words) {
  return points("clause").matches(words) || points("leading").matches(words);
}

/// `a) Imødekommet.`, `At 2: ikke vedtaget.`: behind the mark of a point a word or three, and they are a
/// result.
bool begins_with_points_result(std::string_view words) {
  constexpr std::size_t kLongest = 30;
  const auto mark = points("leading").first(words);
  if (!mark || mark->rule->gives == "none") return false;
  const std::string_view rest = trim(words.substr(mark->span.end));
  const std::string_view told = rest.substr(0, rest.find_first_of(".,;\n"));
  if (told.size() > kLongest || points("clause").matches(told) || is_planned(told)) return false;
  const Verdict verdict = read_verdict(told, std::nullopt, 0);
  return begins_with_result(told) || (verdict.outcome && !verdict.weak && !told.ends_with("es"));
}

/// `Sagen går tilbage til forvaltningen.`: nobody proposes so in a sentence of its own.
bool sends_on(Outcome outcome) {
  return outcome == Outcome::kPostponed || outcome == Outcome::kReferred || outcome == Outcome::kWithdrawn;
}

/// `Sendes til Byrådet med anbefaling.` in the council's minutes: what another body did before.
bool goes_to_own_body(std::string_view sentence, const Head& head) {
  if (!head.body) return false;
  const auto bodies = find_bodies(sentence);
  const bool to_own = std::any_of(bodies.begin(), bodies.end(), [&](const BodyMention& body) {
    const std::string_view before = trim(sentence.substr(0, body.span.begin));
    const bool council = body.kind == BodyKind::kCouncil && head.body_kind == BodyKind::kCouncil;
    return (before == "Til" || before.ends_with(" til")) &&
           (council || same_body(body.name, head.body->value));
  });
  if (!to_own) return false;
  const auto outcome = read_verdict(sentence, std::nullopt, 0).outcome;
  return outcome == Outcome::kRecommended || outcome == Outcome::kReferred;
}

/// `Godkendt.`, `Byrådet vedtog budgettet.`: what was printed on an agenda after the meeting.
Voice voice_in_agenda(std::string_view sentence) {
  const Verdict verdict = read_verdict(sentence, std::nullopt, 0);
  if (!verdict.outcome || verdict.outcome == Outcome::kDiscussed || verdict.outcome == Outcome::kRecommended)
    return verdict.unexplained.empty() ? Voice::kBeside : Voice::kNone;
  const bool told = begins_with_result(sentence) || outcomes("told").matches(sentence);
  return told ? Voice::kResult : Voice::kNone;
}

Voice voice_of(std::string_view sentence, const Head& head) {
  if (tells_of_earlier(sentence, head) || goes_to_own_body(sentence, head)) return Voice::kNone;
  if (head.says_agenda && !head.says_minutes) return voice_in_agenda(sentence);
  if (begins_with_result(sentence) || begins_with_points_result(sentence)) return Voice::kResult;
  if (is_point(sentence)) return Voice::kNone;
  // `Ingen bemærkninger. Dagsordenen godkendt.`
  if (says_nothing(sentence)) return Voice::kMotion;
  const Verdict verdict = read_verdict(sentence, std::nullopt, kMostPoints);
  if (!verdict.points.empty()) return Voice::kResult;
  if (verdict.outcome && outcomes("told").matches(sentence)) return Voice::kResult;
  if (body_speaks(sentence, head)) return verdict.outcome ? Voice::kResult : Voice::kBeside;
  if (verdict.outcome && !verdict.weak) return sends_on(*verdict.outcome) ? Voice::kResult : Voice::kMaybe;
  if (outcomes("moved").matches(sentence) || !parse_votes(sentence, {0, sentence.size()}).empty())
    return Voice::kMotion;
  return verdict.unexplained.empty() ? Voice::kBeside : Voice::kNone;
}

/// How the lines from one on read.
struct Tail {
  Voice first = Voice::kNone;
  Voice best = Voice::kNone;
  bool result_late = false;  ///< something else is told before the result
  std::size_t others = 0;    ///< sentences of which nothing is known
};

class Parter {
 public:
  Parter(std::string_view text, const Head& head, const Section& section)
      : text_(text),
        head_(head),
        lines_(section.lines),
        proposed_(section.role == HeadingRole::kRecommendation && !speaks_itself(section)) {
    for (const TextLine& line : lines_) widest_ = std::max(widest_, line.span.size());
  }

  /// The first line of the decision.
  [[nodiscard]] std::optional<std::size_t> begin() {
    std::optional<std::size_t> found;
    const std::size_t first = lines_.size() > kMostLines ? lines_.size() - kMostLines : 0;
    for (std::size_t i = lines_.size(); i-- > first;) {
      if (proposed_ && i == 0) break;
      if (!may_begin(i)) continue;
      if (lines_.size() - i <= kMostLinesOfNothing && says_nothing(words_of(i, lines_.size()))) found = i;
      // What the first sentence says is asked first: most lines need no more.
      const auto sentence = first_sentence(words_of(i, end_of_sentence(i)));
      if (!sentence || (voice(*sentence) < least_first() && !leads_to_result(i))) continue;
      Tail tail = read_tail(words_of(i, lines_.size()));
      if (leads_to_result(i)) tail.first = std::max(tail.first, Voice::kMotion);
      if (is_decision(tail, lines_[i].paragraph)) found = i;
      // Further up there is only more of what is no decision.
      if (!proposed_ && tail.others > kMostOthers) break;
    }
    return found;
  }

 private:
  /// `Børneudvalget anbefaler, at …` at its own meeting, taken for a proposal.
  [[nodiscard]] bool speaks_itself(const Section& section) const {
    return !section.known && body_speaks(section.lines.front().span.of(text_), head_);
  }

  /// A new sentence, and no point of a proposal.
  [[nodiscard]] bool may_begin(std::size_t i) const {
    const std::string_view words = lines_[i].span.of(text_);
    if (i == 0 || begins_with_points_result(words)) return true;
    const CodePoint first = decode_utf8(words, 0);
    if (is_letter(first.value) && !is_upper(first.value)) return false;
    if (begins_with_result(words)) return true;
    if (proposed_ && is_point(words)) return false;
    const std::string_view before = lines_[i - 1].span.of(text_);
    return lines_[i].paragraph || std::string_view(".:!?").find(before.back()) != std::string_view::npos ||
           ends_early(before.size(), widest_);
  }

  [[nodiscard]] std::string words_of(std::size_t first, std::size_t end) const {
    const auto at = [&](std::size_t i) { return lines_.begin() + static_cast<std::ptrdiff_t>(i); };
    return excerpt_of(text_, {at(first), at(end)}).text;
  }

  [[nodiscard]] Voice least_first() const { return proposed_ ? Voice::kBeside : Voice::kMotion; }

  /// `Formanden orienterede. Udvalget tog det til efterretning.`: an aside with the result on its own line.
  bool leads_to_result(std::size_t i) {
    const std::string words = words_of(i, end_of_sentence(i));
    const auto sentences = sentences_of(words);
    return sentences.size() > 1 && sentences[1].begin < lines_[i].span.size() &&
           is_aside(sentences[0].of(words)) && voice(sentences[1].of(words)) == Voice::kResult;
  }

  /// Behind the line in which a stop may end the sentence that begins with line `i`.
  [[nodiscard]] std::size_t end_of_sentence(std::size_t i) const {
    const std::size_t most = std::min(lines_.size(), i + kMostLinesOfSentence);
    for (std::size_t end = i + 1; end < most; ++end) {
      const std::string_view line = lines_[end - 1].span.of(text_);
      if (line.ends_with('.') || line.find(". ") != std::string_view::npos) return end;
    }
    return most;
  }

  static std::optional<std::string> first_sentence(const std::string& words) {
    const auto sentences = sentences_of(words);
    return sentences.empty() ? std::nullopt : std::optional(std::string(sentences.front().of(words)));
  }

  /// voice_of, each sentence once.
  Voice voice(std::string_view sentence) {
    const auto known = voices_.find(sentence);
    if (known != voices_.end()) return known->second;
    return voices_.emplace(std::string(sentence), voice_of(sentence, head_)).first->second;
  }

  Tail read_tail(std::string_view words) {
    Tail tail;
    bool first = true;
    for (const Span sentence : sentences_of(words)) {
      const Voice said = voice(sentence.of(words));
      if (first) tail.first = said;
      first = false;
      tail.best = std::max(tail.best, said);
      if (said != Voice::kNone) continue;
      ++tail.others;
      tail.result_late = tail.result_late || tail.best < Voice::kMaybe;
    }
    return tail;
  }

  [[nodiscard]] bool is_decision(const Tail& tail, bool paragraph) const {
    if (tail.first < least_first() || tail.result_late) return false;
    // A list of what is proposed sounds like results.
    if (tail.best < (proposed_ || paragraph ? Voice::kMaybe : Voice::kResult)) return false;
    return proposed_ || tail.others <= (tail.first == Voice::kResult ? kMostOthers : 0);
  }

  std::string_view text_;
  const Head& head_;
  const std::vector<TextLine>& lines_;
  bool proposed_;
  std::size_t widest_ = 0;
  std::map<std::string, Voice, std::less<>> voices_;
};

}  // namespace

void part_result_above_quotation(std::string_view text, const Head& head, ItemSections& item) {
  constexpr std::size_t kMostResultLines = 6;
  const auto quotes = [&](const TextLine& line) {
    const char32_t first = decode_utf8(text, line.span.begin).value;
    return (first == '"' || first == U'”' || first == U'“' || first == U'»' || first == U'„');
  };
  for (auto section = item.sections.begin(); section != item.sections.end(); ++section) {
    if (section->lines.empty()) continue;
    if (section->step || !section->known ||
        (section->role != HeadingRole::kCaseText && section->role != HeadingRole::kSummary))
      return;
    auto& lines = section->lines;
    const auto quoted = std::find_if(lines.begin() + 1, lines.end(), quotes);
    const auto count = static_cast<std::size_t>(quoted - lines.begin());
    if (quoted == lines.end() || count > kMostResultLines || !(quoted - 1)->span.of(text).ends_with('.'))
      return;
    const std::vector<TextLine> told(lines.begin(), quoted);
    const std::string words = excerpt_of(text, told).text;
    bool first = true;
    for (const Span sentence : sentences_of(words)) {
      const Voice voice =
          says_nothing(sentence.of(words)) ? Voice::kResult : voice_of(sentence.of(words), head);
      if (voice == Voice::kNone || (first && voice != Voice::kResult)) return;
      first = false;
    }
    Section decision;
    decision.role = HeadingRole::kDecision;
    decision.known = false;
    decision.lines = told;
    lines.erase(lines.begin(), quoted);
    item.sections.insert(section, std::move(decision));
    return;
  }
}

void part_unheaded_decision(std::string_view text, const Head& head, ItemSections& item) {
  const auto last = std::find_if(item.sections.rbegin(), item.sections.rend(), [](const Section& s) {
    return !s.lines.empty() && !s.step && s.role != HeadingRole::kAttachments &&
           s.role != HeadingRole::kHistory;
  });
  if (last == item.sections.rend()) return;
  const auto begin = Parter(text, head, *last).begin();
  if (!begin) return;
  Section decision;
  decision.role = HeadingRole::kDecision;
  decision.known = false;
  decision.lines.assign(last->lines.begin() + static_cast<std::ptrdiff_t>(*begin), last->lines.end());
  std::swap(decision.attendance, last->attendance);
  last->lines.resize(*begin);
  item.sections.insert(last.base(), std::move(decision));
}

}  // namespace frisaet::minutes
