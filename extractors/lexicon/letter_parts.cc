#include "extractors/lexicon/letter_parts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "extractors/lexicon/contacts.h"
#include "extractors/lexicon/dates.h"
#include "extractors/rules/rule_set.h"
#include "models/records/record.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letter_parts", family);
}

/// The first message of a thread: from the text's begin to the second message head or the first quoting mark.
void find_body(std::string_view text, LetterParts& parts) {
  parts.body = {0, text.size()};
  const std::vector<RuleMatch> heads = rules("mail_header").all(text);
  parts.mail = !heads.empty();
  if (heads.size() > 1) parts.body.end = heads[1].span.begin;
  for (const RuleMatch& quoted : rules("quoted_thread").all(text)) {
    // A mark at the very top means that the whole paper is a quotation.
    if (quoted.span.begin > 80) parts.body.end = std::min(parts.body.end, quoted.span.begin);
  }
}

/// An older message whose questions are answered where they stand (`> Hvilket område?`, and the answer on a
/// line without a mark) goes on to be the newest one as far as the last answer. A line without a mark below a
/// quoted one that asks nothing may be what did not fit on that.
void find_answers_between(const Prose& prose, LetterParts& parts) {
  const std::string_view text = prose.text();
  std::vector<Span> quoted;
  std::optional<std::size_t> answered;
  std::size_t quoted_by_then = 0;
  bool asked = false;
  bool marked = false;
  for (const Span line : prose.lines()) {
    if (line.begin < parts.body.end) continue;
    const std::string_view words = line.of(text);
    if (words.starts_with('>')) {
      marked = true;
      asked = words.ends_with('?');
      quoted.push_back(line);
    } else if (marked == (rules("mail_header").matches(words) || rules("quoted_thread").matches(words))) {
      break;  // another message; or one without marks, whose quotations and answers are its own
    } else if (asked) {
      answered = line.end;
      quoted_by_then = quoted.size();
    } else {
      quoted.push_back(line);
    }
  }
  if (!answered) return;
  parts.body.end = *answered;
  quoted.resize(quoted_by_then);
  parts.quoted = std::move(quoted);
}

void find_title(const Prose& prose, LetterParts& parts) {
  constexpr std::size_t kLongestTitle = 220;
  constexpr int kFirstPieces = 14;
  const std::string_view text = prose.text();
  const auto take = [&](Span span) {
    parts.title_span = span;
    parts.title = squeeze(span.of(text));
  };
  for (const Span line : prose.lines()) {
    if (!parts.body.contains(line)) break;
    if (const auto label = rules("title_label").first(line.of(text))) {
      const Span title = *label->group("title");
      return take(trimmed(text, shifted(title, line.begin)));
    }
  }
  std::optional<Span> best;
  int pieces = 0;
  for (const Span sentence : prose.sentences()) {
    if (++pieces > kFirstPieces || !parts.body.contains(sentence)) break;
    const std::string_view piece = sentence.of(text);
    const bool words = piece.find_first_of(" \n") != std::string_view::npos;
    if (!words || piece.size() > kLongestTitle || rules("no_title").matches(piece)) continue;
    const char last = piece.back();
    // The body has begun: no title stands below a sentence, or a line that leads over to a list of wishes.
    const bool leads_to_list = last == ':' && rules("leads_to_list").matches(piece);
    if (last == '.' || leads_to_list) break;
    // `På dagtilbudsområdet frisættes:` below a title that does not name its topic.
    if (last == ':' && best) continue;
    if (last == ',' || last == ';') continue;
    if (rules("topic").matches(piece)) return take(sentence);
    if (!best) best = sentence;  // a department or a slogan, unless nothing better follows
  }
  if (best) take(*best);
}

/// A day and the dash or word behind which another follows, at the end of the line or of a cell: `1. januar
/// 2024 –`.
bool ends_open(std::string_view line) {
  for (const std::string_view mark : {" -", " –", " til"}) {
    const std::string in_a_cell = std::string(mark) + "  ";
    const std::size_t cell = line.find(in_a_cell);
    const bool open = line.ends_with(mark) || cell != std::string_view::npos;
    if (open && first_full_date(line.substr(0, std::min(cell, line.size()))).has_value()) return true;
  }
  return false;
}

void find_date(const Prose& prose, LetterParts& parts) {
  const std::string_view text = prose.text();
  for (const std::string_view family : {"date_line", "date_line_alone"}) {
    bool period_goes_on = false;  // `1. januar 2024 -` / `31. december 2026`: the end of a wrapped cell
    bool asked = false;           // `Hvem har besluttet det, og hvornår?` / `Byrådet, 3. maj 2022`
    for (const Span line : prose.lines()) {
      if (!parts.body.contains(line)) break;
      const std::string_view words = line.of(text);
      const bool in_a_period = std::exchange(period_goes_on, ends_open(words));
      const bool answers = std::exchange(
          asked, words.ends_with('?') &&
                     RuleBook::standard().family("declarations", "asks_who_decided").matches(words));
      if (in_a_period || answers) continue;
      if (!rules(family).first(line.of(text))) continue;
      if (const auto found = first_full_date(line.of(text)); found && found->weekday_agrees) {
        parts.date = found->date;
        parts.date_span = shifted(found->span, line.begin);
        return;
      }
    }
  }
}

}  // namespace

LetterParts read_letter_parts(const Prose& prose) {
  LetterParts parts;
  find_body(prose.text(), parts);
  find_answers_between(prose, parts);
  find_title(prose, parts);
  find_date(prose, parts);
  return parts;
}

namespace {

/// True for a name in the address of the letter: `Til X Kommune`, `Kopi: X`, or a line above `Att.`.
bool addressed(const Prose& prose, Span name) {
  const std::string_view text = prose.text();
  const auto& lines = prose.lines();
  const auto line = std::find_if(lines.begin(), lines.end(), [&](Span l) { return l.contains(name); });
  if (line == lines.end()) return false;
  if (rules("address_line").matches(line->of(text))) return true;
  return line + 1 != lines.end() && rules("address_goes_on").matches((line + 1)->of(text));
}

/// A municipality that a head or foot of the first page names, and where.
struct Letterhead {
  MunicipalityMention mention;
  Quote quote;
};

std::vector<Letterhead> letterheads_of(const Document& document) {
  std::vector<Letterhead> found;
  if (document.pages().empty()) return found;
  const auto& furniture = document.pages().front().repaired.furniture;
  for (std::size_t i = 0; i < furniture.size(); ++i) {
    for (const MunicipalityMention& mention : find_municipalities(furniture[i].text)) {
      if (mention.with_kommune) found.push_back({mention, document.furniture_quote(0, i, mention.span)});
    }
  }
  return found;
}

/// `Fra: Ida Kjær <idkj@koege.dk>`: the municipality whose name is the domain, as domains spell it; one that
/// spells it otherwise (`soro.dk`) proves nothing.
std::optional<Sender> sender_by_address(std::string_view text, Span newest) {
  constexpr double kByAddress = 0.75;  // for a person
  const auto header = rules("mail_header").first(text, newest);
  if (!header) return std::nullopt;
  const Span line{header->span.begin, std::min(text.find('\n', header->span.begin), header->span.end)};
  const std::vector<EmailMention> addresses = find_emails(line.of(text));
  if (addresses.size() != 1) return std::nullopt;
  const std::string& address = addresses.front().address;
  const std::size_t at = address.find('@') + 1, dot = address.rfind('.');
  if (at == 0 || dot == std::string::npos || dot < at) return std::nullopt;
  std::string name = address.substr(at, dot - at);
  for (const auto& [two, one] : {std::pair{"oe", "ø"}, std::pair{"ae", "æ"}})
    for (std::size_t i = name.find(two); i != std::string::npos; i = name.find(two, i))
      name.replace(i, 2, one);
  const Municipality* known = MunicipalityIndex::standard().named(name);
  if (known == nullptr) return std::nullopt;
  return Sender{ref_of(*known), shifted(addresses.front().span, line.begin), std::nullopt, kByAddress};
}

}  // namespace

std::optional<Sender> find_sender(const Document& document, const Prose& prose, const LetterParts& parts) {
  constexpr std::size_t kHead = 4;  // lines
  constexpr double kAddressed = 0.25;
  constexpr double kSigned = 3;
  const auto greeting = rules("greeting").first(prose.text(), parts.body);
  const std::string_view text = prose.text();
  const auto& lines = prose.lines();
  const std::size_t head_end = lines.empty() ? 0 : lines[std::min(kHead, lines.size()) - 1].end;
  const auto lead_of = [&](Span name) {
    const std::string_view lead = text.substr(parts.body.begin, name.begin);
    return lead.substr(lead.rfind('\n') + 1);
  };
  struct Score {
    double points = 0;
    MunicipalityMention best;
    std::optional<Quote> letterhead;  // while no mention in the prose was found
  };
  std::map<MunicipalityRef, Score> scores;
  for (const MunicipalityMention& mention : find_municipalities(parts.body.of(text))) {
    // `Lone Skive` below a greeting and `bor i Skive` name a person and a town.
    if (!mention.with_kommune && rules("no_sender").matches(lead_of(mention.span))) continue;
    Score& score = scores[mention.municipality];
    if (score.points == 0 || mention.confidence > score.best.confidence) score.best = mention;
    const bool prominent =
        mention.span.begin < head_end || (parts.title_span && parts.title_span->contains(mention.span.begin));
    const bool signature = greeting && mention.with_kommune && mention.span.begin >= greeting->span.end;
    const double place = addressed(prose, mention.span) ? kAddressed
                         : signature                    ? kSigned
                         : prominent                    ? 2
                                                        : 1;
    score.points += mention.confidence * (mention.with_kommune ? 2 : 1) * place;
  }
  for (Letterhead& letterhead : letterheads_of(document)) {
    Score& score = scores[letterhead.mention.municipality];
    if (score.points == 0) {
      score.best = letterhead.mention;
      score.letterhead = std::move(letterhead.quote);
    }
    score.points += letterhead.mention.confidence * 2 * kSigned;
  }
  const auto by_points = [](const auto& a, const auto& b) { return a.second.points < b.second.points; };
  const auto best = std::max_element(scores.begin(), scores.end(), by_points);
  if (best == scores.end()) return sender_by_address(text, parts.body);
  double second = 0;
  for (auto it = scores.begin(); it != scores.end(); ++it) {
    if (it != best) second = std::max(second, it->second.points);
  }
  if (best->second.points <= second) return std::nullopt;
  const bool clear = best->second.points >= 2 * second && best->second.best.confidence >= kReviewThreshold;
  return Sender{best->first, best->second.best.span, best->second.letterhead,
                clear ? 0.97 : std::min(0.75, best->second.best.confidence)};
}

}  // namespace frisaet
