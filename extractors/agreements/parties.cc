// Agreements that name their parties, and elsewhere what they are given.
#include <algorithm>
#include <utility>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/told.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

/// Municipalities that begin a line each below `mellem`.
std::vector<MunicipalityMention> parties_by_line(const Prose& prose) {
  constexpr std::size_t kLongestPartyLine = 90;
  constexpr std::size_t kLongestMark = 6;  // bytes: `(2) `, `- `
  const std::string_view text = prose.text();
  std::vector<MunicipalityMention> parties;
  bool between = false;  // below `mellem`
  for (const Span line : prose.lines()) {
    const std::string_view words = line.of(text);
    if (rules("parties").matches(words)) between = true;
    if (!between || words.size() > kLongestPartyLine) continue;
    const std::vector<MunicipalityMention> named = find_municipalities(words);
    if (named.size() == 1 && named.front().with_kommune && named.front().span.begin < kLongestMark) {
      parties.push_back(named.front());
      parties.back().span = shifted(parties.back().span, line.begin);
    } else if (words.ends_with('.')) {
      between = false;
    }
  }
  return parties;
}

/// `Der er indgået aftale mellem regeringen og Viborg, Langeland og Middelfart Kommuner.`: those behind the
/// word, of the first sentence that names some so.
std::vector<MunicipalityMention> parties_in_a_list(const Prose& prose) {
  for (const Span sentence : prose.sentences()) {
    const std::string_view words = sentence.of(prose.text());
    const auto between = rules("list_of_parties").first(words);
    if (!between || rules("party_denied").matches(words)) continue;
    std::vector<MunicipalityMention> named = find_municipalities(words);
    std::erase_if(named, [&](const MunicipalityMention& mention) {
      return !mention.with_kommune || mention.span.begin < between->span.end;
    });
    for (MunicipalityMention& mention : named) mention.span = shifted(mention.span, sentence.begin);
    if (!named.empty()) return named;
  }
  return {};
}

/// The one area that the paper speaks of, where a sentence gives the parties something; as that sentence
/// names it, else as it stands first.
std::optional<AreaMention> area_of_the_parties(const Prose& prose) {
  std::optional<AreaMention> first, given;
  bool gives_any = false;
  for (const Span sentence : prose.sentences()) {
    const std::string_view words = sentence.of(prose.text());
    const bool gives = rules("parties_get").matches(words) && !rules("party_denied").matches(words) &&
                       !rules("not_given").matches(words);
    gives_any = gives_any || gives;
    for (AreaMention& area : find_areas(words)) {
      if (first && first->area != area.area) return std::nullopt;
      area.span = shifted(area.span, sentence.begin);
      if (!first) first = area;
      if (gives && !given) given = std::move(area);
    }
  }
  if (!gives_any) return std::nullopt;
  return given ? given : first;
}

}  // namespace

std::optional<Assigned> assigned_to_only_party(const Prose& prose) {
  constexpr double kOnlyParty = 0.9;
  constexpr std::size_t kLongestPartyLine = 60;
  bool parties_follow = false;  // `mellem` on a line of its own, and a party on each line below
  const std::string_view text = prose.text();
  std::optional<MunicipalityMention> party;
  std::optional<std::pair<AreaMention, Span>> given;
  for (const Span sentence : prose.sentences()) {
    const std::string_view words = sentence.of(text);
    const bool told = words.ends_with('.');
    const bool stands_alone = parties_follow && !told && words.size() < kLongestPartyLine;
    parties_follow = rules("parties").matches(words) || (parties_follow && !told);
    // `Aftale om frisættelse af dagtilbud i Varde Kommune`: the title names the party.
    const bool title = !told && rules("party_gets").matches(words) && !says_who_has_not(words);
    if (rules("parties").matches(words) || stands_alone || title) {
      for (MunicipalityMention& mention : find_municipalities(words)) {
        if (!mention.with_kommune) continue;
        if (party && party->municipality != mention.municipality) return std::nullopt;
        mention.span = shifted(mention.span, sentence.begin);
        if (!party) party = std::move(mention);
      }
    }
    if (!rules("party_gets").matches(words) || rules("party_denied").matches(words)) continue;
    const std::vector<MunicipalityMention> named = find_municipalities(words);
    const bool of_another = std::any_of(named.begin(), named.end(), [&](const MunicipalityMention& mention) {
      return party && mention.municipality != party->municipality;
    });
    if (of_another) continue;
    std::vector<AreaMention> areas = find_areas(words);
    for (AreaMention& institution : find_institutions(words)) areas.push_back(std::move(institution));
    for (AreaMention& area : areas) {
      // Beside `frisættelse` and the name the bare subject is the area.
      if (title) area.confidence = std::max(area.confidence, kOnlyParty);
      if (given && given->first.area != area.area) return std::nullopt;
      if (!given) given = std::pair{area, sentence};
    }
  }
  if (!party || !given) return std::nullopt;
  const AreaMention& area = given->first;
  return Assigned{party->municipality,
                  area.area,
                  party->span,
                  shifted(area.span, given->second.begin),
                  std::min({kOnlyParty, party->confidence, area.confidence}),
                  std::nullopt};
}

std::vector<Assigned> assigned_to_all_parties(const Prose& prose) {
  constexpr double kAllParties = 0.85;  // that each has what the agreement is about: for a person
  constexpr std::size_t kFewest = 2;
  std::vector<MunicipalityMention> parties = parties_by_line(prose);
  if (parties.size() < kFewest) parties = parties_in_a_list(prose);
  if (parties.size() < kFewest) return {};
  const auto area = area_of_the_parties(prose);
  if (!area) return {};
  std::vector<Assigned> result;
  for (const MunicipalityMention& party : parties) {
    result.push_back({party.municipality, area->area, party.span, area->span,
                      std::min({kAllParties, party.confidence, area->confidence}), std::nullopt});
  }
  return result;
}

}  // namespace frisaet
