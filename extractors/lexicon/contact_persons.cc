#include "extractors/lexicon/contact_persons.h"

#include <algorithm>
#include <utility>

#include "extractors/lexicon/contact_names.h"
#include "extractors/lexicon/contacts.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr std::size_t kReach = 110;  // how far behind a name its address or number may stand, bytes; blanks
                                     // between columns count as one
// Steps: the letter says that one may turn to the person; only a name beside an address; a name alone.
constexpr double kNamedInWords = 0.95;
constexpr double kOnlyBesideAddress = 0.9;
constexpr double kManyWords = 0.85;    // beside an address, and longer than names are
constexpr double kSaidToBeAway = 0.8;  // `Kontakt Ida Holm, idh@kl.dk, som er på orlov`
constexpr double kWithoutAddress = 0.7;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letter_parts", family);
}

/// Everything about ways to reach somebody that is printed in a text, found once.
struct Addresses {
  std::vector<EmailMention> emails;
  std::vector<PhoneMention> phones;
};

/// Words of a name but for initials and particles: from four on the first may belong to a cell before it.
bool many_words(std::string_view name) {
  constexpr int kMany = 4;
  int words = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" \n", at), name.size());
    const std::string_view word = name.substr(at, end - at);
    if (!word.ends_with('.') && is_upper(decode_utf8(word, 0).value)) ++words;
    at = end + 1;
  }
  return words >= kMany;
}

/// `Kontaktperson er` or the like directly before the name, a title between them allowed; or `… kan
/// kontaktes` after it.
bool introduced(std::string_view text, Span sentence, Span name) {
  if (introduces_somebody(text, {sentence.begin, name.begin})) return true;
  return rules("contact_cue_after").matches(text.substr(name.end, sentence.end - name.end));
}

/// The sentence goes on about the person: `Han har adressen …`, or the first name alone (`Bo har nummer …`).
bool about_the_same(std::string_view text, std::string_view lead, Span name, std::string_view sentence) {
  if (rules("about_the_same").matches(sentence)) return true;
  if (rules("says_his_name").matches(lead) && rules("about_me").matches(sentence)) return true;
  const std::string_view whole = name.of(text);
  const std::string_view first = whole.substr(0, std::min(whole.find_first_of(" \n"), whole.size()));
  return sentence.size() > first.size() + 1 && sentence.starts_with(first) && sentence[first.size()] == ' ' &&
         !is_upper(decode_utf8(sentence, first.size() + 1).value);
}

void read_title(std::string_view text, Span sentence, ContactPerson& person) {
  const Span name = *person.name_span;
  const std::string_view lead = text.substr(sentence.begin, name.begin - sentence.begin);
  std::optional<Span> title;
  if (const auto match = rules("title_before").first(lead)) {
    title = *match->group("title");
    *title = {title->begin + sentence.begin, title->end + sentence.begin};
  } else {
    // In a row of a table nothing but a blank may stand before the title's cell.
    auto after = rules("title_after").first(text.substr(name.end));
    if (!after) after = rules("title_in_row").first(text.substr(name.end));
    if (after) title = shifted(*after->group("title"), name.end);
  }
  // `Sagsbehandler` alone on the line above labels the block.
  if (!title ||
      (is_upper(decode_utf8(text, title->begin).value) && rules("block_label").matches(title->of(text))))
    return;
  person.title_span = title;
  person.details.title = squeeze(title->of(text));
}

void read_organisation(std::string_view text, ContactPerson& person) {
  const std::size_t after = person.title_span && person.title_span->begin > person.name_span->end
                                ? person.title_span->end
                                : person.name_span->end;
  if (const auto match = rules("organisation_after").first(text.substr(after))) {
    const Span found = *match->group("organisation");
    person.organisation_span = shifted(found, after);
    person.organisation = squeeze(person.organisation_span->of(text));
  }
}

void take_email(const EmailMention& email, ContactPerson& person) {
  if (email.damaged) {
    person.damaged_email = email.span;
  } else {
    person.email_span = email.span;
    person.details.email = email.address;
  }
  person.span = hull(person.span, email.span);
}

/// The first address and number between the name and `end`.
void read_addresses(std::string_view text, const Addresses& addresses, std::size_t end,
                    ContactPerson& person) {
  constexpr std::size_t kWidest = 3 * kReach;
  const std::size_t from = person.name_span->end;
  const auto near = [&](Span span) {
    return span.begin >= from && span.begin < from + kWidest && span.end <= end &&
           squeeze(text.substr(from, span.begin - from)).size() < kReach;
  };
  for (const EmailMention& email : addresses.emails) {
    if (!near(email.span)) continue;
    take_email(email, person);
    break;
  }
  for (const PhoneMention& phone : addresses.phones) {
    if (!near(phone.span)) continue;
    person.phone_span = phone.span;
    person.details.phone = phone.text;
    person.span = hull(person.span, phone.span);
    break;
  }
}

/// Behind the name, or what stands beside it, the sentence says that the person is not there (`Ida Holm,
/// idh@kl.dk, er gået på barsel`).
bool is_away(std::string_view text, Span sentence, const ContactPerson& person) {
  const auto says_so = [&](const std::optional<Span>& part) {
    return part && sentence.contains(*part) &&
           rules("away").matches(text.substr(part->end, sentence.end - part->end));
  };
  return says_so(person.name_span) || says_so(person.title_span) || says_so(person.email_span) ||
         says_so(person.phone_span);
}

/// Whoever is said to be away is no contact; where the letter sends readers there all the same it contradicts
/// itself, for a person.
void forget_who_is_away(std::vector<ContactPerson>& persons, const std::vector<std::string>& away) {
  const auto is_one = [&](const ContactPerson& person) {
    return std::find(away.begin(), away.end(), *person.details.name) != away.end();
  };
  std::erase_if(persons, [&](const ContactPerson& person) {
    return is_one(person) && person.confidence < kNamedInWords;
  });
  for (ContactPerson& person : persons)
    if (is_one(person)) person.confidence = kSaidToBeAway;
}

/// The end of the lines of a family right below `end`, up to the first other line or an empty one: a person's
/// address and number (`address_row`), and below a label the title too (`own_row`), not the office's own name
/// and street.
std::size_t end_of_rows(const char* family, const Prose& prose, std::size_t end) {
  const std::string_view text = prose.text();
  const std::vector<Span>& lines = prose.lines();
  auto line = std::partition_point(lines.begin(), lines.end(), [&](Span l) { return l.begin < end; });
  for (; line != lines.end(); ++line) {
    const bool next = text.substr(end, line->begin - end).find("\n\n") == std::string_view::npos;
    if (!next || !rules(family).matches(line->of(text))) break;
    end = line->end;
  }
  return end;
}

/// Up to the first line that begins to speak of somebody else (`Kopi til: …`).
std::size_t end_before_another(const Prose& prose, std::size_t from, std::size_t end) {
  for (const Span line : prose.lines()) {
    if (line.begin >= end) break;
    if (line.begin > from && rules("goes_to_another").matches(line.of(prose.text()))) return line.begin;
  }
  return end;
}

bool reachable(const ContactPerson& person) {
  return person.details.email || person.details.phone || person.damaged_email;
}

/// Adds what the second mention of the same name tells and the first does not.
void merge(ContactPerson& known, const ContactPerson& again) {
  const auto take = [](auto& mine, const auto& theirs) {
    if (!mine && theirs) mine = theirs;
  };
  take(known.details.title, again.details.title);
  take(known.title_span, again.title_span);
  take(known.details.email, again.details.email);
  take(known.email_span, again.email_span);
  take(known.details.phone, again.details.phone);
  take(known.phone_span, again.phone_span);
  take(known.organisation, again.organisation);
  take(known.organisation_span, again.organisation_span);
  take(known.damaged_email, again.damaged_email);
  known.confidence = std::max(known.confidence, again.confidence);
  known.in_mail_head = known.in_mail_head && again.in_mail_head;
}

Addresses addresses_in(std::string_view text) {
  return {find_emails(text), find_phones(text)};
}

ContactPerson named(std::string_view text, Span name) {
  ContactPerson person;
  person.name_span = name;
  person.span = name;
  person.details.name = squeeze(name.of(text));
  return person;
}

}  // namespace

void add_contact(std::vector<ContactPerson>& persons, ContactPerson person) {
  const auto known = std::find_if(persons.begin(), persons.end(), [&](const ContactPerson& other) {
    return other.details.name == person.details.name;
  });
  if (known == persons.end()) {
    persons.push_back(std::move(person));
  } else {
    merge(*known, person);
  }
}

std::vector<ContactPerson> find_contact_persons(const Document& document, const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  const Addresses addresses = addresses_in(text);
  std::vector<ContactPerson> persons;
  std::vector<std::string> away;  // names
  for (const Span sentence : prose.sentences()) {
    if (!within.contains(sentence)) continue;
    const std::vector<Span> names = contact_names_in(document, prose, sentence);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string_view lead = text.substr(sentence.begin, names[i].begin - sentence.begin);
      const std::string_view up_to_name = text.substr(sentence.begin, names[i].end - sentence.begin);
      if (rules("no_contact").matches(lead) || rules("citizen").matches(up_to_name)) continue;
      ContactPerson person = named(text, names[i]);
      person.in_mail_head = rules("mail_head").matches(lead);
      const bool last = i + 1 == names.size();
      // `… Bo Lind. Han har adressen bo@by.dk`: the next sentence goes on about the person named last.
      const std::size_t next = prose.sentence_at(sentence.end);
      const bool goes_on = last && next < prose.sentences().size() &&
                           about_the_same(text, lead, names[i], prose.sentences()[next].of(text));
      const bool in_words = introduced(text, sentence, names[i]);
      read_addresses(text, addresses,
                     !last      ? names[i + 1].begin
                     : goes_on  ? prose.sentences()[next].end
                     : in_words ? end_of_rows("address_row", prose, sentence.end)
                                : sentence.end,
                     person);
      read_title(text, sentence, person);
      if (is_away(text, sentence, person)) away.push_back(*person.details.name);
      if (!in_words && !reachable(person)) continue;
      read_organisation(text, person);
      person.confidence = !reachable(person)              ? kWithoutAddress
                          : in_words                      ? kNamedInWords
                          : many_words(names[i].of(text)) ? kManyWords
                                                          : kOnlyBesideAddress;
      add_contact(persons, std::move(person));
    }
  }
  forget_who_is_away(persons, away);
  // `Sagsbehandler` / name / title / address: a cell on each line.
  for (const Span line : prose.lines()) {
    if (!within.contains(line) || !rules("block_label").matches(line.of(text))) continue;
    auto person = read_contact_block(document, prose, {line.end, within.end});
    if (!person || !reachable(*person)) continue;
    person->confidence = kNamedInWords;
    add_contact(persons, std::move(*person));
  }
  return persons;
}

std::optional<ContactPerson> read_labelled_contact(const Document& document, const Prose& prose,
                                                   Span within) {
  const std::string_view text = prose.text();
  ContactPerson person;
  bool any = false;
  bool clerk = false;  // who handles the case is somebody to turn to only with an own address or number
  Span cell;
  for (const RuleMatch& match : rules("label").all(text, within)) {
    const Span value = trimmed(text, *match.group("value"));
    const bool of_clerk = match.rule->gives == "clerk";
    if ((match.rule->gives == "name" || of_clerk) && (!person.name_span || (clerk && !of_clerk))) {
      const std::vector<Span> names = contact_names_in(document, prose, value);
      if (names.empty()) continue;
      person = named(text, names.front());
      read_title(text, value, person);
      any = true;
      clerk = of_clerk;
      cell = value;
    } else if (match.rule->gives == "title" && any) {
      person.title_span = value;
      person.details.title = squeeze(value.of(text));
    }
  }
  if (!any) return std::nullopt;
  const std::size_t end =
      clerk ? end_of_rows("own_row", prose, cell.end) : end_before_another(prose, cell.end, within.end);
  read_addresses(text, addresses_in(text), std::min(end, within.end), person);
  if (clerk && !reachable(person)) return std::nullopt;
  person.confidence = kNamedInWords;
  return person;
}

std::optional<ContactPerson> read_contact_block(const Document& document, const Prose& prose, Span within) {
  constexpr std::size_t kBlockLines = 7;
  const std::string_view text = prose.text();
  std::vector<Span> lines;
  for (const Span line : prose.lines()) {
    if (within.contains(line) && lines.size() < kBlockLines) lines.push_back(line);
  }
  if (lines.empty()) return std::nullopt;
  const std::vector<Span> names = contact_names_in(document, prose, lines.front());
  if (names.size() != 1) return std::nullopt;  // two signatures side by side: nobody in particular
  ContactPerson person = named(text, names.front());
  if (lines.size() > 1) {
    const std::string below = "\n" + std::string(lines[1].of(text));
    if (const auto title = rules("title_after").first(below)) {
      // `Direktør, tlf. 12 34 56 78`: the rest of the line is no title where it holds a number or an address.
      const bool alone = below.find_first_of("0123456789@") == std::string::npos;
      constexpr std::size_t kAdded = 1;
      const Span printed = *title->group("title");
      person.title_span =
          alone ? lines[1]
                : Span{lines[1].begin + printed.begin - kAdded, lines[1].begin + printed.end - kAdded};
      person.details.title = squeeze(person.title_span->of(text));
    }
  }
  if (!person.title_span) read_title(text, lines.front(), person);
  read_addresses(text, addresses_in(text), lines.back().end, person);
  person.confidence = kOnlyBesideAddress;
  return person;
}

std::optional<ContactPerson> read_signature(const Document& document, const Prose& prose, Span within) {
  const auto greeting = rules("greeting").first(prose.text(), within);
  if (!greeting) return std::nullopt;
  return read_contact_block(document, prose, {greeting->span.end, within.end});
}

void add_own_number(const Prose& prose, Span within, ContactPerson& person) {
  if (person.details.phone) return;
  const RuleBook& book = RuleBook::standard();
  const RuleFamily& reached = book.family("letter_parts", "contact_is_sender");
  const RuleFamily& own = book.family("letter_parts", "own_number");
  std::optional<PhoneMention> found;
  for (const Span sentence : prose.sentences()) {
    const std::string_view words = sentence.of(prose.text());
    if (!within.contains(sentence) || !reached.matches(words) || !own.matches(words)) continue;
    const std::vector<PhoneMention> phones = find_phones(words);
    if (phones.empty()) continue;
    if (phones.size() > 1 || found) return;
    found = phones.front();
    found->span = shifted(found->span, sentence.begin);
  }
  if (!found) return;
  person.phone_span = found->span;
  person.details.phone = found->text;
}

void add_contact_evidence(std::vector<Evidence>& evidence, const Document& document, const Prose& prose,
                          const ContactPerson& person, std::string_view prefix) {
  const auto add = [&](const std::optional<Span>& span, const char* field) {
    if (span) add_evidence(evidence, document, std::string(prefix) + field, prose.to_flow(*span));
  };
  add(person.name_span, "name");
  add(person.title_span, "title");
  add(person.email_span, "email");
  add(person.phone_span, "phone");
}

}  // namespace frisaet
