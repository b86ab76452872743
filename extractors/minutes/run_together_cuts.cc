#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/case_numbers.h"
#include "extractors/lexicon/headings.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/glued_lines.h"
#include "extractors/minutes/item_readings.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/run_together_pages.h"
#include "extractors/minutes/run_together_steps.h"
#include "extractors/minutes/sentences.h"
#include "extractors/minutes/steps.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// `Følgende punkter behandles på mødet:`, in bytes.
constexpr std::size_t kLongestListHeading = 40;

class PageCutter {
 public:
  /// `bare`: dated lines of bodies without a colon; `titles`: of items; `broken`: the words of a listed title
  /// that end the page before.
  PageCutter(std::string_view text, Span page, Span contents, const std::vector<Span>& bare,
             const std::vector<Span>& titles, std::string_view broken)
      : text_(text), page_(page), contents_(contents), bare_(bare), titles_(titles), broken_(broken) {}

  /// Words of a listed title that end this page.
  [[nodiscard]] std::string_view broken() const { return broken_; }

  std::set<std::size_t> cut() {
    cut_rest_of_title();
    cut_list_of_attachments();
    cut_whole(titles_);
    cut_groups();
    cut_told_steps();
    cut_whole(bare_);
    cut_proposals();
    // What the paper is about ends where its list of items begins.
    if (page_.contains(contents_.begin) && contents_.begin > page_.begin) cuts_.insert(contents_.begin);
    std::size_t at = page_.begin;
    while (at < page_.end) {
      const auto step = std::find_if(steps_.begin(), steps_.end(), [&](Span s) { return s.contains(at); });
      if (step != steps_.end()) {
        at = next_word(text_, step->end, page_.end);
        continue;
      }
      if (is_upper(decode_utf8(text_, at).value)) {
        cut_open_word(at);
        if (const auto end = heading_end(text_, at, page_.end); end && !is_listed(*end)) {
          cuts_.insert(at);
          // A label keeps what follows it, a case's number no more than itself; a section's heading stands
          // alone.
          const std::size_t after = next_word(text_, *end, page_.end);
          if (const auto number = case_number_behind({at, *end})) {
            cuts_.insert(next_word(text_, number->span.end, page_.end));
          } else if (is_broken_case_number(text_, after, page_.end)) {
            cuts_.insert(next_word(text_, word_end(text_, after, page_.end), page_.end));
          } else if (text_[*end - 1] != ':') {
            cuts_.insert(after);
          } else {
            cut_behind_names({at, *end});
          }
        }
        cut_labelled_item(at);
      } else if (is_digit(decode_utf8(text_, at).value)) {
        cut_item(at);
        cut_case_above_item(at);
      }
      at = next_word(text_, word_end(text_, at, page_.end), page_.end);
    }
    cut_sentences();
    return cuts_;
  }

 private:
  /// A heading without colon inside the contents list, whose titles are known: a word of a title, or of the
  /// group they stand under.
  [[nodiscard]] bool is_listed(std::size_t heading_end) const {
    return !titles_.empty() && contents_.contains(heading_end - 1) && heading_end < contents_.end &&
           heading_end > contents_.begin + kLongestListHeading && text_[heading_end - 1] != ':';
  }

  /// `Bilagsliste Teknisk Udvalg 1. Ny bro 1. Kort (381/07)`: a page that begins so is behind the last item.
  void cut_list_of_attachments() {
    static const RuleFamily& list = RuleBook::standard().family("minutes_lines", "list_of_attachments");
    const std::size_t begin = next_word(text_, page_.begin, page_.end);
    const auto word = list.first(text_.substr(begin, page_.end - begin));
    if (!word) return;
    cuts_.insert(begin);
    cuts_.insert(next_word(text_, begin + word->group("word")->end, page_.end));
  }

  /// `SAGER TIL UDVALGETS AFGØRELSE 41. Ny bro`: capitals before a listed title that gather items.
  void cut_groups() {
    static const RuleFamily& groups = RuleBook::standard().family("minutes_lines", "group");
    static const RuleFamily& numbers =
        RuleBook::standard().family("minutes_items", "number_ends_before_title");
    std::vector<Span> found;
    for (const Span& title : titles_) {
      if (!page_.contains(title.begin)) continue;
      std::size_t end_of_group = title.begin;
      // `ØKONOMIUDVALGET 2. Ny bro`: the item's number.
      if (const auto number = numbers.first(text_.substr(page_.begin, title.begin - page_.begin)))
        end_of_group = page_.begin + number->span.begin;
      std::size_t begin = end_of_group;
      for (std::size_t at = begin; at > page_.begin;) {
        at = previous_word(text_, at, page_.begin);
        const Span word{at, word_end(text_, at, begin)};
        if (word.empty() || !in_capitals(word.of(text_))) break;
        begin = at;
      }
      const Span group = trimmed(text_, {begin, end_of_group});
      if (group.empty()) continue;
      // `ØKONOMIUDVALGET 2. Ny bro`: whose cases follow.
      const auto bodies = find_bodies(group.of(text_));
      const bool body = bodies.size() == 1 && bodies.front().span == Span{0, group.size()};
      if (body || groups.matches(group.of(text_)) || is_closed_label(group.of(text_))) found.push_back(group);
    }
    cut_whole(found);
  }

  /// `Afbud: Bo Holm, Ida Kjær Dagsordenen godkendt`: where the persons behind a label end and no heading
  /// begins.
  void cut_behind_names(Span label) {
    if (role_of(label.of(text_)) != HeadingRole::kAbsence) return;
    constexpr std::size_t kLongestList = 300;
    const std::size_t from = next_word(text_, label.end, page_.end);
    const Span list = {from, std::min(page_.end, from + kLongestList)};
    const PersonList persons = parse_persons(text_, list);
    if (persons.entries.empty() || persons.rest.empty()) return;
    // `Afbud: Bo Holm (V) Ida Kjær: Spørgsmål om broen`, `Ida Kjær (A) blev udpeget`: the last person does
    // something, and nothing but a blank parts her from those before.
    if (const std::size_t count = persons.entries.size(); count > 1) {
      const Span last = persons.entries[count - 1].mention.span;
      const Span before = persons.entries[count - 2].mention.span;
      const bool acts =
          text_[persons.rest.begin] == ':' || (is_letter(decode_utf8(text_, persons.rest.begin).value) &&
                                               !is_upper(decode_utf8(text_, persons.rest.begin).value));
      if (acts && trim(text_.substr(before.end, last.begin - before.end)).empty() &&
          text_.substr(persons.rest.begin, 3) != "og ") {
        cuts_.insert(last.begin);
        return;
      }
    }
    Span rest = {persons.rest.begin, list.end};
    while (rest.begin < rest.end && (text_[rest.begin] == '.' || text_[rest.begin] == ' ')) ++rest.begin;
    constexpr std::size_t kLongestResult = 60;
    const bool told =
        begins_with_result(rest.of(text_)) || (rest.end == page_.end && rest.size() < kLongestResult &&
                                               read_verdict(rest.of(text_), std::nullopt, 0).outcome);
    if (told) cuts_.insert(rest.begin);
  }

  /// Sentences of items that print no heading over their decision: each is a line, so that the last may be
  /// the decision.
  void cut_sentences() {
    if (titles_.empty() || page_.begin < contents_.end) return;
    std::vector<std::size_t> ends = {page_.begin};
    for (const Span& title : titles_) {
      if (page_.contains(title.begin)) ends.push_back(title.begin);
    }
    ends.push_back(page_.end);
    std::sort(ends.begin(), ends.end());
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      const Span item{ends[i], ends[i + 1]};
      if (item.empty() || says_decision(item) || told_below_initials(item)) continue;
      for (const Span& sentence : sentences_of(item.of(text_))) {
        const std::size_t at = item.begin + sentence.begin;
        if (at == item.begin || !is_upper(decode_utf8(text_, at).value)) continue;
        const std::size_t before = text_.find_last_not_of(" \n", at - 1);
        if (before != std::string_view::npos && before > item.begin && text_[before] == '.') cuts_.insert(at);
      }
    }
  }

  /// `ØU 03.05.2022 Anbefales.`: bodies by their initials, with days, stand over what they said.
  [[nodiscard]] bool told_below_initials(Span item) const {
    static const RuleFamily& initials = RuleBook::standard().family("minutes_lines", "initials_and_day");
    return initials.matches(item.of(text_));
  }

  /// A dated line or a heading of a decision stands inside.
  [[nodiscard]] bool says_decision(Span item) const {
    const auto step = [&](Span span) {
      return item.contains(span.begin) && std::find(titles_.begin(), titles_.end(), span) == titles_.end() &&
             step_at(text_, span, {});
    };
    const auto heading = [&](std::size_t cut) {
      const auto end = item.contains(cut) ? heading_end(text_, cut, item.end) : std::nullopt;
      const auto role = end ? role_of(text_.substr(cut, *end - cut)) : std::nullopt;
      return role == HeadingRole::kDecision || role == HeadingRole::kRecommendationAndDecision;
    };
    return std::any_of(steps_.begin(), steps_.end(), step) ||
           std::any_of(cuts_.begin(), cuts_.end(), heading);
  }

  /// Before and behind each; before who was absent stands no more than its label.
  void cut_told_steps() {
    for (const ToldStep& step : told_steps(text_, page_)) {
      cuts_.insert(step.line.begin);
      if (!step.names_follow) cuts_.insert(next_word(text_, step.line.end, page_.end));
      steps_.push_back(step.line);
    }
  }

  /// Before and behind each, and not within.
  void cut_whole(const std::vector<Span>& spans) {
    for (const Span& span : spans) {
      if (!page_.contains(span.begin)) continue;
      cuts_.insert(span.begin);
      cuts_.insert(next_word(text_, span.end, page_.end));
      steps_.push_back(span);
    }
  }

  /// `Broen er gammel. Forvaltningen foreslår, at den males.`
  void cut_proposals() {
    static const RuleFamily& proposes =
        RuleBook::standard().family("minutes_points", "proposes_in_a_sentence");
    const std::string_view page = page_.of(text_);
    for (const Span& sentence : sentences_of(page)) {
      // A table's figures end with no stop: `Anlæg -4,0 Forvaltningen foreslår, at …`; nor do the names of
      // what is enclosed: `Bilag Kort over broen Direktionen indstiller, at …`
      for (std::size_t at = sentence.begin; at < sentence.end;
           at = next_word(page, word_end(page, at, sentence.end), sentence.end)) {
        const bool points = introduces_points(page.substr(at, sentence.end - at));
        const bool enclosed = proposes_behind_enclosed(page.substr(sentence.begin, at - sentence.begin),
                                                       page.substr(at, sentence.end - at));
        if (enclosed) {
          cuts_.insert(page_.begin + at);
          break;
        }
        const bool begins = at == sentence.begin || points ||
                            is_digit(static_cast<unsigned char>(page[page.find_last_not_of(" \n", at - 1)]));
        if (!begins || !is_upper(decode_utf8(page, at).value)) continue;
        if (!proposes.matches(page.substr(at, sentence.end - at))) continue;
        cuts_.insert(page_.begin + at);
        if (points) break;
      }
    }
  }

  /// `Kulturforvaltningen indstiller til Kulturudvalget, 1. at broen males`: behind a line that ended without
  /// a stop the points tell that a proposal begins here.
  static bool introduces_points(std::string_view words) {
    static const RuleFamily& introduces =
        RuleBook::standard().family("minutes_points", "introduces_numbered_points");
    return introduces.matches(words);
  }

  static bool proposes_behind_enclosed(std::string_view before, std::string_view words) {
    static const RuleFamily& enclosed = RuleBook::standard().family("minutes_points", "enclosed_before");
    static const RuleFamily& proposers = RuleBook::standard().family("minutes_points", "proposer_by_name");
    return enclosed.first(before) && proposers.first(words);
  }

  /// `Ny bro over åen Åben sag Sagsid.: 22/4413`: before and behind the words, above a case's label.
  void cut_open_word(std::size_t at) {
    static const RuleFamily& open = RuleBook::standard().family("minutes_lines", "closed_behind_title");
    const std::size_t second = next_word(text_, word_end(text_, at, page_.end), page_.end);
    const Span words{at, word_end(text_, second, page_.end)};
    const std::size_t label = next_word(text_, words.end, page_.end);
    const auto label_end = heading_end(text_, label, page_.end);
    if (!label_end || !open.matches(words.of(text_))) return;
    if (role_of(text_.substr(label, *label_end - label)) != HeadingRole::kCaseNumber) return;
    cuts_.insert(at);
    cuts_.insert(label);
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
    if (counts_votes(at)) return;
    cuts_.insert(at);
    if (!contents_.contains(at)) cut_behind_title(stop + 2);
  }

  /// `… var fraværende 05.01.00-G01-12-22 12. Ny bro`: a case's number over the item's.
  void cut_case_above_item(std::size_t at) {
    const Span word{at, word_end(text_, at, page_.end)};
    const auto number = bare_case_number(text_, word);
    if (!number || !number->kle) return;
    std::size_t stop = next_word(text_, word.end, page_.end);
    const std::size_t digits = stop;
    while (stop < page_.end && is_digit(static_cast<unsigned char>(text_[stop]))) ++stop;
    if (stop == digits || stop - digits > 3 || text_.substr(stop, 2) != ". ") return;
    cuts_.insert(at);
    cuts_.insert(digits);
  }

  /// `Punkt 136 Ny bro`, `Sag nr. 154 Ny bro`, `Emne: 2. Ny bro`: before the words that an item's number
  /// follows, as far as the contents list prints its title; without such a list, where no result follows.
  void cut_labelled_item(std::size_t at) {
    static const RuleFamily& labels = RuleBook::standard().family("minutes_items", "label_of_item_number");
    constexpr std::size_t kLongest = 40, kShortestTitle = 8;
    const auto label = labels.first(text_.substr(at, std::min(kLongest, page_.end - at)));
    if (!label || contents_.contains(at)) return;
    const std::size_t title = at + label->group("label")->size();
    if (contents_.empty()) {
      if (!begins_with_result(text_.substr(title, page_.end - title))) cuts_.insert(at);
    } else if (listed_end(title) >= title + kShortestTitle) {
      cuts_.insert(at);
      cut_behind_title(title);
    }
  }

  /// `… Udsat. 4. Salg af`, and on the next page `grund ved havnen Sagsnr.`: behind the rest of the title.
  void cut_rest_of_title() {
    if (broken_.empty()) return;
    const std::string_view contents = contents_.of(text_);
    const std::string before = std::string(broken_) + " ";
    broken_ = {};
    std::size_t last = page_.begin;
    for (std::size_t end = word_end(text_, page_.begin, page_.end);;
         end = word_end(text_, next_word(text_, end, page_.end), page_.end)) {
      if (contents.find(before + std::string(text_.substr(page_.begin, end - page_.begin))) ==
          std::string_view::npos)
        break;
      last = end;
      if (end >= page_.end) break;
    }
    if (last > page_.begin) cuts_.insert(next_word(text_, last, page_.end));
  }

  void cut_behind_title(std::size_t title) {
    std::size_t end = listed_end(title);
    if (end > title && end >= page_.end) broken_ = text_.substr(title, end - title);
    // `… den 9. september 2019 Åben sag`
    if (end > title) end = past_lost_year(text_, end, page_.end);
    end = past_closed_mark(end);
    if (end > title) cuts_.insert(next_word(text_, end, page_.end));
  }

  /// Where the words from `title` on end that the contents list prints, too, with the stop behind the last of
  /// them; `title` where it prints none.
  [[nodiscard]] std::size_t listed_end(std::size_t title) const {
    const std::string_view contents = contents_.of(text_);
    std::size_t last = title;
    for (std::size_t end = word_end(text_, title, page_.end);;
         end = word_end(text_, next_word(text_, end, page_.end), page_.end)) {
      std::string_view words = text_.substr(title, end - title);
      if (contents.find(words) != std::string_view::npos) {
        last = end;
        if (end < page_.end) continue;
      } else if (words.ends_with('.')) {
        words.remove_suffix(1);
        if (contents.find(words) != std::string_view::npos) last = end;
      }
      return last;
    }
  }

  /// `Imod stemte 10. Forslaget faldt.`
  [[nodiscard]] bool counts_votes(std::size_t at) const {
    static const RuleFamily& sides = RuleBook::standard().family("minutes_lines", "before_a_count");
    constexpr std::size_t kLongest = 40;
    const std::size_t from = at - std::min(kLongest, at - page_.begin);
    return sides.matches(text_.substr(from, at - from));
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
  const std::vector<Span>& titles_;
  std::string_view broken_;
  std::set<std::size_t> cuts_;
  std::vector<Span> steps_;  ///< what is a line of its own: dated lines, titles
};

}  // namespace

std::vector<std::set<std::size_t>> cuts_of(std::string_view text, const std::vector<RunTogetherPage>& pages,
                                           const std::vector<Span>& titles) {
  const Span contents = contents_of(text, pages);
  const std::vector<Span> bare = bare_steps(text, pages);
  std::vector<std::set<std::size_t>> cuts;
  cuts.reserve(pages.size());
  std::string_view broken;
  for (const RunTogetherPage& page : pages) {
    PageCutter cutter(text, page.text, contents, bare, titles, broken);
    cuts.push_back(cutter.cut());
    broken = cutter.broken();
  }
  return cuts;
}

}  // namespace frisaet::minutes
