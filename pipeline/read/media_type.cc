#include "pipeline/read/media_type.h"

#include <algorithm>

#include "pipeline/read/mail_file.h"
#include "pipeline/read/text_file.h"

namespace frisaet {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kPdfHeaderWithin = 1024;  // Adobe's implementation note 13 to PDF 1.7, appendix H
constexpr std::size_t kTextSample = std::size_t{64} << 10;

}  // namespace

std::string_view to_string(MediaType type) {
  switch (type) {
    case MediaType::kPdf:
      return "application/pdf";
    case MediaType::kPng:
      return "image/png";
    case MediaType::kJpeg:
      return "image/jpeg";
    case MediaType::kTiff:
      return "image/tiff";
    case MediaType::kText:
      return "text/plain";
    case MediaType::kMail:
      return "message/rfc822";
    case MediaType::kDocx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case MediaType::kUnknown:
      break;
  }
  return "application/octet-stream";
}

MediaType media_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return MediaType::kPng;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return MediaType::kJpeg;
  // "*\0" is TIFF, "+\0" is BigTIFF; both byte orders.
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) || bytes.starts_with("II+\0"sv) ||
      bytes.starts_with("MM\0+"sv)) {
    return MediaType::kTiff;
  }
  if (bytes.substr(0, kPdfHeaderWithin).find("%PDF-") != std::string_view::npos) return MediaType::kPdf;
  if (bytes.starts_with("PK\3\4"sv) && bytes.find("word/document.xml"sv) != std::string_view::npos)
    return MediaType::kDocx;
  if (looks_like_mail(bytes))
    return MediaType::kMail;  // before text: what hangs on it may be bytes as they are
  return looks_like_text(bytes.substr(0, kTextSample)) ? MediaType::kText : MediaType::kUnknown;
}

}  // namespace frisaet
