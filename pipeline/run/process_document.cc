#include "pipeline/run/process_document.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extractors/registry.h"
#include "models/text/danish.h"
#include "pipeline/repair/repair.h"
#include "pipeline/run/lap.h"

namespace frisaet {
namespace {

std::vector<Page> assemble(std::vector<RawPage> raw, std::vector<RepairedText> repaired) {
  std::vector<Page> pages;
  pages.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) pages.push_back({std::move(raw[i]), std::move(repaired[i])});
  return pages;
}

/// A document of which not one page could be read was not read: it must not pass for an empty one.
Error nothing_read(const std::vector<Diagnostic>& diagnostics) {
  return {ErrorCode::kUnreadable, "Ikke én side kunne læses. " + diagnostics.front().message, "",
          "Se på filen i et andet program, og bed afsenderen om en ny."};
}

bool is_blank(const std::vector<Page>& pages) {
  return std::all_of(pages.begin(), pages.end(),
                     [](const Page& page) { return trim(page.repaired.text).empty(); });
}

}  // namespace

std::vector<Diagnostic> ProcessedDocument::diagnostics() const {
  std::vector<Diagnostic> all = document.diagnostics();
  all.insert(all.end(), extraction.diagnostics.begin(), extraction.diagnostics.end());
  return all;
}

Result<ReadDocument> read_document(ReaderProcess& reader, const DanishLanguage& language,
                                   const OpenedFile& file,
                                   const std::function<void(int done, int of)>& progress,
                                   std::stop_token stop) {
  Lap lap;
  std::map<std::string, std::int64_t> milliseconds;
  auto read = reader.read({.fd = file.descriptor.get(), .progress = progress, .stop = std::move(stop)});
  if (!read) return read.error();
  if (read->pages.empty() && !read->diagnostics.empty()) return nothing_read(read->diagnostics);
  milliseconds["read"] = lap();

  std::vector<RepairedText> repaired = repair(read->pages, language);
  std::vector<Page> pages = assemble(std::move(read->pages), std::move(repaired));
  std::vector<Diagnostic> diagnostics = std::move(read->diagnostics);
  if (is_blank(pages)) {
    diagnostics.push_back(
        {"no_text", "Der blev ikke fundet nogen tekst. Er det det rigtige dokument, og er det læseligt?", 0});
  }
  Document document(file.source, std::move(pages), std::move(diagnostics));
  milliseconds["repair"] = lap();
  return ReadDocument{std::move(document), std::move(read->attachments), std::move(milliseconds)};
}

Result<ProcessedDocument> process_document(ReaderProcess& reader, const DanishLanguage& language,
                                           const OpenedFile& file, const Given& given,
                                           const std::function<void(int done, int of)>& progress,
                                           std::stop_token stop) {
  auto read = read_document(reader, language, file, progress, std::move(stop));
  if (!read) return read.error();
  Lap lap;
  Extraction extraction = extract(read->document, given);
  read->milliseconds["extract"] = lap();
  return ProcessedDocument{std::move(read->document), std::move(extraction), std::move(read->attachments),
                           std::move(read->milliseconds)};
}

bool is_of_reading(const Diagnostic& diagnostic) {
  constexpr std::array<std::string_view, 5> kCodes{"page_unreadable", "pages_skipped", "text_limit",
                                                   "no_text", "attachment_unreadable"};
  return std::find(kCodes.begin(), kCodes.end(), diagnostic.code) != kCodes.end();
}

}  // namespace frisaet
