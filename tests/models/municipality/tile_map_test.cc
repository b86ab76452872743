#include "models/municipality/tile_map.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>

namespace frisaet {
namespace {

TEST(TileMap, EachMunicipalityHasASquareOfItsOwn) {
  std::set<std::string> codes;
  std::set<std::pair<int, int>> squares;
  for (const Tile& tile : tile_map()) {
    EXPECT_TRUE(codes.insert(tile.municipality->code).second) << tile.municipality->name;
    EXPECT_TRUE(squares.emplace(tile.column, tile.row).second) << tile.municipality->name;
  }
  EXPECT_EQ(codes.size(), MunicipalityIndex::standard().all().size());
}

TEST(TileMap, LandsLieToEachOtherAsOnAMap) {
  std::map<std::string, Tile> by_name;
  for (const Tile& tile : tile_map()) by_name[tile.municipality->name] = tile;
  const auto west_of = [&](const char* a, const char* b) { return by_name[a].column < by_name[b].column; };
  const auto north_of = [&](const char* a, const char* b) { return by_name[a].row < by_name[b].row; };
  EXPECT_TRUE(west_of("Esbjerg", "Odense"));
  EXPECT_TRUE(west_of("Odense", "København"));
  EXPECT_TRUE(west_of("København", "Bornholm") || by_name["København"].column == by_name["Bornholm"].column);
  EXPECT_TRUE(north_of("Hjørring", "Aarhus"));
  EXPECT_TRUE(north_of("Aarhus", "Sønderborg"));
  EXPECT_TRUE(north_of("Helsingør", "København"));
  EXPECT_TRUE(north_of("København", "Bornholm"));
}

TEST(TileMap, NeighboursAreNear) {
  std::map<std::string, Tile> by_name;
  for (const Tile& tile : tile_map()) by_name[tile.municipality->name] = tile;
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"Vejen", "Kolding"},
                                                                             {"Odense", "Kerteminde"},
                                                                             {"Frederiksberg", "København"},
                                                                             {"Fanø", "Esbjerg"},
                                                                             {"Skanderborg", "Aarhus"},
                                                                             {"Gribskov", "Helsingør"},
                                                                             {"Lolland", "Guldborgsund"}}) {
    const Tile &one = by_name.at(a), &other = by_name.at(b);
    EXPECT_LE(std::abs(one.column - other.column) + std::abs(one.row - other.row), 2) << a << ' ' << b;
  }
}

}  // namespace
}  // namespace frisaet
