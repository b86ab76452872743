#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/channel.h"
#include "pipeline/repair/draft.h"
#include "pipeline/repair/words.h"

namespace frisaet::repairing {
namespace {

/// What a text layer leaves out where its font has one sign for two letters.
constexpr std::array<std::string_view, 7> kPairs{"ti", "tt", "ft", "fi", "fl", "ff", "tf"};
/// Different words that must show that letters are lost.
constexpr std::size_t kWitnesses = 3;
/// Words with more of them are not guessed.
constexpr std::size_t kMostMarks = 3;
/// Nats by which a reading must beat the next.
constexpr double kMargin = 1;
constexpr std::size_t kShortest = 3;  ///< bytes of a word that lost two letters
constexpr std::size_t kLongest = 24;
/// Letters in which some of the pairs must stand.
constexpr std::size_t kLettersThatMustHave = 400;
constexpr double kScore = 0.9;

char32_t code_at(std::string_view text, std::size_t at) {
  return at < text.size() ? decode_utf8(text, at).value : 0;
}

bool is_small(char32_t c) {
  return is_letter(c) && !is_upper(c);
}

/// `s?ge`, `?ver?d`, `p?`: a word some of whose letters are question marks.
struct MarkedWord {
  Span span;
  std::size_t marks = 0;
  bool inside = false;  ///< a letter follows one of them: no question ends so
};

/// The words with question marks among their letters. One that only ends in them is among these where a
/// sentence goes on behind it.
std::vector<MarkedWord> marked_words(std::string_view text) {
  std::vector<MarkedWord> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    MarkedWord word;
    std::size_t letters = 0;
    for (; end < text.size(); end += decode_utf8(text, end).size) {
      const char32_t c = code_at(text, end);
      if (c != U'?' && !is_letter(c)) break;
      (c == U'?' ? word.marks : letters) += 1;
      word.inside = word.inside || (c == U'?' && is_small(code_at(text, end + 1)));
    }
    if (end == at) {
      at += decode_utf8(text, at).size;
      continue;
    }
    // `p? vejen`, `ogs?.`: no question ends so.
    const bool goes_on =
        end + 1 < text.size() && (std::string_view(".,;:").find(text[end]) != std::string_view::npos ||
                                  (text[end] == ' ' && is_small(code_at(text, end + 1))));
    // `holdes ?bent?`
    const bool asks = !goes_on && text[end - 1] == '?' && word.marks > 1;
    if (asks) --word.marks;
    word.span = {at, end - (asks ? 1 : 0)};
    at = end;
    // `/s?q=bro`: an address.
    const bool apart =
        word.span.begin == 0 ||
        std::string_view(" \n\t(-\"").find(text[word.span.begin - 1]) != std::string_view::npos;
    if (apart && word.marks > 0 && word.marks <= kMostMarks && letters > 0 && (word.inside || goes_on) &&
        code_at(text, end) != U'=')
      words.push_back(word);
  }
  return words;
}

/// The likeliest word that is `read` with a letter for each question mark; nothing where none is known or two
/// are about as likely.
std::optional<std::string> without_marks(const std::string& read, const DanishLanguage& language) {
  std::vector<std::string> ways{read};
  for (std::size_t at = 0; at < read.size(); ++at) {
    if (read[at] != '?') continue;
    std::vector<std::string> more;
    for (const std::string& way : ways) {
      for (const std::string_view letter : {"æ", "ø", "å"}) {
        std::string next = way;
        next.replace(next.find('?'), 1, letter);
        more.push_back(std::move(next));
      }
    }
    ways = std::move(more);
  }
  std::optional<std::string> best;
  double first = -1000, second = -1000;
  for (const std::string& way : ways) {
    TextWord name;
    name.capital = true;
    const std::string capital = in_case_of(name, way);
    if (!language.lexicon.knows(way) && !language.lexicon.knows(capital)) continue;
    const double score = language.words.log_probability(way);
    if (score > first) {
      second = first;
      first = score;
      best = way;
    } else {
      second = std::max(second, score);
    }
  }
  return best && first - second >= kMargin ? best : std::nullopt;
}

/// `?ldre` at the begin of a line or behind a stop has a capital; so has a name.
bool has_capital(std::string_view text, const MarkedWord& word, const std::string& meant,
                 const DanishLanguage& language) {
  if (text[word.span.begin] != '?') return is_upper(code_at(text, word.span.begin));
  const std::size_t before = text.find_last_not_of(' ', word.span.begin == 0 ? 0 : word.span.begin - 1);
  const bool begins = word.span.begin == 0 || before == std::string_view::npos || text[before] == '\n' ||
                      std::string_view(".:!?").find(text[before]) != std::string_view::npos;
  // `61 ?bningstider`: the title behind its number.
  const bool numbered = !begins && text[before] >= '0' && text[before] <= '9' &&
                        (text.rfind('\n', before) == std::string_view::npos ||
                         text.find_first_not_of("0123456789. ", text.rfind('\n', before) + 1) >= before + 1);
  // `Sundheds- og ?ldreudvalget`
  constexpr std::string_view kJoint = "- og ";
  const std::string_view words = text.substr(0, word.span.begin);
  const bool joined =
      words.ends_with(kJoint) &&
      is_upper(code_at(text, words.find_last_of(" \n", words.size() - kJoint.size() - 1) + 1));
  return begins || numbered || joined || !language.lexicon.knows(meant);
}

void mend_marks(PageDraft& page, const DanishLanguage& language) {
  const std::string& text = page.flow.text();
  Editor edits(text);
  for (const MarkedWord& word : marked_words(text)) {
    const std::string read = lower_latin(word.span.of(text));
    const auto meant = without_marks(read, language);
    if (!meant) continue;
    TextWord shape;
    shape.capital = has_capital(text, word, *meant, language);
    edits.replace(word.span, in_case_of(shape, *meant), "lost_letter", kScore);
  }
  page.flow.apply(std::move(edits));
}

/// The likeliest known word that is `read` with one of the pairs put in, or two of them.
std::optional<std::string> with_pairs(const std::string& read, const std::set<std::string_view>& lost,
                                      const DanishLanguage& language, int most) {
  std::optional<std::string> best;
  double first = -1000;
  for (std::size_t at = 0; at <= read.size(); ++at) {
    if (at < read.size() && (static_cast<unsigned char>(read[at]) & 0xC0U) == 0x80U) continue;
    for (const std::string_view pair : lost) {
      std::string way = read;
      way.insert(at, pair);
      const bool known = language.lexicon.standing(way) == Standing::kWord || language.words.is_common(way);
      const double score = known ? language.words.log_probability(way) : -1000;
      if (score > first) {
        first = score;
        best = way;
      }
    }
  }
  if (best || most < 2) return best;
  for (std::size_t at = 0; at <= read.size(); ++at) {
    if (at < read.size() && (static_cast<unsigned char>(read[at]) & 0xC0U) == 0x80U) continue;
    for (const std::string_view pair : lost) {
      std::string way = read;
      way.insert(at, pair);
      const auto more = with_pairs(way, lost, language, most - 1);
      const double score = more ? language.words.log_probability(*more) : -1000;
      if (score > first) {
        first = score;
        best = more;
      }
    }
  }
  return best;
}

/// True where the pair stands in a word. `til` is often kept where `ti` is lost inside words.
bool has_pair(std::string_view text, std::string_view pair) {
  for (std::size_t at = text.find(pair); at != std::string_view::npos; at = text.find(pair, at + 1)) {
    const bool is_til = text.substr(at, 3) == "til" && !is_letter(code_at(text, at + 3)) &&
                        (at == 0 || !is_letter(decode_utf8_before(text, at).value));
    if (!is_til) return true;
  }
  return false;
}

/// The pairs that the whole document lacks.
std::set<std::string_view> lost_pairs(const DocumentDraft& document) {
  std::set<std::string_view> lost(kPairs.begin(), kPairs.end());
  for (const PageDraft& page : document)
    std::erase_if(lost, [&](std::string_view pair) { return has_pair(page.flow.text(), pair); });
  return lost;
}

/// `Taget l efterretning`: a lone l between words.
void mend_til(std::string_view text, Span within, Editor& edits) {
  constexpr std::string_view kAlone = " l ";
  const std::string_view words = text.substr(0, within.end);
  for (std::size_t at = words.find(kAlone, within.begin); at != std::string_view::npos;
       at = words.find(kAlone, at + 1))
    edits.replace({at + 1, at + 2}, "til", "lost_letter", kScore);
}

void mend_pairs(DocumentDraft& document, std::size_t letters, const DanishLanguage& language) {
  const std::set<std::string_view> lost = lost_pairs(document);
  // Danish has `ti` once in 180 letters.
  if (lost.count("ti") == 0 || letters < kLettersThatMustHave) return;
  std::map<std::string, std::optional<std::string>> mended;
  std::size_t witnesses = 0;
  for (const PageDraft& page : document) {
    for (const TextWord& word : page.flow.words()) {
      if (word.lower.size() < kShortest || word.lower.size() > kLongest ||
          language.lexicon.knows(word.lower) ||
          (word.capital && language.lexicon.knows(word.span.of(page.flow.text()))))
        continue;
      const auto [entry, is_new] = mended.try_emplace(word.lower);
      if (!is_new) continue;
      entry->second = with_pairs(word.lower, lost, language, 1);
      witnesses += entry->second ? 1U : 0U;
    }
    if (is_long(document)) page.flow.forget_words();
  }
  if (witnesses < kWitnesses) return;
  for (auto& [read, meant] : mended)
    if (!meant) meant = with_pairs(read, lost, language, 2);
  for (PageDraft& page : document) {
    Editor edits(page.flow.text());
    std::size_t at = 0;
    for (const TextWord& word : page.flow.words()) {
      const auto found = mended.find(word.lower);
      if (found == mended.end() || !found->second) continue;
      mend_til(page.flow.text(), {at, word.span.begin}, edits);
      edits.replace(word.span, in_case_of(word, *found->second), "lost_letter", kScore);
      at = word.span.end;
    }
    mend_til(page.flow.text(), {at, page.flow.text().size()}, edits);
    page.flow.apply(std::move(edits));
  }
}

}  // namespace

void repair_lost_letters(DocumentDraft& document, const DanishLanguage& language) {
  std::set<std::string> marked;
  LetterCount letters;
  for (const PageDraft& page : document) {
    letters += count_letters(page.flow.text());
    if (page.flow.text().find('?') == std::string::npos) continue;
    for (const MarkedWord& word : marked_words(page.flow.text()))
      if (word.inside) marked.insert(lower_latin(word.span.of(page.flow.text())));
  }
  if (marked.size() >= kWitnesses && lacks_danish_letters(letters)) {
    for (PageDraft& page : document) mend_marks(page, language);
  }
  mend_pairs(document, letters.letters, language);
}

}  // namespace frisaet::repairing
