#include "extractors/lexicon/areas.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "extractors/lexicon/prose.h"
#include "extractors/rules/rule_set.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

enum class Kind { kWhole, kStem, kSubject, kListed, kEveryday };

/// A word that may name an area, before its neighbours are looked at.
struct Candidate {
  Span span;
  Kind kind;
  AreaCode area;
  double weight;
};

std::vector<Candidate> candidates_in(std::string_view text, AreaWords words) {
  std::vector<Candidate> found;
  constexpr std::array<std::pair<std::string_view, Kind>, 5> kFamilies = {{{"area", Kind::kWhole},
                                                                           {"stem", Kind::kStem},
                                                                           {"subject", Kind::kSubject},
                                                                           {"listed", Kind::kListed},
                                                                           {"everyday", Kind::kEveryday}}};
  for (const auto& [family, kind] : kFamilies) {
    if (kind == Kind::kEveryday && words == AreaWords::kNamed) continue;
    // scan: where the exact and the tolerant form match the same word the exact one, which is written first,
    // stays.
    for (const RuleMatch& match : RuleBook::standard().family("areas", family).scan(text)) {
      found.push_back({match.span, kind, match.rule->gives, match.rule->weight});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  std::vector<Candidate> kept;
  for (Candidate& candidate : found) {
    if (kept.empty() || kept.back().span.end <= candidate.span.begin) kept.push_back(std::move(candidate));
  }
  return kept;
}

/// What stands between two areas of one list; nothing when they belong to no list.
struct Link {
  bool alternative = false;  ///< `eller`
};
std::optional<Link> link_between(std::string_view text, Span gap) {
  constexpr std::size_t kLongest = 40;
  if (gap.size() > kLongest || gap.of(text).find("\n\n") != std::string_view::npos) return std::nullopt;
  const auto match = RuleBook::standard().family("area_lists", "link").first(gap.of(text));
  if (!match) return std::nullopt;
  return Link{match->rule->gives == "or"};
}

/// `- Ældre`, `• Skole`: the mark of a list stands between the word and its line's begin.
bool after_bullet(std::string_view text, std::size_t at) {
  const std::string_view lead = text.substr(0, at);
  const std::string_view line = lead.substr(lead.rfind('\n') + 1);  // npos + 1 = 0: the text's first line
  return RuleBook::standard().family("area_lists", "bullet").matches(line);
}

/// True where the word stands alone in its line, cell, brackets or answer.
bool isolated(std::string_view text, Span span) {
  const auto edge = [](char32_t c) {
    return c == 0 || c == '\n' || c == '\f' || c == '|' || c == '(' || c == ')' || c == ':' || c == ';' ||
           c == '.' || c == '\t' || c == '"' || c == U'”';
  };
  const auto skip = [&](std::size_t at, bool forward) {
    while (true) {
      const CodePoint c = forward ? decode_utf8(text, at) : decode_utf8_before(text, at);
      if (c.size == 0) return char32_t{0};
      if (c.value != ' ' && c.value != 0xA0) return c.value;
      at = forward ? at + c.size : at - c.size;
    }
  };
  const char32_t before = skip(span.begin, false);
  return ((edge(before) && before != '.') || after_bullet(text, span.begin)) && edge(skip(span.end, true));
}

using Group = std::vector<Candidate>;

/// Candidates that follow one another with nothing but links between.
std::vector<Group> groups_of(std::string_view text, std::vector<Candidate> candidates) {
  std::vector<Group> groups;
  for (Candidate& candidate : candidates) {
    if (groups.empty() || !link_between(text, {groups.back().back().span.end, candidate.span.begin}))
      groups.emplace_back();
    groups.back().push_back(std::move(candidate));
  }
  return groups;
}

/// `12 kommuner på dagtilbuds-, 8 på folkeskole- og 6 på ældreområdet`: numbers stand between the halves of
/// the shared word, and each half is an area of its own; so is the everyday word in `to på ældre og en på
/// folkeskole`, whichever comes first.
void complete_counted(std::string_view text, std::vector<Group>& groups) {
  const RuleFamily& number = RuleBook::standard().family("area_lists", "number_link");
  const auto known = [](const Candidate& c) { return c.kind == Kind::kWhole || c.kind == Kind::kSubject; };
  const auto counted = [&](const Candidate& last, const Candidate& next) {
    constexpr std::size_t kLongest = 40;
    const Span gap{last.span.end, next.span.begin};
    return gap.size() <= kLongest && number.matches(gap.of(text));
  };
  const auto take = [](Candidate& word, const Candidate& beside) {
    word.kind = beside.kind;
    word.weight = std::min(word.weight, beside.weight);
  };
  for (std::size_t i = groups.size(); i-- > 1;) {
    const Candidate& next = groups[i].front();
    Candidate& last = groups[i - 1].back();
    const bool half = last.kind == Kind::kStem && next.kind == Kind::kWhole;
    if ((half || (last.kind == Kind::kListed && known(next))) && counted(last, next)) take(last, next);
  }
  for (std::size_t i = 1; i < groups.size(); ++i) {
    Candidate& next = groups[i].front();
    const Candidate& last = groups[i - 1].back();
    if (next.kind == Kind::kListed && known(last) && counted(last, next)) take(next, last);
  }
}

/// Gives each word of a group its standing: a stem needs a whole word after it, an everyday word a list or a
/// place of its own.
std::vector<AreaMention> settle(std::string_view text, const Group& group, AreaWords words) {
  std::vector<AreaMention> mentions;
  const bool strong =
      std::any_of(group.begin(), group.end(), [](const Candidate& c) { return c.kind != Kind::kListed; });
  for (std::size_t i = 0; i < group.size(); ++i) {
    const Candidate& candidate = group[i];
    const auto whole = std::find_if(group.begin() + static_cast<std::ptrdiff_t>(i), group.end(),
                                    [](const Candidate& c) { return c.kind == Kind::kWhole; });
    double confidence = candidate.weight;
    if (candidate.kind == Kind::kStem) {
      if (whole == group.end()) continue;
      confidence = std::min(confidence, whole->weight);
    } else if (candidate.kind == Kind::kListed) {
      if (words == AreaWords::kNamed && !(strong && group.size() > 1) && !isolated(text, candidate.span))
        continue;
    } else if (candidate.kind == Kind::kSubject && whole != group.end()) {
      confidence = std::max(confidence, 0.9);  // `dagtilbud, folkeskole og ældreområdet`
    }
    mentions.push_back({candidate.span, candidate.area, confidence});
  }
  return mentions;
}

/// Spans found in unwrapped text, as spans of the text itself.
Span outside(const Mapped& unwrapped, Span span) {
  return unwrapped.map.to_source(span);
}

bool either_before(std::string_view text, std::size_t at) {
  const std::size_t begin = floor_code_point(text, at > 40 ? at - 40 : 0);
  return RuleBook::standard().family("area_lists", "either").matches(text.substr(begin, at - begin));
}

}  // namespace

std::vector<AreaList> find_area_lists(std::string_view text, AreaWords words) {
  const Mapped unwrapped = unwrap(text);
  const std::string_view inner = unwrapped.text;
  std::vector<AreaList> lists;
  std::vector<Group> groups = groups_of(inner, candidates_in(inner, words));
  complete_counted(inner, groups);
  for (const Group& group : groups) {
    std::vector<AreaMention> mentions = settle(inner, group, words);
    if (mentions.empty()) continue;
    AreaList list;
    const Span span{mentions.front().span.begin, mentions.back().span.end};
    list.either = either_before(inner, span.begin);
    if (mentions.size() > 1) list.joint = AreaList::Joint::kAnd;
    for (std::size_t i = 1; i < mentions.size(); ++i) {
      const auto link = link_between(inner, {mentions[i - 1].span.end, mentions[i].span.begin});
      if (link && link->alternative) list.joint = AreaList::Joint::kOr;
    }
    list.span = outside(unwrapped, span);
    for (AreaMention& mention : mentions) mention.span = outside(unwrapped, mention.span);
    list.areas = std::move(mentions);
    lists.push_back(std::move(list));
  }
  return lists;
}

std::vector<AreaMention> find_institutions(std::string_view text) {
  std::vector<AreaMention> found;
  for (const RuleMatch& match : RuleBook::standard().family("areas", "institution").scan(text)) {
    const std::string& area = match.rule->gives;
    const bool known = std::any_of(found.begin(), found.end(),
                                   [&](const AreaMention& mention) { return mention.area == area; });
    if (area != "none" && !known) found.push_back({match.span, area, match.rule->weight});
  }
  return found;
}

std::optional<AreaMention> area_in_cell(std::string_view row) {
  for (const std::string_view family : {"area", "subject", "listed"}) {
    const auto found = RuleBook::standard().family("areas", family).scan(row);
    if (found.size() == 1) {
      // In a cell the everyday word is meant as the area.
      return AreaMention{found.front().span, found.front().rule->gives,
                         std::max(found.front().rule->weight, 0.9)};
    }
    if (found.size() > 1) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<AreaMention> area_at_row_start(std::string_view row) {
  const std::size_t begin = std::min(row.find_first_not_of("| \t\n"), row.size());
  const std::string_view rest = row.substr(begin);
  // `Ældre- og dagtilbudsområdet`: a row of several names none as its own.
  const std::vector<AreaList> lists = find_area_lists(rest);
  if (!lists.empty() && lists.front().span.begin == 0 && lists.front().areas.size() > 1) return std::nullopt;
  const std::size_t cell = std::min({rest.find_first_of("|\t\n"), rest.find("  "), rest.size()});
  const std::size_t word = std::min(rest.find(' '), cell);
  std::optional<AreaMention> area;
  // A row without marks is no cell: its later words may be a remark.
  if (cell < rest.size()) area = area_in_cell(rest.substr(0, cell));
  if (!area) area = area_in_cell(rest.substr(0, word));
  if (area) area->span = shifted(area->span, begin);
  return area;
}

std::vector<AreaMention> find_areas(std::string_view text) {
  std::vector<AreaMention> mentions;
  for (AreaList& list : find_area_lists(text)) {
    for (AreaMention& mention : list.areas) mentions.push_back(std::move(mention));
  }
  return mentions;
}

std::vector<AreaCode> areas_in(std::string_view text) {
  constexpr double kNamed = 0.7;
  std::vector<AreaCode> codes;
  for (const AreaMention& mention : find_areas(text)) {
    if (mention.confidence >= kNamed && std::find(codes.begin(), codes.end(), mention.area) == codes.end()) {
      codes.push_back(mention.area);
    }
  }
  return codes;
}

}  // namespace frisaet
