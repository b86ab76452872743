#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extractors/survey/survey.h"
#include "models/core/result.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// A survey's export, opened and its columns guessed.
struct Survey {
  std::string name, bytes, sha256;
  std::string text;  ///< UTF-8
  std::vector<std::string> header;
  std::vector<CsvRow> rows;  ///< without the header
  GuessedMap guess;
};

/// Reads a CSV file as offices write it: comma, semicolon or tab; UTF-8 with or without mark, or
/// Windows-1252; line breaks within quotes. Errors: as open_file; kInvalid when it has no header and row.
Result<Survey> open_survey(const std::filesystem::path& path);

/// Nothing where import_survey() may store the survey for `round` (null: for none). Changes nothing. Errors:
/// kUsage where the file was read for another round before: its answers would leave that one without a word;
/// what was read for none may be given one. As Store::may_enter() else.
Result<void> may_import(Store& store, const Survey& survey, const Round* round);

/// RunInfo::reason of what import_survey stores.
inline constexpr std::string_view kSurveyImported = "survey";

struct SurveyReport {
  PutOutcome outcome = PutOutcome::kNew;
  int declarations = 0;
  int unplaced = 0;                 ///< kept for a person: no known municipality
  int unread = 0;                   ///< kept for a person: answered, and no wish could be read
  std::vector<std::string> faults;  ///< Danish, each with line and column
  /// Name of the newest export of that round that came after this one, where this one was known: its rows go
  /// on counting. Empty = there is none.
  std::string later;
};

/// Stores the survey as one document with a declaration for each row that somebody answered, with the cells
/// it was read from; one without a wish where none could be read, which the register shows as a doubt. The
/// same file twice changes nothing; a later export is a later document, whose rows replace those of the
/// municipality in earlier ones.
/// `round` is the one it was held for: its areas are read, and the answers count in it alone; null: those of
/// 2022's areas, in any round open on the day of the answer. Errors: as may_import() and
/// put_document().
Result<SurveyReport> import_survey(const DataFolder& folder, Store& store, const Survey& survey,
                                   const SurveyMap& map, const Round* round = nullptr);

}  // namespace frisaet
