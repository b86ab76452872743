#include "extractors/minutes/head_from_items.h"

#include <algorithm>
#include <utility>

#include "extractors/lexicon/bodies.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// `TEKNISK UDVALG` in the head is how that line is set; the lines above its decisions print the name.
void spell_as_in_steps(const std::vector<Mark>& marks, Head& head) {
  if (!head.body || !all_capitals(head.body->value)) return;
  for (const Mark& mark : marks) {
    if (!mark.step || all_capitals(mark.step->body) || fold(mark.step->body) != fold(head.body->value))
      continue;
    head.body = Found<std::string>{mark.step->body, mark.step->words};
    return;
  }
}

/// `Udvalget "Et godt liv"` in the head, `Beslutning i Udvalget for Voksne den 3. maj 2022` below its items:
/// the same day's only committee above decisions, where none is the head's own. Not for a council, which may
/// meet on the day of a committee.
void read_second_name(const std::vector<Mark>& marks, Head& head) {
  constexpr int kFewest = 2;
  const auto is_committee = [](std::string_view body) {
    return body_kind_of(body).value_or(BodyKind::kCommittee) == BodyKind::kCommittee;
  };
  if (!head.body || !head.date || !is_committee(head.body->value)) return;
  std::string name;
  int times = 0;
  for (const Mark& mark : marks) {
    if (!mark.step || mark.step->body.empty()) continue;
    if (same_body(mark.step->body, head.body->value)) return;
    if (!mark.step->says_decision || mark.step->date != head.date->value) continue;
    if (!is_committee(mark.step->body) || (times > 0 && !same_body(mark.step->body, name))) return;
    name = mark.step->body;
    ++times;
  }
  if (times >= kFewest) head.body_in_steps = name;
}

/// `BØRNE- OG KULTURUDVALGET` above sentences that spell the name out. One word may be a sentence's first.
void spell_as_in_sentences(std::string_view text, const std::vector<Mark>& marks, Head& head) {
  if (!head.body || !all_capitals(head.body->value) || head.body->value.find(' ') == std::string::npos)
    return;
  for (const Mark& mark : marks) {
    for (const BodyMention& body : find_bodies(mark.piece.span.of(text))) {
      if (fold(body.name) != fold(head.body->value) || all_capitals(body.name) ||
          !is_upper(decode_utf8(body.name, 0).value))
        continue;
      head.body = Found<std::string>{body.name, shifted(body.span, mark.piece.span.begin)};
      return;
    }
  }
}

/// `Beslutning fra Børneudvalget, 7. juni 2022: …` / `Beslutning`: a dated line with its text, and behind it
/// in the same item the heading of the meeting's own decision.
bool stands_before_own_decision(const std::vector<Mark>& marks, std::size_t step) {
  // Numbers of items rise: one that is no higher than those above is a point's (`1. Anbefales af A og V`).
  int highest = 0;
  for (std::size_t i = 0; i < step; ++i) {
    if (marks[i].item) highest = std::max(highest, marks[i].item->number);
  }
  bool text = !marks[step].step->rest.empty();
  for (std::size_t i = step + 1; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (mark.has(HeadingRole::kDecision)) return text;
    const bool next_item = mark.item && mark.item->number > highest && !mark.result && mark.piece.gap > 0;
    if (mark.section() || next_item) return false;
    text = text || mark.step || !mark.heading;
  }
  return false;
}

}  // namespace

bool says_only_committee(std::string_view body) {
  const std::string words = fold(body);
  return words == "udvalget" || words == "udvalg";
}

bool all_capitals(std::string_view words) {
  bool any = false;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = decode_utf8(words, at);
    if (is_letter(c.value) && !is_upper(c.value)) return false;
    any = any || is_letter(c.value);
    at += c.size;
  }
  return any;
}

void take_day_of_steps(const std::vector<Mark>& marks, const std::map<std::string, Found<Date>>& days,
                       Head& head) {
  constexpr int kFewest = 2;
  if (!head.body || !head.date || days.size() < 2) return;
  std::string day;
  int times = 0;
  for (const Mark& mark : marks) {
    if (!mark.step || !mark.step->date || !same_body(mark.step->body, head.body->value)) continue;
    const std::string said = to_iso(*mark.step->date);
    if (!day.empty() && said != day) return;
    day = said;
    ++times;
  }
  const auto named = days.find(day);
  if (times < kFewest || named == days.end() || day <= to_iso(head.date->value)) return;
  head.date = named->second;
}

void take_body_of_steps(const std::vector<Mark>& marks,
                        const std::map<std::string, Found<std::string>>& bodies, Head& head) {
  constexpr int kFewest = 2;
  if (!head.body || !head.date || bodies.size() < 2) return;
  const Step* told = nullptr;
  int times = 0;
  for (const Mark& mark : marks) {
    // A heading without a body is the meeting's own decision, and the dated lines may be others'.
    if (!mark.step && mark.has(HeadingRole::kDecision)) return;
    if (!mark.step || mark.step->body.empty() || says_only_committee(mark.step->body)) continue;
    if (same_body(mark.step->body, head.body->value)) return;
    if (!mark.step->says_decision || mark.step->date != head.date->value) continue;
    if (told != nullptr && !same_body(mark.step->body, told->body)) return;
    told = &*mark.step;
    ++times;
  }
  const auto named = told == nullptr ? bodies.end() : bodies.find(fold(told->body));
  if (times >= kFewest && named != bodies.end()) head.body = named->second;
}

std::optional<Found<std::string>> body_in_sentences(std::string_view text, const std::vector<Mark>& marks) {
  static const RuleFamily& asked = RuleBook::standard().family("minutes_heads", "body_that_is_asked");
  static const RuleFamily& did = RuleBook::standard().family("minutes_outcomes", "body_speaks");
  std::optional<Found<std::string>> found;
  HeadingRole open = HeadingRole::kEnding;
  for (const Mark& mark : marks) {
    if (mark.heading) open = mark.heading->role;
    if (mark.step) open = HeadingRole::kHistory;
    const bool proposes = open == HeadingRole::kRecommendation;
    if (!proposes && open != HeadingRole::kDecision) continue;
    for (const Span inner : sentences_of(mark.piece.span.of(text))) {
      const Span sentence = shifted(inner, mark.piece.span.begin);
      const auto match = (proposes ? asked : did).first(sentence.of(text));
      if (!match || match->rule->gives == "none") continue;
      const auto bodies = find_bodies(sentence.of(text));
      const std::size_t from = proposes ? match->span.end : 0;
      const auto body = std::find_if(bodies.begin(), bodies.end(),
                                     [&](const BodyMention& b) { return b.span.begin == from; });
      if (body == bodies.end() || body->genitive || says_only_committee(body->name)) continue;
      if (found && !same_body(found->value, body->name)) return std::nullopt;
      if (!found) found = Found<std::string>{body->name, shifted(body->span, sentence.begin)};
    }
  }
  return found;
}

void complete_name(std::string_view text, const std::vector<Mark>& marks, Head& head) {
  spell_as_in_steps(marks, head);
  read_second_name(marks, head);
  spell_as_in_sentences(text, marks, head);
}

void complete_from_steps(const std::vector<Mark>& marks, Head& head) {
  struct Count {
    int times = 0;
    const Step* step = nullptr;
  };
  std::map<std::pair<std::string, std::string>, Count> counts;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (!mark.step || !mark.step->date || mark.step->body.empty() || says_only_committee(mark.step->body))
      continue;
    if (stands_before_own_decision(marks, i)) continue;
    if (head.body && !same_body(head.body->value, mark.step->body)) continue;
    if (head.date && head.date->value != *mark.step->date) continue;
    Count& count = counts[{to_iso(*mark.step->date), fold(mark.step->body)}];
    count.times += mark.step->says_decision ? 2 : 1;
    count.step = &*mark.step;
  }
  const Count* best = nullptr;
  for (const auto& [key, count] : counts) {
    if (best == nullptr || count.times >= best->times) best = &count;  // ISO order: the later day wins a tie
  }
  if (best == nullptr) return;
  if (!head.body) {
    head.body = Found<std::string>{best->step->body, best->step->words};
    head.body_from_steps = true;
  }
  if (!head.date) {
    head.date = Found<Date>{*best->step->date, best->step->words};
    head.date_from_steps = true;
  }
}

}  // namespace frisaet::minutes
