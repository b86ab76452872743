#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/text/span.h"

namespace frisaet {

/// An e-mail address as printed. Where anything around it shows damage (an unmatched bracket or stroke glued
/// to it, a blank before the @, no domain), `damaged` is true and `address` is empty: half an address is not
/// an address.
struct EmailMention {
  Span span;
  std::string address;  ///< lower case domain, local part as printed
  bool damaged = false;
};
std::vector<EmailMention> find_emails(std::string_view text);

/// A Danish telephone number: eight digits in the groups people use (`33 70 37 34`, `3370 3734`, `33703734`,
/// `+45 33 70 37 34`). Where digits could be something else (eight in one run, or 4-4) a word for telephone
/// or an e-mail address must stand near. `text` is as printed, white space squeezed, without the country
/// code.
struct PhoneMention {
  Span span;
  std::string text;
};
std::vector<PhoneMention> find_phones(std::string_view text);

/// A web address: with scheme or `www.`; trailing punctuation left out.
struct UrlMention {
  Span span;
  std::string url;
};
std::vector<UrlMention> find_urls(std::string_view text);

}  // namespace frisaet
