#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/text/span.h"

namespace frisaet {

/// Where CPR numbers (Danish civil registration numbers) stand in a text, in order, without overlaps: six
/// digits of a day that exists in its century and four more.
///
///   010190-1234   with a hyphen or dash, also broken after it at a line's end
///   0101901234    ten digits in a row
///   O10190-l234   with a hyphen also with up to two letters that OCR reads for 0 and 1
///   CPR-nr. 010190 1234, Cpr: O1O190-l234, cpr: 01 01 90/1234   within 80 bytes after `cpr`, `personnummer`
///                 or `pnr` also with a blank, point or stroke, apart, with more misread letters, or with
///                 the year in four digits (01-01-1970-1234)
///   (010190 1234) six and four digits alone in a parenthesis
///
/// The century follows from the seventh digit (CPR-kontoret, "Personnummeret i CPR", 2008). Modulus 11 is not
/// asked: since October 2007 numbers are given out that fail it. A day above 60 (replacement numbers) counts
/// after the word only.
/// No hits: digits within longer numbers and codes; what the word right before it calls a telephone number,
/// account, EAN number, period or Acadre number; ten digits without a hyphen also where they are called a
/// case or other number, are an amount or stand in a link; a case number that ends in a year (150322-2022);
/// what was masked (010190-xxxx). A missed number is worse than a false alarm: in doubt there is a hit (ten
/// digits after a whole telephone number, `Sagsnr. 010190-1234`). Refused, as they stand in every letter and
/// hold no secret by themselves: e-mail addresses, telephone numbers, accounts (the municipalities' own),
/// names. Cost: linear.
std::vector<Span> person_numbers(std::string_view text);

/// The digits of such a place, misread letters mended: the same number is the same however it is written.
std::string digits_of_person_number(std::string_view number);

/// For a screen: the first six digits and dots.
std::string masked_person_number(std::string_view number);

/// The text with each CPR number masked so.
std::string with_masked_person_numbers(std::string_view text);

}  // namespace frisaet
