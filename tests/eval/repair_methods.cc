#include "tests/eval/repair_methods.h"

#include <algorithm>
#include <array>
#include <hunspell/hunspell.hxx>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::eval {
namespace {

/// Calls `replaced` with every run of letters and joins what it gives with what stands between.
template <typename Replaced>
std::string on_words(const std::string& text, Replaced&& replaced) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size()) {
      const CodePoint c = decode_utf8(text, end);
      if (!is_letter(c.value)) break;
      end += c.size;
    }
    if (end > at) {
      result += replaced(text.substr(at, end - at));
      at = end;
    } else {
      const std::size_t size = decode_utf8(text, at).size;
      result.append(text, at, size);
      at += size;
    }
  }
  return result;
}

/// `on_words` over what is neither an address nor has digits.
template <typename Replaced>
std::string on_prose(const std::string& text, Replaced&& replaced) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string chunk = text.substr(at, end - at);
    const bool prose = chunk.find_first_of("0123456789@/") == std::string::npos;
    result += prose ? on_words(chunk, replaced) : chunk;
    if (end < text.size()) result += ' ';
    at = end + 1;
  }
  return result;
}

}  // namespace

struct FirstSuggestion::Answers {
  std::unordered_map<std::string, std::string> of;
};

FirstSuggestion::FirstSuggestion()
    : hunspell_(std::make_unique<Hunspell>("/usr/share/hunspell/da_DK.aff", "/usr/share/hunspell/da_DK.dic")),
      answers_(std::make_unique<Answers>()) {}
FirstSuggestion::~FirstSuggestion() = default;

std::string FirstSuggestion::operator()(const std::string& text) {
  return on_prose(text, [this](const std::string& word) {
    const auto known = answers_->of.find(word);
    if (known != answers_->of.end()) return known->second;
    std::string answer = word;
    if (count_code_points(word) > 1 && !hunspell_->spell(word)) {
      const std::vector<std::string> suggestions = hunspell_->suggest(word);
      if (!suggestions.empty()) answer = suggestions.front();
    }
    answers_->of.emplace(word, answer);
    return answer;
  });
}

namespace {

/// Calls `use` with every string one edit away.
template <typename Use>
void each_edit(const std::string& word, Use&& use) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzæøåé";
  std::vector<std::size_t> at;  // where letters begin, and the end
  for (std::size_t i = 0; i < word.size(); i += decode_utf8(word, i).size) at.push_back(i);
  at.push_back(word.size());
  for (std::size_t i = 0; i < at.size(); ++i) {
    const std::string front = word.substr(0, at[i]);
    const bool last = i + 1 == at.size();
    const std::string rest = last ? "" : word.substr(at[i + 1]);
    if (!last) use(front + rest);
    if (i + 2 < at.size())
      use(front + word.substr(at[i + 1], at[i + 2] - at[i + 1]) + word.substr(at[i], at[i + 1] - at[i]) +
          word.substr(at[i + 2]));
    for (std::size_t l = 0; l < kLetters.size(); l += decode_utf8(kLetters, l).size) {
      const std::string letter(kLetters.substr(l, decode_utf8(kLetters, l).size));
      if (!last) use(front + letter + rest);
      use(front + letter + word.substr(at[i]));
    }
  }
}

}  // namespace

std::string NearestWord::nearest(const std::string& lower) const {
  constexpr std::size_t kLongestForTwo = 14;  // letters; two edits of a longer word are a million strings
  std::string best = lower;
  double likeliest = -1e9;
  const auto consider = [&](const std::string& word) {
    // As the lists of such correctors have it: whole words, no compounds made up on the way.
    if ((language_.lexicon.dictionary().roles(word) & AffixDictionary::kWord) == 0) return;
    const double log_probability = language_.words.log_probability(word);
    if (log_probability > likeliest) {
      likeliest = log_probability;
      best = word;
    }
  };
  each_edit(lower, consider);
  if (likeliest > -1e9 || count_code_points(lower) > kLongestForTwo) return best;
  each_edit(lower, [&](const std::string& once) { each_edit(once, consider); });
  return best;
}

std::string NearestWord::operator()(const std::string& text) {
  return on_prose(text, [this](const std::string& word) {
    const std::string lower = to_lower(word);
    if (count_code_points(word) < 2 || language_.lexicon.knows(word) || language_.lexicon.knows(lower))
      return word;
    auto answer = answers_.find(lower);
    if (answer == answers_.end()) answer = answers_.emplace(lower, nearest(lower)).first;
    if (answer->second == lower) return word;
    return is_upper(decode_utf8(word, 0).value) ? capitalise(answer->second) : answer->second;
  });
}

std::string blanket_replacement(const std::string& text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kWords{
      {{"pa", "på"},
       {"Pa", "På"},
       {"sa", "så"},
       {"Sa", "Så"},
       {"nar", "når"},
       {"Nar", "Når"},
       {"ma", "må"},
       {"fa", "få"},
       {"ga", "gå"},
       {"sta", "stå"},
       {"ogsa", "også"},
       {"bade", "både"},
       {"ar", "år"},
       {"omrade", "område"},
       {"omradet", "området"},
       {"raad", "råd"},
       {"vaere", "være"},
       {"mal", "mål"}}};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kLetters{
      {{"ae", "æ"}, {"ee", "æ"}, {"ze", "æ"}}};
  return on_prose(text, [](std::string word) {
    for (const auto& [read, meant] : kWords) {
      if (word == read) return std::string(meant);
    }
    for (const auto& [read, meant] : kLetters) {
      for (std::size_t at = word.find(read); at != std::string::npos; at = word.find(read, at + meant.size()))
        word.replace(at, read.size(), meant);
    }
    return word;
  });
}

}  // namespace frisaet::eval
