#include "models/language/confusions.h"

#include <charconv>
#include <cmath>

#include "models/core/check.h"
#include "models/language/data_lines.h"
#include "models/language/lexicon.h"

namespace frisaet {

ConfusionModel ConfusionModel::lost_alphabet() {
  ConfusionModel model;
  for (const std::string_view line : data_lines("confusions.tsv")) {
    const std::vector<std::string_view> fields = fields_of(line, '\t');
    FRISAET_CHECK(fields.size() == 3 && !fields[0].empty() && !fields[1].empty());
    double probability = 0;
    const auto read = std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), probability);
    FRISAET_CHECK(read.ec == std::errc() && probability > 0 && probability <= 1);
    Confusion confusion{lower_latin(fields[0]), lower_latin(fields[1]), std::log(probability), false,
                        static_cast<std::uint16_t>(model.by_id_.size())};
    confusion.capital = confusion.meant != fields[1];
    model.by_id_.push_back(confusion.log_probability);
    model.by_first_[static_cast<unsigned char>(confusion.read[0])].push_back(std::move(confusion));
  }
  return model;
}

ConfusionModel ConfusionModel::adapted(const ConfusionCounts& seen, double weight) const {
  std::map<std::string, double> total;
  for (const auto& [pair, count] : seen) total[pair.second] += count;
  ConfusionModel model = *this;
  for (std::vector<Confusion>& confusions : model.by_first_) {
    for (Confusion& confusion : confusions) {
      const auto of_letter = total.find(confusion.meant);
      if (of_letter == total.end() || confusion.capital) continue;
      const auto count = seen.find({confusion.read, confusion.meant});
      const double times = count == seen.end() ? 0 : count->second;
      confusion.log_probability =
          std::log((weight * std::exp(confusion.log_probability) + times) / (weight + of_letter->second));
      model.by_id_[confusion.id] = confusion.log_probability;
    }
  }
  return model;
}

}  // namespace frisaet
