#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "models/language/language.h"

class Hunspell;

namespace frisaet::eval {

/// What people do about lost æ, ø, å without a program of their own, to be measured beside pipeline/repair on
/// the same texts. Both take text with its line ends joined and give it back with words replaced.

/// A spelling checker's first suggestion for every word it does not know, in the case of the word. Words with
/// digits, addresses and single letters are left alone, as a careful user would. Hunspell with hunspell-da;
/// some thirteen new words a second, so answers are kept.
class FirstSuggestion {
 public:
  FirstSuggestion();
  ~FirstSuggestion();
  FirstSuggestion(const FirstSuggestion&) = delete;
  FirstSuggestion& operator=(const FirstSuggestion&) = delete;
  std::string operator()(const std::string& text);

 private:
  struct Answers;
  std::unique_ptr<Hunspell> hunspell_;
  std::unique_ptr<Answers> answers_;
};

/// Norvig's corrector ("How to Write a Spelling Corrector", 2007), as SymSpell does it faster: for every word
/// that is not known the likeliest known one at one edit, else at two (letters dropped, put in, exchanged,
/// swapped). Words and frequencies are models/language's, so what is compared is the channel, not the
/// dictionary.
class NearestWord {
 public:
  explicit NearestWord(const DanishLanguage& language) : language_(language) {}
  std::string operator()(const std::string& text);

 private:
  [[nodiscard]] std::string nearest(const std::string& lower) const;

  const DanishLanguage& language_;
  std::unordered_map<std::string, std::string> answers_;
};

/// Search and replace over the whole text: what can be told without a dictionary (`ae`, `ee`, `ze` → æ; the
/// commonest small words, `pa` → på).
std::string blanket_replacement(const std::string& text);

}  // namespace frisaet::eval
