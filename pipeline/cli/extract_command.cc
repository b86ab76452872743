#include <ostream>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/json/document.h"
#include "pipeline/run/process_document.h"

namespace frisaet {
namespace {

/// Says why the file could not be read: on standard error and, with --json, as the whole object on standard
/// output.
int refuse(const Terminal& terminal, const ExtractOptions& options, const SourceFile& source, Error error) {
  if (error.where.empty()) error.where = source.name;
  if (options.what == ExtractOptions::What::kJson) terminal.out << unreadable_json(source, error) << '\n';
  report(terminal, error);
  return error.code == ErrorCode::kInternal ? kExitFailed : kExitQuarantined;
}

/// What hangs on a mail or lies in a PDF is a document of its own, which `ingest` reads: here it is only told
/// that there is some.
std::vector<Diagnostic> with_attachments(std::vector<Diagnostic> diagnostics,
                                         const std::vector<Attachment>& attachments) {
  for (const Attachment& attachment : attachments) {
    diagnostics.push_back(
        {"attachment_not_read",
         "Den vedhæftede fil »" + attachment.name +
             "« læses ikke her. Gem den, og giv den til »frisaet extract«, eller læg det hele ind med "
             "»frisaet ingest«, som læser den med.",
         0});
  }
  return diagnostics;
}

void print_pages(std::ostream& out, const ReadText& read, bool raw) {
  for (std::size_t i = 0; i < read.repaired.size(); ++i) {
    if (i > 0) out << '\f';
    out << (raw ? read.raw.text(i) : std::string_view(read.repaired[i].text));
  }
  out << '\n';
}

int tell(const Terminal& terminal, const SourceFile& source, const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    terminal.err << "frisaet: " << source.name;
    if (diagnostic.page > 0) terminal.err << ", side " << diagnostic.page;
    terminal.err << ": " << diagnostic.message << '\n';
  }
  return diagnostics.empty() ? kExitDone : kExitDiagnostics;
}

}  // namespace

int run_extract(const Terminal& terminal, const ExtractOptions& options) {
  Given given;
  if (!options.municipality.empty()) {
    auto municipality = municipality_named(options.municipality);
    if (!municipality) return report(terminal, municipality.error());
    given.municipality = *municipality;
  }
  const auto file = open_file(options.file);
  if (!file) return refuse(terminal, options, {.name = file_name_of(options.file)}, file.error());
  const auto language = DanishLanguage::load();
  if (!language) return report(terminal, language.error());
  auto reader = ReaderProcess::start();
  if (!reader) return report(terminal, reader.error());
  if (options.what == ExtractOptions::What::kJson) {
    const auto processed = process_document(*reader, *language, *file, given, {}, terminal.stop);
    if (!processed) return refuse(terminal, options, file->source, processed.error());
    const auto diagnostics = with_attachments(processed->diagnostics(), processed->attachments);
    terminal.out << extract_json(processed->document, processed->extraction.facts,
                                 processed->extraction.records, diagnostics)
                 << '\n';
    return tell(terminal, file->source, diagnostics);
  }
  // The text alone: doubts about records are none of its reader's business.
  if (options.what == ExtractOptions::What::kRepairs) {
    const auto read = read_document(*reader, *language, *file, {}, terminal.stop);
    if (!read) return refuse(terminal, options, file->source, read.error());
    terminal.out << repairs_text(read->document);
    return tell(terminal, file->source, with_attachments(read->document.diagnostics(), read->attachments));
  }
  const auto read = read_text(*reader, *language, *file, {}, terminal.stop);
  if (!read) return refuse(terminal, options, file->source, read.error());
  print_pages(terminal.out, *read, options.what == ExtractOptions::What::kRaw);
  return tell(terminal, file->source, with_attachments(read->diagnostics, read->attachments));
}

}  // namespace frisaet
