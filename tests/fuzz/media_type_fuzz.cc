#include "pipeline/read/media_type.h"
#include "pipeline/read/text_file.h"
#include "tests/fuzz/fuzz.h"

namespace frisaet::fuzz {

std::vector<std::string> seeds() {
  using namespace std::string_literals;
  return {""s,          "%PDF-1.7\n"s, "From: a@b\n\n%PDF-1.4"s, "\x89PNG\r\n\x1a\n"s, "\xFF\xD8\xFF\xE0"s,
          "II*\0\x08"s, "MM\0+"s,      "{\\rtf1 hej}"s,          "\xFF\xFEh\0e\0j\0"s, "Bl\xE5 \xE6 \xF8"s,
          "Blå æ ø"s};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  const std::string_view bytes = fuzz::text_of(data, size);
  const MediaType type = media_type(bytes);
  fuzz::promise(type == media_type(bytes), "the same bytes are the same kind");
  fuzz::promise(size > 0 || type == MediaType::kUnknown, "no bytes are nothing");
  fuzz::promise(!to_string(type).empty(), "every kind has a name");
  if (type == MediaType::kText)
    fuzz::promise(looks_like_text(bytes.substr(0, 65536)), "text looks like text");
  return 0;
}
