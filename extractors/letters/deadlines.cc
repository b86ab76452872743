#include "extractors/letters/deadlines.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "extractors/letters/deadline_purpose.h"
#include "extractors/letters/deadline_rows.h"
#include "extractors/letters/questions.h"
#include "extractors/letters/sections.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

/// Lines of a schedule (`9. maj 2026: kommunerne svarer`) are read one by one, anything else whole.
std::vector<Span> units_of(const Prose& prose, Span sentence) {
  const std::string_view text = prose.text();
  std::vector<Span> lines;
  std::size_t begin = sentence.begin;
  for (std::size_t end = text.find('\n', begin); end < sentence.end; end = text.find('\n', end + 1)) {
    const std::string_view line = text.substr(end + 1, sentence.end - end - 1);
    const bool day_first = rules("day_first").matches(line) &&
                           rules("day_first").matches(text.substr(begin, sentence.end - begin));
    if (!day_first && !rules("schedule_line").matches(line)) continue;
    if (end > begin) lines.push_back({begin, end});
    begin = end + 1;
  }
  lines.push_back({begin, sentence.end});
  return lines;
}

/// A day is told again that stands as it was (`Datoen holder: 3. maj`), and is none of a gathering.
bool day_holds(std::string_view sentence) {
  if (rules("gathering").matches(sentence)) return false;
  const std::vector<DateMention> dates = find_dates(sentence);
  return std::any_of(dates.begin(), dates.end(), [&](const DateMention& date) {
    return rules("day_holds").matches(sentence.substr(0, date.span.begin));
  });
}

/// The words ask for something, close (`Det lukker …`) the form that the sentence before names, or say when
/// what that asked for is to happen (`Det skal ske …`).
Asks asks(const Prose& prose, std::size_t index, std::string_view words) {
  if (rules("deadline_not").matches(words)) return Asks::kNothing;
  if (rules("deadline_asks").matches(words)) return Asks::kAnswer;
  const std::string_view before =
      index > 0 ? prose.sentences()[index - 1].of(prose.text()) : std::string_view();
  if (rules("closing_pronoun").matches(words) && rules("closing_thing").matches(before)) return Asks::kAnswer;
  // `Send jeres svar til Ida. Datoen holder: …`
  if (day_holds(words) && rules("deadline_asks").matches(before) && !rules("gathering").matches(before))
    return Asks::kAnswer;
  if (const auto question = question_before(prose, index)) {
    const Asks asked = asked_by(question->of(prose.text()));
    if (asked != Asks::kNothing) return asked;
  }
  if (rules("duty_pronoun").matches(words) &&
      (rules("deadline_asks").matches(before) || rules("addresses_reader").matches(before)))
    return Asks::kAnswer;
  return rules("addresses_reader").matches(words) ? Asks::kSomething : Asks::kNothing;
}

/// One of the sentences around asks for an answer.
bool asked_around(const Prose& prose, std::size_t index) {
  constexpr std::size_t kNear = 2;
  const std::size_t last = std::min(index + kNear + 1, prose.sentences().size());
  for (std::size_t i = index > kNear ? index - kNear : 0; i < last; ++i) {
    if (rules("deadline_asks").matches(prose.sentences()[i].of(prose.text()))) return true;
  }
  return false;
}

/// One of the sentences before is about something to be filled in or sent.
bool form_above(const Prose& prose, std::size_t index) {
  constexpr std::size_t kNear = 3;
  for (std::size_t i = index > kNear ? index - kNear : 0; i < index; ++i) {
    if (rules("form_above").matches(prose.sentences()[i].of(prose.text()))) return true;
  }
  return false;
}

// Steps, not measured: above the threshold where the words beside the day say that it is the last, below
// where that follows from the sentence or there is no day, far below where weekday and day contradict each
// other.
constexpr double kSure = 0.95;
constexpr double kByOtherWords = 0.85;
constexpr double kWithoutDay = 0.85;
constexpr double kWrongWeekday = 0.6;

/// How sure it is that the date is the last day for something: words right before or after it that say so
/// (`senest`, `: svarfrist`); or, less surely, words elsewhere in the sentence (`sidste chance`, `skal vi
/// have`), unless what stands right before the date makes it another kind of day (`brevet af`, `begynder`).
/// 0: it is none.
double deadline_confidence(std::string_view text, Span sentence, Span date, Asks asked) {
  std::string_view lead = text.substr(sentence.begin, date.begin - sentence.begin);
  // `inden i morgen, torsdag den …`, `er kl. 10 tirsdag den …`: words between that only say the day again.
  if (const auto filler = rules("deadline_filler").first(lead)) lead = lead.substr(0, filler->span.begin + 1);
  const std::string_view after = text.substr(date.end, sentence.end - date.end);
  if (rules("lasts_until").matches(lead) || rules("not_before").matches(lead)) return 0;
  if (rules("promise_after").matches(after)) return 0;  // `Senest den … melder vi ud`
  if (asked == Asks::kNothing) return 0;
  if (rules("deadline_lead").matches(lead) || rules("deadline_after").matches(after))
    return asked == Asks::kAnswer ? kSure : kByOtherWords;
  if (rules("deadline_lead_below_sure").matches(lead)) return kByOtherWords;
  // `dagen er den samme: …` says nothing of what is due that day.
  if (rules("day_holds").matches(lead))
    return asked == Asks::kAnswer && !rules("gathering").matches(sentence.of(text)) ? kByOtherWords : 0;
  // `Ansøgninger modtaget efter den … kommer ikke i betragtning`
  if (rules("too_late_after").matches(lead) && rules("counts_for_nothing").matches(sentence.of(text)))
    return kByOtherWords;
  if (asked == Asks::kSomething) return 0;
  if (rules("other_kind_of_day").matches(lead) && !rules("paper_awaited").matches(lead)) return 0;
  if (rules("other_kind_after").matches(after)) return 0;
  return rules("deadline_cue").matches(sentence.of(text)) ? kByOtherWords : 0;
}

/// A deadline as the sentence gives it, before what it asks for is known.
struct PrintedDeadline {
  Span date;  ///< without the article
  std::optional<Date> resolved;
  double confidence;
  Span words;  ///< the sentence, or the line of a schedule, that sets it
  Span first;  ///< of days that are told together (`den 1. og den 8. maj`) the first, before which stands
               ///< what for
};

const ContactPerson* person_in(const std::vector<ContactPerson>& persons, Span sentence) {
  const auto it = std::find_if(persons.begin(), persons.end(), [&](const ContactPerson& person) {
    return person.name_span && sentence.contains(*person.name_span);
  });
  return it == persons.end() ? nullptr : &*it;
}

/// The person whom a row names, though the letter may have named him before.
const ContactPerson* person_named_in(const std::vector<ContactPerson>& persons, std::string_view row) {
  const std::string words = squeeze(row);
  const auto it = std::find_if(persons.begin(), persons.end(), [&](const ContactPerson& person) {
    return person.details.name && words.find(*person.details.name) != std::string::npos;
  });
  return it == persons.end() ? nullptr : &*it;
}

/// The person to whom a sentence sends its answer, in its main clause (`til Bo Holm`).
const ContactPerson* receiver_in(const std::vector<ContactPerson>& persons, std::string_view sentence) {
  const std::string words = squeeze(sentence);
  const auto is_receiver = [&](const ContactPerson& person) {
    if (!person.details.name) return false;
    const std::string receiver = " til " + *person.details.name;
    const std::size_t at = words.find(receiver);
    if (at == std::string::npos) return false;
    const std::size_t end = at + receiver.size();
    if (end < words.size() && is_letter(decode_utf8(words, end).value)) return false;
    return !rules("clause_of_its_own").matches(words.substr(0, at));
  };
  const auto found = std::find_if(persons.begin(), persons.end(), is_receiver);
  return found == persons.end() ? nullptr : &*found;
}

/// The person named in the deadline's sentence, or in the next when that says where the reply goes.
const ContactPerson* person_for(const Prose& prose, const std::vector<ContactPerson>& persons,
                                const std::optional<std::string>& sender, std::size_t sentence) {
  if (const ContactPerson* person = person_in(persons, prose.sentences()[sentence])) return person;
  // `skriver til Bo Holm senest …`, whose card stands elsewhere.
  if (const ContactPerson* person = receiver_in(persons, prose.sentences()[sentence].of(prose.text())))
    return person;
  // `kan eftersendes til mig`, `Send det til mig` behind it: who signs, or the letter's only contact.
  const RuleFamily& to_me = RuleBook::standard().family("letter_parts", "contact_is_sender");
  const auto says_to_me = [&](std::size_t index) {
    return index < prose.sentences().size() && to_me.matches(prose.sentences()[index].of(prose.text()));
  };
  const bool next_sends = sentence + 1 < prose.sentences().size() &&
                          rules("sent_to_me").matches(prose.sentences()[sentence + 1].of(prose.text()));
  if (says_to_me(sentence) || (next_sends && says_to_me(sentence + 1))) {
    const auto signs = std::find_if(persons.begin(), persons.end(), [&](const ContactPerson& person) {
      return sender && person.details.name == *sender;
    });
    if (signs != persons.end()) return &*signs;
    if (persons.size() == 1) return &persons.front();
  }
  if (sentence + 1 == prose.sentences().size()) return nullptr;
  // `Begge dele sendes til …` at the end of a list of what is to be sent.
  constexpr std::size_t kListOfTwo = 4;  // sentences
  const std::size_t last = std::min(sentence + kListOfTwo, prose.sentences().size() - 1);
  for (std::size_t i = sentence + 1; i <= last; ++i) {
    if (rules("both_sent_to").matches(prose.sentences()[i].of(prose.text())))
      return person_in(persons, prose.sentences()[i]);
  }
  const Span next = prose.sentences()[sentence + 1];
  return rules("sent_to").matches(next.of(prose.text())) ? person_in(persons, next) : nullptr;
}

/// The date without `den`, which is no part of it: `mandag den 8. august` keeps it, `den 30. september` does
/// not.
Span printed_date(std::string_view text, Span span) {
  for (const std::string_view article : {"den ", "Den ", "d. ", "den\n"}) {
    if (span.of(text).starts_with(article)) span.begin += article.size();
  }
  return span;
}

/// The days, weeks (`onsdag i uge 33`) and events (`senest to uger efter mødet`) that a sentence sets.
std::vector<PrintedDeadline> printed_in(const Prose& prose, std::size_t index, Span sentence,
                                        std::optional<Date> letter_date) {
  const std::string_view text = prose.text();
  const Asks asked = asks(prose, index, sentence.of(text));
  // Only the question asks, of whatever it may.
  const bool only_the_question =
      question_before(prose, index) && !rules("deadline_asks").matches(sentence.of(text));
  std::vector<PrintedDeadline> found;
  for (const DateMention& date : find_dates(sentence.of(text))) {
    const Span span = shifted(date.span, sentence.begin);
    const bool week = date.form == DateForm::kRelative && rules("week").matches(span.of(text));
    if (date.form != DateForm::kDay && !week) continue;
    double sure = deadline_confidence(text, sentence, span, asked);
    const std::string_view lead = text.substr(sentence.begin, span.begin - sentence.begin);
    if (only_the_question) sure = std::min(sure, kByOtherWords);
    // `Hvornår skal vi svare? Fredag den …`
    if (sure == 0 && trim(lead).empty() && answers_when(prose, index)) sure = kByOtherWords;
    // `Meld jer her: … Lukker: 30. september`
    if (sure == 0 && rules("closing_label").matches(sentence.of(text)) && form_above(prose, index))
      sure = kByOtherWords;
    // `Der stod den …. Der skulle have stået den …`, where the letter asks for something.
    if (sure == 0 && rules("corrected_day").matches(lead) && asked_around(prose, index)) sure = kByOtherWords;
    // `senest den 1. marts og den 1. maj`: the second is what the first is, and not said to be.
    const bool another =
        !found.empty() &&
        rules("another_day").matches(text.substr(found.back().date.end, span.begin - found.back().date.end));
    const std::string_view behind = text.substr(span.end, sentence.end - span.end);
    const bool ends = trim(behind).empty() || rules("ends_with_the_day").matches(behind);
    if (another && ends && sure == 0) sure = std::min(found.back().confidence, kByOtherWords);
    if (sure == 0) continue;
    PrintedDeadline deadline{printed_date(text, span), std::nullopt, week ? kWithoutDay : sure, sentence, {}};
    deadline.first = another ? found.back().first : deadline.date;
    if (!date.weekday_agrees) {
      deadline.confidence = kWrongWeekday;
    } else if (!week) {
      deadline.resolved = letter_date ? date.after(*letter_date) : date.date;
    }
    found.push_back(deadline);
  }
  if (asked != Asks::kAnswer) return found;
  if (const auto event = rules("deadline_after_event").first(text, sentence)) {
    found.push_back({trimmed(text, *event->group("when")), std::nullopt, kWithoutDay, sentence, {}});
    found.back().first = found.back().date;
  }
  return found;
}

/// The row's first words are the area, those before the day what is asked for; a row that names no area is
/// about the letter's.
Record deadline_of(const Document& document, const Prose& prose, const DeadlineRow& row,
                   std::optional<Date> letter_date, const std::vector<AreaCode>& letter,
                   const std::vector<ContactPerson>& persons) {
  constexpr double kTableRow = 0.9;
  const std::string_view text = prose.text();
  const Span printed = printed_date(text, row.date.span);
  Deadline deadline;
  deadline.date_text = squeeze(printed.of(text));
  deadline.date = letter_date ? row.date.after(*letter_date) : row.date.date;
  Record record{Deadline{}, row.under_a_head ? kTableRow : kByOtherWords, {}};
  if (!row.date.weekday_agrees) record.confidence = kWrongWeekday;
  add_evidence(record.evidence, document, deadline.date ? "date" : "date_text", prose.to_flow(printed));
  Span what{row.begin, printed.begin};
  if (const auto cell = area_at_row_start(what.of(text))) {
    deadline.areas = {cell->area};
    what.begin += cell->span.end;
  } else {
    deadline.areas = areas_in(what.of(text));
    // `Ansøgning om dagtilbud`: in a cell the bare subject is enough.
    if (deadline.areas.empty()) {
      if (const auto named = area_in_cell(what.of(text))) deadline.areas = {named->area};
    }
    if (deadline.areas.empty() && !rules("for_all_areas").matches(what.of(text))) deadline.areas = letter;
  }
  what = without_bars(text, what);
  if (rules("no_what").matches(what.of(text))) {
    // `Dagtilbud | 8 | 1. oktober`: what is asked for stands over the column.
    const auto words = rules("deadline_column_words").first(row.head.of(text));
    what = words ? shifted(*words->group("what"), row.head.begin) : Span{what.end, what.end};
  }
  if (!what.empty()) {
    deadline.what = squeeze(what.of(text));
    add_evidence(record.evidence, document, "what", prose.to_flow(what));
  }
  if (const ContactPerson* person = person_named_in(persons, text.substr(row.begin, row.end - row.begin))) {
    deadline.contact = person->details;
    add_contact_evidence(record.evidence, document, prose, *person, "contact.");
  }
  record.value = std::move(deadline);
  return record;
}

/// A sentence beside a table repeats a row where it sets the same day and asks for no other area.
bool told_in_table(const Deadline& told, const std::vector<AreaCode>& named,
                   const std::vector<Record>& table) {
  return told.date && std::any_of(table.begin(), table.end(), [&](const Record& record) {
           const auto& row = std::get<Deadline>(record.value);
           return row.date == told.date && std::all_of(named.begin(), named.end(), [&](const AreaCode& area) {
                    return std::find(row.areas.begin(), row.areas.end(), area) != row.areas.end();
                  });
         });
}

/// A record that a mail's subject tells, and the areas that the subject names.
struct ToldInTitle {
  std::size_t place;
  std::vector<AreaCode> areas;
};

/// `Emne: Ny svarfrist: 7. oktober`, where the mail itself tells that day: the subject only announces it. One
/// for an area for which the mail tells no such day (`Emne: Svarfrist for dagtilbud: 7. oktober`) is its own,
/// for a person. Places in `records` ascend.
void settle_told_in_titles(std::vector<Record>& records, const std::vector<ToldInTitle>& in_titles) {
  for (auto title = in_titles.rbegin(); title != in_titles.rend(); ++title) {
    const auto announced = std::get<Deadline>(records[title->place].value);
    bool told = false;
    std::vector<AreaCode> untold = title->areas;
    for (const Record& record : records) {
      if (&record == &records[title->place]) continue;
      const auto& other = std::get<Deadline>(record.value);
      const bool same = announced.date ? other.date == announced.date
                                       : other.date_text.find(announced.date_text) != std::string::npos;
      if (!same) continue;
      told = true;
      std::erase_if(untold, [&](const AreaCode& area) {
        return other.areas.empty() ||
               std::find(other.areas.begin(), other.areas.end(), area) != other.areas.end();
      });
    }
    if (!told) continue;
    if (untold.empty()) {
      records.erase(records.begin() + static_cast<std::ptrdiff_t>(title->place));
      continue;
    }
    Record& record = records[title->place];
    std::get<Deadline>(record.value).areas = untold;
    record.confidence = std::min(record.confidence, kByOtherWords);
  }
}

}  // namespace

std::vector<Record> find_deadlines(const Document& document, const Prose& prose,
                                   std::optional<Date> letter_date, const std::vector<AreaCode>& areas,
                                   const std::vector<ContactPerson>& persons,
                                   const std::optional<std::string>& sender) {
  const std::string_view text = prose.text();
  const std::vector<DeadlineRow> rows = deadline_rows(prose);
  const auto in_a_row = [&](Span span) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const DeadlineRow& row) { return row.line.contains(span); });
  };
  std::vector<Record> table;
  for (const DeadlineRow& row : rows) {
    Record record = deadline_of(document, prose, row, letter_date, areas, persons);
    const std::optional<Date>& day = std::get<Deadline>(record.value).date;
    if (!letter_date || !day || *day >= *letter_date) table.push_back(std::move(record));
  }
  std::vector<Record> records;
  std::vector<AreaCode> dated;  // areas whose deadline is known
  std::vector<ToldInTitle> in_titles;
  for (std::size_t index = 0; index < prose.sentences().size(); ++index) {
    const Span sentence = prose.sentences()[index];
    std::vector<PrintedDeadline> set;
    for (const Span words : units_of(prose, sentence)) {
      for (PrintedDeadline& printed : printed_in(prose, index, words, letter_date)) set.push_back(printed);
    }
    for (const PrintedDeadline& printed : set) {
      if (in_a_row(printed.date)) continue;
      // A day before the letter was written, or the letter's own over its first words, asks for nothing.
      const bool leads =
          trim(text.substr(printed.words.begin, printed.date.begin - printed.words.begin)).empty();
      if (letter_date && printed.resolved &&
          (*printed.resolved < *letter_date || (leads && *printed.resolved == *letter_date)))
        continue;
      Deadline deadline;
      deadline.date_text = squeeze(printed.date.of(text));
      deadline.date = printed.resolved;
      Record record{Deadline{}, printed.confidence, {}};
      add_evidence(record.evidence, document, deadline.date ? "date" : "date_text",
                   prose.to_flow(printed.date));
      auto what = what_of(text, printed.words, printed.first);
      // `Ja, frem til den …`: what the question was about.
      const auto question = question_before(prose, index);
      if (question && (!what || rules("bare_answer").matches(what->of(text)))) what = question;
      // `I bedes godkende referatet fra mødet senest den …`: a day, but perhaps not of the round.
      if (what && rules("gatherings_own").matches(what->of(text)))
        record.confidence = std::min(record.confidence, kByOtherWords);
      if (what) {
        deadline.what = squeeze(what->of(text));
        add_evidence(record.evidence, document, "what", prose.to_flow(*what));
      }
      const auto sentence_at = [&](std::size_t at) {
        return at < prose.sentences().size() ? prose.sentences()[at].of(text) : std::string_view();
      };
      const SentencesAround around{printed.words.of(text),
                                   index > 0 ? sentence_at(index - 1) : std::string_view(),
                                   sentence_at(index + 1)};
      deadline.areas = areas_for(around, areas_of_section(prose, index), areas, dated);
      const std::vector<AreaCode> named = areas_in(printed.words.of(text));
      dated.insert(dated.end(), named.begin(), named.end());
      if (told_in_table(deadline, named, table)) continue;
      if (const ContactPerson* person = person_for(prose, persons, sender, index)) {
        deadline.contact = person->details;
        add_contact_evidence(record.evidence, document, prose, *person, "contact.");
      }
      record.value = std::move(deadline);
      records.push_back(std::move(record));
      if (RuleBook::standard().family("letter_parts", "title_label").matches(sentence.of(text)))
        in_titles.push_back({records.size() - 1, areas_in_everyday_words(printed.words.of(text))});
    }
  }
  std::move(table.begin(), table.end(), std::back_inserter(records));
  settle_told_in_titles(records, in_titles);
  return records;
}

}  // namespace frisaet
