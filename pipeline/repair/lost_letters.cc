#include <algorithm>
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

/// Different words that must show that letters are lost.
constexpr std::size_t kWitnesses = 3;
/// Words with more of them are not guessed.
constexpr std::size_t kMostMarks = 3;
constexpr double kScore = 0.9;
/// Nats by which a common word must beat another reading.
constexpr double kBeyondDoubt = 6;
constexpr double kGuess = 0.5;  ///< of what is only suggested

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

/// The known words that are `read` with a letter for each question mark, best first: with a small letter, and
/// as names.
struct Unmarked {
  std::vector<std::string> words;
  bool name = false;  ///< one of them is known with a capital only
};
Unmarked without_marks(const std::string& read, const DanishLanguage& language) {
  std::vector<std::string> ways{read};
  for (std::size_t marks = 0; marks < kMostMarks && ways.front().find('?') != std::string::npos; ++marks) {
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
  Unmarked found;
  for (std::string& way : ways) {
    TextWord name;
    name.capital = true;
    const bool known = language.lexicon.knows(way);
    if (!known && !language.lexicon.knows(in_case_of(name, way))) continue;
    found.name = found.name || !known;
    found.words.push_back(std::move(way));
  }
  // `foreslør` is only what compounds could be.
  const auto is_word = [&](const std::string& way) {
    return language.lexicon.standing(way) == Standing::kWord;
  };
  if (std::any_of(found.words.begin(), found.words.end(), is_word))
    std::erase_if(found.words, [&](const std::string& way) { return !found.name && !is_word(way); });
  std::stable_sort(found.words.begin(), found.words.end(),
                   [&](const std::string& one, const std::string& other) {
                     return language.words.log_probability(one) > language.words.log_probability(other);
                   });
  // `på` before the rare `pø`; `råd` and `rød` are both common.
  if (found.words.size() > 1 && language.words.is_common(found.words[0]) &&
      language.words.log_probability(found.words[0]) - language.words.log_probability(found.words[1]) >
          kBeyondDoubt)
    found.words.resize(1);
  return found;
}

/// Where a word that is no name may have a capital: at the begin of a line or behind a stop, as a title
/// behind its number (`61 ?bningstider`), in a body's name (`Sundheds- og ?ldreudvalget`).
bool may_have_capital(std::string_view text, std::size_t begin) {
  const std::size_t before = begin == 0 ? std::string_view::npos : text.find_last_not_of(' ', begin - 1);
  if (before == std::string_view::npos || text[before] == '\n' ||
      std::string_view(".:!?").find(text[before]) != std::string_view::npos)
    return true;
  const std::size_t line = text.rfind('\n', before) + 1;
  if (text.find_first_not_of("0123456789. ", line) > before) return true;
  constexpr std::string_view kJoint = "- og ";
  const std::string_view words = text.substr(0, begin);
  return words.ends_with(kJoint) &&
         is_upper(code_at(text, words.find_last_of(" \n", words.size() - kJoint.size() - 1) + 1));
}

/// `Ida ?rum`: behind a capital a name may go on.
bool follows_a_capital(std::string_view text, std::size_t begin) {
  if (begin < 2 || text[begin - 1] != ' ') return false;
  const std::size_t blank = text.find_last_of(" \n(", begin - 2);
  return is_upper(code_at(text, blank == std::string_view::npos ? 0 : blank + 1));
}

/// A word with one known reading is put right; where it has two, or may be a name, they are only suggested.
void mend_marks(PageDraft& page, const DanishLanguage& language) {
  const std::string& text = page.flow.text();
  Editor edits(text);
  for (const MarkedWord& word : marked_words(text)) {
    const std::string read = lower_latin(word.span.of(text));
    const Unmarked meant = without_marks(read, language);
    if (meant.words.empty()) continue;
    const bool begins = may_have_capital(text, word.span.begin);
    const bool capital = is_upper(code_at(text, word.span.begin));
    TextWord shape;
    shape.capital = capital || (text[word.span.begin] == '?' && begins);
    const std::string with = in_case_of(shape, meant.words.front());
    const bool may_be_name = text[word.span.begin] == '?'
                                 ? !begins && follows_a_capital(text, word.span.begin)
                                 : capital && !begins;
    if (meant.words.size() == 1 && !meant.name && !may_be_name) {
      edits.replace(word.span, with, "lost_letter", kScore);
    } else {
      edits.suggest(word.span, with, "lost_letter", kGuess);
    }
  }
  page.flow.apply(std::move(edits));
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
}

}  // namespace frisaet::repairing
