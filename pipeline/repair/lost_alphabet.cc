#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/language/word_decoder.h"
#include "models/text/utf8.h"
#include "pipeline/repair/channel.h"
#include "pipeline/repair/draft.h"
#include "pipeline/repair/words.h"

namespace frisaet::repairing {
namespace {

constexpr double kMargin = 0.7;          // nats by which a change must beat what was read
constexpr double kSuggestMargin = -1.5;  // a reading that comes this close is worth a look
constexpr double kSure = 3;              // nats ahead of all others: such repairs teach the document's habits
constexpr double kUnknownCapital = 2;    // unknown words with a capital are names, often
constexpr std::size_t kFewestDamaged = 2;

/// What is worked out once for a word, wherever it stands.
struct Decoded {
  std::vector<Reading> readings;  ///< other than what was read, best first
  double keep = 0;                ///< log P of the word as it was read
  bool known = false;             ///< what was read is a word
};

class Decoder {
 public:
  Decoder(const DanishLanguage& language)
      : language_(language), search_(language.lexicon, language.words), channel_(language.lost_alphabet) {}

  const Decoded& decoded(const TextWord& word) {
    const std::string key = word.lower + (word.capital ? "^" : "") + (word.before_hyphen ? "-" : "");
    const auto found = cache_.find(key);
    if (found != cache_.end()) return found->second;
    Decoded result;
    result.keep = WordModel::kUnknown + (word.capital ? kUnknownCapital : 0);
    for (Reading& reading : search_.readings(word.lower, channel_, {word.capital, word.before_hyphen})) {
      reading.prior = std::max(reading.prior, seen_here(reading.word));
      if (!reading.confusions.empty()) {
        result.readings.push_back(std::move(reading));
      } else {
        result.known = true;
        result.keep = std::max(result.keep, reading.prior);
      }
    }
    std::sort(result.readings.begin(), result.readings.end(),
              [](const Reading& a, const Reading& b) { return a.score() > b.score(); });
    return cache_.emplace(key, std::move(result)).first->second;
  }

  /// Learns from what the first look was sure of: the typeface's confusions, and the document's own words.
  void learn(const std::vector<TextWord>& words) {
    ConfusionCounts seen;
    std::map<std::string, double> vocabulary;
    for (const TextWord& word : words) {
      const Decoded& d = decoded(word);
      total_ += 1;
      const double second = std::max(d.keep, d.readings.size() > 1 ? d.readings[1].score() : -1000.0);
      if (!d.readings.empty() && d.readings[0].score() > second + kSure) {
        for (const auto& confusion : d.readings[0].confusions) seen[confusion] += 1;
        vocabulary[d.readings[0].word] += 1;
      } else if (d.known && (d.readings.empty() || d.keep > d.readings[0].score() + kSure)) {
        vocabulary[word.lower] += 1;
      }
    }
    channel_ = language_.lost_alphabet.adapted(seen);
    vocabulary_ = std::move(vocabulary);
    cache_.clear();
  }

  /// True when the words look like those of a reader without the letters, and not just like a text that has
  /// none.
  bool is_damaged(const std::vector<TextWord>& words) {
    std::size_t damaged = 0;
    for (const TextWord& word : words) {
      const Decoded& d = decoded(word);
      if (!d.known && !d.readings.empty() && d.readings[0].prior > WordModel::kCompound - 1) ++damaged;
    }
    return damaged >= kFewestDamaged && damaged * 50 >= words.size();
  }

 private:
  double seen_here(const std::string& word) const {
    const auto found = vocabulary_.find(word);
    return found == vocabulary_.end() ? -1000 : std::log(found->second / (total_ + 5000));
  }

  const DanishLanguage& language_;
  WordDecoder search_;
  ConfusionModel channel_;
  std::map<std::string, double> vocabulary_;
  double total_ = 0;
  std::unordered_map<std::string, Decoded> cache_;
};

/// The choice for one word between its neighbours.
struct Choice {
  std::string word;  ///< lower case
  double lead = 0;   ///< nats before what was read
  std::vector<std::string> others;
};

Choice choose(const DanishLanguage& language, const TextWord& word, const Decoded& d, std::string_view before,
              std::string_view after) {
  const double keep = d.keep + language.words.context(before, word.lower, after);
  std::vector<std::pair<double, std::string>> ranked;
  for (const Reading& reading : d.readings) {
    ranked.emplace_back(reading.score() + language.words.context(before, reading.word, after), reading.word);
  }
  std::sort(ranked.rbegin(), ranked.rend());
  Choice choice{ranked[0].second, ranked[0].first - keep, {}};
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    if (ranked[i].first > ranked[0].first - 5) choice.others.push_back(ranked[i].second);
  }
  return choice;
}

double certainty(double lead) {
  return 1 / (1 + std::exp(-lead));
}

Editor repair_text(const std::string& text, const DanishLanguage& language, Decoder& decoder) {
  Editor edits(text);
  const std::vector<TextWord> words = words_of(text);
  std::string before;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TextWord& word = words[i];
    if (word.begins_sentence) before.clear();
    const Decoded& d = decoder.decoded(word);
    std::string chosen = word.lower;
    if (!d.readings.empty()) {
      std::string after;
      if (!word.ends_sentence && i + 1 < words.size()) {
        const Decoded& next = decoder.decoded(words[i + 1]);
        const bool changes = !next.readings.empty() && next.readings[0].score() > next.keep + kMargin;
        after = changes ? next.readings[0].word : words[i + 1].lower;
      }
      Choice choice = choose(language, word, d, before, after);
      std::vector<std::string> others;
      for (const std::string& other : choice.others) others.push_back(in_case_of(word, other));
      const std::string meant = in_case_of(word, choice.word);
      if (choice.lead > kMargin) {
        chosen = choice.word;
        if (meant != word.span.of(text))
          edits.replace(word.span, meant, "lost_alphabet", certainty(choice.lead), std::move(others));
      } else if (choice.lead > kSuggestMargin) {
        edits.suggest(word.span, meant, "lost_alphabet", certainty(choice.lead), std::move(others));
      }
    }
    before = std::move(chosen);
  }
  return edits;
}

/// `|` standing alone is a capital I: `| linket`. A bar between columns has a capital or a number after it.
Editor repair_bars(const std::string& text) {
  Editor edits(text);
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 1)) {
    const bool free_before = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '(';
    const bool blank_after = at + 2 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n');
    if (free_before && blank_after && text[at + 2] >= 'a' && text[at + 2] <= 'z')
      edits.replace({at, at + 1}, "I", "lost_alphabet", 0.95);
  }
  return edits;
}

}  // namespace

void repair_lost_alphabet(DocumentDraft& document, const DanishLanguage& language) {
  LetterCount whole;
  std::vector<LetterCount> counts;
  for (const PageDraft& page : document) {
    counts.push_back(count_letters(page.flow.text()));
    whole += counts.back();
  }
  const bool document_lacks = whole.letters >= kLettersThatTell && lacks_danish_letters(whole);
  std::vector<PageDraft*> damaged;
  std::vector<TextWord> words;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const bool tells = counts[i].letters >= kLettersThatTell;
    if (tells ? !lacks_danish_letters(counts[i]) : !document_lacks) continue;
    if (tells && !reads_as_danish(document[i].flow.text())) continue;
    damaged.push_back(&document[i]);
    const std::vector<TextWord> here = words_of(document[i].flow.text());
    words.insert(words.end(), here.begin(), here.end());
  }
  if (damaged.empty()) return;
  Decoder decoder(language);
  if (!decoder.is_damaged(words)) return;
  decoder.learn(words);
  for (PageDraft* page : damaged) {
    const auto on_each = [&](auto&& step) {
      page->flow.apply(step(page->flow.text()));
      for (Draft& piece : page->furniture) piece.apply(step(piece.text()));
    };
    on_each([](const std::string& text) { return repair_bars(text); });
    on_each([&](const std::string& text) { return repair_text(text, language, decoder); });
  }
}

}  // namespace frisaet::repairing
