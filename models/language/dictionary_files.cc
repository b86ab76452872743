#include "models/language/dictionary_files.h"

#include <algorithm>
#include <fstream>

#include "models/language/data_lines.h"

namespace frisaet {
namespace {

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Error{ErrorCode::kNotFound, "Den danske ordbog kan ikke læses.", path,
                 "Installér pakken hunspell-da (apt install hunspell-da)."};
  }
  file.seekg(0, std::ios::end);
  std::string content(static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0)), '\0');
  file.seekg(0);
  if (!file.read(content.data(), static_cast<std::streamsize>(content.size()))) {
    return Error{ErrorCode::kNotFound, "Den danske ordbog kan ikke læses.", path,
                 "Installér pakken hunspell-da igen."};
  }
  return content;
}

}  // namespace

Result<DictionaryFiles> read_dictionary(std::string_view folder) {
  const std::string stem = std::string(folder) + "/da_DK";
  Result<std::string> aff = read_file(stem + ".aff");
  if (!aff) return aff.error();
  Result<std::string> dic = read_file(stem + ".dic");
  if (!dic) return dic.error();
  return DictionaryFiles{*std::move(aff), *std::move(dic)};
}

std::vector<std::string_view> own_words() {
  std::vector<std::string_view> words;
  for (const std::string_view name :
       {"abbreviations.txt", "municipal_words.txt", "names.txt", "places.txt", "foreign_words.txt"}) {
    for (const std::string_view word : data_lines(name)) words.push_back(word);
  }
  for (const std::string_view line : data_lines("word_frequencies.txt")) {
    const std::vector<std::string_view> fields = fields_of(line, ' ');
    for (std::size_t i = 1; i < fields.size(); ++i) {
      if (!fields[i].ends_with('-')) words.push_back(fields[i]);
    }
  }
  return words;
}

}  // namespace frisaet
