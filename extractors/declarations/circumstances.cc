#include "extractors/declarations/circumstances.h"

#include <algorithm>
#include <utility>

#include "extractors/declarations/tick_lists.h"
#include "extractors/declarations/wish_words.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/dates.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

std::optional<Span> first_piece(const Prose& prose, const std::vector<Span>& pieces,
                                std::string_view family) {
  const auto found = std::find_if(pieces.begin(), pieces.end(),
                                  [&](Span piece) { return rules(family).matches(piece.of(prose.text())); });
  return found == pieces.end() ? std::nullopt : std::optional<Span>(*found);
}

int weight_of(std::string_view kind) {
  return kind == "council" ? 3 : kind == "finance_committee" ? 2 : 1;
}

/// A body and, where one is told, a day.
struct Candidate {
  RuleMatch body;
  Span body_name;
  std::optional<Date> date;
  std::optional<Span> date_span;
  Span sentence;
  bool only_talked_about = false;
};

/// `behandlede`, `drøftede` and no other word for a decision.
bool only_talked_about(std::string_view sentence) {
  const std::vector<RuleMatch> decided = rules("decided").scan(sentence);
  std::vector<RuleMatch> talked = rules("talked_about").scan(sentence);
  for (RuleMatch& off : rules("put_off").scan(sentence))
    talked.push_back(std::move(off));  // `uden beslutning`
  return !decided.empty() && std::all_of(decided.begin(), decided.end(), [&](const RuleMatch& word) {
    return std::any_of(talked.begin(), talked.end(),
                       [&](const RuleMatch& talk) { return talk.span.overlaps(word.span); });
  });
}

/// `behandlede sagen, men udsatte den`.
bool only_put_off(std::string_view sentence) {
  return rules("put_off").matches(sentence) && only_talked_about(sentence);
}

struct Day {
  Span span;
  Date date;
};

/// The days of a sentence: printed in full, or told from the letter's own day.
std::vector<Day> days_in(std::string_view text, Span sentence, std::optional<Date> written) {
  std::vector<Day> days;
  const auto add = [&](Span span, Date date) { days.push_back({shifted(span, sentence.begin), date}); };
  for (const DateMention& mention : find_dates(sentence.of(text))) {
    if (mention.date) add(mention.span, *mention.date);
  }
  if (written) {
    for (const DayBack& back : find_days_back(sentence.of(text), *written)) add(back.span, back.date);
  }
  return days;
}

/// The day nearest to the body, unless only announced. A day before the body is likelier another's; it
/// counts from further away.
const Day* nearest_day(std::string_view text, Span sentence, const RuleMatch& body,
                       const std::vector<Day>& days) {
  constexpr std::size_t kReach = 130;
  const Day* nearest = nullptr;
  std::size_t distance = kReach;
  for (const Day& day : days) {
    if (rules("pending").matches(text.substr(sentence.begin, day.span.begin - sentence.begin))) continue;
    const bool behind = day.span.begin >= body.span.end;
    const std::size_t gap =
        behind ? day.span.begin - body.span.end : body.span.begin - std::min(body.span.begin, day.span.end);
    const std::size_t weighted = behind ? gap : gap * 2;
    if (weighted >= distance) continue;
    distance = weighted;
    nearest = &day;
  }
  return nearest;
}

/// `Byrådet … den 3. maj 2022` or `den 3. maj 2022 … Byrådet`; `before` is the sentence that told of a
/// meeting held, if the one before did.
std::vector<Candidate> candidates_in(std::string_view text, Span sentence, std::optional<Span> before,
                                     std::optional<Date> written) {
  std::vector<Candidate> candidates;
  const std::vector<Day> days = days_in(text, sentence, written);
  for (const RuleMatch& body : rules("body").scan(text, sentence)) {
    const std::string_view lead = text.substr(sentence.begin, body.span.begin - sentence.begin);
    const std::string_view rest = text.substr(body.span.end, sentence.end - body.span.end);
    // `på vegne af Udvalget, som den 3. maj valgte`: announced before, told behind.
    if (!rules("decided_relative").matches(rest) &&
        (rules("pending").matches(lead) || rules("pending_after").matches(rest)))
      continue;
    Candidate candidate{body, body.group("body").value_or(body.span), {}, {}, sentence, false};
    if (const Day* day = nearest_day(text, sentence, body, days)) {
      candidate.date = day->date;
      candidate.date_span = day->span;
    } else if (before && rules("at_the_meeting").matches(sentence.of(text))) {
      const std::vector<Day> held = days_in(text, *before, written);
      if (!held.empty()) candidate.date = held.back().date, candidate.date_span = held.back().span;
    }
    if (candidate.date || rules("has_decided_itself").matches(rest)) candidates.push_back(candidate);
  }
  return candidates;
}

std::optional<Span> item_in(std::string_view text, Span sentence) {
  const auto match = rules("item").first(text, sentence);
  return match ? match->group("number") : std::nullopt;
}

/// The item in the decision's own sentence, else in another that tells of a decision of the same body.
std::optional<Span> item_of(std::string_view text, const Candidate& decision,
                            const std::vector<Span>& pieces) {
  if (auto item = item_in(text, decision.sentence)) return item;
  for (const Span piece : pieces) {
    // `Sagen var nummer 14 på dagsordenen`, right after.
    const bool next = piece.begin >= decision.sentence.end && piece.begin <= decision.sentence.end + 2;
    if (next && rules("item_told").matches(piece.of(text))) return item_in(text, piece);
    const auto body = rules("body").first(text, piece);
    const bool same = body && body->rule->gives == decision.body.rule->gives;
    if (!same || !rules("decided").matches(piece.of(text))) continue;
    if (auto item = item_in(text, piece)) return item;
  }
  return std::nullopt;
}

bool same_paragraph(std::string_view text, Span a, Span b) {
  return text.substr(a.end, b.begin - a.end).find("\n\n") == std::string_view::npos;
}

/// `Ja, i Økonomiudvalget den 3. maj`: the body right behind the yes, and such as are named beside it
/// (`og i Byrådet den 9. maj`).
void keep_who_answers(std::string_view text, Span piece, std::vector<Candidate>& found) {
  const auto yes = rules("answers_that_it_was").first(piece.of(text));
  const std::vector<RuleMatch> bodies = rules("body").scan(text, piece);
  const auto body =
      std::min_element(bodies.begin(), bodies.end(),
                       [](const RuleMatch& a, const RuleMatch& b) { return a.span.begin < b.span.begin; });
  const std::size_t begin = piece.begin + (yes ? yes->span.end : 0);
  // `Ja, i princippet, men Byrådet mangler`
  // `Byrådet, 3. maj 2022` answers who it was.
  const bool right_behind =
      body != bodies.end() && (yes || body->span.begin == piece.begin) &&
      (body->span.begin <= begin ||
       text.substr(begin, body->span.begin - begin).find_first_of(",;:") == std::string_view::npos);
  std::erase_if(found, [&](const Candidate& candidate) {
    if (!right_behind) return true;
    const std::string_view lead = text.substr(piece.begin, candidate.body.span.begin - piece.begin);
    return candidate.body.span != body->span && !rules("beside_another_body").matches(lead);
  });
}

/// The one committee that has been named so far, for a bare `Udvalget` behind it.
struct NamedCommittee {
  std::optional<RuleMatch> body;
  bool several = false;
  bool council = false;  ///< one is named, too

  void look_at(std::string_view text, Span piece) {
    for (const RuleMatch& named : rules("body").scan(text, piece)) {
      council = council || named.rule->gives == "council";
      if (named.rule->gives != "committee") continue;
      // `Socialudvalget og Børneudvalget` is read as one name.
      several = several || named.span.of(text).find("udvalget ") != std::string_view::npos ||
                (body && body->span.of(text) != named.span.of(text));
      body = named;
    }
  }

  /// `Udvalget besluttede den 5. oktober 2022 …`: that committee, on the only day of the sentence.
  [[nodiscard]] std::optional<Candidate> decided_in(std::string_view text, Span piece,
                                                    std::optional<Date> written) const {
    const std::string_view words = piece.of(text);
    const bool named =
        rules("bare_committee").matches(words) || (!council && rules("meeting_of_the_sender").matches(words));
    if (!body || several || !named) return std::nullopt;
    const std::vector<Day> days = days_in(text, piece, written);
    // `i forgårs, den 4. marts 2023` is one day.
    if (days.empty() ||
        std::any_of(days.begin(), days.end(), [&](const Day& day) { return day.date != days.front().date; }))
      return std::nullopt;
    return Candidate{
        *body, body->group("body").value_or(body->span), days.front().date, days.front().span, piece, false};
  }
};

/// `Den`, `det` or a noun of its own at the beginning of a sentence stands for the answer that the sentence
/// before is about: no law, no budget and no house that is opened.
bool stands_for_the_answer(std::string_view text, Span before, std::string_view words) {
  const std::string_view told = before.of(text);
  if (words.starts_with("Den ")) return rules("answer_in_hand").matches(told);
  if (words.starts_with("Sagen ") || words.starts_with("Svaret ")) return true;
  const bool wish = rules("wish").matches(told) && !areas_in(told).empty();
  return wish || rules("answer_in_hand").matches(told) || rules("neuter_in_hand").matches(told);
}

/// `Byrådet har set på sagen. Den er afgjort den 3. maj 2022 (sag 9).`: the one body of the sentence
/// before, on the one day of this, which names none and nobody else, either.
std::optional<Candidate> body_of_case(std::string_view text, Span before, Span piece,
                                      std::optional<Date> written) {
  const std::string_view words = piece.of(text);
  if (!rules("case_decided_alone").matches(words) || rules("body").first(text, piece) ||
      rules("decided_by_others").matches(words) || !stands_for_the_answer(text, before, words))
    return std::nullopt;
  const std::vector<RuleMatch> bodies = rules("body").scan(text, before);
  const std::vector<Day> days = days_in(text, piece, written);
  if (bodies.size() != 1 || days.size() != 1 || (written && days.front().date > *written))
    return std::nullopt;
  const RuleMatch& body = bodies.front();
  // Two bodies may be read as one name; `byrådets politik` is no body that acts.
  if (body.span.of(text).find("et og ") != std::string_view::npos || body.span.of(text).ends_with('s'))
    return std::nullopt;
  return Candidate{body, body.group("body").value_or(body.span), days.front().date, days.front().span, piece,
                   false};
}

/// `forudsat at normeringen gøres op samlet`, `hvis staten betaler`: what the wish presupposes, where that is
/// not that another fails (then it is the wish's condition).
bool presupposes_a_fact(std::string_view text, Span piece) {
  if (areas_in(piece.of(text)).empty()) return false;
  const std::vector<Condition> conditions = conditions_in(text, piece);
  return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    const std::string_view words = condition.span.of(text);
    const bool hangs = rules("hangs_on").matches(words) && !rules("idle_condition").matches(words) &&
                       rules("wish").matches(piece.of(text));
    return (hangs || rules("presupposes").matches(words)) && !depends_on_another_wish(words);
  });
}

}  // namespace

std::optional<Decided> find_decided(const Prose& prose, const std::vector<Span>& pieces,
                                    std::optional<Date> written) {
  const std::string_view text = prose.text();
  std::optional<Candidate> best;
  std::optional<Span> held;  // the sentence before, where it tells of a meeting
  std::optional<Span> before;
  int decided_at = 0;  // the weight of the weightiest body that a word says decided
  NamedCommittee committee;
  // `Udvalget for Kyst og Læring` over the letter.
  if (!pieces.empty()) committee.look_at(text, {0, pieces.front().begin});
  for (const Span piece : pieces) {
    const std::string_view words = piece.of(text);
    // A body, a day and the number of an item tell of a decision whatever the verb.
    const bool by_item = rules("body").first(text, piece) && item_in(text, piece) &&
                         !days_in(text, piece, written).empty() &&
                         !rules("item_without_decision").matches(words);
    // `Byrådet kunne på mødet den 3. maj ikke godkende den`: a no is a decision.
    const bool against = rules("decided_against").matches(words);
    // `Det skete den 3. maj 2022 under sag 9`, behind a body that is told to have decided.
    const bool that = before && rules("case_decided_alone").matches(words) &&
                      rules("decided").matches(before->of(text)) && !only_talked_about(before->of(text));
    // `Er svaret vedtaget politisk? Ja, i Skoleudvalget 26.09.2022`
    const auto names = rules("body").first(words);
    const bool answered = before && before->of(text).ends_with('?') &&
                          rules("asks_who_decided").matches(before->of(text)) &&
                          !rules("asks_of_what_is_to_come").matches(before->of(text)) &&
                          (rules("answers_that_it_was").matches(words) || (names && names->span.begin == 0));
    if ((by_item || against || that || answered || rules("decided").matches(words)) &&
        !rules("not_decided").matches(words) && !only_put_off(words)) {
      std::vector<Candidate> found = candidates_in(text, piece, held, written);
      if (answered) keep_who_answers(text, piece, found);
      // What was still to come on the day of writing was not decided.
      if (written) std::erase_if(found, [&](const Candidate& c) { return c.date && *c.date > *written; });
      // `Byrådet mødtes den 3. maj 2022. Her blev det besluttet, at …`
      if (found.empty() && held && rules("at_the_meeting").matches(words) &&
          !rules("body").first(text, piece))
        found = candidates_in(text, *held, {}, written);
      // `Udvalget var samlet den 3. maj 2022. Et flertal vedtog, at …`
      if (found.empty() && held && !rules("body").first(text, piece) &&
          days_in(text, piece, written).empty()) {
        if (const auto met = committee.decided_in(text, *held, written)) found.push_back(*met);
        if (written) std::erase_if(found, [&](const Candidate& c) { return c.date && *c.date > *written; });
      }
      // `Byrådet har set på sagen. Den er afgjort den 3. maj 2022 (sag 9).`
      if (const auto body =
              found.empty() && before ? body_of_case(text, *before, piece, written) : std::nullopt)
        found.push_back(*body);
      if (const auto bare = committee.decided_in(text, piece, written);
          bare && found.empty() && (!written || !bare->date || *bare->date <= *written))
        found.push_back(*bare);
      for (Candidate& candidate : found) {
        candidate.sentence = piece;
        candidate.only_talked_about = !by_item && !against && !answered && only_talked_about(words);
        const auto key = [](const Candidate& c) {
          return std::pair(weight_of(c.body.rule->gives), c.date ? to_iso(*c.date) : std::string());
        };
        // `Byrådet behandlede sagen den 3. maj. Byrådet besluttede, at …`
        if (!candidate.only_talked_about)
          decided_at = std::max(decided_at, weight_of(candidate.body.rule->gives));
        if (!best || key(candidate) > key(*best)) best = std::move(candidate);
      }
    }
    committee.look_at(text, piece);
    held = rules("meeting_held").matches(words) ? std::optional<Span>(piece) : std::nullopt;
    before = piece;
  }
  if (!best) return std::nullopt;
  Decided decided;
  decided.by.body = squeeze(best->body_name.of(text));
  decided.by.date = best->date;
  decided.status =
      best->body.rule->gives == "council" ? DeclarationStatus::kCouncil : DeclarationStatus::kCommittee;
  decided.only_talked_about = best->only_talked_about && decided_at < weight_of(best->body.rule->gives);
  decided.body_span = best->body_name;
  decided.date_span = best->date_span;
  decided.item_span = item_of(text, *best, pieces);
  if (decided.item_span) decided.by.item_number = std::string(decided.item_span->of(text));
  return decided;
}

bool names_a_body_that_met(const Prose& prose, const std::vector<Span>& pieces, std::optional<Date> written) {
  if (!written) return false;
  return std::any_of(pieces.begin(), pieces.end(), [&](Span piece) {
    if (!rules("body").first(prose.text(), piece)) return false;
    const std::vector<Day> days = days_in(prose.text(), piece, written);
    return std::any_of(days.begin(), days.end(), [&](const Day& day) { return day.date <= *written; });
  });
}

std::optional<Decided> find_ticked_body(const Prose& prose, Span within, std::optional<Date> written) {
  constexpr std::size_t kLinesBelow = 2;
  const std::string_view text = prose.text();
  const std::vector<Span>& lines = prose.lines();
  for (const TickList& list : tick_lists(prose, within)) {
    const TickOption* chosen = list.choice();
    const std::string_view question = list.question.of(text);
    if (!chosen || !rules("asks_who_decided").matches(question) ||
        rules("asks_of_what_is_to_come").matches(question))
      continue;
    const std::string_view label = chosen->label.of(text);
    const bool administrative = rules("administration_named").matches(label);
    const auto body = rules("body").first(label);
    if (!administrative && !body) continue;
    Decided decided;
    // `Ja, af Byrådet`: the body's name is part of the label.
    decided.body_span = chosen->label;
    if (body && !administrative && rules("answers_that_it_was").matches(label))
      decided.body_span = shifted(body->group("body").value_or(body->span), chosen->label.begin);
    decided.by.body = squeeze(decided.body_span.of(text));
    decided.status = administrative                   ? DeclarationStatus::kAdministrative
                     : body->rule->gives == "council" ? DeclarationStatus::kCouncil
                                                      : DeclarationStatus::kCommittee;
    const std::size_t end = std::min(lines.size(), list.last_line + 1 + kLinesBelow);
    for (std::size_t below = list.last_line + 1; below < end; ++below) {
      const Span line = lines[below];
      const auto item = item_in(text, line);
      const auto day = first_full_date(line.of(text));
      if (item && (day || decided.date_span)) {
        decided.item_span = item;
        decided.by.item_number = std::string(item->of(text));
      }
      if (!day || decided.date_span || (!item && !rules("decision_day").matches(line.of(text)))) continue;
      if (written && day->date && *day->date > *written) return std::nullopt;
      decided.by.date = day->date;
      decided.date_span = shifted(day->span, line.begin);
    }
    return decided;
  }
  return std::nullopt;
}

std::optional<Span> find_reservation(std::string_view text, const std::vector<Span>& pieces) {
  const auto found = std::find_if(pieces.begin(), pieces.end(), [&](Span piece) {
    const std::string_view words = piece.of(text);
    const bool reserved = rules("reservation").matches(words) || presupposes_a_fact(text, piece);
    return reserved && !rules("no_reservation").matches(words) && !rules("reserved_by_some").matches(words);
  });
  if (found == pieces.end()) return std::nullopt;
  // `Eventuelle bemærkninger Varde Kommune tager forbehold …`: the label's last letter is the next word's
  // first.
  if (const auto label = rules("field_label").first(found->of(text))) {
    Span rest{found->begin + label->span.end, found->end};
    while (text[rest.begin - 1] != ':' && text[rest.begin - 1] != ' ' && text[rest.begin - 1] != '\n')
      --rest.begin;
    if (!rest.empty()) return trimmed(text, rest);
  }
  return *found;
}

std::optional<Span> find_administrative(const Prose& prose, const std::vector<Span>& pieces) {
  return first_piece(prose, pieces, "administrative");
}

std::optional<Span> find_reported(const Prose& prose, Span within) {
  const auto match = rules("reported").first(prose.text(), within);
  return match ? std::optional<Span>(match->span) : std::nullopt;
}

std::optional<Span> find_lateness(const Prose& prose, const std::vector<Span>& pieces) {
  return first_piece(prose, pieces, "late");
}

namespace {

/// A sentence about the matter itself: none that has another purpose in a letter (who decided, what is
/// wished, in which order, reserved, taken back, late, whom to ask, thanks).
bool may_be_reason(const Prose& prose, Span piece, const std::vector<Span>& wishes) {
  const std::string_view text = prose.text();
  const std::string_view words = piece.of(text);
  if (text[piece.end - 1] != '.') return false;
  if (std::any_of(wishes.begin(), wishes.end(), [&](Span wish) { return piece.contains(wish); }))
    return false;
  for (const char* purpose :
       {"not_reason", "not_the_matter", "reservation", "administrative", "late", "replaces", "withdraws",
        "declines", "none", "condition_first", "earlier_message", "body", "not_own_wish", "supposed"}) {
    if (rules(purpose).matches(words)) return false;
  }
  // In which order, or in none: `De to er lige højt prioriteret.`
  if (rules("open").matches(words) || RuleBook::standard().family("choosing", "tie").matches(words))
    return false;
  return !rules("says_no").matches(words) || find_areas(words).empty();
}

/// Where no word says `because`: the first paragraph's sentences that serve no other purpose, behind the wish
/// if there are any.
std::vector<Span> matter_itself(const Prose& prose, const std::vector<Span>& pieces,
                                const std::vector<Span>& wishes) {
  constexpr std::size_t kShortest = 40;  // bytes: of the first sentence
  constexpr std::size_t kMost = 3;
  std::vector<Span> reasons;
  const std::size_t wish = wishes.empty() ? 0 : wishes.front().begin;
  const auto behind = [&](Span piece) { return piece.begin > wish && may_be_reason(prose, piece, wishes); };
  const bool any_behind = std::any_of(pieces.begin(), pieces.end(), behind);
  for (const Span piece : pieces) {
    if (any_behind && piece.begin < wish) continue;
    const bool fits = may_be_reason(prose, piece, wishes);
    const bool goes_on = !reasons.empty() && same_paragraph(prose.text(), reasons.back(), piece);
    if (!reasons.empty() && (!fits || !goes_on || reasons.size() == kMost)) break;
    if (fits && (goes_on || piece.size() >= kShortest)) reasons.push_back(piece);
  }
  return reasons;
}

}  // namespace

std::vector<Span> find_justification(const Prose& prose, const std::vector<Span>& pieces,
                                     const std::vector<Span>& wishes) {
  const std::string_view text = prose.text();
  std::vector<Span> reasons;
  std::vector<Span> against;  // why another area was not chosen
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Span piece = pieces[i];
    // `Hvorfor: Skolerne …`: the cell, to its end.
    if (const auto label = rules("reason_label").first(piece.of(text));
        label && label->span.end < piece.size()) {
      reasons.push_back(trimmed(text, {piece.begin + label->span.end, piece.end}));
      while (i + 1 < pieces.size() && same_paragraph(text, pieces[i], pieces[i + 1]))
        reasons.push_back(pieces[++i]);
      continue;
    }
    const bool sentence = text[piece.end - 1] == '.';  // no heading or cell
    if (!sentence || !rules("reason").matches(piece.of(text)) || rules("not_reason").matches(piece.of(text)))
      continue;
    if (rules("late").matches(piece.of(text))) continue;  // why the letter is, not why the area
    const bool declines = rules("declines").matches(piece.of(text)) && !find_areas(piece.of(text)).empty();
    // `Det vil vi gerne af med.`: what it is stands before.
    if (i > 0 && rules("points_back").matches(piece.of(text)) && same_paragraph(text, pieces[i - 1], piece) &&
        may_be_reason(prose, pieces[i - 1], wishes) && (reasons.empty() || reasons.back() != pieces[i - 1]))
      reasons.push_back(pieces[i - 1]);
    (declines ? against : reasons).push_back(piece);
    // What goes on in the same paragraph: `Årsagen er økonomisk.` announces what the next sentence says.
    constexpr std::size_t kAnnouncement = 60;
    constexpr std::size_t kMost = 3;
    for (std::size_t more = 1; !declines && more < kMost && i + 1 < pieces.size(); ++more) {
      if (!same_paragraph(text, pieces[i], pieces[i + 1])) break;
      const bool announced = more == 1 && piece.size() < kAnnouncement;
      if (!announced && !rules("reason_goes_on").matches(pieces[i + 1].of(text)) &&
          !may_be_reason(prose, pieces[i + 1], wishes))
        break;
      reasons.push_back(pieces[++i]);
    }
  }
  if (reasons.empty()) reasons = matter_itself(prose, pieces, wishes);
  return reasons.empty() ? against : reasons;
}

}  // namespace frisaet
