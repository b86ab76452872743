#include "extractors/lexicon/contact_names.h"

#include <algorithm>
#include <optional>

#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letter_parts", family);
}

/// The words of a span and the blanks between them.
std::vector<Span> words_of(std::string_view text, Span span) {
  constexpr std::string_view kBlanks = " \t\n";
  std::vector<Span> words;
  for (std::size_t at = span.begin; at < span.end;) {
    const std::size_t begin = text.find_first_not_of(kBlanks, at);
    if (begin >= span.end) break;
    const std::size_t end = std::min(text.find_first_of(kBlanks, begin), span.end);
    words.push_back({begin, end});
    at = end;
  }
  return words;
}

/// Wider than any blank of a sentence, also of one that is spread over the line: one line's height.
constexpr double kCellGap = 1.0;

/// A column's edge lies between two words of one line.
bool cell_edge(const Document& document, const Prose& prose, Span left, Span right) {
  const std::string_view gap = prose.text().substr(left.end, right.begin - left.end);
  if (gap.size() > 1 || gap.find('\t') != std::string_view::npos) return true;
  const std::vector<Quote> before = document.quotes(prose.to_flow(left));
  const std::vector<Quote> after = document.quotes(prose.to_flow(right));
  if (before.empty() || after.empty() || !before.back().box || !after.front().box) return false;
  const Box& a = *before.back().box;
  const Box& b = *after.front().box;
  return b.x0 - a.x1 > kCellGap * a.height();
}

/// The words of one line of a match, and whether that line shows an edge between them or right before them.
struct LineOfMatch {
  std::vector<Span> words;
  std::vector<bool> edge_before;  ///< as many as words
  bool has_cells = false;
};

/// The word that stands before `at` on its line, if any.
std::optional<Span> word_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  if (end == 0 || end == at || text[end - 1] == '\n') return std::nullopt;
  const std::size_t blank = text.find_last_of(" \t\n", end - 1);
  return Span{blank == std::string_view::npos ? 0 : blank + 1, end};
}

std::vector<LineOfMatch> lines_of_match(const Document& document, const Prose& prose, Span match) {
  std::vector<LineOfMatch> lines;
  std::optional<Span> left = word_before(prose.text(), match.begin);
  for (const Span word : words_of(prose.text(), match)) {
    const bool new_line =
        !lines.empty() && left &&
        prose.text().substr(left->end, word.begin - left->end).find('\n') != std::string_view::npos;
    if (lines.empty() || new_line) lines.emplace_back();
    const bool edge = left && !new_line && cell_edge(document, prose, *left, word);
    lines.back().words.push_back(word);
    lines.back().edge_before.push_back(edge);
    lines.back().has_cells = lines.back().has_cells || edge;
    left = word;
  }
  return lines;
}

/// The words of a match by the cells they stand in. A line's end is a cell's, too, beside a line that has
/// cells; elsewhere a name may run over it.
std::vector<std::vector<Span>> cells_of(const Document& document, const Prose& prose, Span match) {
  std::vector<std::vector<Span>> cells;
  bool row_above = false;
  for (const LineOfMatch& line : lines_of_match(document, prose, match)) {
    if (cells.empty() || row_above || line.has_cells) cells.emplace_back();
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      if (line.edge_before[i] && !cells.back().empty()) cells.emplace_back();
      cells.back().push_back(line.words[i]);
    }
    row_above = line.has_cells;
  }
  return cells;
}

bool names_a_unit(std::string_view word) {
  return area_in_cell(word).has_value() || rules("unit_word").matches(word);
}

/// Without the area or unit before the name, and without the title, area or unit behind it.
Span without_other_cells(std::string_view text, std::vector<Span> words) {
  while (!words.empty() && names_a_unit(words.front().of(text))) words.erase(words.begin());
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i].of(text);
    if (rules("title_word").matches(word) || names_a_unit(word)) words.resize(i);
  }
  return words.empty() ? Span{} : Span{words.front().begin, words.back().end};
}

/// Without the title behind the name. Nothing where all words are areas or units: an office is no person.
Span without_title_behind(std::string_view text, std::vector<Span> words) {
  const auto unit = [&](Span word) { return names_a_unit(word.of(text)); };
  if (std::all_of(words.begin(), words.end(), unit)) return {};
  const auto title = std::find_if(words.begin() + 1, words.end(),
                                  [&](Span word) { return rules("title_word").matches(word.of(text)); });
  return {words.front().begin, (title - 1)->end};
}

bool several_words(std::string_view name) {
  return name.find_first_of(" \n") != std::string_view::npos;
}

/// Without the title before the name, and the last word of the field that the title names.
Span without_title(std::string_view text, Span within, Span name) {
  const std::string_view lead = text.substr(within.begin, name.begin - within.begin);
  const std::size_t blank = name.of(text).find_first_of(" \n");
  // `chef for Børn og Unge Bo Krag`: the field's last word is no first name, where enough is left.
  if (rules("title_of_field").matches(lead) &&
      name.of(text).find_first_of(" \n", blank + 1) != std::string_view::npos) {
    name.begin += blank + 1;
  }
  // `Ellers kontakter I Bo Holm`
  if (name.of(text).starts_with("I ")) name.begin += 2;
  // `Direktør Bo Holm` at the head of a sentence: a title has a capital there too.
  if (const auto title = rules("title_of_name").first(name.of(text)))
    name.begin += title->group("rest")->begin;
  // A title on the next line of a signature is no surname.
  for (std::size_t end = name.of(text).rfind('\n'); end != std::string_view::npos;
       end = name.of(text).rfind('\n')) {
    if (!rules("title_line").matches(name.of(text).substr(end + 1))) break;
    name.end = name.begin + end;
  }
  return name;
}

}  // namespace

bool introduces_somebody(std::string_view text, Span lead) {
  if (const auto title = rules("title_before").first(lead.of(text), {0, lead.size()}))
    lead.end = lead.begin + title->group("title").value_or(title->span).begin;
  return rules("contact_cue").matches(lead.of(text));
}

std::vector<Span> contact_names_in(const Document& document, const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  std::vector<Span> names;
  std::optional<Span> last_introduced;
  // `… rettes til Bo Holm eller Anna Løn`: both.
  const auto introduced = [&](std::size_t begin) {
    if (introduces_somebody(text, {within.begin, begin})) return true;
    if (!last_introduced || last_introduced->end > begin) return false;
    const std::string_view between = text.substr(last_introduced->end, begin - last_introduced->end);
    return between == " og " || between == " eller " || between == ", ";
  };
  const auto keep = [&](const std::vector<Span>& cell, bool in_a_row) {
    Span name{cell.front().begin, cell.back().end};
    if (!several_words(name.of(text))) return;
    name = without_title(text, within, name);
    const bool in_words = !in_a_row && introduced(name.begin);
    name = in_words ? without_title_behind(text, words_of(text, name))
                    : without_other_cells(text, words_of(text, name));
    if (!several_words(name.of(text)) || rules("no_name").matches(name.of(text))) return;
    names.push_back(name);
    if (in_words) last_introduced = name;
  };
  for (std::size_t from = within.begin; from < within.end;) {
    const auto match = rules("name").first(text, {from, within.end});
    if (!match) break;
    std::vector<std::vector<Span>> cells = cells_of(document, prose, match->span);
    from = match->span.end;
    const bool in_a_row = cells.size() > 1;
    if (in_a_row) {
      // The match may have ended in the middle of its last cell: that one is looked at again.
      from = cells.back().front().begin;
      cells.pop_back();
    }
    for (const std::vector<Span>& cell : cells) keep(cell, in_a_row);
  }
  return names;
}

}  // namespace frisaet
