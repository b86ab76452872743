#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/declarations/settle_wishes.h"
#include "extractors/lexicon/areas.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

// Internal to the room: what stands in rows and lists of an answer, in whatever words (choice.h).
namespace frisaet {

/// What one row, entry or head of a list says.
struct AnswerRow {
  std::vector<WishGroup> wanted;
  std::vector<AreaCode> declined;
  bool open = false;  ///< the entries below have no order
};

/// Reads line after line; what a head says of its entries is kept until the list ends.
class AnswerRows {
 public:
  /// `text` must outlive it.
  explicit AnswerRows(std::string_view text) : text_(text) {}

  /// `1) Ældre – fordi …`, `Ønske B: Skoler`, `Dagtilbud: 1`, `ÆLDRE (2)`, `[x] Skole`, `Ældre | Ja, men kun
  /// når …`, and entries without numbers below a line that announces an order or a set. Nothing where the
  /// piece is told instead. `later`: something is wanted already, which a row with a condition comes after.
  std::optional<AnswerRow> read(Span piece, bool later);

  /// At least two of the lines are rows: the piece is to be read line by line.
  [[nodiscard]] bool are_rows(const std::vector<Span>& lines) const;

 private:
  std::optional<AnswerRow> read_answer(Span piece, bool later) const;
  std::optional<AnswerRow> read_ticks(Span piece) const;
  std::optional<AnswerRow> read_places_behind(Span piece) const;
  std::optional<AnswerRow> read_place_in_front(Span piece) const;
  std::optional<AnswerRow> read_entry(Span piece);
  bool add_cell(Span cell, std::optional<Span> place, AnswerRow& row) const;
  void take_condition(Span rest, bool later, WishGroup& group) const;

  std::string_view text_;
  int entry_ =
      0;  ///< the place of the next entry below a line that announces an order; 0 outside such a list
  bool in_set_ = false;
};

}  // namespace frisaet
