#include "pipeline/json/register.h"

#include <utility>

#include "pipeline/json/encode.h"
#include "pipeline/json/values.h"

namespace frisaet {
namespace json {
namespace {

Json of_line(const RegisterLine& line) {
  const RegisterSource& source = line.source;
  Json object{{"record", source.record_id},
              {"document", source.document_sha256},
              {"received_at", source.received_at},
              {"state", to_string(line.state)},
              {"late", line.late},
              {"why", line.why}};
  object["declaration"] = fields_of({source.declaration, source.confidence});
  return object;
}

Json of_step(const RegisterStep& step) {
  return {{"record", step.record_id},
          {"document", step.document_sha256},
          {"received_at", step.received_at},
          {"date", of(step.date)},
          {"body", of(step.body)},
          {"item_number", of(step.item_number)},
          {"title", of(step.title)},
          {"outcome", of_enum(step.outcome)},
          {"areas", step.areas},
          {"undecipherable", step.undecipherable}};
}

Json of_ruling(const RegisterRuling& ruling) {
  return {{"phase", ruling.phase},   {"record", ruling.record}, {"seen", ruling.seen},
          {"author", ruling.author}, {"reason", ruling.reason}, {"made_at", ruling.made_at}};
}

Json of_entry(const RegisterEntry& entry) {
  Json lines = Json::array(), steps = Json::array(), rulings = Json::array();
  for (const RegisterStep& step : entry.steps) steps.push_back(of_step(step));
  for (const RegisterRuling& ruling : entry.rulings) rulings.push_back(of_ruling(ruling));
  for (const RegisterLine& line : entry.lines) lines.push_back(of_line(line));
  Json counts = Json::array();
  for (const PhaseView& phase : entry.phases) {
    counts.push_back(
        {{"phase", phase.phase},
         {"record", phase.counts ? Json(entry.lines[*phase.counts].source.record_id) : Json(nullptr)},
         {"late", phase.late},
         {"expected", phase.expected},
         {"answered", phase.answered}});
  }
  return {{"municipality", {{"code", entry.municipality.code}, {"name", entry.municipality.name}}},
          {"counts", std::move(counts)},
          {"missing", entry.missing},
          {"in_doubt", entry.in_doubt},
          {"doubts", entry.doubts},
          {"sources", std::move(lines)},
          {"steps", std::move(steps)},
          {"rulings", std::move(rulings)}};
}

}  // namespace
}  // namespace json

std::string register_json(const Round& round, const Register& view) {
  using namespace json;
  Json entries = Json::array();
  for (const RegisterEntry& entry : view.entries) entries.push_back(of_entry(entry));
  Json unplaced = Json::array();
  for (const RegisterSource& source : view.unplaced) unplaced.push_back(source.record_id);
  return print(Json{{"schema", "frisaet.register/1"},
                    {"round", round.code},
                    {"as_of", of(view.as_of)},
                    {"known_at", view.known_at.empty() ? Json(nullptr) : Json(view.known_at)},
                    {"municipalities", std::move(entries)},
                    {"unplaced", std::move(unplaced)},
                    {"unplaced_papers", view.unplaced_papers}},
               2);
}

std::string reminders_json(const Round& round, const std::vector<Reminder>& reminders) {
  using namespace json;
  Json list = Json::array();
  for (const Reminder& letter : reminders) {
    Json contact = nullptr;
    if (letter.contact) {
      contact = {{"name", of(letter.contact->name)},
                 {"title", of(letter.contact->title)},
                 {"email", of(letter.contact->email)},
                 {"phone", of(letter.contact->phone)}};
    }
    list.push_back(
        {{"municipality", {{"code", letter.municipality.code}, {"name", letter.municipality.name}}},
         {"phase", letter.phase},
         {"deadline", of(letter.deadline)},
         {"contact", std::move(contact)},
         {"text", letter.text}});
  }
  return print(Json{{"schema", "frisaet.reminders/1"}, {"round", round.code}, {"reminders", std::move(list)}},
               2);
}

}  // namespace frisaet
