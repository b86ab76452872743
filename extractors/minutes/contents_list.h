#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"
#include "extractors/minutes/items.h"

// What a numbered contents list above the items tells that the items do not. Internal to the room.
namespace frisaet::minutes {

/// A line of the list, or an item by the same form, with its title.
struct Numbered {
  std::size_t at = 0;    ///< its mark
  std::size_t next = 0;  ///< first mark after the title
  ItemMark number;
  std::string title;  ///< folded
};

/// Places below the list where a line is one of its titles word for word, without its number, and no line has
/// that number with that title again (`2. Ny bro` in the list, `Ny bro` over the item). `numbered`: all lines
/// with a number of one form, in text order. Titles that the list has twice, and those that return several
/// times, are left.
std::vector<Numbered> titles_without_numbers(std::string_view text, const std::vector<Mark>& marks,
                                             const std::vector<Numbered>& numbered);

/// Items that only the list has, since they were dealt with behind closed doors and nothing of them was
/// printed: below `Lukkede sager`, or with the word beside them. Only where the other lines of the list are
/// the paper's items, by number and title, and the number is no item's.
std::vector<ItemRange> closed_items_of_list(std::string_view text, const std::vector<Mark>& marks,
                                            const std::vector<ItemRange>& items);

}  // namespace frisaet::minutes
