#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/language/lexicon.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/draft.h"
#include "pipeline/repair/edge_lines.h"
#include "pipeline/repair/lone_heads.h"

namespace frisaet::repairing {
namespace {

constexpr int kDeepest = 4;  // lines a running head or foot may have

/// `Side 3 af 7`: says what it is, on a paper of one page too.
bool counts_pages(const EdgeLine& line) {
  static const std::vector<std::string> kPatterns = {
      "side # af #", "side #/#", "side # / #", "side: # af #", "side #", "page # of #", "- side # -"};
  if (std::find(kPatterns.begin(), kPatterns.end(), line.pattern) == kPatterns.end()) return false;
  return line.numbers.size() < 2 || line.numbers[0] <= line.numbers[1];
}

/// `7`, `- 7 -`, `7/12`, `7 af 12`: only numbers that go on from page to page make these page numbers.
bool may_be_bare_page_number(const EdgeLine& line) {
  static const std::vector<std::string> kPatterns = {"#",     "- # -",  "-#-", "#/#",
                                                     "# / #", "# af #", "[#]", "(#)"};
  return std::find(kPatterns.begin(), kPatterns.end(), line.pattern) != kPatterns.end();
}

/// Agenda items follow each other as page numbers do.
bool reads_like_text(const EdgeLine& line, std::string_view text) {
  const std::string& p = line.pattern;
  if (is_part_of_sentence(p)) return true;
  for (const std::string_view word : {"lukket", "punkt", "pkt"}) {
    if (p.find(word) != std::string::npos) return true;
  }
  // `Beslutning`, `Resume`: a heading of one word, unless the page says otherwise with a number.
  const bool one_word = p.find(' ') == std::string::npos;
  return one_word && line.numbers.empty() && has_letter(line.line.of(text));
}

/// Every number of the line is the same on all pages or goes up with them.
bool numbers_follow_pages(const std::vector<EdgeLine>& lines) {
  const EdgeLine& first = lines.front();
  for (std::size_t i = 0; i < first.numbers.size(); ++i) {
    bool same = true;
    bool follows = true;
    for (const EdgeLine& line : lines) {
      same = same && line.numbers[i] == first.numbers[i];
      follows = follows && line.numbers[i] - static_cast<long>(line.page) ==
                               first.numbers[i] - static_cast<long>(first.page);
    }
    if (!same && !follows) return false;
  }
  return true;
}

/// `Sag 3. Velfærdsaftale nr. 3`, `Bilag 3: …`: where each item begins a page, its number goes up as the
/// page's does. A page's number stands in a line once, and after none of these words.
bool counts_items(const std::vector<EdgeLine>& lines) {
  static const std::vector<std::string> kWords = {"sag",   "nr",   "nr.",     "nummer",
                                                  "bilag", "emne", "kapitel", "afsnit"};
  const EdgeLine& first = lines.front();
  int going_up = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < first.numbers.size(); ++i, ++at) {
    at = first.pattern.find('#', at);
    if (std::all_of(lines.begin(), lines.end(),
                    [&](const EdgeLine& line) { return line.numbers[i] == first.numbers[i]; }))
      continue;
    const std::string before = squeeze(std::string_view(first.pattern).substr(0, at));
    const std::string word = before.substr(before.rfind(' ') + 1);
    if (++going_up > 1 || std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
  }
  return false;
}

bool numbers_go_up(const std::vector<EdgeLine>& lines) {
  return lines.size() >= 2 && lines.front().numbers != lines.back().numbers && numbers_follow_pages(lines);
}

class Finder {
 public:
  explicit Finder(DocumentDraft& document) : document_(document), lone_heads_(document) {}

  void run() {
    for (const Edge edge : {Edge::kTop, Edge::kBottom}) {
      for (int depth = 0; depth < kDeepest && peel(edge); ++depth) {
      }
    }
    for (std::size_t page = 1; page < document_.size(); ++page) take_repeated_box(page);
  }

 private:
  /// Takes the outermost line of each page where it is furniture; false when there was none.
  bool peel(Edge edge) {
    std::map<std::string, std::vector<EdgeLine>> groups;
    for (std::size_t page = 0; page < document_.size(); ++page) {
      const std::string& text = document_[page].flow.text();
      if (auto line = edge_line(page, text, edge)) groups[line->pattern].push_back(std::move(*line));
    }
    bool any = false;
    for (const auto& [pattern, lines] : groups) {
      const bool all = is_furniture(pattern, lines, edge);
      for (const EdgeLine& line : lines) {
        if (!all && !is_alone(line, lines.size() > 1, edge)) continue;
        any = true;
        if (counts_pages(line) || (edge == Edge::kBottom && line.pattern == "#/#"))
          counted_.insert(line.page);
        take(line, edge);
      }
    }
    return any;
  }

  /// Whether a line is furniture whatever other pages have.
  bool is_alone(const EdgeLine& line, bool is_repeated, Edge edge) const {
    return edge == Edge::kTop ? lone_heads_.has(line, is_repeated)
                              : is_address_above_number(line) || is_number_below_address(line);
  }

  /// `www.kl.dk` above `Side 1 af 2`: letterheads have both in one place.
  bool is_address_above_number(const EdgeLine& line) const {
    return counted_.count(line.page) > 0 && is_web_address(line.pattern);
  }

  /// `2/7` below a web address, as a scan's reader parts a browser's foot.
  bool is_number_below_address(const EdgeLine& line) const {
    if (line.pattern != "#/#" || !is_page_of_pages(line.numbers.data())) return false;
    const std::string& text = document_[line.page].flow.text();
    const auto above = edge_line(line.page, std::string_view(text).substr(0, line.line.begin), Edge::kBottom);
    return above && is_web_address(above->pattern);
  }

  /// The box beside a letter (date, case number) that its later pages have again: the last lines in reading
  /// order, though other words stand below them, each of which the page before has at the same place.
  void take_repeated_box(std::size_t page) {
    constexpr int kMostLines = 12;
    for (int i = 0; i < kMostLines; ++i) {
      const auto line = edge_line(page, document_[page].flow.text(), Edge::kBottom);
      if (!line || line->line == trimmed_text(page) || !repeats_place(*line)) return;
      take(*line, Edge::kBottom);
    }
  }

  bool repeats_place(const EdgeLine& line) const {
    constexpr double kSameColumn = 2;    // points
    constexpr double kSameHeight = 1.5;  // of the letters' size: lines may have moved up by one
    const Span raw = document_[line.page].flow.map().to_source(line.line);
    const RawPage& page = document_[line.page].raw();
    const std::optional<Box> box = place_of(page, raw);
    if (!box) return false;
    std::vector<Span> apart;  // the page's own foot, which says nothing of a box
    for (const Draft& piece : document_[line.page].furniture)
      apart.push_back(piece.map().to_source(Span{0, piece.text().size()}));
    const auto is_below_beside = [&](const Word& word) {
      const bool is_apart =
          std::any_of(apart.begin(), apart.end(), [&](Span piece) { return word.span.overlaps(piece); });
      return !is_apart && word.box.y0 > box->y1 && (word.box.x1 < box->x0 || word.box.x0 > box->x1);
    };
    if (std::none_of(page.words.begin(), page.words.end(), is_below_beside)) return false;
    const std::string wanted(raw.of(page.text));
    const RawPage& before = document_[line.page - 1].raw();  // from here on `page` is gone
    for (std::size_t at = before.text.find(wanted); at != std::string::npos;
         at = before.text.find(wanted, at + 1)) {
      const std::optional<Box> there = place_of(before, {at, at + wanted.size()});
      if (there && std::abs(there->x0 - box->x0) <= kSameColumn &&
          std::abs(there->x1 - box->x1) <= kSameColumn &&
          std::abs(there->y0 - box->y0) <= kSameHeight * box->height()) {
        return true;
      }
    }
    return false;
  }

  static std::optional<Box> place_of(const RawPage& page, Span raw) {
    std::optional<Box> box;
    for (const Word& word : page.words) {
      if (word.span.overlaps(raw)) box = box ? hull(*box, word.box) : word.box;
    }
    return box;
  }

  bool is_furniture(const std::string& pattern, const std::vector<EdgeLine>& lines, Edge edge) const {
    if (std::all_of(lines.begin(), lines.end(), counts_pages)) return true;
    // No sentence ends like that, so one page is enough.
    if (std::any_of(lines.begin(), lines.end(), [](const EdgeLine& line) { return line.tells_page; }))
      return true;
    if (document_.size() == 1) return edge == Edge::kBottom && is_lone_foot(lines.front());
    // Odd and even pages may have heads of their own, and the first page often has none.
    const std::size_t enough = std::max<std::size_t>(2, (document_.size() * 2 + 4) / 5);
    if (lines.size() < enough) return false;
    if (std::all_of(lines.begin(), lines.end(), may_be_bare_page_number)) return numbers_go_up(lines);
    if (std::all_of(lines.begin(), lines.end(), [&](const EdgeLine& line) { return is_all_there_is(line); }))
      return false;
    if (reads_like_text(lines.front(), document_[lines.front().page].flow.text())) return false;
    if (edge == Edge::kTop && begins_text(lines)) return false;
    return numbers_follow_pages(lines) && !counts_items(lines) && !stands_inside(pattern, lines);
  }

  /// A line that every page has below its top margin and below another head: prints of one case each begin
  /// alike.
  bool begins_text(const std::vector<EdgeLine>& lines) const {
    return std::all_of(lines.begin(), lines.end(), [&](const EdgeLine& line) {
      const PageDraft& page = document_[line.page];
      const std::optional<double> bottom = page.margins.head_bottom;
      if (!bottom) return false;
      const Span raw = page.flow.map().to_source(line.line);
      const std::vector<Word>& words = page.raw().words;
      return std::none_of(words.begin(), words.end(), [&](const Word& word) {
        return word.span.overlaps(raw) && word.box.y1 <= *bottom;
      });
    });
  }

  /// A line in the foot of the only page, unless it reads like a note.
  bool is_lone_foot(const EdgeLine& line) const {
    const PageDraft& page = document_[line.page];
    const std::optional<double> top = page.margins.foot_top;
    // `Havnbjerg Kommune · Torvet 1 · 4800 Havnbjerg F.` and `- 1 -` only look like parts of sentences.
    const bool is_address = line.pattern.find(" · ") != std::string::npos;
    if (!top || (is_part_of_sentence(line.pattern) && !is_address && !may_be_bare_page_number(line)))
      return false;
    const Span raw = page.flow.map().to_source(line.line);
    const std::vector<Word>& words = page.raw().words;
    return std::all_of(words.begin(), words.end(),
                       [&](const Word& word) { return !word.span.overlaps(raw) || word.box.y0 >= *top; });
  }

  bool is_all_there_is(const EdgeLine& line) const { return line.line == trimmed_text(line.page); }

  Span trimmed_text(std::size_t page) const {
    const std::string& text = document_[page].flow.text();
    return trimmed(text, {0, text.size()});
  }

  /// A heading or the head of a table stands in the middle of some page too; a running head never does. One
  /// exception: the title on the first page, where pages have pictures that show the later ones set apart.
  bool stands_inside(const std::string& pattern, const std::vector<EdgeLine>& lines) const {
    for (std::size_t page = 0; page < document_.size(); ++page) {
      if (page == 0 && set_apart(lines)) continue;
      int seen = 0;
      std::string_view text = document_[page].flow.text();
      while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (pattern_of(text.substr(0, end), nullptr) == pattern) ++seen;
        text.remove_prefix(std::min(end + 1, text.size()));
      }
      const bool at_edge =
          std::any_of(lines.begin(), lines.end(), [&](const EdgeLine& l) { return l.page == page; });
      if (seen > (at_edge ? 1 : 0)) return true;
    }
    return false;
  }

  /// Whether, on every page but the first, the line stands in the outer ninth of the page.
  bool set_apart(const std::vector<EdgeLine>& lines) const {
    bool any = false;
    for (const EdgeLine& line : lines) {
      if (line.page == 0) continue;
      const PageDraft& page = document_[line.page];
      const Span raw = page.flow.map().to_source(line.line);
      const RawPage& printed = page.raw();
      const auto word = std::find_if(printed.words.begin(), printed.words.end(),
                                     [&](const Word& w) { return w.span.overlaps(raw); });
      if (word == printed.words.end() || printed.height <= 0) return false;
      const double middle = (word->box.y0 + word->box.y1) / 2 / printed.height;
      if (middle > 1.0 / 9 && middle < 8.0 / 9) return false;
      any = true;
    }
    return any;
  }

  void take(const EdgeLine& line, Edge edge) {
    PageDraft& page = document_[line.page];
    Draft piece = page.flow.cut_out(line.line, line.dropped, "furniture");
    // Kept in the order in which the page has them: heads from the top, then feet.
    auto& kept = page.furniture;
    const std::size_t at = edge == Edge::kTop ? kept.size() : heads(line.page);
    kept.insert(kept.begin() + static_cast<std::ptrdiff_t>(at), std::move(piece));
    if (edge == Edge::kTop) heads_[line.page] = kept.size();
  }

  std::size_t heads(std::size_t page) const {
    const auto found = heads_.find(page);
    return found == heads_.end() ? 0 : found->second;
  }

  DocumentDraft& document_;
  LoneHeads lone_heads_;
  std::map<std::size_t, std::size_t> heads_;  ///< by page: pieces that came from its top
  std::set<std::size_t> counted_;             ///< pages whose foot said which page it is
};

}  // namespace

void set_furniture_apart(DocumentDraft& document, const DanishLanguage&) {
  Finder(document).run();
}

}  // namespace frisaet::repairing
