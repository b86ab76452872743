#include "pipeline/export/export.h"
#include "pipeline/json/linked.h"

namespace frisaet::exports {

Result<void> write_jsonld(const std::vector<Row>& rows, const std::filesystem::path& path,
                          const About& about) {
  std::string text = "{\"@context\":" + linked_context() + ",\n\"@graph\":[";
  const char* before = "\n";
  for (const Row& row : rows) {
    text += before;
    text += linked_node({row.id, row.document, row.file, row.page, row.review, about.base}, row.record);
    before = ",\n";
  }
  return write_file(path, text + "\n]}\n");
}

}  // namespace frisaet::exports
