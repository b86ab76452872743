#include "models/text/personal_data.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <optional>

namespace frisaet {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

/// Bytes of a sign at `at`, when one of `signs` stands there.
template <std::size_t N>
std::size_t sign_at(std::string_view text, std::size_t at, const std::array<std::string_view, N>& signs) {
  for (const std::string_view sign : signs)
    if (text.substr(at, sign.size()) == sign) return sign.size();
  return 0;
}
constexpr std::array<std::string_view, 6> kDashes{"-", "–", "‐", "‑", "−", "—"};
constexpr std::array<std::string_view, 2> kBlanks{" ", "\u00A0"};
constexpr std::array<std::string_view, 4> kBreaks{" ", "\u00A0", "\n", "\r\n"};

/// A digit, or the letter that OCR reads for one.
char digit_of(char c) {
  static constexpr std::string_view kMisread = "OoQDlI|iSBZ";
  static constexpr std::string_view kMeant = "00001111582";
  const std::size_t at = kMisread.find(c);
  return at == std::string_view::npos ? c : kMeant[at];
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
  bool has_dash = false, has_blank = false;
};

/// Six digits, perhaps a dash or blank, four digits.
std::optional<Number> number_at(std::string_view text, std::size_t at, bool misread) {
  Number number;
  const auto take = [&](int count) {
    for (; count > 0; --count, ++at) {
      if (at >= text.size()) return false;
      const char c = misread ? digit_of(text[at]) : text[at];
      if (!is_digit(c)) return false;
      number.digits += c;
    }
    return true;
  };
  if (!take(6)) return std::nullopt;
  const std::size_t before = sign_at(text, at, kBlanks);
  const std::size_t dash = sign_at(text, at + before, kDashes);
  number.has_dash = dash > 0;
  number.has_blank = before > 0;
  at += before + dash;
  if (dash > 0) at += sign_at(text, at, kBreaks);
  if (!take(4)) return std::nullopt;
  number.end = at;
  return number;
}

/// Nothing around it makes the digits part of something longer.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0) {
    const char c = text[begin - 1];
    const bool quote = begin > 1 && (text.substr(begin - 2, 2) == "«" || text.substr(begin - 2, 2) == "»" ||
                                     text.substr(begin - 2, 2) == "\u00A0");
    if (is_digit(c) || (is_letter(c) && !quote)) return false;
    if (std::string_view("+=&#@%").find(c) != std::string_view::npos) return false;
    if (std::string_view("-/.,").find(c) != std::string_view::npos && begin > 1 &&
        (is_digit(text[begin - 2]) || is_letter(text[begin - 2])))
      return false;
  }
  if (end < text.size()) {
    const char c = text[end];
    const bool sign = text.substr(end, 2) == "«" || text.substr(end, 2) == "»" ||
                      text.substr(end, 2) == "\u00A0" || text.substr(end, 2) == "\xE2\x80";
    if (is_digit(c) || c == '@' || (is_letter(c) && !sign)) return false;
    if (std::string_view("-/.,").find(c) != std::string_view::npos && end + 1 < text.size() &&
        is_digit(text[end + 1]))
      return false;
  }
  return true;
}

/// What the number is called: the last word before it on its line, small letters, without `nr` and signs.
std::string label_before(std::string_view text, std::size_t at) {
  std::string_view line = text.substr(0, at);
  line = line.substr(line.find_last_of("\n\f") == std::string_view::npos ? 0 : line.find_last_of("\n\f") + 1);
  const auto last_word = [&line] {
    while (!line.empty() && !is_letter(line.back()) && !is_digit(line.back())) line.remove_suffix(1);
    std::string word;
    while (!line.empty() && is_letter(line.back())) {
      word.insert(word.begin(), static_cast<char>(std::tolower(static_cast<unsigned char>(line.back()))));
      line.remove_suffix(1);
    }
    return word;
  };
  std::string word = last_word();
  if (word == "nr" || word == "nummer" || word == "no" || word == "id") {
    const std::string before = last_word();
    if (!before.empty()) return before;
  }
  return word;
}

bool begins_with_one_of(std::string_view word, const std::vector<std::string_view>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return word.starts_with(beginning); });
}

bool is_case_label(std::string_view label) {
  return begins_with_one_of(label, {"sag", "journal", "jnr", "dok", "acadre", "esdh", "løbe"}) ||
         label == "j" || label == "id";
}

/// Ten digits that are called something else.
bool is_other_label(std::string_view label) {
  return is_case_label(label) ||
         begins_with_one_of(label, {"konto",       "kto",         "giro",    "reg",   "ean",      "pnr",
                                    "pnummer",     "produktions", "cvr",     "isbn",  "faktura",  "ordre",
                                    "rekvisition", "tlf",         "telefon", "mobil", "fax",      "kr",
                                    "kroner",      "matrikel",    "bfe",     "bilag", "betalings"}) ||
         label == "p";
}

bool is_amount(std::string_view text, std::size_t end) {
  std::string_view after = text.substr(end, 8);
  if (const std::size_t blank = sign_at(text, end, kBlanks); blank > 0) after.remove_prefix(blank);
  return after.starts_with("kr") || after.starts_with("Kr") || after.starts_with("DKK") ||
         after.starts_with(",-");
}

/// Called a person's number: the place after the word, its `nr` and signs.
void add_labelled(std::string_view text, std::vector<Span>& found) {
  static constexpr std::array<std::string_view, 2> kWords{"cpr", "personn"};
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  for (const std::string_view word : kWords) {
    for (std::size_t at = small.find(word); at != std::string::npos; at = small.find(word, at + 1)) {
      std::size_t begin = at + word.size();
      constexpr std::size_t kFurthest = 24;  // "CPR-nummer på barnet: "
      for (const std::size_t last = std::min(begin + kFurthest, text.size()); begin < last; ++begin) {
        const auto number = number_at(text, begin, true);
        // Mostly digits as printed: a word of letters that could be misread digits is none.
        if (!number || std::count_if(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                     text.begin() + static_cast<std::ptrdiff_t>(number->end), is_digit) < 6)
          continue;
        if (number->end < text.size() && is_digit(text[number->end])) break;
        if (is_birthday(number->digits, 0) || is_birthday(number->digits, 60))
          found.push_back({begin, number->end});
        break;
      }
    }
  }
}

void add_others(std::string_view text, std::vector<Span>& found) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    const auto number = number_at(text, at, false);
    if (!number || (number->has_blank && !number->has_dash) || !is_birthday(number->digits, 0) ||
        !stands_alone(text, at, number->end))
      continue;
    const std::string label = label_before(text, at);
    const std::string_view year = std::string_view(number->digits).substr(6);
    const bool ends_in_year = year >= "1990" && year <= "2049";
    if (number->has_dash ? is_case_label(label) && ends_in_year
                         : is_other_label(label) || is_amount(text, number->end))
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

}  // namespace frisaet
