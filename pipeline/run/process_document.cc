#include "pipeline/run/process_document.h"

#include <utility>

#include "extractors/registry.h"
#include "pipeline/repair/repair.h"

namespace frisaet {
namespace {

std::vector<Page> assemble(std::vector<RawPage> raw, std::vector<RepairedText> repaired) {
  std::vector<Page> pages;
  pages.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) pages.push_back({std::move(raw[i]), std::move(repaired[i])});
  return pages;
}

}  // namespace

std::vector<Diagnostic> ProcessedDocument::diagnostics() const {
  std::vector<Diagnostic> all = document.diagnostics();
  all.insert(all.end(), extraction.diagnostics.begin(), extraction.diagnostics.end());
  return all;
}

Result<ProcessedDocument> process_document(ReaderProcess& reader, const DanishLanguage& language, const OpenedFile& file,
 const Given& given, const std::function<void(int done, int of)>& progress,
 std::stop_token stop) {
  auto read = reader.read({.fd = file.descriptor.get(), .progress = progress, .stop = std::move(stop)});
  if (!read) return read.error();

  std::vector<RepairedText> repaired = repair(read->pages, language);
  Document document(file.source, assemble(std::move(read->pages), std::move(repaired)),
                    std::move(read->diagnostics));
  Extraction extraction = extract(document, given);
  return ProcessedDocument{std::move(document), std::move(extraction)};
}

}  // namespace frisaet
