#include "extractors/minutes/head.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/dates.h"
#include "extractors/minutes/head_from_items.h"
#include "extractors/minutes/own_municipality.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// A head longer than this is a site's menu with the paper somewhere in it.
constexpr std::size_t kLongestHead = 150;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_heads", family);
}
const RuleFamily& line_rules(std::string_view family) {
  return RuleBook::standard().family("minutes_lines", family);
}

template <typename T>
struct Candidate {
  Found<T> found;
  double weight = 0;
};

template <typename T>
void propose(std::optional<Candidate<T>>& best, T value, Span span, double weight) {
  if (!best || weight > best->weight) best = Candidate<T>{{std::move(value), span}, weight};
}

std::optional<DateMention> full_date(std::string_view text) {
  for (const DateMention& date : find_dates(text)) {
    if (date.form == DateForm::kDay && date.date) return date;
  }
  return std::nullopt;
}

/// The name inside a candidate: the body it mentions, or all of it.
std::string clean_body(std::string_view printed, bool genitive) {
  // `Teknisk Udvalg. (Indeholder åbne punkter)`: what kind of paper it is.
  if (const auto remark = rules("remark_behind").first(printed))
    printed = trim(printed.substr(0, remark->span.begin));
  // `… i Teknisk Udvalg torsdag` / `den 3. maj`: the day goes on in the next line.
  if (const auto weekday = rules("weekday_behind").first(printed))
    printed = trim(printed.substr(0, weekday->span.begin));
  if (const auto paper = rules("word_before_name").first(printed))
    printed = trim(printed.substr(paper->span.end));
  if (const auto did = rules("word_behind_name").first(printed)) {
    printed = trim(printed.substr(0, did->group("word")->begin));
    genitive = true;
  }
  std::string name = body_name(printed, genitive);
  const auto mentions = find_bodies(name);
  // `Det Lokale Beskæftigelsesudvalg` is a name as a whole.
  if (name.starts_with("Det ") || name.starts_with("Den ") || name.starts_with("§")) return name;
  if (mentions.size() == 1 && mentions[0].span.begin > 0 && mentions[0].span.end + 2 >= name.size() &&
      !rules("name_goes_on").matches(std::string_view(name).substr(0, mentions[0].span.begin)))
    return mentions[0].name;
  // `Teknisk Udvalg, Nyborg Kommune`, `Udvalget for Børn, Unge og Skole i Nyborg Kommune`
  if (const auto of = rules("of_municipality").first(name))
    return body_name(std::string_view(name).substr(0, of->span.begin), false);
  return name;
}

constexpr double kDayOfMail = 0.3;
/// Weight of what a line says by its form alone to be the meeting's.
constexpr double kSaidToBe = 2;
/// Weight of what may be two words of a menu below each other.
constexpr double kInMenu = 2.9;

struct HeadReader {
  std::string_view text;
  std::optional<Candidate<std::string>> body;
  std::optional<Candidate<Date>> date;
  std::optional<Candidate<std::string>> title;
  bool mail = false;                     ///< the head is that of a mail
  std::set<std::string> sure_days = {};  ///< ISO; those of lines that can be about nothing but the meeting
  std::map<std::string, Found<Date>> days = {};           ///< by ISO; all
  std::map<std::string, Found<std::string>> bodies = {};  ///< folded; all that stand on lines of their own
  bool below_item = false;                                ///< an item's number stands above, set apart
  bool below_number = false;  ///< or one that says that it is an item's (`Pkt. 7`)
  bool in_menu = false;       ///< the line is one of a site's list of bodies

  void read_line(Span span) {
    const std::string_view line = span.of(text);
    // `Teknisk Udvalgs sager`: whose proposals follow, in anybody's meeting.
    if (in_menu || line.size() > 220 || line_rules("group").matches(line)) return;
    // `Vejen Kommune · Teknisk Udvalg · 3. maj 2022`: each part is a line of its own.
    if (const auto mark = rules("part_mark").first(line);
        mark && mark->span.begin > 0 && mark->span.end < line.size()) {
      read_line(trimmed(text, {span.begin, span.begin + mark->span.begin}));
      return read_line(trimmed(text, {span.begin + mark->span.end, span.end}));
    }
    auto day = full_date(line);
    if (day && rules("other_day").matches(line.substr(0, day->span.end))) day.reset();
    std::string form(line);
    if (day)
      form =
          std::string(line.substr(0, day->span.begin)) + "{date}" + std::string(line.substr(day->span.end));
    for (const RuleMatch& match : rules("body_line").all(form)) {
      auto group = match.group("body");
      if (!group) group = match.group("body2");
      const std::string name = clean_body(group->of(form), match.rule->gives == "genitive");
      if (name.size() < 2 || rules("no_body").matches(name) || rules("all_bodies").matches(name) ||
          says_only_committee(name))
        continue;
      const bool known = body_kind_of(name).has_value();
      // `1. Ny bro` / `Sagen har været forelagt` / `Teknisk Udvalg`: whom a case went to.
      if (below_item && body && match.rule->id == "whole_line") continue;
      // A name that does not say that it is a body needs a line that says so.
      if (!known && match.rule->weight < 4) continue;
      // `4. Meddelelser` / `Møde i korforeningen`: what is told under an item, once the head has its day.
      if ((!known || body_kind_of(name) == BodyKind::kOther) && below_number && date) continue;
      propose(body, name, span, match.rule->weight + (known ? 0.5 : 0));
      propose(title, squeeze(line), span, match.rule->weight);
      if (day) propose(date, *day->date, at(span, *day), match.rule->weight);
    }
    auto mentions = find_bodies(line);
    // `Byrådet Byrådet Vis medlemmer`: a link's words, said twice.
    if (mentions.size() > 1)
      std::erase_if(mentions, [](const BodyMention& b) { return says_only_committee(b.name); });
    bool twice = false;
    if (!mentions.empty()) {
      const BodyMention last = mentions.back();
      twice = trim(line.substr(0, last.span.begin)).ends_with(last.name);
      if (twice) mentions = {last};
    }
    // `Plan, Teknik og Miljøudvalget`: in running text the first word is somebody else's.
    if (mentions.size() == 1 && rules("subjects_before").matches(line.substr(0, mentions[0].span.begin)) &&
        !rules("word_before_name").first(line)) {
      mentions[0].name = body_name(line.substr(0, mentions[0].span.begin), false) + ", " + mentions[0].name;
      mentions[0].span.begin = 0;
    }
    if (mentions.size() == 1 && !says_only_committee(mentions[0].name) &&
        !rules("all_bodies").matches(line)) {
      const bool alone =
          twice || squeeze(line) == mentions[0].name || mentions[0].span.size() + 8 >= line.size();
      propose(body, mentions[0].name, shifted(mentions[0].span, span.begin), alone ? 2.5 : 0.5);
      if (alone)
        bodies.try_emplace(fold(mentions[0].name),
                           Found<std::string>{mentions[0].name, shifted(mentions[0].span, span.begin)});
    }
    // `Ældrerådet` on a line of its own; weaker than any other body, as a head may name who was heard.
    if (mentions.empty() && body_kind_of(line) == BodyKind::kOther &&
        line.find(' ') == std::string_view::npos)
      propose(body, squeeze(line), span, 1.5);
    if (day) propose(date, *day->date, at(span, *day), weight_of_day(line, form, *day));
    if (day) days.try_emplace(to_iso(*day->date), Found<Date>{*day->date, at(span, *day)});
    if (day && rules("met").matches(form)) sure_days.insert(to_iso(*day->date));
    if (line_rules("minutes").matches(line) || line_rules("agenda").matches(line))
      propose(title, squeeze(line), span, 1.0);
  }

  /// `certain`: the value stands on the label's own line; the line below may belong to something else (a
  /// site's menu).
  void read_label(HeadingRole role, std::string_view label, bool colon, Span value, bool certain) {
    const double weight = certain ? 5.0 : 4.8;
    if (role == HeadingRole::kBody && value.size() > 2 && value.size() < 100) {
      const std::string name = clean_body(value.of(text), false);
      // `Udvalg` / `Hovedområder`: words of a menu, where a line of the paper names a body.
      const bool menu = !certain && !colon && !body_kind_of(name) && !all_capitals(label);
      propose(body, name, value, menu ? kInMenu : weight);
    }
    const bool other_day =
        label.find("dsendelse") != std::string_view::npos || label.find("lut") != std::string_view::npos;
    if (role == HeadingRole::kDate && !other_day) {
      // The day of a mail that tells what was decided is the meeting's only where no other is told.
      if (const auto day = full_date(value.of(text))) {
        propose(date, *day->date, at(value, *day), mail ? kDayOfMail : weight);
        if (!mail) sure_days.insert(to_iso(*day->date));
      }
    }
  }

  /// `Plan, Klima og Teknik` on a line of its own, beside the day's line or the paper's kind.
  void read_subjects(Span span) {
    const std::string_view line = span.of(text);
    if (line.size() > 80 || !rules("subjects").matches(line) || rules("no_body").matches(line)) return;
    propose(body, squeeze(line), span, 1.2);
    propose(title, squeeze(line), span, 0.5);
  }

  /// A day with its hour says that somebody met; one in the middle of a sentence is anybody's.
  static double weight_of_day(std::string_view line, std::string_view form, const DateMention& day) {
    if (rules("day_line").matches(form)) return 2.5;
    if (rules("met").matches(form)) return 4;
    if (line.ends_with('.') && day.span.begin > 30) return 0.5;
    return day.span.begin < 12 ? 2 : 1;
  }

  static Span at(Span line, const DateMention& day) { return shifted(day.span, line.begin); }
};

/// Lines that name one body each, so many below each other and not all the same: a site's menu, and nobody's
/// meeting. By index of the mark.
std::vector<bool> menu_of_bodies(std::string_view text, const std::vector<Mark>& marks, std::size_t end) {
  constexpr std::size_t kFewest = 5;
  std::vector<bool> menu(end, false);
  std::set<std::string> names;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= end; ++i) {
    const std::string_view line = i < end ? marks[i].piece.span.of(text) : std::string_view();
    if (rules("of_a_menu").matches(line)) {
      names.insert(fold(line));
      continue;
    }
    if (names.size() >= kFewest) std::fill(menu.begin() + begin, menu.begin() + i, true);
    names.clear();
    begin = i + 1;
  }
  return menu;
}

/// `Fra: …`, `Til: …`, `Emne: …` among the first lines.
bool headed_as_mail(std::string_view text, const std::vector<Mark>& marks, std::size_t end) {
  constexpr std::size_t kFirstLines = 8;
  std::size_t labels = 0;
  for (std::size_t i = 0; i < std::min(end, kFirstLines); ++i)
    labels += rules("mail_label").matches(marks[i].piece.span.of(text)) ? 1 : 0;
  return labels >= 2;
}

/// A line whose date goes on in the next one (`… den 6. december` / `2016 kl. 09:00`).
Span with_year_below(std::string_view text, const std::vector<Mark>& marks, std::size_t i, std::size_t end) {
  const Span line = marks[i].piece.span;
  if (i + 1 >= end || marks[i + 1].heading || marks[i + 1].piece.gap > 0) return line;
  const std::string_view next = marks[i + 1].piece.span.of(text);
  const bool year = next.starts_with("19") || next.starts_with("20");
  if (!year || line.size() > 160 || full_date(line.of(text))) return line;
  const Span both = hull(line, {marks[i + 1].piece.span.begin, marks[i + 1].piece.span.begin + 4});
  return full_date(both.of(text)) ? both : line;
}

/// `øu` for `Økonomiudvalget`, `bku` for `Børne- og Kulturudvalget`.
std::string initials_of(std::string_view name) {
  constexpr std::array<std::string_view, 5> kJoints = {"og", "for", "om", "i", "af"};
  std::string initials;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -,&", at), name.size());
    const std::string_view word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty() || std::find(kJoints.begin(), kJoints.end(), word) != kJoints.end()) continue;
    const CodePoint first = decode_utf8(word, 0);
    initials += to_lower(word.substr(0, first.size));
    const std::size_t committee = to_lower(word).find("udvalg");
    if (committee != std::string_view::npos && committee > 0) initials += 'u';
  }
  return initials;
}

/// The body that initials stand for, where the paper spells out only one that has them; empty where it does
/// not.
std::string spelled_out(std::string_view text, const std::vector<Mark>& marks, std::string_view initials) {
  constexpr std::size_t kLongestInitials = 6;  // in bytes
  std::set<std::string> names;
  for (const Mark& mark : marks) {
    for (const BodyMention& body : find_bodies(mark.piece.span.of(text))) {
      if (body.name.size() > kLongestInitials && is_upper(decode_utf8(body.name, 0).value) &&
          initials_of(body.name) == to_lower(initials))
        names.insert(body.name);
    }
  }
  return names.size() == 1 ? *names.begin() : std::string();
}

/// `Godkendelse af dagsorden for Teknisk Udvalg den 3. maj 2022` above the first decision, where no line of
/// the head is more than a mention of a body or a day, and none of the two another's. The day.
std::optional<Span> read_own_agenda(std::string_view text, const std::vector<Mark>& marks,
                                    HeadReader& reader) {
  constexpr double kWeight = 3.5;
  constexpr double kMention = 1;
  constexpr std::size_t kLongest = 140;
  for (const Mark& mark : marks) {
    if (mark.has(HeadingRole::kDecision) || (mark.step && mark.step->says_decision)) break;
    const std::string_view line = mark.piece.span.of(text);
    if (line.size() > kLongest || fold(line).find("dagsorden") == std::string::npos) continue;
    const auto day = full_date(line);
    if (!day) continue;
    std::vector<BodyMention> bodies = find_bodies(line);
    if (const auto initials = rules("initials").first(line); bodies.empty() && initials) {
      const Span span = *initials->group("body");
      bodies.push_back({span, std::string(span.of(line)), BodyKind::kCommittee, false});
    }
    if (bodies.size() != 1 || bodies[0].span.end > day->span.begin) continue;
    const std::string form =
        std::string(line.substr(0, bodies[0].span.begin)) + "{body}" +
        std::string(line.substr(bodies[0].span.end, day->span.begin - bodies[0].span.end)) + "{date}" +
        std::string(line.substr(day->span.end));
    if (!rules("own_agenda").matches(form)) continue;
    const std::string spelled = spelled_out(text, marks, bodies[0].name);
    // Initials that nothing explains are nobody's name.
    if (spelled.empty() && !body_kind_of(bodies[0].name)) continue;
    const std::string name = spelled.empty() ? bodies[0].name : spelled;
    const bool another_body =
        reader.body && reader.body->weight >= kMention && !same_body(reader.body->found.value, name);
    const bool another_day =
        reader.date && reader.date->weight >= kMention && reader.date->found.value != *day->date;
    if (another_body || another_day) return std::nullopt;
    // Then it adds nothing.
    if (reader.body && reader.body->weight >= kMention && reader.date && reader.date->weight >= kMention)
      return std::nullopt;
    propose(reader.body, name, shifted(bodies[0].span, mark.piece.span.begin), kWeight);
    propose(reader.date, *day->date, HeadReader::at(mark.piece.span, *day), kWeight);
    return HeadReader::at(mark.piece.span, *day);
  }
  return std::nullopt;
}

}  // namespace

std::size_t head_end(const std::vector<Mark>& marks) {
  std::size_t end = 0;
  while (end < marks.size() && end < kLongestHead) {
    const Mark& mark = marks[end];
    const bool route_like = mark.has(HeadingRole::kHearing) || mark.has(HeadingRole::kRoute);
    if (mark.section() && !route_like) break;
    if (mark.step && mark.step->says_decision) break;
    ++end;
  }
  return end;
}

Head read_head(const Document& document, const std::vector<Mark>& marks, std::size_t end) {
  const std::string_view text = document.text();
  Head head;
  HeadReader reader{text, {}, {}, {}, headed_as_mail(text, marks, end)};
  const std::vector<bool> menu = menu_of_bodies(text, marks, end);
  for (std::size_t i = 0; i < end; ++i) {
    const Mark& mark = marks[i];
    const std::string_view line = mark.piece.span.of(text);
    reader.in_menu = menu[i];
    if (!head.type) {
      // The value of a label may stand elsewhere than on its line.
      const Span said = mark.heading && !mark.heading->rest.empty() ? mark.heading->rest : mark.piece.span;
      for (const Span span : {mark.piece.span, said}) {
        const auto type = line_rules("meeting_type").first(span.of(text).substr(0, 300));
        if (type && !head.type) head.type = Found<MeetingType>{*parse_meeting_type(type->rule->gives), span};
      }
    }
    if (line.size() < 160) {
      head.says_minutes = head.says_minutes || line_rules("minutes").matches(line);
      head.says_agenda = head.says_agenda || line_rules("agenda").matches(line);
    }
    if (mark.heading && (mark.has(HeadingRole::kBody) || mark.has(HeadingRole::kDate))) {
      Span value = mark.heading->rest;
      const bool next_line = value.empty() && i + 1 < end && !marks[i + 1].heading;
      if (next_line) value = marks[i + 1].piece.span;
      // A label glued to its value (`UdvalgByrådet`) is cut in two and stands on one line all the same.
      const bool certain = !next_line || marks[i + 1].piece.glued;
      // `Møde: Byrådet` names the body, not the day.
      if (mark.has(HeadingRole::kDate) && find_bodies(value.of(text)).size() == 1 &&
          !full_date(value.of(text))) {
        reader.read_label(HeadingRole::kBody, mark.heading->words.of(text), mark.heading->colon, value,
                          certain);
        continue;
      }
      if (!value.empty()) {
        reader.read_label(mark.heading->role, mark.heading->words.of(text), mark.heading->colon, value,
                          certain);
        continue;
      }
    }
    reader.read_line(with_year_below(text, marks, i, end));
    reader.below_item = reader.below_item || (mark.item && mark.piece.gap > 0);
    reader.below_number =
        reader.below_item || reader.below_number || (mark.item && mark.item->form == NumberForm::kPoint);
    const auto beside = [&](std::size_t other) {
      if (other >= marks.size()) return false;
      const std::string_view words = marks[other].piece.span.of(text);
      return words.size() < 100 && (full_date(words) || line_rules("minutes").matches(words) ||
                                    marks[other].has(HeadingRole::kDate));
    };
    if (!mark.heading && ((i > 0 && beside(i - 1)) || beside(i + 1))) reader.read_subjects(mark.piece.span);
  }
  const auto own_agenda = read_own_agenda(text, marks, reader);
  head.from_agenda = own_agenda.has_value();
  if (reader.body) head.body = reader.body->found;
  if (reader.date) head.date = reader.date->found;
  head.date_from_agenda = own_agenda && head.date && head.date->span == *own_agenda;
  head.date_from_mail = reader.date && reader.date->weight <= kDayOfMail;
  head.days_differ = reader.sure_days.size() > 1;
  head.other_days = reader.days.size() > 1;
  head.day_in_passing = reader.date && reader.date->weight < kSaidToBe;
  head.body_in_passing = reader.body && reader.body->weight < kSaidToBe;
  if (reader.title) head.title = reader.title->found;
  // A body that is only mentioned in passing gives way to the one whose decisions the paper prints.
  if (reader.body && reader.body->weight < 1) head.body.reset();
  take_day_of_steps(marks, reader.days, head);
  take_body_of_steps(marks, reader.bodies, head);
  complete_from_steps(marks, head);
  if (!head.body && reader.body) head.body = reader.body->found;
  if (!head.body && head.date) {
    head.body = body_in_sentences(text, marks);
    head.body_in_passing = head.body.has_value();
  }
  complete_name(text, marks, head);
  if (head.body) head.body_kind = body_kind_of(head.body->value).value_or(BodyKind::kCommittee);
  const std::size_t head_bytes = end < marks.size() ? marks[end].piece.span.begin : text.size();
  read_municipality(document, marks, head_bytes, head);
  return head;
}

bool is_own(const Step& step, const Head& head) {
  if (step.date && head.date && *step.date != head.date->value) return false;
  if (says_only_committee(step.body))
    return (step.date || step.says_decision) && head.body_kind != BodyKind::kCouncil;
  if (head.body && !step.body.empty() && !same_body(step.body, head.body->value) &&
      !(head.body_in_steps && same_body(step.body, *head.body_in_steps)))
    return false;
  return step.date.has_value() || step.says_decision;
}

}  // namespace frisaet::minutes
