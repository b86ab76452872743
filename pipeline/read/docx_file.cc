#include "pipeline/read/docx_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "models/text/utf8.h"
#include "pipeline/read/xml_walk.h"

namespace frisaet {
namespace {

constexpr std::size_t kShortParagraph = 70;  // bytes: an address or a signature, whose lines belong together

Error damaged(const std::string& what) {
  return {ErrorCode::kUnreadable, "Word-dokumentet er beskadiget: " + what + ".", "",
          "Åbn det i Word, gem det som PDF, og læg den ind i stedet."};
}

Error too_large() {
  return {ErrorCode::kLimit, "Word-dokumentet pakker ud til mere, end et dokument kan fylde.", "",
          "Kontrollér, om filen er, hvad den giver sig ud for; gem den ellers som PDF."};
}

// ---- the parts
// -------------------------------------------------------------------------------------------------

bool is_wanted(std::string_view name) {
  return name == "word/document.xml" || name == "word/numbering.xml" || name == "word/footnotes.xml" ||
         (name.ends_with(".xml") && (name.starts_with("word/header") || name.starts_with("word/footer")));
}

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};

/// One part, unpacked until it ends or is too much.
Result<std::string> unpack(archive* zip, std::size_t already) {
  std::string bytes;
  std::array<char, 64 << 10> buffer{};
  for (;;) {
    const la_ssize_t size = archive_read_data(zip, buffer.data(), buffer.size());
    if (size == 0) return bytes;
    if (size < 0) return damaged("en del af det kan ikke pakkes ud");
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
    if (bytes.size() > kMostDocxPart || already + bytes.size() > kMostDocxBytes) return too_large();
  }
}

/// The parts that hold text, by name.
Result<std::map<std::string, std::string>> parts_of(std::string_view bytes) {
  const std::unique_ptr<archive, FreeArchive> zip(archive_read_new());
  archive_read_support_format_zip(zip.get());
  if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return damaged("det er ikke en hel fil");
  std::map<std::string, std::string> parts;
  std::size_t unpacked = 0;
  int entries = 0;
  for (archive_entry* entry = nullptr;;) {
    const int state = archive_read_next_header(zip.get(), &entry);
    if (state == ARCHIVE_EOF) return parts;
    if (state != ARCHIVE_OK && state != ARCHIVE_WARN) return damaged("det er ikke en hel fil");
    if (++entries > kMostDocxEntries) return too_large();
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || !is_wanted(name) || parts.contains(name)) continue;
    if (archive_entry_is_encrypted(entry) != 0) {
      return Error{ErrorCode::kEncrypted, "Word-dokumentet er beskyttet med kodeord.", "",
                   "Bed afsenderen om det uden kodeord."};
    }
    auto part = unpack(zip.get(), unpacked);
    if (!part) return part.error();
    unpacked += part->size();
    parts[name] = *std::move(part);
  }
}

Result<xml::DocumentPtr> parse(const std::string& text) {
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
  xml::DocumentPtr document(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr, options));
  if (xml::root_of(document) == nullptr) return damaged("dets tekst kan ikke læses");
  // Word writes none; whoever does wants entities.
  if (document->intSubset != nullptr) return damaged("det har en dokumenttype, som Word ikke skriver");
  return document;
}

// ---- numbers of lists
// ------------------------------------------------------------------------------------------

struct Level {
  std::string format;  // `decimal`, `bullet`, `lowerLetter` …
  std::string text;    // `%1.`
  int start = 1;
};
using Levels = std::map<int, Level>;

int number_or(const std::string& text, int otherwise) {
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != std::string::npos)
    return otherwise;
  return std::stoi(text);
}

std::string val(xml::Node* node, std::string_view name) {
  xml::Node* found = xml::child(node, name);
  return found == nullptr ? std::string() : xml::attribute(found, "val");
}

std::string counted(const std::string& format, int number) {
  const bool lower = format == "lowerLetter";
  if ((lower || format == "upperLetter") && number >= 1 && number <= 26)
    return std::string(1, static_cast<char>((lower ? 'a' : 'A') + number - 1));
  return std::to_string(number);
}

/// The document's lists and how far each has counted.
class Numbering {
 public:
  void read(xml::Node* root) {
    std::map<std::string, Levels> abstract;
    for (xml::Node* n = xml::first_child(root); n != nullptr; n = xml::next(n)) {
      if (!xml::is_element(n)) continue;
      if (xml::name_of(n) == "abstractNum") abstract[xml::attribute(n, "abstractNumId")] = levels_of(n);
      if (xml::name_of(n) == "num") lists_[xml::attribute(n, "numId")] = abstract[val(n, "abstractNumId")];
    }
  }

  /// What stands before the paragraph: `2.`, `b)`, `-`; empty where it is in no list.
  std::string label(xml::Node* paragraph_properties) {
    xml::Node* properties = xml::child(paragraph_properties, "numPr");
    if (properties == nullptr) return {};
    const std::string id = val(properties, "numId");
    const auto list = lists_.find(id);
    const int depth = number_or(val(properties, "ilvl"), 0);
    if (list == lists_.end() || depth > 8 || !list->second.contains(depth)) return {};
    std::map<int, int>& counts = counts_[id];
    counts.erase(counts.upper_bound(depth), counts.end());
    const Level& level = list->second.at(depth);
    if (level.format == "bullet") return "-";
    if (level.format == "none") return {};
    const auto known = counts.find(depth);
    counts[depth] = known == counts.end() ? level.start : known->second + 1;
    std::string label;
    for (std::size_t i = 0; i < level.text.size(); ++i) {
      if (level.text[i] != '%' || i + 1 == level.text.size()) {
        label += level.text[i];
        continue;
      }
      const int of = level.text[++i] - '1';
      const auto above = list->second.find(of);
      if (above == list->second.end()) continue;
      const auto count = counts.find(of);
      label += counted(above->second.format, count == counts.end() ? above->second.start : count->second);
    }
    return label;
  }

 private:
  static Levels levels_of(xml::Node* abstract) {
    Levels levels;
    for (xml::Node* n = xml::first_child(abstract); n != nullptr; n = xml::next(n)) {
      if (!xml::is_element(n) || xml::name_of(n) != "lvl") continue;
      levels[number_or(xml::attribute(n, "ilvl"), 0)] = {val(n, "numFmt"), val(n, "lvlText"),
                                                         number_or(val(n, "start"), 1)};
    }
    return levels;
  }

  std::map<std::string, Levels> lists_;
  std::map<std::string, std::map<int, int>> counts_;
};

// ---- the text
// --------------------------------------------------------------------------------------------------

/// A switch of a run's format: `<w:strike/>`; not `<w:strike w:val="false"/>`, which a run may say against
/// its style's.
bool is_on(xml::Node* format, std::string_view name) {
  xml::Node* const mark = xml::child(format, name);
  if (mark == nullptr) return false;
  const std::string value = xml::attribute(mark, "val");
  return value != "false" && value != "0" && value != "off";
}

/// Reads one part of WordprocessingML into lines.
class Words {
 public:
  explicit Words(Numbering& numbering) : numbering_(numbering) {}

  std::string read(xml::Node* root) {
    xml::walk(
        root, [&](xml::Node* node) { return enter(node); }, [&](xml::Node* node) { leave(node); });
    return std::move(text_);
  }
  /// Words that were struck out.
  [[nodiscard]] std::size_t struck() const { return struck_; }

 private:
  bool enter(xml::Node* node) {
    if (!xml::is_element(node)) {
      if (in_text_ > 0) text_ += xml::characters(node);
      return false;
    }
    const std::string_view name = xml::name_of(node);
    // Deleted and moved away, codes of fields, the second writing of a drawing for old programs.
    if (name == "del" || name == "moveFrom" || name == "instrText" || name == "Fallback" || name == "rPr" ||
        name == "pPr" || name == "sectPr")
      return false;
    if (name == "r") {
      xml::Node* const format = xml::child(node, "rPr");
      if (is_on(format, "vanish")) return false;
      if (is_on(format, "strike") || is_on(format, "dstrike")) {
        struck_ += xml::words_in(node);
        return false;
      }
    }
    if (name == "t") ++in_text_;
    if (name == "tab") text_ += ' ';
    if (name == "br" || name == "cr") text_ += xml::attribute(node, "type") == "page" ? '\f' : '\n';
    if (name == "noBreakHyphen") text_ += '-';
    if (name == "txbxContent") end_line();
    if (name == "tc") ++in_cell_;
    if (name == "p") {
      begin_.push_back(text_.size());
      if (const std::string label = numbering_.label(xml::child(node, "pPr")); !label.empty())
        text_ += label + " ";
    }
    return true;
  }

  void leave(xml::Node* node) {
    const std::string_view name = xml::name_of(node);
    if (name == "t") --in_text_;
    if (name == "p") end_paragraph();
    if (name == "tc") {
      --in_cell_;
      while (text_.ends_with(' ')) text_.pop_back();
      text_ += " | ";
    }
    if (name == "tr") {
      while (text_.ends_with(' ') || text_.ends_with('|')) text_.pop_back();
      text_ += in_cell_ > 0 ? ' ' : '\n';
    }
    if (name == "tbl" && in_cell_ == 0) text_ += '\n';
  }

  void end_paragraph() {
    const std::size_t begin = begin_.back();
    begin_.pop_back();
    if (in_cell_ > 0) {
      text_ += ' ';
      return;
    }
    text_ += text_.size() - begin > kShortParagraph ? "\n\n" : "\n";
  }

  void end_line() {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  }

  Numbering& numbering_;
  std::string text_;
  std::vector<std::size_t> begin_;  // of the open paragraphs: one in a text box stands inside another
  std::size_t struck_ = 0;
  int in_text_ = 0;
  int in_cell_ = 0;
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \n\f|") == std::string_view::npos;
}

/// The parts whose name begins so, each text once: pages may have three equal letterheads.
Result<MarkedText> texts_of(const std::map<std::string, std::string>& parts, std::string_view beginning) {
  MarkedText all;
  for (const auto& [name, bytes] : parts) {
    if (!name.starts_with(beginning)) continue;
    const auto document = parse(bytes);
    if (!document) return document.error();
    Numbering none;
    Words words(none);
    const std::string text = words.read(xml::root_of(*document));
    all.struck += words.struck();
    if (!is_blank(text) && all.text.find(text) == std::string::npos) all.text += text + "\n";
  }
  return all;
}

}  // namespace

Result<MarkedText> docx_text(std::string_view bytes) {
  const auto parts = parts_of(bytes);
  if (!parts) return parts.error();
  const auto main = parts->find("word/document.xml");
  if (main == parts->end()) return damaged("det har ingen tekst");
  Numbering numbering;
  if (const auto lists = parts->find("word/numbering.xml"); lists != parts->end()) {
    const auto document = parse(lists->second);
    if (!document) return document.error();
    numbering.read(xml::root_of(*document));
  }
  auto heads = texts_of(*parts, "word/header"), notes = texts_of(*parts, "word/footnotes"),
       feet = texts_of(*parts, "word/footer");
  if (!heads) return heads.error();
  if (!notes) return notes.error();
  if (!feet) return feet.error();
  const auto document = parse(main->second);
  if (!document) return document.error();
  Words body(numbering);
  MarkedText whole{heads->text + body.read(xml::root_of(*document)), heads->struck};
  whole.struck += body.struck();
  for (const MarkedText& more : {*notes, *feet}) {
    if (!more.text.empty()) whole.text += "\n" + more.text;
    whole.struck += more.struck;
  }
  return whole;
}

}  // namespace frisaet
