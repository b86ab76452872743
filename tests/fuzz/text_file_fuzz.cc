#include "models/text/utf8.h"
#include "pipeline/read/text_file.h"
#include "tests/fuzz/fuzz.h"

namespace frisaet::fuzz {

std::vector<std::string> seeds() {
  using namespace std::string_literals;
  return {""s,
          "Punkt 1\r\nÆldre\rfår\fside 2\f"s,
          "\xEF\xBB\xBFmed m\xC3\xA6rke"s,
          "\xFF\xFEh\0\xE6\0\x3D\xD8\x00\xDE\x3D\xD8"s,
          "\xFE\xFF\0h\xD8\x3D"s,
          "S\xE5 \x80 \x81 \x9F"s,
          "\xC3\xA6\xC3 \xED\xA0\x80 \xF4\x90\x80\x80 \xC0\xAF"s};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  const std::string_view bytes = fuzz::text_of(data, size);
  const std::string text = decode_text(bytes);
  fuzz::promise(is_valid_utf8(text), "decoded text is UTF-8");
  fuzz::promise(text.find('\r') == std::string::npos && text.find('\0') == std::string::npos,
                "one kind of line end, no control characters");
  fuzz::promise(text.size() <= 3 * size, "a byte becomes three at most");
  const std::vector<std::string_view> pages = split_pages(text);
  fuzz::promise(!pages.empty(), "at least one page");
  std::size_t letters = 0;
  for (const std::string_view page : pages) letters += page.size();
  fuzz::promise(letters <= text.size() && text.size() <= letters + pages.size(), "no letter is lost");
  return 0;
}
