// Reminders to those who are asked and have not answered.
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <ostream>

#include "models/register/reminder.h"
#include "models/text/csv.h"
#include "models/text/danish.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/register_views.h"
#include "pipeline/json/register.h"
#include "pipeline/run/opened_file.h"

namespace frisaet {
namespace {

/// `paamindelse_630_runde-2.txt`: a code and not a name, as not every file system has æ, ø and å.
std::filesystem::path file_of(const std::filesystem::path& folder, const Reminder& letter) {
  return folder / ("paamindelse_" + letter.municipality.code + "_" + letter.phase + ".txt");
}

Result<void> write_files(const std::filesystem::path& folder, const std::vector<Reminder>& letters) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  for (const Reminder& letter : letters) {
    const std::filesystem::path path = file_of(folder, letter);
    std::ofstream file(path, std::ios::binary);
    file << letter.text;
    file.close();
    if (!file) {
      return Error{ErrorCode::kStore, "Påmindelsen kunne ikke skrives.", display_name(path),
                   "Er der plads, og må der skrives i mappen? Kør kommandoen igen, når der er."};
    }
  }
  return {};
}

void print_csv(std::ostream& out, const std::vector<Reminder>& letters) {
  out << "\xEF\xBB\xBF"
      << csv_line({"code", "municipality", "phase", "deadline", "contact", "title", "email", "phone", "text"},
                  ';');
  for (const Reminder& letter : letters) {
    const ContactDetails contact = letter.contact.value_or(ContactDetails{});
    out << csv_line(
        {letter.municipality.code, letter.municipality.name, letter.phase,
         letter.deadline ? to_iso(*letter.deadline) : "", contact.name.value_or(""),
         contact.title.value_or(""), contact.email.value_or(""), contact.phone.value_or(""), letter.text},
        ';');
  }
}

}  // namespace

int print_reminders(const Terminal& terminal, Store& store, const Round& round,
                    const RegisterOptions& options, const RegisterQuestion& question) {
  const auto phases = phases_asked(round, options.phase);
  if (!phases) return report(terminal, phases.error());
  std::string text(standard_reminder());
  if (!options.template_.empty()) {
    auto own = read_text_file(options.template_);
    if (!own) return report(terminal, own.error());
    text = *std::move(own);
  }
  const auto view = register_of(store, round, question);
  if (!view) return report(terminal, view.error());
  const Date today{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  const auto letters = reminders(round, *view, *phases, text, question.as_of.value_or(today));
  if (!letters) return report(terminal, letters.error());
  if (!options.out.empty()) {
    if (auto written = write_files(options.out, *letters); !written) return report(terminal, written.error());
    terminal.err << fmt::format("frisaet: {} påmindelser er skrevet i {}.\n", letters->size(),
                                display_name(options.out));
  }
  switch (options.format) {
    case Format::kJson:
      terminal.out << reminders_json(round, *letters) << '\n';
      break;
    case Format::kCsv:
      print_csv(terminal.out, *letters);
      break;
    case Format::kText:
      if (!options.out.empty()) break;
      for (const Reminder& letter : *letters) terminal.out << letter.text << "\n----\n\n";
      terminal.err << fmt::format("frisaet: {} kommuner mangler at svare.\n", letters->size());
      break;
  }
  return kExitDone;
}

}  // namespace frisaet
