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
///   CPR-nr. 010190 1234, Cpr: O1O190-l234   after the word also with a blank, or misread letters
///
/// The century follows from the seventh digit (CPR-kontoret, "Personnummeret i CPR", 2008). Modulus 11 is not
/// asked: since October 2007 numbers are given out that fail it. A day above 60 (replacement numbers) counts
/// after the word only.
/// No hits: digits within longer numbers, codes, links and amounts; ten digits that are called a case,
/// account, production unit, telephone or other number; a case number that ends in a year (150322-2022); what
/// was masked (010190-xxxx). Refused, as they stand in every letter and hold no secret by themselves: e-mail
/// addresses, telephone numbers, accounts (the municipalities' own), names. Cost: linear.
std::vector<Span> person_numbers(std::string_view text);

/// The digits of such a place, misread letters mended: the same number is the same however it is written.
std::string digits_of_person_number(std::string_view number);

/// For a screen: the first six digits and dots.
std::string masked_person_number(std::string_view number);

}  // namespace frisaet
