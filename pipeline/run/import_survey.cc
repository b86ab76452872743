#include "pipeline/run/import_survey.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "pipeline/json/page_blob.h"
#include "pipeline/json/records.h"
#include "pipeline/read/text_file.h"
#include "pipeline/run/opened_file.h"
#include "pipeline/run/process_document.h"
#include "pipeline/run/store_input.h"
#include "pipeline/run/versions.h"

namespace frisaet {
namespace {

/// The separator that the header has most of; tabs are what spreadsheets put on the clipboard.
char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  const auto tabs = std::count(line.begin(), line.end(), '\t');
  // Questions hold commas; no cell of a header holds a tab unless tabs part it.
  return tabs > std::count(line.begin(), line.end(), ';') ? '\t' : guess_separator(text);
}

/// The survey as a document of one page, so that its declarations have evidence like any others.
Document document_of(const Survey& survey) {
  Page page;
  page.raw.number = 1;
  page.raw.reason = "udtræk af et spørgeskema";
  page.raw.text = survey.text;
  page.repaired.text = survey.text;
  page.repaired.to_raw = OffsetMap::identity(survey.text.size());
  SourceFile source{survey.name, survey.sha256, "text/csv", survey.bytes.size()};
  return Document(std::move(source), {std::move(page)}, {});
}

/// Where line `number` (from 1) begins.
std::size_t line_begin(std::string_view text, int number) {
  std::size_t at = 0;
  for (int line = 1; line < number; ++line) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return text.size();
    ++at;
  }
  return at;
}

void cite(const Document& document, const std::string& field, const std::string& cell, std::size_t from,
          Record& record) {
  const std::size_t at = cell.empty() ? std::string_view::npos : document.text().find(cell, from);
  if (at == std::string_view::npos) return;
  for (const Quote& quote : document.quotes({at, at + cell.size()}))
    record.evidence.push_back({field, quote.page, quote.box, quote.quote, quote.raw_quote});
}

/// What the first answer is evidence of.
std::string wish_field(const Declaration& declaration) {
  return declaration.none_of_areas ? "none_of_areas" : declaration.withdraws ? "withdraws" : "priorities.0";
}

Record record_of(const Document& document, const Survey& survey, const CsvRow& row, const SurveyMap& map,
                 SurveyRow read) {
  Record record{std::move(*read.declaration), read.confidence};
  const std::size_t from = line_begin(survey.text, row.line);
  const auto cell = [&](SurveyField field) {
    const auto column = map[static_cast<std::size_t>(field)];
    return column && *column < row.cells.size() ? row.cells[*column] : std::string();
  };
  const Declaration& read_of = std::get<Declaration>(record.value);
  cite(document, "municipality", cell(SurveyField::kMunicipality), from, record);
  cite(document, wish_field(read_of), cell(SurveyField::kFirst), from, record);
  if (read_of.priorities.size() > 1 || read_of.priorities.empty())
    cite(document, "priorities.1", cell(SurveyField::kSecond), from, record);
  cite(document, "justification", cell(SurveyField::kFirstReason), from, record);
  cite(document, "reservation", cell(SurveyField::kReservation), from, record);
  cite(document, "contact.name", cell(SurveyField::kContact), from, record);
  cite(document, "contact.email", cell(SurveyField::kContactEmail), from, record);
  cite(document, "date", cell(SurveyField::kDate), from, record);
  return record;
}

/// Nothing where the survey may be read for the round.
Result<void> require_same_round(Store& store, const Survey& survey, std::string_view round) {
  const auto documents = store.documents();
  if (!documents) return documents.error();
  const auto known = std::find_if(documents->begin(), documents->end(),
                                  [&](const DocumentSummary& one) { return one.id == survey.sha256; });
  if (known == documents->end() || known->round.empty() || known->round == round) return {};
  return Error{ErrorCode::kUsage, "Filen er læst ind til runden " + known->round + ".", survey.name,
               // A round of one's own is known by its file alone.
               "Vælg den samme runde med --round (koden eller TOML-filen), eller træk filen tilbage først: "
               "frisaet withdraw " +
                   survey.sha256.substr(0, 12) + "."};
}

/// SurveyReport::later.
Result<std::string> later_export(Store& store, const Survey& survey) {
  const auto declarations = store.declarations();
  if (!declarations) return declarations.error();
  // As the register puts exports in order.
  const auto order = [](const StoredDeclaration& one) { return std::tie(one.received_at, one.reading); };
  const StoredDeclaration* newest = nullptr;
  const StoredDeclaration* own = nullptr;
  for (const StoredDeclaration& one : *declarations) {
    if (one.document == survey.sha256) own = &one;
  }
  for (const StoredDeclaration& one : *declarations) {
    if (own == nullptr || one.read_for != kSurveyImported || one.round != own->round) continue;
    if (order(*own) < order(one) && (newest == nullptr || order(*newest) < order(one))) newest = &one;
  }
  return newest == nullptr || newest->document == survey.sha256 ? std::string() : newest->name;
}

}  // namespace

Result<Survey> open_survey(const std::filesystem::path& path) {
  auto file = open_file(path);
  if (!file) return file.error();
  // Zip or the older compound file: what a spreadsheet saves, whatever the file is called.
  if (file->bytes.starts_with("PK\x03\x04") || file->bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return Error{ErrorCode::kInvalid, "Filen er et regneark (Excel) og ikke CSV, hvad den end hedder.",
                 display_name(path), "Åbn den i regnearket, og gem den som CSV UTF-8."};
  }
  Survey survey{file->source.name, std::move(file->bytes), file->source.sha256, "", {}, {}, {}};
  survey.text = decode_text(survey.bytes);
  auto rows = parse_csv(survey.text, separator_of(survey.text));
  if (!rows) return rows.error();
  if (rows->size() < 2) {
    return Error{ErrorCode::kInvalid, "Filen har ingen rækker under overskriften.", display_name(path),
                 "Gem udtrækket som CSV med overskrifter i første linje."};
  }
  survey.header = rows->front().cells;
  survey.rows.assign(rows->begin() + 1, rows->end());
  survey.guess = guess_survey_map(survey.header);
  return survey;
}

Result<void> may_import(Store& store, const Survey& survey, const Round* round) {
  if (auto may = store.may_enter(survey.sha256); !may) return may.error();
  return require_same_round(store, survey, round == nullptr ? "" : round->code);
}

Result<SurveyReport> import_survey(const DataFolder& folder, Store& store, const Survey& survey,
                                   const SurveyMap& map, const Round* round) {
  SurveyReport report;
  ProcessedDocument processed{document_of(survey), {}};
  processed.extraction.facts.type = DocumentType::kOther;
  processed.extraction.facts.title = "Spørgeskema: " + survey.name;
  processed.extraction.facts.confidence = 1;
  std::vector<SurveyRow> read =
      read_survey(survey.rows, map, round == nullptr ? std::vector<Area>{} : round->areas);
  for (std::size_t i = 0; i < read.size(); ++i) {
    for (const std::string& fault : read[i].faults) {
      report.faults.push_back(fault);
      processed.extraction.diagnostics.push_back({"survey_row", fault, 1});
    }
    if (!read[i].declaration) continue;
    ++report.declarations;
    const Declaration& row = *read[i].declaration;
    report.unplaced += row.municipality ? 0 : 1;
    report.unread += row.priorities.empty() && !row.none_of_areas && !row.withdraws ? 1 : 0;
    processed.extraction.records.push_back(
        record_of(processed.document, survey, survey.rows[i], map, std::move(read[i])));
  }
  if (auto may = may_import(store, survey, round); !may) return may.error();
  auto archived = folder.archive(survey.sha256, "text/plain", survey.bytes);
  if (!archived) return archived.error();
  const auto put =
      put_in_own_run(store, std::string(kSurveyImported), processed, {survey.name, survey.name, ""},
                     *archived, round == nullptr ? std::string() : round->code);
  if (!put) return put.error();
  report.outcome = *put;
  if (*put != PutOutcome::kNew) {
    auto later = later_export(store, survey);
    if (!later) return later.error();
    report.later = *std::move(later);
  }
  return report;
}

}  // namespace frisaet
