#include "extractors/declarations/wish_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

}  // namespace

std::vector<Condition> conditions_in(std::string_view text, Span piece) {
  std::vector<Condition> conditions;
  // `* Er det optaget, søges der om B`
  for (const std::string_view bullet : {"* ", "- ", "• ", "– ", "· "})
    if (piece.of(text).starts_with(bullet)) piece.begin += bullet.size();
  if (const auto first = rules("condition_first").first(piece.of(text)))
    conditions.push_back({shifted(first->span, piece.begin), true});
  for (const RuleMatch& match : rules("condition").scan(text, piece)) {
    if (!conditions.empty() && conditions.front().span.overlaps(match.span)) continue;
    const std::string_view lead = text.substr(piece.begin, match.span.begin - piece.begin);
    // `og kun hvis det ikke lykkes på B`: no comma stands between the condition and its area.
    const auto alone = rules("condition_alone").first(match.span.of(text));
    const bool area_behind = alone && !areas_in(match.span.of(text).substr(alone->span.end)).empty();
    if (area_behind) {
      constexpr std::string_view kOnly = "kun ";
      Span words{match.span.begin, match.span.begin + alone->span.end};
      if (lead.ends_with(kOnly)) words.begin -= kOnly.size();
      conditions.push_back({words, true});
      continue;
    }
    const bool leads = trim(lead).empty() || rules("condition_leads").matches(lead);
    conditions.push_back({trimmed(text, match.span), leads});
  }
  return conditions;
}

bool depends_on_another_wish(std::string_view condition) {
  return rules("condition_counts").matches(condition) && !rules("condition_of_the_frame").matches(condition);
}

bool is_beside_the_choice(std::string_view text, Span clause, Span area) {
  const RuleBook& book = RuleBook::standard();
  return book.family("choosing", "not_the_choice_behind")
             .matches(text.substr(area.end, clause.end - area.end)) ||
         book.family("choosing", "not_the_choice_before")
             .matches(text.substr(clause.begin, area.begin - clause.begin));
}

bool in_condition(Span words, const std::vector<Condition>& conditions) {
  return std::any_of(conditions.begin(), conditions.end(),
                     [&](const Condition& condition) { return condition.span.overlaps(words); });
}

Span behind_what_was_weighed(std::string_view text, Span sentence) {
  const auto weighed = rules("weighed_first").first(text, sentence);
  if (!weighed) return sentence;
  const std::size_t begin = text.find_first_not_of(", ", weighed->group("now")->begin);
  return {begin, sentence.end};
}

std::optional<RuleMatch> real_no(std::string_view text, Span piece,
                                 const std::vector<Condition>& conditions) {
  const RuleBook& book = RuleBook::standard();
  std::vector<RuleMatch> harmless = rules("harmless_no").scan(text, piece);
  // `uden indbyrdes rækkefølge` takes no area away.
  for (const RuleFamily* family : {&book.family("choosing", "harmless"), &book.family("choosing", "open")}) {
    for (RuleMatch& match : family->scan(text, piece)) harmless.push_back(std::move(match));
  }
  // `ikke prioriteret`: of one area a no, of several that they have no order.
  std::vector<RuleMatch> not_ranked = rules("not_ranked").scan(text, piece);
  if (areas_in(piece.of(text)).size() == 1) {
    std::erase_if(harmless, [&](const RuleMatch& match) {
      return std::any_of(not_ranked.begin(), not_ranked.end(),
                         [&](const RuleMatch& words) { return words.span.overlaps(match.span); });
    });
  } else {
    std::move(not_ranked.begin(), not_ranked.end(), std::back_inserter(harmless));
  }
  // `…området, så de ældste kan arbejde uden dispensationer`: what is done without is no area.
  const auto without_something = [&](Span no) {
    return to_lower(no.of(text)) == "uden" &&
           find_area_lists(text.substr(no.end, piece.end - no.end), AreaWords::kEveryday).empty();
  };
  const auto takes_away = [&](const RuleMatch& no) {
    return !in_condition(no.span, conditions) && !without_something(no.span) &&
           std::none_of(harmless.begin(), harmless.end(),
                        [&](const RuleMatch& other) { return other.span.overlaps(no.span); });
  };
  for (const RuleFamily* family : {&book.family("choosing", "no"), &rules("declines"), &rules("says_no")}) {
    const std::vector<RuleMatch> found = family->scan(text, piece);
    const auto no = std::find_if(found.begin(), found.end(), takes_away);
    if (no != found.end()) return *no;
  }
  return std::nullopt;
}

bool denies(std::string_view text, Span piece, const std::vector<Condition>& conditions) {
  return real_no(text, piece, conditions).has_value();
}

std::vector<RankWord> ranks_in(std::string_view text, Span piece, const std::vector<Condition>& conditions) {
  std::vector<RankWord> ranks;
  for (const char* family : {"rank", "rank_adverb"}) {
    for (const RuleMatch& match : rules(family).scan(text, piece)) {
      if (!in_condition(match.span, conditions))
        ranks.push_back({match.rule->gives[0] - '0', match.span, match.rule->family == "rank_adverb"});
    }
  }
  if (const auto other = rules("rank_ellipsis").first(piece.of(text)))
    ranks.push_back({other->rule->gives[0] - '0', shifted(*other->group("rank"), piece.begin)});
  std::sort(ranks.begin(), ranks.end(),
            [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return ranks;
}

std::vector<AreaList> area_lists_in(std::string_view text, Span piece,
                                    const std::vector<Condition>& conditions) {
  std::vector<AreaList> kept;
  for (AreaList& list : find_area_lists(piece.of(text))) {
    list.span = shifted(list.span, piece.begin);
    for (AreaMention& area : list.areas) area.span = shifted(area.span, piece.begin);
    const bool conditional = in_condition(list.span, conditions);
    // `ældreområdets følgegruppe`: something of the area's.
    const bool of_it = rules("of_an_area").matches(list.areas.back().span.of(text));
    if (!conditional && !of_it) kept.push_back(std::move(list));
  }
  return kept;
}

void add_group(std::vector<WishGroup>& groups, std::vector<AreaMention> areas, std::optional<RankWord> rank,
               bool alternative) {
  WishGroup group;
  group.areas = std::move(areas);
  group.alternative = alternative;
  if (rank) {
    group.rank = rank->rank;
    group.rank_span = rank->span;
  }
  groups.push_back(std::move(group));
}

bool wish_of_another(std::string_view sentence, const std::optional<MunicipalityRef>& own) {
  if (!own) return false;
  const std::vector<MunicipalityMention> mentions = find_municipalities(sentence);
  const std::vector<Condition> conditions = conditions_in(sentence, {0, sentence.size()});
  return std::any_of(mentions.begin(), mentions.end(), [&](const MunicipalityMention& mention) {
    // `Hvis Odense trækker sig, ønsker vi A`: ours.
    return mention.municipality != *own && !in_condition(mention.span, conditions) &&
           rules("another_wishes").matches(sentence.substr(mention.span.end));
  });
}

}  // namespace frisaet
