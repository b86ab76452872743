#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "extractors/extraction.h"
#include "extractors/rules/rules_asked.h"
#include "models/core/result.h"
#include "models/document/document.h"
#include "models/language/language.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/run/page_shelf.h"
#include "pipeline/run/reader_process.h"

namespace frisaet {

/// A document with all that was read from it. `diagnostics()` of the document and those of the extraction are
/// both part of it.
struct ProcessedDocument {
  Document document;
  Extraction extraction;
  std::vector<Attachment> attachments = {};  ///< of a mail: documents of their own, not read yet
  /// Milliseconds by stage: `read` (in the reader's process), `repair`, `extract`.
  std::map<std::string, std::int64_t> milliseconds = {};
  RuleHashes rules = {};  ///< that the extractors asked
  [[nodiscard]] std::vector<Diagnostic> diagnostics() const;
};

/// The text of a document alone, page by page. Little else is in memory: of a long document the pages' words
/// lie in a file (page_shelf.h).
struct ReadText {
  PageShelf raw;
  std::vector<RepairedText> repaired;  ///< one for each page
  std::vector<Diagnostic> diagnostics;
  std::vector<Attachment> attachments = {};
  std::map<std::string, std::int64_t> milliseconds = {};  ///< `read`, `repair`
};

/// A document and what hangs on it, before anything was extracted.
struct ReadDocument {
  Document document;
  std::vector<Attachment> attachments = {};
  std::map<std::string, std::int64_t> milliseconds = {};  ///< `read`, `repair`
};

/// The first part of the way below, for who wants the text alone: extracting takes several times as long as
/// reading a text layer, and a document several times the memory. Errors and the rest as there; kInternal
/// also when the temporary file of a long document cannot be read back.
Result<ReadText> read_text(ReaderProcess& reader, const DanishLanguage& language, const OpenedFile& file,
                           const std::function<void(int done, int of)>& progress, std::stop_token stop);

/// The same as a document.
Result<ReadDocument> read_document(ReaderProcess& reader, const DanishLanguage& language,
                                   const OpenedFile& file,
                                   const std::function<void(int done, int of)>& progress,
                                   std::stop_token stop);

/// The whole way of one document, from bytes to records:
///
///   bytes ─read→ RawPage[] ─repair→ RepairedText[] ─assemble→ Document ─extract→ Extraction
///
/// Reading happens in the reader's own process; all else is done here. `given` is what a person said about
/// the file. Errors are the reader's (reader_process.h); once pages are there nothing fails: doubt becomes a
/// diagnostic or a low confidence. Equal bytes, rules and models give equal results.
Result<ProcessedDocument> process_document(ReaderProcess& reader, const DanishLanguage& language,
                                           const OpenedFile& file, const Given& given,
                                           const std::function<void(int done, int of)>& progress,
                                           std::stop_token stop);

/// The last step alone, for a document that is there: sets `extraction` and `rules`.
void extract_into(ProcessedDocument& processed, const Given& given);

/// True for what is said of reading a document (pages that could not be read, no text), false for what
/// extractors say of what stands in it.
bool is_of_reading(const Diagnostic& diagnostic);

}  // namespace frisaet
