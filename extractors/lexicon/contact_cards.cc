#include "extractors/lexicon/contact_cards.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/lexicon/contact_names.h"
#include "extractors/lexicon/contacts.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kOnCard = 0.9;
constexpr std::size_t kLinesBelow = 5;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letter_parts", family);
}

/// The name that a line consists of, with no more than a title or an office behind it.
std::optional<Span> only_name(const Document& document, const Prose& prose, Span line) {
  const std::string_view text = prose.text();
  const std::vector<Span> names = contact_names_in(document, prose, line);
  if (names.size() != 1 || names.front().begin != line.begin) return std::nullopt;
  const std::string_view behind = text.substr(names.front().end, line.end - names.front().end);
  if (!behind.empty() && behind.front() != ',' && behind.front() != '|') return std::nullopt;
  if (rules("card_of_office").matches(line.of(text))) return std::nullopt;
  return names.front();
}

/// Nothing but an address or a number and the word for it.
bool reaches(std::string_view line, const std::vector<EmailMention>& emails,
             const std::vector<PhoneMention>& phones) {
  if (emails.empty() && phones.empty()) return false;
  std::size_t known = 0;
  for (const EmailMention& email : emails) known += email.span.size();
  for (const PhoneMention& phone : phones) known += phone.span.size();
  constexpr std::size_t kLabels = 30;  // `E-mail: … · Direkte telefon: …`
  return line.size() <= known + kLabels;
}

/// A person being read; lines that are no more of the card end it.
struct Card {
  ContactPerson person;
  bool below = false;  ///< a line below the name was read
};

bool take_line(std::string_view text, Span line, Card& card) {
  const std::string_view words = line.of(text);
  ContactPerson& person = card.person;
  const std::vector<EmailMention> emails = find_emails(words);
  const std::vector<PhoneMention> phones = find_phones(words);
  if (reaches(words, emails, phones)) {
    if (!emails.empty() && !emails.front().damaged && !person.email_span &&
        !rules("shared_mailbox").matches(emails.front().address)) {
      person.email_span = shifted(emails.front().span, line.begin);
      person.details.email = emails.front().address;
    }
    if (!phones.empty() && !person.phone_span) {
      person.phone_span = shifted(phones.front().span, line.begin);
      person.details.phone = phones.front().text;
    }
  } else if (!rules("card_line").matches(words)) {
    return false;
  } else if (!card.below && !person.title_span) {
    // `Seniorkonsulent, KL`
    const auto form = rules("card_title").first(words);
    if (form) {
      person.title_span = shifted(*form->group("title"), line.begin);
      person.details.title = squeeze(person.title_span->of(text));
      if (const auto organisation = form->group("organisation")) {
        person.organisation_span = shifted(*organisation, line.begin);
        person.organisation = squeeze(person.organisation_span->of(text));
      }
    }
  }
  card.below = true;
  person.span = hull(person.span, line);
  return true;
}

void take_title(std::string_view text, Span words, ContactPerson& person) {
  const auto form = rules("card_title").first(words.of(text));
  if (!form) return;
  person.title_span = shifted(*form->group("title"), words.begin);
  person.details.title = squeeze(person.title_span->of(text));
}

/// `Bo Holm, konsulent`
void take_title_beside(std::string_view text, Span name, Span line, ContactPerson& person) {
  const std::string_view beside = trim(text.substr(name.end, line.end - name.end));
  if (beside.size() < 2) return;
  take_title(text, {line.end - trim(beside.substr(1)).size(), line.end}, person);
}

}  // namespace

std::vector<ContactPerson> find_contact_cards(const Document& document, const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  const auto& lines = prose.lines();
  std::vector<ContactPerson> persons;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!within.contains(lines[i])) continue;
    const bool addressed = i > 0 && rules("address_line").matches(lines[i - 1].of(text));
    const auto name = addressed ? std::nullopt : only_name(document, prose, lines[i]);
    if (!name) continue;
    Card card;
    card.person.name_span = *name;
    card.person.span = lines[i];
    card.person.details.name = squeeze(name->of(text));
    card.person.confidence = kOnCard;
    take_title_beside(text, *name, lines[i], card.person);
    for (std::size_t j = i + 1; j < std::min(lines.size(), i + 1 + kLinesBelow); ++j) {
      if (!within.contains(lines[j]) || only_name(document, prose, lines[j])) break;
      if (!take_line(text, lines[j], card)) break;
    }
    if (!card.person.details.email && !card.person.details.phone) continue;
    // `Konsulent` on a line over the name, which is no other name's.
    const bool others = i > 1 && only_name(document, prose, lines[i - 2]);
    if (!card.person.title_span && i > 0 && within.contains(lines[i - 1]) && !others)
      take_title(text, lines[i - 1], card.person);
    persons.push_back(std::move(card.person));
  }
  return persons;
}

}  // namespace frisaet
