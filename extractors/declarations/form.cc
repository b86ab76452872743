#include "extractors/declarations/form.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr std::size_t kQuestions = 5;
constexpr std::size_t kChoices = 3;  // as many areas as the form offers
// Steps, not measured: an answer beside its question leaves no doubt, several areas in one have no order.
constexpr double kPlainAnswer = 0.96;
constexpr double kSeveralInOneAnswer = 0.7;

/// Without a remark in brackets that belongs to the question (`(Kan udelades)`).
Span without_remark(std::string_view text, Span answer) {
  if (answer.empty() || text[answer.begin] != '(') return answer;
  const std::size_t close = text.find(')', answer.begin);
  return close < answer.end ? trimmed(text, {close + 1, answer.end}) : answer;
}

/// The part of an answer that was chosen: itself, or the one ticked line. Several ticks to one question and a
/// list without any say nothing certain: an empty span.
Span chosen(std::string_view text, Span answer) {
  const RuleBook& book = RuleBook::standard();
  const std::vector<RuleMatch> ticked = book.family("declarations", "box_ticked").all(answer.of(text));
  if (ticked.empty() && !book.family("declarations", "box_empty").matches(answer.of(text))) return answer;
  if (ticked.size() != 1) return {answer.begin, answer.begin};
  const Span label = *ticked.front().group("label");
  return trimmed(text, shifted(label, answer.begin));
}

/// The number of the question, told by its words or printed (`Svar på spørgsmål 2:`), from 0.
std::size_t index_of(const RuleMatch& question, std::string_view words) {
  const auto printed = question.group("number");
  return static_cast<std::size_t>((printed ? printed->of(words)[0] : question.rule->gives[0]) - '1');
}

using Answers = std::array<std::optional<Span>, kQuestions>;

/// Lines numbered from one on, each up to the next: `1 Ældre`, `2. Fordi …`.
class NumberedLines {
 public:
  /// False where the line is none of them and none goes on in it.
  bool add(std::string_view text, Span line) {
    const std::string_view words = line.of(text);
    const auto number = RuleBook::standard().family("declarations", "numbered_answer").first(words);
    if (number && stretches_.size() < kQuestions &&
        static_cast<std::size_t>(number->group("number")->of(words)[0] - '1') == stretches_.size()) {
      const std::size_t behind = number->group("number")->end;
      const std::size_t begin = words.find_first_not_of(".): \t", behind);
      stretches_.push_back({line.begin + std::min(begin, words.size()), line.end});
      return true;
    }
    if (stretches_.empty()) return false;
    stretches_.back().end = line.end;
    return true;
  }
  [[nodiscard]] const std::vector<Span>& stretches() const { return stretches_; }

 private:
  std::vector<Span> stretches_;
};

/// The questions by themselves, line by line, and below them the answers under the same numbers.
Answers answers_below(const Prose& prose, Span within) {
  constexpr std::size_t kFewest = 3;
  const std::string_view text = prose.text();
  const RuleFamily& questions = RuleBook::standard().family("declarations", "question");
  Answers answers;
  NumberedLines asked, answered;
  bool of_the_area = false;
  for (const Span line : prose.lines()) {
    if (!within.contains(line)) continue;
    const std::string_view words = line.of(text);
    const bool all_asked = asked.stretches().size() >= kFewest && !words.ends_with('?');
    if (all_asked || !answered.stretches().empty()) {
      answered.add(text, line);
    } else if (words.ends_with('?')) {
      if (!asked.add(text, line)) continue;
      const auto question = questions.first(words);
      of_the_area = of_the_area || (question && index_of(*question, words) == 0);
    } else if (!asked.stretches().empty()) {
      return answers;  // something stands below a question
    }
  }
  if (!of_the_area || answered.stretches().size() < kFewest) return answers;
  std::copy(answered.stretches().begin(), answered.stretches().end(), answers.begin());
  return answers;
}

/// `3. Hvad kunne I ellers tænke jer?`: whatever the words, the question of that number.
bool asks_under(std::string_view words, std::size_t number) {
  const auto numbered = RuleBook::standard().family("declarations", "numbered_answer").first(words);
  return numbered && numbered->group("number")->of(words)[0] == static_cast<char>('0' + number) &&
         words.find('?') != std::string_view::npos;
}

bool asks_under_any(std::string_view line) {
  for (std::size_t number = 1; number <= kQuestions; ++number)
    if (asks_under(line, number)) return true;
  return false;
}

/// `Spørgsmål 3 af 5`, alone on its line over the question's words: the number, from 1, and the line.
struct QuestionHead {
  std::size_t number = 0;
  Span line;
};
std::optional<QuestionHead> head_in(std::string_view words) {
  const auto head = RuleBook::standard().family("declarations", "question_head").first(words);
  if (!head) return std::nullopt;
  return QuestionHead{static_cast<std::size_t>(head->group("number")->of(words)[0] - '0'), head->span};
}

/// The question that words without their number ask, as if it stood before them; else that of the number.
/// Where its words end is told too.
std::pair<std::size_t, std::size_t> question_below(std::string_view words, std::size_t number) {
  const std::string numbered = std::to_string(number) + ") " + std::string(words);
  constexpr std::size_t kAdded = 3;
  const auto question = RuleBook::standard().family("declarations", "question").first(numbered);
  const std::size_t mark = words.find('?');
  const std::size_t line = std::min(words.find('\n'), words.size());
  const std::size_t end = mark == std::string_view::npos ? line : mark + 1;
  if (!question) return {number - 1, end};
  return {index_of(*question, numbered), std::max(end, question->span.end - kAdded)};
}

/// The sentences, each also parted where a line of it begins with a question: an answer may end without a
/// stop.
std::vector<Span> pieces_by_question(const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  const RuleFamily& questions = RuleBook::standard().family("declarations", "question");
  std::vector<Span> pieces;
  for (Span piece : prose.sentences()) {
    if (!within.contains(piece)) continue;
    for (std::size_t end = text.find('\n', piece.begin); end < piece.end; end = text.find('\n', end + 1)) {
      const Span line = trimmed(text, {end, std::min(text.find('\n', end + 1), piece.end)});
      const auto question = questions.first(line.of(text));
      const bool begins =
          (question && question->span.begin == 0) || asks_under_any(line.of(text)) || head_in(line.of(text));
      if (!begins || line.begin <= piece.begin) continue;
      pieces.push_back(trimmed(text, {piece.begin, end}));
      piece.begin = line.begin;
    }
    pieces.push_back(piece);
  }
  return pieces;
}

/// Whether the piece is quoted (`> 2. Hvorfor?`); without the mark.
bool take_mark(std::string_view text, Span& piece) {
  const bool quoted = text[piece.begin] == '>';
  if (quoted) piece.begin = std::min(text.find_first_not_of("> ", piece.begin), piece.end);
  return quoted;
}

/// The stretch after each question up to the next, or to whatever else is quoted.
Answers answers_in(const Prose& prose, Span within) {
  const RuleFamily& questions = RuleBook::standard().family("declarations", "question");
  const std::string_view text = prose.text();
  Answers answers;
  std::optional<std::size_t> open;
  std::optional<std::size_t> headed;  // the number over the question's words, from 1
  for (Span piece : pieces_by_question(prose, within)) {
    const bool quoted = take_mark(text, piece);
    if (const auto head = head_in(piece.of(text))) {
      headed = head->number;
      piece = trimmed(text, {piece.begin + head->line.end, piece.end});
      if (piece.empty()) continue;
    }
    if (headed) {
      const auto [index, end] = question_below(piece.of(text), *std::exchange(headed, std::nullopt));
      open = index;
      const Span rest = trimmed(text, {piece.begin + end, piece.end});
      answers[index] = rest.empty() ? Span{piece.end, piece.end} : rest;
      continue;
    }
    const std::string_view words = piece.of(text);
    const auto question = questions.first(words);
    const bool next = !question && open && *open + 1 < kQuestions && asks_under(words, *open + 2);
    if (question || next) {
      open = next ? *open + 1 : index_of(*question, words);
      // An answer beside its question begins where the question ends.
      const std::size_t end = next ? words.find('?') + 1 : question->span.end;
      const Span rest = trimmed(text, {piece.begin + end, piece.end});
      answers[*open] = rest.empty() ? Span{piece.end, piece.end} : rest;
    } else if (quoted) {
      open.reset();
    } else if (open) {
      answers[*open] = answers[*open]->empty() ? piece : Span{answers[*open]->begin, piece.end};
    }
  }
  if (const Answers below = answers_below(prose, within); below[0]) answers = below;
  return answers;
}

std::vector<RuleMatch> ticks_in(std::string_view text, const std::optional<Span>& answer) {
  if (!answer) return {};
  return RuleBook::standard().family("declarations", "box_ticked").all(answer->of(text));
}

/// The areas of several ticks to one question, each once and in no order; none where a tick names something
/// else.
std::vector<StatedWish> several_ticked(std::string_view text, Span answer) {
  const std::vector<RuleMatch> ticked = ticks_in(text, answer);
  if (ticked.size() < 2) return {};
  std::vector<StatedWish> wishes;
  for (const RuleMatch& tick : ticked) {
    const Span label = trimmed(text, shifted(*tick.group("label"), answer.begin));
    const auto area = area_in_cell(label.of(text));
    if (!area) return {};
    const bool again = std::any_of(wishes.begin(), wishes.end(),
                                   [&](const StatedWish& wish) { return wish.area == area->area; });
    if (!again)
      wishes.push_back({area->area, std::nullopt, std::nullopt, shifted(area->span, label.begin), {}});
  }
  if (wishes.size() == 1) wishes.front().rank = 1;
  return wishes;
}

/// The areas of an answer: `Dagtilbud`, `På ældreområdet, fordi …`.
std::vector<StatedWish> wishes_in(std::string_view text, Span answer, std::optional<int> rank) {
  std::vector<StatedWish> wishes;
  const std::vector<AreaList> lists = find_area_lists(answer.of(text));
  if (lists.empty()) return wishes;
  for (const AreaMention& area : lists.front().areas) {
    wishes.push_back({area.area, rank, std::nullopt, shifted(area.span, answer.begin), {}});
  }
  return wishes;
}

/// `Ja, skolen, hvis den anden ikke kan imødekommes`: the condition of the one area that the answer names.
void take_condition(std::string_view text, Span answer, std::vector<StatedWish>& wishes) {
  if (wishes.size() != 1) return;
  for (const Condition& condition : conditions_in(text, answer)) {
    if (condition.span.overlaps(wishes.front().area_span) ||
        !depends_on_another_wish(condition.span.of(text)))
      continue;
    wishes.front().condition = condition.span;
    return;
  }
}

std::vector<StatedWish> not_wanted_yet(std::vector<StatedWish> wishes, const std::vector<StatedWish>& first) {
  std::erase_if(wishes, [&](const StatedWish& wish) {
    return std::any_of(first.begin(), first.end(),
                       [&](const StatedWish& other) { return other.area == wish.area; });
  });
  return wishes;
}

/// Of the areas of the third answer those that are not wanted already; none where it lists all that there are
/// to choose from, as an empty question does.
std::vector<StatedWish> second_wishes(std::string_view text, Span answer,
                                      const std::vector<StatedWish>& first) {
  std::vector<StatedWish> wishes = wishes_in(text, answer, 2);
  if (wishes.size() >= kChoices) return {};
  take_condition(text, answer, wishes);
  return not_wanted_yet(std::move(wishes), first);
}

/// An answer that goes on to name another area than those that were read as wanted.
bool names_more(std::string_view text, Span answer, const std::vector<StatedWish>& wishes) {
  const std::vector<AreaMention> named = find_areas(answer.of(text));
  return std::any_of(named.begin(), named.end(), [&](const AreaMention& area) {
    return std::none_of(wishes.begin(), wishes.end(),
                        [&](const StatedWish& wish) { return wish.area == area.area; });
  });
}

}  // namespace

std::optional<FormAnswers> read_form(const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  Answers answers = answers_in(prose, within);
  const std::vector<StatedWish> ticked =
      answers[0] ? several_ticked(text, *answers[0]) : std::vector<StatedWish>{};
  const std::vector<StatedWish> ticked_next =
      answers[2] ? several_ticked(text, *answers[2]) : std::vector<StatedWish>{};
  const bool ticks_next = !ticks_in(text, answers[2]).empty();
  for (auto& answer : answers) {
    if (answer) answer = chosen(text, without_remark(text, *answer));
  }
  if (ticked.empty() && (!answers[0] || answers[0]->empty())) return std::nullopt;
  const RuleFamily& no = RuleBook::standard().family("declarations", "answer_no");
  FormAnswers form;
  form.asks_why = true;
  if (!ticked.empty()) {
    form.reading.wishes = ticked;
    form.reading.open_set = ticked.size() > 1;
    form.reading.confidence = kSeveralInOneAnswer;
  } else if (no.matches(answers[0]->of(text))) {
    form.reading.none = true;
    form.reading.none_span = answers[0];
    form.reading.confidence = kPlainAnswer;
  } else {
    // `Enten dagtilbud eller skole`: in no order.
    const std::vector<AreaList> lists = find_area_lists(answers[0]->of(text));
    form.reading.open_set = !lists.empty() && lists.front().joint == AreaList::Joint::kOr;
    form.reading.wishes =
        wishes_in(text, *answers[0], form.reading.open_set ? std::nullopt : std::optional(1));
    form.reading.confidence = form.reading.wishes.size() == 1 ? kPlainAnswer : kSeveralInOneAnswer;
    if (answers[2] && !no.matches(answers[2]->of(text))) {
      // Ticks of which no area was read are a doubt, as several are.
      const bool unread = ticks_next && find_areas(answers[2]->of(text)).empty();
      if (unread) form.reading.confidence = std::min(form.reading.confidence, kSeveralInOneAnswer);
      for (StatedWish wish : ticked_next.empty() ? second_wishes(text, *answers[2], form.reading.wishes)
                                                 : not_wanted_yet(ticked_next, form.reading.wishes)) {
        if (!form.reading.open_set) wish.rank = 2;
        form.reading.wishes.push_back(std::move(wish));
      }
    }
    if (names_more(text, *answers[0], form.reading.wishes))
      form.reading.confidence = std::min(form.reading.confidence, kSeveralInOneAnswer);
  }
  if (form.reading.empty()) return std::nullopt;
  if (answers[1] && !answers[1]->empty()) form.reason = answers[1];
  if (answers[4] && !answers[4]->empty()) form.contact = answers[4];
  return form;
}

}  // namespace frisaet
