#include "extractors/survey/survey.h"

#include <algorithm>
#include <charconv>

#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/dates.h"
#include "extractors/rules/rule_set.h"
#include "models/municipality/municipality.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

// A form's cell says what it says; one that had to be interpreted goes to a person.
constexpr double kPlain = 0.97;
constexpr double kUnclear = 0.6;

struct FieldName {
  std::string_view name, label;
};
constexpr std::array<FieldName, kSurveyFields> kNames{{{"kommune", "Kommune"},
                                                       {"omraade", "Ønsket område"},
                                                       {"begrundelse", "Begrundelse"},
                                                       {"andet_omraade", "Andet område"},
                                                       {"anden_begrundelse", "Begrundelse for andet område"},
                                                       {"kontakt", "Kontaktperson"},
                                                       {"titel", "Kontaktpersonens titel"},
                                                       {"mail", "Kontaktpersonens mail"},
                                                       {"telefon", "Kontaktpersonens telefon"},
                                                       {"forbehold", "Forbehold"},
                                                       {"dato", "Besvaret"}}};

std::size_t index_of(SurveyField field) {
  return static_cast<std::size_t>(field);
}

const RuleFamily& headers() {
  static const RuleFamily& family = RuleBook::standard().family("survey", "header");
  return family;
}

std::optional<SurveyField> field_named(std::string_view name) {
  for (std::size_t i = 0; i < kSurveyFields; ++i)
    if (kNames[i].name == name) return static_cast<SurveyField>(i);
  return std::nullopt;
}

/// One row being read.
class RowReader {
 public:
  RowReader(const CsvRow& row, const SurveyMap& map) : row_(row), map_(map) { result_.line = row.line; }

  SurveyRow read() {
    Declaration d;
    result_.confidence = kPlain;
    read_municipality(d);
    const bool wishes = read_wishes(d);
    d.status = std::nullopt;
    if (const std::string date = cell(SurveyField::kDate); !date.empty()) {
      for (const DateMention& mention : find_dates(date))
        if (mention.date && !d.date) d.date = mention.date;
      if (!d.date) d.date = parse_iso_date(std::string_view(date).substr(0, 10));
      if (!d.date) fault(SurveyField::kDate, "»" + date + "« er ikke en dato");
    }
    d.justification = text(SurveyField::kFirstReason);
    d.reservation = text(SurveyField::kReservation);
    const ContactDetails contact{text(SurveyField::kContact), text(SurveyField::kContactTitle),
                                 text(SurveyField::kContactEmail), text(SurveyField::kContactPhone)};
    if (contact != ContactDetails{}) d.contact = contact;
    if (wishes) result_.declaration = std::move(d);
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::string cell(SurveyField field) const {
    const auto column = map_[index_of(field)];
    return column && *column < row_.cells.size() ? std::string(squeeze(row_.cells[*column])) : std::string();
  }
  [[nodiscard]] std::optional<std::string> text(SurveyField field) const {
    const std::string value = cell(field);
    static const RuleFamily& no = RuleBook::standard().family("survey", "no_answer");
    return value.empty() || no.matches(value) ? std::nullopt : std::optional(value);
  }

  void fault(SurveyField field, const std::string& what) {
    const auto column = map_[index_of(field)];
    result_.faults.push_back("linje " + std::to_string(row_.line) + ", kolonne " +
                             (column ? std::to_string(*column + 1) : "?") + " (" +
                             std::string(label_of(field)) + "): " + what + ".");
    result_.confidence = std::min(result_.confidence, kUnclear);
  }

  void read_municipality(Declaration& d) {
    const std::string name = cell(SurveyField::kMunicipality);
    const MunicipalityIndex& index = MunicipalityIndex::standard();
    const Municipality* known = index.by_code(name);
    if (const auto match = index.by_name(name);
        known == nullptr && match && match->kind != SpellingKind::kGarbled)
      known = match->municipality;
    if (known == nullptr) return fault(SurveyField::kMunicipality, "»" + name + "« er ikke en kendt kommune");
    d.municipality = MunicipalityRef{known->code, known->name};
  }

  /// False where the answer to the first question says nothing.
  bool read_wishes(Declaration& d) {
    static const RuleFamily& none = RuleBook::standard().family("survey", "none");
    const std::string first = cell(SurveyField::kFirst);
    if (none.matches(first)) {
      d.none_of_areas = true;
      return true;
    }
    const auto area = area_in_cell(first);
    if (!area) {
      fault(SurveyField::kFirst, first.empty() ? "der er intet svar" : "»" + first + "« er ikke ét område");
      return false;
    }
    d.priorities.push_back({area->area, 1, std::nullopt});
    const auto second = text(SurveyField::kSecond);
    if (!second || none.matches(*second)) return true;
    const auto other = area_in_cell(*second);
    if (!other) {
      fault(SurveyField::kSecond, "»" + *second + "« er ikke ét område");
    } else if (other->area == area->area) {
      fault(SurveyField::kSecond, "det andet område er det samme som det første");
    } else {
      d.priorities.push_back({other->area, 2, std::nullopt});
    }
    return true;
  }

  const CsvRow& row_;
  const SurveyMap& map_;
  SurveyRow result_;
};

}  // namespace

std::string_view name_of(SurveyField field) {
  return kNames[index_of(field)].name;
}
std::string_view label_of(SurveyField field) {
  return kNames[index_of(field)].label;
}

GuessedMap guess_survey_map(const std::vector<std::string>& header) {
  GuessedMap guess;
  std::vector<SurveyField> twice;
  for (std::size_t column = 0; column < header.size(); ++column) {
    const auto match = headers().first(squeeze(header[column]));
    if (!match) continue;
    const auto field = field_named(match->rule->gives);
    if (!field) continue;
    auto& place = guess.map[index_of(*field)];
    // Reasons follow their questions: the second column of reasons is the second question's.
    auto& second_reason = guess.map[index_of(SurveyField::kSecondReason)];
    if (place && *field == SurveyField::kFirstReason && !second_reason) {
      second_reason = column;
    } else if (place) {
      twice.push_back(*field);
    } else {
      place = column;
    }
  }
  for (const SurveyField needed : {SurveyField::kMunicipality, SurveyField::kFirst}) {
    const bool double_named = std::find(twice.begin(), twice.end(), needed) != twice.end();
    if (!guess.map[index_of(needed)] || double_named) guess.open.push_back(needed);
  }
  return guess;
}

Result<SurveyMap> parse_survey_map(std::string_view text, const std::vector<std::string>& header,
                                   SurveyMap guess) {
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = trim(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    if (part.empty() || part == "ja") continue;
    const std::size_t equals = part.find('=');
    const auto field =
        equals == std::string_view::npos ? std::nullopt : field_named(trim(part.substr(0, equals)));
    const std::string_view value = equals == std::string_view::npos ? part : trim(part.substr(equals + 1));
    std::size_t number = 0;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool is_number = code == std::errc() && end == value.data() + value.size();
    if (!is_number) {
      const auto named = std::find_if(header.begin(), header.end(),
                                      [&](const std::string& name) { return fold(name) == fold(value); });
      number = named == header.end() ? 0 : static_cast<std::size_t>(named - header.begin()) + 1;
    }
    if (!field || number < 1 || number > header.size()) {
      return Error{ErrorCode::kUsage, "»" + std::string(part) + "« forstås ikke ved --map.", "",
                   "Skriv fx kommune=1,omraade=3,andet_omraade=5 med kolonnens nummer eller overskrift."};
    }
    guess[index_of(*field)] = number - 1;
  }
  return guess;
}

std::vector<SurveyRow> read_survey(const std::vector<CsvRow>& rows, const SurveyMap& map) {
  std::vector<SurveyRow> read;
  read.reserve(rows.size());
  for (const CsvRow& row : rows) read.push_back(RowReader(row, map).read());
  return read;
}

}  // namespace frisaet
