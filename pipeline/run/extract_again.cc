#include "pipeline/run/extract_again.h"

#include <utility>

#include "models/municipality/municipality.h"
#include "pipeline/run/lap.h"
#include "pipeline/run/process_document.h"
#include "pipeline/run/reading_corrections.h"
#include "pipeline/run/store_input.h"

namespace frisaet {

Result<Arrival> arrival_of(Store& store, const std::string& document) {
  const auto arrivals = store.arrivals(document);
  if (!arrivals) return arrivals.error();
  Arrival arrival = arrivals->empty() ? Arrival{} : arrivals->front().arrival;
  for (const StoredArrival& told : *arrivals)
    if (!told.arrival.municipality_code.empty()) arrival.municipality_code = told.arrival.municipality_code;
  return arrival;
}

Result<DocumentInput> extracted_again(Store& store, const StoredDocument& stored, const SaidOfReading& said) {
  Lap lap;
  const auto arrival = arrival_of(store, stored.source.sha256);
  if (!arrival) return arrival.error();
  auto read = stored_as_processed(stored);
  if (!read) return read.error();
  if (auto changed = with_raw_words(read->document, said.meant)) read->document = *std::move(changed);
  Given given;
  if (const Municipality* known = MunicipalityIndex::standard().by_code(arrival->municipality_code))
    given.municipality = MunicipalityRef{known->code, known->name};
  // What the extractors said last time is among the stored diagnostics; the reader's own are kept.
  ProcessedDocument processed{std::move(read->document), {}};
  extract_into(processed, given);
  DocumentInput input = store_input(processed, *arrival, stored.archive_path);
  input.diagnostics = processed.extraction.diagnostics;
  for (const Diagnostic& diagnostic : stored.diagnostics)
    if (is_of_reading(diagnostic)) input.diagnostics.push_back(diagnostic);
  if (auto done = divide_and_join(store, input, processed.document, said); !done) return done.error();
  input.milliseconds["extract"] = lap();
  return input;
}

Result<PutOutcome> put_extracted(Store& store, RunId run, AttemptId attempt, const DocumentInput& input) {
  Lap lap;
  auto put = store.put_document(run, input, attempt);
  if (!put) return put;
  if (auto done = store.finish_attempt(attempt, lap()); !done) return done.error();
  return put;
}

Result<std::optional<PutOutcome>> put_if_as_said(Store& store, RunId run, AttemptId attempt,
                                                 const DocumentInput& input, const SaidOfReading& said) {
  std::optional<PutOutcome> outcome;
  const auto done = store.together([&]() -> Result<void> {
    const auto now = said_of_reading(store, input.source.sha256);
    if (!now) return now.error();
    if (now->ids != said.ids || now->mark != said.mark) return {};
    const auto put = put_extracted(store, run, attempt, input);
    if (!put) return put.error();
    outcome = *put;
    return {};
  });
  if (!done) return done.error();
  return outcome;
}

Error said_meanwhile(const std::string& document) {
  return {ErrorCode::kTimeout, "Andre retter i det samme dokument lige nu.", document,
          "Der er ikke gemt noget. Prøv igen om lidt."};
}

Result<PutOutcome> extract_again(Store& store, RunId run, AttemptId attempt, const std::string& document) {
  for (int i = 0; i < kTriesToPut; ++i) {
    const auto said = said_of_reading(store, document);
    if (!said) return said.error();
    const auto stored = store.document(document);
    if (!stored) return stored.error();
    const auto input = extracted_again(store, *stored, *said);
    if (!input) return input.error();
    const auto put = put_if_as_said(store, run, attempt, *input, *said);
    if (!put) return put.error();
    if (*put) return **put;
  }
  return said_meanwhile(document);
}

}  // namespace frisaet
