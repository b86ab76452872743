#pragma once

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace frisaet {

/// The machines of a family, and which of them need not be run on a text. Most rules cannot match without
/// some word (`forlod mødet|gik` without `forlod mødet` or `gik`), and most texts have none of a family's
/// words: looking for all of them at once costs about what running one machine does. RE2 says which words
/// those are, as FilteredRE2; that nothing is lost is its promise and tests/extractors/rules' to hold.
/// Internal to the room. Once no pattern is added any more, safe to ask from all threads.
class RuleFilter {
 public:
  RuleFilter();
  ~RuleFilter();
  RuleFilter(const RuleFilter&) = delete;
  RuleFilter& operator=(const RuleFilter&) = delete;

  /// Compiles a pattern; it becomes the next index. Nothing where RE2 does not understand it. The machine
  /// lives as long as the filter.
  const RE2* add(const std::string& pattern, const RE2::Options& options);

  /// To find out the words of a rule costs what running it some dozens of times does, so families answer so
  /// many questions without: a start pays nothing, and a single letter little.
  static constexpr int kQuestionsWithout = 64;

  /// Indexes, ascending, of all machines that may match in `text`; no other does. Nothing where every one is
  /// to be run: for the first questions, and of families that are asked as fast so. Cost: linear, of about
  /// one machine.
  [[nodiscard]] std::optional<std::vector<int>> candidates(std::string_view text) const;

 private:
  class Words;
  [[nodiscard]] std::unique_ptr<const Words> words() const;

  mutable re2::FilteredRE2 machines_;  ///< compiled when words_ is made, and only read from then on
  mutable std::atomic<int> asked_ = 0;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const Words> words_;  ///< none: of no use to this family
};

}  // namespace frisaet
