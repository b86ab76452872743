#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/repair/draft.h"
#include "pipeline/repair/words.h"

namespace frisaet::repairing {
namespace {

/// What readers write for a Danish letter now and then though they have it; rare letters of Danish, every
/// one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kStrays{
    {{"ze", "æ"}, {"ee", "æ"}, {"z", "æ"}, {"g@", "ø"}, {"@", "ø"}, {"&", "å"}}};
constexpr std::size_t kShortest = 5;  // bytes; shorter words tell too little
constexpr int kWitnesses = 2;         // times the document must have the word right

bool has_stray(std::string_view word) {
  return std::any_of(kStrays.begin(), kStrays.end(),
                     [&](const auto& stray) { return word.find(stray.first) != std::string_view::npos; });
}

/// The one word of the document that `read` becomes by one exchange; empty when there is none, or several.
std::string witnessed(const std::string& read, const std::map<std::string, int>& vocabulary) {
  std::string found;
  for (const auto& [stray, letter] : kStrays) {
    for (std::size_t at = read.find(stray); at != std::string::npos; at = read.find(stray, at + 1)) {
      std::string meant = read;
      meant.replace(at, stray.size(), letter);
      const auto seen = vocabulary.find(meant);
      if (seen == vocabulary.end() || seen->second < kWitnesses || meant == found) continue;
      if (!found.empty()) return {};
      found = std::move(meant);
    }
  }
  return found;
}

}  // namespace

void repair_stray_letters(DocumentDraft& document, const DanishLanguage& language) {
  struct Suspect {
    PageDraft* page;
    TextWord word;
  };
  std::vector<Suspect> suspects;
  for (PageDraft& page : document) {
    if (!has_stray(page.flow.text())) continue;
    for (const TextWord& word : page.flow.words()) {
      if (!word.capital && word.lower.size() > kShortest && has_stray(word.lower) &&
          !language.lexicon.knows(word.lower)) {
        suspects.push_back({&page, word});
      }
    }
  }
  if (suspects.empty()) return;  // nearly always
  std::map<std::string, int> vocabulary;
  for (const PageDraft& page : document) {
    for (const TextWord& word : page.flow.words()) ++vocabulary[word.lower];
    if (is_long(document)) page.flow.forget_words();
  }
  for (PageDraft& page : document) {
    Editor edits(page.flow.text());
    for (const Suspect& suspect : suspects) {
      if (suspect.page != &page) continue;
      const std::string meant = witnessed(suspect.word.lower, vocabulary);
      if (!meant.empty() && language.lexicon.knows(meant))
        edits.replace(suspect.word.span, meant, "stray_letter", 0.95);
    }
    page.flow.apply(std::move(edits));
  }
}

}  // namespace frisaet::repairing
