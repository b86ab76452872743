#include "extractors/minutes/absence.h"
#include "extractors/minutes/item_readings.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

constexpr std::size_t kMostTitleLines = 4;
/// A line in parentheses that is longer is a sentence.
constexpr std::size_t kLongestSuffix = 30;

const RuleFamily& groups() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "group");
  return family;
}

/// Two or more members with their parties: who was not there, in layouts that print them without a label.
bool lists_members(std::string_view text, Span line) {
  const auto names = bare_names(text, line);
  if (names && names->absent.size() > 1) return true;
  // A garbled first name leaves the others.
  const std::size_t comma = line.of(text).find("), ");
  return comma != std::string_view::npos &&
         bare_names(text, trimmed(text, {line.begin + comma + 2, line.end})).has_value();
}

/// A title goes on in the next line when that one begins with a small letter or the first cannot end there.
bool goes_on(std::string_view text, Span line, const Mark& next) {
  // `… forslag til` / `Lokalplan 12`: a word with a number may be a title's second line.
  const bool numbered = next.item && next.item->form != NumberForm::kWord;
  if (next.heading || next.step || numbered || next.case_number || next.result || next.piece.gap > 0)
    return false;
  const std::string_view words = line.of(text);
  if (next.opener && !next.lower_case) return false;
  // `… på dagtilbudsområdet` / `(beslutning)`
  const std::string_view below = next.piece.span.of(text);
  if (below.starts_with('(') && below.ends_with(')') && below.size() < kLongestSuffix) return true;
  // `… ved skoven, 2.` / `etape`: an ordinal number's stop.
  static const RuleFamily& ordinals = RuleBook::standard().family("minutes_items", "ends_in_an_ordinal");
  const bool ordinal = ordinals.matches(words) && below.size() < kLongestSuffix && !below.ends_with('.');
  if (next.lower_case)
    return (!words.ends_with('.') || ordinal) && next.piece.span.size() < 200 &&
           !lists_members(text, next.piece.span) && !next.piece.span.of(text).starts_with("at ");
  for (const std::string_view open :
       {" og", " til", " på", " af", " for", " i", " med", " om", " ved", " -", " –", ",", " den", " samt",
        " eller", " fra", " vedr.", " vedrørende"}) {
    if (words.ends_with(open)) return next.piece.span.size() < 200;
  }
  return false;
}

/// A line between a title and the case's number belongs to the title, whatever letter it begins with.
bool stands_above_case_number(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
  const Mark& line = marks[at];
  if (at + 1 >= marks.size() || line.item || line.opener || line.piece.gap > 0) return false;
  const Mark& below = marks[at + 1];
  if (below.piece.gap > 0 || !(below.case_number || below.has(HeadingRole::kCaseNumber))) return false;
  static const RuleFamily& open = RuleBook::standard().family("minutes_lines", "closed_behind_title");
  return looks_like_title(text, line) && line.piece.span.of(text).find(':') == std::string_view::npos &&
         !lists_members(text, line.piece.span) && !open.matches(line.piece.span.of(text));
}

/// `Emne: Ny bro`, `Overskrift ...... Ny bro`: what the paper calls a title is none of it.
Span without_label(std::string_view text, Span title) {
  static const RuleFamily& labels = RuleBook::standard().family("minutes_items", "title_label");
  const auto label = labels.first(title.of(text));
  if (!label || label->span.end >= title.size()) return title;
  return trimmed(text, {title.begin + label->span.end, title.end});
}

/// The site's words inside a title (`… Klik her for at folde ud …`) are none of it, nor are those that lost
/// the blank before them (`Ny broÅbn/luk punkt`).
Span without_interface(std::string_view text, Span title) {
  static const RuleFamily& glued = RuleBook::standard().family("minutes_items", "glued_behind_title");
  if (const auto mark = glued.first(title.of(text))) {
    title.end = title.begin + mark->group("mark")->begin;
    return trimmed(text, title);
  }
  const std::size_t at = title.of(text).find("Klik her");
  if (at == std::string_view::npos || at <= 3) return title;
  Span cut = trimmed(text, {title.begin, title.begin + at});
  // The dots that a menu sets where it folds.
  while (cut.of(text).ends_with("...")) cut.end -= 3;
  while (cut.of(text).ends_with("…")) cut.end -= std::string_view("…").size();
  return cut.empty() ? title : trimmed(text, cut);
}

/// `Lukket: Salg af grund`
bool says_closed_with_title(std::string_view text, const Mark& mark) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed_word");
  return mark.has(HeadingRole::kCaseDetail) && !mark.heading->rest.empty() &&
         closed.matches(mark.heading->words.of(text)) &&
         is_upper(decode_utf8(text, mark.heading->rest.begin).value);
}

}  // namespace

bool is_open_word(const Mark& mark) {
  return mark.has(HeadingRole::kCaseDetail);
}

/// A heading that gathers items (`B. Sager til afgørelse i udvalget`).
bool gathers_items(std::string_view text, const Mark& mark) {
  return mark.piece.span.size() < 120 && groups().matches(mark.piece.span.of(text));
}

bool is_closed_label(std::string_view line) {
  constexpr std::size_t kLongest = 20;
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed_word");
  return line.size() < kLongest && line.ends_with(':') && closed.matches(line);
}

bool gathers_closed_items(std::string_view text, const Mark& mark) {
  // `Teknisk Udvalgs sager` may hold a line of the menu before it.
  const auto group = groups().first(mark.piece.span.of(text));
  return group && group->rule->gives == "group" &&
         fold(mark.piece.span.of(text)).find("lukke") != std::string::npos;
}

bool looks_like_title(std::string_view text, const Mark& mark) {
  if (mark.heading || mark.step || mark.result || mark.opener || mark.lower_case || mark.case_number)
    return false;
  const std::string_view line = mark.piece.span.of(text);
  const CodePoint first = decode_utf8(line, 0);
  // `Orienteringer m.v.`
  const bool stop = line.ends_with('.') && !line.ends_with(" m.v.") && !line.ends_with(" m.m.") &&
                    !line.ends_with(" mv.") && !line.ends_with(" mm.") && !line.ends_with(" etc.");
  const bool formed = line.size() >= 3 && line.size() <= 220 &&
                      (is_letter(first.value) || is_digit(first.value) || first.value == '"') && !stop &&
                      !line.ends_with(':') && !line.ends_with(',') && !line.ends_with(';');
  static const RuleFamily& never = RuleBook::standard().family("minutes_lines", "never_a_title");
  return formed && !never.matches(line);
}

/// Past the lines that say the title once more, wrapped as it was or otherwise (layouts that print it in the
/// contents and above the item without a gap between).
std::size_t past_repetition(std::string_view text, const std::vector<Mark>& marks,
                            const std::vector<Span>& title, std::size_t next) {
  const std::string printed = fold(title_text(text, title));
  std::string again;
  for (std::size_t i = next; i < marks.size() && i - next < kMostTitleLines && !marks[i].heading; ++i) {
    again += (again.empty() ? "" : " ") + fold(squeeze(marks[i].piece.span.of(text)));
    if (again == printed) return i + 1;
    if (!printed.starts_with(again)) break;
  }
  return next;
}

namespace {

/// `Sagsnr. 22/1204`, `Åbent punkt`, `Sagsforløb: TU - ØU`: what may stand between an item's number and its
/// title.
bool tells_particulars(const Mark& mark) {
  if (mark.case_number || mark.has(HeadingRole::kCaseDetail)) return true;
  if (!mark.heading || mark.heading->rest.empty()) return false;
  const bool labelled =
      mark.heading->colon && (mark.has(HeadingRole::kRoute) || mark.has(HeadingRole::kDate));
  return labelled || mark.has(HeadingRole::kCaseNumber);
}

/// The title that a transcript's contents list prints too, on the number's page behind the case's labels.
std::size_t listed_title_below(const std::vector<Mark>& marks, std::size_t number) {
  constexpr std::size_t kMostLabels = 8;
  for (std::size_t i = number; i < marks.size() && i < number + kMostLabels; ++i) {
    if (!marks[i].piece.glued) break;
    if (!marks[i].piece.listed_title.empty()) return i;
  }
  return marks.size();
}

}  // namespace

TitleRead read_title(std::string_view text, const std::vector<Mark>& marks, Span line, std::size_t next) {
  constexpr int kMostParticulars = 6;
  TitleRead title;
  if (line.empty()) {
    if (const std::size_t listed = listed_title_below(marks, next); listed < marks.size())
      return {{marks[listed].piece.listed_title}, listed + 1};
    const std::size_t first = next;
    // `Pkt. 4` / `Sagsnr. 22/1204` / title
    for (int passed = 0;
         passed < kMostParticulars && next + 1 < marks.size() && tells_particulars(marks[next]); ++passed)
      ++next;
    // `144.` / `Lukket: Salg af grund`
    const auto titled = [&](std::size_t i) { return i < marks.size() && looks_like_title(text, marks[i]); };
    if (first + 1 >= marks.size() || !titled(next)) {
      if (first < marks.size() && says_closed_with_title(text, marks[first]))
        return {{marks[first].piece.span}, first + 1};
    }
    // `5.` / `Eventuelt:`: a heading of a paper's end is the title of its last item.
    if (next + 1 < marks.size() && marks[next].has(HeadingRole::kEnding) &&
        marks[next].heading->rest.empty() && (marks[next + 1].section() || marks[next + 1].step))
      return {{marks[next].heading->words}, next + 1};
    if (next >= marks.size() || !looks_like_title(text, marks[next])) return {{}, next};
    line = marks[next].piece.span;
    ++next;
  }
  title.lines.push_back(without_interface(text, without_label(text, line)));
  next = past_repetition(text, marks, title.lines, next);
  while (next < marks.size() && title.lines.size() < kMostTitleLines &&
         (goes_on(text, line, marks[next]) ||
          (title.lines.size() == 1 && stands_above_case_number(text, marks, next)))) {
    line = marks[next].piece.span;
    title.lines.push_back(without_interface(text, line));
    next = past_repetition(text, marks, title.lines, next + 1);
  }
  title.next = next;
  return title;
}

std::size_t title_above(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
  // `… om velfærdsaftaler,` / `herunder valg af område` / `Sag nr. 141`
  const auto goes_on_here = [&](std::size_t i) {
    const Mark& mark = marks[i];
    const std::string_view above = i > 0 ? marks[i - 1].piece.span.of(text) : std::string_view();
    return mark.lower_case && mark.piece.gap == 0 && !mark.piece.span.of(text).ends_with('.') &&
           !above.ends_with('.') && mark.piece.span.size() < 200;
  };
  const auto stands_in_title = [&](std::size_t i) {
    // The first line of a title that goes on may end with a comma.
    const std::string_view line = marks[i].piece.span.of(text);
    return looks_like_title(text, marks[i]) || goes_on_here(i) ||
           (i + 1 < at && line.ends_with(',') && goes_on_here(i + 1) && !marks[i].heading && !marks[i].step &&
            !marks[i].lower_case && !marks[i].opener && line.size() < 200);
  };
  std::size_t first = at;
  while (first > 0 && at - first < kMostTitleLines && stands_in_title(first - 1)) {
    --first;
    if (marks[first].piece.gap > 0 || marks[first].piece.first_on_page) break;
  }
  while (first < at && marks[first].lower_case) ++first;
  return first;
}

std::string title_text(std::string_view text, const std::vector<Span>& title) {
  std::string all;
  for (const Span& span : title) all += std::string(all.empty() ? "" : " ") + squeeze(span.of(text));
  return all;
}

/// What heading is open above a mark: the last section's, or a decision line's.
HeadingRole open_above(const std::vector<Mark>& marks, std::size_t at) {
  for (std::size_t i = at; i-- > 0 && at - i < 400;) {
    if (marks[i].step) return HeadingRole::kDecision;
    if (marks[i].opener && !marks[i].heading) return HeadingRole::kRecommendation;
    if (marks[i].has(HeadingRole::kEnding) || marks[i].has(HeadingRole::kAttachments) ||
        marks[i].has(HeadingRole::kAbsence)) {
      return HeadingRole::kEnding;
    }
    if (marks[i].section() || marks[i].has(HeadingRole::kContents)) return marks[i].heading->role;
  }
  return HeadingRole::kEnding;
}

}  // namespace frisaet::minutes
