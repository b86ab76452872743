#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/records/decision.h"
#include "models/text/span.h"

namespace frisaet {

/// A person named in minutes.
struct PersonMention {
  Person person;  ///< name squeezed, without titles (`Formand`, `borgmester`)
  Span span;      ///< name and party in the caller's text
};

/// Where the initial or the shortened forename begins whose stop is at `stop` (`B. Holm`, `Chr. Holm`), not
/// before `from`; nothing where the word before the stop is no such name, and it may end a sentence.
std::optional<std::size_t> short_name_at_stop(std::string_view text, std::size_t from, std::size_t stop);

/// The person whose name begins exactly at `at`, if one does: two to six words with capitals (particles such
/// as `von`, `el` between them; initials with a stop), not a word of office or of minutes (`Ingen`,
/// `Godkendt`, `Økonomiudvalget`), and the party after it in any printed form: `(V)`, `, V`, `, (V)`, `((V)`,
/// `()`. A single word is a name only with a party. Line breaks count as blanks. Nothing is read beyond
/// `within`.
std::optional<PersonMention> person_at(std::string_view text, Span within);

/// A printed list of persons: commas, `og`, `samt`, semicolons, bullets, numbers or one name on a line.
/// Reading stops where something is no person.
struct PersonList {
  struct Entry {
    PersonMention mention;
    Span rider;  ///< what the list says of that person: `sag 129-131`, `Suppleant for …`; empty for most
  };
  std::vector<Entry> entries;
  bool nobody = false;  ///< `Ingen`, `Alle mødt`
  Span rest;            ///< what was not read, from the first thing that is no person on
};
PersonList parse_persons(std::string_view text, Span within);

}  // namespace frisaet
