#include "pipeline/repair/lone_heads.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::repairing {
namespace {

// Of the height: word processors print heads 12 mm below the edge of A4 and begin texts at 20 mm or more;
// between them and the 25 mm of `PageMargins` a line may be either.
constexpr double kTextMargin = 0.06;

bool is_lower_word(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (!is_letter(c.value) || is_upper(c.value)) return false;
    at += c.size;
  }
  return !word.empty();
}

/// Two words that begin with a capital, the second of them `Kommune`; or `KL`. `Høringssvar Havnbjerg
/// Kommune` is a title.
bool is_senders_name(std::string_view part) {
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

}  // namespace

LoneHeads::LoneHeads(const DocumentDraft& document) : document_(document) {
  if (document.empty()) return;
  const auto first = edge_line(0, document[0].flow.text(), Edge::kTop);
  if (!first) return;
  first_names_no_sender_ = names_no_sender(*first);
  title_ = first->pattern;
}

bool LoneHeads::has(const EdgeLine& line, bool is_repeated) const {
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

bool LoneHeads::tells_page(const EdgeLine& line) const {
  return line.pattern.find("side #") != std::string::npos ||
         !has_letter(line.line.of(document_[line.page].flow.text())) ||
         title_.find(line.pattern) != std::string::npos;
}

bool LoneHeads::parts_sentence(const EdgeLine& line) const {
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

bool LoneHeads::begins_like_other_pages(std::size_t page, double top, double height) const {
  for (std::size_t other = 0; other < document_.size(); ++other) {
    const PageMargins& margins = document_[other].margins;
    if (other == page || !margins.begins) continue;
    if (margins.head_bottom && !(other == 0 && first_names_no_sender_)) continue;
    if (*margins.begins <= top + height / 2) return true;
  }
  return false;
}

bool LoneHeads::names_no_sender(const EdgeLine& line) const {
  return !is_letterhead(line) && !text_names(line);
}

bool LoneHeads::stands_out(const EdgeLine& line) const {
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

bool LoneHeads::text_names(const EdgeLine& line) const {
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

bool LoneHeads::is_letterhead(const EdgeLine& line) const {
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

bool LoneHeads::tells_day(const EdgeLine& line) const {
  if (line.numbers.size() < 2 || line.pattern.find("kommune") == std::string::npos) return false;
  std::vector<long> elsewhere;
  const std::string& text = document_[line.page].flow.text();
  pattern_of(text.substr(0, line.line.begin), &elsewhere);
  pattern_of(text.substr(line.line.end), &elsewhere);
  return std::any_of(line.numbers.begin(), line.numbers.end(), [&](long number) {
    return std::find(elsewhere.begin(), elsewhere.end(), number) == elsewhere.end();
  });
}

}  // namespace frisaet::repairing
