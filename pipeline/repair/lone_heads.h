#pragma once

#include <string>

#include "pipeline/repair/edge_lines.h"

namespace frisaet::repairing {

/// Heads of pages that no other page has: letterheads, heads of papers of two pages. What a paper begins with
/// (its title, the body that met) and a paragraph of one line on top of a page only look like them.
class LoneHeads {
 public:
  /// Made before anything is taken out of `document`, which must outlive it.
  explicit LoneHeads(const DocumentDraft& document);

  /// Whether the uppermost line of a page is its head, whatever other pages have. `is_repeated`: another page
  /// has it too, but not enough of them. Over a scan it is a stamp that tells when a paper came in. Cost: a
  /// walk over the words of the page, and over the margins of all pages where it stands as low as texts
  /// begin.
  [[nodiscard]] bool has(const EdgeLine& line, bool is_repeated) const;

 private:
  /// `Børne- og Skoleudvalget, side 2`, figures alone, or words of the line that the paper begins with.
  [[nodiscard]] bool tells_page(const EdgeLine& line) const;
  /// Whether the line, which begins with a capital, stands between a page that ends inside a sentence and
  /// what goes on with it. REQUIRES: not the first page.
  [[nodiscard]] bool parts_sentence(const EdgeLine& line) const;
  /// Whether the text of another page begins as high up: then the line is the first of a text too, and the
  /// gap below it one between paragraphs.
  [[nodiscard]] bool begins_like_other_pages(std::size_t page, double top, double height) const;
  /// Of a first line of a first page: a short paper begins right at the top, with its title or the body that
  /// met.
  [[nodiscard]] bool names_no_sender(const EdgeLine& line) const;
  /// A line in larger or bolder print than the text.
  [[nodiscard]] bool stands_out(const EdgeLine& line) const;
  /// Whether the page's text has the line again, with a capital: a sender's name, which is what letterheads
  /// are.
  [[nodiscard]] bool text_names(const EdgeLine& line) const;
  /// A sender's name alone (`Havnbjerg Kommune`, `KL`), and perhaps the kind of the paper beside it
  /// (`KL · NOTAT`, `PRESSEMEDDELELSE · Havnbjerg Kommune`): a letterhead, however large; in no larger print
  /// than the text, whatever else is beside it. `Svar fra Havnbjerg Kommune` and `KL-rapport om skoler` are
  /// titles.
  [[nodiscard]] bool is_letterhead(const EdgeLine& line) const;
  /// A letterhead with a day that the page's text has not: when a body met may be said nowhere else.
  [[nodiscard]] bool tells_day(const EdgeLine& line) const;
  const DocumentDraft& document_;
  bool first_names_no_sender_ = false;
  std::string title_;  ///< the pattern of the first page's first line
};

}  // namespace frisaet::repairing
