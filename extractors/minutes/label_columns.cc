#include "extractors/minutes/label_columns.h"

#include <algorithm>
#include <optional>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/label_values.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

constexpr std::size_t kMostLabels = 14;
/// Lines of values beyond one for each label.
constexpr std::size_t kMoreLines = 10;
constexpr std::size_t kMostLinesOfValue = 5;
/// A value of a type, a place or of what no rule knows is short.
constexpr std::size_t kLongestWord = 60;

// What a value speaks for the pairing.
constexpr double kProves = 3, kFits = 1, kMayBe = 0.3, kNever = -6;
constexpr double kMissing = -2, kMayBeEmpty = 0, kBrokenName = -4, kCutShort = -1, kAllTaken = 2;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_lines", family);
}

/// A word of a table's first column. `role` is nothing for words that no rule knows.
struct Label {
  std::size_t mark = 0;
  std::optional<HeadingRole> role;
  bool of_time = false;  ///< an hour is enough
};

bool is_label_role(HeadingRole role) {
  switch (role) {
    case HeadingRole::kAbsence:
    case HeadingRole::kAlsoPresent:
    case HeadingRole::kRoster:
    case HeadingRole::kRemarks:
    case HeadingRole::kPlace:
    case HeadingRole::kBody:
    case HeadingRole::kDate:
    case HeadingRole::kCaseNumber:
    case HeadingRole::kCaseDetail:
    case HeadingRole::kCompetence:
      return true;
    default:
      return false;
  }
}

/// `Lukket`, `Åbent` are values as well as labels.
bool says_open_or_closed(std::string_view words) {
  return rules("open_word").matches(words) || rules("closed_word").matches(words);
}

bool ends_with_colon(std::string_view text, const Mark& mark) {
  return mark.piece.span.of(text).ends_with(':');
}

bool is_known_label(std::string_view text, const Mark& mark) {
  return mark.heading && mark.heading->rest.empty() && !mark.heading->garbled &&
         is_label_role(mark.heading->role) && !says_open_or_closed(mark.piece.span.of(text));
}

/// A short word or two that may be a label between known ones.
bool may_be_label(std::string_view text, const Mark& mark) {
  return !mark.heading && !mark.item && has_form_of_label(text, mark) &&
         mark.piece.span.of(text).find('.') == std::string_view::npos;
}

/// The labels that stand below each other from marks[at] on; the last one is known.
std::vector<Label> labels_from(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
  static const RuleFamily& times = RuleBook::standard().family("minutes_headings", "label_of_time");
  std::vector<Label> labels;
  if (!is_known_label(text, marks[at])) return labels;
  const bool colon = ends_with_colon(text, marks[at]);
  std::size_t known = 0;
  for (std::size_t i = at; i < marks.size() && labels.size() < kMostLabels; ++i) {
    const bool is_known = is_known_label(text, marks[i]);
    if (ends_with_colon(text, marks[i]) != colon || (!is_known && !may_be_label(text, marks[i]))) break;
    Label label{i, {}, times.matches(marks[i].piece.span.of(text))};
    if (is_known) label.role = marks[i].heading->role;
    labels.push_back(label);
    if (is_known) known = labels.size();
  }
  labels.resize(known);
  return labels;
}

/// The lines behind the labels, down to the next gap or to what is no value.
struct Values {
  std::vector<Span> lines;
  std::size_t widest = 0;
};
Values values_from(std::string_view text, const std::vector<Mark>& marks, std::size_t at, std::size_t most) {
  Values values;
  for (std::size_t i = at; i < marks.size() && values.lines.size() < most; ++i) {
    const Mark& mark = marks[i];
    if (i > at && (mark.piece.gap > 0 || mark.piece.first_on_page)) break;
    if (mark.step || mark.opener || (mark.heading && !mark.heading->rest.empty()) ||
        is_known_label(text, mark))
      break;
    values.lines.push_back(mark.piece.span);
    values.widest = std::max(values.widest, mark.piece.span.size());
  }
  return values;
}

bool has_day(std::string_view line) {
  const auto dates = find_dates(line);
  return std::any_of(dates.begin(), dates.end(), [](const DateMention& d) { return d.date.has_value(); });
}

bool is_body(std::string_view line) {
  const auto bodies = find_bodies(line);
  return !bodies.empty() && bodies.front().span.begin == 0;
}

/// Persons and nothing else. A name that the line's end cuts in two leaves one without its party.
double worth_of_persons(std::string_view text, Span span, bool several) {
  const PersonList list = parse_persons(text, span);
  if (list.nobody && list.entries.empty()) return several ? kNever : kProves;
  if (list.entries.empty()) return kNever;
  // `Bo Holm (A). Ida Kjær (A) mødte i stedet.`
  const bool sentences =
      !several && list.rest.of(text).ends_with('.') && list.entries.front().mention.person.party;
  if (!list.rest.empty() && !sentences) return kNever;
  const auto with_party =
      std::count_if(list.entries.begin(), list.entries.end(),
                    [](const PersonList::Entry& entry) { return entry.mention.person.party.has_value(); });
  const bool broken = with_party > 0 && !list.entries.back().mention.person.party;
  const double more = several ? 0.1 * static_cast<double>(list.entries.size()) : 0;
  return kProves + more + (broken ? kBrokenName : 0);
}

double worth_of_remarks(std::string_view words) {
  if (has_day(words) && words.size() < kLongestWord) return kNever;
  return words.ends_with('.') ? kFits + kMayBe : kMayBe;
}

/// What a short word is that no rule knows: none of what other labels hold.
double worth_of_word(std::string_view text, Span span) {
  const std::string_view words = span.of(text);
  if (words.size() > kLongestWord || case_number_at(text, span)) return kNever;
  return has_day(words) || words.find('(') != std::string_view::npos ? kMissing : kMayBe;
}

double worth_of_date(std::string_view words, const Label& label) {
  static const RuleFamily& clock = rules("clock");
  if (has_day(words)) return words.size() < kLongestWord ? kProves : kNever;
  if (label.of_time && clock.matches(words)) return kProves;
  // `Møde`: `Ordinært møde`, or whose it is.
  const bool meeting = rules("meeting_type").matches(words) || is_body(words);
  return meeting ? kFits : kNever;
}

/// What `lines` of a value say for the label; an empty span of lines for an empty field.
double worth_of(std::string_view text, const Label& label, Span value, std::size_t lines) {
  if (lines == 0) {
    const bool may_be_empty = !label.role || label.role == HeadingRole::kAbsence ||
                              label.role == HeadingRole::kAlsoPresent ||
                              label.role == HeadingRole::kRemarks || label.role == HeadingRole::kCaseDetail;
    return may_be_empty ? kMayBeEmpty : kMissing;
  }
  const std::string_view words = value.of(text);
  const bool wraps = label.role == HeadingRole::kRoster || label.role == HeadingRole::kRemarks ||
                     label.role == HeadingRole::kAbsence || label.role == HeadingRole::kAlsoPresent;
  if (lines > 1 && !wraps) return kNever;
  if (!label.role) return worth_of_word(text, value);
  switch (*label.role) {
    case HeadingRole::kDate:
      return worth_of_date(words, label);
    case HeadingRole::kCaseNumber: {
      const auto number = case_number_at(text, value);
      return number && number->span.end == value.end ? kProves + kFits : kNever;
    }
    case HeadingRole::kBody:
      if (is_body(words)) return kProves;
      [[fallthrough]];
    case HeadingRole::kPlace:
    case HeadingRole::kCaseDetail:
      return worth_of_word(text, value) + (label.role == HeadingRole::kPlace ? kMayBe : 0);
    case HeadingRole::kCompetence:
      return is_body(words) ? kProves : words.size() < kLongestWord ? 0 : kNever;
    case HeadingRole::kRoster:
    case HeadingRole::kAbsence:
    case HeadingRole::kAlsoPresent:
      return worth_of_persons(text, value, label.role == HeadingRole::kRoster);
    default:
      return worth_of_remarks(words);
  }
}

/// What the place where a value ends says: a line that is not full was ended on purpose, one in the middle of
/// a value was not.
double worth_of_ends(const Values& values, std::size_t first, std::size_t lines) {
  double worth = 0;
  for (std::size_t i = first; i + 1 < first + lines; ++i)
    worth += values.lines[i].size() * 3 < values.widest * 2 ? kCutShort : 0;
  return worth;
}

/// The best way to deal out the first of the lines.
Dealt pair(std::string_view text, const std::vector<Label>& labels, const Values& values) {
  const auto worth = [&](std::size_t label, std::size_t first, std::size_t n) {
    const Span value = n == 0 ? Span{} : hull(values.lines[first], values.lines[first + n - 1]);
    return worth_of(text, labels[label], value, n) + worth_of_ends(values, first, n);
  };
  return deal(labels.size(), values.lines.size(), kMostLinesOfValue, kAllTaken, worth);
}

/// A day, a case's number or a body under a label that is not the last, another value that fits beside it,
/// and no value that cannot be its label's.
bool is_proved(std::string_view text, const std::vector<Label>& labels, const Values& values,
               const Dealt& pairing) {
  std::size_t fitting = 0, first = 0;
  bool proved = false;
  for (std::size_t l = 0; l < labels.size(); ++l) {
    const std::size_t lines = pairing.lines[l];
    if (lines > 0) {
      const double worth =
          worth_of(text, labels[l], hull(values.lines[first], values.lines[first + lines - 1]), lines);
      if (worth < 0) return false;
      if (worth > 0) ++fitting;
      const auto role = labels[l].role;
      proved = proved || (worth >= kProves && l + 1 < labels.size() &&
                          (role == HeadingRole::kDate || role == HeadingRole::kCaseNumber ||
                           role == HeadingRole::kBody || role == HeadingRole::kCompetence));
    }
    first += lines;
  }
  return proved && fitting > 1 && fitting * 2 > labels.size();
}

bool is_of_persons(const Label& label) {
  return label.role == HeadingRole::kRoster || label.role == HeadingRole::kAbsence ||
         label.role == HeadingRole::kAlsoPresent;
}

/// True where two lists of persons below each other cannot be one: the first parts all its names by commas or
/// `og` and none at its end, or both name the same person.
bool stand_apart(std::string_view text, Span first, Span second) {
  const std::string_view words = first.of(text);
  const PersonList above = parse_persons(text, first), below = parse_persons(text, second);
  std::size_t parted = static_cast<std::size_t>(std::count(words.begin(), words.end(), ','));
  for (std::size_t at = words.find(" og "); at != std::string_view::npos; at = words.find(" og ", at + 1))
    ++parted;
  if (above.entries.size() > 1 && parted + 1 >= above.entries.size() && !words.ends_with(',')) return true;
  return std::any_of(above.entries.begin(), above.entries.end(), [&](const PersonList::Entry& one) {
    return std::any_of(below.entries.begin(), below.entries.end(), [&](const PersonList::Entry& other) {
      return fold(one.mention.person.name) == fold(other.mention.person.name);
    });
  });
}

/// True where the names dealt to the label of the absent may as well be another label's: one more line of a
/// roster with a name a line, or who came instead. A sentence behind the names tells what they are.
bool may_be_anothers(std::string_view text, const std::vector<Label>& labels, const std::vector<Span>& dealt,
                     std::size_t absent) {
  const Span names = dealt[absent];
  const PersonList list = parse_persons(text, names);
  if (names.empty() || list.entries.empty() || !list.rest.empty()) return false;
  // The next labels of persons on either side that got a value, and the empty ones on the way.
  for (std::size_t l = absent; l-- > 0;) {
    if (!is_of_persons(labels[l]) && !dealt[l].empty()) break;
    if (!is_of_persons(labels[l])) continue;
    if (dealt[l].empty() || !stand_apart(text, dealt[l], names)) return true;
    break;
  }
  for (std::size_t l = absent + 1; l < labels.size(); ++l) {
    if (!is_of_persons(labels[l]) && !dealt[l].empty()) break;
    if (!is_of_persons(labels[l])) continue;
    if (dealt[l].empty()) return true;
    // A roster with commas does not begin with a line of one name.
    if (!stand_apart(text, dealt[l], names) && !stand_apart(text, names, dealt[l])) return true;
    break;
  }
  return false;
}

}  // namespace

void pair_label_columns(std::string_view text, std::vector<Mark>& marks) {
  std::vector<Mark> kept;
  kept.reserve(marks.size());
  for (std::size_t i = 0; i < marks.size();) {
    const std::vector<Label> labels = labels_from(text, marks, i);
    const std::size_t behind = i + labels.size();
    std::optional<Dealt> pairing;
    Values values;
    if (labels.size() > 1 && behind < marks.size()) {
      values = values_from(text, marks, behind, labels.size() + kMoreLines);
      pairing = pair(text, labels, values);
      if (!is_proved(text, labels, values, *pairing)) pairing.reset();
    }
    if (!pairing) {
      kept.push_back(std::move(marks[i++]));
      continue;
    }
    std::size_t first = 0;
    std::vector<Span> dealt(labels.size());
    for (std::size_t l = 0; l < labels.size(); ++l) {
      const std::size_t lines = pairing->lines[l];
      if (lines > 0) dealt[l] = hull(values.lines[first], values.lines[first + lines - 1]);
      first += lines;
    }
    for (std::size_t l = 0; l < labels.size(); ++l) {
      Mark& mark = marks[i + l];
      if (!mark.heading) mark.heading = Heading{HeadingRole::kCaseDetail, mark.piece.span, {}, true, false};
      mark.heading->colon = true;
      mark.withheld = labels[l].role == HeadingRole::kAbsence && may_be_anothers(text, labels, dealt, l);
      if (!dealt[l].empty() && !mark.withheld) mark.heading->rest = dealt[l];
      kept.push_back(std::move(mark));
    }
    i = behind + first;
  }
  marks = std::move(kept);
}

}  // namespace frisaet::minutes
