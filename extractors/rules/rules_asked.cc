#include "extractors/rules/rules_asked.h"

#include <mutex>

namespace frisaet {
namespace {

thread_local RulesAsked* noting = nullptr;

struct ForAll {
  std::mutex mutex;
  std::set<std::string> files;
};
ForAll& for_all() {
  static ForAll all;
  return all;
}

}  // namespace

RulesAsked::RulesAsked() : outer_(noting) {
  noting = this;
}

RulesAsked::~RulesAsked() {
  noting = outer_;
}

RuleHashes RulesAsked::files() const {
  std::set<std::string> files = asked_;
  {
    // Now and not at the begin: what another thread listed meanwhile may have been used here since.
    const std::lock_guard lock(for_all().mutex);
    files.insert(for_all().files.begin(), for_all().files.end());
  }
  RuleHashes hashes;
  for (const std::string& file : files)
    if (const auto known = rule_hashes().find(file); known != rule_hashes().end()) hashes.insert(*known);
  if (!hashes.empty()) hashes.insert(*rule_hashes().find(kListOfRuleFiles));
  return hashes;
}

void RulesAsked::note(const std::string& file) {
  if (noting == nullptr || noting->last_ == &file) return;
  noting->last_ = &file;
  noting->asked_.insert(file);
}

void RulesAsked::note_for_all(const std::string& file) {
  const std::lock_guard lock(for_all().mutex);
  for_all().files.insert(file);
}

}  // namespace frisaet
