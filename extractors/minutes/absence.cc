#include "extractors/minutes/absence.h"

#include <algorithm>
#include <charconv>

#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/numbers.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

constexpr std::size_t kMostLinesOfSentence = 3;
/// No agenda counts further; larger figures are years and case numbers.
constexpr int kHighestItem = 999;

const RuleFamily& sentences() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_absence", "sentence");
  return family;
}

std::optional<int> number_in(std::string_view digits) {
  int value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return read.ec == std::errc{} ? std::optional(value) : std::nullopt;
}

/// `sag 129-131`, `sag 34 og 36-37`, `fra punkt 49`, `2021/07-4 og 2021/07-5` behind a name.
void scope_from_rider(std::string_view rider, Absence& absence) {
  if (rider.find("kl") != std::string_view::npos) return;
  std::vector<int> items;
  bool range = false;
  for (std::size_t at = 0; at < rider.size();) {
    range = range || rider[at] == '-' || rider.substr(at).starts_with("–") ||
            rider.substr(at).starts_with("til ");
    if (!is_digit(static_cast<unsigned char>(rider[at]))) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < rider.size() && is_digit(static_cast<unsigned char>(rider[end]))) ++end;
    const auto number = number_in(rider.substr(at, end - at));
    at = end;
    // `2021/07-4`: the year and the meeting stand before the item.
    if (end < rider.size() && rider[end] == '/') {
      while (at < rider.size() && rider[at] != '-' && rider[at] != ' ') ++at;
      if (at < rider.size()) ++at;
      range = false;
      continue;
    }
    if (!number || *number > kHighestItem) continue;
    for (int between = range && !items.empty() ? items.back() + 1 : *number; between <= *number; ++between)
      items.push_back(between);
    range = false;
  }
  if (items.empty()) return;
  absence.from_item = *std::min_element(items.begin(), items.end());
  absence.to_item = *std::max_element(items.begin(), items.end());
  for (int item = *absence.from_item; item < *absence.to_item; ++item) {
    if (std::find(items.begin(), items.end(), item) == items.end()) absence.but_not.push_back(item);
  }
  static const RuleFamily& open_ended = RuleBook::standard().family("minutes_absence", "open_ended");
  static const RuleFamily& up_to = RuleBook::standard().family("minutes_absence", "up_to");
  if (items.size() == 1 && open_ended.first(rider)) absence.to_item.reset();
  if (items.size() == 1 && up_to.first(rider)) absence.from_item.reset();
}

/// `(fra kl. 19)`: for which items the paper does not say.
bool tells_an_hour(std::string_view text, const PersonList& list) {
  return std::any_of(list.entries.begin(), list.entries.end(), [&](const PersonList::Entry& entry) {
    return entry.rider.of(text).find("kl") != std::string_view::npos;
  });
}

/// `label` stands before the list and may say for which items all of it holds (`Fraværende ved punkt 4`).
void add_entries(std::string_view text, const PersonList& list, std::vector<Absence>& to,
                 std::string_view label = {}) {
  // `Fraværende i Teknisk Udvalg, 3. maj 2022`: figures of the day.
  const bool dated = !find_dates(label).empty();
  for (const auto& entry : list.entries) {
    Absence absence{entry.mention.person, entry.mention.span, std::nullopt, std::nullopt, {}};
    if (!dated) scope_from_rider(label, absence);
    scope_from_rider(entry.rider.of(text), absence);
    const bool known = std::any_of(to.begin(), to.end(),
                                   [&](const Absence& a) { return a.person.name == absence.person.name; });
    if (!known) to.push_back(std::move(absence));
  }
}

/// What a rule about a case's number gives.
CaseScope scope_of(std::string_view gives) {
  if (gives == "left") return CaseScope::kBehind;
  if (gives == "left_before") return CaseScope::kFrom;
  return gives == "late" ? CaseScope::kBefore : CaseScope::kThere;
}

std::optional<Attendance> read_sentence(std::string_view text, Span span) {
  const auto match = sentences().first(span.of(text));
  if (!match) return std::nullopt;
  Attendance read;
  const std::string_view gives = match->rule->gives;
  if (gives == "nobody") {
    read.nobody = true;
    return read;
  }
  auto who = match->group("who");
  if (!who) who = match->group("who2");
  if (!who) return read;  // a substitute
  const Span list_span = shifted(*who, span.begin);
  const PersonList list = parse_persons(text, list_span);
  // Words that are nobody's name belong to the decision (`Godkendt, idet Bo Holm erklærede sig inhabil`).
  if (list.entries.empty() || !list.rest.empty()) return std::nullopt;
  if (gives == "came_here" || gives == "came_late_here") {
    for (const auto& entry : list.entries) read.came.push_back(entry.mention.person);
    if (gives == "came_late_here") add_entries(text, list, read.late);
    return read;
  }
  add_entries(text, list, gives == "disqualified" ? read.disqualified : read.absent);
  std::optional<int> from, to;
  for (const char* name : {"from", "from2"})
    if (const auto group = match->group(name)) from = to = number_in(group->of(span.of(text)));
  for (const char* name : {"to", "to2"})
    if (const auto group = match->group(name)) to = number_in(group->of(span.of(text)));
  if (const auto group = match->group("case")) {
    for (auto* people : {&read.absent, &read.disqualified}) {
      for (Absence& absence : *people) {
        absence.of_case = squeeze(group->of(span.of(text)));
        absence.case_scope = scope_of(gives);
      }
    }
    return read;
  }
  if (from && gives == "disqualified") {
    for (Absence& absence : read.disqualified) absence.from_item = from, absence.to_item = to;
  }
  const auto last = match->group("last");
  const auto count = last ? count_in_words(last->of(span.of(text))) : std::nullopt;
  for (Absence& absence : read.absent) {
    absence.missed_last = gives == "missed_closed" ? Absence::kTheClosed : count.value_or(0);
    absence.from_here = gives == "left_here";
    absence.after_here = gives == "left_after_here";
    if (gives == "left_before") {
      absence.from_item = from;
    } else if (gives == "left") {
      absence.from_item = to ? std::optional(*to + 1) : std::nullopt;
    } else if (gives == "late") {
      absence.to_item = from ? std::optional(*from - 1) : std::nullopt;
    } else if (from) {
      absence.from_item = from;
      absence.to_item = to;
    }
  }
  return read;
}

}  // namespace

void Attendance::add(const Attendance& other) {
  const auto merge = [](std::vector<Absence>& into, const std::vector<Absence>& from) {
    for (const Absence& absence : from) {
      const bool known = std::any_of(into.begin(), into.end(),
                                     [&](const Absence& a) { return a.person.name == absence.person.name; });
      if (!known) into.push_back(absence);
    }
  };
  merge(absent, other.absent);
  merge(disqualified, other.disqualified);
  late.insert(late.end(), other.late.begin(), other.late.end());
  came.insert(came.end(), other.came.begin(), other.came.end());
  nobody = nobody || other.nobody;
  unread = unread || other.unread;
}

namespace {

/// `…, Bo Holm (V) forlod mødet kl. 17`: a list whose last person goes on as a sentence of its own. What the
/// sentence tells, and where it ends.
struct ToldOfLast {
  Attendance attendance;
  std::size_t end;
};
std::optional<ToldOfLast> told_of_last(std::string_view text, const PersonList& list) {
  if (list.entries.empty() || list.rest.empty()) return std::nullopt;
  const auto& last = list.entries.back();
  const CodePoint first = decode_utf8(text, list.rest.begin);
  if (!is_letter(first.value) || is_upper(first.value) || !last.rider.empty()) return std::nullopt;
  const Span span{last.mention.span.begin, list.rest.end};
  const auto inner = sentences_of(span.of(text));
  if (inner.empty()) return std::nullopt;
  const Span sentence = shifted(inner.front(), span.begin);
  const auto read = read_sentence(text, sentence);
  if (!read) return std::nullopt;
  return ToldOfLast{*read, sentence.end};
}

/// Past the reason for which somebody on the list was away (`, som har børn på skolen.`).
Span without_reason(std::string_view text, Span rest) {
  static const RuleFamily& reasons = RuleBook::standard().family("minutes_absence", "reason");
  const auto reason = reasons.first(rest.of(text));
  if (!reason || reason->rule->gives == "none") return rest;
  return trimmed(text, {rest.begin + reason->span.end, rest.end});
}

}  // namespace

namespace {

AttendanceBlock read_block(std::string_view text, const std::vector<Mark>& marks, std::size_t at,
                           std::size_t end, bool in_head) {
  // `Fraværende: Bo Holm (A) gik kl. 17.20.`
  static const RuleFamily& left_at = RuleBook::standard().family("minutes_absence", "left_at");
  AttendanceBlock block;
  const bool disqualified = marks[at].has(HeadingRole::kDisqualified);
  auto& people = disqualified ? block.attendance.disqualified : block.attendance.absent;
  block.next = at + 1;
  if (marks[at].withheld) {
    block.attendance.unread = true;
    // Those whom the lines below it name are none of the decision's words.
    while (block.next < end && !marks[block.next].heading && !marks[block.next].step &&
           bare_names(text, marks[block.next].piece.span))
      ++block.next;
    return block;
  }
  const std::string_view label = marks[at].heading->words.of(text);
  Span line = marks[at].heading->rest;
  bool own_line = true;
  for (;;) {
    if (!line.empty()) {
      PersonList list = parse_persons(text, line);
      // A name may run over the end of the line.
      const bool unfinished = !list.rest.empty() || (list.entries.empty() && !list.nobody);
      if (unfinished && block.next < end && !marks[block.next].heading && marks[block.next].piece.gap == 0) {
        const Span longer = hull(line, marks[block.next].piece.span);
        const PersonList joined = parse_persons(text, longer);
        if (joined.entries.size() > list.entries.size() && joined.rest.empty()) {
          list = joined;
          ++block.next;
        }
      }
      if (list.nobody) {
        // `Inhabil: Ingen` says nothing of who was away.
        block.attendance.nobody = !disqualified;
        block.left = list.rest;
        return block;
      }
      list.rest = without_reason(text, list.rest);
      // Below a decision the label itself tells that whoever left was away from there on.
      const bool left = !list.rest.empty() && left_at.matches(list.rest.of(text));
      if (const auto told = disqualified || (left && !in_head) ? std::nullopt : told_of_last(text, list)) {
        list.entries.pop_back();
        add_entries(text, list, people, label);
        block.attendance.add(told->attendance);
        block.left = trimmed(text, {told->end, line.end});
        if (!block.left.empty()) return block;
        list = {};
      } else if (!own_line && !list.entries.empty() && !list.rest.empty()) {
        // `Bo Holm (C), afbud. Stedfortræder: Ida Kjær (C).`
        // `Bo Holm, Ida Kjær. Per Grøn deltog ikke i punkt 2.`
        const bool ended = list.rest.of(text).front() == '.';
        const auto more = more_under_label(text, {list.rest.begin + (ended ? 1 : 0), list.rest.end});
        if (more) {
          add_entries(text, list, people, label);
          block.attendance.add(*more);
          list = {};
        } else {
          --block.next;
          return block;
        }
      } else if (list.entries.empty()) {
        if (own_line) {
          block.left = line;
        } else {
          --block.next;
        }
        return block;
      }
      add_entries(text, list, people, label);
      block.attendance.unread = block.attendance.unread || tells_an_hour(text, list);
      if (left) {
        // For which items, a person sees.
        block.attendance.unread = true;
        return block;
      }
      if (!list.rest.empty()) {
        Span rest = list.rest;
        while (!rest.empty() &&
               (std::string_view(".,;").find(rest.of(text).front()) != std::string_view::npos ||
                is_space(decode_utf8(text, rest.begin).value)))
          ++rest.begin;
        block.left = trimmed(text, rest);
        // A sentence behind the list may run over the end of its line.
        while (!block.left.of(text).ends_with('.') && block.next < end && marks[block.next].lower_case &&
               marks[block.next].piece.gap == 0) {
          block.left = hull(block.left, marks[block.next].piece.span);
          ++block.next;
        }
        return block;
      }
    }
    own_line = false;
    if (block.next >= end) return block;
    const Mark& next = marks[block.next];
    if (next.heading || next.step || next.result || next.lower_case || next.opener || next.case_number)
      return block;
    line = next.piece.span;
    ++block.next;
  }
}

}  // namespace

AttendanceBlock read_absence_block(std::string_view text, const std::vector<Mark>& marks, std::size_t at,
                                   std::size_t end, bool in_head) {
  static const RuleFamily& of_both = RuleBook::standard().family("minutes_absence", "label_of_both");
  AttendanceBlock block = read_block(text, marks, at, end, in_head);
  // `Fraværende og stedfortrædere: Bo Holm (A), Ida Kjær (A)`: which of them came is not told.
  if (block.attendance.absent.size() > 1 && of_both.matches(marks[at].heading->words.of(text))) {
    block.attendance.absent.clear();
    block.attendance.unread = true;
  }
  return block;
}

std::optional<AttendanceLine> read_absence_line(std::string_view text, const std::vector<Mark>& marks,
                                                std::size_t at, std::size_t end) {
  if (marks[at].lower_case) return std::nullopt;
  for (std::size_t lines = 1; lines <= kMostLinesOfSentence && at + lines <= end; ++lines) {
    const Mark& last = marks[at + lines - 1];
    if (lines > 1 && (last.heading || last.step || last.piece.gap > 0)) return std::nullopt;
    // `Bo Holm (A)` / `Ida Kjær (V) gik på grund af inhabilitet.`: a list that ended, and a sentence about
    // another.
    if (lines == 2 && !last.lower_case && bare_names(text, marks[at].piece.span)) return std::nullopt;
    const Span span = hull(marks[at].piece.span, last.piece.span);
    const std::string_view line = span.of(text);
    AttendanceLine read;
    read.next = at + lines;
    bool all = true;
    const std::vector<Span> sentences = sentences_of(line);
    for (const Span inner : sentences) {
      const auto sentence = read_sentence(text, shifted(inner, span.begin));
      if (!sentence) {
        // What ends within the line, no further line makes another.
        if (inner != sentences.back()) return std::nullopt;
        all = false;
        break;
      }
      read.attendance.add(*sentence);
    }
    if (all) return read;
    if (line.ends_with('.') || line.size() > 500) return std::nullopt;
  }
  return std::nullopt;
}

namespace {

/// `Bo Holm (V) kom under punkt 4, og Ida Kjær (A) gik før punkt 7.`: two sentences in one.
std::optional<Attendance> read_joined(std::string_view text, Span sentence) {
  for (const std::string_view joint : {", og ", ", mens ", "; ", " og "}) {
    for (std::size_t at = sentence.of(text).find(joint); at != std::string_view::npos;
         at = sentence.of(text).find(joint, at + 1)) {
      const Span second{sentence.begin + at + joint.size(), sentence.end};
      if (!is_upper(decode_utf8(text, second.begin).value)) continue;
      auto read = read_sentence(text, {sentence.begin, sentence.begin + at});
      const auto more = read ? read_sentence(text, second) : std::nullopt;
      if (!more) continue;
      read->add(*more);
      return read;
    }
  }
  return std::nullopt;
}

/// `Møde slut: 20:10 Fraværende: Bo Holm.`: what stands before the label tells of nobody.
std::optional<Attendance> read_behind_a_label(std::string_view text, Span sentence) {
  static const RuleFamily& labels = RuleBook::standard().family("minutes_absence", "label_inside");
  const auto label = labels.first(sentence.of(text));
  if (!label) return std::nullopt;
  const Span before{sentence.begin, sentence.begin + label->span.begin};
  if (speaks_of_attendance(text, before)) return std::nullopt;
  return read_sentence(text, {before.end, sentence.end});
}

}  // namespace

Attendance absence_in_prose(std::string_view text, Span span) {
  Attendance attendance;
  for (const Span inner : sentences_of(span.of(text))) {
    const Span sentence = shifted(inner, span.begin);
    auto read = read_sentence(text, sentence);
    if (!read) read = read_joined(text, sentence);
    if (!read) read = read_behind_a_label(text, sentence);
    if (read) {
      attendance.add(*read);
    } else {
      attendance.unread = attendance.unread || speaks_of_attendance(text, sentence);
    }
  }
  return attendance;
}

bool names_somebody(std::string_view text, Span sentence) {
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    if (is_upper(decode_utf8(text, at).value) && person_at(text, {at, sentence.end})) return true;
    while (at < sentence.end && !is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
    while (at < sentence.end && is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
  }
  return false;
}

bool speaks_of_attendance(std::string_view text, Span sentence) {
  static const RuleFamily& words = RuleBook::standard().family("minutes_absence", "speaks");
  static const RuleFamily& titles = RuleBook::standard().family("minutes_absence", "title_of_absence");
  const std::vector<RuleMatch> told = words.all(sentence.of(text));
  const std::vector<RuleMatch> items = told.empty() ? told : titles.all(sentence.of(text));
  const bool speaks = std::any_of(told.begin(), told.end(), [&](const RuleMatch& word) {
    return std::none_of(items.begin(), items.end(),
                        [&](const RuleMatch& title) { return title.span.overlaps(word.span); });
  });
  return speaks && !read_sentence(text, sentence) && names_somebody(text, sentence);
}

std::optional<Attendance> more_under_label(std::string_view text, Span span) {
  Attendance attendance;
  for (const Span inner : sentences_of(span.of(text))) {
    const Span sentence = shifted(inner, span.begin);
    Span names = sentence;
    if (names.of(text).ends_with('.')) --names.end;
    const PersonList list = parse_persons(text, names);
    if (!list.entries.empty() && list.rest.empty() && list.entries.front().mention.person.party) {
      add_entries(text, list, attendance.absent);
    } else if (const auto read = read_sentence(text, sentence)) {
      attendance.add(*read);
    } else {
      return std::nullopt;
    }
  }
  return attendance;
}

namespace {

/// The only person with a party whom a sentence names.
std::optional<PersonMention> only_person_in(std::string_view text, Span sentence) {
  std::optional<PersonMention> only;
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    const auto person =
        is_upper(decode_utf8(text, at).value) ? person_at(text, {at, sentence.end}) : std::nullopt;
    if (person && person->person.party) {
      if (only) return std::nullopt;
      only = person;
      at = person->span.end;
      continue;
    }
    while (at < sentence.end && !is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
    while (at < sentence.end && is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
  }
  return only;
}

}  // namespace

Attendance disqualified_inside(std::string_view text, Span span) {
  static const RuleFamily& family = RuleBook::standard().family("minutes_absence", "inside");
  Attendance attendance;
  for (const RuleMatch& match : family.scan(text, span)) {
    const PersonList list = parse_persons(text, *match.group("who"));
    if (!list.entries.empty() && list.rest.empty()) add_entries(text, list, attendance.disqualified);
  }
  return attendance;
}

std::optional<Attendance> disqualified_by_pronoun(std::string_view text, Span line) {
  static const RuleFamily& pronouns = RuleBook::standard().family("minutes_absence", "inside_pronoun");
  const std::vector<Span> sentences = sentences_of(line.of(text));
  if (sentences.size() != 2 || !pronouns.matches(sentences[1].of(line.of(text)))) return std::nullopt;
  const auto person = only_person_in(text, shifted(sentences[0], line.begin));
  if (!person || person->span.begin != line.begin) return std::nullopt;
  Attendance attendance;
  attendance.disqualified.push_back({person->person, person->span, std::nullopt, std::nullopt, {}});
  return attendance;
}

bool is_attendance_only(std::string_view text, Span span) {
  const auto inner = sentences_of(span.of(text));
  return std::all_of(inner.begin(), inner.end(), [&](Span sentence) {
    return read_sentence(text, shifted(sentence, span.begin)).has_value();
  });
}

std::vector<Span> only_disqualified(std::string_view text, Span span) {
  static const RuleFamily& away = RuleBook::standard().family("minutes_absence", "took_no_part");
  std::vector<Span> found;
  for (const Span inner : sentences_of(span.of(text))) {
    const Span sentence = shifted(inner, span.begin);
    const auto read = read_sentence(text, sentence);
    if (read && !read->disqualified.empty() && !away.matches(sentence.of(text))) found.push_back(sentence);
  }
  return found;
}

std::optional<Attendance> bare_names(std::string_view text, Span line) {
  const PersonList list = parse_persons(text, line);
  if (list.entries.empty() || !list.rest.empty()) return std::nullopt;
  for (const auto& entry : list.entries) {
    if (!entry.mention.person.party) return std::nullopt;
  }
  Attendance attendance;
  add_entries(text, list, attendance.absent);
  return attendance;
}

}  // namespace frisaet::minutes
