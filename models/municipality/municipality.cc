#include "models/municipality/municipality.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "models/core/check.h"
#include "models/core/embedded.h"
#include "models/text/csv.h"
#include "models/text/danish.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& models_municipality();
}  // namespace embedded

namespace {

Error broken(std::string_view file, const CsvRow& row, std::string what) {
  return {ErrorCode::kInvalid, std::move(what), std::string(file) + ", linje " + std::to_string(row.line),
          ""};
}

template <typename Number>
bool read_number(const std::string& cell, Number& value) {
  const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc{} && stop == cell.data() + cell.size();
}

SpellingKind kind_of_alias(std::string_view kind) {
  if (kind == "ocr" || kind == "ascii-stripped" || kind == "split" || kind == "confusable-short")
    return SpellingKind::kGarbled;
  return kind == "official" || kind == "case" ? SpellingKind::kOfficial : SpellingKind::kKnown;
}

/// Drops one trailing "kommune", "kommunes" or "kommuner" from a folded name.
std::string_view without_kommune(std::string_view folded) {
  for (const std::string_view tail : {" kommunes", " kommuner", " kommune"}) {
    if (folded.size() > tail.size() && folded.ends_with(tail))
      return folded.substr(0, folded.size() - tail.size());
  }
  return folded;
}

}  // namespace

const MunicipalityIndex& MunicipalityIndex::standard() {
  static const MunicipalityIndex index = [] {
    const auto& files = embedded::models_municipality();
    auto parsed = parse(files.at("municipalities.csv"), files.at("municipality_aliases.csv"));
    FRISAET_CHECK(parsed.ok());
    return std::move(*parsed);
  }();
  return index;
}

Result<MunicipalityIndex> MunicipalityIndex::parse(std::string_view municipalities_csv,
                                                   std::string_view aliases_csv) {
  MunicipalityIndex index;
  const auto rows = parse_csv(municipalities_csv);
  if (!rows) return rows.error();
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const CsvRow& row = (*rows)[i];
    if (row.cells.size() != 9) return broken("municipalities.csv", row, "Der skal være ni felter.");
    Municipality m{row.cells[0], row.cells[1], row.cells[2], row.cells[3], 0, 0, row.cells[6], 0,
                   row.cells[8]};
    if (m.code.size() != 3) return broken("municipalities.csv", row, "Koden skal have tre cifre.");
    if (!read_number(row.cells[4], m.population) || !read_number(row.cells[5], m.population_year) ||
        !read_number(row.cells[7], m.socioeconomic_index)) {
      return broken("municipalities.csv", row, "Indbyggertal, år og indeks skal være tal.");
    }
    index.all_.push_back(std::move(m));
  }
  std::sort(index.all_.begin(), index.all_.end(),
            [](const auto& a, const auto& b) { return a.code < b.code; });

  // The strongest reading of a spelling wins; of two equally strong ones that name different municipalities,
  // none.
  std::map<std::string, Spelling> by_folded;
  const auto add = [&](const std::string& text, const Municipality* municipality, SpellingKind kind) {
    const std::string folded = fold(text);
    const std::string key(without_kommune(folded));
    const auto [it, added] = by_folded.try_emplace(key, Spelling{text, key, municipality, kind});
    if (added) return;
    if (kind < it->second.kind) {
      it->second = {text, key, municipality, kind};
    } else if (kind == it->second.kind && it->second.municipality != municipality) {
      it->second.municipality = nullptr;
    }
  };
  for (const Municipality& m : index.all_) add(m.name, &m, SpellingKind::kOfficial);
  const auto aliases = parse_csv(aliases_csv);
  if (!aliases) return aliases.error();
  for (std::size_t i = 1; i < aliases->size(); ++i) {
    const CsvRow& row = (*aliases)[i];
    if (row.cells.size() != 4) return broken("municipality_aliases.csv", row, "Der skal være fire felter.");
    const Municipality* municipality = index.by_code(row.cells[0]);
    if (municipality == nullptr)
      return broken("municipality_aliases.csv", row, "Ukendt kode: " + row.cells[0]);
    add(row.cells[2], municipality, kind_of_alias(row.cells[3]));
  }
  for (auto& [key, spelling] : by_folded) {
    if (spelling.municipality != nullptr) index.spellings_.push_back(std::move(spelling));
  }
  std::stable_sort(index.spellings_.begin(), index.spellings_.end(),
                   [](const Spelling& a, const Spelling& b) { return a.folded.size() > b.folded.size(); });
  return index;
}

const Municipality* MunicipalityIndex::by_code(std::string_view code) const {
  const auto it =
      std::lower_bound(all_.begin(), all_.end(), code, [](const auto& m, auto c) { return m.code < c; });
  return it != all_.end() && it->code == code ? &*it : nullptr;
}

std::optional<MunicipalityIndex::Match> MunicipalityIndex::by_name(std::string_view name) const {
  const std::string folded = fold(name);
  const std::string_view key = without_kommune(folded);
  for (const Spelling& spelling : spellings_) {
    if (spelling.folded == key) return Match{spelling.municipality, spelling.kind};
  }
  return std::nullopt;
}

const Municipality* MunicipalityIndex::named(std::string_view code_or_name) const {
  if (const Municipality* known = by_code(code_or_name)) return known;
  const auto match = by_name(code_or_name);
  return match && match->kind != SpellingKind::kGarbled ? match->municipality : nullptr;
}

}  // namespace frisaet
