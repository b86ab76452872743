#include "models/register/reminder.h"

#include <map>
#include <utility>

#include "models/register/thread.h"
#include "models/rounds/area_names.h"
#include "models/text/danish_days.h"

namespace frisaet {
namespace {

using Marks = std::map<std::string, std::string, std::less<>>;

Result<std::string> filled(std::string_view text, const Marks& marks) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('{', at), text.size());
    out += text.substr(at, open - at);
    if (open == text.size()) break;
    const std::size_t close = text.find('}', open);
    const std::string_view name =
        close == std::string_view::npos ? text.substr(open + 1) : text.substr(open + 1, close - open - 1);
    const auto mark = marks.find(name);
    if (close == std::string_view::npos || mark == marks.end()) {
      return Error{ErrorCode::kUsage,
                   "Skabelonen har et mærke, der ikke kendes: {" + std::string(name.substr(0, 40)) + "}.", "",
                   "Brug {kommune}, {modtager}, {runde}, {omraader}, {er} og {frist}."};
    }
    out += mark->second;
    at = close + 1;
  }
  return out;
}

std::string areas_text(const Round& round, const Phase& phase) {
  std::string text;
  for (std::size_t i = 0; i < phase.areas.size(); ++i) {
    if (i > 0) text += i + 1 == phase.areas.size() ? " eller " : ", ";
    text += area_name(round.areas, phase.areas[i]);
  }
  return text;
}

/// Of the newest source that names somebody.
std::optional<ContactDetails> contact_of(const RegisterEntry& entry) {
  for (auto line = entry.lines.rbegin(); line != entry.lines.rend(); ++line) {
    if (const auto& contact = line->source.declaration.contact; contact && (contact->name || contact->email))
      return contact;
  }
  return std::nullopt;
}

std::string addressee(const std::string& municipality, const std::optional<ContactDetails>& contact) {
  std::string text = municipality;
  if (!contact) return text;
  if (contact->name) text += "\nAtt.: " + *contact->name + (contact->title ? ", " + *contact->title : "");
  if (contact->email) text += "\n" + *contact->email;
  return text;
}

}  // namespace

std::string_view standard_reminder() {
  return "{modtager}\n\n"
         "Påmindelse: {runde}\n\n"
         "KL mangler svaret fra {kommune} om velfærdsaftale på et af områderne {omraader}.\n"
         "Svarfristen {er} den {frist}.\n\n"
         "Vi beder kommunen oplyse:\n"
         "1. hvilket område kommunen ønsker, og hvorfor,\n"
         "2. hvilket andet område den ønsker, hvis det første ikke kan opnås, eller at den intet andet "
         "ønsker,\n"
         "3. om svaret er politisk behandlet, hvornår og af hvem, og om det gives med forbehold,\n"
         "4. en kontaktperson med titel, e-post og telefonnummer.\n\n"
         "Ønsker kommunen ingen af områderne, beder vi også om at få det at vide.\n\n"
         "Er svaret allerede sendt, bedes det sendt igen, da det ikke er nået frem.\n\n"
         "Med venlig hilsen\n"
         "KL\n";
}

Result<std::vector<Reminder>> reminders(const Round& round, const Register& view,
                                        const std::vector<std::size_t>& phases, std::string_view text,
                                        std::optional<Date> today) {
  std::vector<Reminder> letters;
  for (const RegisterEntry& entry : view.entries) {
    if (entry.unread) continue;
    for (const std::size_t i : phases) {
      const Phase& phase = round.phases.at(i);
      if (!entry.phases.at(i).expected || entry.phases.at(i).answered) continue;
      Reminder letter{entry.municipality, phase.code, phase.deadline, contact_of(entry), ""};
      const std::string name = entry.municipality.name + " Kommune";
      auto written =
          filled(text, Marks{{"kommune", name},
                             {"modtager", addressee(name, letter.contact)},
                             {"runde", round.name},
                             {"omraader", areas_text(round, phase)},
                             {"er", today && phase.deadline && *phase.deadline < *today ? "var" : "er"},
                             {"frist", phase.deadline ? danish_date(*phase.deadline) : "ikke fastsat"}});
      if (!written) return written.error();
      letter.text = *std::move(written);
      letters.push_back(std::move(letter));
    }
  }
  return letters;
}

}  // namespace frisaet
