#include "extractors/lexicon/contacts.h"

#include <algorithm>
#include <cctype>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

bool ascii_alnum(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}
bool local_part(char c) {
  return ascii_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}
bool domain_part(char c) {
  return ascii_alnum(c) || c == '.' || c == '-';
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}
char at_or_nul(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

/// Two labels or more, the last of two to ten letters.
bool whole_domain(std::string_view domain) {
  const std::size_t dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || domain.find("..") != std::string_view::npos) return false;
  const std::string_view top = domain.substr(dot + 1);
  return top.size() >= 2 && top.size() <= 10 && std::all_of(top.begin(), top.end(), [](char c) {
           return std::isalpha(static_cast<unsigned char>(c)) != 0;
         });
}

/// A mark glued to the address that no writer puts there: an opening bracket that is never closed, or a
/// stroke.
bool damaged_before(std::string_view text, Span address) {
  if (address.begin == 0) return false;
  const char before = text[address.begin - 1];
  const char after = at_or_nul(text, address.end);
  switch (before) {
    case '(':
      return false;  // often closed much later, or by the end of the sentence
    case '[':
      return after != ']';
    case '<':
      return after != '>';
    case '|':
    case '{':
    case '}':
    case '\\':
    case '!':
    case '$':
    case '@':
      return true;
    default: {
      const CodePoint c = decode_utf8_before(text, address.begin);
      return c.value >= 0x80 && !is_space(c.value) && !is_letter(c.value) && c.value != U'•' &&
             c.value != U'”' && c.value != U'»' && c.value != U'–';
    }
  }
}

EmailMention read_email(std::string_view text, std::size_t sign) {
  EmailMention mention;
  std::size_t begin = sign;
  while (begin > 0 && local_part(text[begin - 1])) --begin;
  std::size_t end = sign + 1;
  while (end < text.size() && domain_part(text[end])) ++end;
  while (end > sign + 1 && !ascii_alnum(text[end - 1])) --end;  // the full stop of the sentence
  while (begin < sign && text[begin] == '.') ++begin;
  mention.span = {begin, end};
  const std::string_view domain = text.substr(sign + 1, end - sign - 1);
  const CodePoint before = decode_utf8_before(text, begin);
  const CodePoint after = decode_utf8(text, end);
  // A letter outside ASCII beside the address is one that was cut: addresses with æøå are not in use here.
  const bool cut =
      (before.value >= 0x80 && is_letter(before.value)) || (after.value >= 0x80 && is_letter(after.value));
  mention.damaged = begin == sign || !whole_domain(domain) || cut || damaged_before(text, mention.span);
  if (mention.damaged) return mention;
  mention.address = std::string(text.substr(begin, sign + 1 - begin)) + to_lower(domain);
  return mention;
}

/// A run of digit groups parted by single blanks.
struct DigitRun {
  Span span;
  std::vector<std::size_t> groups;  ///< digits in each
};

DigitRun digits_from(std::string_view text, std::size_t at) {
  DigitRun run{{at, at}, {}};
  while (at < text.size() && digit(text[at])) {
    std::size_t end = at;
    while (end < text.size() && digit(text[end])) ++end;
    run.groups.push_back(end - at);
    run.span.end = end;
    const CodePoint blank = decode_utf8(text, end);
    if (blank.value != ' ' && blank.value != 0xA0 && blank.value != '\n') break;
    // A number may be broken at a line end, but a figure that begins a line of its own list does not go on.
    if (blank.value == '\n' && run.groups.back() != 2 && run.groups.back() != 4) break;
    at = end + blank.size;
  }
  return run;
}

bool grouped_as(const DigitRun& run, std::initializer_list<std::size_t> groups) {
  return std::equal(run.groups.begin(), run.groups.end(), groups.begin(), groups.end());
}

std::string_view around(std::string_view text, std::size_t from, std::size_t to) {
  from = floor_code_point(text, from);
  to = floor_code_point(text, std::min(to, text.size()));
  return text.substr(from, to - from);
}

}  // namespace

std::vector<EmailMention> find_emails(std::string_view text) {
  std::vector<EmailMention> mentions;
  for (std::size_t sign = text.find('@'); sign != std::string_view::npos; sign = text.find('@', sign + 1)) {
    EmailMention mention = read_email(text, sign);
    if (mention.span.size() < 3) continue;  // a lone sign is no address, whole or damaged
    mentions.push_back(std::move(mention));
  }
  // After the word for it, something like an address without the sign is one whose sign was misread.
  for (const RuleMatch& match : RuleBook::standard().family("contacts", "signless_email").all(text)) {
    const Span span = match.group("address").value_or(match.span);
    if (span.of(text).find('@') == std::string_view::npos) mentions.push_back({span, "", true});
  }
  std::sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
  return mentions;
}

std::vector<PhoneMention> find_phones(std::string_view text) {
  constexpr std::size_t kNear = 72;
  const RuleFamily& cues = RuleBook::standard().family("contacts", "phone_cue");
  const RuleFamily& others = RuleBook::standard().family("contacts", "other_number");
  std::vector<PhoneMention> mentions;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!digit(text[at])) continue;
    DigitRun run = digits_from(text, at);
    const std::size_t next = run.span.end - 1;
    const char32_t before = decode_utf8_before(text, at).value;
    const bool plus = before == '+';
    if ((plus || text.substr(at, 4) == "0045") && run.groups.size() > 1) {
      // The country code is a group of its own.
      const std::size_t skip = run.groups.front() + 1;
      if (text.substr(at, skip) == "45 " || text.substr(at, skip) == "0045 ")
        run = digits_from(text, at + skip);
    }
    at = next;
    const char after = at_or_nul(text, run.span.end);
    const bool joined =
        (!plus && (before == '-' || before == '/' || before == '.' || before == ',' || is_letter(before))) ||
        ((after == '-' || after == '/' || after == '.' || after == ',') &&
         digit(at_or_nul(text, run.span.end + 1)));
    const bool pairs = grouped_as(run, {2, 2, 2, 2});
    if (joined || !(pairs || grouped_as(run, {4, 4}) || grouped_as(run, {8}))) continue;
    const std::size_t from = run.span.begin > kNear ? run.span.begin - kNear : 0;
    const std::string_view lead = around(text, from, run.span.begin);
    if (others.matches(lead)) continue;
    const std::string_view near = around(text, from, run.span.end + kNear);
    if (!pairs && !plus && !cues.matches(lead) && near.find('@') == std::string_view::npos) continue;
    mentions.push_back({run.span, squeeze(run.span.of(text))});
  }
  return mentions;
}

std::vector<UrlMention> find_urls(std::string_view text) {
  std::vector<UrlMention> mentions;
  for (const RuleMatch& match : RuleBook::standard().family("contacts", "url").all(text)) {
    Span span = match.span;
    while (span.end > span.begin &&
           std::string_view(".,;:)>]'\"!?").find(text[span.end - 1]) != std::string_view::npos) {
      --span.end;
    }
    mentions.push_back({span, std::string(span.of(text))});
  }
  return mentions;
}

}  // namespace frisaet
