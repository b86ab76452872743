#include "extractors/lexicon/person_names.h"

#include <array>
#include <string>

#include "extractors/lexicon/parties.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

const RuleFamily& no_names() {
  static const RuleFamily& family = RuleBook::standard().family("person_names", "no_name");
  return family;
}
const RuleFamily& offices() {
  static const RuleFamily& family = RuleBook::standard().family("person_names", "office");
  return family;
}
const RuleFamily& riders() {
  static const RuleFamily& family = RuleBook::standard().family("person_names", "rider");
  return family;
}
const RuleFamily& nobody() {
  static const RuleFamily& family = RuleBook::standard().family("person_names", "nobody");
  return family;
}

constexpr std::array<std::string_view, 16> kParticles = {
    "von", "van", "de", "da", "den", "der", "el", "al", "la", "af", "bin", "di", "du", "ibn", "le", "dos"};

/// What a list says of one person at most.
constexpr int kMostRiders = 3;

bool is_particle(std::string_view word) {
  for (const std::string_view particle : kParticles) {
    if (word == particle) return true;
  }
  return false;
}

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_space(c.value)) break;
    at += c.size;
  }
  return std::min(at, end);
}

/// `Chr` of `Chr. Holm`
bool is_short_forename(std::string_view word) {
  static const RuleFamily& family = RuleBook::standard().family("person_names", "short_forename");
  return family.matches(word);
}

/// The word at `at`: letters with hyphens and apostrophes inside, or an initial with its stop.
Span word_at(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t stop = at;
  std::size_t letters = 0;
  while (stop < end) {
    const CodePoint c = decode_utf8(text, stop);
    const bool inner =
        letters > 0 && (c.value == '-' || c.value == '\'' || c.value == U'’' || c.value == U'´');
    if (!is_letter(c.value) && !inner) break;
    if (!inner) ++letters;
    stop += c.size;
  }
  while (stop > at && (text[stop - 1] == '-' || text[stop - 1] == '\'')) --stop;
  if (letters == 1 && stop < end && text[stop] == '.') ++stop;
  // `Chr. Holm`
  if (letters > 1 && stop < end && text[stop] == '.' && is_short_forename(text.substr(at, stop - at))) ++stop;
  // `I.K. Kjær`: initials that stand together.
  while (letters == 1 && stop > at && text[stop - 1] == '.' && stop < end) {
    const CodePoint next = decode_utf8(text, stop);
    if (!is_upper(next.value) || stop + next.size >= end || text[stop + next.size] != '.') break;
    stop += next.size + 1;
  }
  return {at, stop};
}

bool is_name_word(std::string_view word) {
  if (word.empty() || !is_upper(decode_utf8(word, 0).value)) return false;
  if (word.ends_with('.')) return true;
  return !no_names().matches(word);
}

/// A word of more than one letter.
bool has_long_word(std::string_view name) {
  int run = 0;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    run = is_letter(c.value) ? run + 1 : 0;
    if (run > 1) return true;
    at += c.size;
  }
  return false;
}

/// `(V)` and its misprints after a name, as the party and the end of what was read. `()` gives no party.
struct PartyRead {
  std::optional<std::string> party;
  std::size_t end;
};

/// `Bo Holm (boh) V Ida Kjær (idk) A`: the initials of an account, and the party behind them.
std::optional<PartyRead> party_behind_initials(std::string_view text, std::size_t open, std::size_t close,
                                               std::size_t end) {
  static const RuleFamily& initials = RuleBook::standard().family("person_names", "initials");
  if (!initials.matches(text.substr(open, close - open))) return std::nullopt;
  const std::size_t letter = skip_blanks(text, close + 1, end);
  if (letter == close + 1 || letter >= end) return std::nullopt;
  const std::size_t stop = letter + decode_utf8(text, letter).size;
  if (!is_party_letter(text.substr(letter, stop - letter))) return std::nullopt;
  // `(boh) V. Kjær`, `(boh) Vi`: a name, or a word.
  if (stop < end && text[stop] != ' ' && text[stop] != '\n' && text[stop] != ',') return std::nullopt;
  return PartyRead{std::string(text.substr(letter, stop - letter)), stop};
}

std::optional<PartyRead> party_after(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t stop = skip_blanks(text, at, end);
  const bool comma = stop < end && text[stop] == ',';
  if (comma) stop = skip_blanks(text, stop + 1, end);
  if (stop < end && (text[stop] == '(' || text[stop] == '[')) {
    while (stop < end && text[stop] == '(') ++stop;
    if (stop < end && text[stop] == '[') ++stop;
    const std::size_t close = text.substr(0, end).find_first_of(")]", stop);
    if (close == std::string_view::npos || close - stop > 40) return std::nullopt;
    // OCR reads the letter O in brackets as a nought; no party is called so.
    const std::string_view inside = text.substr(stop, close - stop);
    const auto party = parse_party(inside == "0" ? "O" : inside);
    // `(borgmester) (A)`: an office before the party.
    if (!party && offices().matches(trim(text.substr(stop, close - stop))))
      return party_after(text, close + 1, end);
    if (!party && !comma) {
      if (auto letter = party_behind_initials(text, stop, close, end)) return letter;
    }
    if (!party && close != stop) return std::nullopt;
    std::size_t after = close + 1;
    return PartyRead{party, after};
  }
  if (comma) {
    // `Name, V`: one letter or a party word, and nothing that makes it the begin of another name.
    std::size_t word_end = stop;
    while (word_end < end && is_letter(decode_utf8(text, word_end).value))
      word_end += decode_utf8(text, word_end).size;
    if (word_end == stop ||
        (word_end < end && (text[word_end] == '.' || text[word_end] == '-') && word_end + 1 < end &&
         text[word_end + 1] != '\n' && skip_blanks(text, word_end + 1, end) == word_end + 1)) {
      return std::nullopt;
    }
    if (const auto party = parse_party(text.substr(stop, word_end - stop))) {
      const std::size_t next = skip_blanks(text, word_end, end);
      const auto same_line = [&](std::size_t from, std::size_t to) {
        return text.substr(from, to - from).find('\n') == std::string_view::npos;
      };
      const auto begins_name = [&](std::size_t at_word) {
        return is_name_word(word_at(text, at_word, end).of(text));
      };
      // `Bo Holm, V. Jensen`: an initial of the next name.
      const std::size_t after_stop =
          next < end && text[next] == '.' ? skip_blanks(text, next + 1, end) : next;
      const bool initial = after_stop > next + 1 && same_line(next, after_stop) && begins_name(after_stop);
      const bool another_word = next < end && text[next] != ',' && same_line(word_end, next) &&
                                next > word_end && begins_name(next);
      if (!another_word && !initial) {
        return PartyRead{party, word_end};
      }
    }
  }
  return std::nullopt;
}

/// Past `Formand`, `Borgmester`, `1. viceborgmester` before a name.
std::size_t skip_office(std::string_view text, std::size_t at, std::size_t end) {
  for (;;) {
    const Span word = word_at(text, at, end);
    if (word.empty() || !offices().matches(word.of(text))) return at;
    at = skip_blanks(text, word.end, end);
  }
}

/// `Ida Kjær- Lund (V)`: the second half of a name that was broken behind its hyphen; nothing where another
/// person, an office, a party or a sentence stands there (`Bo Holm- Ida Kjær`). `at`: behind the first half.
std::optional<Span> behind_broken_hyphen(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::size_t kShortest = 3;
  if (!text.substr(0, end).substr(at).starts_with("- ")) return std::nullopt;
  const Span half = word_at(text, at + 2, end);
  const std::string_view word = half.of(text);
  if (word.size() < kShortest || word.ends_with('.') || !is_name_word(word) || offices().matches(word) ||
      parse_party(word))
    return std::nullopt;
  const std::string_view behind = text.substr(0, end).substr(half.end);
  const bool ends =
      behind.empty() || std::string_view(",;.(\n").find(behind.front()) != std::string_view::npos;
  if (!ends && !behind.starts_with(" (") && !behind.starts_with(" og ") && !behind.starts_with(" samt "))
    return std::nullopt;
  return half;
}

}  // namespace

std::optional<std::size_t> short_name_at_stop(std::string_view text, std::size_t from, std::size_t stop) {
  if (text[stop] != '.') return std::nullopt;
  std::size_t word = stop;
  while (word > from && is_letter(decode_utf8_before(text, word).value))
    word -= decode_utf8_before(text, word).size;
  if (word == stop || !is_upper(decode_utf8(text, word).value)) return std::nullopt;
  const bool initial = word + decode_utf8(text, word).size == stop;
  return initial || is_short_forename(text.substr(word, stop - word)) ? std::optional(word) : std::nullopt;
}

std::optional<PersonMention> person_at(std::string_view text, Span within) {
  const std::size_t begin = skip_office(text, within.begin, within.end);
  std::size_t at = begin;
  std::size_t name_end = begin;
  int words = 0;
  while (words < 6) {
    const Span word = word_at(text, at, within.end);
    if (word.empty()) break;
    if (is_name_word(word.of(text))) {
      name_end = word.end;
    } else if (words == 0 || !is_particle(word.of(text))) {
      break;
    }
    ++words;
    at = skip_blanks(text, word.end, within.end);
    if (const auto half = words > 1 && name_end == word.end ? behind_broken_hyphen(text, word.end, within.end)
                                                            : std::nullopt) {
      name_end = half->end;
      break;
    }
    if (at == word.end) break;
  }
  if (name_end == begin) return std::nullopt;
  std::string name = squeeze(text.substr(begin, name_end - begin));
  if (const std::size_t broken = name.find("- "); broken != std::string::npos) name.erase(broken + 1, 1);
  const bool one_word = name.find(' ') == std::string::npos;
  const auto party = party_after(text, name_end, within.end);
  if (one_word && (!party || !party->party || name.ends_with('.') || is_party_letter(name)))
    return std::nullopt;
  // `C. Ø` are two parties, the first at the end of its sentence.
  if (!has_long_word(name)) return std::nullopt;
  // An initial at the end belongs to the next sentence (`… og Ø. For`), unless a party follows it.
  if (!party && name.size() > 2 && name.ends_with('.') && name[name.size() - 2] != '.') {
    const std::size_t cut = name.rfind(' ');
    if (cut == std::string::npos || name.find(' ') == cut) return std::nullopt;
  }
  return PersonMention{{name, party ? party->party : std::nullopt}, {begin, party ? party->end : name_end}};
}

namespace {

/// Past what may stand between two entries: blanks, commas, semicolons, `og`, bullets, list numbers.
std::size_t skip_separators(std::string_view text, std::size_t at, std::size_t end) {
  for (;;) {
    const std::size_t before = at;
    at = skip_blanks(text, at, end);
    const CodePoint c = at < end ? decode_utf8(text, at) : CodePoint{};
    if (c.size != 0 && (c.value == ',' || c.value == ';' || c.value == U'•' || c.value == U'·' ||
                        c.value == '|' || c.value == U'–' || c.value == '-' || c.value == '*')) {
      at += c.size;
    }
    const Span word = word_at(text, at, end);
    const std::string_view joint = word.of(text);
    if (joint == "og" || joint == "samt") at = word.end;
    // `1. Name`
    std::size_t digits = at;
    while (digits < end && is_digit(static_cast<unsigned char>(text[digits]))) ++digits;
    if (digits > at && digits - at <= 2 && digits < end && text[digits] == '.') at = digits + 1;
    if (at == before) return at;
  }
}

}  // namespace

PersonList parse_persons(std::string_view text, Span within) {
  PersonList list;
  within = trimmed(text, within);
  list.rest = within;
  std::size_t at = skip_separators(text, within.begin, within.end);
  if (const auto none = nobody().first(within.of(text)); none && none->span.begin == 0) {
    list.nobody = true;
    list.rest = trimmed(text, {within.begin + none->span.end, within.end});
    return list;
  }
  // `Ingen Godkendt`: what was decided, on the same line.
  if (const std::string_view none = "Ingen "; within.of(text).starts_with(none)) {
    const std::size_t next = within.begin + none.size();
    if (is_upper(decode_utf8(text, next).value)) {
      list.nobody = true;
      list.rest = {next, within.end};
      return list;
    }
  }
  while (at < within.end) {
    // A line break ends a name: try the line alone first, then let the name run over it.
    const std::size_t line_end = std::min(text.find('\n', at), within.end);
    auto mention = person_at(text, {at, line_end});
    const bool cut =
        mention && mention->span.end == line_end && !mention->person.party && line_end < within.end;
    if (!mention || cut) {
      const auto longer = person_at(text, {at, within.end});
      if (!mention) {
        mention = longer;
      } else if (longer && longer->person.party && longer->span.end > line_end) {
        // Only a party on the next line may be drawn over: two names on two lines are two persons.
        const std::size_t party_at = skip_blanks(text, line_end, within.end);
        if (party_at < within.end && text[party_at] == '(') mention = longer;
      }
    }
    if (!mention) break;
    PersonList::Entry entry{*mention, {mention->span.end, mention->span.end}};
    at = mention->span.end;
    // `, hele mødet - Ida Kjær (A) mødte for ham`: each says something else of the person; the first that
    // names items counts.
    for (int count = 0; count < kMostRiders; ++count) {
      const auto rider = riders().first(text.substr(at, within.end - at));
      if (!rider || rider->span.begin != 0) break;
      Span words = trimmed(text, shifted(rider->span, at));
      at += rider->span.end;
      // `(syg)`: the bracket that the rider opened.
      const std::size_t open = words.of(text).rfind('(');
      const bool closed = words.of(text).find(')') != std::string_view::npos;
      if (open != std::string_view::npos && !closed && at < within.end && text[at] == ')') ++at;
      if (entry.rider.empty() || rider->rule->gives == "scope") entry.rider = words;
    }
    list.entries.push_back(std::move(entry));
    list.rest = {at, within.end};
    const std::size_t next = skip_separators(text, at, within.end);
    if (next == at) break;
    at = next;
  }
  list.rest = trimmed(text, list.rest);
  if (list.rest.of(text) == ".") list.rest.begin = list.rest.end;
  return list;
}

}  // namespace frisaet
