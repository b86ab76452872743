#pragma once

#include <re2/re2.h>

#include <string>
#include <utility>
#include <vector>

#include "extractors/rules/rule_filter.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {

/// A rule with its machine. Internal to the room: RE2 stays in here.
struct CompiledRule {
  Rule rule;
  const RE2* machine = nullptr;  ///< the family's
  bool left_edge = false;
  bool right_edge = false;
  int span_group = 0;                               ///< the match proper
  std::vector<std::pair<std::string, int>> groups;  ///< named by the rule
};

/// The first match of the rule in `within` that begins at or after `from`; empty matches are passed over.
std::optional<RuleMatch> match_rule(const CompiledRule& compiled, std::string_view text, Span within,
                                    std::size_t from);

/// Compiles into `machines`; a fault has message and hint, not the place, and adds nothing.
Result<CompiledRule> compile_rule(Rule rule,
                                  const std::map<std::string, std::string, std::less<>>& definitions,
                                  RuleFilter& machines);

struct RuleFamily::Compiled {
  std::string name;
  bool ordered = false;
  std::vector<CompiledRule> rules;
  RuleFilter machines;  ///< one for each rule, in their order
};

/// As RuleFamily::all, but every rule is asked: what tests hold the filter against.
std::vector<RuleMatch> all_one_by_one(const RuleFamily& family, std::string_view text, Span within);

}  // namespace frisaet
