#include "extractors/minutes/pieces.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/headings.h"
#include "extractors/minutes/glued_lines.h"
#include "extractors/minutes/run_in_items.h"
#include "extractors/minutes/steps.h"
#include "extractors/minutes/table_rows.h"
#include "extractors/rules/rule_set.h"
#include "models/document/lines.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// A paragraph shorter than this is no page of a transcript.
constexpr std::size_t kShortestRunTogetherPage = 60;

const RuleFamily& noise() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "noise");
  return family;
}

std::size_t word_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && !is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
  return at;
}
std::size_t next_word(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
  return at;
}

/// A transcript's page: one paragraph behind its page number.
struct RunTogetherPage {
  std::size_t line;  ///< index in the document's lines
  std::size_t last;  ///< index of its last line: the same, unless it was printed and read back
  Span text;         ///< without page number and page foot
};

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
    const std::size_t number = next_word(text, page.text.begin + at + 5, page.text.end);
    page.text.begin = next_word(text, word_end(text, number, page.text.end), page.text.end);
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

/// Pages 1, 2, 3 … as long paragraphs that hold nearly everything: a transcript. Empty for any other
/// document.
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
  if (pages.empty()) return {};
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
    for (auto& page : pages) {
      if (last_word(page.text).of(text) == foot)
        page.text = trimmed(text, {page.text.begin, last_word(page.text).begin});
    }
  }
  cut_page_heads(text, pages);
  return pages;
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
    if (colon || (is_section(*role) && (after == end || upper_or_digit(text, after)))) found = stop;
    if (*role == HeadingRole::kContents || signatures) found = stop;
  }
  return found;
}

class PageCutter {
 public:
  PageCutter(std::string_view text, Span page, Span contents)
      : text_(text), page_(page), contents_(contents) {}

  std::set<std::size_t> cut() {
    cut_steps();
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
          // A label keeps what follows it, a section's heading stands alone.
          if (text_[*end - 1] != ':') cuts_.insert(next_word(text_, *end, page_.end));
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
        const std::size_t begin = page_.begin + body.span.begin;
        std::size_t end = page_.begin + date.span.end;
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

  /// `12. Title`: before the number, and after the title as far as the contents list prints it.
  void cut_item(std::size_t at) {
    std::size_t stop = at;
    while (stop < page_.end && is_digit(decode_utf8(text_, stop).value)) ++stop;
    if (stop - at > 3 || stop + 2 >= page_.end || text_[stop] != '.' || text_[stop + 1] != ' ' ||
        !is_upper(decode_utf8(text_, stop + 2).value)) {
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
  std::set<std::size_t> cuts_;
  std::vector<Span> steps_;
};

/// The contents list of a transcript: from its heading to the end of the page.
Span contents_of(std::string_view text, const std::vector<RunTogetherPage>& pages) {
  for (const auto& page : pages) {
    const std::size_t at = page.text.of(text).find("Indholdsfortegnelse");
    if (at != std::string_view::npos) return {page.text.begin + at, page.text.end};
  }
  return {};
}

/// `## 3. Title`, `**Beslutning**`: marks of a markup that some sites hand out. A lone `#` may be part of a
/// number.
Span without_markup(std::string_view text, Span span) {
  std::size_t hashes = 0;
  while (hashes < span.size() && text[span.begin + hashes] == '#') ++hashes;
  if (hashes > 0 && hashes < 7 && hashes + 1 < span.size() && text[span.begin + hashes] == ' ') {
    const std::size_t word = next_word(text, span.begin + hashes, span.end);
    if (hashes > 1 || (word < span.end && is_letter(decode_utf8(text, word).value))) span.begin = word;
  }
  const auto starred = [&](std::size_t at) {
    return text.substr(at, 2) == "**" || text.substr(at, 2) == "__";
  };
  if (span.size() > 4 && starred(span.begin)) {
    span.begin += 2;
    if (starred(span.end - 2)) span.end -= 2;
  }
  return trimmed(text, span);
}

void add_piece(std::string_view text, std::vector<Piece>& pieces, const Line& line, Span span, bool first,
               int usual) {
  span = without_markup(text, trimmed(text, span));
  if (span.empty() || noise().matches(span.of(text))) return;
  Piece piece;
  piece.span = span;
  piece.gap = first ? std::max(0, line.blanks_before - usual) : 0;
  piece.indent = line.indent;
  piece.glued = !first;
  piece.first_on_page = first && line.first_on_page;
  piece.bold = line.bold;
  piece.font_size = line.font_size;
  pieces.push_back(piece);
}

bool in_capitals(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (!is_upper(c.value)) return false;
    at += c.size;
  }
  return true;
}

/// A section's heading in capitals that begins a sentence of a paragraph, and where its line ends: behind the
/// word, or behind the body and day of `BESLUTNING: Byrådet den 3. maj 2022`.
struct RunInHeading {
  std::size_t begin;
  std::size_t end;
  bool label;  ///< a colon and no day: what follows stays on its line
};

std::optional<RunInHeading> run_in_heading(std::string_view text, Span line, std::size_t at) {
  const std::size_t stop = word_end(text, at, line.end);
  Span word{at, stop};
  const bool colon = word.of(text).ends_with(':');
  if (colon) --word.end;
  if (word.size() < 5 || !in_capitals(word.of(text))) return std::nullopt;
  const std::string_view before = trim(text.substr(line.begin, at - line.begin));
  if (!before.empty() && std::string_view(".:?!").find(before.back()) == std::string_view::npos)
    return std::nullopt;
  const auto role = heading_role(word.of(text));
  const std::size_t after = next_word(text, stop, line.end);
  if (!role || !is_section(*role) || after >= line.end) return std::nullopt;
  if (!colon && !is_upper(decode_utf8(text, after).value)) return std::nullopt;
  if (const auto date = find_dates(text.substr(after, line.end - after)); colon && !date.empty()) {
    constexpr std::size_t kLongestStep = 80;
    const std::size_t end = after + date.front().span.end;
    if (end - at <= kLongestStep && step_at(text, {at, end}, {})) return RunInHeading{at, end, false};
  }
  return RunInHeading{at, stop, colon};
}

/// Where to cut the paragraphs of a paper whose headings are capitals within them: `RESUMÉ Taget er tæt.
/// BESLUTNING: Byrådet den 3. maj 2022 Godkendt.` Empty for a line with no such heading behind its begin.
std::vector<std::size_t> capital_cuts(std::string_view text, Span line) {
  std::vector<std::size_t> cuts;
  bool inside = false;
  for (std::size_t at = line.begin; at < line.end;
       at = next_word(text, word_end(text, at, line.end), line.end)) {
    const auto heading = run_in_heading(text, line, at);
    if (!heading) continue;
    inside = inside || at > line.begin;
    if (at > line.begin) cuts.push_back(at);
    if (!heading->label) cuts.push_back(next_word(text, heading->end, line.end));
  }
  return inside ? cuts : std::vector<std::size_t>{};
}

}  // namespace

std::vector<Piece> pieces_of(const Document& document) {
  const std::string_view text = document.text();
  const std::vector<Line> lines = lines_of(document);
  const int usual = usual_gap(lines);
  const std::vector<RunTogetherPage> run_together = run_together_pages(text, lines);
  const Span contents = contents_of(text, run_together);
  std::vector<Piece> pieces;
  const std::vector<RunInCut> run_in =
      run_together.empty() ? run_in_cuts(text, lines) : std::vector<RunInCut>{};
  auto run_in_cut = run_in.begin();
  auto page = run_together.begin();
  std::optional<TableRows> table;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (page != run_together.end() && page->line == i) {
      std::set<std::size_t> cuts = PageCutter(text, page->text, contents).cut();
      cuts.insert(page->text.end);
      std::size_t begin = page->text.begin;
      bool first = true;
      for (const std::size_t cut : cuts) {
        if (cut <= begin) continue;
        add_piece(text, pieces, lines[i], {begin, cut}, first, usual);
        if (!pieces.empty()) pieces.back().run_together = true;
        begin = cut;
        first = false;
      }
      i = page->last;
      ++page;
      continue;
    }
    if (auto head = TableRows::head_at(text, lines[i].span)) {
      table = std::move(head);
      continue;
    }
    if (table && is_table_rule(lines[i].span.of(text))) continue;
    const std::vector<Span> row = table ? table->row_at(text, lines[i].span) : std::vector<Span>{};
    for (const Span& cell : row) add_piece(text, pieces, lines[i], cell, cell == row.front(), usual);
    if (!row.empty()) continue;
    std::size_t begin = lines[i].span.begin;
    bool first = true;
    for (; run_in_cut != run_in.end() && run_in_cut->begin < lines[i].span.end; ++run_in_cut) {
      if (run_in_cut->begin <= begin || run_in_cut->end < begin)
        continue;  // a sentence that begins with its line
      add_piece(text, pieces, lines[i], {begin, run_in_cut->end}, first, usual);
      begin = run_in_cut->begin;
      first = false;
    }
    const std::vector<std::size_t> capitals =
        run_together.empty() ? capital_cuts(text, {begin, lines[i].span.end}) : std::vector<std::size_t>{};
    for (const std::size_t cut : capitals.empty() ? glue_cuts(text, {begin, lines[i].span.end}) : capitals) {
      add_piece(text, pieces, lines[i], {begin, cut}, first, usual);
      begin = cut;
      first = false;
    }
    add_piece(text, pieces, lines[i], {begin, lines[i].span.end}, first, usual);
  }
  return pieces;
}

}  // namespace frisaet::minutes
