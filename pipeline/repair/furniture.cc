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

namespace frisaet::repairing {
namespace {

enum class Edge { kTop, kBottom };

/// A line at the edge of a page, as it is compared with those of other pages.
struct EdgeLine {
  std::size_t page = 0;  ///< index of the page
  Span line;             ///< printed part
  Span dropped;          ///< with its line end and the empty lines that set it apart from the text
  std::string pattern;   ///< lower case, white space squeezed, every number as #
  std::vector<long> numbers;
  bool tells_page = false;  ///< a web address with `2/7` behind it, which `pattern` and `numbers` leave out
};

constexpr int kDeepest = 4;  // lines a running head or foot may have

// Of the height: word processors print heads 12 mm below the edge of A4 and begin texts at 20 mm or more;
// between them and the 25 mm of `PageMargins` a line may be either.
constexpr double kTextMargin = 0.06;

std::string pattern_of(std::string_view line, std::vector<long>* numbers) {
  std::string pattern;
  const std::string text = lower_latin(squeeze(line));
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(static_cast<unsigned char>(text[at]))) {
      pattern += text[at++];
      continue;
    }
    long value = 0;
    for (int digits = 0; at < text.size() && is_digit(static_cast<unsigned char>(text[at])); ++at, ++digits) {
      if (digits < 9) value = value * 10 + (text[at] - '0');
    }
    if (numbers != nullptr) numbers->push_back(value);
    pattern += '#';
  }
  return pattern;
}

/// One word, as browsers print it below a page.
bool is_web_address(std::string_view pattern) {
  const bool begins =
      pattern.starts_with("http://") || pattern.starts_with("https://") || pattern.starts_with("www.");
  return begins && pattern.find(' ') == std::string_view::npos;
}

/// `2/7` of a web print, not `12/2026`. REQUIRES: two numbers.
bool is_page_of_pages(const long* numbers) {
  constexpr long kMostPages = 999;
  return 1 <= numbers[0] && numbers[0] <= numbers[1] && numbers[1] <= kMostPages;
}

/// Takes the `2/7` off a web print's foot: a scan's reader may lose it on one page and not on the next, and
/// it is one foot all the same.
void part_web_foot(EdgeLine& line) {
  constexpr std::string_view kPageOfPages = " #/#";
  const std::size_t size = line.numbers.size();
  if (!line.pattern.ends_with(kPageOfPages) || size < 2 || !is_page_of_pages(&line.numbers[size - 2])) return;
  const std::size_t end = line.pattern.size() - kPageOfPages.size();
  if (!is_web_address(std::string_view(line.pattern).substr(0, end))) return;
  line.pattern.resize(end);
  line.numbers.resize(size - 2);
  line.tells_page = true;
}

/// The first or last printed line; nothing on an empty page.
std::optional<EdgeLine> edge_line(std::size_t page, std::string_view text, Edge edge) {
  const Span all = trimmed(text, {0, text.size()});
  if (all.empty()) return std::nullopt;
  EdgeLine found;
  found.page = page;
  if (edge == Edge::kTop) {
    const std::size_t end = std::min(text.find('\n', all.begin), text.size());
    const std::size_t begin =
        text.rfind('\n', all.begin) == std::string_view::npos ? 0 : text.rfind('\n', all.begin) + 1;
    found.line = trimmed(text, {begin, end});
    // Up to the line on which the text goes on; its indent stays.
    const std::size_t next = trimmed(text, {end, text.size()}).begin;
    const std::size_t line_begin = next >= text.size() ? text.size() : text.rfind('\n', next) + 1;
    found.dropped = {0, std::max(end, line_begin)};
  } else {
    const std::size_t before = text.rfind('\n', all.end - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    found.line = trimmed(text, {begin, all.end});
    const std::size_t text_end = trimmed(text, {0, begin}).end;
    const std::size_t line_end = text_end == 0 ? 0 : std::min(text.find('\n', text_end) + 1, text.size());
    found.dropped = {line_end, text.size()};
  }
  found.pattern = pattern_of(found.line.of(text), &found.numbers);
  part_web_foot(found);
  return found;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_letter(c.value)) return true;
    at += c.size;
  }
  return false;
}

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

/// Labels and sentences recur by nature, and notes below the text end like it.
bool is_part_of_sentence(const std::string& p) {
  if (p.ends_with(':') || p.ends_with('.') || p.ends_with(',') || p.ends_with(';')) return true;
  const bool date = p.starts_with("#.#.#");  // `17.11.2022 09.41`, as browsers print it
  return (p.starts_with("#.") && !date) || p.starts_with("#)") || p.starts_with("•") || p.starts_with("- ");
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
  explicit Finder(DocumentDraft& document) : document_(document) {}

  void run() {
    if (!document_.empty()) {
      const auto first = edge_line(0, document_[0].flow.text(), Edge::kTop);
      first_names_no_sender_ = first && names_no_sender(*first);
      if (first) title_ = first->pattern;
    }
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
    return edge == Edge::kTop ? is_lone_head(line, is_repeated)
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

  /// A line in the head of its page, whatever other pages have. Over a scan it is a stamp that tells when a
  /// paper came in.
  bool is_lone_head(const EdgeLine& line, bool is_repeated) const {
    const PageDraft& page = document_[line.page];
    const std::optional<double> bottom = page.margins.head_bottom;
    if (!bottom || is_part_of_sentence(line.pattern) || page.raw().origin == PageOrigin::kMixed) return false;
    if (line.page == 0 && tells_day(line)) return false;
    const Span raw = page.flow.map().to_source(line.line);
    double top = *bottom;
    for (const Word& word : page.raw().words) {
      if (!word.span.overlaps(raw)) continue;
      if (word.box.y1 > *bottom) return false;
      top = std::min(top, word.box.y0);
    }
    if (is_repeated) return true;
    const bool is_low = top > kTextMargin * page.raw().height;
    if (line.page == 0) return !names_no_sender(line) || !(is_low || stands_out(line));
    return !is_low || tells_page(line) || parts_sentence(line) ||
           !begins_like_other_pages(line.page, top, *bottom - top);
  }

  /// `Børne- og Skoleudvalget, side 2`, figures alone, or words of the line that the paper begins with.
  bool tells_page(const EdgeLine& line) const {
    return line.pattern.find("side #") != std::string::npos ||
           !has_letter(line.line.of(document_[line.page].flow.text())) ||
           title_.find(line.pattern) != std::string::npos;
  }

  /// Whether the line, which begins with a capital, stands between a page that ends inside a sentence and
  /// what goes on with it. REQUIRES: not the first page.
  bool parts_sentence(const EdgeLine& line) const {
    const std::string& text = document_[line.page].flow.text();
    const Span behind = trimmed(text, {line.line.end, text.size()});
    if (behind.empty() || !is_upper(decode_utf8(text, line.line.begin).value)) return false;
    const CodePoint next = decode_utf8(text, behind.begin);
    if (!is_letter(next.value) || is_upper(next.value)) return false;
    for (std::size_t page = line.page; page > 0; --page) {
      const auto last = edge_line(page - 1, document_[page - 1].flow.text(), Edge::kBottom);
      if (!last) continue;
      const std::string_view printed = last->line.of(document_[page - 1].flow.text());
      const std::size_t word = printed.rfind(' ') + 1;
      return printed.back() == ',' || is_lower_word(printed.substr(word));
    }
    return false;
  }

  static bool is_lower_word(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = decode_utf8(word, at);
      if (!is_letter(c.value) || is_upper(c.value)) return false;
      at += c.size;
    }
    return !word.empty();
  }

  /// Whether the text of another page begins as high up: then the line is the first of a text too, and the
  /// gap below it one between paragraphs.
  bool begins_like_other_pages(std::size_t page, double top, double height) const {
    for (std::size_t other = 0; other < document_.size(); ++other) {
      if (other == page || document_[other].raw().words.empty()) continue;
      if (document_[other].margins.head_bottom && !(other == 0 && first_names_no_sender_)) continue;
      double begins = document_[other].raw().height;
      for (const Word& word : document_[other].raw().words) begins = std::min(begins, word.box.y0);
      if (begins <= top + height / 2) return true;
    }
    return false;
  }

  /// Of a first line of a first page: a short paper begins right at the top, with its title or the body that
  /// met.
  bool names_no_sender(const EdgeLine& line) const { return !is_letterhead(line) && !text_names(line); }

  /// A line in larger or bolder print than the text.
  bool stands_out(const EdgeLine& line) const {
    constexpr double kLarger = 1.15;  // times the text's usual size; scans measure sizes less well than that
    const PageDraft& page = document_[line.page];
    const Span raw = page.flow.map().to_source(line.line);
    const auto is_bold = [&](const Word& word) {
      const auto& fonts = page.raw().fonts;
      return word.font >= 0 && static_cast<std::size_t>(word.font) < fonts.size() &&
             fonts[static_cast<std::size_t>(word.font)].bold;
    };
    std::vector<double> sizes;
    double largest = 0;
    bool all_bold = true;
    std::size_t bold = 0;  // words of the text
    for (const Word& word : page.raw().words) {
      if (word.span.overlaps(raw)) {
        largest = std::max(largest, word.font_size);
        all_bold = all_bold && is_bold(word);
      } else {
        sizes.push_back(word.font_size);
        bold += is_bold(word) ? 1 : 0;
      }
    }
    if (sizes.empty()) return false;
    if (all_bold && bold * 2 < sizes.size()) return true;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return largest > kLarger * *middle;
  }

  /// Whether the page's text has the line again, with a capital: a sender's name, which is what letterheads
  /// are.
  bool text_names(const EdgeLine& line) const {
    const std::string& text = document_[line.page].flow.text();
    const std::string lower = lower_latin(text);
    const std::string wanted = lower_latin(line.line.of(text));
    if (lower.size() != text.size()) return false;
    for (std::size_t at = lower.find(wanted); at != std::string::npos; at = lower.find(wanted, at + 1)) {
      const std::size_t end = at + wanted.size();
      const bool inside_word = end < text.size() && is_letter(decode_utf8(text, end).value);
      if (at != line.line.begin && !inside_word && is_upper(decode_utf8(text, at).value)) return true;
    }
    return false;
  }

  /// A sender's name alone (`Havnbjerg Kommune`, `KL`), and perhaps the kind of the paper beside it
  /// (`KL · NOTAT`, `PRESSEMEDDELELSE · Havnbjerg Kommune`): a letterhead, however large; in no larger print
  /// than the text, whatever else is beside it. `Svar fra Havnbjerg Kommune` and `KL-rapport om skoler` are
  /// titles.
  bool is_letterhead(const EdgeLine& line) const {
    constexpr int kMostBlanks = 4;  // `PRESSEMEDDELELSE · Havnbjerg Kommune` has three; titles have more
    std::string_view rest = line.line.of(document_[line.page].flow.text());
    const std::string whole = squeeze(rest);
    if (std::count(whole.begin(), whole.end(), ' ') > kMostBlanks && stands_out(line)) return false;
    constexpr std::string_view kMiddot = "·";
    for (;;) {
      const std::size_t end = rest.find(kMiddot);
      if (is_senders_name(squeeze(rest.substr(0, end)))) return true;
      if (end == std::string_view::npos) return false;
      rest.remove_prefix(end + kMiddot.size());
    }
  }

  /// Two words that begin with a capital, the second of them `Kommune`; or `KL`. `Høringssvar Havnbjerg
  /// Kommune` is a title.
  static bool is_senders_name(std::string_view part) {
    constexpr int kMostWords = 2;  // no municipality's name has more: `Ringkøbing-Skjern`
    if (part == "KL") return true;
    if (!lower_latin(part).ends_with(" kommune") || part.find(':') != std::string_view::npos) return false;
    int words = 0;
    for (std::size_t at = 0; at != std::string_view::npos; ++words) {
      if (!is_upper(decode_utf8(part, at).value)) return false;
      at = part.find(' ', at);
      if (at != std::string_view::npos) ++at;
    }
    return words <= kMostWords;
  }

  /// A letterhead with a day that the page's text has not: when a body met may be said nowhere else.
  bool tells_day(const EdgeLine& line) const {
    if (line.numbers.size() < 2 || line.pattern.find("kommune") == std::string::npos) return false;
    std::vector<long> elsewhere;
    const std::string& text = document_[line.page].flow.text();
    pattern_of(text.substr(0, line.line.begin), &elsewhere);
    pattern_of(text.substr(line.line.end), &elsewhere);
    return std::any_of(line.numbers.begin(), line.numbers.end(), [&](long number) {
      return std::find(elsewhere.begin(), elsewhere.end(), number) == elsewhere.end();
    });
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
  std::map<std::size_t, std::size_t> heads_;  ///< by page: pieces that came from its top
  std::set<std::size_t> counted_;             ///< pages whose foot said which page it is
  bool first_names_no_sender_ = false;
  std::string title_;  ///< the pattern of the first page's first line
};

}  // namespace

void set_furniture_apart(DocumentDraft& document, const DanishLanguage&) {
  Finder(document).run();
}

}  // namespace frisaet::repairing
