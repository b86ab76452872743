#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"
#include "extractors/minutes/head.h"
#include "extractors/minutes/items.h"

// What the hypotheses of find_items share. Internal to the room.
namespace frisaet::minutes {

/// Decisions and sections between two places of a paper, as prefix sums over its marks.
class Counts {
 public:
  Counts(const std::vector<Mark>& marks, const Head& head);

  /// Decisions of this meeting in marks [begin, end): plain headings, else 1 where there is a dated line of
  /// its own.
  [[nodiscard]] int decisions(std::size_t begin, std::size_t end) const;
  [[nodiscard]] int sections(std::size_t begin, std::size_t end) const {
    return sections_[end] - sections_[begin];
  }
  [[nodiscard]] bool any_decision() const { return plain_.back() + own_.back() > 0; }

 private:
  std::vector<int> plain_, own_, sections_;
};

/// One hypothesis about where the items are, with what it is worth.
struct Reading {
  std::vector<ItemRange> items;  ///< without their ends
  double score = -std::numeric_limits<double>::infinity();
  bool numbered = false;
};

/// What an item with so many decisions and sections of its own speaks for a hypothesis: one decision each is
/// best.
double worth_of(int decisions, int sections, bool any_decision);

/// Items that begin at the given marks, each worth `bonus` beside what it holds.
Reading cut_at(const std::vector<std::size_t>& begins, const Counts& counts, std::size_t marks_size,
               double bonus);

/// The marks from `from` on of which `wanted` is true.
std::vector<std::size_t> marks_where(const std::vector<Mark>& marks, std::size_t from, auto&& wanted) {
  std::vector<std::size_t> found;
  for (std::size_t i = from; i < marks.size(); ++i) {
    if (wanted(marks[i])) found.push_back(i);
  }
  return found;
}

/// The best chain of numbers of each form.
std::vector<Reading> numbered_readings(std::string_view text, const std::vector<Mark>& marks,
                                       const Counts& counts);

/// Papers without numbers: lines that may mark an item, and orders of sections.
std::vector<Reading> unnumbered_readings(std::string_view text, const std::vector<Mark>& marks,
                                         const Head& head, std::size_t head_end, const Counts& counts);

/// Titles of a transcript that its contents list prints too. Each says where an item begins; where figures
/// are lost, that is more than the numbers tell that are left.
Reading by_listed_titles(std::string_view text, const std::vector<Mark>& marks, const Counts& counts);

/// A paper of one item: a title right above the only line that is a case's number, and below it one decision.
Reading by_title_above_case(std::string_view text, const std::vector<Mark>& marks, const Counts& counts);

/// Ends and titles of items without numbers, once their reading has been chosen.
void complete_unnumbered(std::string_view text, const std::vector<Mark>& marks, const Head& head,
                         std::size_t head_end, std::vector<ItemRange>& items);

// ---- titles
// -------------------------------------------------------------------------------------------------------

/// A heading that gathers items (`B. Sager til afgørelse i udvalget`).
bool gathers_items(std::string_view text, const Mark& mark);

/// A heading over items that were dealt with behind closed doors (`D. Lukkede punkter`).
bool gathers_closed_items(std::string_view text, const Mark& mark);

/// `LUKKET PUNKT:` before the number of an item.
bool is_closed_label(std::string_view line);

/// A line that may be a title by its form alone.
bool looks_like_title(std::string_view text, const Mark& mark);

/// A title's lines and the first mark after them.
struct TitleRead {
  std::vector<Span> lines;
  std::size_t next = 0;
};

/// The title that begins with `line` and may go on in marks[next …]; with an empty line it is looked for at
/// marks[next].
TitleRead read_title(std::string_view text, const std::vector<Mark>& marks, Span line, std::size_t next);

/// The lines of a title that ends right above marks[at], as [first, at).
std::size_t title_above(std::string_view text, const std::vector<Mark>& marks, std::size_t at);

std::string title_text(std::string_view text, const std::vector<Span>& title);

/// `Åben`, `Lukket`: a line of particulars.
bool is_open_word(const Mark& mark);

/// What heading is open above a mark: the last section's, or a decision line's.
HeadingRole open_above(const std::vector<Mark>& marks, std::size_t at);

}  // namespace frisaet::minutes
