#pragma once

#include <re2/re2.h>

#include <atomic>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "extractors/rules/pattern.h"
#include "extractors/rules/rule_filter.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {

/// A rule with its machine. Internal to the room: RE2 stays in here.
struct CompiledRule {
  Rule rule;
  TranslatedPattern pattern;
  const RE2* machine = nullptr;                     ///< the family's; nothing until it is compiled
  int span_group = 0;                               ///< the match proper
  std::vector<std::pair<std::string, int>> groups;  ///< named by the rule
};

/// The first match of the rule in `within` that begins at or after `from`; empty matches are passed over.
std::optional<RuleMatch> match_rule(const CompiledRule& compiled, std::string_view text, Span within,
                                    std::size_t from);

/// `letters.toml, linje 12, reglen »id«`, as messages name it.
std::string place_of_rule(std::string_view file, int line, std::string_view id);

/// Compiles the rule's pattern into `machines`; a fault has message and hint, not the place, and adds
/// nothing.
Result<void> compile_rule(CompiledRule& rule, RuleFilter& machines);

/// The rules of a family and, from its first question on, their machines.
struct RuleFamily::Compiled {
  Compiled(std::string family, bool is_ordered) : name(std::move(family)), ordered(is_ordered) {}

  const std::string name;
  const bool ordered;

  /// As read: `machine` and what comes of it may be missing. To add rules REQUIRES: nobody has asked yet.
  [[nodiscard]] const std::vector<CompiledRule>& rules() const { return rules_; }
  /// Adds a rule that is compiled at the family's first question.
  void add(CompiledRule rule);
  /// Adds a rule compiled; fails as compile_rule does, and adds nothing. A family's rules are all added the
  /// same way.
  Result<void> add_compiled(CompiledRule rule);

  /// The rules with their machines, compiled at the first call; a second thread waits for them. A pattern
  /// that RE2 does not understand ends the program, with file, line and pattern on standard error.
  [[nodiscard]] const std::vector<CompiledRule>& compiled_rules() const;
  /// One machine for each rule, in their order. REQUIRES: compiled_rules() was called.
  [[nodiscard]] const RuleFilter& machines() const { return machines_; }

 private:
  void compile() const;

  mutable std::vector<CompiledRule> rules_;  ///< get their machines under once_
  mutable RuleFilter machines_;
  mutable std::once_flag once_;
  mutable std::atomic<bool> compiled_ = false;  ///< set last: asked for every question, without the flag
};

/// As RuleFamily::all, but every rule is asked: what tests hold the filter against.
std::vector<RuleMatch> all_one_by_one(const RuleFamily& family, std::string_view text, Span within);

}  // namespace frisaet
