// Everything a parent decodes of what a reader sends, as a document that took the reader over would send it.
// The first byte chooses the decoder.
#include "models/text/utf8.h"
#include "pipeline/run/page_wire.h"
#include "tests/fuzz/fuzz.h"

namespace frisaet::fuzz {
namespace {

RawPage sample_page() {
  RawPage page;
  page.number = 2;
  page.origin = PageOrigin::kMixed;
  page.reason = "tekstlag: 2 ord";
  page.text = "Ældre får";
  page.fonts = {{"Calibri,Bold", true}};
  page.words = {{{0, 6}, {72, 100, 110, 112}, 1, 11, 0}, {{7, 11}, {112, 100, 130, 112}, 0.5, 11, -1}};
  return page;
}

/// What decodes comes back byte for byte, so that two readings of one stream are impossible.
template <typename Value>
void same_again(const std::optional<Value>& value, std::string_view bytes) {
  if (value) promise(encode(*value) == bytes, "decoding loses nothing");
}

void check_page(std::string_view bytes) {
  const std::optional<RawPage> page = decode_page(bytes);
  if (!page) return;
  promise(decode_page(encode(*page)) == page, "a page comes back as it was");
  promise(is_valid_utf8(page->text), "text is UTF-8");
  std::size_t after = 0;
  for (const Word& word : page->words) {
    promise(after <= word.span.begin && word.span.begin < word.span.end && word.span.end <= page->text.size(),
            "words lie in the text, in order");
    promise(word.font < static_cast<int>(page->fonts.size()), "fonts are known");
    after = word.span.end;
  }
}

void check_stream(std::string_view bytes) {
  FrameSplitter at_once;
  at_once.add(bytes);
  FrameSplitter in_pieces;
  std::vector<Frame> whole;
  std::vector<Frame> pieces;
  while (std::optional<Frame> frame = at_once.next()) whole.push_back(*std::move(frame));
  for (const char byte : bytes) {
    in_pieces.add({&byte, 1});
    while (std::optional<Frame> frame = in_pieces.next()) pieces.push_back(*std::move(frame));
  }
  promise(whole == pieces && at_once.broken() == in_pieces.broken(),
          "frames are the same however they arrive");
}

}  // namespace

std::vector<std::string> seeds() {
  const auto for_decoder = [](char which, const std::string& bytes) { return which + bytes; };
  const Error error{ErrorCode::kLimit, "for stor", "side 4", "del den"};
  return {for_decoder(0, encode(sample_page())),
          for_decoder(0, encode(RawPage{})),
          for_decoder(1, encode(ReadJob{std::size_t{2} << 30, 2'000'000, 3, 0, 110})),
          for_decoder(2, encode(OpenedDocument{12, "application/pdf"})),
          for_decoder(3, encode(PageError{4, error})),
          for_decoder(4, encode(error)),
          for_decoder(5, encode(std::vector<std::string>{"ét", ""})),
          for_decoder(6, encode_page_number(9)),
          for_decoder(8, encode(Attachment{"a.pdf", "%PDF", ""})),
          for_decoder(
              7, encode_frame(FrameKind::kPage, encode(sample_page())) + encode_frame(FrameKind::kDone, ""))};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::text_of(data, size).substr(1);
  switch (data[0] % 9) {
    case 0:
      fuzz::check_page(bytes);
      break;
    case 1:
      fuzz::same_again(decode_job(bytes), bytes);
      break;
    case 2:
      fuzz::same_again(decode_opened(bytes), bytes);
      break;
    case 3:
      fuzz::same_again(decode_page_error(bytes), bytes);
      break;
    case 4:
      fuzz::same_again(decode_error(bytes), bytes);
      break;
    case 5:
      fuzz::same_again(decode_texts(bytes), bytes);
      break;
    case 6:
      if (const std::optional<int> page = decode_page_number(bytes))
        fuzz::promise(encode_page_number(*page) == bytes, "decoding loses nothing");
      break;
    case 8:
      fuzz::same_again(decode_attachment(bytes), bytes);
      break;
    default:
      fuzz::check_stream(bytes);
  }
  return 0;
}
