#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/minutes/run_together_pages.h"
#include "models/text/span.h"

namespace frisaet::minutes {

/// A title that the contents list of a transcript prints, found again over its item.
struct ListedTitle {
  Span printed;          ///< flow span of the title over the item, with the number before it
  Span title;            ///< without that number
  Span list_number;      ///< flow span of the number in the list; empty where it is lost there or no item's
  bool gathers = false;  ///< `Til behandling - for åbne døre`: the heading of a group, and no item's title

  friend bool operator==(const ListedTitle&, const ListedTitle&) = default;
};

/// Transcripts lose figures that stand alone: the numbers of pages and, with them, most numbers of items.
/// What is left of an item's begin is its title, word for word as in the contents list, and behind it what
/// begins a case: `Åben sag`, `Sagsnr.`, a case's number, a section's heading, or the page's end. Those
/// places, ascending, in the order of the list, each line of the list once; empty where there are fewer than
/// two. `contents`: the list. Cost: the words of the pages times the places of the list where each of them
/// stands.
std::vector<ListedTitle> listed_titles(std::string_view text, const std::vector<RunTogetherPage>& pages,
                                       Span contents);

/// What begins an item's text behind its title stands at `at`: a section's heading, a label of the case, the
/// case's number, the clerk's initials before it; or the text ends there.
bool begins_text_of_item(std::string_view text, std::size_t at, std::size_t end);

}  // namespace frisaet::minutes
