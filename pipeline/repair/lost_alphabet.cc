#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/language/word_decoder.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/channel.h"
#include "pipeline/repair/damaged_fonts.h"
#include "pipeline/repair/draft.h"
#include "pipeline/repair/words.h"

namespace frisaet::repairing {
namespace {

constexpr double kMargin = 0.7;  // nats by which a change must beat what was read
constexpr double kMarginOverWord =
    0.7;  // the same where that is a word too: a wrong change hides better than a wrong letter
constexpr double kSuggestMargin = -1.5;  // a reading that comes this close is worth a look
constexpr double kSure = 3;              // nats ahead of all others: such repairs teach the document's habits
constexpr double kUnknownCapital = 2;    // unknown words with a capital are names, often
constexpr double kCapitalInside = 5;     // what a common word loses where only names have capitals
constexpr double kCapitalAtLine = 1.5;   // the same at the beginning of a line, which may begin a sentence
constexpr double kMostForName = 0.9;     // scores: inside sentences capitals are names', which may be odd
constexpr double kMostForUnlistedName = 0.7;  // the same where the change makes no name that a list has
constexpr std::size_t kShort = 3;             // letters; words this short only become common words
constexpr std::size_t kFewestDamaged = 2;

/// What is worked out once for a word, wherever it stands.
struct Decoded {
  std::vector<Reading> found;     ///< as the search gave them
  std::vector<Reading> readings;  ///< other than what was read, best first
  bool is_short = false;
  double unknown = 0;        ///< log P of what was read, were it no word
  double keep = -1000;       ///< … as a word of the dictionary
  double keep_name = -1000;  ///< … as a name of the dictionary
  [[nodiscard]] bool known() const { return keep > -1000 || keep_name > -1000; }
  [[nodiscard]] double as_read(double capital_loss) const {
    return std::max({unknown, keep - capital_loss, keep_name});
  }
};

bool begins_upper(std::string_view word) {
  return is_upper(decode_utf8(word, 0).value);
}

class Decoder {
 public:
  Decoder(const DanishLanguage& language)
      : language_(language), search_(language.lexicon, language.words), channel_(language.lost_alphabet) {}

  const Decoded& decoded(const TextWord& word) {
    const std::string key = word.lower + (word.capital ? "^" : "") + (word.before_hyphen ? "-" : "");
    const auto found = cache_.find(key);
    if (found != cache_.end()) return found->second;
    Decoded result;
    result.unknown = WordModel::kUnknown + (word.capital ? kUnknownCapital : 0);
    result.is_short = count_code_points(word.lower) <= kShort;
    result.found = search_.readings(word.lower, language_.lost_alphabet, {word.capital, word.before_hyphen});
    weigh(result);
    return cache_.emplace(key, std::move(result)).first->second;
  }

  /// Learns from what the first look was sure of: the typeface's confusions, and the document's own words.
  void learn(const std::vector<TextWord>& words) {
    ConfusionCounts seen;
    std::map<std::string, double> vocabulary;
    for (const TextWord& word : words) {
      const Decoded& d = decoded(word);
      total_ += 1;
      const double second = std::max(d.as_read(0), d.readings.size() > 1 ? d.readings[1].score() : -1000.0);
      if (!d.readings.empty() && d.readings[0].score() > second + kSure) {
        for (const Confusion& used : d.readings[0].confusions) seen[{used.read, used.meant}] += 1;
        vocabulary[d.readings[0].word] += 1;
      } else if (d.known() && (d.readings.empty() || d.as_read(0) > d.readings[0].score() + kSure)) {
        vocabulary[word.lower] += 1;
      }
    }
    channel_ = language_.lost_alphabet.adapted(seen);
    vocabulary_ = std::move(vocabulary);
    for (auto& [key, d] : cache_) weigh(d);
  }

  /// True when the words look like those of a reader without the letters, and not just like a text that has
  /// none.
  bool is_damaged(const std::vector<TextWord>& words) {
    std::size_t damaged = 0;
    std::set<std::string_view> different;  // a rare word that comes again tells no more than once
    for (const TextWord& word : words) {
      const Decoded& d = decoded(word);
      if (d.known() || d.readings.empty() || d.readings[0].prior <= WordModel::kCompound - 1) continue;
      ++damaged;
      different.insert(word.lower);
    }
    return different.size() >= kFewestDamaged && damaged * 50 >= words.size();
  }

 private:
  /// Weighs the readings that were found with what is known by now. Searching again with the adapted channel
  /// would find next to nothing new and costs as much as all the rest.
  void weigh(Decoded& d) const {
    d.readings.clear();
    for (Reading reading : d.found) {
      reading.channel = 0;
      for (const Confusion& used : reading.confusions) reading.channel += channel_.log_probability(used.id);
      // The document's own words are likelier in it; common words are so everywhere, and their balance is
      // kept.
      if (!language_.words.is_common(reading.word))
        reading.prior = std::max(reading.prior, seen_here(reading.word));
      if (!reading.confusions.empty()) {
        if (!d.is_short || language_.words.is_common(reading.word)) d.readings.push_back(std::move(reading));
      } else {
        double& keep = begins_upper(reading.word) ? d.keep_name : d.keep;
        keep = std::max(keep, reading.prior);
      }
    }
    std::sort(d.readings.begin(), d.readings.end(),
              [](const Reading& a, const Reading& b) { return a.score() > b.score(); });
  }

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
  double most_certain = 1;
  bool unlisted_name = false;  ///< a name, for all that the sentence tells, that no list has
  std::vector<std::string> others;

  [[nodiscard]] const char* rule() const { return unlisted_name ? "unlisted_name" : "lost_alphabet"; }
};

Choice choose(const DanishLanguage& language, const TextWord& word, const Decoded& d, std::string_view before,
              std::string_view after) {
  const bool inside = word.capital && !word.capitals && !word.begins_sentence;
  const double loss = !inside ? 0 : word.begins_line ? kCapitalAtLine : kCapitalInside;
  const double keep = d.as_read(loss) + language.words.context(before, word.lower, after);
  std::vector<std::pair<double, std::string>> ranked;
  for (const Reading& reading : d.readings) {
    const bool name = begins_upper(reading.word) || language.words.has_capital(reading.word) ||
                      (inside && language.words.is_place(reading.word));
    ranked.emplace_back(
        reading.score() + language.words.context(before, reading.word, after) - (name ? 0 : loss),
        reading.word);
  }
  std::sort(ranked.rbegin(), ranked.rend());
  Choice choice{ranked[0].second, ranked[0].first - keep, 1, false, {}};
  const bool is_name = begins_upper(choice.word) || language.words.has_capital(choice.word);
  if (inside && !word.begins_line) {
    choice.unlisted_name = !is_name;
    choice.most_certain = is_name ? kMostForName : kMostForUnlistedName;
  }
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    if (ranked[i].first > ranked[0].first - 5) choice.others.push_back(ranked[i].second);
  }
  return choice;
}

/// The other words, in the case of what was read; each once, and not the chosen one (Få and få are both
/// readings).
std::vector<std::string> written_others(const TextWord& word, const Choice& choice, std::string_view meant) {
  std::vector<std::string> others;
  for (const std::string& other : choice.others) {
    std::string form = in_case_of(word, other);
    if (form != meant && std::find(others.begin(), others.end(), form) == others.end())
      others.push_back(std::move(form));
  }
  return others;
}

/// The chosen word with the capitals it should have. Two signs have none of their own: `@` may be Ø or ø, and
/// a capital I read for l was a small letter.
std::string written(const DanishLanguage& language, const TextWord& word, std::string_view read,
                    const std::string& chosen) {
  const bool sign = read.front() == '@';
  const bool was_l = read.front() == 'I' && chosen.front() == 'l';
  if ((sign && !word.begins_sentence && !language.words.has_capital(chosen)) || was_l) return chosen;
  return in_case_of(word, chosen);
}

/// Consonants but t, s and c: t, s and c: Lutzhøft, Kruszka and Szczepan are names too.
bool stands_beside_ae(char c) {
  return std::string_view("bdfghjklmnprvBDFGHJKLMNPRV").find(c) != std::string_view::npos;
}

/// A name that no list has: `Hjelms@`, `Lzrkebo`. No other letter is read as @ inside a word, and z between
/// two consonants is in no name.
std::string without_signs(std::string_view read) {
  std::string name(read);
  for (const std::string_view sign : {"g@", "e@", "a@", "o@", "@"}) {
    for (std::size_t at = name.find(sign); at != std::string::npos; at = name.find(sign)) {
      if (at == 0) return std::string(read);
      name.replace(at, sign.size(), "ø");
    }
  }
  for (std::size_t at = name.find('z', 1); at != std::string::npos; at = name.find('z', at + 1)) {
    const bool between =
        at + 1 < name.size() && stands_beside_ae(name[at - 1]) && stands_beside_ae(name[at + 1]);
    if (between) name.replace(at, 1, "æ");
  }
  return name;
}

double certainty(double lead) {
  return 1 / (1 + std::exp(-lead));
}

/// What stands before a word that does not follow another directly, as the language model has it: a number, a
/// comma, the end of a sentence, or something that tells nothing.
std::string_view sign_before(const TextWord& word) {
  if (word.after_number) return "#";
  return word.after_comma ? "," : word.begins_sentence ? "." : "";
}

/// `damaged`: which of its words to look at; all where it is empty.
Editor repair_text(const Draft& draft, const std::vector<bool>& damaged, const DanishLanguage& language,
                   Decoder& decoder) {
  const std::string& text = draft.text();
  Editor edits(text);
  const std::vector<TextWord>& words = draft.words();
  std::string before;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TextWord& word = words[i];
    if (!word.next_to_last) before = sign_before(word);
    if (!damaged.empty() && !damaged[i]) {
      before = word.lower;
      continue;
    }
    const Decoded& d = decoder.decoded(word);
    std::string chosen = word.lower;
    if (d.readings.empty() && !d.known()) {
      const std::string name = without_signs(word.span.of(text));
      if (name != word.span.of(text)) edits.replace(word.span, name, "lost_alphabet", 0.9);
    }
    if (!d.readings.empty()) {
      std::string after(i + 1 < words.size() ? sign_before(words[i + 1]) : ".");
      if (i + 1 < words.size() && words[i + 1].next_to_last) {
        const Decoded& next = decoder.decoded(words[i + 1]);
        const bool changes = !next.readings.empty() && next.readings[0].score() > next.as_read(0) + kMargin;
        after = changes ? next.readings[0].word : words[i + 1].lower;
      }
      Choice choice = choose(language, word, d, before, after);
      const std::string meant = written(language, word, word.span.of(text), choice.word);
      const std::vector<std::string> others = written_others(word, choice, meant);
      if (choice.lead > (d.known() ? kMarginOverWord : kMargin)) {
        chosen = choice.word;
        if (meant != word.span.of(text))
          edits.replace(word.span, meant, choice.rule(),
                        std::min(certainty(choice.lead), choice.most_certain), others);
      } else if (choice.lead > kSuggestMargin) {
        edits.suggest(word.span, meant, choice.rule(), std::min(certainty(choice.lead), choice.most_certain),
                      others);
      }
    }
    before = std::move(chosen);
  }
  return edits;
}

/// `(@)`: the one party whose letter is Ø.
void repair_party_letters(const std::string& text, Editor& edits) {
  for (std::size_t at = text.find("(@"); at != std::string::npos; at = text.find("(@", at + 1)) {
    const char after = at + 2 < text.size() ? text[at + 2] : ' ';
    if (after == ')' || after == ',') edits.replace({at + 1, at + 2}, "Ø", "lost_alphabet", 0.95);
  }
}

/// `|` standing alone is a capital I: `| linket`, `| 2022 blev`. A bar between columns has a capital after
/// it, or a number and more bars on its line.
Editor repair_bars(const std::string& text) {
  Editor edits(text);
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 1)) {
    const bool free_before = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '(';
    const bool blank_after = at + 2 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n');
    if (!free_before || !blank_after) continue;
    const char next = text[at + 2];
    const bool begins_line = at == 0 || text[at - 1] == '\n';
    // Asked last: a line may be a megabyte of bars.
    const bool number =
        next >= '0' && next <= '9' && begins_line && text.find('|', at + 1) >= text.find('\n', at);
    if ((next >= 'a' && next <= 'z') || number) edits.replace({at, at + 1}, "I", "lost_alphabet", 0.95);
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
  std::vector<std::pair<PageDraft*, std::vector<bool>>> damaged_in_part;
  std::vector<TextWord> words;
  for (std::size_t i = 0; i < document.size(); ++i) {
    PageDraft& page = document[i];
    const bool tells = counts[i].letters >= kLettersThatTell;
    if (tells ? !lacks_danish_letters(counts[i]) : !document_lacks) {
      std::vector<bool> fonts = words_in_damaged_fonts(page);
      for (std::size_t w = 0; w < fonts.size(); ++w) {
        if (fonts[w]) words.push_back(page.flow.words()[w]);
      }
      if (!fonts.empty()) damaged_in_part.emplace_back(&page, std::move(fonts));
      continue;
    }
    if (tells && !reads_as_danish(page.flow.text())) continue;
    damaged.push_back(&page);
    const std::vector<TextWord>& here = page.flow.words();
    words.insert(words.end(), here.begin(), here.end());
  }
  if (words.empty()) return;
  Decoder decoder(language);
  if (!decoder.is_damaged(words)) return;
  decoder.learn(words);
  for (PageDraft* page : damaged) {
    const auto on_each = [&](auto&& step) {
      page->flow.apply(step(page->flow));
      for (Draft& piece : page->furniture) piece.apply(step(piece));
    };
    on_each([](const Draft& draft) { return repair_bars(draft.text()); });
    on_each([](const Draft& draft) {
      Editor edits(draft.text());
      repair_party_letters(draft.text(), edits);
      return edits;
    });
    on_each([&](const Draft& draft) { return repair_text(draft, {}, language, decoder); });
  }
  for (auto& [page, fonts] : damaged_in_part)
    page->flow.apply(repair_text(page->flow, fonts, language, decoder));
}

}  // namespace frisaet::repairing
