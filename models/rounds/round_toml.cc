// The only file that knows toml++ here. It reads front to back and keeps the first fault it meets, with its
// line; what comes after a fault is read with empty values and thrown away, so that the reading code stays a
// plain list of keys.
// toml++ must be used with its exceptions on everywhere: two settings in one program are two definitions of
// one type.
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "models/rounds/round.h"

namespace frisaet {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}

  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

  void fail(const toml::node* node, std::string_view key, std::string message, std::string hint = "") {
    if (fault_) return;
    std::string where(file_);
    if (node != nullptr) where += ", linje " + std::to_string(node->source().begin.line);
    if (!key.empty()) where += ", " + std::string(key);
    fault_ = Error{ErrorCode::kInvalid, std::move(message), std::move(where), std::move(hint)};
  }

  /// A misspelt key would be silence: every key must be one of `known`.
  void only(const toml::table& table, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        fail(&value, key.str(), "Nøglen kendes ikke.", "Ret stavemåden eller fjern linjen.");
      }
    }
  }

  std::string text(const toml::table& table, std::string_view key, bool required = true) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (required) fail(&table, key, "Nøglen mangler.");
      return "";
    }
    const auto value = node->value_exact<std::string>();
    if (!value) fail(node, key, "Der skal stå en tekst i anførselstegn.");
    if (value && required && value->empty()) fail(node, key, "Teksten må ikke være tom.");
    return value.value_or("");
  }

  std::optional<int> whole(const toml::table& table, std::string_view key, bool required) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (required) fail(&table, key, "Nøglen mangler.");
      return std::nullopt;
    }
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > 1'000'000) {
      fail(node, key, "Der skal stå et helt tal fra 0 til 1.000.000.");
      return std::nullopt;
    }
    return static_cast<int>(*value);
  }

  bool flag(const toml::table& table, std::string_view key, bool otherwise) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<bool>();
    if (!value) fail(node, key, "Der skal stå true eller false.");
    return value.value_or(otherwise);
  }

  std::optional<Date> date(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<toml::date>();
    const auto day = value ? make_date(value->year, value->month, value->day) : std::nullopt;
    if (!day) fail(node, key, "Der skal stå en dato som 2022-09-30, uden anførselstegn.");
    return day;
  }

  /// The entries of an array, each of type T; empty where the key is missing and not required.
  template <typename T>
  std::vector<T> list(const toml::table& table, std::string_view key, bool required, std::string_view what) {
    std::vector<T> values;
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (required) fail(&table, key, "Nøglen mangler.");
      return values;
    }
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      fail(node, key, "Der skal stå en liste i kantede parenteser.");
      return values;
    }
    for (const toml::node& entry : *array) {
      const auto value = entry.value<T>();  // an integer may stand for a number with decimals
      if (!value) fail(&entry, key, "Listen skal holde " + std::string(what) + ".");
      values.push_back(value.value_or(T{}));
    }
    return values;
  }

  /// Calls `read` with each table of `[[key]]`.
  template <typename Read>
  void tables(const toml::table& table, std::string_view key, bool required, Read read) {
    const toml::node* node = table.get(key);
    const toml::array* array = node == nullptr ? nullptr : node->as_array();
    if (array == nullptr || array->empty()) {
      if (required || node != nullptr)
        fail(node != nullptr ? node : &table, key, "Der skal stå mindst én [[" + std::string(key) + "]].");
      return;
    }
    for (const toml::node& entry : *array) {
      if (const toml::table* inner = entry.as_table()) {
        read(*inner);
      } else {
        fail(&entry, key, "Der skal stå [[" + std::string(key) + "]] på en linje for sig.");
      }
    }
  }

 private:
  std::string_view file_;
  std::optional<Error> fault_;
};

/// Parses and checks the schema; nothing (and a fault in `reader`) when the text is no such file.
std::optional<toml::table> open(std::string_view text, std::string_view schema, std::string_view file,
                                Reader& reader) {
  toml::table table;
  try {
    table = toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    reader.fail(nullptr, "linje " + std::to_string(error.source().begin.line),
                "Filen er ikke gyldig TOML: " + std::string(error.description()), "Ret linjen og prøv igen.");
    return std::nullopt;
  }
  if (reader.text(table, "schema") != schema) {
    reader.fail(table.get("schema"), "schema", "Der skal stå \"" + std::string(schema) + "\".");
  }
  return table;
}

/// Reads one round. Every list is checked against those read before it.
class RoundReader {
 public:
  RoundReader(Reader& reader, const MunicipalityIndex& municipalities)
      : in_(reader), municipalities_(municipalities) {}

  Round read(const toml::table& table) {
    in_.only(table, {"schema", "code", "name", "made_up", "source", "shares_of", "policy", "opens", "closes",
                     "areas", "phases", "fixed", "exclusions", "dimensions"});
    round_.code = in_.text(table, "code");
    round_.name = in_.text(table, "name");
    round_.made_up = in_.flag(table, "made_up", false);
    round_.source = in_.text(table, "source");
    round_.policy = in_.text(table, "policy");
    const std::string shares = in_.text(table, "shares_of");
    if (shares != "all" && shares != "takers")
      in_.fail(table.get("shares_of"), "shares_of", "Der skal stå \"all\" eller \"takers\".");
    round_.shares_of = shares == "takers" ? Round::SharesOf::kTakers : Round::SharesOf::kAll;
    round_.opens = in_.date(table, "opens");
    round_.closes = in_.date(table, "closes");
    if (round_.opens && round_.closes && *round_.closes < *round_.opens)
      in_.fail(table.get("closes"), "closes", "Runden lukker, før den åbner.");
    in_.tables(table, "areas", true, [&](const toml::table& t) { read_area(t); });
    in_.tables(table, "phases", true, [&](const toml::table& t) { read_phase(t); });
    for (const Area& area : round_.areas) {
      if (round_.phase_of(area.code) == nullptr)
        in_.fail(table.get("areas"), "areas", "Ingen fase fordeler området " + area.code + ".");
    }
    in_.tables(table, "fixed", false, [&](const toml::table& t) { read_fixed(t); });
    in_.tables(table, "exclusions", false, [&](const toml::table& t) { read_exclusion(t); });
    in_.tables(table, "dimensions", false, [&](const toml::table& t) { read_dimension(t); });
    return std::move(round_);
  }

 private:
  void read_area(const toml::table& t) {
    in_.only(t, {"code", "name"});
    Area area{in_.text(t, "code"), in_.text(t, "name")};
    if (round_.area(area.code) != nullptr)
      in_.fail(t.get("code"), "code", "Området " + area.code + " står to gange.");
    for (const Area& other : round_.areas) {
      if (other.name == area.name)
        in_.fail(t.get("name"), "name",
                 "To områder hedder " + area.name + "; ingen kunne se forskel på dem.");
    }
    round_.areas.push_back(std::move(area));
  }

  void check_area(const toml::table& t, std::string_view key, const std::string& code) {
    if (round_.area(code) == nullptr)
      in_.fail(t.get(key), key, "Området " + code + " står ikke under [[areas]].");
  }

  void read_phase(const toml::table& t) {
    in_.only(t, {"code", "name", "kind", "areas", "deadline", "count", "designated", "decided_by",
                 "tolerance", "capacities"});
    Phase phase;
    phase.code = in_.text(t, "code");
    phase.name = in_.text(t, "name");
    for (const Phase& other : round_.phases) {
      if (other.code == phase.code)
        in_.fail(t.get("code"), "code", "Fasen " + phase.code + " står to gange.");
      if (other.name == phase.name)
        in_.fail(t.get("name"), "name", "To faser hedder " + phase.name + "; ingen kunne se forskel på dem.");
    }
    const std::string kind = in_.text(t, "kind");
    if (kind != "designation" && kind != "placement") {
      in_.fail(t.get("kind"), "kind", "Der skal stå \"designation\" eller \"placement\".");
    }
    phase.kind = kind == "designation" ? Phase::Kind::kDesignation : Phase::Kind::kPlacement;
    phase.areas = in_.list<std::string>(t, "areas", true, "koder på områder");
    if (phase.areas.empty()) in_.fail(t.get("areas"), "areas", "Fasen skal have mindst ét område.");
    std::set<std::string> seen;
    for (const std::string& code : phase.areas) {
      check_area(t, "areas", code);
      if (!seen.insert(code).second || round_.phase_of(code) != nullptr) {
        in_.fail(t.get("areas"), "areas", "Området " + code + " fordeles to gange.");
      }
    }
    phase.deadline = in_.date(t, "deadline");
    if (phase.deadline && !is_within(round_, *phase.deadline))
      in_.fail(t.get("deadline"), "deadline", "Fristen ligger uden for rundens tid (opens, closes).");
    if (phase.kind == Phase::Kind::kDesignation) {
      read_designation(t, phase);
    } else {
      read_placement(t, phase);
    }
    round_.phases.push_back(std::move(phase));
  }

  void read_designation(const toml::table& t, Phase& phase) {
    for (const std::string_view key : {"tolerance", "capacities"}) {
      if (t.contains(key)) in_.fail(t.get(key), key, "Hører ikke til en udpegning (designation).");
    }
    if (phase.areas.size() != 1) in_.fail(t.get("areas"), "areas", "En udpegning gælder netop ét område.");
    phase.count = in_.whole(t, "count", true).value_or(0);
    if (phase.count == 0) in_.fail(t.get("count"), "count", "Der skal udpeges mindst én.");
    phase.decided_by = in_.text(t, "decided_by");
    phase.designated = in_.list<std::string>(t, "designated", false, "kommunekoder i anførselstegn");
    if (static_cast<int>(phase.designated.size()) > phase.count) {
      in_.fail(t.get("designated"), "designated",
               "Der er udpeget flere end de " + std::to_string(phase.count) + ", fasen tillader.");
    }
    for (const std::string& code : phase.designated) {
      if (municipalities_.by_code(code) == nullptr)
        in_.fail(t.get("designated"), "designated", "Ingen kommune har koden " + code + ".");
      take_place(t, "designated", code);
    }
  }

  void read_placement(const toml::table& t, Phase& phase) {
    for (const std::string_view key : {"count", "designated", "decided_by"}) {
      if (t.contains(key)) in_.fail(t.get(key), key, "Hører kun til en udpegning (designation).");
    }
    phase.tolerance = in_.whole(t, "tolerance", true).value_or(0);
    in_.tables(t, "capacities", false, [&](const toml::table& c) {
      in_.only(c, {"area", "at_least", "at_most"});
      Capacity capacity{in_.text(c, "area"), in_.whole(c, "at_least", false), in_.whole(c, "at_most", false)};
      if (std::find(phase.areas.begin(), phase.areas.end(), capacity.area) == phase.areas.end()) {
        in_.fail(c.get("area"), "area", "Fasen fordeler ikke området " + capacity.area + ".");
      }
      if (capacity.at_least && capacity.at_most && *capacity.at_least > *capacity.at_most) {
        in_.fail(c.get("at_least"), "at_least", "Mindst er større end højst.");
      }
      for (const Capacity& other : phase.capacities) {
        if (other.area == capacity.area) in_.fail(c.get("area"), "area", "Området har to sæt grænser.");
      }
      phase.capacities.push_back(std::move(capacity));
    });
  }

  /// The code, checked against the name beside it: two digits exchanged would otherwise move another
  /// municipality.
  std::string read_municipality(const toml::table& t) {
    std::string code = in_.text(t, "municipality");
    const std::string name = in_.text(t, "name");
    const Municipality* municipality = municipalities_.by_code(code);
    if (municipality == nullptr) {
      in_.fail(t.get("municipality"), "municipality", "Ingen kommune har koden " + code + ".");
    } else if (municipality->name != name) {
      in_.fail(t.get("name"), "name", "Koden " + code + " er " + municipality->name + ", ikke " + name + ".");
    }
    return code;
  }

  void take_place(const toml::table& t, std::string_view key, const std::string& code) {
    if (!placed_.insert(code).second) in_.fail(t.get(key), key, "Kommunen " + code + " har fået to pladser.");
  }

  void read_fixed(const toml::table& t) {
    in_.only(t, {"municipality", "name", "area", "reason"});
    FixedPlace fixed{read_municipality(t), in_.text(t, "area"), in_.text(t, "reason")};
    check_area(t, "area", fixed.area);
    take_place(t, "municipality", fixed.municipality);
    round_.fixed.push_back(std::move(fixed));
  }

  void read_exclusion(const toml::table& t) {
    in_.only(t, {"municipality", "name", "area", "reason"});
    Exclusion exclusion{read_municipality(t), std::nullopt, in_.text(t, "reason")};
    if (t.contains("area")) {
      exclusion.area = in_.text(t, "area");
      check_area(t, "area", *exclusion.area);
    }
    for (const FixedPlace& fixed : round_.fixed) {
      if (fixed.municipality == exclusion.municipality &&
          (!exclusion.area || *exclusion.area == fixed.area)) {
        in_.fail(t.get("municipality"), "municipality", "Kommunen er både fast placeret og udelukket.");
      }
    }
    for (const Phase& phase : round_.phases) {
      const bool designated =
          std::count(phase.designated.begin(), phase.designated.end(), exclusion.municipality) > 0;
      if (designated && (!exclusion.area || *exclusion.area == phase.areas.front()))
        in_.fail(t.get("municipality"), "municipality", "Kommunen er både udpeget og udelukket.");
    }
    round_.exclusions.push_back(std::move(exclusion));
  }

  void read_dimension(const toml::table& t) {
    in_.only(t, {"code", "name", "by", "boundaries", "labels", "source"});
    Dimension dimension;
    dimension.code = in_.text(t, "code");
    dimension.name = in_.text(t, "name");
    dimension.source = in_.text(t, "source");
    static constexpr std::array<std::pair<std::string_view, Dimension::By>, 5> kBy{{
        {"region", Dimension::By::kRegion},
        {"landsdel", Dimension::By::kLandsdel},
        {"kommunegruppe", Dimension::By::kKommunegruppe},
        {"population", Dimension::By::kPopulation},
        {"socioeconomic_index", Dimension::By::kSocioeconomicIndex},
    }};
    const std::string by = in_.text(t, "by");
    const auto* known =
        std::find_if(kBy.begin(), kBy.end(), [&](const auto& entry) { return entry.first == by; });
    if (known == kBy.end()) {
      in_.fail(t.get("by"), "by",
               "Der skal stå region, landsdel, kommunegruppe, population eller socioeconomic_index.");
      return;
    }
    dimension.by = known->second;
    const bool figures =
        dimension.by == Dimension::By::kPopulation || dimension.by == Dimension::By::kSocioeconomicIndex;
    if (!figures && (t.contains("boundaries") || t.contains("labels"))) {
      in_.fail(&t, "boundaries", "Grænser hører kun til population og socioeconomic_index.");
    }
    if (figures) {
      dimension.boundaries = in_.list<double>(t, "boundaries", true, "tal");
      dimension.labels = in_.list<std::string>(t, "labels", true, "tekster");
      if (std::adjacent_find(dimension.boundaries.begin(), dimension.boundaries.end(),
                             std::greater_equal<>()) != dimension.boundaries.end()) {
        in_.fail(t.get("boundaries"), "boundaries", "Grænserne skal stige.");
      }
      if (dimension.labels.size() != dimension.boundaries.size() + 1) {
        in_.fail(t.get("labels"), "labels", "Der skal være netop én tekst mere end grænser.");
      }
      if (std::set<std::string>(dimension.labels.begin(), dimension.labels.end()).size() !=
          dimension.labels.size()) {
        in_.fail(t.get("labels"), "labels", "To klasser har samme tekst; så ville de være én gruppe.");
      }
    }
    for (const Dimension& other : round_.dimensions) {
      if (other.code == dimension.code)
        in_.fail(t.get("code"), "code", "Inddelingen " + dimension.code + " står to gange.");
    }
    round_.dimensions.push_back(std::move(dimension));
  }

  Reader& in_;
  const MunicipalityIndex& municipalities_;
  Round round_;
  std::set<std::string> placed_;
};

/// The order of levels that makes sense at all; the reasons stand at parse_policy.
void check_levels(Reader& reader, const toml::table& table, const std::vector<Level>& levels) {
  const auto at = [&](Level level) { return std::find(levels.begin(), levels.end(), level); };
  if (std::set<Level>(levels.begin(), levels.end()).size() != levels.size()) {
    reader.fail(table.get("levels"), "levels", "Et niveau står to gange.");
  }
  if (levels.empty() || levels.back() != Level::kLottery) {
    reader.fail(table.get("levels"), "levels",
                "Det sidste niveau skal være lottery: kun lodtrækningen giver netop én fordeling.");
  }
  if (levels.empty() || levels.front() != Level::kBalance) {
    reader.fail(table.get("levels"), "levels",
                "Det første niveau skal være balance: det siger, hvor store områderne må være.");
  }
  for (const Level level : {Level::kSpread, Level::kBreach}) {
    if (at(level) < at(Level::kPlaced)) {
      reader.fail(table.get("levels"), "levels",
                  "placed skal stå før spread og breach; ellers ville færre placerede give bedre spredning.");
    }
  }
  if (at(Level::kChanges) < at(Level::kPlaced)) {
    reader.fail(table.get("levels"), "levels",
                "placed skal stå før changes; ellers ville de, der før var uden plads, blive ved med det.");
  }
  if (at(Level::kBreach) < at(Level::kSpread)) {
    reader.fail(table.get("levels"), "levels", "spread skal stå før breach.");
  }
}

}  // namespace

Result<Round> parse_round(std::string_view toml, std::string_view file_name,
                          const MunicipalityIndex& municipalities) {
  Reader reader(file_name);
  const auto table = open(toml, "frisaet.round/1", file_name, reader);
  if (!table) return *reader.fault();
  Round round = RoundReader(reader, municipalities).read(*table);
  if (reader.fault()) return *reader.fault();
  return round;
}

Result<Policy> parse_policy(std::string_view toml, std::string_view file_name) {
  Reader reader(file_name);
  const auto table = open(toml, "frisaet.policy/1", file_name, reader);
  if (!table) return *reader.fault();
  reader.only(*table, {"schema", "code", "name", "levels", "use_doubtful", "use_late"});
  Policy policy;
  policy.code = reader.text(*table, "code");
  policy.name = reader.text(*table, "name");
  for (const std::string& name : reader.list<std::string>(*table, "levels", true, "navne på niveauer")) {
    const auto level = parse_level(name);
    if (!level) reader.fail(table->get("levels"), "levels", "Niveauet " + name + " kendes ikke.");
    if (level) policy.levels.push_back(*level);
  }
  policy.use_doubtful = reader.flag(*table, "use_doubtful", policy.use_doubtful);
  policy.use_late = reader.flag(*table, "use_late", policy.use_late);
  check_levels(reader, *table, policy.levels);
  if (reader.fault()) return *reader.fault();
  return policy;
}

}  // namespace frisaet
