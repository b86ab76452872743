#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/minutes/minutes.h"
#include "models/text/danish.h"
#include "tests/support/text_document.h"

namespace frisaet::test {

inline std::vector<Decision> decisions_of(std::string_view text) {
  std::vector<Decision> decisions;
  for (const Record& record : extract_minutes(text_document(text), {}).records)
    decisions.push_back(std::get<Decision>(record.value));
  return decisions;
}

inline std::string printed(const std::vector<Person>& persons) {
  std::string all;
  for (const Person& person : persons) {
    all += (all.empty() ? "" : "; ") + person.name + (person.party ? " (" + *person.party + ")" : "");
  }
  return all;
}

/// `number | title | outcome | decision text`, and ` | absent: …` where somebody was.
inline std::string line_of(const Decision& decision) {
  std::string line = decision.item_number.value_or("-") + " | " + decision.title.value_or("-") + " | " +
                     (decision.outcome ? std::string(to_string(*decision.outcome)) : "null") + " | " +
                     squeeze(decision.decision_text.value_or("-"));
  if (!decision.absent.empty()) line += " | absent: " + printed(decision.absent);
  if (decision.closed) line += " | closed";
  return line;
}

inline std::vector<std::string> lines_of_paper(std::string_view text) {
  std::vector<std::string> lines;
  for (const Decision& decision : decisions_of(text)) lines.push_back(line_of(decision));
  return lines;
}

/// Minutes of a committee with two items: what stands below the title of the first, and a second one that is
/// put off.
inline std::string with_bridge(const std::string& below) {
  return "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\n" + below +
         "\n\n2. Ny sti\nBeslutning\nUdsat.\n";
}

/// How sure the first record is.
inline double first_confidence(std::string_view text) {
  return extract_minutes(text_document(text), {}).records.at(0).confidence;
}

}  // namespace frisaet::test
