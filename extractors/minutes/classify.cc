#include "extractors/minutes/classify.h"

#include <charconv>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/outcome.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& numbers() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_items", "number");
  return family;
}
const RuleFamily& openers() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "opener");
  return family;
}

NumberForm form_named(std::string_view name) {
  if (name == "bare") return NumberForm::kBare;
  if (name == "colon") return NumberForm::kColon;
  if (name == "point") return NumberForm::kPoint;
  if (name == "nr") return NumberForm::kNr;
  if (name == "case") return NumberForm::kCase;
  if (name == "bullet") return NumberForm::kBullet;
  if (name == "alone") return NumberForm::kAlone;
  if (name == "roman") return NumberForm::kRoman;
  if (name == "letter") return NumberForm::kLetter;
  if (name == "word") return NumberForm::kWord;
  return NumberForm::kStop;
}

/// A number whose ones and noughts were read as letters (`l14`, `1O4`).
std::string digits_of(std::string_view printed) {
  std::string digits(printed);
  for (char& c : digits) {
    if (c == 'l' || c == 'I') c = '1';
    if (c == 'O') c = '0';
  }
  return digits;
}

/// The value of `XIV`; 0 for letters that make no number.
int roman_value(std::string_view printed) {
  const auto value_of = [](char c) { return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : 50; };
  int value = 0;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const int digit = value_of(printed[i]);
    value += i + 1 < printed.size() && value_of(printed[i + 1]) > digit ? -digit : digit;
  }
  return value;
}

/// No Danish word begins with l and another consonant but j: the l was a capital I (`lda`, `lndstilling`).
bool is_misread_capital(std::string_view line) {
  constexpr std::string_view kNeverAfterL = "bcdfghkmnpqrstvwxz";
  return line.size() > 2 && line[0] == 'l' && kNeverAfterL.find(line[1]) != std::string_view::npos;
}

/// A bullet that a scan turned into a letter (`e Pkt. 72 Title`).
bool is_misread_bullet(std::string_view line) {
  return line.starts_with("e ") && is_upper(decode_utf8(line, 2).value);
}

/// `Forvaltningens indstilling: For stemte …`: a vote on the recommendation, not its heading.
bool is_vote_on_recommendation(std::string_view text, const std::optional<Heading>& heading) {
  static const RuleFamily& votes = RuleBook::standard().family("minutes_votes", "before");
  if (!heading || heading->role != HeadingRole::kRecommendation) return false;
  const auto match = votes.first(heading->rest.of(text));
  return match && match->span.begin == 0;
}

/// `LUKKET: Udbud af rammeaftale (2022-0157718)`: with a case's number behind it, it is the item's title.
bool is_title_of_closed_item(std::string_view text, Span line, const std::optional<Heading>& heading) {
  return heading && heading->role == HeadingRole::kCaseDetail &&
         case_number_in_brackets(text, line).has_value();
}

std::optional<ItemMark> item_mark(std::string_view text, Span line) {
  // Longer lines than a wrapped title are prose.
  if (line.size() > 400) return std::nullopt;
  const auto match = numbers().first(line.of(text));
  if (!match || match->rule->gives == "none") return std::nullopt;
  const auto number = match->group("number");
  const auto printed = match->group("printed");
  if (!number || !printed) return std::nullopt;
  ItemMark mark;
  mark.form = form_named(match->rule->gives);
  const std::string digits = digits_of(number->of(line.of(text)));
  std::from_chars(digits.data(), digits.data() + digits.size(), mark.number);
  if (mark.form == NumberForm::kRoman) mark.number = roman_value(number->of(line.of(text)));
  if (mark.form == NumberForm::kLetter) mark.number = digits.front() - 'A' + 1;
  if (mark.number == 0) return std::nullopt;
  if (const auto word = match->group("word")) mark.word = shifted(*word, line.begin);
  if (const auto printed_case = match->group("case")) mark.case_number = shifted(*printed_case, line.begin);
  mark.printed = trimmed(text, shifted(*printed, line.begin));
  // `EMNE 1`: like `Punkt 1`.
  static const RuleFamily& nouns = RuleBook::standard().family("minutes_items", "noun");
  if (mark.form == NumberForm::kWord && nouns.matches(trim(mark.word.of(text))))
    mark.printed = hull(trimmed(text, mark.word), mark.printed);
  const auto title = match->group("title");
  static const RuleFamily& open_marks = RuleBook::standard().family("minutes_items", "open_mark");
  mark.title = title ? trimmed(text, shifted(*title, line.begin)) : Span{line.end, line.end};
  // `4 | Ny bro | 05.01.00-G01-12-22`
  if (const std::size_t bar = mark.title.of(text).find(" |"); bar != std::string_view::npos && bar > 0) {
    const Span behind = trimmed(text, {mark.title.begin + bar + 2, mark.title.end});
    const auto case_number = bare_case_number(text, behind);
    if (case_number || behind.empty()) {
      mark.title = trimmed(text, {mark.title.begin, mark.title.begin + bar});
      if (case_number) mark.case_number = case_number->span;
    }
  }
  // `PUNKT 1 (Åbent)`: nothing is left, and the title stands below.
  if (const auto open = open_marks.first(mark.title.of(text)))
    mark.title = trimmed(text, {mark.title.begin + open->span.end, mark.title.end});
  return mark;
}

constexpr std::size_t kLongestGluedLabel = 16;

/// A label or heading with its value behind it on the same line and no colon between: taken only where the
/// value proves it
/// (`Sagsnr. 299835`, `Fraværende Bo Holm (V)`, `Beslutning Godkendt.`).
std::optional<Heading> heading_before_value(std::string_view text, Span line) {
  const std::string_view view = line.of(text);
  // `Sagsnr.22/90`: the blank was lost.
  if (const std::size_t digit = view.substr(0, kLongestGluedLabel).find_first_of("0123456789");
      digit != std::string_view::npos && digit > 2) {
    const Span rest{line.begin + digit, line.end};
    if (heading_role(view.substr(0, digit)) == HeadingRole::kCaseNumber && case_number_at(text, rest))
      return Heading{HeadingRole::kCaseNumber, {line.begin, line.begin + digit}, rest, false, false};
  }
  std::size_t end = 0;
  for (int words = 0; words < 3; ++words) {
    end = view.find(' ', end == 0 ? 0 : end + 1);
    if (end == std::string_view::npos || end > 40) return std::nullopt;
    // `Fraværende- Bo Holm`
    std::size_t label_end = end;
    while (label_end > 0 && view[label_end - 1] == '-') --label_end;
    const auto role = heading_role(view.substr(0, label_end));
    if (!role) continue;
    Span rest = trimmed(text, {line.begin + end, line.end});
    bool proved = false;
    // `Åbent - 05.01.00-G01-12-22`
    if (*role == HeadingRole::kCaseDetail && rest.of(text).starts_with("- ")) {
      rest = trimmed(text, {rest.begin + 1, rest.end});
      proved = bare_case_number(text, rest).has_value();
    }
    // `Sagsnr. 11/`: half of it was lost.
    if (*role == HeadingRole::kCaseNumber)
      proved = case_number_at(text, rest).has_value() ||
               (rest.size() > 1 && rest.size() < 6 && rest.of(text).ends_with('/'));
    if (*role == HeadingRole::kAbsence) {
      const PersonList list = parse_persons(text, rest);
      proved = (list.nobody || !list.entries.empty()) && list.rest.empty();
    }
    if (*role == HeadingRole::kDecision) {
      const CodePoint first = decode_utf8(text, rest.begin);
      const Verdict verdict = read_verdict(rest.of(text), std::nullopt, 0);
      proved = is_upper(first.value) && verdict.outcome &&
               (begins_with_result(rest.of(text)) || rest.of(text).ends_with('.'));
    }
    // `Indstilling Direktionen foreslår, at vejen males.`
    if (*role == HeadingRole::kRecommendation) {
      static const RuleFamily& proposes =
          RuleBook::standard().family("minutes_points", "proposes_in_a_sentence");
      proved = proposes.matches(rest.of(text));
    }
    if (*role == HeadingRole::kBody) proved = find_bodies(rest.of(text)).size() == 1;
    if (proved) return Heading{*role, {line.begin, line.begin + label_end}, rest, false, false};
  }
  return std::nullopt;
}

/// `00.22.02-P35-4-22 Sagsbehandler: Lone Krogh`
std::optional<CaseNumber> case_number_before_label(std::string_view text, Span line) {
  auto number = case_number_at(text, line);
  if (!number || !number->kle || number->span.begin != line.begin) return std::nullopt;
  const Span rest = trimmed(text, {number->span.end, line.end});
  const std::size_t colon = rest.of(text).find(':');
  const bool label =
      colon != std::string_view::npos && colon < 25 && is_upper(decode_utf8(text, rest.begin).value);
  return label ? number : std::nullopt;
}

/// `G01 08/1102 Åben sag`
std::optional<CaseNumber> case_number_beside_open(std::string_view text, Span line) {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "case_number_beside_open");
  const auto match = family.first(line.of(text));
  if (!match) return std::nullopt;
  return case_number_at(text, shifted(*match->group("number"), line.begin));
}

/// What stands behind a bullet at the line's begin; the line itself where there is none.
Span behind_bullet(std::string_view text, Span line) {
  const CodePoint first = decode_utf8(text, line.begin);
  const bool bullet = first.value == U'•' || first.value == U'·' || first.value == U'▪' ||
                      first.value == U'◦' || first.value == '*' || first.value == '-' || first.value == U'–';
  if (!bullet || line.begin + first.size >= line.end || text[line.begin + first.size] != ' ') return line;
  return trimmed(text, {line.begin + first.size, line.end});
}

/// `• Indstilling`, `• Beslutning`: a site whose pages are lists sets each heading as an entry of one. A
/// single bullet before such a word may be a point's, and where half as many stand without one a case's text
/// lists words.
bool sets_headings_as_bullets(std::string_view text, const std::vector<Piece>& pieces,
                              std::string_view own_body) {
  constexpr int kFewest = 2;
  int decisions = 0, others = 0, plain = 0;
  for (const Piece& piece : pieces) {
    const Span words = behind_bullet(text, piece.span);
    if (words == piece.span) {
      const auto heading = words.size() > 40 ? std::nullopt : heading_at(text, words);
      plain += heading && !heading->garbled && heading->role == HeadingRole::kDecision ? 1 : 0;
      continue;
    }
    if (const auto step = step_at(text, words, own_body)) {
      decisions += step->says_decision ? 1 : 0;
      continue;
    }
    const auto heading = words.size() > 40 ? std::nullopt : heading_at(text, words);
    if (!heading || heading->garbled || heading->colon || !is_section(heading->role)) continue;
    ++(heading->role == HeadingRole::kDecision ? decisions : others);
  }
  return decisions >= kFewest && others >= kFewest && 2 * plain < decisions;
}

/// `Byrådet den`, the day lost, as pages print it whose lines a transcript ran together. Anywhere else a
/// sentence may be wrapped so.
bool is_wrapped_sentence(std::string_view text, const Piece& piece, const Step& step) {
  static const RuleFamily& decisions = RuleBook::standard().family("minutes_lines", "names_decision");
  const std::string_view words = step.words.of(text);
  return !step.date && !piece.run_together && (words.ends_with(" den") || words.ends_with(" d.")) &&
         !decisions.matches(words);
}

/// `• Sagsid.: 22/4413`, `• Sagsid.:`: a site sets each item as an entry of a list that its case's label
/// begins, though some have no number.
bool sets_cases_as_bullets(std::string_view text, const std::vector<Piece>& pieces) {
  constexpr int kFewest = 2;
  int cases = 0;
  for (const Piece& piece : pieces) {
    const Span words = behind_bullet(text, piece.span);
    if (words == piece.span || words.size() > 60) continue;
    const auto heading = heading_at(text, words);
    if (heading && !heading->garbled && heading->colon && heading->role == HeadingRole::kCaseNumber &&
        (heading->rest.empty() || case_number_at(text, heading->rest)))
      ++cases;
  }
  return cases >= kFewest;
}

}  // namespace

std::vector<Mark> classify(std::string_view text, const std::vector<Piece>& pieces,
                           std::string_view own_body) {
  std::vector<Mark> marks;
  marks.reserve(pieces.size());
  const bool bulleted = sets_headings_as_bullets(text, pieces, own_body);
  const bool bulleted_cases = sets_cases_as_bullets(text, pieces);
  for (const Piece& piece : pieces) {
    Mark mark;
    mark.piece = piece;
    const CodePoint first = decode_utf8(text, piece.span.begin);
    mark.lower_case = is_letter(first.value) && !is_upper(first.value) &&
                      !is_misread_capital(piece.span.of(text)) && !is_misread_bullet(piece.span.of(text));
    if (!mark.lower_case) {
      const Span words = behind_bullet(text, piece.span);
      const Span line = bulleted ? words : piece.span;
      mark.heading = heading_at(text, line);
      // `Fraværende i Teknisk Udvalg, 3. maj 2022:` is no dated line of a body's word.
      const bool absence =
          mark.heading && mark.heading->role == HeadingRole::kAbsence && !mark.heading->garbled;
      if (!absence) mark.step = step_at(text, line, own_body);
      if (mark.step && is_wrapped_sentence(text, piece, *mark.step)) mark.step.reset();
      if (mark.step) mark.heading.reset();
      if (bulleted_cases && !mark.step && !mark.heading) {
        auto label = heading_at(text, words);
        if (label && label->colon && label->role == HeadingRole::kCaseNumber) mark.heading = label;
      }
      // `• Udskriv`: the site's own words.
      if (!mark.step && !mark.heading && words != piece.span) {
        mark.heading = heading_at(text, words);
        if (mark.heading &&
            (mark.heading->role != HeadingRole::kEnding || mark.heading->garbled || mark.heading->colon))
          mark.heading.reset();
      }
      if (piece.decision_column)
        mark.heading =
            Heading{HeadingRole::kDecision, piece.span, {piece.span.end, piece.span.end}, false, false};
      if (piece.absent_names)
        mark.heading =
            Heading{HeadingRole::kAbsence, {piece.span.begin, piece.span.begin}, piece.span, true, false};
      const bool labelled = mark.heading.has_value();
      if (is_vote_on_recommendation(text, mark.heading) ||
          is_title_of_closed_item(text, piece.span, mark.heading))
        mark.heading.reset();
      if (!mark.step && !mark.heading) mark.heading = heading_before_value(text, piece.span);
      // `Sag 2021/07-1` may be a case's number or the item's: what the whole paper says decides.
      if (!labelled && mark.heading && mark.heading->role == HeadingRole::kCaseNumber)
        mark.item = item_mark(text, piece.span);
      if (!mark.step && !mark.heading) {
        // `• 4 Ny bro`, where the headings below it are entries too.
        mark.item = item_mark(text, line);
        // `72 Ø Ny bro`: the title is what the contents list prints.
        if (mark.item && mark.item->title.contains(piece.listed_title.begin) && !piece.listed_title.empty())
          mark.item->title = piece.listed_title;
        mark.case_number = bare_case_number(text, piece.span);
        if (!mark.case_number) mark.case_number = case_number_before_label(text, piece.span);
        if (!mark.case_number) mark.case_number = case_number_beside_open(text, piece.span);
        mark.opener = piece.span.size() < 260 && openers().matches(piece.span.of(text));
      }
      mark.result = begins_with_result(piece.span.of(text));
    } else {
      // `abcdef / 08/1102 Åben sag`: initials.
      mark.case_number = case_number_beside_open(text, piece.span);
    }
    marks.push_back(std::move(mark));
  }
  return marks;
}

}  // namespace frisaet::minutes
