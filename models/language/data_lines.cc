#include "models/language/data_lines.h"

#include <algorithm>

#include "models/core/check.h"
#include "models/core/embedded.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& models_language();
}

std::vector<std::string_view> data_lines(std::string_view file_name) {
  const auto file = embedded::models_language().find(file_name);
  FRISAET_CHECK(file != embedded::models_language().end());
  std::vector<std::string_view> lines = fields_of(file->second, '\n');
  std::erase_if(lines, [](std::string_view line) { return line.empty() || line.front() == '#'; });
  return lines;
}

std::vector<std::string_view> fields_of(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t end = std::min(line.find(separator), line.size());
    fields.push_back(line.substr(0, end));
    if (end == line.size()) return fields;
    line.remove_prefix(end + 1);
  }
}

}  // namespace frisaet
