#include "models/text/personal_data.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <initializer_list>
#include <optional>

#include "models/text/utf8.h"

namespace frisaet {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Bytes of a sign at `at`, when one of `signs` stands there.
template <std::size_t N>
std::size_t sign_at(std::string_view text, std::size_t at, const std::array<std::string_view, N>& signs) {
  for (const std::string_view sign : signs)
    if (text.substr(at, sign.size()) == sign) return sign.size();
  return 0;
}
constexpr std::array<std::string_view, 6> kDashes{"-", "–", "‐", "‑", "−", "—"};
constexpr std::array<std::string_view, 8> kDashesAndPoints{"-", "–", "‐", "‑", "−", "—", ".", "/"};
constexpr std::array<std::string_view, 2> kBlanks{" ", "\u00A0"};
constexpr std::array<std::string_view, 4> kBreaks{" ", "\u00A0", "\n", "\r\n"};
constexpr std::array<std::string_view, 5> kBetweenPairs{" ", "\u00A0", ".", "-", "/"};

/// A digit, or the letter that OCR reads for one.
char digit_of(char c) {
  static constexpr std::string_view kMisread = "OoQDlI|iSBZ";
  static constexpr std::string_view kMeant = "00001111582";
  const std::size_t at = kMisread.find(c);
  return at == std::string_view::npos ? c : kMeant[at];
}

/// The same where nothing tells that a CPR number follows: the rest begins too many codes (D10190-1234).
bool is_likely_misread(char c) {
  return std::string_view("OolI").find(c) != std::string_view::npos;
}

/// Does the day exist in its century? `extra`: what replacement numbers add to the day.
bool is_birthday(std::string_view digits, int extra) {
  const auto number = [&](std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); };
  const int year = number(4);
  int century = 1900;
  switch (digits[6]) {
    case '4':
    case '9':
      if (year <= 36) century = 2000;
      break;
    case '5':
    case '6':
    case '7':
    case '8':
      century = year <= 57 ? 2000 : 1800;
      break;
    default:
      break;
  }
  const int day = number(0) > extra ? number(0) - extra : 0;
  return std::chrono::year_month_day(std::chrono::year(century + year),
                                     std::chrono::month(static_cast<unsigned>(number(2))),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

struct Number {
  std::size_t end = 0;
  std::string digits;
  int letters = 0;  ///< of the digits, those that were misread
  bool has_dash = false, has_blank = false;
  bool is_in_parenthesis = false;  ///< alone there
};

enum class Kind { kLabelled, kAlone };

/// Bytes of the century where a year stands in four digits (`1970-1234`, and not `70-1234`).
std::size_t century_at(std::string_view text, std::size_t at) {
  const std::string_view century = text.substr(at, 2);
  const auto digits = static_cast<std::size_t>(
      std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), text.end(),
                       is_digit) -
      text.begin() - static_cast<std::ptrdiff_t>(std::min(at, text.size())));
  return digits == 4 && (century == "19" || century == "20" || century == "18") ? 2 : 0;
}

/// Six digits, perhaps a dash or blank, four digits. After the word also with signs between day, month and
/// year, and any letter that may be misread.
std::optional<Number> number_at(std::string_view text, std::size_t at, Kind kind) {
  const bool labelled = kind == Kind::kLabelled;
  Number number;
  const auto take = [&](int count) {
    for (; count > 0; --count, ++at) {
      if (at >= text.size()) return false;
      const char c = labelled || is_likely_misread(text[at]) ? digit_of(text[at]) : text[at];
      if (!is_digit(c)) return false;
      number.digits += c;
      number.letters += is_digit(text[at]) ? 0 : 1;
    }
    return true;
  };
  const std::size_t begin = at;
  for (int pair = 0; pair < 3; ++pair) {
    if (labelled && pair > 0) at += sign_at(text, at, kBetweenPairs);
    if (labelled && pair == 2) at += century_at(text, at);
    if (!take(2)) return std::nullopt;
  }
  const std::size_t before = sign_at(text, at, kBlanks);
  const std::size_t dash =
      labelled ? sign_at(text, at + before, kDashesAndPoints) : sign_at(text, at + before, kDashes);
  number.has_dash = dash > 0;
  number.has_blank = before > 0;
  at += before + dash;
  if (dash > 0) at += sign_at(text, at, kBreaks);
  if (!take(4)) return std::nullopt;
  number.end = at;
  number.is_in_parenthesis = begin > 0 && text[begin - 1] == '(' && at < text.size() && text[at] == ')';
  return number;
}

/// A number that needs no word before it: with a dash, or ten digits as printed.
std::optional<Number> number_alone_at(std::string_view text, std::size_t at) {
  auto number = number_at(text, at, Kind::kAlone);
  if (!number || !is_birthday(number->digits, 0)) return std::nullopt;
  constexpr int kMostLetters = 2;
  if (number->has_dash ? number->letters > kMostLetters
                       : (number->has_blank && !number->is_in_parenthesis) || number->letters > 0)
    return std::nullopt;
  return number;
}

bool is_letter(CodePoint point) {
  return point.size > 0 && point.valid && u_isalpha(static_cast<UChar32>(point.value)) != 0;
}
bool is_letter_or_digit(CodePoint point) {
  return point.size > 0 && point.valid && u_isalnum(static_cast<UChar32>(point.value)) != 0;
}

/// Ends a word of three letters or more there, and nothing but letters (`ansøgning-`, no `P35-` or `DK-`)?
bool is_word_before(std::string_view text, std::size_t end) {
  int letters = 0;
  for (CodePoint point = decode_utf8_before(text, end); is_letter_or_digit(point);
       end -= point.size, point = decode_utf8_before(text, end)) {
    if (!is_letter(point)) return false;
    if (++letters == 40) break;  // keeps the cost linear
  }
  return letters >= 3;
}

bool is_in_link(std::string_view text, std::size_t at) {
  constexpr std::size_t kFurthest = 300;
  std::string_view link = text.substr(at < kFurthest ? 0 : at - kFurthest, std::min(at, kFurthest));
  link.remove_prefix(
      link.find_last_of(" \t\r\n") == std::string_view::npos ? 0 : link.find_last_of(" \t\r\n") + 1);
  return link.find("://") != std::string_view::npos || link.find("www.") != std::string_view::npos;
}

/// Nothing before it makes the digits part of something longer. `last_end`: where the number before it ends.
bool is_free_before(std::string_view text, std::size_t begin, bool has_dash, std::size_t last_end) {
  if (begin == 0) return true;
  if (is_letter_or_digit(decode_utf8_before(text, begin))) return false;
  const char c = text[begin - 1];
  if (!has_dash && std::string_view("+=&#@%").find(c) != std::string_view::npos) return false;
  if (!has_dash && is_in_link(text, begin)) return false;
  if (begin == 1 || std::string_view("-/.,").find(c) == std::string_view::npos) return true;
  if (last_end == begin - 1) return true;
  if (c != '-') return !is_digit(text[begin - 2]);
  return !is_letter_or_digit(decode_utf8_before(text, begin - 1)) || is_word_before(text, begin - 1);
}

bool is_free_after(std::string_view text, std::size_t end) {
  if (end == text.size()) return true;
  const char c = text[end];
  if (c == '@' || is_letter_or_digit(decode_utf8(text, end))) return false;
  if (std::string_view("-/.,").find(c) == std::string_view::npos || end + 1 == text.size() ||
      !is_digit(text[end + 1]))
    return true;
  const auto next = number_alone_at(text, end + 1);
  return next && !(next->end < text.size() && is_digit(text[next->end]));
}

/// Takes the last word off, small letters (ASCII's); empty where a digit stands last. Blanks and signs of
/// whatever width (no-break space, `–`, `•`) are no letters.
std::string take_last_word(std::string_view& line) {
  CodePoint last = decode_utf8_before(line, line.size());
  const auto next = [&] {
    line.remove_suffix(last.size);
    last = decode_utf8_before(line, line.size());
  };
  while (last.size > 0 && !is_letter_or_digit(last)) next();
  const std::string_view until = line;
  while (is_letter(last)) next();
  std::string word(until.substr(line.size()));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return word;
}

/// What stands before it on its line, as far as a label can be away.
std::string_view line_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kFurthest = 80;
  std::string_view line = text.substr(at < kFurthest ? 0 : at - kFurthest, std::min(at, kFurthest));
  const std::size_t line_break = line.find_last_of("\n\f");
  return line_break == std::string_view::npos ? line : line.substr(line_break + 1);
}

/// What a number is called at the end of `line`: the last word, without `nr` and signs.
std::string label_of(std::string_view line) {
  std::string word = take_last_word(line);
  if (word == "nr" || word == "nummer" || word == "no" || word == "id") {
    std::string before = take_last_word(line);
    if (!before.empty()) return before;
  }
  for (const std::string_view ending : {"nummeret", "nummer", "nr", "id"})
    if (word.size() > ending.size() && word.ends_with(ending) && word != "pnr" && word != "pnummer") {
      word.resize(word.size() - ending.size());
      break;
    }
  return word;
}

/// The same where the first digits of a longer number stand between: EAN-nr. 5798 0112901234.
std::string label_of_groups(std::string_view line) {
  const auto take_blanks = [&line] {
    const std::size_t size = line.size();
    for (;;) {
      if (line.ends_with(' ') || line.ends_with('.')) {
        line.remove_suffix(1);
      } else if (line.ends_with("\u00A0")) {
        line.remove_suffix(2);
      } else {
        break;
      }
    }
    return size > line.size();
  };
  if (!take_blanks()) return "";
  int digits = 0;
  for (; !line.empty() && is_digit(line.back()); ++digits) line.remove_suffix(1);
  constexpr int kDigitsBefore = 4;  // of an EAN number the prefix, of an account its registration number
  return digits == kDigitsBefore ? label_of(line) : "";
}

// Whole words: a beginning would take Kristensen for kroner, Regitze for a registration number and the
// kontorassistent for an account.
template <std::size_t N>
bool is_one_of(std::string_view label, const std::array<std::string_view, N>& labels) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

bool is_case_label(std::string_view label) {
  static constexpr std::array<std::string_view, 11> kLabels{
      "sag", "sags", "journal", "j", "dok", "dokument", "acadre", "esdh", "emn", "løbe", "id"};
  return is_one_of(label, kLabels);
}

/// Accounts and EAN numbers: what may have four digits more in front.
bool is_account_label(std::string_view label) {
  static constexpr std::array<std::string_view, 5> kLabels{"konto", "kto", "bankkonto", "giro", "ean"};
  return is_one_of(label, kLabels);
}

/// What is called so is no person's number, with a hyphen either.
bool is_certain_label(std::string_view label) {
  static constexpr std::array<std::string_view, 8> kLabels{"tlf",     "telefon", "mobil",    "mobiltelefon",
                                                           "telefax", "fax",     "perioden", "periode"};
  return is_account_label(label) || is_one_of(label, kLabels) || label == "acadre";
}

/// Ten digits that are called something else. `pnr` is not among them: it may be short for personnummer.
bool is_other_label(std::string_view label) {
  static constexpr std::array<std::string_view, 21> kLabels{
      "reg",  "registrerings", "p",       "pnummer", "produktions", "produktionsenhed",
      "cvr",  "isbn",          "faktura", "ordre",   "rekvisition", "rekvisitions",
      "matr", "matrikel",      "bfe",     "bilag",   "bilags",      "betalings",
      "kr",   "kroner",        "dkk"};
  return is_case_label(label) || is_certain_label(label) || is_one_of(label, kLabels);
}

bool is_called_something_else(std::string_view text, std::size_t at, const Number& number) {
  const std::string_view line = line_before(text, at);
  const std::string label = label_of(line);
  if (!number.has_dash) return is_other_label(label) || is_account_label(label_of_groups(line));
  const std::string_view year = std::string_view(number.digits).substr(6);
  return is_certain_label(label) || (is_case_label(label) && year >= "1990" && year <= "2049");
}

bool is_amount(std::string_view text, std::size_t end) {
  end += sign_at(text, end, kBlanks);
  static constexpr std::array<std::string_view, 6> kUnits{"kroner", "Kroner", "kr", "Kr", "KR", "DKK"};
  const std::size_t unit = sign_at(text, end, kUnits);
  return text.substr(end, 2) == ",-" || (unit > 0 && !is_letter_or_digit(decode_utf8(text, end + unit)));
}

/// Those after the word at [.., begin).
void add_after_word(std::string_view text, const std::size_t begin, std::vector<Span>& found) {
  constexpr std::size_t kNear = 24;      // "CPR-nummer på barnet: ": whatever else the number is called
  constexpr std::size_t kFurthest = 80;  // "CPR-nr. på barnets mor, Anna Hansen: "
  for (std::size_t at = begin; at < std::min(begin + kFurthest, text.size()); ++at) {
    if (at > begin && (is_digit(text[at - 1]) ||
                       (is_letter(decode_utf8(text, at)) && is_letter(decode_utf8_before(text, at)))))
      continue;
    const auto number = number_at(text, at, Kind::kLabelled);
    // Mostly digits as printed: a word of letters that could be misread digits is none.
    constexpr int kMostLetters = 4;
    if (!number || number->letters > kMostLetters ||
        (number->end < text.size() && is_digit(text[number->end])) ||
        (!is_birthday(number->digits, 0) && !is_birthday(number->digits, 60)) ||
        (at >= begin + kNear && is_called_something_else(text, at, *number)))
      continue;
    found.push_back({at, number->end});
    at = number->end - 1;
  }
}

/// Called a person's number.
void add_labelled(std::string_view text, std::vector<Span>& found) {
  static constexpr std::array<std::string_view, 3> kWords{"cpr", "personn", "pnr"};
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  for (const std::string_view word : kWords)
    for (std::size_t at = small.find(word); at != std::string::npos; at = small.find(word, at + 1))
      if (word != "pnr" || at == 0 || !is_letter(decode_utf8_before(small, at)))
        add_after_word(text, at + word.size(), found);
}

void add_others(std::string_view text, std::vector<Span>& found) {
  std::size_t last_end = std::string_view::npos;  // of a number, whatever follows it
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) && !is_likely_misread(text[at])) continue;
    const auto number = number_alone_at(text, at);
    if (!number || !is_free_before(text, at, number->has_dash, last_end)) continue;
    last_end = number->end;
    if (!is_free_after(text, number->end) || is_called_something_else(text, at, *number) ||
        (!number->has_dash && is_amount(text, number->end)))
      continue;
    found.push_back({at, number->end});
  }
}

}  // namespace

std::vector<Span> person_numbers(std::string_view text) {
  std::vector<Span> found, apart;
  add_labelled(text, found);
  add_others(text, found);
  std::sort(found.begin(), found.end(), [](Span a, Span b) { return a.begin < b.begin; });
  for (const Span span : found)
    if (apart.empty() || span.begin >= apart.back().end) apart.push_back(span);
  return apart;
}

std::string digits_of_person_number(std::string_view number) {
  std::string digits;
  for (const char c : number)
    if (const char digit = digit_of(c); is_digit(digit)) digits += digit;
  return digits;
}

std::string masked_person_number(std::string_view number) {
  return digits_of_person_number(number).substr(0, 6) + "-••••";
}

std::string with_masked_person_numbers(std::string_view text) {
  std::string masked;
  std::size_t from = 0;
  for (const Span span : person_numbers(text)) {
    masked.append(text.substr(from, span.begin - from)).append(masked_person_number(span.of(text)));
    from = span.end;
  }
  return masked.append(text.substr(from));
}

}  // namespace frisaet
