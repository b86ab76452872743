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
#include "extractors/minutes/listed_titles.h"
#include "extractors/minutes/page_lines.h"
#include "extractors/minutes/run_in_items.h"
#include "extractors/minutes/run_together_pages.h"
#include "extractors/minutes/steps.h"
#include "extractors/minutes/table_rows.h"
#include "extractors/minutes/titles_before_cases.h"
#include "extractors/minutes/unlabelled_names.h"
#include "extractors/rules/rule_set.h"
#include "models/document/lines.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& noise() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "noise");
  return family;
}

/// A party in parentheses that a transcript's page begins with, behind a name that ends the page before.
const RuleFamily& party_alone() {
  static const RuleFamily& family = RuleBook::standard().family("minutes_lines", "party_alone");
  return family;
}

/// `## 3. Title`, `**Beslutning**`, `Godkendt.<br />`: marks of a markup that some sites hand out. A lone `#`
/// may be part of a number.
Span without_markup(std::string_view text, Span span) {
  for (const std::string_view line_break : {"<br />", "<br/>", "<br>"}) {
    if (span.of(text).ends_with(line_break)) span = trimmed(text, {span.begin, span.end - line_break.size()});
  }
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

/// `any`: also where it looks like a page's number or the like.
void add_piece(std::string_view text, std::vector<Piece>& pieces, const Line& line, Span span, bool first,
               int usual, bool any = false) {
  span = without_markup(text, trimmed(text, span));
  if (span.empty() || (!any && noise().matches(span.of(text)))) return;
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

bool only_capitals(std::string_view word) {
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
  if (word.size() < 5 || !only_capitals(word.of(text))) return std::nullopt;
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

/// `… 2,5 procent op. Beslutning i | Økonomiudvalget den 2. november`: the words before a dated line belong
/// to it.
std::size_t with_word_for_decision(std::string_view text, std::size_t begin, std::size_t cut) {
  static const RuleFamily& words = RuleBook::standard().family("minutes_lines", "before_dated_line");
  constexpr std::size_t kLongestName = 160;
  if (cut <= begin) return cut;
  // `Indstilling Direktionen foreslår, at …`: a heading, where no body's name follows.
  const auto bodies = find_bodies(text.substr(cut, kLongestName));
  if (bodies.empty() || bodies.front().span.begin > 0) return cut;
  const auto match = words.first(text.substr(begin, cut - begin));
  return match ? begin + match->span.begin : cut;
}

/// `Solby KommuneTeknisk Udvalg`: the municipality's name and the body's lost the line end between them.
std::optional<std::size_t> glued_body_at(std::string_view text, Span line) {
  constexpr std::string_view kMunicipality = "Kommune";
  const std::size_t at = line.of(text).find(kMunicipality);
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const std::size_t end = line.begin + at + kMunicipality.size();
  if (end >= line.end || !is_upper(decode_utf8(text, end).value)) return std::nullopt;
  // `KommuneKredit` is a name of its own.
  const auto bodies = find_bodies(text.substr(end, line.end - end));
  return !bodies.empty() && bodies.front().span.begin == 0 ? std::optional(end) : std::nullopt;
}

/// `Sagsnr.` / `Type` / `21/702`: below labels, of which one asks for a case's number, what looks like a page
/// of so many is that number.
bool is_value_of_case_label(std::string_view text, const std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t kMostLabels = 5;
  for (std::size_t at = i; at > 0 && i - at < kMostLabels; --at) {
    const auto label = heading_at(text, lines[at - 1].span);
    if (!label || !label->rest.empty()) return false;
    if (label->role == HeadingRole::kCaseNumber) return true;
  }
  return false;
}

/// A transcript's page that goes on in the midst of the one before: with a small letter or a party, or behind
/// a label that still waits for its value.
bool goes_on_from_page_before(std::string_view text, const std::vector<Piece>& pieces) {
  if (pieces.size() < 2) return false;
  const std::string_view above = pieces[pieces.size() - 2].span.of(text);
  const CodePoint first = decode_utf8(pieces.back().span.of(text), 0);
  return (is_letter(first.value) && !is_upper(first.value)) || first.value == U'(' || above.ends_with(':') ||
         above.ends_with(',');
}

std::vector<Span> printed_spans(const std::vector<ListedTitle>& titles) {
  std::vector<Span> spans;
  for (const ListedTitle& title : titles) spans.push_back(title.printed);
  return spans;
}

/// `Godkendt. • `: the bullet is of the entry that begins where this piece ends.
Span without_bullet(std::string_view text, Span span) {
  span = trimmed(text, span);
  for (const std::string_view bullet : {"•", "·", "▪", "●"}) {
    if (span.size() > bullet.size() && span.of(text).ends_with(bullet))
      span = trimmed(text, {span.begin, span.end - bullet.size()});
  }
  return span;
}

/// Before and behind each that stands on the page, and nowhere within.
void add_cuts_around(const std::vector<Span>& spans, Span page, std::set<std::size_t>& cuts) {
  for (const Span& span : spans) {
    if (!page.contains(span.begin)) continue;
    cuts.erase(cuts.lower_bound(span.begin), cuts.lower_bound(span.end));
    cuts.insert(span.begin);
    cuts.insert(span.end);
  }
}

void tell_listed_title(const std::vector<ListedTitle>& titles, std::vector<Piece>& pieces) {
  if (pieces.empty()) return;
  for (const ListedTitle& title : titles) {
    if (title.gathers || title.printed.begin != pieces.back().span.begin) continue;
    pieces.back().listed_title = title.title;
    pieces.back().list_number = title.list_number;
  }
}

}  // namespace

std::vector<Piece> pieces_of(const Document& document) {
  const std::string_view text = document.text();
  const std::vector<Line> lines = lines_of(document);
  const int usual = usual_gap(lines);
  const std::vector<RunTogetherPage> run_together = run_together_pages(text, lines);
  std::vector<ListedTitle> titles = listed_titles(text, run_together, contents_of(text, run_together));
  if (titles.empty()) titles = titles_before_cases(text, run_together);
  const std::vector<Span> absent = unlabelled_names(text, run_together);
  const std::vector<std::set<std::size_t>> page_cuts = cuts_of(text, run_together, printed_spans(titles));
  std::vector<Piece> pieces;
  const std::vector<RunInCut> run_in =
      run_together.empty() ? run_in_cuts(text, lines) : std::vector<RunInCut>{};
  auto run_in_cut = run_in.begin();
  auto page = run_together.begin();
  std::optional<TableRows> table;
  const std::vector<bool> of_pages = page_lines(text, lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (of_pages[i]) continue;
    const bool transcribed = page != run_together.end() && page->line == i;
    while (page != run_together.end() && page->line == i) {
      std::set<std::size_t> cuts = page_cuts[static_cast<std::size_t>(page - run_together.begin())];
      cuts.insert(page->text.end);
      add_cuts_around(absent, page->text, cuts);
      std::size_t begin = page->text.begin;
      bool first = true;
      if (!page->head.empty()) {
        add_piece(text, pieces, lines[i], page->head, first, usual);
        first = false;
      }
      for (std::size_t cut : cuts) {
        // At the page's end the word is a heading that nothing follows.
        if (cut < page->text.end) cut = with_word_for_decision(text, begin, cut);
        if (cut <= begin) continue;
        // `… Afbud: Bo Holm`, and on the next page `(A).`
        const bool party = first && party_alone().matches(trim(text.substr(begin, cut - begin)));
        if (!party) add_piece(text, pieces, lines[i], without_bullet(text, {begin, cut}), first, usual);
        if (!pieces.empty()) pieces.back().run_together = true;
        if (!pieces.empty()) {
          pieces.back().absent_names =
              std::find(absent.begin(), absent.end(), pieces.back().span) != absent.end();
        }
        if (first && goes_on_from_page_before(text, pieces)) pieces.back().gap = 0;
        tell_listed_title(titles, pieces);
        begin = cut;
        first = false;
      }
      const std::size_t last = page->last;
      ++page;
      // Others may stand on the same line.
      if (page == run_together.end() || page->line != i) {
        i = last;
        break;
      }
    }
    if (transcribed) continue;
    if (auto head = TableRows::head_at(text, lines[i].span)) {
      table = std::move(head);
      continue;
    }
    if (table && is_table_rule(lines[i].span.of(text))) continue;
    const std::vector<Span> row = table ? table->row_at(text, lines[i].span) : std::vector<Span>{};
    for (const Span& cell : row) {
      add_piece(text, pieces, lines[i], cell, cell == row.front(), usual);
      if (!pieces.empty() && pieces.back().span == cell) pieces.back().decision_column = table->decides(cell);
    }
    if (!row.empty()) continue;
    if (noise().matches(lines[i].span.of(text)) && is_value_of_case_label(text, lines, i)) {
      add_piece(text, pieces, lines[i], lines[i].span, true, usual, true);
      continue;
    }
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
    if (const auto body = capitals.empty() ? glued_body_at(text, {begin, lines[i].span.end}) : std::nullopt) {
      add_piece(text, pieces, lines[i], {begin, *body}, first, usual);
      begin = *body;
      first = false;
    }
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
