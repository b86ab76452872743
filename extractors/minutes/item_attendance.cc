#include "extractors/minutes/item_attendance.h"

#include <algorithm>

#include "extractors/lexicon/headings.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/absence.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

/// The party that the head gives to somebody whom the list names without.
Person with_party(const Meeting& meeting, Person person) {
  if (person.party) return person;
  for (const Absence& absence : meeting.attendance.absent) {
    if (absence.person.party && fold(absence.person.name) == fold(person.name))
      person.party = absence.person.party;
  }
  for (const Person& member : meeting.roster) {
    if (member.party && fold(member.name) == fold(person.name)) person.party = member.party;
  }
  return person;
}

/// `Afbud fra Bo Holm (A). Udvalget godkendte suppleanten.`: sentences of a decision's line that only tell
/// who was away, and stay there for what follows them.
Attendance told_inside(std::string_view text, Span line) {
  Attendance told;
  for (const Span inner : sentences_of(line.of(text))) {
    const Span sentence = shifted(inner, line.begin);
    if (sentence.size() < line.size() && is_attendance_only(text, sentence))
      told.add(absence_in_prose(text, sentence));
  }
  return told;
}

/// An item that prints no decision may end in who was away, behind the case's text.
Attendance told_last(std::string_view text, const ItemSections& item) {
  const auto last = std::find_if(item.sections.rbegin(), item.sections.rend(),
                                 [](const Section& section) { return !section.lines.empty(); });
  if (last == item.sections.rend() || last->step || last->role == HeadingRole::kRecommendation) return {};
  Attendance told;
  const Span line = last->lines.back().span;
  const std::vector<Span> sentences = sentences_of(line.of(text));
  for (auto sentence = sentences.rbegin(); sentence != sentences.rend(); ++sentence) {
    const Span span = shifted(*sentence, line.begin);
    if (!is_attendance_only(text, span)) break;
    told.add(absence_in_prose(text, span));
  }
  return told;
}

/// What the item itself tells, beside sentences within its decision.
Attendance told_at(std::string_view text, const ItemSections& item, const OwnDecision& own, bool only_names) {
  Attendance told = own.attendance;
  if (only_names) {
    for (const TextLine& line : own.lines) {
      for (const auto& entry : parse_persons(text, line.span).entries)
        told.absent.push_back({entry.mention.person, entry.mention.span, std::nullopt, std::nullopt, {}});
    }
  }
  for (const Section& section : item.sections) {
    // What stands under another body's line belongs to that body; before any heading it is this item's.
    if (section.step) continue;
    const bool of_others = section.known && (section.role == HeadingRole::kHistory ||
                                             section.role == HeadingRole::kRecommendation ||
                                             section.role == HeadingRole::kRecommendationAndDecision);
    if (!of_others) told.add(section.attendance);
  }
  if (own.lines.empty() && !own.printed) told.add(told_last(text, item));
  return told;
}

bool names_any(std::string_view words, const std::vector<ItemAttendance::Told>& people) {
  return std::any_of(people.begin(), people.end(), [&](const ItemAttendance::Told& told) {
    return words.find(told.person.name) != std::string_view::npos;
  });
}

/// A sentence of the decision has words of attendance beside somebody whom the record has nowhere.
bool tells_more(std::string_view text, const OwnDecision& own, const ItemAttendance& known,
                const std::optional<std::string>& title) {
  static const RuleFamily& words = RuleBook::standard().family("minutes_absence", "speaks");
  // `Indkaldelse af stedfortræder`: what is decided is who takes whose seat.
  if (title && words.first(*title)) return false;
  for (const TextLine& line : own.lines) {
    for (const Span inner : sentences_of(line.span.of(text))) {
      const Span sentence = shifted(inner, line.span.begin);
      if (speaks_of_attendance(text, sentence) && !names_any(sentence.of(text), known.absent) &&
          !names_any(sentence.of(text), known.disqualified))
        return true;
    }
  }
  return false;
}

}  // namespace

ItemAttendance attendance_of_item(const Meeting& meeting, const ItemRange& item, const ItemSections& sections,
                                  const OwnDecision& own, const std::optional<std::string>& title) {
  const std::string_view text = meeting.document.text();
  const std::optional<int> number = item.number ? std::optional(item.number->number) : std::nullopt;
  ItemAttendance result;
  const auto take = [&](const std::vector<Absence>& absences, std::vector<ItemAttendance::Told>& into) {
    for (const Absence& absence : absences) {
      if (!absence.covers(number, item.place)) continue;
      if (std::any_of(into.begin(), into.end(), [&](const ItemAttendance::Told& told) {
            return told.person.name == absence.person.name;
          }))
        continue;
      into.push_back({with_party(meeting, absence.person), absence.span});
    }
  };
  const Attendance told =
      told_at(text, sections, own, !own.lines.empty() && lists_only_the_absent(text, own, title));
  take(told.absent, result.absent);
  // `Ingen` at the item speaks against the head's list.
  if (!told.nobody) take(meeting.attendance.absent, result.absent);
  take(told.disqualified, result.disqualified);
  for (const TextLine& line : own.lines) {
    take(told_inside(text, line.span).absent, result.absent);
    take(disqualified_inside(text, line.span).disqualified, result.disqualified);
  }
  take(meeting.attendance.disqualified, result.disqualified);
  const auto& late = meeting.attendance.late;
  const bool may_be_away = std::any_of(late.begin(), late.end(), [&](const Absence& a) {
    const bool known = std::any_of(
        result.absent.begin(), result.absent.end(),
        [&](const ItemAttendance::Told& there) { return fold(there.person.name) == fold(a.person.name); });
    return number && a.covers(number, item.place) && !known;
  });
  result.unread =
      may_be_away || told.unread || meeting.attendance.unread || tells_more(text, own, result, title);
  return result;
}

OwnDecision without_the_absent(const Meeting& meeting, const ItemRange& item, OwnDecision own) {
  const std::string_view text = meeting.document.text();
  const std::optional<int> number = item.number ? std::optional(item.number->number) : std::nullopt;
  const auto known = [&](const Absence& named) {
    const auto& absent = meeting.attendance.absent;
    return std::any_of(absent.begin(), absent.end(), [&](const Absence& a) {
      return a.covers(number, item.place) && fold(a.person.name) == fold(named.person.name);
    });
  };
  // A colon or a bare verb before them says that they were elected, or voted.
  while (own.lines.size() > 1 && own.lines.back().paragraph &&
         own.lines[own.lines.size() - 2].span.of(text).ends_with('.')) {
    const auto names = bare_names(text, own.lines.back().span);
    if (!names || !std::all_of(names->absent.begin(), names->absent.end(), known)) break;
    own.attendance.add(*names);
    own.lines.pop_back();
  }
  return own;
}

bool lists_only_the_absent(std::string_view text, const OwnDecision& own,
                           const std::optional<std::string>& title) {
  return title && heading_role(*title) == HeadingRole::kAbsence &&
         names_only(excerpt_of(text, own.lines).text);
}

bool names_only(std::string_view decision) {
  const PersonList list = parse_persons(decision, {0, decision.size()});
  return !list.entries.empty() && list.rest.empty();
}

}  // namespace frisaet::minutes
