#include "extractors/lexicon/document_facts.h"

#include <algorithm>

#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

bool contains(const std::vector<AreaCode>& areas, const AreaCode& area) {
  return std::find(areas.begin(), areas.end(), area) != areas.end();
}

void add_area(std::vector<AreaCode>& areas, const AreaCode& area) {
  if (!contains(areas, area)) areas.push_back(area);
}

/// The lists of a text, areas by bare names too, that stand alone on their lines, as headings do; all of them
/// where `anywhere`.
void add_lists(std::string_view text, bool anywhere, std::vector<AreaCode>& areas) {
  for (const AreaList& list : find_area_lists(text)) {
    if (list.areas.size() < 2) continue;
    const std::size_t begin = text.rfind('\n', list.span.begin) + 1;  // npos + 1 = 0: the text's first line
    const std::size_t end = std::min(text.find('\n', list.span.end), text.size());
    const bool alone = trim(text.substr(begin, end - begin)).size() == list.span.size();
    if (!anywhere && !alone) continue;
    for (const AreaMention& mention : list.areas) add_area(areas, mention.area);
  }
}

/// Areas of the text but those left out; a bare subject counts where no area is named in whole words. A
/// letter of KL's is about nothing but areas, while minutes list the same words as services: there a list of
/// bare ones counts (`skemaet om dagtilbud, skole og ældre`), beside whole words only as a heading.
std::vector<AreaCode> areas_of_body(std::string_view text, const std::vector<AreaCode>& left_out,
                                    DocumentType type) {
  std::vector<AreaCode> areas = areas_in(text);
  const auto drop = [&] {
    std::erase_if(areas, [&](const AreaCode& area) { return contains(left_out, area); });
  };
  const bool named = !areas.empty();
  drop();
  if (type == DocumentType::kKlLetter) add_lists(text, areas.empty(), areas);
  if (!named && areas.empty()) {
    for (const AreaMention& mention : find_areas(text)) add_area(areas, mention.area);
  }
  drop();
  return areas;
}

/// Areas that a title names in whole words, else those of a list in it (`Velfærdsaftaler på dagtilbud, skole
/// og ældre`): a bare word alone may be about anything.
std::vector<AreaCode> areas_of_title(const std::optional<std::string>& title) {
  std::vector<AreaCode> areas;
  if (!title) return areas;
  areas = areas_in(*title);
  if (areas.empty()) add_lists(*title, true, areas);
  return areas;
}

}  // namespace

std::vector<AreaCode> areas_left_out(const Prose& prose) {
  const RuleFamily& left_out = RuleBook::standard().family("area_lists", "left_out");
  const RuleFamily& may_we = RuleBook::standard().family("area_lists", "asks_leave");
  const RuleFamily& no = RuleBook::standard().family("area_lists", "answers_no");
  std::vector<AreaCode> out;
  std::vector<AreaCode> denied;  // `Kan vi vælge beskæftigelsesområdet? Nej, …`
  std::vector<AreaCode> spoken_of;
  const auto& sentences = prose.sentences();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::string_view words = sentences[i].of(prose.text());
    const bool refused =
        may_we.matches(words) && i + 1 < sentences.size() && no.matches(sentences[i + 1].of(prose.text()));
    for (const AreaMention& area : find_areas(words))
      add_area(refused ? denied : left_out.matches(words) ? out : spoken_of, area.area);
  }
  if (spoken_of.empty()) return denied;
  for (const AreaCode& area : denied) add_area(out, area);
  std::erase_if(out, [&](const AreaCode& area) { return contains(spoken_of, area); });
  return out;
}

DocumentFacts facts_of_letter(const Document& document, const Prose& prose, const LetterParts& parts,
                              const std::vector<AreaCode>& left_out, DocumentType type) {
  DocumentFacts facts;
  facts.type = type;
  facts.title = parts.title;
  facts.date = parts.date;
  if (parts.title_span) add_evidence(facts.evidence, document, "title", prose.to_flow(*parts.title_span));
  if (parts.date_span) add_evidence(facts.evidence, document, "date", prose.to_flow(*parts.date_span));
  facts.areas = areas_of_title(parts.title);
  if (facts.areas.empty()) {
    facts.areas = areas_of_body(parts.body.of(prose.text()), left_out, type);
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
  const bool titled = !areas_of_title(facts.title).empty();
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
