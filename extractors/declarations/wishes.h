#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

/// An area that somebody wants, as read from a text. Spans are in that text.
struct StatedWish {
  AreaCode area;
  std::optional<int> rank;  ///< 1 = first; nothing in an open set
  std::optional<Span> condition;
  Span area_span;
  std::optional<Span> rank_span;
};

/// What a text says is wanted.
struct WishReading {
  std::vector<StatedWish> wishes;  ///< by rank, then in text order
  bool open_set = false;
  bool none = false;
  std::optional<Span> none_span;
  bool guessed = false;  ///< an area's words of choosing are not known; they allow one reading only
  bool contradicts_itself = false;  ///< wants something in one place and nothing in another
  double confidence = 0;            ///< of the whole; 0 where nothing was found

  [[nodiscard]] bool empty() const { return wishes.empty() && !none; }
};

/// A sentence, cut where a clause that may say something else begins (`…, men ikke på ældreområdet`, `…, idet
/// Venstre ønskede …`). Spans in `text`.
std::vector<Span> clauses_of(std::string_view text, Span sentence);

/// What is known of the text before it is read.
enum class WishFrame {
  kOpen,    ///< a wish only where the words say so
  kChosen,  ///< it is what was decided about choosing an area: an area that is neither declined nor another's
            ///< is wanted even if nobody knows the verb, where that leaves one reading
};

/// Reads wishes from sentences (`pieces`, spans in `text`). Ranks come from words (`1. prioritet`,
/// `subsidiært`), list numbers under a heading of priorities, or the order of a conditional second wish. One
/// area without rank is the first; several joined by `eller` are an open set; several called equal stand in
/// one place. Areas in history, in others' opinions, in questions, in what is declined and inside a condition
/// are no wishes.
WishReading read_wishes(std::string_view text, const std::vector<Span>& pieces,
                        WishFrame frame = WishFrame::kOpen);

}  // namespace frisaet
