#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "pipeline/read/attachment.h"

namespace frisaet {

/// An e-mail as its receiver reads it.
struct MailFile {
  /// The head in Danish (`Fra: Sendt: Til: Cc: Emne: Vedhæftet:`, as a printout has it), an empty line, the
  /// body: the plain text where there is one, else the HTML's text. Where words of the HTML are struck out,
  /// which plain text cannot show, the HTML's, if it says what the plain text says. UTF-8.
  std::string text;
  std::size_t struck = 0;  ///< words of the body that are struck out, which `text` lacks
  std::vector<Attachment>
      attachments;  ///< in order; an attached e-mail is one, named after its subject, `.eml`
};

/// What an honest mail stays within; beyond it a part becomes an Attachment with a `problem`, never silence.
struct MailLimits {
  std::size_t head = std::size_t{1} << 20;           ///< bytes of the mail's own header; more is kLimit
  std::size_t attachment = std::size_t{60} << 20;    ///< bytes of one
  std::size_t attachments = std::size_t{256} << 20;  ///< of all together
  int parts = 500;                                   ///< looked at
  int depth = 20;                                    ///< parts within parts; deeper ones are not looked into
};

/// Reads an e-mail (RFC 5322, MIME, one message; `.eml`). Small pictures that belong to a body (logos) are no
/// attachments. Errors: kUnreadable, kLimit (head), kEncrypted (S/MIME and PGP messages). Cost: linear.
Result<MailFile> read_mail(std::string_view bytes, const MailLimits& limits = {});

/// True when the bytes begin with the header of a mail that was sent: From beside one of Message-ID,
/// MIME-Version, Received, Return-Path, Content-Type. A printout that begins `From:` is text. Looks at 16 KiB
/// at most.
bool looks_like_mail(std::string_view bytes);

}  // namespace frisaet
