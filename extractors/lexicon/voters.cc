#include "extractors/lexicon/voters.h"

#include <algorithm>
#include <string>

#include "extractors/lexicon/numbers.h"
#include "extractors/lexicon/parties.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

std::size_t skip_space(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_space(c.value)) break;
    at += c.size;
  }
  return std::min(at, end);
}

bool starts_word(std::string_view text, std::size_t at, std::size_t end, std::string_view word) {
  if (text.substr(at, end - at).substr(0, word.size()) != word) return false;
  return at + word.size() >= end || !is_letter(decode_utf8(text, at + word.size()).value);
}

/// Past `Udvalgets flertal bestående af`.
std::size_t skip_group_word(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::size_t kLongest = 90;
  static const RuleFamily& words = RuleBook::standard().family("minutes_votes", "group_word");
  if (at >= end || !is_letter(decode_utf8(text, at).value)) return at;
  const auto match = words.first(text.substr(at, std::min(kLongest, end - at)));
  return match ? at + match->span.end : at;
}

}  // namespace

std::size_t skip_joints(std::string_view text, std::size_t at, std::size_t end) {
  static constexpr std::string_view kWords[] = {
      "og",        "samt",    "Liste",  "liste",       "Listerne",   "partiet",  "gruppen",
      "gruppe",    "Gruppen", "Gruppe", "grupperne",   "Grupperne",  "listerne", "partierne",
      "Partierne", "der",     "som",    "medlemmerne", "Medlemmerne"};
  static constexpr std::string_view kGroups[] = {"byrådsgruppe", "Byrådsgruppe", "byrådsgrupperne",
                                                 "Byrådsgrupperne"};
  for (;;) {
    const std::size_t before = at;
    at = skip_space(text, at, end);
    if (at < end) {
      const CodePoint c = decode_utf8(text, at);
      if (c.value == ',' || c.value == '+' || c.value == '/' || c.value == ';' || c.value == '&' ||
          c.value == U'•' || c.value == U'–' || c.value == '-' || c.value == ':') {
        at += c.size;
      }
    }
    for (const std::string_view word : kWords) {
      if (starts_word(text, at, end, word)) {
        at += word.size();
        break;
      }
    }
    for (const std::string_view word : kGroups) {
      if (starts_word(text, at, end, word)) at += word.size();
    }
    if (at == before) at = skip_group_word(text, at, end);
    if (at == before) return at;
  }
}

std::optional<PrintedNumber> number_at(std::string_view text, std::size_t at, std::size_t end) {
  int value = 0;
  std::size_t stop = at;
  while (stop < end && is_digit(static_cast<unsigned char>(text[stop])) && stop - at < 3)
    value = value * 10 + (text[stop++] - '0');
  if (stop == at || (stop < end && is_digit(static_cast<unsigned char>(text[stop])))) return std::nullopt;
  return PrintedNumber{value, stop};
}

namespace {

std::size_t skip_counted_noun(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t word = skip_space(text, at, end);
  for (const std::string_view noun : {"medlemmer", "medlem", "stemmer", "stemme", "mandater"}) {
    if (starts_word(text, word, end, noun)) return word + noun.size();
  }
  return at;
}

/// The bracket that closes the one at `open`.
std::size_t closing(std::string_view text, std::size_t open, std::size_t end) {
  int depth = 0;
  for (std::size_t at = open; at < end; ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at;
  }
  return std::string_view::npos;
}

/// A party of one to three words at `at`, and where it ends.
std::optional<std::pair<std::string, std::size_t>> party_at(std::string_view text, std::size_t at,
                                                            std::size_t end) {
  std::optional<std::pair<std::string, std::size_t>> best;
  std::size_t stop = at;
  for (int words = 0; words < 3; ++words) {
    const std::size_t word = skip_space(text, stop, end);
    std::size_t word_end = word;
    while (word_end < end && is_letter(decode_utf8(text, word_end).value))
      word_end += decode_utf8(text, word_end).size;
    if (word_end == word) break;
    // `Borgerlisten og Liberal Alliance`: what follows the word is the next party.
    if (best && text.substr(word, word_end - word) == "og") break;
    stop = word_end;
    if (const auto party = parse_party(text.substr(at, stop - at))) best = {*party, stop};
  }
  return best;
}

/// `(2)` or `(5 medlemmer)` after a party.
std::optional<PrintedNumber> bracketed_count(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t open = skip_space(text, at, end);
  if (open >= end || text[open] != '(') return std::nullopt;
  const auto number = number_at(text, skip_space(text, open + 1, end), end);
  if (!number) return std::nullopt;
  const std::size_t close = skip_space(text, skip_counted_noun(text, number->end, end), end);
  if (close >= end || text[close] != ')') return std::nullopt;
  return PrintedNumber{number->value, close + 1};
}

/// `i alt 22`, also after a dash.
std::optional<PrintedNumber> in_all(std::string_view text, std::size_t at, std::size_t end) {
  at = skip_joints(text, at, end);
  for (const std::string_view words : {"i alt", "ialt", "I alt"}) {
    if (starts_word(text, at, end, words))
      return number_at(text, skip_space(text, at + words.size(), end), end);
  }
  return std::nullopt;
}

/// `A, V og B med 7 stemmer`: so many they had together; `med 7 stemmer mod 2` is told as a whole.
std::optional<PrintedNumber> with_votes(std::string_view text, std::size_t at, std::size_t end) {
  at = skip_joints(text, at, end);
  if (!starts_word(text, at, end, "med")) return std::nullopt;
  auto number = number_at(text, skip_space(text, at + 3, end), end);
  if (!number) return std::nullopt;
  const std::size_t noun = skip_space(text, number->end, end);
  const auto starts = [&](std::string_view word) { return starts_word(text, noun, end, word); };
  const std::size_t size = starts("stemmer") ? 7 : starts("stemme") ? 6 : 0;
  if (size == 0) return std::nullopt;
  number->end = noun + size;
  const std::size_t next = skip_space(text, number->end, end);
  for (const std::string_view side : {"mod", "imod", "for", "og"}) {
    if (starts_word(text, next, end, side)) return std::nullopt;
  }
  return number;
}

class VoterReader {
 public:
  VoterReader(std::string_view text, Span within) : text_(text), end_(within.end) {
    list_.end = within.begin;
  }

  VoterList read() {
    std::size_t at = list_.end;
    bool closed = false;  // behind `og`
    while (at < end_) {
      if (const auto total = in_all(text_, at, end_)) {
        list_.total = total->value;
        at = list_.end = total->end;
        continue;
      }
      if (const auto total = with_votes(text_, at, end_); total && !list_.voters.empty()) {
        list_.total = total->value;
        list_.end = total->end;
        break;
      }
      const std::size_t element = skip_joints(text_, at, end_);
      const std::string_view joint = text_.substr(at, element - at);
      // `A, B og C` / `D tog forbehold`: the last one was named, and a line begins.
      if (closed && trim(joint).empty() && joint.find('\n') != std::string_view::npos) break;
      closed = trim(joint) == "og" || trim(joint) == "samt";
      const auto next = read_element(element);
      if (!next) break;
      at = list_.end = behind_exception(*next);
    }
    // `4: A, F og Ø`: a number before a list is its total.
    if (list_.voters.size() > 1 && !list_.voters[0].name && !list_.voters[0].party)
      list_.voters.erase(list_.voters.begin());
    return std::move(list_);
  }

 private:
  /// `Venstres medlemmer Holm, Kjær og Grøn`: surnames that only the party's name before them makes persons.
  /// `Venstres byrådsgruppe` is the party.
  std::optional<std::size_t> members_of_party(std::size_t at) {
    constexpr int kMostWords = 4;
    std::size_t stop = at;
    for (int words = 0; words < kMostWords; ++words) {
      const std::size_t word = skip_space(text_, stop, end_);
      stop = end_of_word(word);
      while (stop > word && stop < end_ && text_[stop] == '-' && end_of_word(stop + 1) > stop + 1)
        stop = end_of_word(stop + 1);
      if (stop == word) return std::nullopt;
      const std::size_t noun = skip_space(text_, stop, end_);
      const bool group = starts_word(text_, noun, end_, "byrådsgruppe");
      if (text_[stop - 1] != 's' || (!group && !starts_word(text_, noun, end_, "medlemmer"))) continue;
      const auto party = parse_party(text_.substr(at, stop - 1 - at));
      if (!party) return std::nullopt;
      if (group) {
        list_.voters.push_back({std::nullopt, *party, std::nullopt});
        return end_of_word(noun);
      }
      std::size_t end = noun + std::string_view("medlemmer").size();
      bool any = false;
      for (;;) {
        const std::size_t name = skip_joints(text_, end, end_);
        const std::size_t name_end = end_of_word(name);
        if (name_end == name || !is_upper(decode_utf8(text_, name).value)) break;
        // A line of its own, and words such as `Godkendt`, name nobody.
        static const RuleFamily& no_names = RuleBook::standard().family("person_names", "no_name");
        const std::string_view joint = trim(text_.substr(end, name - end));
        const bool next_line = text_.substr(end, name - end).find('\n') != std::string_view::npos;
        if ((next_line && joint != "," && joint != "og") || (any && joint.empty()) ||
            no_names.matches(text_.substr(name, name_end - name)))
          break;
        const auto person = person_at(text_, {name, end_});
        const std::size_t behind = person ? person->span.end : name_end;
        list_.voters.push_back(
            {person ? person->person.name : std::string(text_.substr(name, name_end - name)), *party,
             std::nullopt});
        any = true;
        end = behind;
        if (behind < end_ && text_[behind] == '.') break;
      }
      // Without names it is the party.
      if (!any) list_.voters.push_back({std::nullopt, *party, std::nullopt});
      return end;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t end_of_word(std::size_t at) const {
    while (at < end_ && is_letter(decode_utf8(text_, at).value)) at += decode_utf8(text_, at).size;
    return at;
  }

  /// `V, undtagen Bo Holm, og O`: behind who of a party voted otherwise, who is told there.
  [[nodiscard]] std::size_t behind_exception(std::size_t at) const {
    if (list_.voters.empty() || !list_.voters.back().party || list_.voters.back().name) return at;
    std::size_t word = skip_space(text_, at, end_);
    if (word < end_ && text_[word] == ',') word = skip_space(text_, word + 1, end_);
    for (const std::string_view except : {"undtagen", "bortset fra", "på nær", "minus"}) {
      if (!starts_word(text_, word, end_, except)) continue;
      const auto person = person_at(text_, {skip_space(text_, word + except.size(), end_), end_});
      return person ? person->span.end : at;
    }
    return at;
  }

  std::optional<std::size_t> read_element(std::size_t at) {
    if (at >= end_) return std::nullopt;
    if (const auto number = number_at(text_, at, end_)) {
      if (begins_point(at, number->end)) return std::nullopt;
      return read_counted(*number);
    }
    if (const auto told = counted_in_words(at)) return told;
    if (text_[at] == '(') return read_bracket(at, std::nullopt);
    if (const auto members = members_of_party(at)) return members;
    // `Liberal Alliance stemte imod`: a party of several letters before it could pass for a name.
    const auto named = party_at(text_, at, end_);
    const bool party_word = named && (!is_party_letter(named->first) || closes_list(at));
    if (const auto person = party_word ? std::nullopt : person_at(text_, {at, end_})) {
      list_.voters.push_back({person->person.name, person->person.party, std::nullopt});
      // `F, Ø og Ida Kjær (3)`: nobody is three.
      const auto count = bracketed_count(text_, person->span.end, end_);
      if (!count || list_.voters.size() < 2 || any_count()) return person->span.end;
      list_.total = count->value;
      return count->end;
    }
    if (const auto& party = named) {
      Voter voter{std::nullopt, party->first, std::nullopt};
      std::size_t stop = party->second;
      const auto count = bracketed_count(text_, stop, end_);
      if (count) stop = count->end;
      // `Socialdemokratiet (A)`: one party, by name and letter.
      if (const auto letter = count ? std::nullopt : bracketed_letter(stop, party->first)) {
        list_.voters.push_back({std::nullopt, letter->first, std::nullopt});
        return letter->second;
      }
      if (const auto members = count ? std::nullopt : bracketed_members(stop, party->first)) return members;
      // `A, C, N og V (6)`: the number is that of the whole list when it cannot be one party's share of it.
      if (count && !list_.voters.empty() && !any_count()) {
        list_.total = count->value;
      } else if (count) {
        voter.count = count->value;
      }
      list_.voters.push_back(std::move(voter));
      return stop;
    }
    return std::nullopt;
  }

  /// `imod 1 (V)` / `2. Godkendt`: the next point on a line of its own.
  [[nodiscard]] bool begins_point(std::size_t at, std::size_t end) const {
    const std::size_t before = text_.find_last_not_of(' ', at == 0 ? 0 : at - 1);
    const bool own_line = at > 0 && before != std::string_view::npos && text_[before] == '\n';
    return own_line && end + 1 < end_ && (text_[end] == '.' || text_[end] == ')') && text_[end + 1] == ' ';
  }

  /// `V, C, O. Bo Holm (A) deltog ikke`: at a line's end, and behind party letters where a sentence begins
  /// with the name, a letter with a stop is the list's last party and no initial.
  [[nodiscard]] bool closes_list(std::size_t at) const {
    const std::size_t stop = at + decode_utf8(text_, at).size;
    if (stop >= end_ || text_[stop] != '.') return false;
    if (stop + 1 < end_ && text_[stop + 1] == '\n') return true;
    const bool behind_letters = !list_.voters.empty() && !list_.voters.back().name &&
                                list_.voters.back().party && is_party_letter(*list_.voters.back().party);
    const auto person = person_at(text_, {at, end_});
    if (!behind_letters || !person) return false;
    const std::size_t next = skip_space(text_, person->span.end, end_);
    return next < end_ && is_letter(decode_utf8(text_, next).value) && skip_joints(text_, next, end_) == next;
  }

  std::optional<std::size_t> read_counted(PrintedNumber number) {
    const std::size_t noun_end = skip_counted_noun(text_, number.end, end_);
    const std::size_t open = skip_space(text_, noun_end, end_);
    if (open < end_ && text_[open] == '(') {
      if (const auto stop = read_bracket(open, number.value)) return stop;
    }
    list_.voters.push_back({std::nullopt, std::nullopt, number.value});
    list_.total = list_.total.value_or(0) + number.value;
    return noun_end;
  }

  std::optional<std::size_t> read_bracket(std::size_t open, std::optional<int> count) {
    const std::size_t close = closing(text_, open, end_);
    if (close == std::string_view::npos) return std::nullopt;
    VoterList inner = VoterReader(text_, {open + 1, close}).read();
    if (inner.voters.empty()) return std::nullopt;
    std::move(inner.voters.begin(), inner.voters.end(), std::back_inserter(list_.voters));
    if (count) list_.total = list_.total.value_or(0) + *count;
    return close + 1;
  }

  /// `(A)` right behind a party's name in words, and where it ends.
  [[nodiscard]] std::optional<std::pair<std::string, std::size_t>> bracketed_letter(
      std::size_t at, const std::string& party) const {
    const std::size_t open = skip_space(text_, at, end_);
    if (is_party_letter(party) || open >= end_ || text_[open] != '(') return std::nullopt;
    const std::size_t letter = open + 1;
    const std::size_t close = letter + decode_utf8(text_, letter).size;
    if (close >= end_ || text_[close] != ')' || !is_party_letter(text_.substr(letter, close - letter)))
      return std::nullopt;
    return std::pair{std::string(text_.substr(letter, close - letter)), close + 1};
  }

  /// `O (Bo Holm og Ida Kjær)`: those of the party who voted so, by name. Where the bracket ends.
  std::optional<std::size_t> bracketed_members(std::size_t at, const std::string& party) {
    const std::size_t open = skip_space(text_, at, end_);
    if (open >= end_ || text_[open] != '(') return std::nullopt;
    const std::size_t close = closing(text_, open, end_);
    if (close == std::string_view::npos || close >= end_) return std::nullopt;
    VoterList inner = VoterReader(text_, {open + 1, close}).read();
    const bool names = std::all_of(inner.voters.begin(), inner.voters.end(),
                                   [](const Voter& v) { return v.name && !v.party && !v.count; });
    if (inner.voters.empty() || !names || skip_space(text_, inner.end, close) != close) return std::nullopt;
    for (Voter& member : inner.voters) list_.voters.push_back({std::move(member.name), party, std::nullopt});
    return close + 1;
  }

  /// `Fire medlemmer (A, B og V)`: only with the noun and the bracket, as the words begin other sentences
  /// too.
  std::optional<std::size_t> counted_in_words(std::size_t at) {
    std::size_t stop = at;
    while (stop < end_ && is_letter(decode_utf8(text_, stop).value)) stop += decode_utf8(text_, stop).size;
    const auto count = stop > at ? count_in_words(text_.substr(at, stop - at)) : std::nullopt;
    if (!count) return std::nullopt;
    const std::size_t noun_end = skip_counted_noun(text_, stop, end_);
    const std::size_t open = skip_space(text_, noun_end, end_);
    if (noun_end == stop || open >= end_ || text_[open] != '(') return std::nullopt;
    return read_bracket(open, *count);
  }

  [[nodiscard]] bool any_count() const {
    return std::any_of(list_.voters.begin(), list_.voters.end(),
                       [](const Voter& v) { return v.count.has_value(); });
  }

  std::string_view text_;
  std::size_t end_;
  VoterList list_;
};

}  // namespace

VoterList parse_voters(std::string_view text, Span within) {
  return VoterReader(text, within).read();
}

}  // namespace frisaet
