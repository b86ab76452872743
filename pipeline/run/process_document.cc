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

std::vector<Page> assemble(PageShelf& raw, std::vector<RepairedText> repaired) {
  std::vector<Page> pages;
  pages.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) pages.push_back({raw.take(i), std::move(repaired[i])});
  return pages;
}

/// A document of which not one page could be read was not read: it must not pass for an empty one.
Error nothing_read(const std::vector<Diagnostic>& diagnostics) {
  return {ErrorCode::kUnreadable, "Ikke én side kunne læses. " + diagnostics.front().message, "",
          "Se på filen i et andet program, og bed afsenderen om en ny."};
}

bool is_blank(const std::vector<RepairedText>& pages) {
  return std::all_of(pages.begin(), pages.end(),
                     [](const RepairedText& page) { return trim(page.text).empty(); });
}

Error shelf_broken() {
  return {ErrorCode::kInternal, "Den midlertidige fil kunne ikke læses igen.", "",
          "Se efter, om disken med midlertidige filer er i orden."};
}

}  // namespace

std::vector<Diagnostic> ProcessedDocument::diagnostics() const {
  std::vector<Diagnostic> all = document.diagnostics();
  all.insert(all.end(), extraction.diagnostics.begin(), extraction.diagnostics.end());
  return all;
}

Result<ReadText> read_text(ReaderProcess& reader, const DanishLanguage& language, const OpenedFile& file,
                           const std::function<void(int done, int of)>& progress, std::stop_token stop) {
  Lap lap;
  ReadText text;
  auto read = reader.read({.fd = file.descriptor.get(),
                           .progress = progress,
                           .stop = std::move(stop),
                           .take_page = [&](RawPage page) { text.raw.add(std::move(page)); }});
  if (!read) return read.error();
  if (text.raw.size() == 0 && !read->diagnostics.empty()) return nothing_read(read->diagnostics);
  text.milliseconds["read"] = lap();

  text.repaired = repair(text.raw, language);
  if (!text.raw.is_whole()) return shelf_broken();
  text.diagnostics = std::move(read->diagnostics);
  if (is_blank(text.repaired)) {
    text.diagnostics.push_back(
        {"no_text", "Der blev ikke fundet nogen tekst. Er det det rigtige dokument, og er det læseligt?", 0});
  }
  text.attachments = std::move(read->attachments);
  text.milliseconds["repair"] = lap();
  return text;
}

Result<ReadDocument> read_document(ReaderProcess& reader, const DanishLanguage& language,
                                   const OpenedFile& file,
                                   const std::function<void(int done, int of)>& progress,
                                   std::stop_token stop) {
  auto read = read_text(reader, language, file, progress, std::move(stop));
  if (!read) return read.error();
  std::vector<Page> pages = assemble(read->raw, std::move(read->repaired));
  if (!read->raw.is_whole()) return shelf_broken();
  Document document(file.source, std::move(pages), std::move(read->diagnostics));
  return ReadDocument{std::move(document), std::move(read->attachments), std::move(read->milliseconds)};
}

Result<ProcessedDocument> process_document(ReaderProcess& reader, const DanishLanguage& language,
                                           const OpenedFile& file, const Given& given,
                                           const std::function<void(int done, int of)>& progress,
                                           std::stop_token stop) {
  auto read = read_document(reader, language, file, progress, std::move(stop));
  if (!read) return read.error();
  Lap lap;
  ProcessedDocument processed{
      std::move(read->document), {}, std::move(read->attachments), std::move(read->milliseconds)};
  extract_into(processed, given);
  processed.milliseconds["extract"] = lap();
  return processed;
}

void extract_into(ProcessedDocument& processed, const Given& given) {
  const RulesAsked asked;
  processed.extraction = extract(processed.document, given);
  processed.rules = asked.files();
}

bool is_of_reading(const Diagnostic& diagnostic) {
  constexpr std::array<std::string_view, 5> kCodes{"page_unreadable", "pages_skipped", "text_limit",
                                                   "no_text", "attachment_unreadable"};
  return std::find(kCodes.begin(), kCodes.end(), diagnostic.code) != kCodes.end();
}

}  // namespace frisaet
