#include "pipeline/run/find_files.h"

#include <algorithm>
#include <string_view>

#include "pipeline/run/opened_file.h"

namespace frisaet {
namespace fs = std::filesystem;
namespace {

void walk(const fs::path& folder, const fs::path& passed_over, FoundFiles& found) {
  if (folder == passed_over) return;
  std::error_code code;
  std::vector<fs::path> entries;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    entries.push_back(entry->path());
  }
  if (code) {
    found.refused.push_back({ErrorCode::kUnreadable, "Mappen kan ikke læses: " + code.message() + ".",
                             display_name(folder), "Giv læseadgang til mappen og prøv igen."});
  }
  std::sort(entries.begin(), entries.end());
  for (const fs::path& path : entries) {
    if (is_still_written(path)) continue;
    const fs::file_status status = fs::symlink_status(path, code);
    if (fs::is_directory(status)) walk(path, passed_over, found);
    if (fs::is_regular_file(status)) found.files.push_back(path);
    if (!fs::is_directory(status) && !fs::is_regular_file(status)) {
      const bool link = fs::is_symlink(status);
      found.refused.push_back({ErrorCode::kUnreadable,
                               link ? "Det er en genvej (symbolsk link), og den slags følges ikke."
                                    : "Det er ikke en almindelig fil.",
                               display_name(path), "Læg en kopi af selve dokumentet i stedet."});
    }
  }
}

}  // namespace

bool is_transfer(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  // Firefox, curl and scanners; WinSCP; Office and rsync; Chromium.
  return ending == ".part" || ending == ".filepart" || ending == ".tmp" || ending == ".crdownload";
}

bool is_still_written(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name.starts_with("~$") || is_transfer(path);
}

FoundFiles find_files(const std::vector<fs::path>& arguments, const fs::path& passed_over) {
  FoundFiles found;
  for (const fs::path& argument : arguments) {
    std::error_code code;
    const fs::path path = fs::absolute(argument, code).lexically_normal();
    const fs::file_status status = fs::symlink_status(path, code);
    if (!fs::exists(status)) {
      found.refused.push_back({ErrorCode::kNotFound, "Filen eller mappen findes ikke.",
                               display_name(argument), "Kontrollér stavemåden."});
    } else if (fs::is_directory(status)) {
      walk(path, passed_over, found);
    } else {
      found.files.push_back(path);  // whatever it is: open_file says what is wrong with it
    }
  }
  return found;
}

}  // namespace frisaet
