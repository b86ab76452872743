#include <fmt/format.h>

#include "models/core/embedded.h"
#include "models/records/danish_names.h"
#include "pipeline/export/export.h"
#include "pipeline/json/export.h"
#include "pipeline/json/review.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& pipeline_export();
}  // namespace embedded

namespace exports {
namespace {

/// Rows as a script that a page may load from the disk, where it may not fetch: `window.rows = [[…], …]`. `<`
/// is escaped, so that nothing in a document can end the script.
std::string data_script(const std::vector<Row>& rows, const About& about) {
  std::string script =
      "window.about = " +
      json_text(fmt::format("{} dokumenter, Frisæt {}", about.documents, about.program_version)) +
      ";\nwindow.columns = {";
  for (const std::string& kind : exported_kinds()) {
    script += json_text(danish_kind(kind)) + ":[";
    for (const Column& column : columns_of(kind)) script += json_text(column.name) + ",";
    script += "],";
  }
  script += "};\nwindow.rows = [\n";
  for (const Row& row : rows) {
    script += "[" + json_text(danish_kind(row.kind)) + ",[";
    for (const Column& column : columns_of(row.kind)) script += json_text(column.value(row)) + ",";
    script += "]],\n";
  }
  script += "];\n";
  std::string safe;
  for (const char c : script) safe += c == '<' ? "\\u003c" : std::string(1, c);
  return safe;
}

}  // namespace

Result<void> write_site(const std::vector<Row>& rows, const std::filesystem::path& folder,
                        const About& about) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  for (const auto& [name, text] : embedded::pipeline_export()) {
    if (auto done = write_file(folder / std::string(name), text); !done) return done.error();
  }
  return write_file(folder / "data.js", data_script(rows, about));
}

}  // namespace exports
}  // namespace frisaet
