#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/core/box.h"

namespace frisaet {

/// A picture as it lies on a page.
struct DrawnPicture {
  Box box;               ///< points, what of it is not clipped away
  double dpi = 0;        ///< of its pixels there; of pictures that are united, the finest
  std::uint64_t id = 0;  ///< the same for the same picture of a file on every page; 0: not known
};

/// Smaller pictures, in points, hold a line or some words at most: 5 cm by two lines.
inline constexpr double kLongPicture = 142;
inline constexpr double kHighPicture = 24;

/// Smaller ones are ornaments: 2 cm by one line of 8 points.
inline constexpr double kLongLine = 56;
inline constexpr double kHighLine = 8;

/// Whether it could hold text, upright or on its side.
bool could_hold_text(const Box& picture);

/// Whether it could hold a few words at least: an outcome that was pasted as a picture, and many a logo.
bool could_hold_words(const Box& picture);

/// The pictures of a page, told one after the other as they are drawn. Scans are stored in strips and tiles
/// as often as whole: what continues the picture before it is the same picture.
class DrawnPictures {
 public:
  /// Width and height of the page, points; > 0.
  DrawnPictures(double width, double height) : width_(width), height_(height) {}

  void add(DrawnPicture picture);

  /// The share of the page that lies beneath pictures, 0 to 1, each place counted once.
  [[nodiscard]] double share() const;

  /// Those that could hold words, in the order of drawing; no more than some hundreds.
  std::vector<DrawnPicture> take();

 private:
  static constexpr std::size_t kCells = 64;  // a side
  void cover(const Box& box);

  double width_;
  double height_;
  std::bitset<kCells * kCells> covered_;
  std::vector<DrawnPicture> pictures_;
};

}  // namespace frisaet
