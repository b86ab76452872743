#include "extractors/lexicon/document_facts.h"

#include <algorithm>

#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

bool contains(const std::vector<AreaCode>& areas, const AreaCode& area) {
  return std::find(areas.begin(), areas.end(), area) != areas.end();
}

void add_area(std::vector<AreaCode>& areas, const AreaCode& area) {
  if (!contains(areas, area)) areas.push_back(area);
}

/// Areas of the text; a bare subject counts where no area is named in whole words and, in a letter of KL's,
/// where it stands in a list of areas (`Dagtilbud, folkeskole og ældre`): such a letter is about nothing
/// else, while minutes list the same words as services.
std::vector<AreaCode> areas_of_body(std::string_view text, DocumentType type) {
  std::vector<AreaCode> areas = areas_in(text);
  if (type == DocumentType::kKlLetter) {
    for (const AreaList& list : find_area_lists(text)) {
      if (list.areas.size() < 2) continue;
      for (const AreaMention& mention : list.areas) add_area(areas, mention.area);
    }
  }
  if (!areas.empty()) return areas;
  for (const AreaMention& mention : find_areas(text)) add_area(areas, mention.area);
  return areas;
}

}  // namespace

std::vector<AreaCode> areas_left_out(const Prose& prose) {
  const RuleFamily& left_out = RuleBook::standard().family("area_lists", "left_out");
  std::vector<AreaCode> out;
  std::vector<AreaCode> spoken_of;
  for (const Span sentence : prose.sentences()) {
    const std::string_view words = sentence.of(prose.text());
    for (const AreaMention& area : find_areas(words))
      add_area(left_out.matches(words) ? out : spoken_of, area.area);
  }
  if (spoken_of.empty()) return {};
  std::erase_if(out, [&](const AreaCode& area) { return contains(spoken_of, area); });
  return out;
}

DocumentFacts facts_of_letter(const Document& document, const Prose& prose, const LetterParts& parts,
                              DocumentType type) {
  DocumentFacts facts;
  facts.type = type;
  facts.title = parts.title;
  facts.date = parts.date;
  if (parts.title_span) add_evidence(facts.evidence, document, "title", prose.to_flow(*parts.title_span));
  if (parts.date_span) add_evidence(facts.evidence, document, "date", prose.to_flow(*parts.date_span));
  if (parts.title) facts.areas = areas_in(*parts.title);
  if (facts.areas.empty()) {
    facts.areas = areas_of_body(parts.body.of(prose.text()), type);
    const std::vector<AreaCode> left_out = areas_left_out(prose);
    std::erase_if(facts.areas, [&](const AreaCode& area) { return contains(left_out, area); });
  }
  // A letter of KL's that names no area may still speak of nothing but job centres.
  if (facts.areas.empty() && type == DocumentType::kKlLetter) {
    const std::vector<AreaMention> institutions = find_institutions(parts.body.of(prose.text()));
    if (institutions.size() == 1) facts.areas = {institutions.front().area};
  }
  return facts;
}

void add_areas_of_records(DocumentFacts& facts, const std::vector<Record>& records,
                          const std::vector<AreaCode>& left_out) {
  const bool titled = facts.title && !areas_in(*facts.title).empty();
  for (const Record& record : records) {
    if (const auto* deadline = std::get_if<Deadline>(&record.value)) {
      for (const AreaCode& area : deadline->areas) add_area(facts.areas, area);
    } else if (const auto* quota = std::get_if<Quota>(&record.value)) {
      if (quota->area && !titled && !contains(left_out, *quota->area)) add_area(facts.areas, *quota->area);
    } else if (const auto* assignment = std::get_if<AgreementAssignment>(&record.value)) {
      if (!titled) add_area(facts.areas, assignment->area);
    }
  }
}

}  // namespace frisaet
