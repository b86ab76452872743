// dictionary_image FOLDER OUT
// Run by the build: expands the Danish dictionary in FOLDER and our own words into the table that the program
// carries (see affix_dictionary.h). The table never enters the repository; the dictionary stays a package of
// the system.
#include <cstdio>
#include <fstream>

#include "models/language/affix_dictionary.h"
#include "models/language/dictionary_files.h"

int main(int argc, char** argv) {
  using namespace frisaet;
  if (argc != 3) {
    std::fprintf(stderr, "dictionary_image FOLDER OUT\n");
    return 1;
  }
  const Result<DictionaryFiles> files = read_dictionary(argv[1]);
  if (!files) {
    std::fprintf(stderr, "%s\n", files.error().describe().c_str());
    return 2;
  }
  const std::vector<std::string_view> words = own_words();
  const Result<AffixDictionary> dictionary = AffixDictionary::parse(files->aff, files->dic, words);
  if (!dictionary) {
    std::fprintf(stderr, "%s\n", dictionary.error().describe().c_str());
    return 2;
  }
  std::ofstream out(argv[2], std::ios::binary);
  out << dictionary->image(AffixDictionary::fingerprint(files->aff, files->dic));
  return out.flush() ? 0 : 2;
}
