#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace frisaet {

/// What a reader may write for what was printed: letters → letters with P(read | meant), lower case on both
/// sides.
struct Confusion {
  std::string read;
  std::string meant;
  double log_probability = 0;
  bool capital = false;  ///< only where the printed letter was a capital (`@` for Ø)
  std::uint16_t id = 0;  ///< its place among the model's confusions, the same in adapted models

  friend bool operator==(const Confusion&, const Confusion&) = default;
};

/// How often confusions were seen, by (read, meant).
using ConfusionCounts = std::map<std::pair<std::string, std::string>, double>;

/// A channel: the confusions of a reader and how likely each is. data/confusions.tsv holds those of a reader
/// that does not have æ, ø, å. A typeface has its own habits, so the model can be adapted to what was seen in
/// one document.
class ConfusionModel {
 public:
  /// The model of data/confusions.tsv.
  static ConfusionModel lost_alphabet();

  /// This model, moved towards what was seen: for each meant letter the table counts as much as `weight`
  /// sightings.
  [[nodiscard]] ConfusionModel adapted(const ConfusionCounts& seen, double weight = 20) const;

  /// log P of the confusion with this id: what was found with one model is weighed again with another that
  /// was adapted from it. REQUIRES: the id of a confusion of this model.
  [[nodiscard]] double log_probability(std::uint16_t id) const { return by_id_[id]; }

  /// The confusions whose `read` begins with this byte.
  [[nodiscard]] const std::vector<Confusion>& beginning_with(char first) const {
    return by_first_[static_cast<unsigned char>(first)];
  }

 private:
  ConfusionModel() : by_first_(256) {}
  std::vector<std::vector<Confusion>> by_first_;
  std::vector<double> by_id_;
};

}  // namespace frisaet
