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
