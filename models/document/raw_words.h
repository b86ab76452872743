#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/document/document.h"
#include "models/document/repaired_text.h"

namespace frisaet {

/// Names a repair so that it is found again when its page was read anew: places move by a newer reader, words
/// and their order hardly do. Of several alike on a page (`her-⏎med` twice) `occurrence` tells which, from 1;
/// suggestions are counted apart from what was applied, so that neither moves the other.
struct RepairName {
  int page = 0;  ///< 1 = first page
  std::string before, after;
  int occurrence = 1;

  friend bool operator==(const RepairName&, const RepairName&) = default;
};

/// The name of `text.repairs[index]` on that page. REQUIRES: index < text.repairs.size().
/// Cost: O(index).
RepairName name_of(const RepairedText& text, int page, std::size_t index);

/// The names of all, in the order of the repairs. Cost: O(repairs · log repairs).
std::vector<RepairName> names_of(const RepairedText& text, int page);

/// What stands in the text, and what the reader read there, where this repair is taken back: repairs that
/// overlap are one word's and go together. Nothing for what cannot be taken back: suggestions (the raw word
/// stands), and changes within a running head, which is taken back as a whole. Cost: O(repairs).
struct RawWord {
  Span raw;       ///< in RawPage::text
  Span repaired;  ///< in RepairedText::text; empty where it was taken out

  friend bool operator==(const RawWord&, const RawWord&) = default;
};
std::optional<RawWord> raw_word_of(const RepairedText& text, std::size_t index);

/// The same of all repairs, in their order. Cost: O(repairs · log repairs), where few overlap and few are
/// running heads.
std::vector<std::optional<RawWord>> raw_words_of(const RepairedText& text);

/// The word of a suggestion, where it can be taken up: it stands in the text as it was read, byte by byte.
/// Nothing for what was applied, and where something in the word was mended. REQUIRES: index <
/// text.repairs.size(); `raw` is the page's raw text. Cost: O(log pieces of the map + pieces touched).
std::optional<RawWord> suggested_word_of(const RepairedText& text, std::string_view raw, std::size_t index);

/// Whether a person may say that this suggestion of the page is right: its word can be taken up, and nobody
/// has said anything else of it. Also true of one that stands already. REQUIRES: index <
/// page.repaired.repairs.size(). Cost: O(repairs).
bool can_be_taken_up(const Page& page, std::size_t index);

/// The repairs of a page as the machine made them, whatever people said since.
const RepairedText& machine_text(const Page& page);

/// The text with the raw words in place of these repairs, which become kTakenBack; a running head stands in
/// the flow again and is no furniture any more. Suggestions in `taken_up` stand in the text and become
/// kTakenUp. Names of other pages, and of repairs that the text does not have, are passed over; of words that
/// overlap the first in the text counts. `machine` is what repair() made of the page, `raw` the page's raw
/// text. The result keeps repair()'s promises but that of rest: repairing it again may change it. Cost:
/// O(text + (names + log repairs) × repairs).
RepairedText with_raw_words(const RepairedText& machine, std::string_view raw, int page,
                            const std::vector<RepairName>& taken_back,
                            const std::vector<RepairName>& taken_up = {});

/// A word divided over two pages is mended by two repairs, one on each: where one of them is named, the other
/// one's name is added, or half a word would be lost or stand twice. `first` and `second` are the machine's
/// texts of pages `page` and `page + 1`.
void add_other_half(const RepairedText& first, const RepairedText& second, int page,
                    std::vector<RepairName>& names);

}  // namespace frisaet
