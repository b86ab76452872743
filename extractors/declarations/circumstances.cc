#include "extractors/declarations/circumstances.h"

#include <algorithm>
#include <utility>

#include "extractors/lexicon/dates.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

std::optional<Span> first_piece(const Prose& prose, const std::vector<Span>& pieces, std::string_view family,
                                std::string_view unless = {}) {
  for (const Span piece : pieces) {
    const std::string_view words = piece.of(prose.text());
    if (rules(family).matches(words) && (unless.empty() || !rules(unless).matches(words))) return piece;
  }
  return std::nullopt;
}

int weight_of(std::string_view kind) {
  return kind == "council" ? 3 : kind == "finance_committee" ? 2 : 1;
}

/// A body and a day that one sentence joins.
struct Candidate {
  RuleMatch body;
  Span body_name;
  Date date;
  Span date_span;
  Span sentence;
};

/// `Byrådet … den 3. maj 2022` or `den 3. maj 2022 … Byrådet`, the nearest of the sentence's dates, unless
/// only announced.
std::vector<Candidate> candidates_in(std::string_view text, Span sentence) {
  constexpr std::size_t kReach = 130;
  std::vector<Candidate> candidates;
  std::vector<DateMention> dates = find_dates(sentence.of(text));
  for (DateMention& date : dates)
    date.span = {date.span.begin + sentence.begin, date.span.end + sentence.begin};
  const std::vector<RuleMatch> bodies = rules("body").scan(text, sentence);
  for (const RuleMatch& body : bodies) {
    const std::string_view lead = text.substr(sentence.begin, body.span.begin - sentence.begin);
    if (rules("pending").matches(lead)) continue;
    const DateMention* nearest = nullptr;
    std::size_t distance = kReach;
    for (const DateMention& date : dates) {
      const std::string_view before = text.substr(sentence.begin, date.span.begin - sentence.begin);
      if (!date.date || rules("pending").matches(before)) continue;
      const std::size_t gap = date.span.begin >= body.span.end
                                  ? date.span.begin - body.span.end
                                  : body.span.begin - std::min(body.span.begin, date.span.end);
      // A day before the body is likelier another's; it counts from further away.
      const std::size_t weighted = date.span.begin >= body.span.end ? gap : gap * 2;
      if (weighted < distance) {
        distance = weighted;
        nearest = &date;
      }
    }
    const Span name = body.group("body").value_or(body.span);
    if (nearest != nullptr) candidates.push_back({body, name, *nearest->date, nearest->span, sentence});
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

}  // namespace

std::optional<Decided> find_decided(const Prose& prose, const std::vector<Span>& pieces) {
  const std::string_view text = prose.text();
  std::optional<Candidate> best;
  for (const Span piece : pieces) {
    if (!rules("decided").matches(piece.of(text)) || rules("not_decided").matches(piece.of(text))) continue;
    for (Candidate& candidate : candidates_in(text, piece)) {
      const int weight = weight_of(candidate.body.rule->gives);
      const int best_weight = best ? weight_of(best->body.rule->gives) : 0;
      if (weight > best_weight || (weight == best_weight && candidate.date > best->date))
        best = std::move(candidate);
    }
  }
  if (!best) return std::nullopt;
  Decided decided;
  decided.by.body = squeeze(best->body_name.of(text));
  decided.by.date = best->date;
  decided.status =
      best->body.rule->gives == "council" ? DeclarationStatus::kCouncil : DeclarationStatus::kCommittee;
  decided.body_span = best->body_name;
  decided.date_span = best->date_span;
  decided.item_span = item_of(text, *best, pieces);
  if (decided.item_span) decided.by.item_number = std::string(decided.item_span->of(text));
  return decided;
}

std::optional<Span> find_reservation(const Prose& prose, const std::vector<Span>& pieces) {
  return first_piece(prose, pieces, "reservation", "no_reservation");
}

std::optional<Span> find_administrative(const Prose& prose, const std::vector<Span>& pieces) {
  return first_piece(prose, pieces, "administrative");
}

std::optional<Replacement> find_replacement(const Prose& prose, const std::vector<Span>& pieces) {
  const std::string_view text = prose.text();
  std::optional<Replacement> found;
  for (const Span piece : pieces) {
    if (const auto back = rules("withdraws").first(text, piece);
        back && !rules("may_withdraw").matches(piece.of(text))) {
      const Span what =
          trimmed(text, back->group("what").value_or(back->group("object").value_or(back->span)));
      // A title announces it without the date; the sentence that says most is kept.
      if (!found || !found->withdraws || what.size() > found->what.size()) found = Replacement{what, true};
    } else if (const auto instead = rules("replaces").first(text, piece); instead && !found) {
      found = Replacement{trimmed(text, *instead->group("what")), false};
    }
  }
  return found;
}

std::optional<Span> find_lateness(const Prose& prose, const std::vector<Span>& pieces) {
  return first_piece(prose, pieces, "late");
}

std::vector<Span> find_justification(const Prose& prose, const std::vector<Span>& pieces) {
  const std::string_view text = prose.text();
  std::vector<Span> reasons;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Span piece = pieces[i];
    const bool sentence = text[piece.end - 1] == '.';  // no heading or cell
    if (!sentence || !rules("reason").matches(piece.of(text)) || rules("not_reason").matches(piece.of(text)))
      continue;
    reasons.push_back(piece);
    const bool last = i + 1 == pieces.size();
    if (!last && same_paragraph(text, piece, pieces[i + 1]) &&
        rules("reason_goes_on").matches(pieces[i + 1].of(text))) {
      reasons.push_back(pieces[++i]);
    }
  }
  return reasons;
}

}  // namespace frisaet
