// The adapter to toml++: reads a rule file and lets it prove itself.
#include <toml++/toml.h>

#include <algorithm>
#include <set>
#include <utility>

#include "extractors/rules/compiled_family.h"
#include "extractors/rules/pattern.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

const std::set<std::string_view> kRuleKeys = {"id",      "family",  "gives",  "weight",
                                              "pattern", "matches", "rejects"};

/// Collects the faults of one file with their places.
class FaultList {
 public:
  FaultList(std::string_view file, std::vector<Error>& faults) : file_(file), faults_(faults) {}

  void add(int line, std::string_view rule, std::string message, std::string hint) {
    faults_.push_back(
        {ErrorCode::kInvalid, std::move(message), place_of_rule(file_, line, rule), std::move(hint)});
  }
  void add(const Rule& rule, std::string message, std::string hint) {
    add(rule.line, rule.id, std::move(message), std::move(hint));
  }

 private:
  std::string_view file_;
  std::vector<Error>& faults_;
};

int line_of(const toml::node& node) {
  return static_cast<int>(node.source().begin.line);
}

std::vector<std::string> strings_of(const toml::node* node) {
  std::vector<std::string> result;
  if (node == nullptr || !node->is_array()) return result;
  for (const toml::node& entry : *node->as_array()) {
    if (const auto text = entry.value<std::string>()) result.push_back(*text);
  }
  return result;
}

std::string stem_of(std::string_view name) {
  return std::string(name.ends_with(".toml") ? name.substr(0, name.size() - 5) : name);
}

Rule read_rule(const toml::table& table, std::string_view file, FaultList& faults) {
  Rule rule;
  rule.file = file;
  rule.line = line_of(table);
  rule.id = table["id"].value_or(std::string());
  rule.family = table["family"].value_or(stem_of(file));
  rule.gives = table["gives"].value_or(std::string());
  rule.weight = table["weight"].value_or(1.0);
  rule.pattern = table["pattern"].value_or(std::string());
  rule.matches = strings_of(table.get("matches"));
  rule.rejects = strings_of(table.get("rejects"));
  for (const auto& [key, value] : table) {
    if (kRuleKeys.count(key.str()) == 0) {
      faults.add(line_of(value), rule.id,
                 "Reglen har nøglen »" + std::string(key.str()) + "«, som ingen læser.",
                 "Kendte nøgler: id, family, gives, weight, pattern, matches, rejects.");
    }
  }
  if (rule.id.empty())
    faults.add(rule, "En regel har intet id.", "Giv den et navn, som er ene om sig i filen.");
  if (rule.pattern.empty()) faults.add(rule, "Reglen har intet mønster.", "Tilføj pattern = '…'.");
  if (rule.gives.empty()) faults.add(rule, "Reglen siger ikke, hvad den giver.", "Tilføj gives = \"…\".");
  if (rule.matches.empty()) {
    faults.add(rule, "Reglen mangler matches.", "Skriv mindst én sætning, som den skal tage.");
  }
  if (rule.rejects.empty()) {
    faults.add(rule, "Reglen mangler rejects.",
               "Skriv mindst én sætning, som ligner, men som den ikke må tage.");
  }
  return rule;
}

bool takes(const CompiledRule& rule, std::string_view sentence) {
  return match_rule(rule, sentence, {0, sentence.size()}, 0).has_value();
}

void prove_alone(const CompiledRule& compiled, FaultList& faults) {
  const Rule& rule = compiled.rule;
  if (compiled.machine->Match("", 0, 0, RE2::ANCHOR_BOTH, nullptr, 0)) {
    faults.add(rule, "Mønstret tager den tomme tekst.", "Kræv mindst ét bogstav.");
  }
  for (const std::string& sentence : rule.matches) {
    if (!takes(compiled, sentence)) {
      faults.add(rule, "Mønstret tager ikke eksemplet »" + sentence + "«.",
                 "Ret mønstret, eller flyt eksemplet.");
    }
  }
  for (const std::string& sentence : rule.rejects) {
    if (takes(compiled, sentence)) {
      faults.add(rule, "Mønstret tager »" + sentence + "«, som det skal lade være.",
                 "Gør mønstret snævrere, eller flyt eksemplet.");
    }
  }
}

void prove_order(const std::vector<CompiledRule>& rules, FaultList& faults) {
  for (std::size_t later = 1; later < rules.size(); ++later) {
    for (const std::string& sentence : rules[later].rule.matches) {
      const auto earlier = std::find_if(rules.begin(), rules.begin() + static_cast<std::ptrdiff_t>(later),
                                        [&](const CompiledRule& rule) { return takes(rule, sentence); });
      if (earlier != rules.begin() + static_cast<std::ptrdiff_t>(later)) {
        faults.add(rules[later].rule,
                   "Eksemplet »" + sentence + "« tages af den tidligere regel »" + earlier->rule.id + "«.",
                   "Flyt reglen frem, eller gør den tidligere snævrere.");
      }
    }
  }
}

Definitions read_definitions(const toml::table& root) {
  Definitions definitions;
  if (const toml::table* table = root["define"].as_table()) {
    for (const auto& [key, value] : *table)
      definitions[std::string(key.str())] = value.value_or(std::string());
  }
  return definitions;
}

}  // namespace

std::string place_of_rule(std::string_view file, int line, std::string_view id) {
  std::string place(file);
  if (line > 0) place += ", linje " + std::to_string(line);
  if (!id.empty()) place += ", reglen »" + std::string(id) + "«";
  return place;
}

std::optional<RuleFile> RuleFile::read(std::string_view name, std::string_view toml, Proof proof,
                                       std::vector<Error>& all_faults) {
  FaultList faults(name, all_faults);
  const std::size_t faults_before = all_faults.size();
  toml::table root;
  try {
    root = toml::parse(toml);
  } catch (const toml::parse_error& error) {
    faults.add(static_cast<int>(error.source().begin.line), "",
               "Filen er ikke gyldig TOML: " + std::string(error.description()) + ".", "Ret linjen.");
    return std::nullopt;
  }
  const Definitions definitions = read_definitions(root);
  const std::vector<std::string> ordered = strings_of(root.get("ordered"));
  for (const auto& [key, value] : root) {
    if (key != "ordered" && key != "define" && key != "rule") {
      faults.add(line_of(value), "", "Filen har nøglen »" + std::string(key.str()) + "«, som ingen læser.",
                 "Kendte nøgler: ordered, [define], [[rule]].");
    }
  }

  std::vector<std::shared_ptr<RuleFamily::Compiled>> families;
  const auto family_named = [&](const std::string& family) -> RuleFamily::Compiled& {
    for (const auto& known : families) {
      if (known->name == family) return *known;
    }
    const bool in_order = std::find(ordered.begin(), ordered.end(), family) != ordered.end();
    return *families.emplace_back(std::make_shared<RuleFamily::Compiled>(family, in_order));
  };
  std::set<std::string> ids;
  const toml::array* rules = root["rule"].as_array();
  if (rules == nullptr || rules->empty()) faults.add(1, "", "Filen har ingen regler.", "Tilføj [[rule]].");
  for (std::size_t i = 0; rules != nullptr && i < rules->size(); ++i) {
    const toml::table* table = rules->get(i)->as_table();
    if (table == nullptr) continue;
    Rule rule = read_rule(*table, name, faults);
    if (!rule.id.empty() && !ids.insert(rule.id).second) {
      faults.add(rule, "Id »" + rule.id + "« findes allerede i filen.", "Giv reglen et andet id.");
    }
    RuleFamily::Compiled& family = family_named(rule.family);
    auto pattern = translate_pattern(rule.pattern, definitions);
    if (!pattern) {
      faults.add(rule, pattern.error().message, pattern.error().hint);
      continue;
    }
    CompiledRule untried{std::move(rule), std::move(*pattern), nullptr, 0, {}};
    if (proof == Proof::kElsewhere) {
      family.add(std::move(untried));
    } else if (const auto compiled = family.add_compiled(untried); !compiled) {
      faults.add(untried.rule, compiled.error().message, compiled.error().hint);
    } else {
      prove_alone(family.rules().back(), faults);
    }
  }
  for (const std::string& family : ordered) {
    if (std::none_of(families.begin(), families.end(),
                     [&](const auto& known) { return known->name == family; })) {
      faults.add(1, "", "ordered nævner familien »" + family + "«, som ingen regel hører til.",
                 "Ret navnet.");
    }
  }
  RuleFile file;
  file.name_ = stem_of(name);
  for (const auto& family : families) {
    if (family->ordered && proof == Proof::kNow) prove_order(family->rules(), faults);
    RuleFamily sealed;
    sealed.compiled_ = family;
    file.families_.push_back(std::move(sealed));
  }
  if (all_faults.size() != faults_before) return std::nullopt;
  // They are asked for by name, many for each line of a paper.
  std::sort(file.families_.begin(), file.families_.end(),
            [](const RuleFamily& a, const RuleFamily& b) { return a.name() < b.name(); });
  return file;
}

Result<RuleFile> RuleFile::parse(std::string_view name, std::string_view toml, Proof proof) {
  std::vector<Error> faults;
  auto file = read(name, toml, proof, faults);
  if (!file) return faults.front();
  return std::move(*file);
}

std::vector<Error> RuleFile::faults(std::string_view name, std::string_view toml) {
  std::vector<Error> faults;
  static_cast<void>(read(name, toml, Proof::kNow, faults));
  return faults;
}

const RuleFamily& RuleFile::family(std::string_view name) const {
  const auto it = std::lower_bound(
      families_.begin(), families_.end(), name,
      [](const RuleFamily& family, std::string_view wanted) { return family.name() < wanted; });
  FRISAET_CHECK(it != families_.end() && it->name() == name);
  return *it;
}

std::size_t RuleFile::rule_count() const {
  std::size_t count = 0;
  for (const RuleFamily& family : families_) count += family.size();
  return count;
}

std::size_t RuleFile::sample_count() const {
  std::size_t count = 0;
  for (const RuleFamily& family : families_) {
    for (const CompiledRule& compiled : family.compiled_->rules()) {
      count += compiled.rule.matches.size() + compiled.rule.rejects.size();
    }
  }
  return count;
}

}  // namespace frisaet
