#include "extractors/letters/letters.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extractors/letters/deadlines.h"
#include "extractors/letters/questions.h"
#include "extractors/letters/quotas.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/contact_cards.h"
#include "extractors/lexicon/contact_persons.h"
#include "extractors/lexicon/contacts.h"
#include "extractors/lexicon/document_facts.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/lexicon/letter_parts.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

Record contact_record(const Document& document, const Prose& prose, const ContactPerson& person) {
  Record record{Contact{person.details, person.organisation}, person.confidence, {}};
  add_contact_evidence(record.evidence, document, prose, person, "");
  if (person.organisation_span) {
    add_evidence(record.evidence, document, "organisation", prose.to_flow(*person.organisation_span));
  }
  return record;
}

void report_damaged_emails(const Document& document, const Prose& prose,
                           std::vector<Diagnostic>& diagnostics) {
  for (const EmailMention& email : find_emails(prose.text())) {
    if (!email.damaged) continue;
    const Span flow = prose.to_flow(email.span);
    diagnostics.push_back({"email_damaged",
                           "Mailadressen »" + squeeze(email.span.of(prose.text())) +
                               "« er beskadiget i teksten og er ikke brugt. Slå den op i originalen.",
                           document.pages()[document.page_index_at(flow.begin)].raw.number});
  }
}

/// The thing that lies at the address (`Skemaet ligger her:`), else the words that lead to it.
std::optional<Span> link_what(const Prose& prose, Span url) {
  const std::string_view text = prose.text();
  const std::size_t index = prose.sentence_at(url.begin);
  Span lead = index < prose.sentences().size() ? prose.sentences()[index] : url;
  if (lead.begin >= url.begin && index > 0) lead = prose.sentences()[index - 1];
  lead.end = std::min(lead.end, url.begin);
  // `Hvor svarer vi? På https://…`
  const auto question = question_before(prose, index);
  // `Hvor er skemaet? Det ligger på https://…`
  if (question && (rules("link_lead").matches(lead.of(text)) || rules("link_pronoun").matches(lead.of(text))))
    return question;
  // `Lovene, punkt for punkt ........ https://…`: dots lead from the thing to its address.
  if (const auto led = rules("led_by_dots").first(lead.of(text)); led)
    return trimmed(text, shifted(*led->group("what"), lead.begin));
  if (lead.begin >= lead.end) return std::nullopt;
  if (const auto thing = rules("link_what").first(lead.of(text)))
    return shifted(*thing->group("what"), lead.begin);
  // `Udfyld helst selv vores skema på`
  if (const auto thing = rules("link_what_last").first(lead.of(text)))
    return shifted(*thing->group("what"), lead.begin);
  // `Skemaet lukker fredag. Det ligger her:`
  if (index > 0 && rules("link_pronoun").matches(lead.of(text))) {
    for (std::size_t before = index; before-- > 0 && index - before <= 2;) {
      const auto named = rules("link_thing").first(text, prose.sentences()[before]);
      if (named) return named->group("what");
    }
  }
  lead = trimmed(text, lead);
  // `- Svar på https://…`
  if (const auto mark = rules("list_mark").first(lead.of(text)))
    lead = trimmed(text, {lead.begin + mark->span.end, lead.end});
  while (!lead.empty() && std::string_view(":.,").find(text[lead.end - 1]) != std::string_view::npos)
    --lead.end;
  if (lead.empty()) return std::nullopt;
  return lead;
}

/// A bare site name on a line of its own, or beside a postal address, belongs to the letterhead: it leads to
/// nothing in particular.
bool site_of_sender(const Prose& prose, const UrlMention& url) {
  const std::string_view address = url.url;
  const std::size_t host = address.find("//") == std::string_view::npos ? 0 : address.find("//") + 2;
  if (address.find('/', host) != std::string_view::npos) return false;
  return std::any_of(prose.lines().begin(), prose.lines().end(), [&](Span line) {
    return line == url.span ||
           (line.contains(url.span) && rules("postal_address").matches(line.of(prose.text())));
  });
}

std::vector<Record> find_links(const Document& document, const Prose& prose) {
  std::vector<Record> records;
  std::set<std::string> seen;
  for (const UrlMention& url : find_urls(prose.text())) {
    if (site_of_sender(prose, url) || !seen.insert(url.url).second) continue;
    Link link{url.url, std::nullopt};
    Record record{Link{}, 0.95, {}};
    add_evidence(record.evidence, document, "url", prose.to_flow(url.span));
    if (const auto what = link_what(prose, url.span)) {
      link.what = squeeze(what->of(prose.text()));
      add_evidence(record.evidence, document, "what", prose.to_flow(*what));
    }
    record.value = std::move(link);
    records.push_back(std::move(record));
  }
  return records;
}

/// The head of a mail has the address that its signature lacks.
void take_from_mail_head(ContactPerson& signature, const std::vector<ContactPerson>& persons) {
  for (const ContactPerson& person : persons) {
    if (!person.in_mail_head || person.details.name != signature.details.name || signature.details.email)
      continue;
    signature.details.email = person.details.email;
    signature.email_span = person.email_span;
  }
}

/// Who one may turn to, and which of them sent the letter.
struct Persons {
  std::vector<ContactPerson> contacts;
  std::optional<std::string> sender;  ///< name
};

/// The line above the name is of that family: the letter goes to that person, or is signed by it.
bool below(const char* family, const Prose& prose, const ContactPerson& person) {
  const auto& lines = prose.lines();
  const auto line =
      std::find_if(lines.begin(), lines.end(), [&](Span l) { return l.contains(*person.name_span); });
  return line != lines.end() && line != lines.begin() &&
         RuleBook::standard().family("letter_parts", family).matches((line - 1)->of(prose.text()));
}

/// `Jens Ove Holm` of `Jens Ove`.
bool is_longer_name(const ContactPerson& longer, const ContactPerson& person) {
  return longer.details.name && person.details.name &&
         longer.details.name->starts_with(*person.details.name + " ");
}

/// The same address beside a longer name: of a card the line below the name was taken for a surname.
bool runs_over(const ContactPerson& person, const ContactPerson& card) {
  return person.details.email == card.details.email && person.details.phone == card.details.phone &&
         is_longer_name(person, card);
}

/// The words right before the name send readers there (`Giv besked til Bo Lind`).
bool turned_to(const Prose& prose, const ContactPerson& person) {
  if (!person.name_span) return false;
  const std::size_t index = prose.sentence_at(person.name_span->begin);
  if (index >= prose.sentences().size()) return false;
  const Span lead{prose.sentences()[index].begin, person.name_span->begin};
  return lead.begin < lead.end && rules("turned_to").matches(lead.of(prose.text()));
}

/// Somebody else is introduced; that a name stands beside an address (`Ida Holm, idh@kl.dk, har tegnet det`)
/// says nothing of whom to turn to.
bool names_another(const Prose& prose, const std::vector<ContactPerson>& persons,
                   const ContactPerson& signer) {
  return std::any_of(persons.begin(), persons.end(), [&](const ContactPerson& person) {
    return person.details.name != signer.details.name && (person.details.email || person.details.phone) &&
           (person.confidence > kReviewThreshold ||
            (person.confidence >= kReviewThreshold && turned_to(prose, person)));
  });
}

/// Who is named to be turned to, who stands on a card, and whoever signs where the letter says so
/// (`undertegnede`): a signature with neither address nor number is none for that.
Persons persons_of(const Document& document, const Prose& prose, Span body) {
  constexpr double kOnlySigns = 0.85;  // with a number, which may be there for other reasons: for a person
  Persons found;
  std::vector<ContactPerson>& persons = found.contacts;
  persons = find_contact_persons(document, prose, body);
  const std::vector<ContactPerson> named = persons;
  std::erase_if(persons, [&](const ContactPerson& person) {
    return person.in_mail_head || (person.name_span && below("addressee_follows", prose, person));
  });
  auto signature = read_signature(document, prose, body);
  if (signature) found.sender = signature->details.name;
  for (const ContactPerson& person : named) {
    if (!found.sender && person.in_mail_head) found.sender = person.details.name;
  }
  const bool wanted =
      RuleBook::standard().family("letter_parts", "contact_is_sender").first(prose.text(), body).has_value();
  for (ContactPerson& card : find_contact_cards(document, prose, body)) {
    std::erase_if(persons, [&](const ContactPerson& person) { return runs_over(person, card); });
    take_from_mail_head(card, named);
    if (below("greets", prose, card)) found.sender = card.details.name;
    // Where the letter says whom to turn to, its signature is no more than that.
    if (!wanted && card.details.name == found.sender && names_another(prose, persons, card)) continue;
    if (!wanted && card.details.name == found.sender) card.confidence = kOnlySigns;
    add_contact(persons, std::move(card));
  }
  // `Navn: …`, `Telefon: …` on lines of their own.
  if (persons.empty()) {
    auto labelled = read_labelled_contact(document, prose, body);
    if (labelled && (labelled->details.email || labelled->details.phone))
      persons.push_back(std::move(*labelled));
  }
  // A name broken off (`skriv til Jens Ove`) beside the whole one.
  const std::vector<ContactPerson> all = persons;
  std::erase_if(persons, [&](const ContactPerson& person) {
    return !person.details.email && !person.details.phone &&
           std::any_of(all.begin(), all.end(),
                       [&](const ContactPerson& whole) { return is_longer_name(whole, person); });
  });
  if (signature && persons.empty() && wanted) {
    take_from_mail_head(*signature, named);
    add_own_number(prose, body, *signature);
    persons.push_back(std::move(*signature));
  }
  // A mail that is signed by a first name: its head has the whole one.
  const auto writes = std::find_if(named.begin(), named.end(), [&](const ContactPerson& person) {
    return person.in_mail_head && person.details.name == found.sender;
  });
  if (!signature && persons.empty() && wanted && writes != named.end()) {
    persons.push_back(*writes);
    persons.back().confidence = std::min(writes->confidence, kOnlySigns);
    add_own_number(prose, body, persons.back());
  }
  return found;
}

}  // namespace

Extraction extract_letter(const Document& document, const Given& given) {
  const Prose prose(document);
  const LetterParts parts = read_letter_parts(prose);
  Extraction result;
  const std::vector<AreaCode> left_out = areas_left_out(prose);
  result.facts = facts_of_letter(document, prose, parts, left_out, DocumentType::kKlLetter);
  result.facts.municipality = given.municipality;
  const Persons persons = persons_of(document, prose, parts.body);
  const auto append = [&](std::vector<Record> records) {
    std::move(records.begin(), records.end(), std::back_inserter(result.records));
  };
  // A letter that shares out three areas asks about all of them, with whatever words it names them.
  std::vector<Record> quotas = find_quotas(document, prose, result.facts.areas);
  add_areas_of_records(result.facts, quotas, left_out);
  append(find_deadlines(document, prose, parts.date, result.facts.areas, persons.contacts, persons.sender));
  add_areas_of_records(result.facts, result.records);
  for (const ContactPerson& person : persons.contacts)
    result.records.push_back(contact_record(document, prose, person));
  append(find_links(document, prose));
  append(std::move(quotas));
  report_damaged_emails(document, prose, result.diagnostics);
  return result;
}

}  // namespace frisaet
