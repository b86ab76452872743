#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/records/declaration.h"
#include "models/records/evidence.h"
#include "models/text/span.h"

namespace frisaet {

/// A person whom a letter names to be turned to, with where each part stands (spans in the prose's text).
struct ContactPerson {
  ContactDetails details;
  std::optional<std::string> organisation;
  Span span;  ///< hull of all parts that stand together
  std::optional<Span> name_span, title_span, email_span, phone_span, organisation_span;
  /// An address is printed here but cannot be trusted; `details.email` is unknown.
  std::optional<Span> damaged_email;
  double confidence = 0;
  bool in_mail_head = false;  ///< only `Fra:` or `Til:` of an e-mail names this person
};

/// Persons named beside an e-mail address, a telephone number or words such as `Spørgsmål kan rettes til`,
/// within `within`. The same name in two places is one person with the parts of both. A name alone is none:
/// recipients and signatures are people too, and so is whoever is said to be on leave or gone (`er gået på
/// barsel`), below 0.9 where words send readers there all the same. A row of a table gives the name of its
/// own cell (contact_names.h). Titles and organisations only as printed beside the name.
std::vector<ContactPerson> find_contact_persons(const Document& document, const Prose& prose, Span within);

/// Adds a person, or what this mention of a name that is known tells and the known one does not.
void add_contact(std::vector<ContactPerson>& persons, ContactPerson person);

/// A form's labelled cells (`Navn:`, `Titel:`, `Mail:`, `Telefon:`), if there are any in `within`.
std::optional<ContactPerson> read_labelled_contact(const Document& document, const Prose& prose, Span within);

/// The person whose name is the first line of `within`, with the title on the next line and the first address
/// and telephone below; nothing where that line names nobody or several.
std::optional<ContactPerson> read_contact_block(const Document& document, const Prose& prose, Span within);

/// The signature after the greeting in `within`: name, and title, address and telephone where printed under
/// it.
std::optional<ContactPerson> read_signature(const Document& document, const Prose& prose, Span within);

/// Gives who writes, where no number of theirs is known, the only one that the letter's own sentences say
/// they are reached on (`Jeg kan træffes på …`); nothing where two are printed so.
void add_own_number(const Prose& prose, Span within, ContactPerson& person);

/// The evidence of a contact's parts; `prefix` as in `contact.` for a record of which it is a field.
void add_contact_evidence(std::vector<Evidence>& evidence, const Document& document, const Prose& prose,
                          const ContactPerson& person, std::string_view prefix);

}  // namespace frisaet
