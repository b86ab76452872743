#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"

namespace frisaet {

/// The contents of a Hunspell dictionary's two files.
struct DictionaryFiles {
  std::string aff;
  std::string dic;
};

/// Reads `da_DK.aff` and `da_DK.dic` in `folder`. Fails with kNotFound, and the package to install, when one
/// cannot be read.
Result<DictionaryFiles> read_dictionary(std::string_view folder);

/// The words of this folder's data/ that hunspell-da may lack: abbreviations, local government, names,
/// places. Views into the program.
std::vector<std::string_view> own_words();

}  // namespace frisaet
