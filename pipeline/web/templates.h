#pragma once

#include <kainjow/mustache.hpp>
#include <map>
#include <string>
#include <string_view>

namespace frisaet::web {

/// What a template is filled with: texts, lists, flags and objects by name. Everything put in by `{{name}}`
/// is escaped; no template here uses the unescaped form, which a test holds them to.
using View = kainjow::mustache::data;
using ViewList = kainjow::mustache::list;
using kainjow::mustache::object;

/// Sets a text that may be missing: an empty one becomes false, so that `{{#name}}` leaves its section out
/// and does not find a namesake further out either.
void put(View& view, const std::string& name, const std::string& text);

/// The templates of assets/*.mustache, parsed once. `{{>_name}}` puts in another one; only those whose names
/// begin with `_` can be put in, as names of templates and of values are one space. Rendering is
/// thread-safe.
class Templates {
 public:
  /// The compiled-in ones. A template that does not parse is a fault of this program (checked).
  static const Templates& standard();

  /// REQUIRES: there is a template of that name (file name without `.mustache`).
  [[nodiscard]] std::string render(std::string_view name, View view) const;

 private:
  std::map<std::string, std::string, std::less<>> sources_;
};

}  // namespace frisaet::web
