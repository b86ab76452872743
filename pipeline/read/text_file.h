#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace frisaet {

/// Whether the bytes can be text in one of the encodings that `decode_text` knows: no NUL outside UTF-16, at
/// most one control character in a hundred bytes, and not the mark-up of a word processor (RTF), which nobody
/// reads as it is.
bool looks_like_text(std::string_view bytes);

/// The bytes as clean UTF-8: a byte order mark decides (UTF-8, UTF-16 in both orders); else UTF-8 where the
/// bytes are that, a few damaged ones (a file cut off in a letter) becoming U+FFFD; else Windows-1252, the
/// other thing that Danish offices produce. Line ends become `\n`; control characters besides tab and form
/// feed are dropped. Cost: linear.
std::string decode_text(std::string_view bytes);

/// What a byte means in Windows-1252; U+FFFD for the five it leaves undefined.
char32_t windows_1252(std::uint8_t byte);

/// The pages of a decoded text, which form feeds separate; one at the very end (as pdftotext writes) begins
/// none. The views live as long as `text`. At least one page.
std::vector<std::string_view> split_pages(std::string_view text);

}  // namespace frisaet
