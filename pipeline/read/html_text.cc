#include "pipeline/read/html_text.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <limits>

#include "pipeline/read/xml_walk.h"

namespace frisaet {
namespace {

constexpr std::array<std::string_view, 6> kUnread{"script",   "style",    "head",
                                                  "template", "noscript", "object"};
constexpr std::array<std::string_view, 19> kBlocks{"p",  "div", "h1",      "h2",         "h3",    "h4", "h5",
                                                   "h6", "li",  "ul",      "ol",         "table", "tr", "hr",
                                                   "dt", "dd",  "section", "blockquote", "pre"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 3> kStruck{"s", "strike", "del"};

/// A style attribute in small letters without blanks.
std::string style_of(xml::Node* node) {
  std::string style;
  for (const char c : xml::attribute(node, "style")) {
    if (c != ' ' && c != '\t' && c != '\n')
      style += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return style;
}

bool is_unseen(xml::Node* node, const std::string& style) {
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos || xml::has_attribute(node, "hidden");
}

bool is_struck(xml::Node* node, const std::string& style) {
  return holds(kStruck, xml::name_of(node)) || style.find("line-through") != std::string::npos;
}

/// What stands in a mail before or between the answers, as mail programs mark it; a bare `blockquote` is also
/// how people move a paragraph of their own in.
bool is_quotation(xml::Node* node, const std::string& style) {
  if (xml::name_of(node) != "blockquote") return false;
  return xml::has_attribute(node, "cite") || xml::attribute(node, "type") == "cite" ||
         xml::attribute(node, "class").find("quote") != std::string::npos ||
         style.find("border-left:") != std::string::npos;
}

/// Lines of text under construction.
class Lines {
 public:
  /// Until as many `unquote`, each line begins with one `>` more, as in a plain text.
  void quote() {
    end_line();
    ++quoted_;
  }
  void unquote() {
    end_line();
    --quoted_;
  }
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool nbsp = text.substr(at).starts_with("\xC2\xA0");
      const char c = text[at];
      if (nbsp || c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        at += nbsp ? 1 : 0;
        blank_ = true;
        continue;
      }
      if (blank_ && !text_.empty() && text_.back() != '\n') text_ += ' ';
      blank_ = false;
      mark();
      text_ += c;
    }
  }
  void end_line() {
    blank_ = false;
    while (text_.ends_with(' ') || text_.ends_with('|')) text_.pop_back();
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  }
  void break_line() {
    blank_ = false;
    if (text_.size() < 2 || !text_.ends_with("\n\n")) text_ += '\n';
  }
  void empty_line() {
    end_line();
    break_line();
  }
  void cell() {
    blank_ = false;
    mark();
    text_ += " | ";
  }
  [[nodiscard]] std::string take() {
    end_line();
    return std::move(text_);
  }

 private:
  void mark() {
    if (quoted_ == 0 || (!text_.empty() && text_.back() != '\n')) return;
    text_.append(static_cast<std::size_t>(std::min(quoted_, kDeepest)), '>');
    text_ += ' ';
  }

  static constexpr int kDeepest = 20;  // of a thread: how often a line is marked is the sender's to say
  std::string text_;
  int quoted_ = 0;
  bool blank_ = false;
};

}  // namespace

MarkedText html_text(std::string_view html) {
  constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<int>::max());
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  const xml::DocumentPtr document(
      htmlReadMemory(html.data(), static_cast<int>(std::min(html.size(), kMost)), nullptr, "UTF-8", options));
  xml::Node* root = xml::root_of(document);
  if (root == nullptr) return {};
  MarkedText read;
  Lines lines;
  const auto enter = [&](xml::Node* node) {
    if (!xml::is_element(node)) {
      lines.add(xml::characters(node));
      return false;
    }
    const std::string_view name = xml::name_of(node);
    if (holds(kUnread, name)) return false;
    const std::string style = style_of(node);
    if (is_unseen(node, style)) return false;
    if (is_struck(node, style)) {
      read.struck += xml::words_in(node);
      read.struck_text.append(xml::text_below(node)) += ' ';
      return false;
    }
    if (name == "br") lines.break_line();
    if (holds(kBlocks, name)) lines.end_line();
    if (is_quotation(node, style)) lines.quote();
    return true;
  };
  const auto leave = [&](xml::Node* node) {
    const std::string_view name = xml::name_of(node);
    if (name == "td" || name == "th") lines.cell();
    if (is_quotation(node, style_of(node))) lines.unquote();
    if (holds(kBlocks, name)) name == "p" || name == "table" ? lines.empty_line() : lines.end_line();
  };
  xml::walk(root, enter, leave);
  read.text = lines.take();
  return read;
}

}  // namespace frisaet
