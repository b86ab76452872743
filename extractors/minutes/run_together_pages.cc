#include "extractors/minutes/run_together_pages.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/case_numbers.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/headings.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/glued_lines.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/sentences.h"
#include "extractors/minutes/steps.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// A paragraph shorter than this is no page of a transcript.
constexpr std::size_t kShortestRunTogetherPage = 60;

/// `Side 4` at the begin of pages, also behind words that stand before it on several of them.
void cut_page_heads(std::string_view text, std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kLongestHead = 100;
  std::map<std::string_view, int> heads;
  const auto side_at = [&](const RunTogetherPage& page) {
    return page.text.of(text).substr(0, kLongestHead).find("Side ");
  };
  for (const auto& page : pages) {
    const std::size_t at = side_at(page);
    if (at != std::string_view::npos) ++heads[page.text.of(text).substr(0, at)];
  }
  for (auto& page : pages) {
    const std::size_t at = side_at(page);
    if (at == std::string_view::npos || (at > 0 && heads[page.text.of(text).substr(0, at)] < 2)) continue;
    if (&page == &pages.front()) page.head = trimmed(text, {page.text.begin, page.text.begin + at});
    const std::size_t number = next_word(text, page.text.begin + at + 5, page.text.end);
    page.text.begin = next_word(text, word_end(text, number, page.text.end), page.text.end);
  }
}

/// `Side 4` at the end of pages: which ones had it.
std::vector<std::size_t> cut_page_feet(std::string_view text, std::vector<RunTogetherPage>& pages) {
  static const RuleFamily& feet = RuleBook::standard().family("minutes_lines", "page_foot");
  std::vector<std::size_t> footed;
  for (auto& page : pages) {
    const auto foot = feet.first(page.text.of(text));
    if (!foot) continue;
    page.text = trimmed(text, {page.text.begin, page.text.begin + foot->span.begin});
    footed.push_back(static_cast<std::size_t>(&page - pages.data()));
  }
  return footed;
}

/// `Solby Byråd - Referat maj 2022 Side 4`: the words before the number of the page on most of those that end
/// in one. `footed`: those pages. Of words that all of them end in only whose meeting it is and what follows
/// is the foot: each may also end in the same absentees.
void cut_words_before_feet(std::string_view text, std::vector<RunTogetherPage>& pages,
                           const std::vector<std::size_t>& footed) {
  constexpr std::size_t kFewest = 3, kLongest = 120;
  if (footed.size() < kFewest) return;
  const auto with = [&](std::string_view words) {
    return static_cast<std::size_t>(std::count_if(footed.begin(), footed.end(), [&](std::size_t i) {
      const std::string_view page = pages[i].text.of(text);
      return page.ends_with(words) &&
             (page.size() == words.size() || page[page.size() - words.size() - 1] == ' ');
    }));
  };
  const Span model = pages[footed.back()].text;
  std::size_t begin = model.end;
  for (std::size_t at = model.end; at > model.begin && model.end - at < kLongest;) {
    while (at > model.begin && is_space(decode_utf8_before(text, at).value)) --at;
    while (at > model.begin && !is_space(decode_utf8_before(text, at).value))
      at -= decode_utf8_before(text, at).size;
    if (with(text.substr(at, model.end - at)) * 3 < footed.size() * 2) break;
    begin = at;
  }
  const auto bodies = find_bodies(text.substr(begin, model.end - begin));
  if (bodies.empty()) return;
  const std::string_view foot =
      text.substr(begin + bodies.back().span.begin, model.end - begin - bodies.back().span.begin);
  if (foot.ends_with('.')) return;
  for (const std::size_t i : footed) {
    Span& page = pages[i].text;
    if (page.of(text).ends_with(foot)) page = trimmed(text, {page.begin, page.end - foot.size()});
  }
}

/// Words that begin the first page (`Køge Kommune Teknisk Udvalg`) and all others, or nearly all, are the
/// others' page head.
void cut_repeated_heads(std::string_view text, std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kMostWords = 10;
  const Span first = pages.front().text;
  std::size_t end = first.begin;
  for (std::size_t words = 0; words < kMostWords && end < first.end; ++words) {
    const std::size_t next = word_end(text, next_word(text, end, first.end), first.end);
    const std::string_view head = text.substr(first.begin, next - first.begin);
    const auto with = std::count_if(pages.begin() + 1, pages.end(), [&](const RunTogetherPage& page) {
      return page.text.of(text).starts_with(head);
    });
    if (static_cast<std::size_t>(with) * 4 < (pages.size() - 1) * 3) break;
    end = next;
  }
  const std::string_view head = text.substr(first.begin, end - first.begin);
  // A single word may begin any page.
  if (head.find(' ') == std::string_view::npos) return;
  for (std::size_t i = 1; i < pages.size(); ++i) {
    Span& page = pages[i].text;
    if (page.of(text).starts_with(head)) page.begin = next_word(text, page.begin + head.size(), page.end);
  }
}

/// Such pages printed and scanned: each paragraph is wrapped, and its page number begins its first line. All
/// lines but a paragraph's last are of full width, since no heading stands on a line of its own.
std::vector<RunTogetherPage> wrapped_run_together_pages(std::string_view text,
                                                        const std::vector<Line>& lines) {
  constexpr std::size_t kFewestFullLines = 6;
  std::vector<RunTogetherPage> pages;
  std::size_t widest = 0;
  for (const Line& line : lines) widest = std::max(widest, line.span.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span span = lines[i].span;
    const std::string number = std::to_string(pages.size() + 1) + " ";
    const bool apart = i == 0 || lines[i].first_on_page || lines[i].blanks_before > 0;
    if (apart && span.of(text).starts_with(number)) {
      pages.push_back({i, i, {span.begin + number.size(), span.end}});
    } else if (!pages.empty()) {
      pages.back().last = i;
      pages.back().text.end = span.end;
    }
  }
  std::size_t full = 0, narrow = 0;
  for (const RunTogetherPage& page : pages) {
    for (std::size_t i = page.line; i < page.last; ++i) {
      const bool ends_paragraph = lines[i + 1].blanks_before > 0 || lines[i + 1].first_on_page;
      if (!ends_paragraph) ++(lines[i].span.size() * 10 < widest * 7 ? narrow : full);
    }
  }
  const bool flows = full >= kFewestFullLines && narrow * 10 <= full && full >= pages.size();
  return pages.size() > 1 && flows && widest > kShortestRunTogetherPage ? pages
                                                                        : std::vector<RunTogetherPage>{};
}

/// `Fraværende Bo Holm, Ida Kjær Medlemmer Per Grøn (V)`: labels of a head that its names follow.
bool stands_before_names(HeadingRole role) {
  return role == HeadingRole::kAbsence || role == HeadingRole::kRoster;
}

/// `… at broen males. Bilag Notat om broen.pdf`: between a sentence and the name of a file.
bool lists_files(std::string_view text, std::size_t at, std::size_t after, std::size_t end) {
  constexpr std::size_t kLongestName = 100;
  static const RuleFamily& files = RuleBook::standard().family("minutes_lines", "file_name");
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(" \n", at - 1);
  if (before == std::string_view::npos || text[before] != '.' || after >= end) return false;
  const auto file = files.first(text.substr(after, std::min(end - after, kLongestName)));
  return is_upper(decode_utf8(text, after).value) && file &&
         text.substr(after, file->span.begin).find(". ") == std::string_view::npos;
}

bool in_capitals(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = decode_utf8(words, at);
    if (is_letter(c.value) && !is_upper(c.value)) return false;
    at += c.size;
  }
  return true;
}

/// Headings of one to four words at the begin of a word inside a run-together page.
std::optional<std::size_t> heading_end(std::string_view text, std::size_t at, std::size_t end) {
  std::optional<std::size_t> found;
  std::size_t stop = at;
  for (int words = 0; words < 4 && stop < end; ++words) {
    stop = word_end(text, next_word(text, stop, end), end);
    std::string_view heading = text.substr(at, stop - at);
    const bool colon = heading.ends_with(':');
    if (colon) heading.remove_suffix(1);
    const auto role = heading_role(heading);
    const bool signatures = heading.starts_with("Underskrift");
    if (!role || *role == HeadingRole::kCaseDetail || (*role == HeadingRole::kEnding && !signatures))
      continue;
    const std::size_t after = next_word(text, stop, end);
    if (*role == HeadingRole::kCaseNumber && case_number_at(text, {after, end})) found = stop;
    // In capitals a heading is one whatever follows: `SAGSFREMSTILLING a) Broen`.
    if (is_section(*role) && in_capitals(heading)) found = stop;
    if (colon || (is_section(*role) && (after == end || upper_or_digit(text, after)))) found = stop;
    if (*role == HeadingRole::kContents || signatures) found = stop;
    if (*role == HeadingRole::kAttachments && lists_files(text, at, after, end)) found = stop;
    if (stands_before_names(*role) && after < end && person_at(text, {after, end})) found = stop;
    // `Stedfortræder Medlemmer Bo Holm (V)`: nobody came instead.
    if (*role == HeadingRole::kAlsoPresent && after < end) {
      const auto next = heading_role(text.substr(after, word_end(text, after, end) - after));
      if (next && stands_before_names(*next)) found = stop;
    }
  }
  return found;
}

/// Roles of the sections' headings that stand within a paragraph, each once.
std::set<HeadingRole> headings_within(std::string_view text, Span paragraph) {
  std::set<HeadingRole> roles;
  for (std::size_t at = paragraph.begin; at < paragraph.end;
       at = next_word(text, word_end(text, at, paragraph.end), paragraph.end)) {
    if (at == paragraph.begin || !is_upper(decode_utf8(text, at).value)) continue;
    const auto end = heading_end(text, at, paragraph.end);
    if (!end) continue;
    std::string_view words = text.substr(at, *end - at);
    if (words.ends_with(':')) words.remove_suffix(1);
    const auto role = heading_role(words);
    if (role && is_section(*role)) roles.insert(*role);
  }
  return roles;
}

/// Pages of a site whose items lost their lines, below titles that kept theirs: `4. Ny bro` /
/// `Sagsfremstilling Broen er gammel. Indstilling Den males. Beslutning Teknisk Udvalg, 03-05-2022 Anbefales.
/// …`. A paragraph with several sections' headings within, more than once, in a paper that sets few of them
/// on lines of their own.
std::vector<RunTogetherPage> run_together_items(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::size_t kShortestItem = 100, kFewestItems = 2, kFewestHeadings = 2;
  std::vector<RunTogetherPage> items;
  std::size_t telling = 0, alone = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span line = lines[i].span;
    if (const auto role = heading_role(line.of(text)); role && is_section(*role)) ++alone;
    if (line.size() < kShortestItem) {
      // `00.22.02-A26-1-22 Beslutning Byrådet, 24.05.2022 Godkendt.`
      if (!headings_within(text, line).empty()) items.push_back({i, i, line});
      continue;
    }
    const auto roles = headings_within(text, line);
    const bool proposes_or_decides =
        roles.count(HeadingRole::kDecision) != 0 || roles.count(HeadingRole::kRecommendation) != 0;
    if (roles.empty()) continue;
    items.push_back({i, i, line});
    if (roles.size() >= kFewestHeadings && proposes_or_decides) ++telling;
  }
  return telling >= kFewestItems && alone <= telling ? items : std::vector<RunTogetherPage>{};
}

class PageCutter {
 public:
  /// `bare`: dated lines of bodies without a colon.
  PageCutter(std::string_view text, Span page, Span contents, const std::vector<Span>& bare)
      : text_(text), page_(page), contents_(contents), bare_(bare) {}

  std::set<std::size_t> cut() {
    cut_steps();
    cut_bare_steps();
    cut_proposals();
    std::size_t at = page_.begin;
    while (at < page_.end) {
      const auto step = std::find_if(steps_.begin(), steps_.end(), [&](Span s) { return s.contains(at); });
      if (step != steps_.end()) {
        at = next_word(text_, step->end, page_.end);
        continue;
      }
      if (is_upper(decode_utf8(text_, at).value)) {
        if (const auto end = heading_end(text_, at, page_.end)) {
          cuts_.insert(at);
          // A label keeps what follows it, a case's number no more than itself; a section's heading stands
          // alone.
          const std::size_t after = next_word(text_, *end, page_.end);
          if (const auto number = case_number_behind({at, *end})) {
            cuts_.insert(next_word(text_, number->span.end, page_.end));
          } else if (text_[*end - 1] != ':') {
            cuts_.insert(after);
          }
        }
      } else if (is_digit(decode_utf8(text_, at).value)) {
        cut_item(at);
      }
      at = next_word(text_, word_end(text_, at, page_.end), page_.end);
    }
    return cuts_;
  }

 private:
  /// Before and after a dated decision line.
  void cut_steps() {
    const std::string_view page = page_.of(text_);
    const auto bodies = find_bodies(page);
    for (const DateMention& date : find_dates(page)) {
      if (date.form != DateForm::kDay) continue;
      for (const BodyMention& body : bodies) {
        if (body.span.begin >= date.span.begin || date.span.begin - body.span.begin > 80) continue;
        std::size_t begin = page_.begin + body.span.begin;
        std::size_t end = page_.begin + date.span.end;
        if (const auto word = decision_word_before(begin, end)) begin = *word;
        if (end < page_.end && text_[end] == ':') ++end;
        const auto step = step_at(text_, {begin, end}, {});
        if (!step || step->words.begin != begin) continue;
        if (!step->says_decision && text_[end - 1] != ':') continue;  // a sentence may hold body and date
        cuts_.insert(begin);
        cuts_.insert(next_word(text_, end, page_.end));
        steps_.push_back({begin, end});
        break;
      }
    }
  }

  /// `… er gammel. Beslutning Solby Byråd den 3. maj 2022 Godkendt`: where the word begins; nothing for a
  /// sentence about that decision.
  [[nodiscard]] std::optional<std::size_t> decision_word_before(std::size_t body, std::size_t end) const {
    static const RuleFamily& words = RuleBook::standard().family("minutes_lines", "before_dated_line");
    const auto word = words.first(text_.substr(page_.begin, body - page_.begin));
    const std::size_t next = next_word(text_, end, page_.end);
    if (!word || (next < page_.end && text_[end] != ':' && !upper_or_digit(text_, next))) return std::nullopt;
    const std::size_t begin = page_.begin + word->span.begin;
    const auto step = step_at(text_, {begin, end}, {});
    return step && step->says_decision ? std::optional(begin) : std::nullopt;
  }

  void cut_bare_steps() {
    for (const Span& step : bare_) {
      if (!page_.contains(step.begin)) continue;
      cuts_.insert(step.begin);
      cuts_.insert(next_word(text_, step.end, page_.end));
      steps_.push_back(step);
    }
  }

  /// `Broen er gammel. Forvaltningen foreslår, at den males.`
  void cut_proposals() {
    static const RuleFamily& proposes =
        RuleBook::standard().family("minutes_points", "proposes_in_a_sentence");
    const std::string_view page = page_.of(text_);
    for (const Span& sentence : sentences_of(page)) {
      // A table's figures end with no stop: `Anlæg -4,0 Forvaltningen foreslår, at …`
      for (std::size_t at = sentence.begin; at < sentence.end;
           at = next_word(page, word_end(page, at, sentence.end), sentence.end)) {
        const bool begins = at == sentence.begin ||
                            is_digit(static_cast<unsigned char>(page[page.find_last_not_of(" \n", at - 1)]));
        if (!begins || !is_upper(decode_utf8(page, at).value)) continue;
        if (proposes.matches(page.substr(at, sentence.end - at))) cuts_.insert(page_.begin + at);
      }
    }
  }

  /// The case's number behind its label.
  [[nodiscard]] std::optional<CaseNumber> case_number_behind(Span label) const {
    Span words = label;
    if (words.of(text_).ends_with(':')) --words.end;
    if (heading_role(words.of(text_)) != HeadingRole::kCaseNumber) return std::nullopt;
    return case_number_at(text_, {next_word(text_, label.end, page_.end), page_.end});
  }

  /// `12. Title`, `12. 2. behandling af budget`: before the number, and after the title as far as the
  /// contents list prints it.
  void cut_item(std::size_t at) {
    std::size_t stop = at;
    while (stop < page_.end && is_digit(decode_utf8(text_, stop).value)) ++stop;
    if (stop - at > 3 || stop + 2 >= page_.end || text_[stop] != '.' || text_[stop + 1] != ' ' ||
        (!is_upper(decode_utf8(text_, stop + 2).value) && !ordinal_at(stop + 2))) {
      return;
    }
    cuts_.insert(at);
    if (contents_.contains(at)) return;
    const std::size_t title = stop + 2;
    std::size_t title_end = title;
    const std::string_view contents = contents_.of(text_);
    for (std::size_t end = word_end(text_, title, page_.end);;
         end = word_end(text_, next_word(text_, end, page_.end), page_.end)) {
      if (contents.find(text_.substr(title, end - title)) == std::string_view::npos) break;
      title_end = end;
      if (end >= page_.end) break;
    }
    title_end = past_closed_mark(title_end);
    if (title_end > title) cuts_.insert(next_word(text_, title_end, page_.end));
  }

  /// `2. behandling`
  [[nodiscard]] bool ordinal_at(std::size_t at) const {
    static const RuleFamily& ordinals = RuleBook::standard().family("minutes_items", "ordinal_first");
    return ordinals.matches(text_.substr(at, std::min<std::size_t>(page_.end - at, 40)));
  }

  /// `(Lukket punkt)` behind a title that the contents list prints without.
  [[nodiscard]] std::size_t past_closed_mark(std::size_t title_end) const {
    static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed");
    constexpr std::size_t kLongestMark = 24;
    const std::size_t open = next_word(text_, title_end, page_.end);
    if (open >= page_.end || text_[open] != '(') return title_end;
    const std::size_t close = text_.substr(open, std::min(kLongestMark, page_.end - open)).find(')');
    if (close == std::string_view::npos || !closed.matches(text_.substr(open, close + 1))) return title_end;
    return open + close + 1;
  }

  std::string_view text_;
  Span page_;
  Span contents_;
  const std::vector<Span>& bare_;
  std::set<std::size_t> cuts_;
  std::vector<Span> steps_;
};

/// The contents list of a transcript: from its heading to the end of the page.
Span contents_of(std::string_view text, const std::vector<RunTogetherPage>& pages) {
  static const RuleFamily& headings =
      RuleBook::standard().family("minutes_lines", "contents_of_a_transcript");
  for (const auto& page : pages) {
    if (const auto heading = headings.first(text, page.text)) return {heading->span.begin, page.text.end};
  }
  return {};
}

/// A body with its day that a new sentence follows: `Økonomiudvalget den 3. maj 2022 Anbefales.`
std::vector<Span> bare_steps_on(std::string_view text, Span page) {
  constexpr std::size_t kLongestStep = 90;
  std::vector<Span> found;
  const std::string_view words = page.of(text);
  const auto bodies = find_bodies(words);
  for (const DateMention& date : find_dates(words)) {
    if (date.form != DateForm::kDay) continue;
    for (const BodyMention& body : bodies) {
      const Span step{page.begin + body.span.begin, page.begin + date.span.end};
      if (body.span.begin >= date.span.begin || step.size() > kLongestStep) continue;
      const auto read = step_at(text, step, {});
      if (!read || read->says_decision || read->words.begin != step.begin) continue;
      const std::size_t next = next_word(text, step.end, page.end);
      if (next >= page.end || !upper_or_digit(text, next)) continue;
      found.push_back(step);
      break;
    }
  }
  return found;
}

/// The same of a transcript that lost its figures: `Økonomiudvalget den Anbefales.`
std::vector<Span> steps_without_day_on(std::string_view text, Span page) {
  constexpr std::string_view kBefore = " den ";
  std::vector<Span> found;
  for (const BodyMention& body : find_bodies(page.of(text))) {
    const Span name = shifted(body.span, page.begin);
    const std::size_t next = name.end + kBefore.size();
    if (body.genitive || next >= page.end || text.substr(name.end, kBefore.size()) != kBefore ||
        !is_upper(decode_utf8(text, next).value))
      continue;
    const Span step{name.begin, next - 1};
    const auto read = step_at(text, step, {});
    if (read && read->words.begin == step.begin) found.push_back(step);
  }
  return found;
}

/// One of the first sentences says what a body came to, behind who was away and the labels of points.
bool tells_result_first(std::string_view behind) {
  constexpr std::size_t kSentences = 2, kMostPoints = 9;
  const auto sentences = sentences_of(behind);
  for (std::size_t i = 0; i < std::min(sentences.size(), kSentences); ++i) {
    const std::string_view sentence = sentences[i].of(behind);
    if (begins_with_result(sentence)) return true;
    const Verdict verdict = read_verdict(sentence, std::nullopt, kMostPoints);
    if (verdict.outcome || !verdict.points.empty()) return true;
  }
  return false;
}

/// Those of all pages, where they are how the transcript prints decisions: several, and behind most of them a
/// result.
std::vector<Span> bare_steps(std::string_view text, const std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kFewest = 3, kLongestResult = 240;
  std::vector<Span> all;
  std::size_t results = 0;
  for (const RunTogetherPage& page : pages) {
    std::vector<Span> steps = bare_steps_on(text, page.text);
    for (const Span& step : steps_without_day_on(text, page.text)) steps.push_back(step);
    std::sort(steps.begin(), steps.end());
    for (std::size_t i = 0; i < steps.size(); ++i) {
      all.push_back(steps[i]);
      const std::size_t next = next_word(text, steps[i].end, page.text.end);
      const std::size_t end = i + 1 < steps.size() ? steps[i + 1].begin : page.text.end;
      if (next >= end) continue;
      const std::string_view behind = text.substr(next, std::min(end - next, kLongestResult));
      results += tells_result_first(behind) ? 1U : 0U;
    }
  }
  return all.size() >= kFewest && results * 2 >= all.size() ? all : std::vector<Span>{};
}

}  // namespace

std::size_t word_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && !is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
  return at;
}
std::size_t next_word(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
  return at;
}

std::vector<RunTogetherPage> run_together_pages(std::string_view text, const std::vector<Line>& lines) {
  std::vector<RunTogetherPage> pages;
  std::size_t inside = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span span = lines[i].span;
    all += span.size();
    const std::string number = std::to_string(pages.size() + 1) + " ";
    if (span.size() < kShortestRunTogetherPage || !span.of(text).starts_with(number)) continue;
    pages.push_back({i, i, {span.begin + number.size(), span.end}});
    inside += span.size();
  }
  if (pages.size() < 2 || inside * 10 < all * 6) pages = wrapped_run_together_pages(text, lines);
  if (pages.empty()) return run_together_items(text, lines);
  // Words that end every page are its foot.
  const auto last_word = [&](Span span) {
    std::size_t at = span.end;
    while (at > span.begin && !is_space(decode_utf8_before(text, at).value))
      at -= decode_utf8_before(text, at).size;
    return Span{at, span.end};
  };
  for (int cut = 0; cut < 5; ++cut) {
    const std::string_view foot = last_word(pages.back().text).of(text);
    std::size_t with = 0;
    for (const auto& page : pages) with += last_word(page.text).of(text) == foot ? 1U : 0U;
    if (foot.empty() || foot.ends_with('.') || with < 2 || with * 3 < pages.size() * 2) break;
    // In an agenda `Beslutning` ends the pages, and nothing is below it.
    if (const auto role = heading_role(foot); role && is_section(*role)) break;
    for (auto& page : pages) {
      if (last_word(page.text).of(text) == foot)
        page.text = trimmed(text, {page.text.begin, last_word(page.text).begin});
    }
  }
  cut_page_heads(text, pages);
  cut_words_before_feet(text, pages, cut_page_feet(text, pages));
  cut_repeated_heads(text, pages);
  return pages;
}

std::vector<std::set<std::size_t>> cuts_of(std::string_view text, const std::vector<RunTogetherPage>& pages) {
  const Span contents = contents_of(text, pages);
  const std::vector<Span> bare = bare_steps(text, pages);
  std::vector<std::set<std::size_t>> cuts;
  cuts.reserve(pages.size());
  for (const RunTogetherPage& page : pages) cuts.push_back(PageCutter(text, page.text, contents, bare).cut());
  return cuts;
}

}  // namespace frisaet::minutes
