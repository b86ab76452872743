#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "models/records/record.h"
#include "models/rounds/round.h"
#include "models/text/csv.h"

namespace frisaet {

/// What a column of a survey's export may hold.
enum class SurveyField {
  kMunicipality,
  kFirst,         ///< question 1: the area wished for
  kFirstReason,   ///< question 2
  kSecond,        ///< question 3: another area, or no
  kSecondReason,  ///< question 4
  kContact,       ///< question 5 in one cell, or its name
  kContactTitle,
  kContactEmail,
  kContactPhone,
  kReservation,
  kDate,     ///< when it was answered
  kTreated,  ///< who stands behind the answer, and since when
};
inline constexpr std::size_t kSurveyFields = 12;
std::string_view name_of(SurveyField field);   ///< as in `--map`: `kommune`, `omraade`, `andet_omraade` …
std::string_view label_of(SurveyField field);  ///< Danish, for people

/// Which column (from 0) holds what; nothing where there is none.
using SurveyMap = std::array<std::optional<std::size_t>, kSurveyFields>;

struct GuessedMap {
  SurveyMap map;
  /// Fields without which nothing can be read that no column, or more than one, answers to. Empty: the guess
  /// is certain.
  std::vector<SurveyField> open;
};

/// Guesses from the header's words, which differ from export to export (`Q1`, the question itself, `1.
/// prioritet`).
GuessedMap guess_survey_map(const std::vector<std::string>& header);

/// Reads `kommune=1,omraade=3`, columns from 1 or by their header, on top of the guess; `telefon=-` takes a
/// field's column away, and a column that is told is taken from the field it was guessed for. kUsage says
/// which part is not understood.
Result<SurveyMap> parse_survey_map(std::string_view text, const std::vector<std::string>& header,
                                   SurveyMap guess);

/// The hour in a cell that says when a row was answered (`28-09-2022 08:00`, `… kl. 8.00`), as `08:00:00`;
/// empty where there is none.
std::string hour_in(std::string_view cell);

/// What one row says, or cannot say.
struct SurveyRow {
  int line = 0;
  /// Nothing where nobody answered. Without a wish where somebody did and no wish could be read: such a row
  /// waits for a person, and its municipality is no silent one.
  std::optional<Declaration> declaration;
  double confidence = 0;            ///< below kReviewThreshold where the municipality or an answer is unclear
  std::vector<std::string> faults;  ///< Danish, each with line and column
};

/// One declaration a row. Unknown stays unknown: an answer of two areas, or an area with a no or an
/// alternative beside it, is a fault and no guess (wish_cell.h). One that names any of the areas, or has a
/// condition (its reservation) or other words beside its area, is taken and is a fault as well, for a person.
/// A municipality is taken by code or known spelling only.
/// `areas` are those of the round it was held for, where somebody said which; empty: the welfare areas.
std::vector<SurveyRow> read_survey(const std::vector<CsvRow>& rows, const SurveyMap& map,
                                   const std::vector<Area>& areas = {});

}  // namespace frisaet
