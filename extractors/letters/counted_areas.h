#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/areas.h"
#include "models/text/span.h"

namespace frisaet {

/// A number of municipalities that a sentence gives an area, with where each stands in the text.
struct Beside {
  AreaMention area;
  Span number;
  int count;
  std::optional<Span> pool;  ///< printed with this number, or with one before it in the sentence
};

/// Numbers in one breath with an area, whatever else the sentence counts: `tredive får folkeskoleområdet og
/// 29 ældreområdet`, `på ældreområdet er der 8`.
std::vector<Beside> numbers_beside_areas(std::string_view text, Span sentence);

/// Parts of a pool that come out even: `Af de 24 pladser går halvdelen til ældreområdet, en tredjedel til
/// folkeskolen og resten til dagtilbud`. All of the sentence's areas, or nothing.
std::vector<Beside> parts_of_a_pool(std::string_view text, Span sentence);

/// As many numbers as areas, in turn: `10-12-14 for hhv. dagtilbud, folkeskole og ældre`.
std::vector<Beside> numbers_in_turn(std::string_view text, Span sentence);

/// What each municipality has one of, where the sentence sets something aside: `Højst seks jobcentre bliver
/// sat fri`.
std::vector<Beside> numbers_of_offices(std::string_view text, Span sentence);

/// The number of all that the words name, if one.
struct Pool {
  Span span;
  int count;
};
std::optional<Pool> pool_in(std::string_view text, Span words);

/// A printed number of municipalities; none of nothing.
std::optional<int> number_of(std::string_view printed);

}  // namespace frisaet
