#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/core/error.h"
#include "models/core/result.h"
#include "models/text/span.h"

namespace frisaet {

// Rules as data. What an expert in municipal affairs may change without a developer stands in TOML files:
//
//   ordered = ["outcome"]                 # in these families an earlier rule shadows a later one
//   [define]                              # pieces of pattern, used as {{name}}
//   udvalg = 'udvalg(?:et)?'
//   [[rule]]
//   id = "not_recommended"                # unique in the file
//   family = "outcome"                    # rules that are asked together; left out: the file's stem
//   gives = "rejected"                    # what a match means
//   weight = 2.5                          # optional number (default 1), for families that add up scores
//   pattern = '(?i)\<{{udvalg}} anbefaler (?P<how>slet )?ikke\>'
//   matches = ["Udvalget anbefaler ikke, at der ansøges."]
//   rejects = ["Udvalget anbefaler, at der ansøges."]
//
// Patterns are RE2 (https://github.com/google/re2/wiki/Syntax) with four differences:
//   `\<` first and `\>` last (flags such as `(?i)` may stand before `\<`): the match begins or ends at the
//   edge of a word
//        in any script. RE2's own `\b`, `\B`, `\w`, `\W` know ASCII only and are refused. The edge belongs to
//        no match.
//   a blank outside brackets matches any run of white space, line and page breaks and no-break blanks
//   included
//   `{{name}}` is a definition of the file or one of ours: {{letter}} {{ws}} (optional white space), and
//   {{æ}} {{ø}}
//        {{å}}, the letter or what OCR makes of it; use those only inside long words, where no other word is
//        near
//   named groups are written `(?P<name>…)`; names must not begin with an underscore
// A file loads only when it proves itself: every rule has at least one `matches` and one `rejects`, each
// `matches` sentence matches and no `rejects` sentence does, ids are unique, and in an ordered family no
// earlier rule takes a sample of a later one.

/// One rule, as read.
struct Rule {
  std::string id;
  std::string family;
  std::string gives;
  double weight = 1;
  std::string pattern;  ///< as written in the file
  std::string file;
  int line = 0;  ///< on which the rule begins, 1 = first
  std::vector<std::string> matches;
  std::vector<std::string> rejects;
};

/// A place where a rule matches. `rule` lives as long as the RuleBook.
struct RuleMatch {
  const Rule* rule = nullptr;
  Span span;  ///< in the caller's text, without the edges that `\<` and `\>` looked at

  /// The span of a named group in the caller's text; nothing when it took no part in the match or there is no
  /// such group.
  [[nodiscard]] std::optional<Span> group(std::string_view name) const;

  std::vector<std::pair<std::string_view, Span>> groups;  ///< those that took part
};

/// Rules that are asked together. Immutable; safe to use from all threads. Cheap to copy.
class RuleFamily {
 public:
  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] bool ordered() const;
  [[nodiscard]] std::size_t size() const;

  /// The rules in the order of the file. The pointers live as long as the family's RuleBook.
  [[nodiscard]] std::vector<const Rule*> rules() const;

  /// The first rule, in the order of the file, that matches anywhere in `within`; its leftmost match. What is
  /// around it in `text` counts for edges of words, `^` and `$`, but is never part of a match. Cost: linear
  /// in the text for each rule asked; to whoever asks a family first, its compiling, too (0.3 ms a rule).
  [[nodiscard]] std::optional<RuleMatch> first(std::string_view text, Span within) const;
  [[nodiscard]] std::optional<RuleMatch> first(std::string_view text) const {
    return first(text, {0, text.size()});
  }

  /// All matches of all rules in text order (begin, then longer, then rule order). The matches of one rule do
  /// not overlap; those of two rules may.
  [[nodiscard]] std::vector<RuleMatch> all(std::string_view text, Span within) const;
  [[nodiscard]] std::vector<RuleMatch> all(std::string_view text) const {
    return all(text, {0, text.size()});
  }

  /// As `all`, but where two rules' matches overlap only the one that begins first stays, the longer of those
  /// that begin together, the earlier rule of those that are equal.
  [[nodiscard]] std::vector<RuleMatch> scan(std::string_view text, Span within) const;
  [[nodiscard]] std::vector<RuleMatch> scan(std::string_view text) const {
    return scan(text, {0, text.size()});
  }

  [[nodiscard]] bool matches(std::string_view text) const { return first(text).has_value(); }

 private:
  friend class RuleFile;
  friend std::vector<RuleMatch> all_one_by_one(const RuleFamily&, std::string_view, Span);
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

/// Whether a file's rules are compiled and tried when it is read. Those that are compiled in are by `rules
/// check` and the tests; else a family is at its first question, where a fault of RE2's ends the program.
enum class Proof { kNow, kElsewhere };

/// One rule file.
class RuleFile {
 public:
  /// Reads and proves. `name` is used in messages. Fails with kInvalid and the first fault: where = file,
  /// line and rule; message = what is wrong, with the sentence; hint = what to do.
  static Result<RuleFile> parse(std::string_view name, std::string_view toml, Proof proof = Proof::kNow);

  /// All faults of a file, for `rules check`; empty when `parse` would succeed.
  static std::vector<Error> faults(std::string_view name, std::string_view toml);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<RuleFamily>& families() const { return families_; }
  /// REQUIRES: the file has a family of that name.
  [[nodiscard]] const RuleFamily& family(std::string_view name) const;
  [[nodiscard]] std::size_t rule_count() const;
  [[nodiscard]] std::size_t sample_count() const;

 private:
  static std::optional<RuleFile> read(std::string_view name, std::string_view toml, Proof proof,
                                      std::vector<Error>& faults);
  std::string name_;
  std::vector<RuleFamily> families_;
};

/// What `rules check` prints for a file.
struct RuleFileReport {
  std::string name;
  std::size_t rules = 0;
  std::size_t samples = 0;
  std::vector<Error> faults;
};

/// All rule files together.
class RuleBook {
 public:
  /// The rules compiled in from extractors/data, or those that `replace_standard` put in their place. Read at
  /// the first call (30 ms) and not compiled, then shared; safe to call from all threads. Families obtained
  /// from it live as long as the program.
  static const RuleBook& standard();

  /// Makes `standard()` the compiled-in files with the folder's *.toml, proved, instead of those of the same
  /// name (a file of another name is a fault: nothing would ask it). For the program's start, before any
  /// document is read. Fails with kNotFound or kInvalid, kUsage when standard() was used already; then
  /// nothing has changed.
  static Result<void> replace_standard(const std::string& folder);

  static Result<RuleBook> load(const std::map<std::string, std::string>& toml_by_name,
                               Proof proof = Proof::kNow);

  /// Counts and faults of every compiled-in file, or of those in `folder` when it is not empty. Never fails
  /// as a whole, but for a folder that cannot be read (kNotFound).
  static Result<std::vector<RuleFileReport>> check(const std::string& folder = "");

  /// By file name without `.toml`. REQUIRES: there is such a file.
  [[nodiscard]] const RuleFile& file(std::string_view stem) const;
  /// Shorthand for file(stem).family(family).
  [[nodiscard]] const RuleFamily& family(std::string_view stem, std::string_view family) const;
  /// For a file with one family, named as its stem.
  [[nodiscard]] const RuleFamily& family(std::string_view stem) const { return family(stem, stem); }

  /// SHA-256 over names and contents of all files, in name order: stored with what the rules produced.
  [[nodiscard]] const std::string& hash() const { return hash_; }

 private:
  std::map<std::string, RuleFile, std::less<>> files_;
  std::string hash_;
};

}  // namespace frisaet
