#include "extractors/declarations/replacement.h"

#include <algorithm>

#include "extractors/declarations/wish_words.h"
#include "extractors/declarations/wishes.h"
#include "extractors/lexicon/dates.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

/// `det skema, som vi sendte den 3. maj`: the clause says which by its day.
Span with_its_day(std::string_view text, const std::vector<Span>& pieces, Span what) {
  for (const Span piece : pieces) {
    if (!piece.contains(what)) continue;
    const auto clause = rules("which_was_sent").first(text.substr(what.end, piece.end - what.end));
    if (!clause) continue;
    const std::size_t begin = what.end + clause->span.end;
    const std::vector<DateMention> dates = find_dates(text.substr(begin, piece.end - begin));
    if (!dates.empty() && dates.front().span.begin == 0) what.end = begin + dates.front().span.end;
  }
  return what;
}

/// `det tidligere svar` names nothing: the mention of an earlier message with its day says which.
Span named_message(const Prose& prose, const std::vector<Span>& pieces, Span what) {
  const std::string_view text = prose.text();
  if (!find_dates(what.of(text)).empty()) return what;
  for (const Span piece : pieces) {
    if (const auto message = rules("earlier_message").first(text, piece))
      return trimmed(text, *message->group("what"));
  }
  if (const Span dated = with_its_day(text, pieces, what); dated != what) return dated;
  // `Vi har den 3. maj søgt om A. Denne ansøgning bortfalder.`
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (!pieces[i].contains(what) || !rules("that_answer").matches(pieces[i].of(text))) continue;
    if (const auto told = rules("told_on_a_day").first(text, pieces[i - 1])) return told->span;
  }
  return what;
}

/// A day's stop ends no sentence: `besvarelsen af 22. september`.
Span with_whole_date(const Prose& prose, const std::vector<Span>& pieces, Span what) {
  for (const Span piece : pieces) {
    if (!piece.contains(what)) continue;
    for (const DateMention& date : find_dates(piece.of(prose.text()))) {
      const Span span = shifted(date.span, piece.begin);
      if (span.begin < what.end && span.end > what.end) what.end = span.end;
    }
  }
  return what;
}

/// Words that replace are the writer's, of an answer: not denied, not another's paper that replaces another
/// one, and not for what stands in the paper.
bool replaces_an_answer(std::string_view sentence, const RuleMatch& instead) {
  const std::string_view before = sentence.substr(0, instead.span.begin);
  if (rules("denied_before").matches(before) || rules("not_taken_back").matches(sentence)) return false;
  const std::string_view what = instead.group("what")->of(sentence);
  const bool own = what.starts_with("vores ") || what.starts_with("kommunens ");
  return own || !rules("of_another_paper").matches(before);
}

/// A stop between two sentences, not that of `3. maj`.
bool has_full_stop(std::string_view words) {
  for (std::size_t at = words.find(". "); at != std::string_view::npos; at = words.find(". ", at + 1)) {
    if (at == 0 || words[at - 1] < '0' || words[at - 1] > '9') return true;
  }
  return false;
}

}  // namespace

bool taken_back_only_if(std::string_view text, Span sentence, Span words) {
  if (rules("taken_back_only_if").matches(text.substr(words.end, sentence.end - words.end))) return true;
  const std::vector<Condition> conditions = conditions_in(text, sentence);
  return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    constexpr std::size_t kJoint = 5;  // bytes: `Og `, `Men `
    const std::string_view printed = condition.span.of(text);
    if (!rules("hangs_on").matches(printed) && !rules("presupposes").matches(printed)) return false;
    if (condition.span.overlaps(words)) return true;
    if (condition.span.end > words.begin ||
        has_full_stop(text.substr(condition.span.end, words.begin - condition.span.end)))
      return false;
    // `…, at hvis rammen sænkes, trækkes den tilbage`; not `vi ønsker A, hvis …, og trækker B tilbage`.
    const std::string_view lead = text.substr(sentence.begin, condition.span.begin - sentence.begin);
    return lead.size() <= kJoint || lead.ends_with(" at ") || lead.ends_with(": ");
  });
}

std::optional<Span> taken_back(std::string_view text, Span sentence) {
  for (const Span clause : clauses_of(text, sentence)) {
    const std::string_view words = clause.of(text);
    const auto back = rules("withdraws").first(words);
    if (!back || rules("not_taken_back").matches(words)) continue;
    const Span match = shifted(back->span, clause.begin);
    if (taken_back_only_if(text, sentence, match)) continue;
    const Span what = back->group("what").value_or(back->group("object").value_or(back->span));
    return trimmed(text, shifted(what, clause.begin));
  }
  return std::nullopt;
}

std::optional<Replacement> find_replacement(const Prose& prose, const std::vector<Span>& pieces) {
  const std::string_view text = prose.text();
  std::optional<Replacement> found;
  for (const Span piece : pieces) {
    if (const auto back = taken_back(text, piece)) {
      // A title announces it without the date; the sentence that says most is kept.
      if (!found || !found->withdraws || back->size() > found->what.size()) found = Replacement{*back, true};
    } else if (const auto instead = rules("replaces").first(piece.of(text));
               instead && !found && replaces_an_answer(piece.of(text), *instead)) {
      found = Replacement{trimmed(text, shifted(*instead->group("what"), piece.begin)), false};
    }
  }
  // `De to er byttet om i vores skema af 3. maj`: an earlier message with its day, in the words of a mistake.
  const bool corrects = std::any_of(pieces.begin(), pieces.end(),
                                    [&](Span piece) { return rules("corrects").matches(piece.of(text)); });
  for (std::size_t i = 0; !found && i < pieces.size(); ++i) {
    const auto message = rules("earlier_message").first(text, pieces[i]);
    const bool last = i + 1 == pieces.size();
    if (message && (corrects || rules("mistake").matches(pieces[i].of(text)) ||
                    (!last && rules("throw_away").matches(pieces[i + 1].of(text)))))
      found = Replacement{trimmed(text, *message->group("what")), false};
  }
  if (found) found->what = with_whole_date(prose, pieces, named_message(prose, pieces, found->what));
  return found;
}

}  // namespace frisaet
