#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"

namespace frisaet {

/// One of the municipalities, as reference data gives it (models/municipality/README.md names the sources).
struct Municipality {
  std::string code;  ///< three digits, as text: `101`
  std::string name;  ///< short form without "Kommune": `København`
  std::string region;
  std::string landsdel;  ///< Statistics Denmark's province (NUTS 3)
  std::int64_t population = 0;
  int population_year = 0;  ///< 1 January of that year
  std::string kommunegruppe;
  double socioeconomic_index =
      0;  ///< a **proxy**, not the ministry's index; print `index_source` wherever it is used
  std::string index_source;
};

/// How a spelling came to name a municipality.
enum class SpellingKind {
  kOfficial,  ///< the name itself
  kKnown,     ///< old, short, genitive or foreign spelling that people write
  kGarbled,  ///< what OCR makes of the name, or a short form that also means a town: a reason to ask a person
};

/// The municipalities and the spellings that name them. Immutable; look-ups scan some 700 spellings.
class MunicipalityIndex {
 public:
  /// The 98 of 2022, compiled in from models/municipality/data. Built once; safe to use from all threads.
  static const MunicipalityIndex& standard();

  /// Reads the two CSV files (RFC 4180, header line, UTF-8). Errors name file, line and column.
  static Result<MunicipalityIndex> parse(std::string_view municipalities_csv, std::string_view aliases_csv);

  [[nodiscard]] const std::vector<Municipality>& all() const { return all_; }  ///< by code

  /// By three-digit code; null when there is none. The pointer lives as long as the index.
  [[nodiscard]] const Municipality* by_code(std::string_view code) const;

  struct Match {
    const Municipality* municipality;
    SpellingKind kind;
  };
  /// By a name as written (`Frederikssund`, `Århus Kommune`, `Kbh`), compared by fold(); one trailing
  /// "Kommune" or "Kommunes" is ignored. Only known spellings match: there is no edit distance (Vejen and
  /// Vejle are two towns).
  [[nodiscard]] std::optional<Match> by_name(std::string_view name) const;

  /// By three-digit code, else by a name that surely means it (`Vejle`, `630`; not kGarbled); null when there
  /// is none. What people type, where nobody is asked whether they meant another.
  [[nodiscard]] const Municipality* named(std::string_view code_or_name) const;

  /// Every spelling with the municipality it names, longest first: for finding names in running text. A
  /// spelling that would name two is left out.
  struct Spelling {
    std::string text;    ///< as written in the data
    std::string folded;  ///< fold(text)
    const Municipality* municipality;
    SpellingKind kind;
  };
  [[nodiscard]] const std::vector<Spelling>& spellings() const { return spellings_; }

  MunicipalityIndex(const MunicipalityIndex&) = delete;
  MunicipalityIndex& operator=(const MunicipalityIndex&) = delete;
  MunicipalityIndex(MunicipalityIndex&&) = default;
  MunicipalityIndex& operator=(MunicipalityIndex&&) = default;

 private:
  MunicipalityIndex() = default;
  std::vector<Municipality> all_;
  std::vector<Spelling> spellings_;
};

}  // namespace frisaet
