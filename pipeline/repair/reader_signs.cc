#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/language/abbreviations.h"
#include "models/language/umlaut_names.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/channel.h"
#include "pipeline/repair/draft.h"

namespace frisaet::repairing {
namespace {

/// Printed text between white space.
struct Chunk {
  Span span;
  bool begins_line = false;
};

std::vector<Chunk> chunks_of(std::string_view text) {
  std::vector<Chunk> chunks;
  bool begins_line = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      begins_line = begins_line || c == '\n';
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \n\t\r", at), text.size());
    chunks.push_back({{at, end}, begins_line});
    begins_line = false;
    at = end;
  }
  return chunks;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number that `word` is, but for a point or comma behind it; -1 for everything else.
int number_of(std::string_view word) {
  if (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  if (word.empty() || word.size() > 3 || !std::all_of(word.begin(), word.end(), is_digit)) return -1;
  int number = 0;
  for (const char c : word) number = number * 10 + (c - '0');
  return number;
}

bool is_lower_letter(CodePoint c) {
  return c.size > 0 && is_letter(c.value) && !is_upper(c.value);
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The chunks of one text, asked by place; beyond the ends there are empty ones.
class Signs {
 public:
  /// `danish`: whether the page reads as Danish; English prints the long dash.
  Signs(const std::string& text, bool danish, const DanishLanguage& language)
      : text_(text), danish_(danish), language_(language), chunks_(chunks_of(text)), edits_(text) {
    count_points();
  }

  Editor repaired() {
    const std::vector<std::size_t> heads = section_heads();
    auto next_head = heads.begin();
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      const bool head = next_head != heads.end() && *next_head == i;
      if (head) ++next_head;
      if (section_sign(i, head) || bullet(i) || dash(i) || half(i) || votes(i) || ad_point(i)) continue;
      unit(i);
      point_between_words(i);
      umlaut(i);
    }
    return std::move(edits_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return i < chunks_.size() ? chunks_[i].span.of(text_) : std::string_view();
  }
  [[nodiscard]] std::string_view before(std::size_t i) const {
    return i == 0 ? std::string_view() : word(i - 1);
  }

  /// What readers write for §, standing alone.
  static bool is_section_like(std::string_view sign) {
    static constexpr std::array<std::string_view, 6> kSigns = {"$", "8", "S", "&", "3", "5"};
    return is_one_of(sign, kSigns);
  }

  struct Head {
    std::size_t chunk;
    int number;
    bool right;  ///< its § was read
  };

  /// Lines that may begin the paragraphs of a law or statute: `8 6. Hønsehuset`, `§ 7. Overtrædelse`.
  [[nodiscard]] std::vector<Head> lines_like_heads() const {
    std::vector<Head> heads;
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      const bool right = word(i) == "§";
      if (!chunks_[i].begins_line || (!right && !is_section_like(word(i)))) continue;
      const std::string_view next = word(i + 1);
      const std::string_view first = word(i + 2);
      const bool sentence =
          !first.empty() && is_upper(decode_utf8(first, 0).value) && !chunks_[i + 2].begins_line;
      if (next.ends_with('.') && number_of(next) > 0 && sentence)
        heads.push_back({i, number_of(next), right});
    }
    return heads;
  }

  /// Those lines that are such heads and lost their §. Lines that count on from each other prove nothing yet
  /// (`5 6. Klasse`, `5 7. Klasse` are pupils); a § that was read among them does, and so does a `Stk. 2.`
  /// that begins a line between them.
  [[nodiscard]] std::vector<std::size_t> section_heads() const {
    const std::vector<Head> heads = lines_like_heads();
    std::vector<std::size_t> found;
    for (std::size_t from = 0, to = 0; from < heads.size(); from = to) {
      bool proved = heads[from].right;
      bool alike = true;  // a column of classes, not sentences
      for (to = from + 1; to < heads.size() && heads[to].number == heads[to - 1].number + 1; ++to) {
        proved = proved || heads[to].right || pieces_between(heads[to - 1].chunk, heads[to].chunk);
        alike = alike && word(heads[to].chunk + 2) == word(heads[to - 1].chunk + 2);
      }
      for (std::size_t i = from; i < to && proved && !alike && to - from > 1; ++i) {
        if (!heads[i].right) found.push_back(heads[i].chunk);
      }
    }
    return found;
  }
  [[nodiscard]] bool pieces_between(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (chunks_[i].begins_line && word(i) == "Stk." && number_of(word(i + 1)) > 1) return true;
    }
    return false;
  }

  /// `forvaltningslovens 8 17, stk. 2`, `jf. $ 4`: a lone sign before a number that is a paragraph's. Without
  /// a word that refers to a law a digit stays what it is: `5 20 stk. 75` is a price list.
  bool section_sign(std::size_t i, bool head) {
    if (!is_section_like(word(i)) || chunks_[i].span.size() != 1) return false;
    if (!head && number_of(word(i + 1)) <= 0) return false;
    const std::string_view last = before(i);
    static constexpr std::array<std::string_view, 5> kRefer = {"jf.", "(jf.", "jf", "jvf.", "medfør"};
    const bool refers = is_one_of(last, kRefer) || last.ends_with("lovens") || last.ends_with("lovens.") ||
                        last.ends_with("bekendtgørelsens") || last.ends_with("vedtægtens");
    if (head || (refers && !counts_goods(i + 2)) || (!is_digit(word(i).front()) && has_piece(i))) {
      edits_.replace(chunks_[i].span, "§", "section_sign", head ? 0.95 : 0.97);
      return true;
    }
    if (word(i) == "$") edits_.suggest(chunks_[i].span, "§", "section_sign", 0.7);
    return false;
  }
  /// `$ 12, stk. 3`: the comma, and a number that ends the phrase.
  [[nodiscard]] bool has_piece(std::size_t i) const {
    const bool piece = word(i + 2) == "stk." || word(i + 2) == "Stk.";
    if (!word(i + 1).ends_with(',') || !piece || number_of(word(i + 3)) <= 0) return false;
    const std::string_view after = word(i + 4);
    return !is_digit(word(i + 3).back()) || after.empty() ||
           (is_lower_letter(decode_utf8(after, 0)) && !after.starts_with("kr"));
  }
  /// `stk. 40 kr.`: a price.
  [[nodiscard]] bool counts_goods(std::size_t i) const {
    return (word(i) == "stk." || word(i) == "Stk.") && word(i + 2).starts_with("kr");
  }

  static constexpr std::array<std::string_view, 5> kBullets = {"e", "¢", "°", "+", "©"};
  static constexpr std::size_t kFirstInUse = 3;  ///< from here on people begin lines with them too

  /// `e Det første`, `° Det andet`: what readers write for •, before two lines or more. Gains and losses are
  /// listed by `+` and `-`, and a book names two owners by ©: these only where three lines have them and none
  /// a `-`.
  bool bullet(std::size_t i) {
    const auto sign = std::find(kBullets.begin(), kBullets.end(), word(i));
    if (sign == kBullets.end() || !begins_point(i)) return false;
    const auto which = static_cast<std::size_t>(sign - kBullets.begin());
    const bool in_use = which >= kFirstInUse;
    if (points_[which] < (in_use ? 3 : 2) || (in_use && has_minus_)) return false;
    edits_.replace(chunks_[i].span, "•", "bullet", 0.95);
    return true;
  }
  void count_points() {
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      if (!chunks_[i].begins_line) continue;
      has_minus_ = has_minus_ || word(i) == "-" || word(i) == "–";
      const auto sign = std::find(kBullets.begin(), kBullets.end(), word(i));
      if (sign != kBullets.end() && begins_point(i))
        ++points_[static_cast<std::size_t>(sign - kBullets.begin())];
    }
  }
  [[nodiscard]] bool begins_point(std::size_t i) const {
    return chunks_[i].begins_line && i + 1 < chunks_.size() && !chunks_[i + 1].begins_line &&
           is_letter(decode_utf8(word(i + 1), 0).value);
  }

  /// `—`: no Danish paper has the long dash, and Danish readers have no other.
  bool dash(std::size_t i) {
    if (!danish_) return false;
    constexpr std::string_view kLong = "—";
    const std::string_view chunk = word(i);
    const std::size_t at = chunk.find(kLong);
    if (at == std::string_view::npos) return false;
    const std::size_t end = at + kLong.size();
    const bool alone = chunk == kLong;
    const bool span = at > 0 && end < chunk.size() && is_digit(chunk[at - 1]) && is_digit(chunk[end]);
    const Span place{chunks_[i].span.begin + at, chunks_[i].span.begin + end};
    if (alone || span) edits_.replace(place, "–", "dash", 0.95);
    return alone || span;
  }

  /// `1% time`, `i % stilling`, `2% %`: nobody counts these by the hundred. Posts, years and months are
  /// (`en 50% stilling`, `renten steg 3% år for år`): of them only `i % stilling` is without doubt.
  bool half(std::size_t i) {
    const std::string_view chunk = word(i);
    if (!chunk.ends_with('%')) return false;
    const std::string_view number = chunk.substr(0, chunk.size() - 1);
    if (!number.empty() && number_of(number) < 0) return false;
    static constexpr std::array<std::string_view, 11> kCounted = {
        "time", "timer", "timers", "uge", "uger", "døgn", "dag", "dage", "km", "meter", "%"};
    static constexpr std::array<std::string_view, 7> kOftenPercent = {
        "år", "års", "måned", "måneder", "måneders", "stilling", "stillinger"};
    const std::string_view next = without_stop(word(i + 1));
    const bool counted = is_one_of(next, kCounted) && (next != "%" || !number.empty());
    const bool often_percent = is_one_of(next, kOftenPercent);
    if (!counted && !often_percent) return false;
    const Span sign{chunks_[i].span.end - 1, chunks_[i].span.end};
    if (number.empty()) {
      const std::string_view last = before(i);
      if (std::any_of(last.begin(), last.end(), is_digit)) return false;  // `80 % stilling`
      if (counted || (last == "i" && next == "stilling")) {
        edits_.replace(sign, "½", "half", 0.9);
        return true;
      }
    } else if (number.size() == 1 && counted) {
      edits_.replace(sign, "½", "half", 0.9);
      return true;
    } else if (number.size() > 1 && often_percent) {
      return false;
    }
    edits_.suggest(sign, "½", "half", 0.4);
    return false;
  }
  static std::string_view without_stop(std::string_view word) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
    return word;
  }

  /// `4 (0+T+V)`, `1(€)`: how many voted and for which parties, a line of its own below `For stemte:`. A zero
  /// or euro is a letter where plus signs join it with one, or where another such line has a party alone.
  bool votes(std::size_t i) {
    const bool first = chunks_[i].begins_line;
    const bool second = i > 0 && chunks_[i - 1].begins_line && is_count(before(i));
    if ((!first && !second) || (i + 1 < chunks_.size() && !chunks_[i + 1].begins_line)) return false;
    if (!is_below_vote(second ? i - 1 : i)) return false;
    const std::string_view chunk = word(i);
    const std::size_t bracket = chunk.find('(');
    if (bracket == std::string_view::npos || !chunk.ends_with(')')) return false;
    const std::string_view count = chunk.substr(0, bracket);
    if (second ? !count.empty() : !is_count(count)) return false;
    const std::string meant = party_letters(chunk.substr(bracket + 1, chunk.size() - bracket - 2));
    const std::string line = (second ? "" : std::string(count) + " ") + "(" + meant + ")";
    if (meant.empty() || line == chunk) return false;
    edits_.replace(chunks_[i].span, line, "votes", 0.9);
    return true;
  }
  /// `Ad1` alone on its line, above how was voted on a point.
  bool ad_point(std::size_t i) {
    const std::string_view chunk = word(i);
    const bool alone = chunks_[i].begins_line && (i + 1 == chunks_.size() || chunks_[i + 1].begins_line);
    if (!alone || !chunk.starts_with("Ad") || !is_count(chunk.substr(2)) || !is_vote(word(i + 1)))
      return false;
    edits_.replace(chunks_[i].span, "Ad " + std::string(chunk.substr(2)), "votes", 0.9);
    return true;
  }
  /// Whether the line above the one that begins with chunk `i` says how these voted.
  [[nodiscard]] bool is_below_vote(std::size_t i) const {
    for (std::size_t above = i; above-- > 0;) {
      if (chunks_[above].begins_line) return is_vote(word(above));
    }
    return false;
  }
  static bool is_vote(std::string_view word) {
    static constexpr std::array<std::string_view, 6> kVotes = {"For",     "Imod",   "Mod",
                                                               "Hverken", "Undlod", "Stemte"};
    if (word.ends_with(':')) word.remove_suffix(1);
    return is_one_of(word, kVotes);
  }
  static bool is_count(std::string_view word) {
    return !word.empty() && word.size() <= 2 && std::all_of(word.begin(), word.end(), is_digit);
  }
  /// `0+T+V` as it was printed; empty when these are no parties.
  [[nodiscard]] std::string party_letters(std::string_view printed) const {
    std::string meant;
    int letters = 0;
    int others = 0;
    for (std::size_t at = 0; at < printed.size();) {
      const CodePoint c = decode_utf8(printed, at);
      const std::string_view sign = printed.substr(at, c.size);
      at += c.size;
      if (is_letter(c.value) && is_upper(c.value)) {
        meant += sign;
        ++letters;
      } else if (c.value == '0' || c.value == U'€') {
        meant += c.value == '0' ? "O" : "C";
        ++others;
      } else {
        return {};
      }
      if (at < printed.size() && (printed[at++] != '+' || at == printed.size())) return {};
      if (at < printed.size()) meant += '+';
    }
    const bool proved = letters > 0 || (others == 1 && has_lone_party());
    return proved ? meant : std::string();
  }
  /// Whether a line counts the votes of one party: `2 (A)`.
  [[nodiscard]] bool has_lone_party() const {
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      std::string_view chunk = word(i);
      const std::size_t begin = chunks_[i].begins_line || i == 0 ? i : i - 1;
      if (!chunks_[begin].begins_line || (begin != i && !is_count(before(i))) || !is_below_vote(begin))
        continue;
      while (begin == i && !chunk.empty() && is_digit(chunk.front())) chunk.remove_prefix(1);
      if (chunk.size() < 3 || !chunk.starts_with('(') || !chunk.ends_with(')')) continue;
      const CodePoint party = decode_utf8(chunk, 1);
      if (is_letter(party.value) && is_upper(party.value) && party.size + 2 == chunk.size()) return true;
    }
    return false;
  }

  /// `120 m? og`, `21 ?C`, `21 ”C`: a sign that ends no sentence and opens no quotation, behind a number.
  /// Never more than suggested: `er den 120 m? og vi` and `7 "C"` are right as they are.
  void unit(std::size_t i) {
    if (i == 0 || number_of(before(i)) < 0) return;
    const std::string_view chunk = word(i);
    if (chunk == "m?" && is_lower_letter(decode_utf8(word(i + 1), 0)))
      edits_.suggest({chunks_[i].span.begin + 1, chunks_[i].span.end}, "²", "unit", 0.7);
    for (const std::string_view sign : {"?C", "”C", "\"C", "*C"}) {
      if (without_stop(chunk) != sign) continue;
      const std::size_t begin = chunks_[i].span.begin;
      edits_.suggest({begin, begin + sign.size() - 1}, "°", "unit", 0.7);
    }
  }

  /// `huset.til`, `skal.bede`: a speck between two words, as no sentence begins with a small letter. Names of
  /// fields and hosts (`person.navn`, `region.se`) and abbreviations written close (`inkl.moms`) look the
  /// same, so one of the two must be a word that none of them has, and the second no country; elsewhere a
  /// blank is only suggested.
  void point_between_words(std::size_t i) {
    static constexpr std::array<std::string_view, 31> kSmallWords = {
        "til",  "det",    "den",   "som",  "med",   "der",   "har",   "kan",   "skal",  "vil",  "fra",
        "ved",  "ikke",   "eller", "for",  "men",   "når",   "hvis",  "efter", "under", "samt", "blev",
        "også", "bliver", "uden",  "over", "denne", "dette", "disse", "hvor",  "og"};
    const Span chunk = chunks_[i].span;
    const std::string_view printed = chunk.of(text_);
    const std::size_t point = printed.find('.');
    if (point == std::string_view::npos || printed.find('.', point + 1) < printed.size() - 1) return;
    const std::string_view left = printed.substr(0, point);
    const std::string_view right = without_stop(printed.substr(point + 1));
    if ((right.size() < 3 && right != "og") || !is_plain_word(left) || !is_plain_word(right) ||
        is_abbreviation(left))
      return;
    const Span place{chunk.begin + point, chunk.begin + point + 1};
    if (is_one_of(right, kSmallWords) || is_one_of(left, kSmallWords)) {
      edits_.replace(place, " ", "speck", 0.9);
    } else {
      edits_.suggest(place, " ", "speck", 0.5);
    }
  }
  /// `Gunther`: a name that the reader has no letter for; never more than suggested.
  void umlaut(std::size_t i) {
    std::string_view name = word(i);
    while (!name.empty() && (name.back() == '.' || name.back() == ',' || name.back() == ')'))
      name.remove_suffix(1);
    if (name.size() < 4 || !is_upper(decode_utf8(name, 0).value) || language_.lexicon.knows(name)) return;
    std::string_view meant = umlaut_name(name);
    if (meant.empty() && name.back() == 's') {
      name.remove_suffix(1);
      meant = umlaut_name(name);
    }
    const std::size_t begin = chunks_[i].span.begin;
    if (!meant.empty()) edits_.suggest({begin, begin + name.size()}, meant, "umlaut", 0.5);
  }

  /// A word of the dictionary in small letters but perhaps the first; no part of an address or abbreviation.
  [[nodiscard]] bool is_plain_word(std::string_view word) const {
    static constexpr std::array<std::string_view, 8> kEndings = {"dk", "com", "org", "net",
                                                                 "eu", "nu",  "de",  "info"};
    if (word.size() < 2 || is_one_of(word, kEndings)) return false;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = decode_utf8(word, at);
      if (!is_letter(c.value) || is_upper(c.value)) return false;
      at += c.size;
    }
    return language_.words.is_common(word) ||
           (word.size() > 3 && language_.lexicon.standing(word) == Standing::kWord);
  }

  const std::string& text_;
  bool danish_;
  const DanishLanguage& language_;
  std::vector<Chunk> chunks_;
  std::array<std::size_t, kBullets.size()> points_{};  ///< lines that begin with each
  bool has_minus_ = false;
  Editor edits_;
};

}  // namespace

void repair_reader_signs(DocumentDraft& document, const DanishLanguage& language) {
  for (PageDraft& page : document) {
    if (!page.from_picture) continue;
    const std::string& text = page.flow.text();
    // A recipe has few small words, but its letters tell.
    const bool danish = reads_as_danish(text) || !lacks_danish_letters(count_letters(text));
    page.flow.apply(Signs(text, danish, language).repaired());
    for (Draft& piece : page.furniture) piece.apply(Signs(piece.text(), danish, language).repaired());
  }
}

}  // namespace frisaet::repairing
