#pragma once

#include <map>
#include <set>
#include <string>

#include "extractors/rules/rule_set.h"

namespace frisaet {

/// SHA-256 of rule files by name (`letters.toml`), and under `kListOfRuleFiles` that of the list of their
/// names.
using RuleHashes = std::map<std::string, std::string>;
/// Noted wherever any file was asked: a file that is new to the program is one nobody can have asked yet.
inline constexpr const char* kListOfRuleFiles = "listen over filer";

/// Of all files of RuleBook::standard(). Safe to call from all threads.
const RuleHashes& rule_hashes();

/// Notes which files of RuleBook::standard() are asked on this thread while it lives, so that what was read
/// is known to hang on them and on no others. A family that was asked counts whether a rule of it matched or
/// not: another rule might have. A file whose rules somebody lists (RuleFamily::rules(), out of which tables
/// are made once for all threads) counts for everybody from then on. Of two on a thread the inner one notes.
/// Cost: about a look into a small set a question.
class RulesAsked {
 public:
  RulesAsked();
  ~RulesAsked();
  RulesAsked(const RulesAsked&) = delete;
  RulesAsked& operator=(const RulesAsked&) = delete;

  [[nodiscard]] RuleHashes files() const;

  /// For the room itself: the file is asked, here or by whoever lists its rules.
  static void note(const std::string& file);
  static void note_for_all(const std::string& file);

 private:
  std::set<std::string> asked_;
  const std::string* last_ = nullptr;  ///< nearly always asked again
  RulesAsked* outer_;
};

}  // namespace frisaet
