#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
  Signs(const std::string& text, const DanishLanguage& language)
      : text_(text), language_(language), chunks_(chunks_of(text)), edits_(text) {}

  Editor repaired() {
    const std::vector<int> heads = section_heads();
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      const bool head = std::find(heads.begin(), heads.end(), static_cast<int>(i)) != heads.end();
      if (section_sign(i, head) || bullet(i) || dash(i) || half(i) || unit(i)) continue;
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

  /// Chunks that begin the paragraphs of a law or statute: `8 6. Hønsehuset`, `8 7. Overtrædelse`. One line
  /// tells nothing; two that count on from each other, or from a § that was read, in a text with `Stk.` or §
  /// do.
  [[nodiscard]] std::vector<int> section_heads() const {
    struct Head {
      int chunk;
      int number;
      bool right;
    };
    std::vector<Head> heads;
    bool law = false;
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      law = law || word(i) == "Stk." || word(i) == "stk." || word(i) == "§" || word(i) == "Kapitel";
      const bool right = word(i) == "§";
      if (!chunks_[i].begins_line || (!right && !is_section_like(word(i)))) continue;
      const std::string_view next = word(i + 1);
      const std::string_view first = word(i + 2);
      const bool sentence =
          !first.empty() && is_upper(decode_utf8(first, 0).value) && !chunks_[i + 2].begins_line;
      if (next.ends_with('.') && number_of(next) > 0 && sentence)
        heads.push_back({static_cast<int>(i), number_of(next), right});
    }
    std::vector<int> found;
    for (std::size_t i = 0; law && i < heads.size(); ++i) {
      const bool counts_on = (i > 0 && heads[i - 1].number + 1 == heads[i].number) ||
                             (i + 1 < heads.size() && heads[i].number + 1 == heads[i + 1].number);
      if (counts_on && !heads[i].right) found.push_back(heads[i].chunk);
    }
    return found;
  }

  /// `forvaltningslovens 8 17, stk. 2`, `jf. $ 4`: a lone sign before a number that is a paragraph's.
  bool section_sign(std::size_t i, bool head) {
    if (!is_section_like(word(i)) || chunks_[i].span.size() != 1) return false;
    const std::string_view next = word(i + 1);
    if (!head && number_of(next) <= 0) return false;
    const std::string_view last = before(i);
    static constexpr std::array<std::string_view, 5> kRefer = {"jf.", "(jf.", "jf", "jvf.", "medfør"};
    const bool refers = is_one_of(last, kRefer) || last.ends_with("lovens") || last.ends_with("lovens.") ||
                        last.ends_with("bekendtgørelsens") || last.ends_with("vedtægtens");
    const bool piece = (word(i + 2) == "stk." || word(i + 2) == "Stk.") && number_of(word(i + 3)) > 0;
    if (head || refers || piece) {
      edits_.replace(chunks_[i].span, "§", "section_sign", head ? 0.95 : 0.97);
      return true;
    }
    if (word(i) == "$") edits_.suggest(chunks_[i].span, "§", "section_sign", 0.7);
    return false;
  }

  /// `e Det første`, `+ Det andet`: what readers write for •, before two lines or more.
  bool bullet(std::size_t i) {
    static constexpr std::array<std::string_view, 5> kSigns = {"e", "+", "¢", "°", "©"};
    if (!begins_point(i) || !is_one_of(word(i), kSigns)) return false;
    const auto same = [&](std::size_t j) { return j != i && begins_point(j) && word(j) == word(i); };
    for (std::size_t j = 0; j < chunks_.size(); ++j) {
      if (!same(j)) continue;
      edits_.replace(chunks_[i].span, "•", "bullet", 0.95);
      return true;
    }
    return false;
  }
  [[nodiscard]] bool begins_point(std::size_t i) const {
    return chunks_[i].begins_line && i + 1 < chunks_.size() && !chunks_[i + 1].begins_line &&
           is_letter(decode_utf8(word(i + 1), 0).value);
  }

  /// `—`: no Danish paper has the long dash, and Danish readers have no other.
  bool dash(std::size_t i) {
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

  /// `1% time`, `i % stilling`, `2% %`: nobody counts these by the hundred.
  bool half(std::size_t i) {
    const std::string_view chunk = word(i);
    if (!chunk.ends_with('%')) return false;
    const std::string_view number = chunk.substr(0, chunk.size() - 1);
    if (!number.empty() && number_of(number) < 0) return false;
    static constexpr std::array<std::string_view, 16> kCounted = {
        "time", "timer", "timers", "år",       "års",        "måned", "måneder", "uge",
        "uger", "døgn",  "dag",    "stilling", "stillinger", "km",    "meter",   "%"};
    std::string_view next = word(i + 1);
    while (!next.empty() && (next.back() == '.' || next.back() == ',')) next.remove_suffix(1);
    if (!is_one_of(next, kCounted) || (next == "%" && number.empty())) return false;
    edits_.replace({chunks_[i].span.end - 1, chunks_[i].span.end}, "½", "half", 0.9);
    return true;
  }

  /// `120 m? og`, `21 ?C`, `21 ”C`: a sign that ends no sentence and opens no quotation, behind a number.
  bool unit(std::size_t i) {
    if (i == 0 || number_of(before(i)) < 0) return false;
    const std::string_view chunk = word(i);
    if (chunk == "m?" && is_lower_letter(decode_utf8(word(i + 1), 0))) {
      edits_.replace({chunks_[i].span.begin + 1, chunks_[i].span.end}, "²", "unit", 0.9);
      return true;
    }
    for (const std::string_view sign : {"?C", "”C", "\"C", "*C"}) {
      if (chunk != sign && chunk != std::string(sign) + "." && chunk != std::string(sign) + ",") continue;
      const std::size_t begin = chunks_[i].span.begin;
      edits_.replace({begin, begin + sign.size() - 1}, "°", "unit", 0.9);
      return true;
    }
    return false;
  }

  /// `skal.bede`: a speck between two words, as no sentence begins with a small letter.
  void point_between_words(std::size_t i) {
    const Span chunk = chunks_[i].span;
    const std::string_view printed = chunk.of(text_);
    const std::size_t point = printed.find('.');
    if (point == std::string_view::npos || printed.find('.', point + 1) < printed.size() - 1) return;
    const std::string_view left = printed.substr(0, point);
    std::string_view right = printed.substr(point + 1);
    while (!right.empty() && (right.back() == '.' || right.back() == ',')) right.remove_suffix(1);
    if (!is_plain_word(left) || !is_plain_word(right)) return;
    edits_.replace({chunk.begin + point, chunk.begin + point + 1}, " ", "speck", 0.9);
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
  const DanishLanguage& language_;
  std::vector<Chunk> chunks_;
  Editor edits_;
};

}  // namespace

bool was_read_from_picture(const RawPage& raw) {
  if (raw.origin == PageOrigin::kOcr) return true;  // kMixed is typed for the most part
  const bool hidden_layer = std::any_of(raw.fonts.begin(), raw.fonts.end(), [](const Font& font) {
    return font.name.starts_with("GlyphLess") || font.name.starts_with("HiddenHorzOCR");
  });
  if (hidden_layer) return true;
  const LetterCount letters = count_letters(raw.text);
  return letters.letters >= kLettersThatTell && lacks_danish_letters(letters) && reads_as_danish(raw.text);
}

void repair_reader_signs(DocumentDraft& document, const DanishLanguage& language) {
  for (PageDraft& page : document) {
    if (!page.from_picture) continue;
    page.flow.apply(Signs(page.flow.text(), language).repaired());
    for (Draft& piece : page.furniture) piece.apply(Signs(piece.text(), language).repaired());
  }
}

}  // namespace frisaet::repairing
