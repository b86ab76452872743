#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/letters/letters.h"
#include "tests/support/text_document.h"

namespace frisaet::test {

inline Extraction read(const std::string& text) {
  return extract_letter(text_document(text), {});
}

/// The records of one kind.
template <typename Kind>
std::vector<Kind> all(const Extraction& extraction) {
  std::vector<Kind> found;
  for (const Record& record : extraction.records) {
    if (const auto* value = std::get_if<Kind>(&record.value)) found.push_back(*value);
  }
  return found;
}

/// Above what a letter says: one without a day, and a round's of 4 May 2022.
inline const std::string kToAll = "KL\n\nTil kommunerne\n\n";
inline const std::string kNewRound = "KL, den 4. maj 2022\n\nTil kommunerne\n\nNy runde\n\n";

/// The records of one kind that a letter of 4 May 2022 gives which holds nothing but `body`.
template <typename Kind>
std::vector<Kind> read_below_head(const std::string& body) {
  return all<Kind>(read(kNewRound + body));
}

/// How sure the one record of a letter is; 0 where there is none, or several.
inline double sureness(const std::string& letter) {
  const Extraction extraction = read(letter);
  return extraction.records.size() == 1 ? extraction.records[0].confidence : 0;
}

inline std::string iso(const std::optional<Date>& date) {
  return date ? to_iso(*date) : "-";
}

/// A letter that has something of everything.
inline constexpr const char* kLetter =
    "Til samtlige kommunalbestyrelser\n"
    "Dato: 4. maj 2022\n\n"
    "Ny runde om velfærdsaftaler på ældreområdet\n\n"
    "Kære borgmester\n\n"
    "KL beder jer svare i et skema. Skemaet ligger her:\n"
    "https://svar.kl.dk/prøve?runde=9\n\n"
    "Jeres svar skal være KL i hænde senest mandag den 13. juni kl. 12. Har I spørgsmål, kan I henvende jer "
    "til "
    "chefkonsulent Ditte Langmark, KL, dila@kl.dk, telefon 1270 0001.\n\n"
    "Tre kommuner kan indgå en velfærdsaftale på ældreområdet. De fem kommuner, der allerede har en aftale, "
    "fortsætter.\n\n"
    "Med venlig hilsen\nOve Strandby\n";

}  // namespace frisaet::test
