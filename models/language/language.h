#pragma once

#include "models/core/result.h"
#include "models/language/confusions.h"
#include "models/language/lexicon.h"
#include "models/language/word_model.h"

namespace frisaet {

/// Everything that is known of Danish: loaded once at the start of a process and passed to whoever needs it.
/// Cheap to copy, immutable, may be shared by any number of threads.
struct DanishLanguage {
  DanishLexicon lexicon;
  WordModel words;
  ConfusionModel lost_alphabet;

  /// Fails as DanishLexicon::load does. Cost: 60–100 ms.
  static Result<DanishLanguage> load();
};

}  // namespace frisaet
