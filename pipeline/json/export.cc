#include "pipeline/json/export.h"

#include "pipeline/json/encode.h"

namespace frisaet {

std::string export_line(std::string_view id, std::string_view document, std::string_view file, int page,
                        std::string_view review, const Record& record) {
  json::Json line{{"record", id},
                  {"document", document},
                  {"file", file},
                  {"page", page > 0 ? json::Json(page) : json::Json(nullptr)},
                  {"review", review}};
  line.update(json::record_of(record));
  return json::print(line, -1);
}

}  // namespace frisaet
