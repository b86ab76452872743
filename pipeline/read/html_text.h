#pragma once

#include <string>
#include <string_view>

namespace frisaet {

/// The text of an HTML page or of a mail's HTML body as somebody reads it: a paragraph, heading, list entry
/// or line break ends a line, cells of a table row are joined by ` | `, white space is squeezed, scripts,
/// styles and comments are gone. Whatever the bytes are, something comes of them. `html` is UTF-8. Cost:
/// linear.
std::string html_text(std::string_view html);

}  // namespace frisaet
