#include "pipeline/web/templates.h"

#include "models/core/check.h"
#include "models/core/embedded.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& pipeline_web();
}  // namespace embedded

namespace web {
namespace {

constexpr std::string_view kEnding = ".mustache";

}  // namespace

void put(View& view, const std::string& name, const std::string& text) {
  view.set(name, text.empty() ? View(false) : View(text));
}

const Templates& Templates::standard() {
  static const Templates templates = [] {
    Templates made;
    for (const auto& [name, text] : embedded::pipeline_web()) {
      if (!name.ends_with(kEnding)) continue;
      const std::string source(text);
      FRISAET_CHECK(kainjow::mustache::mustache(source).is_valid());
      made.sources_.emplace(name.substr(0, name.size() - kEnding.size()), source);
    }
    return made;
  }();
  return templates;
}

std::string Templates::render(std::string_view name, View view) const {
  const auto source = sources_.find(name);
  FRISAET_CHECK(source != sources_.end());
  for (const auto& entry : sources_)
    if (entry.first.starts_with('_'))
      view.set(entry.first, View(kainjow::mustache::partial([&entry] { return entry.second; })));
  // Parsed anew each time: a parsed template keeps state while it renders and so cannot be shared by threads,
  // and parsing a page takes less than 0.1 ms.
  kainjow::mustache::mustache page(source->second);
  return page.render(view);
}

}  // namespace web
}  // namespace frisaet
