#include "pipeline/run/checks.h"

#include "extractors/rules/rule_set.h"
#include "models/language/lexicon.h"
#include "pipeline/read/ocr_engine.h"
#include "pipeline/run/erase.h"
#include "pipeline/run/reader_process.h"
#include "pipeline/run/versions.h"
#include "pipeline/store/store.h"

namespace frisaet {
namespace {

using State = Check::State;

Check of(std::string what, const Result<void>& result, std::string good) {
  if (result) return {State::kGood, std::move(what), std::move(good)};
  return {State::kBad, std::move(what), result.error().describe()};
}

Check check_rules() {
  std::size_t rules = 0;
  const auto reports = RuleBook::check();
  if (!reports) return {State::kBad, "Regler", reports.error().describe()};
  for (const RuleFileReport& file : *reports) {
    if (!file.faults.empty()) return {State::kBad, "Regler", file.faults.front().describe()};
    rules += file.rules;
  }
  return {State::kGood, "Regler", std::to_string(rules) + " regler består deres egne eksempler"};
}

Check check_sandbox(const std::string& reader_program) {
  const auto reader = ReaderProcess::start(reader_program);
  if (!reader) return {State::kBad, "Læserproces", reader.error().describe()};
  const SandboxState& sandbox = reader->sandbox();
  if (sandbox.in_force) return {State::kGood, "Læserproces", "starter og er lukket inde"};
  std::string missing = "starter, men er ikke helt lukket inde:";
  for (const std::string& one : sandbox.missing) missing += " " + one;
  return {State::kWarning, "Læserproces", missing};
}

Check check_data(const std::filesystem::path& data) {
  const std::filesystem::path database = data / "frisaet.db";
  std::error_code code;
  if (!std::filesystem::exists(database, code)) {
    return {State::kWarning, "Datamappe", data.string() + " er tom; frisaet ingest lægger noget i den"};
  }
  auto store = Store::open(database);
  if (!store) return {State::kBad, "Datamappe", store.error().describe()};
  const auto status = store->status();
  if (!status) return {State::kBad, "Datamappe", status.error().describe()};
  if (const auto folder = DataFolder::open(data); folder) {
    if (const auto finished = finish_erasures(*folder, *store); !finished)
      return {State::kBad, "Datamappe", "en sletning er ikke færdig: " + finished.error().describe()};
  }
  return {State::kGood, "Datamappe",
          data.string() + ": " + std::to_string(status->documents) + " dokumenter, " +
              std::to_string(status->pages) + " sider"};
}

}  // namespace

std::vector<Check> run_checks(const std::filesystem::path& data, const std::string& reader_program) {
  std::vector<Check> checks;
  checks.push_back({State::kGood, "Program", "frisaet " + std::string(program_version())});
  checks.push_back(check_rules());
  checks.push_back(of("OCR", check_tesseract(), "Tesseract med dansk sprogmodel"));
  Check second =
      of("OCR af særlige tegn", check_second_model(), "modellen for latinsk skrift er installeret");
  if (second.state == State::kBad) second.state = State::kWarning;  // pages are read without it
  checks.push_back(std::move(second));
  const auto lexicon = DanishLexicon::load();
  checks.push_back(
      of("Ordbog", lexicon ? Result<void>() : Result<void>(lexicon.error()), "den danske ordbog er indlæst"));
  checks.push_back(check_sandbox(reader_program));
  checks.push_back(check_data(data));
  return checks;
}

}  // namespace frisaet
