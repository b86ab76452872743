#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/document/raw_page.h"
#include "models/document/repaired_text.h"
#include "models/language/language.h"
#include "models/text/offset_map.h"
#include "pipeline/repair/page_margins.h"
#include "pipeline/repair/repair.h"
#include "pipeline/repair/words.h"

namespace frisaet::repairing {

/// A finding of one step. `before` lies in the text the step was given; the place in the new text follows
/// from the map.
struct Change {
  std::string rule;
  Span before;
  std::string after;
  double score = 1;
  std::vector<std::string> alternatives;
};

/// Collects what a step does to one text, front to back: edits that are applied, and suggestions that are
/// only noted.
class Editor {
 public:
  explicit Editor(std::string_view text) : out_(text) {}

  /// Puts `with` in place of `span`. REQUIRES: spans come in order and do not overlap.
  void replace(Span span, std::string_view with, std::string_view rule, double score = 1,
               std::vector<std::string> alternatives = {});
  /// Notes that `with` might be meant; the text stays.
  void suggest(Span span, std::string_view with, std::string_view rule, double score,
               std::vector<std::string> alternatives = {});
  /// Edits without noting them one by one, for changes that a noted span around them covers.
  Rewriter& rewriter() { return out_; }
  void note(Span span, std::string after, std::string_view rule, double score = 1);

  [[nodiscard]] bool empty() const { return applied_.empty() && suggested_.empty(); }

 private:
  friend class Draft;
  Rewriter out_;
  std::vector<Change> applied_;
  std::vector<Change> suggested_;
};

/// A text on its way from raw to repaired, with its map and the findings so far.
class Draft {
 public:
  explicit Draft(std::string_view raw);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// words_of(text()), worked out once for each text.
  [[nodiscard]] const std::vector<TextWord>& words() const;
  /// Gives their memory back until they are asked for again: a step over all pages of a long document calls
  /// it behind each, since a page's words take several times as much as its text.
  void forget_words() const { words_.reset(); }
  /// Another one after each change of text().
  [[nodiscard]] std::size_t revision() const { return revision_; }
  [[nodiscard]] const OffsetMap& map() const { return map_; }
  [[nodiscard]] const std::vector<Repair>& repairs() const { return repairs_; }

  /// Takes over what a step did. `edits` was made on text().
  void apply(Editor edits);

  /// Moves a line out: returns it as a draft of its own and drops `dropped` (the line and the empty lines
  /// that set it apart) from this one, noted under `rule`. REQUIRES: dropped contains line.
  Draft cut_out(Span line, Span dropped, std::string_view rule);

 private:
  Draft() = default;

  std::string_view raw_;
  std::string text_;
  std::size_t revision_ = 0;
  OffsetMap map_;
  std::vector<Repair> repairs_;
  mutable std::optional<std::vector<TextWord>> words_;
};

/// What a step that judges the whole document counted on one page, so that it need not count again while the
/// page's text is the same.
struct PageTally {
  std::size_t revision = static_cast<std::size_t>(-1);  ///< of the text that was looked at
  std::size_t words = 0;
  std::size_t found = 0;
};

/// A page being repaired: the text that goes on, and what was taken out of it. What steps ask of every page
/// is kept here, so that long documents' pages need not be fetched for it.
struct PageDraft {
  RawPages* pages;
  std::size_t index = 0;
  Draft flow;
  std::vector<Draft> furniture = {};
  bool from_picture = false;         ///< as was_read_from_picture() found it
  bool has_second_readings = false;  ///< a word of it has Word::other
  bool has_damaged_font = false;     ///< as has_damaged_font() found it
  PageMargins margins;
  PageTally lost_spaces = {};
  PageTally wrong_spaces = {};

  /// As it was read; holds until another page is asked for.
  [[nodiscard]] const RawPage& raw() const { return pages->at(index); }
};
using DocumentDraft = std::vector<PageDraft>;

/// Whether what can be worked out again is not kept for all pages.
inline bool is_long(const DocumentDraft& document) {
  constexpr std::size_t kManyPages = 100;
  return document.size() > kManyPages;
}

// The steps, in the order in which repair.cc takes them; each is one file.

/// The words of each font of a document. Views of the pages' raw texts.
using WordsByFont = std::map<std::string, std::vector<std::string_view>, std::less<>>;
/// Adds those of a page. `text` is the page's, and must live longer.
void gather_words(const RawPage& page, std::string_view text, WordsByFont& words);
/// `letter_code`: letters in another font's or machine's code (`f¾rre`, `p†`, private codes, joined letters),
/// font by font and over all pages, as a page may hold one such word only. What was read from a picture has
/// no font. REQUIRES: the drafts are still the raw texts, `words` those of all pages.
void repair_letter_codes(DocumentDraft& document, const WordsByFont& words, const DanishLanguage& language);
/// `mojibake`: UTF-8 that was read as Windows-1252 (`Ã¦` for æ), when the whole document has it.
void repair_mojibake(DocumentDraft& document, const DanishLanguage& language);
/// `code_page`: letters that one code page shows for another's (`m¿det`, `m|det`), on pages whose words
/// become Danish by the exchange.
void repair_code_pages(DocumentDraft& document, const DanishLanguage& language);
/// `nfc`: å written as a and a ring becomes one letter.
Editor repair_normal_form(const std::string& text, const DanishLanguage& language);
/// `ligature`: ﬁ, ﬂ … become letters.
Editor repair_ligatures(const std::string& text, const DanishLanguage& language);
/// `soft_hyphen`: dropped inside words; a hyphen where a hyphen is meant.
Editor repair_soft_hyphens(const std::string& text, const DanishLanguage& language);
/// `space`: no-break and other odd spaces become blanks, invisible ones go.
Editor repair_spaces(const std::string& text, const DanishLanguage& language);
/// `letter_spacing`: `B E S L U T N I N G` becomes a word.
Editor repair_letter_spacing(const std::string& text, const DanishLanguage& language);
/// `furniture`: running heads, feet and page numbers leave the flow.
void set_furniture_apart(DocumentDraft& document, const DanishLanguage& language);
/// `line_hyphen`: words divided at a line's end are joined; the line break moves behind the word.
Editor repair_line_hyphens(const std::string& text, const DanishLanguage& language);
/// The same for a word divided over two pages: it stands whole on the first, and its end is noted as taken
/// off the second.
void repair_page_hyphens(DocumentDraft& document, const DanishLanguage& language);

/// `section_sign`, `dash`, `half`, `unit`, `bullet`, `speck`, `umlaut`: signs that readers of pictures cannot
/// write (`8 17, stk. 2`), where what stands around them proves which are meant.
void repair_reader_signs(DocumentDraft& document, const DanishLanguage& language);
/// `damaged_address`: mail addresses that lost their @ or first letter; suggested but where the document
/// proves it.
void repair_damaged_addresses(DocumentDraft& document, const DanishLanguage& language);

/// `lost_letter`: letters that a text layer shows as question marks (`s?ge`), where a document without æ, ø,
/// å has several such words. Words of one reading only are changed; names and others are suggested.
void repair_lost_letters(DocumentDraft& document, const DanishLanguage& language);
/// `lost_alphabet`: words that were read without æ, ø, å, where whole pages were; `unlisted_name` where what
/// becomes of one is a name that no list has, which may have been right as it was read.
void repair_lost_alphabet(DocumentDraft& document, const DanishLanguage& language);
/// `lost_space`: `gladefor` → `glade for`, in documents where many spaces are lost.
void repair_lost_spaces(DocumentDraft& document, const DanishLanguage& language);
/// `wrong_space`: `for ening` → `forening`, in documents where several words are torn.
void repair_wrong_spaces(DocumentDraft& document, const DanishLanguage& language);
/// `stray_letter`: single words with a letter lost (`hzrværk`), where the document has the word right
/// elsewhere.
void repair_stray_letters(DocumentDraft& document, const DanishLanguage& language);

}  // namespace frisaet::repairing
