#include "pipeline/export/export.h"
#include "pipeline/json/export.h"

namespace frisaet::exports {

Result<void> write_jsonl(const std::vector<Row>& rows, const std::filesystem::path& path) {
  std::string text;
  for (const Row& row : rows)
    text += export_line(row.id, row.document, row.file, row.page, row.review, row.record) + "\n";
  return write_file(path, text);
}

}  // namespace frisaet::exports
