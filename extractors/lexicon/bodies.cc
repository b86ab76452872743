#include "extractors/lexicon/bodies.h"

#include "extractors/lexicon/ocr_match.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

/// Bytes within which a body's name ends.
constexpr std::size_t kLongestName = 160;

const RuleFamily& kinds() {
  static const RuleFamily& family = RuleBook::standard().family("bodies", "kind");
  return family;
}

BodyKind kind_named(std::string_view name) {
  return parse_body_kind(name).value_or(BodyKind::kOther);
}

/// `byrådet`, `byråd`, `aarhus byråd` → `byraad`: the word that says what a council is, without article and
/// town.
std::string core_of(std::string_view name) {
  std::string core = fold(body_name(name, false));
  const auto match = kinds().first(std::string_view(name));
  if (match && match->rule->gives == "council") return "council";
  if (match && match->rule->gives == "finance_committee") return "finance";
  for (const std::string_view article : {"udvalget for ", "fagudvalget for "}) {
    if (core.starts_with(article)) core = core.substr(article.size());
  }
  for (const std::string_view ending : {"udvalget", "udvalg"}) {
    if (core.ends_with(ending) && core.size() > ending.size() + 2)
      core = core.substr(0, core.size() - ending.size());
  }
  return core;
}

}  // namespace

std::optional<BodyKind> body_kind_of(std::string_view name) {
  const std::string squeezed = squeeze(name);
  const auto match = kinds().first(squeezed);
  return match ? std::optional(kind_named(match->rule->gives)) : std::nullopt;
}

std::string body_name(std::string_view printed, bool genitive) {
  static const RuleFamily& periods = RuleBook::standard().family("bodies", "period");
  std::string name = squeeze(printed);
  while (const auto period = periods.first(name)) {
    name = squeeze(name.substr(0, period->span.begin) + " " + name.substr(period->span.end));
  }
  while (!name.empty() && (name.back() == ',' || name.back() == ':' || name.back() == '.' ||
                           name.back() == '-' || name.back() == '|' || name.back() == '_')) {
    name = squeeze(name.substr(0, name.size() - 1));
  }
  if (genitive) {
    for (const std::string_view ending : {"'s", "’s", "´s", "s", "'"}) {
      if (name.ends_with(ending)) {
        name = name.substr(0, name.size() - ending.size());
        break;
      }
    }
  }
  return squeeze(name);
}

std::vector<BodyMention> find_bodies(std::string_view text) {
  static const RuleFamily& names = RuleBook::standard().family("bodies", "name");
  static const RuleFamily& no_town = RuleBook::standard().family("bodies", "no_town");
  std::vector<BodyMention> found;
  for (const RuleMatch& match : names.scan(text)) {
    BodyMention body;
    body.span = match.span;
    auto bare = match.group("bare");
    // The word before a council may be its town, or only a word with a capital.
    while (bare) {
      const std::size_t blank = bare->of(text).find(' ');
      // `… på Havnen Udvalget for Kultur og Fritid den …`: nor is the word before one that is named for
      // something.
      const bool named_for =
          bare->of(text).ends_with(" Udvalget") && text.substr(bare->end).starts_with(" for ");
      if (blank == std::string_view::npos ||
          (!named_for && !no_town.matches(bare->of(text).substr(0, blank))))
        break;
      bare->begin += blank + 1;
      body.span.begin = bare->begin;
    }
    // `Beslutning Udvalget for Plan, Natur og Veje`: without the word before it the name goes on behind it.
    RuleMatch longer = match;
    if (bare && body.span.begin > match.span.begin) {
      const std::size_t end = text.find(' ', std::min(text.size(), body.span.begin + kLongestName));
      const auto again = names.scan(text, {body.span.begin, std::min(text.size(), end)});
      if (!again.empty() && again.front().span.begin == body.span.begin &&
          again.front().span.end > body.span.end) {
        longer = again.front();
        body.span = longer.span;
        bare = longer.group("bare");
      }
    }
    body.genitive = bare && bare->end < body.span.end;
    body.name = body_name(bare ? bare->of(text) : body.span.of(text), false);
    body.kind = body_kind_of(body.name).value_or(kind_named(longer.rule->gives));
    found.push_back(std::move(body));
  }
  return found;
}

bool same_body(std::string_view a, std::string_view b) {
  const std::string core_a = core_of(a);
  const std::string core_b = core_of(b);
  if (core_a.empty() || core_b.empty()) return false;
  if (core_a == core_b) return true;
  // A genitive may be left on one of the two (`Skole, klub og SFO` and `Skole, klub og SFOs`).
  if (core_a + "s" == core_b || core_b + "s" == core_a) return true;
  const std::u32string key_a = ocr_key(squeeze(a));
  const std::u32string key_b = ocr_key(squeeze(b));
  return reads_as(key_a, key_b) || reads_as(key_b, key_a);
}

}  // namespace frisaet
