#include "models/language/language.h"

#include <utility>

namespace frisaet {

Result<DanishLanguage> DanishLanguage::load() {
  Result<DanishLexicon> lexicon = DanishLexicon::load();
  if (!lexicon) return lexicon.error();
  return DanishLanguage{*std::move(lexicon)};
}

}  // namespace frisaet
