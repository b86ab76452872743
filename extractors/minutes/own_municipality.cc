#include "extractors/minutes/own_municipality.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extractors/lexicon/evidence.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"
#include "models/municipality/municipality.h"

namespace frisaet::minutes {
namespace {

/// How many times more often than the next one a municipality must be named to stand out.
constexpr int kStandsOut = 3;

struct Claim {
  MunicipalityRef municipality;
  std::vector<Evidence> evidence;
  int weight = 0;
};
using Claims = std::map<std::string, Claim>;

/// True under a heading whose text is about the municipality's own matter: a case text may name any other.
bool tells_own_matter(const std::vector<Mark>& marks, std::size_t at) {
  auto mark = std::upper_bound(marks.begin(), marks.end(), at,
                               [](std::size_t a, const Mark& m) { return a < m.piece.span.begin; });
  while (mark != marks.begin()) {
    --mark;
    if (mark->step || !mark->section()) continue;
    return mark->has(HeadingRole::kSummary) || mark->has(HeadingRole::kRecommendation) ||
           mark->has(HeadingRole::kDecision);
  }
  return false;
}

/// What stands around a name, the name itself as `{municipality}`, which the rules know.
std::string around(std::string_view text, Span name) {
  constexpr std::size_t kBefore = 60, kBehind = 60;
  const std::size_t from = name.begin - std::min(kBefore, name.begin);
  return std::string(text.substr(from, name.begin - from)) + "{municipality}" +
         std::string(text.substr(name.end, kBehind));
}

/// `Det drøftes, om Solby Kommune skal søge om puljen`: who decides what a municipality is to do is its
/// council, wherever that is told.
bool decides_for(std::string_view text, Span name) {
  static const RuleFamily& asks = RuleBook::standard().family("minutes_heads", "asks_what_it_is_to_do");
  return asks.matches(around(text, name));
}

/// `et tilbud fra Solby Kommune`, `Solby Kommune har også valgt`: as a rule another than the meeting's own.
bool deals_with_another(std::string_view text, Span name) {
  static const RuleFamily& another = RuleBook::standard().family("minutes_heads", "deals_with_another");
  return another.matches(around(text, name));
}

/// Bodies and titles that only one municipality has, so that the word names it: the City of Copenhagen's
/// council (its own statute under § 65 of the Local Government Act), and Denmark's one regional municipality.
constexpr std::pair<std::string_view, std::string_view> kOnlyOne[] = {{"Borgerrepræsentationen", "101"},
                                                                      {"Bornholms Regionskommune", "400"}};

void claim_from_unique_words(const Document& document, Claims& claims) {
  for (const auto& [word, code] : kOnlyOne) {
    const std::size_t at = document.text().find(word);
    const Municipality* municipality = MunicipalityIndex::standard().by_code(code);
    if (at == std::string_view::npos || municipality == nullptr) continue;
    Claim& entry = claims[std::string(code)];
    if (entry.weight == 0) {
      entry = {{municipality->code, municipality->name},
               evidence_at(document, "municipality", {at, at + word.size()}),
               0};
    }
    entry.weight += 2;
  }
}

void claim(Claims& claims, const MunicipalityMention& mention, int weight,
           const std::vector<Evidence>& evidence) {
  Claim& entry = claims[mention.municipality.code];
  if (entry.weight == 0) entry = {mention.municipality, evidence, 0};
  entry.weight += weight;
}

/// Running heads and feet, which the flow does not hold.
void claim_from_furniture(const Document& document, Claims& claims) {
  for (std::size_t page = 0; page < document.pages().size(); ++page) {
    const auto& furniture = document.pages()[page].repaired.furniture;
    for (std::size_t i = 0; i < furniture.size(); ++i) {
      for (const MunicipalityMention& mention : find_municipalities(furniture[i].text)) {
        if (mention.confidence < 0.9 || !mention.with_kommune) continue;
        const Quote quote = document.furniture_quote(page, i, mention.span);
        claim(claims, mention, 1, {{"municipality", quote.page, quote.box, quote.quote, quote.raw_quote}});
      }
    }
  }
}

/// `i Salen, Havnevej 1, 4999 Solby`: the town of the meeting's place, where it is called as a municipality.
/// Alone it proves nothing: others meet there, too.
void claim_from_place(const Document& document, std::size_t head_end_at, Claims& claims) {
  static const RuleFamily& towns = RuleBook::standard().family("minutes_heads", "postal_town");
  const std::string_view head = document.text().substr(0, head_end_at);
  const auto town = towns.first(head);
  if (!town) return;
  const Span name = *town->group("town");
  for (const MunicipalityMention& mention : find_municipalities(head)) {
    if (mention.span.begin != name.begin || mention.span.end != name.end) continue;
    claim(claims, mention, 1, evidence_at(document, "municipality", mention.span));
  }
}

std::optional<Claim> outstanding(const Claims& claims, int least) {
  const Claim* best = nullptr;
  int next = 0;
  for (const auto& [code, entry] : claims) {
    if (best == nullptr || entry.weight > best->weight) {
      next = best == nullptr ? 0 : std::max(next, best->weight);
      best = &entry;
    } else {
      next = std::max(next, entry.weight);
    }
  }
  if (best == nullptr || best->weight < least || best->weight < kStandsOut * next) return std::nullopt;
  return *best;
}

}  // namespace

void read_municipality(const Document& document, const std::vector<Mark>& marks, std::size_t head_end_at,
                       Head& head) {
  const std::string_view text = document.text();
  Claims in_head;
  Claims anywhere;
  claim_from_furniture(document, in_head);
  const std::vector<MunicipalityMention> mentions = find_municipalities(text);
  for (const MunicipalityMention& mention : mentions) {
    // `Børne- og Skoleudvalget i Vejen` names its municipality as `Vejen Byråd` does.
    const bool behind_body = head.body && mention.span.begin < head_end_at &&
                             text.substr(0, mention.span.begin).ends_with(head.body->value + " i ");
    if (mention.confidence < (behind_body ? 0.8 : 0.9)) continue;
    const bool own_body = behind_body || (head.body && head.body->span.contains(mention.span));
    if (!own_body && !mention.with_kommune) continue;
    const auto evidence = evidence_at(document, "municipality", mention.span);
    const bool own = tells_own_matter(marks, mention.span.begin) || decides_for(text, mention.span);
    claim(anywhere, mention, own ? 2 : 1, evidence);
    if (own_body || mention.span.begin < head_end_at) claim(in_head, mention, 1, evidence);
  }
  claim_from_unique_words(document, anywhere);
  // Beside a mention that says so itself.
  if (anywhere.size() == 1) claim_from_place(document, head_end_at, anywhere);
  auto found = outstanding(in_head, 1);
  if (!found && in_head.empty()) found = outstanding(anywhere, 2);
  const auto of_others = [&](const MunicipalityMention& mention) {
    return mention.with_kommune && (mention.confidence < 0.9 || deals_with_another(text, mention.span));
  };
  if (!found && in_head.empty() && anywhere.size() == 1 &&
      std::none_of(mentions.begin(), mentions.end(), of_others)) {
    found = outstanding(anywhere, 1);
    head.municipality_in_passing = found.has_value();
  }
  if (!found) return;
  head.municipality = found->municipality;
  head.municipality_evidence = found->evidence;
}

}  // namespace frisaet::minutes
