#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/document/diagnostic.h"
#include "models/document/document.h"
#include "models/records/record.h"

namespace frisaet {

/// What is known about a document besides its text: given with the file by a person, it outranks what the
/// text says.
struct Given {
  std::optional<MunicipalityRef> municipality;
};

/// What an extractor read from a document.
struct Extraction {
  DocumentFacts facts;
  std::vector<Record> records;
  std::vector<Diagnostic> diagnostics;
  /// By name what lowered the confidence of each record, as confidences are set by how often records with
  /// such doubts are right (`scripts/evaluate confidence`). Records at the end that have none may be left
  /// out.
  std::vector<std::vector<std::string_view>> doubts = {};
};

}  // namespace frisaet
