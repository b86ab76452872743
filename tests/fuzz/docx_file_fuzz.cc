#include "models/text/utf8.h"
#include "pipeline/read/docx_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/pipeline/read/zip_samples.h"

namespace frisaet::fuzz {

std::vector<std::string> seeds() {
  using namespace samples;
  return {
      "", docx(paragraph("Kære KL") + "<w:tbl><w:tr><w:tc>" + paragraph("a") + "</w:tc></w:tr></w:tbl>"),
      docx(
          paragraph("a", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>"),
          {{"word/numbering.xml",
            word_part("numbering",
                      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/>"
                      "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
                      "<w:abstractNumId w:val=\"1\"/></w:num>")},
           {"word/header1.xml", word_part("hdr", paragraph("b"))}}),
      zip({{"word/document.xml", std::string(2581, ' '), deflated_spaces(10)}})};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  const auto text = docx_text(fuzz::text_of(data, size));
  if (text) {
    fuzz::promise(is_valid_utf8(text->text), "a document's text is UTF-8");
  } else {
    fuzz::promise(!text.error().message.empty() && !text.error().hint.empty(), "a refusal says what to do");
  }
  return 0;
}
