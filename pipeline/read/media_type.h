#pragma once

#include <string_view>

namespace frisaet {

/// The kinds of file that can be read, and `kUnknown` for all others.
enum class MediaType { kPdf, kPng, kJpeg, kTiff, kText, kMail, kDocx, kUnknown };

/// The name used in SourceFile and in JSON: `application/pdf`, `image/png`, `image/jpeg`, `image/tiff`,
/// `text/plain`, `message/rfc822`,
/// `application/vnd.openxmlformats-officedocument.wordprocessingml.document`, `application/octet-stream`.
std::string_view to_string(MediaType type);

/// What the bytes are; the file's name is never asked, as people and mail programs get it wrong.
///
/// A PDF's header may stand anywhere in the first 1,024 bytes (as Acrobat accepts it: mail gateways put lines
/// before it). Text is UTF-8, UTF-16 with a byte order mark, or anything that can be Windows-1252: no NUL and
/// hardly any control characters. A mail is text that begins with its header (looks_like_mail). A Word
/// document is a zip file that names its text part. A form feed separates pages and is no control character
/// here. No bytes at all: `kUnknown`.
///
///   media_type("%PDF-1.7\n…")       kPdf
///   media_type("\x89PNG\r\n\x1a\n…")  kPng, also when the file is called referat.pdf
///   media_type("Referat …")         kText
///
/// Cost: constant for pictures and PDFs; for text, one pass over the first 64 KiB; for a zip file over all of
/// it.
MediaType media_type(std::string_view bytes);

}  // namespace frisaet
