#include "pipeline/read/mail_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/read/html_text.h"
#include "pipeline/read/media_type.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::string kHead =
    "From: =?iso-8859-1?Q?S=F8ren_=C6b?= <sb@vejle.dk>\r\nTo: KL <kl@kl.dk>\r\nSubject: "
    "=?utf-8?B?U3ZhciDDpmxkcmU=?=\r\n"
    "Date: Thu, 29 Sep 2022 14:22:00 +0200\r\nMessage-ID: <1@vejle.dk>\r\nMIME-Version: 1.0\r\n";

MailFile read(const std::string& bytes, const MailLimits& limits = {}) {
  auto mail = read_mail(bytes, limits);
  EXPECT_TRUE(mail.ok()) << mail.error().describe();
  return mail ? *std::move(mail) : MailFile{};
}

/// A multipart of that subtype; each part is its header lines, an empty line and its content.
std::string multipart(const std::string& subtype, const std::vector<std::string>& parts,
                      const std::string& mark = "grænse") {
  std::string text = "Content-Type: multipart/" + subtype + "; boundary=\"" + mark + "\"\r\n\r\n";
  for (const std::string& part : parts) text += "--" + mark + "\r\n" + part + "\r\n";
  return text + "--" + mark + "--\r\n";
}

const std::string kPlain = "Content-Type: text/plain; charset=utf-8\r\n\r\nKære KL\r\n\r\nVi ønsker ældre.";
const std::string kHtml =
    "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Kære KL</p><p>Vi ønsker <b>ældre</b>.</p>";

std::string file_part(const std::string& name, const std::string& content,
                      const std::string& type = "application/pdf") {
  return "Content-Type: " + type + "\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n" +
         content;
}

TEST(MailFile, ReadsLikeAPrintoutInDanish) {
  const MailFile mail = read(kHead + kPlain);
  EXPECT_EQ(
      mail.text,
      "Fra: Søren Æb <sb@vejle.dk>\nSendt: 29. september 2022 14:22\nTil: KL <kl@kl.dk>\nEmne: Svar ældre\n\n"
      "Kære KL\n\nVi ønsker ældre.\n");
  EXPECT_THAT(mail.attachments, IsEmpty());
}

TEST(MailFile, LettersOfOldCharacterSetsAndEncodingsComeOutRight) {
  EXPECT_THAT(read(kHead + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
                           "quoted-printable\r\n\r\nVi =F8nsker =E6ldre=\r\nomr=E5det")
                  .text,
              HasSubstr("Vi ønsker ældreområdet"));
  EXPECT_THAT(
      read(kHead + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                   "Vmkgw7huc2tlciDDpmxkcmU=")
          .text,
      HasSubstr("Vi ønsker ældre"));
}

TEST(MailFile, OfTwoWritingsOfOneTextThePlainOneIsRead) {
  const std::string text = read(kHead + multipart("alternative", {kPlain, kHtml})).text;
  EXPECT_EQ(text.find("Vi ønsker ældre"), text.rfind("Vi ønsker ældre"));
  EXPECT_THAT(read(kHead + multipart("alternative", {kHtml})).text,
              HasSubstr("Kære KL\n\nVi ønsker ældre.\n"));
  EXPECT_THAT(read(kHead + kHtml).text, HasSubstr("Vi ønsker ældre."));
}

TEST(MailFile, AttachmentsAreFilesOfTheirOwnAndNamedInTheHead) {
  const MailFile mail = read(kHead + multipart("mixed", {multipart("alternative", {kPlain, kHtml}, "indre"),
                                                         file_part("svar.pdf", "%PDF-1.7 x"),
                                                         file_part("note.txt", "hej", "text/plain")}));
  EXPECT_THAT(mail.text, HasSubstr("Vedhæftet: svar.pdf; note.txt\n\nKære KL"));
  EXPECT_THAT(mail.text, Not(HasSubstr("hej"))) << "an attached text is no part of the body";
  ASSERT_THAT(mail.attachments, SizeIs(2));
  EXPECT_EQ(mail.attachments[0].bytes, "%PDF-1.7 x");
  EXPECT_EQ(mail.attachments[1].bytes, "hej");
}

TEST(MailFile, AForwardedMailIsAnAttachmentThatIsAMail) {
  const MailFile mail =
      read(kHead + multipart("mixed", {kPlain, "Content-Type: message/rfc822\r\n\r\n" + kHead + kPlain}));
  ASSERT_THAT(mail.attachments, SizeIs(1));
  EXPECT_EQ(mail.attachments[0].name, "Svar ældre.eml");
  EXPECT_EQ(media_type(mail.attachments[0].bytes), MediaType::kMail);
  EXPECT_THAT(read(mail.attachments[0].bytes).text, HasSubstr("Vi ønsker ældre."));
}

TEST(MailFile, ALogoIsNoAttachmentAndAScanIs) {
  const auto picture = [](std::size_t size) {
    return "Content-Type: image/png; name=\"b.png\"\r\nContent-ID: <b>\r\nContent-Disposition: "
           "inline\r\n\r\n" +
           std::string(size, 'x');
  };
  EXPECT_THAT(read(kHead + multipart("related", {kHtml, picture(5'000)})).attachments, IsEmpty());
  EXPECT_THAT(read(kHead + multipart("related", {kHtml, picture(100'000)})).attachments, SizeIs(1));
}

TEST(MailFile, WhatPassesALimitIsToldAndNeverLeftOutInSilence) {
  const std::string bytes = kHead + multipart("mixed", {kPlain, file_part("a.pdf", std::string(100, 'a')),
                                                        file_part("b.pdf", std::string(10, 'b'))});
  MailLimits small;
  small.attachment = 50;
  const MailFile mail = read(bytes, small);
  ASSERT_THAT(mail.attachments, SizeIs(2));
  EXPECT_EQ(mail.attachments[0].problem, "\"a.pdf\" er for stor.");
  EXPECT_EQ(mail.attachments[0].code, ErrorCode::kLimit);
  EXPECT_THAT(mail.attachments[0].bytes, IsEmpty());
  EXPECT_EQ(mail.attachments[1].bytes.size(), 10U);
  MailLimits together;
  together.attachments = 105;
  EXPECT_THAT(read(bytes, together).attachments[1].problem, HasSubstr("sammen med de øvrige"));
  MailLimits few;
  few.parts = 2;
  EXPECT_THAT(read(bytes, few).attachments,
              ElementsAre(Field(&Attachment::problem, HasSubstr("flere dele"))));
}

TEST(MailFile, PartsWithoutEndAreNotFollowed) {
  std::string inner = kPlain;
  for (int i = 0; i < 60; ++i) inner = multipart("mixed", {inner}, "m" + std::to_string(i) + "x");
  const MailFile mail = read(kHead + inner);
  EXPECT_THAT(mail.attachments, ElementsAre(Field(&Attachment::problem, HasSubstr("for dybt inde"))));
  EXPECT_THAT(mail.text, Not(HasSubstr("Vi ønsker")));
}

TEST(MailFile, TenThousandLevelsOrEndlessMarksComeBackInTime) {
  std::string endless = kHead + "Content-Type: multipart/mixed; boundary=a\r\n\r\n";
  for (int i = 0; i < 10'000; ++i) endless += "--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n";
  const auto mail = read_mail(endless);
  if (mail) {
    EXPECT_LE(mail->attachments.size(), std::size_t{501});
  }
  std::string nested = kHead;
  for (int i = 0; i < 10'000; ++i) {
    const std::string mark = "b" + std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=" + mark + "\r\n\r\n--" + mark + "\r\n";
  }
  const auto deep = read_mail(nested + kPlain);
  if (deep) {
    EXPECT_LE(deep->attachments.size(), std::size_t{501});
  }
}

TEST(MailFile, AHeadWithoutEndIsRefused) {
  const auto mail = read_mail(kHead + "X-A: " + std::string(std::size_t{2} << 20, 'a') + "\r\n\r\nhej");
  ASSERT_FALSE(mail.ok());
  EXPECT_EQ(mail.error().code, ErrorCode::kLimit);
  EXPECT_FALSE(read_mail(kHead + std::string(std::size_t{2} << 20, 'a')).ok());
}

TEST(MailFile, AnEncryptedMailIsToldAsThat) {
  const auto mail =
      read_mail(kHead + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nxxxx");
  ASSERT_FALSE(mail.ok());
  EXPECT_EQ(mail.error().code, ErrorCode::kEncrypted);
}

TEST(MailFile, MailsAreToldFromTextsThatBeginAlike) {
  const struct {
    const char* bytes;
    bool mail;
  } table[] = {{"From: a@b.dk\nMessage-ID: <1>\n\nhej", true},
               {"Received: from x\n\tby y\nFrom: a@b.dk\n\nhej", true},
               {"\xEF\xBB\xBFReturn-Path: <a>\r\nFrom: a\r\n\r\nhej", true},
               {"From: Bo Holm\nSent: 4. maj\nTo: KL\nSubject: Svar\n\nhej", false},
               {"Fra: Bo\nSendt: 3. maj\n\nhej", false},
               {"Message-ID: <1>\n\nhej", false},
               {"Referat\n\n1. Punkt", false},
               {"", false}};
  for (const auto& [bytes, mail] : table) EXPECT_EQ(looks_like_mail(bytes), mail) << bytes;
}

TEST(MailFile, StruckWordsOfTheBodyThatIsReadAreTold) {
  const auto mail_with = [](const std::string& plain) {
    const auto mail = read_mail(
        "From: bo@by.dk\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: multipart/alternative; "
        "boundary=b\n\n" +
        (plain.empty() ? "" : "--b\nContent-Type: text/plain; charset=utf-8\n\n" + plain + "\n") +
        "--b\nContent-Type: text/html; charset=utf-8\n\n<p>Vi vælger <s>ikke</s> ældre</p>\n--b--\n");
    EXPECT_TRUE(mail);
    return mail ? *mail : MailFile{};
  };
  for (const char* plain : {"", "Vi vælger ikke ældre", "Vi vælger ældre"}) {
    const MailFile mail = mail_with(plain);
    EXPECT_EQ(mail.struck, 1u) << plain;
    EXPECT_THAT(mail.text, HasSubstr("Vi vælger ældre")) << plain;
    EXPECT_THAT(mail.text, Not(HasSubstr("ikke"))) << "the plain text keeps what its writer struck out";
  }
}

TEST(MailFile, StruckWordsOfAnHtmlThatSaysSomethingElseLeaveThePlainTextAsItIs) {
  const auto html = [](const std::string& text) {
    return "Content-Type: text/html; charset=utf-8\r\n\r\n" + text;
  };
  const std::string seen_elsewhere = html("<p>Se mailen her</p><p>Før <s>199 kr. nu og i går</s> 99 kr.</p>");
  const MailFile mail = read(kHead + multipart("alternative", {kPlain, seen_elsewhere}));
  EXPECT_THAT(mail.text, HasSubstr("Vi ønsker ældre."));
  EXPECT_THAT(mail.text, Not(HasSubstr("Se mailen her")));
  EXPECT_EQ(mail.struck, 0u) << "of the text that is read, nothing is struck out";

  // Nearly all of the answer is taken back; the plain text has addresses that the HTML does not print.
  const std::string linked =
      "Content-Type: text/plain; charset=utf-8\r\n\r\n*Ældre* <https://a.dk/1> "
      "<https://a.dk/2> skole, børn og natur <https://a.dk/3> <https://a.dk/4>";
  const MailFile struck = read(kHead + multipart("alternative", {linked, html("<p>Ældre <s>skole, børn og "
                                                                              "natur</s></p>")}));
  EXPECT_THAT(struck.text, Not(HasSubstr("skole")));
  EXPECT_EQ(struck.struck, 4u);

  // Two writings within two: what the inner ones gave stays.
  const std::string inner = multipart("alternative",
                                      {kPlain, html("<p>Kære KL</p><p>Vi ønsker <s>ej</s> "
                                                    "ældre.</p>")},
                                      "indre");
  const MailFile nested = read(kHead + multipart("alternative", {inner}));
  EXPECT_THAT(nested.text, HasSubstr("Vi ønsker ældre."));
  EXPECT_EQ(nested.struck, 1u);
}

TEST(HtmlText, ReadsAsOnAPage) {
  EXPECT_EQ(
      html_text("<html><head><title>x</title><style>p{}</style></head><body><h1>Svar</h1>Kære&nbsp;KL,<br>vi "
                "&oslash;nsker\n <b>ældre</b><script>alert(1)</script><ul><li>a</li><li>b</li></ul>"
                "<table><tr><td>Område</td><td>Ældre</td></tr></table>")
          .text,
      "Svar\nKære KL,\nvi ønsker ældre\na\nb\nOmråde | Ældre\n\n");
  EXPECT_EQ(html_text("").text, "");
  EXPECT_EQ(html_text("bare tekst").text, "bare tekst\n\n");
}

TEST(HtmlText, WhatIsStruckOutOrUnseenIsNoText) {
  const MarkedText read = html_text(
      "<p>Vi vælger <s>skole og</s> <span style=\"text-decoration: line-through\">børn</span> "
      "<del>x</del>ældre"
      "<span style='Display: None'>folkeskole</span><span hidden>dagtilbud</span></p>");
  EXPECT_EQ(read.text, "Vi vælger ældre\n\n");
  EXPECT_EQ(read.struck, 4u);
}

TEST(HtmlText, WhatAMailQuotesIsMarkedAsInPlainText) {
  EXPECT_EQ(
      html_text("<p>Svar</p><blockquote type=\"cite\"><p>Hvilket område?</p><blockquote class=gmail_quote>"
                "Ældst</blockquote></blockquote><p>Ældre</p><div>Hilsen</div>")
          .text,
      "Svar\n\n> Hvilket område?\n\n>> Ældst\nÆldre\n\nHilsen\n");
  // Moved in, and nobody else's words.
  EXPECT_EQ(html_text("<blockquote style='margin-left: 40px; border: none'>Ældre</blockquote>").text,
            "Ældre\n");
}

TEST(HtmlText, NestingWithoutEndIsReadToo) {
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "<div>";
  EXPECT_THAT(html_text(deep + "bund").text, testing::AnyOf(HasSubstr("bund"), IsEmpty()));
}

}  // namespace
}  // namespace frisaet
