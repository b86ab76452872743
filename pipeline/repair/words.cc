#include "pipeline/repair/words.h"

#include <algorithm>

#include "models/language/lexicon.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::repairing {
namespace {

bool is_white(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/// Signs that readers write for letters inside words.
bool is_letter_sign(char32_t c) {
  return c == U'@' || c == U'&' || c == U'®' || c == U'4' || c == U'6' || c == 0xFFFD;
}

/// Signs that readers write for a capital Æ: `€ldre`. Anywhere else they are what they are.
bool is_capital_sign(std::string_view text, std::size_t at, CodePoint c) {
  return (c.value == U'€' || c.value == U'£') && is_letter(decode_utf8(text, at + c.size).value);
}

bool is_word_sign(char32_t c) {
  return is_letter(c) || is_letter_sign(c) || is_digit(c);
}

/// decode_utf8 with the common case in front.
CodePoint sign_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? CodePoint{byte, 1, true} : decode_utf8(text, at);
}

/// The end of the run of word signs that begins at `at`.
std::size_t run_end(std::string_view text, std::size_t at, std::size_t limit) {
  while (at < limit) {
    const char lower = static_cast<char>(text[at] | 0x20);
    if (lower >= 'a' && lower <= 'z' && static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint c = sign_at(text, at);
    if (!is_word_sign(c.value)) break;
    at += c.size;
  }
  return at;
}

bool is_address(std::string_view chunk) {
  if (chunk.find("://") != std::string_view::npos || chunk.starts_with("www.")) return true;
  const std::size_t at = chunk.find('@');
  if (at != std::string_view::npos && at > 0 && chunk.find('.', at) != std::string_view::npos) return true;
  for (const std::string_view end : {".dk", ".com", ".eu", ".net", ".org"}) {
    const std::size_t found = chunk.find(end);
    if (found != std::string_view::npos && found > 0) return true;
  }
  return false;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

/// What capitals and signs a run of word signs has; decides whether it is a word that may be changed.
bool describe(std::string_view text, TextWord& word) {
  const std::string_view read = word.span.of(text);
  std::size_t letters = 0;
  std::size_t upper = 0;
  std::size_t inner_upper = 0;
  bool inner_other = false;
  std::size_t signs = 0;
  for (std::size_t at = 0; at < read.size();) {
    if (read[at] >= 'a' && read[at] <= 'z') {
      ++letters;
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(read, at);
    if (is_letter(c.value)) {
      ++letters;
      if (is_upper(c.value)) {
        ++upper;
        if (at > 0) ++inner_upper;
        if (at > 0 && c.value != U'A' && c.value != U'E') inner_other = true;
      }
    } else {
      ++signs;
    }
    at += c.size;
  }
  if (letters == 0 || signs > 2 || signs > letters) return false;
  const CodePoint first = decode_utf8(read, 0);
  word.capital = is_upper(first.value) || first.value == U'@' || first.value == U'®' || first.value == U'4' ||
                 first.value == U'€' || first.value == U'£' || read.starts_with("fE");  // Æ, each
  word.capitals = upper == letters && letters >= 2;
  if (word.capitals && letters < 5) return false;
  if (!word.capitals && (inner_other || inner_upper > 1)) return false;
  word.lower = lower_latin(read);
  return true;
}

void words_of_chunk(std::string_view text, Span chunk, std::vector<TextWord>& words) {
  const std::string_view printed = chunk.of(text);
  if (is_address(printed) || count_digits(printed) > 1) return;
  for (std::size_t at = chunk.begin; at < chunk.end;) {
    const CodePoint c = sign_at(text, at);
    if (!is_word_sign(c.value) && !is_capital_sign(text, at, c)) {
      at += c.size;
      continue;
    }
    TextWord word;
    word.span.begin = at;
    at = run_end(text, at + c.size, chunk.end);
    word.span.end = at;
    // `bl.a.`: a point between letters makes an abbreviation, and the rest of the chunk belongs to it.
    if (at + 1 < chunk.end && text[at] == '.' && is_letter(decode_utf8(text, at + 1).value)) return;
    word.before_hyphen = at < text.size() && text[at] == '-';
    // A single letter is a party, a point of a list or a variable; `-huge` is an option of a program.
    if (count_code_points(word.span.of(text)) < 2) continue;
    if (word.span.begin == chunk.begin + 1 && text[chunk.begin] == '-') continue;
    if (describe(text, word)) words.push_back(std::move(word));
  }
}

}  // namespace

std::vector<TextWord> words_of(std::string_view text) {
  constexpr std::size_t kUsualLength = 7;  // of a Danish word with its blank, bytes
  std::vector<TextWord> words;
  words.reserve(text.size() / kUsualLength);
  for (std::size_t at = 0; at < text.size();) {
    if (is_white(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_white(text[end])) ++end;
    words_of_chunk(text, {at, end}, words);
    at = end;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t from = i == 0 ? 0 : words[i - 1].span.end;
    const std::string_view gap = text.substr(from, words[i].span.begin - from);
    const bool paragraph = gap.find("\n\n") != std::string_view::npos;
    words[i].begins_sentence = i == 0 || paragraph || gap.find_first_of(".:;!?*") != std::string_view::npos ||
                               gap.find("\u2022") != std::string_view::npos;
    words[i].begins_line = i == 0 || gap.find('\n') != std::string_view::npos;
    words[i].next_to_last = i > 0 && !paragraph && gap.find_first_not_of(" \n\r\t") == std::string_view::npos;
    words[i].after_number =
        gap.size() > 1 && gap.back() == ' ' && is_digit(static_cast<unsigned char>(gap[gap.size() - 2]));
    words[i].after_comma = i > 0 && !paragraph && gap.starts_with(',') &&
                           gap.find_first_not_of(" \n\r\t", 1) == std::string_view::npos;
  }
  return words;
}

std::string in_case_of(const TextWord& read, std::string_view word) {
  if (!read.capitals) return read.capital ? capitalise(word) : std::string(word);
  std::string upper;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t size = decode_utf8(word, at).size;
    upper += capitalise(word.substr(at, size));
    at += size;
  }
  return upper;
}

}  // namespace frisaet::repairing
