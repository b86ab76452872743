#pragma once

#include <vector>

#include "models/municipality/municipality.h"

namespace frisaet {

/// One municipality's square on a map where all are equally large, so that Læsø is seen as well as Aarhus.
struct Tile {
  const Municipality* municipality = nullptr;  ///< of MunicipalityIndex::standard(); never null
  int column = 0;                              ///< from 0 in the west
  int row = 0;                                 ///< from 0 in the north
};

/// The 98 in order of code, each on a square of its own; neighbours lie near each other as far as squares
/// allow. Drawn for this project (data/municipality_tiles.csv). Built once; safe to use from all threads.
const std::vector<Tile>& tile_map();

}  // namespace frisaet
