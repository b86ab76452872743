#pragma once

#include <string_view>

#include "pipeline/read/marked_text.h"

namespace frisaet {

/// The text of an HTML page or of a mail's HTML body as somebody reads it: a paragraph, heading, list entry
/// or line break ends a line, cells of a table row are joined by ` | `, white space is squeezed, scripts,
/// styles and comments are gone, and so is what no reader sees (`display: none`) or what is struck out: who
/// strikes an answer out takes it back. What a mail quotes is marked `> ` line by line, as in plain text.
/// Whatever the bytes are, something comes of them. `html` is UTF-8. Cost: linear.
MarkedText html_text(std::string_view html);

}  // namespace frisaet
