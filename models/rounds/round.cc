#include "models/rounds/round.h"

#include <algorithm>

#include "models/core/check.h"
#include "models/core/embedded.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& models_rounds();
}  // namespace embedded

namespace {

/// A data file says by its schema what it is; the name of the file does not matter.
bool has_schema(std::string_view toml, std::string_view schema) {
  return toml.find("schema = \"" + std::string(schema) + '"') != std::string_view::npos;
}

template <typename T>
const T* find_code(const std::vector<T>& values, std::string_view code) {
  const auto it =
      std::find_if(values.begin(), values.end(), [&](const T& value) { return value.code == code; });
  return it == values.end() ? nullptr : &*it;
}

}  // namespace

const Area* Round::area(std::string_view area_code) const {
  return find_code(areas, area_code);
}

const Phase* Round::phase_of(std::string_view area_code) const {
  for (const Phase& phase : phases) {
    if (std::find(phase.areas.begin(), phase.areas.end(), area_code) != phase.areas.end()) return &phase;
  }
  return nullptr;
}

const std::vector<Round>& standard_rounds() {
  static const std::vector<Round> rounds = [] {
    std::vector<Round> read;
    for (const auto& [name, text] : embedded::models_rounds()) {
      if (!has_schema(text, "frisaet.round/1")) continue;
      auto round = parse_round(text, name, MunicipalityIndex::standard());
      FRISAET_CHECK(round.ok());
      FRISAET_CHECK(find_policy(round->policy) != nullptr);
      read.push_back(*std::move(round));
    }
    return read;
  }();
  return rounds;
}

const std::vector<Policy>& standard_policies() {
  static const std::vector<Policy> policies = [] {
    std::vector<Policy> read;
    for (const auto& [name, text] : embedded::models_rounds()) {
      if (!has_schema(text, "frisaet.policy/1")) continue;
      auto policy = parse_policy(text, name);
      FRISAET_CHECK(policy.ok());
      read.push_back(*std::move(policy));
    }
    return read;
  }();
  return policies;
}

const Round* find_round(std::string_view code) {
  return find_code(standard_rounds(), code);
}
const Policy* find_policy(std::string_view code) {
  return find_code(standard_policies(), code);
}

bool is_within(const Round& round, Date day) {
  return !(round.opens && day < *round.opens) && !(round.closes && *round.closes < day);
}

std::string group_of(const Dimension& dimension, const Municipality& municipality) {
  const auto class_of = [&](double figure) {
    const auto above = std::upper_bound(dimension.boundaries.begin(), dimension.boundaries.end(), figure);
    return dimension.labels.at(static_cast<std::size_t>(above - dimension.boundaries.begin()));
  };
  switch (dimension.by) {
    case Dimension::By::kRegion:
      return municipality.region;
    case Dimension::By::kLandsdel:
      return municipality.landsdel;
    case Dimension::By::kKommunegruppe:
      return municipality.kommunegruppe;
    case Dimension::By::kPopulation:
      return class_of(static_cast<double>(municipality.population));
    case Dimension::By::kSocioeconomicIndex:
      return class_of(municipality.socioeconomic_index);
  }
  return "";
}

std::string danish_area(std::string_view area) {
  for (const Round& round : standard_rounds()) {
    if (const Area* known = round.area(area)) return known->name;
  }
  return std::string(area);
}

}  // namespace frisaet
