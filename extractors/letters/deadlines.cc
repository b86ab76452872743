#include "extractors/letters/deadlines.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

/// The words between the sentence's begin and the date that say what is asked for.
std::optional<Span> what_of(std::string_view text, Span sentence, std::size_t date_begin) {
  Span what{sentence.begin, date_begin};
  if (const auto head = rules("what_head").first(what.of(text))) what.begin += head->span.end;
  if (const auto end = rules("what_ends").first(text, what)) what.end = end->span.begin;
  if (const auto tail = rules("what_tail").first(what.of(text))) what.end = what.begin + tail->span.begin;
  what = trimmed(text, what);
  while (!what.empty() && std::string_view(",:;–").find(text[what.end - 1]) != std::string_view::npos)
    --what.end;
  if (what.empty()) return std::nullopt;
  return what;
}

bool is_deadline(std::string_view text, Span sentence, const DateMention& date) {
  const std::string_view lead = text.substr(sentence.begin, date.span.begin - sentence.begin);
  const std::string_view after = text.substr(date.span.end, sentence.end - date.span.end);
  if (!rules("deadline_lead").matches(lead) && !rules("deadline_after").matches(after)) return false;
  const std::string_view whole = sentence.of(text);
  return rules("deadline_asks").matches(whole) && !rules("deadline_not").matches(whole);
}

const ContactPerson* person_in(const std::vector<ContactPerson>& persons, Span sentence) {
  const auto it = std::find_if(persons.begin(), persons.end(), [&](const ContactPerson& person) {
    return person.name_span && sentence.contains(*person.name_span);
  });
  return it == persons.end() ? nullptr : &*it;
}

/// The person named in the deadline's sentence, or in the next when that says where the reply goes.
const ContactPerson* person_for(const Prose& prose, const std::vector<ContactPerson>& persons,
                                std::size_t sentence) {
  if (const ContactPerson* person = person_in(persons, prose.sentences()[sentence])) return person;
  if (sentence + 1 == prose.sentences().size()) return nullptr;
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

}  // namespace

std::vector<Record> find_deadlines(const Document& document, const Prose& prose,
                                   std::optional<Date> letter_date, const std::vector<AreaCode>& areas,
                                   const std::vector<ContactPerson>& persons) {
  const std::string_view text = prose.text();
  std::vector<Record> records;
  for (const Span sentence : prose.sentences()) {
    for (DateMention& date : find_dates(sentence.of(text))) {
      date.span = {date.span.begin + sentence.begin, date.span.end + sentence.begin};
      if (date.form != DateForm::kDay || !is_deadline(text, sentence, date)) continue;
      Deadline deadline;
      const Span printed = printed_date(text, date.span);
      deadline.date_text = squeeze(printed.of(text));
      if (date.weekday_agrees) deadline.date = letter_date ? date.after(*letter_date) : date.date;
      Record record{Deadline{}, date.weekday_agrees ? 0.95 : 0.6, {}};
      add_evidence(record.evidence, document, deadline.date ? "date" : "date_text", prose.to_flow(printed));
      if (const auto what = what_of(text, sentence, date.span.begin)) {
        deadline.what = squeeze(what->of(text));
        add_evidence(record.evidence, document, "what", prose.to_flow(*what));
      }
      deadline.areas = areas_in(sentence.of(text));
      if (deadline.areas.empty()) deadline.areas = areas;
      if (const ContactPerson* person = person_for(prose, persons, prose.sentence_at(sentence.begin))) {
        deadline.contact = person->details;
        add_contact_evidence(record.evidence, document, prose, *person, "contact.");
      }
      record.value = std::move(deadline);
      records.push_back(std::move(record));
    }
  }
  return records;
}

}  // namespace frisaet
