#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "extractors/lexicon/headings.h"
#include "models/document/lines.h"
#include "models/text/span.h"

namespace frisaet::minutes {

/// A transcript's page: one paragraph behind its page number.
struct RunTogetherPage {
  std::size_t line;  ///< index in the document's lines
  std::size_t last;  ///< index of its last line: the same, unless it was printed and read back
  Span text;         ///< without page number, page foot, and the words that begin every page but the first
  Span head =
      {};  ///< of the first page: the words that begin every page, where the page's number follows them
};

/// Pages 1, 2, 3 … as long paragraphs that hold nearly everything: a transcript. Else the paragraphs of a
/// site whose items lost their lines below titles that kept theirs. Else one paragraph that holds nearly all
/// of the paper: parts of it, several on one line. Empty for any other document. Cost: linear in the text.
std::vector<RunTogetherPage> run_together_pages(std::string_view text, const std::vector<Line>& lines);

/// Where the heading or label ends that begins with the word at `at` inside such a paragraph; nothing where
/// none does. Of one to four words.
std::optional<std::size_t> heading_end(std::string_view text, std::size_t at, std::size_t end);

/// Where the pages are to be cut, ascending, for each page: before and behind headings and labels, dated
/// decision lines, numbers and titles of items (as far as the contents list prints them), case numbers,
/// and before a sentence that proposes. A body with a day and no colon behind it
/// (`Byrådet den 3. maj 2022 Vedtaget.`) is such a line only in a transcript that prints several of them with
/// results behind. Cost: linear in the text, and for each day the bodies of its page, for each word its
/// steps. `titles`: of items, flow spans that are cut at both ends and nowhere within.
std::vector<std::set<std::size_t>> cuts_of(std::string_view text, const std::vector<RunTogetherPage>& pages,
                                           const std::vector<Span>& titles);

/// The contents list of a transcript: from its heading to the end of the page; without a heading, titles
/// behind growing numbers on one of the first two pages, most of which return further down. Empty where there
/// is none.
Span contents_of(std::string_view text, const std::vector<RunTogetherPage>& pages);

/// The end of the word at `at`, and the begin of the next one; no further than `end`.
std::size_t word_end(std::string_view text, std::size_t at, std::size_t end);
std::size_t next_word(std::string_view text, std::size_t at, std::size_t end);

/// The begin of the last word before `at`, no further back than `floor`.
std::size_t previous_word(std::string_view text, std::size_t at, std::size_t floor);

/// Past the year that stands right behind a title at `at` (` 2019 `), as contents lists lose such figures;
/// `at` where none does.
std::size_t past_lost_year(std::string_view text, std::size_t at, std::size_t end);

/// What a heading's words say, or a label's with its colon.
std::optional<HeadingRole> role_of(std::string_view words);

/// `Sagsnr. 11/ Resume`: at `at` stands a case's number whose second half a transcript lost.
bool is_broken_case_number(std::string_view text, std::size_t at, std::size_t end);

/// No letter is small.
bool in_capitals(std::string_view words);

}  // namespace frisaet::minutes
