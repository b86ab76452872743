#include "extractors/minutes/minutes.h"

#include <algorithm>

#include "extractors/lexicon/evidence.h"
#include "extractors/lexicon/wish_items.h"
#include "extractors/minutes/decisions.h"
#include "extractors/minutes/item_readings.h"
#include "extractors/minutes/paper.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace minutes {
namespace {

void add_facts(const Document& document, const Given& given, const Paper& paper, Extraction& extraction) {
  DocumentFacts& facts = extraction.facts;
  const Head& head = paper.head;
  facts.type = paper.agenda ? DocumentType::kAgenda : DocumentType::kMinutes;
  facts.municipality = given.municipality;
  if (!facts.municipality && head.municipality) {
    facts.municipality = head.municipality;
    facts.evidence = head.municipality_evidence;
  }
  if (head.title) {
    facts.title = head.title->value;
    add_evidence(facts.evidence, document, "title", head.title->span);
  }
  if (head.date) {
    facts.date = head.date->value;
    add_evidence(facts.evidence, document, "date", head.date->span);
  }
  facts.confidence = likelihood_of(paper);
}

void add_diagnostics(const Paper& paper, Extraction& extraction) {
  auto& diagnostics = extraction.diagnostics;
  if (!paper.head.date) {
    diagnostics.push_back(
        {"meeting_date_missing", "Mødets dato står ikke læseligt i papiret. Angiv den i gennemsynet.", 0});
  }
  if (!paper.head.body) {
    diagnostics.push_back({"committee_missing",
                           "Det fremgår ikke, hvilket udvalg der holdt mødet. Angiv det i gennemsynet.", 0});
  }
  if (paper.items.items.empty()) {
    diagnostics.push_back(
        {"no_items", "Der blev ikke fundet nogen dagsordenspunkter. Se dokumentet igennem.", 0});
  }
}

std::vector<std::string> titles_of(std::string_view text, const Paper& paper) {
  std::vector<std::string> titles;
  for (const ItemRange& item : paper.items.items) titles.push_back(fold(title_text(text, item.title)));
  return titles;
}

/// Danish has `ti` once in 150 letters beside the word `til`; a text layer whose font has one sign for it
/// leaves it out, in other words than that at least. Of healthy texts of the length one in 200 has none.
bool lacks_a_pair(std::string_view text) {
  constexpr std::size_t kMustHave = 1000;
  if (text.size() < kMustHave) return false;
  for (std::size_t at = text.find("ti"); at != std::string_view::npos; at = text.find("ti", at + 1)) {
    const bool is_til = text.substr(at, 3) == "til" && !is_letter(decode_utf8_before(text, at).value) &&
                        !is_letter(decode_utf8(text, at + 3).value);
    if (!is_til) return false;
  }
  return true;
}

/// The reader left letters out: repair put some of them back, or none can be told.
bool letters_lost(const Document& document) {
  const auto is_one = [](const Repair& repair) {
    // A name that no list has (`Granose` mended to `Granøse`) may have been right as it was read.
    return repair.rule == "lost_letter" ||
           (repair.rule == "unlisted_name" && repair.status == Repair::Status::kApplied);
  };
  return lacks_a_pair(document.text()) ||
         std::any_of(document.pages().begin(), document.pages().end(), [&](const Page& page) {
           return std::any_of(page.repaired.repairs.begin(), page.repaired.repairs.end(), is_one);
         });
}

/// The records of one sitting; of an agenda's only what its items are about.
void add_records(const Document& document, const Paper& paper, Extraction& extraction) {
  const std::string_view text = document.text();
  const Meeting meeting{document,
                        paper.head,
                        extraction.facts.municipality,
                        attendance_of(text, paper),
                        roster_of(text, paper),
                        paper.items.numbered,
                        paper.items.margin,
                        unknown_headings(text, paper),
                        titles_of(text, paper),
                        letters_lost(document),
                        undecided(paper)};
  for (std::size_t i = 0; i < paper.items.items.size(); ++i) {
    auto [record, doubts] =
        decision_record(meeting, paper.marks, paper.items.items[i], paper.sections[i], paper.decisions[i]);
    const auto& decision = std::get<Decision>(record.value);
    // The areas of minutes are those of such items, not of every school they name.
    if (speaks_of_wishes(decision)) {
      for (const AreaCode& area : decision.areas) {
        auto& areas = extraction.facts.areas;
        if (std::find(areas.begin(), areas.end(), area) == areas.end()) areas.push_back(area);
      }
    }
    if (paper.agenda) continue;
    if (decision.decision_text && !decision.outcome) {
      const std::string which =
          decision.item_number ? "Punkt " + *decision.item_number : "Et punkt uden nummer";
      extraction.diagnostics.push_back(
          {"decision_unclear",
           which + ": det fremgår ikke af beslutningens ord, hvad den gik ud på. Læs den og vælg et udfald.",
           record.evidence.empty() ? 0 : record.evidence.back().page});
    }
    extraction.records.push_back(std::move(record));
    extraction.doubts.push_back(std::move(doubts));
  }
}

}  // namespace
}  // namespace minutes

Extraction extract_minutes(const Document& document, const Given& given) {
  Extraction extraction;
  if (document.pages().empty()) return extraction;
  const std::vector<minutes::Paper> papers = minutes::read_papers(document);
  minutes::add_facts(document, given, papers.front(), extraction);
  minutes::add_diagnostics(papers.front(), extraction);
  for (const minutes::Paper& paper : papers) minutes::add_records(document, paper, extraction);
  return extraction;
}

double minutes_likelihood(const Document& document) {
  return document.pages().empty() ? 0 : minutes::likelihood_of(minutes::read_papers(document).front());
}

}  // namespace frisaet
