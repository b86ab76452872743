#include "pipeline/web/static_files.h"

#include <array>
#include <string>
#include <utility>

#include "models/core/embedded.h"
#include "models/core/sha256.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& pipeline_web();
}  // namespace embedded

namespace web {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes{
    {{".css", "text/css; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".svg", "image/svg+xml"},
     {".woff2", "font/woff2"},
     {".json", "application/json; charset=utf-8"},
     {".yaml", "application/yaml; charset=utf-8"}}};

}  // namespace

Response static_file(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  for (const auto& [ending, type] : kTypes) {
    if (!name.ends_with(ending)) continue;
    const auto file = embedded::pipeline_web().find(name);
    if (file == embedded::pipeline_web().end()) break;
    Response response{200, std::string(type), std::string(file->second), {}};
    response.headers.emplace("Cache-Control", "public, max-age=31536000, immutable");
    return response;
  }
  return plain(404, "Filen findes ikke.");
}

std::string_view asset_version() {
  static const std::string version = [] {
    std::string all;
    for (const auto& [name, text] : embedded::pipeline_web()) all += sha256_hex(text);
    return sha256_hex(all).substr(0, 12);
  }();
  return version;
}

bool has_design_system() {
  return embedded::pipeline_web().contains("dkfds.min.css");
}

}  // namespace web
}  // namespace frisaet
