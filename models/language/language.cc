#include "models/language/language.h"

namespace frisaet {

Result<DanishLanguage> DanishLanguage::load() {
  Result<DanishLexicon> lexicon = DanishLexicon::load();
  if (!lexicon) return lexicon.error();
  return DanishLanguage{*lexicon, WordModel(*lexicon), ConfusionModel::lost_alphabet()};
}

}  // namespace frisaet
