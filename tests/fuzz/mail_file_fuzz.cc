#include "models/text/utf8.h"
#include "pipeline/read/mail_file.h"
#include "tests/fuzz/fuzz.h"

namespace frisaet::fuzz {

std::vector<std::string> seeds() {
  const std::string head =
      "From: =?iso-8859-1?Q?S=F8ren?= <a@b.dk>\r\nMessage-ID: <1>\r\nSubject: =?utf-8?B?w6Y=?=\r\n";
  return {"", head + "\r\nhej", head + "Content-Type: text/html\r\n\r\n<p>a<table><td>b",
          head +
              "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; "
              "charset=x\r\n\r\n\xE6"
              "\r\n--a\r\nContent-Type: application/pdf; name=\"b.pdf\"\r\nContent-Transfer-Encoding: "
              "base64\r\n\r\n"
              "JVBERg==\r\n--a\r\nContent-Type: message/rfc822\r\n\r\n" +
              head + "\r\nvidere\r\n--a--\r\n",
          head + "Content-Type: multipart/alternative; boundary=\"\"\r\n\r\n--\r\n\r\n--\r\n"};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  const std::string_view bytes = fuzz::text_of(data, size);
  looks_like_mail(bytes);
  const auto mail = read_mail(bytes);
  if (!mail) {
    fuzz::promise(!mail.error().message.empty() && !mail.error().hint.empty(), "a refusal says what to do");
    return 0;
  }
  fuzz::promise(is_valid_utf8(mail->text), "a mail's text is UTF-8");
  for (const Attachment& attachment : mail->attachments) {
    fuzz::promise(is_valid_utf8(attachment.name) && is_valid_utf8(attachment.problem), "names are UTF-8");
    fuzz::promise(attachment.bytes.empty() != attachment.problem.empty(), "bytes, or why there are none");
  }
  return 0;
}
