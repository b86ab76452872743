#pragma once

#include <string_view>

#include "pipeline/read/raster.h"

namespace frisaet {

/// What a mark is by its measures, where the models for reading have no letter for it or take one for
/// another: `•` and `·` (a filled spot at half the height of the letters), `-`, `–` and `—` (a bar there, a
/// third, a half, a whole letter m wide), and `²`, as which every small figure counts that stands high. Empty
/// when it is none of these. `line` is a line of print, 48 pixels high, in which an m is some 33 pixels wide;
/// `x` lies on the mark or close to it. Pure geometry: `e` and `+` are no spots.
std::string_view mark_by_shape(const Raster& line, int x);

/// The grey halfway between a line's ink and its paper.
int halfway_grey(const Raster& line);

}  // namespace frisaet
