#pragma once

#include <vector>

#include "extractors/extraction.h"
#include "models/document/document.h"
#include "models/records/vocabulary.h"

namespace frisaet {

/// One kind of document with the function that reads it. A new kind is a room, its rule files, and one line
/// in the list in registry.cc; nothing registers itself (a static library silently drops files that nobody
/// names).
struct Extractor {
  DocumentType type;
  const char* name;  ///< the room, stable: stored with what it produced
  Extraction (*extract)(const Document& document, const Given& given);
};

/// All extractors, in the order of DocumentType.
const std::vector<Extractor>& extractors();

/// Classifies the document and reads it: facts (type, title, date, municipality, areas, confidence) and
/// records. A paper of an unknown kind gives facts and no records. Never fails; damage and doubt are
/// diagnostics. Cost: linear in the text, some ms a page. Safe to call from many threads.
Extraction extract(const Document& document, const Given& given);

}  // namespace frisaet
