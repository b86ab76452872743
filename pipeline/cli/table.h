#pragma once

#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace frisaet {

/// A table for a terminal: columns as wide as their widest cell, counted in letters, two blanks between; the
/// last column is not padded. Cells over `max_width` letters are cut with `…` (0 = never).
class Table {
 public:
  explicit Table(std::vector<std::string> head, std::size_t max_width = 60);

  /// REQUIRES: as many cells as the head has.
  void add(std::vector<std::string> row);
  [[nodiscard]] bool empty() const { return rows_.size() == 1; }
  void print(std::ostream& out) const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::size_t max_width_;
};

/// The first `letters` letters of a text, with `…` when it is longer; white space squeezed.
std::string shortened(const std::string& text, std::size_t letters);

/// Two texts shortened to `letters` letters each around the first place where they differ, so that what
/// differs is to be seen: `…` stands for what both begin with, but for a few letters, and for what follows.
std::pair<std::string, std::string> shortened_where_they_differ(const std::string& before,
                                                                const std::string& after,
                                                                std::size_t letters);

}  // namespace frisaet
