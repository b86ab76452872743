#include "models/municipality/tile_map.h"

#include <charconv>

#include "models/core/check.h"
#include "models/core/embedded.h"
#include "models/text/csv.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& models_municipality();
}  // namespace embedded

namespace {

int number(const std::string& cell) {
  int value = -1;
  const auto [stop, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  FRISAET_CHECK(fault == std::errc{} && stop == cell.data() + cell.size() && value >= 0);
  return value;
}

std::vector<Tile> read_tiles() {
  const auto rows = parse_csv(embedded::models_municipality().at("municipality_tiles.csv"));
  FRISAET_CHECK(rows.ok());
  std::vector<Tile> tiles;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const auto& cells = (*rows)[i].cells;
    FRISAET_CHECK(cells.size() == 4);
    tiles.push_back({MunicipalityIndex::standard().by_code(cells[0]), number(cells[2]), number(cells[3])});
    FRISAET_CHECK(tiles.back().municipality != nullptr);
  }
  return tiles;
}

}  // namespace

const std::vector<Tile>& tile_map() {
  static const std::vector<Tile> tiles = read_tiles();
  return tiles;
}

}  // namespace frisaet
