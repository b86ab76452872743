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

/// What hangs on a mail is a document of its own, which `ingest` reads: here it is only told that there is
/// some.
void tell_attachments(const ProcessedDocument& processed, std::vector<Diagnostic>& diagnostics) {
  for (const Attachment& attachment : processed.attachments) {
    diagnostics.push_back(
        {"attachment_not_read",
         "Den vedhæftede fil »" + attachment.name +
             "« læses ikke her. Gem den, og giv den til »frisaet extract«, eller læg mailen ind med "
             "»frisaet ingest«, som læser den med.",
         0});
  }
}

void print_pages(std::ostream& out, const Document& document, bool raw) {
  bool first = true;
  for (const Page& page : document.pages()) {
    if (!first) out << '\f';
    first = false;
    out << (raw ? page.raw.text : page.repaired.text);
  }
  out << '\n';
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
  const auto processed = process_document(*reader, *language, *file, given, {}, terminal.stop);
  if (!processed) return refuse(terminal, options, file->source, processed.error());

  const Document& document = processed->document;
  auto diagnostics = processed->diagnostics();
  tell_attachments(*processed, diagnostics);
  switch (options.what) {
    case ExtractOptions::What::kJson:
      terminal.out << extract_json(document, processed->extraction.facts, processed->extraction.records,
                                   diagnostics)
                   << '\n';
      break;
    case ExtractOptions::What::kText:
      print_pages(terminal.out, document, false);
      break;
    case ExtractOptions::What::kRaw:
      print_pages(terminal.out, document, true);
      break;
    case ExtractOptions::What::kRepairs:
      terminal.out << repairs_text(document);
      break;
  }
  for (const Diagnostic& diagnostic : diagnostics) {
    terminal.err << "frisaet: " << file->source.name;
    if (diagnostic.page > 0) terminal.err << ", side " << diagnostic.page;
    terminal.err << ": " << diagnostic.message << '\n';
  }
  return diagnostics.empty() ? kExitDone : kExitDiagnostics;
}

}  // namespace frisaet
