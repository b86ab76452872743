#include "extractors/lexicon/vote_subjects.h"

#include <algorithm>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_votes", family);
}

}  // namespace

std::optional<std::string> subject_before(std::string_view text, std::size_t from, std::size_t at) {
  std::optional<RuleMatch> last;
  for (const RuleMatch& match : rules("subject").scan(text, {from, at})) last = match;
  if (!last || last->rule->gives != "amendment") return std::nullopt;
  // `Ændringsforslaget faldt. Indstillingen vedtaget. O stemte imod.`
  if (rules("main_decided").first(text, {last->span.end, at})) return std::nullopt;
  return squeeze(last->span.of(text));
}

std::optional<std::string> subject_of_figures(std::string_view text, std::size_t from, std::size_t at) {
  std::optional<RuleMatch> last;
  for (const RuleMatch& match : rules("subject").scan(text, {from, at})) last = match;
  if (!last || last->rule->gives != "amendment" || rules("main_named").first(text, {last->span.begin, at}) ||
      rules("main_decided").first(text, {last->span.begin, at}))
    return std::nullopt;
  const std::string words = squeeze(text.substr(last->span.begin, at - last->span.begin));
  return words.substr(0, std::min(words.find(" blev "), words.find(", ")));
}

void name_fallen_motions(std::string_view text, Span within, std::vector<VoteMention>& votes) {
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const bool last = i + 1 == votes.size();
    const std::size_t from = i == 0 ? within.begin : votes[i - 1].span.end;
    const std::size_t to = last ? within.end : votes[i + 1].span.begin;
    if (votes[i].vote.subject || votes[i].span.end > to || from > votes[i].span.begin) continue;
    const auto moved = rules("motion").first(text, {from, votes[i].span.begin});
    if (!moved) {
      const auto behind = rules("procedure_told").first(text, {votes[i].span.begin, to});
      if (behind) votes[i].vote.subject = squeeze(behind->group("what")->of(text));
      continue;
    }
    const auto fell = rules("motion_fell").first(text, {moved->span.begin, to});
    // Behind the last vote the main proposal's result must stand: else the motion is the case.
    if (fell && (!last || rules("main_decided").first(text, {fell->span.end, to})))
      votes[i].vote.subject = squeeze(moved->group("what")->of(text));
  }
}

}  // namespace frisaet
