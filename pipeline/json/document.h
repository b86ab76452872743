#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/error.h"
#include "models/document/document.h"
#include "models/records/record.h"

namespace frisaet {

/// The object of `extract --json` (schema frisaet.extract/1, pipeline/json/extract.schema.json), indented by
/// two blanks, without a line break at the end. `diagnostics` are those of the document and of its extraction
/// together.
std::string extract_json(const Document& document, const DocumentFacts& facts,
                         const std::vector<Record>& records, const std::vector<Diagnostic>& diagnostics);

/// The same object for a file that could not be read: no pages, no records, type `other`, the reason as a
/// diagnostic whose code is the error's name.
std::string unreadable_json(const SourceFile& source, const Error& error);

/// One repair a line: page, rule, applied or suggested, score, before → after; for `extract --repairs`.
std::string repairs_text(const Document& document);

}  // namespace frisaet
