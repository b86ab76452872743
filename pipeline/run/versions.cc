#include "pipeline/run/versions.h"

#include <fstream>

#include "extractors/rules/rule_set.h"
#include "extractors/rules/rules_asked.h"
#include "models/core/sha256.h"

namespace frisaet {
namespace {

/// The files outside the program that decide what is read: Debian's packages tesseract-ocr-dan,
/// tesseract-ocr-script-latn (which may be missing) and hunspell-da. Of each its head is hashed, where the
/// network of the second one stands; behind it come 90 MB of word lists.
constexpr const char* kModels[] = {"/usr/share/tesseract-ocr/5/tessdata/dan.traineddata",
                                   "/usr/share/tesseract-ocr/5/tessdata/Latin.traineddata",
                                   "/usr/share/hunspell/da_DK.dic", "/usr/share/hunspell/da_DK.aff"};

constexpr std::size_t kHead = std::size_t{8} << 20;  // more than the whole of the others

std::string hash_models() {
  std::string digests;
  for (const char* path : kModels) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(kHead, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    digests += sha256_hex(bytes) + '\n';
  }
  return sha256_hex(digests);
}

}  // namespace

std::string_view program_version() {
  return FRISAET_VERSION;
}

RunInfo run_info(std::string_view reason) {
  static const std::string models = hash_models();
  return {std::string(program_version()), RuleBook::standard().hash(), models, std::string(reason),
          rule_hashes()};
}

}  // namespace frisaet
