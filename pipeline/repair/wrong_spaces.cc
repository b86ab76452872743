#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/draft.h"
#include "pipeline/repair/words.h"

namespace frisaet::repairing {
namespace {

constexpr std::size_t kFewest = 3;    // the gate, as for lost spaces: this many different words …
constexpr std::size_t kOneIn = 200;   // … and one in so many
constexpr std::size_t kShortest = 6;  // letters of what is joined; shorter ones come about by chance

/// Two neighbours on one line that are one word, torn apart.
struct Torn {
  Span gap;
  Span whole;
  std::string word;
};

class Mender {
 public:
  explicit Mender(const DanishLexicon& lexicon) : lexicon_(lexicon) {}

  /// Only where one half is no word: `stor køb` may be meant, `for ening` cannot.
  std::vector<Torn> torn_words(const Draft& draft) {
    std::vector<Torn> found;
    const std::string& text = draft.text();
    const std::vector<TextWord>& words = draft.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (is_known(words[i], text)) continue;
      if (i > 0 && join(words[i - 1], words[i], text, found)) continue;
      if (i + 1 < words.size()) join(words[i], words[i + 1], text, found);
    }
    return found;
  }

 private:
  /// Texts repeat their words, so what was found lately is kept: a look at the dictionary costs most here.
  bool is_known(const TextWord& word, const std::string& text) {
    const std::size_t hash = std::hash<std::string>()(word.lower) + (word.capital ? 1 : 0);
    Answer& lately = lately_[hash % lately_.size()];
    if (lately.hash != hash)
      lately = {hash, lexicon_.knows(word.lower) || lexicon_.knows(word.span.of(text))};
    return lately.known;
  }

  bool join(const TextWord& left, const TextWord& right, const std::string& text,
            std::vector<Torn>& found) const {
    const bool one_blank = right.span.begin == left.span.end + 1 && text[left.span.end] == ' ';
    if (!one_blank || right.capital || left.capitals || right.before_hyphen) return false;
    if (!found.empty() && found.back().whole.end > left.span.begin) return false;
    const std::string word = left.lower + right.lower;
    const bool whole = (lexicon_.dictionary().roles(word) & AffixDictionary::kWord) != 0;
    if (!whole || count_code_points(word) < kShortest) return false;
    found.push_back({{left.span.end, right.span.begin}, {left.span.begin, right.span.end}, word});
    return true;
  }

  const DanishLexicon& lexicon_;
  struct Answer {
    std::size_t hash = 0;
    bool known = false;
  };
  std::array<Answer, 2048> lately_{};
};

}  // namespace

void repair_wrong_spaces(DocumentDraft& document, const DanishLanguage& language) {
  std::vector<std::vector<Torn>> found;
  std::set<std::string> different;
  std::size_t torn = 0;
  std::size_t words = 0;
  Mender mender(language.lexicon);
  for (PageDraft& page : document) {
    PageTally& tally = page.wrong_spaces;
    const bool is_known = tally.revision == page.flow.revision() && tally.found == 0;
    found.push_back(is_known ? std::vector<Torn>() : mender.torn_words(page.flow));
    if (!is_known) tally = {page.flow.revision(), page.flow.words().size(), found.back().size()};
    words += tally.words;
    if (is_long(document)) page.flow.forget_words();
    torn += found.back().size();
    for (const Torn& one : found.back()) different.insert(one.word);
  }
  if (different.size() < kFewest || torn * kOneIn < words) return;
  for (std::size_t i = 0; i < document.size(); ++i) {
    Editor edits(document[i].flow.text());
    for (const Torn& one : found[i]) edits.replace(one.gap, "", "wrong_space", 0.95);
    document[i].flow.apply(std::move(edits));
  }
}

}  // namespace frisaet::repairing
