#include "extractors/rules/rule_set.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

#include "extractors/rules/compiled_family.h"
#include "extractors/rules/pattern.h"
#include "extractors/rules/rules_asked.h"
#include "models/core/check.h"
#include "models/text/utf8.h"

namespace frisaet {

Result<void> compile_rule(CompiledRule& rule, RuleFilter& machines) {
  RE2::Options options;
  options.set_log_errors(false);
  const RE2* machine = machines.add(rule.pattern.re2, options);
  if (machine == nullptr) {
    return Error{ErrorCode::kInvalid,
                 "RE2 forstår ikke mønstret: " + RE2(rule.pattern.re2, options).error() + ".", "",
                 "Se https://github.com/google/re2/wiki/Syntax; der er ingen lookahead."};
  }
  for (const auto& [name, index] : machine->NamedCapturingGroups()) {
    if (name == "_") {
      rule.span_group = index;
    } else {
      rule.groups.emplace_back(name, index);
    }
  }
  rule.machine = machine;
  return {};
}

void RuleFamily::Compiled::add(CompiledRule rule) {
  rules_.push_back(std::move(rule));
}

Result<void> RuleFamily::Compiled::add_compiled(CompiledRule rule) {
  if (auto compiled = compile_rule(rule, machines_); !compiled) return compiled;
  rules_.push_back(std::move(rule));
  compiled_.store(true, std::memory_order_relaxed);  // nobody else has the family yet
  return {};
}

const std::vector<CompiledRule>& RuleFamily::Compiled::compiled_rules() const {
  if (!compiled_.load(std::memory_order_acquire)) std::call_once(once_, [this] { compile(); });
  return rules_;
}

void RuleFamily::Compiled::compile() const {
  for (CompiledRule& rule : rules_) {
    auto compiled = compile_rule(rule, machines_);
    if (compiled) continue;
    Error fault = compiled.error();
    fault.where = place_of_rule(rule.rule.file, rule.rule.line, rule.rule.id) + ": " + rule.rule.pattern;
    std::fputs((fault.describe() + '\n').c_str(), stderr);
    FRISAET_CHECK(compiled.ok());
  }
  compiled_.store(true, std::memory_order_release);
}

std::optional<RuleMatch> match_rule(const CompiledRule& compiled, std::string_view text, Span within,
                                    std::size_t from) {
  const RE2& machine = *compiled.machine;
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(machine.NumberOfCapturingGroups()) + 1);
  const re2::StringPiece whole(text.data(), text.size());
  // An edge is read from the letter beside the match, which may stand just outside the part that is asked
  // for.
  const std::size_t end =
      compiled.pattern.right_edge ? within.end + decode_utf8(text, within.end).size : within.end;
  std::size_t at = from;
  while (at <= within.end) {
    const std::size_t begin = compiled.pattern.left_edge ? at - decode_utf8_before(text, at).size : at;
    if (!machine.Match(whole, begin, end, RE2::UNANCHORED, pieces.data(), static_cast<int>(pieces.size()))) {
      return std::nullopt;
    }
    const auto span_of = [&](int group) -> Span {
      const re2::StringPiece& piece = pieces[static_cast<std::size_t>(group)];
      const auto position = static_cast<std::size_t>(piece.data() - text.data());
      return {position, position + piece.size()};
    };
    const Span span = span_of(compiled.span_group);
    if (span.begin >= at && span.end <= within.end && !span.empty()) {
      RuleMatch match{&compiled.rule, span, {}};
      for (const auto& [name, group] : compiled.groups) {
        if (pieces[static_cast<std::size_t>(group)].data() != nullptr)
          match.groups.emplace_back(name, span_of(group));
      }
      return match;
    }
    const std::size_t next = std::max(at, span.begin);
    const std::size_t step = decode_utf8(text, next).size;
    if (step == 0) return std::nullopt;
    at = next + step;
  }
  return std::nullopt;
}

std::optional<Span> RuleMatch::group(std::string_view name) const {
  for (const auto& [group_name, group_span] : groups) {
    if (group_name == name) return group_span;
  }
  return std::nullopt;
}

const std::string& RuleFamily::name() const {
  return compiled_->name;
}
bool RuleFamily::ordered() const {
  return compiled_->ordered;
}
std::size_t RuleFamily::size() const {
  return compiled_->rules().size();
}

std::vector<const Rule*> RuleFamily::rules() const {
  std::vector<const Rule*> rules;
  for (const CompiledRule& compiled : compiled_->rules()) RulesAsked::note_for_all(compiled.rule.file);
  for (const CompiledRule& compiled : compiled_->rules()) rules.push_back(&compiled.rule);
  return rules;
}

namespace {

/// Calls `ask` with every rule that may match in `within`, in the order of the file, until it returns true.
template <typename Family, typename Ask>
void ask_rules(const Family& family, std::string_view text, Span within, const Ask& ask) {
  if (within.begin >= within.end) return;  // empty matches are none
  const std::vector<CompiledRule>& rules = family.compiled_rules();
  // The letters beside, too, which an edge may look at.
  const std::size_t begin = within.begin - decode_utf8_before(text, within.begin).size;
  const std::size_t end = within.end + decode_utf8(text, within.end).size;
  if (const auto candidates = family.machines().candidates(text.substr(begin, end - begin))) {
    for (const int rule : *candidates)
      if (ask(rules[static_cast<std::size_t>(rule)])) return;
    return;
  }
  for (const CompiledRule& rule : rules)
    if (ask(rule)) return;
}

void add_matches(const CompiledRule& rule, std::string_view text, Span within,
                 std::vector<RuleMatch>& found) {
  std::size_t from = within.begin;
  while (auto match = match_rule(rule, text, within, from)) {
    from = match->span.end;
    found.push_back(std::move(*match));
  }
}

void sort_by_text(std::vector<RuleMatch>& found) {
  std::stable_sort(found.begin(), found.end(), [](const RuleMatch& a, const RuleMatch& b) {
    return std::make_tuple(a.span.begin, b.span.end) < std::make_tuple(b.span.begin, a.span.end);
  });
}

}  // namespace

std::optional<RuleMatch> RuleFamily::first(std::string_view text, Span within) const {
  RulesAsked::note(compiled_->rules().front().rule.file);  // a family has rules, and they are of one file
  std::optional<RuleMatch> match;
  ask_rules(*compiled_, text, within, [&](const CompiledRule& rule) {
    match = match_rule(rule, text, within, within.begin);
    return match.has_value();
  });
  return match;
}

std::vector<RuleMatch> RuleFamily::all(std::string_view text, Span within) const {
  RulesAsked::note(compiled_->rules().front().rule.file);
  std::vector<RuleMatch> found;
  ask_rules(*compiled_, text, within, [&](const CompiledRule& rule) {
    add_matches(rule, text, within, found);
    return false;
  });
  sort_by_text(found);
  return found;
}

std::vector<RuleMatch> all_one_by_one(const RuleFamily& family, std::string_view text, Span within) {
  std::vector<RuleMatch> found;
  for (const CompiledRule& rule : family.compiled_->compiled_rules()) add_matches(rule, text, within, found);
  sort_by_text(found);
  return found;
}

std::vector<RuleMatch> RuleFamily::scan(std::string_view text, Span within) const {
  std::vector<RuleMatch> kept;
  for (RuleMatch& match : all(text, within)) {
    if (kept.empty() || kept.back().span.end <= match.span.begin) kept.push_back(std::move(match));
  }
  return kept;
}

}  // namespace frisaet
