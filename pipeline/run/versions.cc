#include "pipeline/run/versions.h"

#include <fstream>
#include <iterator>

#include "extractors/rules/rule_set.h"
#include "models/core/sha256.h"

namespace frisaet {
namespace {

/// The files outside the program that decide what is read: Debian's packages tesseract-ocr-dan and
/// hunspell-da.
constexpr const char* kModels[] = {"/usr/share/tesseract-ocr/5/tessdata/dan.traineddata",
                                   "/usr/share/hunspell/da_DK.dic", "/usr/share/hunspell/da_DK.aff"};

std::string hash_models() {
  std::string digests;
  for (const char* path : kModels) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
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
  return {std::string(program_version()), RuleBook::standard().hash(), models, std::string(reason)};
}

}  // namespace frisaet
