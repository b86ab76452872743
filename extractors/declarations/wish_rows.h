#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/declarations/wish_words.h"

namespace frisaet {

/// Wishes in rows of tables and entries of lists, which may go on from piece to piece. Each call returns
/// whether it has taken the piece; what it takes is added to `groups`.
class WishRows {
 public:
  /// Both must outlive it.
  WishRows(std::string_view text, std::vector<WishGroup>& groups) : text_(text), groups_(groups) {}

  /// `I ældreområdet`, `II dagtilbudsområdet` … each alone on its line: the entries from `pieces[at]` on; how
  /// many there are, 0 where the first is not followed by the second (`I ældreområdet` may be a heading).
  std::size_t read_roman_list(const std::vector<Span>& pieces, std::size_t at);

  /// The head of a table of priorities or of areas with their ranks, rows below such a head, and rows with
  /// places that are one piece.
  bool read_table(Span piece);

  /// An entry of a list with numbers, or a list inside a sentence. `lists` are the areas of the piece; with
  /// `open` its numbers are no ranks.
  bool read_list(Span piece, const std::vector<AreaList>& lists, bool open);

 private:
  [[nodiscard]] std::optional<AreaMention> area_of_row(Span row) const;
  [[nodiscard]] std::vector<Span> lines_of(Span within) const;
  bool read_rank_row(Span row);
  bool read_rank_rows(Span piece);
  bool read_entry(Span piece);
  bool read_remarked_row(Span row);
  bool read_shared(Span piece);
  bool read_inline_list(Span piece, bool open);
  bool read_ordered_list(Span piece, const std::vector<AreaList>& lists);

  std::string_view text_;
  std::vector<WishGroup>& groups_;
  std::optional<RankWord> shared_;  ///< of the list entry right above, where it says that others share it
  bool in_table_ = false;
  bool rank_column_ = false;
};

}  // namespace frisaet
