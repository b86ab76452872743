#include "extractors/lexicon/headings.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "extractors/lexicon/ocr_match.h"
#include "extractors/rules/rule_set.h"
#include "models/core/check.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

/// Longest heading in characters: a longer line is not even looked at.
constexpr std::size_t kLongestHeading = 80;

constexpr std::array<std::pair<std::string_view, HeadingRole>, 26> kRoles = {{
    {"summary", HeadingRole::kSummary},
    {"case_text", HeadingRole::kCaseText},
    {"recommendation", HeadingRole::kRecommendation},
    {"decision", HeadingRole::kDecision},
    {"recommendation_and_decision", HeadingRole::kRecommendationAndDecision},
    {"vote", HeadingRole::kVote},
    {"history", HeadingRole::kHistory},
    {"route", HeadingRole::kRoute},
    {"competence", HeadingRole::kCompetence},
    {"economy", HeadingRole::kEconomy},
    {"law", HeadingRole::kLaw},
    {"hearing", HeadingRole::kHearing},
    {"absence", HeadingRole::kAbsence},
    {"disqualified", HeadingRole::kDisqualified},
    {"roster", HeadingRole::kRoster},
    {"also_present", HeadingRole::kAlsoPresent},
    {"remarks", HeadingRole::kRemarks},
    {"place", HeadingRole::kPlace},
    {"body", HeadingRole::kBody},
    {"date", HeadingRole::kDate},
    {"case_number", HeadingRole::kCaseNumber},
    {"case_detail", HeadingRole::kCaseDetail},
    {"contents", HeadingRole::kContents},
    {"attachments", HeadingRole::kAttachments},
    {"ending", HeadingRole::kEnding},
    {"document_word", HeadingRole::kDocumentWord},
}};

HeadingRole role_named(std::string_view name) {
  for (const auto& [role_name, role] : kRoles) {
    if (role_name == name) return role;
  }
  check_failed("a rule of minutes_headings.toml gives an unknown role", __FILE__, __LINE__);
}

const RuleFamily& headings() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_headings", "heading");
  return family;
}

/// The printed spellings of all headings, for OCR; only those long enough to be told apart when damaged.
struct Spelling {
  std::u32string key;
  HeadingRole role;
};
const std::vector<Spelling>& spellings() {
  static const std::vector<Spelling> all = [] {
    std::vector<Spelling> result;
    for (const Rule* rule : headings().rules()) {
      for (const std::string& name : rule->matches) {
        std::u32string key = ocr_key(name);
        if (key.size() >= 7) result.push_back({std::move(key), role_named(rule->gives)});
      }
    }
    return result;
  }();
  return all;
}

bool begins_like_heading(std::string_view words) {
  const CodePoint first = decode_utf8(words, 0);
  return first.size != 0 && (is_upper(first.value) || first.value == '0' || first.value == '9');
}

struct Known {
  HeadingRole role;
  bool garbled;
};

std::optional<Known> known_heading(std::string_view words) {
  if (words.size() < 3 || words.size() > kLongestHeading || !begins_like_heading(words)) return std::nullopt;
  const std::string squeezed = squeeze(words);
  if (const auto match = headings().first(squeezed)) return Known{role_named(match->rule->gives), false};
  const std::u32string key = ocr_key(squeezed);
  for (const Spelling& spelling : spellings()) {
    if (key.size() + 3 < spelling.key.size() || key.size() > spelling.key.size() + 4) continue;
    if (reads_as(spelling.key, key)) return Known{spelling.role, true};
  }
  return std::nullopt;
}

/// A sentence, a number, a dash: not the next word of a line that was set with wide blanks.
bool begins_value(std::string_view words) {
  const CodePoint first = decode_utf8(words, 0);
  return is_upper(first.value) || (first.value >= '0' && first.value <= '9') || first.value == '-';
}

/// Two blanks may stand in any sentence (`Beslutning  Byrådet traf …`): behind a word that is a heading by
/// itself a column takes three, and a word that may be the decision needs its colon.
bool stands_in_column(std::string_view words, std::size_t blanks) {
  static const RuleFamily& results = RuleBook::standard().family("minutes_headings", "no_label");
  if (results.matches(squeeze(words))) return false;
  return blanks > 2 || !known_heading(trim(words));
}

bool is_bar_or_space(char32_t c) {
  return c == '|' || is_space(c);
}

Span without_bars(std::string_view text, Span span) {
  while (!span.empty() && is_bar_or_space(decode_utf8(text, span.begin).value)) {
    span.begin += decode_utf8(text, span.begin).size;
  }
  while (!span.empty() && is_bar_or_space(decode_utf8_before(text, span.end).value)) {
    span.end -= decode_utf8_before(text, span.end).size;
  }
  return span;
}

}  // namespace

bool is_section(HeadingRole role) {
  switch (role) {
    case HeadingRole::kSummary:
    case HeadingRole::kCaseText:
    case HeadingRole::kRecommendation:
    case HeadingRole::kDecision:
    case HeadingRole::kRecommendationAndDecision:
    case HeadingRole::kVote:
    case HeadingRole::kHistory:
    case HeadingRole::kRoute:
    case HeadingRole::kCompetence:
    case HeadingRole::kEconomy:
    case HeadingRole::kLaw:
    case HeadingRole::kHearing:
      return true;
    default:
      return false;
  }
}

std::optional<HeadingRole> heading_role(std::string_view words) {
  const auto known = known_heading(trim(words));
  return known ? std::optional(known->role) : std::nullopt;
}

std::optional<Heading> heading_at(std::string_view text, Span line) {
  line = without_bars(text, line);
  const std::string_view view = line.of(text);
  // The part before a colon or table bar; only that of a whole line may be without one.
  std::size_t cut = view.substr(0, kLongestHeading + 2).find_first_of(":|");
  bool colon = cut != std::string_view::npos;
  std::size_t after = cut + 1;
  // `Udvalg ....... Byrådet`: dots lead from the label to its value; to a page number they do in a contents
  // list.
  const std::size_t dots = view.substr(0, kLongestHeading + 2).find("....");
  if (dots != std::string_view::npos && (!colon || dots < cut)) {
    const std::size_t value = view.find_first_not_of(". :", dots);
    if (value != std::string_view::npos &&
        view.find_first_not_of("0123456789 ", value) != std::string_view::npos) {
      colon = true;
      cut = dots;
      after = value;
    }
  }
  // `Indstillet   Direktionen indstiller, …`: the value stands in a column of its own.
  const std::size_t gap = view.substr(0, kLongestHeading + 2).find("  ");
  if (gap != std::string_view::npos && (!colon || gap < cut)) {
    const std::size_t value = view.find_first_not_of(' ', gap);
    if (value != std::string_view::npos && begins_value(view.substr(value)) &&
        stands_in_column(view.substr(0, gap), value - gap)) {
      colon = true;
      cut = gap;
      after = value;
    }
  }
  if (!colon) {
    if (view.size() > kLongestHeading) return std::nullopt;
    cut = view.size();
  }
  Span words = trimmed(text, {line.begin, line.begin + cut});
  // `Hidtil ..: Udsat`: dots fill the column of the labels.
  if (colon && words.of(text).ends_with(".."))
    words = trimmed(text, {words.begin, words.begin + words.of(text).find_last_not_of(". ") + 1});
  // `Besl.: Godkendt`
  if (colon && !words.empty() && words.size() < 8 && words.of(text).ends_with('.')) --words.end;
  auto known = known_heading(words.of(text));
  if (!known && colon && begins_like_heading(words.of(text))) {
    static const RuleFamily& labels = RuleBook::standard().family("minutes_headings", "heading_with_colon");
    if (const auto match = labels.first(squeeze(words.of(text))))
      known = Known{role_named(match->rule->gives), false};
  }
  if (!known) return std::nullopt;
  Span rest = colon ? without_bars(text, {line.begin + after, line.end}) : Span{line.end, line.end};
  return Heading{known->role, words, rest, colon, known->garbled};
}

}  // namespace frisaet
