#include "extractors/survey/survey.h"

#include <algorithm>
#include <charconv>

#include "extractors/lexicon/dates.h"
#include "extractors/rules/rule_set.h"
#include "extractors/survey/wish_cell.h"
#include "models/municipality/municipality.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

// A form's cell says what it says; one that had to be interpreted goes to a person.
constexpr double kPlain = 0.97;
constexpr double kUnclear = 0.6;
constexpr double kUnread = 0.3;  // the row answers, and nothing could be taken from it

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
                                                       {"dato", "Besvaret"},
                                                       {"behandlet", "Hvem der står bag svaret"}}};

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
  RowReader(const CsvRow& row, const SurveyMap& map, const std::vector<Area>& areas)
      : row_(row), map_(map), areas_(areas) {
    result_.line = row.line;
  }

  SurveyRow read() {
    Declaration d;
    result_.confidence = kPlain;
    read_municipality(d);
    read_wishes(d);
    if (const std::string date = cell(SurveyField::kDate); !date.empty()) {
      for (const DateMention& mention : find_dates(date))
        if (mention.date && !d.date) d.date = mention.date;
      if (!d.date) d.date = parse_iso_date(std::string_view(date).substr(0, 10));
      if (!d.date) fault(SurveyField::kDate, "»" + date + "« er ikke en dato");
    }
    d.justification = text(SurveyField::kFirstReason);
    if (auto own = text(SurveyField::kReservation)) d.reservation = std::move(own);
    read_treated(d);
    const ContactDetails contact = read_contact();
    if (contact != ContactDetails{}) d.contact = contact;
    if (answered()) result_.declaration = std::move(d);
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

  static std::string cited(std::string_view words) { return "»" + std::string(words) + "«"; }

  /// True where somebody answered at all, if only with words that say nothing of an area.
  [[nodiscard]] bool answered() const {
    constexpr std::array kAnswers{SurveyField::kFirst, SurveyField::kFirstReason, SurveyField::kSecond,
                                  SurveyField::kSecondReason, SurveyField::kReservation};
    return std::any_of(kAnswers.begin(), kAnswers.end(),
                       [&](SurveyField field) { return text(field).has_value(); }) ||
           first_says_ != WishCell::Says::kNothing;
  }

  void read_wishes(Declaration& d) {
    using Says = WishCell::Says;
    const std::string first = cell(SurveyField::kFirst);
    const WishCell read = read_wish_cell(first, 1, areas_);
    first_says_ = read.says;
    d.none_of_areas = read.says == Says::kNone;
    d.withdraws = read.says == Says::kWithdraws;
    d.open_set = read.says == Says::kAnyArea;
    for (const AreaCode& area : read.areas)
      d.priorities.push_back({area, d.open_set ? std::nullopt : std::optional(1), std::nullopt});
    d.reservation = read.reservation;
    if (read.says == Says::kNothing || read.says == Says::kUnclear) {
      fault(SurveyField::kFirst,
            read.says == Says::kNothing ? "der er intet svar" : cited(first) + " er ikke ét område");
      result_.confidence = kUnread;
    } else if (read.says == Says::kAnyArea) {
      fault(SurveyField::kFirst, cited(first) + " er læst som et hvilket som helst af områderne");
    } else if (!read.plain) {
      fault(SurveyField::kFirst, cited(first) + " siger mere end et område");
    }
    read_second(d, read);
  }

  void read_second(Declaration& d, const WishCell& first) {
    using Says = WishCell::Says;
    const std::string second = cell(SurveyField::kSecond);
    const WishCell read = read_wish_cell(second, 2, areas_);
    if (read.says == Says::kNothing || read.says == Says::kNone) return;
    if (first.says != Says::kArea) {
      fault(SurveyField::kSecond, "et andet område, " + cited(second) + ", uden et første");
    } else if (read.says != Says::kArea) {
      fault(SurveyField::kSecond, cited(second) + " er ikke ét område");
    } else if (read.areas == first.areas) {
      fault(SurveyField::kSecond, "det andet område er det samme som det første");
    } else {
      d.priorities.push_back({read.areas.front(), 2, std::nullopt});
      if (!read.plain) fault(SurveyField::kSecond, cited(second) + " siger mere end et område");
      if (read.reservation && !d.reservation) d.reservation = read.reservation;
    }
  }

  /// Who answers for it, and the day it was decided on.
  void read_treated(Declaration& d) {
    const std::string said = cell(SurveyField::kTreated);
    const auto who = RuleBook::standard().family("survey", "treated").first(said);
    if (!who) return;
    d.status = parse_declaration_status(who->rule->gives);
    if (d.status == DeclarationStatus::kAdministrative) return;
    d.decided = DecidedBy{std::string(who->span.of(said)), std::nullopt, std::nullopt};
    for (const DateMention& mention : find_dates(said))
      if (mention.date && !d.decided->date) d.decided->date = mention.date;
  }

  /// One cell may hold all of the contact: `Anne Bo, konsulent, anbo@vejle.dk, 12345678`.
  [[nodiscard]] ContactDetails read_contact() const {
    ContactDetails contact{text(SurveyField::kContact), text(SurveyField::kContactTitle),
                           text(SurveyField::kContactEmail), text(SurveyField::kContactPhone)};
    if (!contact.name) return contact;
    std::string rest = *contact.name;
    const auto parts = RuleBook::standard().family("survey", "contact_part").scan(rest);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
      const auto number = part->group("number");
      const Span span = number ? *number : part->span;
      auto& place = number ? contact.phone : contact.email;
      if (!place) place = std::string(span.of(rest));
      rest.erase(part->span.begin, span.end - part->span.begin);
    }
    if (parts.empty()) return contact;
    std::vector<std::string> left;
    for (std::size_t begin = 0; begin <= rest.size();) {
      const std::size_t end = std::min(rest.find_first_of(",;<>()", begin), rest.size());
      if (std::string piece = squeeze(rest.substr(begin, end - begin)); !piece.empty())
        left.push_back(std::move(piece));
      begin = end + 1;
    }
    contact.name = left.empty() ? std::nullopt : std::optional(left[0]);
    if (left.size() > 1 && !contact.title) contact.title = left[1];
    return contact;
  }

  const CsvRow& row_;
  const SurveyMap& map_;
  const std::vector<Area>& areas_;
  WishCell::Says first_says_ = WishCell::Says::kNothing;
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
  std::vector<SurveyField> told;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = trim(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    if (part.empty() || part == "ja") continue;
    const std::size_t equals = part.find('=');
    const auto field =
        equals == std::string_view::npos ? std::nullopt : field_named(trim(part.substr(0, equals)));
    const std::string_view value = equals == std::string_view::npos ? part : trim(part.substr(equals + 1));
    if (field && (value == "-" || value == "ingen")) {
      guess[index_of(*field)] = std::nullopt;
      continue;
    }
    std::size_t number = 0;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool is_number = code == std::errc() && end == value.data() + value.size();
    if (!is_number) {
      const auto named = std::find_if(header.begin(), header.end(),
                                      [&](const std::string& name) { return fold(name) == fold(value); });
      number = named == header.end() ? 0 : static_cast<std::size_t>(named - header.begin()) + 1;
    }
    if (!field || number < 1 || number > header.size()) {
      return Error{
          ErrorCode::kUsage, "»" + std::string(part) + "« forstås ikke ved --map.", "",
          "Skriv fx kommune=1,omraade=3,telefon=- med kolonnens nummer eller overskrift, - for ingen."};
    }
    guess[index_of(*field)] = number - 1;
    told.push_back(*field);
  }
  // What is told of a column outranks what was guessed of it.
  for (std::size_t i = 0; i < kSurveyFields; ++i) {
    const bool is_told = std::count(told.begin(), told.end(), static_cast<SurveyField>(i)) > 0;
    const bool taken = std::any_of(told.begin(), told.end(),
                                   [&](SurveyField field) { return guess[index_of(field)] == guess[i]; });
    if (!is_told && taken) guess[i] = std::nullopt;
  }
  return guess;
}

std::string hour_in(std::string_view cell) {
  const auto match = RuleBook::standard().family("survey", "hour").first(cell);
  if (!match) return "";
  std::string text;
  for (const char* part : {"hour", "minute", "second"}) {
    const auto span = match->group(part);
    const std::string digits(span ? span->of(cell) : "00");
    text +=
        (text.empty() ? "" : ":") + std::string(2 - std::min<std::size_t>(2, digits.size()), '0') + digits;
  }
  return text;
}

std::vector<SurveyRow> read_survey(const std::vector<CsvRow>& rows, const SurveyMap& map,
                                   const std::vector<Area>& areas) {
  std::vector<SurveyRow> read;
  read.reserve(rows.size());
  for (const CsvRow& row : rows) read.push_back(RowReader(row, map, areas).read());
  return read;
}

}  // namespace frisaet
