#include "models/language/umlaut_names.h"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/language/data_lines.h"

namespace frisaet {
namespace {

/// What readers write for each letter (Tesseract's `dan` and `eng`, drawn in three typefaces and read).
struct Letter {
  std::string_view meant;
  std::array<std::string_view, 3> read;
};
constexpr std::array<Letter, 6> kLetters{{{"ü", {"u", "i", "ii"}},
                                          {"ö", {"o", "ø", "6"}},
                                          {"ä", {"a", "æ", "å"}},
                                          {"Ü", {"U", "U", "U"}},
                                          {"Ö", {"O", "Ø", "O"}},
                                          {"Ä", {"A", "Æ", "A"}}}};

/// Every way `name` may have been read.
std::vector<std::string> readings_of(std::string_view name) {
  std::vector<std::string> forms{std::string(name)};
  for (const Letter& letter : kLetters) {
    std::vector<std::string> next;
    for (const std::string& form : forms) {
      const std::size_t at = form.find(letter.meant);
      if (at == std::string::npos) {
        next.push_back(form);
        continue;
      }
      for (const std::string_view read : letter.read)
        next.push_back(std::string(form).replace(at, letter.meant.size(), read));
    }
    forms = std::move(next);
  }
  return forms;
}

}  // namespace

std::string_view umlaut_name(std::string_view read) {
  static const std::unordered_map<std::string, std::string_view> names = [] {
    std::unordered_map<std::string, std::string_view> table;
    for (const std::string_view name : data_lines("umlaut_names.txt")) {
      for (std::string& form : readings_of(name)) table.emplace(std::move(form), name);
    }
    return table;
  }();
  const auto found = names.find(std::string(read));
  return found == names.end() ? std::string_view() : found->second;
}

}  // namespace frisaet
