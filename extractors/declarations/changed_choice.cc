// What an amendment makes of an order, which of several proposals was adopted, and what is taken back.
#include "extractors/declarations/changed_choice.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extractors/declarations/choice.h"
#include "extractors/declarations/replacement.h"
#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("choosing", family);
}

/// The areas of words in text order, each once.
std::vector<AreaCode> named_in(std::string_view words) {
  std::vector<AreaCode> named;
  for (const AreaList& list : find_area_lists(words, AreaWords::kEveryday)) {
    for (const AreaMention& mention : list.areas) {
      if (std::find(named.begin(), named.end(), mention.area) == named.end()) named.push_back(mention.area);
    }
  }
  return named;
}

void close_ranks(std::vector<StatedWish>& wishes) {
  int place = 0;
  std::optional<int> before;
  for (StatedWish& wish : wishes) {
    if (!wish.rank) return;
    if (wish.rank != before) ++place;
    before = wish.rank;
    wish.rank = place;
  }
}

}  // namespace

std::optional<Span> retracted(std::string_view text, Span sentence) {
  const auto back = rules("retracts").first(text, sentence);
  const auto answer = rules("answer").first(text, sentence);
  if (!back || !answer || rules("gives_way").first(text, sentence)) return std::nullopt;
  Span stretch = sentence;
  for (const RuleMatch& joint : rules("stretch").scan(text, sentence)) {
    if (joint.span.end <= back->span.begin) stretch.begin = joint.span.begin;
    if (joint.span.begin >= back->span.end) stretch.end = std::min(stretch.end, joint.span.begin);
  }
  if (RuleBook::standard().family("declarations", "not_taken_back").matches(sentence.of(text)) ||
      taken_back_only_if(text, sentence, back->span))
    return std::nullopt;
  if (!back->span.of(text).starts_with("ikke l") && stretch.of(text).find(" ikke ") != std::string_view::npos)
    return std::nullopt;
  // `Ansøgningen af 3. maj trækkes tilbage`, `trække ansøgningen af 3. maj tilbage`
  const std::size_t begin = answer->span.begin;
  std::size_t end = std::min(std::max(back->span.begin, answer->span.end), sentence.end);
  if (back->span.contains(answer->span)) {
    const std::size_t last = back->span.of(text).rfind(' ');
    end = back->span.begin + (last == std::string_view::npos ? back->span.size() : last);
  }
  // `trækker dermed sin ansøgning om A`
  if (back->span.end == answer->span.end)
    end = std::max(end, text.substr(0, sentence.end).find_last_not_of(". \n") + 1);
  for (const std::string_view stop : {", ", " om at "}) {
    const std::size_t at = text.substr(begin, end - begin).find(stop);
    if (at != std::string_view::npos) end = begin + at;
  }
  return trimmed(text, {begin, end});
}

std::optional<std::vector<StatedWish>> changed_order(std::string_view change,
                                                     const std::vector<StatedWish>& base) {
  std::vector<StatedWish> wishes = base;
  const std::vector<AreaCode> named = named_in(change);
  const auto find = [&](const AreaCode& area) {
    return std::find_if(wishes.begin(), wishes.end(), [&](const StatedWish& w) { return w.area == area; });
  };
  if (rules("only_first").matches(change)) {
    std::erase_if(wishes, [](const StatedWish& wish) { return wish.rank != 1; });
    return wishes.empty() ? std::nullopt : std::optional(wishes);
  }
  if (rules("swap").matches(change)) {
    if (wishes.size() == 2 && wishes[0].rank == 1 && wishes[1].rank == 2) {
      std::swap(wishes[0].area, wishes[1].area);
      return wishes;
    }
    if (named.size() == 2 && find(named[0]) != wishes.end() && find(named[1]) != wishes.end()) {
      std::swap(find(named[0])->area, find(named[1])->area);
      return wishes;
    }
    return std::nullopt;
  }
  if (rules("open").matches(change)) {
    for (const AreaCode& area : named) {
      if (find(area) == wishes.end()) wishes.push_back({area, std::nullopt, std::nullopt, {}, std::nullopt});
    }
    for (StatedWish& wish : wishes) wish.rank.reset();
    return wishes.size() > 1 ? std::optional(wishes) : std::nullopt;
  }
  const auto way = rules("gives_way").first(change);
  if (way && named.size() == 2) {
    const std::vector<AreaCode> goes = named_in(change.substr(0, way->span.begin));
    const std::vector<AreaCode> comes = named_in(change.substr(way->span.end));
    if (goes.size() != 1 || comes.size() != 1 || find(goes[0]) == wishes.end()) return std::nullopt;
    if (find(comes[0]) != wishes.end()) {
      std::swap(find(goes[0])->area, find(comes[0])->area);
    } else {
      find(goes[0])->area = comes[0];
    }
    return wishes;
  }
  // What the words place anew stands where they say; what they deny goes; the rest follows in its order.
  const WishReading said = read_choice(change, {{0, change.size()}}, WishFrame::kChosen);
  std::vector<AreaCode> kept;
  for (const StatedWish& wish : said.wishes) kept.push_back(wish.area);
  std::vector<AreaCode> struck;
  for (const AreaCode& area : named) {
    if (std::find(kept.begin(), kept.end(), area) == kept.end()) struck.push_back(area);
  }
  if (named.empty() || (said.wishes.empty() && struck.empty())) return std::nullopt;
  std::erase_if(wishes, [&](const StatedWish& wish) {
    return std::find(named.begin(), named.end(), wish.area) != named.end();
  });
  for (const StatedWish& wish : said.wishes) {
    if (!wish.rank) return std::nullopt;
    const std::size_t at = std::min(static_cast<std::size_t>(*wish.rank - 1), wishes.size());
    wishes.insert(wishes.begin() + static_cast<std::ptrdiff_t>(at), wish);
  }
  for (std::size_t i = 0; i < wishes.size() && !said.wishes.empty(); ++i)
    wishes[i].rank = static_cast<int>(i) + 1;
  close_ranks(wishes);
  return wishes.empty() ? std::nullopt : std::optional(wishes);
}

std::vector<Span> adopted_sentences(std::string_view text, const std::vector<Span>& sentences,
                                    std::string_view decision) {
  std::vector<Span> kept = sentences;
  // Named possibilities: the one that the decision names, up to the next.
  std::vector<std::pair<std::string, std::size_t>> labels;
  for (const RuleMatch& match : rules("alternative").scan(text)) {
    const std::size_t behind = match.span.end;
    if (behind < text.size() &&
        (text[behind] == ':' || text[behind] == ',' || text.substr(behind).starts_with(" (")))
      labels.emplace_back(fold(match.span.of(text)), match.span.begin);
  }
  if (labels.size() > 1) {
    std::set<std::string> chosen;
    for (const RuleMatch& match : rules("alternative").scan(decision))
      chosen.insert(fold(match.span.of(decision)));
    std::vector<Span> of_label;
    for (std::size_t i = 0; i < labels.size() && chosen.size() == 1; ++i) {
      if (chosen.count(labels[i].first) == 0) continue;
      const std::size_t begin = text.find_first_of(" :,(", labels[i].second + labels[i].first.size());
      const std::size_t stop = std::min(text.find_first_of(".\f", labels[i].second), text.size());
      const std::size_t end = i + 1 < labels.size() ? labels[i + 1].second : stop;
      if (begin < end) of_label.push_back(trimmed(text, {begin, end}));
    }
    return of_label;
  }
  // Told of by who proposed it, but the proposals do not say which is whose.
  const bool parted = rules("parted").matches(decision);
  if (parted &&
      std::none_of(kept.begin(), kept.end(), [&](Span s) { return rules("parted").first(text, s); }))
    return {};
  const auto of_minority = [&](Span s) { return rules("minority").first(text, s).has_value(); };
  if (std::any_of(kept.begin(), kept.end(), of_minority)) {
    bool minority = false;
    for (const RuleMatch& match : rules("minority").scan(decision)) {
      const std::string_view rest = decision.substr(match.span.end, 120);
      const std::size_t stop = rest.find('.');
      const std::string told = to_lower(rest.substr(0, stop));
      minority = told.find("vedtaget") != std::string::npos || told.find("godkendt") != std::string::npos ||
                 told.find("tiltrådt") != std::string::npos;
      if (told.find("ikke") != std::string::npos) minority = false;
    }
    std::erase_if(kept, [&](Span s) { return of_minority(s) != minority; });
    // Whose proposal it was does not matter any more.
    for (Span& sentence : kept) {
      const auto who = rules("minority").first(text, sentence);
      const auto proposes = rules("proposes").first(text, sentence);
      if (who && proposes && who->span.end < proposes->span.begin) sentence.begin = proposes->span.begin;
    }
  }
  // Beside a sentence that proposes, what tells of the past is how the case came there.
  const auto proposes = [&](Span s) { return rules("proposes").matches(s.of(text)); };
  if (std::any_of(kept.begin(), kept.end(), proposes)) {
    std::erase_if(kept, [&](Span s) { return !proposes(s) && rules("history").matches(s.of(text)); });
  }
  return kept;
}

bool rearranges(std::string_view words) {
  return rules("swap").matches(words) || rules("open").matches(words) || rules("only_first").matches(words) ||
         rules("gives_way").matches(words);
}

bool turns_order_round(std::string_view words) {
  return rules("swap").matches(words);
}

bool speaks_of_being_freed(std::string_view words) {
  return rules("about").matches(words);
}

}  // namespace frisaet
